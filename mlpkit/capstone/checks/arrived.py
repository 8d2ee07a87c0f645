"""What was done to the data before the judge saw them: over all rows, the withheld among them."""

import sys

import numpy as np

from mlpkit.capstone import signatures
from mlpkit.capstone.comparing import as_table
from mlpkit.capstone.kinds import is_table
from mlpkit.capstone.links import alike, columns_of
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict

NAME = "the data as they came"
CHOSEN = 1e-4  # chance that as many columns of more are just the best ones
BEFORE = "before the judge could withhold any of them"


def judge(task, training):
    """The Verdict on the rows of the task."""
    if not hasattr(task.data.rows, "iloc") and np.ndim(task.data.rows) > 2:
        return Verdict(NAME, SOUND, "Pictures: nothing in them tells of all rows together.")
    table, everything = as_table(task.data.rows), np.arange(len(task.data))
    names = getattr(task.data.rows, "columns", range(table.shape[1]))
    for j, column in enumerate(table.T):
        if any(signatures.is_target_mean(column, y) for y in signatures.targets_as_numbers(task)):
            saw = (
                f"Each value of {named(names, j)} is the mean of the target over its rows, all "
                f"{len(table):,} of them: the target was written into it {BEFORE}."
            )
            return Verdict(NAME, LEAK, saw)
    outside = outside_tables(task)
    if saw := chosen_columns(task, outside, training):
        return Verdict(NAME, LEAK, saw)
    if which := standardized(table, everything, training):
        return of_standardized(task, table, which, names, outside)
    for j, column in enumerate(table.T):
        if count := signatures.filled_with_mean(column, everything, training):
            saw = (
                f"{count} rows of {named(names, j)} have exactly its mean over all "
                f"{len(table):,} rows: what was missing was filled in {BEFORE}."
            )
            return Verdict(NAME, LEAK if raw_of(outside, column) else UNCLEAR, saw)
    if saw := filled_before(table, outside, names, training):
        return Verdict(NAME, LEAK, saw)
    return Verdict(NAME, SOUND, "No column shows that something was computed over all rows.")


def filled_before(table, outside, names, training):
    """In words, where a table at hand misses what ours has: its mean or median over all rows."""
    for name, rows in outside.items():
        for raw in columns_of(rows):
            if raw.dtype.kind != "f" or not np.isnan(raw).any():
                continue
            lost = np.isnan(raw)
            for j, column in enumerate(table.T):
                if not np.array_equal(column[~lost], raw[~lost]):
                    continue
                for what, of in (("mean", np.nanmean), ("median", np.nanmedian)):
                    own = of(raw[training]) if not lost[training].all() else np.nan
                    if np.allclose(column[lost], of(raw), rtol=1e-9) and own != of(raw):
                        return (
                            f"Where `{name}` misses something, {named(names, j)} has the {what} "
                            f"of all {len(table):,} rows, {of(raw):.6g}: filled in {BEFORE}."
                        )
    return ""


def named(names, j):
    return f"`{names[j]}`" if not isinstance(names, range) else f"column {j}"


def standardized(table, everything, training):
    return np.flatnonzero(signatures.exact_over(table, everything, training)).tolist()


def of_standardized(task, table, which, names, outside):
    """A leak where the rows are at hand as they were before; else only their author can tell."""
    j = which[0]
    saw = (
        f"{named(names, j)} has mean 0 and standard deviation 1 over exactly all {len(table):,} "
        f"rows, as {len(which)} of {table.shape[1]} columns have: standardized {BEFORE}."
    )
    if raw := raw_of(outside, table[:, j]):
        return Verdict(NAME, LEAK, f"{saw} As it was before, it stands in `{raw}`.")
    if scaler := fitted_on_all(task):
        return Verdict(NAME, LEAK, f"{saw} `{scaler}` was fitted on them.")
    question = (
        "Did the data come standardized? Then say so in the report. If you did it: hand over the "
        "raw rows, and standardize in prepare."
    )
    return Verdict(NAME, UNCLEAR, saw, [question])


