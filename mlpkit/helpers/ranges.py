"""Whether a setting is a number within its range; the errors that say what was expected."""

import math

import numpy as np


def within(number, low, high):
    """Whether low ≤ number < high; False for nan, and for anything that is not a number."""
    try:
        return bool(low <= number < high)
    except (TypeError, ValueError):
        return False


def finite(number):
    """Whether something is a number, and finite as a float: an integer may be too large."""
    try:
        return isinstance(number, (int, float, np.number)) and math.isfinite(number)
    except (OverflowError, TypeError):  # too large, or complex
        return False


def check_share(function, name, share):
    """Raise a ValueError unless 0 ≤ share < 1."""
    if not within(share, 0, 1):
        raise ValueError(f"{function}: got {name} {share!r}; expected 0 or more, below 1.")


def check_range(function, low, high, above=-math.inf):
    """Raise a ValueError unless above < low < high < ∞, all numbers."""
    if not (finite(low) and finite(high) and above < low < high):
        least = "" if above == -math.inf else f"{above} < "
        raise ValueError(f"{function}: got {low!r} … {high!r}; expected {least}low < high, finite.")
