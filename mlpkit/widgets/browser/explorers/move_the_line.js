// A line between two kinds of shoes: moved, turned and made surer by handles, by sliders, or by
// learning.

/** @import { Bytes, Floats, Marks, Point, Scales, Slider, Start } from "../types" */

/**
 * @typedef {{ w1: Slider, w2: Slider, b: Slider, shoe: Slider }} Controls
 * @typedef {{
 *   dots: Floats,
 *   boots: Bytes,
 *   right: Bytes,
 *   percent: Bytes,
 *   line: Floats,
 *   away: Floats,
 *   p_away: Floats,
 *   loss: number,
 *   share: number,
 *   half: number,
 *   picture: Point,
 *   shoe: { image: Bytes, kind: string, p: number },
 *   losses: Floats,
 *   buttons: { learn: { label?: string, disabled?: boolean } },
 * }} Numbers
 *   line: its two ends on the picture, or empty; away: points across it, of which p_away are the
 *   probabilities
 */

import { pointer } from "d3-selection";
import { line } from "d3-shape";
import { explorer } from "../frame.js";
import { drawGarment } from "../garment.js";
import { handle, moveBySteps, roundKnob } from "../handle.js";
import { clamp, colour, element, lastOf, places } from "../page.js";
import { drawing, outline, panel } from "../panel.js";

const KINDS = [
  ["sandal", "--slope"],
  ["boot", "--value"],
];
const ARM = 0.13; // from the handle that moves the line to the one that turns it
const [PULL, SHORT, LONG] = [0.075, 0.06, 0.3]; // of the arrow: e times as sure is PULL longer
const FIRST = Math.hypot(4, 4); // size of the first weights, whose arrow is as long as the arm
const LEFT = 50; // pixels for the words left of the axis
const WORST = 1.5; // where the bar of the loss ends
const HINTS = [
  ["move the line first, then press Learn"],
  ["press Learn when you can't do better"],
  [
    "here the line moves in steps;",
    "in the notebook it moves freely,",
    "and Learn goes on from here",
  ],
];
const NEAR = 14; // pixels from the pointer to a shoe
const [SAYS, LINE] = [92, 18]; // pixels: of the words at a side of the line

/** @type {(x: number, y: number, r: number) => string} */
const circle = (x, y, r) => `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`;
/** @type {(x: number, y: number, r: number) => string} */
const triangle = (x, y, r) => `M${x},${y - 1.2 * r}l${1.2 * r},${2 * r}h${-2.4 * r}Z`;

