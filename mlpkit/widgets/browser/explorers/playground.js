// A network that learns: each unit's map of the plane, its weights, the data, and the losses.

/** @import { Box, Bytes, Choice, Control, Floats, Ints, Marks, Now, Point, Scales, Slider, Start, Switches } from "../types" */
/** @import { Node, Wire, Worth } from "../network.js" */

/**
 * @typedef {Control<number[]> & { deepest: number, widest: number }} Widths  of the hidden layers
 * @typedef {{
 *   data: Choice,
 *   features: Switches,
 *   hidden: Widths,
 *   activation: Choice,
 *   optimizer: Choice,
 *   noise: Slider,
 *   rate: Slider,
 *   batch: Choice<number>,
 *   penalty: Choice<number>,
 *   epoch?: Slider,
 * }} Controls
 *   epoch: in a recording
 * @typedef {Worth & {
 *   points: Floats,
 *   labels: Ints,
 *   edges: Floats,
 *   features: Bytes,
 *   units: Bytes[],
 *   lead: Floats,
 *   output: Bytes,
 *   cuts: Floats,
 *   wrong: Ints,
 *   lowest: number,
 *   epochs: Ints,
 *   top: number,
 *   diverged: boolean,
 * }} Numbers
 *   features, units, output: maps of the plane; cuts: the two ends of each line
 */

import { contours } from "d3-contour";
import { line } from "d3-shape";
import { NOTEBOOK } from "../controls.js";
import { explorer } from "../frame.js";
import { brushOf } from "../garment.js";
import { captionOf, columnsOf, describeNode, titleOf, wiresOf } from "../network.js";
import { clamp, colour, element, lastOf, places, words } from "../page.js";
import { drawing, outline, panel } from "../panel.js";
import { paintShades, shadesBetween } from "../shades.js";
import { row } from "../wire.js";

const CSS = `
.mlpkit .playground { position: relative; }
.mlpkit .playground canvas { position: absolute; inset: 0; }
.mlpkit .playground svg { position: relative; }
.mlpkit .playground .count {
  position: absolute; transform: translateX(-50%); white-space: nowrap; display: flex; gap: 5px;
  align-items: center; font-size: 12px;
}
.mlpkit .playground .count[hidden] { display: none; }
.mlpkit .playground.tight .units { flex-wrap: wrap; width: 54px; justify-content: center; gap: 0 4px; }
.mlpkit .playground.tight .units span { order: 1; width: 100%; text-align: center; }
.mlpkit .playground .count button { padding: 0; width: 24px; min-height: 24px; line-height: 1; }
.mlpkit .playground .about { position: absolute; margin: 0; font-size: 12px; }
.mlpkit .playground .about b { display: block; }
.mlpkit .playground .map { fill: transparent; stroke: var(--quiet); cursor: default; }
.mlpkit .playground .map.feature:not([aria-disabled]) { cursor: pointer; }
.mlpkit .playground .map.feature[aria-disabled] { stroke: var(--faint); }
.mlpkit .playground .weight { stroke-width: 6px; }
.mlpkit .playground .map.shown { stroke: var(--ink); stroke-width: 2.5; }`;
const OUTPUT = { pointed: null, focused: null }; // to look at

/** @typedef {{ left: number, right: number, top: number, cell: number, pitch: number }} Layout */

