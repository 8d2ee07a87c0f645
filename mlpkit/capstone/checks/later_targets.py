"""Where there is time: columns that hold the target of a later row, or a mean in which it is."""

import numpy as np

from mlpkit.capstone.comparing import alike
from mlpkit.capstone.verdicts import leak, sound, unclear

STEPS = 30  # rows ahead: of days a month, of hours more than a day
FEWEST = 10  # different values: fewer come in turn, as days of a week, and the next is known
HALVES = range(1, 16)  # rows on each side: means of 3 to 31 rows, which is a month of days
ROWS = 1_000  # that are looked at for sums of later targets: 16 for each of at most 61 weights


def judge(case):
    """The Verdict on the columns of the rows."""
    task = case.task
    if task.pictures:
        return sound("Pictures have no columns.")
    if task.time is None:
        return without_time(task, *case.places)
    order = np.argsort(task.time, kind="stable")
    y = task.data.target[order].astype(float)
    for j, column in enumerate(task.table[order].T):
        if ahead := steps_ahead(column, y):
            there = task.row(order[0])
            what = f"the target of the row {ahead} later, in {there} for one"
            return leak(f"{task.column(j)} holds {what}: that is not known yet.")
        if ahead := mean_around(column, y) or made_of_later(column, y):
            what = f"the target's values up to {ahead} rows later"
            return leak(f"{task.column(j)} is made of {what}: they are not known yet.")
    return sound("No column holds the target of a later row.")


def without_time(task, training, validation):
    """The Verdict where nothing was said of time: is it a series all the same?"""
    y = task.data.target.astype(float)
    for j, column in enumerate(task.table.T):
        later, earlier = steps_ahead(column, y), steps_ahead(column[::-1], y[::-1])
        if not later and not earlier:
            continue
        saw = f"{task.column(j)} holds the target of the row {later or earlier} "
        saw += f"{'after' if later else 'before'}: the rows are a series."
        question = "Will it predict what comes later? Then give `time`."
        if later or training.max() > validation.min():
            return unclear(f"{saw} The split mixes earlier and later rows.", question)
        return sound(saw, question)
    return sound("Without `time` no column is too early.")


def steps_ahead(column, y):
    """How many rows later the target is that a column holds; 0 where it holds none."""
    if len(np.unique(y)) < FEWEST:
        return 0
    for k in range(1, min(STEPS, len(y) // 4) + 1):
        if alike(column[:-k], y[k:]) and not alike(column[k:], y[:-k]):
            return k
    return 0


def mean_around(column, y):
    """How many rows later the last target is of which a column is the mean, perhaps rounded; or 0.

    Of as many before the row and after it.
    """
    for half in HALVES:
        if len(y) > 8 * half + 4:
            means = np.convolve(y, np.ones(2 * half + 1) / (2 * half + 1), "valid")
            if alike(column[half:-half], means) and len(np.unique(means)) >= FEWEST:
                return half
    return 0


def made_of_later(column, y):
    """How many rows later the targets are of which a column is a sum, each by its weight; or 0.

    As a mean about the row is. Not where targets up to its own make it as well.
    """
    reach = min(STEPS, len(y) // 12)
    n = min(len(y) - 2 * reach, ROWS)
    if reach < 1 or len(np.unique(y)) < FEWEST or not np.isfinite(column[: n + 2 * reach]).all():
        return 0
    windows = np.lib.stride_tricks.sliding_window_view(y, 2 * reach + 1)[:n]
    column = column[reach : reach + n]
    if column.std() == 0 or off(windows[:, : reach + 1], column)[0] < 1e-4:
        return 0
    left, weights = off(windows, column)
    if left > 1e-8:
        return 0
    later = np.abs(weights[reach + 1 : -1])
    return int(np.flatnonzero(later > 1e-6 * np.abs(weights).max()).max(initial=-1)) + 1


def off(windows, column):
    """(what is left of a column by its spread, the weights), once a sum of others is taken off."""
    A = np.column_stack([windows, np.ones(len(windows))])
    weights = np.linalg.lstsq(A, column, rcond=None)[0]
    return np.abs(column - A @ weights).max() / column.std(), weights
