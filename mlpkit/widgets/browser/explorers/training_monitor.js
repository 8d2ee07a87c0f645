// A run while it trains: the images that it learns and forgets, its curves, those of earlier runs
// behind them, and how far it is.

import { bisectCenter } from "d3-array";
import { pointer } from "d3-selection";
import { line } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, roundKnob } from "../handle.js";
import { clamp, element, typeset, words } from "../page.js";
import { drawing, panel } from "../panel.js";
import { wallOf } from "../wall.js";

const MEASURES = [
  { title: "loss", training: "losses", validation: "validation_losses" },
  // accuracy, or R² where the target is numbers
  { title: null, training: "accuracies", validation: "validation_accuracies" },
];
const CURVES = [
  // dots of a curve are short strokes with round or square ends
  { name: "training", ink: "--value", cap: "round" },
  { name: "validation", ink: "--slope", dash: "6 4", cap: "square" },
];
const MARGIN = 112; // right of a panel, for the words at the curves
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

export default explorer(({ picture, link }) => {
  picture.append(element("style", {}, STYLE));
  const wall = wallOf(picture);
  const svg = drawing(picture, "curves by epoch");
  const list = runs(picture, () => paint());
  const progress = bar(picture);
  let shown; // what was last asked to be drawn
  let looked = null; // the epoch that is looked at, where it is not the last

  const played = "epoch" in link.controls; // a recorded page: its slider holds the epoch
  const look = (epoch) => {
    const { epochs } = shown.numbers.runs.at(-1);
    if (played) {
      link.ask({ epoch: epochs[bisectCenter(epochs, epoch)] });
      return;
    }
    const seen = epochs.filter((one) => one <= shown.numbers.finished);
    const nearest = seen[bisectCenter(seen, epoch)];
    looked = epoch === null || nearest === seen.at(-1) ? null : nearest;
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
    if (looked > to.numbers.finished) looked = null;
    paint();
    return to.numbers.told[to.numbers.runs.at(-1).epochs.indexOf(looked)];
  };
});

/** One measure by epoch; draws at a place what the numbers say, `looked` at an epoch or the last. */
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
    path.attr("class", curve.name).attr("stroke-width", 2).attr("stroke-dasharray", curve.dash);
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
  let scales, at;

  const follow = (event) => {
    if (!played || event.buttons) look(scales.x.invert(pointer(event, own.marks.node())[0]));
  };
  ground.on("pointermove pointerdown", follow).on("pointerleave", () => played || look(null));
  const tell = handle(knob, own.marks, {
    drag: (x) => look(scales.x.invert(x)),
    nudge: (right, up) => look(at + right + up),
  });

  /** Where curves, and what is said at their ends, leave the word alone: its right end there. */
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
    const apart = (spot) =>
      said.every(
        ({ x, y, width }) =>
          spot.x < x - 8 || spot.x - wide > x + width + 4 || Math.abs(y - spot.y) >= tall,
      );
    const bare = (spot) =>
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
    const run = numbers.runs.at(-1);
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
    const over = (all) =>
      line(
        (_, i) => scales.x(all[i]),
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
      .data(earlier.flatMap((one, i) => CURVES.map((curve) => [one, i, curve])))
      .join("path")
      .attr("d", ([one, , curve]) => over(one.epochs)(one[measure[curve.name]]))
      .attr("stroke", ([, i]) => (i === lit ? "var(--ink)" : "var(--quiet)"))
      .attr("stroke-width", ([, i]) => (i === lit ? 2 : 1))
      .attr("opacity", ([, i]) => (i === lit ? 1 : 0.55))
      .attr("stroke-dasharray", ([, , curve]) => curve.dash);
    const dot = (epoch, value) => `M${scales.x(epoch)} ${scales.y(value)}h0`;
    const few = scales.x(1) - scales.x(0) >= APART;
    for (const { path, dots, end, of } of curves) {
      const values = run[of].slice(0, count);
      const seen = k in values && scales.y(values[k]) >= 0; // a loss may leap out of the picture
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
        return { ...curve, y, end };
      })
      // The last as the sentence says it: the curve's own numbers are a little rounded.
      .map((one) => ({
        ...one,
        said: k === count - 1 ? typeset(numbers.latest[one.of]) : words(run[one.of][k]),
      }));
    spread(here, place.height);
    const right = scales.x(count ? run.epochs[count - 1] : 0); // off the curves, also in looking back
    ends
      .selectAll("text")
      .data(here, (one) => one.name)
      .join("text")
      .attr("class", "halo")
      .attr("x", right + 9)
      .attr("y", (one) => one.text + 4)
      .style("fill", ({ ink }) => `var(${ink})`)
      .text((one) => `${one.name} ${one.said}${one.y < 0 ? " ↑" : ""}`);

    const taken = []; // by numerals
    numerals
      .selectAll("text")
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
        // Each a little further left, so that no two stand on each other, nor on what is said.
        const spots = Array.from({ length: 20 }, (_, k) => {
          const x = Math.max(scales.x(one.epochs.at(-1)) - 14 * (i + 1 + k), 6);
          const spot = bisectCenter(one.epochs, scales.x.invert(x));
          return [x, Math.max(scales.y(values[spot]), 8) + 4];
        });
        const free = ([x, y]) =>
          taken.every(([u, v]) => Math.abs(x - u) > 12 || Math.abs(y - v) > 14) &&
          here.every(({ text }) => x < right + 2 || Math.abs(text + 4 - y) > 14);
        const [x, y] = spots.find(free) ?? spots[0];
        taken.push([x, y]);
        this.setAttribute("x", x);
        this.setAttribute("y", y);
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

/** Whole numbers for an axis from 0 to an end. */
function whole(end) {
  const step = [1, 2, 5]
    .flatMap((n) => [0, 1, 2, 3, 4, 5, 6].map((power) => n * 10 ** power))
    .sort((a, b) => a - b)
    .find((one) => end / one <= 6);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, k) => k * step);
}

/** Give each a place `text` near its curve's end, no two nearer than a line. */
function spread(all, height) {
  const inside = (y) => clamp(y, 6, height - 12);
  for (const one of all) one.text = inside(one.end);
  const [upper, lower] = [...all].sort((a, b) => a.text - b.text);
  if (!lower || lower.text - upper.text >= 14) return;
  lower.text = Math.min(upper.text + 14, height - 12);
  upper.text = lower.text - 14;
}

/** The runs in words; a press on the numeral of an earlier one, or a pointer on it, lights it up. */
function runs(picture, paint) {
  const node = element("ol", { class: "runs", "aria-label": "runs" });
  picture.append(node);
  let [over, pressed, items] = [null, null, []];
  const lit = () => over ?? pressed;

  function item(k, own) {
    const [settings, seen] = [element("span"), element("span", { class: "seen" })];
    const press = () => {
      pressed = pressed === k ? null : k;
      paint();
    };
    const point = (at) => {
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
      button.setAttribute("aria-pressed", pressed === k);
      made.classList.toggle("lit", lit() === k);
    });
  }
  return { lit, fill };
}

/** The bar of the whole run, with a notch for each epoch, and the time left. */
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
    node.setAttribute("aria-valuemax", progress.of);
    node.setAttribute("aria-valuenow", progress.batches);
    node.setAttribute("aria-valuetext", progress.clock);
    full.style.width = `${(100 * progress.batches) / progress.of}%`;
    notches.style.backgroundSize = `${100 / epochs}% 100%`;
    notches.hidden = epochs > FEW;
    clock.textContent = progress.clock;
  };
}
