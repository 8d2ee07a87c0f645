// Pieces of the page that several parts of it are made of.

import { inert } from "./inert.js";

/**
 * An element with attributes and children.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]  properties; those with a dash are attributes
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (name.includes("-") || name === "role") made.setAttribute(name, String(value));
    else made[name] = value;
  made.append(...children.filter((one) => one !== undefined && one !== null));
  return made;
}

/** A button with a label. */
export const button = (label, press, more = {}) =>
  make("button", { type: "button", textContent: label, onclick: press, ...more });

/**
 * What a cell shows, as nodes.
 *
 * @param {import("./learner.js").Output[]} outputs
 * @param {(notebook: string, cell?: string) => string} addressOf
 */
export function nodesOf(outputs, addressOf) {
  return outputs.map((one) => {
    if (one.png) return figureOf(one);
    if (one.html) return make("div", { className: "live-told" }, inert(one.html, addressOf));
    const kind = one.error ? "live-error" : one.stream ? "live-printed" : "live-value";
    return make("pre", { className: kind, tabIndex: 0 }, one.text);
  });
}

/** A picture, and its caption below it. */
function figureOf({ png, alt, width, height, caption }) {
  const size = width ? { width, height } : {};
  const picture = make("img", { src: `data:image/png;base64,${png}`, alt, ...size });
  return make("figure", { className: "live-figure" }, picture, caption && make("figcaption", {}, caption));
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** The line that says what Python is doing, with a bar while it is loaded. */
export class Status {
  constructor(learner) {
    this.bar = make("progress", { hidden: true, max: 1 });
    this.words = make("span", { role: "status" });
    this.node = make("span", { className: "live-status" }, this.bar, this.words);
    this.learner = learner;
    this.waits = false;
    learner.addEventListener("python", () => this.draw());
  }

  /** Say what goes on until `work` has ended. */
  async during(work) {
    this.waits = true;
    this.since = performance.now();
    const clock = setInterval(() => this.draw(), 500);
    this.draw();
    try {
      return await work;
    } finally {
      clearInterval(clock);
      this.waits = false;
      this.draw();
    }
  }

  draw() {
    const { state, loaded, total, what } = this.learner.told;
    this.bar.hidden = !(this.waits && (what || state === "loading"));
    this.bar.ariaLabel = `${what || "Python"} is loading`;
    if (total) this.bar.value = loaded / total;
    else this.bar.removeAttribute("value");
    this.words.textContent = this.waits ? this.sentence(this.learner.told) : "";
  }

  sentence({ state, loaded, total, began, fetching, what }) {
    if (fetching) return `Python fetches a file: ${megabytes(fetching)} MB.`;
    if (what || state === "loading" || state === "absent") {
      const name = what || "Python";
      if (!total) return `${name} is loading.`;
      const told = `${name} is loading: ${megabytes(loaded)} of ${megabytes(total)} MB`;
      if (loaded >= total) return `${name} is starting.`;
      const seconds = (performance.now() - began) / 1000;
      const left = Math.ceil((seconds * (total - loaded)) / loaded);
      return seconds > 1 && loaded > 0 ? `${told}, about ${left} s left.` : `${told}.`;
    }
    const seconds = Math.floor((performance.now() - this.since) / 1000);
    return seconds < 2 ? "Running." : `Running for ${seconds} s.`;
  }
}
