// A surface seen from above.

/** @import { Floats, Marks, Size } from "./types" */

import { contours } from "d3-contour";
import { pathThrough, points } from "./panel.js";

/**
 * Draw lines of equal loss, the higher the darker; again only if the surface or the size has changed.
 *
 * @param {Marks} node
 * @param {{ heights: Floats, levels: Floats }} numbers
 * @param {string} surface
 * @param {Size} size
 */
export function drawLandscape(node, { heights, levels }, surface, { width, height }) {
  const key = `${surface} ${width}`;
  if (node.attr("data-key") === key) return;
  const [rows, columns] = heights.shape;
  const ring = (/** @type {number[][]} */ corners) =>
    `${pathThrough(
      points(corners.length, (k) => [
        ((corners[k][0] - 0.5) / (columns - 1)) * width,
        (1 - (corners[k][1] - 0.5) / (rows - 1)) * height,
      ]),
    )}Z`;
  const shapes = contours()
    .size([columns, rows])
    .thresholds([...levels])([...heights]);
  node
    .attr("data-key", key)
    .selectAll("path")
    .data(shapes)
    .join("path")
    .attr("d", ({ coordinates }) => coordinates.flat().map(ring).join(""))
    .attr("fill", "var(--ink)")
    .attr("fill-opacity", 0.012)
    .attr("stroke", "var(--quiet)")
    .attr("stroke-opacity", 0.45)
    .attr("stroke-width", 0.7);
}
