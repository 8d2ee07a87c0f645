"""Small trainings on tables drawn anew, five splits each, against the commonest class or the mean.

The true gain is what five splits of one table give on average, over all tables.
"""

from typing import NamedTuple

import numpy as np

from mlpkit.capstone.case import SPLITS
from mlpkit.capstone.given import own_data
from mlpkit.capstone.scores import against_plain, gains, plain
from mlpkit.capstone.task import Task
from tests.capstone import recipes

LEARNERS = {
    "ridge, numbers": recipes.ridge,
    "nearest mean": recipes.nearest_mean,
    "neighbour": recipes.neighbour,
}


class Outcome(NamedTuple):
    """Shares of all tables, and a mean width over that of the estimate itself."""

    coverage: float
    width: float
    beaten: float


def drawn(learner, rows, signal, rng):
    """A Task of three columns of noise, the first of which tells `signal` times as much."""
    X = rng.normal(size=(rows, 3))
    y = signal * X[:, 0] + rng.normal(size=rows)
    kind = "numbers" if "numbers" in learner else "classes"
    y = y if kind == "numbers" else (y > 0).astype(int)
    return X, Task("a", own_data((X, y, kind)), *[None] * 5, np.arange(rows), np.arange(0), 0)


def gain_of(learner, rows, signal, rng):
    """The Interval that the judge gives of one table."""
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
    """The Outcome over so many tables."""
    rng = np.random.default_rng(seed)
    found = [gain_of(learner, rows, signal, rng) for _ in range(tables)]
    values, lows, highs = np.array([each[:3] for each in found]).T
    true, spread = values.mean(), np.ptp(np.quantile(values, [0.025, 0.975]))
    holds = np.mean((lows <= true) & (true <= highs))
    return Outcome(float(holds), float(np.mean(highs - lows) / spread), float(np.mean(lows > 0)))
