// What is used here of JupyterLab's notebooks, and the few functions that its other files share.

/**
 * A JupyterLab signal.
 *
 * @template Sender, Told
 * @typedef {{ connect(slot: (sender: Sender, told: Told) => void): void }} Signal
 */

/**
 * @typedef {{
 *   model: {
 *     id: string,
 *     type: string,
 *     contentChanged: Signal<unknown, unknown>,
 *     sharedModel: {
 *       getSource(): string,
 *       updateSource(start: number, end: number, text: string): void,
 *     },
 *     outputs: { length: number, get(k: number): { type: string } },
 *   },
 *   node: HTMLElement,
 *   ready: Promise<void>,
 * }} Cell
 * @typedef {{
 *   requestHistory(what: object): Promise<{ content: { history: [number, number, string][] } }>,
 *   requestExecute(what: object): {
 *     done: Promise<{ content: { status: string, ename?: string, evalue?: string } }>,
 *   },
 * }} Kernel
 * @typedef {{ ready: Promise<void>, session: { kernel: Kernel | null } | null }} SessionContext
 * @typedef {{
 *   context: { ready: Promise<void> },
 *   revealed: Promise<void>,
 *   sessionContext: SessionContext,
 *   content: Notebook,
 * }} NotebookPanel
 * @typedef {{
 *   parent: NotebookPanel,
 *   isDisposed: boolean,
 *   isVisible: boolean,
 *   node: HTMLElement,
 *   widgets: Cell[],
 *   model: { cells: { changed: Signal<unknown, unknown> } },
 *   activeCellIndex: number,
 *   activate(): void,
 *   scrollToItem(k: number, align: string): Promise<void>,
 * }} Notebook
 * @typedef {{ notebook: Notebook, cell: Cell }} Scheduled
 * @typedef {Scheduled & { error?: { errorName?: string, errorValue?: string } | null }} Executed
 * @typedef {{
 *   runCells(content: Notebook, cells: Cell[], context: SessionContext): Promise<boolean>,
 *   executionScheduled: Signal<unknown, Scheduled>,
 *   executed: Signal<unknown, Executed>,
 * }} Actions
 * @typedef {(address: string, sent?: object) => Promise<any>} Ask  the server's answer, an object
 */

const STYLE = `
.checker-under[hidden] { display: none; }
.checker-under {
  margin: 0.3em 0 0.5em calc(var(--jp-cell-prompt-width) + var(--jp-cell-collapser-width) + 5px);
  font: var(--jp-ui-font-size1, 13px) / 1.5 var(--jp-ui-font-family); color: var(--jp-ui-font-color1);
}
.checker-under button {
  font: inherit; color: inherit; background: none; cursor: pointer; margin: 0.4em 0.5em 0 0;
  border: 1px solid currentcolor; border-radius: 4px; padding: 2px 9px; min-height: 26px;
}
.checker-letters button { min-width: 2.4em; margin: 0 0.2em; }
.checker-letters button[aria-pressed="true"] {
  font-weight: bold; background: var(--jp-layout-color3); box-shadow: inset 0 0 0 1px currentcolor;
}
.checker-under button:focus-visible { outline: 2px solid #0072b2; outline-offset: 2px; }
.checker-under button[aria-disabled="true"] { opacity: 0.5; cursor: default; }
`;
const sheet = document.createElement("style");
sheet.textContent = STYLE;
document.head.append(sheet);

const [PAUSE, PATIENCE] = [100, 10_000]; // ms
const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

/** @param {Cell} cell */
export const sourceOf = (cell) => cell.model.sharedModel.getSource();

/**
 * The code cells above one of a notebook's cells, in order.
 *
 * @param {Notebook} notebook
 * @param {Cell} cell
 */
export const codeAbove = ({ widgets }, cell) =>
  widgets.slice(0, widgets.indexOf(cell)).filter(({ model }) => model.type === "code");

/**
 * A button with a label.
 *
 * @param {string} label
 * @param {() => void} press
 */
export function button(label, press) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: label, onclick: press });
  return made;
}

/**
 * An element that sits under a cell's code.
 *
 * @param {string} name  its class
 * @param {...(Node | string)} children
 */
export function under(name, ...children) {
  const made = document.createElement("div");
  made.className = `checker-under ${name}`;
  made.dataset.lmSuppressShortcuts = "true"; // else Space and Enter are JupyterLab's
  made.append(...children);
  return made;
}

let shown = 0; // how many cells were shown; a new one ends the wait for the one before

/**
 * Scroll to a cell and make it the active one.
 *
 * A notebook that was just opened grows while its cells are drawn, on a slow machine for seconds, so
 * the cell is put in its place again until then, or until a hand scrolls.
 *
 * @param {Notebook} notebook
 * @param {Cell} cell
 */
export async function showCell(notebook, cell) {
  shown += 1;
  const [turn, end] = [shown, performance.now() + PATIENCE];
  const offset = () =>
    cell.node.getBoundingClientRect().top - notebook.node.getBoundingClientRect().top;
  const byHand = () => (shown += 1);
  for (const kind of BY_HAND) addEventListener(kind, byHand, { capture: true, once: true });
  notebook.activeCellIndex = notebook.widgets.indexOf(cell); // where keys go from now on
  let place = Number.NaN;
  while (turn === shown && performance.now() < end) {
    if (offset() !== place) {
      await notebook.scrollToItem(notebook.widgets.indexOf(cell), "start");
      place = offset();
    }
    await new Promise((then) => setTimeout(then, PAUSE));
    if (notebook.isDisposed || !notebook.isVisible) break; // closed, or behind another tab
  }
  for (const kind of BY_HAND) removeEventListener(kind, byHand, true);
}
