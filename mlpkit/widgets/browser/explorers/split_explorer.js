// A table of runners by weeks, two borders that hold rows out, and a line from each row that is
// predicted to the row that predicts it; next to it, what validation says and what comes true.

/** @import { Box, Choice, Floats, Ints, Marks, Now, Point, Size, Slider, Start, State } from "../types" */

/**
 * @typedef {{ by: Choice, held: Slider, future: Choice, draw: Slider }} Controls
 * @typedef {{ who: Ints, week: Ints, minutes: Floats }} Rows
 * @typedef {Rows & {
 *   names: string[],
 *   later: number,
 *   places: Ints,
 *   validation: { row: Ints, source: Ints, off: Floats },
 *   asked: Rows & { source: Ints, off: Floats },
 *   says: number,
 *   truth: number,
 *   draws: Floats[],
 * }} Numbers
 *   source: the row that predicts; off: by how many minutes
 *
 * @typedef {{ left: number, top: number, cell: number, row: number }} Table  where it is
 * @typedef {Size & { x: number, y: number }} Rectangle
 * @typedef {Record<"table" | "month" | "fresh", Rectangle> & {
 *   x(week: number): number,
 *   y(who: number): number,
 * }} Parts
 * @typedef {{ kind: string, spot: Point, says: string, line?: string, off?: number }} Readable  a row
 */

import { pointer } from "d3-selection";
import { stopsOf } from "../controls.js";
import { explorer } from "../frame.js";
import { handle, roundKnob } from "../handle.js";
import { clamp, places } from "../page.js";
import { drawing, panel } from "../panel.js";

const SPLITS = ["rows at random", "whole runners", "latest weeks"];
const [AT_RANDOM, BY_RUNNER, BY_TIME] = SPLITS;
const [NEW_RUNNERS, NEXT_MONTH] = ["new runners", "next month"];
const [GAP, APART] = [26, 14]; // pixels from the table to new runners, and to the next month
const LANE = 62; // pixels for each way to split, if the lanes are below the table
const FAR = 8.4; // minutes; what is beyond is at the edge
const NEAR = 13; // pixels from the pointer to a row
const REST = "rings: a few of very many; any row may predict them";
/** @type {Record<string, string>} */
const ARROWS = {
  runners: "M-4,-1.5L0,-6L4,-1.5ZM-4,1.5L0,6L4,1.5Z",
  time: "M-1.5,-4L-6,0L-1.5,4ZM1.5,-4L6,0L1.5,4Z",
};

const disc = (/** @type {number} */ r) =>
  `M${-r},0a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`;
const diamond = (/** @type {number} */ r) =>
  `M0,${-1.2 * r}L${1.2 * r},0L0,${1.2 * r}L${-1.2 * r},0Z`;
/** @type {Record<string, { says: string, mark: (r: number) => string, fill: string, stroke: string }>} */
const KINDS = {
  training: { says: "training", mark: disc, fill: "var(--value)", stroke: "var(--page)" },
  asked: { says: "asked about", mark: disc, fill: "var(--page)", stroke: "var(--right)" },
  validation: {
    says: "validation",
    mark: diamond,
    fill: "var(--slope)",
    stroke: "var(--page)",
  },
};

/**
 * A bow between two places: high within a row, and hardly curved from one row to another.
 *
 * @param {Point} from
 * @param {Point} to
 */
