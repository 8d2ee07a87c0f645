"""Rows that the split leaves out: are they the hard ones?"""

import numpy as np

from mlpkit.capstone.scores import goodness
from mlpkit.capstone.tables import missing
from mlpkit.capstone.verdicts import leak, sound, unclear

SURE = 4  # standard errors between validation rows and those left out; 1 in 30,000 by chance
# and at least this difference: with very many rows, four standard errors are almost nothing
LEAST = 0.1


def judge(case):
    """The Verdict on the predictions for those rows, compared with those for validation rows."""
    task, right, out = case.task, case.right, case.out
    if not len(out):
        return sound("split leaves no row out.")
    right_out = goodness(task, np.array(case.first["left out"]), out, case.places[1])
    saw = f"split leaves out {len(out):,} of {len(task.rest):,} rows"
    low, high = right_out.mean(), right.mean()
    error = np.sqrt(spread(right) / len(right) + spread(right_out) / len(right_out))
    if task.counted:
        saw += f": {100 * low:.0f}% of them are predicted right, and {100 * high:.0f}% of those "
        saw += "that judge."
    else:
        saw += (
            f": 1 − (error / spread)² is {low:.2f} for them, and {high:.2f} for those that judge."
        )
    if high - low <= max(SURE * error, LEAST):
        return sound(saw)
    lost = missing_somewhere(task)
    if lost[out].mean() > 0.5 + lost[case.places[1]].mean():
        question = (
            "Values are missing there. So the number holds only for rows without gaps: say so."
        )
        return unclear(saw, question)
    worst = task.row(out[int(np.argmin(right_out))])
    return leak(f"{saw} The hard rows are left out, {worst} for one.")


def spread(values):
    return values.var() + 0.25 / len(values)


def missing_somewhere(task):
    """Return (N,) whether a row of a table has missing values; False for the rows of an array."""
    lost = np.zeros(len(task.data), bool)
    for column in task.columns if hasattr(task.data.rows, "iloc") else ():
        lost |= missing(column)
    return lost
