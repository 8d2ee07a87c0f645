"""Notebook 13, own data: exercises and guesses in its order."""

from mlpkit.exercises.own_data import (
    baseline,
    bootstrap_interval,
    find_leaks,
    found_per_class,
    group_split,
    guesses,
    impute,
    moved_rows,
    repair_encoding,
    time_split,
)

EXERCISES = (
    guesses.NEXT_CLIMBERS,
    guesses.TELLING_COLUMN,
    guesses.NEW_CLIMBERS,
    group_split.EXERCISE,
    time_split.EXERCISE,
    guesses.TWELVE_ROWS,
    found_per_class.EXERCISE,
    guesses.TWO_UNITS,
    moved_rows.EXERCISE,
    find_leaks.EXERCISE,
    guesses.WHICH_PROMISE,
    impute.EXERCISE,
    baseline.EXERCISE,
    bootstrap_interval.EXERCISE,
    repair_encoding.BUG_HUNT,
)
