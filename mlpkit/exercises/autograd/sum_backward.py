"""Exercise of notebook 11: sum_backward, the gradient of a sum over axes."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.autograd.cases import REDUCED, shaped
from mlpkit.numpy_backward import sum_backward


def sums(rng):
    """grad, x, y, axis, keepdims, where y is the sum of x."""
    cases = []
    for shape, axis, keepdims in REDUCED:
        x = shaped(rng, shape)
        y = np.asarray(np.sum(x, axis=axis, keepdims=keepdims))
        cases.append((np.asarray(rng.normal(size=y.shape)), x, y, axis, keepdims))
    return cases


def nudge_sum(grad, x, y, axis, keepdims):
    return numerical_gradient(lambda x: np.sum(grad * np.sum(x, axis=axis, keepdims=keepdims)), x)


def spread_out(grad, x, y, axis=None, keepdims=False):
    """Every number that went into a sum moves it as much as it moves itself."""
    if axis is not None and not keepdims:
        grad = np.expand_dims(grad, axis)
    return np.ones_like(x) * grad


def by_shape(grad, x, y, axis=None, keepdims=False):
    axes = range(x.ndim) if axis is None else np.atleast_1d(axis) % x.ndim
    kept = [1 if k in axes else x.shape[k] for k in range(x.ndim)]
    return np.array(np.broadcast_to(np.reshape(grad, kept), x.shape))


def by_repeating(grad, x, y, axis=None, keepdims=False):
    if axis is None:
        return np.full(x.shape, grad)
    if not keepdims:
        grad = np.expand_dims(grad, axis)
    for each in np.atleast_1d(axis):
        grad = np.repeat(grad, x.shape[each], axis=each)
    return grad


def with_count(grad, x, axis):
    """grad divided by the number of terms in each sum."""
    axes = tuple(range(x.ndim)) if axis is None else axis
    return grad / np.prod(np.take(x.shape, axes))


def axis_not_put_back(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(grad, x.shape)


def times_ones(grad, x, y, axis=None, keepdims=False):
    return np.ones_like(x) * grad


def filled(grad, x, y, axis=None, keepdims=False):
    return np.full_like(x, grad)


def repeated(grad, x, y, axis=None, keepdims=False):
    for each in range(x.ndim) if axis is None else np.atleast_1d(axis):
        grad = np.repeat(grad, x.shape[each], axis=each)
    return grad


def no_axis_looked_for(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(grad if keepdims else np.expand_dims(grad, axis), x.shape)


def put_back_without_a_look(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(np.expand_dims(grad, axis), x.shape)


def axis_always_put_back(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(grad if axis is None else np.expand_dims(grad, axis), x.shape)


def axis_in_front(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(grad if axis is None or keepdims else grad[None], x.shape)


def one_axis_at_a_time(grad, x, y, axis=None, keepdims=False):
    for each in () if axis is None or keepdims else np.atleast_1d(axis):
        grad = np.expand_dims(grad, each)
    return np.broadcast_to(grad, x.shape)


def axis_at_the_end(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(grad if axis is None or keepdims else grad[..., None], x.shape)


def repeated_always(grad, x, y, axis=None, keepdims=False):
    if not keepdims:
        grad = np.expand_dims(grad, axis)
    return np.repeat(grad, x.shape[axis], axis=axis)


def repeated_with_a_look(grad, x, y, axis=None, keepdims=False):
    if axis is not None and not keepdims:
        grad = np.expand_dims(grad, axis)
    return np.repeat(grad, x.shape[axis], axis=axis)


def counted_first(grad, x, y, axis=None, keepdims=False):
    terms = x.shape[axis]
    return np.ones(x.shape) * grad[:terms]


NO_SHAPE_OF_NONE = (
    "there is no x.shape[axis] with axis=None, nor with a tuple of axes. Where all of x was "
    "summed, grad is one number, and every number of x should get it."
)
NOT_PUT_BACK = (
    "grad lacks the summed axis, so it does not broadcast to the shape of x. With axis=1 and "
    "x (4, 3), grad (4,) has to become (4, 1) first."
)

EXERCISE = Exercise(
    notebook=11,
    extra=True,
    version=2,
    reference=sum_backward,
    worked=spread_out,
    stub=(
        "From grad, the gradient of y = np.sum(x, axis=axis, keepdims=keepdims), that of x.\n\n"
        "axis is None (all of x is summed), a number or a tuple of numbers, also negative. The\n"
        "result has the shape of x. Do not change anything."
    ),
    cases=sums,
    nudge=nudge_sum,
    hints=(
        "Raise one number of x by 0.001. Which numbers of y rise, and by how much?",
        "dx for a number of x is grad for the sum that it went into: grad is spread out over the "
        "axes that were summed, to the shape of x.",
        "Where the summed axes are gone (axis is not None and keepdims is False), "
        "np.expand_dims(grad, axis) puts them back, with length 1. Then grad broadcasts: use "
        "np.broadcast_to, or multiply by ones.",
    ),
    why="unbroadcast sums what was spread out, sum_backward spreads out what was summed. Why?",
    mistakes=mistakes(
        ("grad-alone", lambda grad, x, y, axis=None, keepdims=False: grad),
        "grad came back in its own shape. Every number of x should have a gradient: spread grad "
        "out to the shape of x.",
        (
            "ones",
            lambda grad, x, y, axis=None, keepdims=False: np.ones_like(x),
        ),
        "every entry is 1: those are the slopes of the sum. The chain rule multiplies them by "
        "grad.",
        (
            "times-x",
            lambda grad, x, y, axis=None, keepdims=False: (
                x * spread_out(grad, x, y, axis, keepdims)
            ),
        ),
        "grad was multiplied by x. A sum moves as much as any of its numbers moves, however large "
        "that number is: the slope is 1.",
        (
            "averaged",
            lambda grad, x, y, axis=None, keepdims=False: spread_out(
                with_count(grad, x, axis), x, y, axis, keepdims
            ),
        ),
        "grad was shared out among the numbers of a sum: that is the rule of the mean. The sum "
        "moves as much as any of its numbers does, so each should get all of grad.",
        ("axis-not-put-back", axis_not_put_back),
        NOT_PUT_BACK,
        ("axis-not-put-back-times-ones", times_ones),
        NOT_PUT_BACK,
        ("axis-not-put-back-filled", filled),
        NOT_PUT_BACK,
        ("repeated", repeated),
        "np.repeat can only lengthen an axis that exists. Where keepdims is False the summed axis "
        "is gone: with axis=1 and x (4, 3), grad (4,) has to become (4, 1) first.",
        ("axis-of-none", no_axis_looked_for),
        "with axis=None there is no axis to put back: all of x was summed, and grad is one number, "
        "which broadcasts as it is.",
        ("shape-of-none-and-axis-of-none", repeated_always),
        NO_SHAPE_OF_NONE,
        ("shape-of-none", repeated_with_a_look),
        NO_SHAPE_OF_NONE,
        ("shape-of-none-first", counted_first),
        NO_SHAPE_OF_NONE,
        ("put-back-without-a-look", put_back_without_a_look),
        "np.expand_dims is called too often: with axis=None there is no axis to put back, and with "
        "keepdims=True it is there already.",
        ("axis-always-put-back", axis_always_put_back),
        "an axis was inserted where none is missing: with keepdims=True it is there already, with "
        "length 1.",
        ("axis-in-front", axis_in_front),
        "the missing axis was put in front, whatever axis was summed. It belongs where it was.",
        ("axis-at-the-end", axis_at_the_end),
        "the missing axis was put at the end, whatever axis was summed. It belongs where it was.",
        ("one-axis-at-a-time", one_axis_at_a_time),
        "the axes of a tuple were put back one at a time. Each number counts the axes of x, but "
        "not all of these are there yet: np.expand_dims takes the whole tuple.",
        (
            "whole-sum",
            lambda grad, x, y, axis=None, keepdims=False: np.full(x.shape, np.sum(grad)),
        ),
        "every number has the sum of grad. A number went into only one sum, and should get the "
        "gradient of that sum.",
        (
            "times-the-sum",
            lambda grad, x, y, axis=None, keepdims=False: spread_out(
                grad * y, x, y, axis, keepdims
            ),
        ),
        "grad was multiplied by y, the sum itself. The slope of a sum along each of its numbers is "
        "1.",
        (
            "reshaped",
            lambda grad, x, y, axis=None, keepdims=False: np.reshape(grad, x.shape),
        ),
        "np.reshape only writes the same numbers in a different shape, and there are too few of "
        "them. Spread grad out: each of its numbers goes to all numbers of its sum.",
        (
            "summed-again",
            lambda grad, x, y, axis=None, keepdims=False: np.sum(x, axis=axis, keepdims=keepdims),
        ),
        "this is the sum, the result of the forward pass. Return the gradient of x.",
    ),
    alternatives=(spread_out, by_shape, by_repeating),
)
