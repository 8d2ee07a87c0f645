// The border between two classes, the borders of thinned networks, and the losses of the run by epoch.

/** @import { Box, Bytes, Floats, Ints, Marks, Now, Point, Scale, Size, Slider, Start, Switches } from "../types" */

/**
 * @typedef {{
 *   decay: Slider,
 *   dropout: Slider,
 *   noise: Slider,
 *   points: Slider,
 *   flipped: Slider,
 *   seed: Slider,
 *   epoch: Slider,
 *   crowd: Switches,
 * }} Controls
 * @typedef {{
 *   points: Floats,
 *   labels: Ints,
 *   wrong: Ints,
 *   followed: number,
 *   validation: Floats,
 *   validation_labels: Ints,
 *   edges: Floats,
 *   output: Bytes,
 *   lead: Bytes,
 *   epochs: Ints,
 *   losses: Floats,
 *   bare: Floats,
 *   best: number,
 *   right: string[],
 *   top: number,
 *   crowd?: Bytes,
 *   mean?: Bytes,
 * }} Numbers
 *   output, lead, crowd, mean: maps of the plane
 */

import { contours } from "d3-contour";
import { line } from "d3-shape";
import { explorer } from "../frame.js";
import { brushOf } from "../garment.js";
import { handle, moveBySteps, uprightKnob } from "../handle.js";
import { spreadOut } from "../labels.js";
import { colour, element, lastOf, places } from "../page.js";
import { drawing, panel, pathThrough, points } from "../panel.js";
import { paintShades, shadesBetween } from "../shades.js";
import { row } from "../wire.js";

