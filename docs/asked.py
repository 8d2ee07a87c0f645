"""What the cells of the notebooks ask for, as the scripts of docs/live read it on a page."""

import html
import json

from docs import cells
from docs.live.asks import asks_of
from mlpkit.checker.cell_links import asked_by
from mlpkit.checker.record import Exercise, Guess
from mlpkit.exercises import course

PLACE = '<div class="live-asks" data-notebook="{}" data-cell="{}" data-asks="{}"></div>'


def place(notebook, cell, source):
    """The element below a code cell in which its exercise or guess is answered; "" for any other
    cell.
    """
    names = asked_by(source)
    if not names:
        return ""
    asks = asks_of(course.find(names[0], (Exercise, Guess)))
    return PLACE.format(notebook, cell, html.escape(json.dumps(asks)))


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
