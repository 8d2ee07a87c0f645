// A whole pass through a small network, the way back and the update: the graph with its numbers, and
// below it the code.

/** @import { Link, Marks, Point, Slider, Start } from "../types" */
/** @import { Grids, Step, Values } from "../listing.js" */

/**
 * @typedef {Record<string, Slider>} Controls  step, rate, and each number that is given
 * @typedef {{ values: Values, grids: Grids, steps: Step[], sources: Record<string, string[]> }} Numbers
 *   sources: the names of the numbers that each number is made of
 */

import { select } from "d3-selection";
import { NOTEBOOK, stopsOf } from "../controls.js";
import { explorer } from "../frame.js";
import { kind, listCode, results, spell, titleOf } from "../listing.js";
import { clamp, element, switchOff, wantsNoMotion, words } from "../page.js";
import { drawing } from "../panel.js";

/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ path: string, ink: string, width: number, dash?: string | null }} Look */

const NARROW = 560;
/** @type {Record<string, number>} */
const COLUMNS = { x: 0.06, z1: 0.4, a1: 0.57, y: 0.79, loss: 0.94 }; // shares of the width
/** @type {Record<string, number>} */
const ROWS = { 0: 76, 1: 192, "": 134 }; // of units 0 and 1, and of single units
const UNITS = ["x_0", "x_1", "z1_0", "z1_1", "a1_0", "a1_1", "y", "loss"];
const WEIGHTS = [
  ["W1", "x", "z1"],
  ["W2", "a1", "y"],
];
const PLAIN = [
  ["z1_0", "a1_0"],
  ["z1_1", "a1_1"],
  ["y", "loss"],
]; // lines without a weight
/** @type {Record<string, [unit: string, up: number]>} */
const BIASES = { b1_0: ["z1_0", -58], b1_1: ["z1_1", 58], b2: ["y", 58] };
const FLIGHT = 200; // ms

const KEY =
  "Above a unit its value, below it the slope. Lines: weights in blue, their slopes in orange; " +
  "thick if large, dashed below 0, dotted at 0.";
const NAMELESS = "Point at a number to see its name here.";

