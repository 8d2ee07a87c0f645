"""Notebook 12, frameworks: exercises and guesses in its order."""

from mlpkit.exercises.frameworks import (
    convolve,
    faulty_loop,
    guesses,
    jax_update,
    pytorch_nesterov_step,
    repair_loop,
    squared_error,
    to_pytorch_layout,
)

EXERCISES = (
    guesses.WEIGHT_SHAPE,
    to_pytorch_layout.EXERCISE,
    guesses.EVAL_FORGOTTEN,
    guesses.TWO_OF_FIVE,
    faulty_loop.EXERCISE,
    repair_loop.BUG_HUNT,
    jax_update.EXERCISE,
    convolve.EXERCISE,
    pytorch_nesterov_step.EXERCISE,
    guesses.REDUCTION_RATIO,
    squared_error.EXERCISE,
    guesses.PRINTED_UNDER_JIT,
)
