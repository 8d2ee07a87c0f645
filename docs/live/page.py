"""What a page of the web edition asks of Python: plain functions, JSON in, JSON out.

The page's worker imports this module as `page`; the tests call it under CPython. A cell runs as in
a notebook's kernel, in the names of its notebook, and what it shows comes back as HTML (`running`).
Every answer says what has changed in the learner's progress (`progress`).
"""

import ast
import time

from docs.live.answers import hint, review, solution
from docs.live.figures import close_figures
from docs.live.progress import answered, begin, news, take_in
from docs.live.running import (
    Outputs,
    given,
    missing_archive,
    names_of,
    parse,
    register_lines,
    run_after,
    show_figures,
    steps_before,
    versions_of,
)
from mlpkit.checker.display.verdict import Note
from mlpkit.checker.syntax_errors import tell_unreadable
from mlpkit.exercises import course, session

__all__ = [
    "begin",
    "explorer",
    "hint",
    "news",
    "ping",
    "plan",
    "renew",
    "review",
    "run",
    "solution",
    "take_in",
]


def ping():
    """Answer that Python is there, with the version of the course."""
    return {"version": course.version}


def run(notebook, source, above=()):
    """Run a cell of a notebook; return its outputs, and how many seconds it took.

    above: the sources of the code cells above it, without those that ask for something. Whatever
    the cell needs from them that doesn't exist yet is run first, without showing anything; the
    answer's `above` is the number of cells that were run for it. If the worker must load an archive
    first, nothing is run, and the answer is {"needs": its name}.
    """
    outputs, file, began = Outputs(), register_lines(source), time.perf_counter()
    steps = []
    with outputs.collecting():
        try:
            tree = parse(source, file)
        except SyntaxError as error:
            if tell_unreadable(session, source, error) is None:
                outputs.add_error(error, file)
            return answered(outputs.list, above=0, seconds=time.perf_counter() - began)
        try:
            steps = steps_before(notebook, source, above)
            if archive := missing_archive(steps, source):
                return {"needs": archive}
            value = run_after(steps, tree, file, notebook, source, above)
        except BaseException as error:  # SystemExit, too
            outputs.add_error(error, file)
        else:
            show_value(outputs, value, tree, source)
        show_figures(outputs, file)
    ran = {"above": len({step.cell for step in steps}), "seconds": time.perf_counter() - began}
    return answered(outputs.list, **ran)


def show_value(outputs, value, tree, source):
    """Show the value of a cell's last line; if a cell shows nothing, say that a function of an
    exercise in it was not checked.
    """
    if value is not None and not source.rstrip().endswith(";"):
        outputs.show(value, text=repr(value))
    defined = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
    if not outputs.list and (unchecked := defined & course.exercises.keys()):
        name = min(unchecked)
        outputs.show(Note(f"{name}: not checked. The line above `def` must be `@exercise`."))


def plan(notebook, source, above):
    """Which of the cells above would have to run before a cell, as indices of `above`."""
    return {"above": sorted({step.cell for step in steps_before(notebook, source, above)})}


def renew(notebook):
    """Forget all names of a notebook, as if its kernel were started again."""
    for kept_of in (names_of, versions_of, given):
        kept_of.pop(notebook, None)
    return {}


def explorer(place, notebook, source, above, state):
    """Make the explorer that a cell shows and have it answer at a place of the page (`explorers`).

    state: that of the explorer that was there before; source, above: as for `run`. As there, the
    answer may be {"needs": an archive}; but an error is raised, and what the cell prints or draws
    is not shown.
    """
    from docs.live import explorers  # here: a page without explorers doesn't need them

    file = register_lines(source)
    with Outputs().collecting():
        steps = steps_before(notebook, source, above)
        if archive := missing_archive(steps, source):
            return {"needs": archive}
        try:
            made = run_after(steps, parse(source, file), file, notebook, source, above)
        finally:
            close_figures()
    explorers.take_up(place, made, state)
    return answered([])
