// Twenty layers in a row: the signal on its way forward, the blame on its way back, each layer's
// numbers as a hill on its side; under them, what arrived for each gain that was tried.

/** @import { Choice, Floats, Marks, Scales, Slider, Start } from "../types" */

/**
 * @typedef {{ gain: Slider, function: Choice, inputs: Choice }} Controls
 * @typedef {{
 *   counts: Floats,
 *   slope_counts: Floats,
 *   beyond: Floats,
 *   slope_beyond: Floats,
 *   reach: number,
 *   signal: Floats,
 *   slope: Floats,
 *   left: Floats,
 *   in_all: string[],
 *   arrives: boolean[],
 *   enough: number[],
 * }} Numbers
 *   left: what 1 has become, as signal and as blame
 */

import { area } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, moveBySteps, uprightKnob } from "../handle.js";
import { clamp, words } from "../page.js";
import { drawing, panel } from "../panel.js";
import { row } from "../wire.js";

/** @typedef {{ left: number, across: number, top: number, wide: boolean }} Place */

const WAYS = [
  { of: "counts", ink: "--value", way: "forward", at: "layer 20", mark: "hills" },
  { of: "slope_counts", ink: "--slope", way: "back", at: "layer 1", mark: "hills back" },
];
const [LOW, HIGH] = [1e-8, 1e8]; // what is beyond is at the edge
const LANE = 104; // pixels
const ASIDE = 6; // pixels: equal values of both marks are side by side

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const svg = drawing(picture, "twenty layers: the signal forward, the blame back");
  const lanes = WAYS.map((one) => ({ ...one, ...lane(svg, one) }));
  const chain = svg.append("g").attr("aria-hidden", "true");
  const below = panel(svg);
  const band = below.marks.append("rect").attr("fill", "var(--right)").attr("fill-opacity", 0.16);
  const bandSays = below.over.append("text").attr("class", "halo label");
  const ground = below.marks.append("rect").attr("fill", "transparent");
  const upright = below.marks.append("line").attr("stroke", "var(--ink)");
  const dots = below.over.append("g").attr("pointer-events", "none");
  const knob = uprightKnob(below.over); // unlike a signal's mark
  /** @type {Record<string, Record<string, number[]>>} */
  const tried = {}; // by function and inputs, by gain: what arrived of both
  const { low, high } = link.controls.gain;
  /** @type {Scales} */
  let scales;
  const tell = handle(knob, below.marks, {
    drag: (x) => link.ask({ gain: clamp(scales.x.invert(x), low, high) }),
    nudge: (right, up) =>
      link.ask({ gain: moveBySteps(link.controls.gain, link.state.gain, right + up) }),
    ground,
  });

  return ({ numbers, state, drawn, width }) => {
    const wide = width >= 560;
    const place = { left: 52, across: width - 62 };
    lanes.forEach((one, k) => one.draw(numbers, k, { ...place, top: 24 + k * (LANE + 66), wide }));
    drawChain(chain, { ...place, top: 24 + LANE + 22, wide });

    const key = `${drawn.function}, ${drawn.inputs}`;
    tried[key] ??= {};
    tried[key][drawn.gain] = [...numbers.left];
    const top = 2 * LANE + 146;
    const tall = 150;
    svg.size(width, top + tall + 42);
    scales = below.place({
      left: place.left,
      top,
      width: place.across - 2,
      height: tall,
      x: [low, high],
      y: [LOW, HIGH],
      xlog: true,
      ylog: true,
      xticks: [0.5, 0.7, 1, 1.4, 2],
      xformat: String,
      yticks: [1e-6, 1e-3, 1, 1e3, 1e6],
      yformat: powerOf,
      xlabel: "gain",
      ylabel: "what 1 becomes",
      title: titleOf(
        Object.keys(tried).filter((one) => one !== key),
        wide,
      ),
    });
    const { x, y } = scales;
    const level = (/** @type {number} */ value) => y(clamp(value, 20 * LOW, HIGH / 20));
    band
      .attr("width", place.across)
      .attr("y", y(numbers.enough[1]))
      .attr("height", y(numbers.enough[0]) - y(numbers.enough[1]));
    bandSays
      .attr("x", place.across - 6)
      .attr("y", y(numbers.enough[1]) - 5)
      .attr("text-anchor", "end")
      .text("green: it arrives");
    const marks = Object.entries(tried)
      .flatMap(([of, all]) =>
        Object.entries(all).flatMap(([gain, left]) =>
          left.map((value, k) => ({ of, gain: Number(gain), value, k })),
        ),
      )
      .sort((a, b) => Number(a.of === key) - Number(b.of === key)); // what is tried now is on top
    dots
      .selectAll("path")
      .data(marks, ({ of, gain, k }) => `${of} ${gain} ${k}`)
      .join("path")
      .order()
      .attr("class", ({ of }) => (of === key ? "now" : "before"))
      .attr("d", ({ k, value }) => SHAPES[k] + edgeArrow(value))
      .attr(
        "transform",
        ({ gain, value, k }) => `translate(${x(gain) + (k ? ASIDE : -ASIDE)},${level(value)})`,
      )
      .attr("fill", ({ of, k }) => (k ? "none" : of === key ? "var(--value)" : "var(--quiet)"))
      .attr("stroke", ({ of, k }) => (of === key ? `var(${WAYS[k].ink})` : "var(--quiet)"))
      .attr("stroke-width", 2)
      .attr("opacity", ({ of, gain }) => (of !== key ? 0.5 : gain === drawn.gain ? 1 : 0.65));
    ground.attr("width", place.across).attr("height", tall);
    upright.attr("x1", x(drawn.gain)).attr("x2", x(drawn.gain)).attr("y2", tall);
    knob.attr("x", x(drawn.gain) - 4.5).attr("y", 3);
    knob.attr("aria-valuemin", low).attr("aria-valuemax", high);
    tell("gain, on the picture", state.gain, `gain ${words(state.gain)}`);
    root.dataset.function = state.function;
  };
};

