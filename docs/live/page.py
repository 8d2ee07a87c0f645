"""What a page of the web edition asks of Python: plain functions, JSON in, JSON out.

The page's worker imports this module as `page`; the tests call it under CPython. A cell runs as in
a notebook's kernel, in the names of its notebook, and what it shows comes back as HTML (`running`).
Every answer says what has changed in the learner's progress (`progress`).
"""

import ast
import time
from contextlib import redirect_stderr, redirect_stdout

from docs.live.answers import hint, review, solution
from docs.live.figures import close_figures
from docs.live.progress import answered, begin, news, take_in
from docs.live.running import (
    Outputs,
    execute,
    fill,
    first_names,
    functions_in,
    given,
    lacking,
    missing_archive,
    names_of,
    note,
    register_lines,
    run_above,
    show_figures,
    told,
    versions_of,
)
from mlpkit.checker.display.verdict import Note, shown_by
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

    above: the sources of the code cells above it, without those that ask for something. What the
    cell needs of them, and is not there, runs first, unseen; the answer's `above` says how many of
    them that were. If the worker must load an archive for that, nothing has run, and the answer is
    {"needs": its name}.
    """
    outputs, file, began = Outputs(), register_lines(source), time.perf_counter()
    needed = []
    with shown_by(outputs.show), redirect_stdout(outputs), redirect_stderr(outputs):
        try:
            tree = ast.parse(source, file)
            code = compile(source, file, "exec")
        except SyntaxError as error:
            if tell_unreadable(session, source, error) is None:
                outputs.list.append({"text": told(error, file), "error": True})
            return answered(outputs.list, above=0, seconds=time.perf_counter() - began)
        names = names_of.setdefault(notebook, first_names(notebook))
        try:
            needed = fill(notebook, names, source, above)
            if archive := missing_archive(needed, source):
                return {"needs": archive}
            run_above(notebook, names, needed)
            value = execute(tree, code, file, names)
        except BaseException as error:  # SystemExit, too
            note(notebook, source, above, failed=True)
            outputs.list.append(lacking(error) or {"text": told(error, file), "error": True})
        else:
            note(notebook, source, above)
            if value is not None and not source.rstrip().endswith(";"):
                outputs.show(value, text=repr(value))
            if not outputs.list and (unchecked := functions_in(tree) & course.exercises.keys()):
                name = min(unchecked)
                outputs.show(
                    Note(f"{name}: not checked. The line above `def` must be `@exercise`.")
                )
        show_figures(outputs, file)
    ran = {"above": len({step.cell for step in needed}), "seconds": time.perf_counter() - began}
    return answered(outputs.list, **ran)


def plan(notebook, source, above):
    """Which of the cells above would have to run before a cell, as indices of `above`."""
    names = names_of.setdefault(notebook, first_names(notebook))
    needed = fill(notebook, names, source, above)
    return {"above": sorted({step.cell for step in needed})}


def renew(notebook):
    """Forget all names of a notebook, as if its kernel were started again."""
    for kept_of in (names_of, versions_of, given):
        kept_of.pop(notebook, None)
    return {}


def explorer(place, notebook, source, above, state):
    """Make the explorer that a cell shows and have it answer at a place of the page (`explorers`).

    state: that of the explorer that was there before; source, above: as for `run`. The answer is
    {"needs": an archive} as there, too, but an error is raised, and what the cell prints or draws
    is not shown.
    """
    from docs.live import explorers  # here: a page without explorers doesn't need them

    unseen, file = Outputs(), register_lines(source)
    names = names_of.setdefault(notebook, first_names(notebook))
    with shown_by(unseen.show), redirect_stdout(unseen), redirect_stderr(unseen):
        needed = fill(notebook, names, source, above)
        if archive := missing_archive(needed, source):
            return {"needs": archive}
        try:
            run_above(notebook, names, needed)
            made = execute(ast.parse(source, file), compile(source, file, "exec"), file, names)
        except BaseException:
            note(notebook, source, above, failed=True)
            raise
        finally:
            close_figures()
    note(notebook, source, above)
    explorers.take_up(place, made, state)
    return answered([])
