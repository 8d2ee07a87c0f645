// Optimizers race over one surface: their paths on the plane, their losses by step, and the last
// loss at each rate that was tried.

/** @import { Track } from "../runners.js" */
/** @import { Choice, Floats, Marks, Point, Slider, Start, State, Switches } from "../types" */

/**
 * @typedef {{
 *   surface: Choice,
 *   x: Slider,
 *   y: Slider,
 *   names: Switches,
 *   rates: Choice,
 *   rate: Slider,
 *   beta: Slider,
 *   steps: Slider,
 *   step: Slider,
 *   keep: Switches,
 * }} Controls
 * @typedef {{
 *   window: number[],
 *   bottoms: Floats,
 *   saddle: number[],
 *   heights: Floats,
 *   levels: Floats,
 *   floor: number,
 *   rates: Record<string, number>,
 *   paths: Record<string, Floats>,
 *   losses: Record<string, Floats>,
 *   spoken: { head: string, each: Record<string, string>, bare: string },
 *   title: string,
 * }} Numbers
 *   window: left, right, low and high; the records are by optimizer
 */

import { symbol } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, moveBySteps, roundKnob, uprightKnob } from "../handle.js";
import { crowd, placeBeside, spreadOut } from "../labels.js";
import { drawLandscape } from "../landscape.js";
import { clamp, lastOf, typeset, wantsNoMotion, words } from "../page.js";
import { drawing, pathThrough, points } from "../panel.js";
import { drawFormer, drawNames, drawRunners, LOOKS, track } from "../runners.js";

