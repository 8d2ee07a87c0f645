"""Garments in batches of 200, dealt again in every epoch."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def deal(X, y, settings, rng):
    order, dealt = rng.permutation(len(X)), []
    for start in range(0, len(X), settings["size"]):
        if start + settings["size"] > len(X):
            settings["size"] = len(X) - start
        batch = order[start : start + settings["size"]]
        dealt.append((X[batch], y[batch]))
    return dealt


def batches(X, y, size, rng):
    return deal(X, y, settings, rng)


def run(epochs=6):
    history = []
    for _ in range(epochs):
        dealt = batches(X, y, batch_size, rng)
        training_loss, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((training_loss, *evaluate(network, parameters, X_validation, y_validation)))
    return history


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments(2020)
X, X_validation = (flatten(scale_to_unit(part)) for part in (images, images_validation))
settings = {"rate": 0.1, "beta": 0.9, "size": 200}
network = mlp([784, 64, 32, 10])
parameters = initialize(network, rng)
loss, optimizer = LOSSES["cross_entropy"], Momentum(settings["rate"], settings["beta"])
batch_size = settings["size"]
