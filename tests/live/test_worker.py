"""How a page begins its worker: by a module that needs no network, in Firefox either."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from docs import live_folder

BEGIN = """
import fs from "node:fs";
globalThis.document = { baseURI: "file:///" };
const sources = [], told = [];
globalThis.Worker = class {
  constructor(source) { sources.push(source.text()); }
  postMessage() {}
};
URL.createObjectURL = (blob) => blob;
const [python, base, path] = process.argv.slice(2);
const { Python } = await import(python);
new Python({ base }).load();
fs.writeFileSync(path, await sources[0]);
globalThis.onmessage = undefined;
globalThis.postMessage = (message) => told.push(message);
globalThis.imported = () => told.push("imported");
await import(path);
told.push("begun");
await onmessage({ data: "first" });
console.log(JSON.stringify(told));
"""
WORKER = """
imported();
globalThis.onmessage = ({ data }) => postMessage(data);
"""


def begin(folder):
    """Run in Node what a page gives its worker, then give that its first message; return in order
    what happened.
    """
    if shutil.which("node") is None:
        pytest.skip("there is no Node.js: apt install nodejs")
    script = folder / "begin.mjs"
    script.write_text(BEGIN, "utf-8")
    python = live_folder.LIVE / "python.js"
    paths = [python.as_uri(), f"{folder.as_uri()}/", str(folder / "blob.mjs")]
    done = subprocess.run(["node", script, *paths], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_worker_imports_its_module_with_its_first_message(tmp_path):
    """What a blob imports at its top does not pass the service worker in Firefox."""
    Path(tmp_path, "worker.js").write_text(WORKER, "utf-8")
    assert begin(tmp_path) == ["begun", "imported", "first"]


def test_a_worker_whose_module_cannot_be_had_says_so(tmp_path):
    assert begin(tmp_path) == ["begun", {"failed": "Python's worker could not begin."}]
