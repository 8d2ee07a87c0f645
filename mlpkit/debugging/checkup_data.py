"""What is normal in the data: inputs, classes, neighbours, copies."""

import math

import numpy as np

from mlpkit import debugging
from mlpkit.debugging.checkup_lines import (
    deviations,
    digits,
    lines,
    network_of,
    outside,
    percent,
    some,
)
from mlpkit.debugging.measurements import between_classes
from mlpkit.forward_pass import forward

SIZE = 0.01, 10  # rms of the inputs: unit images 0.4, standardized 1, raw pixels 160, / 255² 0.002
CONSTANT = 0.5  # share of columns; unit images have 0.01, sparse tables a few tenths
# share of rows; above this there is a note, because rows of coarse data repeat by chance
REPEATED = 0.01
SHIFT = 0.1, 4  # accuse if it exceeds both: standard deviations, standard errors of the two means
RARE = 5  # a note if the most common class is more than this many times as frequent as the rarest
# share of a column's variance: ask above the first, accuse above the second; measured up to 0.86
TOLD = 0.95, 0.999
FEW = 10  # examples in a class; with fewer, some column predicts it by chance
# a class of which this many rows are expected in validation has none by chance once in 20,000 times
AWAITED = 10
# share of the way from chance to 1; shuffled labels have 0, healthy data had 0.5 and more
LIKE = 0.05
UNLIKE = 0.4  # the same; shuffling 60% of labels leaves 0.1 to 0.2, like a hard problem
# share of that lead left in validation: accuse below the first, ask below the second; measured 0.9
# with 300 examples
FALLEN = 0.5, 0.75
# distance of validation rows from training rows, relative to that of neighbours in training;
# measured up to 1.13
ELSEWHERE = 1.25
EXACT = 3, 0.001  # copies among validation rows, and their share: above both it is no accident
SENTINEL = 3  # distance of a number from the others of its column, divided by their range
COARSE = 0.2  # different numbers per row of a column; a continuous column has 1
# the share of training rows that repeat, divided by that of validation rows found in training
AGAIN = 0.5
# see `gap` of Copies; rows drawn independently have at most 1.4
GROUPS = 1.8
TELLING = 1.5  # a column's share of variance, divided by the largest share with shuffled labels
FLAT = 20  # columns; with fewer, points are close together by chance
# share of rows so near to training that 0.05 is expected; measured up to 0.1 with 250 examples
CLOSER = 0.15


def see_inputs(asked):
    X, y, X_validation = asked.X, asked.y, asked.validation and asked.validation[0]
    i, N = debugging.inputs(X, X_validation, y), len(X)
    found = f"{exactly(i.least)} to {exactly(i.most)}, size {digits(i.size)}"
    faults, notes, questions = [], [], []
    if asked.not_finite:
        tip = (
            "Find where they come from. Everything else is measured without the rows that have "
            "them."
        )
        faults.append(("data", f"{asked.not_finite:,} nan or inf", tip))
    if outside(i.size, SIZE) and (stands := sentinel(X, i)):
        tip = "Does it mark missing values? Fill them in, or leave those rows out."
        faults.append(("data", stands, tip))
    elif outside(i.size, SIZE):
        faults.append(("data", found, "Scale or standardize the inputs, once."))
    if i.constant > CONSTANT * i.columns:
        never = f"{i.constant} of {i.columns} columns never change"
        faults.append(("data", never, "Look at what the preparation leaves of an example."))
    if X_validation is not None and not i.shift <= shift_allowed(N, len(X_validation)):
        moved = f"validation is {digits(i.shift)} standard deviations away"
        faults.append(
            ("data", moved, "Prepare both sets with one function and the training set's numbers.")
        )
    if i.repeated > REPEATED * N:
        notes.append(("data", f"{i.repeated:,} rows repeat", "Is that so in the data itself?"))
    word, kept = asked.target.word, asked.target.kept
    if i.told > TOLD[0] and N >= FEW * (1 if kept else len(np.unique(y))):
        if i.told > TOLD[1]:
            tip = f"The {word}, or what was made from it, is among the inputs: leave it out."
            faults.append(("data", f"column {i.teller} tells the {word}", tip))
        else:
            nearly = f"column {i.teller} nearly tells the {word}"
            questions.append(("data", nearly, f"Is it known before the {word} is?"))
    return lines("inputs", found, f"size {SIZE[0]:g} to {SIZE[1]:g}", faults, notes, questions)


