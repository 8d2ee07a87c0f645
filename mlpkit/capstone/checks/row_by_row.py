"""Check that a row is prepared and predicted by itself, whichever rows come with it. Then a score
measured on many rows at once holds for single rows, too. A function that scales by the rows it
gets, or batch normalization still in training mode, gives a different result with different rows. A
row may depend on earlier rows, as in a time series, and on those of its group.
"""

import numpy as np

from mlpkit.capstone import runs
from mlpkit.capstone.equality import moved
from mlpkit.capstone.tables import as_table
from mlpkit.capstone.verdicts import if_so, leak, sound

APART = 0.01  # share of their spread; sums in a different order differ by far less
# share of the rows with the smallest predictions: if fewer differ, rounding may be the reason
SHARE = 0.1
FEWEST = 8  # rows; a quarter of them is two rows
FINE = "The result for a row does not depend on the rows that come with it."


def judge(case):
    """The Verdict on what the first run's functions return for some rows, and for all at once."""
    task, base, validation = case.task, case.base, case.places[1]
    X, whole = predicted(task, base, validation)
    other, again = predicted(task, base, validation, 1)
    if len(validation) < FEWEST or moved(X, other) is not None:
        return sound(FINE)  # too few rows to split, or prepare draws random numbers
    half = np.arange(len(whole) // 2)  # in their original order
    try:
        own, alone = predicted(task, base, validation[half])
        last = predicted(task, base, validation[len(half) :])[0]
    except runs.LearnersError:
        return in_time(task, "Half of the validation rows can't be prepared by themselves.")
    place = moved(X[half], own)
    if place is not None:
        return prepared_otherwise(case, X, place)
    if moved(X[len(half) :], last) is not None:
        return in_time(task, "A prepared row depends on the rows before it.")
    least = np.sort(np.argsort(whole.reshape(len(whole), -1)[:, -1], kind="stable")[: len(X) // 4])
    few = predicted(task, base, validation[least])[1]
    changed = differ(whole[half], alone)
    if differ(whole, again).any() or differ(whole[least], few).mean() < SHARE or not changed.any():
        return sound(FINE)
    row = task.row(validation[half[int(np.argmax(changed))]])
    return leak(
        f"{changed.sum()} of {len(half)} validation rows, {row} for one, get different "
        "predictions when other rows come with them: does predict scale by the rows that it is "
        "given, or is it still in training mode?"
    )


def prepared_otherwise(case, X, place):
    """The Verdict if half of the rows are prepared differently by themselves."""
    task, validation = case.task, case.places[1]
    if place[0] is None:
        return in_time(
            task, "Half of the validation rows get different columns when prepared by themselves."
        )
    if task.groups is not None:
        names, codes = np.unique(task.groups[validation], return_inverse=True)
        inside = codes < len(names) // 2
        own = predicted(task, case.base, validation[inside])[0] if inside.any() else X[:0]
        if inside.any() and moved(X[inside], own) is None:
            saw = "A prepared row depends on the other rows of its group."
            return sound(saw, "Are they available when a row must be predicted?")
    row = task.row(validation[place[0]])
    return leak(
        f"{row[0].upper()}{row[1:]} is prepared differently when other validation rows come with "
        f"it (column {place[1]}): what prepare returns learns from the rows that it is applied to."
    )


def in_time(task, saw):
    """The Verdict on what is allowed in a time series; without `time`, it asks whether the rows are
    a time series."""
    if task.time is None:
        return sound(saw, f"Is it a time series? {if_so('time')}")
    return sound(saw, remarks=["With `time` that is allowed."])


def predicted(task, found, places, seed=0):
    """Return (the prepared rows as a table, predict's result for them as an array)."""
    with runs.seeded(task.seed % 2**31 + seed):
        X = runs.applied(found.apply, task.rows_at(places))
        table = as_table(X)
        return table, runs.as_array(runs.called("predict", found.predict, X))


def differ(a, b):
    """Return (M,) whether predictions differ: in the label, or in a number by more than
    rounding."""
    if a.shape != b.shape:
        return np.ones(len(a), bool)
    if a.dtype.kind != "f":
        other = a != b
    else:
        limit = max(APART * np.nanstd(a), 1e-5 * np.nanmax(np.abs(a)))
        other = ~np.isclose(a, b, rtol=0, atol=limit, equal_nan=True)
    return other.reshape(len(a), -1).any(axis=1)
