"""The measurements that look at a network as a whole, and at what goes into it and comes out."""

import copy
import math
from typing import NamedTuple

import numpy as np

from mlpkit.backprop import backward
from mlpkit.debugging.layers import (
    LARGE,
    outputs_by_layer,
    rms,
    rows_are_probabilities,
    stands,
    weights_of,
)
from mlpkit.forward_pass import forward, predict
from mlpkit.losses import cross_entropy, on_labels, squares_on_labels
from mlpkit.preprocessing import check_lengths
from mlpkit.training import accuracy


class StartingLoss(NamedTuple):
    """The loss before training.

    Attributes
    ----------
    found : the mean loss now
    expected : that of a network that knows nothing and gives each class 1/C: ln C for the
        cross-entropy, 1 − 1/C for the squared error
    classes : C
    factor : the loss as a multiple of the course's loss of its kind, which is summed over classes
        and averaged over examples; nan where it is of no such kind
    logits : whether the loss has softmax inside
    steady : whether value and gradient are finite, and do not overflow, for very sure outputs
    together : the loss of several examples as a multiple of the mean of their losses one by one
    """

    found: float
    expected: float
    classes: int
    factor: float
    logits: bool
    steady: bool
    together: float


class Overfit(NamedTuple):
    """What training on a few examples came to.

    Attributes
    ----------
    losses : (steps,) before each step; nan where it had diverged
    accuracy : on those examples, after the last step
    """

    losses: np.ndarray
    accuracy: float


class Steps(NamedTuple):
    """What the optimizer's steps are like.

    Attributes
    ----------
    ratios : {name: ‖step‖ / ‖weights‖, the median over the steps}
    first : the same of the first step
    downhill : the cosine between the first step that moves, of some with the same gradient, and
        that gradient turned round; 0 where none of them moves
    expected : whether the optimizer seems to remember gradients: it has a β, a momentum or state
    memory : whether a step depends on the gradients before
    """

    ratios: dict
    first: dict
    downhill: float
    expected: bool
    memory: bool


class Classes(NamedTuple):
    """How often each class occurs, (C,): among the labels, among the network's predictions."""

    labels: np.ndarray
    predictions: np.ndarray


class Inputs(NamedTuple):
    """What goes in, X (N, D).

    Attributes
    ----------
    least, most, mean, std : of its numbers; size, their root mean square
    columns, constant : how many columns there are, and how many of them never change
    not_finite : how many numbers are nan or inf, those of the validation rows too; they count as 0
        in the others
    ratio : the largest standard deviation of a column by the smallest, of those that change
    repeated : rows that equal an earlier one
    shift : how far the mean of the validation rows lies from that of X, by the length of the
        columns' standard deviations; nan without validation rows
    """

    least: float
    most: float
    mean: float
    std: float
    size: float
    columns: int
    constant: int
    not_finite: int
    ratio: float
    repeated: int
    shift: float


class Prediction(NamedTuple):
    """The program in use.

    Attributes
    ----------
    accuracy : of its own predict, on raw examples
    reported : what it should be
    examples : how many there were
    """

    accuracy: float
    reported: float
    examples: int


def loss_at_start(network, parameters, X, y, loss):
    """The loss before training beside that of a network that knows nothing: a StartingLoss.

    Raises ValueError when the lengths of X and y differ, or `loss` is none.
    """
    check_lengths("loss_at_start", X, y)
    value, gradient = on_labels(loss)
    with np.errstate(all="ignore"):
        output = outputs_by_layer(network, parameters, X)[0][-1]
        C, labels = output.shape[1], np.arange(12) % output.shape[1]
        factor, kind = kind_of_loss(value, C, labels)
        nothing = np.full((len(y), C), 1 / C, output.dtype)
        found, expected = float(value(output, y)), float((kind or value)(nothing, y))
        logits = has_softmax(value, C, labels)
        probabilities = rows_are_probabilities(output)
        together = by_one(value, C, labels, probabilities)
    sure = np.eye(C, dtype=output.dtype)[(labels + 1) % C]  # of a wrong class
    if not probabilities:
        sure = LARGE * (2 * sure - 1)
    steady = stands(value, sure, labels) and stands(gradient, sure, labels)
    return StartingLoss(found, expected, C, factor, logits, steady, together)


