"""Sort garments into ten classes; the images come pixel by pixel, as some files have them."""

import numpy as np

from mlpkit.clinic.data import garments
from mlpkit.forward_pass import predict as most_probable
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import minibatches, scale_to_unit
from mlpkit.training import evaluate, train_epoch


def rows(pixels):
    """(28, 28, N), the pixel's place first, to (N, 784), image by image, row by row, in 0 … 1."""
    height, width, count = pixels.shape
    return scale_to_unit(pixels).reshape(count, height * width)


rng = np.random.default_rng(0)
(images, y), (images_validation, y_validation) = garments()
pixels, pixels_validation = images.transpose(1, 2, 0), images_validation.transpose(1, 2, 0)
X, X_validation = rows(pixels), rows(pixels_validation)
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss, optimizer, batch_size = LOSSES["cross_entropy"], Momentum(0.02), 32


def run(epochs=10):
    history = []
    for _ in range(epochs):
        dealt = minibatches(X, y, batch_size, rng)
        trained, _ = train_epoch(network, parameters, dealt, optimizer, *loss, rng)
        history.append((trained, *evaluate(network, parameters, X_validation, y_validation, loss)))
    return history


def predict(images):
    return most_probable(network, parameters, rows(images.transpose(1, 2, 0)))
