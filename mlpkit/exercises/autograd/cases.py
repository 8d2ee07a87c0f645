"""Shared by the exercises of autograd: cases, graphs of slopes, slopes by nudging."""

from mlpkit.backprop import numerical_gradient


def two_numbers(rng):
    """grad, a, b, numbers: of both signs, a 0 in each position, and a large one."""
    cases = [tuple(rng.normal(0, 3, 3).tolist()) for _ in range(5)]
    x, y = rng.normal(0, 3, 2).tolist()
    return [*cases, (x, 0.0, y), (x, y, 0.0), (0.0, x, y), (x, 1000.0, y), (x, y, -1000.0)]


def nudge_two(f):
    """The gradients of grad · f(a, b), by nudging a and b."""

    def nudge(grad, a, b):
        return (
            numerical_gradient(lambda a: float(grad * f(a, b)), a),
            numerical_gradient(lambda b: float(grad * f(a, b)), b),
        )

    return nudge


# The indices of each value's parents, in a right order; the last value is the end.
FORKED = [
    [(), (0,), (1,)],
    [(), (0, 0), (1, 1)],
    [(), (0,), (1,), (0, 2)],
    [(), (0,), (1,), (2, 0)],
    [(), (), (0, 1), (2, 0), (1, 2), (3, 4)],
    [(), (), (), (0, 1), (3, 2), (4, 4), (3, 5), (6, 0)],
]


def slopes_of(rng, graph, letters="abcdefgh"):
    """{letter: ((parent, slope), …)} of a graph: each slope is drawn, and none is near 0."""

    def slope():
        return float(rng.uniform(0.5, 2) * rng.choice([-1, 1]))

    return {
        letters[k]: tuple((letters[parent], slope()) for parent in parents)
        for k, parents in enumerate(graph)
    }


# Shape, axis and keepdims of a sum or a maximum.
REDUCED = [
    *[((4, 3), 1, False), ((4, 3), 0, False), ((4, 3), None, False), ((4, 3), 1, True)],
    *[((3, 4), 0, True), ((2, 3, 4), 1, False), ((2, 3, 4), (0, 2), False)],
    *[((2, 3, 4), (-1, 1), True), ((5,), None, False), ((1, 3), 0, False), ((3, 2), -1, False)],
    ((3, 5), None, True),
]


def shaped(rng, shape):
    """Numbers of both signs, one of them large."""
    x = rng.normal(0, 2, shape)
    x.flat[rng.integers(x.size)] = rng.choice([1000.0, -1000.0])
    return x
