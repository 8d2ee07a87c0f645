"""Every message that a learner can read is stored in tests/exercises/messages, one file per
concept. MLPKIT_WRITE_MESSAGES=1 rewrites the messages of each exercise and guess whose test runs.
Most repairs of notebook 09 are run by `-m guards`; `-m ""` runs all.
"""

import os
import re
import tempfile
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.sources import compile_source, stub_source
from mlpkit.checker.testing.mutants import answers, measured, mistaken, mutant, mutants, useless
from mlpkit.checker.testing.suite import judged
from mlpkit.exercises import CONCEPTS, course

from .bank import EXERCISES, GUESSES, RECORDS, cell, judge

MESSAGES = Path(__file__).parents[1] / "exercises" / "messages"
# several workers may write at the same time
LOCK = Path(tempfile.gettempdir(), "mlpkit-exercise-messages.lock")


def file_of(record):
    return MESSAGES / f"{CONCEPTS[record.notebook]}.txt"


def kept(file):
    """Return {name: its messages} from a concept's file; empty if there is no file yet."""
    if not file.exists():
        return {}
    text = file.read_text(encoding="utf-8").removeprefix("## ").rstrip("\n")
    parts = (part.partition("\n") for part in text.split("\n\n## "))
    return {name: lines for name, _, lines in parts}


def write(record, text):
    """Store the text as the record's part of its file, and drop parts that belong to no record."""
    file = file_of(record)
    with FileLock(LOCK):
        parts = kept(file) | {record.name: text}
        found = [f"## {name}\n{parts[name]}" for name in RECORDS if name in parts]
        file.write_text("\n\n".join(found) + "\n", encoding="utf-8")


def assert_as_kept(record, lines):
    text = "\n".join(lines)
    assert "Does a loop never end?" not in text, "a busy machine: nothing is written; run it again"
    if os.environ.get("MLPKIT_WRITE_MESSAGES"):
        write(record, text)
    else:
        file = file_of(record)
        told = (
            f"the messages have changed: with MLPKIT_WRITE_MESSAGES=1 this test rewrites "
            f"{file.name}"
        )
        assert text == kept(file).get(record.name, ""), told
    assert not re.search("0x[0-9a-f]{6}|Traceback", text)


def generic_messages(record):
    """Return the messages for the universal mutants, which are stored next to the bank's own
    sentences."""
    changes = {"twice": lambda a: 2 * a, "negative": np.negative}
    more = {name: judge(record, mutant(record, change)) for name, change in changes.items()}
    more["none"] = judged(course, record, useless)["none"]
    return more | judged(course, record, mutants)


def with_one_line(verdict):
    """Return a verdict's text with a fixed line number: the real one is a line of the bank, which
    changes."""
    return re.sub("in line [0-9]+", "in line 3", str(verdict))


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_messages_of_an_exercise_are_those_stored_in_the_file(exercise):
    stub = compile_source(exercise, cell(stub_source(exercise)))
    lines = [f"stub: {judge(exercise, stub)}"]
    lines += [f"right: {judge(exercise, exercise.reference)}"]
    for slug, verdict in judged(course, exercise, mistaken).items():
        lines.append(f"{slug}: {with_one_line(verdict)}")
    for name, verdict in generic_messages(exercise).items():
        lines.append(f"[{name}] {with_one_line(verdict)}")
    assert_as_kept(exercise, lines)


@pytest.mark.parametrize("guess", GUESSES.values(), ids=GUESSES)
def test_the_messages_of_a_guess_are_those_stored_in_the_file(guess):
    values = (..., *answers(guess))
    lines = [f"{value!r}: {judge_guess(guess, value, measured(guess))}" for value in values]
    assert_as_kept(guess, lines)


def test_the_files_have_messages_for_every_record_and_for_nothing_else():
    files = {file: [*kept(file)] for file in sorted(MESSAGES.iterdir())}
    expected = {}
    for name, record in RECORDS.items():
        expected.setdefault(file_of(record), []).append(name)
    assert files == expected
