"""Each column alone as a predictor: one that says it all is asked about."""

import numpy as np

from mlpkit.capstone.scores import plain, said, score
from mlpkit.capstone.tables import codes_of, missing
from mlpkit.capstone.verdicts import sound

TELLS = 0.97  # of the way from the baseline to all right: a choice; it asks, and accuses nobody
FEWEST = 30  # training rows: fewer make seven ranges of four, and those fit by chance
RANGES = 250  # into which numbers are sorted, at most; of fewer than 1,000 rows four are in each


def judge(case):
    """The Verdict is always sound; what tells the target is a question."""
    task, (training, validation) = case.task, case.places
    if task.pictures:
        return sound("Pictures have no columns.")
    if len(training) < FEWEST:
        return sound(f"Not looked for: {len(training)} rows are too few for it.")
    least = score(task, plain(task, training, validation), validation)
    values = [alone(task, column, training, validation) for column in task.columns]
    best = int(np.argmax(values))
    questions = [
        f"{task.column(j)} alone gives {said(task, value)}. Is it known before "
        f"{task.data.target_name} is, or was it made from it?"
        for j, value in enumerate(values)
        if value >= least + TELLS * (1 - least) and least < TELLS
    ]
    return sound(
        f"The most that one gives is {said(task, values[best])}, {task.column(best)}.", *questions
    )


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
    if column.dtype.kind not in "iufb" or len(np.unique(codes[training])) <= len(training) / 5:
        return codes
    numbers = column.astype(float)
    seen = numbers[training][~missing(numbers[training])]
    edges = np.unique(np.quantile(seen, np.linspace(0, 1, max(2, min(RANGES, len(seen) // 4)))))
    bins = np.searchsorted(edges, np.nan_to_num(numbers))
    return np.where(missing(numbers), -1, bins)
