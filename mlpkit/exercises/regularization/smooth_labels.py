"""Exercise of notebook 08: smooth_labels, targets that give every class a little probability."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.preprocessing import one_hot
from mlpkit.regularization import smooth_labels


def label_cases(rng):
    """labels (N,), classes, smoothing. In some of them the last class does not occur."""
    return [
        (rng.permutation([0, 1, 1, 2, 2, 0, 1]), 3, 0.3),
        (rng.permutation([0, 3, 1, 3, 0]), 6, 0.1),
        (np.array([2]), 5, 0.2),
        (np.zeros(4, dtype=int), 2, 0.5),
        (rng.permutation([0, 5, 9, 9]), 10, 0.1),
        (rng.permutation([1, 3, 0, 2, 2, 1]), 4, 0.0),
    ]


def by_one_hot(labels, classes, smoothing):
    return (1 - smoothing) * one_hot(labels, classes) + smoothing / classes


def in_loops(labels, classes, smoothing):
    targets = np.zeros((len(labels), classes))
    for n in range(len(labels)):
        for c in range(classes):
            targets[n, c] = smoothing / classes
        targets[n, labels[n]] += 1 - smoothing
    return targets


def filled_first(labels, classes, smoothing):
    targets = np.full((len(labels), classes), smoothing / classes, dtype=np.float32)
    targets[np.arange(len(labels)), labels] += 1 - smoothing
    return targets


def compared(labels, classes, smoothing):
    at_label = labels[:, None] == np.arange(classes)
    return np.where(at_label, 1 - smoothing + smoothing / classes, smoothing / classes)


def renormalized(part):
    def wrong(labels, classes, smoothing):
        targets = one_hot(labels, classes) + part(smoothing, classes)
        return targets / targets.sum(axis=1, keepdims=True)

    return wrong


def whole_rows(labels, classes, smoothing):
    targets = np.full((len(labels), classes), smoothing / classes)
    targets[:, labels] = 1 - smoothing + smoothing / classes
    return targets


EXERCISE = Exercise(
    notebook=8,
    reference=smooth_labels,
    worked=by_one_hot,
    uses=("one_hot",),
    stub=(
        "Return targets (N, classes), floats: (1 - s) one_hot + s / classes, s = smoothing.\n\n"
        "labels (N,) are integers from 0 to classes - 1; 0 <= smoothing < 1. one_hot is at hand."
    ),
    cases=label_cases,
    sizes={"labels": "N"},
    hints=(
        "Take a share s away from the right class, and deal it out to all classes in equal parts. "
        "The right class is one of them. Each row still has the sum 1.",
        "targets = (1 − s) · Y + s / C, with Y (N, C) the one-hot rows of the labels and C the "
        "number of classes. A number added to an array goes to every place.",
        "one_hot(labels, classes) is Y. Multiply it by 1 − s, and add s / classes to all of it.",
    ),
    why="What would the logits have to be for softmax to give a one-hot row, and what for these?",
    mistakes=mistakes(
        (
            "no-part-for-the-right-class",
            {"smoothing / classes": "smoothing / classes * (1 - one_hot(labels, classes))"},
        ),
        "the right class has 1 − s. It is one of the C classes and gets its s / C as well; "
        "without that a row does not add up to 1.",
        (
            "among-the-others",
            {"smoothing / classes": "smoothing / (classes - 1) * (1 - one_hot(labels, classes))"},
        ),
        "s was dealt out among the C − 1 other classes. That is another convention. Here every "
        "class gets s / C, the right one as well.",
        ("divided-by-c-minus-1", {"smoothing / classes": "smoothing / (classes - 1)"}),
        "every class gets s / (C − 1), the right one too, so a row adds up to more than 1. There "
        "are C of them: s / C.",
        (
            "others-stay-0",
            {
                "(1 - smoothing) *": "(1 - smoothing + smoothing / classes) *",
                "one_hot(labels, classes) + smoothing / classes": "one_hot(labels, classes)",
            },
        ),
        "only the right class changed. What it gives away goes to all classes: s / C stands in "
        "every other column too.",
        ("taken-and-not-given", {"+ smoothing / classes": ""}),
        "s was taken from the right class, and no other class got it. Add s / C everywhere.",
        ("given-and-not-taken", {"(1 - smoothing) *": ""}),
        "s / C was added, but the 1 was not lessened: a row adds up to 1 + s. The one-hot row is "
        "multiplied by 1 − s.",
        ("s-not-divided", {"smoothing / classes": "smoothing"}),
        "every class got the whole of s. It is shared by all C classes: s / C each.",
        (
            "whole-s-to-the-others",
            {"smoothing / classes": "smoothing * (1 - one_hot(labels, classes))"},
        ),
        "every other class got the whole of s. It is shared by all C classes: s / C each, the "
        "right one too.",
        (
            "swapped",
            {
                "(1 - smoothing) *": "smoothing *",
                "smoothing / classes": "(1 - smoothing) / classes",
            },
        ),
        "s and 1 − s have changed places: the right class keeps 1 − s, and s is dealt out.",
        (
            "taken-twice",
            {"smoothing / classes": "smoothing / classes * (1 - 2 * one_hot(labels, classes))"},
        ),
        "from the right class s / C was taken off. It is added, as everywhere.",
        ("unsmoothed", {"(1 - smoothing) *": "", "+ smoothing / classes": ""}),
        "this is one_hot: smoothing has no effect.",
        ("ten-classes", {"smoothing / classes": "smoothing / 10"}),
        "s is divided by 10, also where there are 3 classes. `classes` says how many.",
        ("halved", {"smoothing / classes": "smoothing / 2"}),
        "every class got s / 2. s is shared by all C classes: s / C each.",
        ("one-over-c-added", {"smoothing / classes": "1 / classes"}),
        "every class got 1 / C, so that a row adds up to 2 − s. Only s is dealt out: s / C each.",
        (
            "one-over-c-for-the-others",
            {"smoothing / classes": "1 / classes * (1 - one_hot(labels, classes))"},
        ),
        "every other class has 1 / C, whatever s is. Only s is dealt out: s / C each, to the right "
        "class too.",
        (
            "lessened-too",
            {"smoothing / classes": "(1 - smoothing) * smoothing / classes"},
        ),
        "s / C was multiplied by 1 − s as well, so that a row adds up to less than 1. Only the "
        "one-hot row is.",
        (
            "s-taken-off-everywhere",
            {
                "(1 - smoothing) *": "",
                "+ smoothing / classes": "- smoothing + smoothing / classes",
            },
        ),
        "s was taken off every number, also where there is a 0. The one-hot row is multiplied by "
        "1 − s.",
        ("renormalized", renormalized(lambda smoothing, classes: smoothing / classes)),
        "s / C was added and each row divided by its sum. Then the right class keeps 1 / (1 + s) "
        "and more; it should keep 1 − s and s / C.",
        ("s-added-and-renormalized", renormalized(lambda smoothing, classes: smoothing)),
        "s was added everywhere and each row divided by its sum, so that more than s goes to the "
        "others. It should be (1 − s) · one-hot + s / C.",
        (
            "by-the-largest-label",
            lambda labels, classes, smoothing: (
                (1 - smoothing) * one_hot(labels, classes) + smoothing / (np.max(labels) + 1)
            ),
        ),
        "s is divided by the number of classes up to the largest label that occurs. `classes` says "
        "how many there are.",
        ("over-examples", {"smoothing / classes": "smoothing / len(labels)"}),
        "s is divided by N, the number of examples. It is shared by the classes of one row.",
        ("labels-mixed", {"one_hot(labels, classes)": "labels"}),
        "the labels themselves were multiplied. A label is a place, not a quantity: make one-hot "
        "rows of them first.",
        ("integers", {"np.float32": "int"}),
        "the targets are integers, and what is behind the point is lost. They should be floats.",
        ("every-column", whole_rows),
        "each row is high for the labels of all examples. Row n should be high in column "
        "labels[n] only: rows and columns go in pairs.",
        (
            "columns-from-data",
            lambda labels, classes, smoothing: smooth_labels(
                labels, int(np.max(labels)) + 1, smoothing
            ),
        ),
        "there are columns only up to the largest label that occurs. A batch may lack the last "
        "class and still needs its column: classes says how many.",
    ),
    alternatives=(by_one_hot, in_loops, filled_first, compared),
)
