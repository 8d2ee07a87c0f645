"""Answers whose mistake no sentence names: write them as a text for the course's authors, and read
it back."""

import inspect
import platform
import re

import numpy as np

from mlpkit.checker.display.verdict import Note
from mlpkit.checker.execution.outcomes import run, same_outcomes
from mlpkit.checker.judge import judge, judge_twice
from mlpkit.checker.record import Exercise
from mlpkit.checker.sources import compile_source, names_in, own_source, stub_source

HEAD = re.compile(r"^An answer to `(\w+)` of (.+?); ", re.M)


def tell_us(session, what):
    """Show an answer, right or wrong as last run in this kernel, as a text to send.

    what: an exercise's name, or the function with that name. Nothing is sent. The answer stands
    first, so that its author sees what would go out; then the verdict, the stub and the versions.
    Raises ValueError if no exercise has that name.
    """
    record = session.course.find(what, Exercise)
    function = session.written.get(record.name)
    if function is None:
        told = f"{record.name}: no answer was run in this kernel. Run its cell first."
        session.tell(Note(told))
        return
    source = own_source(function)
    if source is None:
        session.tell(Note(f"{record.name}: the source of your answer can't be read."))
        return
    verdict = judge_twice(session.course, record, function, session.entry(record.name).get("seed"))
    if verdict.status == "correct":
        session.tell(Note(f"{record.name}: your answer is right, so there is nothing to tell."))
        return
    told = "This is what you would send; nothing has been sent. To send it, copy it."
    session.tell(Note(told, as_text(session.course, record, source, verdict)))


def as_text(course, record, source, verdict):
    """The text, in Markdown: the answer, its verdict, the stub, the versions."""
    versions = (
        f"{course.name} {course.version}".strip(),
        f"version {record.version} of the exercise",
        f"Python {platform.python_version()}",
        f"NumPy {np.__version__}",
    )
    known = f"named {verdict.mistake}" if verdict.mistake else "no sentence named it"
    return (
        f"An answer to `{record.name}` of {course.name}; {known}.\n\n{fenced(source)}\n"
        f"The verdict:\n\n{fenced(verdict.message)}\nThe stub:\n\n{fenced(stub_source(record))}\n"
        f"{', '.join(versions)}.\n"
    )


def fenced(text):
    """A block of code in Markdown, in a fence that the text does not have."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text.rstrip()}\n{fence}\n"


def read_text(text):
    """Return (the exercise's name, the course's, the source of the answer) of a text of `as_text`.

    Raises ValueError if it is something else.
    """
    head = HEAD.search(text)
    block = head and re.search(r"^(`{3,})\w*\n(.*?)^\1$", text[head.end() :], re.M | re.S)
    if not block:
        raise ValueError("is not a text of tell_us")
    return head[1], head[2], block[2]


def drafts(course, texts):
    """Return drafts of records for answers that no sentence names, and remarks on all others.

    texts: {name: text of `as_text`}. The answers are run, in this process. Returns ([a draft for
    each group of answers to an exercise that return the same on all cases, the largest group
    first], [a sentence for each text that is in none]).
    """
    groups, remarks = [], []
    for name, text in texts.items():
        try:
            record, source, function, verdict = judged(course, text)
        except ValueError as error:
            remarks.append(f"{name}: {error}.")
            continue
        if verdict.status == "correct" or verdict.mistake:
            now = f"named {verdict.mistake}" if verdict.mistake else "right"
            remarks.append(f"{name}: {record.name}, by now {now}.")
            continue
        outcomes = run(record, function)
        for group in groups:
            if group[0] is record and same_outcomes(record, group[1], outcomes):
                group[-1].append(name)
                break
        else:
            groups.append((record, outcomes, source, verdict, [name]))
    groups.sort(key=lambda group: -len(group[-1]))
    return [draft(number, group) for number, group in enumerate(groups, start=1)], remarks


def judged(course, text):
    """Return (record, source, function, verdict) of a text; ValueError says why there are none."""
    name, theirs, source = read_text(text)
    record = course.exercises.get(name)
    if theirs != course.name or record is None:
        raise ValueError(f"answers {name} of {theirs}, which is not an exercise of {course.name}")
    exercises, known = course.exercises, inspect.unwrap(record.reference).__globals__
    try:
        names = {*record.uses, *exercises.keys() & names_in(source)}
        used = {
            each: exercises[each].reference if each in exercises else known[each] for each in names
        }
        function = compile_source(record, source, used)
    except (Exception, SystemExit) as error:
        raise ValueError(f"answers {name}, but raises {type(error).__name__} when read") from None
    return record, source, function, judge(course, record, function)


def draft(number, group):
    """A mistake as one would write it into the record, with everything but its slug and words."""
    record, _, source, verdict, names = group
    wrong = f"wrong_{record.name}_{number}"
    head = re.sub(r"^def \w+", f"def {wrong}", source)
    return (
        f"# {record.name}: {len(names)} of these answers return the same: {', '.join(names)}.\n"
        f"# {' '.join(verdict.message.split())}\n{head.rstrip()}\n\n\n"
        f'    ("", {wrong}),\n    "",\n'
    )
