// Where the nodes, edges and numbers of an expression's graph are on the picture.

/** @import { Marks, Point } from "./types" */

import { curveMonotoneX, line } from "d3-shape";
import { clamp, typeset, words } from "./page.js";

/**
 * A graph and its walk, as graph_walk.py finds them. Nodes and edges go by their index.
 *
 * @typedef {{ name: string, sign: string, kind: string, value: number, known: number, right: number }} Node
 *   known: the step after which its value is known; right: its gradient
 * @typedef {{ source: number, target: number, aside: number }} Edge
 *   aside: on which side it goes, if two edges have the same ends; else 0
 * @typedef {{
 *   way: string,
 *   node?: number,
 *   lines?: { code: string, worked: string, wrong?: boolean }[],
 *   grads?: (number | null)[],
 *   sent?: (number | null)[],
 *   wrong?: { grads: number[], sent: number[] },
 *   fresh?: number[],
 * }} Step
 * @typedef {{
 *   nodes: Node[],
 *   edges: Edge[],
 *   places: [layer: number, row: number][],
 *   paths: [layer: number, row: number][][],
 *   steps: Step[],
 * }} Graph
 *
 * A box by its middle and half of its size.
 * @typedef {{ x: number, y: number, wide: number, high: number }} Words
 * @typedef {{ x: number, y: number, both: boolean, boxes: Words[] }} Spot
 *   both: there is room for a value above and a gradient below
 */

// px: height of a row, radius of a circle, width of a letter, least room between two layers
const LARGE = { row: 88, radius: 17, letter: 6.9, near: 76 };
const SMALL = { row: 94, radius: 14, letter: 6.3, near: 66 };
const [LINE, GAP] = [13, 4];
const [FAR, TOP, BOTTOM] = [190, 44, 60]; // px
const DIGITS = 3; // significant ones
const BEND = 27; // px by which one of two edges side by side goes round
// where a number may be on an edge, as shares of its length, the best first
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74];
export const HEAD = 8; // px of an arrow's head
export const TINY = 480; // px: below it the graph is drawn small

/**
 * A number where there is little room: 0.79, 1.7·10⁸. The code shows more digits.
 *
 * @param {number} value
 */
export function briefNumber(value) {
  const size = Math.abs(value);
  if (size >= 1e5) return typeset(value.toExponential(1));
  return words(value, size > 0.1 && size < 1 ? 2 : DIGITS);
}

/** What is written above a node. */
const titleOf = (/** @type {Node} */ { name, kind, value }) =>
  kind === "made" ? `${name} = ${briefNumber(value)}` : briefNumber(value);

/**
 * Where everything is: the size, the nodes, and for each edge its heads and the place of its
 * numbers. Draws the paths of the edges in `group`.
 *
 * @param {Graph} graph
 * @param {number} width
 * @param {Marks} group
 */
export function placeGraph({ places, paths, nodes, edges, steps }, width, group) {
  const layers = Math.max(...places.map(([layer]) => layer));
  const rows = Math.max(...paths.flat().map(([, row]) => row));
  const size = width < TINY ? SMALL : LARGE;
  const { letter, radius } = size;
  const outer = nodes.filter((_, k) => [0, layers].includes(places[k][0]));
  const side = Math.max(
    2 * radius,
    (letter * Math.max(...outer.map((one) => titleOf(one).length))) / 2 + 4,
  );
  const widest = Math.max(...edges.map((_, k) => longestNumber(steps, "sent", k)));
  const widestBelow = Math.max(...nodes.map((_, k) => longestNumber(steps, "grads", k)));
  const twins = edges.some(({ aside }) => aside); // their numbers are as low as those of nodes
  const near = Math.max(
    size.near,
    letter * widest + 2 * radius,
    twins ? letter * (widest + widestBelow) + GAP : 0,
  );
  const gap = clamp((width - 2 * side) / layers, near, FAR);
  const whole = Math.max(width, gap * layers + 2 * side);
  const left = (whole - gap * layers) / 2;
  const bend = rows === 0 ? 12 : 0; // the edges of a single row go round above and below it
  const at = (/** @type {[number, number]} */ [layer, row]) =>
    /** @type {Point} */ ([left + layer * gap, TOP + bend + row * size.row]);
  const points = paths.map((path, k) => bendAside(path.map(at), edges[k].aside));
  const draw = line().curve(curveMonotoneX);
  group
    .selectAll("path")
    .data(points)
    .join("path")
    .attr("d", (one) => draw(one));
  const curves = /** @type {SVGPathElement[]} */ (group.selectAll("path").nodes());
  const centres = places.map(at);
  return {
    width: whole,
    height: TOP + BOTTOM + 2 * bend + rows * size.row,
    at: centres,
    size,
    heads: curves.map((curve) => ends(curve, radius + 1)),
    spots: spots(centres, size, curves, { nodes, edges, steps }),
  };
}

/**
 * The points of an edge; one of two side by side goes round on its own side.
 *
 * @param {Point[]} points
 * @param {number} aside
 * @returns {Point[]}
 */
