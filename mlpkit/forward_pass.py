"""From inputs to outputs: one layer, two layers, any number of layers; and how weights start."""

from itertools import pairwise

import numpy as np

from mlpkit.activations import relu, softmax
from mlpkit.helpers.shapes import shapes


@shapes(X="N D", W="D M", b="M")
def linear(X, W, b):
    """X @ W + b: (N, D) @ (D, M) + (M,) → (N, M), one row per example.

    Raises ValueError when the shapes do not fit.
    """
    return X @ W + b


@shapes(X="N D", W1="D H", b1="H", W2="H C", b2="C")
def two_layer_forward(X, W1, b1, W2, b2):
    """linear, relu, linear: (N, D) → hidden (N, H) → logits (N, C).

    Returns
    -------
    logits, cache : the logits, and what the backward pass needs later, (X, z1, a1).

    Raises ValueError when the shapes do not fit.
    """
    z1 = linear(X, W1, b1)
    a1 = relu(z1)
    logits = linear(a1, W2, b2)
    return logits, (X, z1, a1)


def forward(network, parameters, X, rng=None):
    """Every layer in turn: X (N, D) → output (N, C).

    A generator rng means training: layers that draw numbers draw them from it, and those that keep
    statistics write theirs into `parameters`. Without it nothing is drawn or written.

    Returns
    -------
    output, cache : the output, and an entry per layer with what its backward needs.

    Raises ValueError when X does not fit the first layer.
    """
    cache = []
    for layer in network:
        X, kept = layer.forward(parameters, X, rng)
        cache.append(kept)
    return X, cache


def predict_probabilities(network, parameters, X):
    """Class probabilities, (N, D) → (N, C); softmax only once, even if the network ends in it."""
    output, _ = forward(network, parameters, X)
    ends_in = getattr(network[-1], "name", None)  # works for a plain tuple of layers too
    return output if ends_in == "softmax" else softmax(output)


def predict(network, parameters, X):
    """The most probable class of each example: (N, D) → integers (N,).

    Softmax keeps the order, so the largest output is the largest probability.
    """
    output, _ = forward(network, parameters, X)
    return np.argmax(output, axis=1)


def he_normal(shape, rng):
    """Weights (D, M) from N(0, 2/D), float64: keeps the variance through layers of ReLU.

    Source: He et al., "Delving Deep into Rectifiers" (2015), equation 10.
    """
    return rng.standard_normal(shape) * np.sqrt(2 / shape[0])


def xavier_normal(shape, rng):
    """Weights (D, M) from N(0, 2/(D + M)), float64: for tanh and sigmoid.

    Source: Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural
    networks" (2010), equation 12.
    """
    return rng.standard_normal(shape) * np.sqrt(2 / (shape[0] + shape[1]))


def init_from_data(X, sizes, f, rng):
    """Initial parameters {"W1": (D, M), "b1": (M,), ...} with which every z of every layer has mean
    0 and standard deviation 1 over the examples X (N, sizes[0]), float64.

    He's weights, and then each unit is standardized:
    $z' = (x W − mean) / std = x (W / std) − mean / std$. f is applied between the layers. A unit
    with the same output for every example, as when N is 1, has std 0: its parameters become inf or
    nan. Source: Salimans & Kingma, "Weight Normalization"
    (2016), section 3. Raises ValueError when X does not have sizes[0] columns.
    """
    parameters, a = {}, X
    for k, (D, M) in enumerate(pairwise(sizes), start=1):
        W = he_normal((D, M), rng)
        z = a @ W
        mean, std = np.mean(z, axis=0), np.std(z, axis=0)
        parameters[f"W{k}"], parameters[f"b{k}"] = W / std, -mean / std
        a = f((z - mean) / std)
    return parameters


def count_parameters(sizes):
    """Weights and biases of a network with these layer sizes: $Σ Dₖ · Dₖ₊₁ + Dₖ₊₁$.

    count_parameters([784, 64, 32, 10]) is 52,650.
    """
    return sum(D * M + M for D, M in pairwise(sizes))
