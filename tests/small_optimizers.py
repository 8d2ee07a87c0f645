"""One optimizer of each kind, and the path of a small vector under it."""

import numpy as np

from mlpkit.optimizers import (
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
    adagrad_step,
    adam_step,
    adamw_step,
    momentum_step,
    nadam_step,
    nesterov_step,
    rmsprop_step,
    sgd_step,
)
from mlpkit.parameters import Parameters

# One of each, with settings that differ from the defaults and from each other.
MAKERS = {
    "SGD": lambda rate=0.1: SGD(rate),
    "Momentum": lambda rate=0.1: Momentum(rate, 0.5),
    "Nesterov": lambda rate=0.1: Nesterov(rate, 0.5),
    "AdaGrad": lambda rate=0.1: AdaGrad(rate, 0.5),
    "RMSProp": lambda rate=0.1: RMSProp(rate, 0.75, 0.5),
    "Adam": lambda rate=0.1: Adam(rate, 0.5, 0.75, 0.5),
    "AdamW": lambda rate=0.1: AdamW(rate, 0.2, 0.5, 0.75, 0.5),
    "Nadam": lambda rate=0.1: Nadam(rate, 0.5, 0.75, 0.5),
}

# {step function: (how many vectors it takes, the numbers that follow them)}
STEPS = {
    "SGD": (sgd_step, 2, [0.1]),
    "Momentum": (momentum_step, 3, [0.1, 0.9]),
    "Nesterov": (nesterov_step, 3, [0.1, 0.9]),
    "AdaGrad": (adagrad_step, 3, [0.1]),
    "RMSProp": (rmsprop_step, 3, [0.1]),
    "Adam": (adam_step, 4, [1, 0.1]),
    "AdamW": (adamw_step, 4, [1, 0.1, 0.2]),
    "Nadam": (nadam_step, 4, [1, 0.1]),
}


def holding(values, dtype=np.float64):
    """Return parameters with one array of these values."""
    parameters = Parameters({"x": np.shape(values)}, dtype)
    parameters["x"] = values
    return parameters


def path(optimizer, theta, grads):
    """theta after each step."""
    parameters = holding(theta)
    visited = []
    for grad in grads:
        optimizer.step(parameters, holding(grad))
        visited.append(parameters.vector.copy())
    return np.array(visited)
