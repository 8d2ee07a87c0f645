"""Exercises of notebook 02: activation functions."""

import math

import numpy as np

from mlpkit.activations import dead_units, leaky_relu, relu, sigmoid, sigmoid_backward, softmax
from mlpkit.exercises.comparing import number
from mlpkit.exercises.comparison import images
from mlpkit.exercises.record import Exercise, Guess, Mistake, Property, spread
from mlpkit.forward_pass import he_normal
from mlpkit.preprocessing import flatten, pixel_statistics, scale_to_unit, standardize


def activation_cases(rng):
    return [
        (rng.normal(size=(2, 3)),),
        (spread(rng, 4, 3),),
        (spread(rng, 1, 5),),
        (spread(rng, 6),),
        (-np.abs(rng.normal(size=(3, 2))),),
        (np.zeros((2, 4)),),
    ]


def leaky_cases(rng):
    """z, slope: slopes that differ, and values between 0 and the slope."""
    slopes = (0.1, 0.01, 0.3, 0.5, 0.2, 0.05)
    small = np.array([[0.02, -0.02], [0.2, -0.2], [0.0, 0.4]])
    cases = [(z, slope) for (z,), slope in zip(activation_cases(rng), slopes, strict=True)]
    return [*cases, (small, 0.3)]


def logit_cases(rng):
    return [
        (rng.normal(size=(2, 3)),),
        (spread(rng, 4, 3),),
        (spread(rng, 1, 5),),
        (rng.normal(0, 3, (5, 2)),),
        (np.zeros((2, 4)),),
        (rng.normal(size=(3, 4)) - 1000,),
    ]


def sigmoid_exponent_of_one_sign(z):
    e = np.exp(-z)
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_exponent_positive(z):
    e = np.exp(np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def relu_in_place(z):
    z[z < 0] = 0
    return z


def relu_in_loops(z):
    a = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] > 0:
            a[index] = z[index]
    return a


def relu_with_if(z):
    return z if z > 0 else 0 * z


def leaky_in_place(z, slope):
    z[z < 0] *= slope
    return z


def leaky_with_if(z, slope):
    return z if z > 0 else slope * z


def leaky_in_loops(z, slope=0.01):
    a = z.copy()
    for index in np.ndindex(z.shape):
        if z[index] < 0:
            a[index] = slope * z[index]
    return a


