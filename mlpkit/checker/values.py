"""Results as snapshots, whether two of them are equal, and where they first differ."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy import array, asarray, generic, ndarray  # also where an answer has changed np's

# By the width of a float: what may be off in relation to the value, and to the largest value.
TOLERANCES = {2: (1e-2, 2e-3), 4: (1e-4, 1e-6), 8: (1e-6, 1e-9)}
KIND_NAMES = {"f": "floats", "i": "integers", "u": "integers", "b": "True and False"}
LONGEST = 1000  # items of a list


@dataclass
class Leaf:
    """One array of a result; array is None where it is none.

    type is "ndarray", "number", or the name of another type.
    """

    type: str
    array: np.ndarray | None = None


def snapshot(value, depth=3):
    """A copy that no later change reaches: a Leaf, None, a tuple of copies or a dict of them.

    It may run the learner's code (`__array__`, `__iter__`), so it is called inside `attempt`.
    """
    kind = type(value)
    if value is None:
        return None
    if isinstance(value, (generic, bool, int, float, complex)):
        return Leaf("number", array(value))
    if isinstance(value, ndarray):
        return Leaf(kind.__name__, array(asarray(value)))
    if isinstance(value, (tuple, list)) and len(value) <= LONGEST and depth:
        return tuple(snapshot(item, depth - 1) for item in value)
    if isinstance(value, Mapping) and len(value) <= LONGEST and depth:
        return {str(key): snapshot(item, depth - 1) for key, item in value.items()}
    return Leaf(kind.__name__)


def leaves(value, name="", names=()):
    """(name, leaf) for every leaf of a snapshot: "dW", "[1]", "W1", or "" for a lone result."""
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            own = f"{name}[{place}]" if place >= len(names) else names[place]
            yield from leaves(item, own)
    elif isinstance(value, dict):
        for key, item in sorted(value.items()):  # the order of insertion says nothing
            yield from leaves(item, f"{name}[{key!r}]" if name else key)
    else:
        yield name, value


def same(one, other):
    """Whether two snapshots are equal: the structure, every shape, every value nearly."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if not (isinstance(one, Leaf) and isinstance(other, Leaf)):
        return one is None and other is None
    if one.array is None or other.array is None:
        return one.array is other.array and one.type == other.type
    if one.array.shape != other.array.shape or kind(one.array) != kind(other.array):
        return False
    return kind(one.array) == "O" or not differing(one.array, other.array).any()


def kind(array):
    """One letter: f for floats, i for integers, b for booleans, O for everything else."""
    return {"f": "f", "i": "i", "u": "i", "b": "b"}.get(array.dtype.kind, "O")


def differing(one, other):
    """Where arrays of one shape differ by more than rounding in the coarser dtype; nan = nan."""
    kinds = kind(one), kind(other)
    if "O" in kinds:
        return np.full(other.shape, True)
    if "f" not in kinds:
        return one != other
    width = min(a.dtype.itemsize for a in (one, other) if kind(a) == "f")
    relative, absolute = TOLERANCES[min(width, 8)]
    with np.errstate(all="ignore"):
        one, other = one.astype(float), other.astype(float)
        finite = np.abs(other[np.isfinite(other)])
        absolute *= max(1.0, np.max(finite, initial=0))
        return ~np.isclose(one, other, rtol=relative, atol=absolute, equal_nan=True)


def first_place(mask):
    """The index of the first True, as a tuple."""
    return tuple(int(i) for i in np.argwhere(mask)[0])
