"""Checks of the learner's functions that `fit` calls: their arguments and their results."""

import inspect

import numpy as np


def check_takes(what, function, *names):
    """Raise a ValueError unless a function can be called with as many arguments as names."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # some functions in C have no signature
        return
    try:
        signature.bind(*names)
    except TypeError:
        came = f"{what} {getattr(function, '__name__', type(function).__name__)}{signature}"
        raise ValueError(f"fit: got {came}; expected a function of ({', '.join(names)}).") from None


def checked_loss(value, backward):
    """The learner's loss and gradient, made to raise ValueError if they return the wrong thing."""

    def checked_value(output, y):
        found = np.asarray(value(output, y))
        if found.size != 1 or found.dtype.kind not in "fiub":
            raise ValueError(
                f"fit: the loss returned {describe_array(found)}; expected one number."
            )
        return found.item()

    def checked_backward(output, y):
        found = backward(output, y)
        if np.shape(found) != output.shape:
            raise ValueError(
                f"fit: the loss's gradient is {describe_array(np.asarray(found))}; expected "
                f"the shape "
                f"of the output, {output.shape}."
            )
        return found

    return checked_value, checked_backward


def describe_array(array):
    """An array that a function returned, in words."""
    if array.dtype.kind in "fiub":
        return f"an array of shape {array.shape}" if array.shape else "a number"
    return repr(array.item()) if array.size == 1 else f"an array of {array.dtype}"
