"""Exercise of notebook 02: bends, a curve through points as a sum of ReLUs."""

import numpy as np

from mlpkit.activations import bends, relu
from mlpkit.checker import Exercise, Property, mistakes, number


def point_cases(rng):
    """knots, heights: unevenly spaced, with flat, falling and rising pieces, close together and far
    apart."""
    cases = [
        (np.array([0.0, 2.0]), np.array([1.0, 7.0])),
        (np.array([-3.0, -1.0, 0.5, 4.0]), np.array([2.0, 2.0, -1.0, 5.0])),
        (np.array([-1000.0, 0.0, 500.0]), np.array([1000.0, 0.0, -1000.0])),
    ]
    return [*cases, *(points(rng, K) for K in (3, 5, 8))]


def points(rng, K):
    return np.cumsum(rng.uniform(0.3, 2, K)) - 2, rng.normal(0, 2, K)


def curve(weights, knots, heights, x):
    """The sum of ReLUs at x (N,); zip stops at the shorter one."""
    total = np.full(len(x), heights[0])
    for weight, knot in zip(weights, knots, strict=False):
        total = total + weight * relu(x - knot)
    return total


def runs_through_the_points(f, rng):
    """Check that the curve has the right height at every knot; name the first one where it does
    not."""
    for knots, heights in [
        (np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 2.0])),
        points(rng, 6),
    ]:
        weights = np.asarray(f(knots.copy(), heights.copy()))
        if not np.all(np.isfinite(weights)):
            return f"{len(knots)} ordinary points gave a weight of nan or inf: a division by 0?"
        at_knots = curve(weights, knots, heights, knots)
        for k in range(1, len(knots)):
            if not abs(at_knots[k] - heights[k]) < 1e-3:
                distance = knots[k] - knots[k - 1]
                slope, right = ((y[k] - y[k - 1]) / distance for y in (at_knots, heights))
                return (
                    f"with your weights the curve through {len(knots)} points is at "
                    f"{number(at_knots[k])} where x = {number(knots[k])}; it should be at "
                    f"{number(heights[k])}. On the piece before this point the slope is "
                    f"{number(slope)}; it should be {number(right)}, rise over distance."
                )


def slopes_of(knots, heights):
    return np.diff(heights) / np.diff(knots)


def in_a_loop(knots, heights):
    """From left to right: compare the slope so far with the slope of the next piece."""
    weights, so_far = [], 0.0
    for k in range(len(knots) - 1):
        wanted = (heights[k + 1] - heights[k]) / (knots[k + 1] - knots[k])
        weights.append(wanted - so_far)
        so_far = wanted
    return np.array(weights)


def by_what_is_missing(knots, heights):
    """Each ReLU corrects the remaining error at the next knot."""
    weights = np.zeros(len(knots) - 1)
    for k in range(len(weights)):
        there = heights[0] + np.sum(weights[:k] * (knots[k + 1] - knots[:k]))
        weights[k] = (heights[k + 1] - there) / (knots[k + 1] - knots[k])
    return weights


def as_equations(knots, heights):
    """K − 1 equations for K − 1 weights: the curve's height at every knot but the first."""
    return np.linalg.solve(relu(knots[1:, None] - knots[:-1]), heights[1:] - heights[0])


def with_slices(knots, heights):
    weights = (heights[1:] - heights[:-1]) / (knots[1:] - knots[:-1])
    weights[1:] = weights[1:] - weights[:-1]
    return weights


def minus_the_weight_before(knots, heights):
    weights = slopes_of(knots, heights)
    for k in range(1, len(weights)):
        weights[k] -= weights[k - 1]
    return weights


def brackets_missing(knots, heights):
    return np.diff(heights[1:] - heights[:-1] / knots[1:] - knots[:-1], prepend=0)


def from_an_empty_list(knots, heights):
    weights = []
    for k, slope in enumerate(slopes_of(knots, heights)):
        weights.append(slope - weights[k - 1])
    return np.array(weights)


