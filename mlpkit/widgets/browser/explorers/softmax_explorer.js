// Four logits under the hand; e to each, the probabilities, the loss, and which way descent moves
// each logit.

/** @import { Choice, Floats, Marks, Now, Scales, Slider, Start } from "../types" */

/**
 * @typedef {{ z0: Slider, z1: Slider, z2: Slider, z3: Slider, label: Choice<number>, temperature: Slider }} Controls
 * @typedef {{
 *   p: number[],
 *   slopes: Floats,
 *   slope_name: string,
 *   loss: number,
 *   scaled: Floats,
 *   powers: number[],
 *   sum: number,
 *   code: string[],
 * }} Numbers
 */

import { pointer } from "d3-selection";
import { explorer } from "../frame.js";
import { handle, moveBySteps, roundKnob } from "../handle.js";
import { clamp, element, places, typeset, words } from "../page.js";
import { drawing, outline, panel, textLength } from "../panel.js";

const CLASSES = /** @type {const} */ ([0, 1, 2, 3]);
const ROW = 54;
const BAR = 18; // from a row's top to the middle of its bars
const LANE = 41; // and to that of its arrow
const SLOPE_1 = 4; // a slope of 1 is as long as this much of a logit
const WIDE = 720; // px: from here on the three panels are side by side
const MARGIN = 44; // for the number after a bar's end

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link }) => {
  const svg = drawing(picture, "logits, and the probabilities that softmax makes of them");
  const bands = CLASSES.map(() => svg.append("path").attr("fill", "var(--lit)"));
  const left = panel(svg);
  const middle = panel(svg);
  const right = panel(svg);
  const key = left.over.append("g").style("stroke", "var(--slope)").attr("stroke-width", 2);
  const keyLine = key.append("path").attr("fill", "none");
  const keyWords = [0, 1].map(() =>
    key
      .append("text")
      .attr("text-anchor", "end")
      .attr("stroke", "none")
      .style("fill", "var(--slope)"),
  );
  const zero = left.marks.append("line").attr("stroke", "var(--quiet)");
  const loss = right.over.append("text").attr("class", "loss").style("font-weight", 600);
  const { low, high } = link.controls.z0;
  const rows = CLASSES.map((k) => row(k));
  const formulas = writing(picture, light);
  /** @type {number | null} */
  let lit = null; // the class that is looked at; else the true one
  /** @type {Now<Controls, Numbers> | undefined} */
  let shown;
  /** @type {Scales} */
  let scales;
  /** @type {{ top: number, step: number }[]} */
  let zones; // in each a row for each class

  /** @param {typeof CLASSES[number]} k */
  function row(k) {
    const line = (/** @type {string} */ ink) =>
      left.marks.append("line").attr("stroke", `var(${ink})`);
    const name = () =>
      svg
        .append("text")
        .style("cursor", "pointer")
        .on("click", () => link.ask({ label: k }));
    const knob = roundKnob(left.over, 8, "var(--value)");
    const made = {
      scaled: line("--value").attr("stroke-width", 18).attr("stroke-opacity", 0.3),
      stem: line("--value").attr("stroke-width", 3),
      arrow: outline(left.over, "--slope", 2.5)
        .attr("class", "arrow")
        .attr("stroke-linejoin", "round"),
      slope: left.over.append("text").attr("class", "on-lines").style("fill", "var(--slope)"),
      value: left.over.append("text").attr("class", "on-lines"),
      beyond: left.over.append("text").style("fill", "var(--value)"),
      knob,
      bars: [middle, right].map(({ marks }) => marks.append("rect").attr("height", 18)),
      ends: [middle, right].map(({ over }) => over.append("text")), // the numbers at the bars' ends
      names: [name(), name(), name()],
      tell: handle(knob, left.marks, {
        drag: (x) => link.ask({ [`z${k}`]: clamp(scales.x.invert(x), low, high) }),
        nudge: (right, up) =>
          link.ask({
            [`z${k}`]: moveBySteps(link.controls[`z${k}`], link.state[`z${k}`], right + up),
          }),
      }),
    };
    knob.on("focus", () => light(k)).on("blur", () => light(null));
    return made;
  }

  /** @param {number | null} k */
  function light(k) {
    if (lit === k) return;
    lit = k;
    if (shown) draw(shown);
  }
  svg.on("pointermove pointerdown", (event) => {
    const y = pointer(event)[1];
    const zone = zones.find(({ top, step }) => top <= y && y < top + CLASSES.length * step);
    light(zone ? Math.floor((y - zone.top) / zone.step) : null);
  });
  svg.on("pointerleave", () => light(null));

  /** @param {Now<Controls, Numbers>} now */
  function draw(now) {
    shown = now;
    const { numbers, state, drawn, width } = now;
    const wide = width >= WIDE;
    const from = wide ? 88 : 74;
    const short = wide ? Math.round(0.19 * width) : width - from - MARGIN;
    const logits = wide ? width - from - 2 * short - 3 * MARGIN : width - from - 14;
    const steps = wide ? [ROW, ROW, ROW] : [ROW, 42, 42];
    const height = CLASSES.length * ROW;
    const tops = wide ? [28, 28, 28] : [28, 28 + height + 94, 28 + height + 94 + 4 * 42 + 58];
    const lefts = wide
      ? [from, from + logits + MARGIN, width - short - MARGIN]
      : [from, from, from];
    const lower = { width: short, y: [0, 1], x: [0, 1], yticks: [], grid: false };
    svg.size(width, tops[2] + CLASSES.length * steps[2] + (wide ? 56 : 40));
    const over = drawn.temperature === 1 ? "z" : "z / T";
    scales = left.place({
      left: from,
      top: tops[0],
      width: logits,
      height,
      x: [low, high],
      y: [0, 1],
      yticks: [],
      grid: false,
      title: drawn.temperature === 1 ? "logits z" : "logits z; pale: z / T",
    });
    middle.place({
      ...lower,
      left: lefts[1],
      top: tops[1],
      height: CLASSES.length * steps[1],
      title: `e to the ${over}`,
      xticks: [0, 1],
      xformat: (share) => (share ? `sum ${brief(numbers.sum)}` : "0"),
    });
    /** @type {Marks<SVGTextElement, number>} */
    const ticks = middle.root.selectAll(".axis text");
    ticks.style("text-anchor", (share) => (share ? "end" : null));
    const { x } = right.place({
      ...lower,
      left: lefts[2],
      top: tops[2],
      height: CLASSES.length * steps[2],
      title: "probabilities p",
      xticks: [0, 0.5, 1],
    });
    zones = (wide ? [0] : [0, 1, 2]).map((k) => ({ top: tops[k], step: steps[k] }));
    const unit = scales.x(SLOPE_1) - scales.x(0);
    const under = height + 30;
    keyLine.attr("d", `M${logits - unit},${under + 12}v8m0,-4h${unit}m0,-4v8`);
    keyWords[0].attr("x", logits).attr("y", under + 4);
    keyWords[1]
      .attr("x", logits - unit - 6)
      .attr("y", under + 20)
      .text(`its length: ${numbers.slope_name}, the slope along z; 1 =`);
    zero.attr("x1", scales.x(0)).attr("x2", scales.x(0)).attr("y2", height);

    const looked = lit ?? drawn.label;
    let cut = false;
    CLASSES.forEach((k) => {
      bands[k]
        .attr("display", k === looked ? null : "none")
        .attr(
          "d",
          zones.map(({ top, step }) => `M0,${top + k * step}h${width}v${step}h${-width}z`).join(""),
        );
      cut = place(rows[k], k, numbers, state[`z${k}`], logits) || cut;
      [rows[k].slope, rows[k].value].forEach((text) =>
        text.style("stroke", () => (k === looked ? "var(--lit)" : null)),
      );
      const [p, right] = [numbers.p[k], k === drawn.label];
      [brief(numbers.powers[k]), share(p)].forEach((text, which) => {
        const y = k * steps[which + 1] + BAR;
        rows[k].bars[which]
          .attr("y", y - 9)
          .attr("width", x(p))
          .attr("fill", `var(${right ? "--right" : "--value"})`);
        rows[k].ends[which].text(text);
        // A number too long for the margin goes below the bar, which is then as long as it gets.
        const below = textLength(rows[k].ends[which]) + 6 > short + MARGIN - x(p);
        rows[k].ends[which]
          .attr("x", below ? short : x(p) + 6)
          .attr("y", y + (below ? 24 : 4))
          .attr("text-anchor", below ? "end" : null);
      });
      rows[k].names.forEach((name, which) =>
        name
          .attr("x", 6)
          .attr("y", tops[which] + k * steps[which] + BAR + 4)
          .attr("display", which && wide ? "none" : null)
          .style("fill", () => (right ? "var(--right)" : null))
          .style("font-weight", () => (right ? 600 : null))
          .text(`${right ? "✓" : "○"} class ${k}`),
      );
    });
    keyWords[0].text(
      cut
        ? `arrow: where descent moves${wide ? " the logit; two heads: and beyond" : "; two heads: beyond"}`
        : "arrow: where a step of descent moves the logit",
    );
    loss
      .attr("x", 4)
      .attr("y", drawn.label * steps[2] + (wide ? LANE + 4 : 38))
      .text(`loss −log p = ${places(numbers.loss, 3)}`);
    formulas(numbers, drawn, looked);
  }

  /**
   * Place a class's logit z where the hand is: bar, handle, value, and below them its slope's arrow.
   * Returns whether the arrow is longer than the picture.
   *
   * @param {ReturnType<typeof row>} row
   * @param {number} k
   * @param {Numbers} numbers
   * @param {number} z
   * @param {number} width
   */
  function place(row, k, numbers, z, width) {
    const { x } = scales;
    const [slope, y] = [numbers.slopes[k], k * ROW + BAR];
    const across = (/** @type {Marks} */ line, /** @type {number} */ to) =>
      line.attr("x1", x(0)).attr("x2", x(to)).attr("y1", y).attr("y2", y);
    across(row.scaled, numbers.scaled[k]);
    across(row.stem, z);
    row.knob.attr("cx", x(z)).attr("cy", y);
    row.tell(
      `logit z${k}`,
      z,
      `${places(z, 1)}; p ${share(numbers.p[k])}, slope ${places(slope, 3)}`,
    );
    const outward = z >= 0 ? (x(z) + 42 < width ? 1 : -1) : x(z) - 42 > 0 ? -1 : 1;
    const scaled = numbers.scaled[k]; // its value is written where its bar is cut off
    row.beyond
      .attr("x", x(scaled > 0 ? high : low))
      .attr("y", y - 11)
      .attr("text-anchor", scaled > 0 ? "end" : "start")
      .text(
        scaled > high ? `${places(scaled, 1)} →` : scaled < low ? `← ${places(scaled, 1)}` : "",
      );
    row.value
      .attr("x", x(z) + 13 * outward)
      .attr("y", y + 4)
      .attr("text-anchor", outward > 0 ? "start" : "end")
      .text(places(z, 1));

    // An arrow that is longer than the picture ends at its edge, with two heads.
    const [tail, lane] = [x(z), k * ROW + LANE];
    const wanted = x(z - SLOPE_1 * slope);
    const tip = clamp(wanted, 0, width);
    const length = tip - tail;
    const head = Math.sign(length) * Math.min(6, Math.abs(length));
    const second = tip === wanted ? "" : `M${tip - head},${lane}m${-head},-5l${head},5l${-head},5`;
    row.arrow.attr(
      "d",
      `M${tail},${lane - 4}v8M${tail},${lane}h${length}m${-head},-5l${head},5l${-head},5${second}`,
    );
    row.slope.text(`${numbers.slope_name} = ${places(slope, 3)}`);
    const long = textLength(row.slope) + 8;
    const [beforeTail, afterTip] = length > 0 ? [tail - long, tip + 8] : [tail + 8, tip - long];
    const fits = beforeTail >= 0 && beforeTail + long <= width;
    const at = fits ? beforeTail : clamp(afterTip, 0, width - long);
    const crossed = at < Math.max(tail, tip) && Math.min(tail, tip) < at + long;
    row.slope.attr("x", at).attr("y", lane + (crossed ? -5 : 4)); // above an arrow as long as all
    return tip !== wanted;
  }

  return draw;
};

