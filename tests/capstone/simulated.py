"""Tables drawn anew whose true number is known: what a 95 % interval of the judge must hold.

A trained model is given; what is drawn is whether it is right on each new row, or how far off it
is. The true share, or mean error, is that of all rows that could come: of all groups, so that a
large group counts as many rows.
"""

import dataclasses
import math
from collections.abc import Callable

import numpy as np

from mlpkit.capstone.intervals import interval

MEMORY = 0.8  # of errors in time: AR(1)
ALIKE = 9  # a group's own share is Beta(9 p, 9 (1 − p)): rows of one correlate by 1 / 10


@dataclasses.dataclass(frozen=True)
class Cell:
    """Tables of one kind. draw(rng) gives (values, groups or None, times or None)."""

    name: str
    draw: Callable
    truth: float
    shares: bool
    may_decline: bool  # "can't tell" may come in any number of tables, else in 5 % of them


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What `measured` found over all tables of a cell.

    coverage, width : of the intervals that were told: the share that holds the truth, and the mean
        width over the width of what the estimate itself does from the 2.5 to the 97.5 % quantile
    untold, missed : shares of all tables: without an interval, and with one that misses
    """

    coverage: float
    width: float
    untold: float
    missed: float


def measured(cell, tables, told=interval, seed=0):
    """The Outcome over so many tables; told(values, shares, groups, times) gives an Interval."""
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
    """Errors that are usually small, and now and then ten times larger; its mean is √e."""
    return np.exp(rng.normal(size=size))


def student(rng, size):
    """|t| with two degrees of freedom: without a variance; its mean is √2."""
    return np.abs(rng.standard_t(2, size))


def of_rows(n):
    """The cells of n rows that have nothing to do with each other."""

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
    """The cells of G groups of 1 to 60 rows, each group with a share, or an offset, of its own."""

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
        """A group of m rows is right on 1 − m / 240 of them: of 60 rows 75 %."""
        groups, n = grouped(rng)
        own = 1 - np.bincount(groups, minlength=G) / 240
        return (rng.random(n) < own[groups]).astype(float), groups, None

    def normal(rng):
        """The errors of a group have an offset in common, with half their variance."""
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
    """The cells of n rows in time: what is off now is, for the most part, off a row later."""

    def walk(rng):
        steps = rng.normal(size=n + 60) * math.sqrt(1 - MEMORY**2)
        weights = MEMORY ** np.arange(60)
        return np.convolve(steps, weights, "valid")[:n], np.arange(n)

    def right(share):
        limit = {0.85: 1.0364334, 0.95: 1.6448536}[share]  # of the normal distribution

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
