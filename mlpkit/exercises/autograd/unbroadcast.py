"""Exercise of notebook 11: unbroadcast, a gradient summed back to the shape of its input."""

import numpy as np

from mlpkit.autograd import unbroadcast
from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, mistakes

SHAPES = [
    *[((5, 3), (3,)), ((5, 3), (1, 3)), ((5, 3), (5, 1)), ((5, 3), (5, 3)), ((4, 2), ())],
    *[((4, 5, 3), (5, 1)), ((4, 5, 3), (3,)), ((4, 5, 3), (4, 1, 1)), ((2, 3, 4), (2, 1, 4))],
    *[((1, 3), (3,)), ((3, 3), (3,)), ((3, 3), (3, 1)), ((6,), (1,)), ((2, 3), (1, 1))],
    *[((1, 4), (1, 4)), ((2, 1, 3), (1, 3)), ((3, 2, 3, 2), (2, 1, 2))],
]


def gradients(rng):
    """grad of many shapes, and a shape that broadcasts to it: with new axes, stretched, equal."""
    cases = [(rng.normal(size=whole), shape) for whole, shape in SHAPES]
    cases[0][0][1] = 1000, -1000, 0
    return cases


def nudge_broadcast(grad, shape):
    return numerical_gradient(lambda x: np.sum(grad * x), np.zeros(shape))


def in_loops(grad, shape):
    """Each element of grad adds to the number that was copied there."""
    summed, new = np.zeros(shape), grad.ndim - len(shape)
    for index in np.ndindex(grad.shape):
        own = [0 if shape[k] == 1 else i for k, i in enumerate(index[new:])]
        summed[tuple(own)] += grad[index]
    return summed


