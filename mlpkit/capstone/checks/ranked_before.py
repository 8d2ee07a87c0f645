"""Traces of all rows in the columns as they came: ranks, bins, a trend taken off, gaps filled.

Each is exact over all rows and over no part of them. Where the notebook still has the rows as they
were before, that shows it; else only their author can tell.
"""

import numpy as np

from mlpkit.capstone.comparing import alike
from mlpkit.capstone.notebook import BEFORE, COLUMNS, numbers_of, tables_of
from mlpkit.capstone.tables import codes_of, columns_of, missing
from mlpkit.capstone.verdicts import leak, sound, unclear

EXACT = 1e-7  # float32 rounds by 6e-8
FEWEST = 20  # different values of a column: a few, as 1, 2, 3, are ranks by themselves
GROUPS, SIZE = 3, 3  # groups of a category, rows of most: of two the others' mean is one target
ASK = (
    "How was it made, and from which rows? Hand over what was there before, and make it in prepare."
)


def judge(case):
    """The Verdict on the rows and the target as they came."""
    task, y = case.task, case.task.data.target.astype(float)
    if task.pictures:
        return sound("Pictures have no columns.")
    before, groups = numbers_of(task), target_means(task, y)
    seen = []
    for j, column in enumerate(task.table.T[:COLUMNS]):
        name = task.column(j)
        if by := next((by for by, there, means in groups if alike(column[there], means)), ""):
            saw = f"{name} is the mean of the target over the other rows with the same {by}"
            return leak(f"{saw}, all of them: computed {BEFORE}.")
        if raw := ranked_or_binned(column, before):
            saw = f"{name} is the rank, or the bin, of `{raw[0]}` among all {len(y):,} rows"
            if not raw[1]:
                return leak(f"{saw}: computed {BEFORE}.")
            seen.append(f"{saw}.")
        elif is_rank(column):
            seen.append(f"{name} is exactly a rank among all {len(y):,} rows.")
        if raw := filled_from_others(column, before):
            seen.append(f"Where `{raw}` misses something, {name} has values of many kinds.")
    if len(np.unique(y)) >= FEWEST and (saw := trend_taken_off(task, y, before)):
        return leak(saw) if "`" in saw else unclear(saw, ASK)
    if seen:
        return unclear(seen[0], ASK)
    return sound("No column is exactly one over all rows.", *rows_dropped(task))


def target_means(task, y):
    """[(name of a category, (N,) rows with others of their group, the mean of those others)]."""
    found = []
    for j, other in enumerate(task.columns[:COLUMNS]):
        codes = codes_of(other)
        sizes = np.bincount(codes)
        if len(sizes) >= GROUPS and np.median(sizes) >= SIZE and len(found) < 20:
            there = sizes[codes] > 1
            means = (np.bincount(codes, y)[codes] - y) / np.maximum(sizes[codes] - 1, 1)
            if len(np.unique(means[there])) >= FEWEST:
                found.append((task.column(j), there, means[there]))
    return found


def ranks(column):
    """(N,) from 1, those of equal numbers their mean."""
    _, codes, counts = np.unique(column, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[codes]


def is_rank(column):
    """Whether a column is its own rank by the number of rows, or one with halves for what is equal.

    Not whole numbers, and nothing in order: those may be numbers of rows.
    """
    if not np.isfinite(column).all() or len(np.unique(column)) < FEWEST:
        return False
    if (np.diff(column) >= 0).all() or (np.diff(column) <= 0).all():
        return False
    own, N = ranks(column), len(column)
    forms = [own / N, (own - 0.5) / N, (own - 1) / (N - 1)]
    if (own % 1 > 0).sum() >= 3:
        forms.append(own)
    return any(np.abs(column - each).max() < EXACT * max(1, np.abs(each).max()) for each in forms)


def ranked_or_binned(column, before):
    """(the name of a column outside of which this is the rank, or bins with as many rows each,
    whether its table has these too: then they may have come so); () without."""
    if not np.isfinite(column).all():
        return ()
    levels, counts = np.unique(column, return_counts=True)
    even = 3 <= len(levels) <= len(column) / 10 and np.ptp(counts) <= 1
    for name, raw, beside in before if even or is_rank(column) else ():
        if not np.isfinite(raw).all() or alike(raw, column):
            continue
        if even:
            in_order = (np.diff(column[np.argsort(raw, kind="stable")]) >= 0).all()
            same = in_order and len(np.unique(raw)) > 3 * len(levels)
        else:
            same = np.array_equal(ranks(raw), ranks(column))
        if same:
            return name, any(np.array_equal(each, column) for each in beside) or len(beside) == 1
    return ()


def filled_from_others(column, before):
    """The name of a column outside that is this one with gaps, which have many values here."""
    for name, raw, _ in before:
        lost = np.isnan(raw)
        if lost.sum() < 5 or lost.mean() > 0.9 or np.isnan(column[lost]).any():
            continue
        same = np.array_equal(column[~lost], raw[~lost])
        if same and len(np.unique(column[lost])) > max(2, lost.sum() / 4):
            return name
    return ""


def trend_taken_off(task, y, before):
    """In words, where the target has no trend at all, to the last digits; else ""."""
    time = np.arange(len(y)) if task.time is None else task.time
    t = time - time.mean()
    spread = max(y.std(), 1e-300)
    slope = t @ y / np.sqrt((t @ t) * len(y)) / spread
    if abs(y.mean()) > EXACT * spread or abs(slope) > EXACT:
        return ""
    saw = f"Over all {len(y):,} rows the target has mean 0 and no trend, to the last digits"
    for name, raw, _ in before:
        if np.isfinite(raw).all() and alike(raw - y, time):
            return f"{saw}: that of `{name}` was taken off {BEFORE}."
    return f"{saw}: it was taken off {BEFORE}."


def rows_dropped(task):
    """A question where a table of the notebook has these rows and some more."""
    ours = [each for each in task.columns if each.dtype.kind == "f"]
    ours = next((each for each in ours if len(np.unique(each)) > len(each) / 2), None)
    for name, rows in tables_of(task, longer=True).items() if ours is not None else ():
        for column in columns_of(rows):
            if column.dtype.kind != "f" or not np.isin(ours, column).all():
                continue
            lost = rows[~np.isin(column, ours)]
            few = 0 < len(lost) <= len(rows) / 2
            if not few or any(missing(each).any() for each in columns_of(lost)):
                continue
            return [
                f"`{name}` has {len(lost):,} rows more, which miss nothing. Were they left out "
                "by what all rows are like, as outliers are? Then the number is of such rows alone."
            ]
    return []
