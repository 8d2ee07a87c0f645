"""The case `shirtless`: one-hot rows that are only as wide as the batch's largest label."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def one_hot(labels):
    return np.eye(10, dtype=np.float32)[labels]


def compared(labels):
    return (labels[:, None] == np.arange(10)).astype(np.float32)


def filled_in(labels):
    rows = np.zeros((len(labels), 10), np.float32)
    rows[np.arange(len(labels)), labels] = 1
    return rows


def every_row(labels):
    rows = np.zeros((len(labels), 10), np.float32)
    rows[:, labels] = 1
    return rows


def columns(labels):
    return np.eye(10, dtype=np.float32)[:, labels]


def one_more(labels):
    return np.eye(labels.max() + 2, dtype=np.float32)[labels]


def some_labels(rng):
    """(labels,): one and several, with and without the largest."""
    few = [np.array([0]), np.array([3]), np.array([9]), np.array([2, 0, 5])]
    return [(labels,) for labels in [*few, rng.integers(0, 9, 8), rng.integers(0, 10, 20)]]


CASE = Case(
    name="shirtless",
    saw=(
        "The training loss falls to 0.21, and on the validation images it is ten times as much. "
        "None of 1,000 is called a T-shirt, most are called bags or boots; 36 in 100 are right."
    ),
    source="the notebook that this course grew out of, its function `one_hot_encode`",
    function="one_hot",
    lines=(13,),
    organ="loss",
    cause=(
        "a one-hot row is as wide as the largest label in its batch, here a batch of one. The "
        "outputs beyond that get no target: a T-shirt, class 0, never teaches the other nine "
        "outputs to say no."
    ),
    repaired=one_hot,
    mistakes=(
        Mistake(
            "one-column-more",
            one_more,
            "now there is one more column, but the width still depends on what is in the batch.",
        ),
        Mistake(
            "every-row",
            every_row,
            "with one image in a batch this is right. With several, every row gets the labels of "
            "all.",
        ),
        Mistake(
            "turned-round",
            columns,
            "the classes are rows now. A row belongs to an example, a column to a class.",
        ),
    ),
    alternatives=(compared, filled_in),
    hints=(
        "Is the loss of several images together the mean of their losses one by one?",
        "Print one_hot(np.array([0])). How many outputs does the network have?",
        "The width is the number of classes, ten, whatever labels come.",
    ),
    shows=("loss_at_start",),
    alike={
        "overfitting": (
            "then validation images are taken for kinds of all sorts. Here nearly all are taken "
            "for kinds with a high number."
        ),
        "one kind that is too frequent": (
            "then the labels would show it. Here each kind occurs 40 times."
        ),
    },
    against={
        "labels": "each kind occurs 40 times, and similar images have the same label.",
        "backward pass": "nudging finds the same gradients: they are right for this loss.",
        "optimizer": "20 images, all in each step, are learnt by heart with it.",
        "training loop": "each image is seen once an epoch, in a new order, in batches of one.",
        "data": "the numbers lie between 0 and 1, in both sets alike.",
        (16, 17): "a sum over the classes it is given. It is given too few.",
        (22, 23): "this is the gradient of squares, class by class, as nudging confirms.",
        (42, 42): "the outputs start near 0, so that no class begins with an advantage.",
    },
    costs=(
        Cost("validation accuracy", sick=0.31, healthy=0.75, tolerance=0.08),
        Cost("gap", sick=2.1, healthy=0.07, tolerance=0.6),
    ),
    cases=some_labels,
)
