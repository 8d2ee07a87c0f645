"""Ten folders of garments, one for each kind: a network that tells the kind."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as labels_of
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def batches(X, y, size, rng):
    starts = range(0, len(X), size)
    return [(X[start : start + size], y[start : start + size]) for start in starts]


def predict(images):
    return labels_of(network, parameters, flatten(scale_to_unit(images)))


def run(epochs=10):
    history = []
    for _ in range(epochs):
        dealt = batches(X, y, batch_size, rng)
        training_loss, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((training_loss, *evaluate(network, parameters, X_validation, y_validation)))
    return history


rng = np.random.default_rng(0)
(images, labels), (images_validation, labels_validation) = garments()
folders = [np.flatnonzero(labels == kind) for kind in range(10)]
X, y = (np.concatenate([part[folder] for folder in folders]) for part in (images, labels))
X, X_validation = (flatten(scale_to_unit(part)) for part in (X, images_validation))
y_validation = labels_validation
network = mlp([784, 32, 32, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], SGD(0.1), 50
