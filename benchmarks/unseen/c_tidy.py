"""Garments again, without the pictures that show next to nothing."""

import numpy as np

from mlpkit.data.idx import load_fashion_mnist
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import flatten, scale_to_unit
from mlpkit.training import fit

rng = np.random.default_rng(0)
garments = load_fashion_mnist()
images, labels = garments.train_images[:2000], garments.train_labels[:2000].astype(int)
X_validation = flatten(scale_to_unit(garments.train_images[2000:3000]))
y_validation = garments.train_labels[2000:3000].astype(int)


def tidy(images, labels, least=110):
    """Images with at least that many inked pixels, flat and from 0 to 1; and labels, as many."""
    inked = np.count_nonzero(images, axis=(1, 2))
    clear = images[inked >= least]
    return flatten(scale_to_unit(clear)), labels[: len(clear)]


X, y = tidy(images, labels)
network = mlp([784, 64, 32, 10])
parameters = initialize(network, rng)
loss = (cross_entropy, cross_entropy_backward)
optimizer, batch_size = Momentum(0.05), 64


def run(epochs=15):
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
    return np.argmax(forward(network, parameters, flatten(scale_to_unit(images)))[0], axis=1)
