// An expression as a graph: values forward, gradients backward, step by step; and two ways to get it
// wrong.

/** @import { Choice, Link, Marks, Slider, Start, State } from "../types" */
/** @import { Graph, Node, Step } from "../graph_layout.js" */

/**
 * @typedef {{ expression: Choice, step: Slider, order: Choice, meet: Choice }} Controls
 * @typedef {Graph & { right: boolean, loop: string[], said: string[] }} Numbers
 *   loop: the code of the backward pass and what it does, in words; said: the sentence of each step
 */

import { select } from "d3-selection";
import { explorer } from "../frame.js";
import { briefNumber, HEAD, placeGraph, TINY } from "../graph_layout.js";
import { element, switchOff, wantsNoMotion } from "../page.js";
import { drawing } from "../panel.js";

const FLIGHT = 200; // ms
const NARROW = 620; // px

const CSS = `
.mlpkit .chosen { display: grid; gap: 6px; margin: 0 0 4px; }
.mlpkit .chosen :is(.option, input) { font: 12px var(--jp-code-font-family, ui-monospace, monospace); }
.mlpkit .chosen .option { display: flex; align-items: center; padding: 2px 7px; white-space: pre; }
.mlpkit .chosen .mark { font-weight: 700; }
.mlpkit .chosen .option:not(:has(:checked)) .wrong { color: var(--wrong); }
.mlpkit .chosen .option:not(:has(:checked)) .right { color: var(--right); }
.mlpkit .chosen .own { display: flex; gap: 6px; max-width: 460px; }
.mlpkit .chosen .own input {
  flex: 1; min-width: 0; color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 4px;
  min-height: 26px; padding: 2px 7px; box-sizing: border-box;
}
.mlpkit .chosen .own input::placeholder { color: var(--quiet); opacity: 1; }
.mlpkit .chosen .own [aria-invalid="true"] { border: 2px solid var(--slope); }
.mlpkit .graph { overflow-x: auto; }
.mlpkit .graph svg { margin: 0 auto; width: auto; }
.mlpkit .graph .edge { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .edge.forth { stroke: var(--value); }
.mlpkit .graph .edge.back { stroke: var(--slope); stroke-width: 1.6; }
.mlpkit .graph .edge.wrong { stroke: var(--wrong); stroke-dasharray: 6 4; }
.mlpkit .graph .edge.fresh { stroke-width: 3; }
.mlpkit .graph .head { fill: var(--quiet); }
.mlpkit .graph circle { fill: var(--page); stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.8; }
.mlpkit .graph text { text-anchor: middle; dominant-baseline: central; font-size: 12.5px; }
.mlpkit .graph.small text { font-size: 11.5px; }
.mlpkit .graph .sign { font-size: 14px; }
.mlpkit .graph .sign.word { font-size: 10.5px; }
.mlpkit .graph .constant .sign { fill: var(--quiet); }
.mlpkit .graph .number { paint-order: stroke; stroke: var(--page); stroke-width: 5px; stroke-linejoin: round; }
.mlpkit .graph .edges .number { font-size: 11.5px; }
.mlpkit .graph.small .sign.word { font-size: 9.5px; }
.mlpkit .graph.small .edges .number { font-size: 11px; }
.mlpkit .graph .fresh .number, .mlpkit .graph .number.fresh { font-weight: 700; }
.mlpkit :is(.graph, .lines) .value { fill: var(--value); color: var(--value); }
.mlpkit :is(.graph, .lines) .slope { fill: var(--slope); color: var(--slope); }
.mlpkit :is(.graph, .lines) .wrong { fill: var(--wrong); color: var(--wrong); }
.mlpkit .graph .edge.wrong { fill: none; }
.mlpkit .graph .right { fill: var(--right); }
.mlpkit .graph .name { fill: var(--ink); font-weight: 400; }
.mlpkit .graph .name.ahead { fill: var(--quiet); }
.mlpkit .key { margin: 0 0 6px; color: var(--quiet); font-size: 12px; }
.mlpkit .key .value { color: var(--value); }
.mlpkit .key .slope { color: var(--slope); }
.mlpkit .key .wrong { color: var(--wrong); }
.mlpkit .key .right { color: var(--right); }
.mlpkit .walk { display: flex; gap: 8px; align-items: center; margin: 2px 0 0; }
.mlpkit .walk input { flex: 1; min-height: 24px; }
.mlpkit .walk .count { min-width: 8.5em; text-align: right; font-variant-numeric: tabular-nums; }
.mlpkit .lines { pointer-events: var(--mlpkit-pointer, auto); display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 28px; margin: 10px 0 0; }
.mlpkit .lines.narrow .ahead .line span { display: none; }
.mlpkit .lines.narrow { grid-template-columns: minmax(0, 1fr); }
.mlpkit .lines .way { font-size: 13px; font-weight: 600; margin: 0 0 3px; }
.mlpkit .lines .loop { color: var(--quiet); font-size: 12px; margin: 0 0 4px; }
.mlpkit .lines ol { list-style: none; margin: 0; padding: 0; max-height: 440px; overflow: auto; }
.mlpkit .lines li {
  display: grid; grid-template-columns: 1.9em 1fr; gap: 0 4px; padding: 2px 6px 2px 2px; margin: 0; min-height: 24px; box-sizing: border-box;
  border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.mlpkit .lines li:hover { border-left-color: var(--quiet); }
.mlpkit .lines li.now { background: var(--lit); border-left-color: var(--ink); }
.mlpkit .lines li > span { font-size: 12px; text-align: right; padding-right: 4px; font-variant-numeric: tabular-nums; }
.mlpkit .lines .line { display: flex; flex-wrap: wrap; gap: 0 14px; grid-column: 2; }
.mlpkit .lines .line code { flex: 0 1 auto; min-width: min(60%, 26ch); }
.mlpkit .lines .forth code { min-width: min(50%, 18ch); }
.mlpkit .lines .line span { white-space: nowrap; font-size: 12.5px; }
.mlpkit .lines code { font: 12px var(--jp-code-font-family, ui-monospace, monospace); color: inherit; background: none; padding: 0; line-height: 20px; }
.mlpkit .lines .now :is(.value, .slope, .wrong) { color: color-mix(in srgb, var(--own) 75%, var(--ink)); }
.mlpkit .lines .value { --own: var(--value); }
.mlpkit .lines .slope { --own: var(--slope); }
.mlpkit .lines .wrong { --own: var(--wrong); }
.mlpkit .lines .ahead code, .mlpkit .lines .ahead > span { color: var(--quiet); }
.mlpkit .lines .ahead .line span { visibility: hidden; }
`;

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const { expression: choice, step: steps } = link.controls;
  const chosen = chooser(choice, link);
  const graph = element("div", { class: "graph" });
  const svg = drawing(graph, "the graph: values in blue, gradients in orange");
  const edges = svg.append("g").attr("class", "edges");
  const paths = edges.append("g");
  const nodes = svg.append("g");
  const heads = svg.append("g"); // on top of words if there is no room next to them
  const flights = svg.append("g").style("pointer-events", "none");
  const total = () => link.numbers.steps.length - 1;
  const now = () => Math.min(link.state.step, total());
  const to = (/** @type {number} */ step) =>
    link.ask({ step: step >= total() ? steps.high : Math.max(step, 0) });
  const button = (/** @type {string} */ label, /** @type {number} */ by) =>
    element("button", { type: "button", onclick: () => to(now() + by) }, label);
  const [back, next] = [button("Back", -1), button("Next", 1)];
  /** @type {HTMLInputElement} */
  const range = element("input", {
    type: "range",
    min: 0,
    step: 1,
    "aria-label": steps.label,
    oninput: () => to(Number(range.value)),
  });
  const count = element("span", { class: "count" });
  const listing = lines(to);
  const key = element(
    "p",
    { class: "key" },
    element("b", { class: "value" }, "Blue, forward"),
    ": the value. ",
    element("b", { class: "slope" }, "Orange, back"),
    ": the gradient; on an edge, the part of it that comes back that way. ",
    element("b", { class: "wrong" }, "✗"),
    ": wrong; ",
    element("b", { class: "right" }, "✓"),
    ": what it should be.",
  );
  picture.append(
    element("style", {}, CSS),
    chosen.node,
    graph,
    key,
    element("div", { class: "walk" }, back, next, range, count),
  );
  root.append(listing.node);

  /** @type {Partial<State<Controls>> & { step: number }} */
  let last = { step: now() };
  return ({ numbers, state, drawn, width }) => {
    const step = now();
    const moment = numbers.steps[step];
    const shape = placeGraph(numbers, width, paths);
    graph.classList.toggle("small", width < TINY);
    svg.size(shape.width, shape.height).attr("width", shape.width);
    if (shape.width > width) graph.setAttribute("tabindex", "0");
    else graph.removeAttribute("tabindex");
    drawEdges(edges, paths, numbers, shape, step);
    drawHeads(heads, numbers, shape, step);
    drawNodes(nodes, numbers, shape, step);
    chosen.update(drawn, numbers.right, step === total());
    range.max = String(total());
    range.value = String(step);
    range.setAttribute("aria-valuetext", `step ${step} of ${total()}`);
    count.textContent = `step ${step} of ${total()}`;
    switchOff(back, step === 0 && "this is the start");
    switchOff(next, step === total() && "this is the end");
    listing.update(numbers, step, width < NARROW);
    const same = state.expression === last.expression && state.order === last.order;
    if (same && step === last.step + 1 && !wantsNoMotion())
      flyDots(flights, numbers, moment, paths);
    last = { ...state, step };
    return numbers.said[step];
  };
};

