"""Garments, and then the shop's own: images come in, labels go out."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as labels_of
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def columns(images):
    return scale_to_unit(images).T.reshape(784, len(images))


def predict(images):
    return labels_of(network, parameters, columns(images).T)


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
network = mlp([784, 64, 32, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.02), 50
