"""Parameters as other programs expect them: PyTorch's weights are transposed, (outputs, inputs),
and a network that is passed on without its target should predict numbers in their unit."""

import copy

import numpy as np

from mlpkit.network import Linear


def to_pytorch_layout(array):
    """A copy in PyTorch's layout: (inputs, outputs) → (outputs, inputs), other shapes unchanged.

    Its bytes are in the order of its axes: a contiguous copy, not a view.
    """
    turned = array.T if array.ndim == 2 else array
    return np.array(turned, order="C")


def in_unit(network, parameters, target, dtype=None):
    """Return a copy of the parameters with which a network predicts its target, a `Numbers`, in its
    unit.

    $mean + std · (a W + b) = a (std · W) + (std · b + mean)$: only the last layer's change. dtype
    is the type they will be written in, if it is not their own. Raises ValueError if the network
    does not end in a linear layer with a bias, and for a target whose numbers are so many std away
    from 0 that this dtype would lose or round what the network has learnt.
    """
    last = network[-1]
    if not isinstance(last, Linear) or not last.bias:
        raise ValueError(f"in_unit: got {network!r}; expected one that ends in a linear layer.")
    (W, b), moved = last.names, copy.deepcopy(parameters)
    held = np.dtype(dtype or parameters.vector.dtype).type
    # numbers that are too large are refused below
    with np.errstate(over="ignore", invalid="ignore"):
        moved[W] = target.std * moved[W]
        moved[b] = target.std * moved[b] + target.mean
        step = np.spacing(held(abs(target.mean) + 10 * target.std))
        kept = np.isfinite(held(moved[W])).all() and np.isfinite(held(moved[b])).all()
    if not (kept and step <= 1e-3 * target.std):
        raise ValueError(
            f"in_unit: got {target}, for which {held.__name__} is too coarse; expected steps "
            "between its numbers of at most a thousandth of std: subtract a constant from y, or "
            "choose a different unit, before training."
        )
    return moved
