"""Run in a browser's Python: cells of a notebook, as a page runs them when they are pressed.

    python cells.py NOTEBOOK WAY CELL...

WAY: "in order", each cell after the others; or "alone", each as the first that a reader presses.
For each cell a line of JSON: its id, how many seconds the processor took, how many cells above ran
for it, and its outputs.
"""

import json
import os
import sys
import time
from pathlib import Path

import mlpkit
from docs.live import page
from mlpkit.checker.cell_links import asked_by

if sys.platform == "emscripten":
    from js import process


def seconds_used():
    """Return the processor seconds used so far."""
    if sys.platform != "emscripten":
        return time.process_time()
    used = process.cpuUsage()
    return (used.user + used.system) / 1e6


os.environ["MLPKIT_COMPARE"] = "1"  # so that numbers are as in stored outputs
notebook, way, *wanted = sys.argv[1:]
path = Path(mlpkit.__file__).parents[1] / "notebooks" / f"{notebook}.ipynb"
above = []
page.begin({"exercises": {}, "attempts": [], "asked": {}})
for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
    source = "".join(cell["source"])
    if cell["cell_type"] != "code" or asked_by(source):
        continue
    if cell["id"] in wanted:
        if way == "alone":
            page.renew(notebook)
        began = seconds_used()
        told = page.run(notebook, source, above)
        seconds = seconds_used() - began
        found = {"id": cell["id"], "seconds": seconds, "above": told["above"]}
        print(json.dumps(found | {"outputs": told["outputs"]}), flush=True)
    above.append(source)
