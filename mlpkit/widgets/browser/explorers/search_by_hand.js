// A hidden map: each click spends a trial on it; and how soon each search found the lowest
// loss.

/** @import { Box, Choice, Control, Drawing, Floats, Line, Marks, Point, Scale, Scales, Size, Start, State } from "../types" */

/**
 * @typedef {[rate: number, width: number]} Trial
 * @typedef {{ rate: number, width: number }} Settings
 * @typedef {number | null} Loss  null if it diverged
 * @typedef {[low: number, high: number]} Range
 * @typedef {{
 *   trials: Control<Trial[]> & { budget: number, rate: Range, width: Range },
 *   veil: Choice,
 * }} Controls
 * @typedef {{
 *   cells: Loss[][],
 *   lowest: Settings & { loss: number },
 *   rivals: Record<"random" | "TPE", Record<"mean" | "low" | "high", number[]>>,
 *   told: { end: string, map: string },
 * }} Open  what is sent once the map is seen
 * @typedef {Partial<Open> & {
 *   rates: number[],
 *   widths: number[],
 *   scale: Range,
 *   guess: number,
 *   losses: Loss[],
 *   runs?: Record<"random" | "TPE", Floats>,
 * }} Numbers
 *   runs: in a recording
 *
 * @typedef {{
 *   trials: Trial[],
 *   losses: (Loss | undefined)[],
 *   open: Open | null,
 *   so: number[],
 *   best: number,
 * }} Spent
 *   so: the lowest loss after each trial; best: the trial that has it, or −1
 */

import { explorer } from "../frame.js";
import { handle } from "../handle.js";
import { spreadOut } from "../labels.js";
import { clamp, lastOf, places, words } from "../page.js";
import { drawing, panel, pathThrough, points } from "../panel.js";

