"""Copies of training rows, and neighbours."""

import math

import numpy as np
import pytest

from mlpkit.debugging import copies, neighbours
from mlpkit.debugging.near_duplicates import changed
from tests.fitting.training_runs import blobs


def test_copies_are_exact_near_or_neither():
    rng = np.random.default_rng(0)
    X = rng.random((500, 30)).astype(np.float32)
    X[:2] = [[0], [1]]  # so that every column's range is 1
    V = rng.random((6, 30)).astype(np.float32)
    V[0], V[1] = X[7], X[8]
    V[2] = X[9] + np.float32(0.029)
    V[3] = X[10] + np.float32(0.031)
    V[4] = X[11]
    # a change in one column with the same root mean square
    V[4, 3] += np.float32(0.02 * math.sqrt(30))
    assert copies(X, V)[:4] == (2, 2, 6, 0.03)
    assert copies(X, V, distance=0.04)[:4] == (2, 3, 6, 0.04)
    scale, move = rng.uniform(0.1, 200, 30), rng.uniform(-50, 50, 30)
    assert copies(scale * X + move, scale * V + move)[1:4] == (2, 6, 0.03)


@pytest.mark.parametrize("D", [3, 40])
def test_copies_are_those_found_by_comparing_every_pair(D):
    rng = np.random.default_rng(D)
    X, V = rng.random((700, D)), rng.random((300, D))
    V[::3] = X[:100] + rng.uniform(0, 0.1, (100, 1)) * rng.choice([-1, 1], (100, D))
    apart = np.sqrt(np.mean(((V[:, None] - X) / np.ptp(X, axis=0)) ** 2, axis=2)).min(axis=1)
    found = copies(X, V)
    assert abs(found.near - np.sum(apart <= 0.03)) <= 1 and 0 < found.near < 300


def test_rows_of_wide_noise_are_no_nearer_to_training_rows_than_those_are_to_each_other():
    """Along directions chosen by training rows, those rows would be farther apart."""
    found = []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        found.append(copies(rng.normal(size=(150, 64)), rng.normal(size=(150, 64))))
    assert 0.02 < np.mean([each.closer for each in found]) < 0.1
    # `turned` is the larger share of the two mirrorings
    assert 0.02 < np.mean([each.turned for each in found]) < 0.15
    X = np.random.default_rng(0).normal(size=(150, 64))
    assert copies(X, X[:50] + 0.05 * rng.normal(size=(50, 64))).closer > 0.9


def test_neighbours_agree_with_hand_calculation():
    X = np.array([[0.0], [0.1], [0.5], [0.58], [1.0]])
    y = np.array([0, 0, 1, 0, 1])
    # The nearest row of each is 1, 0, 3, 2, 3; with the same label: yes, yes, no, no, no.
    alone = pytest.approx(0.4), pytest.approx(0.36 + 0.16), 5
    assert neighbours(X, y)[:3] == alone and math.isnan(neighbours(X, y).validation)
    # The nearest of 0.04 is 0.0, of 0.56 it is 0.58, of 2 it is 1: their labels are 0, 0, 1.
    there = np.array([[0.04], [0.56], [2]]), np.array([0, 1, 1])
    assert neighbours(X, y, *there)[:4] == (*alone, pytest.approx(2 / 3))


def test_shuffled_labels_are_alike_by_chance_only():
    X, y = blobs(600)
    whole, torn = neighbours(X, y), neighbours(X, np.random.default_rng(0).permutation(y))
    assert whole.share > 0.9 and abs(torn.share - torn.chance) < 0.06
    assert torn.chance == pytest.approx(1 / 3, abs=0.01)


def test_changed_rows_agree_with_hand_calculation():
    X, y = np.array([[0.0], [1], [10], [12]]), np.array([0, 0, 1, 1])
    # The nearest are 0.0, 12 and 12, at 0.5, 0 and 8. The distances of X: 1, 2, 9, 10, 11, 12.
    found = changed(np.array([[-0.5], [12], [20]]), np.array([0, 0, 1]), X, y)
    assert found == (pytest.approx(2 / 3), 1.0, 0.5, pytest.approx(0.5 / 9.5, rel=1e-3))
