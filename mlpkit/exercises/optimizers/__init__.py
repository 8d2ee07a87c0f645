"""Notebook 06, optimizers: exercises and guesses in its order."""

from mlpkit.exercises.optimizers import (
    adam_step,
    clipped_step,
    cosine,
    guesses,
    momentum_step,
    nesterov_step,
    rmsprop_step,
    sgd_step,
)

EXERCISES = (
    guesses.GRADIENT_DIRECTION,
    guesses.TERMINAL_VELOCITY,
    momentum_step.EXERCISE,
    momentum_step.BUG_HUNT,
    adam_step.EXERCISE,
    guesses.STEEPER_RAVINE,
    guesses.MOMENTUM_BEHIND,
    guesses.STANDARD_ERROR_BY_HAND,
    momentum_step.CHECK_GUESS,
    guesses.RESET_VELOCITY,
    nesterov_step.EXERCISE,
    guesses.BATCH_NOISE,
    sgd_step.EXERCISE,
    cosine.EXERCISE,
    guesses.ADAM_FIRST_STEP,
    clipped_step.EXERCISE,
    rmsprop_step.EXERCISE,
)
