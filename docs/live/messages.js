// Messages between explorers in the worker and their figures on the page: explorers.py is at their
// other end. To the worker: {explorer, number, told}, a figure's place and what its user did. From
// it: {explorer, text, buffers} with new values, {explorer, idle: number} once a message is done
// with, with `error` if Python raised one.

const HEAR = `
from docs.live import explorers
explorers.hear
`;

/**
 * Connects them; returns a function that takes a message from the page.
 *
 * @param {{ runPython(source: string): any, registerJsModule(name: string, module: object): void }} pyodide
 * @param {(message: object, transfer?: Transferable[]) => void} tell
 */
export function connect(pyodide, tell) {
  pyodide.registerJsModule("worker_explorers", {
    tell(explorer, text, proxy) {
      const buffers = proxy.toJs();
      tell(
        { explorer, text, buffers },
        buffers.map((one) => one.buffer),
      );
    },
  });
  let hear; // imported when the first explorer is there
  return ({ explorer, number, told }) => {
    const idle = { explorer, idle: number };
    try {
      hear ??= pyodide.runPython(HEAR);
      hear(explorer, JSON.stringify(told));
      tell(idle);
    } catch (error) {
      const [last] = String(error.message).trim().split("\n").slice(-1);
      tell({ ...idle, error: last, fatal: Boolean(error.pyodide_fatal_error) });
    }
  };
}
