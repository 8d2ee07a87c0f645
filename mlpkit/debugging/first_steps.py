"""A few steps: what they reach on twenty examples, and how long they are."""

import copy
import math
from typing import NamedTuple

import numpy as np

from mlpkit.backprop import backward
from mlpkit.debugging.layers import rms, weights_of
from mlpkit.forward_pass import forward
from mlpkit.losses import on_labels
from mlpkit.preprocessing import check_lengths
from mlpkit.targets import target_of


class Overfit(NamedTuple):
    """The result of training on a few examples.

    Attributes
    ----------
    losses : (steps,) before each step; nan after a divergence
    accuracy : on those examples, after the last step; R² if the target is numbers
    """

    losses: np.ndarray
    accuracy: float


class Steps(NamedTuple):
    """Properties of the optimizer's steps. Attributes
    ----------
    ratios : {name: ‖step‖ / ‖weights‖, the median over the steps}
    first : the same for the first step
    downhill : the cosine between the first nonzero step, of several with the same gradient, and
        that gradient's negative; 0 if all steps are 0
    expected : whether the optimizer seems to remember gradients: it has a β, a momentum or state
    memory : whether a step depends on earlier gradients
    """

    ratios: dict
    first: dict
    downhill: float
    expected: bool
    memory: bool


def overfit(network, parameters, X, y, loss, optimizer, rng, count=20, steps=300):
    """Train on only `count` examples, drawn by rng, all of them in each step: an Overfit.

    A network that can learn soon knows them by heart. Dropout is on, as in training; the accuracy
    is measured without. Source: Karpathy, "A Recipe for Training Neural Networks" (2019), "overfit
    one batch". Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("overfit", X, y)
    parameters, optimizer, rng = copy.deepcopy((parameters, optimizer, rng))
    chosen = rng.choice(len(X), min(count, len(X)), replace=False)
    X, y, pair = X[chosen], y[chosen], on_labels(loss)
    gradients, losses = parameters.like(), np.full(steps, np.nan)
    with np.errstate(all="ignore"):
        for step in range(steps):
            losses[step] = train_step(network, parameters, X, y, pair, optimizer, gradients, rng)
            if not math.isfinite(losses[step]):
                break
        output, _ = forward(network, parameters, X)
        return Overfit(losses, target_of(loss).score(output, y))


def train_step(network, parameters, X, y, pair, optimizer, gradients, rng):
    """Take one step, as `train_epoch` does; returns the loss before it."""
    value, gradient = pair
    output, cache = forward(network, parameters, X, rng)
    before = float(value(output, y))  # first, because the gradient may work in place
    backward(network, parameters, cache, gradient(output, y), gradients)
    optimizer.step(parameters, gradients)
    return before


def steps(network, parameters, X, y, loss, optimizer, rng, batch_size=100, count=20):
    """Measure the optimizer's steps, `count` of them on batches drawn by rng: a Steps.

    A step of a thousandth of the weights is usual. If all weights are 0, the step has no ratio.
    Source: the course notes of Stanford's CS231n, "Neural Networks Part 3", ratio of
    weights:updates.
    Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("steps", X, y)
    pair, names = on_labels(loss), [name for layer in network for name in weights_of(layer)]
    moving, stepping, rng = copy.deepcopy((parameters, optimizer, rng))
    gradients, ratios, first = parameters.like(), {name: [] for name in names}, {}
    with np.errstate(all="ignore"):
        for step in range(count):
            chosen = rng.choice(len(X), min(batch_size, len(X)), replace=False)
            before = copy.deepcopy(moving)
            train_step(network, moving, X[chosen], y[chosen], pair, stepping, gradients, rng)
            for name in names:
                if np.any(before[name]):
                    ratios[name].append(rms(moving[name] - before[name]) / rms(before[name]))
            if step == 0:
                first = {name: found[0] for name, found in ratios.items() if found}
        medians = {name: float(np.median(found)) for name, found in ratios.items() if found}
        return Steps(medians, first, *directions(optimizer, parameters))


def directions(optimizer, parameters):
    """Return (downhill, expected, memory), as in Steps, from the optimizer's own steps.

    A new optimizer and one that has taken a step from a different gradient take the same step from
    the same weights. With a memory they go in different directions; their lengths may differ
    without one, if the rate has a schedule. It may begin at 0, so the first step that moves counts.
    """
    one, other = (drawn_like(parameters, seed) for seed in (0, 1))
    fresh, used = copy.deepcopy(optimizer), copy.deepcopy(optimizer)
    first = first_move(fresh, parameters, other)
    step_of(used, parameters, one)
    second = first_move(used, parameters, other)
    downhill = cosine_between(first, -other.trained.astype(np.float64))
    return downhill, seems_to_remember(used), cosine_between(first, second) < 1 - 1e-6


def seems_to_remember(optimizer):
    """Whether an optimizer that has taken steps has a β above 0, a momentum, or a state."""
    for name, value in getattr(optimizer, "__dict__", {}).items():
        if np.isscalar(value) and value and ("beta" in name or "momentum" in name):
            return True
        state = name in ("m", "v", "state") or "velocit" in name
        if state and hasattr(value, "__len__") and len(value):
            return True
    return False


def drawn_like(parameters, seed):
    """Return gradients of the parameters' layout, of size 0.01."""
    drawn = parameters.like()
    drawn.trained[:] = 0.01 * np.random.default_rng(seed).standard_normal(drawn.trained.size)
    return drawn


def first_move(optimizer, parameters, gradients, most=20):
    """The optimizer's first nonzero step, of at most `most` from the same gradients; else 0."""
    for _ in range(most):
        step = step_of(optimizer, parameters, gradients)
        if np.any(step):
            break
    return step


def step_of(optimizer, parameters, gradients):
    """The change that an optimizer step would make to the weights, float64; they stay the same."""
    moved = copy.deepcopy(parameters)
    optimizer.step(moved, copy.deepcopy(gradients))
    return moved.trained.astype(np.float64) - parameters.trained


def cosine_between(a, b):
    """a · b / (‖a‖ ‖b‖); 1 if both are 0, 0 if one of them is."""
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / length if length else float(np.any(a) == np.any(b))
