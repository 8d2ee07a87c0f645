"""The case `launch`: images that are transposed when they are put into columns."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost
from mlpkit.preprocessing import flatten, scale_to_unit


def columns(images):
    return flatten(scale_to_unit(images)).T


def reshaped_first(images):
    return scale_to_unit(images).reshape(len(images), 784).T


def axes_named(images):
    return scale_to_unit(images).transpose(1, 2, 0).reshape(784, len(images))


def mixed(images):
    return scale_to_unit(images).reshape(784, len(images))


def unscaled(images):
    return flatten(images).T.astype(np.float32)


def rows(images):
    return flatten(scale_to_unit(images))


def some_images(rng):
    """(images,): one, three and seven."""
    return [(rng.integers(0, 256, (N, 28, 28), dtype=np.uint8),) for N in (1, 3, 7)]


CASE = Case(
    name="launch",
    saw=(
        "80 in 100 validation images were right, and so it went into the shop. There it is right "
        "for 10 in 100, no more than by guessing."
    ),
    source=(
        "the notebook that this course grew out of, the cell that prepares the data: it works in "
        "columns, and turns X, X_test and y by hand but not y_test"
    ),
    function="columns",
    lines=(15,),
    organ="prediction",
    cause=(
        "T reverses all three axes: (N, 28, 28) becomes (28, 28, N), with columns before rows. So "
        "each image lies on its side, and the network has never seen one like that."
    ),
    repaired=columns,
    mistakes=(
        Mistake(
            "mixed",
            mixed,
            "the shape is right, but each column holds pixels of several images.",
        ),
        Mistake(
            "unscaled",
            unscaled,
            "the images stand upright now, and their pixels go up to 255, but the network was "
            "trained on 0 to 1.",
        ),
        Mistake(
            "rows",
            rows,
            "there is an image in each row. predict expects one in each column.",
        ),
    ),
    alternatives=(reshaped_first, axes_named),
    hints=(
        "Training and use prepare images in two ways. Send one image through both and compare.",
        "What shape does images.T have, and what are its axes?",
        "Make rows of pixels first, (N, 784), as in training. Then T turns those alone.",
    ),
    shows=("prediction",),
    alike={
        "overfitting": (
            "then the validation images would be as bad as those in the shop. Here 80 in 100 of "
            "them are right."
        ),
        "pixels that are not scaled": (
            "then the numbers would go up to 255. Those that predict sends in lie between 0 and 1."
        ),
        "labels in a different order": (
            "then nearly all boots would get one label, a wrong one. Here they get several."
        ),
    },
    against={
        "data": "the numbers lie between 0 and 1, in both sets, and no row is in both.",
        "labels": "similar images have the same label, far more often than by chance.",
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        "backward pass": "nudging finds the same gradients, to ten digits.",
        "forward pass": "with it 80 in 100 validation images are right.",
        (18, 19): "the network wants an image in a row, so T is right here: it turns two axes.",
        (33, 33): "the sets for training and validation are prepared alike, and upright.",
    },
    costs=(Cost("fresh accuracy", sick=0.10, healthy=0.81, tolerance=0.06),),
    cases=some_images,
)
