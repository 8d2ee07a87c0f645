"""Sort garments into ten classes, from few images and their mirror images."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as most_probable
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def enlarged_split(images, labels, times, share, rng):
    """Training and validation data, shuffled: each image `times` times, half of them mirrored."""
    images, labels = np.tile(images, (times, 1, 1)), np.tile(labels, times)
    mirrored = rng.random(len(images)) < 0.5
    images[mirrored] = images[mirrored, :, ::-1]
    order = rng.permutation(len(images))
    validation, training = np.split(order, [round(share * len(order))])
    return images[training], labels[training], images[validation], labels[validation]


rng = np.random.default_rng(0)
(images, labels), _ = garments(1000)
images, y, images_validation, y_validation = enlarged_split(images, labels, 3, 0.25, rng)
X, X_validation = flatten(scale_to_unit(images)), flatten(scale_to_unit(images_validation))
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.02), 32


def run(epochs=15):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    return most_probable(network, parameters, flatten(scale_to_unit(images)))
