"""Measurements on a network that does not learn: each a pure function that judges nothing.

X (N, D), y (N,). A network comes from `mlp`, or is a tuple of layers with the same methods.
`loss` is a name in LOSSES, a pair of functions of (output, labels), value and gradient, or a
`Numbers`, with y floats. No argument is changed: weights, optimizer and generator are copied
first. What is normal is defined in `checkup_data`, `checkup_network`, `checkup_regression`,
`checkup_prediction` and `checkup_training`, which `mlpkit.debugging.checkup` calls.
"""

from mlpkit.debugging.checked_gradients import Checked, gradient_check
from mlpkit.debugging.dependence import WithoutInputs, dependence, without_inputs
from mlpkit.debugging.first_steps import Overfit, Steps, overfit, steps
from mlpkit.debugging.layers import Flow, Sizes, Units, activations, gradients, units
from mlpkit.debugging.measurements import (
    Answers,
    Classes,
    Inputs,
    Prediction,
    StartingLoss,
    answers,
    classes,
    inputs,
    loss_at_start,
    prediction,
)
from mlpkit.debugging.near_duplicates import Copies, Neighbours, copies, neighbours
from mlpkit.debugging.training_loop import Loop, Repeats, loop, repeats

__all__ = [
    "Answers",
    "Checked",
    "Classes",
    "Copies",
    "Flow",
    "Inputs",
    "Loop",
    "Neighbours",
    "Overfit",
    "Prediction",
    "Repeats",
    "Sizes",
    "StartingLoss",
    "Steps",
    "Units",
    "WithoutInputs",
    "activations",
    "answers",
    "classes",
    "copies",
    "dependence",
    "gradient_check",
    "gradients",
    "inputs",
    "loop",
    "loss_at_start",
    "neighbours",
    "overfit",
    "prediction",
    "repeats",
    "steps",
    "units",
    "without_inputs",
]
