"""Garments, with a rate that is high at first and comes down a staircase."""

import numpy as np

from mlpkit.data.idx import load_fashion_mnist
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum, step_decay
from mlpkit.preprocessing import flatten, scale_to_unit
from mlpkit.training import fit

rng = np.random.default_rng(0)
garments = load_fashion_mnist()
X = flatten(scale_to_unit(garments.train_images[:2000]))
y = garments.train_labels[:2000].astype(int)
X_validation = flatten(scale_to_unit(garments.train_images[2000:3000]))
y_validation = garments.train_labels[2000:3000].astype(int)
network = mlp([784, 64, 10])
parameters = initialize(network, rng)
loss = (cross_entropy, cross_entropy_backward)
batch_size = 40


def make_optimizer(rate=0.05, every=4, factor=0.6):
    """Momentum whose rate is multiplied by `factor` each `every` epochs."""
    return Momentum(lambda step: step_decay(step, every, factor, rate))


optimizer = make_optimizer()


def run(epochs=12):
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
