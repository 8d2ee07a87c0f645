"""Check that `prepare` learns from its training rows alone. It examines the prepared rows: is
something in them exact over more rows than `prepare` was fitted on?
"""

import numpy as np

from mlpkit.capstone import fitted_before, runs, signatures
from mlpkit.capstone.equality import moved
from mlpkit.capstone.tables import as_table
from mlpkit.capstone.verdicts import leak, sound, unclear

COLUMNS = 500  # columns of the prepared rows that are examined, to limit the time


def judge(case):
    """The Verdict on what prepare returns for the first split's training rows, and for others."""
    task, (training, validation) = case.task, case.places
    prepared = Prepared(task, training)
    again = prepared.rows(training, prepared.fit(training))
    steady = moved(prepared.rows(training), again) is None
    saw = fitted_on_more(prepared, validation)
    if saw := saw or fitted_before.known(task, training, case.found):
        return leak(saw)
    if saw := kept_from_before(prepared):  # this fits again, perhaps in the same object
        return leak(saw)
    if not steady:
        return unclear("Called twice with the same rows and seed, prepare returned different rows.")
    return sound("Nothing in the prepared rows was fitted on more than the training rows.")


class Prepared:
    """`prepare` fitted on the training rows; `apply` is what it returned."""

    def __init__(self, task, training):
        self.task, self.training, self.names = task, training, ()
        self.apply = self.fit(training)

    def fit(self, places):
        """The function that prepare returns for these training rows, with the usual seed."""
        rows, y = self.task.rows_at(places), self.task.data.target[places]
        with runs.seeded(self.task.seed % 2**31):
            return runs.fitted(self.task, rows, y)

    def rows(self, places, apply=None, seed=1):
        """A table of the prepared rows at these positions, from `apply` or another such
        function."""
        apply = self.apply if apply is None else apply
        with runs.seeded(self.task.seed % 2**31 + seed):
            X = runs.applied(apply, self.task.rows_at(places))
        self.names = [str(name) for name in X.columns] if hasattr(X, "columns") else ()
        return as_table(X)

    def column(self, j):
        return f"column {self.names[j] if j < len(self.names) else j}"


def fitted_on_more(prepared, validation):
    """A sentence if the prepared rows were fitted on more than the training rows; else ""."""
    task, training = prepared.task, prepared.training
    everything = np.arange(len(task.data))
    try:
        table = prepared.rows(everything)
    except ValueError:
        return ""
    if saw := chosen(task, table, training):
        return saw
    seen = np.union1d(training, validation)
    sets = (
        (everything, f"all {len(everything):,} rows"),
        (seen, f"the {len(seen):,} training and validation rows"),
        (task.rest, f"the {len(task.rest):,} rows that are not withheld"),
    )
    for rows, count in sets:
        if len(rows) != len(training) and (saw := exact(prepared, table, rows, training, count)):
            return saw
    return ""


def kept_from_before(prepared):
    """A sentence if prepare, given half of the rows, returns what it learnt from all of them; else
    ""."""
    training = prepared.training
    half = training[: len(training) // 2]
    try:
        table = prepared.rows(np.arange(len(prepared.task.data)), prepared.fit(half))
    except ValueError:
        return ""
    return exact(prepared, table, training, half, f"the {len(training):,} rows of an earlier call")


def chosen(task, table, training):
    """A sentence if the prepared columns are exactly the raw columns that are best over all rows;
    else ""."""
    raw, k = task.table, table.shape[1]
    if raw is None or k > 2_000 or not signatures.just_the_best(task, table, raw, training):
        return ""
    return (
        f"prepare takes {k} of {raw.shape[1]} columns, exactly those that correlate best "
        f"with the target over all {len(raw):,} rows: they were chosen with rows that it does not "
        f"get."
    )


def exact(prepared, table, rows, training, count):
    """A sentence on what in the prepared table is exact over `rows` but not over the training rows;
    else "". count: which rows these are, and how many, in words.
    """
    args = prepared, table, rows, training, count
    return scaled(*args) or codes_of_target(*args)


def scaled(prepared, table, rows, training, count):
    """A sentence if something was standardized over these rows. Raw columns that were standardized
    already don't count."""
    raw, found = prepared.task.table, signatures.exact_over(table, rows, training)
    if not found.any() or (raw is not None and signatures.exact_over(raw, rows, training).any()):
        return ""
    return (
        f"The prepared {prepared.column(int(np.argmax(found)))} has mean 0 and standard deviation "
        f"1 over exactly {count}, and not over the {len(training):,} training rows: it was scaled "
        "by all of those."
    )


def codes_of_target(prepared, table, rows, training, count):
    targets = signatures.targets_as_numbers(prepared.task)
    over, own = ([target[places] for target in targets] for places in (rows, training))
    for j, column in enumerate(table.T[:COLUMNS]):
        found = signatures.is_target_mean(column[rows], over)
        if found and not signatures.is_target_mean(column[training], own):
            return (
                f"Each value of the prepared {prepared.column(j)} is the mean of the target over "
                f"{count}: it contains the targets that should be predicted."
            )
    return ""
