"""Notebook 11, autograd: exercises and guesses in its order."""

from mlpkit.exercises.autograd import (
    add_backward,
    guesses,
    matmul_backward,
    max_backward,
    multiply_backward,
    repair_fork,
    repair_order,
    sum_backward,
    topological_order,
    unbroadcast,
)

EXERCISES = (
    add_backward.EXERCISE,
    multiply_backward.EXERCISE,
    guesses.WHICH_WAY_BACK,
    topological_order.EXERCISE,
    repair_order.BUG_HUNT,
    repair_order.CHECK_GUESS,
    guesses.AT_A_FORK,
    repair_fork.BUG_HUNT,
    repair_fork.CHECK_GUESS,
    guesses.BACKWARD_TWICE,
    guesses.SHAPES_OF_A_SUM,
    unbroadcast.EXERCISE,
    matmul_backward.EXERCISE,
    guesses.WHAT_IS_KEPT,
    guesses.CALLS_AT_FORKS,
    sum_backward.EXERCISE,
    max_backward.EXERCISE,
)
