"""Notebook 04, losses: exercises and guesses in its order."""

from mlpkit.exercises.losses import (
    cross_entropy,
    cross_entropy_backward,
    guesses,
    log_softmax,
    logsumexp,
    lowest_loss,
    mean_squared_error,
    mean_squared_error_backward,
)
from mlpkit.exercises.losses.cross_entropy_backward import naive as backward_naive

__all__ = ["EXERCISES", "backward_naive"]  # the notebook trains with it, and sees nan

EXERCISES = (
    guesses.NUDGED_ACCURACY,
    guesses.UNTRAINED_LOSS,
    log_softmax.EXERCISE,
    cross_entropy.EXERCISE,
    guesses.GRADIENT_OF_RIGHT_CLASS,
    cross_entropy_backward.EXERCISE,
    guesses.ONE_LAYER,
    guesses.SEVEN_IN_TEN,
    lowest_loss.EXERCISE,
    logsumexp.EXERCISE,
    cross_entropy.BUG_HUNT,
    cross_entropy.CHECK_GUESS,
    mean_squared_error.EXERCISE,
    mean_squared_error_backward.EXERCISE,
)
