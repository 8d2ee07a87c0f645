"""The records of mlpkit's course, and helpers for testing them."""

import pytest

from mlpkit.checker import judge as judging
from mlpkit.checker.testing.mutants import looked_at, one_of_each
from mlpkit.exercises import course
from mlpkit.exercises.debugging.cases import REPAIRS

RECORDS, GUESSES = course.records, course.guesses
# All exercises except those whose packages are not installed here.
EXERCISES = {name: record for name, record in course.exercises.items() if not record.lacking}

# One repair of each kind runs every time, the others as guards: judging a repair trains a program.
LONG = {*REPAIRS.values()}.difference(one_of_each(REPAIRS.values(), looked_at))

# Tests of how an answer is called and compared run every time for only one exercise of each kind.
FIRST = one_of_each(EXERCISES.values(), lambda record: (record.kind, *looked_at(record)))
every_exercise = pytest.mark.parametrize(
    "record",
    [
        pytest.param(record, id=name, marks=[] if record in FIRST else pytest.mark.guards)
        for name, record in EXERCISES.items()
    ],
)


def judge(record, function, seed=0):
    """Return the Verdict on an answer to one of mlpkit's exercises."""
    return judging.judge(course, record, function, seed)


def cell(source):
    """Return a cell's source without its first line, the decorator."""
    return source.split("\n", 1)[1]
