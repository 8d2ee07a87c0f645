"""Tell the points of two interleaved moons apart: a score for each, above 0 or below."""

import numpy as np

from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import minibatches, train_validation_split
from mlpkit.toys import two_moons
from mlpkit.training import evaluate, train_epoch


def score_error(output, y):
    """Output 1 less output 0, and how far that is from +1 for class 1 and −1 for class 0."""
    score = output[:, 1:] - output[:, :1]
    return score - np.where(y == 1, 1, -1)


def value(output, y):
    return np.mean(score_error(output, y) ** 2)


def gradient(output, y):
    error = score_error(output, y)
    slope = 2 * np.sum(error, axis=1, keepdims=True) / error.size
    return np.hstack([-slope, slope])


rng = np.random.default_rng(0)
X, y, X_validation, y_validation = train_validation_split(*two_moons(1500, 0.15, rng), 1 / 3, rng)
network = mlp([2, 16, 2], hidden="tanh")
parameters = initialize(network, rng, "xavier", np.float64)
loss, optimizer, batch_size = (value, gradient), Momentum(0.02), 20


def run(epochs=20):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history
