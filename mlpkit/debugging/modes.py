"""How a layer behaves in training and in prediction, and what it must not do in prediction."""

import copy

import numpy as np

# how many numbers: the share that dropout keeps is then known to 0.003 at a rate of 0.5, to 0.01 at
# 0.9
DRAWN = 100_000
ROUNDING = 1e-3  # share of an output's size; float32 differs by 1e-6 if the other rows differ


def in_training(layer, parameters, x):
    """The mean size of a layer's output in training divided by that in prediction, as in Sizes."""
    if not is_linear(layer):
        rows = -(-DRAWN // x[0].size)
        x = np.ones((rows, *x.shape[1:]), x.dtype)
    resting, training = both_modes(layer, parameters, x)
    size = np.mean(np.abs(resting), dtype=np.float64)
    return float(np.mean(np.abs(training), dtype=np.float64) / size) if size else 1.0


def draws(layer, parameters, shape):
    """Whether a layer behaves differently in training than in predicting, like dropout."""
    return not np.array_equal(*both_modes(layer, parameters, np.ones(shape)))


def both_modes(layer, parameters, x):
    """A layer's outputs from x, in predicting and in training."""
    parameters = copy.deepcopy(parameters)
    return [layer.forward(parameters, x, rng)[0] for rng in (None, np.random.default_rng(0))]


def steady_in_predicting(layer, parameters, x):
    """Return (repeats, alone), as in Sizes, of a layer with the input x (N, M)."""
    parameters = copy.deepcopy(parameters)
    first, again = (layer.forward(parameters, x)[0] for _ in range(2))
    part = layer.forward(parameters, x[: len(x) // 3 + 1])[0]
    return alike(first, again), alike(first[: len(part)], part)


def alike(a, b):
    """Whether two outputs are equal up to rounding, nan and inf left out."""
    apart = np.abs(a - b)
    finite = np.isfinite(apart)
    largest = np.max(np.abs(a), initial=0, where=finite)
    return bool(np.max(apart, initial=0, where=finite) <= ROUNDING * largest)


def still_statistics(layer, parameters, x):
    """The names of the statistics that a training step with x (N, M) does not change."""
    kept, moved = statistics_of(layer), copy.deepcopy(parameters)
    if kept:
        layer.forward(moved, x, np.random.default_rng(0))
    return tuple(name for name in kept if np.array_equal(moved[name], parameters[name]))


def statistics_of(layer):
    """Return {name: shape} of what a layer stores without training it."""
    return getattr(layer, "statistics", {})


def is_linear(layer):
    """Whether a layer has parameters, and so is not a function of its input alone."""
    return bool(layer.shapes)
