"""The arguments of `fit`, whose values are checked once, here."""

from dataclasses import KW_ONLY, dataclass

import numpy as np

from mlpkit.fitting.blas_threads import BlasThreads
from mlpkit.fitting.checkpoints.state import Checkpoint, fault_of_history
from mlpkit.fitting.own_functions import check_takes
from mlpkit.helpers.shapes import check_unmasked, check_whole
from mlpkit.losses import on_labels
from mlpkit.network import Network
from mlpkit.optimizers import Optimizer
from mlpkit.parameters import Parameters
from mlpkit.regularization import Averaged
from mlpkit.targets import target_of


@dataclass
class Arguments:
    """The arguments of `fit` and TrainingMonitor, as `fit` describes them; values are checked here.

    data and validation become pairs of arrays, batch_size and epochs Python integers, because a
    small integer type would overflow. Raises ValueError for arguments that can't be trained with.
    """

    network: object
    parameters: object
    data: object
    _: KW_ONLY
    loss: object = "cross_entropy"
    optimizer: object
    batch_size: int
    epochs: int
    rng: object
    validation: object = None
    callbacks: object = ()
    threads: int | None = None
    start: object = None
    augment: object = None

    def __post_init__(self):
        self.data = as_pair("data", self.data)
        if self.validation is not None:
            self.validation = as_pair("validation", self.validation)
        check_network(self.network, self.parameters, self.loss)
        check_settings(self.optimizer, self.batch_size, self.epochs, self.rng)
        if isinstance(self.optimizer, (Optimizer, Averaged)):
            self.optimizer.check_settings(self.parameters.trained)
        dtype = self.parameters.vector.dtype
        target = target_of(self.loss)
        check_examples("X, y", *self.data, self.network, dtype, target.fault_in_training)
        if self.validation is not None:
            check_examples("validation", *self.validation, self.network, dtype, target.fault)
        check_callbacks(self.callbacks)
        if isinstance(self.loss, (tuple, list)):
            for what, function in zip(("the loss", "the loss's gradient"), self.loss, strict=True):
                check_takes(what, function, "output", "y")
        check_start(self.start, self.validation)
        self.batch_size, self.epochs = int(self.batch_size), int(self.epochs)
        check_last_batch(self.network, len(self.data[0]), self.batch_size)
        if self.augment is not None and not callable(self.augment):
            raise ValueError(f"fit: got augment {self.augment!r}; expected a function of (X, rng).")
        if self.augment is not None:
            check_takes("augment", self.augment, "X", "rng")
        BlasThreads(self.threads)


def check_callbacks(callbacks):
    if not isinstance(callbacks, (tuple, list)) or not all(map(callable, callbacks)):
        raise ValueError(f"fit: got callbacks {callbacks!r}; expected a list of functions.")
    for callback in callbacks:
        check_takes("the callback", callback, "run")


def as_pair(name, data):
    """Return (X, y) as two arrays; ValueError if `data` is not a pair."""
    if not isinstance(data, (tuple, list)) or len(data) != 2:
        what = f" of {len(data)}" if isinstance(data, (tuple, list)) else ""
        raise ValueError(f"fit: got {name}, a {type(data).__name__}{what}; expected a pair (X, y).")
    for part, array in zip("Xy", data, strict=True):
        check_unmasked(f"fit: {name}", part, array)
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
        raise ValueError(
            "fit: got parameters with nan or inf; expected finite numbers. Start again with new "
            "ones."
        )
    on_labels(loss)
    check_logits("fit", network, loss)


def check_logits(function, network, loss):
    """Raise a ValueError if a loss that applies softmax would get softmax's output."""
    if loss == "cross_entropy" and getattr(network, "output", None) == "softmax":
        raise ValueError(
            f"{function}: got a network that ends in softmax; cross_entropy has softmax inside and "
            'expects logits: build the network with output="identity".'
        )


def check_settings(optimizer, batch_size, epochs, rng):
    """Raise a ValueError unless optimizer, rng and the other settings are usable, whatever the
    network."""
    needed = ("step", "rate", "t", "state")
    if isinstance(optimizer, type) or not all(hasattr(optimizer, name) for name in needed):
        raise ValueError(f"fit: got the optimizer {optimizer!r}; expected one like SGD(0.1).")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"fit: got rng {rng!r}; expected one like np.random.default_rng(0).")
    for name, number in (("batch_size", batch_size), ("epochs", epochs)):
        check_whole("fit", name, number)


def check_last_batch(network, examples, batch_size):
    """Raise a ValueError when a batch, or the short last one, is too small for a layer."""
    least = network.least
    short = examples % batch_size or batch_size
    if min(batch_size, short) < least:
        which = "the last batch" if batch_size >= least else "each batch"
        raise ValueError(
            f"fit: got {examples:,} examples in batches of {batch_size:,}, which leaves {which} "
            f"with {short if batch_size >= least else batch_size}; expected {least} or more, "
            "because batch normalization needs a variance. Choose a different batch_size."
        )


def check_start(start, validation):
    """Raise a ValueError if the history of the checkpoint `start` could not be continued.

    `check_checkpoint` finds whatever else is wrong with a checkpoint.
    """
    if not isinstance(start, Checkpoint) or fault_of_history(start.history):
        return
    had = bool(start.history.validation_losses)
    if start.history.epochs and had != (validation is not None):
        raise ValueError(
            f"fit: the run of this checkpoint had {'' if had else 'no '}validation data; pass "
            f"{'validation=(X, y)' if had else 'none'} here too, or its history would have a gap."
        )


def check_examples(name, X, y, network, dtype, fault_of):
    """Raise a ValueError unless X and y can go through the network, and say what is wrong."""
    D, C, fault = network.sizes[0], network.sizes[-1], None
    if X.ndim != 2 or X.shape[1] != D or len(X) == 0:
        fault = f"X of shape {X.shape}; expected (N, {D}) with N ≥ 1"
    elif X.dtype != dtype:
        hint = "scale_to_unit makes float32 of images" if X.dtype == np.uint8 else "use astype"
        fault = f"X of {X.dtype}; expected {dtype}, as the parameters are ({hint})"
    elif y.shape != X.shape[:1]:
        fault = f"y of shape {y.shape}; expected ({len(X)},), a label for each row of X"
    elif wrong := fault_of(y, C):
        fault = wrong
    elif place := not_finite(X):
        row, column = place
        fault = f"X[{row}, {column}] = {X[row, column]}; expected finite numbers"
    if fault:
        raise ValueError(f"fit: {name}: got {fault}.")


def not_finite(X):
    """Return (row, column) of the first nan or inf in X (N, D), or None.

    The sum of a row that holds one is not finite, so the sums, for which BLAS goes through the
    memory once, say where to look. Sums of large finite numbers may overflow too.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        sums = X @ np.ones(X.shape[1], X.dtype)
    for row in np.flatnonzero(~np.isfinite(sums)):
        if (faults := ~np.isfinite(X[row])).any():
            return row, np.argmax(faults)
    return None
