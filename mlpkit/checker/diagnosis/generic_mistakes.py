"""Mistakes that are the same in every exercise, recognized from the results alone."""

from itertools import permutations

import numpy as np

from mlpkit.checker.comparison.values import equal, find_differences, first_place, same
from mlpkit.checker.diagnosis.transformations import (
    cut_short,
    edges,
    extra_axis,
    otherwise,
    picked,
    shifted,
    subject,
)
from mlpkit.checker.words import number


def diagnose(stage, pairs, sizes=()):
    """Return (slug, sentence) of the generic mistake that fits all pairs, or None.

    pairs: (right, yours, the case's arguments) of one part of the result, a pair for each case.
    stage "shape": shapes differ somewhere; "values": all shapes are right, some values are not.
    sizes: for each pair {name: length}, the lengths by which a result may have been divided.
    """
    shape = transposed, extra_axis, reduced, cut_short, picked
    values = negated, scaled, unstable, otherwise, shifted, edges
    for find in shape if stage == "shape" else values:
        if found := find(pairs):
            return found
    return sized(pairs, sizes) if stage == "values" and sizes else None


def factor_or_form(pairs, sizes):
    """Return (slug, sentence) of a mistake that accompanies others: a sign, a factor, an axis; or
    None."""
    if any(right.shape != yours.shape for right, yours, _ in pairs):
        return transposed(pairs) or extra_axis(pairs)
    return negated(pairs) or scaled(pairs) or sized(pairs, sizes)


def reordered(pairs):
    """Whether all parts of a tuple are right, but in a wrong order, the same for all pairs.

    pairs: (right, yours), two snapshots of the whole result, a pair for each case.
    """
    count = len(pairs[0][0])
    if any(not isinstance(yours, (tuple, list)) or len(yours) != count for _, yours in pairs):
        return False

    def fits(order):
        return all(same(right[i], yours[j]) for right, yours in pairs for i, j in enumerate(order))

    unchanged, *others = permutations(range(count))
    return not fits(unchanged) and any(map(fits, others))


def transposed(pairs):
    if any(right.shape != yours.shape for right, yours, _ in pairs) and all(
        equal(yours, right.T) for right, yours, _ in pairs
    ):
        return "transposed", "All values are right, but {name} is transposed."
    return None


def reduced(pairs):
    """Recognize a mean or sum, over an axis or everything, that should not be there or is
    missing."""
    axes = [*range(max(max(right.ndim, yours.ndim) for right, yours, _ in pairs)), None]
    for axis in axes:
        for word, reduce in (("sum", np.sum), ("mean", np.mean)):
            if any(yours.any() for _, yours, _ in pairs) and all(
                right.ndim > (axis or 0) and fits(yours, right, reduce, axis)
                for right, yours, _ in pairs
            ):
                over = "everything" if axis is None else f"axis {axis}"
                stays = "each value should stay" if axis is None else "that axis should stay"
                return "per-batch", f"This is the {word} over {over} of what is asked for: {stays}."
            if any(right.any() for right, _, _ in pairs) and all(
                yours.ndim > (axis or 0) and fits(right, yours, reduce, axis)
                for right, yours, _ in pairs
            ):
                over = "all of them" if axis is None else f"axis {axis}"
                return "not-reduced", (
                    f"The {word} over {over} is missing: with it the result would be right."
                )
    return None


def fits(one, other, reduce, axis):
    with np.errstate(all="ignore"):
        return other.dtype.kind in "fiub" and equal(one, np.asarray(reduce(other, axis=axis)))


def negated(pairs):
    if any(right.dtype == bool for right, _, _ in pairs):
        return None
    if any(right.any() for right, _, _ in pairs) and all(
        equal(yours, -right.astype(float)) for right, yours, _ in pairs
    ):
        return "wrong-sign", ": the sign is the wrong way round."
    return None


LOGARITHMS = {1 / np.log(2): "2", 1 / np.log(10): "10"}  # {factor on ln: base of the logarithm}


