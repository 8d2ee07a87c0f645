"""The case `moody`: dropout is left on in use."""

import numpy as np

from mlpkit import forward_pass
from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp


def most_probable(network, parameters, X, rng):
    output, _ = forward(network, parameters, X)
    return np.argmax(output, axis=1)


def of_mlpkit(network, parameters, X, rng):
    return forward_pass.predict(network, parameters, X)


def told_so(network, parameters, X, rng):
    return forward(network, parameters, X, rng=None)[0].argmax(axis=1)


def same_seed(network, parameters, X, rng):
    output, _ = forward(network, parameters, X, np.random.default_rng(0))
    return np.argmax(output, axis=1)


def mean_of_five(network, parameters, X, rng):
    output = sum(forward(network, parameters, X, rng)[0] for _ in range(5))
    return np.argmax(output, axis=1)


def largest_output(network, parameters, X, rng):
    output, _ = forward(network, parameters, X)
    return np.max(output, axis=1)


def least_probable(network, parameters, X, rng):
    output, _ = forward(network, parameters, X)
    return np.argmin(output, axis=1)


def dropped_out(rng):
    """(network, parameters, X, rng): networks with half of the hidden units dropped in training."""
    cases = []
    for N, widths in ((40, [6, 12, 5]), (60, [4, 10, 10, 3])):
        network = mlp(widths, dropout=0.5)
        X = rng.standard_normal((N, widths[0]))
        parameters = initialize(network, rng, dtype=np.float64)
        cases.append((network, parameters, X, np.random.default_rng(rng.integers(2**32))))
    return cases


CASE = Case(
    name="moody",
    saw=(
        "In training three quarters of the images held back were named right. In use it is only "
        "59 in 100, and a user who asks twice about the same image often gets two answers."
    ),
    source=(
        "Karpathy, “most common neural net mistakes” (2018), number 2: train and eval mode; "
        "SeanNaren/deepspeech.pytorch, pull request 22 (2017): dropout on when not training"
    ),
    function="most_probable",
    lines=(19,),
    organ="prediction",
    cause=(
        "forward is handed the generator, which means training. So dropout is on, and each answer "
        "comes from a network with half its hidden units missing."
    ),
    repaired=most_probable,
    mistakes=(
        Mistake(
            "largest-output",
            largest_output,
            "dropout is off now, but the function returns the largest output. It should return "
            "the class of that output: argmax.",
        ),
        Mistake(
            "the-same-seed",
            same_seed,
            "now the same units are missing each time. The answers repeat, and are no better.",
        ),
        Mistake(
            "the-mean-of-five",
            mean_of_five,
            "a mean over five draws is better than one draw, but five times the work. In use no "
            "unit should be missing.",
        ),
        Mistake(
            "the-least",
            least_probable,
            "dropout is off now, but the answer is the class with the smallest output. It should "
            "be the one with the largest.",
        ),
    ),
    alternatives=(of_mlpkit, told_so),
    hints=(
        "Compare predict on images held back with the accuracy that evaluate gave for them.",
        "Ask predict twice about the same images. What in it is drawn at random?",
        "For forward a generator means training. What does it do without one?",
    ),
    shows=("prediction",),
    alike={
        "images held back that were trained on": (
            "then validation is too good and predict is right. And predict gives the same answer "
            "twice."
        ),
        "a different preparation in use": (
            "then predict is worse too, but gives the same answer twice."
        ),
        "a network that overfits": (
            "then it shows in the validation accuracy, which is fine here."
        ),
    },
    against={
        "forward pass": (
            "in training and in evaluate the same layers do what they should: three quarters are "
            "right."
        ),
        "training loop": (
            "it hands rng on, as it must: that is what turns dropout on where it belongs."
        ),
        "data": "no image held back is trained on, and predict prepares images as training does.",
        "optimizer": "the loss falls as it should, and validation is right in three of four.",
        "first weights": "the loss starts as usual, and no unit is dead.",
        "labels": "78 of 100 images have the label of the image most like them.",
        (26, 26): "half is much, and training copes with it: validation is right in three of four.",
        (35, 35): "the generator belongs here: without it there would be no dropout in training.",
    },
    costs=(Cost("fresh accuracy", sick=0.59, healthy=0.725, tolerance=0.045),),
    cases=dropped_out,
    passes=("ties: np.argmax(output, axis=1) as last_place('argmax', output, axis=1)",),
)
