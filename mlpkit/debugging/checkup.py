"""The check-up: all measurements of `mlpkit.debugging` at once, each next to what is normal.

    print(checkup(network, parameters, (X, y), "cross_entropy", SGD(0.1), rng))

It is for a network that has not been trained yet. What is normal is in the checkup_*.py modules:
each threshold once, with its reason. Where the reason is "measured", healthy runs stayed well
within it: 52 recipes in benchmarks/healthy.py.
"""

import copy
import functools
from types import SimpleNamespace

import numpy as np

from mlpkit import debugging, training
from mlpkit.debugging import (
    checkup_data,
    checkup_network,
    checkup_prediction,
    checkup_regression,
    checkup_training,
)
from mlpkit.debugging.arguments import check_measured
from mlpkit.debugging.checkup_lines import some
from mlpkit.debugging.checkup_report import ORGANS, Checkup, CheckupLine
from mlpkit.forward_pass import forward
from mlpkit.preprocessing import minibatches
from mlpkit.targets import target_of

LEFT = 20  # how many rows must be free of nan; with fewer, only nan is reported

__all__ = ["MEASUREMENTS", "OF_NUMBERS", "ORGANS", "Checkup", "CheckupLine", "checkup"]


def checkup(
    network,
    parameters,
    data,
    loss,
    optimizer,
    rng,
    validation=None,
    batches=minibatches,
    train_epoch=training.train_epoch,
    predict=None,
    raw=None,
    reported=None,
    batch_size=100,
    only=None,
):
    """Take every measurement of a network that has not been trained yet: a Checkup.

    Parameters
    ----------
    network, parameters, loss, optimizer, rng : as for `fit`. None is changed. The network may also
        be a tuple or list of your own layers, and the optimizer needs only
        step(parameters, gradients). A layer needs shapes, {name: shape} of what it trains;
        forward(parameters, x, rng=None), which returns the output and a cache; and
        backward(parameters, gradients, cache, grad, need_input=True), which fills gradients and
        returns dL/dx
    data, validation : (X, y): X (N, D), y (N,); without validation its copies in X, its classes and
        its labels are not checked. With a `Numbers` as loss, y are floats in their own unit, and
        the measurements are those in OF_NUMBERS: the loss is compared with that of the mean, and R²
        replaces accuracy
    batches, train_epoch : functions that deal the batches and train an epoch, with the signatures
        of `minibatches` and `train_epoch`
    predict : a function from raw examples to labels (N,), as the program is used
    raw : (examples, labels) for it. If they are the validation examples before preparation, in the
        same order, its answers are compared with the network's
    reported : the accuracy that the trained program reported on such examples; not used for numbers
    only : names of the measurements to take; all by default

    A finding is fine, suspicious, a note or a question: where a fault and a hard problem look the
    same, only the program's author can tell. Slow measurements use some of the examples, drawn at
    random but always the same. A measurement that stops with an error is a suspicious finding with
    the error's text; a repeated error is reported once. Rows with nan or inf are a finding, and are
    left out of everything else. If a single example does not pass through the network, that is all
    that is reported. Raises ValueError when an argument makes no sense, X and y do not match, or a
    name is not that of a measurement.
    """
    (X, y), validation = check_measured(
        network, parameters, data, loss, optimizer, rng, validation, batch_size
    )
    target = target_of(loss)
    measurements = OF_NUMBERS if target.kept else MEASUREMENTS
    if unknown := set(only or ()) - measurements.keys():
        raise ValueError(
            f"checkup: got {', '.join(sorted(unknown))}; expected some of "
            f"{', '.join(measurements)}."
        )
    if not_finite := sum(np.sum(~np.isfinite(part[0])) for part in ((X,), validation) if part):
        (X, y), validation = without_nan(X, y), validation and without_nan(*validation)
        if min(len(part) for part in (y, *(validation or ())[1:])) < LEFT:
            tip = (
                "Find where they come from. Too few rows are free of them to measure anything else."
            )
            found = f"{not_finite:,} nan or inf"
            return Checkup([CheckupLine("inputs", found, "none", False, "data", tip)])
        only = only and ["inputs", *only]
    few = some(len(X), 500)
    asked = SimpleNamespace(
        network=network,
        parameters=parameters,
        not_finite=not_finite,
        X=X,
        y=y,
        few=few,
        loss=loss,
        target=target,
        optimizer=optimizer,
        rng=rng,
        validation=validation,
        batches=batches,
        train_epoch=train_epoch,
        predict=predict,
        raw=raw,
        reported=reported,
        batch_size=batch_size,
        starting=functools.cache(
            lambda: debugging.loss_at_start(network, parameters, X[few], y[few], loss)
        ),
    )
    if stopped := error_of(lambda: forward(network, copy.deepcopy(parameters), X[:1])):
        tip = "One example does not pass through the network: call forward with X[:1]."
        return Checkup([CheckupLine("forward", stopped, "it runs", False, "forward pass", tip)])
    findings, errors = [], set()
    for name, (organ, take) in measurements.items():
        if only is not None and name not in only:
            continue
        if (stopped := error_of(lambda take=take: findings.extend(take(asked)))) in errors:
            continue
        if stopped:
            errors.add(stopped)
            tip = "It stopped with this error. Find out where: call the measurement by itself."
            findings.append(CheckupLine(name, stopped, "it runs", False, organ, tip))
    return Checkup(findings)


