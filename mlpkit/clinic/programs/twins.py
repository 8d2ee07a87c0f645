"""Sort garments into ten classes with 64 hidden units."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as most_probable
from mlpkit.losses import LOSSES
from mlpkit.network import mlp
from mlpkit.optimizers import Momentum
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def first_weights(shapes, scale, rng):
    """{name: shape} → {name: array}, for weights alone: a size that suits the number of inputs."""
    weights = {}
    for name, shape in shapes.items():
        if len(shape) == 2:
            weights[name] = np.full(shape, scale / np.sqrt(shape[0]))
    return weights


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = flatten(scale_to_unit(images)), flatten(scale_to_unit(images_validation))
network = mlp([784, 64, 10], hidden="tanh")
parameters = Parameters(network.shapes, np.float64)
for name, values in first_weights(network.shapes, 0.1, rng).items():
    parameters[name] = values
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.02), 32


def run(epochs=5):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    return most_probable(network, parameters, flatten(scale_to_unit(images)))
