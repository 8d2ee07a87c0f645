"""mlpkit's own course, run through the tests that ship with the engine."""

from pathlib import Path

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker.testing import suite

from .bank import EXERCISES


class TestMlpkit(suite.Suite):
    session = exercises.session
    notebooks = Path(__file__).parents[2] / "notebooks"

    @pytest.mark.proofs
    def test_every_exercise_has_one_sentence_for_any_result(self, exercise):
        self.odd_values_get_one_sentence(exercise)


def test_a_check_that_accepts_everything_makes_the_banks_tests_fail(monkeypatch):
    # without the cache, so that each answer is judged again
    monkeypatch.setattr(suite, "judged", suite.judged.__wrapped__)
    relu, bank = EXERCISES["relu"], TestMlpkit()
    tests = (bank.test_every_mistake_fails_under_its_own_slug, bank.test_universal_mutants_fail)
    for test in tests:
        test(relu)
    monkeypatch.setattr(
        "mlpkit.checker.diagnosis.faults.find_differences", lambda a, b: np.zeros(a.shape, bool)
    )
    for test in tests:
        with pytest.raises(AssertionError):
            test(relu)
