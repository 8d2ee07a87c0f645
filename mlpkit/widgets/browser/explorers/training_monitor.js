// A run while it trains: the images that it learns and forgets, its curves, those of earlier runs
// behind them, and how far it has come.

/** @import { Box, Drawing, Floats, Ints, Line, Marks, Now, Scales, Slider, Start } from "../types" */
/** @import { Wall } from "../wall.js" */

/**
 * @typedef {{ epoch?: Slider }} Controls  in a recording
 * @typedef {"losses" | "accuracies" | "validation_losses" | "validation_accuracies"} Name
 * @typedef {Record<Name, Floats> & { settings: string, lowest: string, epochs: Ints }} Run
 * @typedef {Wall & {
 *   runs: Run[],
 *   measure: string,
 *   guessing: Record<string, number>,
 *   guess: string,
 *   finished: number,
 *   latest: Partial<Record<Name, string>>,
 *   epochs: number,
 *   last: number,
 *   highest_loss: number,
 *   lowest_accuracy: number,
 *   told: string[],
 *   progress: { status: string, clock: string, batches: number, of: number },
 * }} Numbers
 *   guessing: by measure, what a guess reaches; told: the sentence of each epoch
 */

import { bisectCenter } from "d3-array";
import { pointer } from "d3-selection";
import { line } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, roundKnob } from "../handle.js";
import { clamp, element, lastOf, typeset, words } from "../page.js";
import { drawing, panel } from "../panel.js";
import { wallOf } from "../wall.js";

/** @typedef {{ title: string | null, training: Name, validation: Name }} Measure */
/** @type {Measure[]} */
const MEASURES = [
  { title: "loss", training: "losses", validation: "validation_losses" },
  // accuracy, or R² if the target is numbers
  { title: null, training: "accuracies", validation: "validation_accuracies" },
];
/** @type {{ name: "training" | "validation", ink: string, dash?: string, cap: string }[]} */
const CURVES = [
  // the dots of a curve are short strokes with round or square ends
  { name: "training", ink: "--value", cap: "round" },
  { name: "validation", ink: "--slope", dash: "6 4", cap: "square" },
];
const MARGIN = 112; // pixels right of a panel, for the words at the curves
const FEW = 60; // epochs that still get a notch each in the bar
const APART = 12; // pixels between two epochs that still get a dot each

