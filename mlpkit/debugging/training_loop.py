"""Observe from outside what a training loop really does: everything that passes through network,
loss and optimizer."""

import copy
import math
from typing import NamedTuple

import numpy as np

from mlpkit.debugging.moved_arrays import (
    beside,
    faint,
    gradient_of_its_batch,
    left_by_steps,
    still_arrays,
    unchanged,
)
from mlpkit.debugging.near_duplicates import Changed, changed
from mlpkit.debugging.stand_ins import Record, WatchedLayer, WatchedOptimizer, watched_loss
from mlpkit.losses import on_labels
from mlpkit.preprocessing import check_lengths
from mlpkit.targets import target_of


class Loop(NamedTuple):
    """What two epochs of training did.

    Attributes
    ----------
    examples : how many were dealt
    once, never, often : examples that the steps of an epoch saw once, not at all, more than once,
        in the epoch in which fewer were seen once
    unknown : rows that a step saw but that are not in X, for example after augmentation
    sizes : a tuple per epoch, the sizes of its batches
    shuffled : whether the order of the examples changes from the first epoch to the second
    torn : labels that were not those of their rows
    steps : steps of the optimizer in both epochs
    ratios : (steps,) the gradient that the optimizer got, as a multiple of that of its batch: 1
    directions : (steps,) the cosine between the two: 1
    outside : how often something other than the optimizer changed the weights
    training : whether the layers ran in training mode
    unmoved : names of arrays that the optimizer got a gradient for but never moved, while it moved
        others
    unreached : names of arrays whose gradient did not reach the optimizer, or that ended where they
        began
    vanished : names of those whose gradients were all below 1e-7 of the largest array's, by root
        mean squares: less than float32 can add
    favoured : χ² of how often the classes were dealt against how often they occur, divided by what
        chance exceeds at most once in 1,000 times; above 1 some classes are preferred
    passes : batches that went through the network per step, on average
    kept : names of statistics that ended as they began
    changed : what the unknown rows look like, a Changed; None if there are none
    reported : (loss, accuracy) that the loop returned for the first epoch; None if it did not
        return two numbers
    measured : the same as observed, means over the examples; with numbers (loss, R²)
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
    unmoved: tuple
    unreached: tuple
    vanished: tuple
    favoured: float
    passes: float
    kept: tuple
    changed: Changed | None
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


def loop(train_epoch, network, parameters, batches, X, y, loss, optimizer, rng, batch_size=100):
    """Watch two epochs of training: a Loop.

    Parameters
    ----------
    train_epoch : a function of (network, parameters, batches, optimizer, value, gradient, rng),
        like `training.train_epoch`
    batches : a function of (X, y, size, rng) that deals the batches of an epoch, like
        `preprocessing.minibatches`
    X, y : (N, D), (N,); repeated rows are left out, because rows are recognized by their numbers

    Copies are trained. Raises ValueError when the lengths of X and y differ.
    """
    check_lengths("loop", X, y)
    number_of, X, y = without_repeats(X, y)
    epochs, passes, returned, outside, end = two_epochs(
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
        right = [gradient_of_its_batch(step, network, gradient) for step in steps]
        against = np.reshape(
            [beside(step["given"], grad) for step, grad in zip(steps, right, strict=True)], (-1, 2)
        )
        found = measured(epochs[0], value, target_of(loss))
    still = still_arrays(right, parameters, end)
    unmoved = [name for name in still if left_by_steps(name, steps, parameters.like())]
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
        unmoved=tuple(unmoved),
        unreached=tuple(name for name in still if name not in unmoved),
        vanished=tuple(name for name in unmoved if faint(name, steps, parameters.like())),
        favoured=favoured(np.concatenate(orders), y),
        passes=passes / max(len(steps), 1),
        kept=tuple(unchanged(parameters, end, parameters.statistics)),
        changed=of_unknown(steps, rows, X, y),
        reported=two_numbers(returned),
        measured=found,
    )


def without_repeats(X, y):
    """Return {key of a row: its index}, and X, y without repeated rows."""
    places = {}
    for place, row in enumerate(X):
        places.setdefault(key(row), place)
    kept = list(places.values())
    return {name: number for number, name in enumerate(places)}, X[kept], y[kept]


def two_epochs(train_epoch, network, parameters, batches, X, y, loss, optimizer, rng, batch_size):
    """The log of two epochs: (a list of steps for each, how many batches had their gradient taken,
    what the first epoch returned, how often the weights were not where the last step had left them,
    the parameters)."""
    parameters, optimizer, rng = copy.deepcopy((parameters, optimizer, rng))
    epochs, passes, returned, outside, last = [], 0, [], 0, parameters.trained.copy()
    for _ in range(2):
        record = Record()
        watched = type(network)([WatchedLayer(network[0], record), *network[1:]])
        stepping = WatchedOptimizer(optimizer, record)
        value, gradient = watched_loss(on_labels(loss), record)
        with np.errstate(all="ignore"):
            dealt = batches(X.copy(), y.copy(), batch_size, rng)
            returned.append(train_epoch(watched, parameters, dealt, stepping, value, gradient, rng))
        epochs.append(record.steps)
        passes += record.losses
        end = {"from": parameters.trained.copy(), "to": parameters.trained.copy()}
        for step in [*record.steps, end]:
            outside += not np.array_equal(step["from"], last, equal_nan=True)
            last = step["to"]
    return epochs, passes, returned[0], outside, parameters


def key(row):
    """The key by which a row is recognized, whatever its dtype."""
    return np.ascontiguousarray(row, np.float64).tobytes()


def rows_of(step, number_of):
    """The indices (n,) in X of the rows that a step has seen, −1 for one that is not in X."""
    x = step.get("seen", step).get("x")
    return np.array([number_of.get(key(row), -1) for row in x] if x is not None else [], int)


def torn_labels(step, rows, y):
    """How many labels of a step do not belong to its rows."""
    labels = step.get("labels")
    if labels is None or labels.shape != rows.shape:
        return 0
    known = rows >= 0
    return int(np.sum(labels[known] != y[rows[known]]))


def favoured(order, y):
    """How much classes are preferred in the rows dealt, as in Loop. The bound is by
    Laurent & Massart, "Adaptive estimation of a quadratic functional by model selection" (2000):
    χ² of k degrees is above k + 2 √(k t) + 2 t with a probability of e⁻ᵗ at most."""
    if y.dtype.kind == "f":  # numbers have no classes
        return 0.0
    kinds, kind, counts = np.unique(y, return_inverse=True, return_counts=True)
    dealt = np.bincount(kind[order[order >= 0]], minlength=len(kinds))
    awaited = counts / counts.sum() * dealt.sum()
    if not dealt.sum() or len(kinds) < 2:
        return 0.0
    k, t = len(kinds) - 1, math.log(1000)
    return float(np.sum((dealt - awaited) ** 2 / awaited) / (k + 2 * math.sqrt(k * t) + 2 * t))


def of_unknown(steps, rows, X, y):
    """A comparison of the rows that are not in X with those that are, as steps saw them: a Changed,
    or None."""
    seen = [
        (step["seen"]["x"][of_it < 0], step["labels"][of_it < 0])
        for step, of_it in zip(steps, rows, strict=True)
        if "seen" in step and step["labels"].shape == of_it.shape and np.any(of_it < 0)
    ]
    if not seen or seen[0][0].shape[1:] != X.shape[1:]:
        return None
    return changed(*(np.concatenate(parts) for parts in zip(*seen, strict=True)), X, y)


def two_numbers(returned):
    """Return (loss, accuracy) as floats; None if the value is something else."""
    try:
        loss, accuracy = returned
        return float(loss), float(accuracy)
    except (TypeError, ValueError):
        return None


def measured(steps, value, target):
    """Return (loss, accuracy), or (loss, R²), over the examples of an epoch's steps, each measured
    before its step."""
    steps = [step for step in steps if "labels" in step]
    counts = [len(step["labels"]) for step in steps]
    if not steps:
        return np.nan, np.nan
    losses = [float(value(step["output"], step["labels"])) for step in steps]
    outputs, labels = (np.concatenate([step[n] for step in steps]) for n in ("output", "labels"))
    return float(np.average(losses, weights=counts)), target.score(outputs, labels)


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
