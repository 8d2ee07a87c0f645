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
    cases = [(rng.normal(size=whole), Asked(shape)) for whole, shape in SHAPES]
    cases[0][0][1] = 1000, -1000, 0
    return cases


ENDLESS = 1000  # no array has this many axes


class Asked(tuple):
    """A shape: a loop that waits until grad has as many axes can't go on forever."""

    times = 0

    def __len__(self):
        self.times += 1
        if self.times > ENDLESS:
            raise RuntimeError(f"a loop that looks at len(shape) went round {ENDLESS:,} times")
        return super().__len__()


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


def kept_while_more(grad, shape):
    """Never ends, because the summed axis is kept."""
    while grad.ndim > len(shape):
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


def from_the_left(grad, shape):
    whole = tuple(shape) + (1,) * (grad.ndim - len(shape))
    axes = tuple(k for k in range(grad.ndim) if whole[k] == 1)
    return grad.sum(axis=axes).reshape(shape)


def lengths_from_the_left(grad, shape):
    for axis, (length, wanted) in enumerate(zip(grad.shape, shape)):  # noqa: B905 - as one writes it
        if length != wanted:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


def indexed_from_the_left(grad, shape):
    axes = tuple(axis for axis in range(grad.ndim) if grad.shape[axis] != shape[axis])
    return grad.sum(axis=axes, keepdims=True)


def put_in_front(grad, shape):
    return grad.reshape(-1, *shape).sum(axis=0)


def picked(grad, shape):
    grad = grad[(0,) * (grad.ndim - len(shape))]
    return grad[tuple(slice(0, 1) if length == 1 else slice(None) for length in shape)]


def first_stretched(grad, shape):
    grad = grad.sum(axis=front(grad, shape))
    return grad.sum(axis=of_length_1(shape)[:1], keepdims=True)


def axes_of_shape(grad, shape):
    """Number the stretched axes as in shape, not as in grad, and sum over all at once."""
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


LENGTHS_FROM_THE_LEFT = (
    "the lengths were compared from the first axis on. Broadcasting lines shapes up at the last: "
    "next to (5, 3), (3,) counts as (1, 3)."
)
COUNTED_IN_SHAPE = (
    "the stretched axes were counted as in `shape`, although the new ones were still in front. "
    "With `new` axes in front, axis i of `shape` is axis new + i of grad: from (4, 5, 3) to (5, "
    "1), axis 1 of `shape` is axis 2 of grad."
)