export default explorer(start);

const SHAPES = ["M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z", "M-4,-4h8v8h-8Z"];

/**
 * The arrow of a mark at the edge, whose value is further out.
 *
 * @param {number} value
 */
function edgeArrow(value) {
  if (value < 20 * LOW) return "M-4,8l4,4l4,-4";
  return value > HIGH / 20 ? "M-4,-8l4,-4l4,4" : "";
}

/**
 * @param {string[]} before  functions and inputs that were tried before
 * @param {boolean} wide
 */
function titleOf(before, wide) {
  if (!wide) return "what arrived: ● signal, □ blame";
  const grey = before.length ? `; grey: ${before.length < 2 ? before[0] : "before"}` : "";
  return `what arrived, for each gain tried: ● signal, □ blame${grey}`;
}

const POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** @param {number} value */
function powerOf(value) {
  const k = Math.round(Math.log10(value));
  return k === 0 ? "1" : `10${k < 0 ? "⁻" : ""}${POWERS[Math.abs(k)]}`;
}

/**
 * One way through the layers: for each a hill on its side, an arrow, and what arrives.
 *
 * @param {Marks} svg
 * @param {typeof WAYS[0]} way
 */
function lane(svg, { ink, way, at, mark }) {
  const back = way === "back";
  const own = panel(svg);
  const columns = own.marks
    .append("path")
    .attr("class", "full")
    .attr("fill", `var(${ink})`)
    .attr("fill-opacity", 0.4);
  const hills = own.marks
    .append("path")
    .attr("class", mark)
    .attr("fill", `var(${ink})`)
    .attr("fill-opacity", 0.8);
  const title = svg.append("text").attr("class", "title").style("fill", `var(${ink})`);
  const end = svg.append("text").attr("font-weight", 600);

  /**
   * @param {Numbers} numbers
   * @param {number} k
   * @param {Place} place
   */
  function draw(numbers, k, { left, across, top, wide }) {
    const counts = numbers[back ? "slope_counts" : "counts"];
    const [layers, bins] = counts.shape;
    const { reach } = numbers;
    const beyond = numbers[back ? "slope_beyond" : "beyond"];
    const { x, y } = own.place({
      left,
      top,
      width: across,
      height: LANE,
      x: [0.4, layers + 0.6],
      y: [-reach, reach],
      xticks: [],
      yticks: [-4, 0, 4],
      yformat: (z) => words(z),
    });
    const height = (/** @type {number} */ j) => y(-reach + (2 * reach * (j + 0.5)) / bins);
    const hill = (/** @type {number} */ layer) =>
      /** @type {typeof area<number>} */ (area)()
        .y((_, j) => height(j))
        .x0((count) => x(layer - 0.45 * (1 - beyond[layer - 1]) * count))
        .x1((count) => x(layer + 0.45 * (1 - beyond[layer - 1]) * count));
    const column = (/** @type {number} */ share, /** @type {number} */ k) =>
      share &&
      `M${x(k + 1 - 0.45 * share)},${y(reach)}H${x(k + 1 + 0.45 * share)}V${y(-reach)}H${x(k + 1 - 0.45 * share)}Z`;
    columns.attr("d", [...beyond].map(column).filter(Boolean).join(""));
    const spills = beyond.some((share) => share > 0.3);
    hills.attr("d", Array.from({ length: layers }, (_, j) => hill(j + 1)(row(counts, j))).join(""));
    const fine = numbers.arrives[k];
    title
      .attr("x", back ? left + across : left)
      .attr("y", back ? top + LANE + 18 : top - 8)
      .attr("text-anchor", back ? "end" : "start")
      .text(
        (back
          ? wide
            ? "← blame, on its way back"
            : "← blame"
          : wide
            ? "signal, on its way forward →"
            : "signal →") + (spills && across >= 580 ? "; pale column: too large" : ""),
      );
    end
      .attr("x", back ? left : left + across)
      .attr("y", back ? top + LANE + 18 : top - 8)
      .attr("text-anchor", back ? "start" : "end")
      .style("fill", fine ? "var(--right)" : "var(--wrong)")
      .text(`${fine ? "✓" : "✕"} at ${at}: ${numbers.in_all[k]}`);
  }
  return { draw };
}

/**
 * The layers' numbers, between the two ways.
 *
 * @param {Marks} node
 * @param {Place} place
 */
function drawChain(node, { left, across, top, wide }) {
  const layers = Array.from({ length: 20 }, (_, k) => k + 1);
  const x = (/** @type {number} */ layer) => left + (across * (layer - 0.4)) / 20.2;
  node
    .selectAll("circle")
    .data(layers)
    .join("circle")
    .attr("r", wide ? 10 : 4)
    .attr("cx", x)
    .attr("cy", top)
    .attr("fill", "none")
    .attr("stroke", "var(--quiet)");
  node
    .selectAll("text")
    .data(layers)
    .join("text")
    .attr("class", "label")
    .attr("text-anchor", "middle")
    .attr("x", x)
    .attr("y", top + (wide ? 4 : 18))
    .text((layer) => (wide || layer === 1 || layer % 5 === 0 ? layer : ""));
}
