// Programs that run and are wrong: measure one, accuse a line of it, and see the bill.

/** @import { Axes, Choice, Control, Panel, Start } from "../types" */
/** @import { Chart } from "../pairs.js" */

/**
 * @typedef {Control<Record<string, string[]>>} Visits  what was done with each patient, in order
 * @typedef {{ patient: Choice, shown: Choice, visits: Visits }} Controls
 * @typedef {{ training: Loss[], validation: Loss[], accuracy: number[] }} Run
 * @typedef {number | string} Loss  a word if it is not finite
 * @typedef {{
 *   cause: string,
 *   function: string,
 *   lines: string[][],
 *   alike: Record<string, string>,
 *   costs: string[],
 *   cheapest: string,
 *   source: string,
 * }} Solved
 * @typedef {{
 *   prices: Record<string, number>,
 *   wrong: number,
 *   none: string,
 *   organs: string[],
 *   right: Record<string, string[]>,
 *   saw: string,
 *   lines: string[],
 *   sick: Run,
 *   healthy: Run,
 *   replies: Record<string, string>,
 *   solved: Solved,
 *   chart: Chart | null,
 * }} Numbers
 *   right: by patient, the accusations that are right; replies: to wrong accusations
 */

import { line } from "d3-shape";
import { explorer } from "../frame.js";
import { element, lastOf, places } from "../page.js";
import { PAIRS_CSS, pairs, shortNumber } from "../pairs.js";
import { drawing, panel } from "../panel.js";
import { answer, capitalize, PROGRAM_CSS, program, repair } from "../program.js";

