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
    guesses.PLATEAU_MEANWHILE,
    guesses.TEST_SET_USE,
    guesses.LOSS_AND_ACCURACY,
    confusion_matrix.EXERCISE,
    guesses.BIGGER_BATCH,
    repair_batches.BUG_HUNT,
    repair_batches.CHECK_GUESS,
    guesses.RATE_OF_10,
    guesses.PLATEAU_CAUSE,
    should_stop.EXERCISE,
    confused_pair.EXERCISE,
    guesses.CONFIDENCE,
    guesses.BEAT_88,
)
