"""Exercise of notebook 10: paired_difference, how much better b is than a, seed by seed."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.search import paired_difference


def pair_cases(rng):
    """a, b (K,): what a pair shares is large compared with the effect of b; some ties."""
    cases = []
    for K, shared, gain in [(5, 1.0, 0.1), (2, 0.5, -0.3), (10, 2.0, 0.0), (7, 0.1, 1.0)]:
        a = 10 + rng.normal(0, shared, K)
        cases.append((a, a + gain + rng.normal(0, 0.2, K)))
    a = rng.normal(0, 1, 6)
    b = a + np.array([0.5, 0.0, -0.25, 0.0, 0.75, 1.0])
    return [*cases, (a, b), (rng.random(3), rng.random(3))]


NOT_SQUARED = (
    "Deviations from the mean add up to 0: s is the root of the sum of their squares over K − 1."
)


def four_by_hand(f, rng):
    a, b = np.array([10.0, 14.0, 12.0, 11.0]), np.array([11.0, 17.0, 12.0, 11.0])  # d = 1 3 0 0
    for name, value, right in zip(
        ("mean", "error", "wins"), f(a, b), (1.0, math.sqrt(2) / 2, 2), strict=True
    ):
        if not math.isclose(float(value), right, rel_tol=1e-6):
            none = name == "error" and abs(value) < 1e-6
            cause = f" {NOT_SQUARED}" if none else ""
            return "not-squared" if none else None, (
                f"a = 10, 14, 12, 11 and b = 11, 17, 12, 11, so d = 1, 3, 0, 0: {name} is "
                f"{number(float(value))}. By hand it is {number(right)}." + cause
            )


def in_a_loop(a, b):
    d = [y - x for x, y in zip(a, b, strict=True)]
    K, mean = len(d), sum(d) / len(d)
    variance = sum((each - mean) ** 2 for each in d) / (K - 1)
    return mean, (variance / K) ** 0.5, len([each for each in d if each > 0])


def in_three_lines(a, b):
    d = b - a
    error = np.std(d, ddof=1) / np.sqrt(len(d))
    return np.mean(d), error, np.sum(d > 0)


def by_var(a, b):
    d = np.subtract(b, a)
    return np.mean(d), np.sqrt(np.var(d, ddof=1) / d.size), np.count_nonzero(b > a)


def by_the_population(a, b):
    d = b - a
    return b.mean() - a.mean(), np.std(d) / math.sqrt(len(d) - 1), np.sum(d > 0)


EXERCISE = Exercise(
    notebook=10,
    reference=paired_difference,
    worked=in_three_lines,
    stub=(
        "How much better b is than a: return the mean of the differences, its error and the wins."
        "\n\na and b (K,): one number per seed, higher is better; a[k] and b[k] had the same\n"
        "seed, K ≥ 2. d = b − a. The error is the standard error of the mean of d, with K − 1 in\n"
        "the variance. Wins is the number of seeds for which b is above a; a tie doesn't count."
    ),
    cases=pair_cases,
    returns=("mean", "error", "wins"),
    sizes={"a": "K", "b": "K"},
    hints=(
        "Subtract first, seed by seed. What is left is one list of K numbers, and all three "
        "results are about that list.",
        "d = b − a, (K,). mean = Σ d / K. s² = Σ (d − mean)² / (K − 1). error = s / √K. wins = how "
        "many of d are above 0.",
        "np.std(d, ddof=1) divides by K − 1 inside the root. np.sum(d > 0) counts.",
    ),
    why="Why may this error be far smaller than the spread of a and the spread of b?",
    properties=(Property("four by hand", four_by_hand),),
    mistakes=mistakes(
        ("a-minus-b", {"b - a": "a - b"}),
        "this is a − b: mean and wins say how much better a is than b.",
        ("sizes-of-differences", {"b - a": "np.abs(b - a)"}),
        "the differences lost their signs. Where b is worse, d should be negative.",
        (
            "sizes-but-wins-right",
            lambda a, b: (*paired_difference(a, a + np.abs(b - a))[:2], int(np.sum(b > a))),
        ),
        "mean and error are those of |b − a|: the differences lost their signs. Where b is worse, "
        "d should be negative.",
        ("mean-of-sizes", {"d.mean()": "np.abs(d).mean()"}),
        "the mean is that of |d|: the differences lost their signs. Where b is worse, d should be "
        "negative.",
        ("in-shares-of-a", {"b - a": "(b - a) / a"}),
        "this is (b − a) / a, in shares of a. The exercise asks for the difference itself.",
        ("not-squared", lambda a, b: (*paired_difference(a, b)[:1], 0.0, int(np.sum(b > a)))),
        f"your error comes out as 0. {NOT_SQUARED}",
        ("ddof-0", {"ddof=1": "ddof=0"}),
        "the error is too small: its variance was divided by K. Divide it by K − 1, because the "
        "mean was taken from the same K numbers.",
        ("without-root-k", {"/ np.sqrt(len(d))": ""}),
        "the error is the spread of d, from seed to seed. The error of the mean of K seeds is "
        "smaller by √K.",
        ("spread-ddof-0", {"d.std(ddof=1) / np.sqrt(len(d))": "d.std()"}),
        "two things are wrong. The error is the spread of d, not divided by √K. And its variance "
        "was divided by K in place of K − 1.",
        ("divided-by-k", {"np.sqrt(len(d))": "len(d)"}),
        "the spread was divided by K. The error of a mean is the spread divided by √K.",
        ("root-of-k-minus-1", {"np.sqrt(len(d))": "np.sqrt(len(d) - 1)"}),
        "K − 1 was taken twice: in the variance, where it belongs, and under the root, in place "
        "of K.",
        ("variance", {"d.std(ddof=1) / np.sqrt(len(d))": "d.var(ddof=1) / len(d)"}),
        "the error is s² / K. It should be the root of that, s / √K.",
        ("variance-over-root-k", {"d.std(ddof=1)": "d.var(ddof=1)"}),
        "the error is s² / √K, with the variance in place of its root. It should be s / √K.",
        ("unpaired", {"d.std(ddof=1)": "np.sqrt(a.var(ddof=1) + b.var(ddof=1))"}),
        "the error is that of two means that share no seed: the spread of a and that of b. What "
        "a pair shares should drop out: take the spread of d.",
        ("spread-of-b", {"d.std(ddof=1)": "b.std(ddof=1)"}),
        "the error was taken from b. It should be that of the differences.",
        ("difference-of-errors", {"d.std(ddof=1)": "abs(b.std(ddof=1) - a.std(ddof=1))"}),
        "the errors of a and of b were subtracted. Subtract the numbers first, and take the error "
        "of what is left.",
        ("errors-spread", {"d.std(ddof=1)": "np.mean(np.abs(d - d.mean()))"}),
        "the error was made from the mean distance from the mean. It should be made from s, the "
        "root of the sum of squared deviations over K − 1.",
        ("twice-the-error", {"d.std(ddof=1)": "1.96 * d.std(ddof=1)"}),
        "this is 1.96 times the standard error, half of a 95% interval. The exercise asks for "
        "the standard error alone.",
        ("sorted-apart", {"b - a": "np.sort(b) - np.sort(a)"}),
        "a and b were sorted, each by itself, and the pairs are lost: a[k] and b[k] belong to one "
        "seed.",
        ("in-shares-of-b", {"b - a": "(b - a) / b"}),
        "this is (b − a) / b, in shares of b. The exercise asks for the difference itself.",
        ("in-errors", {"d.mean()": "d.mean() / (d.std(ddof=1) / np.sqrt(len(d)))"}),
        "the first number is the mean divided by its error. The exercise asks for each by itself.",
        ("ties-half", {"int((d > 0).sum())": "float((d > 0).sum() + (d == 0).sum() / 2)"}),
        "a tie counts as half a win. Where d is 0 neither is better, and the seed should not "
        "count.",
        ("wins-less-losses", {"int((d > 0).sum())": "int(np.sign(d).sum())"}),
        "seeds for which a is above b were subtracted. wins should count only those for which b is "
        "above a.",
        ("every-pair", {"int((d > 0).sum())": "int((b[:, None] > a).sum())"}),
        "every b was compared with every a. Only a[k] and b[k], which had the same seed, are a "
        "pair.",
        ("above-the-mean", {"int((d > 0).sum())": "int((b > a.mean()).sum())"}),
        "wins counts how often b is above the mean of a. Compare b[k] with a[k], seed by seed.",
        ("ties-win", {"d > 0": "d >= 0"}),
        "ties are counted as wins. Where d is 0 neither is better.",
        ("losses-counted", {"d > 0": "d < 0"}),
        "wins counts the seeds for which a is above b. It should count those for which b is above "
        "a.",
        ("share-of-wins", {"int((d > 0).sum())": "float((d > 0).mean())"}),
        "wins is a share. The exercise asks for the number of seeds.",
        ("list-of-wins", {"int((d > 0).sum())": "d > 0"}),
        "wins says for each seed whether b is above a. The exercise asks for their number.",
        (
            "list-of-wins-and-s-over-k",
            {"np.sqrt(len(d))": "len(d)", "int((d > 0).sum())": "d > 0"},
        ),
        "two things: wins says for each seed whether b is above a, and should be their number; "
        "and the error is s / K. It should be s / √K.",
        (
            "list-of-wins-and-ddof-0",
            {"ddof=1": "ddof=0", "int((d > 0).sum())": "d > 0"},
        ),
        "two things: wins says for each seed whether b is above a, and should be their number; "
        "and the variance was divided by K. Divide it by K − 1.",
        (
            "list-of-wins-and-the-spread",
            {"/ np.sqrt(len(d))": "", "int((d > 0).sum())": "d > 0"},
        ),
        "two things: wins says for each seed whether b is above a, and should be their number; "
        "and the error is s. It should be s / √K.",
        ("median", {"d.mean()": "np.median(d)"}),
        "the first number is the median of d. The exercise asks for the mean.",
        ("sum", {"d.mean()": "d.sum()"}),
        "the first number is the sum of d. The exercise asks for the mean.",
    ),
    alternatives=(in_three_lines, in_a_loop, by_var, by_the_population),
)
