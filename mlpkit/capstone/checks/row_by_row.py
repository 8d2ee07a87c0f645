"""A row is predicted by itself: which rows come with it changes nothing.

So what was said of many rows at once holds of one that comes alone. Who scales by the rows at hand,
or leaves batch normalization as it is in training, predicts otherwise when others come.
"""

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.comparing import moved
from mlpkit.capstone.tables import as_table
from mlpkit.capstone.verdicts import leak, sound

APART = 0.01  # of their spread: sums in another order differ by far less
SHARE = 0.1  # of the rows with the smallest predictions: some lie at a border, where rounding tells
FEWEST = 8  # rows: of as many a quarter is two


def judge(case):
    """The Verdict on what the first run's functions predict for some rows, and for all at once."""
    task, base, validation = case.task, case.base, case.places[1]
    fine = sound("What is predicted for a row does not depend on those beside it.")
    X, whole = predicted(task, base, validation)
    if len(validation) < FEWEST or differ(whole, predicted(task, base, validation, 1)[1]).any():
        return fine  # too few to be parted; or it draws
    least = np.argsort(whole.reshape(len(whole), -1)[:, -1], kind="stable")[: len(whole) // 4]
    half = np.arange(len(whole) // 2)  # in their order: a row may depend on those before it
    shares = []
    for rows in (np.sort(least), half):
        try:
            own, alone = predicted(task, base, validation[rows])
        except running.LearnersError:
            return fine
        if moved(X[rows], own) is not None:  # said of what `prepare` gave
            return fine
        other = differ(whole[rows], alone)
        shares.append(other.mean())
    if shares[0] < SHARE or not other.any():
        return fine
    row = task.row(validation[half[int(np.argmax(other))]])
    saw = f"{other.sum()} of {len(half)} validation rows, {row} for one, are predicted otherwise"
    cause = "does predict scale by the rows that it is handed, or is it still in training mode?"
    return leak(f"{saw} when the others come with them: {cause}")


def predicted(task, found, places, seed=0):
    """(a table of the prepared rows, what predict gives for them, as an array)."""
    with running.seeded(task.seed % 2**31 + seed):
        X = running.applied(found.apply, task.rows_at(places))
        table = as_table(X)
        return table, running.as_array(running.called("predict", found.predict, X))


def differ(a, b):
    """(M,) whether predictions differ: other labels, or numbers by more than rounding."""
    if a.shape != b.shape:
        return np.ones(len(a), bool)
    if a.dtype.kind != "f":
        other = a != b
    else:
        limit = max(APART * np.nanstd(a), 1e-5 * np.nanmax(np.abs(a)))
        other = ~np.isclose(a, b, rtol=0, atol=limit, equal_nan=True)
    return other.reshape(len(a), -1).any(axis=1)
