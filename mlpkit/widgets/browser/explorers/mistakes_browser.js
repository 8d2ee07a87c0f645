// The confusion matrix, the images of its cells in pages, and next to them the map.

/** @import { Bytes, Choice, Control, Floats, Ints, Link, Slider, Start, State } from "../types" */
/** @import { Describe, Mapped, Part } from "../images_map.js" */

/**
 * @typedef {{ true: Choice, taken_for: Choice, page: Slider, part: Control<Part>, hovered: Slider }} Controls
 * @typedef {{
 *   class_names: string[],
 *   counts: Ints,
 *   labels: Bytes,
 *   predicted: Bytes,
 *   percent: Bytes,
 *   points?: Floats,
 *   centres?: Floats,
 *   marked: Ints,
 *   found: number,
 *   pages: number,
 *   shown: Ints,
 *   images: Bytes[],
 *   surely: string[],
 *   hovered: { image: Bytes, surely: string } | null,
 * }} Numbers
 */

import { explorer } from "../frame.js";
import { drawGarment, frameFor } from "../garment.js";
import { mapOfImages, WHOLE } from "../images_map.js";
import { clamp, colour, element, switchOff } from "../page.js";

const ANY = "any";
const SHOWN = 12;
const STYLE = `
.mlpkit .mistakes { display: grid; gap: 14px 24px; }
.mlpkit .mistakes.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .mistakes.wide.mapped > .images { grid-column: 1 / -1; }
.mlpkit .mistakes h2 { font-size: 13px; font-weight: 600; margin: 0 0 4px; }
.mlpkit .mistakes table { border-collapse: separate; border-spacing: 1px; margin: 0; table-layout: fixed; }
.mlpkit .mistakes :is(td, th) {
  box-sizing: border-box; width: var(--cell); height: var(--cell); padding: 0; border: 0;
  font-size: 12px; font-weight: 400; text-align: center; cursor: pointer; color: var(--ink); background: none;
  font-variant-numeric: tabular-nums; border-radius: 2px;
}
.mlpkit .mistakes td.none { color: var(--quiet); }
.mlpkit .mistakes :is(td, th):hover { box-shadow: 0 0 0 1px var(--quiet); }
.mlpkit .mistakes :is(td, th)[aria-selected="true"] { box-shadow: 0 0 0 2px var(--ink); font-weight: 700; }
.mlpkit .mistakes :is(td, th):focus-visible { outline-offset: 1px; z-index: 1; position: relative; }
.mlpkit .mistakes th[scope="row"] { width: 76px; text-align: right; padding-right: 6px; white-space: nowrap; }
.mlpkit .mistakes thead th { height: 84px; vertical-align: bottom; }
.mlpkit .mistakes thead th span { writing-mode: vertical-rl; transform: rotate(180deg); padding-top: 4px; }
.mlpkit .mistakes thead th:first-child { width: 76px; text-align: right; padding: 0 6px 4px 0; }
.mlpkit .mistakes thead th:first-child span { writing-mode: initial; transform: none; }
.mlpkit .mistakes thead th:first-child:is(:hover, [aria-selected="true"]) { box-shadow: none; }
.mlpkit .mistakes thead th:first-child span { display: inline-block; padding: 3px 5px; border-radius: 2px; }
.mlpkit .mistakes thead th:first-child:hover span { box-shadow: 0 0 0 1px var(--quiet); }
.mlpkit .mistakes thead th:first-child[aria-selected="true"] span { box-shadow: 0 0 0 2px var(--ink); }
.mlpkit .mistakes .map { position: relative; }
.mlpkit .mistakes p.key { margin: 0 0 4px; font-size: 12px; line-height: 1.35; color: var(--quiet); }
.mlpkit .mistakes .images { position: relative; }
.mlpkit .mistakes p.none { position: absolute; margin: 0; }
.mlpkit .mistakes .map > div { position: relative; }
.mlpkit .mistakes .map svg { position: absolute; inset: 0; touch-action: pan-y; }
.mlpkit .mistakes .map svg.draggable { cursor: crosshair; }
.mlpkit .mistakes .map text { paint-order: stroke; stroke: var(--page); stroke-width: 3px; pointer-events: none; text-anchor: middle; }
.mlpkit .mistakes .tip {
  position: absolute; pointer-events: none; padding: 5px 8px; background: var(--page); font-size: 12px;
  border: 1px solid var(--quiet); border-radius: 4px; width: max-content; z-index: 2;
}
.mlpkit .mistakes .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; margin-bottom: 8px; }
.mlpkit .mistakes .bar h2 { flex: 1 1 auto; margin: 0; }
.mlpkit .mistakes .bar input { width: 110px; }
.mlpkit .mistakes ul { display: grid; gap: 10px 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .mistakes li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; border-radius: 4px; min-height: 120px; }
.mlpkit .mistakes li .garment { margin: 2px auto; }
.mlpkit .mistakes li:is(:hover, .pointed) { background: var(--lit); }
.mlpkit .garment { image-rendering: pixelated; }
`;

