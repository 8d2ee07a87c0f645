"""Exercise of notebook 03: he_normal, first weights of the right size."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.forward_pass import he_normal

HE_SHAPES = [(50, 120), (120, 50)]  # 6000 weights: the variance of a sample is off by 2% or so
VARIANCES = {  # of the mistakes that have a different variance
    "fan-out": (lambda D, M: 2 / M, "2/M, from the number of outputs"),
    "no-root": (lambda D, M: (2 / D) ** 2, "(2/D)²"),
    "one-over-d": (lambda D, M: 1 / D, "1/D"),
    "xavier": (lambda D, M: 2 / (D + M), "2/(D + M)"),
    "half-d": (lambda D, M: D / 2, "D/2, upside down"),
    "all-weights": (lambda D, M: 2 / (D * M), "2/(D · M)"),
    "standard-normal": (lambda D, M: 1.0, "1, whatever D is"),
    "root-of-2-over-d": (lambda D, M: 2 / D**2, "2/D²: √2 was divided by D, not by its root"),
    "hundredth": (lambda D, M: 0.01**2, "0.01², whatever D is"),
}


def he_cases(rng):
    """shape (D, M), rng."""
    shapes = [(4, 3), (3, 5), (1, 4), (6, 2)]
    return [(shape, np.random.default_rng(int(rng.integers(2**32)))) for shape in shapes]


def he_moments(f, rng):
    """Mean, variance and tails of many weights."""
    for D, M in HE_SHAPES:
        W = np.asarray(f((D, M), np.random.default_rng(int(rng.integers(2**32)))))
        mean, variance, right = float(np.mean(W)), float(np.var(W)), 2 / D
        varied = np.isfinite(W).all() and np.ptp(W) > 0
        if varied and 0 <= np.min(W) < 0.01 * np.max(W):
            return f"none of {D} × {M} weights is negative. In N(0, 2/D) half of them should be."
        if varied and not (np.std(W, axis=0).min() > 0 and np.std(W, axis=1).min() > 0):
            lines = "columns" if np.std(W, axis=1).min() == 0 else "rows"
            return (
                f"{D} × {M} weights have equal {lines}: only one was drawn, and repeated. Draw "
                "each weight separately."
            )
        if varied and abs(mean) < 1e-9 * math.sqrt(right):
            return (
                f"{D} × {M} weights have exactly the mean 0: the mean of the draw was subtracted. "
                "Leave draws of N(0, 2/D) as they are: their mean is 0 only on average."
            )
        if not abs(mean) < 0.07 * math.sqrt(right):
            return f"{D} × {M} weights have the mean {number(mean)}. It should be nearly 0."
        if not 0.9 < variance / right < 1.1:
            slug, known = known_variance(f, rng)
            return slug, (
                f"{D} × {M} weights have the variance {number(variance)}{known}. With D = {D} it "
                f"should be 2/D = {number(right)}."
            )
        if float(np.max(np.abs(W - mean))) < 2.2 * math.sqrt(variance):
            return (
                "mean and variance are right, but no weight lies beyond 2.2 standard deviations. "
                "In a normal distribution 2.8 in 100 do."
            )
        tail = float(np.mean(np.abs(W - mean) > 2 * math.sqrt(variance)))
        if not 0.03 < tail < 0.06:
            return (
                f"mean and variance are right, but {number(100 * tail)} in 100 weights are further "
                "than two standard deviations from 0. In a normal distribution 4.6 in 100 are."
            )


def few_inputs(f, rng):
    """With 2 inputs the variance is 1, so that a D that is off by one shows."""
    W = np.asarray(f((2, 4000), np.random.default_rng(int(rng.integers(2**32)))))
    variance = float(np.var(W))
    if not 0.9 < variance < 1.1:
        return (
            f"2 × 4000 weights have the variance {number(variance)}. With D = 2 it should be 2/D = "
            f"1.{' That is 2/(D + 1).' if abs(variance - 2 / 3) < 0.07 else ''}"
            f"{' That is 2/(D − 1).' if abs(variance - 2) < 0.2 else ''}"
        )


def known_variance(f, rng):
    """(slug, words) of the mistake with the variances of f's weights, or (None, "")."""
    seed = int(rng.integers(2**32))
    found = [np.var(f(shape, np.random.default_rng(seed))) for shape in HE_SHAPES]
    for slug, (variance, words) in VARIANCES.items():
        if np.allclose(found, [variance(*shape) for shape in HE_SHAPES], rtol=0.1, atol=0):
            return slug, f", which is {words}"
    return None, ""


