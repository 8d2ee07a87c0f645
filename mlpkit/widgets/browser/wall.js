// The images of a run on a wall: those that the network gets right are strong, the others pale, and
// those that an epoch has changed are marked; under them, how many each epoch changed. Before the
// first prediction all are alike, between strong and pale.

import { brushOf, drawGarment } from "./garment.js";
import { colour, element, typeset } from "./page.js";
import { drawing, panel } from "./panel.js";
import { row } from "./wire.js";

/** @import { Box, Bytes, Drawing, Ints } from "./types" */

/**
 * What watched_images.py sends. Counts are by epoch in `seen`; `cells` has a row for each of these.
 *
 * @typedef {{
 *   count: number,
 *   images: Bytes | null,
 *   apart: boolean,
 *   sample: string,
 *   seen: Ints,
 *   cells: Bytes,
 *   right: Ints,
 *   learned: Ints,
 *   forgotten: Ints,
 * }} Wall
 */

const [RIGHT, LEARNED, FORGOTTEN] = [1, 2, 3]; // as watched_images.py has them; 0 is wrong
const UNKNOWN = null; // not predicted
const PALE = 0.22; // how much ink an image has that the network gets wrong
const NEUTRAL = 0.55; // and one that it has not predicted
const TALL = 62; // pixels for the changes by epoch

const STYLE = `
.mlpkit .wall-title { margin: 0; font-weight: 600; }
.mlpkit .wall-sample { margin: 0 0 4px; color: var(--quiet); }
`;

/**
 * A wall in a node; returns draw(numbers, epoch, width).
 *
 * @param {HTMLElement} node
 * @returns {(numbers: Wall & { last: number }, epoch: number, width: number) => void}
 */
export function wallOf(node) {
  const title = element("p", { class: "wall-title" });
  const canvas = element("canvas", { role: "img" });
  const style = element("style", {}, STYLE);
  const sample = element("p", { class: "wall-sample" });
  node.append(style, title, sample, canvas);
  const svg = drawing(node, "images learned and forgotten, by epoch");
  const changed = changes(svg);

  return (numbers, epoch, width) => {
    for (const part of [title, sample, canvas, /** @type {SVGElement} */ (svg.node())])
      part.style.display = numbers.count ? "" : "none";
    if (!numbers.count) return;
    const k = numbers.seen.indexOf(epoch);
    const cells = k < 0 ? null : row(numbers.cells, k);
    const across = width >= 560 ? 20 : 10;
    const pitch = Math.min(Math.floor(width / across), 46);
    const high = pitch * Math.ceil(numbers.count / across);
    const ratio = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: across * pitch * ratio, height: high * ratio });
    Object.assign(canvas.style, { width: `${across * pitch}px`, height: `${high}px` });
    const brush = brushOf(canvas);
    brush.scale(ratio, ratio);
    const inks = Object.fromEntries(
      ["--ink", "--right", "--wrong", "--page"].map((name) => [name, colour(node, name)]),
    );
    for (let one = 0; one < numbers.count; one += 1) {
      const cell = cells ? cells[one] : UNKNOWN;
      const place = { x: (one % across) * pitch, y: Math.floor(one / across) * pitch, pitch };
      paintOne(brush, numbers.images && row(numbers.images, one), cell, place, inks);
    }
    const says = describeWall(numbers, k, epoch);
    title.textContent = says;
    sample.textContent = typeset(numbers.sample);
    canvas.setAttribute("aria-label", `the wall, ${says}`);
    svg.size(width, TALL + 54);
    changed(numbers, epoch, { left: 44, top: 26, width: width - 54, height: TALL });
  };
}

/**
 * What the wall shows, in words.
 *
 * @param {Wall} wall
 * @param {number} k
 * @param {number} epoch
 */
function describeWall({ count, apart, right, learned, forgotten, seen }, k, epoch) {
  const whose = apart ? "that it does not train on" : "of those that it trains on";
  if (!seen.length) return `${count} images ${whose}: none has been predicted yet`;
  if (k < 0) return `${count} images ${whose}`;
  if (k === 0 && seen[0] === epoch) return `before: ${right[0]} of ${count} right`;
  const sums = `✓ ${learned[k]} just learned, ✕ ${forgotten[k]} just forgotten`;
  return `epoch ${epoch}: ${right[k]} of ${count} right; ${sums}`;
}

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {Bytes | null} image
 * @param {number | null} cell
 * @param {{ x: number, y: number, pitch: number }} place
 * @param {Record<string, string>} inks
 */