/** @type {(size: number) => number} */
const longOf = (size) => clamp(ARM + PULL * Math.log(size / FIRST), SHORT, LONG);
/** @type {(long: number) => number} */
const sizeOf = (long) => FIRST * Math.exp((clamp(long, SHORT, LONG) - ARM) / PULL);

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const svg = drawing(
    picture,
    "sandals and boots by their two features, and the line between them",
  );
  const plane = panel(svg);
  const shade = svg
    .append("linearGradient")
    .attr("id", `shade-${Math.random().toString(36).slice(2)}`)
    .attr("gradientUnits", "userSpaceOnUse");
  const ground = plane.marks.append("rect").attr("fill", `url(#${shade.attr("id")})`);
  const groups = KINDS.flatMap(([kind, ink], boot) =>
    [1, 0].map((right) => ({
      boot,
      right,
      path: plane.marks
        .append("path")
        .attr("class", `${kind} ${right ? "right" : "wrong"}`)
        .attr("fill", `var(${ink})`)
        .attr("fill-opacity", right ? 0.45 : 1)
        .attr("stroke", right ? "none" : "var(--ink)")
        .attr("stroke-width", 0.8),
    })),
  );
  const border = plane.marks
    .append("line")
    .attr("class", "border")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 2.5);
  const sides = KINDS.map(([kind, ink]) =>
    plane.over
      .append("text")
      .text(`says ${kind}`)
      .attr("font-weight", 600)
      .attr("text-anchor", "middle")
      .style("fill", `var(${ink})`)
      .attr("paint-order", "stroke")
      .attr("stroke", "var(--page)")
      .attr("stroke-width", 4),
  );
  const none = plane.over.append("text").attr("class", "halo").attr("text-anchor", "middle");
  const shaft = outline(plane.over, "--ink", 2.5).attr("pointer-events", "none");
  // A full dot moves the line; a ring with a round arrow in it turns it; the arrow's head pulls.
  const mover = roundKnob(plane.over, 9).attr("class", "mover");
  const turner = roundKnob(plane.over, 10, "var(--page)", "var(--ink)").attr("class", "turner");
  const puller = plane.over
    .append("path")
    .attr("class", "puller")
    .attr("d", "M11,0L-7,9V-9Z")
    .attr("fill", "var(--ink)")
    .attr("stroke", "var(--page)")
    .attr("stroke-width", 2);
  puller.append("title").text("drag: makes the line surer, or less sure");
  mover.append("title").text("drag: moves the line");
  turner.append("title").text("drag: turns the line");
  const arc = plane.over
    .append("path")
    .attr("fill", "none")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 1.5)
    .attr("pointer-events", "none")
    .attr("d", "M-4,2a4.5,4.5 0 1 1 6,2m0,0l1,-4m-1,4l-4,-1");
  const frame = plane.over
    .append("rect")
    .attr("class", "shoe")
    .attr("width", 16)
    .attr("height", 16)
    .attr("fill", "none")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 2);

  const bars = ["loss", "right"].map((name) => {
    const made = svg.append("g").attr("class", `bar ${name}`);
    made.append("rect").attr("class", "track").attr("fill", "var(--faint)").attr("height", 14);
    made
      .append("rect")
      .attr("class", "filled")
      .attr("height", 14)
      .attr("fill", name === "loss" ? "var(--slope)" : "var(--right)");
    made.append("text").attr("class", "title").attr("y", -7);
    made.append("line").attr("stroke", "var(--ink)").attr("y1", -3).attr("y2", 17);
    made.append("text").attr("class", "label").attr("y", 30).attr("text-anchor", "middle");
    return made;
  });
  const run = panel(svg);
  const curve = outline(run.marks, "--slope", 2);
  const hint = run.over.append("text").attr("text-anchor", "middle").attr("class", "label");
  const card = svg.append("g").attr("class", "card");
  const canvas = element("canvas", { width: 28, height: 28, "aria-hidden": "true" });
  canvas.style.cssText = "width:84px;height:84px;image-rendering:pixelated";
  card
    .append("foreignObject")
    .attr("width", 84)
    .attr("height", 84)
    .append(() => canvas);
  const told = [18, 38, 58].map((y) => card.append("text").attr("x", 96).attr("y", y));

  /** @type {Scales} */
  let scales;
  /** @type {Numbers} */
  let shown;
  /** @type {Point} */
  let reach; // of the picture, from the corner (0, 0)
  /** @type {Point | undefined} */
  let pivot; // where the handle that moves the line is
  /** @type {{ unit: number, shapes: string[] }} */
  let marks = { unit: 0, shapes: [] }; // the dots' shapes, which only another size changes
  // A key may come before the last one's answer is drawn, so everything follows the hand.
  const size = () => Math.hypot(link.state.w1, link.state.w2);
  const angle = () => Math.atan2(link.state.w2, link.state.w1); // of the direction in which the boots are
  const middle = () => pivot ?? /** @type {Point} */ ([reach[0] / 2, reach[1] / 2]);
  /**
   * A line through a point. Where a slider would end, all three are smaller: it is the same line,
   * only less sure.
   *
   * @param {Point} point
   * @param {number} w1
   * @param {number} w2
   */
  function putThrough([x, y], w1, w2) {
    const b = -(w1 * x + w2 * y);
    const { controls } = link;
    const over = Math.max(
      1,
      Math.abs(w1) / controls.w1.high,
      Math.abs(w2) / controls.w2.high,
      Math.abs(b) / controls.b.high,
    );
    link.ask({ w1: w1 / over, w2: w2 / over, b: b / over });
  }
  /** @type {(x: number, y: number) => void} */
  const moveThrough = (x, y) => {
    pivot = [clamp(x, 0, reach[0]), clamp(y, 0, reach[1])];
    putThrough(pivot, link.state.w1, link.state.w2);
  };
  /**
   * Turn the line about the pivot until the boots are in the direction `to`; `long` is the size of
   * the weights, with which the probabilities get surer.
   *
   * @param {number} to
   */
  function turn(to, long = size()) {
    putThrough(middle(), long * Math.cos(to), long * Math.sin(to));
  }
  /** Where the arrow points: to the boots, or away from them if there is no room for it. */
  function arrow() {
    const [x, y] = middle();
    const room = (/** @type {number} */ way) =>
      Math.min(
        ...[
          [x, Math.cos(way), reach[0]],
          [y, Math.sin(way), reach[1]],
        ].map(([at, by, end]) => ((by > 0 ? end : 0) - at) / (by || 1e-9)),
      );
    const to = room(angle()) > SHORT ? angle() : angle() + Math.PI;
    return { to, long: Math.min(longOf(size()), room(to)) };
  }
  // A recording has some biases; a saved page also few directions, to none of which it can be turned.
  const steps = Boolean(link.controls.b.stops);
  const turns = !link.controls.w1.stops;
  /** @type {(right: number, up: number) => void} */
  const step = (right, up) => {
    const { w1, w2, b } = link.state;
    link.ask({ b: moveBySteps(link.controls.b, b, -Math.sign(w1 * right + w2 * up || 0)) });
  };

  const tellMover = handle(mover, plane.marks, {
    drag: (x, y) => moveThrough(scales.x.invert(x), scales.y.invert(y)),
    nudge: (right, up) =>
      steps ? step(right, up) : moveThrough(middle()[0] + 0.01 * right, middle()[1] + 0.01 * up),
  });
  const tellTurner = handle(turner, plane.marks, {
    drag: (x, y) =>
      turn(
        Math.atan2(scales.y.invert(y) - middle()[1], scales.x.invert(x) - middle()[0]) +
          Math.PI / 2,
      ),
    nudge: (right, up) => turn(angle() + (Math.PI / 90) * (up - right)),
  });
  const tellPuller = handle(puller, plane.marks, {
    drag: (x, y) => {
      const [dx, dy] = [scales.x.invert(x) - middle()[0], scales.y.invert(y) - middle()[1]];
      const { to } = arrow();
      turn(angle(), sizeOf(dx * Math.cos(to) + dy * Math.sin(to)));
    },
    nudge: (right, up) => turn(angle(), sizeOf(longOf(size()) + 0.1 * PULL * (right + up))),
  });
  const still = link.controls.shoe.fixed;
  const tellShoe = still
    ? () => {}
    : handle(frame, plane.marks, {
        drag: near,
        nudge: (right, up) =>
          link.ask({ shoe: clamp(link.state.shoe + right + up, 0, shown.boots.length - 1) }),
      });

  /**
   * Look at the shoe that is nearest to a place.
   *
   * @param {number} x
   * @param {number} y
   */
  function near(x, y, within = Infinity) {
    if (still) return;
    let best = -1;
    for (let k = 0; k < shown.boots.length; k += 1) {
      const far = Math.hypot(scales.x(shown.dots[2 * k]) - x, scales.y(shown.dots[2 * k + 1]) - y);
      if (far < within) [best, within] = [k, far];
    }
    if (best >= 0 && best !== link.state.shoe) link.ask({ shoe: best });
  }
  plane.marks
    .append("rect")
    .attr("class", "hover")
    .attr("fill", "transparent")
    .on(
      "pointermove",
      (event) => event.buttons || near(...pointer(event, plane.marks.node()), NEAR),
    );

  return ({ numbers, state, drawn, width }) => {
    [shown, reach] = [numbers, numbers.picture];
    const wide = width >= 640; // below that, the words about the shoe have no room next to the plane
    const unit = (wide ? Math.min(0.42 * width, 300) : width - LEFT - 16) / reach[0];
    const [across, tall] = [unit * reach[0], unit * reach[1]];
    svg.size(width, wide ? tall + 74 : tall + 480);
    scales = plane.place({
      left: LEFT,
      top: 28,
      width: across,
      height: tall,
      x: [0, reach[0]],
      y: [0, reach[1]],
      grid: false,
      xlabel: "ink in the upper half",
      ylabel: "ink in the lower half",
      title: wide ? "▲ boot, ● sandal; rimmed: wrong side" : "▲ boot, ● sandal; rimmed: wrong",
    });
    const { x, y } = scales;
    for (const node of /** @type {Marks[]} */ ([ground, plane.marks.select(".hover")]))
      node.attr("width", across).attr("height", tall);
    const { away, p_away: p } = numbers;
    shade
      .attr("x1", x(away[0]))
      .attr("y1", y(away[1]))
      .attr("x2", x(away[away.length - 2]))
      .attr("y2", y(lastOf(away)));
    shade
      .selectAll("stop")
      .data([...p])
      .join("stop")
      .attr("offset", (_, k) => k / (p.length - 1))
      .style("stop-color", (one) => `var(${KINDS[Number(one > 0.5)][1]})`)
      .style("stop-opacity", (one) => 0.7 * Math.abs(one - 0.5));
    if (marks.unit !== unit) {
      const shapes = Array.from(numbers.boots, (boot, k) =>
        (boot ? triangle : circle)(x(numbers.dots[2 * k]), y(numbers.dots[2 * k + 1]), 3),
      );
      marks = { unit, shapes };
    }
    for (const { boot, right, path } of groups)
      path.attr(
        "d",
        marks.shapes
          .filter((_, k) => numbers.boots[k] === boot && numbers.right[k] === right)
          .join(""),
      );
    const ahead = (/** @type {"w1" | "w2" | "b"} */ name) => state[name] !== drawn[name];
    drawLine(numbers.line, tall, ahead("w1") || ahead("w2") || ahead("b"));

    const dot = 2 * state.shoe;
    frame.attr("x", x(numbers.dots[dot]) - 8).attr("y", y(numbers.dots[dot + 1]) - 8);
    const { kind, p: probability } = numbers.shoe;
    tellShoe("shoe", state.shoe, `${kind}, probability of boot ${places(probability, 2)}`);
    [
      `in the frame: a ${kind}`,
      `probability of boot ${places(probability, 2)}`,
      still ? "" : "point at another shoe",
    ].forEach((text, k) => told[k].text(text).attr("class", k === 2 ? "label" : ""));
    drawGarment(canvas, numbers.shoe.image, colour(root, "--ink"));

    const left = wide ? across + 110 : LEFT;
    const long = wide ? width - left - 16 : across;
    const top = wide ? 28 : tall + 90;
    bars.forEach((bar, k) => {
      const [value, most, mark, word] =
        k === 0
          ? [numbers.loss, WORST, numbers.half, "answering ½ for every shoe"]
          : [numbers.share, 1, 0.5, "one half"];
      bar.attr("transform", `translate(${left},${top + 64 * k})`);
      bar.select(".track").attr("width", long);
      bar.select(".filled").attr("width", long * Math.min(value / most, 1));
      bar
        .select(".title")
        .text(
          k === 0
            ? `loss ${places(value, 2)}${value > WORST ? ` → the bar ends at ${WORST}` : ""}`
            : `right ${places(100 * value, 0)}%`,
        );
      bar
        .select("line")
        .attr("x1", (long * mark) / most)
        .attr("x2", (long * mark) / most);
      bar
        .select(".label")
        .attr("x", (long * mark) / most)
        .text(word);
    });
    const { losses } = numbers;
    const updates = Math.max(losses.length - 1, 20);
    const high = Math.max(1, ...losses.slice(0, 1)) * 1.05;
    const runTop = top + 138;
    const place = run.place({
      left,
      top: runTop,
      width: long,
      height: wide ? Math.max(tall - 268, 60) : 100,
      x: [0, updates],
      y: [0, high],
      yticks: 3,
      xlabel: "updates",
      title: "loss, since Learn was pressed",
    });
    curve.attr(
      "d",
      line(
        (/** @type {number} */ _, k) => place.x(k),
        (value) => place.y(value),
      )(losses),
    );
    const { w1, w2, b } = link.controls;
    const moved = state.w1 !== w1.value || state.w2 !== w2.value || state.b !== b.value;
    const which = numbers.buttons.learn.disabled ? 2 : Number(moved);
    const lines = losses.length > 1 ? [] : HINTS[which];
    hint
      .attr("y", place.y(high / 2) - 8 * (lines.length - 1))
      .selectAll("tspan")
      .data(lines)
      .join("tspan")
      .attr("x", long / 2)
      .attr("dy", (_, k) => (k ? 16 : 0))
      .text((words) => words);
    card.attr("transform", `translate(${wide ? left : 8},${wide ? tall - 56 : runTop + 148})`);
  };

  /**
   * The line and its two handles, where the hand put them or near the middle.
   *
   * @param {Floats} ends
   * @param {number} tall
   * @param {boolean} overtaken  the hand has moved on: its own place stays what it goes on from
   */
  function drawLine(ends, tall, overtaken) {
    const there = ends.length === 4;
    for (const node of [border, mover, turner, arc, shaft, puller, ...sides])
      node.attr("display", there ? null : "none");
    for (const node of [turner, arc, shaft, puller]) if (!turns) node.attr("display", "none");
    none.text(size() ? "the line is outside the picture" : "no line: one answer for all");
    none
      .attr("display", there ? "none" : null)
      .attr("x", scales.x(reach[0] / 2))
      .attr("y", tall / 2);
    if (!there) return;
    const { x, y } = scales;
    border
      .attr("x1", x(ends[0]))
      .attr("y1", y(ends[1]))
      .attr("x2", x(ends[2]))
      .attr("y2", y(ends[3]));
    const [dx, dy] = [ends[2] - ends[0], ends[3] - ends[1]];
    const long = Math.hypot(dx, dy);
    const from = middle();
    // The arm points along the line, a quarter turn away from the side of the boots.
    const side = angle() - Math.PI / 2;
    const arm = [ARM * Math.cos(side), ARM * Math.sin(side)];
    // Both handles are inside if the line is long enough for both.
    const reaching = turns ? (arm[0] * dx + arm[1] * dy) / (long * long || 1) : 0;
    const [least, most] = [Math.max(0.05, 0.05 - reaching), Math.min(0.95, 0.95 - reaching)];
    const wanted = ((from[0] - ends[0]) * dx + (from[1] - ends[1]) * dy) / (long * long || 1);
    const part = least < most ? clamp(wanted, least, most) : 0.5;
    const [across, up] = [ends[0] + part * dx, ends[1] + part * dy];
    if (!overtaken) pivot = [across, up];
    const tip = [across + arm[0], up + arm[1]];
    mover.attr("cx", x(across)).attr("cy", y(up));
    turner.attr("cx", x(tip[0])).attr("cy", y(tip[1]));
    arc.attr("transform", `translate(${x(tip[0])},${y(tip[1])})`);
    const { to, long: pulled } = arrow();
    const head = [across + pulled * Math.cos(to), up + pulled * Math.sin(to)];
    shaft.attr("d", `M${x(across)},${y(up)}L${x(head[0])},${y(head[1])}`);
    puller.attr(
      "transform",
      `translate(${x(head[0])},${y(head[1])}) rotate(${(-180 / Math.PI) * to})`,
    );
    tellPuller("how sure", places(size(), 1), `size of the weights ${places(size(), 1)}`);
    const degrees = Math.round((180 / Math.PI) * side);
    tellMover("move the line", places(up, 2), `through ${places(across, 2)}, ${places(up, 2)}`);
    tellTurner("turn the line", degrees, `${degrees} degrees`);
    const beside = turns ? 0.8 : 0; // away from the arrow and the ring
    const [wordsX, wordsY] = [x(across - beside * arm[0]), y(up - beside * arm[1])];
    const spots = sides.map((_, boot) => {
      const off = (boot ? 1 : -1) * 34;
      return [
        clamp(wordsX + off * Math.cos(angle()) * 1.6, 46, x(reach[0]) - 46),
        clamp(wordsY - off * Math.sin(angle()), 14, tall - 8),
      ];
    });
    // Near a corner both would be in it: then one goes above the other.
    const [[x0, y0], [x1, y1]] = spots;
    if (Math.abs(x1 - x0) < SAYS && Math.abs(y1 - y0) < LINE) {
      const upper = Number(y1 < y0 || (y1 === y0 && Math.sin(angle()) > 0));
      const between = clamp((y0 + y1) / 2, 14 + LINE / 2, tall - 8 - LINE / 2);
      spots[upper][1] = between - LINE / 2;
      spots[1 - upper][1] = between + LINE / 2;
    }
    sides.forEach((node, boot) => node.attr("x", spots[boot][0]).attr("y", spots[boot][1]));
  }
};

export default explorer(start);
