"""Rows that stand in both parts of a split word for word, against what chance would give."""

import numpy as np

from mlpkit.capstone.tables import codes_of, hashed, is_identifier
from mlpkit.capstone.verdicts import leak, sound
from mlpkit.capstone.withholding import crowded
from mlpkit.debugging.near_duplicates import row_keys

MANY = 0.1  # of the validation rows: as many copies decide a number
FINE = 0.05  # chance that two rows agree in the finest column: more is coarse, under 20 values
DIFFER = 0.05  # of the groups of equal rows: copies have one target, or a label that was corrected
SAME_TARGET = 0.8  # of the copies: some may have got another label since


def judge(case):
    """The Verdict on one split."""
    task, (training, validation) = case.task, case.places
    codes = coded(task)
    own, other = codes[training], codes[validation]
    keys = row_keys(codes)
    found = np.isin(keys[validation], keys[training]) & (codes.shape[1] > 0)
    copied = int(found.sum())
    if not copied:
        return sound("No validation row stands in training, word for word.")
    chance, finest = by_chance(own, other)
    if np.isfinite(chance):
        found &= ~coincidences(own, other, found, finest)
    found &= ~crowded(keys[np.concatenate([validation, training])])[: len(other)]
    count, whole = int(found.sum()), len(validation)
    saw = f"{copied:,} of {whole:,} validation rows stand in training, word for word"
    if not task.pictures and codes.shape[1] < len(task.columns):
        saw += " but for what is another in each row"
    if count <= 3 * chance + 3 * np.sqrt(chance):
        about = "rows are coarse, of one there are very many, or others differ in one column"
        return sound(f"{saw}: {about}. So many are natural.")
    if disagreeing(keys, task.data.target, np.concatenate([training, validation])) >= DIFFER:
        return sound(f"{saw}, and equal rows often have different targets: no copies of one thing.")
    place = int(np.flatnonzero(found)[0])
    partner = training[keys[training] == keys[validation[place]]][0]
    saw += f": {task.row(validation[place])} is {task.row(partner)} again."
    alike = same_target(task, training, validation[found], keys)
    if count >= MANY * whole and alike >= SAME_TARGET:
        return leak(f"{saw} Chance gives {chance:.1f}.")
    if worth := worth_of(case.right, found):
        return leak(f"{saw} {worth}")
    remark = (
        f"The number does not depend on the {copied} copies, which are in the data as they came."
    )
    return sound(saw, remarks=[remark])


def coded(task):
    """(N, D) whole numbers for the values of each column, without identifiers; a picture is one."""
    if task.pictures:
        columns = [np.array([hashed(picture.tobytes()) for picture in task.data.rows])]
    else:
        columns = [column for column in task.columns if not is_identifier(column)]
    codes = [codes_of(column) for column in columns]
    return np.stack(codes, axis=1) if codes else np.empty((len(task.data), 0), int)


def by_chance(own, other):
    """(how many rows of `other` chance would have find a copy, the number of the finest column).

    By those alike in all other columns: of rows that agree in all columns but the finest, a share p
    agrees in that too, where p is the chance that two different rows have the same value there.
    Infinite where that column is coarse.
    """
    distinct = np.unique(np.concatenate([own, other]), axis=0)
    chances = [np.sum((np.bincount(column) / len(column)) ** 2) for column in distinct.T]
    finest = int(np.argmin(chances))
    p = chances[finest]
    if p > FINE:
        return np.inf, finest
    rest = [j for j in range(own.shape[1]) if j != finest]
    if not rest:
        return float(len(other) * (1 - (1 - p) ** len(np.unique(own)))), finest
    known, times = np.unique(row_keys(own[:, rest]), return_counts=True)
    among = dict(zip(known.tolist(), times.tolist(), strict=True))
    each = [1 - (1 - p) ** among.get(key, 0) for key in row_keys(other[:, rest]).tolist()]
    return float(sum(each)), finest


def coincidences(own, other, found, finest):
    """(m,) which of the copies `found` are no wonder: another row is nearly the same.

    It has the same value in the finest column and differs in one other alone. Where one
    column depends on another, as a fare on the class, rows that are equal by chance have such
    neighbours; a doubled row has none but its copies.
    """
    natural, known = np.zeros(len(other), bool), {}
    order = np.argsort(own[:, finest], kind="stable")
    values = own[order, finest]
    for place in np.flatnonzero(found):
        row = other[place]
        if (key := row.tobytes()) not in known:
            ends = np.searchsorted(values, [row[finest], row[finest] + 1])
            differ = (own[order[ends[0] : ends[1]]] != row).sum(axis=1)
            known[key] = bool((differ == 1).any())
        natural[place] = known[key]
    return natural


def same_target(task, training, copied, keys):
    """The share of the rows copied whose target is that of a row that they are a copy of."""
    of = {}
    for place in training:
        of.setdefault(keys[place], set()).add(task.data.target[place])
    return float(np.mean([task.data.target[place] in of[keys[place]] for place in copied]))


def disagreeing(keys, target, places):
    """The share of the groups of equal rows in which the target differs; 0 without such groups."""
    codes, y = np.unique(keys[places], return_inverse=True)[1], target[places]
    low, high = np.full(codes.max() + 1, np.inf), np.full(codes.max() + 1, -np.inf)
    np.minimum.at(low, codes, y)
    np.maximum.at(high, codes, y)
    groups = np.bincount(codes) > 1
    return float(np.mean(low[groups] < high[groups])) if groups.any() else 0.0


def worth_of(right, found):
    """In words what the copies add to the mean of `right`, where that is beyond doubt; else ""."""
    rest = right[~found]
    if len(rest) < 10:
        return ""
    gain = right.mean() - rest.mean()
    if gain <= 2 * rest.std(ddof=1) / np.sqrt(len(rest)):
        return ""
    return f"Without them the mean is {rest.mean():.3g}, with them {right.mean():.3g}."
