"""The case `woven`: reshape where transpose was meant, so that images are mixed."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.networks import an_image_a_row
from mlpkit.clinic.record import Case, Cost
from mlpkit.preprocessing import flatten, scale_to_unit


def rows(pixels):
    height, width, count = pixels.shape
    return scale_to_unit(pixels).reshape(height * width, count).T


def moved(pixels):
    return flatten(scale_to_unit(np.moveaxis(pixels, 2, 0)))


def one_by_one(pixels):
    count = pixels.shape[2]
    return np.stack([scale_to_unit(pixels[:, :, n]).ravel() for n in range(count)])


def by_name(pixels):
    return scale_to_unit(np.einsum("hwn->nhw", pixels)).reshape(-1, 784)


def on_its_side(pixels):
    return flatten(scale_to_unit(pixels.T))


def not_scaled(pixels):
    return flatten(pixels.transpose(2, 0, 1))


def first_axis_fastest(pixels):
    height, width, count = pixels.shape
    return scale_to_unit(pixels).reshape(count, height * width, order="F")


def swapped(pixels):
    height, width, count = pixels.shape
    return scale_to_unit(pixels).swapaxes(0, 1).reshape(count, height * width)


CASE = Case(
    name="woven",
    saw=(
        "The training loss falls to about 1.5: it seems to learn. 1 in 10 new images is named "
        "right, as by guessing. With the same garments from another file it gets 8."
    ),
    source=(
        "Karpathy, “most common neural net mistakes” (2018), the last one added: to think that "
        "view() and permute() are the same thing"
    ),
    function="rows",
    lines=(17,),
    organ="data",
    cause=(
        "the numbers stay in the array's own order and are cut into rows: a row of X holds one "
        "pixel of 784 images, and no row is an image. reshape never moves a number past another; "
        "here the axes "
        "have to change places."
    ),
    repaired=rows,
    mistakes=(
        Mistake(
            "first-axis-fastest",
            first_axis_fastest,
            "now both arrays are read with the first axis fastest, and a row holds numbers of many "
            "images as before. reshape alone can't do it, in any order.",
        ),
        Mistake(
            "height-and-width",
            swapped,
            "now height and width have changed places. The axis that has to move is the last, the "
            "image.",
        ),
        Mistake(
            "on-its-side",
            on_its_side,
            "each image has a row now, read column by column: drawn as 28 by 28 it lies on its "
            "side. The docstring says row by row.",
        ),
        Mistake(
            "not-scaled",
            not_scaled,
            "each row is an image now, and its numbers go up to 255. They should lie in 0 … 1.",
        ),
    ),
    alternatives=(moved, one_by_one, by_name),
    hints=(
        "Draw a row of X as a picture of 28 by 28.",
        "In pixels the last axis counts fastest: after the first pixel of image 0 comes the first "
        "pixel of image 1. Which number comes after it in a row of X?",
        "Make it (784, N) and transpose, or move the last axis to the front and flatten.",
    ),
    shows=("neighbours",),
    alike={
        "labels shuffled separately from their images": (
            "then labels agree with neighbours by chance only, too. But a row of X would still "
            "be a garment. Here it isn't: draw one."
        ),
        "a network that only overfits": (
            "then it is right at first on many images held back. Here it never is."
        ),
        "a rate that is too large": "then twenty images can't be learnt alone. Here they are.",
    },
    against={
        "labels": (
            "the labels are those that came with the images, in the same order, and nothing "
            "touches them. It is the rows that are no longer images."
        ),
        "optimizer": "twenty rows alone are learnt with it, all of them: the rate will do.",
        "training loop": "each row once an epoch, with its label, in a new order each time.",
        "backward pass": "the gradient agrees with nudging in all the numbers that were tried.",
        "loss": "it starts near ln 10, and its gradient agrees with nudging.",
        "first weights": "the loss at the start is near ln 10, and no unit is dead.",
        (22, 22): (
            "this is how the file has them, (28, 28, N). Each pixels[:, :, n] is a garment: draw "
            "one."
        ),
    },
    costs=(
        Cost("validation accuracy", sick=0.10, healthy=0.79, tolerance=0.06),
        Cost("fresh accuracy", sick=0.10, healthy=0.80, tolerance=0.06),
    ),
    contract=an_image_a_row,
    version=3,
)
