// What the reader has done, kept by this browser for this site: entries and attempts as in the
// notebook's files, the texts of cells, and what was last shown under them.

const NAME = "mlpkit";
const STORES = { exercises: {}, attempts: { autoIncrement: true }, typed: {}, shown: {}, meta: {} };

/**
 * @typedef {Record<string, unknown>} Entry  of an exercise, as in the progress file
 * @typedef {{ text: string, version: number, at: number, other?: { text: string, at: number } }} Typed
 */

/**
 * The database, or undefined if this browser keeps nothing.
 *
 * @returns {Promise<IDBDatabase | undefined>}
 */
function open() {
  return new Promise((found) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        for (const [name, how] of Object.entries(STORES)) request.result.createObjectStore(name, how);
      };
      request.onsuccess = () => found(request.result);
      request.onerror = request.onblocked = () => found(undefined);
    } catch {
      found(undefined);
    }
  });
}

const asked = (request) =>
  new Promise((then, fail) => {
    request.onsuccess = () => then(request.result);
    request.onerror = () => fail(request.error);
  });

export class Store {
  static async open() {
    const made = new Store();
    made.database = await open();
    made.database?.addEventListener("versionchange", () => made.database.close());
    return made;
  }

  /** Whether anything is kept once the page is closed. */
  get keeps() {
    return this.database !== undefined;
  }

  /** {name: value} of a whole store. */
  async all(name) {
    if (!this.keeps) return {};
    const store = this.database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
    return Object.fromEntries(keys.map((key, k) => [key, values[k]]));
  }

  async get(name, key) {
    return this.keeps && asked(this.database.transaction(name).objectStore(name).get(key));
  }

  /**
   * Change one value by a function of the value that is there now, whichever tab has written it;
   * a value of undefined is deleted. Returns the new value.
   */
  async change(name, key, edit) {
    if (!this.keeps) return edit(undefined);
    const store = this.database.transaction(name, "readwrite").objectStore(name);
    const value = edit(await asked(store.get(key)));
    await asked(value === undefined ? store.delete(key) : store.put(value, key));
    return value;
  }

  /** Add attempts; `add` numbers them. */
  async add(lines) {
    if (!this.keeps || !lines.length) return;
    const store = this.database.transaction("attempts", "readwrite").objectStore("attempts");
    await Promise.all(lines.map((line) => asked(store.add(line))));
  }

  /** Delete everything. */
  async forget() {
    if (!this.keeps) return;
    const names = Object.keys(STORES);
    const all = this.database.transaction(names, "readwrite");
    await Promise.all(names.map((name) => asked(all.objectStore(name).clear())));
  }
}

/**
 * An entry after what Python has changed in it, where another tab may have changed it too: each key
 * by itself; the larger number of hints counts.
 *
 * @param {Entry | undefined} entry
 * @param {{ set: Entry, gone: string[] }} change
 */
export function changed(entry, { set, gone }) {
  const made = { ...entry, ...set };
  if (entry?.hints && set.hints) made.hints = Math.max(Number(entry.hints), Number(set.hints));
  for (const key of gone) delete made[key];
  return made;
}

/**
 * A cell's text after it was typed in a tab that had seen the version `seen`. If another tab has
 * typed since, its text is kept next to this one.
 *
 * @param {Typed | undefined} before
 * @param {string} text
 * @param {number} [seen]
 * @returns {Typed}
 */
export function typed(before, text, seen, at = Date.now()) {
  const version = (before?.version ?? 0) + 1;
  const other =
    before && seen !== undefined && before.version !== seen && before.text !== text
      ? { text: before.text, at: before.at }
      : before?.other;
  return { text, version, at, ...(other && other.text !== text ? { other } : {}) };
}
