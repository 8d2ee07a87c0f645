// A function and its slope over real pre-activations; the point on the curve can be dragged.

import { area, curveStepAfter, line } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, nudged } from "../handle.js";
import { places, words } from "../page.js";
import { drawing, panel } from "../panel.js";

const SHARES = [
  ["dead", "--slope"],
  ["flat", "--slope"],
  ["mean slope", "--value"],
];
const HEIGHT = 240;
const [LOW, HIGH] = [-1.2, 2];
const TANGENT = 1.2; // its reach in z on either side of the point
const CURVES = [
  { of: "slope", ink: "--slope", name: "slope f′(z)", width: 2, dash: "6 4" },
  { of: "value", ink: "--value", name: "f(z)", width: 2.2 },
  { of: "beside", ink: "--ink", width: 2.5, dash: "0.1 5" },
];

export default explorer(({ picture, link }) => {
  const svg = drawing(picture, "the function, its slope, and the pre-activations behind them");
  const left = panel(svg);
  const right = panel(svg);
  const histogram = left.marks.append("path").attr("fill", "var(--faint)");
  const tangent = left.marks
    .append("line")
    .attr("stroke", "var(--slope)")
    .attr("stroke-width", 7)
    .attr("stroke-opacity", 0.45)
    .attr("stroke-linecap", "round");
  const curves = CURVES.map(({ ink, width, dash }) =>
    left.marks
      .append("path")
      .attr("fill", "none")
      .attr("stroke", `var(${ink})`)
      .attr("stroke-width", width)
      .attr("stroke-linecap", "round")
      .attr("stroke-dasharray", dash ?? null),
  );
  const upright = left.marks.append("line").attr("stroke", "var(--quiet)");
  const names = CURVES.map(({ ink }) =>
    left.over
      .append("text")
      .attr("class", "on-lines")
      .attr("text-anchor", "end")
      .style("fill", `var(${ink})`),
  );
  const tangentSays = left.over
    .append("text")
    .text("tangent")
    .style("fill", "var(--slope)")
    .attr("paint-order", "stroke")
    .attr("stroke", "var(--page)")
    .attr("stroke-width", 3);
  const note = left.over
    .append("text")
    .attr("class", "label")
    .attr("text-anchor", "end")
    .attr("y", -8);
  const card = left.over.append("g").attr("class", "card");
  const paper = card
    .append("rect")
    .attr("rx", 3)
    .attr("height", 34)
    .attr("fill", "var(--page)")
    .attr("stroke", "var(--faint)");
  const atPoint = ["--value", "--slope"].map((ink, k) =>
    card
      .append("text")
      .attr("x", 6)
      .attr("y", 14 + 15 * k)
      .style("fill", `var(${ink})`),
  );
  const steep = left.over.append("circle").attr("r", 4).attr("fill", "var(--slope)");
  const beyond = left.over.append("path").attr("d", "M-6,0L0,-8L6,0Z").attr("fill", "var(--value)");
  const point = left.over
    .append("circle")
    .attr("r", 8)
    .attr("fill", "var(--value)")
    .attr("stroke", "var(--page)")
    .attr("stroke-width", 2);
  const { low, high } = link.controls.point;
  let scales;

  const tell = handle(point, left.marks, {
    drag: (x) => link.ask({ point: Math.min(Math.max(scales.x.invert(x), low), high) }),
    nudge: (right, up) =>
      link.ask({ point: nudged(link.controls.point, link.state.point, right + up) }),
  });

  /** Names at the curves' right ends, the third at its left one; returns the boxes they fill. */
  function nameCurves(numbers, width) {
    const inside = (value) => LOW < value && value < HIGH;
    let lowest = HEIGHT;
    const right = CURVES.slice(0, 2)
      .map(({ of, name }, k) => {
        const last = numbers[of].findLastIndex(inside);
        const x = scales.x(numbers.line[last]);
        return {
          text: names[k].text(name),
          x: x < width - 2 ? x - 8 : x - 2,
          y: scales.y(numbers[of][last]) - 7,
        };
      })
      .sort((a, b) => b.y - a.y);
    for (const name of right) lowest = name.y = Math.min(Math.max(name.y, 14), lowest - 14);
    const all = [...right];
    names[2].attr("display", numbers.beside ? null : "none").attr("text-anchor", "start");
    if (numbers.beside) {
      const first = numbers.beside.findIndex(inside);
      const x = scales.x(numbers.line[first]) + 6;
      all.push({
        text: names[2].text(numbers.beside_name),
        x,
        y: scales.y(numbers.beside[first]) - 7,
      });
    }
    return all.map(({ text, x, y }) => {
      const length = text.attr("x", x).attr("y", y).node().getComputedTextLength();
      return {
        x: text.attr("text-anchor") === "end" ? x - length : x,
        y: y - 11,
        width: length,
        height: 14,
      };
    });
  }

  /** The word at that end of the tangent where it is inside and meets no name; its box, or none. */
  function nameTangent(at, value, slope, width, taken) {
    const wide = tangentSays.attr("display", null).node().getComputedTextLength();
    const spots = [1, -1].map((side) => {
      const end = scales.x(at + side * TANGENT);
      const y = scales.y(value + side * TANGENT * slope) - 11;
      return { x: side > 0 ? end + 8 : end - 8 - wide, y, width: wide, height: 14 };
    });
    const spot = spots.find(
      (box) =>
        box.x >= 0 &&
        box.x + wide <= width &&
        box.y >= 0 &&
        box.y <= HEIGHT - 14 &&
        taken.every((other) => apart(box, other)),
    );
    if (!spot) tangentSays.attr("display", "none");
    else tangentSays.attr("x", spot.x).attr("y", spot.y + 11);
    return spot ? [spot] : [];
  }

  const apart = (a, b) =>
    a.x > b.x + b.width || a.x + a.width < b.x || a.y > b.y + b.height || a.y + a.height < b.y;

  /** f and slope on a card beside the point, inside the picture, off names and the dashed curve. */
  function writeAtPoint(x, y, value, slope, width, taken, dashed) {
    atPoint[0].text(`f = ${places(value, 3)}`);
    atPoint[1].text(`slope ${places(slope, 3)}`);
    const wide = 12 + Math.max(...atPoint.map((text) => text.node().getComputedTextLength()));
    paper.attr("width", wide);
    const [right, left] = [x + 14, x - 14 - wide];
    const spots = [0, 20, 40, 60]
      .flatMap((more) => {
        const [above, below] = [y - 48 - more, y + 14 + more];
        return [
          [right, below],
          [left, above],
          [left, below],
          [right, above],
        ];
      })
      .filter(([x, y]) => x >= 0 && x + wide <= width && y >= 0 && y + 34 <= HEIGHT);
    const free = ([x, y]) => taken.every((box) => apart({ x, y, width: wide, height: 34 }, box));
    const bare = ([x, y]) =>
      !dashed.some(([a, b]) => a > x && a < x + wide && b > y - 2 && b < y + 36);
    const spot = spots.find((one) => free(one) && bare(one)) ?? spots.find(free) ?? spots[0];
    card.attr("transform", `translate(${spot})`);
  }

  return ({ numbers, state, drawn, width }) => {
    const wide = width >= 560;
    const rightWidth = wide ? 190 : width - 60;
    const leftWidth = wide ? width - rightWidth - 90 : width - 60;
    svg.size(width, wide ? 320 : 520);
    scales = left.place({
      left: 44,
      top: 28,
      width: leftWidth,
      height: HEIGHT,
      x: [low, high],
      y: [LOW, HIGH],
      title: numbers.title,
      xlabel: "z",
    });
    const { x, y } = scales;
    const curve = line(
      (_, k) => x(numbers.line[k]),
      (value) => y(value),
    );
    CURVES.forEach(({ of }, k) => curves[k].attr("d", numbers[of] ? curve(numbers[of]) : null));
    const bars = area(
      (_, k) => x(numbers.edges[k]),
      y(0),
      (count) => y(1.5 * count),
    ).curve(curveStepAfter);
    histogram.attr("d", bars([...numbers.counts, 0]));
    note
      .attr("x", leftWidth)
      .text(`grey: how often; ${wide ? "its ends: all beyond ±8" : "ends: beyond"}`);
    const taken = nameCurves(numbers, leftWidth);

    // The point and its numbers belong together: both are where the answer says.
    const [at, [value, slope]] = [drawn.point, numbers.at_point];
    // Beyond an edge it stays inside, and above it has room for an arrow.
    const height = value > HIGH ? 20 : Math.min(y(value), HEIGHT - 9);
    upright.attr("x1", x(at)).attr("x2", x(at)).attr("y1", 0).attr("y2", HEIGHT);
    tangent
      .attr("x1", x(at - TANGENT))
      .attr("x2", x(at + TANGENT))
      .attr("y1", y(value - TANGENT * slope))
      .attr("y2", y(value + TANGENT * slope));
    point.attr("cx", x(at)).attr("cy", height);
    beyond
      .attr("display", value > HIGH ? null : "none")
      .attr("transform", `translate(${x(at)},${height - 11})`);
    steep.attr("cx", x(at)).attr("cy", y(slope));
    taken.push(...nameTangent(at, value, slope, leftWidth, taken));
    const dashed = Array.from(numbers.slope, (one, k) => [x(numbers.line[k]), y(one)]);
    writeAtPoint(x(at), height, value, slope, leftWidth, taken, dashed);
    tell("z", state.point, `z ${words(at)}, f ${places(value, 3)}, slope ${places(slope, 3)}`);

    const bar = right.place({
      left: wide ? width - rightWidth - 10 : 44,
      top: wide ? 28 : 350,
      width: rightWidth,
      height: wide ? HEIGHT : 130,
      x: [0, 1],
      y: [0, 3],
      yticks: [],
      xticks: [0, 0.5, 1],
      xlabel: "share",
      grid: false,
    });
    const each = right.marks
      .selectAll("g")
      .data(SHARES)
      .join((enter) => {
        const made = enter.append("g");
        made.append("rect").attr("height", wide ? 22 : 14);
        made.append("text");
        return made;
      });
    each.attr("transform", (_, k) => `translate(0,${bar.y(2.55 - k)})`);
    each
      .select("rect")
      .attr("width", (_, k) => Math.max(bar.x(numbers.shares[k]), 0)) // gelu's mean slope may be below
      .attr("fill", ([, ink]) => `var(${ink})`);
    each
      .select("text")
      .attr("x", 4)
      .attr("y", -5)
      .text(([name], k) => `${name}: ${places(numbers.shares[k], 2)}`);
  };
});
