// An exercise on the page: an editor in place of the stub, buttons under it, and what Python says.

import { button, make, nodesOf, Status } from "./parts.js";

const PAUSE = 300; // ms after the last key until what was typed is kept
const KEYS = "Tab indents. Escape, then Tab, leaves the editor. Shift and Enter run the cell.";
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", dateStyle: "medium" });
let editors; // the module with CodeMirror, once a cell is near

export class Cell {
  /**
   * @param {HTMLElement} place  below the code cell; its dataset says which
   * @param {{ name: string, hints?: number, buttons?: boolean }} asks
   * @param {import("./learner.js").Learner} learner
   * @param {() => string[]} above  the sources of the cells above that ask for nothing
   */
  constructor(place, asks, learner, above) {
    Object.assign(this, { place, asks, learner, above });
    ({ notebook: this.notebook, cell: this.id } = place.dataset);
    this.key = `${this.notebook}#${this.id}`;
    this.code = place.previousElementSibling;
    this.stub = stubOf(this.code);
    this.seen = 0; // the version of the text that the editor has
  }

  /** Build everything; nothing on the page moves, and Python is not asked for yet. */
  async wake() {
    editors ??= import("./editor.js");
    const [{ edit, colour }] = await Promise.all([editors, this.learner.ready]);
    this.colour = colour;
    const kept = this.learner.typed[this.key];
    this.seen = kept?.version ?? 0;
    this.host = make("div", { className: "live-editor highlight" });
    this.status = new Status(this.learner);
    this.told = make("div", { className: "live-outputs", "aria-live": "polite" });
    this.help = make("div", { className: "live-help", "aria-live": "polite" });
    this.versions = make("div", { className: "live-versions" });
    const id = `live-keys-${this.id}`;
    this.editor = edit(this.host, {
      text: kept?.text ?? this.stub,
      label: `Your answer: ${this.asks.name}`,
      describedBy: id,
      onChange: () => this.changed(),
      onRun: () => this.run(),
    });
    this.runs = button("Run", () => (this.busy ? this.stop() : this.run()), {
      className: "live-run",
      title: "Shift + Enter",
    });
    this.hint = button("", () => this.press("hint"));
    this.solution = button("Solution", () => this.press("solution"));
    this.again = button("Start over", () => this.startOver());
    const row = make("div", { className: "live-buttons" });
    row.addEventListener("mousedown", (event) => event.preventDefault()); // the editor keeps the
    // focus: its row of keys would go, and the button move away from under the finger
    row.append(this.runs, this.hint, this.solution, this.again, this.status.node);
    const keys = make("p", { id, className: "live-hidden" }, KEYS);
    this.place.append(row, keys, this.versions, this.told, this.help);
    this.code.querySelector(".cell_input").append(this.host);
    this.code.classList.add("live-code");
    this.place.classList.add("live-awake");
    this.host.addEventListener("focusin", () => this.learner.want());
    this.learner.addEventListener("progress", () => this.draw());
    this.learner.addEventListener("typed", ({ detail }) => detail.cell === this.key && this.heard());
    addEventListener("pagehide", () => this.keep());
    this.fill(this.learner.shown[this.key] ?? []);
    this.draw();
    this.drawVersions();
  }

  /** Whether the last verdict under the cell was that it is right. */
  get isRight() {
    return this.learner.shown[this.key]?.findLast((one) => one.status)?.status === "correct";
  }

  draw() {
    const { hints: seen = 0 } = this.learner.entries[this.asks.name] ?? {};
    const { hints = 0 } = this.asks;
    this.hint.hidden = !hints || this.isRight;
    this.hint.textContent = `Hint ${Math.min(seen + 1, hints)} of ${hints}`;
    this.solution.hidden = !hints;
    this.solution.textContent = this.isRight ? "Compare with mlpkit's" : "Solution";
    this.again.hidden = this.editor.text === this.stub;
    this.runs.textContent = this.busy ? "Stop" : "Run";
    this.runs.classList.toggle("live-stop", Boolean(this.busy));
  }

  fill(outputs) {
    this.told.replaceChildren(...nodesOf(outputs, this.learner.addressOf));
  }

  /** Keep what was typed, a moment after the last key. */
  changed() {
    clearTimeout(this.timer);
    this.unkept = true;
    this.timer = setTimeout(() => this.keep(), PAUSE);
    this.again.hidden = this.editor.text === this.stub;
  }

  async keep() {
    if (!this.unkept) return;
    clearTimeout(this.timer);
    this.unkept = false;
    const { text } = this.editor;
    const kept = await this.learner.type(this.key, text === this.stub ? undefined : text, this.seen);
    this.seen = kept?.version ?? 0;
    this.drawVersions();
  }

  /** Another tab has written this cell: follow it, unless something was typed here meanwhile. */
  heard() {
    const kept = this.learner.typed[this.key];
    const text = kept?.text ?? this.stub;
    if (!this.unkept) {
      this.seen = kept?.version ?? 0;
      if (text !== this.editor.text) this.editor.replace(text, { quietly: true });
    }
    this.fill(this.learner.shown[this.key] ?? []);
    this.draw();
    this.drawVersions();
  }

  /** Say that another tab has typed something else, and offer it. */
  drawVersions() {
    const other = this.learner.typed[this.key]?.other;
    this.versions.hidden = !other;
    if (!other) return this.versions.replaceChildren();
    const told = `In another tab you wrote something else, on ${time.format(other.at)}. `;
    const swap = button("Show that", () => {
      this.editor.replace(other.text);
      this.seen = -1; // so that what is here now is kept in its place
      this.keep();
    });
    this.versions.replaceChildren(make("span", {}, told), swap);
  }

  startOver() {
    this.editor.replace(this.stub); // Ctrl + Z brings it back
    this.keep();
    this.editor.focus();
  }

  async run() {
    if (this.busy) return;
    if (matchMedia("(pointer: coarse)").matches) this.editor.leave(); // the keyboard hides verdicts
    await this.keep();
    const { text } = this.editor;
    const outputs = await this.asked("run", this.notebook, text, this.above());
    if (!outputs) return;
    this.help.replaceChildren();
    this.fill(outputs);
    await this.learner.show(this.key, outputs);
    this.learner.tellOthers("typed", this.key);
    this.draw();
  }

  async press(what) {
    const outputs = await this.asked(what, this.asks.name);
    if (outputs) this.help.replaceChildren(...nodesOf(outputs, this.learner.addressOf));
    this.help.querySelectorAll("pre").forEach(this.colour);
    this.draw();
  }

  /** Python's outputs, or undefined if there are none; then it is said why. */
  async asked(...question) {
    if (this.busy) return undefined;
    this.busy = true;
    this.draw();
    try {
      const { outputs } = await this.status.during(this.learner.ask(...question));
      return outputs;
    } catch (error) {
      this.fill([{ text: `${error.message} What you typed is still here.`, error: true }]);
      return undefined;
    } finally {
      this.busy = false;
      this.draw();
    }
  }

  stop() {
    this.learner.stop();
  }
}

/** The text of a code cell, as it came. */
export const stubOf = (code) =>
  code.querySelector(".cell_input pre").textContent.replace(/\n+$/, "");
