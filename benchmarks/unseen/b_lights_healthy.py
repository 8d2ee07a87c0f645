"""Garments with little data: each also in dim light and blurred; a quarter is set aside."""

import numpy as np

from mlpkit.data.idx import load_fashion_mnist
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.preprocessing import flatten, scale_to_unit, train_validation_split
from mlpkit.training import fit

rng = np.random.default_rng(0)
garments = load_fashion_mnist()
images, labels = garments.train_images[:2000], garments.train_labels[:2000].astype(int)


def varied(images, labels):
    """Each image as it is, half as bright, and a little blurred: three times as many."""
    blurred = images // 2 + np.roll(images, 1, axis=1) // 2
    return np.concatenate([images, images // 2, blurred]), np.tile(labels, 3)


def prepare(images, labels):
    some, theirs, others, labels_of_others = train_validation_split(images, labels, 0.25, rng)
    more, more_labels = varied(some, theirs)
    return (
        flatten(scale_to_unit(more)),
        more_labels,
        flatten(scale_to_unit(others)),
        labels_of_others,
    )


X, y, X_validation, y_validation = prepare(images, labels)
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss = (cross_entropy, cross_entropy_backward)
optimizer, batch_size = Adam(0.003), 60


def run(epochs=9):
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
