"""The ratios of `side_by_side` in its last runs, stored in runs.json: how they vary between
runs."""

import datetime
import json
from pathlib import Path

from . import machine
from .child import in_child
from .shared import table

FILE = Path(__file__).with_name("runs.json")
SHOWN = 3  # how many of the latest runs are kept
TEXT = """The same ratios in the last runs, the newest to the right. What changes from run to run
is the machine, mlpkit and the rivals' versions."""


def kept():
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else []


def keep(found):
    """Add a run, {experiment: rows of its table}, to those kept; return them all."""
    run = {
        "when": f"{datetime.datetime.now():%Y-%m-%d %H:%M}",
        "blas": in_child(machine.blas),
        "ratios": {
            name: {f"{row[0]}, {row[1]}": row[4] for row in rows} for name, rows in found.items()
        },
    }
    runs = [*kept(), run]
    FILE.write_text(json.dumps(runs, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return runs


def describe_runs(runs):
    """Return one table per experiment: a line per ratio, a column for each of the last runs."""
    runs = runs[-SHOWN:]
    if not runs:
        return "No run is kept yet."
    columns = [f"{run['when']}, {run['blas']}" for run in runs]
    tables = []
    for name, newest in runs[-1]["ratios"].items():
        rows = [[what, *(run["ratios"][name].get(what, "–") for run in runs)] for what in newest]
        tables.append(table((f"fit / rival, {name}", *columns), rows))
    return "\n\n".join([TEXT, *tables])
