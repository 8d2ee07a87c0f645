"""Training: an epoch, a whole run with `fit`, and the measurements afterwards."""

import math
from dataclasses import dataclass

import numpy as np

from mlpkit.backprop import backward
from mlpkit.fitting.arguments import Arguments, check_logits
from mlpkit.fitting.blas_threads import BlasThreads
from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.state import History, Run, check_checkpoint, put_back, snapshot
from mlpkit.fitting.divergence import Diverged, check_finite, divergence_error
from mlpkit.fitting.interrupts import Interrupts
from mlpkit.fitting.labels import check_count, with_checked_labels
from mlpkit.fitting.one_at_a_time import Turn
from mlpkit.fitting.own_functions import check_takes, checked_loss
from mlpkit.forward_pass import forward
from mlpkit.helpers.bars import progress_bar
from mlpkit.helpers.shapes import bare, is_whole, shapes
from mlpkit.losses import on_labels
from mlpkit.network.buffered import BufferedBatches, buffered_loss
from mlpkit.preprocessing import check_lengths
from mlpkit.targets import target_of

__all__ = [
    "EarlyStopping",
    "History",
    "Run",
    "SaveCheckpoint",
    "accuracy",
    "confused_pair",
    "confusion_matrix",
    "evaluate",
    "fit",
    "load",
    "save",
    "should_stop",
    "train_epoch",
]


@with_checked_labels
def train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    """One pass over the batches: forward, loss, backward, step.

    Parameters
    ----------
    batches : iterable of (X (n, D), y (n,))
    optimizer : has step(parameters, gradients)
    loss, loss_backward : functions of (output, y): the value, and the gradient (n, C)
    rng : passed on to `forward`, where it means training, for layers that behave differently then

    Returns
    -------
    loss, accuracy : means over the examples, each measured before its batch's step.

    Raises Diverged, a FloatingPointError, before the step, if a loss is nan or inf; ValueError if y
    are not labels 0 … C−1, or there is no example.
    """
    gradients = parameters.like()
    total, correct, examples = 0.0, 0, 0
    for batch, (X, y) in enumerate(batches, start=1):
        output, cache = forward(network, parameters, X, rng)
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
    """Loss and accuracy on X (N, D), y (N,), without training; 10,000 examples at a time.

    With a `Numbers` as loss: the loss, R², and the mean absolute error in the unit of y. Nothing is
    drawn and nothing changed: dropout is off, and batch normalization uses its running statistics.

    Raises ValueError unless y has a label 0 … C−1, or with `Numbers` a number, for each row of X;
    if N is 0; and if the network ends in softmax, which the loss already contains.
    """
    (value, _), target = on_labels(loss), target_of(loss)
    check_logits("evaluate", network, loss)
    check_lengths("evaluate", X, y)
    total, predicted = 0.0, []
    for start in range(0, len(X), 10_000):
        part = slice(start, start + 10_000)
        output, _ = forward(network, parameters, X[part])
        if fault := not start and target.fault(np.asarray(y), output.shape[1]):
            raise ValueError(f"evaluate: got {fault}.")
        total += len(y[part]) * float(value(output, y[part]))
        predicted.append(target.predicted(output))
    return total / len(y), *target.measures(y, np.concatenate(predicted))


@shapes(labels="N", predicted="N")
def accuracy(labels, predicted):
    """The share of examples whose predicted label is right, 0 to 1; both (N,).

    Raises ValueError if the shapes differ, N is 0, or one contains numbers and the other text.
    """
    check_count("accuracy", len(labels))
    _check_kinds(labels, predicted)
    return float(np.mean(np.array(labels) == predicted))  # comparing two lists would give one bool


@shapes(labels="N of labels below classes", predicted="N of labels below classes")
def confusion_matrix(labels, predicted, classes):
    """counts (classes, classes), integers: [i, j] is how often class i was predicted as class j.

    Rows are true, columns predicted; the diagonal counts right predictions. Raises ValueError if
    the shapes differ, or a label is not one of 0 … classes − 1.
    """
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (labels, predicted), 1)
    return counts


def _check_kinds(labels, predicted):
    texts = [isinstance(np.asarray(given).flat[0], (str, bytes)) for given in (labels, predicted)]
    if texts[0] != texts[1]:
        words = ["text" if text else "numbers" for text in texts]
        raise ValueError(
            f"accuracy: got labels of {words[0]}, predicted of {words[1]}; expected the same kind."
        )


