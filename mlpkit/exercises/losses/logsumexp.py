"""Exercise of notebook 04: logsumexp, log Σ eᶻ of each row, without overflow."""

import math

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.losses.cases import NO_KEEPDIMS, logits_cases
from mlpkit.losses import log_softmax, logsumexp


def naive(z):
    return np.log(np.sum(np.exp(z), axis=1))


def in_loops(z):
    sums = []
    for row in z:
        m = max(row)
        sums.append(m + math.log(sum(math.exp(value - m) for value in row)))
    return np.array(sums)


EXERCISE = Exercise(
    notebook=4,
    reference=logsumexp,
    extra=True,
    stub=(
        "The logarithm of the sum of e^z over each row of z (N, C): shape (N,).\n\n"
        "Finite for values up to ±1000 too. Do not change z."
    ),
    cases=logits_cases,
    sizes={"z": "N C"},
    hints=(
        "e¹⁰⁰⁰ overflows, but its logarithm is only 1000. Take the largest number of each row out "
        "of the sum first.",
        "With m[n] the largest of row n: log Σ꜀ exp(z[n, c]) = m[n] + log Σ꜀ exp(z[n, c] − "
        "m[n]). m and the result have shape (N,); in the difference, (N, C), m is a "
        "column, m[:, None].",
        "m is np.max over axis=1, (N,). e to the power of z − m[:, None] is summed over axis=1 "
        "too, (N,) again. m itself is added to the logarithm of that sum.",
    ),
    why="Once the maximum is subtracted, why can the sum inside the logarithm never be 0?",
    fade="m = ",
    mistakes=mistakes(
        ("unstable", naive),
        "right for small values, but inf at 1000, where e¹⁰⁰⁰ overflows, and −inf in a row of "
        "−1000s, where every exponential is 0.",
        ("maximum-not-added", {"m + np.log": "np.log"}),
        "the maximum was not added. It is subtracted inside the exponential, so it must be added "
        "to the logarithm.",
        ("maximum-subtracted", {"m + np.log": "-m + np.log"}),
        "the maximum was subtracted a second time at the end, where it should be added.",
        ("one-maximum", {"np.max(z, axis=1)": "np.max(z)", "m[:, None]": "m"}),
        "right where all rows have about the same maximum, but the maximum of the whole array was "
        "subtracted from every row. In a row far below it every exponential is 0, and log 0 is "
        "−inf.",
        ("maximum", lambda z: np.max(z, axis=1)),
        "this is the maximum of each row. It comes close, but every other value of the row adds to "
        "the sum.",
        ("mean", {"np.sum": "np.mean"}),
        "this is the logarithm of the mean of the exponentials, smaller by log C. It should be the "
        "logarithm of their sum.",
        ("log-inside", lambda z: np.sum(z, axis=1)),
        "this equals the sum of z: the logarithm was taken before the sum, and undid the "
        "exponential. It should come after the sum.",
        ("whole-array", lambda z: np.logaddexp.reduce(z, axis=None)),
        "all N · C values went into one sum. Each row needs its own sum.",
        ("no-keepdims", {"m[:, None]": "m"}),
        NO_KEEPDIMS,
        (
            "column-and-row",
            {"np.max(z, axis=1)": "np.max(z, axis=1, keepdims=True)", "m[:, None]": "m"},
        ),
        "m is a column here, (N, 1), and adding it to (N,) gives (N, N). Keep m as (N,).",
        ("keepdims", {"np.max(z, axis=1)": "np.max(z, axis=1, keepdims=True)"}),
        "m has the shape (N, 1). keepdims=True is not needed here: m[:, None] makes the column "
        "already.",
        ("maximum-of-all", {"np.max(z, axis=1)": "np.max(z)"}),
        "m is one number, the maximum of the whole array. Each row needs its own: m should be "
        "(N,).",
        ("maximum-of-columns", {"np.max(z, axis=1)": "np.max(z, axis=0)"}),
        "m is (C,), the maximum of each class. Each row needs its own: m should be (N,).",
        ("sum-of-logs", lambda z: np.sum(z - z.max(1, keepdims=True), axis=1) + z.max(1)),
        "the logarithm of each eᶻ was taken, and then the sum: logarithm and "
        "exponential undo each other. Take the sum first, then its logarithm.",
        ("log10", {"np.log": "np.log10"}),
        "np.log10 is used where the natural logarithm belongs: np.log.",
        ("epsilon", {"axis=1))": "axis=1) + 1e-2)"}),
        "a number was added inside the logarithm. With the maximum subtracted the sum is at least "
        "1: there is nothing to guard against.",
        ("sum-alone", {"m + np.log(": "("}),
        "this is the sum of e^(z − m). The logarithm is missing, and so is + m.",
        ("mean-taken-off", {"np.max": "np.mean"}),
        "the mean of the row was subtracted, not its maximum: a value far above the mean still "
        "overflows.",
        ("largest-size-taken-off", {"np.max(z": "np.max(np.abs(z)"}),
        "the largest |z| of the row was subtracted, not its largest z: in a row of large negative "
        "numbers every exponential becomes 0, and log 0 is −inf.",
        ("minimum-taken-off", {"np.max": "np.min"}),
        "the minimum of the row was subtracted, not its maximum: a value far above it still "
        "overflows.",
    ),
    alternatives=(
        in_loops,
        lambda z: np.logaddexp.reduce(z, axis=1),
        lambda z: z[:, 0] - log_softmax(z)[:, 0],
        lambda z: logsumexp(z.astype(np.float32)),
    ),
)
