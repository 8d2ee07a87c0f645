"""Notebook 07, an epoch and what to measure afterwards: exercises and guesses in its order."""

from mlpkit.exercises.training import (
    confused_pair,
    confusion_matrix,
    guesses,
    repair_batches,
    should_stop,
    train_epoch,
)

EXERCISES = (
    train_epoch.EXERCISE,
    guesses.STEPS_IN_TRAINING,
    guesses.BIGGER_BATCH,
    repair_batches.BUG_HUNT,
    repair_batches.CHECK_GUESS,
    guesses.RATE_OF_10,
    guesses.PLATEAU_CAUSE,
    guesses.TEST_SET_USE,
    guesses.LOSS_AND_ACCURACY,
    should_stop.EXERCISE,
    confusion_matrix.EXERCISE,
    confused_pair.EXERCISE,
    guesses.CONFIDENCE,
    guesses.BEAT_88,
)
