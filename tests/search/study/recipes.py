"""Small real trainings for the searches under test; workers import this module by its name."""

import time

import numpy as np

from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import Choice, Integer, LogUniform

SPACE = {
    "rate": LogUniform(1e-3, 1.0),
    "width": Integer(4, 16),
    "batch_size": Choice((32, 64)),
}


def data():
    """Three clouds in the plane: 150 points to train on, 90 to validate with."""
    rng = np.random.default_rng(1)
    y = np.arange(240) % 3
    X = rng.normal(size=(240, 2)) + 1.5 * np.array([[0, 1], [1, -1], [-1, -1]])[y]
    X = X.astype(np.float32)
    return (X[:150], y[:150]), (X[150:], y[150:])


def recipe(settings):
    network = mlp([2, settings["width"], 3])
    return network, SGD(settings["rate"]), settings["batch_size"]


def slow(settings):
    """The same recipe, with longer trials."""
    time.sleep(0.3)
    return recipe(settings)
