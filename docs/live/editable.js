// A code cell whose text can be changed on the page; what is typed is kept, and shown in other tabs.

import { button, make } from "./parts.js";

const PAUSE = 300; // ms after the last key until what was typed is kept
const KEYS = "Tab indents. Escape, then Tab, leaves the editor. Shift and Enter run the cell.";
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", dateStyle: "medium" });
let editors; // the module with CodeMirror, once a cell is near

export class Editable {
  /**
   * @param {HTMLElement} place  its dataset says which cell it belongs to
   * @param {HTMLElement} code  the cell as it was written
   * @param {import("./learner.js").Learner} learner
   * @param {() => string[]} above  the sources of the cells above that ask for nothing
   */
  constructor(place, code, learner, above) {
    Object.assign(this, { place, code, learner, above });
    ({ notebook: this.notebook, cell: this.id } = place.dataset);
    this.key = `${this.notebook}#${this.id}`;
    this.stub = stubOf(code);
    this.seen = 0; // the version of the text that the editor has
    this.versions = make("div", { className: "live-versions" });
  }

  /** Draw the buttons; each kind of cell has its own. */
  draw() {}

  /** The current text, whether or not there is an editor. */
  get text() {
    return this.editor?.text ?? this.learner.typed[this.key]?.text ?? this.stub;
  }

  /** Put an editor in place of the code; nothing on the page moves. */
  async open(label) {
    editors ??= import("./editor.js");
    const [{ edit, colour }] = await Promise.all([editors, this.learner.ready]);
    if (this.editor) return;
    this.colour = colour;
    const kept = this.learner.typed[this.key];
    this.seen = kept?.version ?? 0;
    const id = `live-keys-${this.id}`;
    const host = make("div", { className: "live-editor highlight" });
    this.editor = edit(host, {
      text: kept?.text ?? this.stub,
      label,
      describedBy: id,
      onChange: () => this.changed(),
      onRun: () => this.run(),
    });
    this.code.querySelector(".cell_input").append(host);
    this.code.classList.add("live-edited");
    this.place.append(make("p", { id, className: "live-hidden" }, KEYS));
    this.learner.addEventListener("typed", ({ detail }) => detail.cell === this.key && this.heard());
    addEventListener("pagehide", () => this.keep());
    host.addEventListener("focusin", () => this.learner.want());
    this.drawVersions();
  }

  /** Keep what was typed, a moment after the last key. */
  changed() {
    clearTimeout(this.timer);
    this.unkept = true;
    this.timer = setTimeout(() => this.keep(), PAUSE);
    this.draw();
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
    this.draw();
    this.drawVersions();
  }

  /** Say that something else was typed in another tab, and offer it. */
  drawVersions() {
    const other = this.learner.typed[this.key]?.other;
    this.versions.hidden = !other;
    if (!other) return this.versions.replaceChildren();
    const told = `In another tab you wrote something else, on ${time.format(other.at)}. `;
    const swap = button("Show that", () => {
      this.editor.replace(other.text);
      this.seen = -1; // so that the text here now is kept as the other version
      this.keep();
    });
    this.versions.replaceChildren(make("span", {}, told), swap);
  }

  startOver() {
    this.editor.replace(this.stub); // Ctrl + Z brings it back
    this.keep();
    this.editor.focus();
  }

  stop() {
    this.learner.stop();
  }
}

/** The original text of a code cell. */
export const stubOf = (code) =>
  code.querySelector(".cell_input pre").textContent.replace(/\n+$/, "");
