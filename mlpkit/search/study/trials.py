"""One trial: a network trained from the start with some settings, the same bits on any worker."""

import time
from dataclasses import dataclass, field

import numpy as np

from mlpkit.network import initialize
from mlpkit.training import fit


@dataclass
class Outcome:
    """What a trial came to.

    losses: the validation loss after each epoch trained; accuracy: the validation accuracy after
    the last of them, or None; ended: "complete", "stopped" (hopeless), "failed" or "interrupted";
    reason: the sentence that says why it failed, or "".
    """

    ended: str
    losses: list = field(default_factory=list)
    accuracy: float | None = None
    seconds: float = 0.0
    reason: str = ""


def train(recipe, data, settings, *, seed, epochs, hopeless):
    """Train one trial; returns its Outcome.

    Parameters
    ----------
    recipe : a function of the settings that gives network, optimizer and batch size
    data : ((X, y), (X_validation, y_validation))
    hopeless : a function of (epoch, validation loss), called after every epoch; True ends the trial

    Each trial has a generator of its own, from the same seed, for its initialization, its shuffles
    and its dropout. So two trials differ by their settings alone, and are compared in pairs.
    """
    begin = time.perf_counter()
    rng = np.random.default_rng(seed)
    training, validation = data
    network, optimizer, batch_size = recipe(settings)
    ended = "interrupted"  # the loop of `fit` ends early at an interrupt too

    def after_epoch(run):
        nonlocal ended
        losses = run.history.validation_losses
        if len(losses) == epochs:
            ended = "complete"
        elif hopeless(len(losses), losses[-1]):
            ended, run.stop = "stopped", True

    reason = ""
    try:
        history = fit(
            network,
            initialize(network, rng),
            training,
            optimizer=optimizer,
            batch_size=batch_size,
            epochs=epochs,
            rng=rng,
            validation=validation,
            callbacks=[after_epoch],
            progress=False,
            threads=1,
        )
    except FloatingPointError as error:
        ended, history = "failed", error.history
        reason = str(error).partition(" The parameters are back")[0]  # which nobody keeps
    accuracies = history.validation_accuracies
    return Outcome(
        ended,
        [float(loss) for loss in history.validation_losses],
        float(accuracies[-1]) if accuracies else None,
        time.perf_counter() - begin,
        reason,
    )