const STYLE = `
.mlpkit .runs { list-style: none; margin: 6px 0 10px; padding: 0; }
.mlpkit .runs li { display: flex; gap: 8px; align-items: baseline; padding: 2px 0; }
.mlpkit .runs li.lit { background: var(--lit); }
.mlpkit .runs .which { flex: none; width: 64px; text-align: right; color: var(--quiet); }
.mlpkit .runs li > span:last-child { overflow-wrap: anywhere; }
.mlpkit .runs .seen { color: var(--quiet); }
.mlpkit .runs button { min-width: 26px; padding: 0 6px; }
.mlpkit .going { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
.mlpkit .bar {
  position: relative; flex: 1 1 200px; height: 12px; border-radius: 3px; overflow: hidden;
  background: var(--faint); forced-color-adjust: none;
}
.mlpkit .bar .full { height: 100%; background: var(--value); }
.mlpkit .bar.paused .full { background: var(--quiet); }
.mlpkit .bar .notches {
  position: absolute; inset: 0;
  background: linear-gradient(to left, var(--page) 1.5px, transparent 1.5px);
}
.mlpkit .halo { stroke-width: 6px; }
.mlpkit .clock { font-variant-numeric: tabular-nums; }
`;

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  picture.append(element("style", {}, STYLE));
  const wall = wallOf(picture);
  const svg = drawing(picture, "curves by epoch");
  const list = runs(picture, () => paint());
  const progress = bar(picture);
  /** @type {Now<Controls, Numbers>} */
  let shown; // what was last asked to be drawn
  /** @type {number | null} */
  let looked = null; // the epoch that is looked at, if it is not the last

  const played = "epoch" in link.controls; // a recorded page: its slider holds the epoch
  const look = (/** @type {number | null} */ epoch) => {
    const { epochs } = lastOf(shown.numbers.runs);
    if (played) {
      link.ask({ epoch: epochs[bisectCenter(epochs, epoch ?? 0)] });
      return;
    }
    const seen = epochs.filter((one) => one <= shown.numbers.finished);
    const nearest = seen[bisectCenter(seen, epoch ?? 0)];
    looked = epoch === null || nearest === lastOf(seen) ? null : nearest;
    paint();
    link.onQuestion(); // the sentence follows
  };
  const charts = MEASURES.map((measure) => chart(svg, measure, look, played));

  function paint() {
    const { numbers, width } = shown;
    const wide = width >= 560;
    const size = wide
      ? { width: (width - 2 * (44 + MARGIN)) / 2, height: 150 }
      : { width: width - 44 - MARGIN, height: 130 };
    svg.size(width, wide ? 216 : 400);
    const places = wide
      ? [
          [44, 26],
          [width / 2 + 44, 26],
        ]
      : [
          [44, 26],
          [44, 224],
        ];
    wall(numbers, looked ?? numbers.finished, width);
    svg.attr("aria-label", `loss and ${numbers.measure} by epoch`);
    charts.forEach((one, k) =>
      one({ ...size, left: places[k][0], top: places[k][1] }, numbers, looked, list.lit()),
    );
    list.fill(numbers.runs);
    progress(numbers);
  }
  return (to) => {
    shown = to;
    if (looked !== null && looked > to.numbers.finished) looked = null;
    paint();
    return looked === null
      ? undefined
      : to.numbers.told[lastOf(to.numbers.runs).epochs.indexOf(looked)];
  };
};

export default explorer(start);

/**
 * One measure by epoch; returns draw(box, numbers, looked, lit).
 *
 * @param {Drawing} svg
 * @param {Measure} measure
 * @param {(epoch: number | null) => void} look
 * @param {boolean} played
 * @returns {(box: Box, numbers: Numbers, looked: number | null, lit: number | null) => void}
 *   looked: the epoch that is looked at, null for the last; lit: the earlier run that is lit up
 */