@shapes(counts="C C")
def confused_pair(counts):
    """(i, j), with i < j: the two classes that are confused most often.

    counts (C, C) is a confusion matrix with at least one mistake in it; i predicted as j and j
    predicted as i count together. If several pairs are confused equally often, the first is
    returned. Raises ValueError if counts is not square.
    """
    both = (counts + counts.T) * (1 - np.eye(len(counts)))  # the diagonal is right
    # argmax returns the first of equal entries, so i < j
    i, j = divmod(int(np.argmax(both)), len(counts))
    return i, j


def should_stop(losses, patience):
    """True if the lowest loss so far is `patience` epochs old or older.

    losses: one validation loss per epoch; without losses the result is False. Source: Prechelt,
    "Early Stopping - But When?" (1998), section 2.3, in its simplest form.
    """
    return len(losses) > 0 and len(losses) - 1 - int(np.argmin(losses)) >= patience


@dataclass
class EarlyStopping:
    """Callback: end the run when the validation loss has not fallen for `patience` epochs.

    The parameters are then those of the last epoch; to be able to return to the best, save it with
    ``SaveCheckpoint(path, best_only=True)``.
    """

    patience: int

    def __post_init__(self):
        if not is_whole(self.patience) or self.patience < 1:
            came = f"got patience {self.patience!r}"
            raise ValueError(f"EarlyStopping: {came}; expected a whole number of 1 or more.")

    def __call__(self, run):
        if not run.history.validation_losses:
            raise ValueError(
                "EarlyStopping: got no validation data; pass validation=(X, y) to fit."
            )
        run.stop = run.stop or should_stop(run.history.validation_losses, self.patience)


