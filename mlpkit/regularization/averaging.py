"""Running means of the weights, kept by a wrapper around an optimizer."""

import numpy as np

from mlpkit.helpers.ranges import check_share
from mlpkit.optimizers import BLOCK
from mlpkit.regularization.layers import moving_average


class Averaged:
    """An optimizer, with the running mean of the weights after its steps.

    The weights themselves move as they would without it. `averaged` returns their mean, which is
    what to predict with: single steps scatter, their mean does not. The mean includes all numbers
    of the parameters, statistics too. About the last 1 / (1 − decay) steps count; the mean is
    corrected for its bias towards 0, as in Adam. Source: Polyak & Juditsky, "Acceleration of
    Stochastic Approximation by Averaging" (1992); the running mean, Tarvainen & Valpola, "Mean
    teachers are better role models" (2017).

    Parameters
    ----------
    optimizer : a new one, such as AdamW(0.003, 0.02)
    decay : the share of the mean kept at each step: 0 or more, below 1

    `fit` trains the weights themselves and leaves them in the parameters. It measures the
    validation data with the mean, so the history, `EarlyStopping` and the choice of the best
    checkpoint go by the mean. `evaluate` and `predict` take what they are given:
    ``evaluate(network, optimizer.averaged(parameters), X, y)``.

    A checkpoint holds both, the mean in a slot of its own, "average". To predict with the mean of
    one that was loaded, put its ``t`` and ``state`` into an Averaged of the same kind; then
    ``optimizer.averaged(checkpoint.parameters)`` is the mean.

    Raises ValueError for anything that is not an optimizer or is itself an Averaged, for one that
    has taken steps, and for an impossible decay; in `step` for an optimizer that does not count its
    steps in t; in `step` and `averaged` if the size of the parameters has changed.
    """

    # slots as long as the parameters' whole vector, not only its trained part
    whole_slots = ("average",)

    def __init__(self, optimizer, decay=0.999):
        needed = ("step", "rate", "t", "state")
        usable = all(hasattr(optimizer, name) for name in needed)
        if not usable or isinstance(optimizer, (type, Averaged)):
            raise ValueError(f"Averaged: got {optimizer!r}; expected an optimizer like SGD(0.1).")
        if optimizer.t:
            raise ValueError(
                f"Averaged: got an optimizer that has taken {optimizer.t:,} steps; expected a "
                "fresh one."
            )
        check_share("Averaged", "decay", decay)
        self.optimizer, self.decay, self.average = optimizer, float(decay), None

    @property
    def squares(self):
        return self.optimizer.squares

    @property
    def slots(self):
        """The optimizer's slots and "average"; AttributeError if a learner's optimizer has none."""
        return (*self.optimizer.slots, "average")

    @property
    def name_in_checkpoint(self):
        return f"Averaged {type(self.optimizer).__name__}"

    @property
    def rate(self):
        return self.optimizer.rate

    @property
    def t(self):
        return self.optimizer.t

    @t.setter
    def t(self, steps):
        self.optimizer.t = steps

    @property
    def state(self):
        return self.optimizer.state | ({} if self.average is None else {"average": self.average})

    @state.setter
    def state(self, state):
        state = dict(state)
        self.average = state.pop("average", None)
        self.optimizer.state = state

    def check_settings(self, theta):
        """Call the optimizer's own check_settings, if it has one; a learner's optimizer may not."""
        if hasattr(self.optimizer, "check_settings"):
            self.optimizer.check_settings(theta)

    def check_size(self, vector):
        """Raise a ValueError if the mean is of parameters of a different size."""
        if self.average is not None and self.average.shape != vector.shape:
            raise ValueError(
                f"Averaged: got {vector.size:,} parameters; expected {self.average.size:,}, as in "
                "the mean. An optimizer serves one network."
            )

    def step(self, parameters, gradients):
        """Take the optimizer's step, then move the mean towards the new weights."""
        vector = parameters.vector
        self.check_size(vector)
        taken = self.t
        self.optimizer.step(parameters, gradients)
        if self.t != taken + 1:
            raise ValueError(
                f"Averaged: after a step the optimizer's t is {self.t}; expected {taken + 1}, "
                "because the mean needs the number of steps."
            )
        if self.average is None:
            self.average = np.zeros_like(vector)
        for start in range(0, vector.size, BLOCK):
            part = slice(start, start + BLOCK)
            moving_average(self.average[part], vector[part], self.decay)

    def averaged(self, parameters):
        """Return Parameters that hold the mean; before the first step, a copy of those given."""
        self.check_size(parameters.vector)
        mean = parameters.like()
        if self.average is None:
            mean.vector[:] = parameters.vector
        else:
            np.divide(self.average, 1 - self.decay**self.t, out=mean.vector)
        return mean

    def __repr__(self):
        return f"Averaged({self.optimizer}, decay={self.decay})"
