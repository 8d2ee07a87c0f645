// A measurement of a sick program next to the same one of its healthy twin: bars, curves or a table.

/**
 * A chart as benchmarks/clinic.py describes it; a value that is not finite is a word.
 *
 * @typedef {number | string} Value
 * @typedef {{ sick: Value[], healthy: Value[] }} Both
 * @typedef {Both & { log?: boolean, unit?: string, rows: string[], marks?: Partial<Both>, normal?: number[] }} Bars
 * @typedef {Both & { log?: boolean, x: number[], xlabel: string }} Curves
 * @typedef {{ rows: string[], sick: string[], healthy: string[] }} Facts
 * @typedef {{ title: string, said: string, mark?: string, normal?: number[], facts?: Facts } & (
 *   ({ kind: "bars" } & Bars) | ({ kind: "curves" } & Curves) | { kind: null }
 * )} Chart
 */

import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { element, typeset, words } from "./page.js";
import { drawing, outline, panel } from "./panel.js";

export const PAIRS_CSS = `
.mlpkit .pair .key { margin: 0 0 4px; font-size: 12px; color: var(--quiet); }
.mlpkit .pair .key b { font-weight: 600; white-space: nowrap; }
.mlpkit .pair .sick { color: var(--slope); }
.mlpkit .pair .healthy { color: var(--right); }
.mlpkit .pair text.sick { fill: var(--slope); }
.mlpkit .pair text.healthy { fill: var(--right); }
.mlpkit .pair svg .values { font-size: 11.5px; font-variant-numeric: tabular-nums; }
.mlpkit .pair table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0; font-size: 12px; color: inherit; }
.mlpkit .pair :is(td, th) {
  padding: 3px 4px; border: 0; text-align: left; vertical-align: top; font-weight: 400;
  background: none; white-space: normal; line-height: 1.35;
}
.mlpkit .pair tr { border-top: 1px solid var(--faint); background: none; }
.mlpkit .pair tbody th { color: var(--quiet); }
.mlpkit .pair tr.differs { background: var(--lit); }
.mlpkit .pair tr.differs th { color: var(--ink); }
`;

/** @type {[name: "sick" | "healthy", sign: string, said: string][]} */
const SERIES = [
  ["sick", "●", "this program"],
  ["healthy", "○", "healthy twin"],
];
const [BAR, GAP] = [11, 9]; // pixels: of a bar, and between two pairs

/** A place for one chart at a time. */
export function pairs() {
  const key = element("p", { class: "key" });
  const place = element("div", {});
  const node = element("div", { class: "pair" }, key, place);
  /**
   * @param {Chart} chart
   * @param {number} width
   */
  function draw(chart, width) {
    const kinds = SERIES.flatMap(([name, sign, said], k) => [
      k ? ", " : "",
      element("b", { class: name }, `${sign} ${said}`),
    ]);
    key.replaceChildren(
      ...kinds,
      ...(chart.mark ? [`, │ ${chart.mark}`] : []),
      ...(chart.normal ? [", shaded: normal"] : []),
    );
    place.replaceChildren();
    if (chart.kind === "bars") bars(place, chart.title, chart, width);
    if (chart.kind === "curves") curves(place, chart.title, chart, width);
    if (chart.facts) table(place, chart.facts, chart.title);
  }
  return { node, draw };
}

/** @type {(value: unknown) => value is number} */
const isNumber = (value) => typeof value === "number";

/**
 * Three significant digits, and a power of ten if there would be many zeros: 2·10⁻⁶.
 *
 * @param {Value | undefined} value
 */
export const shortNumber = (value) =>
  isNumber(value) && value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)
    ? typeset(value.toExponential(1).replace(".0", ""))
    : words(value);

/**
 * Two bars in a row for each name; on a logarithmic scale, which has no zero, two dots.
 *
 * @param {Element} node
 * @param {string} title
 * @param {Bars} chart
 * @param {number} width
 */
