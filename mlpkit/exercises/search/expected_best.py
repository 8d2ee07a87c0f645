"""Exercise of notebook 10: expected_best, what a shorter search would have found on average."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.search import expected_best


def search_results(rng):
    """losses (n,), draws: with equal losses, a single one, as many draws as losses, and more."""
    cases = []
    for n, draws in [(6, 2), (9, 1), (5, 5), (1, 3), (12, 4), (4, 30)]:
        losses = rng.normal(0, 2, n) + 5
        losses[-1] = losses[0]
        cases.append((losses, draws))
    return [*cases, (np.array([1000.0, 0.0, 3.0, -1.0]), 3)]


def two_of_two(f, rng):
    value = float(f(np.array([4.0, 0.0]), 2))
    if value == value and value != float(f(np.array([4.0, 0.0]), 2)):
        return "drawn-at-random", (
            "asked twice, it returned two different numbers: something is drawn. The mean over "
            "all ways to draw can be computed without chance."
        )
    if not math.isclose(value, 1.0, rel_tol=1e-6):
        return (
            "two draws from 4 and 0 are 4 4, 4 0, 0 4 or 0 0, all equally likely. The lowest is "
            f"4 once and 0 three times: 1 on average. You returned {number(value)}."
            + (" Was it drawn at random?" if abs(value - 1) < 0.1 else "")
            + (" A loss that was drawn may be drawn again." if value == 0 else "")
        )


def equal_losses(f, rng):
    value = float(f(np.full(3, 2.0), 2))
    if not math.isclose(value, 2.0, rel_tol=1e-6):
        return (
            f"where all losses are 2, the lowest of two draws is 2. You returned {number(value)}. "
            "Do the weights of the losses add up to 1?"
        )


def value_by_value(losses, draws):
    values, n, mean = sorted(losses), len(losses), 0.0
    for i in range(n):
        none_below = ((n - i) / n) ** draws
        all_above = ((n - i - 1) / n) ** draws
        mean += values[i] * (none_below - all_above)
    return mean


def by_steps(losses, draws):
    """The lowest value plus each step up, weighted by the probability that all draws are above."""
    values, n = np.sort(losses), len(losses)
    above = (np.arange(n - 1, 0, -1) / n) ** draws
    return values[0] + np.sum(np.diff(values) * above)


def from_the_top(losses, draws):
    values, n = np.sort(losses)[::-1], len(losses)
    ranks = np.arange(1, n + 1)
    return float(np.sum(values * ((ranks / n) ** draws - ((ranks - 1) / n) ** draws)))


def without_replacement(losses, draws):
    n, k = len(losses), min(draws, len(losses))
    ways = [math.comb(n - i - 1, k - 1) / math.comb(n, k) for i in range(n)]
    return float(np.sort(losses) @ np.array(ways))


def drawn_a_thousand_times(losses, draws):
    rng = np.random.default_rng(0)
    return float(np.mean([min(rng.choice(losses, draws)) for _ in range(1000)]))


def each_in_turn(losses, draws):
    """Consecutive blocks of `draws` losses, in the given order."""
    blocks = [losses[k : k + draws] for k in range(0, len(losses), draws)]
    return float(np.mean([np.min(block) for block in blocks]))


def each_multiset(losses, draws):
    """All multisets of k losses as equally likely."""
    values, n = np.sort(losses), len(losses)
    ways = [math.comb(n - i + draws - 2, draws - 1) for i in range(n)]
    return float(values @ np.array(ways, float) / sum(ways))


def this_and_none_below(losses, draws):
    values, n = np.sort(losses), len(losses)
    return float(values @ ((n - np.arange(n)) / n) ** (draws - 1) * draws / n)


def equal_ones_twice(losses, draws):
    losses = np.asarray(losses)
    not_below = np.array([np.mean(losses >= loss) for loss in losses]) ** draws
    above = np.array([np.mean(losses > loss) for loss in losses])
    return float(losses @ (not_below - above**draws))


def geometric(losses, draws):
    values, n = np.sort(losses), len(losses)
    weights = (1 - 1 / n) ** np.arange(n)
    return float(values @ weights / weights.sum())


def running(losses, draws):
    windows = [losses[k : k + draws] for k in range(max(len(losses) - draws + 1, 1))]
    return float(np.mean([np.min(window) for window in windows]))


EXERCISE = Exercise(
    notebook=10,
    reference=expected_best,
    worked=value_by_value,
    extra=True,
    stub=(
        "How low is the lowest of `draws` trials on average, each drawn at random from losses?\n\n"
        "losses (n,) are those of a longer search, in any order; the lowest is the best. Each of\n"
        "the draws takes one of the n, all equally likely, and may take one that was taken\n"
        "before. Return the mean of the lowest over all ways to draw, a number without chance."
    ),
    cases=search_results,
    hints=(
        "Sort the losses. When is the i-th the lowest of the draws? None of the draws may be below "
        "it, and not all of them may be above it.",
        "With l₁ ≤ … ≤ lₙ and k draws: none is below lᵢ with probability ((n − i + 1) / n)ᵏ, all "
        "are above it with probability ((n − i) / n)ᵏ. The mean is Σᵢ lᵢ · (the first − the "
        "second).",
        "np.sort, and np.arange for i. With i counted from 0, as Python does, the two are "
        "((n − i) / n) ** draws and ((n − i − 1) / n) ** draws.",
    ),
    why="How would you use this to plot the best loss against the number of trials?",
    properties=(
        Property("equal losses", equal_losses),
        Property("two of two", two_of_two),
    ),
    mistakes=mistakes(
        ("without-replacement", without_replacement),
        "this is for draws that take each loss at most once. Here a loss that was taken may be "
        "taken again.",
        ("first-of-the-list", lambda losses, draws: float(np.min(losses[:draws]))),
        "this is the lowest of the first `draws` losses: one search that happened. The exercise "
        "asks for the mean over all ways to draw.",
        ("highest", {"losses @": "losses[::-1] @"}),
        "this is the mean of the highest loss in the draws. A lower loss is better.",
        (
            "not-sorted",
            {"np.sort(np.asarray(losses, dtype=float))": "np.asarray(losses, dtype=float)"},
        ),
        "the weights are right, but the losses were not sorted. The first weight belongs to the "
        "lowest loss.",
        ("mean-of-the-lowest", lambda losses, draws: float(np.mean(np.sort(losses)[:draws]))),
        "this is the mean of the `draws` lowest losses. The exercise asks for the mean of the "
        "lowest of `draws` draws.",
        ("lowest-of-all", lambda losses, draws: float(np.min(losses))),
        "this is the lowest of all losses, whatever draws is. Few draws often miss it.",
        (
            "one-late",
            {"np.arange(len(losses), -1, -1)": "np.arange(len(losses) - 1, -2, -1).clip(0)"},
        ),
        "every weight is that of the next loss, and they don't add up to 1. With i counted from "
        "0, n − i losses are not below the i-th.",
        ("none-below-alone", {"-np.diff(none_below)": "none_below[:-1]"}),
        "the weights add up to more than 1: they say how likely it is that no draw is below a "
        "loss. Subtract the probability that all draws are above it.",
        (
            "at-least-once",
            {
                "losses @ -np.diff(none_below)": (
                    "np.sum(losses) * (1 - (1 - 1 / len(losses)) ** draws)"
                )
            },
        ),
        "each loss was weighted by how likely it is to be drawn at all. It should count only "
        "where no draw is below it.",
        (
            "product-for-power",
            {
                "(np.arange(len(losses), -1, -1) / len(losses)) ** draws": (
                    "np.minimum(np.arange(len(losses), -1, -1) / len(losses) * draws, 1)"
                )
            },
        ),
        "the share was multiplied by draws. The probability that all of k draws are above a loss "
        "is the probability for one draw, to the power of k.",
        ("each-value-once", lambda losses, draws: expected_best(np.unique(losses), draws)),
        "two losses that are equal were counted as one, as np.unique does. All n losses are "
        "equally likely to be drawn.",
        ("equal-ones-twice", equal_ones_twice),
        "where two losses are equal, the weights add up to more than 1: the weight of a value was "
        "given to each of them. Go by index in the sorted list, not by value.",
        ("orders-forgotten", each_multiset),
        "each combination counts once, whatever the order in which it is drawn. But (4, 0) and (0, "
        "4) are two ways to draw, and all nᵏ ways are equally likely.",
        ("each-of-k", this_and_none_below),
        "the weight of a loss is k / n times the chance that the other draws are not below it. So "
        "a case in which it is drawn twice is counted twice.",
        (
            "normalized",
            lambda losses, draws: float(
                np.sort(losses)
                @ (w := (np.arange(len(losses), 0, -1) / len(losses)) ** (draws - 1))
                / w.sum()
            ),
        ),
        "the weights add up to 1, but they are ((n − i + 1) / n) to the power of k − 1. The "
        "probability that the i-th is the lowest is a difference of two k-th powers.",
        ("geometric", geometric),
        "the weights fall by the same factor from loss to loss, whatever draws is. They should "
        "depend on the number of draws.",
        (
            "quantile",
            lambda losses, draws: float(np.quantile(losses, 1 / (draws + 1))),
        ),
        "this is a quantile of the losses, which comes near if there are many losses. The "
        "exercise asks for the mean over all ways to draw.",
        ("drawn-at-random", drawn_a_thousand_times),
        "this is close: it is a mean over searches drawn at random. The mean over all ways to draw "
        "can be computed without chance.",
        ("cut-into-blocks", each_in_turn),
        "the losses were cut into blocks as they came, and the lowest loss of each was taken. "
        "There are many more ways to draw.",
        ("windows", running),
        "the lowest loss of each run of neighbours was taken. There are many more ways to draw.",
    ),
    alternatives=(value_by_value, by_steps, from_the_top),
    passes=("counts: losses.size as losses.size + 1",),  # the count is only compared with 0
)