EXERCISE = Exercise(
    notebook=11,
    reference=unbroadcast,
    worked=axis_by_axis,
    stub=(
        "Sum grad to `shape`: the gradient of an array of that shape that was broadcast.\n\n"
        "shape is a tuple, such as (3,), (5, 1) or (), that broadcasts to the shape of grad. The\n"
        "result has exactly this shape. Do not change grad."
    ),
    cases=gradients,
    nudge=nudge_broadcast,
    hints=(
        "In X + b, with X (5, 3) and b (3,), how many times is b[0] used? What happens to the "
        "gradients of a value that is used several times?",
        "Broadcasting does two things: it puts new axes in front until there are enough, and it "
        "stretches axes of length 1. The result is the sum over all these axes. The new ones go; "
        "the stretched ones stay, with length 1.",
        "While grad.ndim is greater than len(shape), sum over axis 0. Then sum over every axis "
        "that has length 1 in shape, with keepdims=True.",
    ),
    why="Why is it a sum, and not a mean, over the places to which a number was copied?",
    mistakes=mistakes(
        ("not-reduced", lambda grad, shape: grad),
        "grad came back as it was. A gradient has the shape of its array: sum over each axis that "
        "broadcasting added or stretched.",
        ("averaged", {"np.sum(grad": "np.mean(grad"}),
        "the shape is right, but the values are means. Each copy adds its share to the loss: take "
        "the sum. If the loss is a mean, its 1/N is in grad already.",
        ("front-averaged", front_averaged),
        "the stretched axes are right, but you took a mean over the new axes in front. Each copy "
        "adds its share to the loss: sum there too.",
        ("stretched-averaged", stretched_averaged),
        "the new axes in front are right, but you took a mean over the stretched ones. Each copy "
        "adds its share to the loss: sum there too.",
        ("front-alone", lambda grad, shape: np.sum(grad, axis=front(grad, shape))),
        "the new axes in front are summed, but the stretched ones are not: from (5, 3) to (5, 1), "
        "axis 1 should be summed too.",
        ("axes-move", axes_move),
        "after a sum over one axis without keepdims, the next axes have different numbers. Keep "
        "each stretched axis, with length 1; or give np.sum all of them at once.",
        ("front-once", front_once),
        "only one new axis in front is summed, but there may be several: (4, 5, 3) to (3,) has "
        "two.",
        ("front-axes-move", front_axes_move),
        "after a sum over axis 0 the axes after it have different numbers: the next new axis is 0 "
        "again. Sum over axis 0 each time, or over all new axes at once.",
        ("front-kept", front_kept),
        "the new axes in front were summed but kept, with length 1. They have to go; then the "
        "other axes have the same numbers as in shape.",
        ("kept-while-more", kept_while_more),
        "keepdims=True keeps the axis that is summed, with length 1, so grad.ndim never falls and "
        "the loop never ends. The new axes in front have to go: sum over them without keepdims.",
        ("either-or", either_or),
        "either the new axes in front are summed, or the stretched ones. A shape may have both: "
        "(4, 5, 3) to (5, 1).",
        ("stretched-alone", stretched_alone),
        "the stretched axes are summed, counted from the left, but the new ones in front are still "
        "there: from (5, 3) to (3,), axis 0 should be summed.",
        ("counted-in-shape", counted_in_shape),
        COUNTED_IN_SHAPE,
        ("counted-in-shape-once-each", counted_in_shape_once_each),
        COUNTED_IN_SHAPE,
        ("stretched-first", stretched_first),
        COUNTED_IN_SHAPE,
        ("last-axis-first", last_axis_first),
        "the axes at the end were summed until only as many were left as shape has. Broadcasting "
        "puts new axes in front: those have to go.",
        ("by-length", by_length),
        "the axes were told apart by their length. Two may have the same length, as in (3, 3) to "
        "(3,): compare them by position, from the last axis on.",
        (
            "axis-0-reshaped",
            lambda g, shape: g if g.shape == shape else np.sum(g, axis=0).reshape(shape),
        ),
        "the sum ran over axis 0, and was then reshaped to `shape`. That is right for a bias, (5, "
        "3) to (3,); `shape` says which axes to sum.",
        ("into-zeros", into_zeros),
        "grad does not fit into an array of the smaller shape, and += does not sum over any axis. "
        "Sum first.",
        ("first-stretched", first_stretched),
        "only one stretched axis is summed, but there may be several: (4, 5, 3) to (4, 1, 1) has "
        "two.",
        ("axis-0", lambda grad, shape: np.sum(grad, axis=0)),
        "the sum ran over axis 0, whatever the shape. That is right for a bias, (5, 3) to (3,), "
        "and for nothing else: `shape` says which axes to sum.",
        ("axis-0-where-needed", lambda g, shape: g if g.shape == shape else np.sum(g, axis=0)),
        "where the shapes differ, the sum ran over axis 0. That is right for a bias, (5, 3) to "
        "(3,), and for nothing else: `shape` says which axes to sum.",
        ("whole-sum", lambda grad, shape: np.full(shape, np.sum(grad))),
        "everything was summed to one number, which is now everywhere. Each place should have the "
        "sum of its own copies.",
        ("one-number", lambda grad, shape: np.sum(grad)),
        "everything was summed to one number. Each number of the input should have the sum of its "
        "own copies: sum only over axes that were added or stretched.",
        ("from-the-left", from_the_left),
        "the shapes were lined up at the first axis. Broadcasting lines them up at the last: new "
        "axes come in front.",
        ("lengths-from-the-left", lengths_from_the_left),
        LENGTHS_FROM_THE_LEFT,
        ("indexed-from-the-left", indexed_from_the_left),
        LENGTHS_FROM_THE_LEFT,
        ("picked", picked),
        "one copy was taken and the others left out. Each adds its share: sum over all of them.",
        ("reshaped", lambda grad, shape: np.reshape(grad, shape)),
        "np.reshape only writes the same numbers in a different shape: 15 numbers don't become 3. "
        "Sum over the axes that were added or stretched.",
        ("put-in-front", put_in_front),
        "grad was cut into arrays of the wanted shape, and these were summed. That is right where "
        "all new axes are in front, but a stretched axis has its copies along itself: from (5, 3) "
        "to (5, 1), each row should be summed.",
        ("cut", lambda grad, shape: np.resize(grad, shape)),
        "the first numbers of grad were taken, as many as fit. Each place should be the sum of all "
        "its copies.",
        ("broadcast", lambda grad, shape: np.broadcast_to(grad, shape)),
        "np.broadcast_to makes a smaller array larger. The way back goes from the large shape of "
        "grad to the small one.",
        ("over-the-wrong-axes", {"if size == 1": "if size != 1"}),
        "the axes that were not stretched are summed, and those of length 1 are not. It should be "
        "the other way round.",
        ("tuple-of-axes", lambda grad, shape: np.sum(grad, axis=shape)),
        "shape was passed as the axes. It says how long the axes are: find the ones that were "
        "added, and the ones of length 1.",
    ),
    alternatives=(
        axis_by_axis,
        in_loops,
        in_two_sums,
        by_padding,
        lambda grad, shape: unbroadcast(grad.astype(np.float32), shape),
    ),
)
