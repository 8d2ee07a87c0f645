"""Notebook 00, start here: exercises and guesses in its order."""

from mlpkit.exercises.start_here import accuracy, guesses, third_feature

EXERCISES = (
    guesses.DOUBLED,
    guesses.SLICE_SHAPE,
    guesses.AXIS_MEAN,
    guesses.BROADCAST_SHAPE,
    guesses.FIRST_LOSS,
    guesses.PARTIAL_DERIVATIVE,
    guesses.STEP_DIRECTION,
    accuracy.EXERCISE,
    third_feature.OPEN_TASK,
    guesses.MATRIX_PRODUCT_ENTRY,
    guesses.MATRIX_PRODUCT_SHAPE,
)