/** @type {Record<string, [across: number, down: number]>} */
const GO = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const { features, hidden } = link.controls;
  const canvas = element("canvas");
  const about = element("p", { class: "about" });
  const place = element("div", { class: "playground" }, element("style", {}, CSS), canvas);
  picture.append(place);
  const svg = drawing(place, "the network, one map over the plane, and the losses");
  place.append(about);
  const wires = svg.append("g").attr("fill", "none");
  const net = svg
    .append("g")
    .attr("role", "group")
    .attr("aria-label", "the network: arrows go from map to map");
  const marked = svg.append("g").attr("pointer-events", "none");
  const plane = panel(svg);
  const cuts = plane.marks.append("g").attr("class", "cuts");
  const border = outline(plane.marks, "--ink", 2.4);
  const note = plane.over.append("text").attr("class", "label").attr("text-anchor", "middle");
  const curves = panel(svg);
  const low = curves.root.append("g");
  low.append("path").attr("d", "M0,-4v-12").attr("stroke", "var(--slope)");
  low.append("text").attr("class", "halo").attr("y", -19).style("fill", "var(--slope)");
  /** @type {Record<"pointed" | "focused" | "stop", string | null>} */
  const at = { pointed: null, focused: null, stop: null }; // ids of maps
  /** @type {Now<Controls, Numbers> | undefined} */
  let last; // what was drawn
  /** @type {unknown[]} */
  let painted = []; // what the canvas shows
  place.addEventListener("pointerleave", () => at.pointed && look({ pointed: null }));
  root.addEventListener(
    "click",
    (event) => {
      const target = /** @type {Element} */ (event.target);
      const button = target.closest("button");
      const back = button
        ? /^(Train|Play)$/.test(button.textContent)
        : picture.contains(target) && !target.closest(".map");
      if (back) look(OUTPUT);
    },
    true,
  ); // before the button does what it says, and then says something else

  const layers = counter("layers", "hidden layer", (by) => {
    const now = link.state.hidden;
    return by < 0 ? now.slice(0, -1) : [...now, now.at(-1) ?? 4];
  });
  const widths = Array.from({ length: hidden.deepest }, (_, k) =>
    counter("units", `unit in layer ${k + 1}`, (by) =>
      link.state.hidden.map((width, j) => width + (j === k ? by : 0)),
    ),
  );
  /**
   * Whether these widths were recorded, if this is a recording.
   *
   * @param {number[]} wanted
   */
  function isRecorded(wanted) {
    return !hidden.stops || hidden.stops.some((one) => String(one) === String(wanted));
  }

  /**
   * − and + above the network, with what they count between them.
   *
   * @param {string} kind
   * @param {string} what
   * @param {(by: number) => number[]} to  the widths after one less or one more
   * @returns {(now: {
   *   text: string | undefined, left: number, top: number, least: boolean, most: boolean,
   * }) => void}
   */
  function counter(kind, what, to) {
    const buttons = [
      { sign: "−", word: "fewer", by: -1 },
      { sign: "+", word: "more", by: 1 },
    ].map(({ sign, word, by }) => {
      /** @type {HTMLButtonElement} */
      const button = element(
        "button",
        {
          type: "button",
          "aria-label": `one ${what} ${word}`,
          onclick: () => button.ariaDisabled !== "true" && link.ask({ hidden: to(by) }),
        },
        sign,
      );
      return { button, by };
    });
    const count = element("span");
    const [fewer, more] = buttons.map(({ button }) => button);
    const node = element("div", { class: `count ${kind}` }, fewer, count, more);
    place.append(node);
    return ({ text, left, top, least, most }) => {
      node.hidden = text === undefined;
      if (text !== undefined && count.textContent !== text) count.textContent = text;
      [least, most].forEach((end, k) => {
        const { button, by } = buttons[k];
        const elsewhere = hidden.fixed || (!end && !isRecorded(to(by)));
        button.ariaDisabled = String(Boolean(elsewhere || end));
        button.title = elsewhere ? NOTEBOOK : end ? "no further" : "";
        button.disabled = (elsewhere || end) && !button.matches(":focus"); // it keeps the focus
      });
      Object.assign(node.style, { left: `${left}px`, top: `${top}px` });
    };
  }

  /** @param {Partial<typeof at>} change */
  function look(change) {
    Object.assign(at, change);
    if (last) draw(last);
  }
  /** @param {Node} node */
  function toggle(node) {
    if (!node.name || features.fixed) return;
    const on = new Set(link.state.features);
    if (!on.delete(node.name)) on.add(node.name);
    link.ask({ features: features.options.filter((one) => on.has(one)) });
  }
  /**
   * @param {KeyboardEvent} event
   * @param {Node} node
   */
  function keys(event, node) {
    if (event.ctrlKey || event.metaKey || event.altKey || !last) return;
    const columns = columnsOf(last.drawn, features.options);
    if (event.key === "Escape") look(OUTPUT);
    else if (event.key === "Enter" || event.key === " ") toggle(node);
    else if (GO[event.key]) {
      const [across, down] = GO[event.key];
      const column = columns[clamp(node.column + across, 0, columns.length - 1)];
      const to = column[clamp(node.row + down, 0, column.length - 1)];
      /** @type {Marks<SVGRectElement, Node>} */
      const maps = net.selectAll("rect");
      maps
        .filter((one) => one.id === to.id)
        .node()
        ?.focus();
    } else return;
    event.preventDefault();
  }

  /**
   * Draw the network; returns its maps as nodes, and the one that is shown large.
   *
   * @param {Now<Controls, Numbers>} now
   * @param {Layout} layout
   */
  function drawNetwork({ numbers, state, drawn }, { left, right, top, cell, pitch }) {
    const columns = columnsOf(drawn, features.options);
    const across = (/** @type {number} */ column) =>
      left + (column * (right - left - cell)) / (columns.length - 1);
    const down = (/** @type {Node} */ node) =>
      top + (node.row + (8 - columns[node.column].length) / 2) * pitch;
    for (const node of columns.flat())
      Object.assign(node, { x: across(node.column), y: down(node) });
    const [output] = lastOf(columns);
    const nodes = columns.flat();
    const shown =
      nodes.find(({ id }) => id === at.pointed) ??
      nodes.find(({ id }) => id === at.focused) ??
      output;
    const all = wiresOf(columns, numbers.weights, drawn.features);
    const lit = (/** @type {Wire} */ { from, to }) =>
      shown === output || from === shown || to === shown;
    wires
      .selectAll("path")
      .data(all)
      .join("path")
      .attr("d", ({ from, to }) =>
        bendWire(from.x + cell, from.y + cell / 2, to.x, to.y + cell / 2),
      )
      .attr("stroke", ({ weight }) => `var(${weight < 0 ? "--slope" : "--value"})`)
      .attr("stroke-width", ({ weight }) => Math.min(0.6 + 1.6 * Math.abs(weight), 7))
      .attr("stroke-dasharray", ({ weight }) => (weight < 0 ? "6 4" : null))
      .attr("opacity", (wire) => (lit(wire) ? 0.85 : 0.1));
    const numbered = all.filter(({ from, to }) => to === shown || from === shown);
    marked
      .selectAll("text")
      .data(numbered)
      .join("text")
      .attr("class", "weight halo")
      .attr("x", ({ from, to }) => (to === shown ? from.x + cell + 5 : to.x - 5))
      .attr("y", ({ from, to }) => (to === shown ? from.y : to.y) + cell / 2 - 5)
      .attr("text-anchor", ({ to }) => (to === shown ? "start" : "end"))
      .text(({ weight }) => places(weight, 2));
    const tabbed = nodes.find(({ id }) => id === at.stop) ?? output;
    net
      .selectAll("rect")
      .data(nodes, ({ id }) => id)
      .join((enter) =>
        enter
          .append("rect")
          .attr("class", ({ kind }) => `map handle ${kind}`)
          .attr("rx", 2)
          .on("pointerenter", (_, { id }) => look({ pointed: id }))
          .on("focus", (_, { id }) => look({ focused: id, stop: id }))
          .on("click", (_, node) => toggle(node))
          .on("keydown", keys),
      )
      .attr("x", ({ x }) => x)
      .attr("y", ({ y }) => y)
      .attr("width", cell)
      .attr("height", cell)
      .attr("tabindex", (node) => (node === tabbed ? 0 : -1))
      .attr("role", ({ kind }) => (kind === "feature" ? "switch" : "img"))
      .attr("aria-disabled", ({ kind }) => (kind === "feature" && features.fixed ? true : null))
      .attr("aria-description", ({ kind }) =>
        kind === "feature" && features.fixed ? NOTEBOOK : null,
      )
      .attr("aria-checked", ({ kind, name }) =>
        kind === "feature" ? state.features.includes(name ?? "") : null,
      )
      .attr("aria-label", (node) =>
        node === shown
          ? describeNode(node, numbers, drawn, features.fixed).join(" ")
          : titleOf(node),
      )
      .classed("shown", (node) => node === shown);
    net
      .selectAll("text")
      .data(columns[0])
      .join("text")
      .attr("x", left - 10)
      .attr("y", ({ y }) => y + cell / 2 + 4)
      .attr("text-anchor", "end")
      .style("fill", ({ name = "" }) =>
        state.features.includes(name) ? "var(--ink)" : "var(--quiet)",
      )
      .text(({ name = "" }) => name);
    const depth = drawn.hidden.length;
    layers({
      text: `${depth} hidden ${depth === 1 ? "layer" : "layers"}`,
      left: (left + right) / 2,
      top: 0,
      least: depth === 0,
      most: depth === hidden.deepest,
    });
    widths.forEach((put, k) => {
      const width = drawn.hidden[k];
      put({
        text: width ? String(width) : undefined,
        left: across(k + 1) + cell / 2,
        top: 32,
        least: width === 1,
        most: width === hidden.widest,
      });
    });
    return { nodes, shown };
  }

  /**
   * @param {Now<Controls, Numbers>} now
   * @param {Node} shown
   * @param {Scales} scales
   */
  function drawPlane({ numbers }, shown, { x, y }) {
    const { lead } = numbers;
    const n = lead.shape[0];
    const [west, east, south, north] = numbers.edges;
    /** @type {(place: number[]) => Point} */
    const at = ([column, line]) => [
      x(west + ((column - 0.5) / (n - 1)) * (east - west)),
      y(south + ((line - 0.5) / (n - 1)) * (north - south)),
    ];
    const rings =
      shown.kind === "output"
        ? contours()
            .size([n, n])
            .contour([...lead], 0)
            .coordinates.flat()
        : [];
    border.attr("d", rings.map((ring) => line()(ring.map(at))).join(""));
    // Each unit of the first layer has a line; a unit that is looked at shows only its own.
    const drawn = Array.from({ length: numbers.cuts.shape[0] }, (_, k) => [...row(numbers.cuts, k)])
      .map((ends, k) => ({ ends, k }))
      .filter(({ k }) => shown.kind === "output" || (shown.column === 1 && shown.row === k));
    cuts
      .selectAll("path")
      .data(drawn, ({ k }) => k)
      .join("path")
      .attr("d", ({ ends: [x0, y0, x1, y1] }) => `M${x(x0)},${y(y0)}L${x(x1)},${y(y1)}`)
      .attr("stroke", "var(--ink)")
      .attr("stroke-opacity", 0.6)
      .attr("stroke-width", 1.2)
      .attr("stroke-dasharray", "5 4");
  }

  /**
   * @param {Now<Controls, Numbers>} now
   * @param {Box} box
   */
  function drawCurves({ numbers }, box) {
    const { epochs, losses, top, lowest } = numbers;
    const end = link.controls.epoch?.high ?? lastOf(epochs); // a recorded run's axis does not move
    const { x, y } = curves.place({
      ...box,
      x: [0, Math.max(10, end)],
      y: [0, top],
      xlabel: "epoch",
      yticks: 3,
      xticks: 4,
      title: numbers.diverged ? "loss: diverged" : "loss, after each epoch",
    });
    const best = row(losses, 1)[epochs.findLastIndex((epoch) => epoch <= lowest)];
    const passed = lastOf(epochs) - lowest >= 5;
    low
      .attr("display", passed ? null : "none")
      .attr("transform", `translate(${x(lowest)},${y(Math.min(best, top))})`);
    const below = y(Math.min(best, top)) < 34; // the title is above
    low.select("path").attr("d", below ? "M0,4v12" : "M0,-4v-12");
    low
      .select("text")
      .attr("y", below ? 28 : -19)
      .text(box.width > 260 ? "lowest on new points" : "lowest")
      .attr("text-anchor", x(lowest) > box.width - 90 ? "end" : "start");
    const ends = [
      ["training", "--value"],
      ["validation", "--slope"],
    ].map(([name, ink], k) => ({
      name,
      ink,
      values: row(losses, k),
      y: y(Math.min(lastOf(row(losses, k)), top)),
    }));
    const upper = ends[0].y <= ends[1].y ? 0 : 1;
    const apart = Math.max(0, 15 - Math.abs(ends[0].y - ends[1].y)) / 2;
    const path = line((/** @type {number} */ _, k) => x(epochs[k]), y);
    curves.marks
      .selectAll("path")
      .data(ends)
      .join("path")
      .attr("fill", "none")
      .attr("stroke-width", 2)
      .attr("stroke", ({ ink }) => `var(${ink})`)
      .attr("d", ({ values }) => path(values))
      .attr("stroke-dasharray", ({ name }) => (name === "validation" ? "6 4" : null));
    curves.over
      .selectAll("circle")
      .data(ends)
      .join("circle")
      .attr("r", 3.5)
      .attr("cx", x(lastOf(epochs)))
      .attr("cy", (end) => end.y)
      .attr("fill", ({ ink }) => `var(${ink})`);
    curves.over
      .selectAll("text")
      .data(ends)
      .join("text")
      .attr("x", box.width + 8)
      .attr("y", (end, k) => end.y + 4 + (k === upper ? -apart : apart))
      .text(({ name, values }) => `${name} ${words(lastOf(values))}`);
  }

  /**
   * @param {Now<Controls, Numbers> & { height: number }} now
   * @param {{ nodes: Node[], shown: Node }} drawing
   * @param {number} cell
   * @param {Box & Scales} big  the plane
   */
  function paintAll({ numbers, state, width, height }, { nodes, shown }, cell, big) {
    const ratio = window.devicePixelRatio || 1;
    const inks = ["--slope", "--page", "--value"].map((name) => colour(root, name));
    const wanted = [numbers, shown.id, width, height, ratio, ...state.features, ...inks];
    if (wanted.length === painted.length && wanted.every((one, k) => one === painted[k])) return;
    painted = wanted; // else only the hand has moved
    const brush = brushOf(canvas);
    Object.assign(canvas, { width: width * ratio, height: height * ratio });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    brush.scale(ratio, ratio);
    const mapOf = (/** @type {Node} */ { kind, column, row: k }) =>
      kind === "output"
        ? numbers.output
        : row(kind === "feature" ? numbers.features : numbers.units[column - 1], k);
    for (const node of nodes) {
      brush.globalAlpha = node.name && !state.features.includes(node.name) ? 0.3 : 1;
      paintShades(brush, mapOf(node), shadesBetween(inks, 0.75), node.x, node.y, cell, cell);
    }
    brush.globalAlpha = 1;
    paintShades(
      brush,
      mapOf(shown),
      shadesBetween(inks, 0.42),
      big.left,
      big.top,
      big.width,
      big.height,
    );
    dots(brush, numbers, big, inks, colour(root, "--ink"));
  }

  /** @param {Now<Controls, Numbers>} now */
  function draw(now) {
    last = now;
    const { width, numbers, drawn } = now;
    const [wide, tight] = [width >= 640, width < 480]; // side by side; the counts in two lines
    const side = wide
      ? Math.min(300, Math.max(264, Math.round(0.34 * width)))
      : Math.min(420, width - 58);
    const cell = tight ? 28 : 35;
    const pitch = cell + 5;
    const net = {
      left: 56,
      right: wide ? width - side - 66 : width - 6,
      top: tight ? 82 : 64,
      cell,
      pitch,
    };
    const below = net.top + 8 * pitch;
    const big = wide
      ? { left: width - side - 8, top: 24, width: side, height: side }
      : { left: 50, top: below + 30, width: side, height: side };
    const lower = wide
      ? { left: 44, top: below + 30, width: net.right - 160, height: 96 }
      : { left: 44, top: big.top + side + 90, width: width - 160, height: 96 };
    const height = lower.top + lower.height + (wide ? 40 : 160);
    svg.size(width, height);
    place.classList.toggle("tight", tight);
    const drawing = drawNetwork(now, net);
    const { edges } = numbers;
    const scales = plane.place({
      ...big,
      ylabel: "x₂",
      x: [edges[0], edges[1]],
      y: [edges[2], edges[3]],
      grid: false,
      xlabel: "x₁",
      title: captionOf(drawing.shown),
    });
    note
      .attr("x", side / 2)
      .attr("y", side + 50)
      .text("solid: trains; hollow: new; ringed: wrong side");
    drawPlane(now, drawing.shown, scales);
    drawCurves(now, lower);
    paintAll({ ...now, height }, drawing, cell, { ...big, ...scales });
    Object.assign(about.style, {
      left: `${wide ? big.left : 0}px`,
      top: `${wide ? big.top + side + 64 : height - 110}px`,
      width: `${wide ? side : width}px`,
    });
    const [first, ...rest] = describeNode(drawing.shown, numbers, drawn, features.fixed);
    about.replaceChildren(element("b", {}, first), rest.join(" "));
  }
  return draw;
};

