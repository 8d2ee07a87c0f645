"""Whether a formula overflows on the way to its result.

NumPy's floating-point flags show it too, but a browser (WebAssembly) has none. So every
intermediate array is examined.
"""

import numpy as np


def stands(function, *arrays):
    """Whether function(*arrays) returns only finite numbers, and no intermediate result
    overflows."""
    try:
        with np.errstate(all="ignore"):
            return bool(np.isfinite(function(*map(examined, arrays))).all())
    except FloatingPointError:
        return False


class Examined(np.ndarray):
    """An array of floats from which every result is examined, and is itself Examined.

    Raises FloatingPointError where an operation makes inf from finite numbers, or nan from numbers.
    """

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        inputs = [bare(each) for each in inputs]
        options = {name: bare(value) for name, value in options.items()}
        given = [floats(each) for each in inputs]
        # Check the inputs before the call, which may write its result into one of them.
        finite = all(np.isfinite(each).all() for each in given)
        numbers = not any(np.isnan(each).any() for each in given)
        result = getattr(ufunc, method)(*inputs, **options)
        for each in map(floats, result if isinstance(result, tuple) else (result,)):
            if (finite and not np.isfinite(each).all()) or (numbers and np.isnan(each).any()):
                raise FloatingPointError(f"{ufunc.__name__} overflows, or has no value")
        return examined(result)

    def __array_function__(self, function, types, args, kwargs):
        return examined(super().__array_function__(function, types, args, kwargs))

    def __getitem__(self, place):
        return examined(super().__getitem__(place))  # this may be a single number


def floats(value):
    """An array or a number as an array, empty if it is anything but floats."""
    array = np.asarray(value)
    return array if array.dtype.kind == "f" else np.zeros(0)


def examined(value):
    """Floats, in an array or as one of NumPy's numbers, as Examined; anything else unchanged."""
    if isinstance(value, tuple):
        return tuple(map(examined, value))
    if isinstance(value, (np.ndarray, np.floating)) and value.dtype.kind == "f":
        return np.asarray(value).view(Examined)
    return value


def bare(value):
    """The plain array of an Examined one, also in a tuple; anything else unchanged."""
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    return value.view(np.ndarray) if isinstance(value, Examined) else value
