// What all explorers share: picture, controls, sentence; when to draw; asleep and awake.

import around from "./around.css";
import { controls } from "./controls.js";
import css from "./frame.css";
import { linked } from "./link.js";
import { element, onTheme, still, typeset } from "./page.js";
import { recorded } from "./recording.js";

const WAKE = "This explorer is asleep: run the cell to use it.";
const FRAME = 16; // ms; a screen shows no more pictures than that
const PATIENCE = 25; // ms that the picture waits for an answer before it follows the hand without
const QUIET = 600; // ms without change before a screen reader is told
const CALM = 1000; // ms between two pictures of a run, where the reader wants no motion

/**
 * An explorer in anywidget's form. `start(place)` builds the picture in place.picture and returns
 * draw({numbers, state, drawn, width}); place.link has ask({name: value}) and press(name). `state`
 * is where the hand is, `drawn` the state that the numbers belong to. What draw returns, if
 * anything, is the sentence: for what the browser shows of the numbers without asking.
 */
export function explorer(start) {
  const render = ({ model, el }) => show(start, model, el);
  const play = async (recording, el) => render({ model: await recorded(recording), el });
  return { render, play };
}

function show(start, model, el) {
  const link = linked(model);
  const rows = controls(model.get("described"), link);
  const asks = ["question", "task", "lacks"]
    .filter((part) => model.get("lasting")[part])
    .map((part) => element("p", { class: part }, model.get("lasting")[part]));
  const picture = element("div", { class: "picture", style: "visibility: hidden" }); // till it is drawn: before, nothing in it has a name
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
  model.on("comm_live_update", sleep); // the kernel was restarted, or has gone
  el.append(place);
  const draw = start({ picture, link, root });

  let [frame, patience, timer, pictures, last] = [0, 0, 0, 0, 0];
  let width = picture.clientWidth; // then the observer's: to ask in a drawing costs a layout
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
    root.dataset.drawn = link.number; // for tests: the answer that is seen
    root.dataset.pictures = pictures += 1;
  }
  /** To the eye at once; to the ear when it rests, but not that a page has opened. */
  function tell(sentence) {
    const first = said.textContent === "";
    said.textContent = sentence;
    clearTimeout(timer);
    heard.textContent = ""; // what it said is true no more
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
    if (link.unasked && still()) {
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
    root.dataset.asked = link.asked; // for tests
    patience ||= setTimeout(redraw, PATIENCE); // most answers are sooner, and then it is drawn once
  };
  // A drawing that changes its height, with a longer formula say, is not drawn again for that.
  const size = new ResizeObserver(([{ contentRect }]) => {
    const now = Math.round(contentRect.width); // as clientWidth is
    if (now === width) return;
    width = now;
    redraw();
  });
  size.observe(picture);
  const noTheme = onTheme(redraw);
  root.dataset.asked = link.asked;
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

/** Letters and arrows are ours, where JupyterLab would insert cells and leave; Ctrl+S is not. */
function keepKeys(place, root) {
  const mark = (event) => {
    if (!root.contains(event.composedPath()[0])) return;
    const theirs =
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.key === "Escape" ||
      (event.key === "Enter" && event.shiftKey);
    place.toggleAttribute("data-lm-suppress-shortcuts", !theirs);
  };
  window.addEventListener("keydown", mark, true); // before JupyterLab, which listens in document
  return () => window.removeEventListener("keydown", mark, true);
}
