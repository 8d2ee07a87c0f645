"""The score on the withheld rows, once they are open, compared with the score in validation."""

import numpy as np

from mlpkit.capstone.scores import said, score, too_few, unit_count
from mlpkit.capstone.verdicts import sound, unclear

SURE = 4  # standard errors; a normal distribution exceeds them 1 time in 30,000
# and at least this difference: with very many rows, four standard errors are almost nothing
LEAST = 0.05


def judge(case):
    """The Verdict on that score, compared with those of five splits."""
    task = case.task
    number = score(task, np.array(case.final["predicted"]), task.withheld)
    before = float(np.mean([each["score"] for each in case.pairs]))
    saw = f"Validation had {said(task, before)}, the withheld rows have {said(task, number)}."
    if few := too_few(task, task.withheld):
        return unclear(f"{saw} The latter comes from {few}.")
    if task.counted:
        p = (before + number) / 2
        spread = np.sqrt(max(p * (1 - p), 0.01))
    else:
        spread = 2 * max(1 - number, 1 - before, 0.02)
    counts = [unit_count(task, places) for places in (case.places[1], task.withheld)]
    error = spread * np.sqrt(sum(1 / count for count in counts))
    rise, least = number - before, max(SURE * error, LEAST)
    if abs(rise) <= least or (rise < 0 and (task.time is not None or task.groups is not None)):
        return sound(saw)
    question = (
        "Were settings chosen many times by their score on these validation rows? Or were the rows "
        "easy?"
    )
    if rise > 0:
        question = "Did the functions change before the last training, or had they seen these rows?"
    return unclear(f"{saw} Chance alone seldom makes such a difference.", question)
