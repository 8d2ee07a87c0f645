"""The notebooks' cells, each with its section, as the pages use them."""

import functools
import json
import re
from dataclasses import dataclass

from mlpkit.exercises import course

HEADING = re.compile(r"^(#{1,4}) (.+)$", re.M)
FENCED = re.compile(r"^```.*?^```", re.M | re.S)


@dataclass(frozen=True)
class Cell:
    """A cell: its notebook's name, its id, its kind, its text, and its section.

    section: the id of the cell with the last heading up to and including this one; heading: the
    words of that heading.
    """

    notebook: str
    id: str
    kind: str
    source: str
    section: str
    heading: str

    @property
    def number(self):
        return self.notebook[:2]


@functools.cache
def paths():
    """The files of the notebooks, in order."""
    return tuple(sorted(course.notebooks.glob("[0-9][0-9]_*.ipynb")))


@functools.cache
def names():
    """The names of the notebooks: "00_start_here", …"""
    return tuple(path.stem for path in paths())


@functools.cache
def cells(notebook):
    """The Cells of a notebook, in order."""
    file = course.notebooks / f"{notebook}.ipynb"
    stored = json.loads(file.read_text(encoding="utf-8"))["cells"]
    found, section, heading = [], stored[0]["id"], ""
    for cell in stored:
        source, kind = "".join(cell["source"]), cell["cell_type"]
        headings = HEADING.findall(FENCED.sub("", source)) if kind == "markdown" else ()
        if headings:
            section, heading = cell["id"], headings[0][1]
        found.append(Cell(notebook, cell["id"], kind, source, section, heading))
    return tuple(found)


@functools.cache
def all_cells():
    """The Cells of all notebooks, in the order of the course."""
    return tuple(cell for name in names() for cell in cells(name))


def title(notebook):
    """The title of a notebook, with its number: "02 · Bend the line"."""
    return cells(notebook)[0].heading


def link(words, notebook, cell):
    """A link to a cell, in Markdown, from any page."""
    return f"[{words}](/notebooks/{notebook}.ipynb#cell-{cell})"
