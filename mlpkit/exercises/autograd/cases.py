"""Shared by the exercises of autograd: the notebook's Value, its walk, graphs of slopes, cases."""

from mlpkit.exercises.autograd.topological_order import topological_order


class Value:
    """A number or an array that remembers what it was made from."""

    def __init__(self, data, sign="", parents=(), send_back=None):
        self.data, self.grad = data, 0.0
        self.sign, self.parents, self.send_back = sign, parents, send_back

    def zero(self):
        """Set the gradient to 0."""
        self.grad = 0.0

    def backward(self):
        """Add the slopes of self to the gradients of all that it was made from."""
        walk_back(self)


def graph_of(end):
    """{value: its parents} for end and everything that it was made from."""
    graph, found = {}, [end]
    for value in found:  # the list grows meanwhile
        if value not in graph:
            graph[value] = value.parents
            found.extend(value.parents)
    return graph


def walk_back(end):
    """The way back from end: add to each value's .grad the slope of end with respect to it.

    A value is handled when everything made from it has been, so its gradient is whole. Then it
    lets go: parents (), send_back None. Source: Baydin, Pearlmutter, Radul & Siskind, "Automatic
    Differentiation in Machine Learning: a Survey", JMLR 18 (2018), section 3.2.
    """
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            parts = value.send_back(value.grad)
            for parent, part in zip(value.parents, parts, strict=True):
                parent.grad = parent.grad + part
            value.parents, value.send_back = (), None


# The indices of each value's parents, in a valid order; the last value is the end.
FORKED = [
    [(), (0,), (1,)],
    [(), (0, 0), (1, 1)],
    [(), (0,), (1,), (0, 2)],
    [(), (0,), (1,), (2, 0)],
    [(), (), (0, 1), (2, 0), (1, 2), (3, 4)],
    [(), (), (), (0, 1), (3, 2), (4, 4), (3, 5), (6, 0)],
]


def slopes_of(rng, graph, letters="abcdefgh"):
    """{letter: ((parent, slope), …)} of a graph, with slopes drawn at random, none near 0."""

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
    *[((2, 3, 4), (-1, 1), True), ((2, 3, 4), (2, -3), False), ((5,), None, False)],
    *[((1, 3), 0, False), ((3, 2), -1, False), ((3, 5), None, True)],
]


def shaped(rng, shape):
    """Numbers of both signs, one of them large."""
    x = rng.normal(0, 2, shape)
    x.flat[rng.integers(x.size)] = rng.choice([1000.0, -1000.0])
    return x