/** @type {Record<string, string>} */
const POWERS = { "-6": "10⁻⁶", "-3": "10⁻³", 0: "1", 3: "10³" };
const WIDE = 12; // pixels by which "Momentum" is longer than its number of letters says
const RUN = 1500; // ms
const GESTURE = 600; // ms without a change until what is shown counts as a setting of its own

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const svg = drawing(picture, "the paths of the optimizers, and their loss at each step");
  const plane = track(svg);
  const loss = track(svg);
  const hills = plane.ground.append("g");
  const bottoms = plane.ground
    .append("path")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 2.2);
  const grounds = plane.over.append("g");
  const from = note(plane).attr("dominant-baseline", "central");
  const before = note(plane).attr("x", 6);
  const rule = loss.over.append("line").attr("stroke", "var(--ink)");
  const reached = note(loss).attr("y", 12);
  const start = roundKnob(plane.over, 7, "var(--page)", "var(--ink)").attr("stroke-width", 3);
  const knob = uprightKnob(loss.over); // unlike a runner's mark
  const rates = track(svg);
  const bar = rates.over.append("line").attr("stroke", "var(--ink)");
  const given = note(rates).attr("y", 12);
  const grip = uprightKnob(rates.over);
  const tried = rememberRates();
  /** @type {number[]} */
  let window;
  let running = 0;

  /**
   * @param {number} x
   * @param {number} y
   */
  function put(x, y) {
    const [left, right, low, high] = window;
    /** @type {typeof clamp} */
    const kept = (value, from, to) => Number(clamp(value, from, to).toFixed(2));
    link.ask({ x: kept(x, left, right), y: kept(y, low, high) });
  }
  const tellStart = link.controls.x.fixed
    ? () => {}
    : handle(start, plane.marks, {
        ground: plane.press,
        drag: (x, y) => put(plane.x.invert(x), plane.y.invert(y)),
        nudge: (right, up) => {
          const by = window[1] - window[0] > 10 ? 0.1 : 0.01;
          put(link.state.x + by * right, link.state.y + by * up);
        },
      });
  // Whoever takes the bar while each has its own rate means one rate for all.
  const [each, all] = link.controls.rates.options;
  const giveRate = (/** @type {number} */ rate) =>
    link.ask(link.state.rates === each ? { rate, rates: all } : { rate });
  const { low: slowest, high: fastest } = link.controls.rate;
  const tellRate = handle(grip, rates.marks, {
    ground: rates.press,
    drag: (x) => giveRate(clamp(rates.x.invert(x), slowest, fastest)),
    nudge: (right, up) => giveRate(moveBySteps(link.controls.rate, link.state.rate, right + up)),
  });
  /** @param {number} step */
  function scrub(step) {
    running = 0;
    link.ask({ step: moveBySteps({ low: 0, high: link.state.steps, step: 1 }, step, 0) });
  }
  const tellStep = handle(knob, loss.marks, {
    ground: loss.press,
    drag: (x) => scrub(Math.round(loss.x.invert(x))),
    nudge: (right, up) => scrub(Math.min(link.state.step, link.state.steps) + right + up),
  });
  link.served.run = () => {
    const began = performance.now();
    running = began;
    const go = (/** @type {number} */ now) => {
      if (running !== began) return; // a hand has taken over the step, or the run began again
      const share = wantsNoMotion() ? 1 : Math.min(Math.max(now - began, 0) / RUN, 1);
      link.ask({ step: Math.round(share * link.state.steps) });
      if (share < 1) requestAnimationFrame(go);
    };
    go(began);
  };
  const last = rememberSetting();

  return ({ numbers, state, drawn, width }) => {
    const former = last(numbers, drawn);
    const old = state.keep.length ? former : undefined;
    const names = Object.keys(LOOKS).filter(
      (name) => state.names.includes(name) && name in numbers.paths,
    );
    const step = Math.min(state.step, drawn.steps);
    window = numbers.window;
    const size = layout(width, window);
    svg.size(width, size.height);
    plane.place({
      ...size.plane,
      x: window.slice(0, 2),
      y: window.slice(2),
      grid: false,
      title: numbers.title,
    });
    loss.place({
      ...size.loss,
      x: [0, drawn.steps],
      y: [numbers.floor / 3, 1e3],
      ylog: true,
      xticks: 4,
      yticks: Object.keys(POWERS).map((power) => 10 ** Number(power)),
      yformat: (value) => POWERS[Math.round(Math.log10(value))],
      title: "loss minus its minimum",
      xlabel: "step",
    });
    const { found, why } = tried(numbers, drawn);
    const cleared = why && `; cleared: new ${why}`;
    const at =
      width >= 620
        ? `after ${drawn.steps} steps, at each rate tried`
        : `at each rate${why ? "" : " tried"}`;
    rates.place({
      ...size.rates,
      x: [slowest, fastest],
      xlog: true,
      xticks: [1e-4, 1e-3, 0.01, 0.1, 1, 10],
      xformat: String,
      y: [numbers.floor / 3, 1e3],
      ylog: true,
      yticks: Object.keys(POWERS).map((power) => 10 ** Number(power)),
      yformat: (value) => POWERS[Math.round(Math.log10(value))],
      title: `loss ${at}${cleared}`,
      xlabel: "rate η",
    });
    drawTried(rates, names, found, numbers);
    drawLandscape(hills, numbers, drawn.surface, size.plane);

    /** @type {(numbers: Numbers, name: string) => Point[]} */
    const onPlane = ({ paths }, name) =>
      points(paths[name].length / 2, (k) => [
        plane.x(paths[name][2 * k]),
        plane.y(paths[name][2 * k + 1]),
      ]);
    /** @type {(numbers: Numbers, name: string) => Point[]} */
    const onLoss = ({ losses }, name) =>
      points(losses[name].length, (k) => [loss.x(k), loss.y(losses[name][k])]);
    const walked = drawRunners(plane, names, (name) => onPlane(numbers, name), step, true);
    const curves = drawRunners(loss, names, (name) => onLoss(numbers, name), step, false);
    const [ends, heads] = [walked, curves].map((lines) => lines.map(lastOf));
    drawFormer(plane, old ? names.filter((name) => name in old.numbers.paths) : [], (name) =>
      old ? onPlane(old.numbers, name) : [],
    );
    drawFormer(loss, old ? names.filter((name) => name in old.numbers.losses) : [], (name) =>
      old ? onLoss(old.numbers, name) : [],
    );

    const { width: across, height: up } = size.plane;
    const crosses = points(numbers.bottoms.shape[0], (k) => [
      plane.x(numbers.bottoms[2 * k]),
      plane.y(numbers.bottoms[2 * k + 1]),
    ]);
    const saddles = numbers.saddle.length
      ? [[plane.x(numbers.saddle[0]), plane.y(numbers.saddle[1])]]
      : [];
    bottoms.attr(
      "d",
      [
        ...crosses.map(([x, y]) => `M${x - 5},${y - 5}l10,10m0,-10l-10,10`),
        ...saddles.map(([x, y]) => `M${x - 6},${y}h12m-6,-6v12`),
      ].join(""),
    );
    const [x, y] = [plane.x(state.x), plane.y(state.y)];
    start.attr("cx", x).attr("cy", y);
    tellStart("start", state.x, `x ${words(state.x)}, y ${words(state.y)}`);
    before.attr("y", up - 7).text(old ? `dotted: ${difference(old.drawn, drawn)}` : "");

    // A runner that is out of the picture says so at its edge; all words keep off one another.
    const ended = names.map((name) => numbers.losses[name].length <= step);
    const gone = ends.map(([x, y], k) => x < 0 || x > across || y < 0 || y > up || ended[k]);
    const said = names.map(
      (name, k) => `${name} ${ended[k] ? "is out" : amount(numbers, name, step)}`,
    );
    const texts = [
      `start (${words(state.x)}, ${words(state.y)})`,
      ...crosses.map(() => "bottom"),
      ...saddles.map(() => "saddle"),
      ...names.map((name, k) =>
        gone[k]
          ? `${name} is out`
          : drawn.rates === all
            ? name // the bar says at which rate
            : `${name}, η ${words(numbers.rates[name], 2)}`,
      ), // last, because lines lead to them
    ];
    const spots = [/** @type {Point} */ ([x, y]), ...crosses, ...saddles, ...ends].map(
      ([x, y], k) => ({
        x,
        y,
        width: 7.2 * texts[k].length + WIDE,
      }),
    );
    const taken = [[x, y], ...crosses, ...saddles, ...ends].map(([x, y]) => ({
      x: x - 5,
      y,
      width: 10,
    }));
    if (old) taken.push({ x: 0, y: up - 11, width: 7.2 * before.text().length });
    const boxes = placeBeside(spots, size.plane, taken, crowd(walked));
    const [own, ...fixed] = boxes.splice(0, texts.length - names.length);
    const [origin, ...called] = texts.splice(0, texts.length - names.length);
    from.attr("x", own.x).attr("y", own.y).text(origin);
    grounds
      .selectAll("text")
      .data(fixed)
      .join("text")
      .attr("class", "label on-lines")
      .attr("dominant-baseline", "central")
      .attr("pointer-events", "none")
      .attr("x", (box) => box.x)
      .attr("y", (box) => box.y)
      .text((_, k) => called[k]);
    drawNames(
      plane,
      names,
      boxes,
      ends.map((end, k) => !gone[k] && end),
      texts,
    );
    const rows = spreadOut(
      heads.map(([, y]) => y),
      15,
      0,
      size.loss.height,
    );
    const column = rows.map((y) => ({ x: size.loss.width + 14, y, width: 110 }));
    drawNames(
      loss,
      names,
      column,
      heads.map((head, k) => !ended[k] && head[1] > 0 && head),
      said,
    );

    const now = loss.x(step);
    const right = step < 0.6 * drawn.steps;
    rule.attr("x1", now).attr("x2", now).attr("y2", size.loss.height);
    knob
      .attr("x", now - 4.5)
      .attr("y", size.loss.height - 22)
      .attr("aria-valuemin", 0)
      .attr("aria-valuemax", drawn.steps);
    reached
      .attr("x", now + (right ? 6 : -6))
      .attr("text-anchor", right ? "start" : "end")
      .text(`step ${step}`);
    tellStep("step", step, `${step}: ${said.join(", ")}`);

    const spot = rates.x(state.rate);
    const free = state.rates === each;
    bar
      .attr("x1", spot)
      .attr("x2", spot)
      .attr("y2", size.rates.height)
      .attr("opacity", free ? 0.35 : 1);
    grip.attr("x", spot - 4.5).attr("y", size.rates.height - 22);
    grip.attr("aria-valuemin", slowest).attr("aria-valuemax", fastest);
    const rightOf = spot < 0.6 * size.rates.width;
    given
      .attr("x", spot + (rightOf ? 8 : -8))
      .attr("text-anchor", rightOf ? "start" : "end")
      .text(free ? "drag: one rate for all" : `${state.rates}: ${words(state.rate)}`);
    tellRate("rate η", state.rate, `${words(state.rate)}, ${state.rates}`);
    return sentence(numbers, names, step, drawn.steps);
  };
};

