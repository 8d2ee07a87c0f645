"""mlpkit's own course, put to the tests that ship with the engine."""

from pathlib import Path

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker.testing.suite import Suite

from .bank import EXERCISES


class TestMlpkit(Suite):
    session = exercises.session
    notebooks = Path(__file__).parents[2] / "notebooks"


def test_a_check_that_accepts_everything_turns_the_bank_red(monkeypatch):
    relu, suite = EXERCISES["relu"], TestMlpkit()
    tests = (suite.test_every_mistake_fails_under_its_own_slug, suite.test_universal_mutants_fail)
    for test in tests:
        test(relu)
    monkeypatch.setattr(
        "mlpkit.checker.explaining.faults.differing", lambda a, b: np.zeros(a.shape, bool)
    )
    for test in tests:
        with pytest.raises(AssertionError):
            test(relu)
