// The reader as a learner: what this browser keeps, and Python, which is given it and changes it.

import { changed, Store, typed } from "./store.js";

/**
 * @typedef {{ text: string, html?: string | null, name?: string, status?: string,
 *   stream?: boolean, error?: boolean, png?: string, alt?: string, caption?: string,
 *   width?: number, height?: number }} Output
 * @typedef {{ called: string, date: string }} Due
 * @typedef {{ bars: Record<string, string[]>, here: number | null, place: string[], news: string[],
 *   due: Due[] }} Overview
 */

export class Learner extends EventTarget {
  /** @type {import("./python.js").Python} */
  python;

  /**
   * `python`, an object of python.js, is set before anything is asked.
   *
   * @param {URL} root  of the site
   */
  constructor(root) {
    super();
    Object.assign(this, { root, stale: true, running: Promise.resolve(), told: {}, turn: 0 });
    this.renew();
    this.entries = this.typed = this.shown = {};
    this.wrote = {}; // {cell: the version of its text that this tab wrote last}
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel("mlpkit") : undefined;
    this.channel?.addEventListener("message", ({ data }) => this.hear(data));
    this.ready = this.open();
  }

  async open() {
    this.store = await Store.open();
    await this.read();
  }

  /** Read everything but the attempts, which only Python needs. */
  async read() {
    const names = ["exercises", "typed", "shown"];
    const [entries, texts, shown] = await Promise.all(names.map((one) => this.store.all(one)));
    Object.assign(this, { entries, typed: texts, shown });
    this.overview = await this.store.get("meta", "overview");
  }

  /** Note what is known about Python: its state, and how many bytes of it have arrived. */
  tellOfPython(told) {
    const begins = told.what && !this.told.what;
    if (told.state && told.state !== this.told.state) this.told = {};
    if (begins || !this.told.began) this.told.began = performance.now();
    Object.assign(this.told, told);
    this.dispatchEvent(new Event("python"));
  }

  /** What a message of lazy_files.js says: a file is fetched, or it has come, or it can't be had. */
  tellOfFile({ bytes, came, failed }) {
    this.tellOfPython({ fetching: came || failed ? 0 : bytes });
  }

  /** Begin to load Python. If that fails, the next question says so. */
  want() {
    this.python.load().catch(() => {});
  }

  /** Follow what another tab has done. */
  async hear({ kind, cell }) {
    await this.ready;
    if (kind === "progress") this.stale = true; // the worker's files are out of date
    await this.read();
    this.say(kind, cell);
  }

  /** Tell this page that something has changed: "progress", or the text of a cell. */
  say(kind, cell) {
    this.dispatchEvent(new CustomEvent(kind, { detail: { cell } }));
  }

  tellOthers(kind, cell) {
    this.channel?.postMessage({ kind, cell });
  }

  /**
   * Ask Python for something, one question after the other, and keep what it has changed.
   *
   * @param {string} name  of a function of page.py
   */
  ask(name, ...args) {
    const { turn } = this; // read now, because Stop must also end the questions that wait
    const work = this.running.then(() => this.answer(name, args, turn));
    const asked = Promise.race([work, this.untilStopped]);
    this.running = asked.catch(() => {});
    return asked;
  }

  async answer(name, args, turn) {
    await Promise.all([this.ready, this.python.load()]);
    if (this.stale && turn === this.turn) await this.begin();
    if (turn !== this.turn) return undefined; // stopped before it was asked
    try {
      const found = await this.python.call(name, ...args);
      await this.keep(found);
      return found;
    } catch (error) {
      this.stale ||= error.name === "Stopped"; // there is a new worker, which knows nothing
      throw error;
    }
  }

  /** Give the worker, which may be new, what is kept here. If that fails, the next question tries again. */
  async begin() {
    this.stale = false; // at once, because another tab may make it true while this waits
    try {
      await this.giveProgress();
    } catch (error) {
      this.stale = true;
      throw error;
    }
  }

  async giveProgress() {
    this.asked ??= await fetch(new URL("_static/asked.json", this.root)).then((one) => one.json());
    const [exercises, attempts] = await Promise.all(
      ["exercises", "attempts"].map((one) => this.store.all(one)),
    );
    const state = { exercises, attempts: Object.values(attempts), asked: this.asked };
    if (!this.store.keeps) state.exercises = this.entries;
    await this.keep(await this.python.call("begin", state));
  }

  /** Keep what an answer says has changed. */
  async keep({ changed: changes = {}, lines = [], overview }) {
    for (const [name, change] of Object.entries(changes))
      this.entries[name] = await this.store.change("exercises", name, (entry) =>
        changed(this.store.keeps ? entry : this.entries[name], change),
      );
    await this.store.add(lines);
    if (overview) {
      this.overview = overview;
      await this.store.change("meta", "overview", () => overview);
      this.say("progress");
      this.tellOthers("progress");
    }
  }

  /** End all questions. If Python is at work on one, the next question gets a new worker. */
  stop() {
    this.turn += 1;
    this.endWait(new Error("Stopped."));
    this.renew();
    this.running = Promise.resolve();
    if (this.told.state !== "busy") return;
    this.stale = true;
    this.python.stop().catch(() => {}); // the next question says what is wrong
  }

  /** Make a promise that is rejected when somebody presses Stop. */
  renew() {
    this.untilStopped = new Promise((_, fail) => {
      this.endWait = fail;
    });
    this.untilStopped.catch(() => {});
  }

  /**
   * Keep the text of a cell that was typed here; undefined if it is the original.
   *
   * @param {string} cell
   * @param {string | undefined} text
   * @param {number} seen  the version that the editor had
   */
  async type(cell, text, seen) {
    const edit = (before) => {
      // the editor may not know yet which version the text before this one has become
      const own = seen >= 0 && before?.version === this.wrote[cell];
      const now = text === undefined ? undefined : typed(before, text, own ? before?.version : seen);
      this.wrote[cell] = now?.version;
      return now;
    };
    this.typed[cell] = await this.store.change("typed", cell, edit);
    this.tellOthers("typed", cell);
    return this.typed[cell];
  }

  /** Keep what is shown under a cell. */
  async show(cell, outputs) {
    this.shown[cell] = outputs;
    await this.store.change("shown", cell, () => outputs);
  }

  /** Keep texts from elsewhere: in cells that have none, else next to the one that is there. */
  async takeTexts(texts) {
    for (const [cell, text] of Object.entries(texts)) {
      const beside = (before) =>
        before ? { ...before, other: { text, at: Date.now() } } : typed(undefined, text);
      this.typed[cell] = await this.store.change("typed", cell, beside);
      this.tellOthers("typed", cell);
    }
  }

  /** Delete everything, in this browser and in the worker. */
  async forget() {
    await this.store.forget();
    this.stale = true;
    this.overview = undefined;
    await this.read();
    this.say("progress");
    this.tellOthers("progress");
  }

  /** Where the cell of a notebook is on the site; without a cell, the notebook's page. */
  addressOf = (notebook, cell) =>
    new URL(`notebooks/${notebook}.html${cell ? `#cell-${cell}` : ""}`, this.root).href;
}
