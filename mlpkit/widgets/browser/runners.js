// Runners over a panel, step by step: a line, strong as far as it has come, a mark, and a name.

/** @import { SymbolType } from "d3-shape" */
/** @import { Axes, Drawing, Line, Marks, Panel, Point, Scales } from "./types" */

/** @typedef {Marks<SVGGElement>} Layer */
/**
 * @typedef {Omit<Panel, "place"> & Scales & {
 *   place(to: Axes): void, press: Marks<SVGRectElement>,
 *   ground: Layer, former: Layer, runners: Layer, names: Layer,
 * }} Track
 */

import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolTriangle2,
  symbolWye,
} from "d3-shape";
import { panel, pathThrough } from "./panel.js";

/** @type {Record<string, [ink: string, dash: string | null, mark: SymbolType]>} */
export const LOOKS = {
  SGD: ["--ink", null, symbolCircle],
  Momentum: ["--value", null, symbolSquare],
  Nesterov: ["--right", "7 3", symbolDiamond],
  AdaGrad: ["--fourth", null, symbolTriangle],
  RMSProp: ["--wrong", "2 3", symbolCross],
  Adam: ["--slope", null, symbolStar],
  AdamW: ["--sixth", "7 3", symbolWye],
  Nadam: ["--fifth", "8 3 2 3", symbolTriangle2],
};

/**
 * A panel with a ground to press, and layers for lines, marks and names. It has its scales itself.
 *
 * @param {Drawing} svg
 */
export function track(svg) {
  const made = panel(svg);
  const press = made.marks.append("rect").attr("fill", "transparent");
  const layer = (/** @type {Layer} */ parent) =>
    parent.append("g").attr("fill", "none").attr("pointer-events", "none");
  const [ground, former, runners] = [made.marks, made.marks, made.marks].map(layer);
  const names = layer(made.over);
  const place = (/** @type {Axes} */ to) => {
    Object.assign(self, made.place(to));
    press.attr("width", to.width).attr("height", to.height);
  };
  const self = /** @type {Track} */ ({ ...made, place, press, ground, former, runners, names });
  return self;
}

/**
 * Draw the runners, strong up to a step and pale from there; returns the strong part of each.
 *
 * @param {Track} track
 * @param {string[]} names
 * @param {(name: string) => Point[]} of  the whole line of a runner
 * @param {number} step
 * @param {boolean} dotted
 */
export function drawRunners({ runners }, names, of, step, dotted) {
  const all = names.map((name) => {
    const whole = of(name);
    return { name, whole, done: whole.slice(0, step + 1) };
  });
  const groups = /** @type {Marks<SVGGElement, (typeof all)[0]>} */ (runners.selectAll("g"));
  groups
    .data(all, ({ name }) => name)
    .join((enter) => {
      const made = enter
        .append("g")
        .attr("data-name", ({ name }) => name)
        .attr("stroke", ({ name }) => `var(${LOOKS[name][0]})`);
      for (const part of ["rest", "done", "dots", "mark"]) made.append("path").attr("class", part);
      made.select(".rest").attr("opacity", 0.3).attr("stroke-width", 1.5);
      made
        .select(".done")
        .attr("stroke-width", 1.8)
        .attr("stroke-dasharray", ({ name }) => LOOKS[name][1]);
      made.select(".dots").attr("stroke-width", 4).attr("stroke-linecap", "round");
      made
        .select(".mark")
        .attr("d", ({ name }) => symbol(LOOKS[name][2], 70)())
        .attr("stroke", "var(--page)")
        .attr("fill", ({ name }) => `var(${LOOKS[name][0]})`);
      return made;
    })
    .order()
    .each(function ({ whole, done }) {
      const [rest, strong, dots, mark] = this.children;
      rest.setAttribute("d", pathThrough(whole.slice(step)));
      strong.setAttribute("d", pathThrough(done));
      dots.setAttribute("d", dotted ? done.map((point) => `M${point}h0`).join("") : "");
      mark.setAttribute("transform", `translate(${done.at(-1)})`);
    });
  return all.map(({ done }) => done);
}

/**
 * Draw the paths of the setting before; nothing else is dotted and grey.
 *
 * @param {Track} track
 * @param {string[]} names
 * @param {(name: string) => Point[]} of  the line of a runner
 */
export function drawFormer({ former }, names, of) {
  former
    .selectAll("path")
    .data(names)
    .join("path")
    .attr("d", (name) => pathThrough(of(name)))
    .attr("stroke", "var(--quiet)")
    .attr("stroke-width", 1.5)
    .attr("stroke-linecap", "round")
    .attr("stroke-dasharray", "0 4");
}

/**
 * Texts in their boxes, with a line to the point that each names, if there is one and it is far.
 *
 * @param {Track} track
 * @param {string[]} names  of the runners
 * @param {Line[]} boxes
 * @param {(Point | false)[]} points
 * @param {string[]} texts
 */
export function drawNames({ names: layer }, names, boxes, points, texts) {
  const groups = /** @type {Marks<SVGGElement, string>} */ (layer.selectAll("g"));
  groups
    .data(names, (name) => name)
    .join((enter) => {
      const made = enter.append("g");
      made.append("path").attr("stroke-width", 0.8).attr("opacity", 0.5);
      made.append("text").attr("class", "on-lines").attr("dominant-baseline", "central");
      return made;
    })
    .order()
    .each(function (name, k) {
      const [lead, text] = /** @type {Iterable<SVGElement>} */ (this.children);
      const box = boxes[k];
      const [x, y] = points[k] || [box.x, box.y];
      const near = x < box.x ? box.x - 2 : box.x + box.width + 2;
      const far = points[k] && Math.hypot(near - x, box.y - y) > 14;
      lead.setAttribute("d", far ? `M${x},${y}L${near},${box.y}` : "");
      lead.setAttribute("stroke", `var(${LOOKS[name][0]})`);
      text.setAttribute("x", String(box.x));
      text.setAttribute("y", String(box.y));
      text.style.fill = `var(${LOOKS[name][0]})`;
      text.textContent = texts[k];
    });
}
