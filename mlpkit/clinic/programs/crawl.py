"""Garments with a momentum of our own, which should make training faster."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def momentum_step(theta, grad, velocity, rate, beta):
    velocity[:] = 0
    velocity[:] = beta * velocity + (1 - beta) * grad
    theta -= rate * velocity


class Momentum:
    def __init__(self, count, rate, beta):
        self.velocity, self.rate, self.beta = np.zeros(count, np.float32), rate, beta

    def step(self, parameters, gradients):
        momentum_step(parameters.vector, gradients.vector, self.velocity, self.rate, self.beta)


def run(epochs=6):
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
optimizer = Momentum(parameters.vector.size, 0.2, beta=0.95)
loss, batch_size = LOSSES["cross_entropy"], 50
