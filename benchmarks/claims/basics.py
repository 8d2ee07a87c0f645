"""The claims of notebooks 01, 05, 06 and 07 about ways to train; the seed draws the split and first
weights."""

import functools
import math

import numpy as np

from benchmarks import original_experiment
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum, Nesterov, cosine, warmup
from mlpkit.preprocessing import (
    flatten,
    load_fashion_mnist,
    pixel_statistics,
    scale_to_unit,
    standardize,
    train_validation_split,
)
from mlpkit.training import evaluate, fit

from .comparison import Comparison

SPLIT = "50,000 training images; judged on the other 10,000 of the split"
ALL = "split, first weights and batches"
TEN, TWENTY = tuple(range(10)), tuple(range(20))


@functools.cache
def images():
    """Return ((X, y) of the 60,000 training images, (X, y) of the 10,000 test images), pixels from
    0 to 1."""
    data = load_fashion_mnist()
    return tuple(
        (scale_to_unit(flatten(part)), labels)
        for part, labels in (
            (data.train_images, data.train_labels),
            (data.test_images, data.test_labels),
        )
    )


def split(seed, standardized=True):
    """Return ((X, y) of 50,000, (X, y) of 10,000, the statistics of the first's pixels)."""
    X, y, *others = train_validation_split(*images()[0], 1 / 6, np.random.default_rng(seed))
    statistics = pixel_statistics(X)
    if standardized:
        X, others[0] = (standardize(part, *statistics) for part in (X, others[0]))
    return (X, y), tuple(others), statistics


def single_layer(standardized, rate, batch_size=200):
    """Make a way: train one layer from zeros for one epoch, as in notebook 01."""

    def way(seed):
        train, validation, _ = split(seed, standardized)
        network, rng = mlp([784, 10]), np.random.default_rng(seed)
        parameters = initialize(network, rng)
        parameters.vector[:] = 0
        settings = {"optimizer": SGD(rate), "batch_size": batch_size, "epochs": 1, "rng": rng}
        fit(network, parameters, train, **settings, threads=1, progress=False)
        return {"accuracy": evaluate(network, parameters, *validation)[1]}

    return way