def exactly(number):
    """A number in words; an integer with all its digits."""
    return f"{number:,.0f}" if number == round(number) and abs(number) < 1e6 else digits(number)


def sentinel(X, i):
    """A number, in words, that recurs far from all others of its column; "" if there is none."""
    for extreme in (i.least, i.most):
        at = X == X.dtype.type(extreme)
        column = int(at.sum(axis=0).argmax())
        others, times = X[~at[:, column], column].astype(float), int(at[:, column].sum())
        if times < 2 or len(others) < 2:
            continue
        off = np.min(np.abs(others - extreme))
        if off > SENTINEL * np.ptp(others) > 0:
            return f"{exactly(extreme)} occurs {times:,} times in column {column}"
    return ""


def shift_allowed(*counts):
    """How far apart the means of two sets of this size may be, in standard deviations."""
    return max(SHIFT[0], SHIFT[1] * math.sqrt(sum(1 / count for count in counts)))


def see_classes(asked):
    labels, _ = debugging.classes(*network_of(asked), asked.X, asked.y)
    C = forward(*network_of(asked), asked.X[:1])[0].shape[1]
    found, faults, notes = f"{labels.min():,} to {labels.max():,} of a class", [], []
    if len(labels) > C:
        out = f"labels up to {len(labels) - 1}, {C} outputs"
        faults.append(("labels", out, "Labels are 0 … C − 1, with C outputs."))
    elif labels.min() == 0 and len(asked.y) >= 20 * C:
        missing = np.flatnonzero(labels == 0)
        none = f"no example of class {', '.join(map(str, missing[:5]))}"
        faults.append(("labels", none, "Look at how the examples were chosen."))
    elif labels.max() > RARE * labels.min():
        notes.append(("labels", found, "With rare classes accuracy alone says little."))
    if asked.validation and not faults:
        faults = judge_validation_classes(labels, np.bincount(asked.validation[1], minlength=C))
    return lines("classes", found, "every class, about as often", faults, notes)


def judge_validation_classes(labels, there):
    """Find faults, for `lines`, in how often classes occur in training and in validation."""
    if len(there) > len(labels):
        out = f"validation labels up to {len(there) - 1}, {len(labels)} outputs"
        return [("labels", out, "Number the classes of both sets in the same way.")]
    awaited = labels / labels.sum() * there.sum()
    missing = np.flatnonzero((there == 0) & (awaited >= AWAITED))
    if not len(missing):
        return []
    none = f"no validation example of class {', '.join(map(str, missing[:5]))}"
    return [("labels", none, "Shuffle before the split, or split class by class.")]


def see_neighbours(asked):
    chosen, others = some(len(asked.X), 2000), (None, None)
    if asked.validation:
        there = some(len(asked.validation[1]), 1000)
        others = [np.asarray(part)[there] for part in asked.validation]
    n = debugging.neighbours(asked.X[chosen], asked.y[chosen], *others)
    least, enough = (n.chance + part * (1 - n.chance) for part in (LIKE, UNLIKE))
    found, chance = f"{percent(n.share)} have the label of their neighbour", percent(n.chance)
    faults, questions = [], []
    if n.share < least and column_tells(asked.X[chosen], asked.y[chosen]):
        tip = f"Chance gives {chance}, yet a column is related to the label. Is the problem hard?"
        questions.append(("labels", f"only {found}", tip))
    elif n.share < least:
        tip = f"Chance gives {chance}. Do labels still belong to their rows?"
        faults.append(("labels", found, tip))
    elif n.share < enough - deviations(n.share, n.examples):
        tip = f"Chance gives {chance}. Is the problem hard, or are labels wrong?"
        questions.append(("labels", f"only {found}", tip))
    elif asked.validation:
        faults, questions = judge_validation_labels(n, len(others[1]))
    return lines("neighbours", found, f"{percent(enough)} or more", faults, (), questions)