EXERCISE = Exercise(
    notebook=2,
    reference=bends,
    stub=(
        "Weights w (K - 1,) with which a sum of ReLUs runs through K points.\n\n"
        "knots (K,), increasing, and heights (K,): the points. The curve is\n"
        "heights[0] + w[0] relu(x - knots[0]) + w[1] relu(x - knots[1]) + ...,\n"
        "straight between one knot and the next. Do not change anything."
    ),
    cases=point_cases,
    hints=(
        "Go from left to right with a pencil. Between the first two knots only the first ReLU is "
        "on, so its weight is the slope of that piece. After the second knot two are on: what "
        "slope do they have together?",
        "sₖ = (heightsₖ₊₁ − heightsₖ) / (knotsₖ₊₁ − knotsₖ) is the slope of piece k, shape "
        "(K − 1,). Up to there the weights sum to sₖ: w₀ + ... + wₖ = sₖ. So w₀ = s₀, and what is "
        "wₖ?",
        "wₖ = sₖ − sₖ₋₁: how much the slope changes at knot k. np.diff gives differences of "
        "neighbours, and with prepend=0 the first number itself comes before them.",
    ),
    why="Why does a ReLU's weight say how much the curve bends, and not how steep it is?",
    properties=(Property("through the points", runs_through_the_points),),
    mistakes=mistakes(
        ("slopes", {"np.diff(slopes, prepend=0)": "slopes"}),
        "these are the slopes of the pieces. A ReLU that is on stays on: its slope goes on beyond "
        "the next knot. So each later weight should be only the change in slope.",
        ("not-divided", {"np.diff(heights) / np.diff(knots)": "np.diff(heights)"}),
        "the rises are not divided by the distances between the knots. A slope is rise over "
        "distance, and the knots may be any distance apart.",
        ("rises", lambda knots, heights: np.diff(heights)),
        "these are the rises from knot to knot. A weight should be a slope, rise over distance, "
        "minus the slope of the ReLUs that are already on.",
        ("heights", lambda knots, heights: np.array(heights[1:])),
        "these are the heights. A ReLU's weight should be a slope: w relu(x − knot) has risen by w "
        "at a distance of 1 from its knot.",
        (
            "change-reversed",
            {"np.diff(slopes, prepend=0)": "np.append(slopes[0], slopes[:-1] - slopes[1:])"},
        ),
        "the first weight is right. The others are the slope before minus the slope after; they "
        "should be the slope after minus the slope before.",
        ("minus-the-weight-before", minus_the_weight_before),
        "the first two weights are right. From the third on, more than one ReLU is already on: "
        "subtract the slope so far, the sum of their weights.",
        (
            "minus-the-first-slope",
            {"np.diff(slopes, prepend=0)": "np.append(slopes[0], slopes[1:] - slopes[0])"},
        ),
        "the first two weights are right. From the third on, the first slope is subtracted; it "
        "should be the slope of the piece just before the knot.",
        (
            "one-distance",
            {"np.diff(heights) / np.diff(knots)": "np.diff(heights) / (knots[1] - knots[0])"},
        ),
        "every rise is divided by the distance between the first two knots. Each piece has its own "
        "distance: the knots may be any distance apart.",
        (
            "changes-added",
            {"np.diff(slopes, prepend=0)": "np.append(slopes[0], slopes[:-1] + slopes[1:])"},
        ),
        "the first weight is right. The others are the slope before plus the slope after; they "
        "should be the slope after minus the slope before.",
        ("first-0", {"np.diff(slopes, prepend=0)": "np.append(0, np.diff(slopes))"}),
        "the first weight is 0, so the curve stays level up to the second knot. The slope is 0 "
        "before the first knot, where it changes to the slope of the first piece.",
        ("height-in-front", lambda knots, heights: np.append(heights[0], bends(knots, heights))),
        "the first height comes before the weights. It is added to the sum anyway; return "
        "the K − 1 weights alone.",
        ("height-first", lambda knots, heights: np.append(heights[0], bends(knots, heights)[1:])),
        "the first weight is heights[0]. That height is added to the sum anyway; the first weight "
        "should be the slope of the first piece.",
        ("0-at-the-end", lambda knots, heights: np.append(bends(knots, heights), 0.0)),
        "the K − 1 weights are right, but a 0 follows them. The last knot needs no ReLU, because "
        "the curve ends there.",
        (
            "from-height-0",
            lambda knots, heights: np.linalg.solve(relu(knots[1:, None] - knots[:-1]), heights[1:]),
        ),
        "the sum alone runs through the later points. But heights[0] is added to it, so the sum "
        "has to rise from 0 to the heights minus heights[0].",
        ("first-missing", {"np.diff(slopes, prepend=0)": "np.diff(slopes)"}),
        "the first weight is missing. Before the first knot the slope is 0, so the first change "
        "is the first slope itself.",
        ("at-the-end", {"prepend=0": "append=0"}),
        "the changes are one place too far left: w[0] is the change at the second knot. It should "
        "be the change at the first, from a slope of 0.",
        ("flat-at-the-end", {"prepend=0": "prepend=0, append=0"}),
        "there is one weight too many, at the last knot, which makes the curve flat after it. The "
        "sum should have K − 1 ReLUs, one for each piece.",
        (
            "bend-over-distance",
            {"np.diff(slopes, prepend=0)": "np.diff(slopes, prepend=0) / np.diff(knots)"},
        ),
        "the change in slope is divided by a distance again. The ReLU itself multiplies its "
        "weight by the distance from its knot.",
        (
            "changes-of-rise-divided",
            {
                "np.diff(heights) / np.diff(knots)": "np.diff(heights)",
                "np.diff(slopes, prepend=0)": "np.diff(slopes, prepend=0) / np.diff(knots)",
            },
        ),
        "the change in rise is divided by a distance. Do it the other way round: first divide "
        "each rise by its own distance, which gives a slope, then take the change from slope to "
        "slope.",
        (
            "rise-times-distance",
            {"np.diff(heights) / np.diff(knots)": "np.diff(heights) * np.diff(knots)"},
        ),
        "the rises are multiplied by the distances. A slope is rise divided by distance.",
        ("brackets-missing", brackets_missing),
        "division goes before subtraction: without brackets only one height is divided, by one "
        "knot. A slope is a whole difference of heights divided by a whole difference of knots.",
        (
            "slopes-brackets-missing",
            lambda knots, heights: heights[1:] - heights[:-1] / knots[1:] - knots[:-1],
        ),
        "division goes before subtraction: without brackets only one height is divided, by one "
        "knot. And a weight should be only the change in slope.",
        ("empty-list", from_an_empty_list),
        "a list that is still empty has no w[k − 1]. Before the first knot the slope is 0, so the "
        "first weight should be the first slope itself.",
        ("first-height-before", {"prepend=0": "prepend=heights[0]"}),
        "all but the first weight are right. The first has heights[0] subtracted, which is a "
        "height. Subtract the slope before the first knot, which is 0.",
        ("last-slope-before", {"np.diff(slopes, prepend=0)": "slopes - np.roll(slopes, 1)"}),
        "all but the first weight are right. The first has the last slope subtracted, as happens "
        "with s[k − 1] at k = 0, and with np.roll. Before the first knot the slope is 0.",
        ("chords", lambda knots, heights: (heights[1:] - heights[0]) / (knots[1:] - knots[0])),
        "these are the slopes from the first point to each of the others. A piece runs from one "
        "point to the next, and the slopes of all ReLUs that are on add up.",
        ("added-up", {"np.diff(slopes, prepend=0)": "np.cumsum(slopes)"}),
        "the slopes are added up. It is the weights that add up to the slopes, so the weights "
        "should be differences of slopes.",
        ("upside-down", {"np.diff(heights) / np.diff(knots)": "np.diff(knots) / np.diff(heights)"}),
        "this is distance over rise. A slope is rise over distance.",
    ),
    alternatives=(in_a_loop, by_what_is_missing, as_equations, with_slices),
    worked=in_a_loop,
)
