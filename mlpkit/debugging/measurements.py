"""The measurements of a network as a whole, and of its inputs and outputs."""

import math
from typing import NamedTuple

import numpy as np

from mlpkit.debugging.layers import LARGE, outputs_by_layer, rows_are_probabilities
from mlpkit.debugging.overflow import stands
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, on_labels, squares_on_labels
from mlpkit.preprocessing import check_lengths
from mlpkit.targets import target_of
from mlpkit.training import accuracy

RANKED = 2000  # most rows whose ranks in the columns are compared


class StartingLoss(NamedTuple):
    """The loss before training.

    Attributes
    ----------
    found : the mean loss now
    expected : that of a network that knows nothing and gives each class 1/C: ln C for the
        cross-entropy, 1 − 1/C for the squared error; with numbers, that of predicting their mean
    classes : C
    factor : the loss as a multiple of the course's loss of its kind, which is summed over classes
        and averaged over examples; nan if it is of neither kind
    logits : whether the loss has softmax inside
    steady : whether value and gradient are finite, without overflow, for very confident outputs
    together : the loss of several examples over the mean of their single losses
    """

    found: float
    expected: float
    classes: int
    factor: float
    logits: bool
    steady: bool
    together: float


class Classes(NamedTuple):
    """How often each class occurs, (C,): among the labels, among the network's predictions."""

    labels: np.ndarray
    predictions: np.ndarray


class Inputs(NamedTuple):
    """The inputs X (N, D).

    Attributes
    ----------
    least, most, mean, std : of its numbers; size, their root mean square
    columns, constant : how many columns there are, and how many of them never change
    not_finite : how many numbers are nan or inf, validation rows included; elsewhere they count as
        0
    ratio : the largest standard deviation of a column divided by the smallest, among those that
        change
    repeated : rows that equal an earlier one
    shift : how far the mean of the validation rows is from that of X, divided by the length of
        the vector of the columns' standard deviations, those of X or of validation: a pixel that
        hardly ever changes in X may, standardized, be huge in one row of validation; nan without
        validation rows
    told, teller : the largest share of a column's variance that is between the classes, 1 if the
        column determines the class, and the number of that column; nan and −1 without labels. If y
        is numbers, the share that the rank in a column explains, 1 if it rises with y
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
    told: float
    teller: int


class Answers(NamedTuple):
    """How much a program's answers in use depend on anything but the example.

    Attributes
    ----------
    again : share of examples with the same answer when they are asked once more
    alone : share of examples with the same answer when they are asked in two halves
    """

    again: float
    alone: float


class Prediction(NamedTuple):
    """The program in use.

    Attributes
    ----------
    accuracy : the accuracy of its own predict on raw examples
    reported : the accuracy it should have
    examples : how many there were
    """

    accuracy: float
    reported: float
    examples: int


def loss_at_start(network, parameters, X, y, loss):
    """The loss before training and that of a network that knows nothing: a StartingLoss.

    Raises ValueError when the lengths of X and y differ, or `loss` is not a loss.
    """
    check_lengths("loss_at_start", X, y)
    value, gradient = on_labels(loss)
    with np.errstate(all="ignore"):
        output = outputs_by_layer(network, parameters, X)[0][-1]
        if target_of(loss).kept:
            mean = float(np.var(loss.standardized(y)))
            return StartingLoss(float(value(output, y)), mean, 1, 1.0, False, True, 1.0)
        C, labels = output.shape[1], np.arange(12) % output.shape[1]
        factor, kind = kind_of_loss(value, C, labels)
        nothing = np.full((len(y), C), 1 / C, output.dtype)
        found, expected = float(value(output, y)), float((kind or value)(nothing, y))
        logits = has_softmax(value, C, labels)
        probabilities = rows_are_probabilities(output)
        together = by_one(value, C, labels, probabilities)
    sure = np.eye(C, dtype=output.dtype)[(labels + 1) % C]  # the index of a wrong class
    if not probabilities:
        sure = LARGE * (2 * sure - 1)
    steady = stands(value, sure, labels) and stands(gradient, sure, labels)
    return StartingLoss(found, expected, C, factor, logits, steady, together)


def kind_of_loss(value, C, labels):
    """Return (factor, the course's loss) if value is factor times that loss; else (nan, None)."""
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
    """Whether adding a number to a whole row changes nothing, which means that softmax is
    inside."""
    output = np.random.default_rng(1).uniform(0.1, 1, (len(labels), C))
    return bool(np.isclose(value(output, labels), value(output + 3, labels), rtol=1e-5))


def by_one(value, C, labels, probabilities):
    """The loss of random outputs divided by the mean of their single losses: 1 if the loss is a
    mean."""
    rng, shape = np.random.default_rng(2), (len(labels), C)
    output = rng.dirichlet(np.ones(C), len(labels)) if probabilities else rng.normal(size=shape)
    alone = [float(value(output[n : n + 1], labels[n : n + 1])) for n in range(len(labels))]
    return float(value(output, labels) / np.mean(alone))


def classes(network, parameters, X, y):
    """How often each class occurs among the labels, and among the predictions: Classes.

    C is the number of outputs, or one more than the largest label if that is larger. Raises
    ValueError when the lengths of X and y differ.
    """
    check_lengths("classes", X, y)
    with np.errstate(all="ignore"):
        output, _ = forward(network, parameters, X)
    C = max(output.shape[1], int(np.max(y)) + 1)
    return Classes(*(np.bincount(found, minlength=C) for found in (y, output.argmax(axis=1))))


def inputs(X, X_validation=None, y=None):
    """Measure X (N, D), whether validation rows resemble it, and whether it tells y: Inputs."""
    values, not_finite = finite(X)
    mean, std = (f(values, axis=0, dtype=np.float64) for f in (np.mean, np.std))
    changing = np.ptp(values, axis=0) > 0
    shift = math.nan
    if X_validation is not None:
        of_validation, missing = finite(X_validation)
        not_finite += missing
        there, moving = (f(of_validation, axis=0, dtype=np.float64) for f in (np.mean, np.std))
        length = max(np.linalg.norm(std), np.linalg.norm(moving), 1e-300)
        shift = float(np.linalg.norm(there - mean) / length)
    told, teller = (math.nan, -1) if y is None else telling(values, mean, std, y)
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
        told=told,
        teller=teller,
    )


