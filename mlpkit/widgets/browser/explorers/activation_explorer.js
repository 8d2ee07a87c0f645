// A wire between two units: the signal goes forward through a function, the blame comes back times
// its slope. Under it the curve, on which the point is dragged, over real pre-activations; next to
// that, the layer's units and how much blame each gets.

/** @import { Choice, Drawing, Floats, Point, Scales, Size, Slider, Start } from "../types" */

/**
 * @typedef {{ function: Choice, slope: Slider, point: Slider, scale: Slider, bias: Slider }} Controls
 * @typedef {{
 *   edges: Floats,
 *   counts: Floats,
 *   through: Floats,
 *   units: Floats,
 *   shares: Floats,
 *   beyond: boolean[],
 *   title: string,
 *   line: Floats,
 *   value: Floats,
 *   slope: Floats,
 *   beside?: Floats,
 *   beside_name?: string,
 *   at_point: Floats,
 * }} Numbers
 *   value, slope, beside: of the function and of another one, at the places `line`
 */

import { area, curveStepAfter, line } from "d3-shape";
import { explorer } from "../frame.js";
import { handle, moveBySteps, roundKnob } from "../handle.js";
import { clamp, places, words } from "../page.js";
import { drawing, outline, panel, textLength } from "../panel.js";

/** @typedef {Size & { x: number, y: number }} Placed  a box on the picture */

