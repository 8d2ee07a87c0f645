// Cells that need what cells above them make, when those have not run since the kernel was started:
// what to do, with a button that does it, and explorers that a link leads to.

/** @import { Actions, Ask, Cell, Kernel, Notebook } from "./notebooks.js" */

import { button, codeAbove, showCell, sourceOf, under } from "./notebooks.js";

const MISSING = /^name '(.+?)' is not defined/;
const RUN = "Run all above, then this cell";
const RUNNING = "Running the cells above …";
const STOPPED = "A cell above failed, so this one has not run.";
const NOT_RUN = "What this cell needs from the cells above could not be run.";
const NEEDED = "Running what this cell needs from the cells above …";

/** @type {WeakMap<Cell, HTMLElement>} */
const notes = new WeakMap();

/**
 * Show a note below a cell, in place of the one before; returns the element with its text.
 *
 * @param {Cell} cell
 * @param {Node | string} text
 */
function tell(cell, text) {
  forget(cell);
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  const note = under("checker-unrun", told);
  notes.set(cell, note);
  cell.node.append(note);
  told.append(text); // last, so that a screen reader says it
  return told;
}

/** @param {Cell} cell */
function forget(cell) {
  notes.get(cell)?.remove();
  notes.delete(cell);
}

/**
 * The sources that a kernel has run since it was started.
 *
 * @param {Kernel} kernel
 */
async function hasRun(kernel) {
  const whole = { hist_access_type: "range", session: 0, start: 1, stop: 1e9 };
  const { content } = await kernel.requestHistory({ ...whole, raw: true, output: false });
  const sources = new Set(content.history.map(([, , source]) => source.trimEnd()));
  return (/** @type {Cell} */ cell) => sources.has(sourceOf(cell).trimEnd());
}

/** @param {Notebook} notebook */
const kernelOf = (notebook) => notebook.parent.sessionContext.session?.kernel;

/** @param {Cell} cell */
function failed({ model: { outputs } }) {
  return Array.from({ length: outputs.length }, (_, k) => outputs.get(k).type).includes("error");
}

/**
 * Answer a NameError for a name that a cell above makes; any other error is the learner's own.
 *
 * @param {Actions} actions
 * @param {Ask} ask
 */
export function answerMissingNames(actions, ask) {
  actions.executionScheduled.connect((_, { cell }) => forget(cell));
  actions.executed.connect(async (_, { notebook, cell, error }) => {
    const name = error?.errorName === "NameError" && MISSING.exec(error.errorValue ?? "")?.[1];
    const kernel = kernelOf(notebook);
    if (!name || !kernel) return;
    const ran = await hasRun(kernel);
    const unrun = codeAbove(notebook, cell).filter((one) => !ran(one));
    const { told } = await ask("missing_name", { name, unrun: unrun.map(sourceOf) });
    if (!told || !failed(cell)) return;
    const text = document.createElement("div");
    text.innerHTML = told;
    offer(actions, notebook, cell, text);
  });
}

/**
 * Show a text below a cell, and the button.
 *
 * @param {Actions} actions
 * @param {Notebook} notebook
 * @param {Cell} cell
 * @param {Node | string} text
 */
function offer(actions, notebook, cell, text) {
  const told = tell(cell, text);
  const press = button(RUN, async () => {
    press.ariaDisabled = "true";
    told.textContent = RUNNING;
    const context = notebook.parent.sessionContext;
    const above = notebook.widgets.slice(0, notebook.widgets.indexOf(cell));
    if (!(await actions.runCells(notebook, above, context))) {
      offer(actions, notebook, cell, STOPPED);
      return;
    }
    await actions.runCells(notebook, [cell], context);
    showCell(notebook, cell); // what ran above it has grown
    notebook.activate();
  });
  told.after(press);
}

/**
 * Run an explorer's cell and, before it, what it needs from the cells above; unless the kernel has
 * run it already.
 *
 * @param {Actions} actions
 * @param {Ask} ask
 * @param {Notebook} notebook
 * @param {Cell} cell
 */
export async function wake(actions, ask, notebook, cell) {
  await notebook.parent.sessionContext.ready;
  const kernel = kernelOf(notebook);
  if (!kernel || ((await hasRun(kernel))(cell) && !failed(cell))) return;
  const sources = [...codeAbove(notebook, cell), cell].map(sourceOf);
  const { code } = await ask("needed", { sources });
  if (code) {
    tell(cell, NEEDED);
    const { content } = await kernel.requestExecute({ code, store_history: false }).done;
    if (content.status !== "ok") {
      offer(actions, notebook, cell, `${NOT_RUN} ${content.ename}: ${content.evalue}`);
      return;
    }
  }
  await actions.runCells(notebook, [cell], notebook.parent.sessionContext);
}
