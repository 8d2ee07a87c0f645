"""Notebook 03, the forward pass: exercises and guesses in its order."""

from mlpkit.exercises.forward_pass import (
    count_parameters,
    guesses,
    he_normal,
    init_from_data,
    linear,
    repair_initialization,
    two_layer_forward,
)

EXERCISES = (
    guesses.NEURON_OUTPUT,
    linear.EXERCISE,
    guesses.TRACE_FORWARD,
    two_layer_forward.EXERCISE,
    guesses.UNTRAINED_ACCURACY,
    guesses.EQUAL_WEIGHTS,
    he_normal.EXERCISE,
    init_from_data.EXERCISE,
    count_parameters.EXERCISE,
    repair_initialization.BUG_HUNT,
    repair_initialization.CHECK_GUESS,
)
