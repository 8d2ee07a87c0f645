"""What one learner's lines say about each exercise."""

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.classroom.hand_in import hand_in
from mlpkit.classroom.learner import ERROR, UNNAMED, attempts_in, how_tried, learner_of
from mlpkit.exercises import course, session


def line(exercise="relu", asked="exercise", status="wrong", **others):
    return {"exercise": exercise, "asked": asked, "status": status} | others


def define(source, name):
    names = {"np": np}
    exec(source, names)
    return names[name]


def test_a_notebook_that_is_run_twice_counts_once(home, capsys):
    cells = [
        lambda: exercises.exercise(define("def relu(z): return np.minimum(z, 0)", "relu")),
        lambda: exercises.exercise(define("def relu(z): return z + 17 * (z < 1)", "relu")),
        lambda: exercises.exercise(define("def relu(z): return np.maximum(z, 0)", "relu")),
        lambda: exercises.guess("linear_stack", "a"),
        lambda: exercises.guess("linear_stack", "b"),
        lambda: exercises.exercise(
            define("def accuracy(labels, predicted): return 0.5", "accuracy")
        ),
        lambda: exercises.guess("untrained_loss", 2),
        lambda: exercises.recall(define("def relu(z): return np.abs(z)", "relu")),
    ]
    found = []
    for runs in (1, 2):
        for cell in cells:
            cell()
        lines = hand_in(course, {}, session.attempts_file.read())["lines"]
        assert len(lines) == 8 * runs
        found.append([{**each, "after": 0} for each in attempts_in(lines)])
    assert len(found[0]) == 8 and found[0] == found[1]


def test_an_unnamed_wrong_answer_counts_again_while_somebody_is_at_work_on_it():
    wrong, other = line(), line("softmax", mistake="axis-0")
    assert len(list(attempts_in([wrong, wrong, wrong]))) == 3
    assert len(list(attempts_in([wrong, wrong, other, wrong]))) == 3
    assert len(list(attempts_in([other, other, other]))) == 1


RIGHT = line(status="correct")


@pytest.mark.parametrize(
    ("lines", "way", "first"),
    [
        ([RIGHT], "at once", None),
        ([line(mistake="minimum"), RIGHT], "alone", "minimum"),
        ([line(mistake="minimum"), line(mistake="leaky"), RIGHT], "alone", "minimum"),
        ([line(), line(mistake="minimum"), RIGHT], "alone", UNNAMED),
        ([line(status="error"), RIGHT], "alone", ERROR),
        ([line(status="error", mistake="minimum"), RIGHT], "alone", "minimum"),
        ([line(mistake="mask"), RIGHT | {"hints": 1}], "hint", "mask"),
        ([RIGHT | {"hints": 1}], "hint", None),
        ([line(mistake="mask"), line(status="looked"), RIGHT], "solution", "mask"),
        ([line(mistake="mask"), RIGHT | {"hints": 2, "solution": True}], "solution", "mask"),
        ([line(mistake="mask"), line(hints=3)], "unsolved", "mask"),
        ([line(status="looked")], "unsolved", None),
        ([RIGHT, line(mistake="mask"), line(status="looked")], "at once", None),
    ],
)
def test_how_an_exercise_came_out_and_with_which_mistake_it_began(lines, way, first):
    found = how_tried(lines)
    assert (found.way, found.first) == (way, first)


def test_minutes_leave_out_breaks_and_what_comes_after_the_right_answer():
    gaps = (None, 60, 1800, 1801, 30)
    lines = [line(mistake=f"m-{k}") for k in range(4)] + [
        RIGHT.copy(),
        line(after=500, mistake="mask"),
    ]
    for each, gap in zip(lines, gaps, strict=False):
        each |= {} if gap is None else {"after": gap}
    assert how_tried(lines).minutes == (60 + 1800 + 30) / 60
    assert how_tried([RIGHT]).minutes is None


def test_recalls_and_reviews_are_not_attempts():
    again = [line(asked="recall", mistake="mask"), line(asked="review", mistake="leaky")]
    found = learner_of(course, frozenset(), [*again, RIGHT, *again])
    assert found.tried["relu"].way == "at once" and found.stopped == "relu"


def test_the_first_answer_to_a_guess_is_the_one_that_counts():
    lines = [line("linear_stack", "guess", answer="c"), line("linear_stack", "guess", "correct")]
    lines.append(line("slice_shape", "guess", "correct", answer=[60000, 14, 28]))
    lines.append(line("untrained_loss", "guess", answer=2.5))
    found = learner_of(course, frozenset(), lines).guessed
    right = ("right", True)
    assert found == {
        "linear_stack": ("c", False),
        "slice_shape": right,
        "untrained_loss": ("2.5", False),
    }


def test_an_exercise_whose_older_lines_are_gone_is_left_out():
    summaries = [line("relu", asked, "summary", lines=20) for asked in ("exercise", "review")]
    summaries.append(line("linear_stack", "review", "summary"))
    others = [line("softmax"), line("linear"), line("linear_stack", "guess", answer="c")]
    for summary in (summaries[:1], summaries[1:]):
        lines = [*summary, *others, line(status="correct")]
        found = learner_of(course, frozenset({"relu", "softmax"}), lines)
        assert found.tried.keys() == {"linear"}
    assert not found.guessed


def test_where_somebody_stopped_is_the_last_new_answer_unless_the_core_is_solved():
    lines = [line("relu"), line("softmax"), line("relu"), line("relu", "recall", "correct")]
    assert learner_of(course, frozenset(), lines).stopped == "softmax"
    core = frozenset(name for name, record in course.exercises.items() if not record.extra)
    assert learner_of(course, core, lines).stopped is None
    assert learner_of(course, frozenset(), []).stopped is None
