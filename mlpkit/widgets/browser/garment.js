// A small grey image, in the page's own ink, light or dark.

import { element } from "./page.js";

/** A canvas for `garment`, shown as a square of `side` pixels of the page. */
export function frameFor(side) {
  return element("canvas", { class: "garment", style: `width: ${side}px; height: ${side}px` });
}

/** Fill a canvas with an image of bytes, its shape (H, W): 0 is the page, 255 all ink. */
export function garment(canvas, image, ink) {
  const [height, width] = image.shape;
  const [red, green, blue] = ink.match(/[\d.]+/g).map(Number);
  const dots = new ImageData(width, height);
  image.forEach((byte, k) => dots.data.set([red, green, blue, byte], 4 * k));
  Object.assign(canvas, { width, height });
  canvas.getContext("2d").putImageData(dots, 0, 0);
}
