"""How far a number may be off, at 95 %: of this trained model on new rows, or on new groups.

What is judged is cut into units that have nothing to do with each other: rows, groups, or, where
rows have a time, blocks of rows that follow each other. The mean over all rows is a ratio, the
units' sums over their numbers of rows, so its error comes from how far each unit's sum is from what
its number of rows would give. Where that can't be told, the reason is given instead.
"""

from typing import NamedTuple

import numpy as np

from mlpkit.capstone.quantiles import beta_quantile, t_quantile
from mlpkit.data.words import counted

NORMAL = 1.96  # standard errors for 95 %, were the standard error known
FEWEST = 5  # rows that are right or wrong; with fewer any share is possible
FEWEST_ERRORS = 20  # rows whose errors have a mean
FEWEST_GROUPS, FREEDOM = 8, 5  # and degrees of freedom: unequal groups count as fewer
BLOCKS, FEWEST_IN_TIME = 12, 500  # so a block has 40 rows or more: most errors remember less
SHORT_MEMORY = 30  # rows that have nothing to do with each other, which those in time stand for
MOST_SKEW = 0.2  # of a mean, that is corrected; above it the correction is mostly noise


class Interval(NamedTuple):
    """A mean and where it lies at 95 %, or the reason, in words, why that can't be told.

    value : float
    low, high : floats; None with a reason
    reason : a sentence, as "4 groups are too few"; "" where it can be told
    """

    value: float
    low: float | None
    high: float | None
    reason: str = ""


class Spread(NamedTuple):
    """error : the standard error of a mean; skew : the skewness of the mean; freedom : of t."""

    error: float
    skew: float
    freedom: float


def interval(values, shares, groups=None, times=None):
    """The Interval of the mean of `values` on new rows, or on new groups.

    values (M,): 1 for right and 0 for wrong (`shares`), or how far off each number is, 0 or more.
    groups (M,) and times (M,), real, or None. With both, the wider of the two intervals. A share is
    by Clopper and Pearson (1934), in units of several rows by Korn and Graubard (1998); a mean
    error by Student's t, its skewness removed by P. Hall's transformation (1992).
    """
    values = np.asarray(values, float)
    value = float(values.mean())
    if reason := untold(values, shares, groups, times):
        return Interval(value, None, None, reason)
    found = []
    for codes in units(len(values), groups, times):
        rows_alone = groups is None and times is None
        spread = spread_of(values - value, codes)
        if shares:
            found.append(around_share(value, effective_rows(value, codes, spread, rows_alone)))
        else:
            found.append(around_mean(value, spread))
    lows, highs = zip(*found, strict=True)
    return Interval(value, min(lows), max(highs))


def units(M, groups=None, times=None):
    """[(M,) the unit of each row, …]: by groups and by blocks in time; of neither, the rows."""
    found = []
    if groups is not None:
        found.append(np.unique(groups, return_inverse=True)[1])
    if times is not None:
        blocks = np.empty(M, int)
        blocks[np.argsort(times, kind="stable")] = np.arange(M) * BLOCKS // M
        found.append(np.unique(blocks, return_inverse=True)[1])
    return found or [np.arange(M)]


def spread_of(off, codes, weights=None):
    """The Spread of the mean of values that are `off` (M,) from it, in units `codes` (M,).

    weights (M,): of each value in the mean; they add up to 1, without them each is 1/M. A large
    unit draws the mean to itself, so its square is divided by what that leaves of it (CR2: Bell &
    McCaffrey, 2002). The degrees of freedom are those of a sum of such squares: few where a few
    units are large, or happen to carry most of it.
    """
    weights = np.full(len(off), 1 / len(off)) if weights is None else weights
    share = np.bincount(codes, weights)
    sums = np.bincount(codes, weights * off)
    left = np.maximum(1 - 2 * share + share @ share, 1e-12)
    squares = sums**2 / left
    total = squares.sum()
    freedom = freedom_of(share**2)
    if total > 0:
        freedom = min(
            freedom, 3 * (freedom_of(squares) + 1) - 1
        )  # of normal sums: E x⁴ = 3 (E x²)²
    skew = np.sum(sums**3) / max(np.sum(sums**2) ** 1.5, 1e-300)
    return Spread(float(np.sqrt(total)), float(skew), float(freedom))


def freedom_of(squares):
    """How many squares of equal size would count as much as these, less 1."""
    return squares.sum() ** 2 / np.sum(squares**2) - 1


def effective_rows(value, codes, spread, rows_alone):
    """As how many rows that have nothing to do with each other these count, for a share."""
    M = len(codes)
    if rows_alone:
        return M
    if spread.error == 0:  # all right, or all wrong: each unit may be of one kind
        share = np.bincount(codes) / M
        return M if 0 < value < 1 else 1 / (share @ share)
    wider = (t_quantile(spread.freedom) / NORMAL) ** 2
    return min(M, value * (1 - value) / spread.error**2 / wider)