def telling(X, mean, std, y):
    """Return (told, teller), as in Inputs."""
    if y.dtype.kind != "f":
        return between_classes(X, mean, std, y)
    return along_ranks(X[:: -(-len(X) // RANKED)], y[:: -(-len(y) // RANKED)])


def along_ranks(X, y):
    """Return (told, teller), as in Inputs: Spearman's ρ² of the columns of X (N, D) with y (N,).

    Equal numbers share a rank, without gaps. Source: C. Spearman, "The proof and measurement of
    association between two things" (1904).
    """
    ranks = np.transpose([np.unique(a, return_inverse=True)[1] for a in (*X.T, y)])
    ranks = ranks - ranks.mean(axis=0)
    lengths = np.sqrt(np.sum(ranks**2, axis=0))
    shares = (ranks[:, -1] @ ranks[:, :-1] / np.maximum(lengths[:-1] * lengths[-1], 1e-300)) ** 2
    return float(shares.max()), int(shares.argmax())


def between_classes(X, mean, std, y):
    """Return (told, teller), as in Inputs: η², the correlation ratio, of the columns of X (N, D).

    mean, std : (D,) of the columns. Source: K. Pearson, "On the general theory of skew correlation
    and non-linear regression" (1905).
    """
    kinds, kind, counts = np.unique(y, return_inverse=True, return_counts=True)
    sums = np.zeros((len(kinds), X.shape[1]))
    for number in range(len(kinds)):
        sums[number] = X[kind == number].sum(axis=0, dtype=np.float64)
    apart = np.square(sums / counts[:, None] - mean)
    variance = counts @ apart / len(X)
    changing = std > 1e-6 * np.maximum(np.abs(mean), 1e-30)
    shares = np.where(changing, variance / np.where(changing, std, 1) ** 2, 0)
    return float(shares.max()), int(shares.argmax())


def finite(X):
    """X with 0 in place of nan and inf, and how many of these there were."""
    right = np.isfinite(X)
    count = int(np.sum(~right))
    return (np.where(right, X, 0) if count else X), count


def prediction(predict, images, labels, reported):
    """The accuracy of the program's own predict, and what it should be: Prediction.

    predict(images) returns labels (N,) for raw examples, as the program is used. reported: the
    accuracy that the program saw on such examples. Raises ValueError when the lengths differ.
    """
    return Prediction(accuracy(labels, np.asarray(predict(images))), float(reported), len(labels))


def answers(predict, images):
    """Whether the program's own predict returns the same label for an example each time: Answers.

    predict(images) returns labels (N,) for raw examples, N ≥ 2, as the program is used.
    """
    first, again = (np.asarray(predict(images)) for _ in range(2))
    half = len(images) // 2
    parts = [np.asarray(predict(part)) for part in (images[:half], images[half:])]
    return Answers(accuracy(first, again), accuracy(first, np.concatenate(parts)))
