"""What a training loop really does, seen from outside: by what passes through network, loss and
optimizer."""

import copy
from typing import NamedTuple

import numpy as np

from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import on_labels
from mlpkit.preprocessing import check_lengths


class Loop(NamedTuple):
    """What two epochs of training did.

    Attributes
    ----------
    examples : how many were dealt
    once, never, often : examples that the steps of an epoch saw once, not at all, more than once;
        of the epoch in which fewer were seen once
    unknown : rows that a step saw and that are no rows of X, as after augmentation
    sizes : a tuple for each epoch, the sizes of its batches
    shuffled : whether the order of the examples differs from the first epoch to the second
    torn : labels that were not those of their rows
    steps : that the optimizer took, in both epochs
    ratios : (steps,) the gradient that the optimizer got, as a multiple of that of its batch: 1
    directions : (steps,) the cosine between the two: 1
    outside : how often something else than the optimizer changed the weights
    training : whether the layers were told that it is training
    reported : (loss, accuracy) that the loop gave for the first epoch; None where it gave no two
        numbers
    measured : the same as seen from outside, means over the examples
    """

    examples: int
    once: int
    never: int
    often: int
    unknown: int
    sizes: tuple
    shuffled: bool
    torn: int
    steps: int
    ratios: np.ndarray
    directions: np.ndarray
    outside: int
    training: bool
    reported: tuple | None
    measured: tuple


class Repeats(NamedTuple):
    """Whether the same seed gives the same bits twice.

    Attributes
    ----------
    same : whether it does
    apart : the largest difference between the weights of the two runs
    """

    same: bool
    apart: float


class Record:
    """What has happened since the last step, and the list of the steps."""

    def __init__(self):
        self.steps, self.before = [], {}

    def forward(self, x, parameters, rng):
        self.before |= {"x": x.copy(), "rng": copy.deepcopy(rng), "at": copy.deepcopy(parameters)}

    def loss(self, output, labels):
        # The x of the last forward pass: others may follow, as to measure the accuracy.
        seen = {name: self.before.get(name) for name in ("x", "rng", "at")}
        self.before |= {"seen": seen, "output": np.array(output), "labels": np.array(labels)}

    def step(self, given, before, after):
        self.steps.append(self.before | {"given": given, "from": before, "to": after})
        self.before = {}


class WatchedLayer:
    """A network's first layer, which writes down what comes in."""

    def __init__(self, layer, record):
        self.layer, self.record = layer, record

    def __getattr__(self, name):
        if name in ("layer", "record"):  # not there yet, as in a copy that is being made
            raise AttributeError(name)
        return getattr(self.layer, name)

    def forward(self, parameters, x, rng=None):
        self.record.forward(x, parameters, rng)
        return self.layer.forward(parameters, x, rng)

    def buffered(self):
        return self


class WatchedOptimizer:
    """An optimizer, which writes down the gradients that it gets, and its way."""

    def __init__(self, optimizer, record):
        self.optimizer, self.record = optimizer, record

    def __getattr__(self, name):
        if name in ("optimizer", "record"):
            raise AttributeError(name)
        return getattr(self.optimizer, name)

    def step(self, parameters, gradients):
        given, before = gradients.trained.copy(), parameters.trained.copy()
        self.optimizer.step(parameters, gradients)
        self.record.step(given, before, parameters.trained.copy())


def watched_loss(pair, record):
    """(value, gradient), of which the gradient's call is written down."""
    value, gradient = pair

    def watched(output, labels):
        record.loss(output, labels)
        return gradient(output, labels)

    return value, watched


