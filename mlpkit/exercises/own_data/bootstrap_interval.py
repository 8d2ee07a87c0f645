"""Exercise of notebook 13: bootstrap_interval, how far a mean may be off.

There are two different values, so a draw's mean is one of N + 1 numbers. In each case either end is
so surely one of them (by 5.4 standard errors of a share of the draws or more) that every right
answer returns the same two, whatever it draws and however it computes percentiles.
"""

import copy
import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.regularization.cases import fresh
from mlpkit.own_data.measures import bootstrap_interval

FACTS = "anew", "from rng", "of one draw"


def value_cases(rng):
    """values (N,), k of which are high, rng, level, draws."""
    return [
        (two_kinds(N, k, rng), fresh(rng), level, draws)
        for N, k, level, draws in [
            (4, 2, 0.98, 250),
            (5, 1, 0.7, 500),
            (3, 2, 0.98, 400),
            (6, 3, 0.55, 400),
        ]
    ]


def observed(f, values, rng, level, draws):
    """How many parts, low, high; FACTS on a second call, one with a copy of rng, and one draw."""
    result = f(values, rng, level, draws)
    if result is None:
        return None
    if not two_numbers(result):
        parts = parts_of(result)
        return (0 if parts == 2 else parts, 0.0, 0.0, False, False, False)
    return (2, *map(float, result), *draws_of(f, rng))


def draws_of(f, rng):
    """FACTS about the draws from rng."""
    same = copy.deepcopy(rng)
    one, again, other = (f(np.arange(16.0) ** 1.5, r, 0.8, 20) for r in (rng, same, rng))
    low, high = f(np.arange(16.0), rng, 0.8, 1)
    anew = not np.allclose(one, other)  # means of all N values differ by rounding alone
    return anew, tuple(one) == tuple(again), math.isclose(low, high)


def two_numbers(result):
    return parts_of(result) == 2 and all(map(is_number, result))


def is_number(value):
    return np.ndim(value) == 0 and np.asarray(value).dtype.kind in "fiu"


def parts_of(result):
    """How many parts a result has; 1 if it has no parts."""
    return len(result) if isinstance(result, (tuple, list)) or np.ndim(result) == 1 else 1


def a_pair(f, rng):
    result = f(rng.normal(size=6), fresh(rng), 0.8, 20)
    if not two_numbers(result):
        count = parts_of(result)
        came = "one thing" if count == 1 else f"{count} things"
        what = "two things that are not numbers" if count == 2 else came
        return f"{what} came back; the exercise asks for two numbers, low and high."


def two_kinds(N, k, rng):
    """(N,): k of them higher than the others, in random order."""
    return rng.permutation(rng.uniform(-3, 3) + rng.uniform(1, 5) * (np.arange(N) < k))


def two_0_and_one_3(f, rng):
    """All three are 3 in one draw of 27: in 74 of 2,000; 20 are enough, 6 standard errors less."""
    values = rng.permutation([0.0, 0.0, 3.0])
    low, high = map(float, f(values, fresh(rng), 0.98, 2_000))
    if math.isclose(low, 0, abs_tol=1e-6) and math.isclose(high, 3, rel_tol=1e-6):
        return None
    told = (
        "three values drawn from 0, 0 and 3 are 3, 3, 3 in 4 draws of 100, and 0, 0, 0 in 30. At "
        f"the level 0.98 the interval should go from 0 to 3. Here it goes from {number(low)} to "
        f"{number(high)}"
    )
    found = about_1(low, high, lambda level: f(values, fresh(rng), level, 2_000))
    return (found[0], f"{told}: {found[1]}.") if found else f"{told}."


def about_1(low, high, interval):
    """(slug, clause) of an interval at a level of 0.98 that goes by the mean, 1; or None."""
    half = (high - low) / 2
    if abs(low + 1) < 0.2 and abs(high - 2) < 0.2:
        return "pivotal", "0 and 3 mirrored about the mean, 1"
    if abs(low + high - 2) > 0.2:
        return None
    if half < 1e-6:
        return "without-replacement", "all means are equal, as if each draw had each value once"
    if half < 0.2:
        return "draws-sized", "ends far too close, as if a draw had more than three values"
    low, high = map(float, interval(0.5))
    if high - low > 1.6 * half:
        return "errors-of-95", (
            "the mean, 1, minus and plus a number of standard errors, and at the level 0.5 too. "
            "That number does not depend on level"
        )
    return "normal-interval", (
        "as far below the mean, 1, as above, as if the means were normally distributed"
    )


