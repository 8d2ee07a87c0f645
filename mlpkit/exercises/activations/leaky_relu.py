"""Exercise of notebook 02: leaky_relu, a ReLU with a small slope below 0."""

import numpy as np

from mlpkit.activations import leaky_relu
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.activations.cases import IF_ON_ARRAY, activation_cases


def leaky_cases(rng):
    """z, slope: different slopes, and values between 0 and the slope."""
    slopes = (0.1, 0.01, 0.3, 0.5, 0.2, 0.05)
    small = np.array([[0.02, -0.02], [0.2, -0.2], [0.0, 0.4]])
    cases = [(z, slope) for (z,), slope in zip(activation_cases(rng), slopes, strict=True)]
    return [*cases, (small, 0.3)]


def in_place(z, slope):
    z[z < 0] *= slope
    return z


def with_if(z, slope):
    return z if z > 0 else slope * z


def in_loops(z, slope=0.01):
    a = z.copy()
    for index in np.ndindex(z.shape):
        if z[index] < 0:
            a[index] = slope * z[index]
    return a


EXERCISE = Exercise(
    notebook=2,
    reference=leaky_relu,
    extra=True,
    stub=(
        "Return z where z > 0, and slope * z elsewhere; z has any shape, 0 < slope < 1.\n\n"
        "Do not change z."
    ),
    cases=leaky_cases,
    hints=(
        "ReLU throws everything below 0 away. The leaky kind keeps a small part of it: a "
        "negative z is multiplied by slope, so that the sign and some slope are left.",
        "a = z where z > 0, a = slope · z where z ≤ 0; a has the shape of z. NumPy has a "
        "function that takes a condition and, element by element, one of two values.",
        "np.where takes three things: the condition z > 0, what to take where it holds, and what "
        "to take where it does not. All have the shape of z.",
    ),
    why="What does a unit with leaky ReLU still learn from, where one with ReLU is dead?",
    mistakes=mistakes(
        ("slope-everywhere", lambda z, slope: slope * z),
        "slope multiplies the positive values too, so the whole is one straight line. Positive "
        "values should stay as they are.",
        ("sides-swapped", lambda z, slope: np.where(z > 0, slope * z, z)),
        "the sides are swapped: positive values came out multiplied by slope, negative ones "
        "unchanged.",
        ("slope-alone", lambda z, slope: np.where(z > 0, z, slope)),
        "every negative z became slope itself. It should become slope times z.",
        ("maximum-of-slope", lambda z, slope: np.maximum(z, slope)),
        "this is the larger of z and slope, so nothing comes out below slope. Negative z should "
        "come out negative: slope times z.",
        ("divided", lambda z, slope: np.where(z > 0, z, z / slope)),
        "negative values were divided by slope and grew. They should shrink: slope times z.",
        ("added", lambda z, slope: np.maximum(z, 0) + slope * z),
        "slope · z is added on the positive side too: positive values came out 1 + slope times as "
        "large. They should stay as they are.",
        ("subtracted", lambda z, slope: np.maximum(z, 0) - slope * z),
        "slope · z is subtracted on both sides: negative values came out positive, and positive "
        "ones 1 − slope times as large. A negative z should become slope · z, and a positive z "
        "should stay as it is.",
        ("mask", lambda z, slope: np.where(z > 0, 1, slope)),
        "this is 1 or slope: the slope of leaky ReLU, not leaky ReLU. z itself is missing.",
        ("changed-input", in_place),
        "changed z in place. Return a new array: later cells need z as it was.",
        ("if-on-array", with_if),
        IF_ON_ARRAY,
        ("above-1", lambda z, slope=0.01: np.where(z > 1, z, slope * z)),
        "z between 0 and 1 was multiplied by slope as well. Every z above 0 should stay as it is.",
    ),
    alternatives=(
        in_loops,
        lambda z, slope=0.01: np.maximum(z, slope * z),
        lambda z, slope=0.01: np.maximum(z, 0) + slope * np.minimum(z, 0),
        lambda z, slope=0.01: z * (slope + (1 - slope) * (z > 0)),
        lambda z, slope=0.01: np.where(z > 0, z, slope * z).astype(np.float32),
    ),
)
