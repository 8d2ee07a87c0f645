// A small grey image, in the page's own ink, light or dark.

/** @import { Bytes } from "./types" */

import { element } from "./page.js";

/**
 * A canvas for `drawGarment`, shown as a square of `side` pixels of the page.
 *
 * @param {number} side
 */
export function frameFor(side) {
  return element("canvas", { class: "garment", style: `width: ${side}px; height: ${side}px` });
}

/** An ink as red, green and blue. */
export const channels = (/** @type {string} */ ink) =>
  Array.from(ink.match(/[\d.]+/g) ?? [], Number).slice(0, 3);

/** What draws on a canvas. */
export const brushOf = (/** @type {HTMLCanvasElement} */ canvas) =>
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

/**
 * Fill a canvas with an image of shape (H, W): 0 is the page, 255 all ink.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Bytes} image
 * @param {string} ink  as `colour` gives it
 */
export function drawGarment(canvas, image, ink) {
  const [height, width] = image.shape;
  const rgb = channels(ink);
  const dots = new ImageData(width, height);
  image.forEach((byte, k) => dots.data.set([...rgb, byte], 4 * k));
  Object.assign(canvas, { width, height });
  brushOf(canvas).putImageData(dots, 0, 0);
}
