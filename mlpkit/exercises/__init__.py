"""Exercises that check themselves: @exercise, hints, solutions, guesses, progress.

In a notebook: ``from mlpkit.exercises import exercise, guess, hint, mine, solution``. How to add an
exercise: see `mlpkit.exercises.record`.
"""

from mlpkit.exercises.comparison import compare
from mlpkit.exercises.display import Verdict
from mlpkit.exercises.session import (
    check,
    exercise,
    guess,
    hint,
    mine,
    progress,
    recall,
    reset,
    restore,
    solution,
)

__all__ = [
    "Verdict",
    "check",
    "compare",
    "exercise",
    "guess",
    "hint",
    "mine",
    "progress",
    "recall",
    "reset",
    "restore",
    "solution",
]