/** @type {Start<Controls, Numbers>} */
const start = ({ picture, link, root }) => {
  const { class_names: names, counts, labels, predicted, percent, points } = link.numbers;
  const grid = matrix(names, counts, (true_, taken) => link.ask({ true: true_, taken_for: taken }));
  const mapped = /** @type {Link<Controls, Mapped>} */ (link);
  const map = points && mapOfImages(mapped, root, (n) => gallery.light(n));
  const gallery = pages(link, (n) => map?.ring(n));
  const all = element("div", { class: points ? "mistakes mapped" : "mistakes" }, grid.node);
  if (map) all.append(map.node);
  all.append(gallery.node);
  picture.append(element("style", {}, STYLE), all);

  return ({ numbers, state, drawn, width }) => {
    const wide = width >= 620;
    all.classList.toggle("wide", wide);
    const cell = Math.min(Math.floor((wide ? 0.53 * width : width) - 92) / names.length - 1, 34);
    all.style.setProperty("--cell", `${Math.floor(cell)}px`);
    grid.update(state);
    const ink = colour(root, "--ink");
    /** @type {Describe} */
    const describe = (n) => [
      names[labels[n]],
      labels[n] === predicted[n] ? "correct" : `as ${names[predicted[n]]}`,
      `${percent[n]}% sure`,
    ];
    map?.update({
      numbers: /** @type {Mapped} */ (numbers),
      state,
      drawn,
      ink,
      describe,
      side: Math.min(wide ? width - grid.node.offsetWidth - 24 : width, 460),
    });
    gallery.update({
      numbers,
      state,
      ink,
      describe,
      columns: wide && map ? 6 : width > 480 ? 4 : 3,
    });
  };
};

export default explorer(start);

/**
 * The matrix as a grid: one tab stop, arrows move within it, Enter or a click opens a cell.
 *
 * @param {string[]} names
 * @param {Ints} counts
 * @param {(label: string, taken: string) => void} open
 */
function matrix(names, counts, open) {
  const C = names.length;
  const most = Math.max(1, ...counts.filter((_, k) => k % (C + 1)));
  const images = names.map((_, i) =>
    counts.subarray(i * C, (i + 1) * C).reduce((a, b) => a + b, 0),
  );
  const options = [ANY, ...names];
  const cells = options.map((_, row) =>
    options.map((_, column) =>
      row && column
        ? count(
            names,
            row - 1,
            column - 1,
            counts[(row - 1) * C + column - 1],
            row === column ? images[row - 1] : most,
          )
        : head(names, row, column),
    ),
  );
  const [first, ...body] = cells.map((row) => element("tr", {}, ...row));
  const table = element(
    "table",
    {
      role: "grid",
      "aria-label":
        "confusion matrix: a row for each true class, a column for what it was taken for",
    },
    element("thead", {}, first),
    element("tbody", {}, ...body),
  );
  let [row, column] = [0, 0];
  cells[0][0].tabIndex = 0;

  /**
   * @param {number} toRow
   * @param {number} toColumn
   */
  function move(toRow, toColumn, focus = true) {
    cells[row][column].tabIndex = -1;
    [row, column] = [clamp(toRow, 0, C), clamp(toColumn, 0, C)];
    cells[row][column].tabIndex = 0;
    if (focus) cells[row][column].focus();
  }
  /** @type {(target: EventTarget | null) => [row: number, column: number]} */
  const place = (target) => {
    const node = /** @type {HTMLTableCellElement} */ (target);
    const at = cells.findIndex((line) => line.includes(node));
    return [at, cells[at].indexOf(node)];
  };
  table.addEventListener("focusin", ({ target }) => move(...place(target), false));
  table.addEventListener("click", ({ target }) => {
    const node = /** @type {Element} */ (target).closest("td, th");
    if (!node) return;
    move(...place(node));
    open(options[row], options[column]);
  });
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, [row: number, column: number]>} */
    const moves = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Home: [row, 0],
      End: [row, C],
      PageUp: [0, column],
      PageDown: [C, column],
    };
    const to = moves[event.key];
    if (to) move(...to);
    else if (event.key === "Enter" || event.key === " ") open(options[row], options[column]);
    else return;
    event.preventDefault();
  });
  /** @param {State<Controls>} state */
  function update(state) {
    /** @type {[number, number]} */
    const at = [options.indexOf(state.true), options.indexOf(state.taken_for)];
    if (!table.matches(":focus-within")) move(...at, false);
    cells
      .flat()
      .forEach((node) =>
        node.setAttribute("aria-selected", String(String(place(node)) === String(at))),
      );
  }
  const title = element("h2", {}, "true class (row), taken for (column)");
  return { node: element("div", {}, title, element("div", {}, table)), update };
}

/**
 * How often class i was taken for class j: the more often, the deeper the colour.
 *
 * @param {string[]} names
 * @param {number} i
 * @param {number} j
 * @param {number} number
 * @param {number} most  the number that has the deepest colour
 */
