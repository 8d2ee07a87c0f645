"""Training: an epoch, a whole run that loses nothing, and what to measure afterwards."""

import math
import os
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from mlpkit.backprop import backward
from mlpkit.checkpoints import History, load, restore, save, snapshot
from mlpkit.forward_pass import forward
from mlpkit.losses import LOSSES
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import minibatches, one_hot
from mlpkit.shapes import shapes

__all__ = [
    "EarlyStopping",
    "History",
    "SaveCheckpoint",
    "accuracy",
    "confusion_matrix",
    "evaluate",
    "fit",
    "load",
    "save",
    "should_stop",
    "train_epoch",
]


class Diverged(FloatingPointError):
    """The loss of a batch, or what is left after the last one (batch None), is nan or inf."""

    def __init__(self, batch, value, what="loss"):
        super().__init__(f"the {what} is {value} in batch {batch}")
        self.batch, self.value, self.what = batch, value, what


def train_epoch(network, parameters, batches, optimizer, loss, loss_backward):
    """One pass over the batches: forward, loss, backward, step.

    Parameters
    ----------
    batches : iterable of (X (n, D), y (n,))
    optimizer : has step(parameters, gradients)
    loss, loss_backward : functions of (output, y): the value, and the gradient (n, C)

    Returns
    -------
    loss, accuracy : means over the examples, each measured before its batch's step.

    Raises Diverged, a FloatingPointError, before the step, when a loss is nan or inf.
    """
    gradients = parameters.like()
    total, correct, examples = 0.0, 0, 0
    for batch, (X, y) in enumerate(batches, start=1):
        output, cache = forward(network, parameters, X)
        value = float(loss(output, y))
        if not math.isfinite(value):
            raise Diverged(batch, value)
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        optimizer.step(parameters, gradients)
        total += len(y) * value
        correct += int(np.sum(np.argmax(output, axis=1) == y))
        examples += len(y)
    return total / examples, correct / examples


def evaluate(network, parameters, X, y, loss="cross_entropy"):
    """Loss and accuracy on X (N, D), y (N,), without training; 10,000 examples at a time."""
    value, _ = on_labels(loss)
    total, correct = 0.0, 0
    for start in range(0, len(X), 10_000):
        part = slice(start, start + 10_000)
        output, _ = forward(network, parameters, X[part])
        total += len(y[part]) * float(value(output, y[part]))
        correct += int(np.sum(np.argmax(output, axis=1) == y[part]))
    return total / len(y), correct / len(y)


@shapes(labels="N", predicted="N")
def accuracy(labels, predicted):
    """The share of examples whose predicted label is right, 0 to 1; both (N,).

    Raises ValueError when the shapes differ.
    """
    return float(np.mean(labels == predicted))


@shapes(labels="N", predicted="N")
def confusion_matrix(labels, predicted, classes):
    """counts (classes, classes), integers: [i, j] is how often class i was taken for class j.

    Rows are true, columns predicted; the diagonal is right. Raises ValueError when the shapes
    differ.
    """
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (labels, predicted), 1)
    return counts


def should_stop(losses, patience):
    """True when the lowest loss so far is `patience` epochs old or older.

    losses: one validation loss an epoch; False for none. Source: Prechelt, "Early Stopping - But
    When?" (1998), section 2.3, in its simplest form.
    """
    return len(losses) > 0 and len(losses) - 1 - int(np.argmin(losses)) >= patience


@dataclass
class EarlyStopping:
    """Callback: end the run when the validation loss has not fallen for `patience` epochs.

    The parameters are then those of the last epoch; to go back to the best, save it on the way
    with ``SaveCheckpoint(path, best_only=True)``.
    """

    patience: int

    def __call__(self, run):
        if not run.history.validation_losses:
            raise ValueError(
                "EarlyStopping: got no validation data; pass validation=(X, y) to fit."
            )
        run.stop = run.stop or should_stop(run.history.validation_losses, self.patience)


@dataclass
class SaveCheckpoint:
    """Callback: save the run after every epoch, or only after the best by validation loss."""

    path: str
    best_only: bool = False

    def __call__(self, run):
        losses = run.history.validation_losses if self.best_only else run.history.losses
        if not losses:
            raise ValueError("SaveCheckpoint: best_only needs validation=(X, y) in fit.")
        if not self.best_only or losses[-1] == min(losses):
            save(self.path, run.parameters, run.optimizer, run.rng, run.history)


