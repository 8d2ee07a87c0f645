"""Simulated tables whose true score is known: the judge's 95% intervals must contain it.

The trained model is fixed. Each simulated table samples whether the model is right on each new row,
or how far off it is. The truth is the accuracy, or the mean error, over the whole population of
rows; with groups, it is over the rows of all groups, so a large group counts for more.
"""

import dataclasses
import math
from collections.abc import Callable

import numpy as np

from mlpkit.capstone.intervals import interval

MEMORY = 0.8  # the AR(1) coefficient of errors in time
ALIKE = 9  # a group's share is Beta(9 p, 9 (1 − p)), so its rows correlate by 1 / 10


@dataclasses.dataclass(frozen=True)
class Cell:
    """Tables of one kind; draw(rng) returns (values, groups or None, times or None)."""

    name: str
    draw: Callable
    truth: float
    shares: bool
    # whether `interval` may decline for any share of the tables, or for 5% at most
    may_decline: bool


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The results of `measured` over all tables of a cell.

    coverage : the share of intervals that contain the truth
    width : their mean width, over the distance between the estimate's 2.5% and 97.5% quantiles
    untold, missed : the shares of tables without an interval, and with one that misses
    """

    coverage: float
    width: float
    untold: float
    missed: float


def measured(cell, tables, told=interval, seed=0):
    """The Outcome over `tables`; told(values, shares, groups, times) returns an Interval."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(tables):
        values, groups, times = cell.draw(rng)
        found.append(told(values, cell.shares, groups, times))
    spread = np.ptp(np.quantile([each.value for each in found], [0.025, 0.975]))
    ends = [each[1:3] for each in found if not each.reason]
    lows, highs = np.array(ends, float).reshape(-1, 2).T
    holds = (lows <= cell.truth) & (cell.truth <= highs)
    missed = np.count_nonzero(~holds) / tables
    mean = np.mean if len(ends) else lambda _: math.nan
    width = mean(highs - lows) / spread
    return Outcome(float(mean(holds)), float(width), 1 - len(ends) / tables, missed)


def half_normal(rng, size):
    return np.abs(rng.normal(size=size))


def log_normal(rng, size):
    """Heavy: one error in a hundred is ten times the median. The mean is √e."""
    return np.exp(rng.normal(size=size))


def student(rng, size):
    """Heavier: |t| with two degrees of freedom has no variance. The mean is √2."""
    return np.abs(rng.standard_t(2, size))


def rarely_large(rng, size):
    """One error in fifty is ten times as large; the mean is 1.18 √(2 / π)."""
    return half_normal(rng, size) * np.where(rng.random(size) < 0.02, 10, 1)


def of_rows(n):
    """The cells of n independent rows."""

    def right(share):
        return lambda rng: ((rng.random(n) < share).astype(float), None, None)

    def off(errors):
        return lambda rng: (errors(rng, n), None, None)

    few = n == 60
    return [
        *(Cell(f"{n} rows, {p:.0%}", right(p), p, True, few) for p in (0.85, 0.95)),
        Cell(f"{n} rows, normal", off(half_normal), math.sqrt(2 / math.pi), False, few),
        Cell(f"{n} rows, log-normal", off(log_normal), math.exp(0.5), False, True),
        Cell(f"{n} rows, t with 2", off(student), math.sqrt(2), False, True),
    ]


def of_groups(G):
    """The Cells of tables with G groups of 1 to 60 rows, each with its own accuracy or its own
    offset."""

    def grouped(rng):
        groups = np.repeat(np.arange(G), rng.integers(1, 61, G))
        return groups, len(groups)

    def right(share):
        def draw(rng):
            groups, n = grouped(rng)
            own = rng.beta(ALIKE * share, ALIKE * (1 - share), G)
            return (rng.random(n) < own[groups]).astype(float), groups, None

        return draw

    def worse_with_size(rng):
        """The model is right on 1 − m / 240 of a group's m rows: on 75% if there are 60."""
        groups, n = grouped(rng)
        own = 1 - np.bincount(groups, minlength=G) / 240
        return (rng.random(n) < own[groups]).astype(float), groups, None

    def normal(rng):
        """The errors of a group share an offset, which has half their variance."""
        groups, n = grouped(rng)
        off = rng.normal(size=G)[groups] + rng.normal(size=n)
        return np.abs(off) / math.sqrt(2), groups, None

    def heavy(rng):
        groups, n = grouped(rng)
        off = rng.normal(size=G)[groups] + rng.normal(size=n)
        return np.exp(off / math.sqrt(2)), groups, None

    sizes = np.arange(1, 61)
    by_size = 1 - np.sum(sizes**2) / np.sum(sizes) / 240
    few = G < 8
    return [
        *(Cell(f"{G} groups, {p:.0%}", right(p), p, True, few) for p in (0.85, 0.95)),
        Cell(f"{G} groups, worse the larger", worse_with_size, by_size, True, few),
        Cell(f"{G} groups, normal", normal, math.sqrt(2 / math.pi), False, few),
        Cell(f"{G} groups, log-normal", heavy, math.exp(0.5), False, True),
    ]


def in_time(n):
    """The cells of n rows in time whose errors follow an AR(1) process."""

    def walk(rng):
        steps = rng.normal(size=n + 60) * math.sqrt(1 - MEMORY**2)
        weights = MEMORY ** np.arange(60)
        return np.convolve(steps, weights, "valid")[:n], np.arange(n)

    def right(share):
        limit = {0.85: 1.0364334, 0.95: 1.6448536}[share]  # quantile of the normal distribution

        def draw(rng):
            level, times = walk(rng)
            return (level < limit).astype(float), None, times

        return draw

    def by_level(shape):
        def draw(rng):
            level, times = walk(rng)
            return shape(level), None, times

        return draw

    few = n < 1_000
    return [
        *(Cell(f"{n} in time, {p:.0%}", right(p), p, True, few) for p in (0.85, 0.95)),
        Cell(f"{n} in time, normal", by_level(np.abs), math.sqrt(2 / math.pi), False, few),
        Cell(f"{n} in time, level", by_level(lambda z: np.maximum(z + 3, 0)), 3.0004, False, few),
        Cell(f"{n} in time, log-normal", by_level(np.exp), math.exp(0.5), False, True),
    ]


CELLS = {
    cell.name: cell
    for cells in (
        *(of_rows(n) for n in (60, 200, 1_000)),
        *(of_groups(G) for G in (7, 36)),
        *(in_time(n) for n in (60, 200, 1_000)),
    )
    for cell in cells
}
