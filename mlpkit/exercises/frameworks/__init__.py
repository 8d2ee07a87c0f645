"""Notebook 12, frameworks: exercises and guesses in its order."""

from mlpkit.exercises.frameworks import (
    faulty_loop,
    guesses,
    pytorch_nesterov_step,
    squared_error,
    to_pytorch_layout,
    uncorrected_adam_step,
)

EXERCISES = (
    guesses.WEIGHT_SHAPE,
    to_pytorch_layout.EXERCISE,
    pytorch_nesterov_step.EXERCISE,
    guesses.REDUCTION_RATIO,
    guesses.EVAL_FORGOTTEN,
    squared_error.EXERCISE,
    uncorrected_adam_step.EXERCISE,
    guesses.TWO_OF_FIVE,
    faulty_loop.EXERCISE,
    guesses.PRINTED_UNDER_JIT,
    guesses.CONVOLUTION_WEIGHTS,
)
