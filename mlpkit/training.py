"""Training: an epoch, a whole run that loses nothing, and what to measure afterwards."""

import math
import os
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
    rng : handed on to `forward`, where it means training, for layers that behave differently then

    Returns
    -------
    loss, accuracy : means over the examples, each measured before its batch's step.

    Raises Diverged, a FloatingPointError, before the step, when a loss is nan or inf; ValueError
    when y are not labels 0 … C−1, or there is no example.
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
    drawn and nothing written: dropout is off, and batch normalization takes its running statistics.

    Raises ValueError when y are not labels 0 … C−1, or not such numbers, one for each row of X, or
    N is 0; and when the network ends in softmax, which the loss already contains.
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

    Raises ValueError when the shapes differ, N is 0, or one is of numbers, the other of text.
    """
    check_count("accuracy", len(labels))
    _check_kinds(labels, predicted)
    return float(np.mean(np.array(labels) == predicted))  # two lists have one ==, not N


@shapes(labels="N of labels below classes", predicted="N of labels below classes")
def confusion_matrix(labels, predicted, classes):
    """counts (classes, classes), integers: [i, j] is how often class i was taken for class j.

    Rows are true, columns predicted; the diagonal is right. Raises ValueError when the shapes
    differ, or a label is not one of 0 … classes − 1.
    """
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (labels, predicted), 1)
    return counts


def _check_kinds(labels, predicted):
    texts = [isinstance(np.asarray(given).flat[0], (str, bytes)) for given in (labels, predicted)]
    if texts[0] != texts[1]:
        words = ["text" if text else "numbers" for text in texts]
        raise ValueError(
            f"accuracy: got labels of {words[0]}, predicted of {words[1]}; expected one kind."
        )


@shapes(counts="C C")
def confused_pair(counts):
    """(i, j), with i < j: the two classes that are taken for each other most often.

    counts (C, C) is a confusion matrix with at least one mistake in it; i taken for j and j taken
    for i count together. Of pairs that are confused equally often, the first. Raises ValueError
    when counts is not square.
    """
    both = (counts + counts.T) * (1 - np.eye(len(counts)))  # the diagonal is right
    i, j = divmod(int(np.argmax(both)), len(counts))  # the first of a pair's two places: i < j
    return i, j


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

    def __post_init__(self):
        if not is_whole(self.patience) or self.patience < 1:
            came = f"got patience {self.patience!r}"
            raise ValueError(f"EarlyStopping: {came}; expected 1 or more, a whole number.")

    def __call__(self, run):
        if not run.history.validation_losses:
            raise ValueError(
                "EarlyStopping: got no validation data; pass validation=(X, y) to fit."
            )
        run.stop = run.stop or should_stop(run.history.validation_losses, self.patience)


@dataclass
class SaveCheckpoint:
    """Callback: save the run after every epoch, or only after the best by validation loss.

    preparation: a `Preparation`, kept with it.
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
        unit, with a `Numbers` as loss
    loss : "cross_entropy" or "mean_squared_error" (against one-hot targets), or your own pair of
        functions of (output, y): the value, and the gradient with respect to the output; or
        `Numbers.of(y)`, for a network with one output: then the history has R² for accuracy
    optimizer : an object of `optimizers`; its state goes on from where it is
    rng : shuffles the examples anew in every epoch, and is what layers that draw numbers draw
        from; the same generator state and number of threads give the same bits
    validation : (X, y), measured at the end of every epoch
    callbacks : functions of the Run, called at the end of every epoch; it has network, parameters,
        optimizer, rng, history, and stop, which ends it when set to True
    progress : True for a bar, unless TQDM_DISABLE is set; False for none; or a function, called
        after every batch with the number of batches done and the number of all
    threads : how many threads BLAS may use meanwhile; None: one, two, four or so, as many as turn
        out fastest on the first batches
    start : a checkpoint to go on from; `epochs` counts from the run's very beginning
    augment : a function of (X (n, D), rng) that gives a changed batch of the same shape and dtype,
        such as `regularization.mirror`; called for every batch that is trained on, and for no
        other. It draws from the run's rng; X is overwritten by the next batch

    With an optimizer like `regularization.Averaged`, which has a method `averaged`, the validation
    data are measured with the parameters that it gives, the mean. The validation part of the
    history, `EarlyStopping`, and `SaveCheckpoint` in its choice of the best go by that. What is
    trained, left in `parameters` and measured in the training part of the history are the weights
    themselves; a checkpoint holds both. To measure or predict with the mean, hand it over:
    ``evaluate(network, optimizer.averaged(parameters), X, y)``.

    Returns
    -------
    History. An interrupt (the stop button, Ctrl-C) returns the history so far, with parameters,
    optimizer and generator as they were at the end of the last finished epoch, before its
    callbacks: what those changed in them is undone too.

    Raises
    ------
    ValueError
        when an argument does not fit: it says which, what came and what was expected.
    FloatingPointError
        at once when a loss is nan or inf, or an epoch leaves such parameters or such a state of the
        optimizer; with the epoch, the batch and the likely cause.
    Ended
        a RuntimeError, in a run whose parameters another run has begun to train: there is one at a
        time, and the new one waits until the former has ended.
    KeyboardInterrupt
        when the interrupt comes while it waits for the former: nothing has begun.

    After these errors, and any other that comes out of a callback or a function of yours, the state
    is again that of the last finished epoch, and the error's `history` attribute is the history.
    """
    arguments = dict(locals())  # of this call: there is nothing else yet
    del arguments["progress"]
    if callable(progress):
        check_takes("progress", progress, "done", "all")
    given = Arguments(**arguments)
    (X, y), validation = given.data, given.validation
    batch_size, epochs = given.batch_size, given.epochs
    from tqdm.auto import tqdm  # here, for it takes half as long to import as NumPy

    blas, target = BlasThreads(threads), target_of(loss)
    run = Run(network, parameters, optimizer, rng, target=target.kept)
    history = run.history
    if start is not None:
        check_checkpoint(start, run)
    # Where interrupts are not allowed, they wait: nothing is ever half restored or half kept.
    with Interrupts() as interrupts, Turn(parameters) as turn:
        with interrupts.allowed():
            turn.wait()
        if start is not None:
            put_back(start, run)
        per_epoch = math.ceil(len(X) / batch_size)
        bar = tqdm(
            total=epochs * per_epoch,
            initial=history.epochs * per_epoch,
            unit="batch",
            disable=progress is not True or "TQDM_DISABLE" in os.environ,
        )
        kept = snapshot(run)
        at_work, pair = network.buffered(), checked_loss(*buffered_loss(loss))
        dealer = BufferedBatches(X, y, batch_size, augment)
        # A diverging run overflows before its loss is nan: the error below says it better.
        with bar, blas, np.errstate(over="ignore", invalid="ignore"):
            try:
                while history.epochs < epochs and not run.stop and not interrupts.waiting:
                    bar.set_description(f"epoch {history.epochs + 1}/{epochs}")
                    batches = blas.batches(dealer.epoch(rng))
                    batches = counted(batches, history.epochs * per_epoch, bar, progress, turn)
                    with interrupts.allowed():
                        trained = bare(train_epoch)(  # every label has been looked at above
                            at_work, parameters, batches, optimizer, *pair, rng
                        )
                        trained = target.of_epoch(*trained, y)
                        measured = validation and evaluate(
                            network, resting(optimizer, parameters), *validation, loss
                        )
                    check_finite(parameters, measured, optimizer)
                    record(history, trained, measured)
                    kept = longer(kept, run, trained, measured)
                    bar.set_postfix_str(history.latest)
                    with interrupts.allowed():
                        for callback in callbacks:
                            callback(run)
            except BaseException as error:
                put_back(kept, run)
                if isinstance(error, Diverged):
                    raise divergence_error(error, run, per_epoch, X) from None
                if not isinstance(error, KeyboardInterrupt):  # a callback's or a function's own
                    error.history = history
                    raise
                interrupts.waiting = True
            if interrupts.waiting:
                bar.set_description(f"interrupted after {history.epochs} epochs")
    return history


def resting(optimizer, parameters):
    """The parameters to predict with: their mean, where the optimizer keeps one."""
    return optimizer.averaged(parameters) if hasattr(optimizer, "averaged") else parameters


def longer(kept, run, trained, measured):
    """The run's next checkpoint, with the history of the one before, `kept`, and an epoch more.

    That history is `fit`'s own and moves on from one to the next: a copy of it at every epoch would
    take longer from epoch to epoch.
    """
    now = snapshot(run, kept.history)
    record(kept.history, trained, measured)
    return now


def counted(batches, done, bar, progress, turn):
    """The same batches; after each the bar moves on and the function `progress` hears of it.

    Raises Ended before a batch when another run has taken the turn.
    """
    for count, batch in enumerate(batches, start=done + 1):
        turn.check()
        yield batch
        bar.update()
        if callable(progress):
            progress(count, bar.total)


def record(history, trained, measured):
    """Append an epoch's (loss, score), in training and, where there is one, in validation."""
    history.losses.append(trained[0])
    history.accuracies.append(trained[1])
    if measured:
        history.validation_losses.append(measured[0])
        history.validation_accuracies.append(measured[1])
