"""Measurements layer by layer: activations, gradients, units."""

import copy
from typing import NamedTuple

import numpy as np

from mlpkit.debugging.modes import (
    draws,
    in_training,
    is_linear,
    statistics_of,
    steady_in_predicting,
    still_statistics,
)
from mlpkit.debugging.overflow import stands
from mlpkit.losses import on_labels
from mlpkit.preprocessing import check_lengths

LARGE = 1000  # inputs that a function must tolerate; eᶻ overflows float64 from 710 on


class Sizes(NamedTuple):
    """The output of a layer, (N, M).

    Attributes
    ----------
    layer : its name
    mean, std, least, most : of all its numbers
    over_examples : how much a unit varies from example to example: the root mean square, over the
        units, of their standard deviations
    over_units : how far apart the units are: the standard deviation of their means
    zeros, finite : the shares of its numbers that are exactly 0, and that are neither nan nor inf
    sums_to_one : whether every row is a probability
    in_training : its mean size in training divided by that in predicting, from the same input; for
        a layer without parameters from an input of many ones, because dropout's draws for a few
        numbers are a matter of chance
    steady : False if it is a function, without weights, that overflows or is not finite somewhere
        from −1000 to 1000
    repeats, alone : whether in predicting it returns the same twice, and the same for a row by
        itself as for that row among others
    still : names of the statistics that training does not change
    """

    layer: str
    mean: float
    std: float
    least: float
    most: float
    over_examples: float
    over_units: float
    zeros: float
    finite: float
    sums_to_one: bool
    in_training: float
    steady: bool
    repeats: bool
    alone: bool
    still: tuple


class Flow(NamedTuple):
    """Gradients at a layer, as root mean squares.

    Attributes
    ----------
    layer : its name
    output : of dL/d(its output)
    weights : {name: of dL/d(those weights)}
    """

    layer: str
    output: float
    weights: dict


class Units(NamedTuple):
    """The units of a hidden layer.

    Attributes
    ----------
    layer : its name
    dead, saturated, copies : shares of its units, 0 to 1, as defined in `units`
    count : how many units it has
    """

    layer: str
    dead: float
    saturated: float
    copies: float
    count: int


def activations(network, parameters, X):
    """The sizes of every layer's outputs, from X (N, D): a list of Sizes.

    Measured in prediction mode; for a network that keeps statistics in training mode, because
    before training the statistics mean nothing.
    """
    with np.errstate(all="ignore"):
        outputs, _ = outputs_by_layer(network, parameters, X)
        coming_in = [X, *outputs[:-1]]
        return [
            Sizes(
                name,
                *sizes(a),
                in_training(layer, parameters, x),
                steady(layer, parameters, x),
                *steady_in_predicting(layer, parameters, x),
                still_statistics(layer, parameters, x),
            )
            for name, layer, x, a in zip(
                layer_names(network), network, coming_in, outputs, strict=True
            )
        ]


def sizes(a):
    """The fields of Sizes from mean to sums_to_one, for an output (N, M)."""
    a = a.astype(np.float64)
    return (
        float(a.mean()),
        float(a.std()),
        float(a.min()),
        float(a.max()),
        float(np.sqrt(a.var(axis=0).mean())),
        float(a.mean(axis=0).std()),
        float(np.mean(a == 0)),
        float(np.mean(np.isfinite(a))),
        rows_are_probabilities(a),
    )


def gradients(network, parameters, X, y, loss):
    """How large the gradients are at every layer: a list of Flow, in the order of the layers.

    L is the mean over the examples of X (N, D), y (N,). Raises ValueError when the lengths differ.
    """
    check_lengths("gradients", X, y)
    _, gradient = on_labels(loss)
    parameters, found = copy.deepcopy(parameters), parameters.like()
    with np.errstate(all="ignore"):
        outputs, cache = outputs_by_layer(network, parameters, X)
        grad, arriving = gradient(outputs[-1], y), []
        for layer, kept in zip(reversed(network), reversed(cache), strict=True):
            arriving.append(rms(grad))
            grad = layer.backward(parameters, found, kept, grad)
        return [
            Flow(name, size, {weight: rms(found[weight]) for weight in layer.shapes})
            for name, layer, size in zip(layer_names(network), network, arriving[::-1], strict=True)
        ]


