"""Garments, learnt one by one: a step after every image, each class a yes or a no."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def one_hot(labels):
    return np.eye(labels.max() + 1, dtype=np.float32)[labels]


def squares(output, labels):
    return sum(np.mean((output[:, k] - yes) ** 2) for k, yes in enumerate(one_hot(labels).T))


def squares_backward(output, labels):
    grad = np.zeros_like(output)
    for k, yes in enumerate(one_hot(labels).T):
        grad[:, k] = 2 * (output[:, k] - yes) / len(labels)
    return grad


def run(epochs=6):
    history = []
    for _ in range(epochs):
        batches = minibatches(X, y, batch_size, rng)
        training_loss, _ = train_epoch(network, parameters, batches, optimizer, *loss, rng)
        measured = evaluate(network, parameters, X_validation, y_validation, loss)
        history.append((training_loss, *measured))
    return history


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments(400)
X, X_validation = (flatten(scale_to_unit(part)) for part in (images, images_validation))
network = mlp([784, 32, 10])
parameters = initialize(network, rng)
parameters["W2"] /= 10
loss, optimizer, batch_size = (squares, squares_backward), SGD(0.01), 1
