"""What `fit` and `checkup` refuse, and how `fit` says why a run went wrong."""

import math

import numpy as np

from mlpkit.checkpoints import Checkpoint, fault_of_history
from mlpkit.losses import on_labels
from mlpkit.network import Network
from mlpkit.optimizers import Optimizer
from mlpkit.parameters import Parameters
from mlpkit.regularization import Averaged
from mlpkit.shapes import fault_of_labels
from mlpkit.threads import BlasThreads

STATE = "optimizer's"


class Diverged(FloatingPointError):
    """The loss of a batch, or what is left after the last one (batch None), is nan or inf."""

    def __init__(self, batch, value, what="loss"):
        super().__init__(f"the {what} is {value} in batch {batch}")
        self.batch, self.value, self.what = batch, value, what


def check_finite(parameters, measured, optimizer):
    """Raise Diverged for nan or inf that no batch's loss has seen.

    That is, when the epoch's last step was the fatal one, or the optimizer's state has overflowed:
    a weight whose mean square is inf stands still, and nothing else tells of it. measured: the
    validation's (loss, accuracy), or None.
    """
    largest = float(np.max(np.abs(parameters.vector)))
    if not math.isfinite(largest):
        raise Diverged(None, largest, "largest parameter")
    if measured and not math.isfinite(measured[0]):
        raise Diverged(None, measured[0], "validation loss")
    for slot, vector in optimizer.state.items():
        if slot in getattr(optimizer, "slots", ()) and not np.isfinite(vector).all():
            raise Diverged(None, float(np.max(np.abs(vector))), f"{STATE} {slot}")


def divergence_error(error, run, per_epoch, X):
    """The FloatingPointError that `fit` raises: where it happened and why, most likely."""
    finished, optimizer = run.history.epochs, run.optimizer
    steps = per_epoch if error.batch is None else error.batch - 1  # taken in this epoch
    last = max(optimizer.t + steps - 1, 0)
    rate = optimizer.rate(last) if callable(optimizer.rate) else optimizer.rate
    # Not the largest value: standardized images have pixels that are white once, at 185 of unit 1.
    wide = X.astype(np.result_type(X, np.float32), copy=False)  # float16 would overflow
    size = float(np.linalg.norm(wide) / math.sqrt(X.size))
    dtype = run.parameters.vector.dtype
    if size > 10:
        cause = f"the values of X are too large, {size:.3g} on average: scale or standardize it"
    elif finished == 0 and steps == 0:
        cause = "the loss function, or parameters too large to start from: no step was taken yet"
    elif error.what.startswith(STATE):
        cause = (
            f"a gradient's square is beyond {dtype}, and its weight would never move again: make "
            f"the loss smaller, or the learning rate, {rate:.3g}"
        )
    elif dtype == np.float16:
        cause = "float16, in which 65,504 is the largest number: initialize with dtype=np.float32"
    else:
        cause = f"the learning rate, {rate:.3g}, is too large: try a tenth of it"
    where = "after the last batch" if error.batch is None else f"batch {error.batch} of {per_epoch}"
    raised = FloatingPointError(
        f"fit: the {error.what} is {error.value} in epoch {finished + 1}, {where}. Most likely "
        f"{cause}. The parameters are back where they were after {finished} finished epochs."
    )
    raised.history = run.history
    return raised


def check_arguments(
    network,
    parameters,
    data,
    loss,
    optimizer,
    batch_size,
    epochs,
    rng,
    validation,
    callbacks,
    threads,
    start,
    augment=None,
):
    """What `fit` and TrainingMonitor are given: values are checked here, once.

    Gives data and validation as pairs of arrays, batch_size and epochs as Python's integers, for a
    small integer type would overflow. Raises ValueError for what can't be trained with.
    """
    data = as_pair("data", data)
    if validation is not None:
        validation = as_pair("validation", validation)
    check_network(network, parameters, loss)
    check_settings(optimizer, batch_size, epochs, rng)
    if isinstance(optimizer, (Optimizer, Averaged)):
        optimizer.check_settings(parameters.trained)
    check_examples("X, y", *data, network, parameters.vector.dtype)
    if validation is not None:
        check_examples("validation", *validation, network, parameters.vector.dtype)
    if not isinstance(callbacks, (tuple, list)) or not all(map(callable, callbacks)):
        raise ValueError(f"fit: got callbacks {callbacks!r}; expected a list of functions.")
    check_start(start, validation)
    check_last_batch(network, len(data[0]), int(batch_size))
    if augment is not None and not callable(augment):
        raise ValueError(f"fit: got augment {augment!r}; expected a function of (X, rng).")
    BlasThreads(threads)
    return data, validation, int(batch_size), int(epochs)