function paintOne(brush, image, cell, { x, y, pitch }, inks) {
  const side = pitch - 6;
  const right = cell === RIGHT || cell === LEARNED;
  brush.globalAlpha = right ? 1 : cell === UNKNOWN ? NEUTRAL : PALE;
  if (image) brush.drawImage(sheetOf(image, inks["--ink"]), x + 3, y + 3, side, side);
  else if (cell === UNKNOWN) {
    brush.strokeStyle = inks["--ink"];
    brush.lineWidth = 1;
    brush.strokeRect(x + 6.5, y + 6.5, side - 7, side - 7);
  } else {
    brush.fillStyle = inks["--ink"];
    brush.fillRect(x + 6, y + 6, side - 6, side - 6);
  }
  brush.globalAlpha = 1;
  if (cell !== LEARNED && cell !== FORGOTTEN) return;
  const ink = inks[cell === LEARNED ? "--right" : "--wrong"];
  brush.strokeStyle = ink;
  brush.lineWidth = 2.5;
  brush.strokeRect(x + 2, y + 2, pitch - 4, pitch - 4);
  brush.fillStyle = ink;
  brush.fillRect(x + pitch - 15, y + 1, 14, 14);
  brush.strokeStyle = inks["--page"];
  brush.lineWidth = 2;
  brush.beginPath();
  const [a, b] = [x + pitch - 12, y + 4];
  if (cell === LEARNED) {
    brush.moveTo(a, b + 4);
    brush.lineTo(a + 3, b + 7);
    brush.lineTo(a + 8, b);
  } else {
    brush.moveTo(a, b);
    brush.lineTo(a + 8, b + 8);
    brush.moveTo(a + 8, b);
    brush.lineTo(a, b + 8);
  }
  brush.stroke();
}

/**
 * Canvases of images, by the buffer that an image is in and where in it the image begins.
 *
 * @type {WeakMap<ArrayBuffer, Record<number, { ink: string, sheet: HTMLCanvasElement }>>}
 */
const sheets = new WeakMap();

/**
 * @param {Bytes} image
 * @param {string} ink
 */
function sheetOf(image, ink) {
  const known = sheets.get(image.buffer)?.[image.byteOffset];
  if (known?.ink === ink) return known.sheet;
  const sheet = element("canvas");
  drawGarment(sheet, image, ink);
  const all = sheets.get(image.buffer) ?? {};
  all[image.byteOffset] = { ink, sheet };
  sheets.set(image.buffer, all);
  return sheet;
}

/**
 * Bars by epoch: up what was learned, down what was forgotten.
 *
 * @param {Drawing} svg
 * @returns {(numbers: Wall & { last: number }, epoch: number, place: Box) => void}
 */
function changes(svg) {
  const own = panel(svg);
  const bars = own.marks.append("g").attr("class", "changes");
  const counts = own.over.append("g").attr("class", "changes");
  const words = ["learned", "forgotten"].map((says, k) =>
    own.over
      .append("text")
      .attr("class", "halo")
      .attr("x", 6)
      .style("fill", `var(${k ? "--wrong" : "--right"})`)
      .text(`${k ? "✕" : "✓"} ${says}`),
  );
  return ({ seen, learned, forgotten, last }, epoch, place) => {
    // The first epochs learn nearly all images: their bars may leave the picture.
    const most = Math.max(4, ...forgotten, ...[...learned].slice(3)) + 1;
    const { x, y } = own.place({
      ...place,
      x: [0, last + 0.5],
      y: [-most, most],
      yticks: [-most + 1, 0, most - 1],
      yformat: (value) => String(Math.abs(value)),
      xticks: Math.min(last, place.width > 560 ? 12 : 6),
      xformat: (value) => (Number.isInteger(value) ? String(value) : ""),
      title: `learned and forgotten${place.width > 360 ? " in each epoch" : ""}`,
    });
    const wide = Math.max((x(1) - x(0)) * 0.7, 1);
    const both = [...seen].flatMap((one, k) => [
      { one, up: learned[k], ink: "--right" },
      { one, up: -forgotten[k], ink: "--wrong" },
    ]);
    bars
      .selectAll("rect")
      .data(both)
      .join("rect")
      .attr("x", ({ one }) => x(one) - wide / 2)
      .attr("width", wide)
      .attr("y", ({ up }) => y(Math.max(up, 0)))
      .attr("height", ({ up }) => Math.abs(y(up) - y(0)))
      .attr("fill", ({ ink }) => `var(${ink})`)
      .attr("opacity", ({ one }) => (one === epoch ? 1 : 0.55));
    counts
      .selectAll("text")
      .data(both.filter(({ one, up }) => up >= most && (wide >= 14 || one === epoch)))
      .join("text")
      .attr("class", "halo label")
      .attr("text-anchor", "middle")
      .attr("x", ({ one }) => x(one))
      .attr("y", 10)
      .text(({ up }) => `↑${up}`);
    words.forEach((text, k) => {
      text.attr("display", seen.length < 2 ? "none" : null);
      text
        .attr("x", place.width - 4)
        .attr("text-anchor", "end")
        .attr("y", k ? place.height - 3 : 12);
    });
  };
}
