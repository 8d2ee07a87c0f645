"""Notebook 01, from files to mini-batches: exercises and guesses in its order."""

from mlpkit.exercises.preprocessing import (
    guesses,
    minibatches,
    one_hot,
    read_idx,
    scale_to_unit,
    standardize,
    stratified_split,
)

EXERCISES = (
    guesses.MOST_CONFUSED,
    guesses.UINT8_DIFFERENCE,
    one_hot.EXERCISE,
    minibatches.EXERCISE,
    guesses.BATCHES_PER_EPOCH,
    standardize.EXERCISE,
    guesses.OWN_STATISTICS,
    guesses.FIRST_BELOW,
    scale_to_unit.EXERCISE,
    guesses.ZERO_SHARE,
    stratified_split.EXERCISE,
    read_idx.EXERCISE,
)
