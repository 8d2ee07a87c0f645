"""Shared by the checks of random functions: generators, repeated draws, images in rows."""

import copy

import numpy as np


def fresh(rng):
    """A separate generator, in a state drawn from rng."""
    return np.random.default_rng(int(rng.integers(2**32)))


def repeats(draw, rng):
    """Whether a second draw(rng) differs from the first, and whether a copy of rng repeats it."""
    own = copy.deepcopy(rng)
    first, second, again = draw(rng), draw(rng), draw(own)
    return not same(first, second), same(first, again)


def same(one, other):
    return np.array_equal(one, other, equal_nan=True)


def of_shape(part, shape):
    """Whether something is an array of numbers or booleans with this shape."""
    return isinstance(part, np.ndarray) and part.shape == shape and part.dtype.kind in "fiub"


def pooled(call, X, rng):
    """The rows of several results of call(X, rng), stacked, because a single image is only one
    draw. None if one of them does not have the form of X.
    """
    results = [call(X.copy(), rng) for _ in range(79 // len(X) + 1)]
    return np.concatenate(results) if all(of_shape(r, X.shape) for r in results) else None


def shape_of(result):
    """(axes, rows, columns) of a result, with zeros for missing ones."""
    shape = result.shape if isinstance(result, np.ndarray) else ()
    return (len(shape), *(int(n) for n in (*shape, 0, 0)[:2]))


def one_array_of_images(call):
    """A property: call(f, X, rng) returns an array of X's shape and dtype."""

    def check(f, rng):
        X = rng.normal(size=(20, 12)).astype(np.float32)
        result = call(f, X, fresh(rng))
        if not isinstance(result, np.ndarray):
            came = f"{len(result)} things" if isinstance(result, (tuple, list)) else "no array"
            return f"{came} came back; expected one array of X's shape."
        if result.shape != X.shape:
            told = " Each image should be one row again." if result.ndim == 3 else ""
            return f"shape {result.shape}, expected {X.shape}: that of X.{told}"
        if result.dtype.kind != "f":
            return f"dtype {result.dtype}, expected floats (float32): that of X."

    return check


def images_as_they_were(call):
    """A property: call(f, X, rng) does not change X."""

    def check(f, rng):
        X = rng.normal(size=(20, 12))
        given = X.copy()
        call(f, given, fresh(rng))
        if not np.array_equal(given, X):
            return "changed X in place: the training images themselves. Make a new array."

    return check


def the_dtype_of_x(call):
    """A property, the last to check: call(f, X, rng) returns an array of X's dtype."""

    def check(f, rng):
        result = call(f, rng.normal(size=(20, 12)).astype(np.float32), fresh(rng))
        if result.dtype != np.float32:
            return (
                f"all numbers are right, but X is float32 and the images came back as "
                f"{result.dtype}. X.copy() and np.zeros_like(X) keep the dtype."
            )

    return check


def drawn_from_rng(call, what):
    """A property: call(f, X, rng) draws again each time, and only from rng; what: "images"."""

    def check(f, rng):
        X = rng.normal(size=(60, 12))
        anew, from_rng = repeats(lambda own: call(f, X.copy(), own), fresh(rng))
        if not anew:
            return (
                f"called twice with one rng, it gave the same {what}. A generator moves on with "
                "each draw; here something starts again at every call, or nothing is drawn."
            )
        if not from_rng:
            return (
                f"two generators in the same state gave different {what}. Draw from the rng that "
                "comes in; otherwise no run can be repeated."
            )

    return check
