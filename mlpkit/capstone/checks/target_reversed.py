"""The training target is reversed, and predictions must reverse with it. Each training row gets a
different class, with each class as often as before, or the number from the other end of the order.
A model that learns from these is wrong about the true target. One that is still right knows the
target from elsewhere: it looks rows up in a table, or it was trained before.
"""

import numpy as np

from mlpkit.capstone import runs
from mlpkit.capstone.scores import chance, error_of, said, score, unit_count
from mlpkit.capstone.tables import is_identifier
from mlpkit.capstone.verdicts import leak, sound, unclear

SURE = 4  # standard errors above chance; 1 in 30,000 for a normal distribution
NUDGE = 1e-6  # share of a column's spread: too little to change a rule, enough to defeat a look-up
# share of the lead over chance that nudging must cost: it costs a rule nothing, and a look-up all
LOST = 0.5


def judge(case):
    """The Verdict on a run with the target reversed, compared with the true target."""
    task, (training, validation) = case.task, case.places
    try:
        target = turned(task, training)
        found = case.train("the target reversed", training, validation, 80, target)
        nudged = nudged_score(task, found, validation)
    except runs.LearnersError as error:
        return unclear(f"With the target reversed: {error}")
    right = score(task, found.predicted, validation)
    best = chance(task, validation, task.data.target)
    saw = f"Trained on it, {said(task, right)} against the true target; a constant gets "
    saw += f"{said(task, best)}."
    if right <= best + SURE * error_of(task, best, unit_count(task, validation)):
        return sound(f"{saw} The predictions reverse with the target.")
    if np.isfinite(nudged) and nudged < best + LOST * (right - best):
        return leak(
            f"{saw} On rows moved by a millionth, under different names, it is "
            f"{said(task, nudged)}: the rows are looked up, not predicted."
        )
    if case.fitted:
        return leak(f"{saw} It comes from {case.fitted}, which was trained before.")
    question = "Is it a fixed rule, or something trained before? On which rows?"
    return unclear(f"{saw} So it does not come from the target.", question)


def turned(task, training):
    """Return (N,) the target, reversed for the training rows."""
    target = task.data.target.copy()
    own = target[training]
    if task.counted:
        mixed = np.random.default_rng([task.seed, 23]).permutation(len(own))
        order = mixed[np.argsort(own[mixed], kind="stable")]
        own[order] = np.roll(own[order], -np.bincount(own).max())
    else:
        order = np.argsort(own, kind="stable")
        own[order] = own[order][::-1]
    target[training] = own
    return target


def nudged_score(task, found, validation):
    """The score on validation rows whose numbers were moved a little; nan if none could be."""
    rows = nudge(task.rows_at(validation), np.random.default_rng(task.seed))
    if rows is None:
        return float("nan")
    return score(task, runs.predictions(task, found, rows), validation)


def nudge(rows, rng):
    """Return rows with their real numbers moved by a tiny amount, under different names. None if
    there is nothing to move. The names are those in the index, and in columns that name each row:
    no rule uses them, but a look-up may. A rule may use whole numbers and dates, even if each row
    has a different one: in such a column each row gets the next larger or smaller value.
    """
    if not hasattr(rows, "iloc"):
        if rows.dtype.kind != "f":
            return None
        moved = rows + NUDGE * rows.std(axis=0) * rng.standard_normal(rows.shape)
        return moved.astype(rows.dtype)
    real = [j for j, kind in enumerate(rows.dtypes) if kind.kind == "f"]
    for j in real:
        column = rows.iloc[:, j]
        moved = column + NUDGE * column.std() * rng.standard_normal(len(rows))
        rows.isetitem(j, moved.astype(column.dtype))
    for j in range(rows.shape[1]):
        column = np.asarray(rows.iloc[:, j])
        if j not in real and is_identifier(column):
            in_order = column.dtype.kind in "iuM"
            other = next_to(column) if in_order else rng.permutation(len(rows))
            rows.isetitem(j, rows.iloc[:, j].to_numpy()[other])
    rows.index = rng.permutation(rows.index)
    return rows


def next_to(column):
    """Return (n,) for each position, that of the next larger or smaller number, swapped in
    pairs."""
    order = np.argsort(column, kind="stable")
    pairs = np.arange(len(order)) ^ 1
    pairs[pairs == len(order)] -= 1  # the last position has no partner
    other = np.empty_like(order)
    other[order] = order[pairs]
    return other