def drawn_from_rng(f, rng):
    told = (
        "two calls with one rng gave the same interval. Draw from it.",
        "two generators in the same state gave different intervals. Draw from the rng that comes "
        "in, or no number can be repeated.",
        "with draws = 1 there is one mean, and both ends should equal it. Here they differ, as if "
        "the number of draws were typed in.",
    )
    found = zip(draws_of(f, fresh(rng)), told, strict=True)
    return next((sentence for as_it_should, sentence in found if not as_it_should), None)


def in_a_loop(values, rng, level=0.95, draws=1_000):
    means = []
    for _ in range(draws):
        drawn = rng.choice(values, len(values))
        means.append(sum(drawn) / len(drawn))
    means.sort()
    outside = int((1 - level) / 2 * draws)
    return means[outside], means[draws - 1 - outside]


def at_once(values, rng, level=0.95, draws=1_000):
    places = rng.integers(len(values), size=(draws, len(values)))
    means = values[places].mean(axis=1)
    tail = 100 * (1 - level) / 2
    return np.percentile(means, tail), np.percentile(means, 100 - tail)


def by_counts(values, rng, level=0.95, draws=1_000):
    N = len(values)
    means = rng.multinomial(N, np.full(N, 1 / N), size=draws) @ values / N
    return np.quantile(means, (1 - level) / 2), np.quantile(means, (1 + level) / 2)


def drawn_means(values, rng, draws, size=None):
    return np.array([np.mean(rng.choice(values, size or len(values))) for _ in range(draws)])


def about_the_mean(factor, spread=np.std):
    """The mean of values ± a factor, from level, times the spread of the draws' means."""

    def wrong(values, rng, level=0.95, draws=1_000):
        half = factor(level) * spread(drawn_means(values, rng, draws))
        return np.mean(values) - half, np.mean(values) + half

    return wrong


def normal(level):
    """How many standard deviations of a normal distribution contain a share of `level`."""
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + level) / 2)


def pivotal(values, rng, level=0.95, draws=1_000):
    low, high = bootstrap_interval(values, rng, level, draws)
    return 2 * np.mean(values) - high, 2 * np.mean(values) - low


def draws_sized(values, rng, level=0.95, draws=1_000):
    means = drawn_means(values, rng, len(values), draws)
    return np.quantile(means, (1 - level) / 2), np.quantile(means, (1 + level) / 2)


def from_a_generator_of_its_own(seed):
    return lambda values, rng, level=0.95, draws=1_000: bootstrap_interval(
        values, np.random.default_rng(seed), level, draws
    )


DRAWN = "rng.integers(N, size=N)"
ENDS = "[outside, 1 - outside]"

