// A network that learns: each unit's map of the plane, its weights, the data, and the losses.

import { contours } from "d3-contour";
import { line } from "d3-shape";
import { NOTEBOOK } from "../controls.js";
import { explorer } from "../frame.js";
import { columnsOf, said, scaled, titled, wiresOf } from "../network.js";
import { clamp, colour, element, places, words } from "../page.js";
import { drawing, outline, panel } from "../panel.js";
import { paint, twoSides } from "../shades.js";
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
const GO = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export default explorer(({ picture, link, root }) => {
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
  curves.low = curves.root.append("g");
  curves.low.append("path").attr("d", "M0,-4v-12").attr("stroke", "var(--slope)");
  curves.low.append("text").attr("class", "halo").attr("y", -19).style("fill", "var(--slope)");
  let [pointed, focused, stop, last] = [null, null, null, null]; // ids of maps; what was drawn
  let painted = []; // what the canvas shows
  place.addEventListener("pointerleave", () => pointed && look(() => (pointed = null)));
  root.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest("button");
      const back = button
        ? /^(Train|Play)$/.test(button.textContent)
        : picture.contains(target) && !target.closest(".map");
      if (back && last) look(toOutput);
    },
    true,
  ); // before the button does what it says, and says something else

  const layers = counter("layers", "hidden layer", (by) => {
    const now = link.state.hidden;
    return by < 0 ? now.slice(0, -1) : [...now, now.at(-1) ?? 4];
  });
  const widths = Array.from({ length: hidden.deepest }, (_, k) =>
    counter("units", `unit in layer ${k + 1}`, (by) =>
      link.state.hidden.map((width, j) => width + (j === k ? by : 0)),
    ),
  );
  /** Whether a recording, if this is one, has these widths. */
  function recorded(wanted) {
    return !hidden.stops || hidden.stops.some((one) => String(one) === String(wanted));
  }

  /** − and + above the network, with what they count between them; to(±1): the widths then. */
  function counter(kind, what, to) {
    const buttons = [
      ["−", "fewer", -1],
      ["+", "more", 1],
    ].map(([sign, word, by]) => {
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
        const elsewhere = hidden.fixed || (!end && !recorded(to(by)));
        button.ariaDisabled = Boolean(elsewhere || end);
        button.title = elsewhere ? NOTEBOOK : end ? "no further" : "";
        button.disabled = (elsewhere || end) && !button.matches(":focus"); // it keeps that
      });
      Object.assign(node.style, { left: `${left}px`, top: `${top}px` });
    };
  }

  function look(change) {
    change();
    draw(last);
  }
  function toOutput() {
    [pointed, focused] = [null, null];
  }
  function toggle(node) {
    if (node.kind !== "feature" || features.fixed) return;
    const on = new Set(link.state.features);
    if (!on.delete(node.name)) on.add(node.name);
    link.ask({ features: features.options.filter((one) => on.has(one)) });
  }
  function keys(event, node) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const columns = columnsOf(last.drawn, features.options);
    if (event.key === "Escape") look(toOutput);
    else if (event.key === "Enter" || event.key === " ") toggle(node);
    else if (GO[event.key]) {
      const [across, down] = GO[event.key];
      const column = columns[clamp(node.column + across, 0, columns.length - 1)];
      const to = column[clamp(node.row + down, 0, column.length - 1)];
      net
        .selectAll("rect")
        .filter((one) => one.id === to.id)
        .node()
        .focus();
    } else return;
    event.preventDefault();
  }

  /** The maps as nodes, and where they are. */
  function drawNetwork({ numbers, state, drawn }, { left, right, top, cell, pitch }) {
    const columns = columnsOf(drawn, features.options);
    const across = (column) => left + (column * (right - left - cell)) / (columns.length - 1);
    const down = (node) => top + (node.row + (8 - columns[node.column].length) / 2) * pitch;
    for (const node of columns.flat())
      Object.assign(node, { x: across(node.column), y: down(node) });
    const output = columns.at(-1)[0];
    const nodes = columns.flat();
    const shown =
      nodes.find(({ id }) => id === pointed) ?? nodes.find(({ id }) => id === focused) ?? output;
    const all = wiresOf(columns, numbers.weights, drawn.features);
    const lit = ({ from, to }) => shown === output || from === shown || to === shown;
    wires
      .selectAll("path")
      .data(all)
      .join("path")
      .attr("d", ({ from, to }) => bent(from.x + cell, from.y + cell / 2, to.x, to.y + cell / 2))
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
    const tabbed = nodes.find(({ id }) => id === stop) ?? output;
    net
      .selectAll("rect")
      .data(nodes, ({ id }) => id)
      .join((enter) =>
        enter
          .append("rect")
          .attr("class", ({ kind }) => `map handle ${kind}`)
          .attr("rx", 2)
          .on("pointerenter", (_, { id }) => look(() => (pointed = id)))
          .on("focus", (_, { id }) => look(() => (focused = stop = id)))
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
        kind === "feature" ? state.features.includes(name) : null,
      )
      .attr("aria-label", (node) =>
        node === shown ? said(node, numbers, drawn, features.fixed).join(" ") : titled(node),
      )
      .classed("shown", (node) => node === shown);
    net
      .selectAll("text")
      .data(columns[0])
      .join("text")
      .attr("x", left - 10)
      .attr("y", ({ y }) => y + cell / 2 + 4)
      .attr("text-anchor", "end")
      .style("fill", ({ name }) => (state.features.includes(name) ? "var(--ink)" : "var(--quiet)"))
      .text(({ name }) => name);
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
        text: width && String(width),
        left: across(k + 1) + cell / 2,
        top: 32,
        least: width === 1,
        most: width === hidden.widest,
      });
    });
    return { nodes, shown };
  }

  function drawPlane({ numbers }, shown, { x, y }) {
    const { lead } = numbers;
    const n = lead.shape[0];
    const [west, east, south, north] = numbers.edges;
    const at = ([column, line]) => [
      x(west + ((column - 0.5) / (n - 1)) * (east - west)),
      y(south + ((line - 0.5) / (n - 1)) * (north - south)),
    ];
    const rings =
      shown.kind === "output" ? contours().size([n, n]).contour(lead, 0).coordinates.flat() : [];
    border.attr("d", rings.map((ring) => line()(ring.map(at))).join(""));
    // Each unit of the first layer has one line; a unit that is looked at, its own.
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

  function drawCurves({ numbers }, at) {
    const { epochs, losses, top, lowest } = numbers;
    const end = link.controls.epoch?.high ?? epochs.at(-1); // a recorded run's axis stands still
    const { x, y } = curves.place({
      ...at,
      x: [0, Math.max(10, end)],
      y: [0, top],
      xlabel: "epoch",
      yticks: 3,
      xticks: 4,
      title: numbers.diverged ? "loss: diverged" : "loss, after each epoch",
    });
    const best = row(losses, 1)[epochs.findLastIndex((epoch) => epoch <= lowest)];
    const passed = epochs.at(-1) - lowest >= 5;
    curves.low
      .attr("display", passed ? null : "none")
      .attr("transform", `translate(${x(lowest)},${y(Math.min(best, top))})`);
    const below = y(Math.min(best, top)) < 34; // above is the title
    curves.low.select("path").attr("d", below ? "M0,4v12" : "M0,-4v-12");
    curves.low
      .select("text")
      .attr("y", below ? 28 : -19)
      .text(at.width > 260 ? "lowest on new points" : "lowest")
      .attr("text-anchor", x(lowest) > at.width - 90 ? "end" : "start");
    const ends = [
      ["training", "--value"],
      ["validation", "--slope"],
    ].map(([name, ink], k) => ({
      name,
      ink,
      values: row(losses, k),
      y: y(Math.min(row(losses, k).at(-1), top)),
    }));
    const upper = ends[0].y <= ends[1].y ? 0 : 1;
    const apart = Math.max(0, 15 - Math.abs(ends[0].y - ends[1].y)) / 2;
    const path = line((_, k) => x(epochs[k]), y);
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
      .attr("cx", x(epochs.at(-1)))
      .attr("cy", (end) => end.y)
      .attr("fill", ({ ink }) => `var(${ink})`);
    curves.over
      .selectAll("text")
      .data(ends)
      .join("text")
      .attr("x", at.width + 8)
      .attr("y", (end, k) => end.y + 4 + (k === upper ? -apart : apart))
      .text(({ name, values }) => `${name} ${words(values.at(-1))}`);
  }

  function paintAll({ numbers, state, width, height }, { nodes, shown }, cell, big) {
    const ratio = window.devicePixelRatio || 1;
    const inks = ["--slope", "--page", "--value"].map((name) => colour(root, name));
    const wanted = [numbers, shown.id, width, height, ratio, ...state.features, ...inks];
    if (wanted.length === painted.length && wanted.every((one, k) => one === painted[k])) return;
    painted = wanted; // else only the hand has moved
    const brush = canvas.getContext("2d");
    Object.assign(canvas, { width: width * ratio, height: height * ratio });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    brush.scale(ratio, ratio);
    const mapOf = ({ kind, column, row: k }) =>
      kind === "output"
        ? numbers.output
        : row(kind === "feature" ? numbers.features : numbers.units[column - 1], k);
    for (const node of nodes) {
      brush.globalAlpha = node.kind === "feature" && !state.features.includes(node.name) ? 0.3 : 1;
      paint(brush, mapOf(node), twoSides(inks, 0.75), node.x, node.y, cell, cell);
    }
    brush.globalAlpha = 1;
    paint(brush, mapOf(shown), twoSides(inks, 0.42), big.left, big.top, big.width, big.height);
    dots(brush, numbers, big, inks, colour(root, "--ink"));
  }

  function draw(now) {
    last = now;
    const { width, numbers, drawn } = now;
    const [wide, tight] = [width >= 640, width < 480]; // beside each other; the counts in two lines
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
    const low = wide
      ? { left: 44, top: below + 30, width: net.right - 160, height: 96 }
      : { left: 44, top: big.top + side + 90, width: width - 160, height: 96 };
    const height = low.top + low.height + (wide ? 40 : 160);
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
      title: scaled(drawing.shown),
    });
    note
      .attr("x", side / 2)
      .attr("y", side + 50)
      .text(`solid: trains; ${side > 290 ? "hollow: new; " : ""}ringed: wrong side`);
    drawPlane(now, drawing.shown, scales);
    drawCurves(now, low);
    paintAll({ ...now, height }, drawing, cell, { ...big, ...scales });
    Object.assign(about.style, {
      left: `${wide ? big.left : 0}px`,
      top: `${wide ? big.top + side + 64 : height - 110}px`,
      width: `${wide ? side : width}px`,
    });
    const [first, ...rest] = said(drawing.shown, numbers, drawn, features.fixed);
    about.replaceChildren(element("b", {}, first), rest.join(" "));
  }
  return draw;
});

function bent(x0, y0, x1, y1) {
  const middle = (x0 + x1) / 2;
  return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`;
}

/** The data: circles and triangles; the first half, which trains, is filled; ringed: wrong. */
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
