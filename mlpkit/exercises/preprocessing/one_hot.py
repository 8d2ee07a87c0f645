"""Exercise of notebook 01: one_hot, labels as rows of zeros with a single 1."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.preprocessing import one_hot


def label_cases(rng):
    """labels (N,), classes. In the second, third and fourth the last class does not occur."""
    return [
        (rng.permutation([0, 1, 1, 2, 2, 0, 1]), 3),
        (rng.permutation([0, 3, 1, 3, 0]), 6),
        (np.array([2]), 5),
        (np.zeros(4, dtype=int), 2),
        (rng.permutation([0, 5, 9, 9]), 10),
        (rng.permutation([0, 9, 2]), 12),
    ]


def in_loops(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n in range(len(labels)):
        Y[n, labels[n]] = 1
    return Y


def by_pairs(labels, classes):
    Y = np.zeros((len(labels), classes), dtype=np.float32)
    Y[np.arange(len(labels)), labels] = 1
    return Y


def whole_rows(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[labels] = 1
    return Y


def every_column(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[:, labels] = 1
    return Y


def ten_columns(labels, classes):
    return np.eye(10)[labels]


def first_row_only(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n, label in enumerate(labels):
        Y[n, label] = 1
        return Y


def zeros_of_two_numbers(labels, classes):
    Y = np.zeros(len(labels), classes)
    for n, label in enumerate(labels):
        Y[n, label] = 1
    return Y


def compared(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n, label in enumerate(labels):
        Y[n, label] == 1  # noqa: B015 - the mistake
    return Y


def labels_as_rows(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n in labels:
        Y[n, labels[n]] = 1
    return Y


def rows_by_classes(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[np.arange(classes), labels] = 1
    return Y


def rows_and_columns_swapped(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[labels, np.arange(len(labels))] = 1
    return Y


def of_values(labels, classes):
    return np.eye(classes)[labels] * labels[:, None]


EXERCISE = Exercise(
    notebook=1,
    reference=one_hot,
    worked=in_loops,
    stub=(
        "Return (N, classes), floats: 1 in column labels[n] of row n, 0 elsewhere.\n\n"
        "labels (N,) are integers from 0 to classes - 1."
    ),
    cases=label_cases,
    sizes={"labels": "N"},
    hints=(
        "A label is an index and not a quantity. Each example gets a row of zeros with a single 1 "
        "in it, and the label says where.",
        "Y[n, c] = 1 where c = labels[n], else 0: (N,) → (N, classes). Look at the identity "
        "matrix (classes, classes): its row c is the one-hot vector of class c.",
        "Start from np.zeros((N, classes)), and in a loop set the entry (n, labels[n]) to 1. "
        "Without a loop: set all N pairs at once, with np.arange for n. Or take row labels[n] of "
        "the identity matrix, np.eye(classes), for each n.",
    ),
    why="Why does the number of columns come in as an argument, and not from the labels?",
    mistakes=mistakes(
        ("columns-from-data", lambda labels, classes: np.eye(int(np.max(labels)) + 1)[labels]),
        "there are columns only up to the largest label that occurs. A batch may lack the last "
        "class but still needs its column: there should be `classes` columns.",
        (
            "as-many-as-occur",
            lambda labels, classes: np.eye(len(np.unique(labels)))[labels],
        ),
        "there are as many columns as different labels: three for 0, 1 and 3, too few for label 3. "
        "There should be `classes` columns.",
        ("label-0-left-out", lambda labels, classes: np.eye(classes + 1)[labels][:, 1:]),
        "label 0 has no 1, and label 1 has its 1 in column 0. Labels count from 0, as columns do.",
        (
            "one-row",
            lambda labels, classes: np.isin(np.arange(classes), labels).astype(float),
        ),
        "this is one row for all examples, with a 1 for each label that occurs. Every example "
        "should have a row of its own.",
        ("ten-columns", ten_columns),
        "there are 10 columns even when classes is 3. Is a 10 written into the code?",
        ("return-in-the-loop", first_row_only),
        "only row 0 is filled: is the return inside the loop?",
        ("compared", compared),
        "all zeros: nothing was set. == compares; = sets.",
        ("labels-as-rows", labels_as_rows),
        "the labels were used as row numbers. Row n belongs to example n, from 0 to N − 1; its "
        "label names the column.",
        ("as-many-as-classes", rows_by_classes),
        "the rows and the labels don't pair up. Every example needs a row: np.arange(N), with N = "
        "len(labels), not np.arange(classes).",
        ("rows-and-columns-swapped", rows_and_columns_swapped),
        "the label came first in the index, as the row. The row, n, should come first, then the "
        "column, labels[n].",
        ("labels-and-classes-swapped", lambda labels, classes: np.eye(labels)[classes]),
        "labels stands where one number is needed, as in np.eye(classes) and range(len(labels)). "
        "The labels themselves go into square brackets, as an index.",
        ("shape-as-two-numbers", zeros_of_two_numbers),
        "np.zeros took classes for a type. It needs the shape as one tuple, in brackets of its "
        "own: np.zeros((N, classes)).",
        (
            "labels-renumbered",
            lambda labels, classes: np.eye(classes)[np.unique(labels, return_inverse=True)[1]],
        ),
        "the labels that occur were numbered from 0 again. Label 9 belongs in column 9, even in a "
        "batch without labels 1 to 8.",
        ("one-column-early", lambda labels, classes: np.eye(classes)[labels - 1]),
        "every 1 is one column too far left, and label 0 went to the last column. Labels count "
        "from 0, as columns do.",
        ("one-column-too-many", lambda labels, classes: np.eye(classes + 1)[labels]),
        "there is one column too many. The labels run from 0 to classes − 1, so there should be "
        "`classes` columns.",
        ("whole-rows", whole_rows),
        "the labels were used as row numbers, and whole rows were filled with 1. An entry has two "
        "indices: row n and column labels[n].",
        ("every-column", every_column),
        "each row has a 1 for every example's label. Row n should have one 1, in column labels[n]: "
        "rows and columns must go in pairs.",
        ("label-as-value", of_values),
        "the place is right, but it holds the label itself. It should hold 1: label 9 is not more "
        "than label 3.",
        ("inverted", lambda labels, classes: 1 - np.eye(classes)[labels]),
        "0 and 1 are swapped: the 1 should be at the label and nowhere else.",
        ("true-false", lambda labels, classes: labels[:, None] == np.arange(classes)),
        "the places are right, but the array holds True and False. Formulas need the numbers 1 "
        "and 0, as floats.",
        ("identity", lambda labels, classes: np.eye(classes)),
        "this is the identity matrix itself, with a row for each class. Return a row for each "
        "example: the one that its label names.",
        ("integers", lambda labels, classes: np.eye(classes, dtype=int)[labels]),
        "the places are right, but the array holds integers. It will be compared with "
        "probabilities, so it should hold floats.",
        (
            "only-those-that-occur",
            lambda labels, classes: np.eye(classes)[labels][:, np.unique(labels)],
        ),
        "there is a column for each class that occurs. A class may be missing from a batch but "
        "still needs its column: there should be `classes` columns.",
    ),
    alternatives=(
        in_loops,
        by_pairs,
        lambda labels, classes: np.eye(classes)[labels],
        lambda labels, classes: (labels[:, None] == np.arange(classes)).astype(np.float32),
    ),
)
