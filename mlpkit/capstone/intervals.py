"""95% intervals: how far a trained model's number may be off on new rows, or on new groups.

The rows are cut into units that are independent of each other: single rows, groups, or blocks of
consecutive rows where rows have a time. The mean over all rows is a ratio, the sum of the units'
sums over the sum of their sizes. Its error comes from how far each unit's sum is from its size
times that mean. If the error can't be estimated, there is a reason instead of an interval. No rule
sees errors that are rare and large and happen to be missing from the rows. If one error in fifty is
ten times as large, the interval from 60 rows misses the true mean in 14% of tables, and that from
200 rows in 9%.
"""

from typing import NamedTuple

import numpy as np

from mlpkit.capstone.quantiles import beta_quantile, t_quantile
from mlpkit.data.words import pluralize

NORMAL = 1.96  # standard errors for 95%, if the standard error is known
FEWEST = 5  # rows, for a share
FEWEST_ERRORS = 20  # rows, for a mean error
# fewest groups, and fewest degrees of freedom, because unequal groups count as fewer
FEWEST_GROUPS, FREEDOM = 8, 5
# so a block has at least 41 rows, and most errors are correlated over fewer
BLOCKS, FEWEST_IN_TIME = 12, 500
FEWEST_ALONE = 30  # fewest independent rows to which rows in time must be equivalent
# the largest skewness of a mean that is corrected; a larger estimate is mostly noise
MOST_SKEW = 0.2


class Interval(NamedTuple):
    """A mean and its 95% interval, or the reason why there is none.

    value : float
    low, high : floats, or None with a reason
    reason : a clause, such as "4 groups are too few"; "" if there is an interval
    """

    value: float
    low: float | None
    high: float | None
    reason: str = ""


class Spread(NamedTuple):
    """The standard error of a mean, the mean's skewness, and the degrees of freedom for t."""

    error: float
    skew: float
    freedom: float


def interval(values, shares, groups=None, times=None):
    """The Interval of the mean of `values` on new rows, or on new groups.

    values (M,): 1 for right and 0 for wrong if `shares`, else absolute errors. groups (M,) and
    times (M,) reals, or None; with both, the interval contains the one by groups alone and the one
    by times alone. Shares: Clopper & Pearson (1934), and Korn & Graubard (1998) for units of
    several rows. Mean errors: Student's t, after the transformation that removes skewness (P. Hall,
    1992).
    """
    values = np.asarray(values, float)
    value = float(values.mean())
    if reason := untold(values, shares, groups, times):
        return Interval(value, None, None, reason)
    around = around_share if shares else around_mean
    found = [around(value, values, codes) for codes in units(len(values), groups, times)]
    lows, highs = zip(*found, strict=True)
    return Interval(value, min(lows), max(highs))


def units(M, groups=None, times=None):
    """Return [(M,) the unit of each row, …]: one array by groups, one by blocks of time; without
    either, each row is a unit."""
    found = []
    if groups is not None:
        found.append(np.unique(groups, return_inverse=True)[1])
    if times is not None:
        blocks = np.empty(M, int)
        blocks[np.argsort(times, kind="stable")] = np.arange(M) * BLOCKS // M
        found.append(np.unique(blocks, return_inverse=True)[1])
    return found or [np.arange(M)]


def spread_of(off, codes, weights=None):
    """The Spread of a mean from which values differ by `off` (M,), in units `codes` (M,).

    weights (M,) are the values' weights in the mean and add up to 1; by default each is 1/M. A
    large unit pulls the mean towards itself, so the square of its sum is divided by the share that
    this leaves (CR2: Bell & McCaffrey, 2002). There are few degrees of freedom where a few units
    are large, or happen to carry most of the sum of squares.
    """
    weights = np.full(len(off), 1 / len(off)) if weights is None else weights
    share = np.bincount(codes, weights)
    sums = np.bincount(codes, weights * off)
    left = np.maximum(1 - 2 * share + share @ share, 1e-12)
    squares = sums**2 / left
    total = squares.sum()
    freedom = freedom_of(share**2)
    if total > 0:
        seen = 3 * (freedom_of(squares) + 1) - 1  # for normal sums E x⁴ = 3 (E x²)²
        freedom = min(freedom, seen)
    skew = np.sum(sums**3) / max(np.sum(sums**2) ** 1.5, 1e-300)
    return Spread(float(np.sqrt(total)), float(skew), float(freedom))


def freedom_of(squares):
    """Return the degrees of freedom of these squares: how many equal ones would count as much,
    minus 1."""
    return squares.sum() ** 2 / np.sum(squares**2) - 1


def around_share(value, values, codes):
    """Return (low, high) for a share, as if from independent rows, whose number need not be
    whole."""
    rows = effective_rows(value, values, codes)
    right = value * rows
    low = beta_quantile(0.025, right, rows - right + 1) if value > 0 else 0.0
    high = beta_quantile(0.975, right + 1, rows - right) if value < 1 else 1.0
    return low, high