def column_tells(X, y):
    """Whether a column is more related to the labels than to any of twenty shuffles of them."""
    rng = np.random.default_rng(0)
    mean, std = (f(X, axis=0, dtype=np.float64) for f in (np.mean, np.std))
    dealt = [between_classes(X, mean, std, rng.permutation(y))[0] for _ in range(20)]
    return between_classes(X, mean, std, y)[0] > TELLING * max(dealt)


def judge_validation_labels(n, count):
    """Return (faults, questions), for `lines`, about Neighbours with this many validation rows."""
    there, surely = f"{percent(n.validation)} in validation", n.share - deviations(n.share, count)
    low, lower = (surely - (1 - part) * (n.share - n.chance) for part in FALLEN[::-1])
    if not n.validation < low:
        return [], []
    if n.away > ELSEWHERE:
        tip = f"It is {digits(n.away)} times as far away: is it prepared differently?"
        return [("data", there, tip)], []
    if n.validation < lower:
        tip = "Do validation labels still belong to their rows, and mean the same?"
        return [("labels", there, tip)], []
    tip = f"In training {percent(n.share)}. Is validation harder, or are labels wrong there?"
    return [], [("labels", there, tip)]


def see_copies(asked):
    if not asked.validation:
        return []
    X_validation = np.asarray(asked.validation[0])
    c = debugging.copies(asked.X, X_validation[some(len(X_validation), 5000)])
    found, faults, notes, questions = f"{c.exact:,} of {c.rows:,} rows", [], [], []
    if c.exact > max(EXACT[0], EXACT[1] * c.rows):
        faults, questions = judge_exact(c, found)
    elif asked.X.shape[1] >= FLAT and (closer := judge_closeness(c)):
        faults += closer
    elif c.exact + c.near and asked.X.shape[1] >= FLAT:
        close = f"{c.exact:,} of {c.rows:,} rows, {c.near:,} nearly"
        notes.append(("data", close, f"Nearly: within {c.distance:g} of the range of a column."))
    if not (faults or questions) and asked.X.shape[1] >= FLAT and c.gap > GROUPS:
        near = f"the nearest training rows stand out: {digits(c.gap)} (usual: about 1)"
        tip = "Are there several rows of one object? Then split by object."
        questions.append(("data", near, tip))
    return lines("copies", found, "next to none in training too", faults, notes, questions)


def judge_exact(c, found):
    """Return (faults, questions), for `lines`, about Copies with exact ones."""
    allowed = max(EXACT[0], EXACT[1] * c.rows)
    if c.alike > allowed >= c.exact - c.alike:
        tip = "It is in training too. Is it empty, like something that failed to load?"
        return [("data", f"{c.alike:,} of {c.rows:,} rows are one and the same", tip)], []
    if c.values <= COARSE and c.again > AGAIN * c.exact / c.rows:
        tip = f"{percent(c.again)} of training rows repeat too. Are few different rows possible?"
        return [], [("data", found, tip)]
    tip = "These validation rows are training rows too: split before anything else."
    return [("data", found, tip)], []


def judge_closeness(c):
    """Return faults, for `lines`, about Copies that are changed a little, or mirrored."""
    allowed = CLOSER + deviations(CLOSER, c.sampled)
    if c.closer > allowed:
        tip = "Copies of training rows, a little changed? Split before anything else."
        return [("data", f"{percent(c.closer)} as near to training as 5% should be", tip)]
    if c.turned > allowed:
        tip = "Mirrored training rows? Split before anything else."
        return [("data", f"{percent(c.turned)} as near once mirrored as 5% should be", tip)]
    return []
