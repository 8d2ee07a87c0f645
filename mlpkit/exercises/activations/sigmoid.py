"""Exercise of notebook 02: sigmoid, which maps any number to one between 0 and 1."""

import math

import numpy as np

from mlpkit.activations import sigmoid
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.activations.cases import IF_ON_ARRAY, activation_cases


def exponent_positive(z):
    e = np.exp(np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def with_if(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def in_loops(z):
    a = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        e = math.exp(-abs(z[index]))
        a[index] = 1 / (1 + e) if z[index] >= 0 else e / (1 + e)
    return a


def by_masks(z):
    a = np.empty(z.shape)
    a[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    a[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return a


def logistic(z):
    """The sigmoid of numbers that are not far above 0."""
    return np.exp(np.minimum(z, 700)) / (1 + np.exp(np.minimum(z, 700)))


EXERCISE = Exercise(
    notebook=2,
    reference=sigmoid,
    extra=True,
    stub=(
        "Return 1 / (1 + e^-z) for every element; z has any shape.\n\n"
        "No nan for values up to ±1000. Do not change z."
    ),
    cases=activation_cases,
    hints=(
        "e to a large power overflows; e to a power of 0 or less never does. For each sign of "
        "z, one way of writing σ needs only such powers.",
        "σ(z) = 1 / (1 + e⁻ᶻ) where z ≥ 0, and eᶻ / (1 + eᶻ) where z < 0: the same number. "
        "Both have e to the power of −|z| in them.",
        "Let e be np.exp(-np.abs(z)). The denominator is 1 + e on both sides. The numerator is 1 "
        "where z ≥ 0, and e elsewhere.",
    ),
    why="Why are eᶻ / (1 + eᶻ) and 1 / (1 + e⁻ᶻ) the same number, and when is each one safe?",
    fade="e = np.exp(",
    mistakes=mistakes(
        ("unstable", lambda z: np.exp(z) / (1 + np.exp(z))),
        "right for small z, but nan at z = 1000: e¹⁰⁰⁰ is too large for a float, and inf / inf is "
        "nan. Only exponents of 0 or less are safe.",
        ("sign", lambda z: 1 / (1 + np.exp(z))),
        "this falls from 1 to 0 as z grows: it is σ(−z). The sign in the exponent is the wrong "
        "way round.",
        ("precedence", lambda z: 1 / 1 + np.exp(-z)),
        "this is 1/1 + e⁻ᶻ, always above 1: division goes before addition. The whole sum 1 + e⁻ᶻ "
        "should be the denominator.",
        ("positive-only", {"np.maximum(z >= 0, e)": "1"}),
        "right for z ≥ 0, but −z and z give the same result. For negative z it should be below "
        "0.5.",
        ("exponent-of-one-sign", {"-np.abs(z)": "-z"}),
        "right for z ≥ 0, but −2 gives what 2 gives, and −1000 gives nan: the exponent is "
        "positive where z is negative.",
        ("1-above-0", {"-np.abs(z)": "np.minimum(z, 0)"}),
        "right for z < 0, but every z above 0 gives 0.5, because the exponential is 1 there. It "
        "should be e⁻ᶻ.",
        ("1-below-0", {"-np.abs(z)": "-np.maximum(z, 0)"}),
        "right for z ≥ 0, but every negative z gives 0.5, because the exponential is 1 there. It "
        "should be eᶻ.",
        ("exponent-positive", exponent_positive),
        "this is σ(−z), and nan at z = −1000: the exponent has the wrong sign. Only exponents "
        "of 0 or less are safe.",
        ("numerator-missing", {"np.maximum(z >= 0, e)": "e"}),
        "right for z < 0, but z and −z give the same result. For positive z it should be above "
        "0.5.",
        ("tanh", np.tanh),
        "this is tanh, between −1 and 1. The sigmoid lies between 0 and 1.",
        ("slope", lambda z: sigmoid(z) * (1 - sigmoid(z))),
        "this is the slope of the sigmoid, 0.25 at most. The exercise asks for σ itself.",
        ("minus", lambda z: 1 / (1 - np.exp(-z))),
        "the denominator is 1 − e⁻ᶻ, which is 0 at z = 0. It should be a sum.",
        ("clipped", lambda z: sigmoid(np.clip(z, -10, 10))),
        "z is cut off at ±10, which gives 0.0000454 for z = −1000, where 0 is right. There is a "
        "way without cutting z off.",
        ("if-on-array", with_if),
        IF_ON_ARRAY,
        ("maximum-taken-off", lambda z: logistic(z - np.max(z))),
        "the largest value was subtracted, as in softmax. It cancels there; here it moves every "
        "result, and the largest always becomes 0.5.",
        ("row-maximum-taken-off", lambda z: logistic(z - np.max(z, axis=-1, keepdims=True))),
        "the largest value of each row was subtracted, as in softmax. It cancels there; here it "
        "moves every result.",
        ("minus-in-the-denominator", {"1 + e": "1 - e"}),
        "1 − e is in the denominator. It should be 1 + e.",
        ("softmax", lambda z: np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))),
        "all results together sum to 1: this is a softmax. The sigmoid takes each element by "
        "itself.",
        ("maximum-in-the-exponent", {"-np.abs(z)": "z - np.max(z)"}),
        "the largest value was subtracted in the exponent, as in softmax. It cancels there; here "
        "each element needs its own exponential: e^−|z|.",
    ),
    # 1 / (1 + e⁻ᶻ) as it stands warns of an overflow, but 1 / inf is 0, as it should be.
    passes=("ties: z >= 0 as z > 0",),  # at 0 both give 1
    alternatives=(
        in_loops,
        by_masks,
        lambda z: 1 / (1 + np.exp(-z)),
        lambda z: (1 + np.tanh(z / 2)) / 2,
        lambda z: np.exp(-np.logaddexp(0, -z)),
        lambda z: np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z))),
        lambda z: sigmoid(z.astype(np.float32)),
    ),
)