def he_generator(f, rng):
    """The weights come only from the generator that was passed in."""
    seed = int(rng.integers(2**32))
    first, second = (np.random.default_rng(s) for s in (seed, seed))
    one, again = np.asarray(f((5, 4), first)), np.asarray(f((5, 4), second))
    if not np.array_equal(one, again, equal_nan=True):
        return (
            "two generators in the same state gave different weights. All randomness should come "
            "from rng: NumPy's global generator makes a run that nobody can repeat."
        )
    if np.array_equal(one, np.asarray(f((5, 4), first)), equal_nan=True):
        return (
            "two calls with the same rng gave the same weights. A generator moves on with each "
            "draw; here something starts again at every call."
        )


def in_loops(shape, rng):
    W = np.zeros(shape)
    for d in range(shape[0]):
        for m in range(shape[1]):
            W[d, m] = rng.normal(0, np.sqrt(2 / shape[0]))
    return W


EXERCISE = Exercise(
    notebook=3,
    reference=he_normal,
    stub=("Draw weights of shape (D, M) = shape from the normal distribution N(0, 2/D), with rng."),
    cases=he_cases,
    values=False,
    hints=(
        "A unit adds up D products. The more inputs, the larger the sum, and ReLU then removes "
        "half of its mean square: the size of the weights must make up for both.",
        "W[d, m] = √(2/D) · ε with ε from N(0, 1), shape (D, M), where D = shape[0] is the "
        "number of inputs. 2/D is the variance; the standard deviation is its root.",
        "rng.normal(size=shape) draws from N(0, 1). Multiplied by a number, the draws have that "
        "number as their standard deviation.",
    ),
    why="Why is there a 2 in 2/D, and why D, the number of inputs?",
    properties=(
        Property("mean, variance, tails", he_moments),
        Property("few inputs", few_inputs),
        Property("the generator passed in", he_generator),
    ),
    mistakes=mistakes(
        ("fan-out", lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / shape[1])),
        "the variance is 2/M, from the number of outputs. It should be 2/D: a unit adds up its D "
        "inputs.",
        ("no-root", lambda shape, rng: rng.standard_normal(shape) * (2 / shape[0])),
        "the weights are multiplied by 2/D, so their variance is (2/D)². The variance should be "
        "2/D: multiply by its root, the standard deviation.",
        (
            "whole-division",
            lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 // shape[0]),
        ),
        "// divides and rounds down, so 2 // D is 0 for more than two inputs, and all weights "
        "are 0. Divide with /.",
        ("one-over-d", lambda shape, rng: rng.standard_normal(shape) * math.sqrt(1 / shape[0])),
        "the variance is 1/D. It should be 2/D: ReLU removes half of the mean square of its input, "
        "and the 2 makes up for that.",
        ("xavier", lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / sum(shape))),
        "the variance is 2/(D + M): M, the number of outputs, was added. A unit's sum runs over "
        "its D inputs only.",
        ("half-d", lambda shape, rng: rng.standard_normal(shape) * math.sqrt(shape[0] / 2)),
        "the variance is D/2, not 2/D: the fraction is upside down, or the weights are divided by "
        "its root. The more inputs, the smaller the weights should be.",
        (
            "all-weights",
            lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / math.prod(shape)),
        ),
        "the variance is 2/(D · M), from the number of all weights. A unit adds up only D of them.",
        ("standard-normal", lambda shape, rng: rng.standard_normal(shape)),
        "the variance is 1, whatever D is. It should be 2/D.",
        ("hundredth", lambda shape, rng: 0.01 * rng.standard_normal(shape)),
        "the weights are 0.01 times N(0, 1), whatever D is. Through many layers the signal fades; "
        "the variance should be 2/D.",
        ("uniform", lambda shape, rng: rng.uniform(-1, 1, shape) * math.sqrt(6 / shape[0])),
        "mean and variance are right, but the weights are uniform: none is beyond √(6/D). The "
        "exercise asks for the normal distribution, N(0, 2/D).",
        ("uniform-narrow", lambda shape, rng: rng.uniform(-1, 1, shape) * math.sqrt(2 / shape[0])),
        "the weights are uniform between −√(2/D) and √(2/D), so their variance is a third of 2/D. "
        "The exercise asks for the normal distribution, N(0, 2/D).",
        ("uniform-from-0", lambda shape, rng: rng.random(shape) * math.sqrt(2 / shape[0])),
        "no weight is negative: rng.random draws uniformly between 0 and 1. Weights from N(0, 2/D) "
        "have both signs, and most are near 0.",
        ("own-generator", lambda shape, rng: he_normal(shape, np.random.default_rng(0))),
        "the weights are the same on every call, because the function makes its own generator. "
        "Two layers of the same shape would start with the same weights: draw from rng.",
        ("shape-as-mean", lambda shape, rng: rng.normal(shape) * math.sqrt(2 / shape[0])),
        "the first argument of rng.normal is the mean: the means D and M gave two numbers, which "
        "were then multiplied. Pass the shape as size=shape.",
        ("shape-as-mean-beside-std", lambda shape, rng: rng.normal(shape, math.sqrt(2 / shape[0]))),
        "the first argument of rng.normal is the mean: the means D and M gave two numbers. Pass "
        "the shape as size=shape.",
        ("shape-as-mean-and-std", lambda shape, rng: rng.normal(*shape) * math.sqrt(2 / shape[0])),
        "the first two arguments of rng.normal are mean and standard deviation: a mean of D and a "
        "standard deviation of M gave one number. Pass the shape as size=shape.",
        ("d-as-mean", lambda shape, rng: rng.normal(shape[0]) * math.sqrt(2 / shape[0])),
        "the first argument of rng.normal is the mean: a mean of D gave one number. Pass the shape "
        "as size=shape.",
        (
            "d-as-mean-of-all",
            lambda shape, rng: rng.normal(shape[0], math.sqrt(2 / shape[0]), shape),
        ),
        "the first argument of rng.normal is the mean, and D was passed there. The mean should be "
        "0.",
        ("shape-alone", lambda shape, rng: rng.normal(*shape)),
        "the first two arguments of rng.normal are mean and standard deviation: a mean of D and a "
        "standard deviation of M gave one number. √(2/D) is missing, and the shape should be "
        "passed as size=shape.",
        ("std-as-mean", lambda shape, rng: rng.normal(math.sqrt(2 / shape[0]), size=shape)),
        "√(2/D) was passed as the mean, which is the first argument of rng.normal. The mean should "
        "be 0, and √(2/D) the standard deviation: scale=.",
        ("divided-by-shape", lambda shape, rng: rng.standard_normal(shape) * np.sqrt(2 / shape)),
        "shape is the pair (D, M): no number can be divided by it. D is its first number.",
        ("no-d", lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / D)),  # noqa: F821
        "D is the first number of shape: D, M = shape.",
        (
            "transposed",
            lambda shape, rng: rng.standard_normal(shape[::-1]) * math.sqrt(2 / shape[0]),
        ),
        "the weights have shape (M, D). They should have shape (D, M), for X @ W.",
    ),
    alternatives=(
        in_loops,
        lambda shape, rng: rng.normal(0, np.sqrt(2 / shape[0]), shape),
        lambda shape, rng: rng.normal(scale=(2 / shape[0]) ** 0.5, size=shape[::-1]).T,
        lambda shape, rng: rng.normal(size=shape) / np.sqrt(shape[0] / 2),
        lambda shape, rng: he_normal(shape, rng).astype(np.float32),
        lambda shape, rng: rng.standard_normal(shape, np.float32) * np.sqrt(2 / shape[0]),
    ),
)
