"""All weights of a network by name, and in one vector underneath."""

from collections.abc import Mapping

import numpy as np


class Parameters(Mapping):
    """Named arrays that are views of one vector.

    Reads like a dictionary, ``parameters["W1"]``; an optimizer works on ``parameters.vector``, and
    a change of either is a change of both.

    Parameters
    ----------
    shapes : dict of str to tuple of int
        for example ``{"W1": (784, 64), "b1": (64,)}``; the order is that of the vector.
    dtype : float32 by default; float64 for gradient checks.
    """

    def __init__(self, shapes, dtype=np.float32):
        self.shapes = {name: tuple(shape) for name, shape in shapes.items()}
        ends = np.cumsum([0, *(int(np.prod(shape)) for shape in self.shapes.values())])
        self._vector = np.zeros(ends[-1], dtype)
        self._views = {
            name: self._vector[start:end].reshape(shape)
            for (name, shape), start, end in zip(
                self.shapes.items(), ends[:-1], ends[1:], strict=True
            )
        }

    @property
    def vector(self):
        """Every number, shape (P,): change it in place; it can't be replaced by another array."""
        return self._vector

    @property
    def names(self):
        """The names, in the order of the vector."""
        return tuple(self.shapes)

    def like(self):
        """Zeros of the same layout and dtype: for gradients."""
        return Parameters(self.shapes, self.vector.dtype)

    def __getitem__(self, name):
        return self._views[name]

    def __setitem__(self, name, values):
        """Copy `values` into the view, so that ``parameters["W1"] -= …`` works.

        Raises ValueError when the shape differs: a silent broadcast would hide a bug.
        """
        if np.shape(values) != self.shapes[name]:
            raise ValueError(f"{name}: got shape {np.shape(values)}; expected {self.shapes[name]}.")
        self._views[name][...] = values

    def __iter__(self):
        return iter(self._views)

    def __len__(self):
        return len(self._views)

    def __repr__(self):
        named = ", ".join(f"{name} {shape}" for name, shape in self.shapes.items())
        return f"Parameters({named}: {self.vector.size:,} numbers, {self.vector.dtype})"
