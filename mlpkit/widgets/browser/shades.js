// A number for every point of the plane, as colour on a canvas.

/** @import { Bytes } from "./types" */

import { brushOf, channels } from "./garment.js";
import { clamp, element } from "./page.js";

/**
 * A shade for each byte, between three colours as `colour` gives them: the first at 4, the second
 * at 128, the third at 252.
 *
 * @param {string[]} inks
 * @param {number} strength  0 to 1: how far from the middle the ends are
 */
export function shadesBetween(inks, strength) {
  const [from, between, to] = inks.map(channels);
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    const value = clamp((byte - 128) / 124, -1, 1);
    const end = value < 0 ? from : to;
    const [red, green, blue] = between.map((part, k) =>
      Math.round(part + (end[k] - part) * strength * Math.abs(value)),
    );
    return (255 << 24) | (blue << 16) | (green << 8) | red; // a pixel as little-endian machines store it
  });
}

/** @type {Map<number, [HTMLCanvasElement, ImageData]>} */
const sheets = new Map(); // by side: a canvas of so many dots, for every map of this size

/** @param {number} n */
function sheetOf(n) {
  const made = sheets.get(n) ?? [element("canvas", { width: n, height: n }), new ImageData(n, n)];
  sheets.set(n, made);
  return made;
}

/**
 * Draw a square map, rows from the bottom up; its outermost points are on the edges.
 *
 * @param {CanvasRenderingContext2D} brush
 * @param {Bytes} map
 * @param {Uint32Array} shades
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
export function paintShades(brush, map, shades, left, top, width, height) {
  const n = map.shape[0];
  const [sheet, image] = sheetOf(n);
  const pixels = new Uint32Array(image.data.buffer);
  for (let line = 0; line < n; line += 1)
    for (let k = 0; k < n; k += 1) pixels[(n - 1 - line) * n + k] = shades[map[line * n + k]];
  brushOf(sheet).putImageData(image, 0, 0);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(sheet, 0.5, 0.5, n - 1, n - 1, left, top, width, height);
}
