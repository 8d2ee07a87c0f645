"""How PyTorch lays a weight out: (outputs, inputs), where mlpkit has (inputs, outputs)."""

import numpy as np


def to_pytorch_layout(array):
    """A copy in the layout of PyTorch: (inputs, outputs) → (outputs, inputs), other shapes as is.

    Its bytes lie in the order of its axes: a copy, not a view.
    """
    turned = array.T if array.ndim == 2 else array
    return np.array(turned, order="C")
