"""Notebook 10, search: exercises and guesses in its order."""

from mlpkit.exercises.search import (
    log_uniform,
    random_search,
    repair_draws,
    repair_halving,
    successive_halving,
)

EXERCISES = (
    log_uniform.EXERCISE,
    repair_draws.BUG_HUNT,
    repair_draws.CHECK_GUESS,
    random_search.EXERCISE,
    successive_halving.EXERCISE,
    repair_halving.BUG_HUNT,
    repair_halving.CHECK_GUESS,
)
