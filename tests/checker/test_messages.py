"""Every message, as a learner reads it, stands in tests/exercise_messages.txt.

MLPKIT_WRITE_MESSAGES=1 writes it anew: of each exercise and guess whose test runs, its part. Most
repairs of notebook 09 are run by `-m guards`; `-m ""` runs all.
"""

import os
import re
import tempfile
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.sources import compiled, stub_source
from mlpkit.checker.testing.mutants import answers, measured, mistaken, mutant, mutants, useless
from mlpkit.checker.testing.suite import judged
from mlpkit.exercises import course

from .bank import EXERCISES, GUESSES, RECORDS, cell, judge

MESSAGES = Path(__file__).parents[1] / "exercise_messages.txt"
LOCK = Path(tempfile.gettempdir(), "mlpkit-exercise-messages.lock")  # tests may write at once


def heading(record):
    return f"## {record.notebook:02d} {record.name}"


def kept():
    """{heading: what stands under it}."""
    text = MESSAGES.read_text(encoding="utf-8").rstrip("\n")
    parts = (part.partition("\n") for part in re.split(r"\n\n(?=## )", text))
    return {name: lines for name, _, lines in parts}


def write(record, text):
    """Put the text in its place, and leave out what is no record's."""
    with FileLock(LOCK):
        parts = kept() | {heading(record): text}
        found = [(name, parts[name]) for name in map(heading, RECORDS.values()) if name in parts]
        text = "\n\n".join(f"{name}\n{lines}" for name, lines in found)
        MESSAGES.write_text(f"{text}\n", encoding="utf-8")


def assert_as_kept(record, lines):
    text = "\n".join(lines)
    if os.environ.get("MLPKIT_WRITE_MESSAGES"):
        write(record, text)
    else:
        told = f"other messages: with MLPKIT_WRITE_MESSAGES=1 this test writes {MESSAGES.name}"
        assert text == kept().get(heading(record), ""), told
    assert not re.search("0x[0-9a-f]{6}|Traceback", text)


def generic_messages(record):
    """What the universal mutants are told, beside the bank's own sentences."""
    changes = {"twice": lambda a: 2 * a, "negative": np.negative}
    more = {name: judge(record, mutant(record, change)) for name, change in changes.items()}
    more["none"] = judged(course, record, useless)["none"]
    return more | judged(course, record, mutants)


def with_one_line(verdict):
    """Its text. The line number is that of the bank, which is edited."""
    return re.sub("your line [0-9]+", "your line 3", str(verdict))


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_messages_of_an_exercise(exercise):
    stub = compiled(exercise, cell(stub_source(exercise)))
    lines = [f"stub: {judge(exercise, stub)}"]
    lines += [f"right: {judge(exercise, exercise.reference)}"]
    for slug, verdict in judged(course, exercise, mistaken).items():
        lines.append(f"{slug}: {with_one_line(verdict)}")
    for name, verdict in generic_messages(exercise).items():
        lines.append(f"[{name}] {with_one_line(verdict)}")
    assert_as_kept(exercise, lines)


@pytest.mark.parametrize("guess", GUESSES.values(), ids=GUESSES)
def test_the_messages_of_a_guess(guess):
    values = (..., *answers(guess))
    lines = [f"{value!r}: {judge_guess(guess, value, measured(guess))}" for value in values]
    assert_as_kept(guess, lines)


def test_there_are_messages_of_every_record_and_of_nothing_else():
    assert [*kept()] == [*map(heading, RECORDS.values())]
