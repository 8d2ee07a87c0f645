"""The records of mlpkit's course, and what the tests do with them."""

import pytest

from mlpkit.checker import judging
from mlpkit.exercises import course

RECORDS, EXERCISES, GUESSES = course.records, course.exercises, course.guesses

every_exercise = pytest.mark.parametrize("record", EXERCISES.values(), ids=EXERCISES)


def judge(record, function, seed=0):
    """The Verdict on an answer to an exercise of mlpkit's."""
    return judging.judge(course, record, function, seed)


def cell(source):
    """A cell without its decorator."""
    return source.split("\n", 1)[1]
