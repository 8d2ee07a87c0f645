"""Notebook 02, activation functions: exercises and guesses in its order."""

from mlpkit.exercises.activations import (
    bends,
    dead_units,
    guesses,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
)

EXERCISES = (
    guesses.LINEAR_STACK,
    relu.EXERCISE,
    bends.EXERCISE,
    guesses.SIGMOID_SLOPE,
    guesses.RELU_ZERO_SHARE,
    guesses.SOFTMAX_SHIFT,
    softmax.EXERCISE,
    guesses.SOFTMAX_CERTAINTY,
    guesses.PAPER_CUT,
    sigmoid.EXERCISE,
    dead_units.EXERCISE,
    leaky_relu.EXERCISE,
    softmax.BUG_HUNT,
    softmax.CHECK_GUESS,
)
