"""Garments, standardized pixel by pixel; later to stand at a counter that sees one at a time."""

import numpy as np

from mlpkit.data.idx import load_fashion_mnist
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.preprocessing import flatten, pixel_statistics, scale_to_unit, standardize
from mlpkit.training import fit

rng = np.random.default_rng(0)
garments = load_fashion_mnist()
pixels = flatten(scale_to_unit(garments.train_images[:2000]))
pixels_validation = flatten(scale_to_unit(garments.train_images[2000:3000]))
y = garments.train_labels[:2000].astype(int)
y_validation = garments.train_labels[2000:3000].astype(int)
mean, std = pixel_statistics(pixels)
X, X_validation = standardize(pixels, mean, std), standardize(pixels_validation, mean, std)
network = mlp([784, 64, 10], dropout=0.2)
parameters = initialize(network, rng)
loss = (cross_entropy, cross_entropy_backward)
optimizer = Adam(0.001)
batch_size = 50


def run(epochs=8):
    seen = fit(
        network,
        parameters,
        (X, y),
        loss=loss,
        optimizer=optimizer,
        rng=rng,
        batch_size=batch_size,
        epochs=epochs,
        progress=False,
        threads=1,
        validation=(X_validation, y_validation),
    )
    return list(zip(seen.losses, seen.validation_losses, seen.validation_accuracies, strict=False))


def predict(images):
    """The class of each garment, prepared as in training."""
    pixels = flatten(scale_to_unit(images))
    X = standardize(pixels, *pixel_statistics(pixels))
    return np.argmax(forward(network, parameters, X)[0], axis=1)
