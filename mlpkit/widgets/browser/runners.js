// Who runs over a panel, step by step: a line, strong as far as it has come, a mark, and a name.

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
import { panel, through } from "./panel.js";

export const LOOKS = {
  // colour, dash, mark
  SGD: ["--ink", null, symbolCircle],
  Momentum: ["--value", null, symbolSquare],
  Nesterov: ["--right", "7 3", symbolDiamond],
  AdaGrad: ["--fourth", null, symbolTriangle],
  RMSProp: ["--wrong", "2 3", symbolCross],
  Adam: ["--slope", null, symbolStar],
  AdamW: ["--sixth", "7 3", symbolWye],
  Nadam: ["--fifth", "8 3 2 3", symbolTriangle2],
};

/** A panel with a ground to press, and layers for lines, marks and names. */
export function track(svg) {
  const made = panel(svg);
  const press = made.marks.append("rect").attr("fill", "transparent");
  const layer = (parent) => parent.append("g").attr("fill", "none").attr("pointer-events", "none");
  const [ground, former, runners] = [made.marks, made.marks, made.marks].map(layer);
  const self = { ...made, press, ground, former, runners, names: layer(made.over) };
  self.place = (to) => {
    Object.assign(self, made.place(to)); // its scales
    press.attr("width", to.width).attr("height", to.height);
  };
  return self;
}

/** Draw the runners: strong up to a step, pale from there; gives what is strong of each. */
export function run({ runners }, names, of, step, dotted) {
  const all = names.map((name) => {
    const whole = of(name);
    return { name, whole, done: whole.slice(0, step + 1) };
  });
  runners
    .selectAll("g")
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
      rest.setAttribute("d", through(whole.slice(step)));
      strong.setAttribute("d", through(done));
      dots.setAttribute("d", dotted ? done.map((point) => `M${point}h0`).join("") : "");
      mark.setAttribute("transform", `translate(${done.at(-1)})`);
    });
  return all.map(({ done }) => done);
}

/** Draw paths dotted and grey, as nothing else is: those of the setting before. */
export function trace({ former }, names, of) {
  former
    .selectAll("path")
    .data(names)
    .join("path")
    .attr("d", (name) => through(of(name)))
    .attr("stroke", "var(--quiet)")
    .attr("stroke-width", 1.5)
    .attr("stroke-linecap", "round")
    .attr("stroke-dasharray", "0 4");
}

/** Names in their boxes {x, y, width}, with a line to the points they name, if any, where far. */
export function label({ names: layer }, names, boxes, points, texts) {
  layer
    .selectAll("g")
    .data(names, (name) => name)
    .join((enter) => {
      const made = enter.append("g");
      made.append("path").attr("stroke-width", 0.8).attr("opacity", 0.5);
      made.append("text").attr("class", "on-lines").attr("dominant-baseline", "central");
      return made;
    })
    .order()
    .each(function (name, k) {
      const [lead, text] = this.children;
      const box = boxes[k];
      const [x, y] = points[k] || [box.x, box.y];
      const near = x < box.x ? box.x - 2 : box.x + box.width + 2;
      const far = points[k] && Math.hypot(near - x, box.y - y) > 14;
      lead.setAttribute("d", far ? `M${x},${y}L${near},${box.y}` : "");
      lead.setAttribute("stroke", `var(${LOOKS[name][0]})`);
      text.setAttribute("x", box.x);
      text.setAttribute("y", box.y);
      text.style.fill = `var(${LOOKS[name][0]})`;
      text.textContent = texts[k];
    });
}
