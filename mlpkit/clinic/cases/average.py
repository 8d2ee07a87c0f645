"""The case `average`: (N, 1) minus (N,) is (N, N), and each score is compared with every target."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def score_error(output, y):
    score = output[:, 1:] - output[:, :1]
    return score - np.where(y == 1, 1, -1)[:, None]


def reshaped(output, y):
    targets = (2 * y - 1).reshape(-1, 1)
    return output[:, 1:] - output[:, :1] - targets


def by_diff(output, y):
    return np.diff(output, axis=1) - np.where(y[:, None] == 1, 1, -1)


def mean_of_targets(output, y):
    score = output[:, 1:] - output[:, :1]
    return score - np.where(y == 1, 1, -1).mean()


def turned_round(output, y):
    score = output[:, :1] - output[:, 1:]
    return score - np.where(y == 1, 1, -1)[:, None]


def zero_one(output, y):
    score = output[:, 1:] - output[:, :1]
    return score - y[:, None]


def flat(output, y):
    score = output[:, 1] - output[:, 0]
    return score - np.where(y == 1, 1, -1)


def flat_and_exchanged(output, y):
    score = output[:, 1] - output[:, 0]
    return score - np.where(y == 1, -1, 1)


def exchanged(output, y):
    return output[:, 1:] - output[:, :1] - np.where(y == 1, -1, 1)[:, None]


def outputs_and_labels(rng):
    """(output (N, 2), y (N,)), both classes in it."""
    cases = []
    for N in (4, 7, 2):
        y = rng.permutation(np.arange(N) % 2)
        cases.append((rng.normal(size=(N, 2)), y))
    return cases


CASE = Case(
    name="average",
    saw=(
        "The squared error falls to 1.02 at once and stays there for 20 epochs. The network says "
        "nearly the same for every point: 0, the average of +1 and −1."
    ),
    source=(
        "pytorch/pytorch, issue 16045 (2019): a loss between the shapes (n, 1) and (n,); since "
        "pull request 18349 PyTorch warns about it"
    ),
    function="score_error",
    lines=(14, 15),
    organ="loss",
    cause=(
        "the score is (N, 1) and the targets are (N,), so the difference is (N, N): each score is "
        "compared with the targets of the whole batch. The best score for that is their average, "
        "whatever the point."
    ),
    repaired=score_error,
    mistakes=(
        Mistake(
            "the-mean-target",
            mean_of_targets,
            "now the shape is (N, 1), and each score is compared with the mean of the targets. "
            "Each score has a target of its own.",
        ),
        Mistake(
            "turned-round",
            turned_round,
            "now the shapes fit, and the score is output 0 minus output 1. It should be the other "
            "way round.",
        ),
        Mistake(
            "targets-0-and-1",
            zero_one,
            "now the shapes fit, and the targets are 0 and 1. The answer is the sign of the "
            "score, so they should be −1 and +1.",
        ),
        Mistake(
            "targets-exchanged",
            exchanged,
            "now the shapes fit, and the targets have changed places: +1 belongs to class 1, −1 to "
            "class 0.",
        ),
        Mistake(
            "flat-and-exchanged",
            flat_and_exchanged,
            "two things are wrong. The targets have changed places: +1 belongs to class 1. And the "
            "error is (N,): `gradient` sums along axis 1, so it needs (N, 1).",
        ),
        Mistake(
            "both-flat",
            flat,
            "now both are (N,), and so is the error. `gradient` sums along axis 1, so it needs "
            "(N, 1).",
        ),
    ),
    alternatives=(reshaped, by_diff),
    hints=(
        "Twenty points alone are not learnt, with any rate. And the gradient agrees with the loss. "
        "So what does the loss ask for?",
        "Print the shape of the array that the function returns for a batch of 20.",
        "The targets need a second axis: [:, None].",
    ),
    shows=("overfit",),
    alike={
        "labels that do not belong to their points": (
            "then twenty points alone are learnt by heart. Here they are not."
        ),
        "a rate that is too large": (
            "then the loss jumps about. This one is quiet, at the spread of the targets."
        ),
        "dead units": "then units are dead or saturated. Here no tanh is either.",
    },
    against={
        "backward pass": (
            "the gradient agrees with nudging in every number. It is the right gradient of a wrong "
            "loss."
        ),
        "labels": "99 of 100 points have the label of the point next to them.",
        "data": "the numbers lie between −1.5 and 2.5, and each class has the same number of "
        "points.",
        "optimizer": (
            "a step is about 1e-2 of the weights, and with a smaller rate the loss comes to rest "
            "at the same 1.0."
        ),
        "first weights": "no unit is dead or saturated, and the output moves with the point.",
        "training loop": "each point once an epoch, in a new order each time.",
        (22, 25): (
            "this is the slope of the mean square that `value` takes, of whatever shape: nudging "
            "agrees."
        ),
    },
    costs=(
        Cost("validation loss", sick=1.02, healthy=0.17, tolerance=0.06),
        Cost("training loss", sick=1.02, healthy=0.17, tolerance=0.06),
    ),
    cases=outputs_and_labels,
)