EXERCISE = Exercise(
    notebook=13,
    reference=bootstrap_interval,
    extra=True,
    worked=in_a_loop,
    stub=(
        "Return (low, high), the percentile bootstrap's interval for the mean of values.\n\n"
        "values (N,): one number for each row that judged, such as 1 for right and 0 for\n"
        "wrong. `draws` times, draw N of them from rng, with replacement, and take their\n"
        "mean. low and high are the percentiles that leave (1 - level) / 2 of these means out\n"
        "on either side."
    ),
    cases=value_cases,
    run=observed,
    returns=("parts", "low", "high", *FACTS),
    sizes={"values": "N"},
    hints=(
        "Other rows would have given a different mean. You have no other rows. But if you draw N "
        "from your own, some twice and some never, the mean of the draw is about as far from your "
        "mean as your mean is from the truth.",
        "Keep a list of `draws` means, each of N values drawn with replacement. With a level of "
        "0.95, 2.5% of the means are below low, and 2.5% above high.",
        "values[rng.integers(N, size=N)] is one draw. np.quantile(means, [q, 1 - q]) returns both "
        "ends. There q is a share; np.percentile takes percent.",
    ),
    why="Ten pictures each of twenty people: why would an interval from 200 values be too narrow?",
    properties=(
        Property("two numbers", a_pair),
        Property("two 0 and one 3", two_0_and_one_3),
        Property("drawn from rng", drawn_from_rng),
    ),
    mistakes=mistakes(
        ("without-replacement", {DRAWN: "rng.permutation(N)"}),
        "each draw has each of the N values once, in a different order, so all means are equal. "
        "Draw with replacement: some values come twice, others never.",
        ("half-size", {DRAWN: "rng.integers(N, size=(N + 1) // 2)"}),
        "a draw has half as many values as there are, so the means are too far apart. Draw N "
        "values: the mean in question is that of N values.",
        ("one-less", {DRAWN: "rng.integers(N, size=N - 1)"}),
        "a draw has N − 1 values. Draw N values: the mean in question is that of N values.",
        ("single-values", {DRAWN: "rng.integers(N, size=1)"}),
        "a draw has one value, so this says where single values are. Draw N values and take their "
        "mean.",
        ("draws-sized", draws_sized),
        "N and draws are exchanged: these are N means of `draws` values each, which are far too "
        "close together. There should be `draws` means of N values.",
        ("percentiles-of-values", {"quantile(means": "quantile(values"}),
        "these are percentiles of the values: they say where single rows are. Take percentiles of "
        "the draws' means.",
        ("normal-interval", about_the_mean(normal)),
        "this is the mean minus and plus a number of standard errors, as if the means were "
        "normally distributed, and so the same on both sides. Take the percentiles of the draws' "
        "means.",
        ("errors-of-95", about_the_mean(lambda level: 1.96)),
        "this is the mean minus and plus 1.96 standard errors, whatever level says. Take the "
        "percentiles of the draws' means.",
        ("pivotal", pivotal),
        "the ends are mirrored about the mean: that is the pivotal interval, 2 mean − high to 2 "
        "mean − low, a different bootstrap. The exercise asks for the percentiles themselves.",
        ("one-tail", {"(1 - level) / 2": "1 - level"}),
        "all of 1 − level is left out on each side, twice as much as it should be. Leave out half "
        "of it on each side: (1 − level) / 2.",
        ("always-95", {"(1 - level) / 2": "0.025"}),
        "this is the 95% interval, whatever level says.",
        ("from-the-lowest", {ENDS: "[0, level]"}),
        "the interval goes from the lowest mean to the percentile of `level`: all that is left out "
        "is above it. Leave out half of it on either side.",
        ("lowest-and-highest", {ENDS: "[0, 1]"}),
        "these are the lowest and the highest of the means, whatever level says; more draws would "
        "move them apart. Take percentiles.",
        ("shares-as-percent", {"np.quantile": "np.percentile"}),
        "np.percentile takes percent: 0.025 is a fortieth of one percent there. Give it 2.5, or "
        "use np.quantile.",
        ("high-first", {"return low, high": "return high, low"}),
        "the higher end came first. It should be (low, high).",
        ("about-zero", {"quantile(means": "quantile(np.array(means) - np.mean(values)"}),
        "the mean was subtracted, so this says how far off the mean may be. The exercise asks "
        "between which two numbers it lies.",
        ("median", {f"values[{DRAWN}].mean()": f"np.median(values[{DRAWN}])"}),
        "these are percentiles of the draws' medians. Take the mean of each draw.",
        ("sum", {".mean()": ".sum()"}),
        "these are percentiles of the draws' sums. Take the mean of each draw.",
        ("width", {"return low, high": "return high - low"}),
        "one number came back, the width. The exercise asks for both ends.",
        ("draws-ignored", {"range(draws)": "range(400)"}),
        "the number of draws is the same, whatever draws says.",
        ("own-generator", from_a_generator_of_its_own(0)),
        "every call gives the same interval: a generator made inside the function starts afresh "
        "each time. Draw from the rng that comes in.",
        ("other-generator", from_a_generator_of_its_own(None)),
        "nothing is drawn from the rng that comes in, so no number can be repeated.",
    ),
    alternatives=(in_a_loop, at_once, by_counts),
)
