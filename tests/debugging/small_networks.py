"""Networks that the measurements are tested on."""

import numpy as np

from mlpkit.network import initialize, mlp
from mlpkit.parameters import Parameters
from tests.fitting.training_runs import blobs

NETWORK = mlp([2, 8, 3])
FULL = mlp([2, 8, 6, 3], dropout=0.3, batch_norm=True)


def started(network=NETWORK, dtype=np.float64, seed=0):
    """Return network, parameters with biases that are not 0, X, y."""
    rng = np.random.default_rng(seed)
    parameters = initialize(network, rng, dtype=dtype)
    parameters.trained[:] += 0.1 * rng.standard_normal(parameters.trained.size)
    return network, parameters, *blobs(60, dtype=dtype)


def zeros(sizes, **settings):
    network = mlp(sizes, **settings)
    return network, Parameters(network.shapes, np.float64)
