"""False alarms if the target is numbers: recipes that learn, and the check-up's verdicts.

python -m benchmarks --only healthy_numbers
"""

import itertools

import numpy as np

from mlpkit.debugging.checkup import checkup
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum
from mlpkit.targets import Numbers

from .shared import table

TEXT = """## Healthy recipes with numbers as their target

The check-up on {count} recipes, from {data} made-up tables and {networks} networks, each with
{seeds} draws of first weights: {alarms} false alarms in {lines:,} lines, and {questions} questions.
The loss at the start was {low:.2f} to {high:.1f} times that of predicting the mean."""


def standard(rng, N, D):
    return rng.standard_normal((N, D))


def plane(rng):
    X = standard(rng, 400, 6)
    return X, 300 + 40 * X @ rng.standard_normal(6) + 20 * rng.standard_normal(400)


def waves(rng):
    X = standard(rng, 600, 4)
    y = np.sin(2 * X[:, 0]) * X[:, 1] + np.abs(X[:, 2])
    return X, y + 0.2 * rng.standard_normal(600)


def skewed(rng):
    X = standard(rng, 500, 5)
    return X, 1000 * np.exp(0.8 * X[:, 0] + 0.3 * rng.standard_normal(500))


def counts(rng):
    X = standard(rng, 500, 3)
    return X, rng.poisson(np.exp(1 + 0.5 * X[:, 0])).astype(float)


def hard(rng):
    X = standard(rng, 800, 10)
    return X, X[:, 0] + 2 * rng.standard_normal(800)


def wide(rng):
    X = standard(rng, 300, 40)
    return X, X @ rng.standard_normal(40) + rng.standard_normal(300)


def small(rng):
    X = standard(rng, 70, 3)
    return X, 5 + X[:, 0] - X[:, 1] + 0.3 * rng.standard_normal(70)


def one_column(rng):
    X = rng.uniform(-1.7, 1.7, (300, 1))
    return X, np.cos(2 * X[:, 0]) + 0.2 * rng.standard_normal(300)


def groups(rng):
    """Return rows of 40 things, several for each thing, with columns of 0 and 1."""
    of = rng.integers(0, 40, 500)
    kinds = (rng.random((40, 5)) < 0.3).astype(float)[of]
    X = np.column_stack([kinds, standard(rng, 500, 3)])
    return X, 10 + kinds @ rng.standard_normal(5) + X[:, 5] + 0.5 * rng.standard_normal(500)


DATA = plane, waves, skewed, counts, hard, wide, small, one_column, groups
BENT = waves, one_column  # no plane fits them, so one layer does not learn
NETWORKS = (
    ((), "relu", lambda: SGD(0.03)),
    ((32,), "relu", lambda: Adam(0.003)),
    ((64, 32), "relu", lambda: Momentum(0.005)),
    ((32,), "tanh", lambda: SGD(0.05)),
    ((32, 16, 8), "leaky_relu", lambda: Adam(0.002)),
)


def examined(data, network, seed):
    """Return (the check-up, the loss at the start divided by that of the mean)."""
    hidden, activation, optimizer = network
    rng = np.random.default_rng(seed)
    X, y = data(rng)
    X, kept = X.astype(np.float32), round(0.8 * len(X))
    network = mlp((X.shape[1], *hidden, 1), activation)
    parameters = initialize(network, rng, "xavier" if activation == "tanh" else "he")
    found = checkup(
        network, parameters, (X[:kept], y[:kept]), Numbers.of(y[:kept]), optimizer(), rng,
        validation=(X[kept:], y[kept:]), batch_size=32,
    )  # fmt: skip
    [start] = [finding.found for finding in found if finding.measurement == "loss_at_start"]
    return found, float(start)


def section(quick=False):
    """The section: how many lines are suspicious, which ones, and which are questions."""
    networks, seeds = (NETWORKS[:2], 1) if quick else (NETWORKS, 5)
    recipes = [
        (data, network)
        for data, network in itertools.product(DATA, networks)
        if network[0] or data not in BENT
    ]
    rows, lines, starts = [], 0, []
    for (data, network), seed in itertools.product(recipes, range(seeds)):
        found, start = examined(data, network, seed)
        starts.append(start)
        lines += len(found)
        name = f"{data.__name__}, {'-'.join(map(str, network[0])) or 'one layer'}"
        rows += [
            [name, str(seed), finding.measurement, finding.found, finding.verdict]
            for finding in found
            if finding.asks or not finding.fine
        ]
    questions = sum(row[-1].startswith("question") for row in rows)
    text = TEXT.format(
        count=len(recipes),
        data=len(DATA),
        networks=len(networks),
        seeds=seeds,
        alarms=len(rows) - questions,
        lines=lines,
        questions=questions,
        low=min(starts),
        high=max(starts),
    )
    header = ("recipe", "first weights", "measurement", "found", "verdict")
    return "\n\n".join([text, *([table(header, rows)] if rows else [])])
