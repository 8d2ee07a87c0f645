// Where a graph of an expression stands: its nodes, edges and numbers, by their words alone.

import { curveMonotoneX, line } from "d3-shape";
import { clamp, typeset, words } from "./page.js";

// px: of a row, a circle, a letter and a line about; of the least room between two layers
const LARGE = { row: 88, radius: 17, letter: 6.9, near: 76 };
const SMALL = { row: 94, radius: 14, letter: 6.3, near: 66 };
const [LINE, GAP] = [13, 4];
const [FAR, TOP, BOTTOM] = [190, 44, 60]; // px
const DIGITS = 3; // that count
const BEND = 27; // px that one of two edges side by side goes round
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74]; // where a number may stand
export const HEAD = 8; // px of an arrow's head
export const TINY = 480; // px: below it the graph is drawn small

/** A number where there is little room: 0.79, 1.7·10⁸; the code has more of it. */
export function brief(value) {
  const size = Math.abs(value);
  if (size >= 1e5) return typeset(value.toExponential(1));
  return words(value, size > 0.1 && size < 1 ? 2 : DIGITS);
}

/** What stands above a node. */
const titled = ({ name, kind, value }) =>
  kind === "made" ? `${name} = ${brief(value)}` : brief(value);

/** Where everything stands: size, nodes, and for each edge its path and the place of its numbers. */
export function placed({ places, paths, nodes, edges, steps }, width, group) {
  const layers = Math.max(...places.map(([layer]) => layer));
  const rows = Math.max(...paths.flat().map(([, row]) => row));
  const size = width < TINY ? SMALL : LARGE;
  const { letter, radius } = size;
  const outer = nodes.filter((_, k) => [0, layers].includes(places[k][0]));
  const side = Math.max(
    2 * radius,
    (letter * Math.max(...outer.map((one) => titled(one).length))) / 2 + 4,
  );
  const widest = Math.max(...edges.map((_, k) => longest(steps, "sent", k)));
  const widestBelow = Math.max(...nodes.map((_, k) => longest(steps, "grads", k)));
  const twins = edges.some(({ aside }) => aside); // their numbers stand as low as those of nodes
  const near = Math.max(
    size.near,
    letter * widest + 2 * radius,
    twins ? letter * (widest + widestBelow) + GAP : 0,
  );
  const gap = clamp((width - 2 * side) / layers, near, FAR);
  const whole = Math.max(width, gap * layers + 2 * side);
  const left = (whole - gap * layers) / 2;
  const bend = rows === 0 ? 12 : 0; // a lone row's edges go round above and below it
  const at = ([layer, row]) => [left + layer * gap, TOP + bend + row * size.row];
  const points = paths.map((path, k) => bent(path.map(at), edges[k].aside));
  const draw = line().curve(curveMonotoneX);
  group
    .selectAll("path")
    .data(points)
    .join("path")
    .attr("d", (one) => draw(one));
  const shape = {
    width: whole,
    height: TOP + BOTTOM + 2 * bend + rows * size.row,
    at: places.map(at),
    size,
  };
  const curves = group.selectAll("path").nodes();
  shape.heads = curves.map((curve) => ends(curve, radius + 1));
  shape.spots = spots(shape, curves, nodes, edges, steps);
  return shape;
}

/** Of two edges side by side, each goes round on its side. */
function bent(points, aside) {
  if (!aside) return points;
  const [[x0, y0], [x1, y1]] = [points[0], points.at(-1)];
  const round = (share) => [x0 + share * (x1 - x0), y0 + share * (y1 - y0) + aside * BEND];
  return [[x0, y0], round(0.32), round(0.68), [x1, y1]];
}

/** For each edge the place of its numbers that is farthest from other words; the same at all steps. */
function spots({ at, size: { radius, letter } }, curves, nodes, edges, steps) {
  const dots = curves.map((curve) => along(curve, 24));
  const taken = at.flatMap(([x, y], k) => [
    { x, y, wide: radius + 3, high: radius + 2 },
    { x, y: y - radius - 11, wide: (letter * titled(nodes[k]).length) / 2, high: LINE / 2 },
    { x, y: y + radius + 11, wide: (letter * longest(steps, "grads", k)) / 2, high: LINE / 2 },
  ]);
  return edges.map(({ source }, k) => {
    const wide = [brief(nodes[source].value).length, longest(steps, "sent", k)];
    const others = dots.filter((_, other) => other !== k).flat();
    const best = clearest(
      curves[k],
      wide.map((long) => (long * letter) / 2),
      taken,
      others,
    );
    taken.push(...best.boxes);
    return best;
  });
}

/** Where a curve comes to the circles at its ends, and which way it goes there: transforms. */
function ends(curve, radius) {
  const length = curve.getTotalLength();
  const head = (from, tip) => {
    const [a, b] = [from, tip].map((place) => curve.getPointAtLength(place));
    const angle = (180 / Math.PI) * Math.atan2(b.y - a.y, b.x - a.x);
    return `translate(${b.x},${b.y}) rotate(${angle})`;
  };
  return {
    forth: head(length - radius - HEAD, length - radius),
    back: head(radius + HEAD, radius),
  };
}

/** Points {x, y} along a curve. */
function along(curve, count) {
  const length = curve.getTotalLength();
  return Array.from({ length: count }, (_, k) =>
    curve.getPointAtLength((length * (k + 0.5)) / count),
  );
}

/** The place on a curve for a value above and a gradient below, or, where that is tight, the last. */
function clearest(curve, [above, below], taken, others) {
  const length = curve.getTotalLength();
  let [best, least] = [null, Infinity];
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
      const near = ({ x: a, y: b }) =>
        boxes.some((box) => Math.abs(a - box.x) < box.wide && Math.abs(b - box.y) < high);
      const cost =
        rank / 20 +
        !both * 4 +
        2 * others.filter(near).length +
        boxes.flatMap((box) => taken.map((one) => overlap(box, one))).reduce((a, b) => a + b, 0);
      if (cost < least) [best, least] = [{ x, y, both, boxes }, cost];
    }
  return best;
}

/** The letters of the longest of an edge's or node's numbers in all steps, with their marks. */
const longest = (steps, kind, k) =>
  Math.max(
    0,
    ...steps
      .filter((step) => step[kind]?.[k] != null)
      .map((step) => brief(step[kind][k]).length + 2 * step.wrong[kind].includes(k)),
  );

/** How much of two boxes is the same, in pixels each way. */
function overlap(one, other) {
  const wide = one.wide + other.wide + GAP - Math.abs(one.x - other.x);
  const high = one.high + other.high - Math.abs(one.y - other.y);
  return wide > 0 && high > 0 ? 5 + Math.min(wide, high) : 0;
}
