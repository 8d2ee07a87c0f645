// Axes to draw between: a place in the picture with scales, ticks, labels and a title.

import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleLog } from "d3-scale";
import { create } from "d3-selection";

/** An svg in a node, `label` for a screen reader; size(width, height) in the page's own pixels. */
export function drawing(node, label) {
  const svg = create("svg").attr("role", "group").attr("aria-label", label);
  node.append(svg.node());
  svg.size = (width, height) =>
    svg.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height);
  return svg;
}

/** A path that is a line of an ink, "--value" say. */
export const outline = (parent, ink, width) =>
  parent
    .append("path")
    .attr("fill", "none")
    .attr("stroke", `var(${ink})`)
    .attr("stroke-width", width);

/** The pixels [x, y] that at(k) gives for k below `count`, to a tenth: short in a path. */
export const points = (count, at) =>
  Array.from({ length: count }, (_, k) => at(k).map((pixel) => Math.round(10 * pixel) / 10));

/** The path through points, as an attribute d. */
export const through = (points) => (points.length ? `M${points.join("L")}` : "");

/**
 * A panel in an svg. `place` sets where it stands, as {left, top, width, height}, the two domains
 * x and y, and, if wanted, title, xlabel, ylabel, xticks and yticks (a number or a list), xlog,
 * ylog, format; it gives the scales {x, y}, in pixels from the panel's own corner. `marks` is cut
 * off at the edges, `over` is not.
 */
export function panel(svg) {
  const root = svg.append("g").attr("class", "panel");
  const grid = root.append("g").attr("class", "grid");
  const clip = root.append("svg").style("overflow", "hidden");
  const marks = clip.append("g");
  const [xAxis, yAxis] = [0, 1].map(() =>
    root.append("g").attr("class", "axis").attr("aria-hidden", true),
  ); // the sentence says what they help the eye to read
  const title = root.append("text").attr("class", "title").attr("y", -8);
  const xlabel = root.append("text").attr("class", "label").attr("text-anchor", "middle");
  const ylabel = root.append("text").attr("class", "label").attr("text-anchor", "middle");
  const over = root.append("g");

  let [key, scales] = ["", null];

  function place(to) {
    const { left, top, width, height, xticks = 5, yticks = 5 } = to;
    const said = [
      [xticks, to.xformat],
      [yticks, to.yformat],
    ].map(([ticks, format]) => format && Array.isArray(ticks) && ticks.map(format));
    const wanted = JSON.stringify([to, said]);
    if (wanted === key) return scales; // as it stands
    key = wanted;
    const x = (to.xlog ? scaleLog() : scaleLinear()).domain(to.x).range([0, width]);
    const y = (to.ylog ? scaleLog() : scaleLinear()).domain(to.y).range([height, 0]);
    root.attr("transform", `translate(${left},${top})`);
    clip.attr("width", width).attr("height", height);
    axis(xAxis.attr("transform", `translate(0,${height})`), axisBottom(x), xticks, to.xformat);
    axis(yAxis, axisLeft(y), yticks, to.yformat);
    const lines = Array.isArray(yticks) ? yticks : y.ticks(yticks);
    grid
      .selectAll("line")
      .data(to.grid === false ? [] : lines)
      .join("line")
      .attr("x2", width)
      .attr("y1", y)
      .attr("y2", y);
    title.text(to.title ?? "");
    xlabel
      .text(to.xlabel ?? "")
      .attr("x", width / 2)
      .attr("y", height + 34);
    ylabel.text(to.ylabel ?? "").attr("transform", `translate(-38,${height / 2}) rotate(-90)`);
    scales = { x, y };
    return scales;
  }
  return { root, marks, over, place };
}

function axis(node, made, ticks, format) {
  made.tickSizeOuter(0).tickSizeInner(4).tickPadding(4);
  if (Array.isArray(ticks)) made.tickValues(ticks);
  else made.ticks(ticks);
  if (format) made.tickFormat(format);
  node.call(made).attr("font-family", null).attr("font-size", null);
}
