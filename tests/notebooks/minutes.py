"""How long a notebook takes an honest reader: `python -m tests.notebooks.minutes`.

A minute for 200 words of prose, 6 lines of code or a picture, 5 for an exercise, 2 for a guess or
for an accusation, 8 for an explorer. The program of a case, which its cell prints, is code, too.
What stands under a heading that begins with "Deeper" is outside the core.
"""

import ast
import math
import re
from pathlib import Path

import nbformat

from mlpkit.checker.contents.edition import Minutes, stated
from tests.notebooks.contents import calls, name_of, parsed, tasks
from tests.notebooks.outline import pictures

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
WORDS, LINES = 200, 6  # read in a minute
TASKS = {"exercise": 5, "recall": 5, "guess": 2}  # minutes
EXPLORER, PICTURE, ACCUSATION = 8, 1, 2
CORE = 90  # minutes, at most
HEADING = re.compile(r"^(#+) (.+)$", re.M)
PROGRAM = re.compile(r"^ *\d+  \s*\S", re.M)  # a line of a case's program, and its number
FORMULA = re.compile(r"\$+[^$]+\$+")  # read as ten words
TAG = re.compile(r"<[^>]+>|```.*?```", re.S)


def counted(notebook):
    """The minutes of a notebook's core and of what is Deeper."""
    spent, deep = {False: 0.0, True: 0.0}, None
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for level, title in HEADING.findall(cell.source):
                if deep is None or len(level) <= deep:
                    deep = len(level) if title.startswith("Deeper") else None
            spent[deep is not None] += prose_minutes(cell.source)
        else:
            spent[deep is not None] += code_minutes(cell)
    return Minutes(spent[False], spent[True])


def prose_minutes(source):
    plain = TAG.sub(" ", FORMULA.sub(10 * " x ", source))
    return len(re.findall(r"\w+", plain)) / WORDS


def code_minutes(cell):
    """A task's own minutes hold what stands in its cell."""
    minutes = sum(TASKS[kind] for kind, _, _ in tasks(cell))
    if not minutes:
        minutes = sum(map(bool, map(str.strip, cell.source.splitlines()))) / LINES
    if any(name_of(call) == "case" for call in calls(cell)):
        minutes += printed_lines(cell) / LINES
    minutes += ACCUSATION * sum(name_of(call) == "accuse" for call in calls(cell))
    if shows_explorer(cell):
        return minutes + EXPLORER
    return minutes + PICTURE * len(pictures(cell))


def printed_lines(cell):
    """How many lines of programs its outputs show; empty ones don't count, as in a cell."""
    shown = (output.get("data", {}).get("text/plain", "") for output in cell.outputs)
    return sum(len(PROGRAM.findall(text)) for text in shown)


def shows_explorer(cell):
    """Whether a cell takes an explorer from mlpkit.widgets, which it then shows."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module.startswith("mlpkit.widgets.")
        for node in ast.walk(parsed(cell))
    )


def time_faults(notebook):
    """A notebook states the minutes that are counted, up to the next five; its core has 90."""
    says, count = stated(notebook.cells[0].source), counted(notebook)
    rounded = Minutes(*(5 * math.ceil(minutes / 5) for minutes in count))
    if says != rounded:
        yield f"states {says} where {count.core:.0f} and {count.deeper:.0f} are counted: {rounded}"
    if count.core > CORE:
        yield f"has a core of {count.core:.0f} minutes, over {CORE}"


if __name__ == "__main__":
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        read = nbformat.read(path, as_version=4)
        minutes = counted(read)
        print(f"{path.stem:20} core {minutes.core:4.0f}, deeper {minutes.deeper:3.0f}", end="; ")
        print("stated", *(stated(read.cells[0].source) or ["nothing"]))
