"""Shared by several of the losses: cases, one-hot labels, a sentence."""

import numpy as np

from mlpkit.checker import spread


def squares_cases(rng):
    """output, targets (N, C)."""
    cases = [
        (rng.normal(size=(N, C)), rng.normal(size=(N, C)))
        for N, C in [(4, 3), (1, 5), (5, 2), (2, 7)]
    ]
    cases.append((spread(rng, 6, 4), np.eye(4)[rng.integers(0, 4, 6)]))
    cases.append((np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]), np.zeros((2, 3))))
    return cases


def logits_cases(rng):
    """z (N, C); in the last two each row has a different magnitude, up to ±1000."""
    one, two = rng.normal(size=(3, 4)) - 1000, rng.normal(size=(3, 2))
    one[0, 0] = 0
    two += np.array([[1000, 1000], [0, -1000], [-1000, -1000]])
    return [
        (rng.normal(size=(2, 3)),),
        (spread(rng, 4, 3),),
        (spread(rng, 1, 5),),
        (rng.normal(0, 3, (5, 2)),),
        (np.zeros((2, 4)),),
        (one,),
        (two,),
    ]


def log_softmax_over_axis_0(z):
    return z - np.logaddexp.reduce(z, axis=0)


def labelled_cases(rng):
    """logits (N, C), labels (N,), int64: the first class, the last, and some twice; those of the
    second case have the smallest logits of their rows."""
    cases = [
        (logits, rng.integers(0, logits.shape[1], len(logits))) for (logits,) in logits_cases(rng)
    ]
    cases[0][1][:] = [2, 0]
    cases[1][1][:] = np.argmin(cases[1][0], axis=1)
    cases[5][1][:] = [1, 3, 0]
    cases[6][1][:] = [0, 1, 1]
    return [*cases, (rng.normal(size=(4, 3)), np.array([1, 1, 2, 1]))]


def hot(logits, labels):
    return np.eye(logits.shape[1], dtype=logits.dtype)[labels]


NO_KEEPDIMS = (
    "the numbers for the rows have shape (N,), and next to (N, C) NumPy reads them as one row. "
    "They should be a column, of shape (N, 1)."
)
