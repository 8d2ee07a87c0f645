"""The effect of a training loop's steps on its arrays: whether an optimizer got its batch's
gradient, and which arrays never moved."""

import numpy as np

from mlpkit.backprop import backward
from mlpkit.debugging.layers import rms
from mlpkit.forward_pass import forward


def gradient_of_its_batch(step, network, gradient):
    """The gradient of a step's batch, like its parameters; None if no loss was called."""
    if "seen" not in step:
        return None
    x, rng, at = (step["seen"][name] for name in ("x", "rng", "at"))
    output, cache = forward(network, at, x, rng)
    right = at.like()
    backward(network, at, cache, gradient(output, step["labels"]), right)
    return right


def beside(given, right):
    """Return (ratio, cosine) of the optimizer's gradient and that of the step's batch."""
    if right is None:
        return np.nan, np.nan
    a, b = given.astype(float), right.trained.astype(float)
    return float(a @ b / (b @ b)), float(a @ b / np.sqrt((a @ a) * (b @ b)))


def still_arrays(right, before, after):
    """The names of arrays that have a gradient, in `right`, and are the same before and after; none
    if nothing moved at all, because then the loop is not to blame."""
    names = unchanged(before, after, before.shapes)
    if len(names) == len(before.shapes):
        return []
    return [name for name in names if any(grad is not None and grad[name].any() for grad in right)]


def unchanged(before, after, names):
    """The names of the arrays that are the same before and after."""
    return [name for name in names if np.array_equal(before[name], after[name])]


def left_by_steps(name, steps, view):
    """Whether the optimizer got a gradient for an array and never moved it. Writes into view."""

    def ever(vectors):
        for vector in vectors:
            view.trained[:] = vector
            if view[name].any():
                return True
        return False

    given, moves = (step["given"] for step in steps), (step["to"] - step["from"] for step in steps)
    return ever(given) and not ever(moves)


def faint(name, steps, view):
    """Whether an array's gradients vanish in float32 compared with the largest array's. Writes into
    view."""
    for step in steps:
        view.trained[:] = step["given"]
        sizes = {other: rms(view[other]) for other in view.shapes}
        if not sizes[name] < 1e-7 * max(sizes.values()):
            return False
    return True
