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


def in_unit(network, parameters, target, dtype=None):
    """A copy of parameters with which a network gives its target, a `Numbers`, in the unit.

    $mean + std · (a W + b) = a (std · W) + (std · b + mean)$: the last layer's are others. dtype is
    what they will be written in, where that is not their own. Raises ValueError when the network
    does not end in a linear layer with a bias, and for a target whose numbers lie so far from 0, by
    its std, that this dtype would lose or round what the network has learnt.
    """
    last = network[-1]
    if not isinstance(last, Linear) or not last.bias:
        raise ValueError(f"in_unit: got {network!r}; expected one that ends in a linear layer.")
    (W, b), moved = last.names, copy.deepcopy(parameters)
    held = np.dtype(dtype or parameters.vector.dtype).type
    with np.errstate(over="ignore", invalid="ignore"):  # what is too large is refused below
        moved[W] = target.std * moved[W]
        moved[b] = target.std * moved[b] + target.mean
        step = np.spacing(held(abs(target.mean) + 10 * target.std))
        kept = np.isfinite(held(moved[W])).all() and np.isfinite(held(moved[b])).all()
    if not (kept and step <= 1e-3 * target.std):
        raise ValueError(
            f"in_unit: got {target}, of which {held.__name__} holds too little; expected steps "
            "between its numbers of a thousandth of std or less: subtract a constant from y, or "
            "choose another unit, before the training."
        )
    return moved
