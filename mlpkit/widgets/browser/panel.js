// Axes to draw between: a place in the picture with scales, ticks, labels and a title.

/** @import { Axis } from "d3-axis" */
/** @import { Axes, Drawing, Marks, Panel, Point, Scales } from "./types" */

import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleLog } from "d3-scale";
import { create } from "d3-selection";

/**
 * An svg in a node, with a label for screen readers; size(width, height) is in the page's pixels.
 *
 * @param {Element} node
 * @param {string} label
 * @returns {Drawing}
 */
export function drawing(node, label) {
  const svg = create("svg").attr("role", "group").attr("aria-label", label);
  node.append(/** @type {SVGSVGElement} */ (svg.node()));
  /** @type {Drawing} */
  const sized = Object.assign(svg, {
    size: (/** @type {number} */ width, /** @type {number} */ height) =>
      sized.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height),
  });
  return sized;
}

/**
 * A path that is drawn as a line.
 *
 * @param {Marks} parent
 * @param {string} ink  a colour of the style sheet, such as "--value"
 * @param {number} width
 * @returns {Marks<SVGPathElement>}
 */
export const outline = (parent, ink, width) =>
  parent
    .append("path")
    .attr("fill", "none")
    .attr("stroke", `var(${ink})`)
    .attr("stroke-width", width);

/**
 * How many pixels a text is long.
 *
 * @param {Marks<SVGTextElement>} text
 */
export const textLength = (text) => text.node()?.getComputedTextLength() ?? 0;

/**
 * The points at(k) for k below `count`, rounded to a tenth of a pixel: short in a path.
 *
 * @param {number} count
 * @param {(k: number) => Point} at
 * @returns {Point[]}
 */
export const points = (count, at) =>
  Array.from({ length: count }, (_, k) => {
    const [x, y] = at(k);
    return [Math.round(10 * x) / 10, Math.round(10 * y) / 10];
  });

/**
 * The path through points, as an attribute d.
 *
 * @param {Point[]} points
 */
export const pathThrough = (points) => (points.length ? `M${points.join("L")}` : "");

/**
 * A panel in an svg. place(axes) puts it there and returns its scales, in pixels from its own
 * corner. `marks` is cut off at the edges, `over` is not.
 *
 * @param {Marks} svg
 * @returns {Panel}
 */
export function panel(svg) {
  const root = svg.append("g").attr("class", "panel");
  const grid = root.append("g").attr("class", "grid");
  const clip = root.append("svg").style("overflow", "hidden");
  const marks = clip.append("g");
  const [xAxis, yAxis] = [0, 1].map(() =>
    root.append("g").attr("class", "axis").attr("aria-hidden", true),
  ); // the sentence says what one reads off them
  const title = root.append("text").attr("class", "title").attr("y", -8);
  const xlabel = root.append("text").attr("class", "label").attr("text-anchor", "middle");
  const ylabel = root.append("text").attr("class", "label").attr("text-anchor", "middle");
  const over = root.append("g");

  let key = "";
  /** @type {Scales} */
  let scales;

  /** @param {Axes} to */
  function place(to) {
    const { left, top, width, height, xticks = 5, yticks = 5 } = to;
    const wanted = JSON.stringify([to, texts(xticks, to.xformat), texts(yticks, to.yformat)]);
    if (wanted === key) return scales; // nothing has changed
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

/**
 * What is written at ticks that are given.
 *
 * @param {number | number[]} ticks
 * @param {Axes["xformat"]} format
 */
const texts = (ticks, format) => format && Array.isArray(ticks) && ticks.map(format);

/**
 * @param {Marks} node
 * @param {Axis<any>} made
 * @param {number | number[]} ticks  how many, or which
 * @param {Axes["xformat"]} format
 */
function axis(node, made, ticks, format) {
  made.tickSizeOuter(0).tickSizeInner(4).tickPadding(4);
  if (Array.isArray(ticks)) made.tickValues(ticks);
  else made.ticks(ticks);
  if (format) made.tickFormat(format);
  node.call(made).attr("font-family", null).attr("font-size", null);
}
