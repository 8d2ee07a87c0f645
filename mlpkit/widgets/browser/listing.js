// The code of a pass, line by line with its formulas and numbers, and the names of those numbers.

/**
 * As backprop_pass.py has them: the names of each array's numbers, and for each line of code the
 * formulas of the arrays that it makes.
 *
 * @typedef {Record<string, string[][]>} Grids
 * @typedef {{ code: string, formulas: Record<string, string> }} Step
 * @typedef {Record<string, number>} Values
 */

import { select } from "d3-selection";
import { element, words } from "./page.js";

/** @import { Marks } from "./types" */

const SLOPES = [4, 9]; // the first line of code that makes slopes, and the first that no longer does
/** @type {Record<string, string>} */
const SYMBOLS = { loss: "L", rate: "η" };

/**
 * The code, each line with its formula: those already run with their numbers, the present one lit.
 *
 * @param {HTMLElement} listing
 * @param {{ values: Values, grids: Grids, steps: Step[] }} numbers
 * @param {number} step
 * @param {(step: number) => void} to
 */
export function listCode(listing, { values, grids, steps }, step, to) {
  /** @type {Marks<HTMLLIElement>} */
  const items = select(listing).selectAll("li");
  items
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
              return name
                ? table(grids[name], values, Boolean(turned), /[^(]$/.test(parts[n - 1]))
                : part;
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

/**
 * An array's numbers: one, a row, or a table.
 *
 * @param {string[][]} grid
 * @param {Values} values
 * @param {boolean} turned  on its side
 * @param {boolean} inside  a formula: a negative number is in brackets
 */
function table(grid, values, turned = false, inside = false) {
  const rows = turned ? grid[0].map((_, j) => grid.map((row) => row[j])) : grid;
  const number = (/** @type {string} */ name, before = "", after = "") =>
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

/**
 * The names of the numbers that a step makes.
 *
 * @param {Step} step
 * @param {Grids} grids
 */
export const results = ({ formulas }, grids) =>
  Object.keys(formulas).flatMap((array) => grids[array].flat());

/** What a number is, by its name. */
export const kind = (/** @type {string} */ name) => (name.startsWith("d") ? "slope" : "value");

/**
 * An array's name as in formulas: W₁, and W₁′ after the update.
 *
 * @type {(array: string) => string}
 */
const symbol = (array) => {
  if (array.startsWith("new")) return `${symbol(array.slice(3))}′`;
  return SYMBOLS[array] ?? array.replace("1", "₁").replace("2", "₂");
};

/** A number's name as on the picture: b₁[0]. */
export const titleOf = (/** @type {string} */ name) =>
  symbol(spell(name).split("[")[0]) + (spell(name).match(/\[.*/) ?? "");

/**
 * A number's name as code: W1[0, 1].
 *
 * @param {string} name
 */
export function spell(name) {
  const [array, place] = name.split("_");
  return place ? `${array}[${[...place].join(", ")}]` : array;
}