export default explorer(start);

/** @type {(x0: number, y0: number, x1: number, y1: number) => string} */
function bendWire(x0, y0, x1, y1) {
  const middle = (x0 + x1) / 2;
  return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`;
}

/**
 * The data: circles and triangles; the first half, which trains, is filled; ringed: wrong.
 *
 * @param {CanvasRenderingContext2D} brush
 * @param {Numbers} numbers
 * @param {Box & Scales} place
 * @param {string[]} inks
 * @param {string} ink
 */
function dots(brush, { points, labels, wrong }, { left, top, x, y }, [orange, page, blue], ink) {
  const half = labels.length / 2;
  labels.forEach((label, k) => {
    const [across, down] = [left + x(points[2 * k]), top + y(points[2 * k + 1])];
    brush.beginPath();
    if (label) {
      brush.moveTo(across, down - 4);
      brush.lineTo(across + 3.8, down + 3);
      brush.lineTo(across - 3.8, down + 3);
      brush.closePath();
    } else brush.arc(across, down, 3, 0, 2 * Math.PI);
    brush.fillStyle = brush.strokeStyle = label ? blue : orange;
    if (k < half) {
      brush.fill();
      brush.strokeStyle = page;
      brush.lineWidth = 0.8;
    } else brush.lineWidth = 1.2;
    brush.stroke();
    if (!wrong[k]) return;
    brush.beginPath();
    brush.arc(across, down, 7, 0, 2 * Math.PI);
    brush.strokeStyle = ink;
    brush.lineWidth = 1.4;
    brush.stroke();
  });
}