export default explorer(start);

/** @param {{ over: Marks }} panel */
function note({ over }) {
  return over.append("text").attr("class", "label on-lines").attr("pointer-events", "none");
}

/**
 * Where the panels are: side by side if there is room. A unit is as long across as up.
 *
 * @param {number} width
 * @param {number[]} window
 */
function layout(width, [left, right, low, high]) {
  const [axis, gap, column, top] = [38, 52, 142, 26];
  const wide = width >= 620;
  const room = width - axis - gap - column;
  const across = wide ? Math.round(0.64 * room) : width - axis - 6;
  const up = (across * (high - low)) / (right - left);
  const plane = { left: axis, top, width: across, height: up };
  const loss = wide
    ? { left: axis + across + gap, top, width: room - across, height: up }
    : { left: axis, top: top + up + 58, width: width - axis - column, height: 190 };
  const below = { left: axis, top: loss.top + loss.height + 62, height: 116 };
  const rates = { ...below, width: width - axis - (wide ? column : 6) };
  return { plane, loss, rates, height: rates.top + rates.height + 40 };
}

/**
 * The sentence about these runners, put together as Python does; before the last step, about the
 * present one.
 *
 * @param {Numbers} numbers
 * @param {string[]} names
 * @param {number} step
 * @param {number} steps
 */
