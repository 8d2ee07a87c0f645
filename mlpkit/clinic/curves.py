"""Eight runs of one small program, each with one thing wrong: what do their curves say?

Two runs differ only in their recipes. A run shows what its author would have seen: the loss of
every batch, and now and then the loss on images that are not trained on.
"""

from typing import NamedTuple

import numpy as np

from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit

CAUSES = {
    "a": "the rate is too large",
    "b": "the rate is too small",
    "c": "too few images, too many epochs",
    "d": "the batches come class after class",
    "e": "the labels belong to other images",
    "f": "the validation images are prepared in a different way",
}
BATCH, LOOKS = 50, 25  # examples in a batch; times that the validation loss is measured


class Recipe(NamedTuple):
    """The settings in which one run differs from the others."""

    cause: str
    rate: float = 0.1
    examples: int = 2000
    epochs: int = 5
    by_class: bool = False
    torn: bool = False
    prepare: object = scale_to_unit  # how the validation images are prepared


class Curve(NamedTuple):
    """losses (T,): of each batch, before its step. at (K,): steps; validation (K,): the losses at
    them."""

    losses: np.ndarray
    at: np.ndarray
    validation: np.ndarray


RUNS = {
    "A": Recipe("c", examples=200, epochs=100, rate=0.3),
    "B": Recipe("a", rate=3.0),
    "C": Recipe("d", by_class=True, rate=0.01),
    "D": Recipe("f", prepare=lambda images: scale_to_unit(255 - images)),
    "E": Recipe("b", rate=0.0005),
    "F": Recipe("e", torn=True, examples=200, epochs=75),
    "G": Recipe("f", prepare=lambda images: scale_to_unit(images) / 255),
    "H": Recipe("a", rate=0.4),
}


def run(recipe):
    """The Curve of a recipe; all recipes start from the same weights."""
    data, rng = load_fashion_mnist(), np.random.default_rng(0)
    X, y = scale_to_unit(flatten(data.train_images)), data.train_labels
    X_others, y_others = recipe.prepare(flatten(data.train_images[-500:])), y[-500:]
    X, y = X[: recipe.examples], y[: recipe.examples]
    if recipe.torn:
        y = rng.permutation(y)
    if recipe.by_class:
        order = np.argsort(y, kind="stable")
        X, y = X[order], y[order]
    network = mlp([784, 64, 10])
    parameters = initialize(network, rng)
    gradients, optimizer = parameters.like(), SGD(recipe.rate)
    losses, at, validation = [], [], []
    every = max(1, recipe.epochs * len(y) // BATCH // LOOKS)
    for _ in range(recipe.epochs):
        order = np.arange(len(y)) if recipe.by_class else rng.permutation(len(y))
        for rows in order.reshape(-1, BATCH):
            if len(losses) % every == 0:
                at.append(len(losses))
                output, _ = forward(network, parameters, X_others)
                validation.append(cross_entropy(output, y_others))
            output, cache = forward(network, parameters, X[rows])
            losses.append(cross_entropy(output, y[rows]))
            grad = cross_entropy_backward(output, y[rows])
            backward(network, parameters, cache, grad, gradients)
            optimizer.step(parameters, gradients)
    return Curve(np.array(losses), np.array(at), np.array(validation))
