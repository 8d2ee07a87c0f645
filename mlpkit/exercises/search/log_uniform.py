"""Exercise of notebook 10: log_uniform, a number whose logarithm is uniform."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.search import log_uniform


def draw_cases(rng):
    """u, low, high: arrays and a number, ranges above, below and around 1."""
    return [
        (rng.random(6), 1e-4, 1.0),
        (rng.random((2, 3)), 0.5, 200.0),
        (np.array([0.0, 0.5, 0.999]), 1e-5, 0.1),
        (np.float64(rng.random()), 16, 256),
        (rng.random(1), 2.0, 3.0),
        (rng.random(5), 0.03, 0.3),
    ]


def half_way(f, rng):
    values = [float(f(0.5, 1.0, 100.0)) for _ in range(3)]
    if not np.allclose(values, values[0], equal_nan=True):
        return (
            f"asked three times for u = 0.5 between 1 and 100, it returned {listed(values)}. "
            "Nothing should be drawn here: u is the draw."
        )
    for low, high, right in ((1.0, 100.0, 10.0), (0.02, 0.5, 0.1)):
        value = float(f(0.5, low, high))
        if not math.isclose(value, right, rel_tol=1e-6):
            halves = 2 * math.log10(value) if value > 0 and low == 0.02 else 0.5
            if math.isclose(halves, round(halves), abs_tol=1e-6):
                return "whole-exponents", (
                    f"between 0.02 and 0.5, u = 0.5 gives {number(value)}, a half power of ten. "
                    "The exponents of low and high were made whole numbers; they may be any "
                    "numbers."
                )
            return (
                f"between {low:g} and {high:g}, u = 0.5 gives {number(value)}. Halfway is "
                f"{right:g}, which is {right / low:g} times {low:g}, as {high:g} is "
                f"{high / right:g} times {right:g}."
            )


def listed(values):
    return ", ".join(map(number, values))


def by_exp(u, low, high):
    return np.exp(np.log(low) + u * (np.log(high) - np.log(low)))


def by_ten(u, low, high):
    exponents = (1 - u) * math.log10(low) + u * math.log10(high)
    return 10**exponents


def by_two_powers(u, low, high):
    return low ** (1 - u) * high**u


def one_by_one(u, low, high):
    values = [low * (high / low) ** each for each in np.ravel(u)]
    return np.array(values).reshape(np.shape(u))


def powers_of_ten(u, low, high):
    return 10.0 ** np.round(np.log10(by_exp(u, low, high)))


def spaced_evenly(u, low, high):
    return np.geomspace(low, high, np.size(u)).reshape(np.shape(u))


EXERCISE = Exercise(
    notebook=10,
    reference=log_uniform,
    worked=by_exp,
    stub=(
        "Turn u, uniform between 0 and 1, into a value from low to high, uniform in its log.\n\n"
        "u is a number or an array of any shape, 0 < low < high. u = 0 gives low, u = 1 would\n"
        "give high, and each factor of ten between them gets the same share of u."
    ),
    cases=draw_cases,
    hints=(
        "Which number is halfway from 1 to 100, if distances are counted in factors? How does its "
        "logarithm compare with those of 1 and of 100?",
        "log value = log low + u · (log high − log low), for every element of u. The logarithm "
        "may have any base; the value is that base to this power.",
        "np.log and np.exp belong together, as do np.log10 and 10 ** …. Both take numbers and "
        "arrays.",
    ),
    why="Why doesn't it matter which base the logarithm has?",
    properties=(Property("half way", half_way),),
    mistakes=mistakes(
        ("linear", lambda u, low, high: low + u * (high - low)),
        "this is uniform between low and high: from 0.0001 to 1, nine draws out of ten are above "
        "0.1. The logarithm should be uniform.",
        ("exp-of-low-and-high", lambda u, low, high: np.exp(low + u * (high - low))),
        "the values run from exp(low) to exp(high). The uniform number should lie between the "
        "logarithms of low and high.",
        ("ten-to-low-and-high", lambda u, low, high: 10 ** (low + u * (high - low))),
        "the values run from 10 ** low to 10 ** high. The uniform number should lie between the "
        "logarithms of low and high.",
        ("ten-to-the-u", lambda u, low, high: 10 ** np.asarray(u)),
        "this is 10ᵘ, between 1 and 10 whatever low and high are.",
        (
            "e-of-log10",
            lambda u, low, high: np.exp(np.log10(low) + u * (np.log10(high) - np.log10(low))),
        ),
        "two bases are mixed: np.log10 is undone by 10 ** …, and np.exp undoes np.log.",
        ("ten-of-log", lambda u, low, high: 10 ** (np.log(low) + u * (np.log(high) - np.log(low)))),
        "two bases are mixed: np.log is undone by np.exp, and 10 ** … undoes np.log10.",
        (
            "logarithm-to-ten",
            lambda u, low, high: np.log10(low) + u * (np.log10(high) - np.log10(low)),
        ),
        "this is the logarithm of the value, to base 10: 10 ** … is missing.",
        ("log-after-the-draw", lambda u, low, high: np.log(low + u * (high - low))),
        "u was spread between low and high, and the logarithm taken afterwards. Take the "
        "logarithms of low and high first.",
        ("factor-alone", lambda u, low, high: (high / low) ** np.asarray(u)),
        "this is the value divided by low, from 1 to high / low. Multiply it by low.",
        ("high-as-factor", lambda u, low, high: low * high ** np.asarray(u)),
        "at u = 1 this is low · high. The factor from low to high is high / low, and its "
        "logarithm is log high − log low.",
        (
            "logarithm-of-width",
            lambda u, low, high: np.exp(np.log(low) + u * np.log(high - low)),
        ),
        "log(high − low) was taken in place of log high − log low, which is the logarithm of high "
        "/ low.",
        ("square-of-u", lambda u, low, high: low + np.square(u) * (high - low)),
        "u was squared, and spread between low and high. The logarithm should be uniform: no power "
        "of u makes it so.",
        ("width-to-the-u", lambda u, low, high: low + (high - low) ** np.asarray(u)),
        "this is low + (high − low)ᵘ, which at u = 0 is low + 1. Count the distance from low to "
        "high in factors.",
        ("powers-of-ten", powers_of_ten),
        "only powers of ten come out: the exponent was rounded. Any value between them should be "
        "possible.",
        ("spaced-evenly", spaced_evenly),
        "the values are spaced evenly between low and high, whatever u is. Each u should give its "
        "own value.",
    ),
    alternatives=(by_exp, by_ten, by_two_powers, one_by_one),
)
