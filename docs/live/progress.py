"""The progress of a page's reader: Python only holds it in memory, and the page stores it.

The learner has a progress file and an attempts file, as everywhere. `begin` fills them, and every
answer to the page says what has changed in them since.
"""

import json
import os
from pathlib import Path

from docs.live.figures import BACKEND
from mlpkit.checker.carried import read_carried
from mlpkit.checker.carried import take_in as add_carried
from mlpkit.checker.display.progress_table import drawn_bar, progress_of, with_links
from mlpkit.checker.display.verdict import inline
from mlpkit.checker.review.due import waiting
from mlpkit.checker.schedule import schedule
from mlpkit.exercises import course, session

kept = {"exercises": {}, "attempts": []}  # what the page has stored


def begin(state):
    """Take over what the page has stored. The page calls this first, and again if another tab has
    changed it.

    state: {"exercises": entries of the progress file, "attempts": lines of the attempts file,
    "asked": {notebook: {cell: the names that it asks for}}}.
    """
    os.environ["MPLBACKEND"] = BACKEND  # read when a cell first imports Matplotlib
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


def news():
    """What has changed in the progress since the last answer: an explorer may change it, too."""
    return answered([])


def take_in(text):
    """Add the content of a carried file to the progress, after the reader has agreed."""
    return answered([], taken=add_carried(session, read_carried(text)))


def overview():
    """Return what the contents page shows of the progress, also while Python is not there.

    bars: {notebook: HTML of what is solved in its core and its Deeper parts}; place: lines of HTML
    on where the reader stopped and what is next; due: what comes back for review, and when.
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