const MOST_UNITS = 400; // units that get a dot each
const THICK = 13; // pixels of a wire that carries 1
const LANE = 104; // pixels for the wire
const HEIGHT = 230;
const [LOW, HIGH] = [-1.2, 2];
const TANGENT = 1.2; // how far it reaches in z on either side of the point
/** @type {{ of: "slope" | "value" | "beside", ink: string, name?: string, width: number, dash?: string }[]} */
const CURVES = [
  { of: "slope", ink: "--slope", name: "slope f′(z)", width: 2, dash: "6 4" },
  { of: "value", ink: "--value", name: "f(z)", width: 2.2 },
  { of: "beside", ink: "--ink", width: 2.5, dash: "0.1 5" },
];

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const svg = drawing(picture, "the function, its slope, and the pre-activations behind them");
  const between = wire(svg);
  const left = panel(svg);
  const units = field(svg);
  const histogram = left.marks.append("path").attr("fill", "var(--faint)");
  const passed = left.marks
    .append("path")
    .attr("class", "through")
    .attr("fill", "var(--slope)")
    .attr("fill-opacity", 0.35);
  const tangent = left.marks
    .append("line")
    .attr("stroke", "var(--slope)")
    .attr("stroke-width", 7)
    .attr("stroke-opacity", 0.45)
    .attr("stroke-linecap", "round");
  const curves = CURVES.map(({ ink, width, dash }) =>
    outline(left.marks, ink, width)
      .attr("stroke-linecap", "round")
      .attr("stroke-dasharray", dash ?? null),
  );
  const upright = left.marks.append("line").attr("stroke", "var(--quiet)");
  const names = CURVES.map(({ ink }) =>
    left.over
      .append("text")
      .attr("class", "on-lines")
      .attr("text-anchor", "end")
      .style("fill", `var(${ink})`),
  );
  const tangentSays = left.over
    .append("text")
    .text("tangent")
    .style("fill", "var(--slope)")
    .attr("paint-order", "stroke")
    .attr("stroke", "var(--page)")
    .attr("stroke-width", 3);
  const note = left.over
    .append("text")
    .attr("class", "label")
    .attr("text-anchor", "end")
    .attr("y", -8);
  const card = left.over.append("g").attr("class", "card");
  const paper = card
    .append("rect")
    .attr("rx", 3)
    .attr("height", 34)
    .attr("fill", "var(--page)")
    .attr("stroke", "var(--faint)");
  const atPoint = ["--value", "--slope"].map((ink, k) =>
    card
      .append("text")
      .attr("x", 6)
      .attr("y", 14 + 15 * k)
      .style("fill", `var(${ink})`),
  );
  const steep = left.over.append("circle").attr("r", 4).attr("fill", "var(--slope)");
  const beyond = left.over.append("path").attr("d", "M-6,0L0,-8L6,0Z").attr("fill", "var(--value)");
  const point = roundKnob(left.over, 8, "var(--value)");
  const { low, high } = link.controls.point;
  /** @type {Scales} */
  let scales;

  const tell = handle(point, left.marks, {
    drag: (x) => link.ask({ point: clamp(scales.x.invert(x), low, high) }),
    nudge: (right, up) =>
      link.ask({ point: moveBySteps(link.controls.point, link.state.point, right + up) }),
  });

  /**
   * Write names at the curves' right ends, the third at its left one; returns their boxes.
   *
   * @param {Numbers} numbers
   * @param {number} width
   * @returns {Placed[]}
   */
  function nameCurves(numbers, width) {
    const inside = (/** @type {number} */ value) => LOW < value && value < HIGH;
    let lowest = HEIGHT;
    const right = CURVES.slice(0, 2)
      .map(({ of, name }, k) => {
        const values = /** @type {Floats} */ (numbers[of]);
        const last = values.findLastIndex(inside);
        const x = scales.x(numbers.line[last]);
        return {
          text: names[k].text(name ?? ""),
          x: x < width - 2 ? x - 8 : x - 2,
          y: scales.y(values[last]) - 7,
        };
      })
      .sort((a, b) => b.y - a.y);
    for (const name of right) lowest = name.y = clamp(name.y, 14, lowest - 14);
    const all = [...right];
    names[2].attr("display", numbers.beside ? null : "none").attr("text-anchor", "start");
    if (numbers.beside) {
      const first = numbers.beside.findIndex(inside);
      const x = scales.x(numbers.line[first]) + 6;
      all.push({
        text: names[2].text(numbers.beside_name ?? ""),
        x,
        y: scales.y(numbers.beside[first]) - 7,
      });
    }
    return all.map(({ text, x, y }) => {
      const length = textLength(text.attr("x", x).attr("y", y));
      return {
        x: text.attr("text-anchor") === "end" ? x - length : x,
        y: y - 11,
        width: length,
        height: 14,
      };
    });
  }

  /**
   * Write the word near an end of the tangent, inside the picture, off names and curves, if there is
   * room; returns its box.
   *
   * @param {number} at
   * @param {number} value
   * @param {number} slope
   * @param {number} width
   * @param {Placed[]} taken
   * @param {Point[]} curves
   * @returns {Placed[]}
   */
  function nameTangent(at, value, slope, width, taken, curves) {
    const wide = textLength(tangentSays.attr("display", null));
    const spots = [0, -12, 14].flatMap((off) =>
      [1, -1].map((side) => {
        const end = scales.x(at + side * TANGENT);
        const y = scales.y(value + side * TANGENT * slope) - 11 + off;
        return { x: side > 0 ? end + 8 : end - 8 - wide, y, width: wide, height: 14 };
      }),
    );
    const bare = (/** @type {Placed} */ { x, y }) =>
      !curves.some(([a, b]) => a > x && a < x + wide && b > y - 1 && b < y + 15);
    const spot = spots.find(
      (box) =>
        box.x >= 0 &&
        box.x + wide <= width &&
        box.y >= 0 &&
        box.y <= HEIGHT - 14 &&
        taken.every((other) => apart(box, other)) &&
        bare(box),
    );
    if (!spot) tangentSays.attr("display", "none");
    else tangentSays.attr("x", spot.x).attr("y", spot.y + 11);
    return spot ? [spot] : [];
  }

  const apart = (/** @type {Placed} */ a, /** @type {Placed} */ b) =>
    a.x > b.x + b.width || a.x + a.width < b.x || a.y > b.y + b.height || a.y + a.height < b.y;

  /**
   * Write f and slope on a card next to the point, inside the picture, off names and the dashed
   * curve.
   *
   * @param {number} x
   * @param {number} y
   * @param {number} value
   * @param {number} slope
   * @param {number} width
   * @param {Placed[]} taken
   * @param {Point[]} dashed
   */
  function writeAtPoint(x, y, value, slope, width, taken, dashed) {
    atPoint[0].text(`f = ${places(value, 3)}`);
    atPoint[1].text(`slope ${places(slope, 3)}`);
    const wide = 12 + Math.max(...atPoint.map(textLength));
    paper.attr("width", wide);
    const [right, left] = [x + 14, x - 14 - wide];
    const spots = [0, 20, 40, 60]
      .flatMap((more) => {
        const [above, below] = [y - 48 - more, y + 14 + more];
        /** @type {Point[]} */
        const corners = [
          [right, below],
          [left, above],
          [left, below],
          [right, above],
        ];
        return corners;
      })
      .filter(([x, y]) => x >= 0 && x + wide <= width && y >= 0 && y + 34 <= HEIGHT);
    const free = (/** @type {Point} */ [x, y]) =>
      taken.every((box) => apart({ x, y, width: wide, height: 34 }, box));
    const bare = (/** @type {Point} */ [x, y]) =>
      !dashed.some(([a, b]) => a > x && a < x + wide && b > y - 2 && b < y + 36);
    const spot = spots.find((one) => free(one) && bare(one)) ?? spots.find(free) ?? spots[0];
    card.attr("transform", `translate(${spot})`);
  }

  return ({ numbers, state, drawn, width }) => {
    const wide = width >= 620;
    const beside = wide ? 200 : 0;
    const leftWidth = width - 60 - (wide ? beside + 36 : 0);
    const top = LANE + 30;
    svg.size(width, top + HEIGHT + 40 + (wide ? 0 : 40 + units.height(numbers.units, width - 60)));
    between(numbers, drawn, width);
    scales = left.place({
      left: 44,
      top,
      width: leftWidth,
      height: HEIGHT,
      x: [low, high],
      y: [LOW, HIGH],
      title: numbers.title,
      xlabel: "z",
      xticks: [-8, -6, -4, -2, 0, 2, 4, 6, 8],
      xformat: (z) => {
        // What is beyond an end is counted there.
        const sign =
          z === low && numbers.beyond[0] ? "≤ " : z === high && numbers.beyond[1] ? "≥ " : "";
        return sign + words(z);
      },
    });
    const { x, y } = scales;
    const curve = line(
      (/** @type {number} */ _, k) => x(numbers.line[k]),
      (value) => y(value),
    );
    CURVES.forEach(({ of }, k) => {
      const values = numbers[of];
      curves[k].attr("d", values ? curve(values) : null);
    });
    const bars = area(
      (/** @type {number} */ _, k) => x(numbers.edges[k]),
      y(0),
      (count) => y(1.5 * count),
    ).curve(curveStepAfter);
    histogram.attr("d", bars([...numbers.counts, 0]));
    passed.attr("d", bars([...numbers.through, 0]));
    note
      .attr("x", leftWidth)
      .text(
        leftWidth > 500
          ? "grey: the layer's z; orange in it: blame that gets back"
          : "grey: the layer's z",
      );
    const taken = nameCurves(numbers, leftWidth);

    // The point and its numbers belong together: both are where the answer says.
    const [at, [value, slope]] = [drawn.point, numbers.at_point];
    const height = clamp(y(value), 20, HEIGHT); // the knob stays whole if the curve leaves the picture
    upright.attr("x1", x(at)).attr("x2", x(at)).attr("y1", 0).attr("y2", HEIGHT);
    tangent
      .attr("x1", x(at - TANGENT))
      .attr("x2", x(at + TANGENT))
      .attr("y1", y(value - TANGENT * slope))
      .attr("y2", y(value + TANGENT * slope));
    point.attr("cx", x(at)).attr("cy", height);
    beyond
      .attr("display", value > HIGH ? null : "none")
      .attr("transform", `translate(${x(at)},${height - 11})`);
    steep.attr("cx", x(at)).attr("cy", y(slope));
    const [solid, dashed] = [numbers.value, numbers.slope].map((all) =>
      Array.from(all, (one, k) => /** @type {Point} */ ([x(numbers.line[k]), y(one)])),
    );
    taken.push(...nameTangent(at, value, slope, leftWidth, taken, [...solid, ...dashed]));
    writeAtPoint(x(at), height, value, slope, leftWidth, taken, dashed);
    tell("z", state.point, `z ${words(at)}, f ${places(value, 3)}, slope ${places(slope, 3)}`);
    units.draw(
      numbers.units,
      wide
        ? { left: width - beside - 6, top, width: beside }
        : { left: 44, top: top + HEIGHT + 60, width: width - 60 },
    );
  };
};

