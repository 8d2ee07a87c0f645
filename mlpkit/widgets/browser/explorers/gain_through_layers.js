// Twenty layers in a row: how the z of each are spread, and under them the signal's size and the slope's.

import { area, line } from "d3-shape";
import { explorer } from "../frame.js";
import { words } from "../page.js";
import { drawing, panel } from "../panel.js";
import { row } from "../wire.js";

const LINES = [
  ["signal", "signal forward →", "--value", null, "circle"],
  ["slope", "← slope back", "--slope", "6 4", "square"],
];
const [LOW, HIGH] = [1e-7, 1e7]; // what is beyond is cut off, and its end is told
const POWERS = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
const power = (k) =>
  (k < 0 ? "⁻" : "") + [...String(Math.abs(k))].map((digit) => POWERS[digit]).join("");
const named = (value) =>
  value >= 0.01 && value <= 100 ? words(value) : `10${power(Math.round(Math.log10(value)))}`;

export default explorer(({ picture, root }) => {
  const svg = drawing(
    picture,
    "histograms of z by layer, and the sizes of signal and slope by layer",
  );
  const above = panel(svg);
  const hills = above.marks
    .append("path")
    .attr("class", "hills")
    .attr("fill", "var(--value)")
    .attr("fill-opacity", 0.75);
  const below = panel(svg);
  const one = below.marks
    .append("line")
    .attr("stroke", "var(--quiet)")
    .attr("stroke-dasharray", "2 3");
  const drawn = LINES.map(([name, says, ink, dashes, mark]) => ({
    name,
    mark,
    path: below.marks
      .append("path")
      .attr("class", name)
      .attr("fill", "none")
      .attr("stroke", `var(${ink})`)
      .attr("stroke-width", 2)
      .attr("stroke-dasharray", dashes),
    dots: below.over.append("g").style("fill", `var(${ink})`),
    word: below.over
      .append("text")
      .text(says)
      .attr("font-weight", 600)
      .style("fill", `var(${ink})`)
      .attr("paint-order", "stroke")
      .attr("stroke", "var(--page)")
      .attr("stroke-width", 4),
    end: below.over
      .append("text")
      .style("fill", `var(${ink})`)
      .attr("paint-order", "stroke")
      .attr("stroke", "var(--page)")
      .attr("stroke-width", 4),
  }));

  return ({ numbers, state, width }) => {
    const wide = width >= 560;
    const [left, across] = [52, width - 76];
    const [hillsTall, tall] = wide ? [170, 190] : [130, 170];
    svg.size(width, 28 + hillsTall + 42 + tall + 44);
    const layers = numbers.signal.length;
    const x = [0.6, layers + 1];
    const labels = wide ? Array.from({ length: layers }, (_, k) => k + 1) : [1, 5, 10, 15, 20];
    const top = above.place({
      left,
      top: 28,
      width: across,
      height: hillsTall,
      x,
      y: [-numbers.reach, numbers.reach],
      xticks: [],
      yticks: [-4, -2, 0, 2, 4],
      ylabel: "z",
      yformat: (z) =>
        Math.abs(z) < numbers.reach ? words(z) : z > 0 ? `≥ ${words(z)}` : `≤ ${words(z)}`,
      title: wide
        ? "how z is spread in each layer; weights from N(0, s²), s = gain · √(2/inputs)"
        : "z by layer; gain × √(2/inputs)",
    });
    const bins = numbers.counts.shape[1];
    const height = (k) => -numbers.reach + (2 * numbers.reach * (k + 0.5)) / bins;
    const hill = (layer) =>
      area()
        .y((_, k) => top.y(height(k)))
        .x0(top.x(layer))
        .x1((count) => top.x(layer + 0.9 * count));
    hills.attr(
      "d",
      Array.from({ length: layers }, (_, k) => hill(k + 1)(row(numbers.counts, k))).join(""),
    );

    const { x: at, y } = below.place({
      left,
      top: 28 + hillsTall + 42,
      width: across,
      height: tall,
      x,
      y: [LOW, HIGH],
      ylog: true,
      xticks: labels,
      xformat: String,
      yticks: [1e-6, 1e-4, 0.01, 1, 100, 1e4, 1e6],
      yformat: named,
      xlabel: "layer",
      ylabel: "size",
      title: wide
        ? "typical size: √mean(a²) going forward, √mean(slope²) coming back"
        : "size: √mean(a²), √mean(slope²)",
    });
    one.attr("x2", across).attr("y1", y(1)).attr("y2", y(1));
    const last = { signal: layers - 1, slope: 0 };
    const middle = Math.round(layers / 2);
    const higher = numbers.signal[middle] >= numbers.slope[middle] ? "signal" : "slope";
    for (const { name, mark, path, dots, word, end } of drawn) {
      const values = numbers[name];
      path.attr(
        "d",
        line(
          (_, k) => at(k + 1),
          (value) => y(value),
        )(values),
      );
      dots
        .selectAll("rect")
        .data([...values])
        .join("rect")
        .attr("width", 7)
        .attr("height", 7)
        .attr("display", (value) => (value < LOW || value > HIGH ? "none" : null))
        .attr("rx", mark === "circle" ? 3.5 : 0)
        .attr("x", (_, k) => at(k + 1) - 3.5)
        .attr("y", (value) => y(value) - 3.5);
      const off = name === higher ? -14 : 24;
      word
        .attr("x", at(middle + 1))
        .attr("y", Math.min(Math.max(y(values[middle]) + off, 12), tall - 6))
        .attr("text-anchor", "middle");
      end
        .attr("x", at(last[name] + 1))
        .attr("text-anchor", last[name] ? "end" : "start")
        .attr("y", Math.min(Math.max(y(values[last[name]]) + off, 12), tall - 6))
        .text(told(values[last[name]]));
    }
    // A name gives way to the numbers at the ends.
    for (const { word } of drawn)
      for (const { end } of drawn) {
        const [one, other] = [word, end].map((text) => text.node().getBBox());
        const beside = one.x > other.x + other.width || other.x > one.x + one.width;
        if (!beside && Math.abs(one.y - other.y) < 15)
          word.attr("y", Number(end.attr("y")) + (other.y > 30 ? -16 : 16));
      }
    root.dataset.function = state.function;
  };
});

/** A size; with an arrow where it is beyond the picture. */
const told = (value) => (value < LOW ? "↓ " : value > HIGH ? "↑ " : "") + digits(value);

/** A size, with two digits: 0.44, 12, 3.1 · 10⁻⁷. */
function digits(value) {
  if (value >= 0.001 && value < 10000) return words(value, 2);
  const k = Math.floor(Math.log10(value));
  return `${words(value / 10 ** k, 2)} · 10${power(k)}`;
}
