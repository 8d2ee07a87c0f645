"""How well one column predicts the target, and which of its values determine it."""

import numpy as np

from mlpkit.capstone.scores import plain, score
from mlpkit.capstone.tables import codes_of, missing

# fewest rows or groups of a value that is examined; fewer are often in one class by chance
OFTEN = 5
FINE = 20  # different values; a column with fewer is a category, and some categories have one class
AROUND = 10, 30  # on each side, compare the classes of this many rows with the nearest values
# the most ranges that numbers are sorted into; with fewer than 1,000 rows, each range has four rows
RANGES = 250


def alone(task, column, training, validation):
    """The score of one column: each of its values, or a range of them, predicts the target it had
    in training."""
    codes = np.unique(binned(column, training), return_inverse=True)[1]
    y, size = task.data.target[training], codes.max() + 1
    guess = plain(task, training, [0])[0]
    known = np.bincount(codes[training], minlength=size)
    if task.counted:
        pairs = np.bincount(codes[training] * task.counted + y, minlength=size * task.counted)
        guesses = pairs.reshape(size, task.counted).argmax(axis=1)
    else:
        guesses = np.bincount(codes[training], y, minlength=size) / np.maximum(known, 1)
    guesses = np.where(known > 0, guesses, guess)
    return score(task, guesses[codes[validation]], validation)


def binned(column, training):
    """Return whole numbers: one for each text, or for each value if there are few; else one for
    each range, with about the same number of rows in each range."""
    codes = codes_of(column)
    if column.dtype.kind not in "iufbM" or len(np.unique(codes[training])) <= len(training) / 5:
        return codes
    lost = missing(column)
    numbers = np.where(lost, 0, column.astype("int64" if column.dtype.kind == "M" else float))
    seen = numbers[training][~lost[training]]
    if not len(seen):
        return lost.astype(int)
    edges = np.unique(np.quantile(seen, np.linspace(0, 1, max(2, min(RANGES, len(seen) // 4)))))
    return np.where(lost, -1, np.searchsorted(edges, numbers))


def of_one_class(task, column):
    """Return [(1 / chance, its rows)] for each frequent value of a column, and for its blanks. The
    chance is the probability that all these rows have their class, judged by the classes of the
    rows with the next smaller and larger values; for blanks, by those of all other rows. If the
    value's rows have several classes, 1 / chance is 0. Rows of one group count once.
    """
    y, lost = task.data.target, missing(column)
    there, found = np.flatnonzero(~lost), []
    if lost.any() and len(there):
        found.append(surprise(task, np.flatnonzero(lost), [y[there]]))
    if column.dtype.kind not in "iuf" or len(np.unique(column[there])) < FINE:
        return found
    there = there[np.argsort(column[there], kind="stable")]
    starts = np.flatnonzero(np.r_[True, np.diff(column[there]) != 0])
    for start, end in zip(starts, [*starts[1:], len(there)], strict=True):
        if end - start >= OFTEN:
            rows = there[start:end]
            spans = AROUND if np.ptp(y[rows]) == 0 else ()
            beside = [np.r_[there[max(0, start - k) : start], there[end : end + k]] for k in spans]
            found.append(surprise(task, rows, [y[each] for each in beside]))
    return found


def surprise(task, rows, beside):
    """Return (1 / chance, rows) for rows of one class, judged by the classes of their neighbours,
    `beside`: [(n,), …]. The chance of one row is the largest share of its class among these, plus a
    standard error.
    """
    y, count = task.data.target[rows], len(rows)
    if task.groups is not None:
        count = len(np.unique(task.groups[rows]))
    if np.ptp(y) > 0 or count < OFTEN:
        return 0.0, rows
    sizes = np.array([len(each) for each in beside])
    shares = np.array([np.sum(each == y[0]) + 1 for each in beside]) / (sizes + task.counted)
    share = min(1, np.max(shares + np.sqrt(shares * (1 - shares) / sizes)))
    return 1 / task.counted / share**count, rows
