"""Garments: two hidden layers yesterday, three today."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def outputs(X, parameters, n):
    a = {0: X}
    for k in range(1, len(n[1]) + 1):
        a[k] = np.maximum(a[k - 1] @ parameters[f"W{k}"] + parameters[f"b{k}"], 0)
    last = len(n[1]) + 1
    a[last] = a[last - 1] @ parameters[f"W{last}"] + parameters[f"b{last}"]
    return a[len(n)]


def predict(images):
    return np.argmax(outputs(flatten(scale_to_unit(images)), parameters, n), axis=1)


def run(epochs=8):
    history = []
    for _ in range(epochs):
        batches = minibatches(X, y, batch_size, rng)
        training_loss, _ = train_epoch(network, parameters, batches, optimizer, *loss, rng)
        history.append((training_loss, *evaluate(network, parameters, X_validation, y_validation)))
    return history


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = (flatten(scale_to_unit(part)) for part in (images, images_validation))
n = [784, [64, 32, 16], 10]
network = mlp([n[0], *n[1], n[2]])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.02), 50
