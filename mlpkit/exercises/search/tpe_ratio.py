"""Exercise of notebook 10: tpe_ratio, how much denser the good trials are than the rest."""

import math
from dataclasses import dataclass

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.search.tpe import Bumps

LOW = -4.0
HIGH = 1.0
DIVERGED = 1000.0  # stands for nan in the cases, which must be finite; the function gets nan


@dataclass(frozen=True)
class Density:
    """density(trials, x): how dense trials (K,) are at x (M,)."""

    def __call__(self, trials, x):
        return Bumps(np.asarray(trials, dtype=float), LOW, HIGH)(x)


def tpe_ratio(x, tried, losses, density):
    """The density of the good trials at x (M,), divided by that of the rest."""
    order = np.argsort(losses)  # nan last
    count = math.ceil(len(tried) / 10)
    good, rest = tried[order[:count]], tried[order[count:]]
    return density(good, x) / density(rest, x)


def trial_cases(rng):
    """x (M,), tried (N,), losses (N,), density: 1 to 4 good, some diverged, some losses below 0."""
    cases = []
    for N, M, diverged in [(20, 24, 4), (35, 3, 0), (12, 5, 3), (6, 1, 2), (2, 4, 0), (24, 2, 0)]:
        tried = rng.uniform(LOW + 0.1, HIGH - 0.1, N)
        lowest = 0.3 if N == 6 else -0.8  # positive, so that a nan counted as 0 would be the best
        losses = rng.permutation(np.linspace(lowest, 2.4, N)) + rng.uniform(0, 0.01, N)
        losses[rng.permutation(np.argsort(losses)[N // 2 :])[:diverged]] = DIVERGED
        cases.append((rng.uniform(LOW, HIGH, M), tried, losses, Density()))
    return cases


def with_nan(f, x, tried, losses, density):
    given = np.where(losses == DIVERGED, np.nan, losses)
    ratios = f(x, tried, given, density)
    losses[:] = np.where(np.isnan(given), DIVERGED, given)  # so that a change of the input shows
    return ratios


class Noting(Density):
    """A density that notes the trials it gets, in order."""

    def __init__(self):
        object.__setattr__(self, "got", [])

    def __call__(self, trials, x):
        self.got.append(sorted(np.ravel(np.asarray(trials, dtype=float)).round(6).tolist()))
        return super().__call__(trials, x)


def who_is_good(f, rng):
    """Of eleven trials the two best are good, and the one that diverged is among the others."""
    tried = np.linspace(-3, 0, 11).round(1)
    losses = np.array([0.9, 0.8, 0.4, np.nan, 0.3, 0.5, 0.6, 0.7, 1.1, 1.2, 1.0])
    density = Noting()
    f(np.array([-1.0, -2.0]), tried.copy(), losses.copy(), density)
    good = sorted(tried[[2, 4]].tolist())
    rest = sorted(set(tried.tolist()) - set(good))
    if len(density.got) >= 2 and not any(trials == good for trials in density.got):
        fewest = min(density.got, key=len)
        if fewest == [2.0, 4.0]:
            return (
                "density got 2 and 4, the indices of the good trials. It should get the places "
                "that were tried: tried[…]."
            )
        if not fewest:
            return (
                "none of 11 trials, one of which diverged, was counted as good, so density got no "
                "trial. (A quantile of losses with nan is nan, and no loss is below nan.) Order "
                "the trials by loss; np.argsort puts nan last."
            )
        return (
            f"the two of 11 trials with losses 0.3 and 0.4, at {listed(good)}, are good. density "
            f"got {listed(fewest)}."
        )
    if len(density.got) >= 2 and not any(trials == rest for trials in density.got):
        most = max(density.got, key=len)
        return (
            "2 of 11 trials are good, so there are 9 others, one of which diverged. density got "
            f"{len(most)}."
        )


def listed(values):
    """The first four, or "no trial"."""
    if not values:
        return "no trial"
    return ", ".join(number(value) for value in values[:4]) + (" …" if len(values) > 4 else "")


def split(losses, count=None):
    """(indices of the good, of the rest)."""
    order = np.argsort(losses, kind="stable")
    count = math.ceil(len(losses) / 10) if count is None else count
    return order[:count], order[count:]


def by_ranks(x, tried, losses, density):
    ranks = np.argsort(np.argsort(np.where(np.isnan(losses), np.inf, losses), kind="stable"))
    is_good = ranks < math.ceil(0.1 * len(losses))
    return density(tried[is_good], x) / density(tried[~is_good], x)


def by_pairs(x, tried, losses, density):
    pairs = sorted(zip(losses, tried, strict=True), key=lambda pair: (np.isnan(pair[0]), pair[0]))
    count = -(-len(pairs) // 10)
    good = np.array([place for _, place in pairs[:count]])
    rest = np.array([place for _, place in pairs[count:]])
    return density(good, x) / density(rest, x)


def one_by_one(x, tried, losses, density):
    good, rest = split(losses)
    ratios = []
    for place in x:
        here = np.array([place])
        ratios.append(density(tried[good], here)[0] / density(tried[rest], here)[0])
    return np.array(ratios)


def with_count(count):
    """The ratio if count(N) trials are good."""

    def wrong(x, tried, losses, density):
        good, rest = split(losses, count(len(losses)))
        return density(tried[good], x) / density(tried[rest], x)

    return wrong


def with_losses(changed):
    """The ratio if the trials are split by changed(losses, tried)."""

    def wrong(x, tried, losses, density):
        good, rest = split(changed(losses, tried))
        return density(tried[good], x) / density(tried[rest], x)

    return wrong


def after(result):
    """result(l, g, x) in place of l / g."""

    def wrong(x, tried, losses, density):
        good, rest = split(losses)
        return result(density(tried[good], x), density(tried[rest], x), x)

    return wrong


def finite_only(x, tried, losses, density):
    known = ~np.isnan(losses)
    return tpe_ratio(x, tried[known], losses[known], density)


def rest_without_nan(x, tried, losses, density):
    good, rest = split(losses)
    rest = rest[~np.isnan(losses[rest])]
    return density(tried[good], x) / density(tried[rest], x)


def against_all(x, tried, losses, density):
    good, _ = split(losses)
    return density(tried[good], x) / density(tried, x)


def swapped_arguments(x, tried, losses, density):
    good, rest = split(losses)
    return density(x, tried[good]) / density(x, tried[rest])


def of_losses(x, tried, losses, density):
    good, rest = split(losses)
    return density(losses[good], x) / density(losses[rest], x)


def of_rates(x, tried, losses, density):
    good, rest = split(losses)
    return density(10 ** tried[good], x) / density(10 ** tried[rest], x)


def by_quantile(x, tried, losses, density):
    good = losses <= np.nanquantile(losses, 0.1)
    return density(tried[good], x) / density(tried[~good], x)


def quantile_with_nan(x, tried, losses, density):
    good = losses <= np.quantile(losses, 0.1)
    return density(tried[good], x) / density(tried[~good], x)


def below_a_tenth(x, tried, losses, density):
    good = losses < 0.1
    return density(tried[good], x) / density(tried[~good], x)


def pythons_order(losses, tried):
    """The ranks that Python's sorted gives, for which nan is neither above nor below."""
    order = sorted(range(len(losses)), key=lambda k: losses[k])
    ranks = np.empty(len(losses))
    ranks[order] = np.arange(len(losses))
    return ranks


EXERCISE = Exercise(
    notebook=10,
    reference=tpe_ratio,
    stub=(
        "TPE's l / g at places x (M,): how much denser the good trials are there than the rest.\n\n"
        "tried (N,) are the log rates of the trials so far, N ≥ 2, and losses (N,) their losses,\n"
        "nan where training diverged: the worst of all. The best tenth, rounded up, is good; the\n"
        "others, those with nan included, are the rest. density(trials, x) takes trials (K,) and\n"
        "x (M,) and returns how dense they are at each x, (M,). Return l / g, (M,). Change nothing."
    ),
    cases=trial_cases,
    run=with_nan,
    sizes={"x": "M", "tried": "N", "losses": "N"},
    properties=(Property("who is good", who_is_good),),
    hints=(
        "Which trials are good? Put them in the order of their losses, the lowest first, and cut "
        "the list in two. What does density need to know about each part?",
        "order = the indices by loss (N,), count = N / 10 rounded up. l(x) is the density of "
        "tried[order[:count]], g(x) that of all others. Return l / g, (M,).",
        "np.argsort(losses) gives the order, nan last. math.ceil rounds up. Then density(good, x) "
        "/ density(rest, x).",
    ),
    why="Where both g and l are small, why does a broad bump in each keep the ratio near 1?",
    mistakes=mistakes(
        (
            "upside-down",
            {"density(good, x) / density(rest, x)": "density(rest, x) / density(good, x)"},
        ),
        "this is g / l: it is greatest where the rest are dense and the good ones are not.",
        ("difference", after(lambda good, rest, x: good - rest)),
        "this is l − g. The exercise asks for the quotient, l / g.",
        ("good-alone", after(lambda good, rest, x: good)),
        "this is l alone. Where many trials were made, the bad ones are dense too: divide by g.",
        ("rest-alone", after(lambda good, rest, x: rest)),
        "this is g alone. The exercise asks for l / g.",
        ("share-of-both", after(lambda good, rest, x: good / (good + rest))),
        "this is l / (l + g), between 0 and 1. It is greatest at the same place, but the exercise "
        "asks for l / g.",
        ("scaled-to-one", after(lambda good, rest, x: good / rest / np.sum(good / rest))),
        "the ratios were divided by their sum. Return them as they are.",
        ("greatest-ratio", after(lambda good, rest, x: np.max(good / rest))),
        "only the greatest ratio came back. Return l / g at each x, (M,).",
        ("where-greatest", after(lambda good, rest, x: x[np.argmax(good / rest)])),
        "the x where l / g is greatest came back: that is the next step. The exercise asks for "
        "l / g itself, at each x.",
        ("index-of-greatest", after(lambda good, rest, x: np.argmax(good / rest))),
        "the index where l / g is greatest came back: that is the next step. The exercise asks "
        "for l / g itself, at each x.",
        ("good-in-both", {"order[count:]": "order[count - 1 :]"}),
        "one of the good trials is among the rest, too. Each trial should be in only one of the "
        "two.",
        ("against-all", against_all),
        "g is the density of all trials. The good ones should not be in it.",
        (
            "worst-as-good",
            with_losses(lambda losses, tried: -np.where(np.isnan(losses), np.inf, losses)),
        ),
        "the trials with the highest losses, nan first, were taken for the good ones. A lower loss "
        "is better.",
        ("from-the-end", {"np.argsort(losses)": "np.argsort(losses)[::-1]"}),
        "the order was reversed, so that the highest losses, nan first, were counted as good. "
        "np.argsort puts the lowest first, and they are the good ones.",
        ("highest-as-good", {"np.argsort(losses)": "np.argsort(-losses)"}),
        "the trials with the highest losses were taken for the good ones. A lower loss is better.",
        ("nan-as-good", with_losses(lambda losses, tried: np.nan_to_num(losses, nan=-np.inf))),
        "trials that diverged were counted as good. nan should count as the worst.",
        ("nan-as-zero", with_losses(lambda losses, tried: np.nan_to_num(losses))),
        "nan counted as a loss of 0, which is better than that of some other trials. It should "
        "count as the worst.",
        ("sorted-with-nan", with_losses(pythons_order)),
        "where a loss is nan, the order is wrong: Python's sorted asks what is below what, and nan "
        "never is. np.argsort puts it last.",
        ("finite-only", finite_only),
        "trials that diverged were left out altogether. They count among the N, and belong to the "
        "rest, so that the search doesn't try there again.",
        ("rest-without-nan", rest_without_nan),
        "trials that diverged are missing from the rest. They belong there, so that the search "
        "doesn't try there again.",
        ("rounded-down", with_count(lambda n: n // 10)),
        "a tenth was rounded down, so that only 1 of 12 trials counts as good, and none of 6. "
        "Round up.",
        ("at-least-one", with_count(lambda n: max(n // 10, 1))),
        "a tenth was rounded down, with at least one, so that only 1 of 12 trials counts as good. "
        "Round up: 2.",
        ("rounded-to-the-nearest", with_count(lambda n: round(n / 10))),
        "a tenth was rounded to the nearest whole number, so that only 1 of 12 trials counts as "
        "good. Round up: 2.",
        ("nearest-at-least-one", with_count(lambda n: max(round(n / 10), 1))),
        "a tenth was rounded to the nearest whole number, with at least one, so that only 1 of 12 "
        "trials counts as good. Round up: 2.",
        ("one-more", with_count(lambda n: n // 10 + 1)),
        "where the tenth is a whole number, one trial too many counts as good: 3 of 20 trials. It "
        "should be 2.",
        ("two-good", with_count(lambda n: 2)),
        "two trials count as good, however many there are. It should be a tenth of them, rounded "
        "up.",
        ("best-alone", with_count(lambda n: 1)),
        "only the best trial counts as good. It should be a tenth of them, rounded up.",
        ("by-quantile", by_quantile),
        "only the trials whose loss is a number were counted, or a quantile of their losses was "
        "taken. The good ones should be a tenth of all N trials, rounded up, including those that "
        "diverged.",
        ("quantile-with-nan", quantile_with_nan),
        "np.quantile and np.percentile of losses with nan give nan, and no loss is below that, so "
        "no trial counts as good. Order the trials by loss; np.argsort puts nan last.",
        ("loss-below-a-tenth", below_a_tenth),
        "the good ones are those with a loss below 0.1. It should be the best tenth of the trials, "
        "whatever their losses are.",
        ("first-ones", {"np.argsort(losses)": "np.arange(len(losses))"}),
        "the first tenth of the trials was counted as good, whatever their losses. Order them by "
        "loss.",
        ("lowest-rates", with_losses(lambda losses, tried: tried)),
        "the lowest rates were counted as good: tried was sorted, not the losses.",
        ("swapped-arguments", swapped_arguments),
        "density got x as its trials and the trials as x. Call density(trials, x).",
        ("of-losses", of_losses),
        "density got losses as its trials. It should get the places that were tried.",
        ("of-rates", of_rates),
        "density got 10 to the power of tried. The bumps are on the log rates themselves.",
    ),
    passes=("ties: np.argsort(losses) as ties_reversed(losses)",),
    alternatives=(by_ranks, by_pairs, one_by_one),
)
