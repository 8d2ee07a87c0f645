"""A column as a target: the labels of its classes, or its numbers."""

import numpy as np

from mlpkit.data.findings import Finding
from mlpkit.data.words import list_first, pluralize, quote_first

FEW = 25  # rows in a class; with fewer, a fifth of them is less than five
MANY = 20  # classes; with more different values, numbers are probably not labels


def classes_of(name, column):
    """Return (labels (N,), integers; names of the classes, in order of the labels; findings).

    Raises ValueError for fewer than two classes, for dates, and for nearly as many classes as rows.
    """
    if column.kind == "dates":
        raise ValueError(f"target {name}: got dates; expected classes.")
    labels, values = column.values.factorize(sort=True)
    numeric = column.kind == "numbers"
    sizes = np.bincount(labels)
    classes = tuple(
        f"{v:.0f}" if isinstance(v, float) and v == round(v) else str(v) for v in values.tolist()
    )
    whole = numeric and bool(np.all(values == np.round(values)))
    if len(values) == 1:
        raise ValueError(f"target {name}: got {classes[0]!r} in every row; expected two classes.")
    if has_too_many(len(values), len(labels), numeric, whole):
        what = "numbers" if numeric else "texts"
        advice = " Is it a number to predict? Then kind='numbers'." if numeric else ""
        raise ValueError(
            f"target {name}: got {len(values):,} different {what} in {len(labels):,} rows; "
            f"expected classes, each with several rows.{advice}"
        )
    findings = []
    if numeric and (not whole or len(values) > MANY // 2):
        told = f"{len(values)} different numbers, taken as classes. Or kind='numbers'?"
        findings.append(Finding("question", name, told))
    findings += notice_small_classes(name, classes, sizes, "row")
    return labels.astype(int).reshape(-1), classes, findings


def has_too_many(different, N, numeric, whole=True):
    """Whether N rows have too many different values to be classes; whole: all are integers."""
    each = N / different
    return (each < 2 and different > MANY // 2) or (
        numeric and different > MANY and (not whole or each < 5)
    )


def notice_small_classes(name, classes, sizes, word):
    """A finding about classes with fewer than `FEW` rows, if there are any; word: "row",
    "picture"."""
    small = [k for k in np.argsort(sizes, kind="stable") if sizes[k] < FEW]
    if not small:
        return []
    which = list_first([f"{classes[k]} {sizes[k]}" for k in small], 6)
    told = (
        f"{pluralize(len(small), 'class')} of fewer than {FEW} {word}s: {which}. A validation set "
    )
    return [Finding("note", name, f"{told}of a fifth has a fifth of them: little to judge by.")]


def numbers_of(name, column):
    """Return (target (N,), float64; (); findings).

    Raises ValueError if the values are not numbers, or are the same in every row.
    """
    if column.kind != "numbers":
        some = quote_first(dict.fromkeys(map(str, column.values)))
        advice = " Are they classes? Then kind='classes'." if column.kind == "categories" else ""
        raise ValueError(f"target {name}: got {column.kind}, {some}; expected numbers.{advice}")
    target = column.values.to_numpy(dtype=np.float64)
    different = np.unique(target)
    if len(different) == 1:
        raise ValueError(f"target {name}: got {different[0]:g} in every row; expected several.")
    findings = []
    if len(different) <= 5 < len(target):
        told = f"{len(different)} different numbers. Are they classes? Then kind='classes'."
        findings.append(Finding("question", name, told))
    return target, (), findings
