"""Results as snapshots, whether two of them are equal, and where they first differ."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy import array, asarray, generic, ndarray  # names that an answer can't replace in np

# {bytes of a float: the error allowed relative to the value, and to the largest value}
TOLERANCES = {2: (1e-2, 2e-3), 4: (1e-4, 1e-6), 8: (1e-6, 1e-9)}
LONGEST = 1000  # most items of a list that is compared


@dataclass(frozen=True)
class Leaf:
    """A value that is compared as a whole: an array or a number, a text, a set, or something else.

    type is "ndarray", "number", or the name of another type. array: for an array or a number,
    read-only. exact: a value compared by ==. Both are None if the value can't be compared.
    """

    type: str
    array: np.ndarray | None = None
    exact: object = None


def snapshot(value, depth=5):
    """A copy that no later change affects: a Leaf, None, or a tuple, list or dict of copies.

    It may run the learner's code (`__array__`, `__iter__`), so it must be called inside `attempt`.
    """
    kind = type(value)
    if value is None:
        return None
    if isinstance(value, str):
        return Leaf("str", exact=str.__str__(value))
    if isinstance(value, bytes):
        return Leaf("bytes", exact=bytes(value))
    if isinstance(value, (generic, bool, int, float, complex)):
        return Leaf("number", in_bytes(array(value)))
    if isinstance(value, ndarray):
        return Leaf(kind.__name__, in_bytes(asarray(value)))
    if isinstance(value, (tuple, list)) and len(value) <= LONGEST and depth:
        copies = (snapshot(item, depth - 1) for item in value)
        return list(copies) if isinstance(value, list) else tuple(copies)
    if isinstance(value, Mapping) and len(value) <= LONGEST and depth:
        return {key_of(key): snapshot(item, depth - 1) for key, item in value.items()}
    if kind in (set, frozenset) and len(value) <= LONGEST:
        keys = frozenset(map(key_of, value))
        return Leaf(kind.__name__, exact=None if ODD in keys else keys)
    return Leaf(kind.__name__)


def in_bytes(value):
    """A copy of an array in bytes: it can't be written to, not even by changing its flags.

    Snapshots of right results are kept to judge later answers, and an answer could reach them.
    """
    if value.dtype.hasobject:
        return array(value)
    return ndarray(value.shape, value.dtype, value.tobytes())


ODD = ("…",)  # replaces a key that can't be compared


def key_of(key):
    """A key in a form that can be compared: a text, or its code, so that 1, True and "1" differ."""
    if isinstance(key, str):
        return str.__str__(key)
    key = tuple(map(part_of, key)) if type(key) is tuple else part_of(key)
    parts = key if type(key) is tuple else (key,)
    plain = all(type(part) in (str, bytes, bool, int, float, type(None)) for part in parts)
    return (repr(key),) if plain else ODD


def part_of(key):
    """A key or a part of one, with NumPy's numbers and texts replaced by Python's."""
    if isinstance(key, str):
        return str.__str__(key)
    return key.item() if isinstance(key, generic) else key


def key_code(key):
    """A key of a snapshot as code."""
    return repr(key) if isinstance(key, str) else key[0]


def item_name(name, key):
    """The name of a dictionary's item in messages: "W1", "[1]", "cache['W1']"."""
    return key if isinstance(key, str) and not name else f"{name}[{key_code(key)}]"


def leaves(value, name="", names=()):
    """(name, leaf) for every leaf of a snapshot: "dW", "[1]", "W1", or "" for a single result."""
    if isinstance(value, (tuple, list)):
        for place, item in enumerate(value):
            own = f"{name}[{place}]" if place >= len(names) else names[place]
            yield from leaves(item, own)
    elif isinstance(value, dict):
        for key in sorted(value, key=key_code):  # the order of insertion does not matter
            yield from leaves(value[key], item_name(name, key))
    else:
        yield name, value


def computed(value):
    """Whether a snapshot is a tuple or list that contains an array or a float.

    Then a list is as good as a tuple, because only the numbers count.
    """
    return isinstance(value, (tuple, list)) and any(
        isinstance(item, Leaf)
        and item.array is not None
        and (item.type == "ndarray" or kind(item.array) == "f")
        for item in value
    )


def same(one, other):
    """Whether two snapshots are equal: structure, every shape, and every value approximately."""
    if isinstance(one, (tuple, list)) and isinstance(other, (tuple, list)):
        if type(one) is not type(other) and not (computed(one) and computed(other)):
            return False
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if not (isinstance(one, Leaf) and isinstance(other, Leaf)):
        return one is None and other is None
    if one.array is None or other.array is None:
        return one.array is other.array and (one.type, one.exact) == (other.type, other.exact)
    if one.array.shape != other.array.shape or kind(one.array) != kind(other.array):
        return False
    if kind(one.array) == "O" or identical(one.array, other.array):
        return True
    return not find_differences(one.array, other.array).any()


def kind(array):
    """Return one letter: f for floats, i for integers, b for booleans, O for everything else."""
    return {"f": "f", "i": "i", "u": "i", "b": "b"}.get(array.dtype.kind, "O")


def identical(one, other):
    """Whether two arrays of one shape have the same bytes: a fast check that most results pass."""
    return one.dtype == other.dtype and one.tobytes() == other.tobytes()


def exactly(one, other):
    """Whether two snapshots that are `same` also have the same floats, to the last digit."""
    pairs = zip(leaves(one), leaves(other), strict=True)
    arrays = [(a.array, b.array) for (_, a), (_, b) in pairs if a and a.array is not None]
    floats = [pair for pair in arrays if kind(pair[0]) == "f" and not identical(*pair)]
    return all(np.array_equal(*pair, equal_nan=True) for pair in floats)


def find_differences(one, other):
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


def equal(one, other):
    """Whether two arrays have the same shape, and values that differ at most by rounding."""
    return one.shape == other.shape and not find_differences(one, other).any()


def first_place(mask):
    """The index of the first True, as a tuple."""
    return tuple(int(i) for i in np.argwhere(mask)[0])
