"""Sort garments into ten classes, in small batches, with a training loop written out."""

import numpy as np

from mlpkit.backprop import backward
from mlpkit.clinic.data import garments
from mlpkit.forward_pass import forward
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate


def train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y) / len(y)
        backward(network, parameters, cache, grad, found)
        gradients.vector[:] += found.vector
        optimizer.step(parameters, gradients)


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = flatten(scale_to_unit(images)), flatten(scale_to_unit(images_validation))
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], SGD(0.08), 16


def run(epochs=4):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        trained, _ = evaluate(network, parameters, X, y, loss)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    return np.argmax(forward(network, parameters, flatten(scale_to_unit(images)))[0], axis=1)
