// Python as in the worker of a page, but in Node, for tests and to compile modules:
//
//     node node.mjs FOLDER FILE ARGUMENT...
//
// FOLDER has the modules that a page has; FILE is run with the arguments in sys.argv. If the
// environment variable DRAWING is set, Matplotlib is there.

import fs from "node:fs";
import { addAlarm } from "./alarm.js";
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";

const ARCHIVES = ["numpy", ...(process.env.DRAWING ? ["drawing"] : [])];
const [folder, ...command] = process.argv.slice(2);
const pyodide = await loadPyodide();
addAlarm(pyodide);
const extractDir = pyodide.runPython("import sysconfig; sysconfig.get_path('purelib')");
for (const name of ARCHIVES) {
  const archive = new URL(`../wasm/${name}.tar.gz`, import.meta.url);
  pyodide.unpackArchive(new Uint8Array(fs.readFileSync(archive)), "gztar", { extractDir });
}
pyodide.mountNodeFS("/page", folder);
pyodide.globals.set("command", pyodide.toPy(command));
try {
  pyodide.runPython(`
import os, sys
sys.path.insert(0, "/page")
sys.argv = command
os.environ["MLPKIT_HOME"] = "/home/pyodide"
`);
  pyodide.runPython(fs.readFileSync(command[0], "utf8"), { filename: command[0] });
} catch (error) {
  console.error(String(error.message));
  process.exit(1);
}
process.exit(0);