export default explorer(start);

/**
 * The wire between a unit and the next layer: above, the signal; below, the blame.
 *
 * @param {Drawing} svg
 * @returns {(numbers: Numbers, state: { point: number }, width: number) => void}
 */
function wire(svg) {
  const root = svg.append("g").attr("class", "wire");
  const path = (/** @type {string} */ ink) =>
    root.append("path").attr("stroke", `var(${ink})`).attr("fill", `var(${ink})`);
  const flows = ["--value", "--value", "--slope", "--slope"].map(path);
  const cut = root
    .append("text")
    .attr("text-anchor", "middle")
    .style("fill", "var(--slope)")
    .style("font-size", "22px");
  const box = root
    .append("rect")
    .attr("rx", 6)
    .attr("fill", "var(--page)")
    .attr("stroke", "var(--ink)")
    .attr("stroke-width", 1.5);
  const name = root.append("text").attr("class", "title").attr("text-anchor", "middle");
  const ends = ["this unit", "next layer"].map((says) => {
    const end = root.append("g");
    end.append("circle").attr("r", 21).attr("fill", "var(--page)").attr("stroke", "var(--ink)");
    end.append("text").attr("text-anchor", "middle").attr("y", 4).attr("font-weight", 600);
    end
      .append("text")
      .attr("class", "label")
      .attr("text-anchor", "middle")
      .attr("y", 38)
      .text(says);
    return end;
  });
  const says = flows.map((_, k) =>
    root
      .append("text")
      .attr("class", "halo")
      .attr("text-anchor", "middle")
      .style("fill", `var(${k < 2 ? "--value" : "--slope"})`),
  );

  return (numbers, { point }, width) => {
    const [value, slope] = numbers.at_point;
    const [from, to] = [34, width - 34];
    const middle = (from + to) / 2;
    const half = Math.min(60, width / 7);
    const [forward, back] = [34, 62];
    ends[0].attr("transform", `translate(${from},${48})`).select("text").text("z");
    ends[1].attr("transform", `translate(${to},${48})`).select("text").text("a");
    box
      .attr("x", middle - half)
      .attr("y", 14)
      .attr("width", 2 * half)
      .attr("height", 68);
    name.attr("x", middle).attr("y", 52).text(numbers.title);
    const [a, b, c, d] = [from + 22, middle - half, middle + half, to - 22];
    const arrows = [
      [a, b, forward, point],
      [c, d, forward, value],
      [d, c, back, 1],
      [b, a, back, slope],
    ];
    arrows.forEach(([x0, x1, y, carries], k) => {
      const thick = Math.min(THICK * Math.abs(carries), 2 * THICK);
      flows[k]
        .attr("d", thick < 0.05 ? `M${x0},${y}L${x1},${y}` : arrow(x0, x1, y, thick))
        .attr("stroke-dasharray", thick < 0.05 ? "2 6" : null)
        .attr("fill-opacity", carries < 0 ? 0.25 : 0.85)
        .attr("stroke-width", 1);
    });
    cut
      .attr("x", (a + b) / 2)
      .attr("y", back + 8)
      .text(slope === 0 ? "✕" : "");
    const tight = width < 560;
    const texts = [
      `z = ${places(point, 1)}`,
      `f(z) = ${places(value, 2)}`,
      tight ? "blame 1" : "blame 1 comes back",
      slope === 0 ? "nothing" : tight ? words(slope, 2) : `1 × slope = ${words(slope, 2)}`,
    ];
    says.forEach((text, k) => {
      text
        .attr("x", k % 3 ? (c + d) / 2 : (a + b) / 2)
        .attr("y", k < 2 ? 14 : LANE - 2)
        .text(texts[k]);
    });
  };
}

