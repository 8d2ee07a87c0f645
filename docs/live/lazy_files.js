// Files that Python finds in its folders; each is fetched when Python first opens it.

const EIO = 29; // Emscripten's number of an input or output error, which Python raises as OSError

// A file at `path` of Pyodide's file system; `tell` is told {file, bytes} before it is fetched, and
// {file, bytes, came} once it is there, or {file, bytes, failed} if that fails.
export function lazy(FS, path, bytes, url, tell) {
  FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  FS.writeFile(path, "");
  const { node } = FS.lookupPath(path);
  node.usedBytes = bytes; // its size is known without its contents
  let contents;
  Object.defineProperty(node, "contents", {
    get: () => (contents ??= read(FS, url, { file: path, bytes }, tell)),
    set: (written) => (contents = written),
  });
}

function read(FS, url, told, tell) {
  tell(told);
  const request = new XMLHttpRequest();
  request.open("GET", url, false); // Python waits for it, as for a file
  request.responseType = "arraybuffer";
  try {
    request.send();
    if (request.status !== 200) throw new Error(`${url}: ${request.status}`);
  } catch (error) {
    tell({ ...told, failed: String(error.message) });
    throw new FS.ErrnoError(EIO);
  }
  tell({ ...told, came: true });
  return new Uint8Array(request.response);
}