function chart(svg, measure, look, played) {
  const own = panel(svg);
  const before = own.marks.append("g").attr("fill", "none");
  const guess = own.marks
    .append("line")
    .attr("stroke", "var(--quiet)")
    .attr("stroke-dasharray", "1 4")
    .attr("stroke-width", 2)
    .attr("stroke-linecap", "round");
  const guessed = own.over.append("text").attr("class", "halo label").attr("text-anchor", "end");
  const upright = own.marks.append("line").attr("stroke", "var(--quiet)");
  const curves = CURVES.map((curve) => {
    const path = own.marks.append("path").attr("fill", "none").attr("stroke", `var(${curve.ink})`);
    const dots = path.clone().attr("stroke-linecap", curve.cap).attr("stroke-width", 5);
    path
      .attr("class", curve.name)
      .attr("stroke-width", 2)
      .attr("stroke-dasharray", curve.dash ?? null);
    const end = own.over
      .append("path")
      .attr("stroke", `var(${curve.ink})`)
      .attr("stroke-linecap", curve.cap)
      .attr("stroke-width", 9);
    return { ...curve, path, dots, end, of: measure[curve.name] };
  });
  const numerals = own.over.append("g");
  const ends = own.over.append("g");
  const ground = own.over.append("rect").attr("fill", "transparent");
  const knob = roundKnob(own.over, 7);
  /** @type {Scales} */
  let scales;
  let at = 0;

  const follow = (/** @type {PointerEvent} */ event) => {
    if (!played || event.buttons) look(scales.x.invert(pointer(event, own.marks.node())[0]));
  };
  ground.on("pointermove pointerdown", follow).on("pointerleave", () => played || look(null));
  const tell = handle(knob, own.marks, {
    drag: (x) => look(scales.x.invert(x)),
    nudge: (right, up) => look(at + right + up),
  });

  /**
   * Where the guess's label is off the curves and off what is said at their ends: its right end.
   *
   * @param {Run} run
   * @param {number} count
   * @param {Line[]} said
   */
  function freeOf(run, count, said) {
    const [wide, tall] = [60, 18];
    const [, right] = scales.x.range();
    const line = Number(guess.attr("y1"));
    const spots = [-5, 15].flatMap((off) =>
      Array.from({ length: 12 }, (_, k) => ({
        x: right - 3 - (k * (right - wide)) / 11,
        y: line + off,
      })),
    );
    const apart = (/** @type {{ x: number, y: number }} */ spot) =>
      said.every(
        ({ x, y, width }) =>
          spot.x < x - 8 || spot.x - wide > x + width + 4 || Math.abs(y - spot.y) >= tall,
      );
    const bare = (/** @type {{ x: number, y: number }} */ spot) =>
      curves.every(({ of }) =>
        [...run[of]].slice(0, count).every((value, i) => {
          const x = scales.x(run.epochs[i]);
          return x < spot.x - wide || x > spot.x + 6 || Math.abs(scales.y(value) + 4 - spot.y) > 12;
        }),
      );
    return spots.find((spot) => apart(spot) && bare(spot)) ?? spots.find(apart) ?? spots[0];
  }

  return (place, numbers, looked, lit) => {
    const title = measure.title ?? numbers.measure;
    const earlier = numbers.runs.slice(0, -1);
    const run = lastOf(numbers.runs);
    const count = run.epochs.filter((epoch) => epoch <= numbers.finished).length;
    const k = looked === null ? count - 1 : run.epochs.indexOf(looked);
    at = count ? run.epochs[k] : 0;
    const loss = title === "loss";
    const y = loss ? [0, numbers.highest_loss] : [numbers.lowest_accuracy, 1];
    const x = [0, numbers.last];
    scales = own.place({
      ...place,
      x,
      y,
      xlabel: "epoch",
      xticks: whole(x[1]),
      xformat: String,
      title: count ? `${title}, epoch ${at}` : title,
    });
    const over = (/** @type {Ints} */ all) =>
      line(
        (/** @type {number} */ _, i) => scales.x(all[i]),
        (value) => Math.max(scales.y(value), -9999),
      );

    guessed.text(numbers.guess);
    const level = numbers.guessing[title];
    const inside = level > y[0] && level < y[1];
    for (const node of [guess, guessed]) node.attr("display", inside ? null : "none");
    if (inside) {
      guess.attr("x2", place.width).attr("y1", scales.y(level)).attr("y2", scales.y(level));
    }

    before
      .selectAll("path")
      .data(earlier.flatMap((one, i) => CURVES.map((curve) => ({ one, i, curve }))))
      .join("path")
      .attr("d", ({ one, curve }) => over(one.epochs)(one[measure[curve.name]]))
      .attr("stroke", ({ i }) => (i === lit ? "var(--ink)" : "var(--quiet)"))
      .attr("stroke-width", ({ i }) => (i === lit ? 2 : 1))
      .attr("opacity", ({ i }) => (i === lit ? 1 : 0.55))
      .attr("stroke-dasharray", ({ curve }) => curve.dash ?? null);
    const dot = (/** @type {number} */ epoch, /** @type {number} */ value) =>
      `M${scales.x(epoch)} ${scales.y(value)}h0`;
    const few = scales.x(1) - scales.x(0) >= APART;
    for (const { path, dots, end, of } of curves) {
      const values = run[of].slice(0, count);
      const seen = k in values && scales.y(values[k]) >= 0; // a loss may leave the picture
      path.attr("d", over(run.epochs)(values));
      dots.attr(
        "d",
        few ? [...values].map((value, i) => dot(run.epochs[i], value)).join("") : null,
      );
      end.attr("d", seen ? dot(at, values[k]) : null);
    }
    const here = curves
      .filter(({ of }) => k in run[of])
      .map((curve) => {
        const last = Math.min(count, run[curve.of].length) - 1;
        const [y, end] = [k, last].map((one) => scales.y(run[curve.of][one]));
        // The last as the sentence says it: the curve's own numbers are slightly rounded.
        const latest = k === count - 1 ? numbers.latest[curve.of] : undefined;
        const said = latest === undefined ? words(run[curve.of][k]) : typeset(latest);
        return { ...curve, y, end, text: end, said };
      });
    spreadTexts(here, place.height);
    const right = scales.x(count ? run.epochs[count - 1] : 0); // off the curves, also when one looks back
    ends
      .selectAll("text")
      .data(here, (one) => one.name)
      .join("text")
      .attr("class", "halo")
      .attr("x", right + 9)
      .attr("y", (one) => one.text + 4)
      .style("fill", ({ ink }) => `var(${ink})`)
      .text((one) => `${one.name} ${one.said}${one.y < 0 ? " ↑" : ""}`);

    /** @type {[x: number, y: number][]} */
    const taken = []; // by numerals
    const all = /** @type {Marks<SVGTextElement, Run>} */ (numerals.selectAll("text"));
    all
      .data(earlier)
      .join("text")
      .attr("class", "halo")
      .attr("text-anchor", "middle")
      .style("fill", (_, i) => (i === lit ? "var(--ink)" : "var(--quiet)"))
      .text((_, i) => i + 1)
      .each(function (one, i) {
        const values = one[measure.validation].length
          ? one[measure.validation]
          : one[measure.training];
        // Each goes a little further left, off the others and off what is said at the ends.
        const spots = Array.from({ length: 20 }, (_, k) => {
          const x = Math.max(scales.x(lastOf(one.epochs)) - 14 * (i + 1 + k), 6);
          const spot = bisectCenter(one.epochs, scales.x.invert(x));
          return /** @type {[number, number]} */ ([x, Math.max(scales.y(values[spot]), 8) + 4]);
        });
        const free = (/** @type {[number, number]} */ [x, y]) =>
          taken.every(([u, v]) => Math.abs(x - u) > 12 || Math.abs(y - v) > 14) &&
          here.every(({ text }) => x < right + 2 || Math.abs(text + 4 - y) > 14);
        const [x, y] = spots.find(free) ?? spots[0];
        taken.push([x, y]);
        this.setAttribute("x", String(x));
        this.setAttribute("y", String(y));
      });

    if (inside) {
      const said = [
        ...here.map(({ text }) => ({ x: right + 9, y: text + 4, width: MARGIN })),
        ...taken.map(([x, y]) => ({ x: x - 5, y, width: 10 })),
      ];
      const spot = freeOf(run, count, said);
      guessed.attr("x", spot.x).attr("y", spot.y);
    }

    ground.attr("width", place.width).attr("height", place.height);
    for (const node of [knob, upright, ground]) node.attr("display", count ? null : "none");
    upright
      .attr("x1", scales.x(at))
      .attr("x2", scales.x(at))
      .attr("y1", 0)
      .attr("y2", place.height);
    knob.attr("cx", scales.x(at)).attr("cy", place.height);
    knob.attr("aria-valuemin", run.epochs[0]).attr("aria-valuemax", run.epochs[count - 1]);
    const said = here.map((one) => `${one.name} ${one.said}`).join(", ");
    tell(`${title}, epoch`, at, `epoch ${at}: ${said}`);
  };
}

