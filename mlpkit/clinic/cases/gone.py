"""The case `gone`: e to the power of a large number."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def by_logarithm(z):
    z = z - np.max(z, axis=1, keepdims=True)
    return np.exp(z - np.log(np.sum(np.exp(z), axis=1, keepdims=True)))


def row_by_row(z):
    rows = [np.exp(row - row.max()) for row in z]
    return np.array([row / row.sum() for row in rows])


def one_maximum(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=1, keepdims=True)


def clipped(z):
    e = np.exp(np.clip(z, -80, 80))
    return e / np.sum(e, axis=1, keepdims=True)


def cleaned(z):
    return np.nan_to_num(np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True))


def mean_taken_off(z):
    e = np.exp(z - np.mean(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def logits(rng):
    """(z,): small; large; with rows that differ by thousands; all below 0."""
    z = rng.normal(0, 2, (4, 5))
    rows = np.array([[3000.0], [0.0], [-3000.0], [50.0]])
    return [(z,), (rng.normal(0, 1000, (3, 6)),), (z + rows,), (z - 5000,)]


CASE = Case(
    name="gone",
    saw=(
        "The first epoch goes well, 72 in 100 are right. In the second all numbers are gone: both "
        "losses are nan, the weights too, and 10 in 100 images are right, those of class 0."
    ),
    source="the notebook that this course grew out of, its function `softmax`",
    function="softmax",
    lines=(13,),
    organ="loss",
    cause=(
        "in float32 e⁸⁹ is inf, and inf divided by inf is nan. A few images have pixels that were "
        "rare last season, and so outputs of 89 or more. The first of them makes the gradient nan, "
        "and the next step makes all weights nan."
    ),
    repaired=softmax,
    mistakes=(
        Mistake(
            "one-maximum",
            one_maximum,
            "the same maximum is subtracted from all rows. In a row far below it every exponential "
            "becomes 0, and 0 / 0 is nan.",
        ),
        Mistake(
            "clipped",
            clipped,
            "now nothing overflows, and all outputs above 80 have become alike.",
        ),
        Mistake(
            "nan-to-0",
            cleaned,
            "the nan is 0 now: the class that the network is surest of gets probability 0.",
        ),
        Mistake(
            "mean-taken-off",
            mean_taken_off,
            "the mean is subtracted, and numbers far above the mean overflow as before.",
        ),
    ),
    alternatives=(by_logarithm, row_by_row),
    hints=(
        "When does the first nan appear, and where: in the outputs, in the gradient, in the "
        "weights?",
        "What is np.exp(np.float32(100)), and that divided by itself?",
        "softmax stays the same when a number is subtracted from a whole row. Subtract the row's "
        "maximum: then e is never raised to a power above 0.",
    ),
    shows=("loss_at_start",),
    alike={
        "a rate that is too large": (
            "then the loss would grow for some steps before it is nan. Here it falls, to 1 and "
            "less, until one batch makes it nan."
        ),
        "nan in the images": "then inputs would count them. All are numbers.",
        "the logarithm of 0": (
            "then the loss would be nan, but the weights would stay numbers. Here they are nan too."
        ),
    },
    against={
        "data": (
            "there is no nan or inf in it, and its size is 1.8. A few pixels are very far from the "
            "mean, because they were dark last season; with a different softmax that does no harm."
        ),
        "labels": "similar images have the same label, far more often than by chance.",
        "backward pass": "nudging finds the same gradients, where the outputs are small.",
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        (16, 21): "forward, backward, step: in this order, for each batch.",
        (38, 39): "standardizing by other images is in order, if they are of the same kind.",
        (41, 41): "with it 72 in 100 are right after the first epoch, and 20 images are learnt by "
        "heart.",
    },
    costs=(Cost("validation accuracy", sick=0.10, healthy=0.80, tolerance=0.05),),
    cases=logits,
)