function bars(node, title, chart, width) {
  const { rows, log, marks = {}, normal } = chart;
  const svg = drawing(node, title);
  const left = Math.min(Math.max(...rows.map((row) => row.length)) * 6.6 + 16, 0.5 * width);
  const [right, top, step] = [54, 6, 2 * BAR + GAP];
  const bottom = top + rows.length * step;
  const all = [
    ...chart.sick,
    ...chart.healthy,
    ...(marks.sick ?? []),
    ...(marks.healthy ?? []),
    ...(normal ?? []),
  ].filter(isNumber);
  const above = all.filter((value) => value > 0);
  /** @type {(value: number, to: (power: number) => number) => number} */
  const decade = (value, to) => 10 ** to(Math.log10(value));
  const ends = log
    ? [
        decade(Math.min(...above, 1) / 1.5, Math.floor),
        decade(Math.max(...above, 1e-12), Math.ceil),
      ]
    : [0, Math.max(...above, 1e-12)];
  const x = (log ? scaleLog() : scaleLinear())
    .domain(ends)
    .range([left, width - right])
    .clamp(true);
  const at = (/** @type {Value} */ value) =>
    isNumber(value) ? (log && value <= 0 ? left : x(value)) : left;
  svg.size(width, bottom + 40);
  if (normal)
    svg
      .append("rect")
      .attr("class", "normal")
      .attr("fill", "var(--lit)")
      .attr("x", at(normal[0]))
      .attr("y", 0)
      .attr("width", Math.max(at(normal[1]) - at(normal[0]), 2))
      .attr("height", bottom);
  svg.append("path").attr("stroke", "var(--quiet)").attr("d", `M${left},0V${bottom}`);
  rows.forEach((row, k) => {
    const y = top + k * step;
    svg
      .append("text")
      .attr("class", "label")
      .attr("x", left - 7)
      .attr("y", y + BAR)
      .attr("text-anchor", "end")
      .attr("dy", "0.35em")
      .text(row);
    SERIES.forEach(([name], n) => {
      const value = chart[name][k];
      const middle = y + (n + 0.5) * BAR + n;
      const ink = `var(--${name === "sick" ? "slope" : "right"})`;
      const filled = name === "sick" ? ink : "var(--page)";
      if (log) {
        svg
          .append("path")
          .attr("stroke", ink)
          .attr("stroke-width", 1.5)
          .attr("opacity", 0.5)
          .attr("d", `M${left},${middle}H${at(value)}`);
        svg
          .append("circle")
          .attr("class", name)
          .attr("cx", at(value))
          .attr("cy", middle)
          .attr("r", 4)
          .attr("fill", filled)
          .attr("stroke", ink)
          .attr("stroke-width", 1.6);
      } else
        svg
          .append("rect")
          .attr("class", name)
          .attr("x", left)
          .attr("y", middle - BAR / 2 + 0.5)
          .attr("width", Math.max(at(value) - left, 1))
          .attr("height", BAR - 1)
          .attr("fill", filled)
          .attr("stroke", ink)
          .attr("stroke-width", 1.2);
      const mark = marks[name]?.[k];
      if (isNumber(mark))
        svg
          .append("path")
          .attr("class", "mark")
          .attr("stroke", "var(--ink)")
          .attr("stroke-width", 2)
          .attr("d", `M${at(mark)},${middle - BAR / 2 - 1}v${BAR + 2}`);
      svg
        .append("text")
        .attr("class", `values on-lines ${name}`)
        .attr("data-row", row)
        .attr("x", Math.max(at(value), isNumber(mark) ? at(mark) : 0) + 7)
        .attr("y", middle)
        .attr("dy", "0.35em")
        .text(shortNumber(value));
    });
  });
  const ticks = log
    ? x.ticks(5).filter((tick) => Math.abs(Math.log10(tick) % 1) < 1e-9)
    : x.ticks(Math.max(Math.floor((width - left - right) / 70), 2));
  svg
    .append("path")
    .attr("stroke", "var(--quiet)")
    .attr("fill", "none")
    .attr(
      "d",
      `M${left},${bottom}H${width - right}${ticks.map((tick) => `M${x(tick)},${bottom}v4`).join("")}`,
    );
  const every = Math.ceil(ticks.length / ((width - left - right) / 48));
  svg
    .append("g")
    .selectAll("text")
    .data(ticks.filter((_, k) => k % every === 0))
    .join("text")
    .attr("class", "label")
    .attr("x", x)
    .attr("y", bottom + 16)
    .attr("text-anchor", "middle")
    .text(shortNumber);
  svg
    .append("text")
    .attr("class", "label")
    .attr("x", (left + width - right) / 2)
    .attr("y", bottom + 33)
    .attr("text-anchor", "middle")
    .text(chart.unit ?? "");
}

/**
 * @param {Element} node
 * @param {string} title
 * @param {Curves} chart
 * @param {number} width
 */
function curves(node, title, chart, width) {
  const svg = drawing(node, title);
  const size = { left: 46, top: 8, width: width - 46 - 12, height: 170 };
  svg.size(width, size.height + 52);
  const found = [...chart.sick, ...chart.healthy]
    .filter(isNumber)
    .filter((value) => !chart.log || value > 0);
  const y = chart.log
    ? [Math.min(...found) / 1.5, Math.max(...found) * 1.5]
    : [0, Math.max(...found) * 1.05];
  const place = panel(svg);
  const scales = place.place({
    ...size,
    x: [chart.x[0], chart.x[chart.x.length - 1]],
    y,
    xlabel: chart.xlabel,
    xticks: 4,
    yticks: 4,
    ylog: chart.log,
  });
  /** @type {(value: Value) => boolean} */
  const defined = (value) => isNumber(value) && (!chart.log || value > 0);
  const path = /** @type {typeof line<Value>} */ (line)(
    (_, k) => scales.x(chart.x[k]),
    (value) => scales.y(Number(value)),
  ).defined(defined);
  for (const [name] of SERIES.toReversed())
    outline(place.marks, name === "sick" ? "--slope" : "--right", 2)
      .attr("class", name)
      .attr("stroke-dasharray", name === "sick" ? null : "5 3")
      .attr("d", path(chart[name]));
}

/**
 * Facts in words, a row each; those in which the two differ are marked.
 *
 * @param {Element} node
 * @param {Facts} facts
 * @param {string} title
 */
function table(node, facts, title) {
  const heads = SERIES.map(([name, , said]) => element("th", { scope: "col", class: name }, said));
  node.append(
    element(
      "table",
      { "aria-label": title },
      element("thead", {}, element("tr", {}, element("td", {}), ...heads)),
      element(
        "tbody",
        {},
        ...facts.rows.map((row, k) => {
          const name = element("th", { scope: "row" }, row);
          const [sick, healthy] = [facts.sick[k], facts.healthy[k]].map(typeset);
          return sick === healthy
            ? element("tr", {}, name, element("td", { colspan: 2 }, sick))
            : element(
                "tr",
                { class: "differs" },
                name,
                element("td", {}, sick),
                element("td", {}, healthy),
              );
        }),
      ),
    ),
  );
}
