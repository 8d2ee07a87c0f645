"""The notebook of a review: each cell has a question, or a function to write."""

import functools
import hashlib
import inspect
import json
import os
import sys
import warnings

import numpy as np

from mlpkit.checker.cell_links import link
from mlpkit.checker.diagnosis.faults import find_fault
from mlpkit.checker.edits import edited_source
from mlpkit.checker.execution.outcomes import reference_outcomes, run
from mlpkit.checker.judge import judge
from mlpkit.checker.record import Guess
from mlpkit.checker.review.due import minutes_of
from mlpkit.checker.schedule import LOOKED
from mlpkit.checker.sources import body, cell_source, compile_source, own_source, steps, stub_source
from mlpkit.helpers.whole_files import set_aside, whole

OPENING = """# Review, {date}

What you once got wrong, about {minutes} of it. Answer from memory. Shift + Enter runs a cell.

What is right comes back after 4 days, then after 16, then no more. What is wrong comes back \
tomorrow. Your functions that the notebooks use stay as they are."""
CLOSING = """That is all for today. `progress()` says what comes next."""


def review_notebook(session, items, date, folder):
    """The notebook, a dictionary as in its file; folder: that of the notebooks it links to."""
    minutes = minutes_of(items)
    when = f"{date.day} {date:%B %Y}"
    start = code(first_cell(session, items, date))
    cells = [markdown(OPENING.format(date=when, minutes=minutes)), start]
    for number, item in enumerate(items, start=1):
        cells += (guess_cells if isinstance(item.record, Guess) else to_write)(
            session, item, number, folder
        )
    return assembled([*cells, markdown(CLOSING)])


def assembled(cells):
    """A notebook of these cells, which get ids."""
    for number, cell in enumerate(cells):
        text = f"{number} {cell['source']}"
        cell["id"] = hashlib.sha256(text.encode()).hexdigest()[:8]
    python = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    metadata = {"kernelspec": python, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def is_notebook(path):
    """Whether the file is a notebook that can be opened."""
    try:
        return path.is_file() and isinstance(json.loads(path.read_bytes())["cells"], list)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def write_new(path, notebook):
    """Write a notebook, unless there is one; anything else with its name is set aside.

    Returns None if there is one, else a sentence on what was set aside, or "". Raises OSError.
    """
    if is_notebook(path):
        return None
    told, text = "", json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.path.lexists(path):
        told = f" What was there could not be opened; it is kept as {set_aside(path).name}."
    try:
        with whole(path, new=True) as file:
            file.write(text.encode())
    except FileExistsError:  # another kernel has just written it
        return None
    return told


def markdown(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(text):
    blank = {"metadata": {}, "outputs": [], "execution_count": None}
    return {"cell_type": "code", "source": text.strip(), **blank}


def first_cell(session, items, date):
    """The first cell: it defines what the others call, and tells `review` the notebook's date."""
    functions = any(not isinstance(item.record, Guess) for item in items)
    numpy = "import numpy as np\n\n" if functions else ""
    return f"""from functools import partial

{numpy}from {module_of(session)} import session

hint, progress, solution = session.hint, session.progress, session.solution
review = partial(session.review, written="{date}")
exercise = review  # a solution that is pasted begins with @exercise"""


def heading(number, item, what=""):
    title = item.called if isinstance(item.record, Guess) else f"`{item.name}`"
    return f"## {number} · {title}{what}\n\n"


def guess_cells(session, item, number, folder):
    """The cells of a guess: its question, or a link to it, and a cell for the answer."""
    record = item.record
    dots = ", ".join(["..."] * max(1, len(record.parts)))
    question = record.again
    if not question:
        where = linked(session, record, folder)
        parts = f" Its parts: {', '.join(record.parts)}." if record.parts else ""
        question = f"The question is in {where}. Read it there, and answer here.{parts}"
    return [markdown(heading(number, item) + question), code(f'review("{record.name}", {dots})')]


def linked(session, record, folder):
    """The title of a record's notebook, as a link if the folder has that notebook."""
    title, address = session.course.title(record.notebook), link(record, folder)
    return f"[{title}]({address})" if address else title


def to_write(session, item, number, folder):
    """The cells of a function: a fault to find if the exercise was passed, else the empty stub."""
    record, where = item.record, linked(session, item.record, folder)
    passed = session.entry(record.name).get("passed")
    source = faulty_source(session.course, record, item.thing.mistake) if passed else None
    if source:
        told = symptom(record, item.thing.mistake)
        text = (
            f"A mistake that you once made, in code that runs. The check says: {told} Find the "
            f"fault and repair it. (From {where}.)"
        )
        return [markdown(heading(number, item, ": find the fault") + text), code(source)]
    text = f"{last_time(record, item.thing)} Write it from memory. (From {where}.)"
    if record.kind == "bug hunt":
        text = f"{last_time(record, item.thing)} Find the fault once more. (From {where}.)"
    return [markdown(heading(number, item) + text), code(stub_source(record, "review"))]


def last_time(record, thing):
    """A sentence on what went wrong last time."""
    known = {mistake.slug: mistake.sentence for mistake in record.mistakes}
    if thing.mistake in known:
        return f"What once went wrong: {known[thing.mistake]}"
    if thing.mistake:
        return f"What once went wrong, in short: {thing.mistake.replace('-', ' ')}."
    looked = LOOKED in thing.seen
    return "You looked at its solution before yours was right." if looked else "Once more."


@functools.cache
def faulty_source(course, record, slug):
    """A cell with a known mistake under the stub's header, or None.

    None if the mistake has no source, or if, alone and under this header, it is no longer the same
    mistake. Also None for a bug hunt, whose stub already is such a cell.
    """
    mistake = next((each for each in record.mistakes if each.slug == slug), None)
    if mistake is None or record.kind == "bug hunt" or record.refused:
        return None
    if isinstance(mistake.wrong, dict):
        source = edited_source(record.reference, mistake.wrong)
    else:
        source = own_source(mistake.function)
    if source is None or not source.startswith("def "):
        return None
    cell = cell_source(record, body(source), "review")
    verdict = verdict_alone(course, record, cell.split("\n", 1)[1])
    return cell if verdict and verdict.status == "wrong" and verdict.mistake == slug else None


def verdict_alone(course, record, source):
    """The Verdict on the function that a source defines in a cell of its own.

    None if it can't be defined there: a default value needs a name that a notebook lacks.
    """
    theirs = inspect.unwrap(record.reference)
    used = {name: theirs.__globals__.get(name) for name in record.uses}
    try:
        function = compile_source(record, source, used, whose="the wrong")
    except Exception:
        return None
    return judge(course, record, function)


def symptom(record, slug):
    """Return what a check says about a known mistake when it does not recognize the mistake."""
    mistake = next(each for each in record.mistakes if each.slug == slug)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected, got = reference_outcomes(record, 0), run(record, mistake.function, 0)
        return find_fault(record, mistake.function, expected, got, 0).message


def as_it_came(course, record, function, slug):
    """Whether a function is the faulty one from its cell, unchanged."""
    cell = faulty_source(course, record, slug) if slug else None
    code = getattr(function, "__code__", None)
    if cell is None or code is None:
        return False
    faulty = compile_source(record, cell.split("\n", 1)[1], whose="the wrong")
    return steps(faulty.__code__) == steps(code)


def module_of(session):
    """The name of the module from which a notebook can import a session."""
    for name in session.course.modules:
        while name:
            if getattr(sys.modules.get(name), "session", None) is session:
                return name
            name = name.rpartition(".")[0]
    raise ValueError(f"{session.course.name}: no module of its exercises has this session.")
