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
    guesses.SIGMOID_SLOPE,
    sigmoid.EXERCISE,
    relu.EXERCISE,
    guesses.RELU_ZERO_SHARE,
    bends.EXERCISE,
    dead_units.EXERCISE,
    leaky_relu.EXERCISE,
    guesses.SOFTMAX_SHIFT,
    softmax.EXERCISE,
    guesses.SOFTMAX_CERTAINTY,
    softmax.BUG_HUNT,
    softmax.CHECK_GUESS,
)
