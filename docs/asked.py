"""What the cells of the notebooks ask for, and which of them run on a page, for docs/live."""

import functools
import html
import json
from pathlib import Path

from docs import cells
from docs.live.asks import asks_of, not_here
from mlpkit.checker.cell_links import asked_by
from mlpkit.checker.record import Exercise, Guess
from mlpkit.exercises import course

PLACE = '<div class="live-asks" data-notebook="{}" data-cell="{}" data-asks="{}"></div>'
PLAIN = '<div class="live-cell" data-notebook="{}" data-cell="{}" data-facts="{}"></div>'
MEASURED = Path(__file__).parent / "live" / "cells.json"  # `tests.live.measure_cells` writes it


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
    """{notebook: {cell: {"seconds": that it takes on a page} or {"needs": what a page lacks}}} of
    the cells that take long or don't run.
    """
    return json.loads(MEASURED.read_text("utf-8"))


def plain(notebook, cell):
    """The facts of a cell that asks for nothing: what it lacks, or how long it takes if that is
    long.
    """
    found = measured().get(notebook, {}).get(cell, {})
    return {"absent": not_here(found["needs"])} if "needs" in found else found


def asked():
    """Return {notebook: {cell: the names that it asks for}} of the whole course."""
    return {
        notebook: {
            cell.id: names
            for cell in cells.cells(notebook)
            if cell.kind == "code" and (names := asked_by(cell.source))
        }
        for notebook in cells.names()
    }


def make_pages():
    """The same for Python in the browser, which makes links from it."""
    return {"_static/asked.json": json.dumps(asked())}
