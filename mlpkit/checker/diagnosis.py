"""Mistakes that are the same in every exercise, read off the results alone."""

from itertools import permutations

import numpy as np

from mlpkit.checker.values import differing, first_place, same
from mlpkit.checker.words import number


def diagnose(stage, pairs):
    """(slug, sentence) of the generic mistake that fits all pairs, or None.

    pairs: (right, yours, the case's arguments) of one part of the result, a pair for each case.
    stage "shape": shapes differ somewhere; "values": all shapes are right, some values are not.
    """
    for find in (transposed, reduced) if stage == "shape" else (negated, scaled, unstable):
        if found := find(pairs):
            return found
    return None


def reordered(pairs):
    """Whether all parts of a tuple are right, but stand in another order, the same for all pairs.

    pairs: (right, yours), two snapshots of the whole result, a pair for each case.
    """
    count = len(pairs[0][0])
    if any(not isinstance(yours, (tuple, list)) or len(yours) != count for _, yours in pairs):
        return False

    def fits(order):
        return all(same(right[i], yours[j]) for right, yours in pairs for i, j in enumerate(order))

    unchanged, *others = permutations(range(count))
    return not fits(unchanged) and any(map(fits, others))


def equal(one, other):
    return one.shape == other.shape and not differing(one, other).any()


def transposed(pairs):
    if any(right.shape != yours.shape for right, yours, _ in pairs) and all(
        equal(yours, right.T) for right, yours, _ in pairs
    ):
        return "transposed", "All values are right, but {name} is transposed."
    return None


def reduced(pairs):
    """The mean or the sum over an axis in place of a value for each example."""
    for axis in range(max(right.ndim for right, _, _ in pairs)):
        for word, reduce in (("sum", np.sum), ("mean", np.mean)):
            if any(yours.any() for _, yours, _ in pairs) and all(
                right.ndim > axis and equal(yours, reduce(right, axis=axis))
                for right, yours, _ in pairs
            ):
                return (
                    "per-batch",
                    f"This is the {word} over axis {axis} of what is asked for: that axis stays.",
                )
    return None


def negated(pairs):
    if any(right.dtype == bool for right, _, _ in pairs):
        return None
    if any(right.any() for right, _, _ in pairs) and all(
        equal(yours, -right.astype(float)) for right, yours, _ in pairs
    ):
        return "wrong-sign", ": the sign is the wrong way round."
    return None


def scaled(pairs):
    """One factor for all values of all cases."""
    right, yours, _ = max(pairs, key=lambda pair: np.max(np.abs(pair[0]), initial=0))
    if right.dtype == bool or sum(np.count_nonzero(pair[0]) for pair in pairs) < 2:
        return None
    place = np.unravel_index(np.argmax(np.abs(right)), right.shape)
    with np.errstate(all="ignore"):
        factor = float(yours[place]) / float(right[place])
    if not np.isfinite(factor) or abs(factor) < 1e-6:
        return None
    if not all(equal(yours, factor * right) for right, yours, _ in pairs):
        return None
    near = {
        2: ("twice too large", "Is a factor 2 left in?"),
        0.5: ("half of it", "Is a factor 2 missing?"),
    }
    for known, (words, question) in near.items():
        if abs(factor / known - 1) < 1e-3:
            return "constant-factor", f": exactly {words}. {question}"
    return "constant-factor", f": everywhere {number(factor)} times what is expected."


def unstable(pairs):
    """nan or inf where the right value is finite, and right everywhere else."""
    bad, good = None, False
    for right, yours, args in pairs:
        off = differing(yours, right)
        if not off.any():
            good = True
        elif np.isfinite(yours[off]).any():
            return None
        elif bad is None:
            bad = first_place(off), args
    if not good or bad is None:
        return None
    arrays = [a for a in bad[1] if isinstance(a, np.ndarray) and a.dtype.kind == "f"]
    size = max((float(np.max(np.abs(a))) for a in arrays if a.size), default=0)
    if not 20 < size < np.inf:  # it is not the size of the numbers
        return None
    return (
        "unstable",
        f". Smaller values come out right; here they go up to {number(size)}, and something "
        "overflows, or rounds to 0.",
    )