def kind_of_loss(value, C, labels):
    """(factor, loss of the course) where value is factor times that loss; else (nan, None)."""
    rng = np.random.default_rng(0)
    numbers = rng.standard_normal((3, len(labels), C))
    probabilities = rng.dirichlet(np.ones(C), (3, len(labels)))
    for kind, tried in {
        cross_entropy: numbers,
        squares_on_labels()[0]: numbers,
        log_of_probabilities: probabilities,
    }.items():
        factors = [float(value(output, labels)) / float(kind(output, labels)) for output in tried]
        if np.isfinite(factors).all() and np.ptp(factors) < 1e-4 * abs(factors[0]):
            return factors[0], kind
    return math.nan, None


def log_of_probabilities(output, labels):
    """−1/N Σₙ log output[n, labels[n]]: the cross-entropy of a network that ends in softmax."""
    return -np.mean(np.log(output[np.arange(len(labels)), labels]))


def has_softmax(value, C, labels):
    """Whether a number added to a whole row changes nothing: then softmax is inside."""
    output = np.random.default_rng(1).uniform(0.1, 1, (len(labels), C))
    return bool(np.isclose(value(output, labels), value(output + 3, labels), rtol=1e-5))


def by_one(value, C, labels, probabilities):
    """The loss of random outputs by the mean of their losses one by one: 1 where it is a mean."""
    rng, shape = np.random.default_rng(2), (len(labels), C)
    output = rng.dirichlet(np.ones(C), len(labels)) if probabilities else rng.normal(size=shape)
    alone = [float(value(output[n : n + 1], labels[n : n + 1])) for n in range(len(labels))]
    return float(value(output, labels) / np.mean(alone))


def overfit(network, parameters, X, y, loss, optimizer, rng, count=20, steps=300):
    """Train on `count` examples alone, drawn by rng, all of them in each step: an Overfit.

    A network that can learn knows them by heart soon. Dropout is on, as in training; the accuracy
    is measured without. Source: Karpathy, "A Recipe for Training Neural Networks" (2019), "overfit
    one batch". Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("overfit", X, y)
    parameters, optimizer, rng = copy.deepcopy((parameters, optimizer, rng))
    chosen = rng.choice(len(X), min(count, len(X)), replace=False)
    X, y, pair = X[chosen], y[chosen], on_labels(loss)
    gradients, losses = parameters.like(), np.full(steps, np.nan)
    with np.errstate(all="ignore"):
        for step in range(steps):
            losses[step] = train_step(network, parameters, X, y, pair, optimizer, gradients, rng)
            if not math.isfinite(losses[step]):
                break
        return Overfit(losses, accuracy(y, predict(network, parameters, X)))


def train_step(network, parameters, X, y, pair, optimizer, gradients, rng):
    """One step, as `train_epoch` takes it; gives the loss before it."""
    value, gradient = pair
    output, cache = forward(network, parameters, X, rng)
    before = float(value(output, y))  # first, for the gradient may work in place
    backward(network, parameters, cache, gradient(output, y), gradients)
    optimizer.step(parameters, gradients)
    return before


def steps(network, parameters, X, y, loss, optimizer, rng, batch_size=100, count=20):
    """What the optimizer's steps are like, in `count` steps on batches drawn by rng: a Steps.

    A step of a thousandth of the weights is usual. Where weights are all 0, the step has no ratio.
    Source: the course notes of Stanford's CS231n, "Neural Networks Part 3", ratio of
    weights:updates.
    Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("steps", X, y)
    pair, names = on_labels(loss), [name for layer in network for name in weights_of(layer)]
    moving, stepping, rng = copy.deepcopy((parameters, optimizer, rng))
    gradients, ratios, first = parameters.like(), {name: [] for name in names}, {}
    with np.errstate(all="ignore"):
        for step in range(count):
            chosen = rng.choice(len(X), min(batch_size, len(X)), replace=False)
            before = copy.deepcopy(moving)
            train_step(network, moving, X[chosen], y[chosen], pair, stepping, gradients, rng)
            for name in names:
                if np.any(before[name]):
                    ratios[name].append(rms(moving[name] - before[name]) / rms(before[name]))
            if step == 0:
                first = {name: found[0] for name, found in ratios.items() if found}
        medians = {name: float(np.median(found)) for name, found in ratios.items() if found}
        return Steps(medians, first, *directions(optimizer, parameters))


