"""After the cases that are the same for everybody, a second look tries cases that no answer can
know."""

from dataclasses import replace

import numpy as np
import pytest

from mlpkit.checker.judge import SEEDS, judge_twice
from mlpkit.checker.record import Property
from mlpkit.exercises import check, course, exercise, reset, session

from .bank import EXERCISES, every_exercise
from .learner import define, shown

RELU = EXERCISES["relu"]


def by_heart():
    """Return a relu that is right only on the known cases."""
    known = {args[0].tobytes() for args in RELU.cases(np.random.default_rng(0))}
    function = define(
        "def relu(z):\n    return np.maximum(z, 0) if z.tobytes() in known else np.abs(z)"
    )
    function.__globals__["known"] = known
    return function


def kept():
    return session.progress_file.read()["relu"].get("seed")


def test_an_answer_that_is_right_only_on_the_known_cases_is_found_out():
    assert check("relu", by_heart()).status == "correct"
    verdict = shown(exercise, by_heart())
    assert verdict.status == "wrong"
    beginning = f"relu: right on the known cases, not on new ones (seed {verdict.seed}): "
    assert verdict.message.startswith(beginning), verdict.message
    assert not session.progress_file.read()["relu"].get("passed")
    again = check("relu", by_heart(), seed=verdict.seed)
    assert verdict.message == beginning + again.message.removeprefix("relu: ")


def test_the_same_cell_gets_the_same_verdict():
    verdict = shown(exercise, by_heart())
    assert kept() == verdict.seed
    assert shown(exercise, by_heart()) == verdict
    reset("relu")
    others = set()
    for _ in range(3):
        others.add(shown(exercise, by_heart()).seed)
        reset("relu")
    assert len(others | {verdict.seed}) > 1


def test_the_verdict_on_a_right_answer_is_as_before_and_the_seed_is_kept():
    right = define("def relu(z): return np.maximum(z, 0)")
    verdict = shown(exercise, right)
    assert verdict.message == check("relu", right).message
    assert "seed" not in str(verdict) and 0 < verdict.seed == kept() < SEEDS


@pytest.mark.parametrize("damaged", [True, -1, 0, "7", 10**9, None, [1]])
def test_an_invalid_seed_is_replaced_by_a_new_one(damaged):
    right = define("def relu(z): return np.maximum(z, 0)")
    seed = judge_twice(course, RELU, right, damaged).seed
    assert type(seed) is int and 0 < seed < SEEDS


def test_cases_that_are_the_same_for_every_seed_are_tried_only_once():
    calls = []

    def relu(z):
        calls.append(z)
        return np.maximum(z, 0)

    fixed = replace(RELU, cases=lambda rng: [(np.array([[1.0, -2.0]]),)] * 2, properties=())
    verdict = judge_twice(course, fixed, relu)
    assert verdict.status == "correct" and verdict.seed is None
    assert len(calls) == 2


def test_new_cases_on_which_the_reference_fails_do_not_make_an_answer_wrong():
    def cases(rng):
        return [(rng.normal(0, 1, (2, 3)),) for _ in range(2)]

    fair = next(iter(cases(np.random.default_rng(0))))[0]
    rule = Property(
        "fair",
        lambda f, rng: None if (rng.normal(0, 1, (2, 3)) == fair).all() else "unlucky.",
    )
    unlucky = replace(RELU, cases=cases, properties=(rule,))
    right = define("def relu(z): return np.maximum(z, 0)")
    assert judge_twice(course, unlucky, right).status == "correct"


@pytest.mark.proofs
@every_exercise
def test_a_right_answer_passes_with_any_seed(record):
    """Try twenty seeds for each answer, as a class of learners would."""
    for function in record.alternatives:
        for seed in np.random.default_rng(1).integers(1, SEEDS, 20).tolist():
            verdict = judge_twice(course, record, function, seed)
            assert verdict.status == "correct", f"{function}: {verdict}"
