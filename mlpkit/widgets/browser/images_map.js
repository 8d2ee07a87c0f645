// A map of images, each a dot: the chosen classes in colours, the image under the pointer, and a
// rectangle that chooses a part.

/** @import { Drawing, Floats, Link, Point } from "./types" */
/** @import { Controls, Numbers } from "./explorers/mistakes_browser.js" */

/** @typedef {[left: number, bottom: number, right: number, top: number]} Part  as shares of the map */
/** @typedef {Numbers & { points: Floats, centres: Floats }} Mapped */
/** @typedef {(n: number) => [name: string, as: string, sure: string]} Describe  an image, in words */

/**
 * The map's square on the page: from shares of the map to pixels and back; `at` is an image's dot.
 *
 * @typedef {{
 *   side: number,
 *   right(share: number): number,
 *   down(share: number): number,
 *   share(x: number): number,
 *   at(n: number): Point,
 * }} Paper
 */

import { pointer } from "d3-selection";
import { brushOf, drawGarment, frameFor } from "./garment.js";
import { handle, moveBySteps, roundKnob } from "./handle.js";
import { clamp, colour, element, switchOff } from "./page.js";
import { drawing } from "./panel.js";

/** @type {Part} */
export const WHOLE = [0, 0, 1, 1];
const EDGE = 10; // pixels around the map, for the handles at its corners
const NEAR = 14; // pixels from the pointer within which it means a dot
const RING = 4; // pixels: radius of a ring; a dot in one comes before a dot under it
const STILL = 4; // pixels that a hand may move and still has only clicked

/**
 * The map of link.numbers.points (N, 2). `update` draws it; ring(n) puts a ring round an image,
 * round none for −1.
 *
 * @param {Link<Controls, Mapped>} link
 * @param {HTMLElement} root
 * @param {(n: number) => void} light  called with the image under the pointer, or −1
 */
export function mapOfImages(link, root, light) {
  const { points } = link.numbers;
  /** @type {Paper} */
  const paper = {
    side: 1,
    right: (share) => EDGE + share * (paper.side - 2 * EDGE),
    down: (share) => EDGE + (1 - share) * (paper.side - 2 * EDGE),
    share: (x) => clamp((x - EDGE) / (paper.side - 2 * EDGE), 0, 1),
    at: (n) => [paper.right(points[2 * n]), paper.down(points[2 * n + 1])],
  };

  const title = element("h2", {}, "map of the last hidden layer");
  const ink = (/** @type {string} */ name, /** @type {string} */ word) =>
    element("b", { style: `color: var(${name})` }, word);
  const key = element(
    "p",
    { class: "key" },
    "Images that the network sees as alike lie close together. ×: a mistake among the chosen, ○: correct; " +
      "ringed: pictured below. ",
    ink("--value", "Blue"),
    ": the true class; ",
    ink("--slope", "orange"),
    ": taken for.",
  );
  const drags = element(
    "p",
    { class: "key", hidden: Boolean(link.controls.part.fixed) },
    "To choose from a part only, drag a rectangle, or the large circles at its corners.",
  );
  const reset = element(
    "button",
    { type: "button", onclick: () => link.ask({ part: WHOLE }) },
    "whole map",
  );
  reset.hidden = Boolean(link.controls.part.fixed);
  const canvas = element("canvas", {});
  const holder = element("div", {}, canvas);
  const svg = drawing(holder, "map of the images; a dragged rectangle chooses some");
  svg.classed("draggable", !link.controls.part.fixed);
  const paint = dots(canvas, root, paper, link.numbers);
  const part = rectangle(svg, link, paper);
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
  /**
   * @param {Pick<typeof link, "state" | "drawn"> & {
   *   numbers: Mapped, ink: string, describe: Describe, side: number,
   * }} now
   */
  function update({ numbers, state, drawn, ink, describe, side }) {
    paper.side = side;
    svg.size(side, side).style("width", `${side}px`);
    paint(numbers, drawn);
    const inkOf = (/** @type {string} */ name) =>
      name === drawn.true ? "var(--value)" : name === drawn.taken_for ? "var(--slope)" : null;
    names
      .selectAll("text")
      .data(spreadNames(numbers, paper))
      .join("text")
      .attr("x", ({ x }) => x)
      .attr("y", ({ y }) => y)
      .text(({ name }) => name)
      .style("fill", ({ name }) => inkOf(name))
      .attr("font-weight", ({ name }) => (inkOf(name) ? 700 : null));
    switchOff(reset, String(state.part) === String(WHOLE) && "all of it is shown");
    part(state.part);
    corners(state.part);
    tip.show(describe, ink);
  }
  const head = element("div", { class: "bar" }, title, reset);
  return { node: element("div", { class: "map" }, head, key, drags, holder), update, ring };
}

