"""Exercise of notebook 05: relative_error, how far apart two arrays are."""

import math

import numpy as np

from mlpkit.backprop import relative_error
from mlpkit.checker import Exercise, Property, mistakes, number, spread


def error_cases(rng):
    """a, b of the same shape: close, far apart, equal, both 0, one of them 0."""
    a, b, c = rng.normal(size=(2, 3)), rng.normal(size=(4,)), spread(rng, 3, 2)
    return [
        (a, a + 1e-3 * rng.normal(size=(2, 3))),
        (b, rng.normal(size=(4,))),
        (c, c + rng.normal(size=(3, 2))),
        (rng.normal(size=(1, 5)), 3 * rng.normal(size=(1, 5))),
        (b, b.copy()),
        (np.zeros((2, 3)), np.zeros((2, 3))),
        (np.zeros(3), -np.abs(rng.normal(size=3))),
        (1e-9 * rng.normal(size=4), 1e-9 * rng.normal(size=4)),
    ]


def each_by_its_own(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError("shapes differ")
    return np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))


def worst_element(a, b):
    return np.max(each_by_its_own(a, b))


def shapes_compared(f, rng):
    a = rng.normal(size=5)
    for other in ((1, 5), (5, 1)):
        try:
            got = f(a, a.reshape(other))
        except ValueError:
            continue
        except Exception as error:
            return f"shapes (5,) and {other} raised {type(error).__name__}; expected ValueError."
        if got is ValueError or isinstance(got, ValueError):
            return f"shapes (5,) and {other}: ValueError was returned, not raised: write raise."
        return (
            f"shapes (5,) and {other} differ, and yet {number(got)} came back. NumPy broadcasts "
            "them against each other, and a wrong shape goes unseen: expected ValueError."
        )


def no_axes(f, rng):
    """An array without axes has a shape too: ()."""
    try:
        got = f(np.array(1.0), np.array(3.0))
    except Exception as error:
        return (
            f"arrays without axes, of shape (), raised {type(error).__name__}. They have a shape "
            "to compare, but no length: len(a) is the first axis alone."
        )
    if not math.isclose(got, 0.5, rel_tol=1e-6):
        return f"1.0 and 3.0 gave {number(got)}; expected 2 / 4 = 0.5."


def in_loops(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError("shapes differ")
    apart, size_a, size_b = 0.0, 0.0, 0.0
    for x, y in zip(np.ravel(a), np.ravel(b), strict=True):
        apart, size_a, size_b = max(apart, abs(x - y)), max(size_a, abs(x)), max(size_b, abs(y))
    return apart / max(1e-12, size_a + size_b)


def by_attributes(a, b):
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} and {b.shape}")
    return abs(a - b).max() / max(1e-12, abs(a).max() + abs(b).max())


def of_equals_first(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError(f"shapes {np.shape(a)} and {np.shape(b)}")
    apart = np.abs(a - b).max()
    return 0.0 if apart == 0 else apart / max(np.abs(a).max() + np.abs(b).max(), 1e-12)


EXERCISE = Exercise(
    notebook=5,
    reference=relative_error,
    extra=True,
    stub=(
        "How far two arrays are apart: max|a − b| / max(1e-12, max|a| + max|b|), a number.\n\n"
        "a and b have one shape, any; raise ValueError when their shapes differ."
    ),
    cases=error_cases,
    properties=(
        Property("shapes must agree", shapes_compared),
        Property("no axes", no_axes),
    ),
    version=3,
    hints=(
        "The largest distance says little by itself: 0.1 is a lot compared with 0.2, and nothing "
        "compared with 1000. Divide it by how large the arrays are. And where shapes differ there "
        "is no distance to speak of.",
        "max|a − b| / max(10⁻¹², max|a| + max|b|): three maxima, each of a whole array, so "
        "that the result is one number. The floor is for two arrays of zeros.",
        "Compare np.shape(a) and np.shape(b) first. Then np.max of np.abs, three times, and "
        "Python's max for the floor.",
    ),
    why="Why compare with the size of the arrays, and not with that of each element?",
    fade="return ",
    mistakes=mistakes(
        ("mean", {"np.max(np.abs(a - b))": "np.mean(np.abs(a - b))"}),
        "the mean distance was taken. One wrong element among thousands hides in a mean: take "
        "the largest distance.",
        (
            "means",
            {
                "np.max(np.abs(a - b))": "np.mean(np.abs(a - b))",
                "np.max(np.abs(a)) + np.max(np.abs(b))": "np.mean(np.abs(a)) + np.mean(np.abs(b))",
            },
        ),
        "means were taken throughout. One wrong element among thousands hides in a mean: "
        "take the maxima.",
        ("by-a-only", {"+ np.max(np.abs(b))": ""}),
        "the distance is divided by the size of a alone, so a and b do not count alike. Divide it "
        "by the sum of both sizes.",
        ("by-the-larger", {"+ np.max(np.abs(b))": ", np.max(np.abs(b))"}),
        "the distance is divided by the larger of the two sizes. Divide it by their sum.",
        ("no-floor", {"1e-12": "0"}),
        "right except for two arrays of zeros: 0/0 is nan. The denominator needs its floor.",
        (
            "maximum-of-the-sum",
            {"np.max(np.abs(a)) + np.max(np.abs(b))": "np.max(np.abs(a) + np.abs(b))"},
        ),
        "in the denominator the maximum of a sum was taken. It should be the sum of two maxima, "
        "one for each array.",
        ("not-divided", {"/ max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))": ""}),
        "this is the distance itself. It should be divided by the size of the arrays.",
        ("no-absolute-value", {"np.max(np.abs(a - b))": "np.max(a - b)"}),
        "the largest of a − b was taken with its sign: where b is far above a, that is missed.",
        ("signed-sizes", {"np.max(np.abs(a))": "np.max(a)", "np.max(np.abs(b))": "np.max(b)"}),
        "the largest elements of a and b were taken with their signs. Take the largest element of "
        "|a| and the largest of |b|.",
        ("each-element", each_by_its_own),
        "there is an error for each element. Return one number.",
        ("worst-element", worst_element),
        "each element was divided by its own size. Then an element near 0, which is nothing but "
        "rounding, decides the result: divide the maxima.",
        (
            "norms",
            {
                "np.max(np.abs(a - b))": "np.linalg.norm(a - b)",
                "np.max(np.abs(a)) + np.max(np.abs(b))": "np.linalg.norm(a) + np.linalg.norm(b)",
            },
        ),
        "lengths, roots of sums of squares, were taken in place of the maxima. That is a measure "
        "too, but a different one.",
        ("larger-floor", {"1e-12": "1e-8"}),
        "right for arrays of ordinary size. For tiny ones the floor is too high: it should be "
        "1e-12.",
        ("floor-added", {"max(1e-12, ": "(1e-8 + "}),
        "a small number was added to the denominator. For tiny arrays it decides the result: take "
        "the larger of the sum and 1e-12.",
        (
            "squares",
            {
                "np.max(np.abs(a - b))": "np.max((a - b) ** 2)",
                "np.max(np.abs(a)) + np.max(np.abs(b))": "np.max(a**2) + np.max(b**2)",
            },
        ),
        "squares were taken. Their quotient is nearly the square of the relative error: take the "
        "distances themselves.",
        ("by-b-only", {"np.max(np.abs(a)) +": ""}),
        "the distance is divided by the size of b alone, so a and b do not count alike. Divide it "
        "by the sum of both sizes.",
    ),
    alternatives=(in_loops, of_equals_first, by_attributes),
)