/** @type {[name: "random" | "TPE" | "yours", ink: string, dash: string | null][]} */
const LINES = [
  ["random", "--quiet", "7 4"],
  ["TPE", "--slope", "2 3"],
  ["yours", "--value", null],
];
const [DOT, NEAR] = [8, 9]; // pixels: a trial's radius; within how many the cross-hair is on it
const TITLE = -14; // above the dots at the upper edge
const GRAIN = 24; // steps in the key of the colours

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const { rates, widths, scale, guess } = link.numbers; // losses from scale[1] on look alike
  const {
    budget,
    rate: [slow, fast],
    width: [thin, wide],
  } = link.controls.trials;
  const { alone } = link; // in a recording: trials at measured points
  const svg = drawing(picture, "the map of rate and width, and the best loss after each trial");
  const hatch = `hatch-${Math.random().toString(36).slice(2)}`;
  addHatch(svg, hatch);

  const map = panel(svg);
  const layer = (/** @type {string} */ name) => map.marks.append("g").attr("class", name);
  const ground = map.marks
    .append("rect")
    .attr("class", "ground")
    .attr("fill", "var(--faint)")
    .attr("fill-opacity", 0.3)
    .style("cursor", "crosshair");
  const [cells, cross] = [layer("cells").attr("pointer-events", "none"), layer("cross")];
  cross
    .append("path")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 0.8)
    .attr("opacity", 0.55)
    .attr("pointer-events", "none");
  const over = map.over.attr("pointer-events", "none");
  const hint = over
    .append("text")
    .attr("class", "halo")
    .attr("text-anchor", "middle")
    .style("fill", "var(--quiet)");
  const dots = over.append("g").attr("class", "trials");
  const marks = over.append("g");
  const aimed = over
    .append("circle")
    .attr("class", "aim")
    .attr("r", DOT + 3)
    .attr("fill", "none")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 1.5);
  const names = over.append("g");
  const reads = over
    .append("text")
    .attr("class", "reads")
    .attr("text-anchor", "end")
    .attr("y", TITLE);
  const key = svg.append("g").attr("class", "key");

  const chart = panel(svg);
  svg.selectAll(".title").attr("y", TITLE);
  const bands = chart.marks.append("g");
  const own = chart.marks.append("g").attr("class", "own");
  const curves = chart.marks.append("g").attr("fill", "none");

  /** @type {Scales} */
  let axes; // of the map
  /** @type {Size & Spent} */
  let now; // what is drawn, and the map's size
  let spot = { rate: rates[rates.length >> 1], width: widths[widths.length >> 1] };

  /** @type {(all: number[], value: number) => number} */
  const nearest = (all, value) =>
    all.reduce(
      (best, one, k) =>
        Math.abs(Math.log(one / value)) < Math.abs(Math.log(all[best] / value)) ? k : best,
      0,
    );
  const cellAt = (/** @type {Settings} */ { rate, width }) => [
    nearest(rates, rate),
    nearest(widths, width),
  ];

  /**
   * The settings at a point of the map.
   *
   * @param {number} x
   * @param {number} y
   */
  function settings(x, y) {
    const [rate, width] = [axes.x.invert(x), axes.y.invert(y)];
    if (alone) return { rate: rates[nearest(rates, rate)], width: widths[nearest(widths, width)] };
    return {
      rate: clamp(Number(rate.toPrecision(3)), slow, fast),
      width: clamp(Math.round(width), thin, wide),
    };
  }
  const tell = handle(aimed, map.marks, {
    drag: (x, y) => aim(settings(x, y)),
    nudge: (right, up) => {
      const [i, j] = cellAt(spot);
      aim({
        rate: rates[clamp(i + right, 0, rates.length - 1)],
        width: widths[clamp(j + up, 0, widths.length - 1)],
      });
    },
  });
  let warning = ""; // begins the sentence until the next trial
  function warn(/** @type {string} */ text) {
    warning = text;
    link.ask({}); // so that it is drawn
  }
  function spend() {
    const { trials, veil } = link.state;
    /** @type {Trial} */
    const one = [spot.rate, spot.width];
    if (veil === "off" || trials.length >= budget) {
      warn("This search is over: Again begins a new one.");
      return;
    }
    if (trials.some((other) => isSame(other, one))) return;
    warning = "";
    const all = [...trials, one];
    link.ask({ trials: all, ...(all.length === budget && { veil: "off" }) });
  }
  aimed.on("keydown.spend", (event) => {
    if (
      !["Enter", " "].includes(event.key) ||
      event.shiftKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    if (!event.repeat) spend();
  });
  const under = (/** @type {PointerEvent} */ event) => {
    const { left, top } = /** @type {Element} */ (ground.node()).getBoundingClientRect();
    return settings(event.clientX - left, event.clientY - top);
  };
  ground.on("pointermove", (event) => event.pointerType !== "touch" && aim(under(event)));
  ground.on("click", (event) => {
    aimed.node()?.focus({ preventScroll: true, focusVisible: false });
    aim(under(event));
    spend();
  });
  link.served.show = () => {
    warning = "";
    link.ask({ veil: "off" });
  };
  link.served.again = () => {
    const { trials, veil } = link.state;
    const first = `Press Again once more to drop ${trials.length === 1 ? "your trial" : `all ${trials.length} trials`}.`;
    if (veil === "on" && trials.length && warning !== first) {
      warn(first);
      return;
    }
    warning = "";
    link.ask({ trials: [], veil: "on" });
  };

  /**
   * Bring the cross-hair to settings, and say what is known there.
   *
   * @param {Settings} to
   */
  function aim(to) {
    spot = to;
    const [x, y] = [axes.x(spot.rate), axes.y(spot.width)];
    const { width, height, trials, losses, open } = now;
    reads.attr("x", width);
    cross
      .select("path")
      .attr(
        "d",
        open
          ? ""
          : `M0,${y}H${x - DOT - 3}M${x + DOT + 3},${y}H${width}M${x},0V${y - DOT - 3}M${x},${y + DOT + 3}V${height}`,
      );
    aimed.attr("cx", x).attr("cy", y);
    const on = trials.findLastIndex(
      ([rate, width]) => Math.hypot(axes.x(rate) - x, axes.y(width) - y) <= NEAR,
    );
    const [i, j] = cellAt(spot);
    const here = `rate ${words(spot.rate)}, width ${words(spot.width, 4)}`;
    const known =
      on >= 0
        ? `trial ${on + 1}: ${lossOf(losses[on])}`
        : open
          ? `${here}: ${lossOf(open.cells[i][j])}`
          : here;
    reads.text(known);
    tell("place on the map", spot.rate, on >= 0 ? `${here}; ${known}` : known);
  }

  /**
   * The losses of these trials; undefined while the answer is on its way.
   *
   * @type {(trials: Trial[], drawn: State<Controls>, numbers: Numbers) => (Loss | undefined)[]}
   */
  const lossesNow = (trials, drawn, numbers) =>
    trials.map((one, k) => {
      if (!alone)
        return drawn.trials[k] && isSame(drawn.trials[k], one) ? numbers.losses[k] : undefined;
      const [i, j] = cellAt({ rate: one[0], width: one[1] });
      return numbers.cells?.[i][j];
    });

  /** @param {Box & { title: number }} size */
  function drawMap(size) {
    const { trials, losses, open, best } = now;
    const left = budget - trials.length;
    axes = map.place({
      ...size,
      x: [slow, fast],
      y: [thin, wide],
      xlog: true,
      ylog: true,
      grid: false,
      xlabel: "rate η",
      ylabel: "width",
      xticks: powers(10, slow, fast),
      yticks: powers(2, thin, wide),
      xformat: tickText,
      yformat: tickText,
      title: open
        ? `${trials.length} of ${budget} trials spent`
        : left === 1
          ? "1 trial left"
          : `${left} trials left`,
    });
    map.root.select(".title").attr("y", size.title);
    ground
      .attr("width", size.width)
      .attr("height", size.height)
      .style("cursor", open ? "default" : "crosshair");
    drawCells(cells, open ? open.cells : [], axes, { rates, widths, scale, hatch });
    hint
      .attr("x", size.width / 2)
      .attr("y", 0.3 * size.height)
      .text(trials.length || open ? "" : "A click spends a trial, and so does Enter.");
    const at = trials.map(([rate, width]) => /** @type {Point} */ ([axes.x(rate), axes.y(width)]));
    const tintOf = (/** @type {Loss | undefined} */ loss) =>
      loss == null ? "var(--page)" : tint(loss, scale);
    const dot = dots
      .selectAll("g")
      .data(at)
      .join((enter) => {
        const made = enter.append("g");
        made.append("circle").attr("r", DOT);
        made
          .append("text")
          .attr("text-anchor", "middle")
          .attr("dy", "0.34em")
          .style("font-size", "10px");
        return made;
      })
      .attr("transform", ([x, y]) => `translate(${x},${y})`)
      .attr("data-rate", (_, k) => trials[k][0])
      .attr("data-width", (_, k) => trials[k][1])
      .attr("data-loss", (_, k) => losses[k] ?? null);
    dot
      .select("circle")
      .attr("stroke", "var(--ink)")
      .attr("stroke-width", (_, k) => (k === best ? 3 : 1))
      .attr("stroke-dasharray", (_, k) => (losses[k] == null ? "2 2" : null))
      .style("fill", (_, k) => tintOf(losses[k]));
    dot
      .select("text")
      .text((_, k) => k + 1)
      .style("fill", (_, k) =>
        share(losses[k] ?? Infinity, scale) > 0.7 ? "var(--page)" : "var(--ink)",
      );

    // The best, the last and the map's lowest always have their loss next to them; others if there
    // is room.
    /** @type {Point | null} */
    const lowest = open ? [axes.x(open.lowest.rate), axes.y(open.lowest.width)] : null;
    marks
      .selectAll("path")
      .data(lowest ? [lowest] : [])
      .join("path")
      .attr("stroke", "var(--ink)")
      .attr("stroke-width", 2.2)
      .attr("d", ([x, y]) => `M${x - 5},${y - 5}l10,10m0,-10l-10,10`);
    const last = trials.length - 1;
    const order = [...new Set([best, last, ...trials.map((_, k) => last - k)])].filter(
      (k) => k >= 0 && losses[k] !== undefined && (k === best || !open),
    );
    const wanted = order.map((k) => ({
      at: at[k],
      must: k === best || k === last,
      text: k === best ? `best ${lossOf(losses[k])}` : lossOf(losses[k]),
    }));
    if (open && lowest)
      wanted.push({ at: lowest, must: true, text: `lowest ${lossOf(open.lowest.loss)}` });
    names
      .selectAll("text")
      .data(placeTexts(wanted, lowest ? [...at, lowest] : at, size))
      .join("text")
      .attr("class", "on-lines")
      .attr("dominant-baseline", "central")
      .attr("x", ({ x }) => x)
      .attr("y", ({ y }) => y)
      .style("font-weight", ({ must }) => (must ? 600 : null))
      .text(({ text }) => text);
    drawKey(key, size, scale, open?.cells.flat().includes(null) ? hatch : null);
    aim(spot);
  }

  /** @param {Box} size */
  function drawChart(size) {
    const { losses, open, so } = now;
    const { x, y } = chart.place({
      ...size,
      x: [0, budget],
      y: scale,
      xticks: 4,
      xlabel: "trial",
      title: "best loss so far",
    });
    const line = (/** @type {number[]} */ values) =>
      pathThrough(points(values.length, (k) => [x(k + 1), y(values[k])]));
    const steps = so.map((value, k) => `${k ? `H${x(k + 1)}V` : `M${x(1)},`}${y(value)}`).join("");
    const shown = LINES.map(([name, ink, dash]) => {
      const rival = name === "yours" ? undefined : open?.rivals[name];
      return { name, ink, dash, rival, values: name === "yours" ? so : (rival?.mean ?? []) };
    }).filter(({ values }) => values.length);
    bands
      .selectAll("path")
      .data(
        shown.flatMap(({ rival, ...one }) => (rival ? [{ ...one, rival }] : [])),
        ({ name }) => name,
      )
      .join("path")
      .attr("fill", ({ ink }) => `var(${ink})`)
      .attr("fill-opacity", 0.14)
      .attr("d", ({ rival: { low, high } }) => {
        return `${line(low)}L${line(high).slice(1).split("L").reverse().join("L")}Z`;
      });
    curves
      .selectAll("path")
      .data(shown, ({ name }) => name)
      .join("path")
      .attr("data-name", ({ name }) => name)
      .attr("stroke", ({ ink }) => `var(${ink})`)
      .attr("stroke-width", ({ name }) => (name === "yours" ? 2.5 : 2))
      .attr("stroke-dasharray", ({ dash }) => dash)
      .attr("d", ({ name, values }) => (name === "yours" ? steps : line(values)));
    own
      .selectAll("circle")
      .data(losses.flatMap((loss, k) => (loss == null ? [] : [{ k, loss }])))
      .join("circle")
      .attr("r", 2.5)
      .attr("fill", "var(--value)")
      .attr("fill-opacity", 0.55)
      .attr("cx", ({ k }) => x(k + 1))
      .attr("cy", ({ loss }) => Math.max(y(loss), 5));
    const lost = losses.flatMap((loss, k) => (loss === null ? [x(k + 1)] : []));
    own
      .selectAll("path")
      .data(lost.length ? [lost] : [])
      .join("path")
      .attr("stroke", "var(--value)")
      .attr("d", (all) => all.map((x) => `M${x - 3},2l6,6m0,-6l-6,6`).join(""));
    const rows = spreadOut(
      shown.map(({ values }) => Math.max(y(lastOf(values)), 0)),
      16,
      4,
      size.height - 2,
    );
    chart.over
      .selectAll("text")
      .data(shown)
      .join("text")
      .attr("class", "on-lines")
      .attr("x", ({ values }) => x(values.length) + 8)
      .attr("y", (_, k) => rows[k])
      .attr("dy", "0.35em")
      .style("fill", ({ ink }) => `var(${ink})`)
      .style("font-weight", ({ name }) => (name === "yours" ? 600 : null))
      .text(({ name, values }) => `${name} ${places(lastOf(values), 3)}`);
  }

  return ({ numbers, state, drawn, width }) => {
    const { trials } = state;
    const losses = lossesNow(trials, drawn, numbers);
    const open = state.veil === "off" && numbers.rivals ? /** @type {Open} */ (numbers) : null;
    /** @type {number[]} */
    const so = []; // a diverged trial is as good as a guess
    losses.forEach((loss, k) => {
      if (loss !== undefined) so.push(Math.min(loss ?? guess, k ? so[k - 1] : guess));
    });
    const best = so.length && lastOf(so) < guess ? losses.indexOf(lastOf(so)) : -1;
    const size = layout(width);
    now = { trials, losses, open, so, best, ...size.map };
    svg.size(width, size.height);
    drawMap(size.map);
    drawChart(size.chart);
    const said = alone ? sentenceOf(now, numbers, { budget, guess }) : undefined;
    return warning ? `${warning} ${said ?? link.said}` : said;
  };
};

