"""The case `twins`: weights that are all the same, so that the units stay the same."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.networks import weights_alone
from mlpkit.clinic.record import Case, Cost
from mlpkit.forward_pass import he_normal, xavier_normal


def first_weights(shapes, scale, rng):
    weights = {}
    for name, shape in shapes.items():
        if len(shape) == 2:
            weights[name] = rng.normal(0, scale / np.sqrt(shape[0]), shape)
    return weights


def xavier(shapes, scale, rng):
    return {name: scale * xavier_normal(shapes[name], rng) for name in ("W1", "W2")}


def he(shapes, scale, rng):
    return {n: scale * he_normal(shape, rng) for n, shape in shapes.items() if len(shape) == 2}


def one_number(shapes, scale, rng):
    weights = {}
    for name, shape in shapes.items():
        if len(shape) == 2:
            weights[name] = np.full(shape, rng.normal(0, scale / np.sqrt(shape[0])))
    return weights


def zeros(shapes, scale, rng):
    return {name: np.zeros(shape) for name, shape in shapes.items()}


def same_columns(shapes, scale, rng):
    weights = {}
    for name, shape in shapes.items():
        if len(shape) == 2:
            column = rng.normal(0, scale / np.sqrt(shape[0]), (shape[0], 1))
            weights[name] = np.tile(column, (1, shape[1]))
    return weights


CASE = Case(
    name="twins",
    saw=(
        "It learns, but poorly: after 5 epochs the training loss is 1.49, where a colleague's is "
        "near 0.5. With 128 hidden units in place of 64 it is no better."
    ),
    source=(
        "Humbatova et al. (2020), “Taxonomy of real faults in deep learning systems”, Model Type "
        "& Properties: wrong weight initialization; wagonhelm/NaNmnist, issue 2 (2018)"
    ),
    function="first_weights",
    lines=(20,),
    organ="first weights",
    cause=(
        "all weights of a layer are the same number. So all 64 hidden units give the same output, "
        "get the same gradient, take the same step, and are one unit for ever."
    ),
    repaired=first_weights,
    mistakes=(
        Mistake(
            "one-random-number",
            one_number,
            "one number is drawn for a whole layer. The units are as equal as before.",
        ),
        Mistake(
            "zeros",
            zeros,
            "the weights are all 0 now. The units are as equal as before, and no slope comes "
            "through the last weights.",
        ),
        Mistake(
            "one-random-column",
            same_columns,
            "the weights of a unit differ from input to input now, but every unit has the same "
            "ones. It is the units that must differ.",
        ),
    ),
    alternatives=(xavier, he),
    hints=(
        "Look at what the hidden units give for a few images. How many different units are there?",
        "Two units with the same weights get the same gradient, whatever the data. What could "
        "ever tell them apart?",
        "The size is fine: scale / √inputs. Draw each weight from a normal distribution of that "
        "standard deviation, with rng.",
    ),
    shows=("units", "gradients"),
    alike={
        "too few units": (
            "then no unit equals another, and twice as many do better. Here 128 do no better "
            "than 64."
        ),
        "a rate that is too small": (
            "then the units differ, and the loss goes on falling with more epochs."
        ),
        "dead units": (
            "then a unit gives the same number for every image. Here the numbers change, all in "
            "step."
        ),
    },
    against={
        "optimizer": (
            "a larger rate moves the twins faster, and all alike: 64 of 64 units are still one."
        ),
        "backward pass": (
            "the gradient agrees with nudging. That it is the same for each unit is right: the "
            "units are the same."
        ),
        "data": "the numbers lie between 0 and 1, and there are 200 images of each kind.",
        "labels": "78 of 100 images have the label of the image most like them.",
        "loss": "it starts at ln 10 and agrees with its gradient.",
        "forward pass": "tanh is tanh, and with weights drawn at random this network does well.",
        (27, 27): "64 units are enough, if there really are 64.",
        (29, 30): "a scale of 0.1 makes small weights, and small ones would do, if they differed.",
    },
    costs=(
        Cost("training loss", sick=1.49, healthy=0.52, tolerance=0.08),
        Cost("validation accuracy", sick=0.36, healthy=0.78, tolerance=0.07),
    ),
    contract=weights_alone,
    version=2,
)