const CSS = `
.stepper { position: relative; }
.stepper .unit circle { fill: var(--page); stroke: var(--quiet); }
.stepper .unit.fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.5; }
.stepper .unit text { font-size: 11px; }
.stepper .number { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.stepper .value, .listing .value { fill: var(--value); color: var(--value); }
.stepper .slope, .listing .slope { fill: var(--slope); color: var(--slope); }
.stepper .fresh.number { font-weight: 700; stroke: var(--lit); stroke-width: 8px; }
.listing .fresh { font-weight: 700; background: var(--lit); }
.stepper .source, .listing .source { text-decoration: underline 2px; text-underline-offset: 2px; }
.stepper input {
  position: absolute; transform: translate(-50%, -50%); padding: 0; height: 24px; min-width: 24px;
  font: 12px var(--jp-ui-font-family, system-ui, sans-serif); text-align: center; box-sizing: border-box;
  color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 3px;
}
.stepper input.x { color: var(--value); }
.stepper input:hover:enabled { border-color: var(--ink); }
.stepper input:disabled { border-color: transparent; opacity: 1; }
.stepper input.source { border-bottom: 2px solid currentColor; text-decoration: none; }
.named { margin: 4px; font-size: 12px; }
.key { color: var(--quiet); font-size: 11.5px; margin: 4px; }
.walk { display: flex; gap: 6px; margin: 6px 0; }
.listing {
  list-style: none; margin: 0; padding: 0; font-size: 12.5px; position: relative;
  overflow-y: auto; overscroll-behavior: auto; max-height: max(250px, 100vh - 540px);
}
.listing li {
  display: grid; grid-template-columns: 1.4em clamp(15.5em, 31%, 22em) 1fr; gap: 0 6px; align-items: center; min-height: 24px;
  padding: 1px 6px; border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.listing.narrow li { grid-template-columns: 1.4em 1fr; }
.listing.narrow .formulas { grid-column: 2; }
.listing li:hover { border-left-color: var(--quiet); }
.listing li.now { background: var(--lit); border-left-color: var(--ink); }
.listing li.made { outline: 2px solid var(--ink); }
.listing li.ahead code, .listing li.ahead .formulas { color: var(--quiet); }
.listing li.ahead .filled { visibility: hidden; }
.listing code { font-size: 12px; color: inherit; background: none; padding: 0; white-space: pre-wrap; }
.listing .filled span { white-space: nowrap; }
.listing .formulas { display: flex; flex-wrap: wrap; align-items: center; }
.listing:not(.narrow) .formulas > span:first-child:not(:last-child) { min-width: 23em; }
.listing .table {
  display: inline-grid; gap: 0 0.7em; text-align: right; line-height: 1.25; padding: 0 0.35em; vertical-align: middle;
  border: 1.3px solid currentColor; border-width: 0 1.3px; border-radius: 8px; margin: 1px 2px;
}
`;

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const graph = element("div", { class: "stepper" });
  const svg = drawing(graph, "the network: values above its units in blue, slopes below in orange");
  const ties = svg.append("g"); // from a bias to its unit
  const lines = svg.append("g");
  const units = svg
    .append("g")
    .selectAll("g")
    .data(UNITS)
    .join((enter) => {
      const made = enter.append("g").attr("class", "unit");
      made.append("circle").attr("r", 18);
      made.append("text").attr("text-anchor", "middle").attr("dy", "0.35em").text(spell);
      return made;
    });
  const said = svg.append("g");
  const flights = svg.append("g").style("pointer-events", "none");
  const named = element("p", { class: "named" });
  const key = element("p", { class: "key" }, KEY);
  const inputs = new Map(
    Object.values(link.controls)
      .filter((control) => control.on_picture)
      .map((control) => [control.name, editable(control, link)]),
  );
  graph.append(...[...inputs.values()].map((input) => input.node));

  const to = (/** @type {number} */ step) =>
    link.ask({ step: clamp(step, 0, link.numbers.steps.length) });
  const walk = (/** @type {string} */ label, /** @type {number} */ by) =>
    element("button", { type: "button", onclick: () => to(link.state.step + by) }, label);
  const [back, next] = [walk("Back", -1), walk("Next", 1)];
  const listing = element("ol", {
    class: "listing",
    "aria-label": "the code, line by line",
    tabindex: 0, // so that keys scroll it
  });
  picture.append(
    element("style", {}, CSS),
    graph,
    named,
    element("div", { class: "walk" }, back, next),
    listing,
    key,
  );

  let now = { numbers: /** @type {Numbers} */ (link.numbers), step: link.state.step };
  /** @type {string | null} */
  let hovered = null; // the number under the pointer
  /** @type {string | null} */
  let focused = null; // the number that is being set
  /** The name of the number that an event is on. */
  const numberAt = (/** @type {EventTarget | null} */ target) =>
    /** @type {Element} */ (target).closest("[data-number]")?.getAttribute("data-number") ?? null;
  for (const event of ["pointerover", "pointerleave"])
    picture.addEventListener(event, ({ target }) => {
      hovered = event === "pointerover" ? numberAt(target) : null;
      lightUp(picture, now, hovered);
      tellName();
    });
  for (const event of ["focusin", "focusout"])
    graph.addEventListener(event, ({ target }) => {
      focused = event === "focusin" ? numberAt(target) : null;
      tellName();
    });
  function tellName() {
    const name = hovered ?? focused;
    named.textContent = name ? `${spell(name)} = ${words(now.numbers.values[name], 6)}` : NAMELESS;
  }

  return ({ numbers, state, width }) => {
    const { values, grids, steps, sources } = numbers;
    const last = now.step;
    now = { numbers, step: state.step };
    const known = new Set([...inputs.keys(), "rate"]);
    for (const { formulas } of steps.slice(0, state.step))
      for (const array of Object.keys(formulas))
        grids[array].flat().forEach((name) => known.add(name));
    const { unit, places } = placeNumbers(width, grids);
    const at = (/** @type {string} */ name) => `translate(${places[name].x},${places[name].y})`;

    svg.size(width, 268);
    units.attr("transform", (name) => `translate(${unit[name].join()})`);
    ties
      .selectAll("path")
      .data(Object.entries(BIASES))
      .join("path")
      .attr("stroke", "var(--quiet)")
      .attr(
        "d",
        ([bias, [name, up]]) =>
          `M${places[bias].x},${places[bias].y}` +
          `L${unit[name][0] - 14},${unit[name][1] + 12 * Math.sign(up)}`,
      );
    lines
      .selectAll("path")
      .data(connections(unit, numbers, known))
      .join("path")
      .attr("d", (one) => one.path)
      .attr("stroke", (one) => `var(${one.ink})`)
      .attr("stroke-width", (one) => one.width)
      .attr("stroke-dasharray", (one) => one.dash ?? null);
    said
      .selectAll("text.number")
      .data(
        [...known].filter((name) => !inputs.has(name) && name in places),
        (name) => name,
      )
      .join("text")
      .attr("class", (name) => `number ${kind(name)}`)
      .attr("data-number", (name) => name)
      .attr("transform", at)
      .attr("dy", "0.35em")
      .attr("text-anchor", "middle")
      .text(
        (name) => (/^(db|newloss)/.test(name) ? `${titleOf(name)} ` : "") + words(values[name], 6),
      );
    const shut = PLAIN.slice(0, 2).filter(
      ([z]) => known.has(z.replace("z", "a")) && !(values[z] > 0),
    );
    /** @type {[text: string, x: number, y: number][]} */
    const notes = [["t", places.t.x - 22, places.t.y]];
    for (const name of Object.keys(BIASES))
      notes.push([titleOf(name), places[name].x - 36, places[name].y]);
    for (const [z, a] of shut)
      notes.push(["off", (unit[z][0] + unit[a][0]) / 2, unit[z][1] - (width < NARROW ? 26 : 9)]);
    said
      .selectAll("text.label")
      .data(notes)
      .join("text")
      .attr("class", "label")
      .attr("text-anchor", "middle")
      .attr("dy", "0.35em")
      .attr("x", (note) => note[1])
      .attr("y", (note) => note[2])
      .text((note) => note[0]);

    for (const [name, input] of inputs) input.update(places[name]);
    switchOff(back, state.step === 0 && "this is the start");
    switchOff(next, state.step === steps.length && "this is the end");
    listCode(listing, numbers, state.step, to);
    listing.classList.toggle("narrow", width < NARROW);
    if (state.step !== last) keepInView(listing, state.step - 1);
    lightUp(picture, now, hovered);
    tellName();
    if (state.step === last + 1 && !wantsNoMotion())
      flyDots(flights, results(steps[last], grids), sources, places);
  };
};

