"""How long a notebook takes an honest reader: `python -m tests.notebooks.minutes`.

A minute per 200 words of prose, 6 lines of code or a picture, 5 for an exercise, 2 for a guess or
for an accusation, 8 for an explorer. The program of a case, which its cell prints, is code, too.
Everything below a heading that begins with "Deeper" is outside the core.
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
CORE, LATER_CORE = 75, 80  # the most minutes; the second number holds from notebook 09 on
IDLE, IN_A_ROW = 10, 2  # the most minutes without a task, and the most tasks in a row
PLOT = "# Your plot"  # a cell that begins a drawing of the learner's own
HEADING = re.compile(r"^(#+) (.+)$", re.M)
PROGRAM = re.compile(r"^ *\d+  \s*\S", re.M)  # a line of a case's program, after its number
FORMULA = re.compile(r"\$+[^$]+\$+")  # read as ten words
TAG = re.compile(r"<[^>]+>|```.*?```", re.S)


def counted(notebook):
    """Return the minutes of a notebook's core and of its Deeper parts."""
    spent = {False: 0.0, True: 0.0}
    for _, deeper, minutes in timed(notebook):
        spent[deeper] += minutes
    return Minutes(spent[False], spent[True])


def timed(notebook):
    """Yield (cell, whether it is Deeper, its minutes) for each cell."""
    deep = None
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for level, title in HEADING.findall(cell.source):
                if deep is None or len(level) <= deep:
                    deep = len(level) if title.startswith("Deeper") else None
        count = prose_minutes(cell.source) if cell.cell_type == "markdown" else code_minutes(cell)
        yield cell, deep is not None, count


def prose_minutes(source):
    plain = TAG.sub(" ", FORMULA.sub(10 * " x ", source))
    return len(re.findall(r"\w+", plain)) / WORDS


def code_minutes(cell):
    """Return the minutes of a code cell; those of a task already include reading its code."""
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
    """Count the lines of programs that a cell's outputs show; empty lines don't count, as in a
    cell."""
    shown = (output.get("data", {}).get("text/plain", "") for output in cell.outputs)
    return sum(len(PROGRAM.findall(text)) for text in shown)


def shows_explorer(cell):
    """Whether a cell uses an explorer from mlpkit.widgets, which it then shows."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module.startswith("mlpkit.widgets.")
        for node in ast.walk(parsed(cell))
    )


def time_faults(notebook):
    """Check that a notebook states the minutes that are counted, rounded up to a multiple of five.
    Its core may take 75, or 80 from notebook 09 on, and must have something to do all along.
    """
    says, count = stated(notebook.cells[0].source), counted(notebook)
    rounded = Minutes(*(5 * math.ceil(minutes / 5) for minutes in count))
    if says != rounded:
        yield f"states {says} where {count.core:.0f} and {count.deeper:.0f} are counted: {rounded}"
    most = CORE if notebook.cells[0].source[2:4] < "09" else LATER_CORE
    if count.core > most:
        yield f"has a core of {count.core:.0f} minutes, over {most}"
    yield from idle_faults(notebook)


def idle_faults(notebook):
    """Check that the core has at most 10 minutes without a task, and never three tasks in a row."""
    idle, row = 0.0, 0
    for cell, deeper, minutes in timed(notebook):
        if deeper:
            continue
        name = task(cell)
        if name and idle > IDLE:
            yield f"gives nothing to do for {idle:.0f} minutes before {name}"
        if cell.cell_type == "code":
            row = row + 1 if name else 0
        if name and row > IN_A_ROW:
            yield f"has {row} tasks in a row, the last of them {name}"
        idle = 0.0 if name else idle + minutes
    if idle > IDLE:
        yield f"gives nothing to do for {idle:.0f} minutes before its end"


def task(cell):
    """Return the name of what a cell asks for ("a plot" for a drawing of the learner's own), or
    None.

    An accusation is a task as well: to make one, a learner has to measure first.
    """
    if cell.cell_type != "code":
        return None
    asked = [name for _, name, _ in tasks(cell)]
    asked += ["an accusation" for call in calls(cell) if name_of(call) == "accuse"]
    return "a plot" if PLOT in cell.source else asked[0] if asked else None


if __name__ == "__main__":
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        read = nbformat.read(path, as_version=4)
        minutes = counted(read)
        print(f"{path.stem:20} core {minutes.core:4.0f}, deeper {minutes.deeper:3.0f}", end="; ")
        print("stated", *(stated(read.cells[0].source) or ["nothing"]))
