"""What is normal in the data: inputs, classes, neighbours, copies."""

import math

import numpy as np

from mlpkit import debugging
from mlpkit.debugging.judging import digits, lines, network_of, outside, percent, some
from mlpkit.forward_pass import forward

SIZE = 0.01, 10  # of inputs: unit images have 0.4, standardized ones 1, pixels 160, 1/255² 0.002
CONSTANT = 0.5  # share of columns; of unit images 0.01, of sparse tables a few tenths
REPEATED = 0.01  # share of rows; above it a note, for in coarse data rows repeat by chance
SHIFT = 0.1, 4  # in standard deviations, and in standard errors of the two means: beyond both
RARE = 5  # the most frequent class by the rarest; above it a note
LIKE = 0.1  # of the way from chance to 1: labels dealt anew have 0; measured 0.63 and more
EXACT = 3, 0.001  # validation rows that are copies, or share of them: more are no accident
FLAT = 20  # columns; below it, points lie close to each other by chance


def see_inputs(asked):
    X_validation = asked.validation and np.asarray(asked.validation[0])
    i, N = debugging.inputs(asked.X, X_validation), len(asked.X)
    found = f"{digits(i.least)} to {digits(i.most)}, size {digits(i.size)}"
    faults, notes = [], []
    if i.not_finite:
        faults.append(("data", f"{i.not_finite:,} nan or inf", "Find where they come from."))
    if outside(i.size, SIZE):
        faults.append(("data", found, "Scale or standardize the inputs, once."))
    if i.constant > CONSTANT * i.columns:
        never = f"{i.constant} of {i.columns} columns never change"
        faults.append(("data", never, "Look at what preparing leaves of an example."))
    if X_validation is not None and not i.shift <= shift_allowed(N, len(X_validation)):
        moved = f"validation is {digits(i.shift)} standard deviations away"
        faults.append(("data", moved, "Prepare both sets by the same function, same numbers."))
    if i.repeated > REPEATED * N:
        notes.append(("data", f"{i.repeated:,} rows repeat", "Is that so in the data itself?"))
    return lines("inputs", found, f"size {SIZE[0]:g} to {SIZE[1]:g}", faults, notes)


def shift_allowed(*counts):
    """How far the means of two sets of so many examples may lie apart, in standard deviations."""
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
    return lines("classes", found, "every class, about as often", faults, notes)


def see_neighbours(asked):
    chosen = some(len(asked.X), 2000)
    n = debugging.neighbours(asked.X[chosen], asked.y[chosen])
    least = n.chance + LIKE * (1 - n.chance)
    found, faults = f"{percent(n.share)} have the label of their neighbour", []
    if n.share < least:
        tip = f"Chance gives {percent(n.chance)}. Do labels still belong to their rows?"
        faults.append(("labels", found, tip))
    return lines("neighbours", found, f"{percent(least)} or more", faults)


def see_copies(asked):
    if not asked.validation:
        return []
    X_validation = np.asarray(asked.validation[0])
    c = debugging.copies(asked.X, X_validation[some(len(X_validation), 5000)])
    found, faults, notes = f"{c.exact:,} of {c.rows:,} rows", [], []
    if c.exact > max(EXACT[0], EXACT[1] * c.rows):
        tip = "These validation rows are training rows too: split before anything else."
        faults.append(("data", found, tip))
    elif c.exact + c.near and asked.X.shape[1] >= FLAT:
        close = f"{c.exact:,} of {c.rows:,} rows, {c.near:,} nearly"
        notes.append(("data", close, f"Nearly: within {c.distance:g} of the range of a column."))
    return lines("copies", found, "next to none in training too", faults, notes)