function count(names, i, j, number, most) {
  const ink = i === j ? "--right" : "--wrong";
  const share = Math.round((42 * number) / most);
  return element(
    "td",
    {
      tabindex: -1,
      class: number ? "some" : "none",
      "aria-label": `${names[i]} taken for ${names[j]}: ${number}`,
      style: number > 0 && `background: color-mix(in srgb, var(${ink}) ${share}%, transparent)`,
    },
    number ? String(number) : "·",
  );
}

/**
 * The name of a row or a column, counted from 1; in the corner, where both are 0, all mistakes.
 *
 * @param {string[]} names
 * @param {number} row
 * @param {number} column
 */
function head(names, row, column) {
  const [name, about, scope] = row
    ? [names[row - 1], `${names[row - 1]} taken for any other`, "row"]
    : column
      ? [names[column - 1], `any other taken for ${names[column - 1]}`, "col"]
      : ["all mistakes", "all mistakes"];
  return element("th", { tabindex: -1, scope, "aria-label": about }, element("span", {}, name));
}

/**
 * One page of images, and what turns the pages.
 *
 * @param {Link<Controls, Numbers>} link
 * @param {(n: number) => void} ring
 */
function pages(link, ring) {
  const title = element("h2", { "aria-live": "off" });
  const turn = (/** @type {number} */ page) => link.ask({ page });
  const back = element(
    "button",
    { type: "button", "aria-label": "previous page", onclick: () => turn(link.state.page - 1) },
    "‹",
  );
  const next = element(
    "button",
    { type: "button", "aria-label": "next page", onclick: () => turn(link.state.page + 1) },
    "›",
  );
  /** @type {HTMLInputElement} */
  const range = element("input", {
    type: "range",
    min: 1,
    step: 1,
    "aria-label": "page, 12 images each",
    oninput: () => turn(Number(range.value)),
  });
  const count = element("span", {});
  const turning = [back, range, next];
  const cards = Array.from({ length: SHOWN }, () => {
    const [over, under, image] = [element("div", {}), element("div", {}), frameFor(68)];
    const node = element("li", {}, over, image, under);
    const card = { node, over, under, image, n: -1 };
    node.addEventListener("pointerenter", () => ring(card.n));
    node.addEventListener("pointerleave", () => ring(-1));
    return card;
  });
  const list = element(
    "ul",
    { "aria-label": "the chosen images, the most confident first" },
    ...cards.map(({ node }) => node),
  );
  const none = element("p", { class: "none" }, "none");
  let lit = -1;
  /** Light the picture of image n, if it is on this page, as under the pointer. */
  function light(n = lit) {
    lit = n;
    for (const card of cards) card.node.classList.toggle("pointed", card.n >= 0 && card.n === lit);
  }
  /**
   * @param {{
   *   numbers: Numbers,
   *   state: State<Controls>,
   *   ink: string,
   *   describe: Describe,
   *   columns: number,
   * }} now
   */
  function update({ numbers, state, ink, describe, columns }) {
    title.textContent = `${heading(state)}: ${numbers.found.toLocaleString("en")}`;
    const fixed = link.controls.page.fixed;
    count.textContent =
      fixed && numbers.pages > 1
        ? `the first ${SHOWN}; more pages need the notebook`
        : `page ${state.page} of ${numbers.pages}`;
    range.max = String(numbers.pages);
    range.value = String(state.page);
    range.setAttribute("aria-valuetext", count.textContent);
    switchOff(back, state.page <= 1 && "this is the first page");
    switchOff(next, state.page >= numbers.pages && "this is the last page");
    if (fixed)
      turning.forEach((node) => {
        node.hidden = node.disabled = true;
      });
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    none.hidden = numbers.found > 0;
    cards.forEach((card, k) => {
      card.n = numbers.shown[k] ?? -1;
      card.node.style.visibility = card.n < 0 ? "hidden" : ""; // its place stays, so that nothing jumps
      if (card.n < 0) return;
      const [name, as] = describe(card.n);
      card.over.replaceChildren(name, element("br"), as);
      card.under.textContent = numbers.surely[k];
      drawGarment(card.image, numbers.images[k], ink);
    });
    light();
  }
  const bar = element("div", { class: "bar" }, title, ...turning, count);
  const key = element(
    "p",
    { class: "key" },
    "% sure: the probability that the network assigns to its answer.",
  );
  return { node: element("div", { class: "images" }, bar, key, none, list), update, light };
}

/** @param {State<Controls>} state */
function heading({ true: label, taken_for: taken, part }) {
  const what =
    label === taken && label === ANY
      ? "all mistakes"
      : label === taken
        ? `${label}, correct`
        : label === ANY
          ? `another class taken for ${taken}`
          : taken === ANY
            ? `${label} taken for another class`
            : `${label} taken for ${taken}`;
  return String(part) === String(WHOLE) ? what : `${what}, in the rectangle`;
}
