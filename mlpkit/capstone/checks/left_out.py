"""Rows that the split leaves out: are they the hard ones?"""

import numpy as np

from mlpkit.capstone.own import missing_in_rows
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict

NAME = "rows left out"
SURE = 4  # standard errors between validation rows and those left out
LEAST = 0.1  # and so much


def judge(task, validation, out, right, right_out):
    """The Verdict. right (M,), right_out (K,): how good predictions are, 1 right and 0 wrong."""
    if not len(out):
        return Verdict(NAME, SOUND, "split leaves no row out.")
    saw = f"split leaves out {len(out):,} of {len(task.rest):,} rows"
    low, high = right_out.mean(), right.mean()
    error = np.sqrt(spread(right) / len(right) + spread(right_out) / len(right_out))
    if task.counted:
        saw += (
            f": right on {100 * low:.0f} % of them, and on {100 * high:.0f} % of those that judge."
        )
    else:
        saw += f": 1 − (error / spread)² is {low:.2f}, and {high:.2f} of those that judge."
    if high - low <= max(SURE * error, LEAST):
        return Verdict(NAME, SOUND, saw)
    worst = task.row(out[int(np.argmin(right_out))])
    if missing_in_rows(task, out).mean() > 0.5 + missing_in_rows(task, validation).mean():
        question = "They miss something. Then the number is of rows that miss nothing: say so."
        return Verdict(NAME, UNCLEAR, saw, [question])
    return Verdict(NAME, LEAK, f"{saw} The hard ones are left out, {worst} for one.")


def spread(values):
    return values.var() + 0.25 / len(values)
