// The one place where a page works out what Python knows too: so a drawing is judged on a page
// without Python. tests/pages/test_draw_garment.py holds it to mlpkit's `predict_probabilities`.

/**
 * Probabilities (C) of pixels (784) from 0 to 255, by a network with one hidden layer of ReLU:
 * W1 (784, H), b1 (H), W2 (H, C), b2 (C), typed arrays with a shape.
 */
export function judge({ W1, b1, W2, b2 }, pixels) {
  const x = Float64Array.from(pixels, (shade) => shade / 255);
  const a = linear(x, W1, b1).map((z) => Math.max(z, 0));
  return softmax(linear(a, W2, b2));
}

/** x (D) W (D, M) + b (M) → (M). */
function linear(x, W, b) {
  const M = b.length;
  const z = Float64Array.from(b);
  x.forEach((value, d) => {
    if (value !== 0) for (let m = 0; m < M; m += 1) z[m] += value * W[d * M + m];
  });
  return z;
}

/** eᶻ and its sum, of z minus its largest: nothing overflows. */
function softmax(z) {
  const most = Math.max(...z);
  const e = z.map((one) => Math.exp(one - most));
  const sum = e.reduce((a, b) => a + b, 0);
  return e.map((one) => one / sum);
}
