"""Notebook 11, autograd: exercises and guesses in its order."""

from mlpkit.exercises.autograd import (
    add_backward,
    matmul_backward,
    multiply_backward,
    repair_fork,
    repair_order,
    topological_order,
    unbroadcast,
)

EXERCISES = (
    add_backward.EXERCISE,
    multiply_backward.EXERCISE,
    topological_order.EXERCISE,
    repair_order.BUG_HUNT,
    repair_order.CHECK_GUESS,
    repair_fork.BUG_HUNT,
    repair_fork.CHECK_GUESS,
    unbroadcast.EXERCISE,
    matmul_backward.EXERCISE,
)
