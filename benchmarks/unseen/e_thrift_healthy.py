"""Two arms in the plane, with an activation of our own that spares memory: z times sigmoid(z)."""

import numpy as np

from mlpkit.activations import sigmoid
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.toys import spiral
from mlpkit.training import fit

rng = np.random.default_rng(0)
X, y = spiral(800, 0.03, rng)
X_validation, y_validation = spiral(800, 0.03, rng)


def swish(z):
    return z * sigmoid(z)


def swish_backward(grad, z, a):
    s = sigmoid(z)
    return grad * (s + z * s * (1 - s))


functions = {"gelu": swish, "gelu_backward": swish_backward}
network = mlp([2, 32, 32, 32, 2], hidden="gelu", functions=functions)
parameters = initialize(network, rng, dtype=np.float64)
loss = (cross_entropy, cross_entropy_backward)
optimizer = Adam(0.003)
batch_size = 40


def run(epochs=30):
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