/**
 * The dots: faint, except for the class chosen as true and the one it was taken for; on them a mark
 * for each chosen image. Returns paint(numbers, drawn).
 *
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} root
 * @param {Paper} paper
 * @param {Numbers} numbers
 * @returns {(numbers: Numbers, drawn: Link<Controls>["drawn"]) => void}
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
    const pen = brushOf(canvas);
    pen.scale(devicePixelRatio, devicePixelRatio);
    /** @type {(ink: string, alpha: number, size: number, wanted: (label: number) => boolean) => void} */
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

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} x
 * @param {number} y
 */
function circle(pen, x, y) {
  pen.moveTo(x + 2, y);
  pen.arc(x, y, 2, 0, 2 * Math.PI);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} x
 * @param {number} y
 */
function cross(pen, x, y) {
  for (const [u, v] of [
    [2.5, 2.5],
    [2.5, -2.5],
  ]) {
    pen.moveTo(x - u, y - v);
    pen.lineTo(x + u, y + v);
  }
}

/**
 * The image under the pointer: its words at once, its picture when Python has sent it.
 *
 * @param {Drawing} svg
 * @param {HTMLElement} holder
 * @param {Link<Controls, Mapped>} link
 * @param {Paper} paper
 * @param {(n: number) => void} changed
 */
function underPointer(svg, holder, link, paper, changed) {
  const image = frameFor(84);
  const words = element("div", {});
  const node = element("div", { class: "tip", hidden: true }, image, words);
  holder.append(node);
  const silent = link.controls.hovered.fixed;
  if (silent) image.style.display = "none";
  const tip = { hovered: -1, leave: () => hover(-1), show };
  /** @type {Describe} */
  let describe = () => ["", "", ""];
  let ink = "";

  /**
   * @param {number} x
   * @param {number} y
   */
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
  /** @param {number} n */
  function hover(n) {
    if (n === tip.hovered) return;
    tip.hovered = n;
    if (!silent) link.ask({ hovered: n });
    show(describe, ink);
  }
  svg
    .on("pointermove.tip pointerdown.tip", (event) => {
      if (event.buttons === 0 || event.pointerType === "touch")
        hover(nearest(...pointer(event, svg.node())));
    })
    .on("pointerleave.tip", tip.leave);

  /**
   * @param {Describe} describeNow
   * @param {string} inkNow
   */
  function show(describeNow, inkNow) {
    [describe, ink] = [describeNow, inkNow];
    node.hidden = tip.hovered < 0;
    changed(tip.hovered);
    if (node.hidden) return;
    const known = link.drawn.hovered === tip.hovered && link.numbers.hovered;
    const [name, as, sure] = describe(tip.hovered);
    words.textContent = `${name}, ${as}: ${known ? known.surely : sure}`;
    image.style.visibility = known ? "visible" : "hidden";
    if (known) drawGarment(image, known.image, ink);
    const [x, y] = paper.at(tip.hovered);
    const [left, above] = [x < paper.side / 2, y < paper.side / 2]; // it opens towards the middle
    node.style.left = left ? `${x + 14}px` : "auto";
    node.style.right = left ? "auto" : `${holder.clientWidth - x + 14}px`;
    node.style.top = above ? `${y}px` : "auto";
    node.style.bottom = above ? "auto" : `${paper.side - y}px`;
  }
  return tip;
}

