"""What a page of the web edition asks of Python: plain functions, JSON in, JSON out.

The page's worker imports this module as `page`; the tests call it under CPython. A cell runs as in
a notebook's kernel, in the names of its notebook, and what it shows comes back as HTML. The learner
has a progress and an attempts file as everywhere, but here they are only memory: `begin` fills
them, every answer says what has changed in them, and the page keeps that.
"""

import ast
import builtins
import io
import itertools
import json
import linecache
import os
import re
import time
import traceback
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

import numpy as np

from docs.live.above import after, facts, steps_of, still_to_run
from docs.live.asks import PACKAGES, asks_of, not_here
from docs.live.figures import archive_for, close_figures, picture, pictured
from mlpkit import exercises
from mlpkit.checker.carried import read_carried
from mlpkit.checker.carried import take_in as add_carried
from mlpkit.checker.display.progress_table import called, drawn_bar, progress_of, with_links
from mlpkit.checker.display.verdict import Note, inline, shown_by
from mlpkit.checker.review.due import choose_items, minutes_of, waiting
from mlpkit.checker.review.notebook import guess_cells, to_write
from mlpkit.checker.review.notebook_file import due_and_later, today
from mlpkit.checker.schedule import schedule
from mlpkit.checker.syntax_errors import tell_unreadable
from mlpkit.exercises import course, session

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
DECORATORS = ("exercise", "recall", "review")  # `mlpkit.exercises` makes these when asked
REVIEW = "review_"  # how the name of a review's notebook begins; its date follows
names_of = {}  # {notebook: the names of its cells}
versions_of = {}  # {notebook: {name: the version of it that is there, see `above`}}
given = {}  # {notebook: {name: (the function that a cell was given, what it is of the progress)}}
kept = {"exercises": {}, "attempts": []}  # what the page has stored
numbers = itertools.count(1)  # numbers of cells, in the order in which they run


def ping():
    """Answer that Python is there, with the version of the course."""
    return {"version": course.version}


def begin(state):
    """Take over what the page has kept. Called first, and again if another tab has changed it.

    state: {"exercises": entries of the progress file, "attempts": lines of the attempts file,
    "asked": {notebook: {cell: the names that it asks for}}}.
    """
    home = Path(os.environ.setdefault("MLPKIT_HOME", str(Path.cwd() / "progress")))
    home.mkdir(parents=True, exist_ok=True)
    progress = {"format": 1, "exercises": state["exercises"]}
    (home / "progress.json").write_text(json.dumps(progress), encoding="utf-8")
    first, *lines = map(json.dumps, [{"id": "page", "format": 1}, *state["attempts"]])
    (home / "attempts.jsonl").write_text("\n".join([first, *lines, ""]), encoding="utf-8")
    for notebook, cells in state["asked"].items():
        write_outline(notebook, cells)
    kept.update(exercises=session.progress_file.read(), attempts=session.attempts_file.read())
    return {"overview": overview()}


def write_outline(notebook, cells):
    """Write a notebook that only says which cell asks for what, because links are made from that.

    cells: {id: the names of exercises and guesses}.
    """
    asked = [
        {"id": cell, "source": "\n".join(f'guess("{name}"' for name in names)}
        for cell, names in cells.items()
    ]
    Path(f"{notebook}.ipynb").write_text(json.dumps({"cells": asked}), encoding="utf-8")


def answered(outputs, **more):
    """Make what a function returns to the page: outputs, what has changed in the files, and more.

    changed: {name: {"set": {key: value}, "gone": keys}} of entries; lines: new attempts.
    """
    before, entries = kept["exercises"], session.progress_file.read()
    attempts = session.attempts_file.read()
    changed = {
        name: difference(before.get(name, {}), entry)
        for name, entry in entries.items()
        if before.get(name) != entry
    }
    lines = attempts[len(kept["attempts"]) :]
    kept.update(exercises=entries, attempts=attempts)
    told = {"outputs": outputs, "changed": changed, "lines": lines}
    return told | ({"overview": overview()} if changed or lines else {}) | more


def difference(before, after):
    new = {key: value for key, value in after.items() if before.get(key) != value}
    return {"set": new, "gone": [key for key in before if key not in after]}


class Outputs(io.TextIOBase):
    """What a cell shows and prints, in order."""

    def __init__(self):
        self.list = []

    def show(self, thing, text=None):
        if (picture := pictured(thing)) is not None:
            self.list.append(picture)
            return
        html = thing._repr_html_() if hasattr(thing, "_repr_html_") else None
        parts = {"text": str(thing) if text is None else text, "html": html}
        named = {key: getattr(thing, key, None) for key in ("name", "status")}
        self.list.append(parts | {key: value for key, value in named.items() if value})

    def write(self, text):
        if self.list and self.list[-1].get("stream"):
            self.list[-1]["text"] += text
        elif text:
            self.list.append({"text": text, "stream": True})
        return len(text)


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


def show_figures(outputs, file):
    """Show pyplot's open figures; in place of one that can't be drawn, its error."""
    for figure in close_figures():
        try:
            outputs.show(picture(figure))
        except Exception as error:
            outputs.list.append({"text": told(error, file), "error": True})


def register_lines(source):
    """Return a file name for a cell's source, under which tracebacks find its lines."""
    file = f"<cell {next(numbers)}>"
    linecache.cache[file] = len(source), None, source.splitlines(True), file
    return file