def directions(optimizer, parameters):
    """(downhill, expected, memory), as Steps has them, from steps of the optimizer's own.

    A step from a gradient is taken by a fresh optimizer, and by one that has taken a step from
    another gradient, both from the same weights. With a memory they go in different directions;
    their lengths may differ without one, where the rate has a schedule. It may begin at 0, so the
    first step that moves is looked at.
    """
    one, other = (drawn_like(parameters, seed) for seed in (0, 1))
    fresh, used = copy.deepcopy(optimizer), copy.deepcopy(optimizer)
    first = first_move(fresh, parameters, other)
    step_of(used, parameters, one)
    second = first_move(used, parameters, other)
    downhill = cosine_between(first, -other.trained.astype(np.float64))
    return downhill, seems_to_remember(used), cosine_between(first, second) < 1 - 1e-6


def seems_to_remember(optimizer):
    """Whether an optimizer that has taken steps has a β above 0, a momentum, or a state."""
    for name, value in getattr(optimizer, "__dict__", {}).items():
        if np.isscalar(value) and value and ("beta" in name or "momentum" in name):
            return True
        state = name in ("m", "v", "state") or "velocit" in name
        if state and hasattr(value, "__len__") and len(value):
            return True
    return False


def drawn_like(parameters, seed):
    """Gradients of the parameters' layout, of size 0.01."""
    drawn = parameters.like()
    drawn.trained[:] = 0.01 * np.random.default_rng(seed).standard_normal(drawn.trained.size)
    return drawn


def first_move(optimizer, parameters, gradients, most=20):
    """The first step of the optimizer that is not 0, of `most` from the same gradients; else 0."""
    for _ in range(most):
        step = step_of(optimizer, parameters, gradients)
        if np.any(step):
            break
    return step


def step_of(optimizer, parameters, gradients):
    """What a step of the optimizer adds to the weights, float64; they stay as they are."""
    moved = copy.deepcopy(parameters)
    optimizer.step(moved, copy.deepcopy(gradients))
    return moved.trained.astype(np.float64) - parameters.trained


def cosine_between(a, b):
    """a · b / (‖a‖ ‖b‖); 1 where both are 0, 0 where one of them is."""
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / length if length else float(np.any(a) == np.any(b))


def classes(network, parameters, X, y):
    """How often each class occurs among the labels, and among the predictions: Classes.

    C is the number of outputs; or one more than the largest label, where that is more. Raises
    ValueError when the lengths of X and y differ.
    """
    check_lengths("classes", X, y)
    with np.errstate(all="ignore"):
        output, _ = forward(network, parameters, X)
    C = max(output.shape[1], int(np.max(y)) + 1)
    return Classes(*(np.bincount(found, minlength=C) for found in (y, output.argmax(axis=1))))


def inputs(X, X_validation=None):
    """What goes in, X (N, D), and whether validation rows are like it: Inputs."""
    values, not_finite = finite(X)
    mean, std = (f(values, axis=0, dtype=np.float64) for f in (np.mean, np.std))
    changing = np.ptp(values, axis=0) > 0
    shift = math.nan
    if X_validation is not None:
        of_validation, missing = finite(X_validation)
        not_finite += missing
        apart = np.mean(of_validation, axis=0, dtype=np.float64) - mean
        shift = float(np.linalg.norm(apart) / max(np.linalg.norm(std), 1e-300))
    square = float(np.mean(std**2 + mean**2))
    return Inputs(
        least=float(values.min()),
        most=float(values.max()),
        mean=float(mean.mean()),
        std=math.sqrt(max(square - mean.mean() ** 2, 0)),
        size=math.sqrt(square),
        columns=X.shape[1],
        constant=int(np.sum(~changing)),
        not_finite=not_finite,
        ratio=float(std[changing].max() / std[changing].min()) if changing.any() else math.nan,
        repeated=len(X) - len({hash(row.tobytes()) for row in X}),
        shift=shift,
    )


def finite(X):
    """X with 0 in the place of nan and inf, and how many those were."""
    right = np.isfinite(X)
    count = int(np.sum(~right))
    return (np.where(right, X, 0) if count else X), count


def prediction(predict, images, labels, reported):
    """The accuracy of the program's own predict beside what it should be: Prediction.

    predict(images) gives labels (N,) for raw examples, as the program is used. reported: the
    accuracy that the program saw on such examples. Raises ValueError when the lengths differ.
    """
    return Prediction(accuracy(labels, np.asarray(predict(images))), float(reported), len(labels))
