"""Findings about the columns and rows of a table, made before anything learns from it."""

import re

import numpy as np

from mlpkit.data.findings import Finding
from mlpkit.data.words import list_first, pluralize, quote_first

SENTINELS = (-99999, -9999, -999, -99, -9, -1, 99, 999, 9999, 99999)  # often for "not measured"
MANY = 0.5  # share of the rows: with this many different texts they are not categories
SOME = 20  # categories; each becomes a column of zeros and ones
GROUPS = 5  # rows in a group; fewer can't be split
FEWEST = 10  # rows; with fewer, nothing is noticed
ID_NAME = re.compile(  # patient_id, Listing ID, customerID, id, subject
    r"(.*[^a-z])?(id|nr|no|uuid|patient|subject|participant|person|user|customer)|.*[a-z]I[Dd]",
    re.ASCII,
)
MAYBE_MISSING = frozenset(["none", "unknown", "missing", "not available", "unbekannt"])


def notice_columns(name, column, target, answer, kind):
    """Return findings about one column. answer (N,): the target, labels or numbers."""
    values = column.values.dropna()
    different = values.nunique()
    if different == 1:
        told = f"{values.iloc[0]} in every row that has a value: it says nothing."
        return [Finding("note", name, told)]
    if column.kind == "dates":
        return []
    told = copies_target(column, target, answer, kind)
    look = notice_texts if column.kind == "categories" else notice_numbers
    return [Finding("question", name, one) for one in [*told, *look(name, values, different)]]


def copies_target(column, target, answer, kind):
    """Whether the column determines the target, and the target the column."""
    known = column.values.notna().to_numpy()
    if known.sum() < FEWEST:
        return
    if kind == "classes":
        codes = column.values[known].factorize()[0]
        pairs = np.unique(np.stack([codes, answer[known]]), axis=1).shape[1]
        same = pairs == codes.max() + 1 == len(np.unique(answer[known]))
    elif column.kind == "numbers":
        x, y = column.values[known].to_numpy(np.float64), answer[known]
        centred = [one - one.mean() for one in (x, y)]
        lengths = [np.linalg.norm(one) for one in centred]
        same = min(lengths) > 0 and abs(centred[0] @ centred[1]) >= (1 - 1e-9) * np.prod(lengths)
    else:
        same = False
    if same:
        yield f"says in other words what {target} says. Is it known before the target is?"


def notice_texts(name, values, different):
    total, group = len(values), "who or what was measured? Then split by group."
    if total >= FEWEST and different == total:
        yield "a different text in every row: a name or a number of the row? Then leave it out."
    elif total >= FEWEST and different > MANY * total:
        yield (
            f"{different:,} different texts in {total:,} rows: as categories they say nothing "
            "about a new row. Leave it out. Do rows with the same text belong together? Then split "
            "by group."
        )
    elif different > SOME or (different > GROUPS and is_id(name)):
        most = values.value_counts().max()
        yield f"{different:,} different texts, each in up to {most:,} rows: {group}"
    texts = values.unique().tolist()
    if maybe := sorted(text for text in texts if text.casefold() in MAYBE_MISSING):
        yield f"{quote_first(maybe)} is a category here. Is it a missing value?"
    folded = {}
    for text in texts:
        folded.setdefault(text.casefold(), []).append(text)
    if alike := [sorted(group) for group in folded.values() if len(group) > 1]:
        yield f"{quote_first(alike[0])} differ only in capital letters. Are they the same?"


def is_id(name):
    return ID_NAME.fullmatch(name.lower()) or ID_NAME.fullmatch(name)


def notice_numbers(name, values, different):
    x = np.unique(values.to_numpy(dtype=np.float64))
    total, whole = len(values), bool(np.all(x == np.round(x)))
    if total < FEWEST:
        return
    if whole and different == total and x[-1] - x[0] == total - 1:
        yield "the numbers of the rows, one after the other? Then leave it out."
    elif whole and is_id(name) and different > GROUPS:
        if different > MANY * total:
            yield f"{different:,} different numbers in {total:,} rows: an identifier? Leave it out."
        else:
            yield (
                f"{different:,} different numbers in {total:,} rows: who or what was measured? "
                "Then split by group."
            )
    elif whole and 1900 <= x[0] and x[-1] <= 2100 and different > 1:
        yield "years, by the look of them. Does the target drift with time? Then split by time."
    for value, rest in ((x[0], x[1:]), (x[-1], x[:-1])):
        if value != 0 and value not in SENTINELS:
            continue
        others = values[values != value]
        times = total - len(others)
        spread = np.ptp(np.quantile(others, (0.01, 0.99)))
        gap = np.abs(rest - value).min()
        if value != 0 and 0 < spread < gap:
            yield (
                f"{value:g} occurs {pluralize(times, 'time')}, far from all others, {rest[0]:g} to "
                f"{rest[-1]:g}. Does it mean missing?"
            )
        elif value == 0 and len(rest) > 5 and gap > 0.2 * spread and 1 < times < 0.2 * total:
            yield (
                f"0 occurs {pluralize(times, 'time')}; all others are {rest[0]:g} to {rest[-1]:g}. "
                "Does it mean missing?"
            )


def notice_rows(rows, answer, names):
    """Findings about all rows together: missing values, and rows that occur twice."""
    gaps = rows.isna()
    counts = {name: int(n) for name, n in gaps.sum().items() if n}
    if counts:
        worst = sorted(counts, key=counts.get, reverse=True)
        listing = list_first([f"{name} {counts[name]:,}" for name in worst], 6)
        yield Finding(
            "note",
            "",
            f"{pluralize(int(gaps.any(axis=1).sum()), 'row')} of {len(rows):,} lack a value in "
            f"{pluralize(len(counts), 'column')} of {rows.shape[1]}: {listing}.",
        )
    again = rows.assign(**{"\0target": answer}).duplicated()
    if again.any():
        where = [name for name, twice in zip(names, again, strict=True) if twice]
        told = f"{pluralize(len(where), 'row')} {'repeats' if len(where) == 1 else 'repeat'}"
        told += (
            f" an earlier one exactly, target and all: row {list_first(where)}. Measured twice, or "
        )
        told += "copied? Copies on both sides of a split make the score too high."
        yield Finding("question", "", told)