def effective_rows(value, values, codes):
    """How many independent rows would give a share as precisely as these rows in units do."""
    M, sizes = len(codes), np.bincount(codes)
    spread = spread_of(values - value, codes)
    if sizes.max() == 1 or (spread.error == 0 and 0 < value < 1):
        return M
    if spread.error == 0:  # all are right, or all wrong: perhaps the rows in each unit are alike
        return M**2 / np.sum(sizes**2)
    wider = (t_quantile(spread.freedom) / NORMAL) ** 2
    return min(M, value * (1 - value) / spread.error**2 / wider)


def around_mean(value, values, codes):
    """Return (low, high) for a mean error."""
    spread = spread_of(values - value, codes)
    t, skew = t_quantile(spread.freedom), np.clip(spread.skew, -MOST_SKEW, MOST_SKEW)
    ends = np.array([t, -t])
    if abs(skew) > 1e-4:
        ends = 3 / skew * (np.cbrt(1 + skew * (ends - skew / 6)) - 1)
    low, high = (value - ends * spread.error).tolist()
    return max(0.0, low), high


def untold(values, shares, groups, times):
    """The reason why nobody can tell how far the mean of the values may be off, as a clause; "" if
    the interval holds."""
    M = len(values)
    if groups is not None and (few := few_groups(groups)):
        return few
    if M < (FEWEST if shares else FEWEST_ERRORS):
        return f"{pluralize(M, 'row')} {'is' if M == 1 else 'are'} too few"
    if times is not None and M < FEWEST_IN_TIME:
        return f"in time {FEWEST_IN_TIME} rows are needed"
    if not shares and np.ptp(values) == 0:
        return "all rows are equally far off"
    if times is not None and (alone := rows_in_time(values, times)) < FEWEST_ALONE:
        return f"neighbours in time are so alike that the rows count as {alone:.0f}"
    if not shares and (tail := tenth(values)) > most_of_tenth(M):
        return f"a tenth of the rows makes up {100 * tail:.0f}% of the error"
    return ""


def few_groups(groups):
    sizes = np.unique(groups, return_counts=True)[1].astype(float)
    if len(sizes) < FEWEST_GROUPS:
        return f"{pluralize(len(sizes), 'group')} {'is' if len(sizes) == 1 else 'are'} too few"
    if (freedom := freedom_of(sizes**2)) < FREEDOM:
        return f"{len(sizes)} groups so unequal count as {freedom + 1:.0f}"
    return ""


def rows_in_time(values, times):
    """How many independent rows would give a mean as precisely as these rows in time do."""
    if np.ptp(values) == 0:
        return len(values)
    error = spread_of(values - values.mean(), units(len(values), times=times)[0]).error
    return values.var() / max(error, 1e-300) ** 2


def tenth(values):
    """The share of the sum that the largest tenth of the values makes up."""
    largest = np.sort(values)[-max(1, round(len(values) / 10)) :]
    return float(largest.sum() / max(values.sum(), 1e-300))


def most_of_tenth(M):
    """The largest share of a `tenth` at which the interval of M rows still holds.

    The share is 26% for normal errors and 33% for exponential ones. More rows tolerate a heavier
    tail: 60 rows 32%, 200 rows 36%, 1,000 rows 42%. Found by the simulations of
    tests/capstone/test_intervals.py.
    """
    return 0.18 + 0.08 * np.log10(M)


def gain_interval(gains, places, groups=None, times=None):
    """The Interval of the mean gain over splits that share rows, for new tables and new splits.

    gains : [(M,), …], the gain of each validation row, one array per split
    places : [(M,), …], the row numbers of these rows
    groups, times : (N,) for all rows, or None

    The variance has two parts. One comes from the rows: a row that judges in several splits is one
    unit, so it counts once. The other comes from training again: the variance between the splits'
    mean gains, divided by the number of splits. The correction of C. Nadeau & Y. Bengio (2003)
    takes both from the variance between splits; with five splits that estimate is so rough that its
    interval must be wider.
    """
    means = np.array([np.mean(each) for each in gains])
    off = np.concatenate([each - np.mean(each) for each in gains])
    weights = np.concatenate([np.full(len(each), 1 / len(each) / len(gains)) for each in gains])
    judged, rows = np.unique(np.concatenate(places), return_inverse=True)
    among = [None if each is None else each[judged] for each in (groups, times)]
    spreads = [spread_of(off, codes[rows], weights) for codes in units(len(judged), *among)]
    spread, value = max(spreads, key=lambda each: each.error), float(means.mean())
    if spread.freedom < 1:
        return Interval(
            value, None, None, "1 group is too few" if groups is not None else "1 row is too few"
        )
    parts = np.array([spread.error**2, means.var(ddof=1) / len(means)])
    if not parts.any():
        return Interval(value, value, value)
    freedom = np.array([spread.freedom, len(means) - 1])
    t = t_quantile(parts.sum() ** 2 / np.sum(parts**2 / freedom))  # Satterthwaite
    half = float(t * np.sqrt(parts.sum()))
    return Interval(value, value - half, value + half)
