"""The split: no row and no group may be in both parts, and no training row later than a validation
row."""

import numpy as np

from mlpkit.capstone.verdicts import leak, sound, unclear

FEW = 20  # validation rows; with this many, a share of one half is known to ± 22 points (95%)


def judge(case):
    """The Verdict on the positions that the first split returns."""
    task, (training, validation) = case.task, case.places
    for wrong in (inside, across_groups, later):
        if saw := wrong(task, training, validation):
            return leak(saw)
    parts = f"{len(training):,} rows train, {len(validation):,} judge"
    questions, remarks = [], []
    if times := len(validation) - len(np.unique(validation)):
        questions.append(f"{times} validation rows occur more than once. Is that intended?")
    if times := len(training) - len(np.unique(training)):
        remarks.append(f"{times} training rows occur more than once.")
    if out := len(case.out):
        rest = f"the {len(task.rest):,} rows that it is given"
        remarks.append(f"split leaves out {out:,} of {rest}.")
    if len(validation) < FEW:
        saw = f"{parts}: with fewer than {FEW} to judge, a number says little."
        return unclear(saw, *questions, remarks=remarks)
    apart = ["no row is in both"]
    apart += ["no group is in both"] if task.groups is not None else []
    apart += ["nothing in training is later"] if task.time is not None else []
    return sound(f"{parts}; {', '.join(apart)}.", *questions, remarks=remarks)


def inside(task, training, validation):
    """A sentence if rows are in both parts; else ""."""
    both = np.intersect1d(training, validation)
    if not len(both):
        return ""
    return (
        f"{len(both):,} of {len(np.unique(validation)):,} validation rows are training rows too, "
        f"{task.row(both[0])} for one."
    )


def across_groups(task, training, validation):
    if task.groups is None:
        return ""
    both = np.intersect1d(task.groups[training], task.groups[validation])
    if not len(both):
        return ""
    place = validation[np.isin(task.groups[validation], both)][0]
    other = training[task.groups[training] == task.groups[place]][0]
    name = task.groups[place]  # shown only if it is a number, not a person's name
    which = f"group {name}" if str(name).isdigit() else "one group"
    return (
        f"{len(both):,} groups are in both parts: {task.row(place)} judges and {task.row(other)} "
        f"trains, both of {which}."
    )


def later(task, training, validation):
    if task.time is None:
        return ""
    first = validation[np.argmin(task.time[validation])]
    late = training[task.time[training] > task.time[first]]
    if not len(late):
        return ""
    return (
        f"{len(late):,} training rows are later than {task.row(first)}, which judges; "
        f"{task.row(late[0])} is one of them. What came later is not known when the prediction is "
        "needed."
    )
