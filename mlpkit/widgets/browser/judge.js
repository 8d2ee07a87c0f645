// The one place where a page computes what Python computes too, so that a drawing is judged on a
// page without Python. tests/pages/test_draw_garment.py compares it with `predict_probabilities`.

/** @import { Floats } from "./types" */

/**
 * Probabilities (C) of pixels (784) from 0 to 255, by a network with one hidden layer of ReLU.
 *
 * @param {Judge} network
 * @param {number[]} pixels
 *
 * @typedef {{ W1: Floats, b1: Floats, W2: Floats, b2: Floats }} Judge
 *   of shapes (784, H), (H), (H, C), (C)
 */
export function judge({ W1, b1, W2, b2 }, pixels) {
  const x = Float64Array.from(pixels, (shade) => shade / 255);
  const a = linear(x, W1, b1).map((z) => Math.max(z, 0));
  return softmax(linear(a, W2, b2));
}

/**
 * x (D) W (D, M) + b (M) → (M).
 *
 * @param {Float64Array} x
 * @param {Floats} W
 * @param {Floats} b
 */
function linear(x, W, b) {
  const M = b.length;
  const z = Float64Array.from(b);
  x.forEach((value, d) => {
    if (value !== 0) for (let m = 0; m < M; m += 1) z[m] += value * W[d * M + m];
  });
  return z;
}

/**
 * eᶻ divided by its sum; z minus its largest, so that nothing overflows.
 *
 * @param {Float64Array} z
 */
function softmax(z) {
  const most = Math.max(...z);
  const e = z.map((one) => Math.exp(one - most));
  const sum = e.reduce((a, b) => a + b, 0);
  return e.map((one) => one / sum);
}
