"""Rows that are in both parts of a split unchanged, and not by coincidence."""

import numpy as np

from mlpkit.capstone.tables import codes_of, hashed, is_identifier
from mlpkit.capstone.verdicts import leak, sound
from mlpkit.capstone.withheld_split import coarse, crowded
from mlpkit.debugging.near_duplicates import row_keys

MANY = 0.1  # share of the validation rows; this many copies can decide a score
FEW = 3  # at most this many copies may be a coincidence
# share of the groups of equal rows; real copies also share a target, unless a label was corrected
DIFFER = 0.05


def judge(case):
    """The Verdict on one split."""
    task, (training, validation) = case.task, case.places
    codes, seen = coded(task), np.concatenate([training, validation])
    keys = row_keys(codes)
    found = np.isin(keys[validation], keys[training]) & (codes.shape[1] > 0)
    copied, whole = int(found.sum()), len(validation)
    if not copied:
        return sound("No validation row is in training word for word.")
    saw = f"{copied:,} of {whole:,} validation rows are in training word for word"
    if not task.pictures and codes.shape[1] < len(task.columns):
        saw += " apart from columns that differ in every row"
    found &= ~crowded(keys[np.concatenate([validation, training])])[:whole]
    if coarse(task.data.rows, keys) or found.sum() <= FEW:
        return sound(
            f"{saw}: columns have few values, or one row is very frequent. That is natural."
        )
    if disagreeing(keys, task.data.target, seen) >= DIFFER:
        return sound(f"{saw}, and equal rows often have different targets: they aren't copies.")
    place = int(np.flatnonzero(found)[0])
    partner = training[keys[training] == keys[validation[place]]][0]
    saw += f": {task.row(validation[place])} is {task.row(partner)} again."
    if found.sum() >= MANY * whole:
        return leak(saw)
    if worth := worth_of(case.right, found):
        return leak(f"{saw} {worth}")
    remark = f"The number doesn't depend on the {copied} copies, which were in the data already."
    return sound(saw, remarks=[remark])


def coded(task):
    """Return (N, D) whole numbers for the values of each column, without identifiers; a picture is
    one value."""
    if task.pictures:
        columns = [np.array([hashed(picture.tobytes()) for picture in task.data.rows])]
    else:
        columns = [column for column in task.columns if not is_identifier(column)]
    codes = [codes_of(column) for column in columns]
    return np.stack(codes, axis=1) if codes else np.empty((len(task.data), 0), int)


def disagreeing(keys, target, places):
    """The share of groups of equal rows whose targets differ; 0 if no two rows are equal."""
    codes, y = np.unique(keys[places], return_inverse=True)[1], target[places]
    low, high = np.full(codes.max() + 1, np.inf), np.full(codes.max() + 1, -np.inf)
    np.minimum.at(low, codes, y)
    np.maximum.at(high, codes, y)
    groups = np.bincount(codes) > 1
    return float(np.mean(low[groups] < high[groups])) if groups.any() else 0.0


def worth_of(right, found):
    """A sentence on what the copies add to the mean of `right`, if that is beyond doubt; else
    ""."""
    rest = right[~found]
    if len(rest) < 10:
        return ""
    gain = right.mean() - rest.mean()
    if gain <= 2 * rest.std(ddof=1) / np.sqrt(len(rest)):
        return ""
    return f"Without them the mean is {rest.mean():.3g}, with them {right.mean():.3g}."
