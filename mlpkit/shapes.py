"""One line above a function says the shapes of its arrays, and checks them."""

import functools
import inspect

import numpy as np


def shapes(**expected):
    """Check the shapes of a function's array arguments, by name, before it runs.

    >>> @shapes(X="N D", W="D M", b="M")
    ... def linear(X, W, b):
    ...     return X @ W + b

    A letter or word is one dimension; the same word is the same size wherever it stands, and a
    number is that size. "..." is any number of dimensions, the same for every argument: alone it
    is the whole shape, in front ("... C") it is what comes before the last ones.

    Raises
    ------
    ValueError
        when the shapes do not fit: it says what came and what was expected.
    """
    patterns = {name: pattern.split() for name, pattern in expected.items()}

    def decorate(function):
        names = list(inspect.signature(function).parameters)
        places = [(names.index(name), name) for name in patterns]
        seen = set()  # shapes that passed before: training asks about the same few again and again

        @functools.wraps(function)
        def checked(*args, **kwargs):
            try:
                key = tuple([args[place].shape for place, _ in places])
            except (AttributeError, IndexError):
                bound = inspect.signature(function).bind(*args, **kwargs).arguments
                key = tuple([np.shape(bound[name]) for _, name in places])
            if key not in seen:
                fault = find_fault(patterns, dict(zip(patterns, key, strict=True)))
                if fault:
                    came = ", ".join(f"{n} {s}" for n, s in zip(patterns, key, strict=True))
                    wanted = ", ".join(f"{n} ({commas(p)})" for n, p in patterns.items())
                    raise ValueError(
                        f"{function.__name__}: got {came}; expected {wanted}: {fault}."
                    )
                if len(seen) < 256:
                    seen.add(key)
            return function(*args, **kwargs)

        return checked

    return decorate


def find_fault(patterns, actual):
    """What does not fit, in words; None when everything does."""
    sizes = {}  # dimension -> (its size, the argument that fixed it)
    for name, pattern in patterns.items():
        shape = actual[name]
        if pattern[0] == "...":
            named = len(pattern) - 1
            if len(shape) < named:
                return f"{name} has {len(shape)} dimensions, too few"
            split = len(shape) - named
            found = [("...", shape[:split]), *zip(pattern[1:], shape[split:], strict=True)]
        elif len(shape) != len(pattern):
            return f"{name} has {len(shape)} dimensions, not {len(pattern)}"
        else:
            found = zip(pattern, shape, strict=True)
        for dimension, size in found:
            known, owner = sizes.setdefault(dimension, (size, name))
            if dimension.isdigit() and size != int(dimension):
                return f"{name} has {size} where {dimension} should be"
            if known != size:
                what = "the shape" if dimension == "..." else dimension
                return f"{what} is {known} in {owner} but {size} in {name}"
    return None


def commas(pattern):
    """Words as a shape is written: ["N", "D"] is N, D and ["M"] is M, with its comma."""
    return ", ".join(pattern) + ("," if len(pattern) == 1 and pattern != ["..."] else "")
