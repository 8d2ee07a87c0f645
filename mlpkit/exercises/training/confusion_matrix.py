"""Exercise of notebook 07: confusion_matrix, how often each class is predicted as each other one,
or as itself."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.training import confusion_matrix


def prediction_cases(rng):
    """labels (N,), predicted (N,), classes: pairs that occur repeatedly, classes that never do."""
    cases = []
    for N, classes in [(30, 3), (40, 4), (6, 5)]:
        labels = rng.integers(0, classes - (N == 6), N)
        predicted = np.where(rng.random(N) < 0.4, labels, rng.integers(0, classes - (N == 6), N))
        cases.append((labels, predicted, classes))
    pairs = np.array([[0, 1], [0, 1], [0, 1], [1, 1], [1, 0], [2, 2], [2, 2]])
    many = np.repeat([[0, 1], [1, 1]], [300, 150], axis=0)  # more than a byte can count
    cases += [(*pairs.T.copy(), 4), (np.array([1]), np.array([2]), 4), (*many.T.copy(), 2)]
    once = np.arange(49) % 2, np.arange(49) // 48  # 1 / 49 · 49 is less than 1 in floating point
    return [*cases, (*once, 2)]


def in_a_loop(labels, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for i, j in zip(labels, predicted):  # noqa: B905 - as learners write it
        counts[i, j] += 1
    return counts


def by_bincount(labels, predicted, classes):
    pairs = np.bincount(classes * labels + predicted, minlength=classes**2)
    return pairs.reshape(classes, classes)


def by_cells(labels, predicted, classes):
    return np.array(
        [[np.sum((labels == i) & (predicted == j)) for j in range(classes)] for i in range(classes)]
    )


def either(labels, predicted, classes):
    return np.array(
        [[np.sum((labels == i) | (predicted == j)) for j in range(classes)] for i in range(classes)]
    )


def from_shares(labels, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for i in range(classes):
        for j in range(classes):
            counts[i, j] = np.mean((labels == i) & (predicted == j)) * len(labels)
    return counts


def of_those_that_occur(labels, predicted, classes):
    both, places = np.unique(np.stack([labels, predicted]), return_inverse=True)
    return by_bincount(*places.reshape(2, -1), len(both))


def with_edges_from_the_data(labels, predicted, classes):
    return np.histogram2d(labels, predicted, bins=classes)[0].astype(int)


def without_minlength(labels, predicted, classes):
    return np.bincount(classes * labels + predicted).reshape(classes, classes)


EXERCISE = Exercise(
    notebook=7,
    reference=confusion_matrix,
    worked=in_a_loop,
    stub=(
        "Return counts (classes, classes), integers: [i, j] is how often class i was taken for "
        "j.\n\nlabels (N,) are the true classes, predicted (N,) the answers: rows are true, "
        "columns predicted."
    ),
    cases=prediction_cases,
    hints=(
        "Each example is one mark in a table: its true class is the row, the predicted one "
        "the column. Count the marks in each cell.",
        "counts[i, j] = number of n with labels[n] = i and predicted[n] = j: (N,), (N,) → "
        "(classes, classes). The sum of all counts is N.",
        "Start from zeros of integers. A loop over the N pairs that adds 1 to a cell is right. In "
        "one go: np.add.at(counts, (labels, predicted), 1) also counts a pair that comes twice, "
        "which an assignment with += does not.",
    ),
    why="What is the sum of row i, and what the sum of column j?",
    mistakes=mistakes(
        ("transposed", {"(labels, predicted)": "(predicted, labels)"}),
        "rows and columns are exchanged: the rows are the predicted classes. They should be the "
        "true classes.",
        (
            "counted-once",
            {"np.add.at(counts, (labels, predicted), 1)": "counts[labels, predicted] += 1"},
        ),
        "no count is above 1. With arrays as indices, += adds only once to a cell, however often "
        "it occurs. (In a loop over the pairs: += 1, not = 1.)",
        ("first-only", {"(labels, predicted)": "(labels[:1], predicted[:1])"}),
        "only the first example is counted: is the return inside the loop?",
        ("every-pair", {"(labels, predicted)": "(labels[:, None], predicted)"}),
        "every label was paired with every answer, which makes N · N counts. Example n is one "
        "pair, labels[n] and predicted[n]: use one loop, over both at once.",
        (
            "shares-of-rows",
            {"return counts": "return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)"},
        ),
        "each row is divided by its sum: these are shares. The exercise asks for the counts.",
        ("shares-of-all", {"return counts": "return counts / len(labels)"}),
        "the counts are divided by N: these are shares. The exercise asks for the counts.",
        ("floats", {"dtype=int": "dtype=float"}),
        "the counts are right, but they are floats. Counts are whole numbers: start from integers.",
        ("size-from-data", {"(classes, classes)": "(max(labels.max(), predicted.max()) + 1,) * 2"}),
        "there are rows only up to the largest class that occurs. A class may be missing but still "
        "needs its row and column: there should be `classes` of each.",
        ("no-minlength", without_minlength),
        "the counts end at the last pair that occurs. The exercise asks for all classes · classes "
        "cells, even those that stay 0.",
        ("classes-seen", {"(classes, classes)": "(labels.max() + 1,) * 2"}),
        "the table is only as large as the largest class that occurs. It should have `classes` "
        "rows and columns, whichever classes come up.",
        ("a-byte", {"dtype=int": "dtype=np.uint8"}),
        "the counts are bytes, uint8: after 255 comes 0 again. Start from int.",
        ("cut-off", from_shares),
        "some counts are 1 too small: a share times N may be 0.9999999 and is cut off to 0. Count "
        "with np.sum, without dividing.",
        ("either", either),
        "[i, j] counts all examples that are i or were taken for j. It should count those that are "
        "i and were taken for j: use & in place of |.",
        ("those-that-occur", of_those_that_occur),
        "there is a row for each class that occurs. A class may be missing but still needs its row "
        "and column: there should be `classes` of each.",
        ("both-ways", {"return counts": "return counts + counts.T - np.diag(np.diag(counts))"}),
        "[i, j] and [j, i] are added up. A shirt taken for a coat and a coat taken for a shirt "
        "are two different things.",
        ("diagonal-only", {"return counts": "return np.diag(np.diag(counts))"}),
        "only the right answers were counted. The exercise asks for the wrong answers too, off the "
        "diagonal.",
        ("diagonal-missing", {"return counts": "return counts - np.diag(np.diag(counts))"}),
        "only the wrong answers were counted. The right answers belong on the diagonal.",
        (
            "shares-of-rows-nan",
            {"return counts": "return counts / counts.sum(axis=1, keepdims=True)"},
        ),
        "each row is divided by its sum: these are shares, and nan for a class that does not "
        "occur. The exercise asks for the counts.",
        (
            "shares-of-columns",
            {"return counts": "return counts / np.maximum(counts.sum(axis=0), 1)"},
        ),
        "each column is divided by its sum: these are shares. The exercise asks for the counts.",
        ("shares-of-columns-nan", {"return counts": "return counts / counts.sum(axis=0)"}),
        "each column is divided by its sum: these are shares, and nan for a class that was never "
        "predicted. The exercise asks for the counts.",
        ("whether-at-all", {"return counts": "return counts > 0"}),
        "this says whether a pair occurs at all, True or False. The exercise asks how often.",
        ("classes-from-1", {"(labels, predicted)": "(labels - 1, predicted - 1)"}),
        "1 was subtracted from the classes, so that class 0 went to the end. Classes count from 0, "
        "as rows and columns do.",
        ("rows-in-common", {"return counts": "return np.tile(counts.sum(axis=0), (classes, 1))"}),
        "all rows are the same: [[0] * classes] * classes is one row, named several times. Each "
        "row needs a list of its own, or np.zeros.",
        ("edges-from-the-data", with_edges_from_the_data),
        "np.histogram2d spreads its bins from the smallest to the largest class that occurs: if a "
        "class is missing, the bins are not the classes. range=[[0, classes], [0, classes]] fixes "
        "them.",
        (
            "transposed-floats",
            {"dtype=int": "dtype=float", "(labels, predicted)": "(predicted, labels)"},
        ),
        "two things are wrong. Rows and columns are exchanged: the rows should be the true "
        "classes. And the counts are floats: start from integers.",
    ),
    alternatives=(
        in_a_loop,
        by_bincount,
        by_cells,
        lambda labels, predicted, classes: (
            np.eye(classes, dtype=int)[labels].T @ np.eye(classes, dtype=int)[predicted]
        ),
        lambda labels, predicted, classes: np.histogram2d(
            labels, predicted, bins=classes, range=[[0, classes], [0, classes]]
        )[0].astype(int),
    ),
)
