"""The best of k candidates: the mean over all ways to choose them."""

import itertools

import numpy as np
import pytest

from mlpkit.measured.worn import Worn, load_worn, lowest_of

ERRORS, OTHERS = np.array([0.3, 0.1, 0.2, 0.2, 0.4]), np.array([0.35, 0.3, 0.1, 0.2, 0.6])


@pytest.mark.parametrize("k", [1, 2, 3, 5])
def test_the_lowest_of_k_is_the_mean_over_all_ways_to_choose_them(k):
    best, judged = [], []
    for picked in itertools.combinations(range(5), k):
        least = min(ERRORS[list(picked)])
        best.append(least)
        judged.append(np.mean([OTHERS[i] for i in picked if ERRORS[i] == least]))
    error, other = lowest_of(k, ERRORS, OTHERS)
    assert error == pytest.approx(np.mean(best))
    assert other == pytest.approx(np.mean(judged))


def test_each_training_set_is_judged_by_all_its_validation_sets():
    errors = np.array([[[0.1, 0.4], [0.3, 0.2]], [[0.5, 0.5], [0.6, 0.6]]])  # (S, N, V)
    worn = Worn(errors, np.array([[1.0, 2.0], [3.0, 4.0]]), errors[:, :1], np.ones((2, 1)), {})
    seen, others = worn.best_of(2)
    np.testing.assert_allclose(seen, [[0.1, 0.2], [0.5, 0.5]])
    np.testing.assert_allclose(others, [[1, 2], [3, 3]])
    np.testing.assert_allclose(worn.best_of(1, equal=True)[0], [[0.1, 0.4], [0.5, 0.5]])


def test_the_stored_file_has_the_stated_sizes():
    worn = load_worn()
    seeds, candidates, sets = worn.errors.shape
    assert (candidates, sets) == (1000, 5) and worn.others.shape == (seeds, candidates)
    assert worn.equal_errors.shape == (seeds, 100, sets)
    # because all sets are drawn from the same images
    assert np.abs(worn.errors.mean() - worn.others.mean()) < 0.005
