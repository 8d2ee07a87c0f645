"""What was done to the data before the judge saw them: over all rows, the withheld among them."""

import numpy as np

from mlpkit.capstone import signatures
from mlpkit.capstone.comparing import alike
from mlpkit.capstone.notebook import BEFORE, globals_of, tables_of
from mlpkit.capstone.tables import as_table, columns_of
from mlpkit.capstone.verdicts import leak, sound, unclear


def judge(case):
    """The Verdict on the columns as they came."""
    task, training = case.task, case.places[0]
    if task.pictures:
        return sound("Pictures: nothing in them tells of all rows together.")
    table, targets = task.table, signatures.targets_as_numbers(task)
    everything = np.arange(len(table))
    for j, column in enumerate(table.T):
        if any(signatures.is_target_mean(column, y) for y in targets):
            return leak(
                f"Each value of {task.column(j)} is the mean of the target over its rows, all "
                f"{len(table):,} of them: the target was written into it {BEFORE}."
            )
    outside = tables_of(task)
    if saw := chosen_columns(task, outside, training):
        return leak(saw)
    which = np.flatnonzero(signatures.exact_over(table, everything, training))
    if len(which):
        return of_standardized(task, which, outside)
    for j, column in enumerate(table.T):
        if count := signatures.filled_with_mean(column, everything, training):
            saw = (
                f"{count} rows of {task.column(j)} have exactly its mean over all "
                f"{len(table):,} rows: what was missing was filled in {BEFORE}."
            )
            return leak(saw) if raw_of(outside, column) else unclear(saw)
    if saw := filled_before(task, outside, training):
        return leak(saw)
    return sound("No column shows that something was computed over all rows.")


def chosen_columns(task, outside, training):
    """In words, where the columns are just the best ones, over all rows, of a larger table."""
    N, k = task.table.shape
    for name, rows in outside.items() if all_numbers(task.columns) else ():
        if not all_numbers(columns_of(rows)):
            continue
        whole = as_table(rows)
        if signatures.just_the_best(task, task.table, whole, training):
            return (
                f"The {k} columns are those of the {whole.shape[1]} in `{name}` that go best with "
                f"the target over all {N:,} rows: they were chosen {BEFORE}."
            )
    return ""


def all_numbers(columns):
    return all(column.dtype.kind in "iufb" for column in columns)


def of_standardized(task, which, outside):
    """A leak where the rows are at hand as they were before; else only their author can tell."""
    j, (N, K) = which[0], task.table.shape
    saw = (
        f"{task.column(j)} has mean 0 and standard deviation 1 over exactly all {N:,} "
        f"rows, as {len(which)} of {K} columns have: standardized {BEFORE}."
    )
    if raw := raw_of(outside, task.table[:, j]):
        return leak(f"{saw} As it was before, it stands in `{raw}`.")
    if scaler := fitted_on_all(task):
        return leak(f"{saw} `{scaler}` was fitted on them.")
    question = (
        "Did the data come standardized? Then say so in the report. If you did it: hand over the "
        "raw rows, and standardize in prepare."
    )
    return unclear(saw, question)


def raw_of(outside, column):
    """The name of a table that has this column before it was scaled or filled; None without."""
    for name, rows in outside.items():
        for other in columns_of(rows):
            if other.dtype.kind not in "iuf":
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


def filled_before(task, outside, training):
    """In words, where a table at hand misses what ours has: its mean or median over all rows."""
    for name, rows in outside.items():
        for raw in columns_of(rows):
            if raw.dtype.kind != "f" or not np.isnan(raw).any():
                continue
            lost = np.isnan(raw)
            for j, column in enumerate(task.table.T):
                if not np.array_equal(column[~lost], raw[~lost]):
                    continue
                for what, of in (("mean", np.nanmean), ("median", np.nanmedian)):
                    own = of(raw[training]) if not lost[training].all() else np.nan
                    if np.allclose(column[lost], of(raw), rtol=1e-9) and own != of(raw):
                        return (
                            f"Where `{name}` misses something, {task.column(j)} has the {what} "
                            f"of all {len(raw):,} rows, {of(raw):.6g}: filled in {BEFORE}."
                        )
    return ""
