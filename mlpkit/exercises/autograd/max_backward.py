"""Exercise of notebook 11: max_backward, the gradient of a maximum over axes."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.autograd.cases import REDUCED, shaped
from mlpkit.numpy_backward import max_backward


def maxima(rng):
    """grad, x, y, axis, keepdims, where y is the maximum of x; some maxima occur twice."""
    cases = []
    for shape, axis, keepdims in [*REDUCED, ((4, 3), 1, False), ((3, 4), None, False)]:
        x = shaped(rng, shape)
        if len(cases) >= len(REDUCED) - 2:
            x = np.round(x)  # then some are equal
            x.flat[:2] = x.flat[-1] = np.max(x) + 1
        y = np.asarray(np.max(x, axis=axis, keepdims=keepdims))
        cases.append((np.asarray(rng.normal(size=y.shape)), x, y, axis, keepdims))
    return cases


def nudge_max(grad, x, y, axis, keepdims):
    return numerical_gradient(lambda x: np.sum(grad * np.max(x, axis=axis, keepdims=keepdims)), x)


def put_back(array, axis, keepdims):
    """grad with the axes that the maximum removed, as axes of length 1."""
    return array if axis is None or keepdims else np.expand_dims(array, axis)


def where_largest(grad, x, y, axis=None, keepdims=False):
    """The gradient goes to the largest, in equal shares if there are several."""
    if axis is not None and not keepdims:
        grad, y = np.expand_dims(grad, axis), np.expand_dims(y, axis)
    largest = x == y
    return np.where(largest, grad / np.sum(largest, axis=axis, keepdims=True), 0.0)


def by_itself(grad, x, y, axis=None, keepdims=False):
    largest = (x == np.max(x, axis=axis, keepdims=True)).astype(float)
    shares = largest / largest.sum(axis=axis, keepdims=True)
    return shares * np.reshape(grad, np.max(x, axis=axis, keepdims=True).shape)


def in_loops(grad, x, y, axis=None, keepdims=False):
    axes = set(range(x.ndim)) if axis is None else {each % x.ndim for each in np.atleast_1d(axis)}
    grad, dx = np.reshape(grad, [1 if k in axes else n for k, n in enumerate(x.shape)]), 0 * x
    for place in np.ndindex(grad.shape):
        part = tuple(slice(None) if k in axes else i for k, i in enumerate(place))
        largest = x[part] == np.max(x[part])
        dx[part] = grad[place] * largest / np.sum(largest)
    return dx


def routed(share):
    """A wrong answer that multiplies the spread gradient by share(x, y, axis)."""

    def wrong(grad, x, y, axis=None, keepdims=False):
        grad, y = put_back(grad, axis, keepdims), put_back(y, axis, keepdims)
        return np.broadcast_to(grad, x.shape) * share(x, y, axis)

    return wrong


def first_alone(x, y, axis):
    """1 where each maximum first occurs, else 0."""
    axes = tuple(range(x.ndim)) if axis is None else tuple(np.atleast_1d(axis) % x.ndim)
    rest = [k for k in range(x.ndim) if k not in axes]
    rows = np.transpose(x, [*rest, *axes])
    flat = rows.reshape([x.shape[k] for k in rest] + [-1])
    first = np.arange(flat.shape[-1]) == np.argmax(flat, axis=-1)[..., None]
    return np.transpose(first.reshape(rows.shape), np.argsort([*rest, *axes]))


def smallest(x, y, axis):
    return x == np.min(x, axis=axis, keepdims=True)


def axis_not_put_back(grad, x, y, axis=None, keepdims=False):
    return grad * (x == y) / np.sum(x == y, axis=axis, keepdims=True)


def axis_not_put_back_nor_shared(grad, x, y, axis=None, keepdims=False):
    return grad * (x == y)


def grad_not_put_back(grad, x, y, axis=None, keepdims=False):
    largest = x == np.max(x, axis=axis, keepdims=True)
    return grad * largest / np.sum(largest, axis=axis, keepdims=True)


def shares_of_all(grad, x, y, axis=None, keepdims=False):
    largest = x == put_back(y, axis, keepdims)
    return put_back(grad, axis, keepdims) * largest / np.sum(largest)


def of_the_whole(grad, x, y, axis=None, keepdims=False):
    return put_back(grad, axis, keepdims) * (x == np.max(x)) / np.sum(x == np.max(x))


def three_times_2(f, rng):
    """By hand: in 2, 5, 5 and 1 the two largest get half each."""
    x = np.array([2.0, 5.0, 5.0, 1.0])
    dx = np.asarray(f(np.array(3.0), x, np.array(5.0), None, False), float)
    if dx.shape == (4,) and not np.allclose(dx, [0, 1.5, 1.5, 0]):
        return (
            "in 2, 5, 5, 1 the largest number occurs twice. With grad 3 the two got "
            f"{number(dx[1])} and {number(dx[2])}, and the others {number(dx[0])} and "
            f"{number(dx[3])}. The two should get 1.5 each, and the others 0."
        )


def rows_by_hand(f, rng):
    x, y = np.array([[1.0, -5.0], [-9.0, 3.0]]), np.array([1.0, 3.0])
    dx = np.asarray(f(np.array([2.0, 4.0]), x, y, 1, False), float)
    if dx.shape == (2, 2) and not np.allclose(dx, [[2, 0], [0, 4]]):
        (a, b), (c, d) = ([number(value) for value in row] for row in dx)
        return (
            "the rows 1, −5 and −9, 3 with axis=1 have the maxima 1 and 3. With grad 2 and 4 the "
            f"rows should get 2, 0 and 0, 4. They got {a}, {b} and {c}, {d}."
        )


NOT_PUT_BACK = (
    "grad and y lack the axis over which the maximum was taken, so they do not broadcast with "
    "x. With axis=1 and x (4, 3), (4,) has to become (4, 1) first."
)
GRAD_NOT_PUT_BACK = (
    "you know where the largest numbers are, but grad does not broadcast to them: with axis=1 and "
    "x (4, 3), grad (4,) has to become (4, 1) first."
)

EXERCISE = Exercise(
    notebook=11,
    extra=True,
    version=2,
    reference=max_backward,
    worked=where_largest,
    stub=(
        "From grad, the gradient of y = np.max(x, axis=axis, keepdims=keepdims), that of x.\n\n"
        "axis is None (the largest of all), a number or a tuple of numbers, also negative. Where\n"
        "several are largest they get equal shares. The result has the shape of x. Do not change\n"
        "anything."
    ),
    cases=maxima,
    nudge=nudge_max,
    properties=(
        Property("two that are largest", three_times_2),
        Property("two rows by hand", rows_by_hand),
    ),
    hints=(
        "Raise one number of x by 0.001. When does the maximum rise with it, and when doesn't it?",
        "dx is grad where x is the maximum, and 0 elsewhere. If n numbers are the largest, each "
        "gets grad / n. grad and y need the axes that the maximum took away, with length 1.",
        "Where keepdims is False and axis is not None, use np.expand_dims for grad and y. Then "
        "largest = x == y, and np.sum(largest, axis=axis, keepdims=True) says how many there are.",
    ),
    why=(
        "Which numbers of x never learn anything from a maximum, and where did you see that before?"
    ),
    mistakes=mistakes(
        ("all-get-it", routed(lambda x, y, axis: np.ones_like(x))),
        "every number got grad, as in a sum. A maximum moves only with the largest number; the "
        "others should get 0.",
        ("each-gets-all", routed(lambda x, y, axis: x == y)),
        "where two numbers are the largest, each got all of grad, so together they got twice as "
        "much. They should share it equally.",
        ("first-alone", routed(first_alone)),
        "where two numbers are the largest, the first got all of grad: np.argmax would choose it, "
        "too. That is fair, but the exercise asks for equal shares.",
        ("smallest", routed(smallest)),
        "the smallest number got grad. It should go to the largest number, which moves the "
        "maximum.",
        ("times-x", routed(lambda x, y, axis: x * first_alone(x, y, axis))),
        "grad was multiplied by x. The maximum moves as much as the largest number does: the slope "
        "is 1, whatever the size of the number.",
        (
            "ones",
            lambda grad, x, y, axis=None, keepdims=False: by_itself(
                np.ones_like(grad), x, y, axis, keepdims
            ),
        ),
        "those are the slopes, 1 at the largest and 0 elsewhere. The chain rule multiplies them by "
        "grad.",
        ("averaged", routed(lambda x, y, axis: np.ones_like(x) * y.size / x.size)),
        "grad was shared out equally among all numbers. That is the rule of the mean; in a "
        "maximum the largest should get all of it.",
        ("axis-not-put-back", axis_not_put_back),
        NOT_PUT_BACK,
        ("axis-not-put-back-nor-shared", axis_not_put_back_nor_shared),
        NOT_PUT_BACK,
        ("grad-not-put-back", grad_not_put_back),
        GRAD_NOT_PUT_BACK,
        ("shares-of-all", shares_of_all),
        "grad was divided by the number of maxima in all rows together. Only the maxima of the "
        "same row should share it.",
        ("of-the-whole", of_the_whole),
        "only the largest number of the whole array got a gradient. With an axis, each row or "
        "column has a largest number of its own.",
        ("grad-alone", lambda grad, x, y, axis=None, keepdims=False: grad),
        "grad came back in its own shape. Every number of x should have a gradient; most of these "
        "are 0.",
        ("forward", lambda grad, x, y, axis=None, keepdims=False: y),
        "y came back, the result of the forward pass. Return the gradient of x.",
    ),
    alternatives=(where_largest, by_itself, in_loops),
)