const CSS = `
.mlpkit .clinic { display: grid; gap: 10px 24px; }
.mlpkit .clinic > *, .mlpkit .clinic :is(.side, .solution) > * { min-width: 0; }
.mlpkit .clinic.wide, .mlpkit .clinic.wide .solution { grid-template-columns: minmax(0, 57fr) minmax(0, 43fr); }
.mlpkit .clinic :is(.patients, .solution) { grid-column: 1 / -1; }
.mlpkit .clinic h2 { font-size: 13px; font-weight: 600; margin: 0 0 4px; }
.mlpkit .clinic h2:not(:first-child) { margin-top: 10px; }
.mlpkit .clinic h2 small { font-weight: 400; font-size: 12px; color: var(--quiet); }
.mlpkit .clinic :is(.saw, .cause) { margin: 0; font-size: 14px; line-height: 1.4; }
.mlpkit .clinic .quiet { margin: 6px 0; color: var(--quiet); font-size: 12px; }
.mlpkit .clinic .option { padding: 1px 7px; font-size: 12px; }
.mlpkit .clinic .option.solved::before { content: "✓ "; color: var(--right); }
.mlpkit .clinic .option.solved:has(:checked)::before { color: inherit; }
.mlpkit .clinic.wide .code { grid-area: 2 / 1; }
.mlpkit .clinic.wide .side { grid-area: 2 / 2; }
.mlpkit .clinic .side { display: grid; gap: 10px; align-content: start; }
/* In a small window the result comes right below what was pressed; else bill and replies are seen first. */
@media (max-height: 799px) {
  .mlpkit .clinic .side > :is(.accuse, .owed, .course) { order: 1; }
}
.mlpkit .clinic .priced { display: flex; flex-wrap: wrap; gap: 4px; }
.mlpkit .clinic .priced button { padding: 1px 6px; font-size: 12px; }
.mlpkit .clinic .priced small { font-size: 11px; }
.mlpkit .clinic .priced .taken:not([aria-pressed="true"]) { border-color: var(--value); color: var(--value); }
.mlpkit .clinic .priced button.wrong { border-color: var(--wrong); color: var(--wrong); }
.mlpkit .clinic .priced button.right { border-color: var(--right); color: var(--right); }
.mlpkit .clinic .owed { display: grid; grid-template-columns: 1fr auto; align-items: start; gap: 0 10px; }
.mlpkit .clinic .controls { margin: 0; display: block; container-type: normal; }
.mlpkit .clinic .bill { display: flex; flex-wrap: wrap; gap: 0 12px; margin: 0; padding: 0; list-style: none; font-size: 12px; }
.mlpkit .clinic .bill li { margin: 0; color: var(--quiet); }
.mlpkit .clinic .bill b { color: var(--ink); font-weight: 400; }
.mlpkit .clinic .solution { border-top: 2px solid var(--right); padding-top: 10px; display: grid; gap: 12px 28px; }
.mlpkit .clinic .solution[hidden] { display: none; }
.mlpkit .clinic dl { margin: 0; font-size: 12.5px; }
.mlpkit .clinic dt { font-weight: 600; }
.mlpkit .clinic dd { margin: 0 0 6px; }
`;
/** @type {[name: "training" | "validation", ink: string, dash: string | null][]} */
const LOSSES = [
  ["training", "--value", null],
  ["validation", "--slope", "6 4"],
];
const FOUND = "Found. The cause and the repair are below.";
const TWIN =
  "Each measurement is shown next to that of the healthy twin: the program without its fault.";

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const { prices, organs, wrong, none, right: rights } = link.numbers;
  const patients = link.controls.patient.options;
  const visit = (patient = link.state.patient) => link.state.visits[patient] ?? [];
  const solved = (/** @type {string} */ patient) =>
    visit(patient).find((deed) => rights[patient].includes(deed));

  /**
   * Write what was done on the bill of the present patient; nothing is written twice.
   *
   * @param {string} deed
   * @param {{ shown?: string }} more
   */
  function act(deed, more = {}) {
    pressed = deed;
    const { patient, visits } = link.state;
    const done = visit();
    link.ask({
      ...more,
      visits: { ...visits, [patient]: done.includes(deed) ? done : [...done, deed] },
    });
  }
  let pressed = ""; // a deed whose outcome is not drawn yet
  /** Show a patient as it was left: with the last measurement that was taken. */
  const call = (/** @type {string} */ patient) =>
    link.ask({ patient, shown: visit(patient).findLast((deed) => deed in prices) ?? none });
  link.served.new = () => {
    const at = patients.indexOf(link.state.patient);
    const others = [...patients.slice(at + 1), ...patients.slice(0, at)];
    call(others.find((patient) => !solved(patient)) ?? others[0]);
  };
  link.served.again = () => {
    const { [link.state.patient]: _, ...visits } = link.state.visits;
    link.ask({ visits, shown: none });
  };

  const group = Math.random().toString(36);
  const radios = patients.map((patient) =>
    element("input", { type: "radio", name: group, onchange: () => call(patient) }),
  );
  const chips = radios.map((radio, k) => element("label", { class: "option" }, radio, patients[k]));
  const saw = element("p", { class: "saw" });
  const course = element("div", { class: "course" });
  const drawCourse = curves(course, "losses and accuracy, as its author saw them");

  const measures = Object.entries(prices).map(([name, minutes]) =>
    element(
      "button",
      { type: "button", "data-name": name, onclick: () => act(name, { shown: name }) },
      `${words(name)} `,
      element("small", {}, `${minutes} min`),
    ),
  );
  const caption = element("h2", {});
  const pair = pairs();
  const empty = element("p", { class: "quiet" }, TWIN);
  const result = element("div", { class: "result" }, caption, pair.node, empty);
  const accused = organs.map((organ) => {
    /** @type {HTMLButtonElement} */
    const button = element(
      "button",
      { type: "button", onclick: () => button.ariaDisabled !== "true" && act(`the ${organ}`) },
      organ,
    );
    return button;
  });
  const replies = element("div", {});
  const total = element("h2", {});
  const bill = element("ul", { class: "bill", "aria-label": "the bill" });
  const listing = program((number) => act(`line ${number}`));
  const solution = element("div", { class: "solution" });

  // What is pressed and what is owed come first, so that they are seen without scrolling.
  const costs = `a wrong one costs ${wrong} min`;
  /**
   * Where the outcome of a deed is shown.
   *
   * @param {string} deed
   */
  function outcome(deed) {
    if (deed in prices) return result;
    if (solved(link.state.patient)) return solution.querySelector(".repair");
    if (deed.startsWith("the ")) return replies.lastElementChild;
    return listing.node.children[Number(deed.slice("line ".length)) - 1];
  }
  const all = element(
    "div",
    { class: "clinic" },
    element(
      "div",
      {
        class: "patients options",
        role: "radiogroup",
        "aria-label": link.controls.patient.label,
      },
      ...chips,
    ),
    element(
      "div",
      { class: "side" },
      element("div", {}, title("What its author saw"), saw),
      element("div", {}, title("Measure"), element("div", { class: "priced" }, ...measures)),
      element(
        "div",
        { class: "accuse" },
        title("Or accuse an organ", costs),
        element("div", { class: "priced" }, ...accused),
        replies,
      ),
      element(
        "div",
        { class: "owed" },
        element("div", {}, total, bill),
        /** @type {Element} */ (root.querySelector(".controls")),
      ),
      result,
      course,
    ),
    element(
      "div",
      { class: "code" },
      title("The program", `click the line at fault; ${costs}`),
      listing.node,
    ),
    solution,
  );
  picture.append(element("style", {}, CSS + PAIRS_CSS + PROGRAM_CSS), all);

  return ({ numbers, state, drawn, width }) => {
    const wide = width >= 700;
    all.classList.toggle("wide", wide);
    patients.forEach((patient, k) => {
      radios[k].checked = patient === state.patient;
      chips[k].classList.toggle("solved", Boolean(solved(patient)));
    });
    if (drawn.patient !== state.patient) return undefined; // its numbers are on their way
    const [done, right, goal] = [visit(), solved(state.patient), rights[state.patient]];
    const seen = right ? [...done, ...goal] : done; // what is marked as right or wrong
    const isWrong = (/** @type {string} */ deed) => deed in numbers.replies;
    const reply = (/** @type {string} */ deed) => ({
      right: !isWrong(deed),
      text: deed === right ? FOUND : (numbers.replies[deed] ?? ""),
    });

    saw.textContent = numbers.saw;
    drawCourse(numbers.sick, numbers.sick, course.clientWidth);
    for (const button of measures) {
      const { name = "" } = button.dataset;
      button.setAttribute("aria-pressed", String(name === state.shown));
      button.classList.toggle("taken", done.includes(name));
    }
    const chart = drawn.shown === state.shown && numbers.chart;
    caption.textContent = chart ? chart.title : "";
    caption.hidden = pair.node.hidden = !chart;
    empty.hidden = state.shown !== none;
    if (chart) pair.draw(chart, result.clientWidth);

    organs.forEach((organ, k) => {
      const deed = `the ${organ}`;
      const why = right ? "the fault is found" : done.includes(deed) ? "accused already" : "";
      accused[k].ariaDisabled = String(Boolean(why));
      accused[k].title = why;
      accused[k].className = !seen.includes(deed) ? "" : isWrong(deed) ? "wrong" : "right";
    });
    replies.replaceChildren(
      ...done.filter((deed) => deed.startsWith("the ")).map((deed) => answer(reply(deed))),
    );
    const lines = seen
      .filter((deed) => deed.startsWith("line "))
      .map((deed) => [deed.slice(5), reply(deed)]);
    const open = (/** @type {number} */ number) =>
      !right && [goal, Object.keys(numbers.replies)].flat().includes(`line ${number}`);
    listing.update(numbers.lines, Object.fromEntries(lines), open);

    const cost = (/** @type {string} */ deed) => prices[deed] ?? (isWrong(deed) ? wrong : 0);
    const sum = done.reduce((minutes, deed) => minutes + cost(deed), 0);
    total.textContent = `The bill: ${sum} min`;
    bill.replaceChildren(
      ...done.map((deed) =>
        element("li", {}, `${words(deed)}: `, element("b", {}, String(cost(deed)))),
      ),
    );
    solution.hidden = !right;
    if (right) solution.replaceChildren(...cure(numbers, sum, wide ? 0.57 * (width - 28) : width));

    // In a small window it would be below the fold.
    if (pressed && (chart || !(pressed in prices))) {
      outcome(pressed)?.scrollIntoView({ block: "nearest" });
      pressed = "";
    }
    const said = right
      ? [
          `Found: ${numbers.solved.cause}`,
          `The bill: ${sum} min; the cheapest way: ${numbers.solved.cheapest}.`,
        ]
      : [
          chart ? chart.said : numbers.saw,
          capitalize(numbers.replies[done.at(-1) ?? ""] ?? ""),
          `The bill: ${sum} min.`,
        ];
    return [`${state.patient}:`, ...said].filter(Boolean).join(" ");
  };
};