def fit(
    network,
    parameters,
    data,
    *,
    loss="cross_entropy",
    optimizer,
    batch_size,
    epochs,
    rng,
    validation=None,
    callbacks=(),
    progress=True,
    threads=None,
    start=None,
):
    """Train `parameters` in place, epoch by epoch.

    Parameters
    ----------
    network, parameters : from `mlp` and `initialize`
    data : (X, y): X (N, D) of the parameters' dtype, y (N,) integers 0 … C−1
    loss : "cross_entropy" or "mean_squared_error" (against one-hot targets), or your own pair of
        functions of (output, y): the value, and the gradient with respect to the output
    optimizer : an object of `optimizers`; its state goes on from where it is
    rng : shuffles the examples anew in every epoch; the same generator state and number of
        threads give the same bits
    validation : (X, y), measured at the end of every epoch
    callbacks : functions of the run, called at the end of every epoch; the run has network,
        parameters, optimizer, rng, history, and stop, which ends it when set to True
    progress : a progress bar, unless TQDM_DISABLE is set
    threads : how many threads BLAS may use meanwhile; None leaves that as it is
    start : a checkpoint to go on from; `epochs` counts from the run's very beginning

    Returns
    -------
    History. An interrupt (the stop button, Ctrl-C) returns the history so far, with parameters,
    optimizer and generator as they were at the end of the last finished epoch.

    Raises
    ------
    ValueError
        when an argument does not fit: it says which, what came and what was expected.
    FloatingPointError
        at once when a loss is nan or inf, or the last step of an epoch leaves such parameters;
        with the epoch, the batch and the likely cause. The state is then that of the last finished
        epoch too, and the error's `history` attribute the history.
    """
    X, y = map(np.asarray, data)
    if validation is not None:
        validation = tuple(map(np.asarray, validation))
    check_fit(network, parameters, (X, y), validation, loss, optimizer, batch_size, epochs, rng)
    history = History()
    state = parameters, optimizer, rng, history
    if start is not None:
        restore(start, *state)
    run = SimpleNamespace(
        network=network,
        parameters=parameters,
        optimizer=optimizer,
        rng=rng,
        history=history,
        stop=False,
    )
    per_epoch = math.ceil(len(X) / batch_size)
    bar = tqdm(
        total=epochs * per_epoch,
        initial=history.epochs * per_epoch,
        unit="batch",
        disable=not progress or "TQDM_DISABLE" in os.environ,
    )
    kept = snapshot(*state)
    # A diverging run overflows before its loss is nan: the error below says it better.
    with bar, threadpool_limits(threads, "blas"), np.errstate(over="ignore", invalid="ignore"):
        try:
            while history.epochs < epochs and not run.stop:
                bar.set_description(f"epoch {history.epochs + 1}/{epochs}")
                batches = counted(minibatches(X, y, batch_size, rng), bar)
                trained = train_epoch(network, parameters, batches, optimizer, *on_labels(loss))
                measured = validation and evaluate(network, parameters, *validation, loss)
                check_finite(parameters, measured)
                record(history, trained, measured)
                kept = snapshot(*state)
                bar.set_postfix_str(history.latest)
                for callback in callbacks:
                    callback(run)
        except KeyboardInterrupt:
            restore(kept, *state)
            bar.set_description(f"interrupted after {history.epochs} epochs")
        except Diverged as error:
            restore(kept, *state)
            raise explained(error, run, per_epoch, X) from None
    return history


def on_labels(loss):
    """The two functions of (output, labels) that `loss` stands for."""
    if (isinstance(loss, str) and loss not in LOSSES) or callable(loss):
        raise ValueError(
            f"loss: got {loss!r}; expected one of {', '.join(LOSSES)}, or a pair of functions: the "
            "value and its gradient."
        )
    if not isinstance(loss, str):
        return loss
    value, value_backward = LOSSES[loss]
    if loss == "mean_squared_error":
        return (
            lambda output, y: value(output, one_hot(y, output.shape[1])),
            lambda output, y: value_backward(output, one_hot(y, output.shape[1])),
        )
    return value, value_backward


