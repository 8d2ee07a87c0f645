// Python in a worker: Pyodide, NumPy and mlpkit, loaded once; then it answers calls of the functions
// of page.py. If one returns {needs}, the name of an archive, that is loaded, and the function called
// again. Messages to it: {base, version}, then {id, name, args}. Messages from it: {loaded, total} in
// bytes, with `what` while such an archive is loaded, which is "" once it is there; {ready}, or
// {failed}, which says why; {id, result}, or {id, error, python, fatal}, the message, the traceback,
// and whether this worker can do no more; and those of lazy_files.js and messages.js.

import { addAlarm } from "./alarm.js";
import { unpack } from "./archives.js";
import { lazy } from "./lazy_files.js";
import { connect } from "./messages.js";

const CALL = `
import json
from docs.live import page
lambda name, args: json.dumps(getattr(page, name)(*json.loads(args)))
`;
const tell = (message, transfer = []) => postMessage(message, transfer);
let call; // a function of page.py
let bring; // an archive that one of them needs
let hear;

// Why a function could not be called: its archive can't be loaded.
class Missing extends Error {
  name = "Missing";
}

async function load({ base, version }) {
  const get = (path) => fetch(new URL(path + version, base));
  const { python, files, archives: later } = await (await get("files.json")).json();
  self.fetch = counting(python, base); // Pyodide fetches its parts by itself
  const { loadPyodide } = await import(new URL("pyodide/pyodide.mjs", base).href);
  const archives = Object.keys(python).filter((path) => path.endsWith(".tar.gz.bin"));
  const [pyodide, ...packed] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", base).href }),
    ...archives.map(async (path) => (await get(path)).arrayBuffer()),
  ]);
  addAlarm(pyodide);
  const folder = pyodide.runPython("import sysconfig; sysconfig.get_path('purelib')");
  for (const one of packed) await unpack(pyodide.FS, one, folder);
  for (const [path, size] of Object.entries(files))
    lazy(pyodide.FS, `${folder}/${path}`, size, new URL(`files/${path}.bin${version}`, base).href, tell);
  call = pyodide.runPython(CALL);
  hear = connect(pyodide, tell);
  bring = async (name) => {
    const { path, bytes: total, what } = later[name];
    let loaded = 0;
    try {
      const answer = await get(path);
      const arrived = (more) => tell({ loaded: (loaded += more), total, what });
      const [bytes] = await Promise.all([answer.clone().arrayBuffer(), count(answer, arrived)]);
      await unpack(pyodide.FS, bytes, folder);
    } catch (error) {
      throw new Missing(`${what} could not be loaded (${error.message}). Run the cell to try again.`);
    } finally {
      tell({ loaded: total, total, what: "" });
    }
    pyodide.runPython("import importlib; importlib.invalidate_caches()");
  };
}

// A fetch that tells how many bytes of the files in `sizes`, {path below base: bytes}, have arrived.
function counting(sizes, base) {
  const ask = self.fetch.bind(self);
  const total = Object.values(sizes).reduce((a, b) => a + b, 0);
  let loaded = 0;
  return async (url, ...rest) => {
    const answer = await ask(url, ...rest);
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
    if (new URL(url, base).href.slice(base.length).split("?")[0] in sizes)
      count(answer.clone(), (more) => tell({ loaded: (loaded += more), total }));
    return answer;
  };
}

async function count(answer, arrived) {
  const reader = answer.body.getReader(); // Safari's streams can't be iterated
  for (let part = await reader.read(); !part.done; part = await reader.read())
    arrived(part.value.length);
}

async function answer(name, args) {
  const ask = () => JSON.parse(call(name, JSON.stringify(args)));
  const found = ask();
  if (!found?.needs) return found;
  await bring(found.needs);
  return ask();
}

onmessage = async ({ data }) => {
  if (data.base)
    return load(data).then(
      () => tell({ ready: true }),
      (error) => tell({ failed: String(error.message) }),
    );
  if (data.explorer) return hear(data);
  const { id, name, args } = data;
  try {
    tell({ id, result: await answer(name, args) });
  } catch (error) {
    const python = error.name === "PythonError" ? error.message : "";
    const [last] = String(error.message).trim().split("\n").slice(-1);
    const fatal = error.name !== "Missing" && (!python || Boolean(error.pyodide_fatal_error));
    tell({ id, error: last, python, fatal });
  }
};
