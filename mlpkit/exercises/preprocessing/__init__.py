"""Notebook 01, from files to mini-batches: exercises and guesses in its order."""

from mlpkit.exercises.preprocessing import (
    guesses,
    minibatches,
    one_hot,
    read_idx,
    scale_to_unit,
    standardize,
)

EXERCISES = (
    guesses.MOST_CONFUSED,
    guesses.ZERO_SHARE,
    guesses.UINT8_DIFFERENCE,
    scale_to_unit.EXERCISE,
    standardize.EXERCISE,
    guesses.OWN_STATISTICS,
    one_hot.EXERCISE,
    minibatches.EXERCISE,
    guesses.BATCHES_PER_EPOCH,
    read_idx.EXERCISE,
)