export default explorer(start);

const tickText = (/** @type {number} */ tick) => words(tick); // d3 would pass its index too
const isSame = (/** @type {Trial} */ one, /** @type {Trial} */ other) =>
  one[0] === other[0] && one[1] === other[1];
const lossOf = (/** @type {Loss | undefined} */ loss) =>
  loss === undefined ? "…" : loss === null ? "diverged" : places(loss, 3);

/**
 * Where map and chart are: side by side if there is room.
 *
 * @param {number} width
 */
function layout(width) {
  const beside = width >= 700;
  const [axis, gap, column, top] = [50, 52, 92, beside ? 32 : 48];
  const room = width - axis - gap - column;
  const across = beside ? Math.round(0.62 * room) : width - axis - 10;
  const height = Math.round(Math.min(0.86 * across, 400));
  const map = { left: axis, top, width: across, height, title: beside ? TITLE : 2 * TITLE };
  const chart = beside
    ? { left: axis + across + gap, top, width: room - across, height }
    : { left: axis, top: top + height + 96, width: width - axis - column, height: 190 };
  return { map, chart, height: Math.max(top + height + 66, chart.top + chart.height + 40) };
}

/**
 * How good a loss is, by its logarithm: 1 at the lower end of the scale, 0 at the upper end and
 * beyond.
 *
 * @type {(loss: number, scale: Range) => number}
 */
