"""Rows made from other rows before the split: each lies exactly between two rows of its class. That
is how SMOTE enlarges a rare class (Chawla et al., "SMOTE: Synthetic Minority Over-sampling
Technique", 2002). In three columns of real numbers no row lies on the line between two others by
chance.
"""

import numpy as np

from mlpkit.capstone.tables import fine_columns
from mlpkit.capstone.verdicts import leak, sound

FINE = 0.5  # different values per row; rounded columns have fewer, and their rows lie on lines
# how many such columns are needed: by chance 1 row in 90 lies between two others in two columns, 1
# in 2 million in three
COLUMNS = 3
# nearest rows of the class to try; SMOTE uses 5, but its other new rows lie among them
NEAREST = 40
MOST = 1_500  # rows that are examined, to limit the time
MANY = 0.03  # share of these rows that matters; fewer can change the score by at most 3 points


def judge(case):
    """The Verdict on the validation rows, compared with the training rows of their class."""
    task, (training, validation) = case.task, case.places
    fine = points_of(task)
    if fine is None or not task.counted:
        return sound("Not looked for: it needs classes and three columns of real numbers.")
    found = []
    some = validation[:MOST]
    for place in some:
        own = training[task.data.target[training] == task.data.target[place]]
        if pair := between(fine[place], fine[own]):
            found.append((place, own[pair[0]], own[pair[1]]))
    saw = f"{len(found)} of {len(some)} validation rows lie exactly between two training rows"
    if len(found) <= max(2, MANY * len(some)):
        return sound(f"{saw}.")
    place, one, other = map(task.row, found[0])
    shown = f"{place} between {one} and {other}"
    return leak(f"{saw}, {shown}: they were made from other rows before the split.")


def points_of(task):
    """Return (N, D): the columns of real numbers, each divided by its spread; None if there are too
    few."""
    columns = [] if task.pictures else fine_columns(task.columns, "f", FINE)
    if len(columns) < COLUMNS:
        return None
    fine = np.stack(columns, axis=1)
    sizes = np.linalg.svd(fine - fine.mean(axis=0), compute_uv=False)
    return fine if sizes[1] > 1e-3 * sizes[0] else None  # otherwise all rows are on one line


def between(row, others):
    """The indices of two of `others` (n, D) between which the row (D,) lies; None if there are
    none. All columns must differ: rows that differ in only one column are on a line anyway.
    """
    apart = others - row
    distances = np.sqrt((apart**2).sum(axis=1))
    near = np.argsort(distances)[:NEAREST]
    near = near[distances[near] > 1e-9]
    if len(near) < 2:
        return None
    unit = apart[near] / distances[near][:, None]
    opposite = unit @ unit.T
    i, j = np.unravel_index(np.argmin(opposite), opposite.shape)
    if opposite[i, j] >= -1 + 1e-9 or np.abs(unit[i]).min() < 1e-6:
        return None
    return near[i], near[j]
