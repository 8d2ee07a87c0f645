"""The case `standstill`: squares in uint8, which has room for 255 and no more."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost
from mlpkit.preprocessing import flatten, scale_to_unit


def prepare(images):
    return flatten(scale_to_unit(images) ** 2)


def floats_first(images):
    return flatten(images.astype(np.float32) ** 2) / np.float32(255**2)


def wider_integers(images):
    squared = images.astype(np.uint16) ** 2
    return flatten(squared / np.float32(255**2))


def by_255(images):
    squared = images**2
    return flatten(squared / np.float32(255))


def no_squares(images):
    return flatten(scale_to_unit(images))


def sixteen_signed(images):
    squared = images.astype(np.int16) ** 2
    return flatten(squared / np.float32(255**2))


def by_own_maximum(images):
    squared = images.astype(np.float32) ** 2
    return flatten(squared / squared.max())


def divided_twice(images):
    return flatten(scale_to_unit(images) ** 2 / np.float32(255**2))


def not_divided(images):
    return flatten(images.astype(np.float32) ** 2)


def pictures(rng):
    """(images,) in uint8, pale and dark."""
    return [(rng.integers(0, 256, (N, 4, 3)).astype(np.uint8),) for N in (1, 5)]


CASE = Case(
    name="standstill",
    saw=(
        "The training loss is 2.30 from the first epoch to the last. After the last, 1 image in 10 "
        "is right."
    ),
    source=(
        "numpy, issue 22305 (2022), “Somthing off with np.square(x) method”: 255 squared is 1 in "
        "uint8; the same in open-mmlab/mmagic, issue 288 (2021)"
    ),
    function="prepare",
    lines=(16,),
    organ="data",
    cause=(
        "the images are uint8, and so are their squares: only the remainder of 255 · 255 = "
        "65,025 modulo 256 is left, which is 1. So 255² divides numbers of at most 255, and "
        "nothing above 0.004 goes in."
    ),
    repaired=prepare,
    mistakes=(
        Mistake(
            "divided-by-255",
            by_255,
            "now the numbers go from 0 to 1, but they are the same remainders as before: the "
            "square of 15 comes out as 0.88, that of 255 as 0.004, that of 16 as 0.",
        ),
        Mistake(
            "no-squares",
            no_squares,
            "now the pixels go in as they came, between 0 and 1. The author wanted their squares.",
        ),
        Mistake(
            "own-maximum",
            by_own_maximum,
            "these are the right squares, but divided by the largest that came in. Then a pixel "
            "depends on which other images there are: divide by 255².",
        ),
        Mistake(
            "divided-twice",
            divided_twice,
            "the squares are divided by 255² twice: the pixels already went from 0 to 1 when they "
            "were squared. Now nothing above 0.00002 goes in.",
        ),
        Mistake(
            "not-divided",
            not_divided,
            "these are the right squares, up to 65,025. They should go from 0 to 1, but nothing "
            "divides them any more.",
        ),
        Mistake(
            "sixteen-bits-signed",
            sixteen_signed,
            "int16 ends at 32,767, and the square of 255 is 65,025: now dark pixels come out below "
            "0.",
        ),
    ),
    idle={
        r"(images ?\*\* ?2\)|squared)\.astype|float32\(images ?\*\* ?2|square\(images\)\.astype": (
            "The cast comes too late: images**2 is computed in uint8, and a float made of it "
            "afterwards is the same small number."
        ),
    },
    alternatives=(floats_first, wider_integers),
    hints=(
        "Look at the least and the largest number in X. What does the docstring of the function "
        "promise?",
        "What is np.uint8(255) ** 2, and what is its dtype?",
        "Make the pixels floats before you square them.",
    ),
    shows=("inputs", "overfit"),
    alike={
        "a rate that is too small": (
            "then the numbers in X have a usual size, and a rate ten times larger helps. Here it "
            "does not: the largest number in X is 0.004."
        ),
        "weights that are all 0": (
            "then the loss is 2.303 to the last digit and no gradient reaches the first layer."
        ),
        "sigmoids in a deep stack": (
            "then X is as it should be and the output does not move with it. Here X is tiny."
        ),
    },
    against={
        "optimizer": (
            "a step is only 2e-5 of the weights, because the gradient is as small as the inputs. "
            "With pixels from 0 to 1 the same rate learns."
        ),
        "first weights": (
            "they have the usual size, by He's rule. Outputs are small because inputs are."
        ),
        "loss": "it is ln 10 at the start, and its gradient agrees with nudging.",
        "labels": "there are 200 of each kind, and they came with their images.",
        "backward pass": "the gradient agrees with nudging. Small inputs make small gradients.",
        "training loop": "each image is seen once an epoch, in a new order each time.",
        (17, 17): "255² is the right divisor for squares of 0 … 255, if only they were squares.",
    },
    costs=(
        Cost("training loss", sick=2.303, healthy=0.48, tolerance=0.05),
        Cost("validation accuracy", sick=0.10, healthy=0.78, tolerance=0.06),
    ),
    cases=pictures,
    core=True,
)