export default explorer(start);

/**
 * The formulas of one class and their lines of code; returns fill(numbers, state, k) for class k.
 *
 * @param {HTMLElement} picture
 * @param {(k: number | null) => void} light
 * @returns {(numbers: Numbers, state: { label: number, temperature: number }, k: number) => void}
 */
function writing(picture, light) {
  const subscript = (/** @type {string} */ word, /** @type {Element} */ index) =>
    math("msub", math("mi", word), index);
  const power = (/** @type {Element} */ index) =>
    math(
      "msup",
      math("mi", "e"),
      math("mrow", subscript("z", index), math("mo", "/"), math("mi", "T")),
    );
  const powers = CLASSES.map((k) => {
    const node = math("mn");
    node.addEventListener("pointerenter", () => light(k));
    node.addEventListener("pointerleave", () => light(null));
    return node;
  });
  const sum = math("mrow", ...powers.flatMap((node, k) => (k ? [math("mo", "+"), node] : [node])));
  const all = math(
    "mrow",
    math("munder", math("mo", "∑"), math("mi", "j")),
    power(math("mi", "j")),
  );
  const indices = [0, 1, 2, 3, 4].map(() => math("mn"));
  const [top, number, p] = [power(indices[0]), math("mn"), math("mn")];
  const [difference, slope, surprise] = [0, 1, 2].map(() => math("mrow"));
  const lines = [
    [
      math("math", subscript("p", indices[1]), math("mo", "="), math("mfrac", top, all)),
      math("math", math("mo", "="), math("mfrac", number, sum)),
      math("math", math("mo", "="), p),
    ],
    [
      math(
        "math",
        math(
          "mfrac",
          math("mrow", math("mo", "∂"), math("mi", "loss")),
          math("mrow", math("mo", "∂"), subscript("z", indices[4])),
        ),
        math("mo", "="),
        math(
          "mfrac",
          math("mrow", subscript("p", indices[2]), math("mo", "−"), subscript("y", indices[3])),
          math("mi", "T"),
        ),
        difference,
        slope,
      ),
    ],
    [math("math", surprise)],
  ];
  const code = lines.map(() => element("code"));
  const [seen, truth] = [element("span"), element("span")];
  picture.append(element("div", {}, "Looked at: ", seen, truth));
  seen.style.background = "var(--lit)";
  picture.append(
    element(
      "div",
      { class: "formulas" },
      ...lines.flatMap((line, k) => {
        line.forEach((one) => one.setAttribute("displaystyle", "true"));
        return [element("div", { class: "formula" }, ...line), code[k]];
      }),
    ),
  );
  [top, number, p].forEach((node) => node.setAttribute("class", "lit"));
  picture.append(element("div", {}, "T above 1 makes p more even, T below 1 sharper."));

  return (numbers, { label, temperature }, k) => {
    indices.forEach((index) => (index.textContent = String(k)));
    seen.textContent = `class ${k}`;
    truth.textContent = `; true: class ${label}, whose p the loss is made of.`;
    powers.forEach((node, j) => {
      node.textContent = brief(numbers.powers[j]);
      node.setAttribute("class", j === k ? "lit" : "");
    });
    number.textContent = brief(numbers.powers[k]);
    p.textContent = brief(numbers.p[k]);
    difference.replaceChildren(
      math("mo", "="),
      math(
        "mfrac",
        math(
          "mrow",
          math("mn", brief(numbers.p[k])),
          math("mo", "−"),
          math("mn", k === label ? 1 : 0),
        ),
        math("mn", words(temperature)),
      ),
    );
    slope.replaceChildren(math("mo", "="), math("mn", brief(numbers.slopes[k])));
    const minusLog = (/** @type {Element} */ of) =>
      math("mrow", math("mo", "−"), math("mi", "log"), math("mtext", "\u2009"), of);
    surprise.replaceChildren(
      math("mi", "loss"),
      math("mo", "="),
      minusLog(subscript("p", math("mn", label))),
      math("mo", "="),
      minusLog(math("mn", brief(numbers.p[label]))),
      math("mo", "="),
      math("mn", places(numbers.loss, 3)),
    );
    numbers.code.forEach((line, which) =>
      code[which].replaceChildren(
        ...line
          .replaceAll("{t}", String(label))
          .split(/(\w+\[\{k\}\])/)
          .map((part, odd) =>
            odd % 2 ? element("span", { class: "lit" }, part.replace("{k}", String(k))) : part,
          ),
      ),
    );
  };
}

/**
 * A MathML element.
 *
 * @param {string} tag
 * @param {...(Node | string | number)} children
 */
function math(tag, ...children) {
  const made = document.createElementNS("http://www.w3.org/1998/Math/MathML", tag);
  made.append(...children.map((child) => (child instanceof Node ? child : String(child))));
  return made;
}

/**
 * A probability to three decimals, but a small one not as 0; the same as in ../../softmax_explorer.py.
 *
 * @param {number} p
 */
function share(p) {
  const text = places(p, 3);
  return p > 0 && text === "0.000" ? "<0.001" : text;
}

/**
 * Three digits, and a power of ten if the number is very large or small: 2.69·10⁴³.
 *
 * @param {number} value
 */
function brief(value) {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return words(value);
  return typeset(value.toExponential(2));
}
