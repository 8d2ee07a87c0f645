"""Layers, and networks made of them: `mlp`, `initialize`. What `fit` runs is in `buffered`."""

from mlpkit.network.layers import WEIGHTS, Activation, BatchNorm, Dropout, Layer, Linear
from mlpkit.network.network import Network, initialize, mlp

__all__ = [
    "WEIGHTS",
    "Activation",
    "BatchNorm",
    "Dropout",
    "Layer",
    "Linear",
    "Network",
    "initialize",
    "mlp",
]
