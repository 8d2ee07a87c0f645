"""Notebook 11, autograd: exercises and guesses in its order."""

from mlpkit.exercises.autograd import (
    add_backward,
    matmul_backward,
    multiply_backward,
    topological_order,
    unbroadcast,
)

EXERCISES = (
    add_backward.EXERCISE,
    multiply_backward.EXERCISE,
    topological_order.EXERCISE,
    unbroadcast.EXERCISE,
    matmul_backward.EXERCISE,
)