def missing_archive(steps, source):
    """The archive that must be loaded before steps of the cells above, and the cell, can run."""
    return archive_for("\n".join([*(step.text for step in steps), source]))


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


def execute(tree, code, file, names):
    """Run a cell; returns the value of its last line if that is an expression."""
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        exec(code, names)
        return None
    *statements, last = tree.body
    exec(compile(ast.Module(statements, []), file, "exec"), names)
    return eval(compile(ast.Expression(last.value), file, "eval"), names)


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


def news():
    """What has changed in the progress since the last answer: an explorer may change it, too."""
    return answered([])


def lacking(error):
    """What is said in place of an error if a package is missing that a page can't have; or None."""
    if not isinstance(error, ImportError):
        return None
    words = [(error.name or "").split(".")[0], *re.findall(r"\w+", str(error))]
    package = next((word for word in words if word in PACKAGES), None)
    return package and {"text": not_here([package]), "absent": package}


def run_above(notebook, names, steps):
    """Run steps of the cells above, unseen, and note the versions of what they make."""
    versions = versions_of.setdefault(notebook, {})
    unseen = io.StringIO()
    with shown_by(lambda thing: None), redirect_stdout(unseen), redirect_stderr(unseen):
        for step in steps:
            try:
                exec(step.text, names)
            except BaseException as error:
                forget(versions, step)
                error.add_note("It was raised by code above, which this cell needs.")
                raise
            versions.update(after(step, versions))


def note(notebook, source, above, failed=False):
    """Note the versions of what a cell has made; of one that failed nobody knows them."""
    versions = versions_of.setdefault(notebook, {})
    for step in steps_of([*above, source], course.exercises):
        if step.cell == len(above) and failed:
            forget(versions, step)
        elif step.cell == len(above):
            versions.update(after(step, versions))


def forget(versions, step):
    for name in step.writes:
        versions.pop(name, None)


def functions_in(tree):
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


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


def fill(notebook, names, source, above):
    """Give a cell the learner's functions that it reads, and return the Steps of `above` that must
    run before it.
    """
    steps, read = steps_of([*above, source], course.exercises), reads(source)
    for step in steps:
        read = read | step.reads if step.cell == len(above) else read
    if not read - course.exercises.keys() - set(dir(builtins)) - first_names(notebook).keys():
        steps = []
    steps = [step for step in steps if step.cell < len(above)]
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
    return still_to_run(steps, read, versions, begun)


def reads(source):
    """Return the notebook's names that a source reads."""
    return {name for one in facts(source) for name in one.used}


def told(error, file):
    """Format a cell's error as Python does, without the frames of this module."""
    if hasattr(error, "_render_traceback_"):
        return "\n".join(error._render_traceback_())
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != file:
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace)).rstrip()


def hint(name):
    """The next hint for an exercise, with those before it."""
    outputs = Outputs()
    outputs.show(session.hint_note(course.find(name), buttons=True))
    return answered(outputs.list)


def solution(name):
    """The solution of an exercise; until it has passed, after a question."""
    outputs = Outputs()
    outputs.show(session.solution_note(course.find(name)))
    return answered(outputs.list)


def take_in(text):
    """Add the content of a carried file to the progress, after the reader has agreed."""
    return answered([], taken=add_carried(session, read_carried(text)))


def overview():
    """Return what the contents page shows of the progress, also while Python is not there.

    bars: {notebook: HTML of what is solved in its core and its Deeper parts}; place: lines of HTML
    on where the reader stopped and what is next; due: what comes back, with dates.
    """
    progress = progress_of(session, ())
    comes_back = waiting(course, schedule(session.attempts_file.read()))
    return {
        "bars": {
            number: [drawn_bar(*counts) if counts[2] else "" for counts in progress.of(number)]
            for number in course.titles
        },
        "here": progress.here if progress.stopped else None,
        "place": [with_links(line) for line in progress.place(progress.linked)],
        "news": [inline(line) for line in progress.news()],
        "due": [{"called": one.called, "date": one.due.isoformat()} for one in comes_back],
    }


def review():
    """Return today's review: its name, how long it takes, and its items, each with a cell to answer
    in.

    An item's `again` is true if the page itself has its question.
    """
    due, _ = due_and_later(session)
    items, date = choose_items(due), today()
    cells = []
    for number, item in enumerate(items, start=1):
        make = guess_cells if item.name in course.guesses else to_write
        question, cell = make(session, item, number, Path.cwd())
        heading, _, text = question["source"].partition("\n\n")
        title = heading.removeprefix(f"## {number} · ")
        again = bool(getattr(item.record, "again", ""))
        cells.append(
            {"name": item.name, "called": called(item.record), "title": inline(title)}
            | {"again": again, "text": as_html(text), "source": cell["source"]}
            | {"asks": asks_of(item.record)}
        )
    return {"name": f"{REVIEW}{date}", "minutes": minutes_of(items), "items": cells}


def as_html(text):
    """A sentence or two in Markdown, with code and links, as HTML."""
    parts = [inline(part) for part in LINK.split(text)]
    links = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    rest = (f'<a href="{address}">{words}</a>{after}' for words, address, after in links)
    return parts[0] + "".join(rest)
