"""Right results that were changed in the last step: a root, a cut, a lost row, a logarithm.

Each function gets pairs, (right, yours, the case's arguments) for each case, and returns (slug,
sentence) if one such change fits all of them, or None.
"""

import numpy as np

from mlpkit.checker.comparison.values import equal, find_differences
from mlpkit.checker.words import number

# {slug: (what is done to the right values, how the sentence continues after the difference)}
OTHERWISE = {
    "root": (np.sqrt, ": this is the square root of the right result."),
    "squared": (np.square, ": this is the square of the right result."),
    "sign-lost": (np.abs, ": the absolute values are right, but the sign is lost."),
    "one-minus": (lambda a: 1 - a, ": this is 1 minus the right result."),
    "reciprocal": (lambda a: 1 / a, ": this is 1 divided by the right result."),
    "exponential": (np.exp, ": this is e to the power of the right result."),
    "logarithm": (np.log, ": this is the logarithm of the right result."),
    "minus-logarithm": (lambda a: -np.log(a), ": this is minus the logarithm of the right result."),
    "no-negatives": (lambda a: np.maximum(a, 0), ": whatever should be below 0 came out as 0."),
    "no-positives": (lambda a: np.minimum(a, 0), ": whatever should be above 0 came out as 0."),
    "whole-numbers": (np.trunc, ": everything after the decimal point is lost."),
    "rounded": (np.rint, ": it is rounded to whole numbers."),
    "rows-reversed": (lambda a: a[::-1] if a.ndim else a, ": the order is reversed: last first."),
    "columns-reversed": (
        lambda a: a[:, ::-1] if a.ndim == 2 else a,
        ": the order in each row is reversed.",
    ),
    "sorted": (lambda a: np.sort(a, axis=0) if a.ndim else a, ": the values have been sorted."),
    "running-sum": (
        lambda a: np.cumsum(a, axis=0) if a.ndim else a,
        ": these are running sums, each of a value and all those before it.",
    ),
    "transposed": (np.transpose, ": rows and columns are exchanged."),
}
OTHERWISE |= {
    f"rounded-to-{digits}": (
        lambda a, digits=digits: np.round(a, digits),
        f": it is rounded to {digits} decimal{'s' * (digits > 1)}. Return it unrounded.",
    )
    for digits in range(1, 7)
}


def numeric(pairs):
    return all(right.dtype.kind in "fiu" and yours.dtype.kind in "fiu" for right, yours, _ in pairs)


def informative(pairs):
    """Whether there are enough different right values to exclude a match by accident."""
    return varied([right for right, _, _ in pairs])


def varied(arrays):
    return bool(arrays) and len(np.unique(np.concatenate([a.ravel() for a in arrays]))) > 2


def subject(pairs):
    """Return what the message is about: the number of the first case, or its entries."""
    return "it is always" if pairs[0][1].ndim == 0 else "every entry is"


def otherwise(pairs):
    """Recognize one of the changes in OTHERWISE, or a result of zeros only."""
    if not numeric(pairs) or not informative(pairs):
        return None
    if all(not yours.any() for _, yours, _ in pairs):
        single = all(yours.ndim == 0 for _, yours, _ in pairs)
        return "all-zeros", f". Yours is 0 {'whatever comes in' if single else 'everywhere'}."
    if not varied([yours for _, yours, _ in pairs]):
        return None
    with np.errstate(all="ignore"):
        for slug, (change, sentence) in OTHERWISE.items():
            if all(equal(yours, change(right.astype(float))) for right, yours, _ in pairs):
                return slug, sentence
    return None


def shifted(pairs):
    """Recognize the same number added to every value, or subtracted."""
    if not numeric(pairs) or not informative(pairs):
        return None
    right, yours, _ = pairs[0]
    if not right.size:
        return None
    by = float(yours.ravel()[0]) - float(right.ravel()[0])
    if not np.isfinite(by) or abs(by) < 1e-9:
        return None
    if not all(equal(yours, right + by) for right, yours, _ in pairs):
        return None
    more = "too large" if by > 0 else "too small"
    return "shifted", f": {subject(pairs)} {number(abs(by))} {more}."


