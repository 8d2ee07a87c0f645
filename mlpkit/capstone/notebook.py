"""What stands in the learner's notebook beside the data: maybe the rows as they were before."""

import numpy as np

from mlpkit.capstone.tables import columns_of, is_table

BEFORE = "before the judge could withhold any of them"  # what was done there was done so early
COLUMNS = 200  # of a table, that are looked at: for the time it takes


def globals_of(task):
    """{name: value} of the module or notebook in which the functions were written."""
    found = {}
    for function in task.functions.values():
        found |= getattr(getattr(function, "__func__", function), "__globals__", {})
    return found


def tables_of(task, longer=False):
    """{name: table or array} of those with as many rows as the data; longer: with more instead."""
    found = {}
    for name, thing in globals_of(task).items():
        rows = getattr(thing, "rows", thing)
        if name.startswith("_") or not (is_table(rows) or isinstance(rows, np.ndarray)):
            continue
        more = len(rows) - len(task.data) if rows.ndim in (1, 2) else -1
        if (more > 0 if longer else more == 0) and columns_of(rows):
            found[name] = rows
    return found


def numbers_of(task):
    """[(name, (N,) float64, the columns [(N,), …] of its table)] of numbers beside the data."""
    found = []
    for name, rows in tables_of(task).items():
        columns = columns_of(rows)
        titles = getattr(rows, "columns", range(len(columns)))
        beside = [
            (title, column.astype(float))
            for title, column in list(zip(titles, columns, strict=False))[:COLUMNS]
            if column.dtype.kind in "iuf"
        ]
        for title, column in beside:
            whole = name if len(columns) == 1 else f"{name}[{title!r}]"
            found.append((whole, column, [each for _, each in beside]))
    return found