export default explorer(start);

const words = (/** @type {string} */ name) => name.replaceAll("_", " ");
const title = (/** @type {string} */ text, more = "") =>
  element("h2", {}, `${text} `, element("small", {}, more));

/**
 * Cause, repair, what looks alike, and the curves after the repair on the same scales as before it.
 *
 * @param {Numbers} numbers
 * @param {number} sum
 * @param {number} width
 */
function cure({ sick, healthy, solved }, sum, width) {
  const after = element("div", {});
  curves(after, "losses and accuracy after the repair")(healthy, sick, width);
  const entry = (/** @type {[string, string]} */ [term, text]) => [
    element("dt", {}, capitalize(term)),
    element("dd", {}, capitalize(text)),
  ];
  return [
    element(
      "div",
      {},
      element("p", { class: "cause" }, element("b", {}, "Found: "), solved.cause),
      title(`The repair of ${solved.function}`),
      repair(solved.lines),
      title("After the repair"),
      after,
      element("p", { class: "quiet" }, solved.costs.join("; ")),
    ),
    element(
      "div",
      {},
      title("What looks alike, and what tells it apart"),
      element("dl", {}, ...Object.entries(solved.alike).flatMap(entry)),
      title(`Your bill: ${sum} min. The cheapest way: ${solved.cheapest}.`),
      element("p", { class: "quiet" }, `Where it comes from: ${solved.source}.`),
    ),
  ];
}

