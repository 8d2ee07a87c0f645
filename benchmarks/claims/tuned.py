"""The claims of notebook 10 about optimizers that are tuned alike, and about a wider network. Here
everything is trained. The seed also draws the training images; the images to judge by stay the
same.
"""

from functools import cache, lru_cache

import numpy as np

from benchmarks.remedies import images
from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, AdamW, Nadam, Nesterov, RMSProp
from mlpkit.preprocessing import minibatches, pixel_statistics, standardize
from mlpkit.training import accuracy, fit

from .comparison import Comparison

NOTEBOOK = "10_search"
SMALL = mlp([784, 32, 10])
LADDER = (1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003)
# as in the notebook: (the optimizer's class, the highest of the four rates tried with it)
MAKERS = {
    "SGD": (SGD, 1),
    "Nesterov": (Nesterov, 0.3),
    "RMSProp": (RMSProp, 0.01),
    "Adam": (Adam, 0.03),
    "Nadam": (Nadam, 0.03),
    "AdamW": (lambda rate: AdamW(rate, decay=0.01), 0.03),
}
TUNED_ON = (100, 110, 120)
JUDGED = "judged on the same 20,000 others"
RACE = f"40 batches of 500; four rates, tuned on 5,000 images; {JUDGED}"
JUDGES = "the 20,000 images to judge on"
SEEDS, FEW = tuple(range(10)), tuple(range(5))
WIDE = f"3,000 training images, SGD, 27 epochs, mean of eight rates; {JUDGED}"
VALLEY = (0.004, 0.00533, 0.00711, 0.00949, 0.01265, 0.01687, 0.0225, 0.03)


@lru_cache(1)  # 200 MB
def data(seed, examples):
    """Return ((X, y) to train, 5,000 to choose by, 20,000 to judge by), standardized by the
    first."""
    (X, y), (X_judging, y_judging) = images()
    chosen = np.random.default_rng([seed, 2]).permutation(len(y))[: examples + 5_000]
    train, validation = chosen[:examples], chosen[examples:]
    statistics = pixel_statistics(X[train])
    sets = (X[train], y[train]), (X[validation], y[validation]), (X_judging, y_judging)
    return tuple((standardize(part, *statistics), labels) for part, labels in sets)


@cache
def short_run(name, rate, seed, run, part):
    """The share of right answers after 40 batches, on the images to choose by (1) or to judge (2).
    Each run has its own first weights and batches.
    """
    sets = data(seed, 20_000)
    rng, optimizer = np.random.default_rng([seed, run]), MAKERS[name][0](rate)
    parameters = initialize(SMALL, rng)
    gradients = parameters.like()
    with np.errstate(all="ignore"):  # a rate that is too high may overflow
        for X, y in minibatches(*sets[0], 500, rng):
            logits, cached = forward(SMALL, parameters, X)
            backward(SMALL, parameters, cached, cross_entropy_backward(logits, y), gradients)
            optimizer.step(parameters, gradients)
        logits, _ = forward(SMALL, parameters, sets[part][0])
    return accuracy(sets[part][1], np.argmax(logits, axis=1))


def rates(name):
    return LADDER[LADDER.index(MAKERS[name][1]) :][:4]


def chosen(name, seed, runs):
    """The rate with the highest mean accuracy of those runs, on the images to choose by."""
    return max(rates(name), key=lambda r: np.mean([short_run(name, r, seed, k, 1) for k in runs]))


def judged(name, rate, seed, runs):
    return float(np.mean([short_run(name, rate, seed, run, 2) for run in runs]))


def tuned(name):
    """Make a way: an optimizer at the best of four rates on three seeds, run with a new seed."""
    return lambda seed: {"accuracy": judged(name, chosen(name, seed, TUNED_ON), seed, (1,))}


def chosen_on(name, groups):
    """Make a way: for each group of runs, choose a rate by it and run three new seeds; take the
    mean."""

    def way(seed):
        found = [judged(name, chosen(name, seed, runs), seed, (1, 2, 3)) for runs in groups]
        return {"accuracy": float(np.mean(found))}

    return way


def of_width(width):
    """Make a way: take the mean over the valley's eight rates."""

    def way(seed):
        train, _, (X, y) = data(seed, 3_000)
        network, right = mlp([784, width, 10]), []
        for rate in VALLEY:
            first, order = np.random.default_rng(seed).spawn(2)
            parameters = initialize(network, first)
            how = {"optimizer": SGD(rate), "batch_size": 50, "epochs": 27, "rng": order}
            fit(network, parameters, train, **how, progress=False, threads=1)
            logits, _ = forward(network, parameters, X)
            right.append(accuracy(y, np.argmax(logits, axis=1)))
        return {"accuracy": float(np.mean(right))}

    return way


def compared(ways, data, seeds, *cells):
    drawn = "images, first weights and batches"
    said = tuple((NOTEBOOK, cell) for cell in cells)
    return Comparison(ways, data, drawn, seeds, said, JUDGES)


def race(one, other):
    return compared({one: tuned(one), other: tuned(other)}, RACE, SEEDS, "d0945a9f", "731bf6b8")


def rate_chosen(name):
    ways = {
        "rate chosen on one seed": chosen_on(name, [(run,) for run in TUNED_ON]),
        "rate chosen on three seeds": chosen_on(name, [TUNED_ON]),
    }
    return compared(ways, f"{name}, {RACE}", SEEDS, "d0945a9f", "731bf6b8")


COMPARISONS = {
    "wider": compared(
        {"32 units": of_width(32), "128 units": of_width(128)}, WIDE, FEW, "60a4503d", "d6622815"
    ),
    "sgd_nesterov": race("SGD", "Nesterov"),
    "rmsprop_adam": race("RMSProp", "Adam"),
    "adam_nadam": race("Adam", "Nadam"),
    "nesterov_nadam": race("Nesterov", "Nadam"),
    "adam_adamw": race("Adam", "AdamW"),
    "rate_of_rmsprop": rate_chosen("RMSProp"),
}