export default explorer(start);

/**
 * The expressions, with a mark if the reader has seen how they come out, and a field for one's own.
 *
 * @param {Choice} control
 * @param {Link<Controls, Numbers>} link
 */
function chooser(control, link) {
  const group = Math.random().toString(36);
  const fair = "right order add"; // there, all come out right
  /** @type {Map<string, Record<string, boolean>>} */
  const seen = new Map(); // "order meet" → expression → whether all gradients are right
  const radios = control.options.map((option) =>
    element("input", {
      type: "radio",
      name: group,
      onchange: () => link.ask({ expression: option }),
    }),
  );
  const marks = radios.map(() => element("span", { class: "mark" }));
  const chips = radios.map((radio, k) =>
    element("label", { class: "option" }, radio, control.options[k], marks[k]),
  );
  const take = () => field.value.trim() && link.ask({ expression: field.value });
  /** @type {HTMLInputElement} */
  const field = element("input", {
    "aria-label": "your own expression",
    placeholder: "your own: b = a * a; b + a",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    onkeydown: (event) => event.key === "Enter" && take(),
    oninput: () => field.removeAttribute("aria-invalid"),
  });
  const node = element(
    "div",
    { class: "chosen" },
    element("div", { class: "options", role: "radiogroup", "aria-label": control.label }, ...chips),
    control.stops
      ? ""
      : element(
          "div",
          { class: "own" },
          field,
          element("button", { type: "button", onclick: take }, "Draw"),
        ),
  );
  let last = "";
  /**
   * @param {State<Controls>} drawn
   * @param {boolean} right
   * @param {boolean} atEnd
   */
  function update({ order, meet, expression }, right, atEnd) {
    if (expression !== last && !control.options.includes(expression)) field.value = expression;
    last = expression;
    const key = `${order} ${meet}`;
    const known = seen.get(key) ?? {};
    seen.set(key, known);
    if (atEnd && key !== fair) known[expression] = right;
    control.options.forEach((option, k) => {
      const found = known[option];
      radios[k].checked = option === link.state.expression;
      marks[k].textContent = found === undefined ? "" : found ? " ✓" : " ✗";
      marks[k].className = `mark ${found ? "right" : "wrong"}`;
    });
    if (link.failed && field.value) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  return { node, update };
}

/** @typedef {ReturnType<typeof placeGraph>} Shape */
/** @typedef {{ x: number, y: number, text: string, kind: string }} Text */

/**
 * @param {Marks} group
 * @param {Marks} paths
 * @param {Graph} graph
 * @param {Shape} shape
 * @param {number} step
 */
function drawEdges(group, paths, { nodes, edges, steps }, { spots }, step) {
  const { sent, wrong, fresh, node, way } = steps[step];
  const known = (/** @type {{ target: number }} */ { target }) => nodes[target].known <= step;
  const kind = (/** @type {number} */ k) =>
    [
      sent?.[k] != null && "back",
      wrong?.sent.includes(k) && "wrong",
      known(edges[k]) && "forth",
      way === "forward" && edges[k].target === node && "fresh",
      fresh?.includes(k) && "fresh",
    ]
      .filter(Boolean)
      .join(" ");
  paths
    .selectAll("path")
    .data(edges)
    .attr("class", (_, k) => `edge ${kind(k)}`);
  const numbers = edges.flatMap(({ source }, k) => {
    const { x, y, both } = spots[k];
    const lit = kind(k).includes("fresh") ? " fresh" : "";
    /** @type {Text[]} */
    const said = [];
    if (both && known(edges[k]))
      said.push({ x, y: y - 8, text: briefNumber(nodes[source].value), kind: `value${lit}` });
    const back = sent?.[k];
    if (back != null) {
      const bad = wrong?.sent.includes(k);
      const text = `${bad ? "✗ " : ""}${briefNumber(back)}`;
      said.push({ x, y: both ? y + 8 : y, text, kind: `${bad ? "wrong" : "slope"}${lit}` });
    }
    return said;
  });
  drawNumbers(group.selectAll(":scope > text"), numbers);
}

/**
 * Draw the heads of edges: at the end, blue once the value has gone there; at the start, once a
 * gradient has come back.
 *
 * @param {Marks} group
 * @param {Graph} graph
 * @param {Shape} shape
 * @param {number} step
 */
function drawHeads(group, { nodes, edges, steps }, { heads }, step) {
  const { sent, wrong } = steps[step];
  const all = edges.flatMap(({ target }, k) => {
    const forth = { place: heads[k].forth, kind: nodes[target].known <= step ? "value" : "" };
    const kind = wrong?.sent.includes(k) ? "wrong" : "slope";
    return sent?.[k] == null ? [forth] : [forth, { place: heads[k].back, kind }];
  });
  group
    .selectAll("polygon")
    .data(all)
    .join("polygon")
    .attr("class", ({ kind }) => `head ${kind}`)
    .attr("points", `0,0 ${-HEAD},${-HEAD / 2} ${-HEAD},${HEAD / 2}`)
    .attr("transform", ({ place }) => place);
}

/**
 * @param {Marks} texts
 * @param {Text[]} numbers
 */
function drawNumbers(texts, numbers) {
  texts
    .data(numbers)
    .join("text")
    .attr("class", (one) => `number ${one.kind}`)
    .attr("x", (one) => one.x)
    .attr("y", (one) => one.y)
    .text((one) => one.text);
}

/**
 * @param {Marks} group
 * @param {Graph} graph
 * @param {Shape} shape
 * @param {number} step
 */
function drawNodes(group, { nodes, steps }, { at, size: { radius } }, step) {
  const { node, grads, wrong } = steps[step];
  const groups = /** @type {Marks<SVGGElement, Node>} */ (group.selectAll("g"));
  groups
    .data(nodes)
    .join((enter) => {
      const made = enter.append("g");
      made.append("circle");
      made.append("text").attr("class", "sign");
      return made;
    })
    .attr("transform", (_, k) => `translate(${at[k].join()})`)
    .attr("class", (one, k) => `${one.kind}${k === node ? " fresh" : ""}`)
    .each(function fill({ name, sign, kind, value, known, right }, k) {
      const own = select(this);
      own
        .select("circle")
        .attr("r", radius)
        .attr("visibility", kind === "constant" ? "hidden" : null);
      own
        .select(".sign")
        .attr(
          "class",
          `sign${sign.length > 2 ? " word" : ""}${kind === "constant" ? " number" : ""}`,
        )
        .text(sign);
      /** @type {Text[]} */
      const said = [];
      if (kind === "given" || (kind === "made" && known <= step))
        said.push({ x: 0, y: -radius - 11, text: briefNumber(value), kind: "value" });
      const grad = grads?.[k];
      const bad = wrong?.grads.includes(k);
      if (grad != null)
        said.push({
          x: 0,
          y: radius + 11,
          text: `${bad ? "✗ " : ""}${briefNumber(grad)}`,
          kind: bad ? "wrong" : "slope",
        });
      if (bad) said.push({ x: 0, y: radius + 26, text: `✓ ${briefNumber(right)}`, kind: "right" });
      drawNumbers(own.selectAll("text.number:not(.sign)"), said);
      if (kind !== "made") return;
      const above = own
        .selectAll("text.name")
        .data(known <= step ? [] : [name])
        .join("text");
      above
        .attr("class", "number name ahead")
        .attr("y", -radius - 11)
        .text(name);
      if (known <= step) {
        const label = own.select("text.value").text(null);
        label.append("tspan").attr("class", "name").text(`${name} = `);
        label.append("tspan").text(briefNumber(value));
      }
    });
}

/**
 * The program, step by step, forward and backward.
 *
 * @param {(step: number) => void} to
 */
function lines(to) {
  const [code, said] = [element("code"), element("span")];
  const loop = element("p", { class: "loop" }, code, " ", said);
  const [forth, back] = ["forward", "backward"].map((way) =>
    element("ol", {
      class: way === "forward" ? "forth" : "back",
      "aria-label": `the code, ${way}`,
    }),
  );
  const node = element(
    "div",
    { class: "lines" },
    element("div", {}, element("p", { class: "way" }, "forward"), forth),
    element("div", {}, element("p", { class: "way" }, "backward"), loop, back),
  );
  /**
   * @param {Numbers} numbers
   * @param {number} step
   * @param {boolean} narrow
   */
  function update({ steps, loop: words }, step, narrow) {
    node.classList.toggle("narrow", narrow);
    [code.textContent, said.textContent] = words;
    for (const { list, way } of [
      { list: forth, way: "forward" },
      { list: back, way: "backward" },
    ]) {
      const own = steps.map((one, k) => ({ ...one, k })).filter((one) => one.way === way);
      const items = /** @type {Marks<HTMLLIElement, (typeof own)[0]>} */ (
        select(list).selectAll("li")
      );
      items
        .data(own)
        .join("li")
        .attr("class", ({ k }) => (k === step ? "now" : k > step ? "ahead" : null))
        .attr("aria-current", ({ k }) => (k === step ? "step" : null))
        .on("click", (_, { k }) => to(k))
        .each(function fill({ k, lines: all = [] }) {
          const kind = way === "forward" ? "value" : "slope";
          this.replaceChildren(
            element("span", { class: kind }, String(k)),
            ...all.map(({ code, worked, wrong }) =>
              element(
                "div",
                { class: "line" },
                element("code", {}, code),
                element("span", { class: wrong ? "wrong" : kind }, wrong ? `${worked} ✗` : worked),
              ),
            ),
          );
        });
      const scrolls = list.scrollHeight > list.clientHeight + 1;
      if (scrolls) list.setAttribute("tabindex", "0");
      else list.removeAttribute("tabindex");
      /** @type {HTMLElement | null} */
      const lit = list.querySelector(".now");
      if (scrolls && lit)
        list.scrollTop = lit.offsetTop - list.offsetTop - list.clientHeight / 2 + lit.clientHeight;
    }
  }
  return { node, update };
}

/**
 * Let a dot fly along each edge of the step, the way the numbers go.
 *
 * @param {Marks} flights
 * @param {Graph} graph
 * @param {Step} step
 * @param {Marks} paths
 */
function flyDots(flights, { edges }, { way, node, fresh }, paths) {
  const curves = /** @type {SVGPathElement[]} */ (paths.selectAll("path").nodes());
  edges.forEach(({ target }, k) => {
    if (way === "forward" ? target !== node : !fresh?.includes(k)) return;
    const length = curves[k].getTotalLength();
    const at = (/** @type {number} */ share) => {
      const { x, y } = curves[k].getPointAtLength(share * length);
      return `translate(${x}px,${y}px)`;
    };
    const shares = [0, 0.25, 0.5, 0.75, 1];
    const transform = (way === "forward" ? shares : shares.toReversed()).map(at);
    const dot = flights
      .append("circle")
      .attr("r", 5)
      .attr("style", `fill: var(${way === "forward" ? "--value" : "--slope"}); stroke: none`);
    const flight = dot.node()?.animate({ transform }, { duration: FLIGHT, easing: "ease-in-out" });
    flight?.addEventListener("finish", () => dot.remove());
  });
}
