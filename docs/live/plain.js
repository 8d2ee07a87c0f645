// The other code cells of a page: each can be run in its place, and edited, as in a notebook. Until
// then it is as it was written, above the outputs that its notebook has stored.

import { Editable } from "./editable.js";
import { button, make, nodesOf, Status } from "./parts.js";

const LONG = 20; // seconds; before it runs a cell that takes longer, the page asks

/** Seconds in words: "30 seconds", "2 minutes". */
const about = (seconds) =>
  seconds < 90 ? `${10 * Math.ceil(seconds / 10)} seconds` : `${Math.round(seconds / 60)} minutes`;

export class PlainCell extends Editable {
  /**
   * @param {HTMLElement} place  below the cell and what it shows; its dataset has the facts:
   *   { seconds }, how long it takes here, if that is long, or { absent }, why it can't run here
   * @param {import("./learner.js").Learner} learner
   * @param {() => { text: string, cell?: PlainCell }[]} above  what the cells above it are now
   * @param {number} number  of the cell on the page
   */
  constructor(place, learner, above, number) {
    const parts = [place.previousElementSibling];
    while (!parts[0].querySelector(".cell_input")) parts.unshift(parts[0].previousElementSibling);
    super(place, parts[0], learner, above);
    this.stored = parts.flatMap((one) => [...one.querySelectorAll(".cell_output")]);
    this.facts = JSON.parse(place.dataset.facts);
    this.number = number;
    this.build();
    if (!this.facts.absent) this.learner.ready.then(() => this.edited && this.edit());
  }

  get edited() {
    return this.text !== this.stub;
  }

  build() {
    this.row = make("div", { className: "live-buttons live-quiet" });
    this.code.querySelector(".cell_input").after(this.row);
    if (this.facts.absent) return this.row.append(make("span", {}, this.facts.absent));
    const label = { "aria-label": `Run code cell ${this.number}`, title: "Shift + Enter" };
    this.runs = button("Run", () => (this.busy ? this.stop() : this.run()), label);
    this.all = button("Run all above", () => this.runAbove());
    this.edits = button("Edit", () => this.edit().then(() => this.editor.focus()));
    this.again = button("Start over", () => this.startOver());
    this.back = button("Put the stored output back", () => this.putBack());
    this.status = new Status(this.learner);
    this.origin = make("span", { className: "live-origin" });
    this.question = make("div", { className: "live-buttons", role: "group", hidden: true });
    this.told = make("div", { className: "live-outputs", "aria-live": "polite" });
    this.row.addEventListener("mousedown", (event) => event.preventDefault()); // as in cell.js
    this.row.append(this.runs, this.all, this.edits, this.again, this.back);
    this.row.append(this.status.node, this.origin);
    this.row.after(this.question, this.versions, this.told);
    const pre = this.code.querySelector(".cell_input pre");
    pre.addEventListener("click", ({ clientX: x, clientY: y }) => {
      if (getSelection().isCollapsed) this.edit().then(() => this.editor.focus({ x, y }));
    });
    this.code.classList.add("live-plain");
    this.draw();
  }

  draw() {
    this.runs.textContent = this.busy ? "Stop" : "Run";
    this.runs.ariaLabel = `${this.busy ? "Stop" : "Run"} code cell ${this.number}`;
    this.all.hidden = this.busy || this.number === 1;
    this.edits.hidden = this.busy || Boolean(this.editor);
    this.again.hidden = this.busy || !this.edited;
    this.back.hidden = this.busy || !this.ran || !this.stored.length;
    this.origin.textContent = this.busy ? "" : this.words();
    for (const one of this.stored) one.hidden = Boolean(this.ran);
  }

  /** Say where the output below comes from. */
  words() {
    if (this.ran) {
      const { seconds, above } = this.ran;
      const cells = above === 1 ? "a cell" : `${above} cells`;
      const first = above ? `, after what it needs of ${cells} above` : "";
      return `run here in ${seconds.toFixed(1)} s${first}`;
    }
    const kept = this.stored.length ? `stored output${this.edited ? " of the code as it came" : ""}` : "";
    const long = this.facts.seconds > LONG ? `about ${about(this.facts.seconds)} here` : "";
    return [kept, long].filter(Boolean).join(" · ");
  }

  edit() {
    return this.open(`Code cell ${this.number}`).then(() => this.draw());
  }

  putBack() {
    this.ran = undefined;
    this.told.replaceChildren();
    this.draw();
    this.runs.focus();
  }

  /** Run the cell, after what it needs; returns whether all went well. sure: don't ask first. */
  async run({ sure = false } = {}) {
    if (this.busy) return false;
    if (matchMedia("(pointer: coarse)").matches) this.editor?.leave(); // its keys hide the output
    await this.keep();
    return this.during(async () => {
      const above = this.above();
      const question = [this.notebook, this.text, above.map((one) => one.text)];
      if (!sure) {
        const plan = await this.status.during(this.learner.ask("plan", ...question));
        if (!plan) return false;
        const cells = [this, ...plan.above.map((k) => above[k].cell)];
        if (!(await this.agreed(cells))) return false;
      }
      const answer = await this.status.during(this.learner.ask("run", ...question));
      return Boolean(answer) && this.show(answer);
    });
  }

  /** Run the cells above, in their order, from the top; say which one ended early. */
  runAbove() {
    return this.during(async () => {
      if (!this.ran) this.told.replaceChildren();
      const cells = this.above().flatMap((one) => (one.cell?.runs ? [one.cell] : []));
      if (!(await this.agreed(cells))) return false;
      await this.status.during(this.learner.ask("renew", this.notebook));
      for (const one of cells)
        if (!(await one.run({ sure: true })))
          throw new Error(`Code cell ${one.number} did not run to its end; those below it did not run.`);
      return true;
    });
  }

  /** Do something while the cell is busy, and say what went wrong; returns whether nothing did. */
  async during(work) {
    if (this.busy) return false;
    this.busy = true;
    this.draw();
    try {
      return await work();
    } catch (error) {
      this.ran = undefined; // the stored output stays
      this.fill([{ text: error.message, error: true }]);
      return false;
    } finally {
      this.busy = false;
      this.question.hidden = true;
      this.draw();
    }
  }

  /** Whether the reader agrees to run these cells; asked only if they take long together. */
  async agreed(cells) {
    const seconds = cells.reduce((sum, one) => sum + (one?.facts.seconds ?? 0), 0);
    if (seconds < LONG) return true;
    const more = cells.length > 1 ? `, as ${cells.length} cells run` : "";
    const told = make("span", { role: "status" }, `This takes about ${about(seconds)} here${more}.`);
    return new Promise((decide) => {
      const yes = button("Run it", () => decide(true));
      this.stopped = () => decide(false);
      this.question.replaceChildren(told, yes, button("Leave it", this.stopped));
      this.question.hidden = false;
      yes.focus();
    }).finally(() => {
      this.question.hidden = true;
      this.stopped = undefined;
    });
  }

  stop() {
    if (this.stopped) this.stopped();
    else super.stop();
  }

  /** Show what came of a run; returns whether it went well. */
  show({ outputs, above, seconds }) {
    const absent = outputs.some((one) => one.absent);
    this.ran = absent ? undefined : { above, seconds };
    this.fill(outputs);
    return absent || !outputs.some((one) => one.error);
  }

  fill(outputs) {
    this.told.replaceChildren(...nodesOf(outputs, this.learner.addressOf));
  }
}
