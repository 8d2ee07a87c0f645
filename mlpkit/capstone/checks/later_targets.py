"""With time: columns that hold a later row's target, or a sum that contains it."""

import numpy as np

from mlpkit.capstone.equality import alike
from mlpkit.capstone.tables import rounding
from mlpkit.capstone.verdicts import if_so, leak, sound, unclear

STEPS = 30  # rows ahead: a month of days, or more than a day of hours
FEWEST = 10  # different values; fewer may repeat in a cycle, as days of the week do
ROUNDED = 0.01  # share of a column's spread; numbers rounded more coarsely fit by chance
# rows examined for sums of later targets: 16 per weight, of which there are at most 61
ROWS = 1_000


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
        ahead = made_of_targets(column, y)
        if ahead is not None:
            what = f"the target's values up to {ahead} rows later"
            what = what if ahead else "the target of its own row and of those before"
            return leak(f"{task.column(j)} is made of {what}: not all of that is known yet.")
    return sound("No column holds the target of a later row.")


def without_time(task, training, validation):
    """The Verdict if no time was given, on whether the rows are a series anyway."""
    y = task.data.target.astype(float)
    for j, column in enumerate(task.table.T):
        later, earlier = steps_ahead(column, y), steps_ahead(column[::-1], y[::-1])
        if not later and not earlier:
            continue
        saw = f"{task.column(j)} holds the target of the row {later or earlier} "
        saw += f"{'after' if later else 'before'}: the rows are a series."
        question = f"Will it predict what comes later? {if_so('time')}"
        if later or training.max() > validation.min():
            return unclear(f"{saw} The split mixes earlier and later rows.", question)
        return sound(saw, question)
    return sound("No column holds the target of another row.")


def steps_ahead(column, y):
    """Return by how many rows a column is ahead of the target; 0 if it doesn't hold the target of
    later rows."""
    if len(np.unique(y)) < FEWEST:
        return 0
    for k in range(1, min(STEPS, len(y) // 4) + 1):
        if alike(column[:-k], y[k:]) and not alike(column[k:], y[:-k]):
            return k
    return 0


def made_of_targets(column, y):
    """If a column is a weighted sum of targets, rounded or not: how many rows ahead the last of
    them is. 0 if that is the target of its own row. None if the column is not such a sum, if
    earlier targets alone explain it as well, or if it is the target itself, which another check
    asks about.
    """
    reach = min(STEPS, len(y) // 12)
    n = min(len(y) - 2 * reach, ROWS)
    column = column[reach : reach + n]
    if reach < 1 or len(np.unique(y)) < FEWEST or not np.isfinite(column).all():
        return None
    windows = np.lib.stride_tricks.sliding_window_view(y, 2 * reach + 1)[:n]
    if column.std() == 0 or alike(column, windows[:, reach]):
        return None
    rounded = rounding(column) / column.std()
    least = 2 * rounded if rounded < ROUNDED else 0
    if off(windows[:, :reach], column) < max(1e-4, least):
        return None
    limit = max(1e-8, least)
    if off(windows, column) > limit:
        return None
    ahead = range(reach + 1)
    return next(k for k in ahead if off(windows[:, : reach + 1 + k], column) <= limit or k == reach)


def off(windows, column):
    """The largest remainder of a column, divided by its spread, after the best weighted sum of the
    windows' targets is subtracted."""
    A = np.column_stack([windows, np.ones(len(windows))])
    weights = np.linalg.lstsq(A, column, rcond=None)[0]
    return np.abs(column - A @ weights).max() / column.std()
