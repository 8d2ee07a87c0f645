"""The withheld rows, once open, against what validation had said."""

import numpy as np

from mlpkit.capstone.scores import said, too_few
from mlpkit.capstone.verdicts import SOUND, UNCLEAR, Verdict

NAME = "validation and withheld rows"
SURE = 4  # standard errors
LEAST = 0.05


def judge(task, scores, number, counts):
    """The Verdict. scores (K,) of the validation rows of each split; counts: (theirs, withheld)."""
    said_before = float(np.mean(scores))
    saw = f"Validation had {said(task, said_before)}, the withheld rows have {said(task, number)}."
    if few := too_few(task, task.withheld):
        return Verdict(NAME, UNCLEAR, f"{saw} These are of {few}.")
    fall = said_before - number
    if task.counted:
        p = (said_before + number) / 2
        error = np.sqrt(max(p * (1 - p), 0.01) * sum(1 / n for n in counts))
    else:
        rest = max(1 - number, 1 - said_before, 0.02)
        error = 2 * rest * np.sqrt(sum(1 / n for n in counts))
    if task.time is not None or task.groups is not None or fall <= max(SURE * error, LEAST):
        return Verdict(NAME, SOUND, saw)
    question = "Were settings chosen by these validation rows, many times? Or easy rows for them?"
    return Verdict(NAME, UNCLEAR, f"{saw} That is more than chance does.", [question])
