"""What a grader gets: the learner's own function, or word that there is none."""

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.activations import softmax as theirs
from mlpkit.exercises import answer_to, check

from .learner import define

WRONG = "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum()"
RIGHT = "def softmax(z):\n    e = np.exp(z - z.max(axis=1, keepdims=True))\n"
RIGHT += "    return e / e.sum(axis=1, keepdims=True)"


def run(source, asked=exercises.exercise):
    """Run a cell that asks for softmax; returns what its name then refers to."""
    exercises.session.written.clear()
    return asked(define(source, "softmax"))


@pytest.mark.parametrize(("source", "status"), [(WRONG, "wrong"), (RIGHT, "correct")])
@pytest.mark.parametrize("asked", [exercises.exercise, exercises.recall])
def test_an_answer_is_judged_as_it_was_written(source, status, asked):
    left = run(source, asked)
    assert check("softmax", left).status == "correct"  # which is why a grader can't use the name
    assert check("softmax", answer_to("softmax")).status == status


@pytest.mark.parametrize("source", [None, "def softmax(z):\n    ..."])
def test_without_an_answer_or_with_a_stub_there_is_none(source):
    exercises.session.written.clear()
    if source:
        run(source)
    with pytest.raises(LookupError, match=r"^softmax: no answer to this exercise"):
        answer_to("softmax")


@pytest.mark.parametrize("function", [theirs, lambda z: theirs(z)])
def test_mlpkits_own_function_is_not_an_answer(function):
    function.__name__ = "softmax"
    exercises.session.written.clear()
    exercises.exercise(function)
    try:
        status = check("softmax", answer_to("softmax")).status
    except LookupError as error:
        status = str(error)
    assert status in ("wrong", "softmax: the answer is mlpkit's own function.")


def test_an_answer_of_an_earlier_kernel_does_not_count():
    run(RIGHT)
    exercises.session.written.clear()
    assert exercises.mine("softmax")(np.zeros((1, 2))).tolist() == [[0.5, 0.5]]
    with pytest.raises(LookupError):
        answer_to("softmax")


def test_a_name_without_an_exercise_is_refused():
    with pytest.raises(ValueError, match="no exercise is called 'sofmax'"):
        answer_to("sofmax")


def test_the_docstring_says_what_it_does_not_protect_against():
    assert "code that is run in the same process" in answer_to.__doc__
