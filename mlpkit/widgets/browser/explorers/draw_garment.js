// A canvas of 28 × 28 pixels to draw on; what the network takes the drawing for; what it is most like.

/** @import { Bytes, Choice, Control, Floats, Link, Slider, Start, State } from "../types" */
/** @import { Judge } from "../judge.js" */

/**
 * @typedef {{
 *   drawing: Control<number[]>,
 *   stroke: Slider,
 *   taken: Slider,
 *   tool: Choice,
 *   width: Slider,
 *   shade: Slider,
 * }} Controls
 * @typedef {Partial<Judge> & {
 *   class_names: string[],
 *   probabilities: Floats | number[],
 *   changed: number,
 *   began: string,
 *   images: Bytes,
 *   named: string[],
 *   distances: Floats,
 *   searched: number,
 *   garment?: Bytes,
 * }} Numbers
 *   began: what the garment was taken for before it was changed
 *   garment: in a recording, the drawing that the other numbers belong to
 */

import { NOTEBOOK } from "../controls.js";
import { explorer } from "../frame.js";
import { drawGarment, frameFor } from "../garment.js";
import { judge } from "../judge.js";
import { clamp, colour, element, places } from "../page.js";
import { drawing as svgIn } from "../panel.js";

const SIDE = 28;
/** @type {Record<string, [right: number, down: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STYLE = `
.mlpkit .draw { display: grid; gap: 14px 30px; }
.mlpkit .draw.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .draw h2 { font-size: 13px; font-weight: 600; margin: 0 0 6px; }
.mlpkit .draw .paper { position: relative; border: 1px solid var(--quiet); touch-action: none; box-sizing: content-box; }
.mlpkit .draw .paper .garment { position: absolute; inset: 0; }
.mlpkit .draw .paper svg { position: absolute; inset: 0; pointer-events: none; }
.mlpkit .draw .near { margin-top: 10px; }
.mlpkit .draw ul { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .draw li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; }
.mlpkit .draw li .garment { margin: 0 auto 2px; }
.mlpkit .draw p:is(.so-far, .hint) { margin: 4px 0 0; font-size: 12px; }
.mlpkit .draw p.so-far { width: 0; min-width: 100%; } /* as wide as the drawing */
.mlpkit .draw p.hint { color: var(--quiet); }
.mlpkit .garment { image-rendering: pixelated; }
`;

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const names = link.numbers.class_names;
  const paper = canvasToDrawOn(link, root);
  const bars = probabilities(names);
  const near = neighbours(link.wakes ? "when it is live" : NOTEBOOK);
  const all = element(
    "div",
    { class: "draw" },
    paper.node,
    element("div", {}, bars.node, near.node),
  );
  picture.append(element("style", {}, STYLE), all);

  /** @type {Judged} */
  const asIs = (numbers) => ({ numbers });
  const judged = link.alone && link.numbers.W1 ? byThePage(link) : asIs;
  /** @type {Record<number, { changed: number, name: string }>} */
  const fewest = {}; // by garment: the fewest pixels that made it a different one, and which
  /** @type {(numbers: Numbers, taken: number) => string[]} */
  const soFar = ({ changed, began, probabilities: p }, taken) => {
    const name = names[p.indexOf(Math.max(...p))];
    const best = fewest[taken];
    if (name !== began && changed < (best?.changed ?? Infinity)) fewest[taken] = { changed, name };
    const { changed: least, name: to } = fewest[taken] ?? {};
    const told = least === undefined ? "none yet" : `${least} (${to})`;
    return [`At the start: ${began}.`, `Fewest pixels to a different one: ${told}.`];
  };
  return ({ numbers: recorded, state, drawn, width }) => {
    const { numbers, said } = judged(recorded, state);
    const wide = width >= 560;
    all.classList.toggle("wide", wide);
    const side = SIDE * Math.floor(Math.min(wide ? 0.48 * width : width - 4, 340) / SIDE);
    paper.update(state, numbers.changed, side, soFar(numbers, drawn.taken));
    bars.update(numbers, wide ? width - side - 34 : width);
    near.update(numbers, width, colour(root, "--ink"));
    return said;
  };
};

export default explorer(start);

/** @typedef {(numbers: Numbers, state: State<Controls>) => { numbers: Numbers, said?: string }} Judged */

/**
 * In a recording: do what the buttons say, and judge a drawing that was not recorded.
 *
 * @param {Link<Controls, Numbers>} link
 * @returns {Judged}
 */
function byThePage(link) {
  /** @type {number[][]} */
  const past = [];
  let last = link.state;
  /** @type {(edited: (row: number[]) => number[], more?: { tool: string }) => () => void} */
  const edit = (edited, more) => () => {
    const { drawing, stroke } = link.state;
    const rows = Array.from({ length: SIDE }, (_, k) => drawing.slice(k * SIDE, (k + 1) * SIDE));
    link.ask({ drawing: rows.flatMap(edited), stroke: stroke + 1, ...more });
  };
  link.served.undo = () => {
    if (past.length) link.ask({ drawing: past.pop() });
  };
  link.served.clear = edit((row) => row.map(() => 0), { tool: "paint" });
  link.served.mirror = edit((row) => [...row].reverse());
  link.served.move = edit((row) => [0, ...row.slice(0, -1)]);

  return (numbers, state) => {
    if (state.stroke !== last.stroke || state.taken !== last.taken) past.push(last.drawing);
    last = state;
    if (numbers.garment?.every((shade, k) => shade === state.drawing[k])) return { numbers };
    const p = [...judge(/** @type {Judge} */ (numbers), state.drawing)];
    const [first, second] = p
      .map((share, k) => ({
        share,
        said: `${numbers.class_names[k]}, ${places(100 * share, 1)}%`,
      }))
      .sort((a, b) => b.share - a.share);
    const { garment } = numbers;
    const changed = state.drawing.filter((shade, k) => shade !== garment?.[k]).length;
    const much = `Changed: ${changed} of ${SIDE * SIDE} pixels of garment ${state.taken}.`;
    const said = `${much} Taken for: ${first.said}; then ${second.said}.`;
    return { numbers: { ...numbers, probabilities: p, changed, named: [] }, said };
  };
}

/**
 * The canvas: it draws at once, and asks with every change. A stroke is from pressing down to letting
 * go.
 *
 * @param {Link<Controls, Numbers>} link
 * @param {HTMLElement} root
 */
function canvasToDrawOn(link, root) {
  const fixed = Boolean(link.controls.drawing.fixed);
  const image = frameFor(SIDE);
  const paper = element(
    "div",
    {
      class: "paper",
      "aria-label": `drawing of 28 by 28 pixels${fixed ? "" : ": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,
      ...(fixed ? { role: "img" } : { role: "application", tabindex: 0 }),
    },
    image,
  );
  const svg = svgIn(paper, "the brush").attr("aria-hidden", true);
  const rule = svg
    .append("path")
    .attr("stroke", "var(--faint)")
    .attr("stroke-width", 0.5)
    .attr("fill", "none");
  const brush = ["var(--page)", "var(--value)"].map((ink, k) =>
    svg
      .append("circle")
      .attr("fill", "none")
      .attr("stroke", ink)
      .attr("stroke-width", k ? 1.5 : 3.5),
  );
  const heard = element("span", { class: "heard", role: "status" });
  const hint = element(
    "p",
    { class: "hint" },
    fixed ? "Drawing needs the notebook." : "Draw with mouse or pen; or Tab here, arrows, Space.",
  );
  let [side, x, y, over] = [1, 13.5, 13.5, false]; // the brush, in pixels of the drawing

  /**
   * Draw a line to where the brush is: each pixel gets as much of its shade as the brush covers.
   *
   * @param {number} fromX
   * @param {number} fromY
   * @param {boolean} began  whether a stroke begins here
   */
  function stroke(fromX, fromY, began) {
    const { width, shade, tool } = link.state;
    const pixels = [...link.state.drawing];
    const steps = Math.max(1, Math.ceil(2 * Math.hypot(x - fromX, y - fromY)));
    for (let k = 0; k <= steps; k += 1) {
      const [atX, atY] = [fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps];
      for (let row = Math.max(0, Math.floor(atY - 4)); row <= Math.min(SIDE - 1, atY + 4); row += 1)
        for (
          let column = Math.max(0, Math.floor(atX - 4));
          column <= Math.min(SIDE - 1, atX + 4);
          column += 1
        ) {
          const covered = Math.min(
            Math.max(width / 2 + 0.5 - Math.hypot(row - atY, column - atX), 0),
            1,
          );
          const n = row * SIDE + column;
          pixels[n] =
            tool === "erase"
              ? Math.min(pixels[n], Math.round(255 * (1 - covered)))
              : Math.max(pixels[n], Math.round(255 * shade * covered));
        }
    }
    link.ask(began ? { drawing: pixels, stroke: link.state.stroke + 1 } : { drawing: pixels });
  }
  /**
   * @param {number} toX
   * @param {number} toY
   */
  function go(toX, toY) {
    [x, y] = [toX, toY];
    const { width } = link.state;
    for (const circle of brush)
      circle
        .attr("display", !fixed && (over || paper.matches(":focus-visible")) ? null : "none")
        .attr("cx", ((x + 0.5) * side) / SIDE)
        .attr("cy", ((y + 0.5) * side) / SIDE)
        .attr("r", ((width / 2) * side) / SIDE);
  }
  /** @type {(event: PointerEvent) => [x: number, y: number]} */
  const under = (event) => {
    const box = image.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * SIDE - 0.5,
      ((event.clientY - box.top) / box.height) * SIDE - 0.5,
    ];
  };
  /** @type {<Name extends keyof HTMLElementEventMap>(name: Name, heed: (event: HTMLElementEventMap[Name]) => void) => void} */
  const on = (name, heed) => {
    if (!fixed) paper.addEventListener(name, heed);
  };
  if (!fixed) paper.style.cursor = "none";
  on("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    paper.focus({ preventScroll: true, focusVisible: false });
    paper.setPointerCapture(event.pointerId);
    go(...under(event));
    stroke(x, y, true);
  });
  on("pointermove", (event) => {
    over = true;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [fromX, fromY] = [x, y];
      go(...under(one));
      if (event.buttons & 1 && paper.hasPointerCapture(event.pointerId))
        stroke(fromX, fromY, false);
    }
  });
  on("pointerleave", () => {
    over = false;
    go(x, y);
  });
  on("focus", () => go(Math.round(x), Math.round(y)));
  on("blur", () => go(x, y));
  on("keydown", (event) => {
    if (event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "z") {
      event.preventDefault();
      link.press("undo");
      return;
    }
    const by = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || (!by && event.key !== " ")) return;
    event.preventDefault();
    const [fromX, fromY] = [x, y].map(Math.round);
    const inside = (/** @type {number} */ value) => clamp(value, 0, SIDE - 1);
    if (by) go(inside(fromX + by[0]), inside(fromY + by[1]));
    if (!by) stroke(x, y, true);
    else if (event.shiftKey) stroke(fromX, fromY, true);
    const shade = link.state.drawing[Math.round(y) * SIDE + Math.round(x)] / 255;
    heard.textContent = `row ${Math.round(y) + 1}, column ${Math.round(x) + 1}: ${Math.round(100 * shade)}%`;
  });

  /**
   * @param {State<Controls>} state
   * @param {number} changed
   * @param {number} now
   * @param {string[]} told  below the drawing
   */
  function update(state, changed, now, told) {
    side = now;
    title.textContent = `the drawing: ${changed} of ${SIDE * SIDE} pixels changed`;
    lines.forEach((line, k) => {
      line.textContent = told[k];
    });
    for (const node of [paper, image])
      [node.style.width, node.style.height] = [`${side}px`, `${side}px`];
    svg.size(side, side);
    const grid = Array.from({ length: 6 }, (_, k) => ((k + 1) * 4 * side) / SIDE);
    rule.attr("d", grid.map((at) => `M${at},0V${side}M0,${at}H${side}`).join(""));
    const pixels = Uint8Array.from(state.drawing);
    drawGarment(image, asImage(pixels), colour(root, "--ink"));
    go(x, y);
  }
  const title = element("h2");
  const lines = [0, 1].map(() => element("p", { class: "so-far" }));
  const node = element("div", {}, title, paper, ...lines, hint, heard);
  return { node, update };
}

