"""The case `uphill`: softmax's derivative, taken element by element."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def softmax_backward(grad, z, a):
    return a * (grad - np.sum(grad * a, axis=1, keepdims=True))


def by_jacobian(grad, z, a):
    rows = [(np.diag(p) - np.outer(p, p)) @ g for g, p in zip(grad, a, strict=True)]
    return np.array(rows, dtype=grad.dtype)


def in_two_parts(grad, z, a):
    passed = grad * a
    return passed - a * passed.sum(axis=1)[:, None]


def without_own(grad, z, a):
    return grad - np.sum(grad * a, axis=1, keepdims=True)


def down_the_batch(grad, z, a):
    return a * (grad - np.sum(grad * a, axis=0))


def one_sum(grad, z, a):
    return a * (grad - np.sum(grad * a))


def twice(grad, z, a):
    return a * (1 - a) * (grad - np.sum(grad * a, axis=1, keepdims=True))


def straight_through(grad, z, a):
    return grad * a


def pairs(rng):
    """(grad, z, a) with a = softmax(z), and gradients from above that are random."""
    cases = []
    for shape in ((3, 4), (1, 10), (6, 2)):
        z = rng.normal(0, 2, shape)
        cases.append((rng.normal(size=shape), z, softmax(z)))
    return cases


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
        "well. Here the loss speaks of the label's probability alone, so the label's z is pushed "
        "up and no other is ever pushed down."
    ),
    repaired=softmax_backward,
    mistakes=(
        Mistake(
            "without-a",
            without_own,
            "the mean is taken off, and the factor a in front is missing.",
        ),
        Mistake(
            "down-the-batch",
            down_the_batch,
            "the sum runs over the examples. It belongs to one example, over its classes.",
        ),
        Mistake(
            "one-sum",
            one_sum,
            "there is one sum over the whole batch. Each example has its own, over its classes.",
        ),
        Mistake(
            "element-again",
            twice,
            "the sum is right, and each class has its own part in it. 1 − a takes that off a "
            "second time.",
        ),
        Mistake(
            "own-part-left-out",
            straight_through,
            "now each z is pushed by its own probability's gradient, and the sum over the classes "
            "is missing altogether.",
        ),
    ),
    alternatives=(by_jacobian, in_two_parts),
    hints=(
        "Compare the gradient with nudging, name by name: it is right at the output and wrong in "
        "every layer. What is the first thing below the output?",
        "When one z grows, what do the other probabilities do? They sum to 1.",
        "grad times the whole Jacobian, diag(a) − a aᵀ, is a · (grad − Σ grad · a), the sum along "
        "a row.",
    ),
    shows=("gradient_check", "overfit"),
    alike={
        "a rate that is too large": (
            "then the loss climbs too. But nudging would find the same gradients, and here it "
            "finds others."
        ),
        "a step with the wrong sign": (
            "then every gradient would be right, and its step would go up. Here the gradients "
            "themselves are off, each weight's by another factor."
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
        "data": "the numbers lie between 0 and 1, and each kind is there 200 times.",
        "labels": "alike images have the same label, far more often than by chance.",
        (16, 21): "value and gradient of this loss belong together, as nudging confirms.",
    },
    costs=(
        Cost("training loss", sick=14.5, healthy=0.61, tolerance=0.1),
        Cost("validation accuracy", sick=0.10, healthy=0.77, tolerance=0.06),
    ),
    cases=pairs,
)
