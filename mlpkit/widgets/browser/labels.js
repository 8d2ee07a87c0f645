// Names next to what they name, and not on one another.

/** @import { Line, Point, Size } from "./types" */

import { clamp } from "./page.js";

/**
 * Places (K,) as near to the wanted ones as a distance of `gap` and the limits allow.
 *
 * @param {number[]} wanted
 * @param {number} gap
 * @param {number} low
 * @param {number} high
 */
export function spreadOut(wanted, gap, low, high) {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  /** @type {number[]} */
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
const FAR = 16; // how many rows a name may be away from its point
const cell = (/** @type {number} */ x, /** @type {number} */ y) =>
  10_000 * Math.round(y / CELL) + Math.round(x / CELL);

/**
 * The cells through which lines run: `placeBeside` keeps names off them.
 *
 * @param {Point[][]} lines
 */
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
 * Places for names next to points; `width` of a point is its name's. They are inside a panel, off
 * those that are taken, off one another, and off the crowd unless that is too far.
 *
 * @param {Line[]} points
 * @param {Size} size  of the panel
 * @param {Line[]} taken
 * @param {Set<number>} crowded  as `crowd` gives it
 */
export function placeBeside(points, { width, height }, taken, crowded) {
  const all = [...taken];
  const apart = (/** @type {Line} */ box, /** @type {Line} */ other) =>
    box.x + box.width < other.x ||
    other.x + other.width < box.x ||
    Math.abs(box.y - other.y) >= HEIGHT;
  /**
   * @param {Line} box
   * @param {Line} point
   */
  function cost(box, point) {
    let found = Math.hypot(box.x + box.width / 2 - point.x, box.y - point.y) / 12;
    for (const other of all) if (!apart(box, other)) found += 100;
    for (let x = box.x; x <= box.x + box.width; x += CELL)
      for (const y of [box.y - 4, box.y + 4]) if (crowded.has(cell(x, y))) found += 1;
    return found;
  }
  const inside = (/** @type {Line} */ { x, y, width: wide }) => ({
    x: clamp(x, 0, width),
    y: clamp(y, 0, height),
    width: wide,
  });
  return points.map(inside).map((point) => {
    let [best, least] = [point, Infinity];
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
