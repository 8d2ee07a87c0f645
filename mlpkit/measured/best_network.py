"""The best perceptron of the course: its trained weights, and how they were trained.

`python -m benchmarks.best_network train` trains it again, a seed at a time, and
`... keep` writes the file.
"""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mlpkit.network import Network, mlp
from mlpkit.parameters import Parameters

FILE = Path(__file__).with_suffix(".npz")


class BestNetwork(NamedTuple):
    """The result of `best_network`; `made` says how it was trained: settings, seeds, accuracies."""

    network: Network
    parameters: Parameters
    made: dict


def best_network():
    """The network, its parameters (float32, kept in the file as float16), and how it was made.

    The network takes images as rows of 784 pixels from −½ to ½:
    ``scale_to_unit(flatten(images)) − ½``. Its dropout is left out, which does not affect
    predictions. Raises ValueError if the file does not hold this network.
    """
    with np.load(FILE, allow_pickle=False) as kept:
        made, vector = json.loads(str(kept["made"])), kept["vector"]
    network = mlp(made["sizes"], batch_norm=True)
    parameters = Parameters(network.shapes, np.float32, network.statistics)
    if vector.shape != parameters.vector.shape or not np.isfinite(vector).all():
        came = f"a vector of shape {vector.shape}"
        came += "" if np.isfinite(vector).all() else " with nan or inf"
        expected = f"{parameters.vector.shape} of finite numbers"
        raise ValueError(f"{FILE}: got {came}; expected {expected}: install mlpkit again.")
    parameters.vector[:] = vector
    return BestNetwork(network, parameters, made)
