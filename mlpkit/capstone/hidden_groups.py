"""Groups that no column names: rows that repeat in some columns, or follow each other."""

import numpy as np

from mlpkit.capstone.scores import goodness
from mlpkit.capstone.tables import codes_of, fine_columns, missing
from mlpkit.data.words import list_first
from mlpkit.debugging.near_duplicates import squared_distances

GROUPS = 8, 0.05, 0.4  # fewest groups; fewest and most groups per row: 20 rows in each, or 2.5
COLUMNS = 30  # columns that are tried in pairs, those with the most values, to limit the time
# two columns may form at most this many groups per group of one: a few persons' measurements differ
MORE = 1.2
STRETCHES = 10  # stretches of the file, in each class
ASKED, MOST = 500, 5_000  # find the nearest neighbours of this many rows, among this many
# what must be lost without the row's own stretch: a share of the score, and standard errors
FALL, SURE = 0.1, 4


def guessed(task):
    """Return [(name, kind, codes (N,))], at most one entry."""
    return repeats(task) or order(task)


def repeats(task):
    """Return columns of numbers whose values repeat together, as a person's age, height and weight
    do. At least two are needed, neither a monotone function of the other, which would say nothing
    new.
    """
    if task.pictures:
        return []
    N, columns = len(task.data), []
    for j, column in enumerate(task.columns):
        if column.dtype.kind in "iuf" and not missing(column).any():
            codes = codes_of(column)
            if max(GROUPS[0], GROUPS[1] * N) <= codes.max() + 1 <= GROUPS[2] * N:
                columns.append((int(codes.max()) + 1, j, codes))
    columns = sorted(columns, key=lambda each: -each[0])[:COLUMNS]
    for k, (count, j, codes) in enumerate(columns):
        names, joint = [task.column(j)], codes
        for _, i, other in columns[k + 1 :]:
            both = np.unique(joint * (other.max() + 1) + other, return_inverse=True)[1]
            if both.max() + 1 <= MORE * count and not monotone(codes, other):
                names, joint = [*names, task.column(i)], both
        if len(names) > 1:
            return [(list_first(names), "repeats", joint)]
    return []


def monotone(codes, other):
    """Whether `other` (N,) never falls, or never rises, as `codes` rises."""
    steps = np.diff(other[np.lexsort((other, codes))])
    return bool((steps >= 0).all() or (np.diff(other[np.lexsort((-other, codes))]) <= 0).all())


def order(task):
    """Return stretches of the file, if the nearest row from a different stretch predicts far worse
    than the nearest of all. They are cut within each class, because a file may be sorted by class.
    None are returned if a column is sorted: that column explains why neighbours are alike.
    """
    points, N = points_of(task), len(task.data)
    if points is None:
        return []
    codes, y = np.arange(N) * STRETCHES // N, task.data.target
    for k in range(task.counted):
        own = np.flatnonzero(y == k)
        codes[own] = np.arange(len(own)) * STRETCHES // max(len(own), 1)
    some = np.unique(np.linspace(0, min(N, MOST) - 1, ASKED).astype(int))
    apart = squared_distances(points[some], points)
    apart[np.arange(len(some)), some] = np.inf
    nearest = goodness(task, y[apart.argmin(axis=1)], some)
    apart[codes[some][:, None] == codes[: len(points)]] = np.inf
    fall = nearest - goodness(task, y[apart.argmin(axis=1)], some)
    if fall.mean() <= max(FALL, SURE * fall.std() / np.sqrt(len(some))):
        return []
    return [("their position in the file", "order", codes)]


def points_of(task):
    """Return (n, D) for the first rows: columns of numbers divided by their spread, or pixels; None
    if there are none."""
    if len(task.data) < 5 * STRETCHES:
        return None
    if task.pictures:
        return np.asarray(task.data.rows[:MOST], np.float32).reshape(min(len(task.data), MOST), -1)
    columns = fine_columns(task.columns, "iuf", 0.2)
    if len(columns) < 2 or any((np.diff(each) >= 0).all() for each in columns):
        return None
    points = np.stack(columns, axis=1)[:MOST]
    return points - points.mean(axis=0)
