// A map of images, each a dot: the chosen classes in colours, the image under the pointer, and a
// rectangle that chooses a part.

import { pointer } from "d3-selection";
import { frameFor, garment } from "./garment.js";
import { handle, nudged, roundKnob } from "./handle.js";
import { clamp, colour, element, off } from "./page.js";
import { drawing } from "./panel.js";

export const WHOLE = [0, 0, 1, 1]; // left, bottom, right, top
const EDGE = 10; // pixels around the map, for the handles at its corners
const NEAR = 14; // pixels from the pointer to the dot that it means
const RING = 4; // its radius: a dot in a ring comes before one that lies under it
const STILL = 4; // pixels that a hand may move and has only clicked

/**
 * The map of link.numbers.points (N, 2). update({numbers, state, drawn, ink, told, side}) draws it;
 * told(n) gives the words for an image; ring(n) puts a ring round one, −1 round none; light(n) is
 * called with the image under the pointer, or −1.
 */
export function mapOfImages(link, root, light) {
  const paper = { side: 1 }; // from shares of the map to pixels and back
  paper.right = (share) => EDGE + share * (paper.side - 2 * EDGE);
  paper.down = (share) => EDGE + (1 - share) * (paper.side - 2 * EDGE);
  paper.share = (x) => clamp((x - EDGE) / (paper.side - 2 * EDGE), 0, 1);
  const { points } = link.numbers;
  paper.at = (n) => [paper.right(points[2 * n]), paper.down(points[2 * n + 1])];

  const title = element("h2", {}, "map of the last hidden layer");
  const ink = (name, word) => element("b", { style: `color: var(${name})` }, word);
  const key = element(
    "p",
    { class: "key" },
    "What the network sees as alike lies close. ×: a mistake among the chosen, ○: correct; " +
      "ringed: pictured below. ",
    ink("--value", "Blue"),
    ": the true class; ",
    ink("--slope", "orange"),
    ": taken for.",
  );
  const reset = element(
    "button",
    { type: "button", onclick: () => link.ask({ part: WHOLE }) },
    "whole map",
  );
  reset.hidden = link.controls.part.fixed;
  const canvas = element("canvas", {});
  const holder = element("div", {}, canvas);
  const svg = drawing(holder, "map of the images; a dragged rectangle chooses some");
  svg.classed("draggable", !link.controls.part.fixed);
  const paint = dots(canvas, root, paper, link.numbers);
  const part = rectangle(svg, paper);
  const rings = svg
    .append("g")
    .attr("fill", "none")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 1.5);
  const names = svg.append("g");
  const corners = handles(svg, link, paper);
  const tip = underPointer(svg, holder, link, paper, (n) => {
    ring();
    light(n);
  });
  brush(svg, link, paper, tip.leave);
  let lit = -1;

  function ring(n = lit) {
    lit = n;
    const few = [...link.numbers.shown].map((k) => [k, RING]);
    const one = [lit, tip.hovered].filter((k) => k >= 0).map((k) => [k, 8]);
    rings
      .selectAll("circle")
      .data([...few, ...one])
      .join("circle")
      .attr("cx", ([k]) => paper.at(k)[0])
      .attr("cy", ([k]) => paper.at(k)[1])
      .attr("r", ([, r]) => r);
  }
  function update({ numbers, state, drawn, ink, told, side }) {
    paper.side = side;
    svg.size(side, side).style("width", `${side}px`);
    paint(numbers, drawn);
    const inkOf = (name) =>
      name === drawn.true ? "var(--value)" : name === drawn.taken_for ? "var(--slope)" : null;
    names
      .selectAll("text")
      .data(apart(numbers, paper))
      .join("text")
      .attr("x", ({ x }) => x)
      .attr("y", ({ y }) => y)
      .text(({ name }) => name)
      .style("fill", ({ name }) => inkOf(name))
      .attr("font-weight", ({ name }) => inkOf(name) && 700);
    off(reset, String(state.part) === String(WHOLE) && "all of it is shown");
    part(state.part);
    corners(state.part);
    tip.show(told, ink);
  }
  const head = element("div", { class: "bar" }, title, reset);
  return { node: element("div", { class: "map" }, head, key, holder), update, ring };
}

