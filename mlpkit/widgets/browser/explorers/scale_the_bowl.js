// A bowl under three scales, the path of gradient descent down it, and a scale of rates.

/** @import { Choice, Floats, Slider, Start } from "../types" */

/**
 * @typedef {{ inputs: Choice, axes: Choice, rate: Slider }} Controls
 * @typedef {{
 *   rings: Floats,
 *   window: Floats,
 *   path: Floats,
 *   losses: Floats,
 *   bottom: Floats,
 *   lowest: number,
 *   largest: Record<string, number>,
 *   flown: boolean,
 *   updates: number,
 * }} Numbers
 *   largest: by inputs, the rate from which descent flies out
 */

import { scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, moveBySteps, roundKnob } from "../handle.js";
import { clamp, lastOf, places, typeset, words } from "../page.js";
import { drawing, outline, panel } from "../panel.js";
import { row } from "../wire.js";

const RATES = [1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1, 1, 10];
const NAMES = ["10⁻⁶", "10⁻⁵", "10⁻⁴", "0.001", "0.01", "0.1", "1", "10"];
const threeDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format; // as in the sentence

const HALF = 150; // pixels: of the words at the limit

/**
 * A large number with two digits: 12, 1.4·10¹¹.
 *
 * @param {number} value
 */
function largeNumber(value) {
  return value < 10000 ? words(value, 2) : typeset(value.toExponential(1));
}

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const svg = drawing(picture, "the bowl of the loss, the path down it, and the rate");
  const bowl = panel(svg);
  const rings = outline(bowl.marks, "--quiet", 1).attr("class", "rings");
  const path = outline(bowl.marks, "--value", 1.5).attr("class", "path");
  const stops = bowl.marks.append("path").attr("fill", "var(--value)");
  const bottom = bowl.marks
    .append("path")
    .attr("d", "M-6,-6L6,6M-6,6L6,-6")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 2.5);
  const start = bowl.marks.append("circle").attr("r", 6).attr("fill", "var(--slope)");
  const named = ["start", "lowest"].map((name) =>
    bowl.over
      .append("text")
      .attr("class", "label")
      .text(name)
      .attr("paint-order", "stroke")
      .attr("stroke", "var(--page)")
      .attr("stroke-width", 3),
  );
  const falls = panel(svg);
  const curve = outline(falls.marks, "--value", 2).attr("class", "curve");
  const floor = falls.marks
    .append("line")
    .attr("stroke", "var(--quiet)")
    .attr("stroke-dasharray", "2 4");
  const floorSays = falls.over.append("text").attr("class", "label").attr("text-anchor", "end");
  const flight = falls.over
    .append("text")
    .attr("text-anchor", "end")
    .style("fill", "var(--slope)")
    .attr("font-weight", 600);

  const rates = svg.append("g").attr("class", "rates");
  rates.append("text").attr("class", "title").attr("y", -44);
  const works = rates
    .append("rect")
    .attr("y", -5)
    .attr("height", 10)
    .attr("rx", 5)
    .attr("fill", "var(--right)");
  const flies = rates.append("rect").attr("y", -3).attr("height", 6).attr("fill", "var(--slope)");
  const sides = ["does not fly out", "flies out"].map((word) =>
    rates.append("text").attr("class", "label").attr("y", 38).text(word),
  );
  const ticks = rates.append("g").attr("aria-hidden", true);
  const limit = rates.append("g");
  limit
    .append("line")
    .attr("y1", -14)
    .attr("y2", 10)
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 2);
  limit.append("text").attr("y", -20).attr("text-anchor", "middle");
  const grip = roundKnob(rates, 9, "var(--value)").attr("class", "rate");
  const [slowest, fastest] = [RATES[0], lastOf(RATES)];
  const scale = scaleLog().domain([slowest, fastest]);
  const ask = (/** @type {number} */ value) => link.ask({ rate: clamp(value, slowest, fastest) });
  const tell = handle(grip, rates, {
    drag: (x) => ask(scale.invert(x)),
    nudge: (right, up) =>
      link.ask({ rate: moveBySteps(link.controls.rate, link.state.rate, right + up) }),
  });

  return ({ numbers, state, width }) => {
    const wide = width >= 560;
    const across = wide ? 0.56 * width - 60 : width - 64;
    const tall = across / 1.5;
    const right = wide ? across + 124 : 48;
    const beside = wide ? width - right - 20 : width - 64;
    const [fallsTop, fallsTall] = wide ? [28, tall] : [tall + 96, 130];
    const ratesTop = (wide ? tall : tall + 96 + fallsTall - 28) + 146;
    svg.size(width, ratesTop + 48);
    const [[x0, x1], [y0, y1]] = [row(numbers.window, 0), row(numbers.window, 1)];
    const { x, y } = bowl.place({
      left: 48,
      top: 28,
      width: across,
      height: tall,
      x: [x0, x1],
      y: [y0, y1],
      grid: false,
      title: state.inputs,
      xlabel: "weight w",
      ylabel: "bias b",
      xticks: 5,
      yticks: 5,
    });
    const draw = line(
      (/** @type {Floats} */ at) => x(at[0]),
      (at) => y(at[1]),
    );
    const pairs = (/** @type {Floats} */ array) =>
      Array.from({ length: array.shape[0] }, (_, k) => row(array, k));
    rings.attr(
      "d",
      pairs(numbers.rings)
        .map((ring) => draw(pairs(ring)))
        .join(""),
    );
    const steps = pairs(numbers.path);
    path.attr("d", draw(steps));
    stops.attr(
      "d",
      steps.map((at) => `M${x(at[0]) - 3},${y(at[1])}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0`).join(""),
    );
    start.attr("cx", x(0)).attr("cy", y(0));
    bottom.attr("transform", `translate(${x(numbers.bottom[0])},${y(numbers.bottom[1])})`);
    named[0]
      .attr("x", x(0))
      .attr("y", y(0) - 12)
      .attr("text-anchor", "middle");
    named[1]
      .attr("x", x(numbers.bottom[0]))
      .attr("y", y(numbers.bottom[1]) + 22)
      .attr("text-anchor", "middle");

    const { losses, updates, lowest } = numbers;
    const high = 2 * losses[0];
    const f = falls.place({
      left: right,
      top: fallsTop,
      width: beside,
      height: fallsTall,
      x: [0, updates],
      y: [0, high],
      title: `loss, ${updates} updates`,
      xlabel: "updates",
      yticks: 4,
    });
    curve.attr(
      "d",
      line(
        (/** @type {number} */ _, k) => f.x(k),
        (value) => f.y(Math.min(value, 2 * high)),
      )(losses),
    );
    floor.attr("x2", beside).attr("y1", f.y(lowest)).attr("y2", f.y(lowest));
    floorSays
      .attr("x", beside)
      .attr("y", f.y(lowest) + 16)
      .text(`lowest ${places(lowest, 2)}`);
    const made = losses.length === 2 ? "1 update" : `${losses.length - 1} updates`;
    flight
      .attr("x", beside)
      .attr("y", 16)
      .text(lastOf(losses) > high ? `up to ${largeNumber(lastOf(losses))} after ${made}` : "");

    const { rate } = state;
    const half = wide ? HALF : HALF / 2;
    const largest = numbers.largest[state.inputs];
    scale.range([0, width - 72]);
    rates.attr("transform", `translate(48,${ratesTop})`);
    rates.select(".title").text(`rate η ${threeDigits(rate)}`);
    works.attr("width", scale(largest));
    flies.attr("x", scale(largest)).attr("width", scale(fastest) - scale(largest));
    sides[0].attr("x", scale(largest) / 2).attr("text-anchor", "middle");
    sides[1].attr("x", (scale(largest) + width - 72) / 2).attr("text-anchor", "middle");
    ticks
      .selectAll("text")
      .data(RATES)
      .join("text")
      .attr("class", "label")
      .attr("text-anchor", "middle")
      .attr("x", scale)
      .attr("y", 22)
      .text((_, k) => (wide || k % 2 ? NAMES[k] : ""));
    limit.attr("transform", `translate(${scale(largest)},0)`);
    limit
      .select("text")
      .attr(
        "x",
        Math.max(Math.min(0, width - 72 - half - scale(largest)), half - 40 - scale(largest)),
      )
      .text(
        `flies out from 2/λ = ${threeDigits(largest)}${wide ? "; λ, the steepest curvature" : ""}`,
      );
    grip.attr("cx", scale(rate));
    tell(
      "rate η",
      rate,
      `rate ${threeDigits(rate)}, ${numbers.flown || rate > largest ? "flies out" : "does not fly out"}`,
    );
  };
};

export default explorer(start);