/** @returns {Bytes} */
const asImage = (/** @type {Uint8Array<ArrayBuffer>} */ pixels) =>
  Object.assign(pixels, { shape: [SIDE, SIDE] });

/**
 * A bar for each class, always in the same order; the name of the longest is bold.
 *
 * @param {string[]} names
 */
function probabilities(names) {
  const node = element("div", {}, element("h2", {}, "taken for"));
  const svg = svgIn(node, "the network's probabilities");
  const rows = svg.selectAll("g").data(names).join("g");
  rows
    .append("text")
    .attr("text-anchor", "end")
    .attr("x", 82)
    .attr("dy", "0.32em")
    .text((name) => name);
  const tracks = rows.append("rect").attr("x", 90).attr("fill", "var(--faint)").attr("rx", 1);
  const bars = rows.append("rect").attr("x", 90).attr("fill", "var(--value)").attr("rx", 1);
  const said = rows.append("text").attr("text-anchor", "end").attr("dy", "0.32em");
  /**
   * @param {Numbers} numbers
   * @param {number} width
   */
  function update({ probabilities: p }, width) {
    const each = 20;
    const long = width - 90 - 60;
    const most = p.indexOf(Math.max(...p));
    svg.size(width, each * names.length);
    rows
      .attr("transform", (_, k) => `translate(0,${each * (k + 0.5)})`)
      .attr("font-weight", (_, k) => (k === most ? 700 : null));
    tracks
      .attr("width", long)
      .attr("y", -each * 0.32)
      .attr("height", each * 0.64)
      .attr("fill-opacity", 0.5);
    bars
      .attr("width", (_, k) => Math.max(p[k] * long, 0.5))
      .attr("y", -each * 0.32)
      .attr("height", each * 0.64)
      .attr("fill-opacity", (_, k) => (k === most ? 1 : 0.6));
    said.attr("x", width).text((_, k) => `${places(100 * p[k], 1)}%`);
  }
  return { node, update };
}

