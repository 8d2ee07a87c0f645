"""The case `stone`: a relative rate, and a missing division."""

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def scaled_rate(batch_size):
    return 0.1 * batch_size / 256


def share_first(batch_size):
    share = batch_size / 256
    return 0.1 * share


def divided_first(batch_size):
    return batch_size * (0.1 / 256)


def by_ten(batch_size):
    return 0.01 * batch_size


def upside_down(batch_size):
    return 0.1 * 256 / batch_size


def whole_numbers(batch_size):
    return 0.1 * (batch_size // 256)


def by_root(batch_size):
    return 0.1 * (batch_size / 256) ** 0.5


def never_changed(batch_size):
    return 0.1 * 32 / 256


def batch_sizes(rng):
    return [(32,), (256,), (512,), (int(rng.integers(2, 300)),)]


CASE = Case(
    name="stone",
    saw=(
        "One terrible epoch, then silence: the loss stays near 2.5 and the network calls every "
        "garment by the same name. 10 of 100 are right, as many as by guessing."
    ),
    source=(
        "the course notes of CS231n, Stanford, on ReLU: with a rate set too high, as much as 40% "
        "of a network may die"
    ),
    function="scaled_rate",
    lines=(20,),
    organ="optimizer",
    cause=(
        "the rate is 3.2, where it should be 0.0125: a rate of 0.1 goes with a batch of 256, so a "
        "batch of 32 gets an eighth of that. The first steps throw the weights so far that the "
        "ReLUs are off for every image, and no slope comes back through them."
    ),
    repaired=scaled_rate,
    mistakes=(
        Mistake(
            "a-tenth",
            by_ten,
            "now the rate is a tenth of what it was. That is still 0.32, which is far too large "
            "with momentum.",
        ),
        Mistake(
            "whole-numbers",
            whole_numbers,
            "this divides in whole numbers: 32 // 256 is 0, and with a rate of 0 no weight moves.",
        ),
        Mistake(
            "by-the-root",
            by_root,
            "now the rate grows with the square root of the batch size, as some choose for Adam. "
            "The docstring says in proportion: half the batch, half the rate.",
        ),
        Mistake(
            "for-this-batch-only",
            never_changed,
            "this is right for a batch of 32, but gives the same rate for every other batch.",
        ),
        Mistake(
            "upside-down",
            upside_down,
            "now a smaller batch has a larger rate. A rate in proportion grows with the batch.",
        ),
    ),
    alternatives=(share_first, divided_first),
    hints=(
        "Twenty images alone are not learnt either. Data, loss and gradient are as they should "
        "be. What remains?",
        "A step is more than a tenth of the weights; a thousandth is usual. Print "
        "optimizer.rate, and read the docstring of the function that sets it.",
        "For a batch of 256 the rate should come out as 0.1. Put 256 in. What does the line give?",
    ),
    shows=("overfit",),
    alike={
        "gradients that fade on their way down": (
            "then the loss is 2.3 from the first epoch on, and was never in the thousands."
        ),
        "weights that are too large at the start": (
            "then the loss before the first step is large. Here it is about 2.5, near ln 10."
        ),
        "labels that do not belong to their images": (
            "then twenty images alone can be learnt by heart. Here they can't."
        ),
    },
    against={
        "first weights": (
            "before the first step the loss is near ln 10, and no unit is dead. They die later."
        ),
        "labels": "78 of 100 images have the label of the image most like them.",
        "backward pass": "the gradient agrees with nudging in all the numbers that were tried.",
        "loss": "its value at the start is near ln 10, and its gradient agrees with nudging.",
        "data": "the numbers lie between 0 and 1, and there are 200 images of each kind.",
        "training loop": "it is mlpkit's own: each image once an epoch, in a new order each time.",
        (28, 28): "a batch of 32 is usual. It is what the rate makes of it that is not.",
    },
    costs=(
        Cost("validation accuracy", sick=0.10, healthy=0.79, tolerance=0.06),
        Cost("fresh accuracy", sick=0.10, healthy=0.79, tolerance=0.06),
    ),
    cases=batch_sizes,
)