/**
 * Losses and accuracy by epoch in a node; returns draw(run, other, width), where both runs share one
 * scale of losses.
 *
 * @param {Element} node
 * @param {string} label
 * @returns {(run: Run, other: Run, width: number) => void}
 */
function curves(node, label) {
  const svg = drawing(node, label);
  const [loss, accuracy] = [panel(svg), panel(svg)];
  return (run, other, width) => {
    const [left, top, gap, height] = [46, 36, 50, 84];
    const wide = (width - left - gap - 12) / 2;
    svg.size(width, top + height + 38);
    const x = [1, Math.max(run.training.length, 2)];
    const all = [run, other]
      .flatMap(({ training, validation }) => [...training, ...validation])
      .map(Number)
      .filter(Number.isFinite);
    const losses = LOSSES.map(([name, ink, dash]) => ({
      ink,
      dash,
      values: run[name],
      said: `${name} loss ${ending(run[name], 2)}`,
    }));
    const y = [0, 1.05 * Math.max(...all, 0.1)];
    draw(loss, losses, { left, top, width: wide, height, x, y, yformat: shortNumber });
    const percent = run.accuracy.map((share) => 100 * share);
    const shares = {
      ink: "--slope",
      dash: "6 4",
      values: run.accuracy,
      said: `accuracy ${ending(percent, 1)}%`,
    };
    draw(accuracy, [shares], {
      left: left + wide + gap,
      top,
      width: wide,
      height,
      x,
      y: [0, 1],
      yticks: [0, 0.5, 1],
      yformat: (share) => `${100 * share}%`,
    });
  };
}

/**
 * @param {Loss[]} values
 * @param {number} digits
 */
function ending(values, digits) {
  const value = lastOf(values);
  return typeof value === "number" ? places(value, digits) : "not finite";
}

/**
 * Lines by epoch; what is said of each is above, in its colour.
 *
 * @param {Panel} place
 * @param {{ values: Loss[], ink: string, dash: string | null, said: string }[]} lines
 * @param {Axes} to
 */
function draw(place, lines, to) {
  const scales = place.place({ xlabel: "epoch", xticks: 4, yticks: 3, ...to });
  const path = line(
    (/** @type {Loss} */ _, k) => scales.x(k + 1),
    (value) => scales.y(Number(value)),
  ).defined((value) => Number.isFinite(value));
  place.marks
    .selectAll("path")
    .data(lines)
    .join("path")
    .attr("fill", "none")
    .attr("stroke-width", 2)
    .attr("stroke", ({ ink }) => `var(${ink})`)
    .attr("stroke-dasharray", ({ dash }) => dash)
    .attr("d", ({ values }) => path(values));
  place.over
    .selectAll("text")
    .data(lines)
    .join("text")
    .attr("x", -8)
    .attr("y", (_, k) => 15 * (k - lines.length) + 8)
    .style("fill", ({ ink }) => `var(${ink})`)
    .text(({ said }) => said);
}
