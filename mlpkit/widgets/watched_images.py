"""Images that a run is watched by: which of them it gets right after each epoch."""

import itertools
import math

import numpy as np

from mlpkit.forward_pass import predict
from mlpkit.training import resting

MANY = 100  # images, so that counts are percentages
SMALLEST = 8  # pixels; inputs that make no square of that or more are no image
ENOUGH = 5000  # examples that show how far each pixel goes
WRONG, RIGHT, LEARNED, FORGOTTEN = range(4)  # after an epoch; the last two: not so before it
RECENT = 5  # epochs, over which changes are counted, too


def chosen(y, classes):
    """Places of MANY examples at most, of each class as many, class by class; y (N,) labels.

    None where y is numbers: of those no answer is right or wrong.
    """
    if y.dtype.kind == "f":
        return np.empty(0, int)
    each = max(MANY // classes, 1)
    return np.concatenate([np.flatnonzero(y == k)[:each] for k in range(classes)])[:MANY]


def as_images(X, data):
    """Rows of X (K, D) as bytes (K, side, side), or None when D is no square of pixels.

    Each pixel goes from its least to its largest in `data` (N, D): so standardized ones, too, are
    those of the image.
    """
    side = math.isqrt(X.shape[1])
    if side * side != X.shape[1] or side < SMALLEST:
        return None
    low, high = data[:ENOUGH].min(axis=0), data[:ENOUGH].max(axis=0)
    shares = (X - low) / np.where(high > low, high - low, 1)
    return (255 * np.clip(shares, 0, 1)).astype(np.uint8).reshape(-1, side, side)


def judged(run, X, y, before=None):
    """Which of X (K, D) the network of a run gets right now, and which were ever forgotten, (2, K).

    before : the same, an epoch ago
    """
    right = predict(run.network, resting(run.optimizer, run.parameters), X) == y
    forgotten = np.zeros(len(y), bool) if before is None else before[1] | before[0] & ~right
    return np.stack([right, forgotten])


def changes(before, now):
    """For each image WRONG, RIGHT, LEARNED or FORGOTTEN, (K,) of int64, of two of `judged`."""
    (before, _), (now, _) = before, now
    return np.where(now, np.where(before, RIGHT, LEARNED), np.where(before, FORGOTTEN, WRONG))


def wall(seen, epochs):
    """What is drawn of the images: a row for each of the epochs that was seen.

    seen : {epoch: what `judged` gave}; an epoch without the one before it changes nothing.
    """
    shown = [epoch for epoch in epochs if epoch in seen]
    rows = [changes(seen.get(epoch - 1, seen[epoch]), seen[epoch]) for epoch in shown]
    cells = np.array(rows or np.empty((0, 0)), np.uint8)
    return {
        "seen": np.array(shown, int),
        "cells": cells,
        "right": np.isin(cells, (RIGHT, LEARNED)).sum(axis=1),
        "learned": (cells == LEARNED).sum(axis=1),
        "forgotten": (cells == FORGOTTEN).sum(axis=1),
    }


def sample(count, total, apart):
    """What the images are part of; apart: not of those that a run trains with."""
    whose = "validation images" if apart else "images that it trains with"
    if count == total:
        return f"On the wall are all {count} {whose}."
    curve = "validation" if apart else "training"
    return (
        f"On the wall are {count} of the {total:,} {whose}; the {curve} accuracy counts all of "
        "them."
    )


def said(seen, epoch):
    """A sentence on what an epoch changed, and the RECENT ones up to it; "" for none."""
    if epoch not in seen or epoch - 1 not in seen:
        return ""
    count = seen[epoch].shape[1]
    span = [k for k in range(epoch - RECENT, epoch + 1) if k in seen]
    steps = [gained(seen[a], seen[b]) for a, b in itertools.pairwise(span)]
    learned, forgotten = steps[-1]
    words = f" Of the {count} on the wall it has just learned {learned} and forgotten {forgotten}"
    if len(steps) == RECENT:
        ups, downs = (sum(part) for part in zip(*steps, strict=True))
        words += f"; since epoch {epoch - RECENT}, {ups} and {downs}"
    ever = seen[epoch][1].sum()
    have = "has" if ever == 1 else "have"
    return f"{words}. {ever} {have} been forgotten at least once." if ever else f"{words}."


def gained(before, now):
    """How many images were learned and how many forgotten from one of `judged` to another."""
    (before, _), (now, _) = before, now
    return int((~before & now).sum()), int((before & ~now).sum())