const share = (loss, [low, high]) => clamp(Math.log(high / loss) / Math.log(high / low), 0, 1);
/** @type {(loss: number, scale: Range) => string} */
const tint = (loss, scale) =>
  `color-mix(in oklab, var(--value) ${Math.round(100 * share(loss, scale))}%, var(--page))`;

/**
 * The powers of a base between two numbers.
 *
 * @type {(base: number, low: number, high: number) => number[]}
 */
const powers = (base, low, high) =>
  Array.from({ length: 27 }, (_, k) => Number((base ** (k - 10)).toPrecision(6))).filter(
    (one) => one >= low && one <= high,
  );

/**
 * @param {Drawing} svg
 * @param {string} id
 */
function addHatch(svg, id) {
  const pattern = svg
    .append("defs")
    .append("pattern")
    .attr("id", id)
    .attr("width", 6)
    .attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("width", 6).attr("height", 6).attr("fill", "var(--page)");
  pattern.append("rect").attr("width", 1.2).attr("height", 6).attr("fill", "var(--quiet)");
}

/**
 * The measured points as cells, each halfway to its neighbours; one that diverged reaches all
 * the way to them.
 *
 * @param {Marks} node
 * @param {Loss[][]} cells
 * @param {Scales} scales
 * @param {{ rates: number[], widths: number[], scale: Range, hatch: string }} look
 */