function sentence({ spoken: { head, each, bare }, losses, floor }, names, step, steps) {
  if (!names.length) return bare;
  if (step === steps) return `${head}${names.map((name) => each[name]).join("; ")}.`;
  if (step === 0) return `Step 0 of ${steps}: all are at the start.`;
  const here = names
    .filter((name) => step < losses[name].length)
    .sort((one, other) => losses[one][step] - losses[other][step]);
  const said = here.map((name) =>
    losses[name][step] <= Math.fround(floor) ? `${name} (at the bottom)` : name,
  );
  const order = here.length ? [`lowest loss first: ${said.join(", ")}`] : [];
  const out = names.filter((name) => !here.includes(name)).map((name) => `${name} is out`);
  return `Step ${step} of ${steps}, ${[...order, ...out].join("; ")}.`;
}

/**
 * A runner's loss at a step, in words.
 *
 * @param {Numbers} numbers
 * @param {string} name
 * @param {number} step
 */
function amount({ losses, floor }, name, step) {
  const loss = losses[name][Math.min(step, losses[name].length - 1)];
  if (loss <= 1.001 * floor) return `< ${POWERS[Math.round(Math.log10(floor))]}`;
  return loss < 1e-4 ? typeset(loss.toExponential(1)) : words(loss, 2);
}

/**
 * Remember the setting before: as it was when the hand last rested. Returns what gives it back,
 * called with what is drawn now.
 *
 * @returns {(numbers: Numbers, drawn: State<Controls>) => Setting | undefined}
 *
 * @typedef {{ numbers: Numbers, drawn: State<Controls> }} Setting
 */
function rememberSetting() {
  let [key, since] = ["", 0];
  /** @type {Setting | undefined} */
  let shown;
  /** @type {Setting | undefined} */
  let former;
  return (numbers, drawn) => {
    const now = performance.now();
    const { surface, x, y, rates, rate, beta, steps } = drawn;
    const fresh = JSON.stringify([surface, x, y, rates, rate, beta, steps]);
    if (fresh !== key) {
      if (now - since > GESTURE) former = shown;
      [key, since] = [fresh, now];
    }
    if (former?.drawn.surface !== surface) former = undefined;
    shown = { numbers, drawn };
    return former;
  };
}

