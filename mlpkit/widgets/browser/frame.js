// What all explorers share: picture, controls, sentence; when to draw; asleep and awake.

/** @import { Model, Recording, Start } from "./types" */

import around from "./around.css";
import { controls } from "./controls.js";
import css from "./frame.css";
import { linkTo } from "./link.js";
import { element, onTheme, typeset, wantsNoMotion } from "./page.js";
import { modelOf } from "./recording.js";

const WAKE = "This explorer is asleep: run the cell to use it.";
const FRAME = 16; // ms; no screen shows pictures faster
const PATIENCE = 25; // ms that the picture waits for an answer before it follows the hand without one
const QUIET = 600; // ms without a change before a screen reader says it
const CALM = 1000; // ms between two pictures of a run if the reader wants no motion

/**
 * An explorer in anywidget's form. start(place) builds the picture in place.picture and returns
 * draw(now). If `draw` returns a string, that is the sentence: it describes what the browser shows
 * without asking Python.
 *
 * @template Controls, Numbers
 * @param {Start<Controls, Numbers>} start
 */
export function explorer(start) {
  /** @param {{ model: Model, el: Element }} place */
  const render = ({ model, el }) => show(start, model, el);
  /** @type {(recording: Recording, el: Element) => Promise<() => void>} */
  const play = async (recording, el) => render({ model: await modelOf(recording), el });
  return { render, play, modelOf };
}

/**
 * @param {Start<any, any>} start
 * @param {Model} model
 * @param {Element} el
 */
function show(start, model, el) {
  const link = linkTo(model);
  const rows = controls(model.get("described"), link);
  const asks = ["question", "task", "lacks"]
    .filter((part) => model.get("lasting")[part])
    .map((part) => element("p", { class: part }, model.get("lasting")[part]));
  // Hidden until it is drawn: before that nothing in it has a name.
  const picture = element("div", { class: "picture", style: "visibility: hidden" });
  const said = element("p", { class: "said" });
  const heard = element("p", { class: "heard", role: "status" });
  const root = element(
    "section",
    { class: "mlpkit", "aria-label": model.get("title") },
    element("style", {}, css),
    element("p", { class: "asleep", role: "note" }, WAKE),
    ...asks,
    picture,
    rows.node,
    said,
    heard,
  );
  const place = element("div", { class: "mlpkit-around" }, element("style", {}, around));
  place.attachShadow({ mode: "open" }).append(root);
  const noShortcuts = keepKeys(place, root);
  const sleep = () => place.classList.add("sleeping");
  model.on("comm_live_update", sleep); // the kernel was restarted, or is gone
  el.append(place);
  const draw = start({ picture, link, root });

  let [frame, patience, timer, pictures, last] = [0, 0, 0, 0, 0];
  let width = picture.clientWidth; // later the observer's: asking while drawing costs a layout
  function drawNow() {
    cancelAnimationFrame(frame);
    frame = 0;
    last = performance.now();
    if (width === 0) return; // hidden; the observer calls again
    rows.update();
    const own = draw({ numbers: link.numbers, state: link.state, drawn: link.drawn, width });
    const sentence = link.failed ? link.said : typeset(own ?? link.said);
    if (said.textContent !== sentence) tell(sentence);
    said.classList.toggle("failed", link.failed);
    picture.style.visibility = "";
    root.dataset.drawn = String(link.number); // for tests: the answer on the screen
    pictures += 1;
    root.dataset.pictures = String(pictures);
  }
  /**
   * Show a sentence at once; a screen reader says it once it rests, unless it is the page's first.
   *
   * @param {string} sentence
   */
  function tell(sentence) {
    const first = said.textContent === "";
    said.textContent = sentence;
    clearTimeout(timer);
    heard.textContent = ""; // what it said is no longer true
    if (first) return;
    timer = setTimeout(() => {
      heard.setAttribute("role", link.failed ? "alert" : "status");
      heard.textContent = sentence;
    }, QUIET);
  }
  const redraw = () => {
    clearTimeout(patience);
    patience = 0;
    frame ||= requestAnimationFrame(drawNow);
  };
  let calm = 0;
  link.onAnswer = () => {
    place.classList.remove("sleeping");
    if (link.unasked && wantsNoMotion()) {
      const since = performance.now() - last;
      calm ||= setTimeout(
        () => {
          calm = 0;
          redraw();
        },
        Math.max(CALM - since, 0),
      );
      return;
    }
    redraw();
    const resting = link.number >= link.asked; // else the next question goes out first
    if (resting && !document.hidden && performance.now() - last > FRAME) drawNow();
  };
  link.onQuestion = () => {
    root.dataset.asked = String(link.asked); // for tests
    patience ||= setTimeout(redraw, PATIENCE); // most answers come sooner: then one drawing is enough
  };
  // If only the height has changed, with a longer formula say, it is not drawn again.
  const size = new ResizeObserver(([{ contentRect }]) => {
    const now = Math.round(contentRect.width); // as clientWidth is
    if (now === width) return;
    width = now;
    redraw();
  });
  size.observe(picture);
  const noTheme = onTheme(redraw);
  root.dataset.asked = String(link.asked);
  redraw();

  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(patience);
    clearTimeout(timer);
    clearTimeout(calm);
    size.disconnect();
    noTheme();
    noShortcuts();
    model.off("comm_live_update", sleep);
    link.close();
  };
}

const TYPED = "input:not([type=radio], [type=checkbox], [type=range]), textarea";

/**
 * Keep letters and arrows, with which JupyterLab would insert cells and leave; not Ctrl+S.
 *
 * A field that is typed into also keeps Shift+Enter, which would run the cell, and Ctrl+A and the
 * like, which would select cells.
 *
 * @param {Element} place
 * @param {Element} root
 */
function keepKeys(place, root) {
  const mark = (/** @type {KeyboardEvent} */ event) => {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    if (!root.contains(target)) return;
    const combined = event.ctrlKey || event.metaKey || event.altKey;
    const theirs =
      event.key === "Escape" ||
      (target.matches(TYPED)
        ? combined && event.key.toLowerCase() === "s"
        : combined || (event.key === "Enter" && event.shiftKey));
    place.toggleAttribute("data-lm-suppress-shortcuts", !theirs);
  };
  window.addEventListener("keydown", mark, true); // before JupyterLab, which listens in document
  return () => window.removeEventListener("keydown", mark, true);
}
