"""A gradient check for whole networks that allows for corners of the loss."""

import copy
from typing import NamedTuple

import numpy as np

from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import on_labels
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import check_lengths

STEP, SMALL_STEP = 1e-5, 1e-7  # the first is best for smooth losses; the second crosses few corners
# relative error: smaller differences count as equal, and smaller bends are not corners
EQUAL = 1e-5


class Checked(NamedTuple):
    """The gradient of one array compared with nudging.

    Attributes
    ----------
    error : max|a − b| / (max|a| + max|b|), as `relative_error`; nan if nothing was compared
    kinks : how many numbers were skipped because the loss has a corner there
    checked : numbers that were compared
    factor : the gradient divided by what nudging finds; nan if that is 0
    """

    error: float
    kinks: int
    checked: int
    factor: float


def gradient_check(network, parameters, X, y, loss, rng, samples=10, examples=10):
    """Compare gradients with nudging, in float64, skipping corners: {name: Checked}.

    The first name is "output": the loss's gradient with respect to the network's output. The others
    are those of the parameters. It runs in training mode, on a few `examples`, with dropout's draws
    held fixed. In each array `samples` numbers are compared: half of them those with the largest
    gradients, half drawn by rng.

    A nudge may carry a ReLU over its corner, or a ReLU may be exactly on it. Then the loss has a
    different slope on either side, and the gradient differs from nudging without being wrong.
    A number counts as a kink when its gradient differs from nudging and the two slopes differ too,
    if after a nudge a hundred times smaller the gradient agrees or the two slopes still differ.

    Where a layer turns float64 into another dtype, nudging says nothing, and nothing is compared.
    Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("gradient_check", X, y)
    value, gradient = on_labels(loss)
    rng = copy.deepcopy(rng)
    chosen = rng.choice(len(X), min(examples, len(X)), replace=False)
    X, y = X[chosen].astype(np.float64), y[chosen]
    wide = Parameters(parameters.shapes, np.float64, parameters.statistics)
    wide.vector[:] = parameters.vector
    draws = copy.deepcopy(rng)

    def loss_now():
        return float(value(forward(network, wide, X, copy.deepcopy(draws))[0], y))

    with np.errstate(all="ignore"):
        output, cache = forward(network, wide, X, copy.deepcopy(draws))
        # copied before the gradient is computed, which may change the output in place
        nudged = np.array(output)
        found, grad = wide.like(), gradient(output, y)
        backward(network, wide, cache, grad, found)
        arrays = {"output": (nudged, grad, lambda: float(value(nudged, y)))}
        arrays |= {name: (wide[name], found[name], loss_now) for name in wide.shapes}
        if not keeps_float64(network, wide, X, copy.deepcopy(draws)):
            return {name: Checked(np.nan, 0, 0, np.nan) for name in arrays}
        return {name: compare(*parts, rng, samples) for name, parts in arrays.items()}


def keeps_float64(network, parameters, x, rng):
    """Whether every layer's output is float64, as its input is."""
    for layer in network:
        x, _ = layer.forward(parameters, x, rng)
        if x.dtype != np.float64:
            return False
    return True


def compare(array, grad, f, rng, samples):
    """Compare `grad`, supposedly df/d(array), with nudging for `samples` numbers: Checked.

    array, grad : of the same shape; f, without arguments, reads the array, which ends as it was
    """
    values, grad = array.reshape(-1), np.asarray(grad, float).reshape(-1)
    largest = np.argsort(-np.abs(grad), kind="stable")[: samples // 2]
    drawn = rng.choice(values.size, min(samples - samples // 2, values.size), replace=False)
    chosen = np.union1d(largest, drawn)
    a, now = grad[chosen], f()
    left, right = slopes(values, chosen, f, now, STEP)
    b = (left + right) / 2
    rounding = 1e5 * np.finfo(float).eps * max(abs(now), 1) / STEP  # 10⁵ times the rounding error
    scale = max(np.max(np.abs(a)) + np.max(np.abs(b)), rounding)
    kinks, apart = np.zeros(len(chosen), bool), np.abs(a - b)
    near = 10 * EQUAL * scale  # the small step rounds more
    bent = np.abs(right - left) > np.minimum(apart, near)  # otherwise there is no corner
    for place in np.flatnonzero((apart > EQUAL * scale) & bent):
        left, right = slopes(values, chosen[place : place + 1], f, now, SMALL_STEP)
        b[place] = (left[0] + right[0]) / 2
        kinks[place] = abs(right[0] - left[0]) > near or abs(a[place] - b[place]) <= near
    a, b = a[~kinks], b[~kinks]
    if not a.size:
        return Checked(np.nan, int(kinks.sum()), 0, np.nan)
    factor = float(a @ b / (b @ b)) if np.max(np.abs(b)) > EQUAL * rounding else np.nan
    return Checked(float(np.max(np.abs(a - b)) / scale), int(kinks.sum()), a.size, factor)


def slopes(values, chosen, f, now, step):
    """The slopes of f to the left and to the right of each of values[chosen]."""
    left, right = np.empty(len(chosen)), np.empty(len(chosen))
    for place, number in enumerate(chosen):
        kept = values[number]
        values[number] = kept - step
        left[place] = (now - f()) / step
        values[number] = kept + step
        right[place] = (f() - now) / step
        values[number] = kept
    return left, right
