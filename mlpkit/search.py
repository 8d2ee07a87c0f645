"""Searching for settings that gradient descent can't choose: rate, width, weight decay, batch size.

A space is a dict {name: Uniform, LogUniform, Integer or Choice}; settings are one point of it, a
dict {name: value}. A trial is one settings tried, and its loss nan where training diverged.
"""

import math
from dataclasses import dataclass


def uniform(u, low, high):
    """low + u (high − low): u uniform in [0, 1) becomes uniform in low … high.

    u is a number or an array. Raises ValueError unless low < high, both finite.
    """
    check_range("uniform", low, high)
    return low + u * (high - low)


def log_uniform(u, low, high):
    """low (high / low)ᵘ: u uniform in [0, 1) becomes a number whose logarithm is uniform.

    So each factor of ten between low and high gets the same share of the draws. The logarithm, of
    whatever base, is log low + u (log high − log low). u is a number or an array. Raises
    ValueError unless 0 < low < high, both finite.
    """
    check_range("log_uniform", low, high, above=0)
    return low * (high / low) ** u


def integer(u, low, high):
    """low + ⌊u (high − low + 1)⌋: a number u in [0, 1) becomes one of low, …, high, both included.

    Raises ValueError unless low < high.
    """
    check_range("integer", low, high)
    return low + math.floor(u * (high - low + 1))


def choice(u, options):
    """options[⌊u K⌋]: a number u in [0, 1) becomes one of the K options, each as likely.

    Raises ValueError when there is none.
    """
    if not len(options):
        raise ValueError("choice: got no options; expected one or more.")
    return options[math.floor(u * len(options))]


def check_range(function, low, high, above=-math.inf):
    """Raise a ValueError unless above < low < high < ∞."""
    if not above < low < high < math.inf:
        least = "" if above == -math.inf else f"{above} < "
        raise ValueError(f"{function}: got {low!r} … {high!r}; expected {least}low < high, finite.")


class Draw:
    """One setting's values: called with u in [0, 1), it gives the value there."""

    def __post_init__(self):
        self(0.0)  # a range that can't be is refused where it is written


@dataclass(frozen=True)
class Uniform(Draw):
    """`uniform` between low and high."""

    low: float
    high: float

    def __call__(self, u):
        return uniform(u, self.low, self.high)


@dataclass(frozen=True)
class LogUniform(Draw):
    """`log_uniform` between low and high: for what is chosen by its factor, like a rate."""

    low: float
    high: float

    def __call__(self, u):
        return log_uniform(u, self.low, self.high)


@dataclass(frozen=True)
class Integer(Draw):
    """`integer` between low and high, both included."""

    low: int
    high: int

    def __call__(self, u):
        return integer(u, self.low, self.high)


@dataclass(frozen=True)
class Choice(Draw):
    """`choice` of the options, a tuple."""

    options: tuple

    def __call__(self, u):
        return choice(u, self.options)