/**
 * An arrow along y from x0 to x1.
 *
 * @param {number} x0
 * @param {number} x1
 * @param {number} y
 * @param {number} thick
 */
function arrow(x0, x1, y, thick) {
  const way = Math.sign(x1 - x0);
  const head = Math.min(8, Math.abs(x1 - x0) / 2) * way;
  const [half, wing] = [thick / 2, thick / 2 + 4];
  const neck = x1 - head;
  return (
    `M${x0},${y - half}L${neck},${y - half}L${neck},${y - wing}L${x1},${y}` +
    `L${neck},${y + wing}L${neck},${y + half}L${x0},${y + half}Z`
  );
}

/**
 * The layer's units as dots: how much of the blame each gets, over all examples; ✕ for none.
 *
 * @param {Drawing} svg
 */
function field(svg) {
  const root = svg.append("g").attr("class", "units");
  const title = root.append("text").attr("class", "title").attr("y", -8);
  const dots = root.append("g");
  const key = root.append("text").attr("class", "label").text("filled: blame it gets; ✕: none");
  const plan = (/** @type {number} */ count, /** @type {number} */ width) => {
    const across = Math.max(10, Math.ceil(Math.sqrt((count * width) / 220)));
    const pitch = Math.min(width / across, 24);
    return { across, pitch, rows: Math.ceil(count / across) };
  };
  const firstUnits = (/** @type {Floats} */ units) => units.subarray(0, MOST_UNITS);

  /**
   * @param {Floats} units
   * @param {{ left: number, top: number, width: number }} place
   */
  function draw(units, { left, top, width }) {
    const some = firstUnits(units);
    const { across, pitch, rows } = plan(some.length, width);
    key.attr("y", rows * pitch + 16);
    const radius = 0.4 * pitch;
    const dead = units.filter((one) => one === 0).length;
    root.attr("transform", `translate(${left},${top})`);
    title.text(`${units.length} units, ${dead} dead`);
    const each = dots
      .selectAll("g")
      .data([...some])
      .join((enter) => {
        const made = enter.append("g");
        made.append("circle").attr("fill", "none").attr("stroke", "var(--quiet)");
        made.append("circle").attr("fill", "var(--slope)");
        made.append("path").attr("stroke", "var(--ink)").attr("stroke-width", 2);
        return made;
      })
      .attr(
        "transform",
        (_, k) =>
          `translate(${((k % across) + 0.5) * pitch},${(Math.floor(k / across) + 0.5) * pitch})`,
      )
      .classed("dead", (share) => share === 0);
    const [rings, cores, crosses] = [0, 1, 2].map((k) =>
      each.select((_share, i, groups) => /** @type {Element} */ (groups[i]).children[k]),
    );
    const arm = 0.6 * radius;
    rings.attr("r", radius).attr("opacity", (share) => (share ? 1 : 0.4));
    cores.attr("r", (share) => share && Math.max(radius * Math.sqrt(share), 1.5)); // a live unit is always visible
    crosses.attr("d", (share) =>
      share ? null : `M${-arm},${-arm}L${arm},${arm}M${arm},${-arm}L${-arm},${arm}`,
    );
  }
  return {
    draw,
    height: (/** @type {Floats} */ units, /** @type {number} */ width) => {
      const { pitch, rows } = plan(firstUnits(units).length, width);
      return pitch * rows + 20;
    },
  };
}
