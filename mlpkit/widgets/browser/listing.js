// The code of a pass, line by line with its formulas and numbers; the names of these.

import { select } from "d3-selection";
import { element, words } from "./page.js";

const SLOPES = [4, 9]; // between these steps slopes are made
const SYMBOLS = { loss: "L", rate: "η" };

/** The code, each line with its formula; those done with their numbers, the present one lit. */
export function list(listing, { values, grids, steps }, step, to) {
  select(listing)
    .selectAll("li")
    .data(steps)
    .join("li")
    .attr("class", (_, k) => (k + 1 === step ? "now" : k + 1 > step ? "ahead" : null))
    .attr("aria-current", (_, k) => (k + 1 === step ? "step" : null))
    .on("click", (_, line) => to(steps.indexOf(line) + 1))
    .each(function fill({ code, formulas }, k) {
      const written = Object.entries(formulas).map(([array, formula]) => {
        const parts = formula.split(/(\{\w+\}ᵀ?)/);
        const plain = parts
          .map((part) => part.replace(/\{(\w+)\}/, (_, name) => symbol(name)))
          .join("");
        const copied = /^\{\w+\}$/.test(formula); // it is the other array itself
        const filled = copied
          ? []
          : parts.map((part, n) => {
              const [, name, turned] = part.match(/\{(\w+)\}(ᵀ?)/) ?? [];
              return name ? table(grids[name], values, turned, /[^(]$/.test(parts[n - 1])) : part;
            });
        return element(
          "span",
          {},
          `${symbol(array)} = ${plain}`,
          element(
            "span",
            { class: "filled" },
            ...(copied ? [] : [" = ", ...filled]),
            " = ",
            table(grids[array], values),
          ),
        );
      });
      this.replaceChildren(
        element(
          "span",
          { class: SLOPES[0] <= k && k < SLOPES[1] ? "slope" : "value" },
          String(k + 1),
        ),
        element("code", {}, code),
        element("span", { class: "formulas" }, ...written),
      );
    });
}

/** An array's numbers: one, a row, or a table; turned: on its side; inside: a minus in brackets. */
function table(grid, values, turned, inside) {
  const rows = turned ? grid[0].map((_, j) => grid.map((row) => row[j])) : grid;
  const number = (name, before = "", after = "") =>
    element(
      "span",
      { class: kind(name), "data-number": name },
      before + words(values[name], 6) + after,
    );
  if (rows.length === 1 && rows[0].length === 1)
    return inside && values[rows[0][0]] < 0 ? number(rows[0][0], "(", ")") : number(rows[0][0]);
  if (rows.length === 1)
    return element(
      "span",
      {},
      "(",
      ...rows[0].flatMap((name, j) => (j ? [", ", number(name)] : [number(name)])),
      ")",
    );
  const style = `grid-template-columns: repeat(${rows[0].length}, auto)`;
  return element("span", { class: "table", style }, ...rows.flat().map((name) => number(name)));
}

/** The names of the numbers that a step makes. */
export const results = ({ formulas }, grids) =>
  Object.keys(formulas).flatMap((array) => grids[array].flat());

/** What a number is, by its name. */
export const kind = (name) => (name.startsWith("d") ? "slope" : "value");

/** An array's name as in formulas: W₁, and W₁′ after the update. */
const symbol = (array) => {
  if (array.startsWith("new")) return `${symbol(array.slice(3))}′`;
  return SYMBOLS[array] ?? array.replace("1", "₁").replace("2", "₂");
};

/** A number's name as on the picture: b₁[0]. */
export const titled = (name) =>
  symbol(spelled(name).split("[")[0]) + (spelled(name).match(/\[.*/) ?? "");

/** A number's name as code: W1[0, 1]. */
export function spelled(name) {
  const [array, place] = name.split("_");
  return place ? `${array}[${[...place].join(", ")}]` : array;
}
