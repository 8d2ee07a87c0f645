"""Notebook 10, search: exercises and guesses in its order."""

from mlpkit.exercises.search import (
    expected_best,
    guesses,
    guesses_luck,
    log_uniform,
    paired_difference,
    random_search,
    repair_choice,
    repair_draws,
    repair_halving,
    successive_halving,
)

EXERCISES = (
    guesses.BELOW_A_TENTH,
    log_uniform.EXERCISE,
    repair_draws.BUG_HUNT,
    repair_draws.CHECK_GUESS,
    guesses.FINER_GRID,
    random_search.EXERCISE,
    guesses.DISTINCT_RATES,
    guesses.DRAWS_NEEDED,
    successive_halving.EXERCISE,
    guesses.SLOW_STARTER,
    guesses.EPOCHS_OF_THE_LADDER,
    repair_halving.BUG_HUNT,
    repair_halving.CHECK_GUESS,
    guesses_luck.AS_GOOD_AS_ITS_SCORE,
    guesses_luck.MORE_TRIALS,
    guesses_luck.LOWEST_OF_100,
    repair_choice.BUG_HUNT,
    repair_choice.CHECK_GUESS,
    expected_best.EXERCISE,
    guesses_luck.OVERLAPPING_RANGES,
    paired_difference.EXERCISE,
    guesses.FOUR_WORKERS,
)
