"""Notebook 09, debugging: guesses, a measurement, and programs to repair, in its order."""

from mlpkit.exercises.debugging import guesses, step_against_weights
from mlpkit.exercises.debugging.cases import REPAIRS

EXERCISES = (
    guesses.EIGHT_CURVES,
    REPAIRS["standstill"],
    guesses.LOSS_OF_23,
    REPAIRS["slow"],
    step_against_weights.EXERCISE,
    REPAIRS["twofold"],
    *(record for record in REPAIRS.values() if record.handed_over),
)
