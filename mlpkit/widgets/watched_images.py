"""Images that show how a run progresses: which of them it gets right after each epoch."""

import itertools
import math

import numpy as np

from mlpkit.forward_pass import predict
from mlpkit.training import parameters_to_predict

MANY = 100  # images, so that counts are percentages
SMALLEST = 8  # pixels per side; smaller or non-square inputs are not images
ENOUGH = 5000  # examples that show the range of each pixel
WRONG, RIGHT, LEARNED, FORGOTTEN = range(
    4
)  # an image's state after an epoch; in the last two it has changed since the epoch before
RECENT = 5  # changes are also counted over this many epochs


def chosen(y, classes):
    """Return indices of at most MANY examples, the same number per class, class by class; y (N,)
    labels.

    Empty if y is numeric, because then no answer is either right or wrong.
    """
    if y.dtype.kind == "f":
        return np.empty(0, int)
    each = max(MANY // classes, 1)
    return np.concatenate([np.flatnonzero(y == k)[:each] for k in range(classes)])[:MANY]


def as_images(X, data):
    """Return rows of X (K, D) as bytes (K, side, side), or None if D is not a square of pixels.

    Each pixel is scaled by its range in `data` (N, D), so that standardized pixels show the image
    too.
    """
    side = math.isqrt(X.shape[1])
    if side * side != X.shape[1] or side < SMALLEST:
        return None
    low, high = data[:ENOUGH].min(axis=0), data[:ENOUGH].max(axis=0)
    shares = (X - low) / np.where(high > low, high - low, 1)
    return (255 * np.clip(shares, 0, 1)).astype(np.uint8).reshape(-1, side, side)


def judged(run, X, y, before=None):
    """Which rows of X (K, D) the network gets right now, and which it has ever forgotten: (2, K).

    before : the same, an epoch earlier
    """
    right = predict(run.network, parameters_to_predict(run.optimizer, run.parameters), X) == y
    forgotten = np.zeros(len(y), bool) if before is None else before[1] | before[0] & ~right
    return np.stack([right, forgotten])


def changes(before, now):
    """Return WRONG, RIGHT, LEARNED or FORGOTTEN per image, (K,) integers, from two results of
    `judged`."""
    (before, _), (now, _) = before, now
    return np.where(now, np.where(before, RIGHT, LEARNED), np.where(before, FORGOTTEN, WRONG))


def wall(seen, epochs):
    """The numbers for drawing the images: a row for each epoch in `seen`.

    seen : {epoch: result of `judged`}; an epoch without the one before it shows no changes.
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
    """A sentence on the set that the images are from; apart: whether it is not the training set."""
    whose = "validation images" if apart else "images that it trains on"
    if count == total:
        return f"The wall shows all {count} {whose}."
    curve = "validation" if apart else "training"
    return (
        f"The wall shows {count} of the {total:,} {whose}; the {curve} accuracy counts all of them."
    )


def said(seen, epoch):
    """A sentence on what changed in an epoch and in the RECENT epochs up to it; "" if unknown."""
    if epoch not in seen or epoch - 1 not in seen:
        return ""
    count = seen[epoch].shape[1]
    span = [k for k in range(epoch - RECENT, epoch + 1) if k in seen]
    steps = [gained(seen[a], seen[b]) for a, b in itertools.pairwise(span)]
    learned, forgotten = steps[-1]
    words = f" Of the {count} on the wall it has just learned {learned} and forgotten {forgotten}"
    if len(steps) == RECENT:
        ups, downs = (sum(part) for part in zip(*steps, strict=True))
        words += f"; since epoch {epoch - RECENT} it has learned {ups} and forgotten {downs}"
    ever = seen[epoch][1].sum()
    have = "has" if ever == 1 else "have"
    return f"{words}. {ever} {have} been forgotten at least once." if ever else f"{words}."


def gained(before, now):
    """How many images were learned and how many forgotten between two results of `judged`."""
    (before, _), (now, _) = before, now
    return int((~before & now).sum()), int((before & ~now).sum())
