"""Whether the capstone beats the baseline, compared in pairs over five splits."""

import numpy as np

from mlpkit.capstone.scores import against_plain, said
from mlpkit.capstone.verdicts import sound


def judge(case):
    """The Verdict on the pairs of scores, the capstone's and the baseline's; it is always
    "sound"."""
    task, pairs = case.task, case.pairs
    scores, plain = (np.array([each[name] for each in pairs]) for name in ("score", "plain"))
    gain, wins = against_plain(task, pairs), int((scores > plain).sum())
    what = "the commonest class" if task.counted else "the mean"
    saw = (
        f"In validation, over {len(scores)} splits, {said(task, scores.mean())} against "
        f"{said(task, plain.mean())} for {what}: {in_words(task, gain)}, better in {wins} of "
        f"{len(scores)} splits."
    )
    remarks = []
    splits = len({tuple(each["validation"]) for each in pairs})
    if splits < len(pairs):
        remarks.append(
            f"only {splits} of the {len(pairs)} splits are distinct: split does not draw from rng."
        )
    if gain.reason:
        remarks.append(f"It is unknown whether the baseline is beaten: {gain.reason}.")
    elif gain.low <= 0 and wins == len(pairs):
        remarks.append(
            "Better in every split; how much better is uncertain, because the gains differ."
        )
    elif gain.low <= 0:
        remarks.append("The baseline is not beaten. That is a result: report it.")
    return sound(saw, remarks=remarks)


def in_words(task, gain):
    """A gain and its interval: "+12.0 points (95% interval ± 3.1)"."""
    words = f"{100 * gain.value:+.1f} points" if task.counted else f"R² {gain.value:+.2f}"
    if gain.reason:
        return words
    return f"{words} (95% interval ± {(gain.high - gain.value) * (100 if task.counted else 1):.2g})"
