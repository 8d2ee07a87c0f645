"""How `fit` finds that a run has diverged, and the likely cause.

`training.train_epoch` checks every batch's loss; `check_finite` finds nan and inf that no loss
shows.
"""

import math

import numpy as np

STATE = "optimizer's"


class Diverged(FloatingPointError):
    """The loss of a batch, or something after the last batch (batch None), is nan or inf."""

    def __init__(self, batch, value, what="loss"):
        super().__init__(f"the {what} is {value} in batch {batch}")
        self.batch, self.value, self.what = batch, value, what


def check_finite(parameters, measured, optimizer):
    """Raise Diverged for nan or inf that no batch's loss has shown. That happens when the epoch's
    last step was the fatal one, or when the optimizer's state has overflowed: a weight whose mean
    square is inf never moves again, and nothing else shows it. measured: the validation's (loss,
    accuracy), or None.
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
    """The FloatingPointError that `fit` raises: where it happened and the likely cause."""
    finished, optimizer = run.history.epochs, run.optimizer
    steps = per_epoch if error.batch is None else error.batch - 1  # steps taken in this epoch
    last = max(optimizer.t + steps - 1, 0)
    rate = optimizer.rate(last) if callable(optimizer.rate) else optimizer.rate
    # Not the largest value: a standardized pixel that is white only once can be 185.
    wide = X.astype(np.result_type(X, np.float32), copy=False)  # float16 would overflow
    size = float(np.linalg.norm(wide) / math.sqrt(X.size))
    dtype = run.parameters.vector.dtype
    if size > 10:
        cause = f"the values of X are too large, {size:.3g} on average: scale or standardize them"
    elif finished == 0 and steps == 0:
        cause = "the loss function, or parameters too large to start from: no step was taken yet"
    elif error.what.startswith(STATE):
        cause = (
            f"a gradient's square is too large for {dtype}, and its weight would never move again: "
            f"make the loss smaller, or the learning rate, {rate:.3g}"
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
