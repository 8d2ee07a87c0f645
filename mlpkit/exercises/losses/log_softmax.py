"""Exercise of notebook 04: log_softmax, the logarithm of softmax, without softmax."""

import math

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.losses.cases import NO_KEEPDIMS, log_softmax_over_axis_0, logits_cases
from mlpkit.losses import log_softmax, logsumexp


def in_loops(z):
    log_p = np.zeros(z.shape)
    for n in range(len(z)):
        m = max(z[n])
        total = sum(math.exp(value - m) for value in z[n])
        for c in range(z.shape[1]):
            log_p[n, c] = z[n, c] - m - math.log(total)
    return log_p


def rows_are_distributions(f, rng):
    sums = np.sum(np.exp(f(rng.normal(0, 3, (4, 3)))), axis=1)
    off = ~np.isclose(sums, 1, atol=1e-3)
    if off.any():
        row = int(np.argmax(off))
        return (
            f"the exponentials of row {row} sum to {number(sums[row])}. They "
            "should be the probabilities of one example, with sum 1."
        )


def far_below_the_maximum(f, rng):
    """Logits of 0 and 100, whose probability is too small for most other formulas."""
    result = float(np.asarray(f(np.array([[0.0, 100.0]])))[0, 0])
    if np.isfinite(result) and -90 < result < -5:
        return (
            f"for the logits (0, 100) the first result is {number(result)}; it should be -100. A "
            "small number added inside the logarithm avoids −inf, and hides the true value."
        )


def lse(z):
    """The logarithm of the sum of e^z over each row, as a column."""
    m = z.max(axis=1, keepdims=True)
    return m + np.log(np.sum(np.exp(z - m), axis=1, keepdims=True))


EXERCISE = Exercise(
    notebook=4,
    reference=log_softmax,
    uses=("logsumexp",),
    stub=(
        "The logarithms of the softmax of each row of logits z (N, C): shape (N, C), all ≤ 0."
        "\n\nFinite for values up to ±1000 too. Do not change z."
    ),
    cases=logits_cases,
    sizes={"z": "N C"},
    hints=(
        "A probability of e⁻¹⁰⁰⁰ is 0 for a computer, and log 0 is −inf; its logarithm, "
        "−1000, is no trouble at all. Work with logarithms all the way.",
        "With m[n] the largest of row n, and z′ = z − m: log p[n, c] = z′[n, c] − "
        "log Σⱼ exp(z′[n, j]). z′ and the result are (N, C); m and the sum have one number per "
        "row, and fit next to (N, C) as columns, (N, 1).",
        "Two lines, as in softmax: subtract np.max over axis=1 with keepdims=True from z. Then "
        "subtract the logarithm of np.sum of the exponentials, over the same axis, with "
        "keepdims=True too.",
    ),
    why="Why is np.log(softmax(z)) not good enough, although it is the same formula?",
    properties=(
        Property("rows are distributions", rows_are_distributions),
        Property("far below the maximum", far_below_the_maximum),
    ),
    mistakes=mistakes(
        ("log-of-softmax", lambda z: np.log(softmax(z))),
        "right for small logits, but −inf where a logit is far below the largest of its row: "
        "the probability is rounded to 0 there, and no logarithm brings it back.",
        ("unstable", {"z - np.max(z, axis=-1, keepdims=True)": "z"}),
        "right for small logits, but the sum of exponentials overflows at 1000, and is 0 for a "
        "row of −1000s.",
        ("log-of-unstable", lambda z: np.log(np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True))),
        "right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows, and inf / inf is nan.",
        ("epsilon-added", lambda z: np.log(softmax(z) + 1e-12)),
        "a small number was added inside the logarithm. So there is no −inf, but −1000 comes "
        "out as −27.6: stay with logarithms, and nothing has to be added.",
        ("softmax", softmax),
        "these are the probabilities. The exercise asks for their logarithms, all 0 or less.",
        ("log-of-logits", lambda z: z - np.log(np.sum(np.abs(z), axis=1, keepdims=True))),
        "the absolute values of the logits are summed. Sum e to the power of each logit.",
        ("maximum-lost", lambda z: log_softmax(z) + np.max(z, axis=1, keepdims=True)),
        "too large by the maximum of the row. It was subtracted inside the sum, and must be "
        "subtracted from z as well.",
        ("maximum-twice", lambda z: log_softmax(z) - np.max(z, axis=1, keepdims=True)),
        "too small by the maximum of the row: it was subtracted twice.",
        ("only-shifted", {"z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))": "z"}),
        "the maximum of the row was subtracted, and no more: the largest result is 0, a "
        "probability of 1. The logarithm of the sum is missing.",
        ("one-maximum", {"np.max(z, axis=-1, keepdims=True)": "np.max(z)"}),
        "the maximum of the whole array was subtracted. In a row far below it every exponential "
        "is 0, and log 0 is −inf: subtract each row's own maximum.",
        ("one-sum", {"np.sum(np.exp(z), axis=-1, keepdims=True)": "np.sum(np.exp(z))"}),
        "there is one sum for the whole array. Each row is one example and needs its own sum: the "
        "axis is missing.",
        (
            "sum-of-logs",
            {
                "z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))": (
                    "z - np.sum(np.log(np.exp(z)), axis=-1, keepdims=True)"
                )
            },
        ),
        "the logarithm of each eᶻ was taken, and then the sum: logarithm and "
        "exponential undo each other. Take the sum first, then its logarithm.",
        ("axis-0", log_softmax_over_axis_0),
        "the sums run over axis 0, down the batch. Each row is one example, and its probabilities "
        "should sum to 1.",
        ("whole-array", lambda z: z - np.logaddexp.reduce(z, axis=None)),
        "all N · C values went into one sum. Each row is one example and needs its own sum.",
        (
            "no-keepdims",
            {
                "(z, axis=-1, keepdims=True)": "(z, axis=-1)",
                "), axis=-1, keepdims=True)": "), axis=-1)",
            },
        ),
        NO_KEEPDIMS,
        ("changed-input", {"z = z -": "z -="}),
        "changed z in place, by subtracting the maximum. Keep the difference in a new array.",
        ("divided", lambda z: z / lse(z)),
        "z was divided by the logarithm of the sum. The logarithm of a quotient is a difference: "
        "subtract it.",
        ("added", lambda z: z + lse(z)),
        "the logarithm of the sum was added. It should be subtracted.",
        ("sum-alone", lse),
        "this is the logarithm of the sum alone, one number for each row. It should be subtracted "
        "from z.",
        ("mean", {"np.sum": "np.mean"}),
        "the logarithm of the mean was subtracted. It should be the logarithm of the sum: then the "
        "probabilities sum to 1.",
        ("log10", {"np.log": "np.log10"}),
        "np.log10 is used where the natural logarithm belongs: np.log.",
    ),
    alternatives=(
        in_loops,
        lambda z: z - np.logaddexp.reduce(z, axis=1, keepdims=True),
        lambda z: (z.T - logsumexp(z)).T,
        lambda z: log_softmax(z.astype(np.float32)),
    ),
)