def units(network, parameters, X):
    """Return units that contribute nothing, in every hidden activation layer: a list of Units.

    Dead: the output is the same for every example of X (N, D). Saturated: for most examples the
    slope is below 1% of the function's largest; measured only for functions that are flat at both
    ends, such as sigmoid, because half of ReLU's inputs are where it is flat. Copies: alive, and
    equal to another unit for every example.
    """
    with np.errstate(all="ignore"):
        outputs, _ = outputs_by_layer(network, parameters, X)
        found = []
        for number, name in enumerate(layer_names(network)[:-1]):
            layer, a = network[number], outputs[number].astype(np.float64)
            z = outputs[number - 1].astype(np.float64)
            if number == 0 or is_linear(layer) or draws(layer, parameters, z.shape):
                continue
            size = np.max(np.abs(a), initial=1e-30)
            dead = np.ptp(a, axis=0) <= 1e-6 * size
            # with a tolerance, because a matrix product may round equal units differently
            alike = equal_columns(a[:, ~dead], 1e-5 * size)
            flat = saturated(layer, parameters, z)
            count = a.shape[1]
            shares = float(dead.mean()), float(flat.mean()), len(alike) / count
            found.append(Units(name, *shares, count))
        return found


def saturated(layer, parameters, z):
    """Which columns of z (N, M) are in the flat part of the layer for most rows: booleans (M,)."""

    def f(z):
        return layer.forward(parameters, z)[0]

    M = z.shape[1]
    low, high = f(np.full((2, M), [[-LARGE], [LARGE]], dtype=np.float64))
    if np.any(np.abs(high - low) > LARGE / 10):  # the function grows at one end or at both
        return np.zeros(M, bool)
    grid = np.repeat(np.linspace(-10, 10, 2001)[:, None], M, axis=1)
    here, anywhere = ((f(x + 1e-4) - f(x - 1e-4)) / 2e-4 for x in (z, grid))
    return np.mean(np.abs(here) < 0.01 * np.max(np.abs(anywhere)), axis=0) > 0.5


def equal_columns(a, tolerance):
    """Return the indices of columns of a (N, M) that equal another column: sorted, these are
    neighbours."""
    order = np.argsort(a.mean(axis=0), kind="stable")
    near = np.max(np.abs(np.diff(a[:, order], axis=1)), axis=0, initial=0) <= tolerance
    return np.union1d(order[:-1][near], order[1:][near])


def outputs_by_layer(network, parameters, X):
    """The output and the cache of every layer; parameters do not change."""
    rng = np.random.default_rng(0) if any(map(statistics_of, network)) else None
    parameters, outputs, cache = copy.deepcopy(parameters), [], []
    for layer in network:
        X, kept = layer.forward(parameters, X, rng)
        outputs.append(X)
        cache.append(kept)
    return outputs, cache


def steady(layer, parameters, x):
    """Whether a function, a layer without weights, tolerates inputs from −LARGE to LARGE."""
    if is_linear(layer):
        return True
    reach = np.linspace(-LARGE, LARGE, 3 * x.shape[1], dtype=x.dtype).reshape(-1, 3).T
    return stands(lambda z: layer.forward(parameters, z)[0], reach)


def layer_names(network):
    """The layers' names: ["linear 1", "relu 1", "linear 2"], numbered by the weights so far."""
    names, number = [], 0
    for layer in network:
        number += bool(weights_of(layer))
        word = getattr(layer, "name", type(layer).__name__.lower())
        # without the rate, which is part of a dropout's name
        names.append(f"{word.split(' 0')[0]} {number}")
    return names


def weights_of(layer):
    """The names of a layer's weights: its own list, or its arrays with two axes."""
    axes = [name for name, shape in layer.shapes.items() if len(shape) == 2]
    return tuple(getattr(layer, "weights", axes))


def rows_are_probabilities(output):
    """Whether every row of (N, C) is in 0 … 1 and sums to 1."""
    sums = np.abs(np.sum(output, axis=1) - 1) < 1e-3
    return bool(np.all(output >= 0) and np.all(sums))


def rms(a):
    """√ of the mean of the squares, in float64."""
    return float(np.sqrt(np.mean(np.square(a, dtype=np.float64))))
