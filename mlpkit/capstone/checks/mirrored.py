"""The training target turned round: what is learnt must turn with it.

Each class becomes another, as far as there are rows of others: so it is as frequent as before. Each
number becomes the one at the other end of their order. Who learns from the
target that he is handed is then wrong about the true one. Who is still right has it from elsewhere:
from a table in which rows are looked up, or from a model that was trained before.
"""

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.calling import LearnersError
from mlpkit.capstone.checks.copies import is_identifier
from mlpkit.capstone.checks.permuted import SURE, chance
from mlpkit.capstone.scores import said, score
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict
from mlpkit.data.dataset import take

NAME = "the target turned round"
NUDGE = 1e-6  # of a column's spread: no rule minds, a look-up finds nothing
LOST = 0.5  # of the way to chance


def turned(task, training):
    """(N,) the target with that of the training rows turned round."""
    target = task.data.target.copy()
    own = target[training]
    if task.data.kind == "classes":
        mixed = np.random.default_rng([task.seed, 23]).permutation(len(own))
        order = mixed[np.argsort(own[mixed], kind="stable")]
        new = own.copy()
        new[order] = np.roll(own[order], -np.bincount(own).max())
        target[training] = new
    else:
        order = np.argsort(own, kind="stable")
        new = own.copy()
        new[order] = own[order][::-1]
        target[training] = new
    return target


def one(task, training, validation):
    """One run: {"score": against the true target, "chance", "nudged": of rows hardly moved}."""
    target = turned(task, training)
    try:
        found = running.run(task, training, validation, seed=80, target=target)
        right = score(task, found.predicted, validation)
        nudged = nudged_score(task, found, validation)
    except LearnersError as error:
        return {"error": str(error)}
    best = chance(task, training, validation, task.data.target)
    return {"score": right, "chance": best, "nudged": nudged}


def nudged_score(task, found, validation):
    """The score on validation rows whose numbers were moved a little; nan where none could be."""
    rows = nudge(take(task.data.rows, validation), np.random.default_rng(task.seed))
    if rows is None:
        return float("nan")
    with running.seeded(task.seed % 2**31):
        given = running.called("predict", found.predict, running.applied(found.apply, rows))
    predicted = running.as_predictions(given, task, len(validation))
    return score(task, predicted, validation)


def nudge(rows, rng):
    """Rows with their real numbers moved by next to nothing, under other names.

    None where there is nothing to move. The names are those of the index, and of columns that
    name each row: no rule goes by those, a look-up may.
    """
    if not hasattr(rows, "iloc"):
        if rows.dtype.kind != "f":
            return None
        moved = rows + NUDGE * rows.std(axis=0) * rng.standard_normal(rows.shape)
        return moved.astype(rows.dtype)
    real = [j for j in range(rows.shape[1]) if rows.dtypes.iloc[j].kind == "f"]
    for j in real:
        column = rows.iloc[:, j]
        moved = column + NUDGE * column.std() * rng.standard_normal(len(rows))
        rows.isetitem(j, moved.astype(column.dtype))
    named = [
        j
        for j in range(rows.shape[1])
        if is_identifier(np.asarray(rows.iloc[:, j])) and j not in real
    ]
    for j in named:
        rows.isetitem(j, rows.iloc[:, j].to_numpy()[rng.permutation(len(rows))])
    rows.index = rng.permutation(rows.index)
    return rows


def judge(task, validation, found, fitted=""):
    """The Verdict. fitted: what the functions reach that was trained before, in words."""
    if "error" in found:
        return Verdict(NAME, UNCLEAR, f"With the target turned round {found['error']}")
    right, best = found["score"], found["chance"]
    n = len(validation) if task.groups is None else len(np.unique(task.groups[validation]))
    error = np.sqrt(max(best * (1 - best), 0.02) / n) if task.counted else 1 / np.sqrt(n)
    saw = f"Trained on it, {said(task, right)} against the true target; a constant has "
    saw += f"{said(task, best)}."
    if right <= best + SURE * error:
        return Verdict(NAME, SOUND, f"{saw} What is learnt turns with what is taught.")
    lookup = np.isfinite(found["nudged"]) and found["nudged"] < best + LOST * (right - best)
    if lookup:
        return Verdict(
            NAME,
            LEAK,
            f"{saw} Of rows moved by a millionth, under other names, it is "
            f"{said(task, found['nudged'])}: the rows are looked up, not predicted.",
        )
    if fitted:
        return Verdict(NAME, LEAK, f"{saw} It comes from {fitted}, which was trained before.")
    question = "Is it a fixed rule, or something trained before? On which rows?"
    return Verdict(NAME, UNCLEAR, f"{saw} So it does not come from the target.", [question])