def sigmoid_with_if(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def sigmoid_in_loops(z):
    a = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        e = math.exp(-abs(z[index]))
        a[index] = 1 / (1 + e) if z[index] >= 0 else e / (1 + e)
    return a


def sigmoid_by_masks(z):
    a = np.empty(z.shape)
    a[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    a[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return a


def shifted_softmax(f, rng):
    z = rng.normal(size=(3, 4))
    before, after = f(z.copy()), f(z + 1000)
    off = ~np.isclose(after, before, rtol=1e-3, atol=1e-6)
    if off.any():
        first, then = (number(np.asarray(result)[off][0]) for result in (before, after))
        return (
            f"adding 1000 to every logit changed the result, at one place from {first} to {then}. "
            "It should depend on the differences of the logits only."
        )


def rows_sum_to_one(f, rng):
    sums = np.sum(f(rng.normal(0, 3, (4, 3))), axis=1)
    off = ~np.isclose(sums, 1, atol=1e-3)
    if off.any():
        row = int(np.argmax(off))
        return (
            f"row {row} sums to {number(sums[row])}. Each row is one example and should sum to 1."
        )


def softmax_in_loops(z):
    rows = []
    for row in z:
        e = np.array([np.exp(value - max(row)) for value in row])
        rows.append(e / e.sum())
    return np.array(rows)


def softmax_over_axis_0(z):
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=0)


def softmax_maximum_over_axis_0(z):
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax_sum_over_axis_0(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=0)


def softmax_bracket_closed_early(z):
    e = np.exp(z) - np.max(z, axis=1, keepdims=True)
    return e / np.sum(e, axis=1, keepdims=True)


def softmax_without_keepdims(z):
    e = np.exp(z - np.max(z, axis=1))
    return e / np.sum(e, axis=1)


def softmax_over_everything(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def softmax_one_maximum(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax_less_its_mean(z):
    e = np.exp(z - np.mean(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax_of_maximum_less_z(z):
    e = np.exp(np.max(z, axis=1, keepdims=True) - z)
    return e / np.sum(e, axis=1, keepdims=True)


def softmax_with_another_numerator(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return np.exp(z) / np.sum(e, axis=1, keepdims=True)


def softmax_over_the_sum_of_z(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(z, axis=1, keepdims=True)


def softmax_not_divided(z):
    return np.exp(z - np.max(z, axis=1, keepdims=True))


def softmax_naive(z):
    return np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)


def softmax_of_absolute(z):
    return np.abs(z) / np.maximum(np.sum(np.abs(z), axis=1, keepdims=True), 1e-300)


def softmax_differences(z):
    return z - np.max(z, axis=1, keepdims=True)


def softmax_of_columns(z):
    """Right, the other way round: transposed first, and back."""
    columns = z.T - np.max(z.T, axis=0)
    return (np.exp(columns) / np.sum(np.exp(columns), axis=0)).T


def unit_cases(rng):
    """z (N, M): units that are dead, nearly dead, 0 everywhere, below 0 in the sum only."""
    return [
        (units_with(rng, 6, 5, dead=2),),
        (units_with(rng, 4, 7, dead=3),),
        (spread(rng, 1, 8),),
        (rng.normal(size=(5, 3)),),
        (-np.abs(rng.normal(size=(3, 4))),),
        (np.zeros((2, 6)),),
        (np.array([[-3.0, 0.0, 1.0, -1000.0], [1.0, -1.0, 2.0, -0.5], [-2.0, 0.0, 4.0, 0.0]]),),
    ]


def units_with(rng, N, M, dead):
    """Pre-activations (N, M) of which the first `dead` columns, shuffled, are below 0."""
    z = rng.normal(size=(N, M))
    z[:, :dead] = -np.abs(z[:, :dead])
    z[0, dead:] = np.abs(z[0, dead:])  # the others are on for an image at least
    return rng.permuted(z, axis=0)[:, rng.permutation(M)]


def dead_units_in_loops(z):
    count = 0
    for m in range(z.shape[1]):
        if max(z[:, m]) <= 0:
            count += 1
    return count


def largest_slope():
    z = np.linspace(-5, 5, 1001)
    return float(np.max(sigmoid_backward(np.ones(1001), z, sigmoid(z))))


def zeros_after_relu():
    """The share of zeros among the outputs of a fresh layer of 64 units."""
    pixels, _ = images()
    X = scale_to_unit(flatten(pixels))
    X = standardize(X, *pixel_statistics(X))
    return float(np.mean(relu(X @ he_normal((784, 64), np.random.default_rng(0))) == 0))


IF_ON_ARRAY = (
    "z > 0 has an answer for each element of z, and `if` and `max` ask for a single one. Compare "
    "and choose element by element."
)
NO_KEEPDIMS = (
    "the maxima or the sums of the rows have shape (N,), which does not fit beside (N, C): it is "
    "read as one row. They fit as a column, of shape (N, 1)."
)

EXERCISES = [
    Exercise(
        notebook=2,
        reference=relu,
        stub="Return max(z, 0) for every element; z has any shape. Do not change z.",
        cases=activation_cases,
        hints=(
            "Every element is on its own: what is negative becomes 0, the rest stays as it is.",
            "a = max(z, 0), with a of the shape of z. NumPy has a function that takes the larger "
            "of two values, element by element.",
            "np.maximum compares element by element, and takes a number for one of its two "
            "arguments. np.max is another function: it looks for one maximum of a whole array.",
        ),
        why="Why is a network of linear layers with ReLU between them more than one linear layer?",
        mistakes=(
            Mistake(
                "absolute",
                np.abs,
                "this is |z|: negative values became positive. They should become 0.",
            ),
            Mistake(
                "minimum",
                lambda z: np.minimum(z, 0),
                "this keeps the negative values and turns the positive ones into 0: the wrong "
                "half is kept.",
            ),
            Mistake(
                "mask",
                lambda z: np.where(z > 0, 1.0, 0.0),
                "this is 1 where z is positive: the slope of ReLU, not ReLU. Positive values stay "
                "as they are.",
            ),
            Mistake(
                "mask-of-integers",
                lambda z: np.where(z > 0, 1, 0),
                "this is 1 where z is positive: the slope of ReLU, not ReLU. Positive values stay "
                "as they are.",
            ),
            Mistake(
                "one-maximum",
                lambda z: max(np.max(z), 0.0),
                "this is one number, the largest of all z. Every element has a result of its own.",
            ),
            Mistake(
                "maximum-over-axis-0",
                lambda z: np.max(z, 0),
                "np.max takes the 0 for an axis, and looks for one maximum in each column. Every "
                "element has a result of its own.",
            ),
            Mistake(
                "leaky",
                lambda z: np.where(z > 0, z, 0.01 * z),
                "negative values came out as a hundredth of themselves: this is leaky ReLU. They "
                "should become 0.",
            ),
            Mistake(
                "changed-input",
                relu_in_place,
                "changed z in place. Return a new array: later cells need z as it was.",
            ),
            Mistake("if-on-array", relu_with_if, IF_ON_ARRAY),
        ),
        alternatives=(
            relu_in_loops,
            lambda z: np.where(z > 0, z, 0),
            lambda z: z * (z > 0),
            lambda z: (z + np.abs(z)) / 2,
            lambda z: np.maximum(z, 0).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=2,
        reference=softmax,
        stub=(
            "Turn each row of logits z (N, C) into probabilities (N, C): positive, with sum 1.\n\n"
            "Exact for values up to ±1000 too. Do not change z."
        ),
        cases=logit_cases,
        sizes={"z": "N C"},
        hints=(
            "e to the power of each logit is positive. Divided by the sum of its row, each row "
            "sums to 1. For large logits e overflows; a number taken off the whole row first "
            "changes nothing, for it cancels.",
            "p[n, c] = exp(z[n, c] − m[n]) / Σⱼ exp(z[n, j] − m[n]), with m[n] the largest of row "
            "n. The maxima and the sums have shape (N, 1), so that they broadcast along a row.",
            "Three steps: m, the maximum over axis 1 with keepdims=True; e, np.exp of the "
            "difference; e divided by its sum over axis 1, again with keepdims=True.",
        ),
        why="Why may any number be taken off a row of logits without a change in the result?",
        fade="e = np.exp(",
        properties=(
            Property("rows sum to 1", rows_sum_to_one),
            Property("a shift changes nothing", shifted_softmax),
        ),
        mistakes=(
            Mistake(
                "axis-0",
                softmax_over_axis_0,
                "this is the softmax over axis 0. Each row is one example and should sum to 1.",
            ),
            Mistake(
                "whole-array",
                softmax_over_everything,
                "all N · C results together sum to 1. Each row is one example and should sum to 1.",
            ),
            Mistake(
                "less-its-mean",
                softmax_less_its_mean,
                "the row's mean was taken off. Its largest can still be far above that, and e "
                "overflows: take off the largest, which then becomes 0.",
            ),
            Mistake(
                "turned-round",
                softmax_of_maximum_less_z,
                "the order is turned round: the largest logit got the smallest probability. It is "
                "z − max, not max − z.",
            ),
            Mistake(
                "another-numerator",
                softmax_with_another_numerator,
                "the exponentials above the line are not those in the sum below it: there the "
                "maximum was taken off. The same e belongs in both places.",
            ),
            Mistake(
                "sum-of-z",
                softmax_over_the_sum_of_z,
                "divided by the sum of the logits. It should be the sum of the exponentials e.",
            ),
            Mistake(
                "one-maximum",
                softmax_one_maximum,
                "right where all rows have about the same maximum, but that of the whole array was "
                "taken off every row: in a row far below it e is 0 everywhere, and 0/0 is nan.",
            ),
            Mistake(
                "maximum-over-axis-0",
                softmax_maximum_over_axis_0,
                "each row sums to 1, but each class has a number of its own taken off: that "
                "changes the differences in a row. The maximum of the row should go off.",
            ),
            Mistake(
                "sum-over-axis-0",
                softmax_sum_over_axis_0,
                "each row's own maximum is taken off, but it is the columns that sum to 1. The sum "
                "should be that of the row.",
            ),
            Mistake(
                "bracket-closed-early",
                softmax_bracket_closed_early,
                "the maximum was taken off e to the power of z: what is left can be negative, and "
                "e¹⁰⁰⁰ overflows all the same. The maximum goes off inside exp.",
            ),
            Mistake(
                "not-divided",
                softmax_not_divided,
                "the largest value of each row came out as 1. The results of a row should sum to "
                "1: they are not divided by their sum yet.",
            ),
            Mistake(
                "unstable",
                softmax_naive,
                "right for small logits, but nan where a logit is 1000: e¹⁰⁰⁰ is too large for a "
                "float. The result depends on the differences in a row only.",
            ),
            Mistake(
                "no-exponential",
                softmax_of_absolute,
                "this divides |z| by its sum. The logits −3 and 3 should not be equally likely: "
                "e to the power of z tells them apart.",
            ),
            Mistake(
                "logits-divided",
                lambda z: z / np.sum(z, axis=1, keepdims=True),
                "each row sums to 1, but it is the logits themselves that were divided: a negative "
                "one gives no probability, and a row of zeros nan. e to the power of each comes "
                "first.",
            ),
            Mistake(
                "differences-divided",
                lambda z: softmax_differences(z) / np.sum(softmax_differences(z), 1, keepdims=True),
                "each row sums to 1, but its largest logit came out as 0: the differences to the "
                "maximum themselves were divided. e to the power of each comes first.",
            ),
            Mistake("no-keepdims", softmax_without_keepdims, NO_KEEPDIMS),
            Mistake(
                "no-keepdims-unstable",
                lambda z: np.exp(z) / np.sum(np.exp(z), axis=1),
                NO_KEEPDIMS,
            ),
            Mistake(
                "log",
                lambda z: z - np.logaddexp.reduce(z, axis=1, keepdims=True),
                "these are the logarithms of the probabilities, all of them 0 or less. What is "
                "asked for is the probabilities.",
            ),
        ),
        alternatives=(
            softmax_in_loops,
            lambda z: np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)),
            lambda z: softmax(z.astype(np.float32)),
        ),
    ),
    Exercise(
        notebook=2,
        reference=leaky_relu,
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
            "np.where takes three things: the condition z > 0, what to take where it holds, what "
            "to take where it does not. All have the shape of z.",
        ),
        why="What does a unit with leaky ReLU still learn from, where one with ReLU is dead?",
        mistakes=(
            Mistake(
                "slope-everywhere",
                lambda z, slope: slope * z,
                "slope multiplies the positive values too, so the whole is one straight line. "
                "Positive values should stay as they are.",
            ),
            Mistake(
                "fixed-slope",
                lambda z, slope: np.where(z > 0, z, 0.01 * z),
                "the slope is 0.01 whatever is passed for it. It should be that of the argument.",
            ),
            Mistake(
                "relu",
                lambda z, slope: np.maximum(z, 0),
                "negative values became 0: this is ReLU. What should be left is slope · z.",
            ),
            Mistake(
                "sides-swapped",
                lambda z, slope: np.where(z > 0, slope * z, z),
                "the sides are swapped: positive values came out multiplied by slope, negative "
                "ones unchanged.",
            ),
            Mistake(
                "slope-alone",
                lambda z, slope: np.where(z > 0, z, slope),
                "every negative z became slope itself. It should become slope times z.",
            ),
            Mistake(
                "maximum-of-slope",
                lambda z, slope: np.maximum(z, slope),
                "this is the larger of z and slope, so nothing comes out below slope. Negative z "
                "should come out negative: slope times z.",
            ),
            Mistake(
                "slope-flipped",
                lambda z, slope: np.where(z > 0, z, -slope * z),
                "negative values came out positive. slope · z has the sign of z.",
            ),
            Mistake(
                "divided",
                lambda z, slope: np.where(z > 0, z, z / slope),
                "negative values are divided by slope and grew. They should shrink: slope times z.",
            ),
            Mistake(
                "added",
                lambda z, slope: np.maximum(z, 0) + slope * z,
                "slope · z is added on the positive side too: positive values came out 1 + slope "
                "times as large. They should stay as they are.",
            ),
            Mistake(
                "subtracted",
                lambda z, slope: np.maximum(z, 0) - slope * z,
                "slope · z is subtracted on both sides: negative values came out positive, and "
                "positive ones 1 − slope times as large. A negative z gives slope · z, a positive "
                "one stays as it is.",
            ),
            Mistake(
                "mask",
                lambda z, slope: np.where(z > 0, 1, slope),
                "this is 1 or slope: the slope of leaky ReLU, not leaky ReLU. z itself is missing.",
            ),
            Mistake(
                "changed-input",
                leaky_in_place,
                "changed z in place. Return a new array: later cells need z as it was.",
            ),
            Mistake("if-on-array", leaky_with_if, IF_ON_ARRAY),
        ),
        alternatives=(
            leaky_in_loops,
            lambda z, slope=0.01: np.maximum(z, slope * z),
            lambda z, slope=0.01: np.maximum(z, 0) + slope * np.minimum(z, 0),
            lambda z, slope=0.01: z * (slope + (1 - slope) * (z > 0)),
            lambda z, slope=0.01: np.where(z > 0, z, slope * z).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=2,
        reference=dead_units,
        extra=True,
        stub=(
            "How many of the M units does ReLU turn to 0 for every one of the N images?\n\n"
            "z (N, M): a row for each image, a column for each unit. Return an integer."
        ),
        cases=unit_cases,
        sizes={"z": "N M"},
        hints=(
            "Take one unit, which is one column. When is max(z, 0) 0 all the way down? Then count "
            "such columns.",
            "z[n, m] ≤ 0 for all n: a question for each column, so M answers, and the number of "
            "yeses among them. np.all(condition, axis=0) asks down each column.",
            "np.all of z <= 0 along axis 0 has shape (M,). True counts as 1, so np.sum of it is "
            "the number of dead units.",
        ),
        why="Why do the weights of a unit that is dead on all training images get no step?",
        mistakes=(
            Mistake(
                "rows",
                lambda z: int(np.sum(np.all(z <= 0, axis=1))),
                "this counts rows: images that switch no unit on. A unit is a column.",
            ),
            Mistake(
                "rows-strictly-below",
                lambda z: int(np.sum(np.all(z < 0, axis=1))),
                "this counts rows, and not those with a z of exactly 0. A unit is a column, and "
                "ReLU gives 0 for 0 as well.",
            ),
            Mistake(
                "some-image",
                lambda z: int(np.sum(np.any(z <= 0, axis=0))),
                "this counts the units that some image turns to 0. Dead means that all do.",
            ),
            Mistake(
                "zeros",
                lambda z: int(np.sum(z <= 0)),
                "this counts all zeros among the N · M results of ReLU. What is asked for is the "
                "number of columns with nothing else in them.",
            ),
            Mistake(
                "share",
                lambda z: float(np.mean(np.all(z <= 0, axis=0))),
                "this is the share of the units that are dead. What is asked for is their number.",
            ),
            Mistake(
                "strictly-below",
                lambda z: int(np.sum(np.all(z < 0, axis=0))),
                "right but where a z is exactly 0: there ReLU gives 0 too.",
            ),
            Mistake(
                "equal-to-0",
                lambda z: int(np.sum(np.all(z == 0, axis=0))),
                "this looks for columns in which z itself is 0. It is max(z, 0) that is 0 there: a "
                "negative z counts as well.",
            ),
            Mistake(
                "always-on",
                lambda z: int(np.sum(np.all(z > 0, axis=0))),
                "these are the units that every image switches on. A dead unit is one that none "
                "does: z <= 0 in the whole column.",
            ),
            Mistake(
                "all-units",
                lambda z: z.shape[1],
                "this is M, the number of all units. np.all gives an answer for each of them; "
                "count the answers that are True.",
            ),
            Mistake(
                "alive",
                lambda z: int(np.sum(np.any(z > 0, axis=0))),
                "these are the units that at least one image switches on: all but the dead ones.",
            ),
            Mistake(
                "answers",
                lambda z: np.all(z <= 0, axis=0),
                "right for each unit, True where it is dead. What is asked for is how many there "
                "are.",
            ),
            Mistake(
                "places",
                lambda z: np.flatnonzero(np.all(z <= 0, axis=0)),
                "these are the places of the dead units. What is asked for is how many there are.",
            ),
            Mistake(
                "sum-of-z",
                lambda z: int(np.sum(np.sum(z, axis=0) <= 0)),
                "a column's sum can be below 0 while one of its numbers is above: that image "
                "switches the unit on. ReLU, or the comparison, comes before anything is added up.",
            ),
        ),
        alternatives=(
            dead_units_in_loops,
            lambda z: int(np.sum(np.max(z, axis=0) <= 0)),
            lambda z: np.sum(np.all(relu(z) == 0, axis=0)),
            lambda z: np.sum(np.sum(relu(z), axis=0) == 0),
            lambda z: z.shape[1] - np.count_nonzero(np.any(z > 0, axis=0)),
        ),
    ),
    Exercise(
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
            "Let e be np.exp(-np.abs(z)). The denominator is 1 + e on both sides; np.where chooses "
            "the numerator, 1 or e, by the sign of z.",
        ),
        why="Why are eᶻ / (1 + eᶻ) and 1 / (1 + e⁻ᶻ) the same number, and when is each one safe?",
        fade="e = np.exp(",
        mistakes=(
            Mistake(
                "unstable",
                lambda z: np.exp(z) / (1 + np.exp(z)),
                "right for small z, but nan at z = 1000: e¹⁰⁰⁰ is too large for a float, and "
                "inf / inf is nan. Of e, only powers of 0 or less are safe.",
            ),
            Mistake(
                "sign",
                lambda z: 1 / (1 + np.exp(z)),
                "this falls from 1 to 0 as z grows: it is σ(−z). The sign in the exponent is the "
                "wrong way round.",
            ),
            Mistake(
                "precedence",
                lambda z: 1 / 1 + np.exp(-z),
                "this is 1/1 + e⁻ᶻ, always above 1: division goes before addition. The whole "
                "sum 1 + e⁻ᶻ is the denominator.",
            ),
            Mistake(
                "positive-only",
                lambda z: 1 / (1 + np.exp(-np.abs(z))),
                "right for z ≥ 0, but −z and z give the same result. For negative z it should be "
                "below 0.5.",
            ),
            Mistake(
                "exponent-of-one-sign",
                sigmoid_exponent_of_one_sign,
                "right for z ≥ 0, but −2 gives what 2 gives, and −1000 gives nan: where z is "
                "negative, this exponent is positive.",
            ),
            Mistake(
                "exponent-positive",
                sigmoid_exponent_positive,
                "this is σ(−z), and nan at z = −1000: the exponent has the wrong sign. Of e, only "
                "powers of 0 or less are safe.",
            ),
            Mistake(
                "numerator-missing",
                lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))),
                "right for z < 0, but z and −z give the same result. For positive z it should be "
                "above 0.5.",
            ),
            Mistake(
                "tanh",
                np.tanh,
                "this is tanh, between −1 and 1. The sigmoid lies between 0 and 1.",
            ),
            Mistake(
                "slope",
                lambda z: sigmoid(z) * (1 - sigmoid(z)),
                "this is the slope of the sigmoid, 0.25 at most. What is asked for is σ itself.",
            ),
            Mistake(
                "minus",
                lambda z: 1 / (1 - np.exp(-z)),
                "the denominator is 1 − e⁻ᶻ, which is 0 at z = 0. It should be a sum.",
            ),
            Mistake(
                "clipped",
                lambda z: sigmoid(np.clip(z, -10, 10)),
                "z is cut off at ±10: for z = −1000 that leaves 0.0000454 where 0 is right. "
                "There is a way without cutting.",
            ),
            Mistake("if-on-array", sigmoid_with_if, IF_ON_ARRAY),
        ),
        # 1 / (1 + e⁻ᶻ) as it stands warns of an overflow, but 1 / inf is 0, as it should be.
        alternatives=(
            sigmoid_in_loops,
            sigmoid_by_masks,
            lambda z: 1 / (1 + np.exp(-z)),
            lambda z: (1 + np.tanh(z / 2)) / 2,
            lambda z: np.exp(-np.logaddexp(0, -z)),
            lambda z: np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z))),
            lambda z: sigmoid(z.astype(np.float32)),
        ),
    ),
    Exercise(
        notebook=2,
        reference=softmax,
        name="repair_softmax",
        kind="bug hunt",
        buggy="axis-0",
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
            "axis, as (N, 1), to fit beside (N, C).",
        ),
        why="Why did no error arise, although the axis was the wrong one?",
        mistakes=(
            Mistake(
                "axis-0",
                softmax_over_axis_0,
                "the maximum and the sum were taken over axis 0, down the batch. They belong to a "
                "row: axis 1, with keepdims=True.",
            ),
            Mistake("no-keepdims", softmax_without_keepdims, NO_KEEPDIMS),
            Mistake(
                "maximum-over-axis-0",
                softmax_maximum_over_axis_0,
                "the rows sum to 1 now, but each class has a number of its own taken off: that "
                "changes the differences in a row. There is a second place.",
            ),
            Mistake(
                "sum-over-axis-0",
                softmax_sum_over_axis_0,
                "each row's own maximum is taken off now, but it is still the columns that sum "
                "to 1. There is a second place.",
            ),
            Mistake(
                "one-maximum",
                softmax_one_maximum,
                "each row sums to 1 now, but the maximum of the whole array is taken off: in a row "
                "far below it every e is 0, and 0/0 is nan. Each row has a maximum of its own.",
            ),
            Mistake(
                "whole-array",
                softmax_over_everything,
                "all N · C results together sum to 1 now. Each row is one example and should sum "
                "to 1.",
            ),
            Mistake(
                "transposed",
                lambda z: softmax_over_axis_0(z.T),
                "the values are right now, but the result has shape (C, N): the way back is "
                "missing.",
            ),
            Mistake(
                "unstable",
                softmax_naive,
                "the axis is right now, but the maximum is gone: nan where a logit is 1000.",
            ),
        ),
        alternatives=(softmax_in_loops, softmax_of_columns, lambda z: softmax(z)),
    ),
    # Which check would have caught this bug? (a) All results lie between 0 and 1. (b) 1000 added to
    # all logits changes nothing. (c) Each row of the result sums to 1. (d) The result has the shape
    # of z.
    Guess(
        name="repair_softmax_check",
        notebook=2,
        answer="c",
        because=(
            "over axis 0 the columns sum to 1, and the rows to anything at all. For a single row "
            "every result is even 1."
        ),
        wrong={
            "a": (
                "a softmax over the wrong axis is still a softmax: every result lies between 0 and "
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
    ),
    # What border will three linear layers draw, with nothing between them? (a) A curve that follows
    # the moons. (b) One straight line, as one layer does. (c) Three straight lines, joined.
    Guess(
        name="linear_stack",
        notebook=2,
        answer="b",
        because="three layers have more numbers to set, and no new shapes. The reason is step 1.",
        wrong={
            "a": (
                "more layers are more numbers to set. But a curve needs a bend somewhere, and here "
                "every layer only multiplies and adds. The next cell draws it."
            ),
            "c": (
                "a joint is a bend: it needs something that treats the points on one side "
                "differently from those on the other. Here all go through the same three matrices."
            ),
        },
    ),
    # How large is the slope of the sigmoid where it is steepest?
    Guess(
        name="sigmoid_slope",
        notebook=2,
        answer=largest_slope,
        tolerance=0.02,
        because=(
            "the curve is steepest in the middle, at z = 0. There a = ½, and the slope is "
            "a (1 − a) = ½ · ½. Towards both ends it flattens."
        ),
    ),
    # softmax of (1001, 1002, 1003), compared with softmax of (1, 2, 3): (a) its largest value is
    # larger; (b) it is the same; (c) it can't be computed, for e to the power of 1003 overflows.
    Guess(
        name="softmax_shift",
        notebook=2,
        answer="b",
        because=(
            "the factor e¹⁰⁰⁰ stands above and below the line, and cancels. Softmax sees the "
            "differences in a row, and nothing else."
        ),
        wrong={
            "a": (
                "not the size of the logits counts but how far apart they are: 1 and 2 in both. "
                "Multiplied by 1000, not shifted by it, they would be further apart."
            ),
            "c": (
                "e¹⁰⁰³ overflows, but nobody has to compute it: with the row's maximum taken off, "
                "the exponents are −2, −1 and 0. Only the formula typed as it stands gives nan."
            ),
        },
    ),
    # A fresh layer of 64 units with ReLU sees 1000 standardized images. Which share of its outputs
    # is 0? (A number between 0 and 1.)
    Guess(
        name="relu_zero_share",
        notebook=2,
        answer=zeros_after_relu,
        measured=True,
        share=True,
        tolerance=0.1,
        because=(
            "weights drawn around 0 make z as often negative as positive, and ReLU turns the "
            "negative half into 0. That is harmless: on another image the same unit is not 0."
        ),
    ),
    # For one image softmax gives 0.99 for "sandal". What does that say? (a) Of 100 such images, 99
    # are sandals. (b) The network was trained on this image. (c) Its logit lies well above the
    # others, no more.
    Guess(
        name="softmax_certainty",
        notebook=2,
        answer="c",
        because=(
            "softmax turns any numbers into positive ones that sum to 1, those of an untrained "
            "network too. How often 0.99 is right, only a count on images with known labels tells."
        ),
        wrong={
            "a": (
                "it may be so, but nothing in softmax sees to it. Multiply all logits by 10: the "
                "predicted classes stay, so it is right just as often, but it now says 0.99 and "
                "more nearly everywhere."
            ),
            "b": (
                "logits can lie far apart for an image that was never seen. Feed it noise: the "
                "largest of the ten probabilities is often high all the same."
            ),
        },
    ),
]
