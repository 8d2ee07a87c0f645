"""Networks of every kind, with distinct numbers in every array, and images to test them on."""

import numpy as np

from mlpkit.network import initialize, mlp

NETWORKS = {
    "plain": mlp([5, 7, 4, 3]),
    "one layer": mlp([5, 3]),
    "probabilities": mlp([5, 7, 3], "tanh", "softmax"),
    "leaky": mlp([5, 7, 3], "leaky_relu", "sigmoid"),
    "gelu": mlp([5, 7, 3], "gelu"),
    "sigmoid": mlp([5, 7, 3], "sigmoid", "tanh"),
    "dropout": mlp([5, 7, 6, 3], dropout=0.3),
    "batch norm": mlp([5, 7, 6, 3], batch_norm=True),
    "all": mlp([5, 7, 6, 3], "gelu", dropout=0.2, batch_norm=True),
}


def filled(network, dtype=np.float32, seed=0):
    """Return parameters with distinct numbers everywhere, variances above 0."""
    rng = np.random.default_rng(seed)
    parameters = initialize(network, rng, dtype=dtype)
    parameters.vector[:] += 0.3 * rng.standard_normal(parameters.vector.shape)
    for name in parameters.statistics:
        parameters[name] = np.abs(parameters[name]) + 0.1
    return parameters


def examples(N=40, D=5, C=3, dtype=np.float32, seed=1):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((N, D)).astype(dtype), rng.integers(C, size=N)
