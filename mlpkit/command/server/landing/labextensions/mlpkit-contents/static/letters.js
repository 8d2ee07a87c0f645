// Under the cell of a guess whose options have letters: a button for each letter. A press writes the
// letter into the call, as if it had been typed, and runs the cell.

/** @import { Actions, Cell, Notebook, NotebookPanel } from "./notebooks.js" */

import { button, sourceOf, under } from "./notebooks.js";

// A call's name, and its answer: a text in quotes, else everything up to a comma or the bracket.
const CALL =
  /^[ \t]*(?:guess|place|review)\(\s*["'](\w+)["']\s*,\s*("[^"\n]*"|'[^'\n]*'|[^,)\n]*?)\s*[,)]/dgm;
const AROUND = /^[\s"'().:]+|[\s"'().:]+$/g; // what a letter may have around it, as in typed_guess.py

/** @typedef {Record<string, string[]>} Letters  those of a guess, by its name */

/**
 * The first call in a cell that asks for a letter, or undefined.
 *
 * @param {string} source
 * @param {Letters} letters
 */
function callIn(source, letters) {
  const found = [...source.matchAll(CALL)].find(([, name]) => Object.hasOwn(letters, name));
  const [start, end] = found?.indices?.[2] ?? [0, 0];
  return found && { letters: letters[found[1]], typed: found[2], start, end };
}

/**
 * Add the buttons to every notebook that is opened from now on.
 *
 * @param {{ addWidgetExtension(kind: string, made: object): void }} registry
 * @param {Actions} actions
 * @param {Promise<Letters>} asked
 */
export function addLetters(registry, actions, asked) {
  /** @param {NotebookPanel} panel */
  async function watch({ context, content }) {
    const [letters] = await Promise.all([asked, context.ready]);
    const known = new WeakSet();
    const look = () =>
      content.widgets
        .filter((cell) => cell.model.type === "code" && !known.has(cell))
        .forEach((cell) => {
          known.add(cell);
          addRow(content, cell, actions, letters);
        });
    content.model.cells.changed.connect(look);
    look();
  }
  registry.addWidgetExtension("Notebook", {
    /** @param {NotebookPanel} panel */
    createNew(panel) {
      watch(panel);
    },
  });
}

/**
 * Keep a row of buttons between a cell's code and its output while its source asks for a letter.
 *
 * @param {Notebook} notebook
 * @param {Cell} cell
 * @param {Actions} actions
 * @param {Letters} letters
 */
async function addRow(notebook, cell, actions, letters) {
  const row = under("checker-letters");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Your answer");
  /** @param {string} letter */
  async function press(letter) {
    const call = callIn(sourceOf(cell), letters);
    if (!call) return;
    cell.model.sharedModel.updateSource(call.start, call.end, `"${letter}"`);
    await actions.runCells(notebook, [cell], notebook.parent.sessionContext);
  }
  let drawn = "";
  function draw() {
    const call = callIn(sourceOf(cell), letters);
    const all = call?.letters ?? [];
    row.hidden = !call;
    if (drawn !== all.join()) {
      drawn = all.join();
      row.replaceChildren("Your answer: ", ...all.map((one) => button(one, () => press(one))));
    }
    const chosen = call?.typed.replace(AROUND, "").toLowerCase();
    for (const one of row.querySelectorAll("button"))
      one.ariaPressed = String(one.textContent === chosen);
  }
  cell.model.contentChanged.connect(draw);
  draw();
  await cell.ready; // else it has no nodes yet
  cell.node.querySelector(":scope > .jp-Cell-outputWrapper")?.before(row);
}
