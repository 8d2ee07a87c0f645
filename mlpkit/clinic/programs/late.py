"""Garments with sigmoids, and with small random numbers to begin with."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.losses import LOSSES
from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def first_numbers(shape, rng):
    size = 0.01 if len(shape) == 2 else 1
    return size * rng.standard_normal(shape)


def run(epochs=12):
    history = []
    for _ in range(epochs):
        batches = minibatches(X, y, batch_size, rng)
        training_loss, _ = train_epoch(network, parameters, batches, optimizer, *loss, rng)
        history.append((training_loss, *evaluate(network, parameters, X_validation, y_validation)))
    return history


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = (flatten(scale_to_unit(part)) for part in (images, images_validation))
network = mlp([784, 64, 32, 10], "sigmoid")
parameters = Parameters(network.shapes)
for name, shape in network.shapes.items():
    parameters[name] = first_numbers(shape, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], SGD(0.25), 50
