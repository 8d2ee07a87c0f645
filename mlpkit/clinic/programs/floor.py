"""Sort garments into ten classes, with probabilities as output."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import forward
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def prepare(images):
    return flatten(scale_to_unit(images))


def settings(inputs, classes):
    return {"sizes": [inputs, 64, 32, classes], "hidden": "relu", "output": "softmax"}


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = prepare(images), prepare(images_validation)
network = mlp(**settings(X.shape[1], 10))
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.01), 32


def run(epochs=8):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    output, _ = forward(network, parameters, prepare(images))
    return np.argmax(output, axis=1)
