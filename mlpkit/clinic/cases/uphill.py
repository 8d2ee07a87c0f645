"""The case `uphill`: softmax's derivative, taken element by element."""

import numpy as np

from mlpkit.clinic.record import Case, Cost


def softmax_backward(grad, z, a):
    return a * (grad - np.sum(grad * a, axis=1, keepdims=True))


CASE = Case(
    name="uphill",
    saw=(
        "The loss begins at 2.4, climbs within the first epoch and stays at 14.5. All images get "
        "one label."
    ),
    source=(
        "the notebook that this course grew out of, its functions `softmax_derivative` and "
        "`ActivationBackward`"
    ),
    function="softmax_backward",
    lines=(13,),
    organ="backward pass",
    cause=(
        "a (1 − a) is how a probability depends on its own z. It depends on the other nine as "
        "well. Here the loss depends on the label's probability alone, so the label's z is pushed "
        "up and no other is ever pushed down."
    ),
    repaired=softmax_backward,
    shows=("gradient_check", "overfit"),
    alike={
        "a rate that is too large": (
            "then the loss climbs too. But nudging would find the same gradients, and here it "
            "finds others."
        ),
        "a step with the wrong sign": (
            "then every gradient would be right, and its step would go up. Here the gradients "
            "themselves are off, each weight's by a different factor."
        ),
        "the logarithm of 0": (
            "then there would be inf or nan. 1e-7 keeps it at 16.1, which is where nine in ten "
            "images are."
        ),
    },
    against={
        "loss": (
            "at the output, nudging finds the same gradient: value and gradient belong together."
        ),
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        "first weights": "the loss starts at 2.4, near ln 10, and no unit is dead.",
        "data": "the numbers lie between 0 and 1, and each kind occurs 200 times.",
        "labels": "similar images have the same label, far more often than by chance.",
        (16, 21): "value and gradient of this loss belong together, as nudging confirms.",
    },
    costs=(
        Cost("training loss", sick=14.5, healthy=0.61, tolerance=0.1),
        Cost("validation accuracy", sick=0.10, healthy=0.77, tolerance=0.06),
    ),
)
