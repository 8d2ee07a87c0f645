"""Parameters as others want them: PyTorch's weights lie the other way round, (outputs, inputs);
and whoever gets a network without its target wants numbers in their unit."""

import copy

import numpy as np

from mlpkit.network import Linear


def to_pytorch_layout(array):
    """A copy in the layout of PyTorch: (inputs, outputs) → (outputs, inputs), other shapes as is.

    Its bytes lie in the order of its axes: a copy, not a view.
    """
    turned = array.T if array.ndim == 2 else array
    return np.array(turned, order="C")


def in_unit(network, parameters, target):
    """A copy of parameters with which a network gives its target, a `Numbers`, in the unit.

    mean + std · (a W + b) = a (std · W) + (std · b + mean): the last layer's are others. Raises
    ValueError when the network does not end in a linear layer with a bias.
    """
    last = network[-1]
    if not isinstance(last, Linear) or not last.bias:
        raise ValueError(f"in_unit: got {network!r}; expected one that ends in a linear layer.")
    (W, b), moved = last.names, copy.deepcopy(parameters)
    moved[W] = target.std * moved[W]
    moved[b] = target.std * moved[b] + target.mean
    return moved
