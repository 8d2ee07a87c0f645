"""Exercise of notebook 13: r_squared, how much better than the mean."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, spread
from mlpkit.own_data.measures import r_squared


def number_cases(rng):
    """targets, predicted (N,): good and bad ones, some worse than the mean, all with a bias."""
    cases = []
    for N, off, noise in [(5, 1, 0.5), (2, 0.5, 0.3), (9, -2, 1), (6, 8, 3), (12, 0.5, 4)]:
        targets = rng.normal(10, 3, N)
        targets[0] += 2  # so that two are never equal
        cases.append((targets, targets + off + rng.normal(0, noise, N)))
    targets = spread(rng, 7)
    return [*cases, (targets, 0.5 * targets + rng.normal(3, 1, 7))]


def three_by_hand(f, rng):
    value = float(f(np.array([1.0, 2.0, 6.0]), np.array([2.0, 2.0, 4.0])))
    if not math.isclose(value, 9 / 14, rel_tol=1e-6):
        return (
            "targets 1, 2, 6 have the mean 3, and are off from it by −2, −1, 3: 14 in squares. "
            "Predicted as 2, 2, 4 they are off by −1, 0, 2: 5 in squares. R² is 1 − 5/14 = 0.643, "
            f"and here it is {number(value)}."
        )


def in_a_loop(targets, predicted):
    mean = sum(targets) / len(targets)
    left, whole = 0.0, 0.0
    for target, guess in zip(targets, predicted, strict=True):
        left += (target - guess) ** 2
        whole += (target - mean) ** 2
    return 1 - left / whole


def by_variance(targets, predicted):
    return 1 - np.mean((predicted - targets) ** 2) / np.var(targets)


def by_difference(targets, predicted):
    off, rest = targets - targets.mean(), targets - predicted
    return (off @ off - rest @ rest) / (off @ off)


def explained_variance(targets, predicted):
    return 1 - np.var(targets - predicted) / np.var(targets)


def squared_correlation(targets, predicted):
    return np.corrcoef(targets, predicted)[0, 1] ** 2


def correlation(targets, predicted):
    return np.corrcoef(targets, predicted)[0, 1]


def spread_of_predictions(targets, predicted):
    mean = np.mean(targets)
    return np.sum((predicted - mean) ** 2) / np.sum((targets - mean) ** 2)


def of_distances(targets, predicted):
    mean = np.mean(targets)
    return 1 - np.sum(np.abs(targets - predicted)) / np.sum(np.abs(targets - mean))


EXERCISE = Exercise(
    notebook=13,
    reference=r_squared,
    worked=in_a_loop,
    stub=(
        "Return R²: 1 − Σ (targets − predicted)² / Σ (targets − their mean)², a number.\n\n"
        "targets and predicted are (N,), floats; the mean is that of these targets."
    ),
    cases=number_cases,
    sizes={"targets": "N", "predicted": "N"},
    hints=(
        "Compare two sums of squares: how far off the predictions are, and how far off you would "
        "be if you always said the mean of the targets.",
        "left = Σ (targets − predicted)²; whole = Σ (targets − mean)²; R² = 1 − left / whole. Both "
        "sums run over all N, and both are about targets.",
        "np.sum((targets - predicted) ** 2) is the first. For the second put np.mean(targets) in "
        "the place of predicted.",
    ),
    why="What does it say of a model that R² is below 0 on validation rows?",
    properties=(Property("three by hand", three_by_hand),),
    mistakes=mistakes(
        ("about-zero", {"targets - np.mean(targets)": "targets"}),
        "the second sum is Σ targets²: how far they are from 0. It is how far they are from their "
        "mean.",
        ("about-the-predictions", {"np.mean(targets)": "np.mean(predicted)"}),
        "the second sum is about the mean of the predictions. It is about the mean of the targets: "
        "what one would say without a model.",
        ("about-the-median", {"np.mean(targets)": "np.median(targets)"}),
        "the second sum is about the median of the targets. It is about their mean.",
        (
            "spread-of-predicted",
            {"(targets - np.mean(targets))": "(predicted - np.mean(predicted))"},
        ),
        "the second sum is the spread of the predictions. It is that of the targets; the two "
        "arguments can't change places.",
        ("sign-turned", {"1 - left / whole": "left / whole - 1"}),
        "the sign is turned: this is the ratio − 1, and it is 1 − the ratio.",
        ("added", {"1 - left": "1 + left"}),
        "the ratio was added to 1. It is taken off: what is left unexplained makes R² smaller.",
        ("ratio-alone", {"1 - left / whole": "left / whole"}),
        "this is the ratio, the share that is left unexplained. R² is 1 − that.",
        ("upside-down", {"left / whole": "whole / left"}),
        "the fraction is upside down: the squares that are left stand above, those about the mean "
        "below.",
        ("not-squared", {"(targets - predicted) ** 2": "(targets - predicted)"}),
        "the differences of the first sum are not squared, so those above and below cancel.",
        ("squared-sum", {"np.sum((targets - predicted) ** 2)": "np.sum(targets - predicted) ** 2"}),
        "in the first sum the differences were added up and then squared. Square each, and add up "
        "then.",
        (
            "mean-over-sum",
            {"np.sum((targets - predicted) ** 2)": "np.mean((targets - predicted) ** 2)"},
        ),
        "a mean of squares was divided by a sum of squares. Both are sums, or both are means.",
        (
            "sum-over-variance",
            {"np.sum((targets - np.mean(targets)) ** 2)": "np.var(targets)"},
        ),
        "a sum of squares was divided by the variance, which is a mean of squares. Both are sums, "
        "or both are means.",
        ("n-minus-1", {"left / whole": "left / len(targets) / (whole / (len(targets) - 1))"}),
        "the mean of the squares above has N, the variance below N − 1, as np.var(…, ddof=1) and "
        "pandas have it. Both have the same number: it drops out.",
        ("roots", {"left / whole": "np.sqrt(left / whole)"}),
        "this is 1 − the root of the ratio, a ratio of distances. R² is made of squares.",
        ("distances", of_distances),
        "the differences were made positive, and not squared. R² is made of squares.",
        ("clipped", {"1 - left / whole": "max(0.0, 1 - left / whole)"}),
        "where the model is worse than the mean 0 came back. R² is below 0 there, and that should "
        "be seen.",
        ("percent", {"1 - left / whole": "100 * (1 - left / whole)"}),
        "this is R² in percent. As a number it is 1 at best.",
        ("squared-error", {"1 - left / whole": "left / len(targets)"}),
        "this is the mean squared error. Divide by that of the mean, and take it off 1.",
        ("bias-forgiven", explained_variance),
        "the mean of the errors was taken off before they were squared, so a model that is always "
        "2 too high is not blamed for it. Square the errors as they are.",
        ("squared-correlation", squared_correlation),
        "this is the squared correlation. It is the same for predictions that are ten times too "
        "large; R² blames them.",
        ("correlation", correlation),
        "this is the correlation. It is the same for predictions that are ten times too large; R² "
        "blames them.",
        ("share-of-spread", spread_of_predictions),
        "this is the spread of the predictions as a share of that of the targets. That is R² only "
        "of least squares on its own training rows.",
    ),
    alternatives=(
        in_a_loop,
        by_variance,
        by_difference,
        lambda targets, predicted: r_squared(np.float32(targets), np.float32(predicted)),
    ),
)
