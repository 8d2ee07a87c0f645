// An exercise on the page: an editor in place of the stub, buttons under it, and what Python says.

import { Editable } from "./editable.js";
import { button, make, nodesOf, Status } from "./parts.js";

export class Cell extends Editable {
  /**
   * @param {HTMLElement} place  below the code cell; its dataset says which
   * @param {{ name: string, hints?: number, buttons?: boolean }} asks
   * @param {import("./learner.js").Learner} learner
   * @param {() => string[]} above  the sources of the cells above that ask for nothing
   */
  constructor(place, asks, learner, above) {
    super(place, place.previousElementSibling, learner, above);
    this.asks = asks;
  }

  /** Build everything; nothing on the page moves, and Python is not loaded yet. */
  async wake() {
    this.status = new Status(this.learner);
    this.told = make("div", { className: "live-outputs", "aria-live": "polite" });
    this.help = make("div", { className: "live-help", "aria-live": "polite" });
    this.runs = button("Run", () => (this.busy ? this.stop() : this.run()), {
      className: "live-run",
      title: "Shift + Enter",
    });
    this.hint = button("", () => this.press("hint"));
    this.solution = button("Solution", () => this.press("solution"));
    this.again = button("Start over", () => this.startOver());
    await this.open(`Your answer: ${this.asks.name}`);
    const row = make("div", { className: "live-buttons" });
    row.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
    // in the editor: otherwise its row of keys would go, and the button move from under the finger
    row.append(this.runs, this.hint, this.solution, this.again, this.status.node);
    this.place.append(row, this.versions, this.told, this.help);
    this.code.classList.add("live-code");
    this.place.classList.add("live-awake");
    this.learner.addEventListener("progress", () => this.draw());
    this.fill(this.learner.shown[this.key] ?? []);
    this.draw();
  }

  /** Whether the last verdict under the cell called it right. */
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

  /** Another tab has written this cell. */
  heard() {
    super.heard();
    this.fill(this.learner.shown[this.key] ?? []);
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

  /** Python's outputs, or undefined if there are none; the page then says why. */
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
}