function drawCells(node, cells, { x, y }, { rates, widths, scale, hatch }) {
  /** @type {(all: number[], axis: Scale) => (k: number, reach: number) => [number, number]} */
  const edges = (all, axis) => {
    const at = all.map((one) => axis(one));
    const next = (/** @type {number} */ k) => at[clamp(k, 0, at.length - 1)];
    return (k, reach) => [
      next(k) + (next(k - 1) - next(k)) * reach,
      next(k) + (next(k + 1) - next(k)) * reach,
    ];
  };
  const [across, up] = [edges(rates, x), edges(widths, y)];
  const all = cells
    .flatMap((column, i) =>
      column.map((loss, j) => {
        const reach = loss === null ? 1 : 0.5;
        const [[left, right], [bottom, top]] = [across(i, reach), up(j, reach)];
        return { loss, left, top, width: right - left, height: bottom - top };
      }),
    )
    .sort((one, other) => Number(one.loss === null) - Number(other.loss === null));
  node
    .selectAll("rect")
    .data(all)
    .join("rect")
    .attr("x", ({ left }) => left - 0.3)
    .attr("y", ({ top }) => top - 0.3)
    .attr("width", ({ width }) => width + 0.6)
    .attr("height", ({ height }) => height + 0.6)
    .style("fill", ({ loss }) => (loss === null ? `url(#${hatch})` : tint(loss, scale)));
}

/**
 * What the colours mean, below the map.
 *
 * @param {Marks} node
 * @param {Box} box  the map's
 * @param {Range} scale
 * @param {string | null} hatch  null if no cell is hatched
 */