def around_share(value, rows):
    """(low, high) of a share of so many independent rows, which need not be a whole number."""
    right = value * rows
    low = beta_quantile(0.025, right, rows - right + 1) if value > 0 else 0.0
    high = beta_quantile(0.975, right + 1, rows - right) if value < 1 else 1.0
    return low, high


def around_mean(value, spread):
    """(low, high) of a mean error: by t, where the distribution of the mean is not skew."""
    t = t_quantile(spread.freedom)
    skew = np.clip(spread.skew, -MOST_SKEW, MOST_SKEW)
    if abs(skew) < 1e-4:
        ends = t, -t
    else:
        ends = (3 / skew * (np.cbrt(1 + skew * (each - skew / 6)) - 1) for each in (t, -t))
    low, high = (value - float(each) * spread.error for each in ends)
    return max(0.0, low), high


def untold(values, shares, groups, times):
    """Why it can't be told how far their mean may be off, a sentence; "" where it can."""
    M = len(values)
    if groups is not None and (few := few_groups(groups)):
        return few
    if M < (FEWEST if shares else FEWEST_ERRORS):
        return f"{counted(M, 'row')} are too few"
    if times is not None and M < FEWEST_IN_TIME:
        return f"in time {FEWEST_IN_TIME} rows are needed"
    if not shares and np.ptp(values) == 0:
        return "all rows are equally far off"
    if times is not None and (alike := rows_they_stand_for(values, times)) < SHORT_MEMORY:
        return f"neighbours in time are so alike that the rows count as {alike:.0f}"
    if not shares and (tail := tenth(values)) > most_of_tenth(M):
        return f"a tenth of the rows makes up {100 * tail:.0f} % of the error"
    return ""


def few_groups(groups):
    sizes = np.unique(groups, return_counts=True)[1].astype(float)
    if len(sizes) < FEWEST_GROUPS:
        return f"{counted(len(sizes), 'group')} are too few".replace("1 group are", "1 group is")
    if (freedom := freedom_of(sizes**2)) < FREEDOM:
        return f"{len(sizes)} groups so unequal count as {freedom + 1:.0f}"
    return ""


def rows_they_stand_for(values, times):
    """How many independent rows would have a mean as sure as these rows in time have."""
    if np.ptp(values) == 0:
        return len(values)
    error = spread_of(values - values.mean(), units(len(values), times=times)[0]).error
    return values.var() / max(error, 1e-300) ** 2


def tenth(values):
    """The share of all error that the tenth of the rows with the largest errors has."""
    largest = np.sort(values)[-max(1, round(len(values) / 10)) :]
    return float(largest.sum() / max(values.sum(), 1e-300))


def most_of_tenth(M):
    """The largest such share of M rows at which a mean's error can still be told.

    Of normal errors it is 26 %, of exponential ones 33 %. More rows bear a heavier tail: 32 % of 60
    rows, 36 % of 200, 42 % of 1,000. Chosen by simulation, in tests/capstone/test_intervals.py.
    """
    return 0.18 + 0.08 * np.log10(M)


def gain_interval(gains, places, groups=None, times=None):
    """The Interval of the mean gain over splits that share rows: on new tables, split anew.

    gains : [(M,), …], for each split by how much each judging row gained
    places : [(M,), …], which rows these are
    groups, times : (N,) of all rows, or None

    The error has two parts. A row that judges in several splits is one unit, so what splits share
    counts once; and each training differs, as the splits' means tell: their variance over their
    number. The correction of C. Nadeau and Y. Bengio (2003) guesses the first part from the second,
    by the sizes of the two sides; five splits tell that too roughly.
    """
    means = np.array([np.mean(each) for each in gains])
    off = np.concatenate([each - np.mean(each) for each in gains])
    weights = np.concatenate([np.full(len(each), 1 / len(each) / len(gains)) for each in gains])
    judged, rows = np.unique(np.concatenate(places), return_inverse=True)
    among = [None if each is None else each[judged] for each in (groups, times)]
    spreads = [spread_of(off, codes[rows], weights) for codes in units(len(judged), *among)]
    of_rows = max(spreads, key=lambda each: each.error)
    of_training = means.var(ddof=1) / len(means)
    parts = np.array([of_rows.error**2, of_training])
    value, total = float(means.mean()), parts.sum()
    if of_rows.freedom < 1:
        return Interval(value, None, None, "a single group judges")
    freedom = np.array([of_rows.freedom, len(means) - 1])
    t = t_quantile(total**2 / np.sum(parts**2 / freedom)) if total else 0.0
    return Interval(value, value - t * float(np.sqrt(total)), value + t * float(np.sqrt(total)))
