// A guess on the page: buttons for its letters, or fields for its numbers and shapes. What is chosen
// is written into the notebook's own call, which then runs.

import { stubOf } from "./editable.js";
import { button, make, nodesOf, Status } from "./parts.js";

const DOTS = /\.\.\./g;

/**
 * The call with answers in place of its dots; an empty answer leaves them.
 *
 * @param {string} source
 * @param {string[]} answers
 */
export function withAnswers(source, answers) {
  let k = 0;
  return source.replace(DOTS, (dots) => {
    const answer = answers[k++]?.trim();
    return answer ? JSON.stringify(answer) : dots;
  });
}

export class Guess {
  /**
   * @param {HTMLElement} place  below the code cell; its dataset says which
   * @param {{ name: string, letters: string[], parts: string[] }} asks
   * @param {import("./learner.js").Learner} learner
   * @param {() => string[]} above  the sources of the cells above that ask for nothing
   * @param {string} [source]  the call; by default that of the code cell
   */
  constructor(place, asks, learner, above, source) {
    Object.assign(this, { place, asks, learner, above });
    ({ notebook: this.notebook, cell: this.id } = place.dataset);
    this.key = `${this.notebook}#${this.id}`;
    this.code = place.previousElementSibling;
    this.source = source ?? stubOf(this.code);
    this.byLetter = asks.letters.length > 0 && asks.parts.length === 0;
  }

  async wake() {
    await this.learner.ready;
    this.status = new Status(this.learner);
    this.told = make("div", { className: "live-outputs", "aria-live": "polite" });
    this.inputs = [];
    const row = this.byLetter ? this.letters() : this.fields();
    row.append(this.status.node);
    this.place.append(row, this.told);
    this.place.classList.add("live-awake");
    this.code?.classList.add("live-asked");
    this.learner.addEventListener("typed", ({ detail }) => detail.cell === this.key && this.draw());
    this.draw();
  }

  get answers() {
    const kept = this.learner.typed[this.key]?.text;
    return kept ? JSON.parse(kept) : [];
  }

  letters() {
    const row = make("div", { className: "live-buttons live-letters", role: "group" });
    row.setAttribute("aria-label", "Your answer");
    this.buttons = this.asks.letters.map((one) => button(one, () => this.answer([one])));
    row.append("Your answer: ", ...this.buttons);
    return row;
  }

  fields() {
    const form = make("form", { className: "live-buttons live-fields", autocomplete: "off" });
    const { parts } = this.asks;
    const apart = this.source.match(DOTS).length === parts.length;
    const one = ["Your answer", parts.join(" ")].filter(Boolean).join(", for ");
    form.classList.toggle("live-many", apart && parts.length > 2);
    this.inputs = (apart ? parts : [one]).map((name) => {
      const input = make("input", { type: "text", autocapitalize: "off", spellcheck: false });
      form.append(make("label", {}, `${name}: `, input));
      input.addEventListener("focus", () => this.learner.want());
      return input;
    });
    form.append(make("button", { type: "submit", className: "live-run" }, "Check"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(this.inputs.map((one) => one.value));
    });
    return form;
  }

  draw() {
    const { answers } = this;
    for (const one of this.buttons ?? []) one.ariaPressed = String(one.textContent === answers[0]);
    this.inputs.forEach((one, k) => {
      if (one !== document.activeElement) one.value = answers[k] ?? "";
    });
    this.fill(this.learner.shown[this.key] ?? []);
  }

  fill(outputs) {
    this.told.replaceChildren(...nodesOf(outputs, this.learner.addressOf));
  }

  async answer(answers) {
    const source = withAnswers(this.source, answers);
    await this.learner.type(this.key, JSON.stringify(answers));
    this.draw();
    try {
      const question = this.learner.ask("run", this.notebook, source, this.above());
      const { outputs } = await this.status.during(question);
      await this.learner.show(this.key, outputs);
      this.learner.tellOthers("typed", this.key);
      this.fill(outputs);
    } catch (error) {
      this.fill([{ text: error.message, error: true }]);
    }
  }
}