export default explorer(start);

/**
 * Scroll a list, and not the page, until a line and the one after it are seen, if there is one.
 *
 * @param {HTMLElement} list
 * @param {number} place
 */
function keepInView(list, place) {
  const line = /** @type {HTMLElement | undefined} */ (list.children[Math.max(place, 0)]);
  const next = /** @type {HTMLElement | undefined} */ (list.children[place + 1] ?? line);
  if (!line || !next) return;
  const low = next.offsetTop + next.offsetHeight - list.clientHeight;
  list.scrollTop = Math.min(Math.max(list.scrollTop, low), line.offsetTop);
}

/**
 * A given number that can be changed where it is: by typing, or by the arrow keys.
 *
 * @param {Slider} control
 * @param {Link<Controls, Numbers>} link
 */
function editable(control, link) {
  const { name } = control;
  const stops = stopsOf(control);
  function show() {
    node.value = words(link.state[name], 6);
  }
  function fit() {
    node.style.width = `${0.65 * Math.max(node.value.length, 1) + 0.8}em`;
  }
  /** @param {number} place */
  function go(place) {
    link.ask({ [name]: stops.at(clamp(place, 0, stops.count - 1)) });
    show();
  }
  function take() {
    const value = Number(node.value.replace("−", "-").replace(",", "."));
    if (node.value.trim() !== "" && Number.isFinite(value)) go(stops.place(value));
    else show();
  }
  /** @type {HTMLInputElement} */
  const node = element("input", {
    class: name.split("_")[0],
    "data-number": name,
    "aria-label": control.label,
    inputmode: "decimal",
    role: "spinbutton",
    "aria-valuemin": control.low,
    "aria-valuemax": control.high,
    autocomplete: "off",
    disabled: Boolean(control.fixed),
    title: control.fixed && NOTEBOOK,
    onfocus: () => node.select(),
    onblur: show,
    oninput: fit,
    onchange: take,
    onkeydown: (event) => {
      const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
      if (by) go(stops.place(link.state[name]) + by * (event.shiftKey ? 10 : 1));
      else if (event.key === "Enter")
        take(); // in JupyterLab no change event follows
      else if (event.key === "Escape") show();
      else return;
      event.preventDefault();
      node.select();
    },
  });
  /** @param {Place} place */
  function update({ x, y }) {
    Object.assign(node.style, { left: `${x}px`, top: `${y}px` });
    node.setAttribute("aria-valuenow", String(link.state[name]));
    if (!node.matches(":focus")) show(); // else someone is typing
    fit();
  }
  return { node, update };
}