function bow([x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const share = dy === 0 ? Math.min(0.16 + 6 / Math.abs(dx), 20 / Math.abs(dx)) : 0.08;
  const side = dx < 0 ? -share : share;
  const middle = [(x0 + x1) / 2 + side * dy, (y0 + y1) / 2 - side * dx];
  return `M${x0},${y0}Q${middle.map((one) => one.toFixed(1))} ${x1},${y1}`;
}

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const label = "runners by weeks: which rows validate, and which row predicts each";
  const svg = drawing(picture, label);
  const layer = (/** @type {string} */ name) => svg.append("g").attr("class", name);
  const quiet = (/** @type {string} */ name) => layer(name).attr("pointer-events", "none");
  const areas = layer("areas");
  const weeks = quiet("weeks").attr("aria-hidden", true);
  const names = quiet("names");
  const links = quiet("links").attr("fill", "none");
  const dots = quiet("dots");
  const lit = quiet("lit").append("path");
  lit.attr("fill", "none").attr("stroke", "var(--ink)").attr("stroke-width", 2.2);
  const heads = quiet("heads");
  const legend = quiet("legend");
  const reading = svg.append("text").attr("class", "reading label");
  const [below, beside] = ["runners", "time"].map((name) => border(layer("border"), name));
  const chart = panel(svg);
  const lanes = chart.over.append("g").attr("class", "lanes");
  const truth = chart.marks.append("line").attr("class", "truth");
  truth.attr("stroke", "var(--right)").attr("stroke-width", 2.5);
  const truthSays = chart.over.append("text").attr("class", "truth").attr("font-weight", 600);
  truthSays.style("fill", "var(--right)");

  const { low: least, high: most } = link.controls.held;
  const tried = new Set(); // the ways to split that were tried
  /** @type {number | undefined} */
  let share; // how many are held out at random, once a border is back where it began
  /** @type {Table} */
  let at;
  /** @type {Readable[]} */
  let rows = [];

  // A key may come before the last one's answer is drawn, so everything follows the hand.
  const held = (/** @type {string} */ by) => (link.state.by === by ? link.state.held : 0);
  const hold = (/** @type {string} */ by, /** @type {number} */ count) =>
    link.ask(
      count < 0.5
        ? { by: AT_RANDOM, held: share }
        : { by, held: clamp(Math.round(count), least, most) },
    );
  const tellBelow = handle(below.knob, svg, {
    drag: (_, y) => hold(BY_RUNNER, 12 - (y - at.top) / at.row),
    nudge: (right, up) => hold(BY_RUNNER, clamp(held(BY_RUNNER) + right + up, 0, most)),
  });
  const tellBeside = handle(beside.knob, svg, {
    drag: (x) => hold(BY_TIME, 12 - (x - at.left) / at.cell),
    nudge: (right, up) => hold(BY_TIME, clamp(held(BY_TIME) - right - up, 0, most)),
  });
  link.served.anew = () => {
    const stops = stopsOf(link.controls.draw);
    link.ask({ draw: stops.at((stops.place(link.state.draw) + 1) % stops.count) });
  };
  areas.on("pointermove click", (event) => readRow(...pointer(event, svg.node())));
  areas.on("pointerleave", () => readRow(-NEAR, -NEAR));

  /**
   * Say in words which row is under the pointer, and draw its line strong.
   *
   * @param {number} x
   * @param {number} y
   */
  function readRow(x, y) {
    const far = (/** @type {Readable} */ { spot }) => Math.hypot(spot[0] - x, spot[1] - y);
    const [near] = rows.toSorted((one, other) => far(one) - far(other));
    const found = near && far(near) < NEAR ? near : undefined;
    reading.text(found?.says ?? REST);
    lit.attr("d", found?.line ?? null);
  }

  /**
   * The pixels of a week and of a runner, both counted from 0, and the rectangles of all three parts.
   *
   * @param {Ints} ranks
   * @param {number} later
   * @returns {Parts}
   */
  function grid(ranks, later) {
    const { left, top, cell, row } = at;
    const [across, tall] = [12 * cell, 12 * row];
    const [month, fresh] = [left + across + APART, top + tall + GAP];
    const x = (/** @type {number} */ week) =>
      (week < 12 ? left : month - 12 * cell) + (week + 0.5) * cell;
    const y = (/** @type {number} */ who) =>
      who < 12 ? top + (ranks[who] + 0.5) * row : fresh + (who - 11.5) * row;
    return {
      x,
      y,
      table: { x: left, y: top, width: across, height: tall },
      month: { x: month, y: top, width: later * cell, height: tall },
      fresh: { x: left, y: fresh, width: across, height: 4 * row },
    };
  }

  /**
   * @param {Parts} parts
   * @param {State<Controls>} drawn
   * @param {Table} at
   */
  function drawAreas({ table, month, fresh }, { by, held, future }, { cell, row }) {
    const [people, late] = [by === BY_RUNNER ? held * row : 0, by === BY_TIME ? held * cell : 0];
    const out = people
      ? { ...table, y: table.y + table.height - people, height: people }
      : { ...table, x: table.x + table.width - late, width: late };
    /** @type {(Rectangle & { name: string, ink?: string | false })[]} */
    const parts = [
      { name: "table", ...table },
      { name: "held", ...out, ink: "--slope" },
      { name: NEXT_MONTH, ...month, ink: future === NEXT_MONTH && "--right" },
      { name: NEW_RUNNERS, ...fresh, ink: future === NEW_RUNNERS && "--right" },
    ];
    const rect = areas.selectAll("rect").data(parts).join("rect");
    for (const side of /** @type {(keyof Rectangle)[]} */ (["x", "y", "width", "height"]))
      rect.attr(side, (part) => part[side]);
    rect
      .attr("class", ({ name }) => name)
      .attr("pointer-events", "all")
      .attr("fill", ({ ink }) => (ink ? `var(${ink})` : "none"))
      .attr("fill-opacity", 0.1)
      .attr("stroke", ({ name, ink }) => (name === "held" ? "none" : `var(${ink || "--faint"})`))
      .attr("stroke-dasharray", ({ name }) => (name === "table" ? null : "4 3"))
      .style("cursor", ({ name, ink }) => (name.includes(" ") && !ink ? "pointer" : null))
      .on(
        "click.ask",
        (_, { name, ink }) => name.includes(" ") && !ink && link.ask({ future: name }),
      );
    return { people, late };
  }

  /**
   * @param {Parts} parts
   * @param {Numbers} numbers
   * @param {State<Controls>} drawn
   */
  function drawWords(
    { x, y, table, month, fresh },
    { names: all, places: ranks, later },
    { by, held, future },
  ) {
    const narrow = at.cell < 22;
    const every = narrow ? [0, 3, 7, 11, 15] : [...Array(12 + later).keys()];
    weeks
      .selectAll("text")
      .data(every)
      .join("text")
      .attr("class", "label")
      .attr("text-anchor", "middle")
      .attr("x", x)
      .attr("y", table.y - 6)
      .text((week) => week + 1);
    const out = [...ranks.keys()]
      .filter((who) => by === BY_RUNNER && ranks[who] >= 12 - held)
      .sort((one, other) => ranks[one] - ranks[other])
      .map((who) => all[who]);
    names
      .selectAll("text")
      .data(all)
      .join("text")
      .attr("class", "label")
      .attr("dominant-baseline", "central")
      .attr("y", (_, who) => y(who))
      .style("fill", (name) => (out.includes(name) ? "var(--slope)" : null))
      .attr("display", (_, who) => (who < 12 || future === NEW_RUNNERS ? null : "none"))
      .text((name) => name);
    const side = narrow ? month.x + month.width : month.x; // there the words are as wide as the month
    heads
      .selectAll("text")
      .data([
        { look: "title", left: table.x, down: 12, words: "12 runners, 12 weeks" },
        { look: "label", left: side, down: 12, words: NEXT_MONTH },
        { look: "label", left: side, down: fresh.y + 14, words: NEW_RUNNERS },
      ])
      .join("text")
      .attr("class", ({ look }) => look)
      .attr("text-anchor", ({ look }) => (look === "label" && narrow ? "end" : null))
      .attr("x", ({ left }) => left)
      .attr("y", ({ down }) => down)
      .text(({ words }) => words);
    return out;
  }

  /**
   * All rows, those that matter last: where they are, how far off they are, and in words.
   *
   * @param {Parts} parts
   * @param {Numbers} numbers
   * @returns {Readable[]}
   */
  function readableRows({ x, y }, { who, week, minutes, names: all, validation, asked }) {
    const spot = (/** @type {number} */ k) => /** @type {Point} */ ([x(week[k]), y(who[k])]);
    const said = (/** @type {Rows} */ from, /** @type {number} */ k) =>
      `${all[from.who[k]]}, week ${from.week[k] + 1}: ${places(from.minutes[k], 1)} min`;
    const table = { who, week, minutes };
    /** @type {(kind: string, here: Point, from: Rows, k: number, source: number, off: number) => Readable} */
    const predicted = (kind, here, from, k, source, off) => ({
      kind,
      off,
      spot: here,
      line: bow(here, spot(source)),
      says: `${said(from, k)}; predicted by ${said(table, source)}`,
    });
    const out = new Set(validation.row);
    const training = [...who.keys()].filter((k) => !out.has(k));
    return [
      ...training.map((k) => ({ kind: "training", spot: spot(k), says: said(table, k) })),
      ...Array.from(asked.source, (source, k) =>
        predicted("asked", [x(asked.week[k]), y(asked.who[k])], asked, k, source, asked.off[k]),
      ),
      ...Array.from(validation.source, (source, k) => {
        const row = validation.row[k];
        return predicted("validation", spot(row), table, row, source, validation.off[k]);
      }),
    ];
  }

  function drawRows() {
    const most = 0.55 * Math.min(at.cell, at.row);
    const radius = (/** @type {number | undefined} */ off) =>
      off === undefined ? 3 : Math.min(2.6 + 1.7 * off, most);
    links
      .selectAll("path")
      .data(rows.flatMap(({ kind, line }) => (line ? [{ kind, line }] : [])))
      .join("path")
      .attr("class", ({ kind }) => kind)
      .attr("d", ({ line }) => line)
      .attr("stroke", ({ kind }) => (kind === "asked" ? "var(--right)" : "var(--slope)"))
      .attr("stroke-width", ({ kind }) => (kind === "asked" ? 1.1 : 1.6))
      .attr("opacity", ({ kind }) => (kind === "asked" ? 0.5 : 0.75));
    dots
      .selectAll("path")
      .data(rows)
      .join("path")
      .attr("class", ({ kind }) => kind)
      .attr("transform", ({ spot }) => `translate(${spot})`)
      .attr("d", ({ kind, off }) => KINDS[kind].mark(radius(off)))
      .call(inkMarks);
  }

  /**
   * @param {Parts} parts
   * @param {{ people: number, late: number }} inside  how far the borders are inside the table
   * @param {string[]} out
   * @param {State<Controls>} drawn
   */
  function drawBorders({ table }, { people, late }, out, { held }) {
    const [right, lower] = [table.x + table.width, table.y + table.height];
    const [up, edge] = [lower - people, right - late];
    for (const [name, value] of Object.entries({ x1: table.x - 12, x2: right, y1: up, y2: up }))
      below.line.attr(name, value);
    for (const [name, value] of Object.entries({ x1: edge, x2: edge, y1: table.y, y2: lower + 12 }))
      beside.line.attr(name, value);
    below.knob.attr("transform", `translate(${table.x - 14},${up})`);
    beside.knob.attr("transform", `translate(${edge},${lower + 13})`);
    below.says.attr("x", table.x).attr("y", lower + 13);
    const short = (/** @type {string} */ words) => (at.cell < 22 ? words.split(" ")[1] : words);
    below.says.text(people ? "" : `↑ ${short(BY_RUNNER)}`);
    beside.says
      .attr("x", right - 16)
      .attr("y", lower + 13)
      .attr("text-anchor", "end");
    beside.says.text(late ? "" : `${short(BY_TIME)} ←`);
    const last = 12 - (late && held);
    tellBelow("runners held out, on the picture", out.length, out.join(", ") || "none");
    tellBeside("last week to train with, on the picture", last, `week ${last}`);
    below.knob.attr("aria-valuemin", 0).attr("aria-valuemax", most);
    beside.knob.attr("aria-valuemin", 12 - most).attr("aria-valuemax", 12);
  }

  /**
   * @param {number} bottom
   * @param {number} left
   * @param {boolean} wide
   */
  function drawLegend(bottom, left, wide) {
    let along = left;
    const shown = ["training", "validation", "asked"].map((kind) => {
      const place = along;
      along += 26 + 6.2 * KINDS[kind].says.length;
      return { kind, place };
    });
    const size = wide ? [along + 6, 20] : [left, 38];
    legend
      .selectAll("path")
      .data(shown)
      .join("path")
      .attr("transform", ({ place }) => `translate(${place + 5},${bottom + 16})`)
      .attr("d", ({ kind }) => KINDS[kind].mark(4))
      .call(inkMarks);
    legend
      .selectAll("text")
      .data([
        ...shown.map(({ kind, place }) => ({ words: KINDS[kind].says, x: place + 14, down: 20 })),
        { words: "the larger, the further off", x: size[0], down: size[1] },
      ])
      .join("text")
      .attr("class", "label")
      .attr("x", ({ x }) => x)
      .attr("y", ({ down }) => bottom + down)
      .text(({ words }) => words);
    reading.attr("x", left).attr("y", bottom + size[1] + 18);
  }

  /**
   * @param {Now<Controls, Numbers>} now
   * @param {Box} size
   */
  function drawLanes({ numbers, drawn }, size) {
    tried.add(drawn.by);
    const { x } = chart.place({
      ...size,
      x: [0, FAR],
      y: [0, 1],
      xticks: [0, 2, 4, 6, 8],
      yticks: [],
      grid: false,
      xlabel: "off by, minutes on average",
    });
    const atMost = (/** @type {number} */ minutes) => x(Math.min(minutes, FAR - 0.1));
    const ways = SPLITS.map((by, k) => ({
      by,
      now: by === drawn.by,
      middle: ((k + 0.64) * size.height) / 3,
      draws: tried.has(by) ? numbers.draws[k] : [],
    }));
    /** @type {(name: string, text: (way: typeof ways[0]) => string) => Marks<any, typeof ways[0]>} */
    const said = (name, text) =>
      lanes
        .selectAll(`text.${name}`)
        .data(ways)
        .join("text")
        .attr("class", `${name} halo`)
        .attr("x", 6)
        .attr("y", ({ middle }) => middle - 18)
        .attr("font-weight", ({ now }) => (now ? 600 : null))
        .text(text);
    lanes
      .selectAll("path.draws")
      .data(ways)
      .join("path")
      .attr("class", "draws")
      .attr("stroke", "var(--slope)")
      .attr("opacity", 0.45)
      .attr("d", ({ draws, middle }) =>
        Array.from(draws, (one) => `M${atMost(one).toFixed(1)},${middle - 8}v16`).join(""),
      );
    said("way", ({ by }) => (tried.has(by) ? by : `${by}: not tried yet`)).style(
      "fill",
      ({ now }) => (now ? null : "var(--quiet)"),
    );
    said("says", ({ now }) => (now ? `validation says ${places(numbers.says, 1)}` : ""))
      .attr("x", size.width)
      .attr("text-anchor", "end")
      .style("fill", "var(--slope)");
    lanes
      .selectAll("path.now")
      .data(ways.filter(({ now }) => now))
      .join("path")
      .attr("class", "now")
      .attr("d", diamond(6.5))
      .attr("transform", ({ middle }) => `translate(${atMost(numbers.says)},${middle})`)
      .attr("fill", "var(--slope)")
      .attr("stroke", "var(--page)");
    const place = atMost(numbers.truth);
    truth.attr("x1", place).attr("x2", place).attr("y2", size.height);
    truthSays
      .attr("x", Math.max(place, 48))
      .attr("y", -6)
      .attr("text-anchor", "middle")
      .text(`comes true ${places(numbers.truth, 1)}`);
  }

  return (now) => {
    const { width, numbers, drawn } = now;
    share = drawn.by === AT_RANDOM ? drawn.held : (share ?? drawn.held);
    const wide = width >= 760;
    const left = 64; // for names and a handle
    const whole = wide ? Math.min(0.62 * width, 580) : width - 8;
    at = {
      left,
      top: 40,
      cell: (whole - left - APART) / (12 + numbers.later),
      row: wide ? 22 : 20,
    };
    const parts = grid(numbers.places, numbers.later);
    const bottom = parts.fresh.y + parts.fresh.height;
    const inside = drawAreas(parts, drawn, at);
    const out = drawWords(parts, numbers, drawn);
    rows = readableRows(parts, numbers);
    drawRows();
    drawBorders(parts, inside, out, drawn);
    drawLegend(bottom, wide ? left : 0, wide);
    readRow(-NEAR, -NEAR);
    const size = wide
      ? { left: whole + 34, top: at.top, width: width - whole - 44, height: parts.table.height }
      : { left: 8, top: bottom + 94, width: width - 20, height: 3 * LANE };
    svg.size(width, wide ? bottom + 44 : size.top + size.height + 42);
    drawLanes(now, size);
  };
};

export default explorer(start);

/**
 * A line with a knob to drag it by, and words that say what it does.
 *
 * @param {Marks<SVGGElement>} node
 * @param {string} name
 */
function border(node, name) {
  const line = node.append("line").attr("stroke", "var(--ink)").attr("stroke-width", 2);
  const knob = node.append("g").attr("class", name);
  knob.attr("aria-orientation", name === "runners" ? "vertical" : "horizontal");
  roundKnob(knob, 10);
  knob.append("path").attr("fill", "var(--page)").attr("d", ARROWS[name]);
  const says = node.append("text").attr("class", "label").attr("dominant-baseline", "central");
  return { line, knob, says };
}

/**
 * @template {{ kind: string }} Mark
 * @param {Marks<any, Mark>} marks
 */
function inkMarks(marks) {
  marks
    .attr("fill", ({ kind }) => KINDS[kind].fill)
    .attr("stroke", ({ kind }) => KINDS[kind].stroke)
    .attr("stroke-width", ({ kind }) => (kind === "asked" ? 2 : 0.8));
}