def axis_by_axis(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


def front(grad, shape):
    """The axes that broadcasting put in front."""
    return tuple(range(grad.ndim - len(shape)))


def of_length_1(shape):
    return tuple(axis for axis, length in enumerate(shape) if length == 1)


def in_two_sums(grad, shape):
    grad = np.sum(grad, axis=front(grad, shape))
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def by_padding(grad, shape):
    whole = (1,) * (grad.ndim - len(shape)) + tuple(shape)
    axes = tuple(k for k in range(grad.ndim) if whole[k] != grad.shape[k])
    return grad.sum(axis=axes).reshape(shape)


def front_averaged(grad, shape):
    grad = np.mean(grad, axis=front(grad, shape))
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def stretched_averaged(grad, shape):
    grad = np.sum(grad, axis=front(grad, shape))
    return np.mean(grad, axis=of_length_1(shape), keepdims=True)


def stretched_largest(grad, shape):
    grad = np.sum(grad, axis=front(grad, shape))
    return np.max(grad, axis=of_length_1(shape), keepdims=True)


def keepdims_lost(grad, shape):
    grad = np.sum(grad, axis=front(grad, shape))
    return np.sum(grad, axis=of_length_1(shape))


def front_once(grad, shape):
    if grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


def axes_move(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis)
    return grad


def last_axis_first(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=-1)
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def stretched_alone(grad, shape):
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def by_length(grad, shape):
    axes = tuple(axis for axis, length in enumerate(grad.shape) if length not in shape)
    return grad.sum(axis=axes).reshape(shape)


def front_axes_move(grad, shape):
    for axis in front(grad, shape):
        grad = grad.sum(axis=axis)
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def front_kept(grad, shape):
    for _ in front(grad, shape):
        grad = grad.sum(axis=0, keepdims=True)
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def either_or(grad, shape):
    if grad.ndim > len(shape):
        return np.sum(grad, axis=front(grad, shape))
    return np.sum(grad, axis=of_length_1(shape), keepdims=True)


def into_zeros(grad, shape):
    summed = np.zeros(shape)
    summed += grad
    return summed


def all_kept(grad, shape):
    new = grad.ndim - len(shape)
    stretched = tuple(new + axis for axis in of_length_1(shape))
    return grad.sum(axis=front(grad, shape) + stretched, keepdims=True)


def from_the_left(grad, shape):
    whole = tuple(shape) + (1,) * (grad.ndim - len(shape))
    axes = tuple(k for k in range(grad.ndim) if whole[k] == 1)
    return grad.sum(axis=axes).reshape(shape)


def lengths_from_the_left(grad, shape):
    for axis, (length, wanted) in enumerate(zip(grad.shape, shape)):  # noqa: B905 - as one writes it
        if length != wanted:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


def picked(grad, shape):
    grad = grad[(0,) * (grad.ndim - len(shape))]
    return grad[tuple(slice(0, 1) if length == 1 else slice(None) for length in shape)]


def first_stretched(grad, shape):
    grad = grad.sum(axis=front(grad, shape))
    return grad.sum(axis=of_length_1(shape)[:1], keepdims=True)


def axes_of_shape(grad, shape):
    """The stretched axes of shape as if they were those of grad, all summed at once."""
    new = grad.ndim - len(shape)
    return (*range(new), *(i for i, length in enumerate(shape) if length == 1))


def counted_in_shape(grad, shape):
    return np.sum(grad, axis=axes_of_shape(grad, shape)).reshape(shape)


def counted_in_shape_once_each(grad, shape):
    return np.sum(grad, axis=tuple(set(axes_of_shape(grad, shape)))).reshape(shape)


def stretched_first(grad, shape):
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return grad


COUNTED_IN_SHAPE = (
    "the stretched axes were counted as in `shape`, while the new ones are still in front. Until "
    "those are gone, axis i of `shape` is axis new + i of grad, if there are `new` axes in front: "
    "from (4, 5, 3) to (5, 1) axis 1 of `shape` is axis 2 of grad."
)

EXERCISE = Exercise(
    notebook=11,
    reference=unbroadcast,
    worked=axis_by_axis,
    stub=(
        "Sum grad to `shape`: the gradient of what had that shape before it was broadcast.\n\n"
        "shape is a tuple, such as (3,), (5, 1) or (), that broadcasts to the shape of grad. The\n"
        "result has exactly this shape. Do not change grad."
    ),
    cases=gradients,
    nudge=nudge_broadcast,
    hints=(
        "In X + b, with X (5, 3) and b (3,), how many times is b[0] used? What becomes of the "
        "gradients of a value that is used several times?",
        "Broadcasting does two things: it puts new axes in front, until there are as many, and it "
        "stretches axes of length 1. The result is the sum over all these axes; the new ones go, "
        "the stretched ones stay, with length 1.",
        "While grad.ndim is greater than len(shape), sum over axis 0. Then, for every axis that "
        "has length 1 in shape, sum over it with keepdims=True.",
    ),
    why="Why is it a sum, and not a mean, over the places that a number was copied to?",
    mistakes=mistakes(
        ("not-reduced", lambda grad, shape: grad),
        "grad came back as it was. A gradient has the shape of what it is the gradient of: sum "
        "over each axis that broadcasting added or stretched.",
        ("averaged", {"np.sum(grad": "np.mean(grad"}),
        "the shape is right, the values are means. Each copy adds its share to the loss: it is the "
        "sum. If the loss is a mean, its 1/N is in grad already.",
        ("front-averaged", front_averaged),
        "stretched axes are right, over the new axes in front there is a mean. Each copy adds its "
        "share to the loss: a sum there too.",
        ("stretched-averaged", stretched_averaged),
        "the new axes in front are right, over the stretched ones there is a mean. Each copy adds "
        "its share to the loss: a sum there too.",
        ("front-alone", lambda grad, shape: np.sum(grad, axis=front(grad, shape))),
        "the new axes in front are summed, the stretched ones are not: to go from (5, 3) to (5, 1) "
        "axis 1 is summed too.",
        ("keepdims-lost", keepdims_lost),
        "stretched axes are summed, but then they are gone: (5, 3) to (5, 1) gives (5,). They "
        "stay, with length 1.",
        ("all-kept", all_kept),
        "the sums are right, but new axes in front have stayed, with length 1: (5, 3) to (3,) "
        "gives (1, 3). What broadcasting added has to go.",
        ("axes-move", axes_move),
        "after the sum over one axis, without keepdims, the next ones have other numbers. Keep "
        "each stretched axis, with length 1; or give np.sum all of them at once.",
        ("front-once", front_once),
        "one new axis in front is summed, and there may be several: (4, 5, 3) to (3,) has two.",
        ("front-axes-move", front_axes_move),
        "after the sum over axis 0 the axes behind it have other numbers: the next new axis is 0 "
        "again. Sum over axis 0 each time, or over all of them at once.",
        ("front-kept", front_kept),
        "the new axes in front were summed, but kept, with length 1. They have to go; after them "
        "the axes count from the left as in shape.",
        ("either-or", either_or),
        "either the new axes in front are summed, or the stretched ones. One shape may have both: "
        "(4, 5, 3) to (5, 1).",
        ("stretched-alone", stretched_alone),
        "the stretched axes are summed, counted from the left. The new ones in front are still "
        "there: (5, 3) to (3,) sums over axis 0.",
        ("counted-in-shape", counted_in_shape),
        COUNTED_IN_SHAPE,
        ("counted-in-shape-once-each", counted_in_shape_once_each),
        COUNTED_IN_SHAPE,
        ("stretched-first", stretched_first),
        COUNTED_IN_SHAPE,
        ("last-axis-first", last_axis_first),
        "the axes at the end were summed until as many were left as shape has. Broadcasting puts "
        "new axes in front: those go.",
        ("by-length", by_length),
        "the axes were told by their length. Two may have the same, as in (3, 3) to (3,): it is "
        "their place that counts, from the last axis on.",
        (
            "axis-0-reshaped",
            lambda g, shape: g if g.shape == shape else np.sum(g, axis=0).reshape(shape),
        ),
        "the sum ran over axis 0, and was then written in the shape asked for. That fits a bias, "
        "(5, 3) to (3,); `shape` says which axes are summed.",
        ("into-zeros", into_zeros),
        "grad does not fit into an array of the smaller shape, and += sums over no axis. Sum "
        "first.",
        ("first-stretched", first_stretched),
        "one stretched axis is summed, and there may be several: (4, 5, 3) to (4, 1, 1) has two.",
        ("axis-0", lambda grad, shape: np.sum(grad, axis=0)),
        "the sum ran over axis 0, whatever the shape. That fits a bias, (5, 3) to (3,), and "
        "nothing else: `shape` says which axes.",
        ("axis-0-where-needed", lambda g, shape: g if g.shape == shape else np.sum(g, axis=0)),
        "where the shapes differ, the sum ran over axis 0. That fits a bias, (5, 3) to (3,), and "
        "nothing else: `shape` says which axes.",
        ("axis-0-kept", lambda grad, shape: np.sum(grad, axis=0, keepdims=True)),
        "the sum ran over axis 0 and the axis stayed, whatever the shape. `shape` says which axes "
        "are summed, and which are kept.",
        ("whole-sum", lambda grad, shape: np.full(shape, np.sum(grad))),
        "everything was summed to one number, and that stands in every place. Each place has the "
        "sum of its own copies.",
        ("one-number", lambda grad, shape: np.sum(grad)),
        "everything was summed to one number. Each number of the input has the sum of its own "
        "copies: only axes that were added or stretched are summed.",
        ("from-the-left", from_the_left),
        "the shapes were lined up at the first axis. Broadcasting lines them up at the last: new "
        "axes come in front.",
        ("lengths-from-the-left", lengths_from_the_left),
        "the lengths were compared from the first axis on. Broadcasting lines shapes up at the "
        "last: (3,) beside (5, 3) is (1, 3).",
        ("picked", picked),
        "one copy was taken, and the others left out. All of them add their share: sum over them.",
        ("reshaped", lambda grad, shape: np.reshape(grad, shape)),
        "np.reshape only writes the same numbers in another shape: 15 of them are no 3. Sum over "
        "the axes that were added or stretched.",
        ("cut", lambda grad, shape: np.resize(grad, shape)),
        "the first numbers of grad were taken, as many as fit. Each place is a sum over all its "
        "copies.",
        ("broadcast", lambda grad, shape: np.broadcast_to(grad, shape)),
        "np.broadcast_to makes a smaller array larger. The way back goes from the large shape of "
        "grad to the small one.",
        ("over-the-wrong-axes", {"if size == 1": "if size != 1"}),
        "the axes that were not stretched are summed, and those of length 1 are left. It is the "
        "other way round.",
        ("largest", stretched_largest),
        "of the copies along a stretched axis the largest gradient was taken. All of them add: it "
        "is the sum.",
        ("tuple-of-axes", lambda grad, shape: np.sum(grad, axis=shape)),
        "shape was given as the axes. It says how long the axes are: find those that were added, "
        "and those of length 1.",
    ),
    alternatives=(
        axis_by_axis,
        in_loops,
        in_two_sums,
        by_padding,
        lambda grad, shape: unbroadcast(grad.astype(np.float32), shape),
    ),
)