/**
 * Where every unit and every number is.
 *
 * @param {number} width
 * @param {Grids} grids
 */
function placeNumbers(width, grids) {
  const columns = width < NARROW ? { ...COLUMNS, z1: 0.37, a1: 0.51, y: 0.8 } : COLUMNS;
  /** @type {Record<string, Point>} */
  const unit = {};
  for (const name of UNITS) {
    const [array, number = ""] = name.split("_");
    unit[name] = [columns[array] * width, ROWS[number]];
  }
  /** @type {Record<string, Place>} */
  const places = {};
  for (const [name, [x, y]] of Object.entries(unit)) {
    places[name] = { x, y: y - 30 };
    places[`d${name}`] = { x, y: y + 30 };
  }
  places.newloss = { x: Math.min(unit.loss[0], width - 46), y: unit.loss[1] - 52 };
  places.t = { x: unit.loss[0], y: unit.loss[1] + 32 };
  const [early, late, last] = width < NARROW ? [0.32, 0.68, 0.64] : [0.27, 0.7, 0.7];
  /** @type {(from: Point, to: Point, along: number) => Place} */
  const between = ([x0, y0], [x1, y1], along) => ({
    x: x0 + along * (x1 - x0),
    y: y0 + along * (y1 - y0),
  });
  for (const [W, from, into] of WEIGHTS)
    grids[from].flat().forEach((start, i) =>
      grids[into].flat().forEach((end, j) => {
        places[grids[W][i][j]] = between(unit[start], unit[end], early);
        // On a narrow page those of W2 keep away from y.
        places[grids[`d${W}`][i][j]] = between(
          unit[start],
          unit[end],
          W === "W2" ? Math.min(late, last) : late,
        );
      }),
    );
  for (const [bias, [name, up]] of Object.entries(BIASES)) {
    const [x, y] = unit[name];
    places[bias] = { x: x - 10, y: y + up };
    places[`d${bias}`] = { x: x + 44, y: y + up };
  }
  return { unit, places };
}