def edges(pairs):
    """Recognize a result that is right except for the first or last row, column or value."""
    offs = [find_differences(yours, right) for right, yours, _ in pairs]
    depth = {off.ndim for off in offs}
    if len(depth) != 1:
        offs, depth = [off.ravel() for off in offs], {1}
    if not max(depth):
        return None
    for axis in range(max(depth)):
        for word, edge in (("last", -1), ("first", 0)):
            inner = [np.delete(off, edge, axis) for off in offs if off.shape[axis]]
            outer = [off.take(edge, axis) for off in offs if off.shape[axis]]
            if (
                sum(part.size > 0 for part in inner) > 1
                and all(part.any() for part in outer)
                and not any(part.any() for part in inner)
            ):
                what = "value" if max(depth) == 1 else ("row", "column")[axis > 0]
                return f"{word}-{what}", f": the {word} {what} is wrong; all others are right."
    return None


def extra_axis(pairs):
    """Recognize a result that is right but for axes of length 1: keepdims, or a column for a
    vector."""
    if any(right.size != yours.size for right, yours, _ in pairs):
        return None
    if all(yours.ndim == right.ndim for right, yours, _ in pairs):
        return None
    if not all(equal(yours.reshape(right.shape), right) for right, yours, _ in pairs):
        return None
    pair = next((p for p in pairs if p[0].ndim != p[1].ndim), pairs[0])
    right, yours, _ = pair
    if yours.ndim > right.ndim and [n for n in yours.shape if n > 1] == [
        n for n in right.shape if n > 1
    ]:
        return (
            "axis-too-many",
            "The values are right. There is one axis too many, of length 1. Such an axis is kept "
            "by keepdims=True, and added by [:, None] and reshape(-1, 1).",
        )
    if [n for n in yours.shape if n > 1] == [n for n in right.shape if n > 1]:
        return "axis-lost", "The values are right, but an axis of length 1 is missing."
    return "flattened", "The values are right, but they are in a different shape."


def cut_short(pairs):
    """Recognize the right values without some rows or columns."""
    if not informative(pairs):
        return None
    for axis in range(max(right.ndim for right, _, _ in pairs)):
        if not all(right.ndim == yours.ndim > axis for right, yours, _ in pairs):
            return None
        for word, start in (("last", True), ("first", False)):
            cut = []
            for right, yours, _ in pairs:
                have, want = yours.shape[axis], right.shape[axis]
                places = np.arange(have) if start else np.arange(want - have, want)
                fits = have <= want and equal(yours, right.take(places, axis))
                cut.append(want - have if fits else -1)
            if min(cut) >= 0 and max(cut) > 0 and any(yours.size for _, yours, _ in pairs):
                single = all(right.ndim == 1 for right, _, _ in pairs)
                what = "values" if single else ("rows", "columns")[axis > 0]
                return "cut-short", (
                    f"The values in the result are right, but the {word} {what} are missing."
                )
    return None


def picked(pairs):
    """Recognize one row of the right result, or the elements that a mask selects from it."""
    for word, row in (("first", 0), ("last", -1)):
        if any(len(right) > 1 for right, _, _ in pairs if right.ndim) and all(
            right.ndim > 1 and len(right) and equal(yours, right[row]) for right, yours, _ in pairs
        ):
            return f"{word}-row-alone", f"This is only the {word} row of what is asked for."
    if not all(right.ndim and yours.ndim == 1 for right, yours, _ in pairs):
        return None
    if all(right.ndim == 1 for right, _, _ in pairs):
        return None
    if not informative(pairs) or not any(yours.size for _, yours, _ in pairs):
        return None
    if all(equal(yours, right.ravel()[: yours.size]) for right, yours, _ in pairs):
        return None
    if not all(in_order(yours.tolist(), right.ravel().tolist()) for right, yours, _ in pairs):
        return None
    return (
        "picked",
        "Only some of the values are left, in a vector: array[condition] drops all others. Each "
        "element should keep its place in the result.",
    )


def in_order(some, all_of_them):
    """Whether `some` is a subsequence of `all_of_them`."""
    left = iter(all_of_them)
    return all(any(value == other for other in left) for value in some)
