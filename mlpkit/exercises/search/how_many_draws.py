"""Exercise of notebook 10: how_many_draws, until one is among the best."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, on_each
from mlpkit.search import how_many_draws

PAIRS = (  # n is whole only where every logarithm gives exactly 2 or 1; the last has n = 2.0006
    *((0.05, 0.95), (0.01, 0.9), (0.5, 0.8), (0.3, 0.2), (0.2, 0.99), (0.07, 0.6)),
    *((0.9, 0.5), (0.002, 0.97), (0.6, 0.999), (0.5, 0.75), (0.5, 0.5), (0.3, 0.5101)),
)


def pairs(rng):
    """share, confidence: among the drawn ones none has its n within a hundredth of a whole one."""
    drawn = []
    while len(drawn) < 3:
        share, confidence = (float(each) for each in rng.uniform(0.05, 0.95, 2).round(3))
        exact = math.log1p(-confidence) / math.log1p(-share)
        if abs(exact - round(exact)) > 0.01:
            drawn.append((share, confidence))
    return [*PAIRS, *drawn]


def enough_and_no_more(f, share, confidence):
    returned = f(share, confidence)
    asked = f"with share {share:g} and confidence {confidence:g}"
    if isinstance(returned, bool) or not float(returned).is_integer():
        return (
            f"{asked} it returned {number(float(returned))}. The number of draws should be whole."
        )
    draws = int(returned)
    if draws < 1:
        return f"{asked} it returned {draws}. Without a draw nothing is found."
    for count in (draws, draws - 1):
        found = 1 - (1 - share) ** float(count)
        if count == draws and found < confidence:
            return (
                f"{asked} it returned {draws}. That many draws find a good one with probability "
                f"{number(found, 5)}, which is too low."
            )
        if 1 <= count < draws and found >= confidence:
            return (
                f"{asked} it returned {draws}. That is enough, but so would {count} be: the "
                f"probability is {number(found)}."
            )
    if not isinstance(returned, (int, np.integer)):
        return f"{asked} it returned {returned}, a float. Make it an int: int(…)."


def by_logarithm(share, confidence):
    misses = 1 - confidence
    return math.ceil(math.log(misses) / math.log(1 - share))


def by_trying(share, confidence):
    draws, all_miss = 0, 1.0
    while 1 - all_miss < confidence:
        draws += 1
        all_miss *= 1 - share
    return draws


def by_numpy(share, confidence):
    return int(np.ceil(np.log(1 - confidence) / np.log(1 - share)))


def until_few_enough_miss(share, confidence):
    draws = 1
    while (1 - share) ** draws > 1 - confidence:
        draws += 1
    return draws


def of(exact):
    """exact(share, confidence), rounded up, at least 1."""
    return lambda share, confidence: max(math.ceil(exact(share, confidence)), 1)


def ratio(one, other):
    return of(lambda share, confidence: math.log(one(share, confidence)) / math.log(other(share)))


EXERCISE = Exercise(
    notebook=10,
    version=2,
    reference=how_many_draws,
    worked=by_logarithm,
    stub=(
        "How many random draws are needed until one is good, with at least this probability?\n\n"
        "share is the part of the space that counts as good, such as 0.05, and confidence the\n"
        "probability, such as 0.95; both are between 0 and 1. Return the smallest number of draws\n"
        "that is enough, an int."
    ),
    cases=pairs,
    properties=(Property("enough and no more", on_each(pairs, enough_and_no_more)),),
    hints=(
        "With what probability does one draw miss? With what probability do n draws all miss? How "
        "large may that probability be?",
        "(1 − share)ⁿ ≤ 1 − confidence. Take the logarithm of both sides, and divide. (The "
        "logarithm of a number below 1 is negative, which turns the sign round.)",
        "math.log(1 − confidence) / math.log(1 − share), rounded up: math.ceil.",
    ),
    why="Why doesn't the number of settings in the space matter?",
    mistakes=mistakes(
        ("both-the-other-way", ratio(lambda share, confidence: share, lambda share: 1 - share)),
        "this is log share / log(1 − share): confidence is not in it. With 0.05 and 0.95 that is "
        "59, because 1 − 0.95 happens to be 0.05.",
        (
            "share-for-the-rest",
            of(lambda share, confidence: math.log(share) / math.log(confidence)),
        ),
        "this is log share / log confidence. With 0.05 and 0.95 it gives 59 by chance, because "
        "each is 1 minus the other. A draw misses with probability 1 − share.",
        (
            "only-the-confidence",
            of(lambda share, confidence: math.log(1 - confidence) / math.log(confidence)),
        ),
        "this is log(1 − confidence) / log confidence: share is not in it. With 0.05 and 0.95 "
        "that is 59, because 1 − 0.05 happens to be 0.95.",
        (
            "not-rounded",
            lambda share, confidence: math.log1p(-confidence) / math.log1p(-share),
        ),
        "this is where (1 − share)ⁿ equals 1 − confidence. The number of draws should be whole: "
        "round up.",
        (
            "rounded-down",
            lambda share, confidence: int(math.log1p(-confidence) / math.log1p(-share)),
        ),
        "the quotient was rounded down, so one draw is missing: the probability is a little too "
        "low.",
        (
            "rounded-to-the-nearest",
            lambda share, confidence: round(math.log1p(-confidence) / math.log1p(-share)),
        ),
        "the quotient was rounded to the nearest whole number. Where it was rounded down, one draw "
        "is missing.",
        (
            "whole-but-a-float",
            lambda share, confidence: np.ceil(math.log1p(-confidence) / math.log1p(-share)),
        ),
        "the number is right, but it is a float, such as 59.0. Nobody can draw 59.0 times: make it "
        "an int, int(…).",
        (
            "rounded-down-and-one",
            lambda share, confidence: int(math.log1p(-confidence) / math.log1p(-share)) + 1,
        ),
        "the quotient was rounded down, and 1 added. Where the quotient is whole, that is one "
        "draw too many: with share 0.5 and confidence 0.75, 2 draws are enough.",
        ("mean-wait", of(lambda share, confidence: 1 / share)),
        "this is 1 / share: how many draws it takes until one is good, on average. That is often "
        "too few: with share 0.05, 20 draws all miss with probability 0.36.",
        ("added-up", of(lambda share, confidence: confidence / share)),
        "this is confidence / share, as if the probabilities of the draws could be added up. They "
        "can't, because several draws may be good. The probability that all miss is a product.",
        (
            "confidence-of-missing",
            ratio(lambda share, confidence: confidence, lambda share: 1 - share),
        ),
        "this many draws all miss with a probability of `confidence` or less. The probability that "
        "all miss should be 1 − confidence at most.",
        ("all-good", ratio(lambda share, confidence: 1 - confidence, lambda share: share)),
        "this solves shareⁿ = 1 − confidence, where shareⁿ is the probability that all n are "
        "good. A draw misses with probability 1 − share.",
        ("neither-turned", ratio(lambda share, confidence: confidence, lambda share: share)),
        "this solves shareⁿ = confidence, where shareⁿ is the probability that all n are good. At "
        "least one is good unless all miss.",
        (
            "upside-down",
            of(lambda share, confidence: math.log1p(-share) / math.log1p(-confidence)),
        ),
        "the quotient is upside down: log(1 − share) / log(1 − confidence).",
        (
            "no-logarithm",
            of(lambda share, confidence: (1 - confidence) / (1 - share)),
        ),
        "this is (1 − confidence) / (1 − share). n is an exponent: take the logarithms of both "
        "numbers.",
        (
            "without-its-sign",
            lambda share, confidence: math.ceil(-math.log1p(-confidence) / math.log1p(-share)),
        ),
        "the number is negative. Both logarithms are negative, so their quotient is positive.",
        (
            "difference",
            lambda share, confidence: math.ceil(math.log1p(-confidence) - math.log1p(-share)),
        ),
        "the logarithms were subtracted. n is an exponent, so n times the one logarithm is the "
        "other: divide.",
        (
            "poisson",
            of(lambda share, confidence: -math.log1p(-confidence) / share),
        ),
        "this is −log(1 − confidence) / share, which is nearly right only for a small share: "
        "−share is not quite log(1 − share).",
        (
            "probability",
            lambda share, confidence: 1 - (1 - share) ** (1 / confidence),
        ),
        "a probability came back. The function returns a number of draws.",
    ),
    alternatives=(by_logarithm, by_trying, by_numpy, until_few_enough_miss),
)