/**
 * Paint the dots: faint, but for the class chosen as true and the one it was taken for; on them a
 * mark for each chosen image. Returns paint(numbers, drawn).
 */
function dots(canvas, root, paper, { class_names: names, labels }) {
  let last = "";
  return (numbers, drawn) => {
    const [quiet, slope, value, wrong, right] = [
      "--quiet",
      "--slope",
      "--value",
      "--wrong",
      "--right",
    ].map((name) => colour(root, name));
    const [from, to] = [names.indexOf(drawn.true), names.indexOf(drawn.taken_for)];
    const same = from >= 0 && from === to;
    const key = [paper.side, devicePixelRatio, from, to, quiet].join();
    if (key === last) return; // only the hand has moved
    last = key;
    canvas.width = canvas.height = paper.side * devicePixelRatio;
    canvas.style.width = canvas.style.height = `${paper.side}px`;
    const pen = canvas.getContext("2d");
    pen.scale(devicePixelRatio, devicePixelRatio);
    const cloud = (ink, alpha, size, wanted) => {
      pen.fillStyle = ink;
      pen.globalAlpha = alpha;
      for (let n = 0; n < labels.length; n += 1) {
        if (!wanted(labels[n])) continue;
        const [x, y] = paper.at(n);
        pen.fillRect(x - size / 2, y - size / 2, size, size);
      }
    };
    cloud(quiet, 0.5, 1.6, (label) => label !== from && label !== to);
    if (!same) cloud(slope, 0.65, 2, (label) => label === to);
    cloud(value, 0.65, 2, (label) => label === from);
    pen.globalAlpha = 1;
    pen.lineWidth = 1.3;
    pen.strokeStyle = same ? right : wrong;
    pen.beginPath();
    for (const n of numbers.marked) (same ? circle : cross)(pen, ...paper.at(n));
    pen.stroke();
  };
}

function circle(pen, x, y) {
  pen.moveTo(x + 2, y);
  pen.arc(x, y, 2, 0, 2 * Math.PI);
}

function cross(pen, x, y) {
  for (const [u, v] of [
    [2.5, 2.5],
    [2.5, -2.5],
  ]) {
    pen.moveTo(x - u, y - v);
    pen.lineTo(x + u, y + v);
  }
}

/** The image under the pointer: its words at once, its picture when Python has sent it. */
function underPointer(svg, holder, link, paper, changed) {
  const image = frameFor(84);
  const words = element("div", {});
  const node = element("div", { class: "tip", hidden: true }, image, words);
  holder.append(node);
  const silent = link.controls.hovered.fixed;
  if (silent) image.style.display = "none";
  const tip = { hovered: -1, leave: () => hover(-1) };
  let [told, ink] = [() => [], ""];

  function nearest(x, y) {
    let [best, least] = [-1, NEAR ** 2];
    const ringed = new Set(link.numbers.shown);
    for (let n = 0; n < link.numbers.labels.length; n += 1) {
      const [u, v] = paper.at(n);
      const far = (u - x) ** 2 + (v - y) ** 2 - (ringed.has(n) ? RING ** 2 : 0);
      if (far < least) [best, least] = [n, far];
    }
    return best;
  }
  function hover(n) {
    if (n === tip.hovered) return;
    tip.hovered = n;
    if (!silent) link.ask({ hovered: n });
    tip.show(told, ink);
  }
  svg
    .on("pointermove.tip pointerdown.tip", (event) => {
      if (event.buttons === 0 || event.pointerType === "touch")
        hover(nearest(...pointer(event, svg.node())));
    })
    .on("pointerleave.tip", tip.leave);

  tip.show = (toldNow, inkNow) => {
    [told, ink] = [toldNow, inkNow];
    node.hidden = tip.hovered < 0;
    changed(tip.hovered);
    if (node.hidden) return;
    const known = link.drawn.hovered === tip.hovered && link.numbers.hovered;
    const [name, as, sure] = told(tip.hovered);
    words.textContent = `${name}, ${as}: ${known ? known.surely : sure}`;
    image.style.visibility = known ? "visible" : "hidden";
    if (known) garment(image, known.image, ink);
    const [x, y] = paper.at(tip.hovered);
    const [left, above] = [x < paper.side / 2, y < paper.side / 2]; // it opens towards the middle
    node.style.left = left ? `${x + 14}px` : "auto";
    node.style.right = left ? "auto" : `${holder.clientWidth - x + 14}px`;
    node.style.top = above ? `${y}px` : "auto";
    node.style.bottom = above ? "auto" : `${paper.side - y}px`;
  };
  return tip;
}

