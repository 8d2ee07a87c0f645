"""The findings of the check-up's measurements in a case's program."""

import types

import numpy as np

from mlpkit.clinic.data import fresh
from mlpkit.clinic.trial import run, run_unrepaired, start
from mlpkit.debugging.checkup import checkup
from mlpkit.preprocessing import minibatches
from mlpkit.training import train_epoch

# Measurements that clear an organ.
CLEARS = {
    "data": "inputs",
    "labels": "neighbours",
    "first weights": "units",
    "forward pass": "activations",
    "loss": "loss_at_start",
    "backward pass": "gradient_check",
    "optimizer": "steps",
    "training loop": "loop",
    "prediction": "prediction",
}


def findings(case, measurement, function=None):
    """The Checkup of one measurement, on the program with `function` in place of the faulty one.

    It is made before training, except for "prediction", which needs the trained program and fresh
    images.
    """
    used = {}
    if measurement == "prediction":
        trial = run(case, function) if function else run_unrepaired(case)
        names = trial.names
        used = {"raw": fresh(), "reported": trial.history[-1][2], "predict": names.get("predict")}
    else:
        names = start(case, function)
    p = types.SimpleNamespace(**names)
    with np.errstate(all="ignore"):
        return checkup(
            *(p.network, p.parameters, (p.X, p.y), p.loss, p.optimizer, p.rng),
            validation=(p.X_validation, p.y_validation),
            batches=names.get("batches", minibatches),
            train_epoch=names.get("train_epoch", train_epoch),
            batch_size=p.batch_size,
            only=[measurement],
            **used,
        )


def find_suspicion(case, measurement, function=None):
    """The first finding of a measurement that is not fine, or None."""
    found = findings(case, measurement, function)
    return next((finding for finding in found if not finding.fine), None)


def find_clearance(case, organ):
    """The finding of an organ's measurement if nothing is wrong with it, or None."""
    measurement = CLEARS[organ]
    found = findings(case, measurement)
    if not found or not all(finding.fine for finding in found):
        return None
    return f"{measurement} finds {found[0].found}. Normal is {found[0].normal}."
