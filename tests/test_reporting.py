"""A number and its reference: what a learner reads, and what is compared."""

import math

import numpy as np
import pytest

from mlpkit.reporting import about, paired_difference


@pytest.mark.parametrize("value", [0.8501, 0.8612, 0.8659])
def test_a_value_within_the_tolerance_is_left_out_where_outputs_are_compared(value):
    assert about(value, 0.858, 0.008) == "0.858 (within 0.008)"


def test_a_learner_reads_their_own_number_first(monkeypatch):
    monkeypatch.delenv("MLPKIT_COMPARE")
    assert about(0.8612, 0.858, 0.008) == "0.861 (expected 0.858, within 0.008)"
    assert about(0.8612, 0.86, 0.01, ".2f") == "0.86 (expected 0.86, within 0.01)"


@pytest.mark.parametrize("compared", [True, False])
@pytest.mark.parametrize(
    ("value", "shown"), [(0.849, "0.849"), (0.867, "0.867"), (float("nan"), "nan")]
)
def test_a_value_outside_the_tolerance_is_never_left_out(monkeypatch, compared, value, shown):
    if not compared:
        monkeypatch.delenv("MLPKIT_COMPARE")
    assert about(value, 0.858, 0.008) == f"{shown}, expected 0.858 within 0.008"


def test_a_paired_difference_worked_by_hand():
    mean, error, wins = paired_difference([1, 5, 3], [2, 7, 3])  # d = 1, 2, 0: mean 1, std 1
    assert (mean, wins) == (1, 2)
    assert error == pytest.approx(1 / math.sqrt(3))


def test_what_a_pair_shares_drops_out():
    luck = np.random.default_rng(0).normal(0, 100, 10)
    d = np.random.default_rng(1).normal(1, 0.1, 10)
    mean, error, wins = paired_difference(luck, luck + d)
    assert (mean, wins) == (pytest.approx(1, abs=0.1), 10)
    assert error < 0.1


def test_with_five_pairs_luck_alone_goes_beyond_three_errors_once_in_25_times():
    draws = np.random.default_rng(0).normal(0, 1, (20_000, 5))
    found = [paired_difference(np.zeros(5), d)[:2] for d in draws]
    beyond = np.mean([abs(mean) > 3 * error for mean, error in found])
    assert beyond == pytest.approx(1 / 25, abs=0.005)


@pytest.mark.parametrize(("a", "b"), [([1, 2], [1, 2, 3]), ([1], [2]), ([[1, 2]], [[1, 2]])])
def test_what_is_not_in_pairs_is_refused(a, b):
    with pytest.raises(ValueError, match="expected one number a seed in each"):
        paired_difference(a, b)