@dataclass
class SaveCheckpoint:
    """Callback: save the run after every epoch, or only after the best by validation loss.

    preparation: a `Preparation` to store with it.
    """

    path: str
    best_only: bool = False
    preparation: object = None

    def __call__(self, run):
        losses = run.history.validation_losses if self.best_only else run.history.losses
        if not losses:
            raise ValueError("SaveCheckpoint: best_only needs validation=(X, y) in fit.")
        if not self.best_only or losses[-1] == min(losses):
            save(self.path, run, self.preparation)


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
    augment=None,
):
    """Train `parameters` in place, epoch by epoch.

    Parameters
    ----------
    network, parameters : from `mlp` and `initialize`
    data : (X, y): X (N, D) of the parameters' dtype, y (N,) integers 0 … C−1; or floats in any
        unit, if the loss is a `Numbers`
    loss : "cross_entropy" or "mean_squared_error" (against one-hot targets), or your own pair of
        functions of (output, y): the value, and the gradient with respect to the output; or
        `Numbers.of(y)`, for a network with one output: then the history has R² for accuracy
    optimizer : an object from `optimizers`; it continues from its present state
    rng : shuffles the examples again in every epoch, and provides the numbers that layers draw; the
        same generator state and number of threads give the same bits
    validation : (X, y), measured at the end of every epoch
    callbacks : functions of the Run, called at the end of every epoch; a Run has network,
        parameters, optimizer, rng, history, and stop, which ends it when set to True
    progress : True for a bar, unless TQDM_DISABLE is set; False for none; or a function, called
        after every batch with the number of batches done and their total number
    threads : how many threads BLAS may use meanwhile; None: one, two, four or so, whichever is
        fastest on the first batches
    start : a checkpoint to continue from; `epochs` counts from the run's very beginning
    augment : a function of (X (n, D), rng) that returns a changed batch of the same shape and
        dtype, such as `regularization.mirror`; called only for training batches. It draws from the
        run's rng; the next batch overwrites X

    If the optimizer has a method `averaged`, like `regularization.Averaged`, the validation data
    are measured with the mean parameters that it returns; the validation part of the history,
    `EarlyStopping`, and `SaveCheckpoint` with best_only follow that measurement. The weights
    themselves are trained, left in `parameters` and measured in the training part of the history; a
    checkpoint holds both. To measure or predict with the mean, pass it:
    ``evaluate(network, optimizer.averaged(parameters), X, y)``.

    Returns
    -------
    History. An interrupt (the stop button, Ctrl-C) returns the history so far, with parameters,
    optimizer and generator as they were at the end of the last finished epoch, before its
    callbacks: their changes are undone too.

    Raises
    ------
    ValueError
        if an argument does not fit: it says which, what came and what was expected.
    FloatingPointError
        at once if a loss is nan or inf, or if the parameters or the optimizer's state contain
        either after an epoch; it names the epoch, the batch and the likely cause.
    Ended
        a RuntimeError, in a run whose parameters another run has begun to train: only one runs at a
        time, and the new one waits until the old one has ended.
    KeyboardInterrupt
        if the interrupt comes while it waits for the old run: nothing has begun.

    After these errors, and any other from a callback or a function of yours, the state is again
    that of the last finished epoch, and the error's `history` attribute is the history.
    """
    arguments = dict(locals())  # only the arguments: nothing else is defined yet
    del arguments["progress"]
    if callable(progress):
        check_takes("progress", progress, "done", "all")
    given = Arguments(**arguments)
    (X, y), validation = given.data, given.validation
    batch_size, epochs = given.batch_size, given.epochs
    blas, target = BlasThreads(threads), target_of(loss)
    run = Run(network, parameters, optimizer, rng, target=target.kept)
    history = run.history
    if start is not None:
        check_checkpoint(start, run)
    # Interrupts wait while the state is restored or kept, so that neither is ever left half done.
    with Interrupts() as interrupts, Turn(parameters) as turn:
        with interrupts.allowed():
            turn.wait()
        if start is not None:
            put_back(start, run)
        per_epoch = math.ceil(len(X) / batch_size)
        bar = progress_bar(
            total=epochs * per_epoch,
            initial=history.epochs * per_epoch,
            unit="batch",
            shown=progress is True,
        )
        kept = snapshot(run)
        at_work, pair = network.buffered(), checked_loss(*buffered_loss(loss))
        dealer = BufferedBatches(X, y, batch_size, augment)
        # A diverging run overflows before its loss is nan; the error below explains it better.
        with bar, blas, np.errstate(over="ignore", invalid="ignore"):
            try:
                while history.epochs < epochs and not run.stop and not interrupts.waiting:
                    bar.set_description(f"epoch {history.epochs + 1}/{epochs}")
                    batches = blas.batches(dealer.epoch(rng))
                    batches = count_batches(
                        batches, history.epochs * per_epoch, bar, progress, turn
                    )
                    with interrupts.allowed():
                        trained = bare(train_epoch)(  # every label was checked above
                            at_work, parameters, batches, optimizer, *pair, rng
                        )
                        trained = target.of_epoch(*trained, y)
                        measured = validation and evaluate(
                            network, parameters_to_predict(optimizer, parameters), *validation, loss
                        )
                    check_finite(parameters, measured, optimizer)
                    record_epoch(history, trained, measured)
                    kept = extend_checkpoint(kept, run, trained, measured)
                    bar.set_postfix_str(history.latest)
                    with interrupts.allowed():
                        for callback in callbacks:
                            callback(run)
            except BaseException as error:
                put_back(kept, run)
                if isinstance(error, Diverged):
                    raise divergence_error(error, run, per_epoch, X) from None
                if not isinstance(
                    error, KeyboardInterrupt
                ):  # raised by a callback or a user's function
                    error.history = history
                    raise
                interrupts.waiting = True
            if interrupts.waiting:
                bar.set_description(f"interrupted after {history.epochs} epochs")
    return history


def parameters_to_predict(optimizer, parameters):
    """The parameters to predict with: their mean, if the optimizer keeps one."""
    return optimizer.averaged(parameters) if hasattr(optimizer, "averaged") else parameters


def extend_checkpoint(kept, run, trained, measured):
    """The run's next checkpoint: the history of the last one, `kept`, and one more epoch.

    The history object moves from one checkpoint to the next, because copying it at every epoch
    would take longer and longer.
    """
    now = snapshot(run, kept.history)
    record_epoch(kept.history, trained, measured)
    return now


def count_batches(batches, done, bar, progress, turn):
    """The same batches; after each, the bar advances and the function `progress` is called.

    Raises Ended before a batch if another run has taken the turn.
    """
    for count, batch in enumerate(batches, start=done + 1):
        turn.check()
        yield batch
        bar.update()
        if callable(progress):
            progress(count, bar.total)


def record_epoch(history, trained, measured):
    """Append an epoch's (loss, score) to a history: training and, if there is one, validation."""
    history.losses.append(trained[0])
    history.accuracies.append(trained[1])
    if measured:
        history.validation_losses.append(measured[0])
        history.validation_accuracies.append(measured[1])
