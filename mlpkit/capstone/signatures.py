"""Columns that show from which rows they were computed: something is exact over those rows and no
others. A standardized column has mean 0 and standard deviation 1, to the last digits, over the rows
that its mean was computed from, and over no other rows. So these rows can be identified without the
program.
"""

import math

import numpy as np

from mlpkit.capstone.tables import rounding

COARSE = 0.02  # share of the target's spread; numbers rounded more coarsely agree by chance
EXACT = 2e-6  # about thirty times float32's rounding (6e-8), because columns may be float32
# fewest different values in a column; a column of −1 and 1, half each, is standardized by nature
FEWEST = 10
LEVELS = 3  # fewest values of a category that target means replaced; 3 is a choice
# fewest ways to choose this many columns: chance then makes the best choice once in 10,000 times
CHOICES = 10_000


def exact_over(table, rows, other):
    """Return (K,) whether a column of the table (n, K) is standardized over `rows` and not over
    `other`."""
    return is_standard(table[rows]) & ~is_standard(table[other]) & varied(table, rows)


def varied(table, rows):
    """Return (K,) whether a column has many values over `rows`."""
    return np.array([len(np.unique(column[rows][:500])) >= FEWEST for column in table.T], bool)


def is_standard(table):
    """Return (K,) whether a column has mean 0 and standard deviation 1, with n or with n − 1."""
    n = len(table)
    if n < 3:
        return np.zeros(table.shape[1], bool)
    mean, std = table.mean(axis=0), table.std(axis=0)
    one = (np.abs(std - 1) < EXACT) | (np.abs(std * np.sqrt(n / (n - 1)) - 1) < EXACT)
    return one & (np.abs(mean) < EXACT)


def targets_as_numbers(task):
    """Return [(N,), …]: the target itself, or for more than two classes each class as 0 and 1."""
    y = task.data.target.astype(float)
    if task.counted <= 2:
        return [y]
    return [y, *((y == k).astype(float) for k in range(min(task.counted, 30)))]


def is_target_mean(column, targets):
    """Whether each value of a column (n,) is the mean of one of the targets [(n,)] over the rows
    with that value."""
    if not np.isfinite(column).all():
        return False
    values, codes, counts = np.unique(np.round(column, 9), return_inverse=True, return_counts=True)
    if len(values) < LEVELS or len(values) > len(column) / 2:
        return False
    return any(are_means(values, codes, counts, target) for target in targets)


def are_means(values, codes, counts, target):
    telling = (counts >= 3) & ~np.isin(values, np.unique(target))
    if telling.sum() < LEVELS or counts[telling].sum() < len(codes) / 2:
        return False
    means = np.bincount(codes, target) / counts
    scale = max(np.std(target), 1e-12)
    off, rounded = 1e-5 * scale, rounding(values)
    off += rounded if rounded < COARSE * scale else 0
    return bool(np.max(np.abs(means - values)) < off) or smoothed(
        values, means, counts, target.mean(), scale
    )


def smoothed(values, means, counts, prior, scale):
    """The same as `are_means`, for means shrunk towards the mean of all rows: value = (n · mean + m
    · prior) / (n + m), with the same m for all. It need not hold for every value: categories of
    different sizes may share a value.
    """
    off, pull = counts * (means - values), values - prior
    usable = (counts >= 2) & (np.abs(pull) > 1e-9)
    if usable.sum() < LEVELS + 2:
        return False
    off, pull, counts = off[usable][:300], pull[usable][:300], counts[usable][:300]
    m = off / pull
    fits = np.abs(off - m[:, None] * pull) < 1e-6 * scale * counts
    fits &= (m > 1e-3)[:, None]
    best = fits[np.argmax(fits.sum(axis=1))]
    return bool(best.sum() >= LEVELS + 2 and counts[best].sum() > 0.3 * counts.sum())


def just_the_best(task, own, table, training):
    """Whether the columns `own` (N, k) are the k of the table that correlate best with the target
    over all rows, but not over the training rows. Choosing them by the training rows is legitimate.
    """
    places = {}
    for k, column in enumerate(table.T):
        places.setdefault(column.tobytes(), k)
    taken = {places.get(column.tobytes()) for column in own.T}
    k, K = len(taken), table.shape[1]
    if None in taken or K < own.shape[1] + 10 or math.comb(K, k) < CHOICES:
        return False
    targets = targets_as_numbers(task)[0], task.data.target

    def best(rows):
        return [set(np.argsort(-strength(table[rows], y[rows]))[:k]) for y in targets]

    return taken in best(np.arange(len(table))) and taken not in best(training)


def strength(table, y):
    """Return (K,) |correlation| with y; for classes, the share of a column's variance that lies
    between the classes."""
    mean = table.mean(axis=0)
    with np.errstate(all="ignore"):
        if y.dtype.kind == "f":
            centred, z = table - mean, y - y.mean()
            r = centred.T @ z / np.sqrt((centred**2).sum(axis=0) * (z @ z))
            return np.nan_to_num(np.abs(r))
        between = sum(
            (y == k).sum() * (table[y == k].mean(axis=0) - mean) ** 2 for k in np.unique(y)
        )
        return np.nan_to_num(between / (table.var(axis=0) * len(table)))