def two_layers(optimizer, batches=250, sizes=(784, 64, 10), functions=None):
    """Make a way: train 784-64-10 on a number of batches of 200, 250 to an epoch, as in notebooks
    05 and 06."""

    def way(seed):
        train, validation, _ = split(seed)
        network, rng = mlp(sizes, functions=functions), np.random.default_rng(seed)
        parameters = initialize(network, rng)
        settings = {"batch_size": 200, "epochs": batches // 250, "rng": rng}
        settings |= {"optimizer": optimizer(), "threads": 1, "progress": False}
        fit(network, parameters, train, **settings)
        return {"accuracy": evaluate(network, parameters, *validation)[1]}

    return way


def open_mask(grad, z, a):
    """ReLU's backward with a common fault: a is never negative, so every gradient passes."""
    return grad * (a >= 0)


def for_two_epochs(**changes):
    """Make a way: two epochs of plain gradient descent at rate 0.1, as notebook 05 ends."""
    return two_layers(lambda: SGD(0.1), batches=500, **changes)


def adam(schedule):
    return two_layers(lambda: Adam(schedule), batches=500)


def started(scheme, seed):
    """The parameters of the student's network after 30 epochs from these first weights."""
    parameters = original_experiment.start(scheme, scheme, seed)
    original_experiment.train_on(images()[0], parameters, 30, seed)
    return parameters


def original(scheme):
    """Make a way: train the student's network from these first weights, and judge it on the test
    images."""

    def way(seed):
        network, (X, y) = original_experiment.NETWORK, images()[1]
        return {"accuracy": evaluate(network, started(scheme, seed), X, y)[1]}

    return way


def with_adam(sizes, epochs, judged_by):
    """Make a way: train by the recipe of notebook 07, and judge by "validation" or "test"."""

    def way(seed):
        network, parameters, sets = trained_with_adam(sizes, epochs, seed)
        return {"accuracy": evaluate(network, parameters, *sets[judged_by])[1]}

    return way


@functools.lru_cache(maxsize=2)  # both sides of a pair may need the same network
def trained_with_adam(sizes, epochs, seed):
    """The network, its parameters, {"validation", "test": (Z, y)}."""
    rng, network = np.random.default_rng(seed), mlp(sizes)
    X, y, *validation = train_validation_split(*images()[0], 1 / 6, rng)
    statistics = pixel_statistics(X)
    parameters, steps = initialize(network, rng), epochs * math.ceil(len(y) / 256)
    rule = Adam(lambda step: warmup(step, steps // 10, cosine(step, steps, 0.01)))
    settings = {"optimizer": rule, "batch_size": 256, "epochs": epochs, "rng": rng}
    Z = standardize(X, *statistics)
    fit(network, parameters, (Z, y), **settings, progress=False, threads=1)
    sets = {"validation": validation, "test": images()[1]}
    return (
        network,
        parameters,
        {name: (standardize(X, *statistics), y) for name, (X, y) in sets.items()},
    )


def compared(ways, notebook, cells, data=SPLIT, drawn=ALL, seeds=TWENTY, same=""):
    """A Comparison stated by cells; cells: their ids, separated by spaces."""
    said = tuple((notebook, cell) for cell in cells.split())
    return Comparison(ways, data, drawn, seeds, said, same)


RULES = {
    "SGD": two_layers(lambda: SGD(0.15)),
    "momentum": two_layers(lambda: Momentum(0.02)),
    "Nesterov": two_layers(lambda: Nesterov(0.02)),
    "Adam": two_layers(lambda: Adam(0.002)),
}
SCHEDULES = {
    "0.004": adam(0.004),
    "0.002": adam(0.002),
    "cosine from 0.004": adam(lambda step: cosine(step, 500, 0.004)),
    "warm-up, then cosine": adam(lambda step: warmup(step, 50, cosine(step, 500, 0.004))),
}
ORIGINAL = {"original": original("normal"), "Xavier": original("xavier")}
QUICK, LARGER = ((784, 64, 10), 2), ((784, 128, 10), 6)
TESTED = "60,000 training images; judged on the 10,000 test images"


def pick(ways, *names):
    return {name: ways[name] for name in names}


OPEN = {"functions": {"relu_backward": open_mask}}
COMPARISONS = {
    "standardized": compared(
        {"unit scale": single_layer(False, 0.2), "standardized": single_layer(True, 0.1)},
        "01_preprocessing",
        "ef64f646",
        data=SPLIT + "; one layer, one epoch",
        drawn="split and batches",
    ),
    "rough_updates": compared(
        {
            "one exact update": single_layer(True, 0.05, 50_000),
            "250 rough ones": single_layer(True, 0.05),
        },
        "01_preprocessing",
        "2ecbee8c",
        data=SPLIT + "; one layer, one epoch",
        drawn="split and batches",
    ),
    "open_mask": compared(
        {"mask with >=": for_two_epochs(**OPEN), "right": for_two_epochs()},
        "05_backprop",
        "3f920c41 775eb47f",
    ),
    "open_mask_or_none": compared(
        {"mask with >=": for_two_epochs(**OPEN), "single layer": for_two_epochs(sizes=(784, 10))},
        "05_backprop",
        "3f920c41 775eb47f",
    ),
    "momentum": compared(pick(RULES, "SGD", "momentum"), "06_optimizers", "5b0c71aa 5b0c71ab"),
    "nesterov": compared(
        pick(RULES, "SGD", "Nesterov"), "06_optimizers", "nesterov-claims nesterov-said"
    ),
    "adam": compared(pick(RULES, "SGD", "Adam"), "06_optimizers", "5b0c71aa 5b0c71ab"),
    "nesterov_or_adam": compared(
        pick(RULES, "Nesterov", "Adam"), "06_optimizers", "nesterov-claims nesterov-said"
    ),
    "cosine": compared(
        pick(SCHEDULES, "0.004", "cosine from 0.004"), "06_optimizers", "23934cab fe63f364"
    ),
    "cosine_or_half": compared(
        pick(SCHEDULES, "0.002", "cosine from 0.004"), "06_optimizers", "23934cab fe63f364"
    ),
    "warmup": compared(
        pick(SCHEDULES, "cosine from 0.004", "warm-up, then cosine"),
        "06_optimizers",
        "93aebbf0 87f5d966",
    ),
    "xavier": compared(
        ORIGINAL,
        "07_training",
        "289380ef 65349384",
        data=TESTED,
        drawn="first weights and batches",
        seeds=TEN,
        same="the training images and the test images",
    ),
    "two_epochs": compared(
        {
            "784-64-10, 1 epoch": with_adam(QUICK[0], 1, "test"),
            "784-64-10, 2 epochs": with_adam(*QUICK, "test"),
        },
        "07_training",
        "a3cb2d82 d36ec856",
        data="50,000 training images; judged on the 10,000 test images",
        seeds=TEN,
        same="the test images",
    ),
    "larger": compared(
        {
            "784-64-10": with_adam(*QUICK, "validation"),
            "784-128-10": with_adam(*LARGER, "validation"),
        },
        "07_training",
        "04606d64",
        seeds=TEN,
    ),
    "more_epochs": compared(
        {
            "784-64-10, 2 epochs": with_adam(*QUICK, "validation"),
            "784-64-10, 6 epochs": with_adam(QUICK[0], LARGER[1], "validation"),
        },
        "07_training",
        "04606d64",
        seeds=TEN,
    ),
    "test_is_harder": compared(
        {"test images": with_adam(*LARGER, "test"), "validation": with_adam(*LARGER, "validation")},
        "07_training",
        "fbde7bba",
        data="50,000 training images; judged on 10,000 others and on the 10,000 test images",
        seeds=TEN,
        same="the test images",
    ),
}
