"""Notebook 10, search: exercises and guesses in its order."""

from mlpkit.exercises.search import (
    expected_best,
    log_uniform,
    paired_difference,
    random_search,
    repair_choice,
    repair_draws,
    repair_halving,
    successive_halving,
)

EXERCISES = (
    log_uniform.EXERCISE,
    repair_draws.BUG_HUNT,
    repair_draws.CHECK_GUESS,
    random_search.EXERCISE,
    expected_best.EXERCISE,
    repair_choice.BUG_HUNT,
    repair_choice.CHECK_GUESS,
    successive_halving.EXERCISE,
    repair_halving.BUG_HUNT,
    repair_halving.CHECK_GUESS,
    paired_difference.EXERCISE,
)
