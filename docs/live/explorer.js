// The explorers of a page. Each begins as a recording (docs/_static/explorers.js); at the first
// gesture that it can't follow, Python makes the same explorer, which follows it in its place.

import { stubOf } from "./editable.js";
import { Link } from "./link.js";
import { button, make, Status } from "./parts.js";

const OFFER = "These numbers are recorded. Live, Python computes them here";
const SIZES = { python: "9 to 17 MB", data: "Fashion-MNIST, 31 MB" };
const PATIENCE = 1500; // ms after which the page says that Python has not received a message
const FRAMES = 60; // most frames to wait until it is drawn; out of view it is never drawn

/**
 * @typedef {{ explorer: any, model: Link, end: () => void, place: HTMLElement,
 *   cell: { notebook: string, source: string, data: boolean } }} Recorded
 */

class Figure {
  /**
   * @param {HTMLElement & { recorded: Recorded }} figure
   * @param {import("./learner.js").Learner} learner
   * @param {(cell: Element) => () => string[]} above
   */
  constructor(figure, learner, above) {
    Object.assign(this, { figure, learner, above, fault: "", slow: false });
    figure.live = this;
    this.key = figure.dataset.at.split("/").at(-1);
    this.shown = figure.recorded;
    this.status = new Status(learner);
    this.words = make("span", { role: "status" });
    this.button = button("Make it live", () => (this.stops ? this.stop() : this.wake()));
    const parts = [this.button, this.words, this.status.node];
    this.bar = make("div", { className: "live-buttons live-explorer" }, ...parts);
    figure.prepend(this.bar);
    learner.addEventListener("explorer", ({ detail }) => this.hear(detail));
    learner.addEventListener("python", () => this.draw());
    this.draw();
  }

  draw() {
    const { state } = this.learner.told;
    if (this.link?.live && (state === "loading" || state === "failed")) this.sleep();
    const stop = this.slow ? "Stop Python" : "Stop";
    this.button.textContent = this.stops ? stop : this.asleep ? "Wake it" : "Make it live";
    this.button.hidden = Boolean(this.link?.live) && !this.slow;
    this.words.textContent = this.busy ? "" : this.sentence(state);
    this.bar.classList.toggle("busy", Boolean(this.stops));
  }

  /** Whether there is something to stop: it is being made, or takes long to answer. */
  get stops() {
    return this.busy || this.slow;
  }

  stop() {
    this.learner.stop();
    if (this.slow) this.learner.python.stop().catch(() => {}); // the next question reports it
  }

  sentence(state) {
    if (this.fault) return this.fault;
    if (this.slow) return "Python is busy, and hears you after this step.";
    if (this.link?.live) return "Live: Python computes these numbers here.";
    if (this.asleep) return "Python was stopped; this is its last picture.";
    const needs = state === "absent" ? [`Python, ${SIZES.python}`] : [];
    if (this.shown.cell?.data) needs.push(SIZES.data);
    const offer = this.shown.cell?.slow ? `${OFFER}, after some minutes of training` : OFFER;
    return needs.length ? `${offer}; that loads ${needs.join(" and ")}, once.` : `${offer}.`;
  }

  hear(told) {
    if (told.explorer !== this.key) return;
    this.link?.take(told);
    this.watch();
    if (!told.idle || (told.error ?? "") === this.fault) return;
    this.fault = told.error ?? "";
    this.draw();
  }

  /** Say so if it doesn't respond, and offer to stop it. */
  watch() {
    const say = (slow) => {
      if (this.slow === slow) return;
      this.slow = slow;
      this.draw();
    };
    if (this.link?.live && this.link.isBehind) {
      this.timer ||= setTimeout(() => say(true), PATIENCE);
      return;
    }
    clearTimeout(this.timer);
    this.timer = 0;
    say(false);
  }

  /** The worker has ended, and this explorer with it; the next one knows nothing. */
  sleep() {
    this.link.live = this.slow = false;
    this.learner.stale = true;
    this.link.fire("comm_live_update");
    this.asleep = true;
  }

  /** The code that makes it: of the cell above, or, on a page without cells, of its recording. */
  code() {
    const cell = this.figure.closest("div.cell");
    const { notebook, source } = this.shown.cell;
    if (!cell?.querySelector(".cell_input pre")) return ["explorers", source, []];
    return [notebook, stubOf(cell), this.above(cell)()];
  }

  /** Have Python make it, unless it is already doing so; returns a promise of whether it is live. */
  wake() {
    this.waking ??= this.makeLive().finally(() => {
      this.waking = undefined;
    });
    return this.waking;
  }

  async makeLive() {
    if (this.link?.live) return true;
    this.busy = true;
    this.fault = "";
    this.draw();
    const link = new Link(this.learner.python, this.key, () => this.watch());
    link.on("change:progress", () => this.learner.ask("news").catch(() => {}));
    this.link = link;
    const { model } = this.shown;
    const { state } = model.get("answer");
    try {
      const asked = this.learner.ask("explorer", this.key, ...this.code(), state);
      if (!(await this.status.during(asked))) throw new Error("Stopped.");
      await this.replace(link);
      link.live = true;
      this.asleep = false;
      link.want(model.get("wanted"));
    } catch (error) {
      this.fault = `${error.message} What was here before is still here.`;
    }
    this.busy = false;
    this.draw();
    return Boolean(link.live);
  }

  /** Put the live explorer in place of what is there, once it is drawn. */
  async replace(model) {
    const { explorer, end, place, cell } = this.shown;
    const next = make("div", { className: "live-coming" });
    this.figure.append(next);
    this.shown = { explorer, model, end: explorer.render({ model, el: next }), place: next, cell };
    const root = (one) => one.querySelector(".mlpkit-around").shadowRoot;
    for (let k = 0; k < FRAMES && !root(next).querySelector("[data-drawn]"); k += 1)
      await new Promise((then) => requestAnimationFrame(then));
    const had = nameOf(root(place).activeElement);
    const focused = this.figure.contains(document.activeElement);
    end();
    place.remove();
    next.className = "";
    if (!focused) return;
    const reach = [...root(next).querySelectorAll("button, input, select, [tabindex='0']")];
    (reach.find((one) => nameOf(one) === had) ?? reach.find((one) => !one.disabled))?.focus();
  }
}

const nameOf = (one) => one && `${one.localName} ${one.ariaLabel ?? one.textContent}`;

/**
 * Let every explorer of the page become live once its recording plays.
 *
 * @param {import("./learner.js").Learner} learner
 * @param {(cell: Element) => () => string[]} above  the sources of the cells above a cell
 */
export function showExplorers(learner, above) {
  for (const figure of document.querySelectorAll("figure[data-explorer]")) {
    const begin = () => new Figure(figure, learner, above);
    if (figure.recorded) begin();
    else figure.addEventListener("awake", begin, { once: true });
  }
}
