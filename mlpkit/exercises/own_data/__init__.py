"""Notebook 13, own data: exercises in its order."""

from mlpkit.exercises.own_data import (
    baseline,
    bootstrap_interval,
    group_split,
    impute,
    r_squared,
)

EXERCISES = (
    group_split.EXERCISE,
    baseline.EXERCISE,
    impute.EXERCISE,
    r_squared.EXERCISE,
    bootstrap_interval.EXERCISE,
)
