"""The baseline, beaten in pairs over five splits, or honestly not."""

import numpy as np

from mlpkit.capstone.scores import said
from mlpkit.capstone.verdicts import sound

SURE = 2.78  # standard errors: Student's t for 95 % with five pairs


def is_beaten(pairs):
    """Whether the gain over the baseline is larger than it would be by chance."""
    mean, error = gain_of(pairs)
    return mean > SURE * error


def gain_of(pairs):
    """(the mean gain over the splits, its standard error)."""
    gains = np.array([each["score"] - each["plain"] for each in pairs])
    return float(gains.mean()), float(gains.std(ddof=1) / np.sqrt(len(gains)))


def judge(case):
    """The Verdict on the pairs of scores, the capstone's and the baseline's; it is always sound."""
    task, pairs = case.task, case.pairs
    scores, plain = (np.array([each[name] for each in pairs]) for name in ("score", "plain"))
    (mean, error), wins = gain_of(pairs), int((scores > plain).sum())
    gain = f"{100 * mean:+.1f} points" if task.counted else f"R² {mean:+.2f}"
    what = "the commonest class" if task.counted else "the mean"
    saw = (
        f"{said(task, scores.mean())} against {said(task, plain.mean())} of {what}: {gain} "
        f"(± {SURE * error * (100 if task.counted else 1):.2g}), better in {wins} of "
        f"{len(scores)} pairs."
    )
    remarks = []
    splits = len({tuple(each["validation"]) for each in pairs})
    if splits < len(pairs):
        remarks.append(f"The {len(pairs)} splits are {splits}: split does not draw from rng.")
    sure = is_beaten(pairs)
    if not sure and wins == len(pairs):
        remarks.append("Better in each pair; by how much is left open, for the gains differ.")
    elif not sure:
        remarks.append("The baseline is not beaten. That is a result: say it so.")
    return sound(saw, remarks=remarks)
