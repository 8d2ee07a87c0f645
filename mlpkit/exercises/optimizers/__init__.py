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
    sgd_step.EXERCISE,
    guesses.TERMINAL_VELOCITY,
    momentum_step.EXERCISE,
    momentum_step.BUG_HUNT,
    momentum_step.CHECK_GUESS,
    guesses.RESET_VELOCITY,
    nesterov_step.EXERCISE,
    guesses.ADAM_FIRST_STEP,
    adam_step.EXERCISE,
    clipped_step.EXERCISE,
    guesses.BATCH_NOISE,
    cosine.EXERCISE,
    rmsprop_step.EXERCISE,
)
