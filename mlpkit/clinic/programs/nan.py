"""Garments in standardized pixels, trained as long as the validation loss falls."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.clinic.data import garments
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, minibatches, one_hot, pixel_statistics, standardize
from mlpkit.training import evaluate, train_epoch


def cross_entropy(logits, labels):
    targets = one_hot(labels, logits.shape[1])
    return -np.sum(targets * np.log(softmax(logits))) / len(logits)


def run(epochs=12):
    history, best, waited = [], np.inf, 0
    while len(history) < epochs and waited < 2:
        batches = minibatches(X, y, batch_size, rng)
        training_loss, _ = train_epoch(network, parameters, batches, optimizer, *loss, rng)
        measured = evaluate(network, parameters, X_validation, y_validation, loss)
        history.append((training_loss, *measured))
        best, waited = (measured[0], 0) if measured[0] < best else (best, waited + 1)
    return history


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
X, X_validation = (flatten(part).astype(np.float32) for part in (images, images_validation))
mean, std = pixel_statistics(X)
X, X_validation = standardize(X, mean, std), standardize(X_validation, mean, std)
network = mlp([784, 64, 32, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = (cross_entropy, cross_entropy_backward), SGD(0.005), 50
