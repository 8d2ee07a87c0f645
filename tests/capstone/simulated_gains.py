"""Small trainings on simulated tables, with five splits each, compared with the baseline.

The true gain is the mean, over all tables, of the gain in their five splits.
"""

from typing import NamedTuple

import numpy as np

from mlpkit.capstone.arguments import own_data
from mlpkit.capstone.case import SPLITS
from mlpkit.capstone.scores import against_plain, gains, plain
from mlpkit.capstone.task import Task
from tests.capstone import recipes

LEARNERS = {
    "ridge, numbers": recipes.ridge,
    "nearest mean": recipes.nearest_mean,
    "neighbour": recipes.neighbour,
}


class Outcome(NamedTuple):
    """coverage and width as in `simulated`; beaten : the share of tables on which the baseline is
    beaten."""

    coverage: float
    width: float
    beaten: float


def drawn(learner, rows, signal, rng):
    """(X, a Task): only the first of three columns is informative, and none if signal is 0."""
    X = rng.normal(size=(rows, 3))
    y = signal * X[:, 0] + rng.normal(size=rows)
    kind = "numbers" if "numbers" in learner else "classes"
    y = y if kind == "numbers" else (y > 0).astype(int)
    return X, Task("a", own_data((X, y, kind)), *[None] * 5, np.arange(rows), np.arange(0), 0)


def gain_of(learner, rows, signal, rng):
    """The judge's Interval for one table."""
    X, task = drawn(learner, rows, signal, rng)
    y, pairs = task.data.target, []
    for _ in range(SPLITS):
        training, validation = recipes.split(X, rng)
        predicted = LEARNERS[learner](X[training], y[training], rng)(X[validation])
        by_plain = plain(task, training, validation)
        gained = gains(task, predicted, by_plain, validation)
        pairs.append({"gains": gained, "validation": validation})
    return against_plain(task, pairs)


def measured(learner, rows, signal, tables, seed=0):
    """The Outcome over `tables`."""
    rng = np.random.default_rng(seed)
    found = [gain_of(learner, rows, signal, rng) for _ in range(tables)]
    values, lows, highs = np.array([each[:3] for each in found]).T
    true, spread = values.mean(), np.ptp(np.quantile(values, [0.025, 0.975]))
    holds = np.mean((lows <= true) & (true <= highs))
    return Outcome(float(holds), float(np.mean(highs - lows) / spread), float(np.mean(lows > 0)))
