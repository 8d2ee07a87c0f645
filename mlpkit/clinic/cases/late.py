"""The case `late`: weights so small that the biases drown what the images say."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.networks import drawn_weights
from mlpkit.clinic.record import Case, Cost
from mlpkit.forward_pass import he_normal, xavier_normal


def first_numbers(shape, rng):
    return xavier_normal(shape, rng) if len(shape) == 2 else np.zeros(shape)


def he(shape, rng):
    return he_normal(shape, rng) if len(shape) == 2 else np.zeros(shape)


def with_biases(shape, rng):
    size = np.sqrt(1 / shape[0]) if len(shape) == 2 else 0.1
    return size * rng.standard_normal(shape)


def large_biases(shape, rng):
    size = np.sqrt(2 / shape[0]) if len(shape) == 2 else 1
    return size * rng.standard_normal(shape)


def no_biases(shape, rng):
    return 0.01 * rng.standard_normal(shape) if len(shape) == 2 else np.zeros(shape)


def all_alike(shape, rng):
    return np.full(shape, np.sqrt(2 / sum(shape))) if len(shape) == 2 else np.zeros(shape)


def far_too_large(shape, rng):
    return 10 * rng.standard_normal(shape) if len(shape) == 2 else np.zeros(shape)


CASE = Case(
    name="late",
    saw=(
        "For ten epochs the training loss stays at 2.3, as if nothing were learnt; then it begins "
        "to fall. After twelve the validation loss is 2.2; a colleague's is 0.72."
    ),
    source="the notebook that this course grew out of, its function `initialize_parameters`",
    function="first_numbers",
    lines=(15, 16),
    organ="first weights",
    cause=(
        "the weights are a hundred times smaller than the biases. From layer to layer less of the "
        "image is left: not even a ten-thousandth of the output changes with it. The gradients "
        "shrink likewise on their way back."
    ),
    repaired=first_numbers,
    mistakes=(
        Mistake(
            "biases-alone",
            no_biases,
            "the biases are 0 now, but the weights are as small as before: still hardly anything "
            "of the image reaches the output.",
        ),
        Mistake(
            "large-biases",
            large_biases,
            "the weights are right now, but the biases still have the standard deviation 1: each "
            "unit begins with a push of its own, large next to the effect of an image. Biases may "
            "start at 0.",
        ),
        Mistake(
            "all-alike",
            all_alike,
            "all units of a layer begin alike, get the same gradient and stay alike.",
        ),
        Mistake(
            "too-large",
            far_too_large,
            "the weights are so large now that the sigmoids are 0 or 1 for nearly all images: "
            "where they are flat, no gradient goes through.",
        ),
    ),
    alternatives=(he, with_biases),
    hints=(
        "Take the measurement activations: how far do the outputs move from image to image?",
        "How large is x @ W next to b, with these sizes? A unit in the first layer adds up 784 "
        "products, one in the second 64.",
        "A weight's size depends on the number of inputs: about √(1 / inputs), or Xavier's √(2 / "
        "(inputs + outputs)). Biases may start at 0.",
    ),
    shows=("activations", "gradients"),
    alike={
        "a rate that is too small": (
            "then the loss would creep from the first epoch on, and images would move the output. "
            "Here they hardly do."
        ),
        "images in the order of their kinds": (
            "then the loss jumps from batch to batch. Here the order is new in each epoch."
        ),
        "saturated sigmoids": (
            "then the units would be near 0 or 1. Here all are in the middle, and stand still."
        ),
    },
    against={
        "backward pass": "nudging finds the same gradients, to six digits and more.",
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        "loss": "it starts at 2.5, and ln 10 is 2.3.",
        "data": "the numbers lie between 0 and 1, and each kind occurs 200 times.",
        "labels": "similar images have the same label, far more often than by chance.",
        (31, 31): "sigmoids are slow, and with other weights these two layers reach 0.72.",
        (35, 35): "with other weights this rate of 0.25 does well.",
    },
    costs=(
        Cost("validation loss", sick=2.15, healthy=0.72, tolerance=0.3),
        Cost("validation accuracy", sick=0.18, healthy=0.75, tolerance=0.09),
    ),
    contract=drawn_weights,
    version=4,
)