def counted(batches, bar):
    """The same batches; the bar moves on after each."""
    for batch in batches:
        yield batch
        bar.update()


def record(history, trained, measured):
    """Append an epoch's (loss, accuracy), in training and, where there is one, in validation."""
    history.losses.append(trained[0])
    history.accuracies.append(trained[1])
    if measured:
        history.validation_losses.append(measured[0])
        history.validation_accuracies.append(measured[1])


def check_finite(parameters, measured):
    """Raise Diverged when the epoch's last step, which no batch's loss has seen, was the fatal one.

    measured: the validation's (loss, accuracy), or None.
    """
    largest = float(np.max(np.abs(parameters.vector)))
    if not math.isfinite(largest):
        raise Diverged(None, largest, "largest parameter")
    if measured and not math.isfinite(measured[0]):
        raise Diverged(None, measured[0], "validation loss")


def explained(error, run, per_epoch, X):
    """The FloatingPointError that `fit` raises: where it happened and why, most likely."""
    finished, optimizer = run.history.epochs, run.optimizer
    steps = per_epoch if error.batch is None else error.batch - 1  # taken in this epoch
    last = max(optimizer.t + steps - 1, 0)
    rate = optimizer.rate(last) if callable(optimizer.rate) else optimizer.rate
    # Not the largest value: standardized images have pixels that are white once, at 185 of unit 1.
    size = float(np.linalg.norm(X) / math.sqrt(X.size))
    if size > 10:
        cause = f"the values of X are too large, {size:.3g} on average: scale or standardize it"
    elif finished == 0 and steps == 0:
        cause = "the loss function, or parameters too large to start from: no step was taken yet"
    else:
        cause = f"the learning rate, {rate:.3g}, is too large: try a tenth of it"
    where = "after the last batch" if error.batch is None else f"batch {error.batch} of {per_epoch}"
    raised = FloatingPointError(
        f"fit: the {error.what} is {error.value} in epoch {finished + 1}, {where}. Most likely "
        f"{cause}. The parameters are back where they were after {finished} finished epochs."
    )
    raised.history = run.history
    return raised


def check_fit(network, parameters, data, validation, loss, optimizer, batch_size, epochs, rng):
    """Raise a ValueError for what `fit` can't train with: values are checked here, once."""
    if not isinstance(parameters, Parameters):
        raise ValueError(
            f"fit: got parameters of type {type(parameters).__name__}; expected Parameters, as "
            "initialize makes them."
        )
    if parameters.shapes != network.shapes:
        raise ValueError(f"fit: got {parameters}; expected the shapes of {network}.")
    if not np.isfinite(parameters.vector).all():
        raise ValueError("fit: got parameters with nan or inf; expected finite ones: start afresh.")
    on_labels(loss)
    if loss == "cross_entropy" and network.output == "softmax":
        raise ValueError(
            "fit: got a network that ends in softmax; cross_entropy has softmax inside and expects "
            'logits: build it with output="identity".'
        )
    if isinstance(optimizer, type) or not hasattr(optimizer, "step"):
        raise ValueError(f"fit: got the optimizer {optimizer!r}; expected one like SGD(0.1).")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"fit: got rng {rng!r}; expected one like np.random.default_rng(0).")
    for name, number in (("batch_size", batch_size), ("epochs", epochs)):
        if not isinstance(number, (int, np.integer)) or number < 1:
            raise ValueError(f"fit: got {name} {number!r}; expected a whole number of 1 or more.")
    check_examples("X, y", *data, network, parameters.vector.dtype)
    if validation is not None:
        check_examples("validation", *validation, network, parameters.vector.dtype)


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
    elif y.min() < 0 or y.max() >= C:
        fault = f"labels from {y.min()} to {y.max()}; expected 0 … {C - 1}"
    elif not (np.isfinite(X.min()) and np.isfinite(X.max())):  # quick, and nan gets through both
        row, column = np.argwhere(~np.isfinite(X))[0]
        fault = f"X[{row}, {column}] = {X[row, column]}; expected finite numbers"
    if fault:
        raise ValueError(f"fit: {name}: got {fault}.")