/**
 * The lines between units: a weight, and next to it its slope once that is known.
 *
 * @param {Record<string, Point>} unit
 * @param {Numbers} numbers
 * @param {Set<string>} known
 * @returns {Look[]}
 */
function connections(unit, { values, grids }, known) {
  const steepest =
    Math.max(...[...grids.dW1, ...grids.dW2].flat().map((name) => Math.abs(values[name]))) || 1;
  /** @type {Look[]} */
  const made = PLAIN.map(([from, into]) => ({
    path: path(unit[from], unit[into], 0),
    ink: "--quiet",
    width: 1,
  }));
  for (const [W, from, into] of WEIGHTS)
    grids[from].flat().forEach((start, i) =>
      grids[into].flat().forEach((end, j) => {
        const [weight, slope] = [grids[W][i][j], grids[`d${W}`][i][j]];
        made.push(look(path(unit[start], unit[end], -3.5), values[weight] / 5, "--value"));
        if (known.has(slope))
          made.push(look(path(unit[start], unit[end], 3.5), values[slope] / steepest, "--slope"));
      }),
    );
  return made;
}

/**
 * How a line looks: thick if large; dashed below 0, dotted at 0.
 *
 * @param {string} path
 * @param {number} size  −1 to 1
 * @param {string} ink
 * @returns {Look}
 */
function look(path, size, ink) {
  if (size === 0) return { path, ink: "--quiet", width: 1, dash: "1 4" };
  return { path, ink, width: 1 + 5 * Math.abs(size), dash: size > 0 ? null : "7 4" };
}

/**
 * A straight line, moved sideways by so many pixels.
 *
 * @param {Point} from
 * @param {Point} to
 * @param {number} aside
 */
function path([x0, y0], [x1, y1], aside) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(-(y1 - y0) / length) * aside, ((x1 - x0) / length) * aside];
  return `M${x0 + dx},${y0 + dy}L${x1 + dx},${y1 + dy}`;
}

/**
 * Light up what the step made and mark what it was made of, or the same of a number under the
 * pointer.
 *
 * @param {HTMLElement} picture
 * @param {{ numbers: Numbers, step: number }} now
 * @param {string | null} hovered
 */
function lightUp(picture, { numbers: { grids, steps, sources }, step }, hovered) {
  const fresh = new Set(hovered ? [hovered] : step ? results(steps[step - 1], grids) : []);
  const used = new Set([...fresh].flatMap((name) => sources[name] ?? []));
  for (const node of picture.querySelectorAll("[data-number]")) {
    const name = node.getAttribute("data-number") ?? "";
    const lit = hovered || !node.closest("li:not(.now)"); // in the code, the present line's alone
    node.classList.toggle("fresh", Boolean(lit) && fresh.has(name));
    node.classList.toggle("source", Boolean(lit) && used.has(name));
  }
  /** @type {Marks<SVGGElement, string>} */
  const units = select(picture).selectAll(".unit");
  units.classed("fresh", (name) => fresh.has(name) || fresh.has(`d${name}`));
  picture
    .querySelectorAll(".listing li")
    .forEach((line, k) =>
      line.classList.toggle("made", results(steps[k], grids).includes(hovered ?? "")),
    );
}

/**
 * Let a dot fly from each number to those that are made of it.
 *
 * @param {Marks} flights
 * @param {string[]} made
 * @param {Record<string, string[]>} sources
 * @param {Record<string, Place>} places
 */
function flyDots(flights, made, sources, places) {
  for (const into of made.filter((name) => name in places))
    for (const from of sources[into].filter((name) => name in places)) {
      const dot = flights.append("circle").attr("r", 5).attr("class", kind(from));
      const transform = [from, into].map(
        (name) => `translate(${places[name].x}px,${places[name].y}px)`,
      );
      const flight = dot
        .node()
        ?.animate({ transform }, { duration: FLIGHT, easing: "ease-in-out" });
      flight?.addEventListener("finish", () => dot.remove());
    }
}
