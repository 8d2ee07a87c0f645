"""Cells as a page runs them: the names of each notebook, their versions, and what a cell shows."""

import ast
import builtins
import io
import itertools
import linecache
import re
import traceback
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial

import numpy as np

from docs.live.above import after, steps_of, still_to_run, wanted_by
from docs.live.asks import PACKAGES, not_here
from docs.live.effects import facts
from docs.live.figures import archive_for, close_figures, picture, pictured
from mlpkit import exercises
from mlpkit.checker.display.verdict import shown_by
from mlpkit.exercises import course, session

DECORATORS = ("exercise", "recall", "review")  # `mlpkit.exercises` makes these on request
REVIEW = "review_"  # the name of a review's notebook is this and its date
names_of = {}  # {notebook: the names of its cells}
versions_of = {}  # {notebook: {name: the version that it has now, see `above`}}
# {notebook: {exercise: (the function that cells were given, the source that had passed then)}}
given = {}
numbers = itertools.count(1)  # numbers of cells, in the order in which they run


class Outputs(io.TextIOBase):
    """What a cell shows and prints, in order."""

    def __init__(self):
        self.list = []

    @contextmanager
    def collecting(self):
        """Take what is shown and printed while the block runs."""
        with shown_by(self.show), redirect_stdout(self), redirect_stderr(self):
            yield

    def show(self, thing, text=None):
        if (picture := pictured(thing)) is not None:
            self.list.append(picture)
            return
        html = thing._repr_html_() if hasattr(thing, "_repr_html_") else None
        parts = {"text": str(thing) if text is None else text, "html": html}
        named = {key: getattr(thing, key, None) for key in ("name", "status")}
        self.list.append(parts | {key: value for key, value in named.items() if value})

    def add_error(self, error, file):
        """Add the error of a cell whose lines are registered as a file."""
        self.list.append(lacking(error) or {"text": traceback_of(error, file), "error": True})

    def write(self, text):
        if self.list and self.list[-1].get("stream"):
            self.list[-1]["text"] += text
        elif text:
            self.list.append({"text": text, "stream": True})
        return len(text)


def show_figures(outputs, file):
    """Show pyplot's open figures; in place of one that can't be drawn, its error."""
    for figure in close_figures():
        try:
            outputs.show(picture(figure))
        except Exception as error:
            outputs.add_error(error, file)


def register_lines(source):
    """Return a file name for a cell's source, under which tracebacks find its lines."""
    file = f"<cell {next(numbers)}>"
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    return file


def missing_archive(steps, source):
    """The archive that must be loaded before steps of the cells above, and the cell, can run."""
    return archive_for("\n".join([*(step.text for step in steps), source]))


def parse(source, file):
    """The syntax tree of a cell. Raises SyntaxError, also for what only the compiler finds."""
    compile(source, file, "exec")
    return ast.parse(source, file)


def names_for(notebook):
    """The names of a notebook's cells, with those that are there before any has run."""
    return names_of.setdefault(notebook, first_names(notebook))


def run_after(steps, tree, file, notebook, source, above):
    """Run a cell after steps of the cells above, and note what it has made; returns its value."""
    names = names_for(notebook)
    try:
        run_above(notebook, names, steps)
        value = execute(tree, file, names)
    except BaseException:
        note(notebook, source, above, failed=True)
        raise
    note(notebook, source, above)
    return value


def execute(tree, file, names):
    """Run a cell; returns the value of its last line if that is an expression."""
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        exec(compile(tree, file, "exec"), names)
        return None
    *statements, last = tree.body
    exec(compile(ast.Module(statements, []), file, "exec"), names)
    return eval(compile(ast.Expression(last.value), file, "eval"), names)


def lacking(error):
    """The message shown in place of an error if a page lacks a package; else None."""
    if isinstance(error, OSError) and "not support processes" in str(error):  # as Pyodide says it
        return {"text": not_here(["subprocess"]), "absent": "subprocess"}
    if not isinstance(error, ImportError):
        return None
    words = [(error.name or "").split(".")[0], *re.findall(r"\w+", str(error))]
    package = next((word for word in words if word in PACKAGES), None)
    return package and {"text": not_here([package]), "absent": package}


def run_above(notebook, names, steps):
    """Run steps of the cells above, unseen, and note the versions of what they make."""
    versions = versions_of.setdefault(notebook, {})
    unseen = io.StringIO()
    try:
        with shown_by(lambda thing: None), redirect_stdout(unseen), redirect_stderr(unseen):
            for step in steps:
                run_step(step, names, versions)
    finally:
        close_figures()


def run_step(step, names, versions):
    try:
        exec(step.text, names)
    except BaseException as error:
        forget(versions, step)
        error.add_note("It was raised by code above, which this cell needs.")
        raise
    versions.update(after(step, versions))


def note(notebook, source, above, failed=False):
    """Note the versions of what a cell has made; after a failed cell they are unknown."""
    versions = versions_of.setdefault(notebook, {})
    for step in steps_of([*above, source], course.exercises):
        if step.cell == len(above) and failed:
            forget(versions, step)
        elif step.cell == len(above):
            versions.update(after(step, versions))


def forget(versions, step):
    for name in step.writes:
        versions.pop(name, None)


def first_names(notebook):
    """The names that a notebook's cells have before any has run."""
    names = {"__name__": "__main__", "np": np}
    names |= {
        name: getattr(session if name in DECORATORS else exercises, name)
        for name in exercises.__all__
    }
    if notebook.startswith(REVIEW):
        written = notebook.removeprefix(REVIEW)
        names["review"] = names["exercise"] = partial(session.review, written=written)
    return names


def steps_before(notebook, source, above):
    """Give a cell the learner's functions that it reads, and return the Steps of `above` that must
    run before it.
    """
    names = names_for(notebook)
    every = steps_of([*above, source], course.exercises)
    steps = [step for step in every if step.cell < len(above)]
    cell = every[len(steps) :]
    wanted, read = wanted_by(cell), reads(source).union(*(step.reads for step in cell))
    made = {name for step in steps if not is_import(step) for name in step.writes}
    here = {*dir(builtins), *first_names(notebook)} - made
    if not wanted - course.exercises.keys() - here:
        steps = []
    own, entries = given.setdefault(notebook, {}), session.progress_file.read()
    versions = versions_of.setdefault(notebook, {})
    written = {name for step in steps for name in step.writes}
    begun = {}  # versions before the first step
    for name in read.union(*(step.reads for step in steps)) & course.exercises.keys():
        entry = entries.get(name, {})
        begun[name] = mark = repr(entry.get("passed") and entry.get("source"))
        function, then = own.get(name, (None, None))
        if name not in names or (names[name] is function and then != mark):
            names[name] = session.own_or_reference(course.exercises[name])[0]
            own[name], versions[name] = (names[name], mark), mark
        elif steps and name not in written:  # the exercise's own cell has made it
            versions[name] = mark
    return still_to_run(steps, wanted, versions, begun)


def is_import(step):
    return step.text.startswith(("import ", "from "))


def reads(source):
    """Return the notebook's names that a source reads."""
    return {name for one in facts(source) for name in one.used}


def traceback_of(error, file):
    """Format a cell's error as Python does, without the frames of these modules."""
    if hasattr(error, "_render_traceback_"):
        return "\n".join(error._render_traceback_())
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != file:
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace)).rstrip()
