"""Two arms that wind about each other, told apart by a network of five layers."""

import numpy as np

from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import mlp
from mlpkit.optimizers import Momentum
from mlpkit.parameters import Parameters
from mlpkit.toys import spiral
from mlpkit.training import fit

rng = np.random.default_rng(0)
X, y = spiral(800, 0.02, rng)
X_validation, y_validation = spiral(400, 0.02, rng)
network = mlp([2, 32, 32, 32, 32, 2])


def first_parameters(network, dtype=np.float64):
    """Weights by He's rule, a variance of 2 over the number of inputs; biases stay 0."""
    parameters = Parameters(network.shapes, dtype)
    for name, shape in network.shapes.items():
        if name.startswith("W"):
            parameters[name] = rng.normal(0, np.sqrt(2 / shape[0]), shape)
    return parameters


parameters = first_parameters(network)
loss = (cross_entropy, cross_entropy_backward)
optimizer = Momentum(0.03)
batch_size = 40


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