/**
 * Drag a rectangle with the mouse or a pen; a click brings back the whole map.
 *
 * @param {Drawing} svg
 * @param {Link<Controls>} link
 * @param {Paper} paper
 * @param {() => void} begin
 */
function brush(svg, link, paper, begin) {
  svg.on("pointerdown.brush", (event) => {
    if (
      /** @type {Element} */ (event.target).closest(".handle") ||
      event.pointerType === "touch" ||
      link.controls.part.fixed
    )
      return;
    event.preventDefault();
    begin();
    const [x, y] = pointer(event, svg.node());
    let far = 0;
    svg.node()?.setPointerCapture(event.pointerId);
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

/**
 * The rectangle that was chosen, a faint frame if it is the whole map; returns place(part).
 *
 * @param {Drawing} svg
 * @param {Link<Controls>} link
 * @param {Paper} paper
 * @returns {(part: Part) => void}
 */
function rectangle(svg, link, paper) {
  const node = svg
    .append("rect")
    .attr("class", "part")
    .attr("fill-opacity", 0.1)
    .attr("display", link.controls.part.fixed ? "none" : null);
  return (part) => {
    const [left, bottom, right, top] = part;
    const whole = String(part) === String(WHOLE);
    node
      .attr("fill", whole ? "none" : "var(--value)")
      .attr("stroke", whole ? "var(--faint)" : "var(--ink)")
      .attr("x", paper.right(left))
      .attr("width", paper.right(right) - paper.right(left))
      .attr("y", paper.down(top))
      .attr("height", paper.down(bottom) - paper.down(top));
  };
}

/**
 * Two corners of the rectangle as handles; neither goes past the other. Returns place(part).
 *
 * @param {Drawing} svg
 * @param {Link<Controls>} link
 * @param {Paper} paper
 * @returns {(part: Part) => void}
 */
function handles(svg, link, paper) {
  const step = { low: 0, high: 1, step: 0.02 };
  const both = ["left, bottom", "right, top"].map((name, which) => {
    const [h, v] = [2 * which, 2 * which + 1];
    const node = roundKnob(svg, 7, "var(--page)", "var(--ink)").attr(
      "display",
      link.controls.part.fixed ? "none" : null,
    );
    const stop = which ? Math.max : Math.min;
    const set = (/** @type {number} */ x, /** @type {number} */ y) => {
      /** @type {Part} */
      const part = [...link.state.part];
      [part[h], part[v]] = [stop(x, part[2 - h]), stop(y, part[4 - v])];
      link.ask({ part });
    };
    const tell = handle(node, svg, {
      drag: (x, y) => set(paper.share(x), 1 - paper.share(y)),
      nudge: (by, up) =>
        set(moveBySteps(step, link.state.part[h], by), moveBySteps(step, link.state.part[v], up)),
    });
    return (/** @type {Part} */ part) => {
      const [x, y] = [part[h], part[v]];
      node.attr("cx", paper.right(x)).attr("cy", paper.down(y));
      tell(
        `${name} corner of the part that is shown`,
        x,
        `${Math.round(100 * x)}%, ${Math.round(100 * y)}%`,
      );
    };
  });
  return (part) => both.forEach((place) => place(part));
}

/**
 * The classes' names at their centres, moved down until none covers another.
 *
 * @param {Mapped} numbers
 * @param {Paper} paper
 */
function spreadNames({ class_names: names, centres }, { right, down, side }) {
  const all = names
    .map((name, k) => ({ name, x: right(centres[2 * k]), y: down(centres[2 * k + 1]) + 4 }))
    .filter(({ x }) => Number.isFinite(x))
    .sort((a, b) => a.y - b.y);
  /** @typedef {typeof all[0]} Name */
  const close = (/** @type {Name} */ one, /** @type {Name} */ other) =>
    Math.abs(one.x - other.x) < 3.4 * (one.name.length + other.name.length);
  all.forEach((one, k) => {
    const half = 3.4 * one.name.length;
    one.x = clamp(one.x, half, side - half);
    for (const other of all.slice(0, k))
      if (close(one, other) && one.y < other.y + 14) one.y = other.y + 14;
  });
  return all;
}
