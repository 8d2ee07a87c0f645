// Names that stand beside what they name, and not on one another.

import { clamp } from "./page.js";

/** Places (K,) as near to the wanted ones as a distance of `gap` and the limits allow. */
export function apart(wanted, gap, low, high) {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  const found = [];
  order.forEach((k, rank) => {
    found[k] = Math.max(wanted[k], low, rank ? found[order[rank - 1]] + gap : low);
  });
  let limit = high;
  for (const k of order.toReversed()) {
    found[k] = Math.min(found[k], limit);
    limit = found[k] - gap;
  }
  return found;
}

const [HEIGHT, CELL] = [14, 7];
const FAR = 16; // rows away that a name may be from its point
const cell = (x, y) => 10_000 * Math.round(y / CELL) + Math.round(x / CELL);

/** Where lines [[[x, y], …]] run: what `beside` keeps names off. */
export function crowd(lines) {
  const cells = new Set();
  for (const line of lines)
    line.forEach(([x, y], k) => {
      const [a, b] = line[Math.max(k - 1, 0)];
      const parts = Math.min(Math.ceil(Math.hypot(x - a, y - b) / CELL), 200);
      for (let part = 0; part <= parts; part += 1)
        cells.add(cell(a + ((x - a) * part) / (parts || 1), b + ((y - b) * part) / (parts || 1)));
    });
  return cells;
}

/**
 * Boxes {x, y, width} for names beside points [{x, y, width}]; x and y of a box are its left end
 * and its middle. They are inside a panel's width and height, off the boxes `taken`, off one
 * another, and off the crowd where that is not far.
 */
export function beside(points, { width, height }, taken, lines) {
  const all = [...taken];
  const apart = (box, other) =>
    box.x + box.width < other.x ||
    other.x + other.width < box.x ||
    Math.abs(box.y - other.y) >= HEIGHT;
  function cost(box, point) {
    let found = Math.hypot(box.x + box.width / 2 - point.x, box.y - point.y) / 12;
    for (const other of all) if (!apart(box, other)) found += 100;
    for (let x = box.x; x <= box.x + box.width; x += CELL)
      for (const y of [box.y - 4, box.y + 4]) if (lines.has(cell(x, y))) found += 1;
    return found;
  }
  const inside = ({ x, y, width: wide }) => ({
    x: clamp(x, 0, width),
    y: clamp(y, 0, height),
    width: wide,
  });
  return points.map(inside).map((point) => {
    let [best, least] = [null, Infinity];
    for (let up = -FAR; up <= FAR; up += 1)
      for (const side of [10, -10 - point.width, -point.width / 2, 70, -70 - point.width]) {
        const box = {
          x: clamp(point.x + side, 3, width - point.width - 3),
          y: clamp(point.y + up * HEIGHT, HEIGHT / 2 + 2, height - HEIGHT / 2 - 2),
          width: point.width,
        };
        const now = cost(box, point);
        if (now < least) [best, least] = [box, now];
      }
    all.push(best);
    return best;
  });
}
