"""Exercises that check themselves: @exercise, hints, solutions, guesses, progress.

In a notebook: ``from mlpkit.exercises import exercise, guess, hint, mine, solution``. How to add an
exercise: see `mlpkit.checker.record`.
"""

from mlpkit.checker.display import Verdict
from mlpkit.checker.session import (
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
from mlpkit.exercises.comparison import compare

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
