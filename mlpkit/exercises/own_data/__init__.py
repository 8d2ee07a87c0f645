"""Notebook 13, own data: exercises and guesses in its order."""

from mlpkit.exercises.own_data import (
    baseline,
    bootstrap_interval,
    group_split,
    guesses,
    impute,
    r_squared,
    repair_encoding,
    repair_scaling,
    repair_stopping,
)

EXERCISES = (
    guesses.TELLING_COLUMN,
    guesses.NEW_CLIMBERS,
    group_split.EXERCISE,
    guesses.TWELVE_ROWS,
    impute.EXERCISE,
    baseline.EXERCISE,
    r_squared.EXERCISE,
    guesses.TWO_UNITS,
    guesses.WHICH_PROMISE,
    bootstrap_interval.EXERCISE,
    guesses.FOUR_HUNDRED_ROWS,
    repair_scaling.BUG_HUNT,
    repair_scaling.CHECK_GUESS,
    repair_encoding.BUG_HUNT,
    repair_encoding.CHECK_GUESS,
    repair_stopping.BUG_HUNT,
    repair_stopping.CHECK_GUESS,
)
