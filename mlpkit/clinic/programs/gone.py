"""Garments of this season, in pixels that are standardized by last season's."""

import numpy as np

from mlpkit import backprop, forward_pass, losses, optimizers
from mlpkit.clinic.data import garments
from mlpkit.network import initialize, mlp
from mlpkit.preprocessing import flatten, minibatches, one_hot, pixel_statistics, standardize
from mlpkit.training import evaluate


def softmax(z):
    return np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)


def train_epoch(network, parameters, batches, optimizer, value, gradient, rng):
    gradients = parameters.like()
    for X, y in batches:
        output, cache = forward_pass.forward(network, parameters, X, rng)
        backprop.backward(network, parameters, cache, gradient(output, y), gradients)
        optimizer.step(parameters, gradients)


def run(epochs=6):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        training_loss, _ = evaluate(network, parameters, X, y)
        history.append((training_loss, *evaluate(network, parameters, X_validation, y_validation)))
    return history


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments(3000)
parts = (images[:1000], images[1000:], images_validation)
past, X, X_validation = (flatten(part).astype(np.float32) for part in parts)
mean, std = pixel_statistics(past)
X, X_validation = (standardize(part, mean, np.maximum(std, 0.2)) for part in (X, X_validation))
y = y[1000:]
network, optimizer, batch_size = mlp([784, 64, 32, 10]), optimizers.SGD(0.03), 50
parameters = initialize(network, rng)
loss = losses.cross_entropy, lambda z, y: (softmax(z) - one_hot(y, 10)) / len(y)
