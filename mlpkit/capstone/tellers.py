"""How much of the target one column tells, alone or with another."""

import numpy as np

from mlpkit.capstone.scores import plain, score
from mlpkit.capstone.tables import codes_of, missing

RANGES = 250  # into which numbers are sorted, at most; of fewer than 1,000 rows four are in each


def alone(task, column, training, validation):
    """The score of one column: each of its values, or a range of them, predicts what it had."""
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
    """Whole numbers: of texts and few values each has its own; else ranges with as many rows."""
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