const CSS = `
.mlpkit .borders { position: relative; }
.mlpkit .borders canvas { position: absolute; }
.mlpkit .borders svg { position: relative; }
`;
const CURVES = [
  // in the order of numbers.losses, then the run to compare with
  { name: "training", ink: "--value", dash: null },
  { name: "validation", ink: "--slope", dash: "6 4" },
  { name: "no remedy", ink: "--quiet", dash: "1 4" },
];
const [ROUND, POINTED] = [0, 1]; // the classes, by their marks

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const canvas = element("canvas");
  const place = element("div", { class: "borders" }, element("style", {}, CSS), canvas);
  picture.append(place);
  const svg = drawing(place, "the border among the points, and the losses by epoch");

  const plane = panel(svg);
  const layer = (/** @type {string} */ name) =>
    plane.marks.append("g").attr("class", name).attr("fill", "none");
  const [discs, thin, thick, dashed, seen, taught, rings] = [
    "discs",
    "thin",
    "thick",
    "dashed",
    "seen",
    "taught",
    "rings",
  ].map(layer);
  discs.attr("opacity", 0.13);
  thin.attr("stroke", "var(--ink)").attr("stroke-width", 0.8).attr("opacity", 0.5);
  thick.attr("stroke", "var(--ink)").attr("stroke-width", 2.4);
  dashed.attr("stroke", "var(--ink)").attr("stroke-width", 1.8).attr("stroke-dasharray", "5 4");
  seen.attr("opacity", 0.4);
  taught.attr("stroke", "var(--page)").attr("stroke-width", 0.8);
  rings.attr("stroke", "var(--ink)").attr("stroke-width", 1.5);
  const notes = [0, 1, 2, 3].map(() =>
    plane.over.append("text").attr("class", "label").attr("text-anchor", "middle"),
  );

  const loss = panel(svg);
  const ground = loss.marks.append("rect").attr("fill", "transparent");
  const rule = loss.marks.append("line").attr("stroke", "var(--quiet)");
  const curves = loss.marks.append("g").attr("fill", "none").attr("pointer-events", "none");
  const best = loss.over
    .append("circle")
    .attr("class", "best")
    .attr("r", 5)
    .attr("fill", "var(--slope)")
    .attr("stroke", "var(--page)")
    .attr("stroke-width", 1.5)
    .attr("pointer-events", "none");
  const bestSays = loss.over
    .append("text")
    .attr("class", "on-lines")
    .attr("pointer-events", "none")
    .style("fill", "var(--slope)");
  const names = loss.over.append("g").attr("pointer-events", "none");
  const knob = uprightKnob(loss.over).attr("class", "knob");
  /** @type {Scale} */
  let x;
  const ask = (/** @type {number} */ epoch, /** @type {number} */ steps) =>
    link.ask({ epoch: moveBySteps(link.controls.epoch, epoch, steps) });
  const tell = link.controls.epoch.fixed
    ? () => {}
    : handle(knob, loss.marks, {
        ground,
        drag: (across) => ask(x.invert(across), 0),
        nudge: (right, up) => ask(link.state.epoch, right + up),
      });

  /**
   * @param {Now<Controls, Numbers>} now
   * @param {Box} size
   */
  function drawPlane({ numbers, drawn }, size) {
    const { edges, lead, crowd, mean } = numbers;
    const scales = plane.place({
      ...size,
      x: [edges[0], edges[1]],
      y: [edges[2], edges[3]],
      grid: false,
      xlabel: "x₁",
      ylabel: "x₂",
      title: `training ${numbers.right[0]} right, validation ${numbers.right[1]}`,
    });
    plane.root.select(".title").attr("x", size.width < 330 ? 6 - size.left : 0);
    const crowded = crowd ? Array.from({ length: crowd.shape[0] }, (_, k) => row(crowd, k)) : [];
    const border = (/** @type {Bytes} */ map) => borderPath(map, size);
    thin.selectAll("path").data(crowded).join("path").attr("d", border);
    dashed
      .selectAll("path")
      .data(mean ? [mean] : [])
      .join("path")
      .attr("d", border);
    thick.selectAll("path").data([lead]).join("path").attr("d", border);
    /** @type {(node: Marks, dots: Floats, labels: Ints, marks: Mark[]) => Point[]} */
    const marks = (node, dots, labels, [circle, triangle]) => {
      const at = points(labels.length, (k) => [scales.x(dots[2 * k]), scales.y(dots[2 * k + 1])]);
      node
        .selectAll("path")
        .data([
          { label: ROUND, mark: circle, ink: "--slope" },
          { label: POINTED, mark: triangle, ink: "--value" },
        ])
        .join("path")
        .attr("fill", ({ ink }) => `var(${ink})`)
        .attr("d", ({ label, mark }) =>
          at
            .filter((_, k) => labels[k] === label)
            .map(mark)
            .join(""),
        );
      return at;
    };
    const at = marks(taught, numbers.points, numbers.labels, [circle(3.6), triangle(4.6)]);
    marks(seen, numbers.validation, numbers.validation_labels, [circle(2), triangle(2.4)]);
    const reach = drawn.noise * (scales.x(1) - scales.x(0));
    const wide = drawn.noise ? [circle(reach), circle(reach)] : [() => "", () => ""];
    marks(discs, numbers.points, numbers.labels, wide);
    rings
      .selectAll("path")
      .data([at])
      .join("path")
      .attr(
        "d",
        at
          .filter((_, k) => numbers.wrong[k])
          .map(circle(7.5))
          .join(""),
      );
    const count = numbers.wrong.filter(Boolean).length;
    const said = [
      count && `the border follows ${numbers.followed} of ${count} wrong labels`,
      "ring: wrong label; faint: validation",
      crowd && `thin: ${crowded.length} thinned networks; dashed: their mean`,
      [crowd && "thick: all units", drawn.noise && "disc: noise σ"].filter(Boolean).join("; "),
    ].filter(Boolean);
    notes.forEach((note, k) =>
      note
        .attr("x", size.width / 2)
        .attr("y", size.height + 50 + 16 * k)
        .text(said[k] ?? ""),
    );
  }

  /**
   * @param {Now<Controls, Numbers>} now
   * @param {Box} size
   */
  function drawCurves({ numbers, drawn, state }, size) {
    const { epochs, losses, bare, top } = numbers;
    const scales = loss.place({
      ...size,
      x: [0, lastOf(epochs)],
      y: [0, top],
      xticks: 4,
      xlabel: "epoch",
      title: `loss, epoch ${drawn.epoch}`,
    });
    x = scales.x;
    const y = (/** @type {number} */ value) => scales.y(Math.min(value, 2 * top));
    const now = epochs.indexOf(drawn.epoch);
    const remedied = drawn.decay || drawn.dropout || drawn.noise;
    const all = CURVES.map((curve, k) => ({ ...curve, values: k < 2 ? row(losses, k) : bare }))
      .filter(({ name }) => remedied || name !== "no remedy")
      .reverse(); // what matters is on top
    const path = line((/** @type {number} */ _, k) => x(epochs[k]), y);
    const groups = /** @type {Marks<SVGGElement, (typeof all)[0]>} */ (curves.selectAll("g"));
    groups
      .data(all, ({ name }) => name)
      .join((enter) => {
        const made = enter
          .append("g")
          .attr("class", ({ name }) => name.replace(" ", "-"))
          .attr("stroke-width", 2)
          .attr("stroke", ({ ink }) => `var(${ink})`)
          .attr("stroke-dasharray", ({ dash }) => dash)
          .attr("stroke-linecap", ({ name }) => (name === "no remedy" ? "round" : null));
        made.append("path").attr("class", "rest").attr("opacity", 0.35);
        made.append("path").attr("class", "done");
        return made;
      })
      .order()
      .each(function ({ values }) {
        this.children[0].setAttribute("d", path(values) ?? "");
        this.children[1].setAttribute("d", path(values.slice(0, now + 1)) ?? "");
      });
    const rows = spreadOut(
      all.map(({ values }) => Math.max(y(values[now]), 0)),
      16,
      4,
      size.height - 4,
    );
    names
      .selectAll("text")
      .data(all)
      .join("text")
      .attr("class", "on-lines")
      .attr("dominant-baseline", "central")
      .attr("x", size.width + 10)
      .attr("y", (_, k) => rows[k])
      .style("fill", ({ ink }) => `var(${ink})`)
      .text(({ name, values }) => `${name} ${places(values[now], 2)}`);

    const lowest = row(losses, 1)[epochs.indexOf(numbers.best)];
    const left = numbers.best > 0.6 * lastOf(epochs);
    best.attr("cx", x(numbers.best)).attr("cy", y(lowest));
    bestSays
      .attr("x", x(numbers.best))
      .attr("y", y(lowest) + 20)
      .attr("text-anchor", left ? "end" : numbers.best < 0.2 * lastOf(epochs) ? "start" : "middle")
      .text(`best: epoch ${numbers.best}`);
    const at = x(state.epoch);
    ground.attr("width", size.width).attr("height", size.height);
    rule.attr("x1", at).attr("x2", at).attr("y2", size.height);
    knob
      .attr("x", at - 4.5)
      .attr("display", link.controls.epoch.fixed ? "none" : null)
      .attr("aria-valuemin", 0)
      .attr("aria-valuemax", lastOf(epochs));
    const told = all.map(({ name, values }) => `${name} ${places(values[now], 2)}`).reverse();
    tell("epoch", state.epoch, `epoch ${state.epoch}: loss, ${told.join(", ")}`);
  }

  /**
   * @param {Now<Controls, Numbers>} now
   * @param {Box} size
   */
  function paintMap({ numbers }, size) {
    const ratio = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: size.width * ratio, height: size.height * ratio });
    Object.assign(canvas.style, {
      left: `${size.left}px`,
      top: `${size.top}px`,
      width: `${size.width}px`,
      height: `${size.height}px`,
    });
    const inks = ["--slope", "--page", "--value"].map((name) => colour(root, name));
    paintShades(
      brushOf(canvas),
      numbers.output,
      shadesBetween(inks, 0.42),
      0,
      0,
      canvas.width,
      canvas.height,
    );
  }

  return (now) => {
    const { width } = now;
    const [axis, column, top] = [50, 116, 26];
    const wide = width >= 660; // side by side
    const side = Math.round(wide ? Math.min(400, 0.42 * width) : Math.min(420, width - axis - 8));
    const left = wide ? axis + side + 58 : axis;
    const map = { left: axis, top, width: side, height: side };
    const beside = {
      left,
      top: wide ? top : top + side + 134,
      width: width - left - column,
      height: wide ? side : 190,
    };
    svg.size(width, Math.max(map.top + side + 106, beside.top + beside.height + 44));
    drawPlane(now, map);
    drawCurves(now, beside);
    paintMap(now, map);
  };
};

export default explorer(start);

/**
 * The border on a square map, where the bytes are 128, as a path over a panel of this size.
 *
 * @param {Bytes} map
 * @param {Size} size
 */
function borderPath(map, { width, height }) {
  const n = map.shape[0];
  const ring = (/** @type {number[][]} */ corners) =>
    `${pathThrough(
      points(corners.length, (k) => [
        ((corners[k][0] - 0.5) / (n - 1)) * width,
        (1 - (corners[k][1] - 0.5) / (n - 1)) * height,
      ]),
    )}Z`;
  return contours()
    .size([n, n])
    .contour([...map], 128)
    .coordinates.flat()
    .map(ring)
    .join("");
}

/** @typedef {(point: Point) => string} Mark  a path at a point */

/** @type {(r: number) => Mark} */
const circle =
  (r) =>
  ([x, y]) =>
    `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;
/** @type {(r: number) => Mark} */
const triangle =
  (r) =>
  ([x, y]) =>
    `M${x},${y - r}L${x + 0.95 * r},${y + 0.8 * r}H${x - 0.95 * r}Z`;