def as_pair(name, data):
    """(X, y) as two arrays; a ValueError when `data` is no pair."""
    if not isinstance(data, (tuple, list)) or len(data) != 2:
        what = f" of {len(data)}" if isinstance(data, (tuple, list)) else ""
        raise ValueError(f"fit: got {name}, a {type(data).__name__}{what}; expected a pair (X, y).")
    return tuple(map(np.asarray, data))


def check_network(network, parameters, loss):
    """Raise a ValueError unless network, parameters and loss go together."""
    if not isinstance(network, Network):
        raise ValueError(f"fit: got the network {network!r}; expected one like mlp([784, 10]).")
    if not isinstance(parameters, Parameters):
        raise ValueError(
            f"fit: got parameters of type {type(parameters).__name__}; expected Parameters, as "
            "initialize makes them."
        )
    if not network.sizes:
        raise ValueError(f"fit: got {network}; expected a layer with widths, as Linear has.")
    layout = network.shapes, network.statistics
    if (parameters.shapes, parameters.statistics) != layout:
        raise ValueError(f"fit: got {parameters}; expected the shapes of {network}.")
    if not np.isfinite(parameters.vector).all():
        raise ValueError("fit: got parameters with nan or inf; expected finite ones: start afresh.")
    on_labels(loss)
    check_logits("fit", network, loss)


def check_logits(function, network, loss):
    """Raise a ValueError when a loss that has softmax inside would get softmax's output."""
    if loss == "cross_entropy" and getattr(network, "output", None) == "softmax":
        raise ValueError(
            f"{function}: got a network that ends in softmax; cross_entropy has softmax inside and "
            'expects logits: build it with output="identity".'
        )


def check_settings(optimizer, batch_size, epochs, rng):
    """Raise a ValueError unless each can do its part, whatever the network."""
    needed = ("step", "rate", "t", "state")
    if isinstance(optimizer, type) or not all(hasattr(optimizer, name) for name in needed):
        raise ValueError(f"fit: got the optimizer {optimizer!r}; expected one like SGD(0.1).")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"fit: got rng {rng!r}; expected one like np.random.default_rng(0).")
    for name, number in (("batch_size", batch_size), ("epochs", epochs)):
        if not isinstance(number, (int, np.integer)) or number < 1:
            raise ValueError(f"fit: got {name} {number!r}; expected a whole number of 1 or more.")


def check_last_batch(network, examples, batch_size):
    """Raise a ValueError when a batch, or the short last one, is too small for a layer."""
    least = network.least
    short = examples % batch_size or batch_size
    if min(batch_size, short) < least:
        which = "the last batch" if batch_size >= least else "each batch"
        raise ValueError(
            f"fit: got {examples:,} examples in batches of {batch_size:,}, which makes {which} one "
            f"of {short if batch_size >= least else batch_size}; expected {least} or more, for "
            "batch normalization needs a variance. Take another batch_size."
        )


def check_start(start, validation):
    """Raise a ValueError when the history of a checkpoint, start, would not go on.

    What else may be wrong with a checkpoint is found by `check_checkpoint`.
    """
    if not isinstance(start, Checkpoint) or fault_of_history(start.history):
        return
    had = bool(start.history.validation_losses)
    if start.history.epochs and had != (validation is not None):
        raise ValueError(
            f"fit: the run of this checkpoint had {'' if had else 'no '}validation data; pass "
            f"{'validation=(X, y)' if had else 'none'} here too, or its history has a gap."
        )


