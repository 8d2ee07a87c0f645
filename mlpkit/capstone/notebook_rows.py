"""What the learner's notebook contains besides the data: perhaps an earlier state of the rows."""

import numpy as np

from mlpkit.capstone.tables import columns_of, is_table

BEFORE = "before the judge could withhold any rows"


def globals_of(task):
    """Return {name: value} for the globals of the module or notebook in which the functions were
    written."""
    found = {}
    for function in task.functions.values():
        found |= getattr(getattr(function, "__func__", function), "__globals__", {})
    return found


def tables_of(task, longer=False):
    """Return {name: table or array} for the globals with as many rows as the data; with
    longer=True, for those with more rows."""
    found = {}
    for name, thing in globals_of(task).items():
        rows = getattr(thing, "rows", thing)
        if name.startswith("_") or not (is_table(rows) or isinstance(rows, np.ndarray)):
            continue
        more = len(rows) - len(task.data) if rows.ndim in (1, 2) else -1
        if (more > 0 if longer else more == 0) and columns_of(rows):
            found[name] = rows
    return found