def scaled(pairs):
    """Recognize one factor that is the same for all values of all cases."""
    if any(right.dtype == bool for right, _, _ in pairs):
        return None
    if sum(np.count_nonzero(pair[0]) for pair in pairs) < 2:
        return None
    factor = factor_of(max(pairs, key=lambda pair: np.max(np.abs(pair[0]), initial=0)))
    if factor is None or not all(equal(yours, factor * right) for right, yours, _ in pairs):
        return None
    near = {
        2: ("twice as large as expected", "Is a factor of 2 left in?"),
        0.5: ("half as large as expected", "Is a factor of 2 missing?"),
    }
    for known, (words, question) in near.items():
        if abs(factor / known - 1) < 1e-3:
            return "constant-factor", f": exactly {words}. {question}"
    for known, base in LOGARITHMS.items():
        if abs(abs(factor) / known - 1) < 1e-5:
            sign = ", and the sign is the wrong way round" if factor < 0 else ""
            return "constant-factor", f": this is a logarithm to the base {base}, not ln{sign}."
    return "constant-factor", f": {subject(pairs)} {number(factor)} times what is expected."


def factor_of(pair):
    """Return yours / right at the largest right value; None if that is not conclusive."""
    right, yours, _ = pair
    if not right.size or not right.any():
        return None
    place = np.unravel_index(np.argmax(np.abs(right)), right.shape)
    with np.errstate(all="ignore"):
        factor = float(yours[place]) / float(right[place])
    return factor if np.isfinite(factor) and abs(factor) > 1e-6 else None


def sized(pairs, sizes):
    """Recognize a factor that is a length of each case, or 1 over it, perhaps times a fixed
    number."""
    if any(right.dtype == bool for right, _, _ in pairs):
        return None
    for pair in pairs:
        factor = factor_of(pair)
        if factor is not None and not equal(pair[1], factor * pair[0]):
            return None
    for name in sorted(set.intersection(*map(set, sizes)), key=len):
        lengths = np.array([size[name] for size in sizes], float)
        if found := by_length(pairs, name, lengths):
            return found
    return None


TIMES = {1: "{}", 2: "2 · {}", 0.5: "{} / 2"}  # {the factor besides a length: its words}


def by_length(pairs, name, lengths):
    known = [(factor_of(pair), n) for pair, n in zip(pairs, lengths, strict=True)]
    factors, n = np.array([each for each in known if each[0] is not None] or [(1, 1)]).T
    if len(set(n)) < 2 or (n == 0).any():
        return None

    def fits(factor):
        return all(
            equal(yours, factor(n) * right)
            for (right, yours, _), n in zip(pairs, lengths, strict=True)
            if np.isfinite(factor(n))
        )

    with np.errstate(all="ignore"):
        for by in (-1, 1):
            if fits(lambda n, by=by: n / (n + by)):
                sign = "−" if by < 0 else "+"
                return "one-off", f": it is divided by {name} {sign} 1 where {name} belongs."
        for power, word in ((1, "large"), (-1, "small")):
            rest = factors[0] / n[0] ** power
            if not fits(lambda n, power=power, rest=rest: rest * n**power):
                continue
            for times, words in TIMES.items():
                if abs(abs(rest) / times**power - 1) < 1e-5:
                    sign = ", with the wrong sign" if rest < 0 else ""
                    here = f"here {name} = {number(int(lengths[0]))}"
                    return "size-factor", f": {words.format(name)} times too {word}{sign} ({here})."
            fixed = 1 / rest
            if power == 1 and fixed > 1.5 and abs(fixed - round(fixed)) < 1e-6:
                return "fixed-size", f": it is divided by {round(fixed)}, whatever {name} is."
    return None


def unstable(pairs):
    """Recognize results with nan or inf where the right value is finite, and right everywhere
    else."""
    bad, good = None, False
    for right, yours, args in pairs:
        off = find_differences(yours, right)
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
    if not 20 < size < np.inf:  # the size of the numbers is not the cause
        return None
    return (
        "unstable",
        f". Smaller values come out right; here they go up to {number(size)}, and something "
        "overflows, or rounds to 0.",
    )