def without_nan(X, y):
    """Return (X, y) without the rows that have nan or inf, on which a network's answer is
    meaningless."""
    right = np.isfinite(X).all(axis=1)
    return (X, y) if right.all() else (X[right], y[right])


def error_of(function):
    """The error that function() raises, in words; None if it raises no error."""
    try:
        with np.errstate(all="ignore"):
            function()
    except Exception as error:  # the learner's functions may raise anything
        return f"{type(error).__name__}: {error}"
    return None


MEASUREMENTS = {  # name: (where to look if it stops with an error, what measures and judges)
    "inputs": ("data", checkup_data.see_inputs),
    "classes": ("labels", checkup_data.see_classes),
    "neighbours": ("labels", checkup_data.see_neighbours),
    "copies": ("data", checkup_data.see_copies),
    "loss_at_start": ("loss", checkup_network.see_loss_at_start),
    "gradient_check": ("backward pass", checkup_network.see_gradient_check),
    "loop": ("training loop", checkup_training.see_loop),
    "repeats": ("training loop", checkup_training.see_repeats),
    "prediction": ("prediction", checkup_prediction.see_prediction),
    "units": ("first weights", checkup_network.see_units),
    "activations": ("forward pass", checkup_network.see_activations),
    "gradients": ("backward pass", checkup_network.see_gradients),
    "steps": ("optimizer", checkup_training.see_steps),
    "overfit": ("optimizer", checkup_training.see_overfit),
    "without_inputs": ("data", checkup_training.see_without_inputs),
}
OF_NUMBERS = {  # the same for a numeric target, without the measurements of classes
    "inputs": MEASUREMENTS["inputs"],
    "target": ("target", checkup_regression.see_target),
    "copies": MEASUREMENTS["copies"],
    "loss_at_start": ("loss", checkup_regression.see_loss_at_start),
    **{name: MEASUREMENTS[name] for name in ("gradient_check", "loop", "repeats")},
    "prediction": ("prediction", checkup_regression.see_prediction),
    **{name: MEASUREMENTS[name] for name in ("units", "activations")},
    "output": ("forward pass", checkup_regression.see_output),
    **{name: MEASUREMENTS[name] for name in ("gradients", "steps")},
    "overfit": ("optimizer", checkup_regression.see_overfit),
    "without_inputs": ("data", checkup_regression.see_without_inputs),
}
