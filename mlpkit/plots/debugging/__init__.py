"""The figures of notebook 09: a measurement each, named as in `mlpkit.debugging`, module by module.

Each takes the result of the measurement, and optionally that of a healthy network, which is
drawn next to it. Captions give one digit, so that they are the same on every processor.
"""

from mlpkit.plots.debugging.checked_gradients import gradient_check
from mlpkit.plots.debugging.dependence import dependence, without_inputs
from mlpkit.plots.debugging.layers import activations, gradients, units
from mlpkit.plots.debugging.measurements import (
    classes,
    inputs,
    loss_at_start,
    overfit,
    prediction,
    steps,
)
from mlpkit.plots.debugging.near_duplicates import copies, neighbours
from mlpkit.plots.debugging.overview import BRANCHES, normal, tree
from mlpkit.plots.debugging.training_loop import loop, repeats
from mlpkit.plots.debugging.two_faults import two_faults

__all__ = [
    "BRANCHES",
    "activations",
    "classes",
    "copies",
    "dependence",
    "gradient_check",
    "gradients",
    "inputs",
    "loop",
    "loss_at_start",
    "neighbours",
    "normal",
    "overfit",
    "prediction",
    "repeats",
    "steps",
    "tree",
    "two_faults",
    "units",
    "without_inputs",
]