def check_examples(name, X, y, network, dtype):
    """Raise a ValueError unless X and y can go through the network, and say what is wrong."""
    D, C, fault = network.sizes[0], network.sizes[-1], None
    if X.ndim != 2 or X.shape[1] != D or len(X) == 0:
        fault = f"X of shape {X.shape}; expected (N, {D}) with N ≥ 1"
    elif X.dtype != dtype:
        hint = "scale_to_unit makes float32 of images" if X.dtype == np.uint8 else "use astype"
        fault = f"X of {X.dtype}; expected {dtype}, as the parameters are ({hint})"
    elif y.shape != X.shape[:1]:
        fault = f"y of shape {y.shape}; expected ({len(X)},), a label for each row of X"
    elif y.dtype.kind not in "iu":
        fault = f"y of {y.dtype}; expected integers 0 … {C - 1}"
    elif wrong := fault_of_labels("labels", y, C):
        fault = wrong
    elif place := not_finite(X):
        row, column = place
        fault = f"X[{row}, {column}] = {X[row, column]}; expected finite numbers"
    if fault:
        raise ValueError(f"fit: {name}: got {fault}.")


def check_measured(network, parameters, data, loss, optimizer, rng, validation, batch_size):
    """Raise a ValueError, which says what came, where `checkup` would accuse what is not at fault.

    Gives data and validation as pairs of arrays. Layers may be the learner's own, and an optimizer
    needs no more than a step. Labels beyond the network's outputs pass: they are a finding.
    """
    on_labels(loss)
    if not isinstance(parameters, Parameters):
        came = f"parameters of type {type(parameters).__name__}"
        raise ValueError(f"checkup: got {came}; expected Parameters, as initialize makes them.")
    if isinstance(optimizer, type) or not hasattr(optimizer, "step"):
        raise ValueError(f"checkup: got the optimizer {optimizer!r}; expected one like SGD(0.1).")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"checkup: got rng {rng!r}; expected one like np.random.default_rng(0).")
    if not isinstance(batch_size, (int, np.integer)) or batch_size < 1:
        came = f"batch_size {batch_size!r}"
        raise ValueError(f"checkup: got {came}; expected a whole number of 1 or more.")
    sizes = getattr(network, "sizes", ())
    data = measured_pair("data", data, sizes)
    if validation is not None:
        validation = measured_pair("validation", validation, sizes or data[0].shape[1:])
    return data, validation


def measured_pair(name, pair, sizes):
    """(X, y) as arrays that fit the widths, (D, …, C) or (D,); a ValueError says what does not."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise ValueError(f"checkup: got {name} of type {type(pair).__name__}; expected (X, y).")
    X, y = map(np.asarray, pair)
    fault = None
    if X.ndim != 2 or (sizes and X.shape[1] != sizes[0]):
        fault = f"X of shape {X.shape}; expected (N, {sizes[0] if sizes else 'D'})"
    elif y.shape != X.shape[:1] or not len(X):
        fault = f"y of shape {y.shape}; expected ({max(len(X), 1)},), a label for each row of X"
    elif y.dtype.kind not in "iu":
        fault = f"y of {y.dtype}; expected integers 0 … C − 1"
    else:
        fault = fault_of_labels("labels", y, max(int(y.max()) + 1, *sizes[1:][-1:], 1))
    if fault:
        raise ValueError(f"checkup: {name}: got {fault}.")
    return X, y


def not_finite(X):
    """(row, column) of the first nan or inf in X (N, D), or None.

    The sum of a row that holds one is not finite: so the sums, for which BLAS goes through the
    memory once, tell where to look. Those of large finite numbers may overflow too.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        sums = X @ np.ones(X.shape[1], X.dtype)
    for row in np.flatnonzero(~np.isfinite(sums)):
        if (faults := ~np.isfinite(X[row])).any():
            return row, np.argmax(faults)
    return None
