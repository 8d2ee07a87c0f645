"""The case `plateau`: batches of one class each, because nothing was shuffled."""

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.examples import whole_epochs
from mlpkit.clinic.record import Case, Cost
from mlpkit.preprocessing import minibatches


def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    parts = (order[start : start + size] for start in range(0, len(X), size))
    return [(X[part], y[part]) for part in parts]


def of_mlpkit(X, y, size, rng):
    return list(minibatches(X, y, size, rng))


def shuffled_first(X, y, size, rng):
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    starts = range(0, len(X), size)
    return [(X[start : start + size], y[start : start + size]) for start in starts]


def in_other_order(X, y, size, rng):
    starts = rng.permutation(range(0, len(X), size))
    return [(X[start : start + size], y[start : start + size]) for start in starts]


def images_alone(X, y, size, rng):
    X = X[rng.permutation(len(X))]
    starts = range(0, len(X), size)
    return [(X[start : start + size], y[start : start + size]) for start in starts]


def each_on_its_own(X, y, size, rng):
    X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]
    starts = range(0, len(X), size)
    return [(X[start : start + size], y[start : start + size]) for start in starts]


CASE = Case(
    name="plateau",
    saw=(
        "The training loss stays near 2.3 for epochs, as if the network were guessing. After ten "
        "epochs 2 in 10 images are right, where another program gets 8."
    ),
    source="the notebook that this course grew out of",
    function="batches",
    lines=(14, 15, 16),
    organ="training loop",
    cause=(
        "nothing shuffles. The images are sorted by kind, so each batch holds only one kind, and "
        "each step teaches the network to name that kind, whatever it sees."
    ),
    repaired=batches,
    mistakes=(
        Mistake(
            "order-of-the-batches",
            in_other_order,
            "now the batches come in a different order, but each still holds only one kind. The "
            "images have to be shuffled.",
        ),
        Mistake(
            "images-alone",
            images_alone,
            "now the images are shuffled, and the labels stay where they were: they belong to "
            "other images.",
        ),
        Mistake(
            "each-on-its-own",
            each_on_its_own,
            "images and labels are shuffled, each in an order of its own, so that no image keeps "
            "its label.",
        ),
    ),
    alternatives=(of_mlpkit, shuffled_first),
    hints=(
        "Look at the labels of the first batch that train_epoch gets.",
        "Where in the program is the order of the images left to chance? The function gets the "
        "generator rng. Does it use it?",
        "One order for both: order = rng.permutation(len(X)), then X[order] and y[order], and "
        "batches from these.",
    ),
    shows=("loop",),
    alike={
        "a rate that is too large": (
            "then the loss jumps too. But twenty images alone can't be learnt with it, and here "
            "they can."
        ),
        "labels that do not belong to their images": (
            "then the loss stays near 2.3 as well. But then similar images have different labels, "
            "and here they have the same."
        ),
    },
    against={
        "labels": "3 of 4 images have the label of the image most like them; chance gives 1 in 10.",
        "optimizer": "twenty images alone are learnt by heart with it: the rate will do.",
        "loss": "at the start it is near ln 10, as it should be, and twenty images are learnt.",
        "data": "the numbers lie between 0 and 1, and each kind has the same number of images.",
        (34, 35): "here images and labels are put in one order: each keeps its label.",
    },
    costs=(
        Cost("validation accuracy", sick=0.17, healthy=0.80, tolerance=0.08),
        Cost("validation loss", sick=2.1, healthy=0.57, tolerance=0.3),
    ),
    contract=whole_epochs,
    tries=3,
    version=2,
)