/**
 * Whole numbers for an axis from 0 to an end.
 *
 * @param {number} end
 */
function whole(end) {
  const steps = [1, 2, 5]
    .flatMap((n) => [0, 1, 2, 3, 4, 5, 6].map((power) => n * 10 ** power))
    .sort((a, b) => a - b);
  const step = steps.find((one) => end / one <= 6) ?? lastOf(steps);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, k) => k * step);
}

/**
 * Set `text` of each to a place near its curve's end, no two nearer than a line.
 *
 * @param {{ end: number, text: number }[]} all
 * @param {number} height
 */
function spreadTexts(all, height) {
  const inside = (/** @type {number} */ y) => clamp(y, 6, height - 12);
  for (const one of all) one.text = inside(one.end);
  const [upper, lower] = [...all].sort((a, b) => a.text - b.text);
  if (!lower || lower.text - upper.text >= 14) return;
  lower.text = Math.min(upper.text + 14, height - 12);
  upper.text = lower.text - 14;
}

/**
 * The runs in words; a press on the numeral of an earlier run, or the pointer on it, lights it up.
 *
 * @param {HTMLElement} picture
 * @param {() => void} paint
 */
function runs(picture, paint) {
  const node = element("ol", { class: "runs", "aria-label": "runs" });
  picture.append(node);
  /** @type {(number | null)[]} */
  let [over, pressed] = [null, null];
  /** @type {ReturnType<typeof item>[]} */
  let items = [];
  const lit = () => over ?? pressed;

  /**
   * @param {number} k
   * @param {boolean} own  whether it is the run that the monitor shows
   */
  function item(k, own) {
    const [settings, seen] = [element("span"), element("span", { class: "seen" })];
    const press = () => {
      pressed = pressed === k ? null : k;
      paint();
    };
    const point = (/** @type {number | null} */ at) => {
      over = at;
      paint();
    };
    const button = element(
      "button",
      { type: "button", onclick: press, "aria-label": `run ${k + 1}` },
      String(k + 1),
    );
    const which = element("span", { class: "which" }, own ? "this run" : button);
    const made = element("li", {}, which, element("span", {}, settings, " ", seen));
    if (!own) {
      made.addEventListener("pointerenter", () => point(k));
      made.addEventListener("pointerleave", () => point(null));
    }
    return { made, settings, seen, button, own };
  }
  /** @param {Run[]} all */
  function fill(all) {
    if (items.length !== all.length) {
      [over, pressed] = [null, null];
      items = all.map((_, k) => item(k, k === all.length - 1));
      node.replaceChildren(...items.map(({ made }) => made));
    }
    all.forEach((run, k) => {
      const { made, settings, seen, button, own } = items[k];
      settings.textContent = own ? run.settings : `${run.settings}:`;
      seen.textContent = own ? "" : typeset(`${run.lowest}.`);
      button.setAttribute("aria-pressed", String(pressed === k));
      made.classList.toggle("lit", lit() === k);
    });
  }
  return { lit, fill };
}

/**
 * The bar of the whole run, with a notch for each epoch, and the time left.
 *
 * @param {HTMLElement} picture
 * @returns {(numbers: Numbers) => void}
 */
function bar(picture) {
  const full = element("div", { class: "full" });
  const notches = element("div", { class: "notches" });
  const node = element(
    "div",
    { role: "progressbar", "aria-label": "training", "aria-valuemin": 0 },
    full,
    notches,
  );
  const clock = element("span", { class: "clock" });
  picture.append(element("div", { class: "going" }, node, clock));
  return ({ progress, epochs }) => {
    node.className = `bar ${progress.status}`;
    node.setAttribute("aria-valuemax", String(progress.of));
    node.setAttribute("aria-valuenow", String(progress.batches));
    node.setAttribute("aria-valuetext", progress.clock);
    full.style.width = `${(100 * progress.batches) / progress.of}%`;
    notches.style.backgroundSize = `${100 / epochs}% 100%`;
    notches.hidden = epochs > FEW;
    clock.textContent = progress.clock;
  };
}
