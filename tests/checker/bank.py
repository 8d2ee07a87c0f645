"""The records of mlpkit's course, and what the tests do with them."""

import pytest

from mlpkit.checker import judging
from mlpkit.checker.testing.mutants import looked_at, one_of_each
from mlpkit.exercises import course
from mlpkit.exercises.debugging.cases import REPAIRS

RECORDS, EXERCISES, GUESSES = course.records, course.exercises, course.guesses

# Whoever answers one of these trains its program: one of each kind every time, all as guards.
LONG = {*REPAIRS.values()}.difference(one_of_each(REPAIRS.values(), looked_at))

every_exercise = pytest.mark.parametrize("record", EXERCISES.values(), ids=EXERCISES)


def judge(record, function, seed=0):
    """The Verdict on an answer to an exercise of mlpkit's."""
    return judging.judge(course, record, function, seed)


def cell(source):
    """A cell without its decorator."""
    return source.split("\n", 1)[1]
