"""Sort garments into ten classes with four layers alike."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as most_probable
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def prepare(images):
    return flatten(scale_to_unit(images))


def settings(inputs, classes):
    """Four linear layers, each with its ReLU."""
    return {"sizes": [inputs, 80, 40, 20, classes], "hidden": "relu", "output": "relu"}


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = prepare(images), prepare(images_validation)
network = mlp(**settings(X.shape[1], 10))
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Adam(0.003), 32


def run(epochs=10):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    return most_probable(network, parameters, prepare(images))
