// The playground's network as columns of nodes; what each node is and what it is worth, in words.

import { places, words } from "./page.js";
import { row } from "./wire.js";

/** Columns of nodes: all features, each hidden layer's units, the output. */
export function columnsOf({ hidden }, options) {
  const columns = [
    options.map((name) => ({ kind: "feature", name })),
    ...hidden.map((width) => Array.from({ length: width }, () => ({ kind: "unit" }))),
    [{ kind: "output" }],
  ];
  return columns.map((nodes, column) =>
    nodes.map((node, row) => ({
      ...node,
      column,
      row,
      id: node.name ?? (node.kind === "output" ? "output" : `${column} ${row}`),
    })),
  );
}

/** Each weight as {from, to, weight}; features that are off have none. */
export function wiresOf(columns, weights, on) {
  return weights.flatMap((W, k) => {
    const givers = k ? columns[k] : columns[0].filter(({ name }) => on.includes(name));
    return givers.flatMap((from, i) =>
      columns[k + 1].map((to, j) => ({ from, to, weight: row(W, i)[j] })),
    );
  });
}

const sub = (k) => String(k).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);

/** The activation of a unit, from 1 on, with its layer above: a₂⁽¹⁾. */
const activationOf = (unit, layer) => `a${sub(unit)}⁽${"⁰¹²³"[layer]}⁾`;

/** Its name. */
export function titled({ kind, name, column, row }) {
  if (kind === "output") return "output";
  return kind === "feature" ? `feature ${name}` : `layer ${column}, unit ${row + 1}`;
}

/** Above the plane: what is shown there, and what its colours stand for. */
export function scaled(node) {
  return node.kind === "output" ? "output: ▲ blue, ● orange" : `${titled(node)}: blue +, orange −`;
}

/** What a map's node is and what it is worth, as sentences. */
export function said(node, numbers, { features, hidden, activation }, fixed) {
  const { kind, name, column, row: k } = node;
  if (kind === "feature" && !features.includes(name))
    return [`${name} is off.`, fixed ? "" : "A click, or Space, gives it to the network."];
  const sum = () => {
    const names =
      column === 1
        ? features
        : Array.from({ length: hidden[column - 2] }, (_, i) => activationOf(i + 1, column - 1));
    const W = numbers.weights[column - 1];
    const terms = names.map((one, i) => [row(W, i)[k], `\u00a0${one}`]);
    terms.push([numbers.biases[column - 1][k], ""]);
    return terms
      .map(
        ([weight, of], i) =>
          `${weight < 0 ? "−" : i ? "+" : ""}${i ? "\u00a0" : ""}${places(Math.abs(weight), 2)}${of}`,
      )
      .join(" ");
  };
  if (kind === "output")
    return [
      `Logit of ▲ minus logit of ● = ${sum()}`,
      "The line on the map is where it is 0. Point at any map, or go there by Tab and arrows, to see it large.",
    ];
  const at = kind === "feature" ? features.indexOf(name) : k;
  const [moved, loss] = [row(numbers.held[column], 0)[at], row(numbers.held[column], 1)[at]];
  const before = row(numbers.losses, 1).at(-1);
  const harm = loss < before && words(loss) !== words(before);
  return [
    kind === "feature"
      ? `Feature ${name}.`
      : `${activationOf(k + 1, column)} of layer ${column} = ${activation.replace("_", " ")}(${sum()})`,
    `If this ${kind} always gave its mean, the probability would move by ${places(moved, 2)} on average, and the validation loss from ${words(before)} to ${words(loss)}${harm ? `: lower, so this ${kind} does harm` : ""}.`,
    kind === "unit" ? `Darkest colour: ±${words(numbers.reach[column - 1][k])}.` : "",
  ];
}