/** Dragged with the mouse or a pen, a rectangle; a click is the whole map again. */
function brush(svg, link, paper, begin) {
  svg.on("pointerdown.brush", (event) => {
    if (
      event.target.closest(".handle") ||
      event.pointerType === "touch" ||
      link.controls.part.fixed
    )
      return;
    event.preventDefault();
    begin();
    const [x, y] = pointer(event, svg.node());
    let far = 0;
    svg.node().setPointerCapture(event.pointerId);
    svg.on("pointermove.brush", (now) => {
      const [u, v] = pointer(now, svg.node());
      far = Math.max(far, Math.abs(u - x), Math.abs(v - y));
      const [left, right] = [Math.min(x, u), Math.max(x, u)].map(paper.share);
      const [top, bottom] = [Math.min(y, v), Math.max(y, v)].map((z) => 1 - paper.share(z));
      if (far > STILL) link.ask({ part: [left, bottom, right, top] });
    });
    svg.on("pointerup.brush pointercancel.brush", () => {
      svg.on("pointermove.brush pointerup.brush pointercancel.brush", null);
      if (far <= STILL) link.ask({ part: WHOLE });
    });
  });
}

/** The rectangle that was chosen, if it isn't all of the map; returns what places it. */
function rectangle(svg, paper) {
  const node = svg
    .append("rect")
    .attr("fill", "var(--value)")
    .attr("fill-opacity", 0.1)
    .attr("stroke", "var(--ink)");
  return (part) => {
    const [left, bottom, right, top] = part;
    node
      .attr("display", String(part) === String(WHOLE) ? "none" : null)
      .attr("x", paper.right(left))
      .attr("width", paper.right(right) - paper.right(left))
      .attr("y", paper.down(top))
      .attr("height", paper.down(bottom) - paper.down(top));
  };
}

/** Two corners of the rectangle as handles; neither goes past the other. */
function handles(svg, link, paper) {
  const step = { low: 0, high: 1, step: 0.02 };
  const both = ["left, bottom", "right, top"].map((name, which) => {
    const [h, v] = [2 * which, 2 * which + 1];
    const node = roundKnob(svg, 7, "var(--page)", "var(--ink)").attr(
      "display",
      link.controls.part.fixed ? "none" : null,
    );
    const stop = which ? Math.max : Math.min;
    const set = (x, y) => {
      const part = [...link.state.part];
      [part[h], part[v]] = [stop(x, part[2 - h]), stop(y, part[4 - v])];
      link.ask({ part });
    };
    const tell = handle(node, svg, {
      drag: (x, y) => set(paper.share(x), 1 - paper.share(y)),
      nudge: (by, up) =>
        set(nudged(step, link.state.part[h], by), nudged(step, link.state.part[v], up)),
    });
    return (part) => {
      const [x, y] = [part[h], part[v]];
      node.attr("cx", paper.right(x)).attr("cy", paper.down(y));
      tell(
        `${name} corner of the part that is shown`,
        x,
        `${Math.round(100 * x)} %, ${Math.round(100 * y)} %`,
      );
    };
  });
  return (part) => both.forEach((place) => place(part));
}

/** The classes' names at their centres, moved down until none covers another: [{name, x, y}]. */
function apart({ class_names: names, centres }, { right, down, side }) {
  const all = names
    .map((name, k) => ({ name, x: right(centres[2 * k]), y: down(centres[2 * k + 1]) + 4 }))
    .filter(({ x }) => Number.isFinite(x))
    .sort((a, b) => a.y - b.y);
  const close = (one, other) =>
    Math.abs(one.x - other.x) < 3.4 * (one.name.length + other.name.length);
  all.forEach((one, k) => {
    const half = 3.4 * one.name.length;
    one.x = clamp(one.x, half, side - half);
    for (const other of all.slice(0, k))
      if (close(one, other) && one.y < other.y + 14) one.y = other.y + 14;
  });
  return all;
}
