"""Targets of a network, labels or numbers, and everything that depends on their kind.

Each kind of target defines its loss, the values that can be learnt, how a network's output becomes
predictions, and how these are measured. The target of a run is numbers if its `loss` is a
`Numbers`; with any other loss it is labels.
"""

import math
from dataclasses import dataclass

import numpy as np

from mlpkit.helpers.shapes import fault_of_labels
from mlpkit.losses import mean_squared_error, mean_squared_error_backward
from mlpkit.own_data.measures import mean_absolute_error, r_squared


class Target:
    """The methods of both kinds of target."""

    def score(self, output, y):
        """The first of the measures, for a network's output."""
        return self.measures(y, self.predicted(output))[0]

    agreement = score

    def fault_in_training(self, y, outputs):
        """Like `fault`, but for training, where the numbers must not all be equal."""
        return self.fault(y, outputs)


@dataclass(frozen=True)
class Labels(Target):
    """y (N,): integers 0 … C − 1, with C outputs; loss: any that `on_labels` takes.

    Attributes
    ----------
    word, guess : the words for one value of y, and for a prediction without knowledge
    measure, least : the name of the measure of predictions, at best 1; and its lowest value
    kept : what a checkpoint stores about the target
    """

    loss: object = "cross_entropy"

    word, guess, measure, least = "label", "guessing", "accuracy", 0.0
    kept = None

    def fault(self, y, outputs):
        """Why y, an array, can't be learnt with this many outputs, "came; expected"; or None."""
        fault, floats = fault_of_labels("labels", y, outputs), y.dtype.kind == "f"
        return f"{fault}; for numbers, loss=Numbers.of(y)" if fault and floats else fault

    def predicted(self, output):
        """Output (N, C) → labels (N,)."""
        return np.argmax(output, axis=1)

    def measures(self, y, predicted):
        """(accuracy,) of predicted labels; both (N,)."""
        return (float(np.mean(np.asarray(y) == predicted)),)

    def baseline(self, outputs):
        """{measure: its value} if all classes are predicted as equally likely; with cross-entropy
        the loss too."""
        loss = {"loss": math.log(outputs)} if self.loss == "cross_entropy" else {}
        return {"accuracy": 1 / outputs, **loss}

    def of_epoch(self, loss, accuracy, y):
        """(loss, measure) of an epoch on y, from what `train_epoch` gives."""
        return loss, accuracy


@dataclass(frozen=True)
class Numbers(Target):
    """y (N,): floats in a unit of their own, with one output, which learns t = (y − mean) / std.

    Pass it as `loss` to `fit`, `evaluate`, `checkup` and TrainingMonitor, with y unchanged: the
    loss is the mean squared error between the output and t, both (N, 1), so predicting the mean for
    every training row has the loss 1. Predictions are in the unit of y.

    Attributes
    ----------
    mean, std : of the training rows' y, in its unit, as `Numbers.of(y)` computes them; std > 0

    Raises ValueError if mean or std is not finite, or std is not above 0.
    """

    mean: float = 0.0
    std: float = 1.0

    word, guess, measure, least = "target", "the mean", "R²", -np.inf

    def __post_init__(self):
        for name in ("mean", "std"):
            object.__setattr__(self, name, float(getattr(self, name)))
        if not (np.isfinite([self.mean, self.std]).all() and self.std > 0):
            raise ValueError(f"got {self}; expected finite numbers, std above 0.")

    @classmethod
    def of(cls, y):
        """The Numbers of the training rows' y (N,); std divides by N, not N − 1.

        Raises ValueError if y are not floats, one is nan or inf, or all are the same.
        """
        y = np.asarray(y)
        if y.ndim != 1:
            raise ValueError(f"Numbers.of: got y of shape {y.shape}; expected (N,).")
        if fault := cls().fault_in_training(y, 1):
            raise ValueError(f"Numbers.of: got {fault}.")
        return cls(np.mean(y, dtype=float), np.std(y, dtype=float))

    @property
    def kept(self):
        return self

    def fault(self, y, outputs):
        """Why y, an array, can't be learnt with this many outputs, "came; expected"; or None."""
        if outputs != 1:
            return f"numbers as the target of {outputs} outputs; expected one output"
        if y.dtype.kind in "iub":
            return (
                f"y of {y.dtype}; expected floats. Are they labels? Then loss must not be a "
                "Numbers; otherwise pass y.astype(float)"
            )
        if y.dtype.kind != "f":
            return f"y of {y.dtype}; expected floats"
        if (wrong := np.flatnonzero(~np.isfinite(y))).size:
            first = f"y[{wrong[0]}] = {y[wrong[0]]}"
            return f"{first}; expected finite numbers: leave out rows without a target"
        return None

    def fault_in_training(self, y, outputs):
        if fault := self.fault(y, outputs):
            return fault
        if y.size and np.ptp(y) == 0:
            return f"y with the single value {y[0]:g}; expected two or more"
        return None

    def standardized(self, y):
        """y (N,) → t (N, 1), float64."""
        return ((np.asarray(y, float) - self.mean) / self.std)[:, None]

    def predicted(self, output):
        """Output (N, 1) → numbers (N,) in the unit of y, float64."""
        return self.mean + self.std * np.asarray(output, float)[:, 0]

    def value(self, output, y):
        """1/N Σₙ (output − t)², a number."""
        return mean_squared_error(output, self.standardized(y).astype(output.dtype))

    def backward(self, output, y):
        """dL/doutput = 2 (output − t) / N, (N, 1)."""
        return mean_squared_error_backward(output, self.standardized(y).astype(output.dtype))

    def measures(self, y, predicted):
        """(R², mean absolute error in the unit of y) of predicted numbers; both (N,).

        R² is nan if all values of y are equal.
        """
        squared = float(r_squared(y, predicted)) if np.ptp(y) else np.nan
        return squared, float(mean_absolute_error(y, predicted))

    def baseline(self, outputs):
        """{measure: its value} if the mean of the training rows is predicted for every row."""
        return {"R²": 0.0, "loss": 1.0}

    def agreement(self, output, y):
        """The correlation of output (N, 1) and y; 0 if one of them has a single value. Unlike R²,
        it does not fall below 0 in a network trained too long."""
        a, b = self.predicted(output), np.asarray(y, float)
        a, b = a - a.mean(), b - b.mean()
        lengths = np.linalg.norm(a) * np.linalg.norm(b)
        return float(a @ b / lengths) if lengths else 0.0

    def of_epoch(self, loss, _, y):
        """(loss, R²) of an epoch on y: R² = 1 − loss / variance of t."""
        return loss, 1 - loss / float(np.var(self.standardized(y)))


def target_of(loss):
    """Return the kind of target that a loss is for: the loss itself if it is a Numbers, else
    Labels."""
    return loss if isinstance(loss, Numbers) else Labels(loss)
