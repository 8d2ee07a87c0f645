"""Where there is time: columns that hold the target of a later row, or a mean in which it is."""

import numpy as np

from mlpkit.capstone.comparing import as_table
from mlpkit.capstone.links import alike
from mlpkit.capstone.verdicts import LEAK, SOUND, Verdict

NAME = "what is known in time"
STEPS = 30  # rows ahead
WIDTHS = 3, 5, 7, 9  # of a mean around a row


def judge(task):
    """The Verdict on the columns of the rows."""
    if task.time is None or np.ndim(task.data.rows) > 2:
        return Verdict(NAME, SOUND, "Without `time` no column is too early.")
    order = np.argsort(task.time, kind="stable")
    y, table = task.data.target[order].astype(float), as_table(task.data.rows)[order]
    names = getattr(task.data.rows, "columns", range(table.shape[1]))
    for j, column in enumerate(table.T):
        name = f"`{names[j]}`" if not isinstance(names, range) else f"column {j}"
        if ahead := steps_ahead(column, y):
            there = task.row(order[0])
            what = f"the target of the row {ahead} later, in {there} for one"
            return Verdict(NAME, LEAK, f"{name} holds {what}: that is not known yet.")
        if width := mean_around(column, y):
            what = f"the mean of the target over {width} rows, the row itself and later ones"
            return Verdict(NAME, LEAK, f"{name} holds {what} among them.")
    return Verdict(NAME, SOUND, "No column holds the target of a later row.")


def steps_ahead(column, y):
    """How many rows later the target is that a column holds; 0 where it holds none."""
    if len(np.unique(y)) < 10:
        return 0
    for k in range(1, min(STEPS, len(y) // 4) + 1):
        if alike(column[:-k], y[k:]) and not alike(column[k:], y[:-k]):
            return k
    return 0


def mean_around(column, y):
    """Over how many rows about its own a column has the mean of the target; 0 without."""
    for width in WIDTHS:
        if len(y) > 4 * width:
            means, half = np.convolve(y, np.ones(width) / width, "valid"), width // 2
            if alike(column[half:-half], means) and len(np.unique(means)) >= 10:
                return width
    return 0