function bendAside(points, aside) {
  if (!aside) return points;
  const [[x0, y0], [x1, y1]] = [points[0], points[points.length - 1]];
  /** @type {(share: number) => Point} */
  const round = (share) => [x0 + share * (x1 - x0), y0 + share * (y1 - y0) + aside * BEND];
  return [[x0, y0], round(0.32), round(0.68), [x1, y1]];
}

/**
 * For each edge the place of its numbers that is clearest of other words; the same at all steps.
 *
 * @param {Point[]} centres
 * @param {{ radius: number, letter: number }} size
 * @param {SVGPathElement[]} curves
 * @param {Pick<Graph, "nodes" | "edges" | "steps">} graph
 */
function spots(centres, { radius, letter }, curves, { nodes, edges, steps }) {
  const dots = curves.map((curve) => pointsAlong(curve, 24));
  const taken = centres.flatMap(([x, y], k) => [
    { x, y, wide: radius + 3, high: radius + 2 },
    { x, y: y - radius - 11, wide: (letter * titleOf(nodes[k]).length) / 2, high: LINE / 2 },
    {
      x,
      y: y + radius + 11,
      wide: (letter * longestNumber(steps, "grads", k)) / 2,
      high: LINE / 2,
    },
  ]);
  return edges.map(({ source }, k) => {
    const wide = [briefNumber(nodes[source].value).length, longestNumber(steps, "sent", k)];
    const others = dots.filter((_, other) => other !== k).flat();
    const best = clearestSpot(
      curves[k],
      wide.map((long) => (long * letter) / 2),
      taken,
      others,
    );
    taken.push(...best.boxes);
    return best;
  });
}

/**
 * Where a curve comes to the circles at its ends, and which way it goes there, as transforms.
 *
 * @param {SVGPathElement} curve
 * @param {number} radius
 */
function ends(curve, radius) {
  const length = curve.getTotalLength();
  const head = (/** @type {number} */ from, /** @type {number} */ tip) => {
    const [a, b] = [from, tip].map((place) => curve.getPointAtLength(place));
    const angle = (180 / Math.PI) * Math.atan2(b.y - a.y, b.x - a.x);
    return `translate(${b.x},${b.y}) rotate(${angle})`;
  };
  return {
    forth: head(length - radius - HEAD, length - radius),
    back: head(radius + HEAD, radius),
  };
}

/**
 * Points along a curve.
 *
 * @param {SVGPathElement} curve
 * @param {number} count
 */
function pointsAlong(curve, count) {
  const length = curve.getTotalLength();
  return Array.from({ length: count }, (_, k) =>
    curve.getPointAtLength((length * (k + 0.5)) / count),
  );
}

/**
 * The place on a curve for a value above it and a gradient below, or, if that is tight, for the
 * gradient alone.
 *
 * @param {SVGPathElement} curve
 * @param {number[]} widths  half of the value's and of the gradient's
 * @param {Words[]} taken
 * @param {DOMPoint[]} others  on other curves
 * @returns {Spot}
 */
function clearestSpot(curve, [above, below], taken, others) {
  const length = curve.getTotalLength();
  let [best, least] = [/** @type {Spot | null} */ (null), Infinity];
  for (const both of [true, false])
    for (const [rank, share] of ALONG.entries()) {
      const { x, y } = curve.getPointAtLength(share * length);
      const high = LINE / 2;
      const boxes = both
        ? [
            { x, y: y - 8, wide: above, high },
            { x, y: y + 8, wide: below, high },
          ]
        : [{ x, y, wide: below, high }];
      const near = (/** @type {DOMPoint} */ { x: a, y: b }) =>
        boxes.some((box) => Math.abs(a - box.x) < box.wide && Math.abs(b - box.y) < high);
      const cost =
        rank / 20 +
        (both ? 0 : 4) +
        2 * others.filter(near).length +
        boxes.flatMap((box) => taken.map((one) => overlap(box, one))).reduce((a, b) => a + b, 0);
      if (cost < least) [best, least] = [{ x, y, both, boxes }, cost];
    }
  return /** @type {Spot} */ (best);
}

/**
 * How many letters the longest number of an edge or a node has in all steps, with its mark.
 *
 * @param {Step[]} steps
 * @param {"sent" | "grads"} kind
 * @param {number} k
 */
const longestNumber = (steps, kind, k) =>
  Math.max(
    0,
    ...steps.map((step) => {
      const value = step[kind]?.[k];
      return value == null
        ? 0
        : briefNumber(value).length + (step.wrong?.[kind].includes(k) ? 2 : 0);
    }),
  );

/**
 * How far two boxes overlap, as a cost; 0 if they don't.
 *
 * @param {Words} one
 * @param {Words} other
 */
function overlap(one, other) {
  const wide = one.wide + other.wide + GAP - Math.abs(one.x - other.x);
  const high = one.high + other.high - Math.abs(one.y - other.y);
  return wide > 0 && high > 0 ? 5 + Math.min(wide, high) : 0;
}
