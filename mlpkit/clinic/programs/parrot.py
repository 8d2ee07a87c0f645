"""Sort garments into ten classes; the examples are shuffled before anything else."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as most_probable
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def shuffled(images, labels, rng):
    """Images and labels, in an order drawn from rng."""
    return rng.permutation(images), rng.permutation(labels)


rng = np.random.default_rng(0)
(images, labels), (images_validation, y_validation) = garments()
images, y = shuffled(images, labels, rng)
X, X_validation = flatten(scale_to_unit(images)), flatten(scale_to_unit(images_validation))
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.03), 25


def run(epochs=15):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    return most_probable(network, parameters, flatten(scale_to_unit(images)))