def globals_of(task):
    """{name: value} of the module or notebook in which the functions were written."""
    found = {}
    for function in task.functions.values():
        found |= getattr(getattr(function, "__func__", function), "__globals__", {})
    return found


def outside_tables(task, longer=False):
    """{name: columns} of tables and arrays in the notebook with as many rows as the data.

    longer : with more rows instead
    """
    found = {}
    for name, thing in globals_of(task).items():
        rows = getattr(thing, "rows", thing)
        if name.startswith("_") or not (is_table(rows) or isinstance(rows, np.ndarray)):
            continue
        fits = len(getattr(rows, "shape", ())) in (1, 2)
        if fits and (len(rows) > len(task.data) if longer else len(rows) == len(task.data)):
            found[name] = rows
    return found


def raw_of(outside, column):
    """The name of a table that has this column before it was scaled or filled; None without."""
    for name, rows in outside.items():
        for other in columns_of(rows):
            if other.dtype.kind not in "iuf" or len(other) != len(column):
                continue
            other = other.astype(float)
            same = np.isclose(other, column, rtol=1e-9, atol=1e-12)
            lost = np.isnan(other) & ~np.isnan(column)
            if alike(other, column) and (lost.any() or not same[~lost].all()):
                return name
    return None


def fitted_on_all(task):
    """The name of something in the notebook that says it was fitted on as many rows; None."""
    for name, thing in globals_of(task).items():
        seen = getattr(thing, "n_samples_seen_", None) if not isinstance(thing, type) else None
        if seen is not None and np.max(seen) == len(task.data):
            return name
    return None


def chosen_columns(task, outside, training):
    """In words, where the columns are just the best ones, over all rows, of a larger table."""
    own = columns_of(task.data.rows)
    if any(column.dtype.kind not in "iufb" for column in own):
        return ""
    for name, rows in outside.items():
        whole = columns_of(rows)
        if len(whole) < len(own) + 10 or any(each.dtype.kind not in "iufb" for each in whole):
            continue
        taken = {
            next((k for k, each in enumerate(whole) if np.array_equal(each, column)), None)
            for column in own
        }
        if None in taken or not just_the_best(task, as_table(rows), taken, training):
            continue
        return (
            f"The {len(own)} columns are those of the {len(whole)} in `{name}` that go best with "
            f"the target over all {len(task.data):,} rows: they were chosen {BEFORE}."
        )
    return ""


def just_the_best(task, table, taken, training):
    """Whether the columns `taken` are those most correlated with the target over all rows.

    Not over the training rows too: then it could be known from those alone.
    """
    k, K = len(taken), table.shape[1]
    if k == K or odds(K, k) > CHOSEN:
        return False

    def best(rows):
        return [set(np.argsort(-strength(table[rows], y[rows]))[:k]) for y in targets(task)]

    return taken in best(np.arange(len(table))) and taken not in best(training)


def targets(task):
    return [signatures.targets_as_numbers(task)[0], task.data.target]


def strength(table, y):
    """(K,) |correlation| with numbers; of classes the share of variance between them."""
    if y.dtype.kind == "f":
        with np.errstate(all="ignore"):
            centred = table - table.mean(axis=0)
            z = y - y.mean()
            r = centred.T @ z / np.sqrt((centred**2).sum(axis=0) * (z @ z))
        return np.nan_to_num(np.abs(r))
    mean, total = table.mean(axis=0), table.var(axis=0) * len(table)
    between = sum((y == k).sum() * (table[y == k].mean(axis=0) - mean) ** 2 for k in np.unique(y))
    with np.errstate(all="ignore"):
        return np.nan_to_num(between / total)


def odds(K, k):
    """1 / (K over k), without overflow."""
    ways = 1.0
    for step in range(min(k, K - k)):
        ways *= (K - step) / (step + 1)
        if ways > sys.maxsize:
            break
    return 1 / ways
