"""Check that a notebook has the skeleton's headings, and every registered task, unanswered.

Each function yields a sentence for each fault.
"""

import ast
import re
from collections import Counter

from mlpkit.checker.sources import faded_source, stub_source
from tests.notebooks.outline import HEADING
from tests.notebooks.rules import code_cells, name_of

STEP = re.compile(r"#+ (\d+) · ")
HELP = {"hint", "solution"}


def skeleton_faults(notebook, number):
    """Check for a title with the notebook's number, the fixed opening, numbered steps and a
    summary."""
    title, *rest = [
        heading
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for heading in HEADING.findall(cell.source)
    ] or [""]
    if not title.startswith(f"# {number:02d} · "):
        yield f"begins with {title!r}, not with the title of notebook {number:02d}"
    sections = [heading for heading in rest if heading.startswith("## ")]
    opening = ("## From memory", "## See it first: ")
    if not number:
        opening = ("## See it first: ", "## It learns")
    for place, wanted in enumerate(opening):
        if not "".join(sections[place : place + 1]).startswith(wanted):
            yield f"has no {wanted!r} as section {place + 1}"
    if sections[-1:] != ["## Summary"]:
        yield "does not end with '## Summary'"
    steps = [int(step[1]) for step in map(STEP.match, rest) if step]
    if len(steps) < 3 or steps != list(range(1, len(steps) + 1)):
        yield f"has the steps {steps}"


def task_faults(notebook, number, records):
    """Check that every exercise and guess of this notebook is in it once, as a learner should find
    it, except for exercises that are handed over.

    records: {name: Exercise or Guess} of the course.
    """
    asked, recalled = Counter(), 0
    for cell in code_cells(notebook):
        for kind, name, node in tasks(cell):
            record = records.get(name)
            if record is None:
                yield f"asks for {name!r}, which is not in the registry"
            elif record.notebook == number:
                asked[name] += 1
            elif kind == "recall" and record.notebook < number:
                recalled += 1
            elif kind == "guess" and record.answered == number:
                pass  # an earlier notebook asked this, and the answer was kept
            else:
                yield f"asks for {name}, which belongs to notebook {record.notebook:02d}"
            if kind == "guess" and not all(map(is_open, node.args[1:])):
                yield f"answers the guess {name}"
            if kind != "guess" and record and cell.source not in given(record, kind):
                yield f"has a stub of {name} that differs from the registered one"
        for call in calls(cell):
            if name_of(call) in HELP:
                yield f"calls {name_of(call)}, which waits for the learner"
    for name, record in records.items():
        wanted = 0 if record.handed_over else 1
        if record.notebook == number and asked[name] != wanted:
            yield f"asks for {name} {asked[name]} times"
    if number and not recalled:
        yield "recalls nothing from an earlier notebook"


def tasks(cell):
    """Yield (kind, name, node) for each task in a code cell; kind: exercise, recall or guess."""
    for node in ast.walk(parsed(cell)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                if name_of(decorator) in ("exercise", "recall"):
                    yield name_of(decorator), node.name, node
    for call in calls(cell):
        if name_of(call) == "guess" and call.args:
            yield "guess", ast.unparse(call.args[0]).strip("'\""), call


def calls(cell):
    return [node for node in ast.walk(parsed(cell)) if isinstance(node, ast.Call)]


def parsed(cell):
    """Return the cell's syntax tree; an empty one if it is not Python, which a different rule
    reports."""
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        return ast.Module([], [])


def is_open(node):
    """Whether a value in a guess is `...`, or a tuple of only those."""
    if isinstance(node, ast.Tuple):
        return bool(node.elts) and all(map(is_open, node.elts))
    return isinstance(node, ast.Constant) and node.value is ...


def given(record, kind):
    """Return the cells in which an exercise may be given: its stub, and the faded one if it has
    one.

    For a guess there are none.
    """
    if not hasattr(record, "stub"):
        return []
    sources = [stub_source(record, kind)]
    if kind == "exercise" and record.fade:
        sources.append(faded_source(record))
    return [source.rstrip() for source in sources]