/**
 * The training images that are nearest to the drawing.
 *
 * @param {string} where  they can be had, if not here
 */
function neighbours(where) {
  const title = element("h2", {});
  const list = element("ul", {});
  const node = element("div", { class: "near" }, title, list);
  /** @type {{ image: HTMLCanvasElement, words: HTMLElement }[]} */
  let cards = [];
  /**
   * @param {Numbers} numbers
   * @param {number} width
   * @param {string} ink
   */
  function update({ images, named, distances, searched }, width, ink) {
    const side = width < 720 ? 52 : 64;
    list.hidden = !named.length;
    title.textContent = !named.length
      ? `the nearest training images: ${where}`
      : `nearest of ${searched.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`;
    while (cards.length < named.length) {
      const card = { image: frameFor(64), words: element("div", {}) };
      list.append(element("li", {}, card.image, card.words));
      cards = [...cards, card];
    }
    cards.slice(0, named.length).forEach(({ image, words }, k) => {
      const pixels = images.subarray(k * SIDE * SIDE, (k + 1) * SIDE * SIDE);
      drawGarment(image, asImage(pixels), ink);
      [image.style.width, image.style.height] = [`${side}px`, `${side}px`];
      words.replaceChildren(
        named[k],
        element("br"),
        distances[k] === 0 ? "itself" : places(distances[k], 1),
      );
    });
  }
  return { node, update };
}
