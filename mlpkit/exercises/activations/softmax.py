"""Exercise and bug hunt of notebook 02: softmax, each row of logits as probabilities."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Exercise, Guess, Property, mistakes, number, spread


def logit_cases(rng):
    return [
        (rng.normal(size=(2, 3)),),
        (spread(rng, 4, 3),),
        (spread(rng, 1, 5),),
        (rng.normal(0, 3, (5, 2)),),
        (np.zeros((2, 4)),),
        (rng.normal(size=(3, 4)) - 1000,),
    ]


def shifted_softmax(f, rng):
    z = rng.normal(size=(3, 4))
    before, after = f(z.copy()), f(z + 1000)
    off = ~np.isclose(after, before, rtol=1e-3, atol=1e-6)
    if off.any():
        first, then = (number(np.asarray(result)[off][0]) for result in (before, after))
        return (
            f"adding 1000 to every logit changed the result, at one place from {first} to {then}. "
            "The result should depend only on the differences between the logits."
        )


def rows_sum_to_one(f, rng):
    sums = np.sum(f(rng.normal(0, 3, (4, 3))), axis=1)
    off = ~np.isclose(sums, 1, atol=1e-3)
    if off.any():
        row = int(np.argmax(off))
        return (
            f"row {row} sums to {number(sums[row])}. Each row is one example and should sum to 1."
        )


def in_loops(z):
    rows = []
    for row in z:
        e = np.array([np.exp(value - max(row)) for value in row])
        rows.append(e / e.sum())
    return np.array(rows)


def over_axis_0(z):
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=0)


def of_columns(z):
    """A right answer on columns: transposed first, and back at the end."""
    columns = z.T - np.max(z.T, axis=0)
    return (np.exp(columns) / np.sum(np.exp(columns), axis=0)).T


NO_KEEPDIMS = (
    "the maxima or the sums of the rows have shape (N,), which does not fit (N, C): it is read as "
    "one row. They should be a column, of shape (N, 1)."
)

EXERCISE = Exercise(
    notebook=2,
    reference=softmax,
    stub=(
        "Turn each row of logits z (N, C) into probabilities (N, C): positive, with sum 1.\n\n"
        "Exact for values up to ±1000 too. Do not change z."
    ),
    cases=logit_cases,
    sizes={"z": "N C"},
    hints=(
        "e to the power of each logit is positive. Divide each by the sum of its row, and the "
        "row sums to 1. For large logits that power overflows. A number subtracted from the "
        "whole row first changes nothing, because it cancels.",
        "p[n, c] = exp(z[n, c] − m[n]) / Σⱼ exp(z[n, j] − m[n]), with m[n] the largest logit of "
        "row n. The maxima and the sums have shape (N, 1), so that they broadcast along a row.",
        "Three steps: m, the maximum over axis 1 with keepdims=True; e, np.exp of the "
        "difference; e divided by its sum over axis 1, again with keepdims=True.",
    ),
    why="Why may any number be subtracted from a row of logits without changing the result?",
    fade="e = np.exp(",
    properties=(
        Property("rows sum to 1", rows_sum_to_one),
        Property("a shift changes nothing", shifted_softmax),
    ),
    mistakes=mistakes(
        ("axis-0", over_axis_0),
        "this is the softmax over axis 0. Each row is one example and should sum to 1.",
        (
            "whole-array",
            {"(z, axis=-1, keepdims=True)": "(z)", "(e, axis=-1, keepdims=True)": "(e)"},
        ),
        "all N · C results together sum to 1. Each row is one example and should sum to 1.",
        (
            "plain-over-everything",
            {
                "z - np.max(z, axis=-1, keepdims=True)": "z",
                "(e, axis=-1, keepdims=True)": "(e)",
            },
        ),
        "all N · C results together sum to 1, because the sum runs over the whole array. It should "
        "run over the row. Then there are still logits of 1000, whose exponential overflows.",
        (
            "sum-of-everything",
            {"np.sum(e, axis=-1, keepdims=True)": "np.sum(e, keepdims=True)"},
        ),
        "each row's own maximum is subtracted, but the sum runs over all N · C results, and not "
        "over the row: axis=1 is missing there. Each row should sum to 1 by itself.",
        ("less-its-minimum", {"np.max(z": "np.min(z"}),
        "the row's minimum was subtracted. The row's largest logit can be far above it, and its "
        "exponential overflows. Subtract the largest, which then becomes 0.",
        ("less-1000", {"np.max(z, axis=-1, keepdims=True)": "1000"}),
        "1000 was subtracted from every row. That is right only for logits near 1000: for small "
        "logits every exponential is 0, and 0/0 is nan. Subtract the row's own maximum.",
        ("less-its-mean", {"np.max(z": "np.mean(z"}),
        "the row's mean was subtracted. The row's largest logit can still be far above it, and "
        "its exponential overflows. Subtract the largest, which then becomes 0.",
        (
            "turned-round",
            {"z - np.max(z, axis=-1, keepdims=True)": "np.max(z, axis=-1, keepdims=True) - z"},
        ),
        "the order is reversed: the largest logit got the smallest probability. It should "
        "be z − max, not max − z.",
        ("another-numerator", {"return e": "return np.exp(z)"}),
        "the maximum was subtracted in the denominator, and not in the numerator. The same "
        "exponential belongs in both places.",
        (
            "another-denominator",
            {"np.sum(e, axis=-1, keepdims=True)": "np.sum(np.exp(z), axis=-1, keepdims=True)"},
        ),
        "the maximum was subtracted in the numerator, and not in the denominator. The same "
        "exponential belongs in both places.",
        (
            "powers-over-the-sum-of-z",
            {"e / np.sum(e, axis=-1, keepdims=True)": "np.exp(z) / np.sum(z)"},
        ),
        "the exponentials are divided by the sum of all logits. They should be divided by their "
        "own sum, row by row.",
        (
            "powers-over-the-row-of-z",
            {
                "e / np.sum(e, axis=-1, keepdims=True)": (
                    "np.exp(z) / np.sum(z, axis=-1, keepdims=True)"
                )
            },
        ),
        "the exponentials are divided by the sum of the logits. They should be divided by their "
        "own sum, row by row.",
        ("sum-of-z", {"np.sum(e": "np.sum(z"}),
        "the exponentials are divided by the sum of the logits. They should be divided by their "
        "own sum, row by row.",
        (
            "sum-of-differences",
            {"np.sum(e,": "np.sum(z - np.max(z, axis=-1, keepdims=True),"},
        ),
        "the exponentials are divided by the sum of the differences z − max. They should be "
        "divided by their own sum, row by row.",
        ("one-maximum", {"np.max(z, axis=-1, keepdims=True)": "np.max(z)"}),
        "right where all rows have about the same maximum, but the maximum of the whole array was "
        "subtracted from every row. In a row far below it every exponential is 0, and 0/0 is nan.",
        ("maximum-over-axis-0", {"np.max(z, axis=-1, keepdims=True)": "np.max(z, axis=0)"}),
        "each row sums to 1, but a different number was subtracted from each class, which changes "
        "the differences in a row. Subtract the maximum of the row.",
        ("sum-over-axis-0", {"np.sum(e, axis=-1, keepdims=True)": "np.sum(e, axis=0)"}),
        "each row's own maximum is subtracted, but it is the columns that sum to 1. The sum should "
        "run over the row.",
        ("bracket-closed-early", {"np.exp(z -": "(np.exp(z) -"}),
        "the maximum was subtracted from e to the power of z: the difference can be negative, and "
        "e¹⁰⁰⁰ overflows all the same. Subtract the maximum inside exp.",
        ("not-divided", {"e / np.sum(e, axis=-1, keepdims=True)": "e"}),
        "the largest value of each row came out as 1. The results of a row should sum to 1: divide "
        "them by their sum.",
        ("unstable", {"z - np.max(z, axis=-1, keepdims=True)": "z"}),
        "right for small logits, but nan where a logit is 1000: e¹⁰⁰⁰ is too large for a float. "
        "Softmax depends only on the differences in a row.",
        ("less-the-minimum-of-all", {"np.max(z, axis=-1, keepdims=True)": "np.min(z)"}),
        "the minimum of all logits was subtracted. A row's largest logit can be far above it, "
        "and its exponential overflows. Subtract the largest of the row, which then becomes 0.",
        ("logits-divided", {"np.exp(z - np.max(z, axis=-1, keepdims=True))": "z"}),
        "each row sums to 1, but the logits themselves were divided: a negative logit gives no "
        "probability, and a row of zeros gives nan. Take e to the power of each logit first.",
        ("differences-divided", {"np.exp(": "("}),
        "each row sums to 1, but its largest logit came out as 0: the differences from the maximum "
        "were divided. Take e to the power of each difference first.",
        (
            "no-keepdims",
            {
                "(z, axis=-1, keepdims=True)": "(z, axis=-1)",
                "(e, axis=-1, keepdims=True)": "(e, axis=-1)",
            },
        ),
        NO_KEEPDIMS,
        (
            "no-keepdims-unstable",
            {
                "z - np.max(z, axis=-1, keepdims=True)": "z",
                "(e, axis=-1, keepdims=True)": "(e, axis=-1)",
            },
        ),
        NO_KEEPDIMS,
        ("log", lambda z: z - np.logaddexp.reduce(z, axis=1, keepdims=True)),
        "these are the logarithms of the probabilities, all of them 0 or less. The exercise "
        "asks for the probabilities.",
        ("each-by-itself", lambda z: 1 / (1 + np.exp(-np.clip(z, -700, 700)))),
        "this is the sigmoid of each logit by itself. In a softmax the results of a row sum to 1.",
        ("class", lambda z: np.argmax(z, axis=1)),
        "this is the class with the largest logit, one number for each row. The exercise asks "
        "for the probabilities of all classes.",
        ("divided-by-maximum", {"z - np.max": "z / np.max"}),
        "z was divided by the maximum. Subtract it: only then does the result stay the same.",
    ),
    alternatives=(
        in_loops,
        lambda z: np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)),
        lambda z: softmax(z.astype(np.float32)),
    ),
)

BUG_HUNT = Exercise(
    notebook=2,
    reference=softmax,
    name="repair_softmax",
    kind="bug hunt",
    buggy="axis-0",
    extra=True,
    mended=(
        "the maximum and the sum ran over axis 0, down the batch, so that the columns summed to 1. "
        "Both should run along the row: axis=1, with keepdims=True, so that they fit z."
    ),
    stub=(
        "Softmax of each row of logits z (N, C), with one mistake, made in two places.\n\n"
        "Find it and mend it. Exact for values up to ±1000 too. Do not change z."
    ),
    cases=logit_cases,
    sizes={"z": "N C"},
    hints=(
        "Try it on a batch of a single row. What comes out, and what should?",
        "z has shape (N, C), a row for each example. Which of the N · C numbers should "
        "sum to 1 together, and along which axis do they lie?",
        "The maximum and the sum belong to a row: both run over axis 1. They have to keep that "
        "axis, as (N, 1), to fit (N, C).",
    ),
    why="Why was no error raised, although the axis was the wrong one?",
    mistakes=mistakes(
        ("axis-0", over_axis_0),
        "the maximum and the sum were taken over axis 0, down the batch. They belong to a row: "
        "axis 1, with keepdims=True.",
        (
            "no-keepdims",
            {
                "(z, axis=-1, keepdims=True)": "(z, axis=-1)",
                "(e, axis=-1, keepdims=True)": "(e, axis=-1)",
            },
        ),
        NO_KEEPDIMS,
        ("maximum-over-axis-0", {"np.max(z, axis=-1, keepdims=True)": "np.max(z, axis=0)"}),
        "the rows sum to 1 now, but a different number is subtracted from each class, which "
        "changes the differences in a row. The mistake is in a second place too.",
        ("sum-over-axis-0", {"np.sum(e, axis=-1, keepdims=True)": "np.sum(e, axis=0)"}),
        "each row's own maximum is subtracted now, but it is still the columns that sum to 1. The "
        "mistake is in a second place too.",
        ("one-maximum", {"np.max(z, axis=-1, keepdims=True)": "np.max(z)"}),
        "each row sums to 1 now, but the maximum of the whole array is subtracted: in a row far "
        "below it every exponential is 0, and 0/0 is nan. Each row has its own maximum.",
        (
            "whole-array",
            {"(z, axis=-1, keepdims=True)": "(z)", "(e, axis=-1, keepdims=True)": "(e)"},
        ),
        "all N · C results together sum to 1 now. Each row is one example and should sum to 1.",
        ("unstable", {"z - np.max(z, axis=-1, keepdims=True)": "z"}),
        "the axis is right now, but the maximum is gone, so that a logit of 1000 gives nan.",
    ),
    alternatives=(in_loops, of_columns, lambda z: softmax(z)),
)

# Which check would have caught this bug? (a) All results lie between 0 and 1. (b) 1000 added to
# all logits changes nothing. (c) Each row of the result sums to 1. (d) The result has the shape
# of z.
CHECK_GUESS = Guess(
    name="repair_softmax_check",
    notebook=2,
    answer="c",
    extra=True,
    because=(
        "over axis 0 the columns sum to 1, and the rows to anything at all. For a single row "
        "every result is 1."
    ),
    wrong={
        "a": (
            "a softmax over the wrong axis is still a softmax. Every result lies between 0 and "
            "1. Print the smallest and the largest."
        ),
        "b": (
            "1000 added to everything is added to every column too, and cancels there as it "
            "does in a row. This check passes."
        ),
        "d": (
            "a division by the sums of the columns leaves the shape as it is, (N, C). A check "
            "of shapes says nothing about an axis here."
        ),
    },
)
