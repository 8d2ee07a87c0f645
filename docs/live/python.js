// Python for a page: `call` runs a function of page.py in a worker, which is started by the first
// `load`. Arguments and results are JSON.

const VERSION = new URL(import.meta.url).search; // "?v=…" of the page's script, so of all it loads

const NOT_BEGUN = "Python's worker could not begin.";

// Why a call has no result: `stop` was called, or the worker died of it.
export class Stopped extends Error {
  name = "Stopped";
}

export class Python {
  #base;
  #worker;
  #ready;
  #calls = new Map();
  #count = 0;

  // base: URL of the folder live/; onProgress({loaded, total}) in bytes; onState(state, why) with a
  // state "absent", "loading", "ready", "busy" or "failed"; onFile({file, bytes, came,
  // failed}) before a file is fetched that Python opens, and again once it came or that failed;
  // onExplorer(message) of messages.js.
  constructor({ base, onProgress, onState, onFile, onExplorer }) {
    this.#base = String(new URL(base, document.baseURI));
    const none = () => {};
    this.onProgress = onProgress ?? none;
    this.onState = onState ?? none;
    this.onFile = onFile ?? none;
    this.onExplorer = onExplorer ?? none;
    this.onState("absent");
  }

  // Resolves when Python is loaded. After a failure, it can be called again.
  load() {
    return (this.#ready ??= this.#begin());
  }

  // Resolves with what a function of page.py returns. Rejects with an Error whose `python` is the
  // traceback, or with Stopped.
  async call(name, ...args) {
    await this.load();
    const id = ++this.#count;
    this.onState("busy");
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, args });
    });
  }

  // Sends a message of messages.js to an explorer of the worker that is there now.
  post(message) {
    this.#worker?.postMessage(message);
  }

  // Ends the worker and starts another; calls that had no result yet reject with Stopped.
  stop(why = "Python was stopped.") {
    this.#end(new Stopped(why));
    return this.load();
  }

  #begin() {
    this.onState("loading");
    return new Promise((resolve, reject) => {
      const worker = begun(new URL(`worker.js${VERSION}`, this.#base));
      const failed = (why) => {
        this.#end(new Error(why));
        this.onState("failed", why);
        reject(new Error(why));
      };
      worker.onerror = (event) => failed(event.message || NOT_BEGUN);
      worker.onmessage = ({ data }) => {
        if (data.total) this.onProgress(data);
        else if (data.file) this.onFile(data);
        else if (data.failed) failed(data.failed);
        else if (data.explorer) this.#tell(data);
        else if (data.ready) {
          this.onState("ready");
          resolve();
          keep(new URL("../service.js", this.#base));
        } else this.#answer(data);
      };
      this.#worker = worker;
      worker.postMessage({ base: this.#base, version: VERSION });
    });
  }

  #tell(message) {
    this.onExplorer(message);
    if (message.fatal) this.stop(message.error);
  }

  #answer({ id, result, error, python, fatal }) {
    const { resolve, reject } = this.#calls.get(id);
    this.#calls.delete(id);
    if (fatal) {
      reject(new Stopped(error));
      this.stop(error);
      return;
    }
    if (this.#calls.size === 0) this.onState("ready");
    if (error) reject(Object.assign(new Error(error), { python }));
    else resolve(result);
  }

  #end(why) {
    this.#worker?.terminate();
    this.#ready = this.#worker = undefined;
    for (const { reject } of this.#calls.values()) reject(why);
    this.#calls.clear();
  }
}

// Keeps the whole site for use without a network; a private window may not let it.
const keep = (url) => navigator.serviceWorker?.register(url).catch(() => {});

// A worker of a module. Started from a blob, it obeys the page's content security policy; started
// from its own address, it would obey none, since the site's host sends no headers. It imports the
// module with its first message, because in Firefox the service worker is not asked for what a blob
// imports at its top, so Python would need the network.
function begun(url) {
  const failed = JSON.stringify({ failed: NOT_BEGUN });
  const source = `onmessage = ({ data }) =>
    import(${JSON.stringify(url.href)}).then(() => onmessage({ data }), () => postMessage(${failed}));`;
  const blob = new Blob([source], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(blob), { type: "module" });
}