def loop(train_epoch, network, parameters, batches, X, y, loss, optimizer, rng, batch_size=100):
    """Watch two epochs of training: a Loop.

    Parameters
    ----------
    train_epoch : a function of (network, parameters, batches, optimizer, value, gradient, rng), as
        `training.train_epoch` is
    batches : a function of (X, y, size, rng) that deals the batches of an epoch, as
        `preprocessing.minibatches` does
    X, y : (N, D), (N,); rows that occur before are left out, for it is by their numbers that rows
        are known again

    Copies are trained. Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("loop", X, y)
    number_of, X, y = without_repeats(X, y)
    epochs, returned, outside = two_epochs(
        train_epoch, network, parameters, batches, X, y, loss, optimizer, rng, batch_size
    )
    steps = [step for steps in epochs for step in steps]
    rows = [rows_of(step, number_of) for step in steps]
    sizes = [len(steps) for steps in epochs]
    seen = rows[: sizes[0]], rows[sizes[0] :]
    orders = [np.concatenate([[], *rows]).astype(int) for rows in seen]
    times = [np.bincount(order[order >= 0], minlength=len(X)) for order in orders]
    worst = min(times, key=lambda count: np.sum(count == 1))
    value, gradient = on_labels(loss)
    with np.errstate(all="ignore"):
        against = np.reshape([beside_its_batch(step, network, gradient) for step in steps], (-1, 2))
        found = measured(epochs[0], value)
    return Loop(
        examples=len(X),
        once=int(np.sum(worst == 1)),
        never=int(np.sum(worst == 0)),
        often=int(np.sum(worst > 1)),
        unknown=int(sum(np.sum(order < 0) for order in orders)),
        sizes=tuple(tuple(map(len, rows)) for rows in seen),
        shuffled=not np.array_equal(*orders),
        torn=sum(torn_labels(step, of_it, y) for step, of_it in zip(steps, rows, strict=True)),
        steps=len(steps),
        ratios=against[:, 0],
        directions=against[:, 1],
        outside=outside,
        training=any(step["seen"]["rng"] is not None for step in steps if "seen" in step),
        reported=two_numbers(returned),
        measured=found,
    )


def without_repeats(X, y):
    """{key of a row: its number}, and X, y without the rows that occur before."""
    places = {}
    for place, row in enumerate(X):
        places.setdefault(key(row), place)
    kept = list(places.values())
    return {name: number for number, name in enumerate(places)}, X[kept], y[kept]


def two_epochs(train_epoch, network, parameters, batches, X, y, loss, optimizer, rng, batch_size):
    """What was written down: (a list of steps for each epoch, what the first epoch returned, how
    often the weights were elsewhere than where the last step had left them)."""
    parameters, optimizer, rng = copy.deepcopy((parameters, optimizer, rng))
    epochs, returned, outside, last = [], [], 0, parameters.trained.copy()
    for _ in range(2):
        record = Record()
        watched = type(network)([WatchedLayer(network[0], record), *network[1:]])
        stepping = WatchedOptimizer(optimizer, record)
        value, gradient = watched_loss(on_labels(loss), record)
        with np.errstate(all="ignore"):
            dealt = batches(X.copy(), y.copy(), batch_size, rng)
            returned.append(train_epoch(watched, parameters, dealt, stepping, value, gradient, rng))
        epochs.append(record.steps)
        end = {"from": parameters.trained.copy(), "to": parameters.trained.copy()}
        for step in [*record.steps, end]:
            outside += not np.array_equal(step["from"], last, equal_nan=True)
            last = step["to"]
    return epochs, returned[0], outside


def key(row):
    """What a row is known by again, whatever its dtype."""
    return np.ascontiguousarray(row, np.float64).tobytes()


def rows_of(step, number_of):
    """The numbers (n,) in X of the rows that a step has seen, −1 for what is no row of X."""
    x = step.get("seen", step).get("x")
    return np.array([number_of.get(key(row), -1) for row in x] if x is not None else [], int)


def torn_labels(step, rows, y):
    """How many labels of a step are not those of its rows."""
    labels = step.get("labels")
    if labels is None or labels.shape != rows.shape:
        return 0
    known = rows >= 0
    return int(np.sum(labels[known] != y[rows[known]]))


def beside_its_batch(step, network, gradient):
    """(ratio, cosine) of the gradient that the optimizer got beside that of the step's batch."""
    if "seen" not in step:
        return np.nan, np.nan
    x, rng, at = (step["seen"][name] for name in ("x", "rng", "at"))
    output, cache = forward(network, at, x, rng)
    right = at.like()
    backward(network, at, cache, gradient(output, step["labels"]), right)
    a, b = step["given"].astype(float), right.trained.astype(float)
    return float(a @ b / (b @ b)), float(a @ b / np.sqrt((a @ a) * (b @ b)))


def two_numbers(returned):
    """(loss, accuracy) as floats; None when it is something else."""
    try:
        loss, accuracy = returned
        return float(loss), float(accuracy)
    except (TypeError, ValueError):
        return None


def measured(steps, value):
    """(loss, accuracy) over the examples of an epoch's steps, each before its step."""
    steps = [step for step in steps if "labels" in step]
    counts = [len(step["labels"]) for step in steps]
    if not steps:
        return np.nan, np.nan
    losses = [float(value(step["output"], step["labels"])) for step in steps]
    right = sum(int(np.sum(step["output"].argmax(axis=1) == step["labels"])) for step in steps)
    return float(np.average(losses, weights=counts)), right / sum(counts)


def repeats(train_epoch, network, parameters, batches, X, y, loss, optimizer, rng, batch_size=100):
    """Train an epoch twice, from the same seed, and compare the weights: Repeats.

    The arguments are those of `loop`. Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("repeats", X, y)
    ends = []
    for _ in range(2):
        trained, stepping, generator = copy.deepcopy((parameters, optimizer, rng))
        dealt = batches(X.copy(), y.copy(), batch_size, generator)
        with np.errstate(all="ignore"):
            train_epoch(network, trained, dealt, stepping, *on_labels(loss), generator)
        ends.append(trained.vector)
    apart = np.max(np.abs(ends[0].astype(float) - ends[1]))
    return Repeats(ends[0].tobytes() == ends[1].tobytes(), float(apart))
