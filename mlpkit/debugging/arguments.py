"""The arguments that `checkup` refuses, because it would blame something that is not at fault."""

import numpy as np

from mlpkit.helpers.shapes import check_whole
from mlpkit.losses import on_labels
from mlpkit.parameters import Parameters
from mlpkit.targets import target_of


def check_measured(network, parameters, data, loss, optimizer, rng, validation, batch_size):
    """Raise a ValueError that says what came if `checkup` would blame something not at fault.

    Returns data and validation as pairs of arrays. Layers may be the learner's own, and an
    optimizer needs only `step`. Labels beyond the network's outputs pass: they are a finding.
    """
    on_labels(loss)
    if not isinstance(parameters, Parameters):
        came = f"parameters of type {type(parameters).__name__}"
        raise ValueError(f"checkup: got {came}; expected Parameters, as initialize makes them.")
    if isinstance(optimizer, type) or not hasattr(optimizer, "step"):
        raise ValueError(f"checkup: got the optimizer {optimizer!r}; expected one like SGD(0.1).")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"checkup: got rng {rng!r}; expected one like np.random.default_rng(0).")
    check_whole("checkup", "batch_size", batch_size)
    sizes = getattr(network, "sizes", ())
    data = measured_pair("data", data, sizes, loss)
    if validation is not None:
        validation = measured_pair("validation", validation, sizes or data[0].shape[1:], loss)
    return data, validation


def measured_pair(name, pair, sizes, loss):
    """Return (X, y) as arrays that fit the widths, (D, …, C) or (D,), and the loss's target;
    ValueError if they don't."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise ValueError(f"checkup: got {name} of type {type(pair).__name__}; expected (X, y).")
    X, y = map(np.asarray, pair)
    fault = None
    if X.ndim != 2 or (sizes and X.shape[1] != sizes[0]):
        fault = f"X of shape {X.shape}; expected (N, {sizes[0] if sizes else 'D'})"
    elif y.shape != X.shape[:1] or not len(X):
        fault = f"y of shape {y.shape}; expected ({max(len(X), 1)},), a label for each row of X"
    else:
        target, outputs = target_of(loss), max([1, *sizes[1:][-1:]])
        beyond = y.dtype.kind in "iu" and not target.kept and int(y.max()) + 1
        look = target.fault_in_training if name == "data" else target.fault
        fault = look(y, max(outputs, beyond))
    if fault:
        raise ValueError(f"checkup: {name}: got {fault}.")
    return X, y
