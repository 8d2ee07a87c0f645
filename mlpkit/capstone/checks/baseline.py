"""The baseline, beaten in pairs over five splits, or honestly not."""

import numpy as np

from mlpkit.capstone.scores import said
from mlpkit.capstone.verdicts import SOUND, Verdict

NAME = "against the baseline"
SPLITS = 5
SURE = 2.78  # standard errors: Student's t for 95 % with five pairs


def judge(task, scores, plain, splits):
    """The Verdict on pairs (K,): the scores and the baseline's; splits: how many are different."""
    scores, plain = np.asarray(scores), np.asarray(plain)
    gains = scores - plain
    mean, wins = float(gains.mean()), int((gains > 0).sum())
    error = float(gains.std(ddof=1) / np.sqrt(len(gains)))
    form = "{:+.1f} points" if task.counted else "R² {:+.2f}"
    gain = form.format(100 * mean if task.counted else mean)
    what = "the commonest class" if task.counted else "the mean"
    saw = (
        f"{said(task, scores.mean())} against {said(task, plain.mean())} of {what}: {gain} "
        f"(± {SURE * error * (100 if task.counted else 1):.2g}), better in {wins} of "
        f"{len(scores)} pairs."
    )
    remarks = []
    if splits < len(scores):
        remarks.append(f"The {len(scores)} splits are {splits}: split does not draw from rng.")
    sure = mean > SURE * error
    if not sure and wins == len(gains):
        remarks.append("Better in each pair; by how much is left open, for the gains differ.")
    elif not sure:
        remarks.append("The baseline is not beaten. That is a result: say it so.")
    return Verdict(NAME, SOUND, saw, remarks=remarks)
