"""What is asked of a task's rows in several places."""

import numpy as np

from mlpkit.capstone.links import columns_of
from mlpkit.own_data.missing import missing_places


def missing_in_rows(task, places):
    """(len(places),) 1 where a row misses something, else 0."""
    if not hasattr(task.data.rows, "iloc"):
        return np.zeros(len(places))
    lost = np.zeros(len(task.data), bool)
    for column in columns_of(task.data.rows):
        lost |= missing_places(column) if column.dtype.kind in "OfmM" else False
    return lost[places].astype(float)
