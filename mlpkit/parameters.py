"""All weights of a network by name, and in one vector underneath."""

from collections.abc import Mapping

import numpy as np


class Parameters(Mapping):
    """Named arrays that are views of one vector.

    It reads like a dictionary, ``parameters["W1"]``; an optimizer works on ``parameters.trained``,
    the first part of ``parameters.vector``. Changing either changes both.

    Parameters
    ----------
    shapes : dict of str to tuple of int
        for example ``{"W1": (784, 64), "b1": (64,)}``; the order is that of the vector.
    dtype : float32 by default; float64 for gradient checks. statistics : the same, for numbers that
    layers store but do not train; they come after the trained ones.

    Two Parameters are equal when their layouts, their dtypes and all their numbers are.

    Raises ValueError when a name is in both dicts, or dtype is not a real floating-point type.
    """

    def __init__(self, shapes, dtype=np.float32, statistics=None):
        self.shapes, self.statistics = (
            {name: tuple(map(int, shape)) for name, shape in given.items()}
            for given in (shapes, statistics or {})
        )
        if both := self.shapes.keys() & self.statistics.keys():
            raise ValueError(
                f"Parameters: got {', '.join(sorted(both))} in shapes and in statistics; expected "
                "names that differ."
            )
        if np.dtype(dtype).kind != "f":
            raise ValueError(
                f"Parameters: got dtype {np.dtype(dtype)}; expected float32 or float64."
            )
        self._shapes = self.shapes | self.statistics
        ends = np.cumsum([0, *(int(np.prod(shape)) for shape in self._shapes.values())])
        self._vector = np.zeros(ends[-1], dtype)
        self._trained = slice(ends[len(self.shapes)])
        # Slices, not the views: a deepcopy or a pickle would tear stored views from the vector.
        self._slices = dict(zip(self._shapes, map(slice, ends[:-1], ends[1:]), strict=True))

    @property
    def vector(self):
        """Every number, shape (P,): change it in place; it can't be replaced by a new array."""
        return self._vector

    @vector.setter
    def vector(self, values):
        if values is not self._vector:  # ``parameters.vector -= …`` hands back the vector itself
            raise AttributeError("vector can't be replaced; write into it: vector[:] = …")

    @property
    def trained(self):
        """The part that an optimizer changes: a view of the vector without the statistics at its
        end."""
        return self._vector[self._trained]

    @trained.setter
    def trained(self, values):  # ``parameters.trained -= …`` hands back the same view
        here = self.trained.__array_interface__
        if getattr(values, "__array_interface__", None) != here:
            raise AttributeError("trained can't be replaced; write into it: trained[:] = …")

    @property
    def names(self):
        """The names, in the order of the vector."""
        return tuple(self._shapes)

    def like(self):
        """Zeros of the same layout and dtype: for gradients."""
        return Parameters(self.shapes, self.vector.dtype, self.statistics)

    def __getitem__(self, name):
        return self._vector[self._slices[name]].reshape(self._shapes[name])

    def __setitem__(self, name, values):
        """Copy `values` into the view, so that ``parameters["W1"] -= …`` works.

        Raises ValueError when the shape differs: a silent broadcast would hide a bug.
        """
        if np.shape(values) != self._shapes[name]:
            expected = self._shapes[name]
            raise ValueError(f"{name}: got shape {np.shape(values)}; expected {expected}.")
        self[name][...] = values

    def __eq__(self, other):
        if not isinstance(other, Parameters):
            return NotImplemented
        layouts = (
            (list(each.shapes.items()), list(each.statistics.items()), each.vector.dtype)
            for each in (self, other)
        )
        return next(layouts) == next(layouts) and np.array_equal(self.vector, other.vector)

    def __iter__(self):
        return iter(self._shapes)

    def __len__(self):
        return len(self._shapes)

    def __repr__(self):
        named = ", ".join(f"{name} {shape}" for name, shape in self.shapes.items())
        if self.statistics:
            kept = ", ".join(f"{name} {shape}" for name, shape in self.statistics.items())
            named += f"; statistics {kept}"
        return f"Parameters({named}: {self.vector.size:,} numbers, {self.vector.dtype})"
