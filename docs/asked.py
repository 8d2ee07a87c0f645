"""What the cells of the notebooks ask for, and which of them run on a page, for docs/live."""

import functools
import html
import json
from pathlib import Path

from docs import cells
from docs.live.asks import PACKAGES, asks_of, not_here
from mlpkit.checker.cell_links import asked_by
from mlpkit.checker.record import Exercise, Guess
from mlpkit.exercises import course

PLACE = '<div class="live-asks" data-notebook="{}" data-cell="{}" data-asks="{}"></div>'
PLAIN = '<div class="live-cell" data-notebook="{}" data-cell="{}" data-facts="{}"></div>'
IMAGE_FILES = Path(__file__).parents[1] / "mlpkit" / "data" / "fashion_mnist"
ALL = "Every code cell here can be run: press <em>Run</em> below it, or change it first."
SOME = (
    "{} of the {} code cells here can be run: press <em>Run</em> below one, or change it first. "
    "The others need {}, and run in JupyterLab."
)
IMAGES = "The first that reads the photographs fetches them, {:.0f} MB."
LONGEST = "The longest takes about {}, and asks before it begins."
LONG = 45  # seconds
MEASURED = Path(__file__).parent / "live" / "cells.json"  # tests/live/test_cells.py writes it


def place(notebook, cell, source):
    """The element below a code cell in which its exercise or guess is answered, or by which the
    cell is run.
    """
    names = asked_by(source)
    if not names:
        return PLAIN.format(notebook, cell, html.escape(json.dumps(plain(notebook, cell))))
    asks = asks_of(course.find(names[0], (Exercise, Guess)))
    return PLACE.format(notebook, cell, html.escape(json.dumps(asks)))


@functools.cache
def measured():
    """Return {notebook: {cell: {"seconds": how long it takes on a page} or {"needs": what a page
    lacks}}} for the cells that take long or don't run.
    """
    return json.loads(MEASURED.read_text("utf-8"))


def plain(notebook, cell):
    """The facts about a cell that asks for nothing: what it lacks, or how long it takes if that is
    long.
    """
    found = measured().get(notebook, {}).get(cell, {})
    return {"absent": not_here(found["needs"])} if "needs" in found else found


def code_of(notebook):
    return [one for one in cells.cells(notebook) if one.kind == "code"]


def plain_cells(notebook):
    """The code cells that ask for nothing and show no explorer, in their order."""
    code = (one for one in code_of(notebook) if not asked_by(one.source))
    return [one for one in code if "from mlpkit.widgets" not in one.source]


def head(notebook):
    """What a notebook's page says about its plain cells: which of them run there, what they fetch,
    and how long the longest takes.
    """
    every = plain_cells(notebook)
    known = [measured().get(notebook, {}).get(one.id, {}) for one in every]
    needs = sorted({name for one in known for name in one.get("needs", ())})
    runs = sum("needs" not in one for one in known)
    longest = max(one.get("seconds", 0) for one in known)
    told = [ALL if runs == len(every) else SOME.format(runs, len(every), listed(needs))]
    if any("load_fashion_mnist" in one.source for one in every):
        told.append(IMAGES.format(image_bytes() / 1e6))
    if longest > LONG:
        told.append(LONGEST.format(minutes(longest)))
    return f'<p class="live-with live-head">{" ".join(told)}</p>'


def listed(packages):
    """Packages, as a list in a sentence."""
    *first, last = dict.fromkeys(PACKAGES.get(name, name) for name in packages)
    return f"{', '.join(first)} and {last}" if first else last


def minutes(seconds):
    return "a minute" if seconds < 90 else f"{seconds / 60:.0f} minutes"


@functools.cache
def image_bytes():
    """The size of the compressed Fashion-MNIST that a page fetches."""
    return sum(path.stat().st_size for path in IMAGE_FILES.glob("*.gz"))


def asked():
    """Return {notebook: {cell: the names that it asks for}} of the whole course."""
    return {
        notebook: {cell.id: names for cell in code_of(notebook) if (names := asked_by(cell.source))}
        for notebook in cells.names()
    }


def make_pages():
    """Return {path: JSON of `asked`}, from which Python in the browser makes links."""
    return {"_static/asked.json": json.dumps(asked())}
