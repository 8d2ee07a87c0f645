"""Two arms in the plane, and batch normalization with a backward pass of our own."""

import numpy as np

from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.toys import spiral
from mlpkit.training import fit

rng = np.random.default_rng(0)
X, y = spiral(1000, 0.03, rng)
X_validation, y_validation = spiral(500, 0.03, rng)


def batch_norm_backward(grad, x, gain, epsilon=1e-5):
    """y = gain * x_hat + shift, so: dx, dgain and dshift."""
    deviation = np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) / deviation
    dgain, dshift = np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)
    dx = gain / deviation * (grad - dshift / len(x) - x_hat * dgain / len(x))
    return dx, dgain, dshift


functions = {"batch_norm_backward": batch_norm_backward}
network = mlp([2, 16, 16, 16, 16, 16, 2], batch_norm=True, functions=functions)
parameters = initialize(network, rng, dtype=np.float64)
loss = (cross_entropy, cross_entropy_backward)
optimizer = SGD(0.2)
batch_size = 50


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