function drawKey(node, { left, top, width, height }, [low, high], hatch) {
  const grain = width < 300 ? 3 : 4; // pixels of a step
  const bar = GRAIN * grain + 56;
  node.attr("transform", `translate(${width < 300 ? 6 : left},${top + height + 46})`);
  const fill = (/** @type {number} */ k) =>
    k === GRAIN ? `url(#${hatch})` : tint(low * (high / low) ** ((k + 0.5) / GRAIN), [low, high]);
  node
    .selectAll("rect")
    .data(Array.from({ length: hatch ? GRAIN + 1 : GRAIN }, (_, k) => k))
    .join("rect")
    .attr("height", 11)
    .attr("x", (k) => (k === GRAIN ? bar + 84 : 56 + k * grain))
    .attr("width", (k) => (k === GRAIN ? 16 : grain + 0.3))
    .style("fill", fill);
  /** @type {[x: number, text: string][]} */
  const texts = [
    [0, `loss ${places(low, 1)}`],
    [bar + 6, `${places(high, 1)} or more`],
  ];
  if (hatch) texts.push([bar + 106, "diverged"]);
  node
    .selectAll("text")
    .data(texts)
    .join("text")
    .attr("class", "label")
    .attr("y", 10)
    .attr("x", ([x]) => x)
    .text(([, text]) => text);
}

/**
 * Places for texts next to points, off dots and one another; a text that `must` always has one.
 *
 * @param {{ at: Point, text: string, must: boolean }[]} wanted
 * @param {Point[]} dots
 * @param {Size} size
 */
function placeTexts(wanted, dots, { width, height }) {
  const taken = dots.map(([x, y]) => ({ x: x - DOT, y, width: 2 * DOT }));
  const free = (/** @type {Line} */ box) =>
    box.x > 2 &&
    box.x + box.width < width - 2 &&
    box.y > 8 &&
    box.y < height - 8 &&
    taken.every(
      (other) =>
        box.x + box.width < other.x ||
        other.x + other.width < box.x ||
        Math.abs(box.y - other.y) >= 15,
    );
  return wanted.flatMap(({ at: [x, y], text, must }) => {
    const wide = 6.8 * text.length;
    const [right, left] = [x + DOT + 6, x - DOT - 6 - wide];
    const tries = [
      [right, y],
      [left, y],
      [x - wide / 2, y - 19],
      [x - wide / 2, y + 19],
      [right, y - 15],
      [right, y + 15],
      [left, y - 15],
      [left, y + 15],
    ].map(([x, y]) => ({ x, y, width: wide, text, must }));
    const found = tries.find(free) ?? (must ? tries[right + wide < width ? 0 : 1] : null);
    if (found) taken.push(found);
    return found ? [found] : [];
  });
}

/**
 * The sentence about the trials and the other searches, on a page without Python.
 *
 * @param {Spent} now
 * @param {Numbers} numbers
 * @param {{ budget: number, guess: number }} limits
 */
function sentenceOf({ trials, losses, open, so, best }, { runs }, { budget, guess }) {
  const spent = trials.length;
  if (!spent) return undefined;
  const [lowest, last] = [places(lastOf(so), 3), lastOf(losses)];
  const gave = last == null ? "diverged" : `gave ${places(last, 3)}`;
  const where = best >= 0 && `at rate ${words(trials[best][0])}, width ${trials[best][1]}`;
  const head =
    spent === budget ? `After all ${budget} trials` : `After ${spent} of ${budget} trials`;
  const found =
    best < 0
      ? `${head} none is better than a guess, whose loss is ${places(guess, 3)}; the last ${gave}.`
      : best === spent - 1
        ? `${head} your best is ${lowest}, the last, ${where}.`
        : `${head} your best is ${lowest}, trial ${best + 1}, ${where}; the last ${gave}.`;
  if (!open || !runs) return found;
  const { random, TPE } = open.rivals;
  const count = runs.random.shape[0];
  const beaten = [runs.random, runs.TPE].map(
    (all) =>
      Array.from({ length: count }, (_, k) => all[k * budget + spent - 1]).filter(
        (other) => lastOf(so) < other,
      ).length,
  );
  const better = `You are better than ${beaten[0]} of ${count} random searches and ${beaten[1]} of ${count} by TPE`;
  const end = open.told.end;
  const also =
    spent === budget
      ? `${end} ${better}.`
      : `${better} after as many trials, which have ${places(random.mean[spent - 1], 3)} and ${places(TPE.mean[spent - 1], 3)} on average. ${end}`;
  return `${found} ${also} ${open.told.map}`;
}
