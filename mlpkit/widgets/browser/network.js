// The playground's network as columns of nodes; what each node is and what it is worth, in words.

/** @import { Floats } from "./types" */

/**
 * A map on the picture: of a feature, a unit or the output. x and y are where it is drawn.
 *
 * @typedef {{
 *   kind: "feature" | "unit" | "output",
 *   name?: string,
 *   column: number,
 *   row: number,
 *   id: string,
 *   x: number,
 *   y: number,
 * }} Node
 * @typedef {{ from: Node, to: Node, weight: number }} Wire
 * @typedef {{ weights: Floats[], biases: Floats[], held: Floats[], losses: Floats, reach: Floats[] }} Worth
 *   what the words need of what playground_numbers.py sends
 */

import { places, words } from "./page.js";
import { row } from "./wire.js";

/**
 * Columns of nodes: all features, each hidden layer's units, the output.
 *
 * @param {{ hidden: number[] }} state
 * @param {string[]} options  the features
 * @returns {Node[][]}
 */
export function columnsOf({ hidden }, options) {
  /** @type {Pick<Node, "kind" | "name">[][]} */
  const columns = [
    options.map((name) => ({ kind: "feature", name })),
    ...hidden.map((width) => Array(width).fill({ kind: "unit" })),
    [{ kind: "output" }],
  ];
  return columns.map((nodes, column) =>
    nodes.map((node, row) => ({
      ...node,
      column,
      row,
      id: node.name ?? (node.kind === "output" ? "output" : `${column} ${row}`),
      x: 0,
      y: 0,
    })),
  );
}

/**
 * The wires, each with its weight; features that are off have none.
 *
 * @param {Node[][]} columns
 * @param {Floats[]} weights
 * @param {string[]} on  the features that are on
 * @returns {Wire[]}
 */
export function wiresOf(columns, weights, on) {
  return weights.flatMap((W, k) => {
    const givers = k ? columns[k] : columns[0].filter(({ name = "" }) => on.includes(name));
    return givers.flatMap((from, i) =>
      columns[k + 1].map((to, j) => ({ from, to, weight: row(W, i)[j] })),
    );
  });
}

const sub = (/** @type {number} */ k) =>
  String(k).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);

/** The activation of a unit, counted from 1, with its layer above: a₂⁽¹⁾. */
const activationOf = (/** @type {number} */ unit, /** @type {number} */ layer) =>
  `a${sub(unit)}⁽${"⁰¹²³"[layer]}⁾`;

/**
 * A node's name, in words.
 *
 * @param {Node} node
 */
export function titleOf({ kind, name, column, row }) {
  if (kind === "output") return "output";
  return kind === "feature" ? `feature ${name}` : `layer ${column}, unit ${row + 1}`;
}

/**
 * The caption of the plane: what is shown there, and what its colours mean.
 *
 * @param {Node} node
 */
export function captionOf(node) {
  return node.kind === "output" ? "output: ▲ blue, ● orange" : `${titleOf(node)}: blue +, orange −`;
}

/**
 * What a node is and what it is worth, as sentences.
 *
 * @param {Node} node
 * @param {Worth} numbers
 * @param {{ features: string[], hidden: number[], activation: string }} state
 * @param {boolean | undefined} fixed  whether the features can't be switched
 */
export function describeNode(node, numbers, { features, hidden, activation }, fixed) {
  const { kind, name, column, row: k } = node;
  if (name && !features.includes(name))
    return [`${name} is off.`, fixed ? "" : "A click, or Space, gives it to the network."];
  const sum = () => {
    const names =
      column === 1
        ? features
        : Array.from({ length: hidden[column - 2] }, (_, i) => activationOf(i + 1, column - 1));
    const W = numbers.weights[column - 1];
    const terms = names.map((one, i) => ({ weight: row(W, i)[k], of: `\u00a0${one}` }));
    terms.push({ weight: numbers.biases[column - 1][k], of: "" });
    return terms
      .map(
        ({ weight, of }, i) =>
          `${weight < 0 ? "−" : i ? "+" : ""}${i ? "\u00a0" : ""}${places(Math.abs(weight), 2)}${of}`,
      )
      .join(" ");
  };
  if (kind === "output")
    return [
      `Logit of ▲ minus logit of ● = ${sum()}`,
      "The line on the map is where it is 0. Point at any map, or go there by Tab and arrows, to see it large.",
    ];
  const at = name ? features.indexOf(name) : k;
  const [moved, loss] = [row(numbers.held[column], 0)[at], row(numbers.held[column], 1)[at]];
  const [before] = row(numbers.losses, 1).slice(-1);
  const harm = loss < before && words(loss) !== words(before);
  return [
    kind === "feature"
      ? `Feature ${name}.`
      : `${activationOf(k + 1, column)} of layer ${column} = ${activation.replace("_", " ")}(${sum()})`,
    `If this ${kind} always gave its mean, the probability would move by ${places(moved, 2)} on average, and the validation loss from ${words(before)} to ${words(loss)}${harm ? `: lower, so this ${kind} does harm` : ""}.`,
    kind === "unit" ? `Darkest colour: ±${words(numbers.reach[column - 1][k])}.` : "",
  ];
}
