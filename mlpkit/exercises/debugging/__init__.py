"""Notebook 09, debugging: guesses, and programs to repair, in its order."""

from mlpkit.exercises.debugging import guesses
from mlpkit.exercises.debugging.cases import REPAIRS

EXERCISES = (
    guesses.EIGHT_CURVES,
    guesses.LOSS_OF_23,
    *REPAIRS.values(),
)