/** @typedef {Record<string, [rate: number, loss: number][]>} Tried  by optimizer, by rising rate */

/**
 * Remember each optimizer's last loss at every rate that was tried in this setting, Infinity if it
 * flew out. Returns what gives them back, called with what is drawn now, and what has changed if
 * earlier ones were cleared; "" as soon as a second rate is tried.
 *
 * @returns {(numbers: Numbers, drawn: State<Controls>) => { found: Tried, why: string }}
 */
function rememberRates() {
  /** @type {Record<string, string>} */
  let setting = {};
  /** @type {Record<string, Map<number, number>>} */
  let found = {};
  let why = "";
  const several = () => Object.values(found).some((each) => each.size > 1);
  return ({ losses, rates }, { surface, x, y, beta, steps }) => {
    const now = { surface, start: `${x} ${y}`, β: String(beta), "last step": String(steps) };
    const changed = Object.entries(now).find(([name, value]) => setting[name] !== value);
    if (changed) {
      if (several()) why = changed[0];
      [setting, found] = [now, {}];
    }
    for (const [name, all] of Object.entries(losses)) {
      found[name] ??= new Map();
      found[name].set(rates[name], all.length > steps ? lastOf(all) : Infinity);
    }
    if (several()) why = "";
    const sorted = Object.entries(found).map(([name, each]) => [
      name,
      [...each].sort(([a], [b]) => a - b),
    ]);
    return { found: Object.fromEntries(sorted), why };
  };
}

/**
 * A mark for each rate that an optimizer was tried at, the present one's larger, and a line through
 * them.
 *
 * @param {Track} track
 * @param {string[]} names
 * @param {Tried} tried
 * @param {Numbers} numbers
 */
function drawTried({ runners, x, y }, names, tried, { rates, floor }) {
  const at = (/** @type {number} */ rate, /** @type {number} */ loss) =>
    /** @type {Point} */ ([x(rate), y(clamp(loss, floor, 1e3))]);
  runners
    .selectAll("path.by-rate")
    .data(names, (name) => String(name))
    .join("path")
    .attr("class", "by-rate")
    .attr("stroke", (name) => `var(${LOOKS[name][0]})`)
    .attr("stroke-dasharray", (name) => LOOKS[name][1])
    .attr("opacity", 0.5)
    .attr("d", (name) => pathThrough(tried[name].map((one) => at(...one))));
  runners
    .selectAll("path.tried")
    .data(
      names.flatMap((name) => tried[name].map(([rate, loss]) => ({ name, rate, loss }))),
      ({ name, rate }) => `${name} ${rate}`,
    )
    .join("path")
    .attr("class", "tried")
    .attr("data-optimizer", ({ name }) => name)
    .attr("fill", ({ name }) => `var(${LOOKS[name][0]})`)
    .attr("stroke", "var(--page)")
    .attr("d", ({ name, rate }) => symbol(LOOKS[name][2], rate === rates[name] ? 70 : 22)())
    .attr("transform", ({ rate, loss }) => `translate(${at(rate, loss)})`);
}

/**
 * How a setting differs from the present one, in words.
 *
 * @param {State<Controls>} old
 * @param {State<Controls>} now
 */
function difference(old, now) {
  const said = {
    x: `start (${words(old.x)}, ${words(old.y)})`,
    rates: old.rates,
    rate: `rate η ${words(old.rate)}`,
    beta: `momentum β ${words(old.beta)}`,
    steps: `${old.steps} steps`,
  };
  const other = { ...old, x: `${old.x} ${old.y}` };
  const present = { ...now, x: `${now.x} ${now.y}` };
  const names = /** @type {(keyof typeof said)[]} */ (Object.keys(said));
  return names
    .filter((name) => other[name] !== present[name])
    .map((name) => said[name])
    .join(", ");
}
