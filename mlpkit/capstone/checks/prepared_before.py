"""Changes to the data before the judge saw them, made over all rows, including the withheld
ones."""

import numpy as np

from mlpkit.capstone import signatures
from mlpkit.capstone.equality import alike
from mlpkit.capstone.notebook_rows import BEFORE, tables_of
from mlpkit.capstone.tables import as_table, codes_of, columns_of, missing
from mlpkit.capstone.verdicts import leak, sound
from mlpkit.data.words import pluralize

EXACT = 1e-7  # float32 rounds by 6e-8
FEWEST = 20  # different values in a column or a target; fewer agree by chance
# fewest groups of a category, and fewest rows in most groups: in a group of two, the mean of the
# others is the other row's target
GROUPS, SIZE = 3, 3
COLUMNS = 200  # columns of a table that are examined, to limit the time


def judge(case):
    """The Verdict on the raw rows and the raw target."""
    task, training = case.task, case.places[0]
    if task.pictures:
        return sound("Not looked for in pictures.")
    outside = tables_of(task)
    if saw := target_means(task) or trend_removed(task) or chosen(task, outside, training):
        return leak(f"{saw} {BEFORE}.")
    questions = [*standardized(task, training), *changed(task, outside), *rows_dropped(task)]
    return sound("No column is exactly one that was computed over all rows.", *questions)


def target_means(task):
    """A sentence on a column that holds the target's mean over the rows of a group; else ""."""
    targets = signatures.targets_as_numbers(task)
    others = means_of_others(task, targets[0])
    for j, column in enumerate(task.table.T):
        if signatures.is_target_mean(column, targets):
            saw = f"Each value of {task.column(j)} is the mean of the target over its rows, all"
            return f"{saw} {len(column):,} of them: computed"
        for by, there, means in others:
            if alike(column[there], means):
                saw = f"{task.column(j)} is the mean of the target over the other rows with the"
                return f"{saw} same {by}, all of them: computed"
    return ""


def means_of_others(task, y):
    """Return [(name of a category, (N,) whether a row has others in its group, the mean of those
    others)]."""
    found = []
    for j, column in enumerate(task.columns[:COLUMNS]):
        codes = codes_of(column)
        sizes = np.bincount(codes)
        if len(sizes) >= GROUPS and np.median(sizes) >= SIZE and len(found) < 20:
            there = sizes[codes] > 1
            means = (np.bincount(codes, y)[codes] - y) / np.maximum(sizes[codes] - 1, 1)
            if len(np.unique(means[there])) >= FEWEST:
                found.append((task.column(j), there, means[there]))
    return found


def trend_removed(task):
    """A sentence if the target has no trend at all, to the last digits; else ""."""
    y = task.data.target.astype(float)
    time = np.arange(len(y)) if task.time is None else task.time
    t, spread = time - time.mean(), max(y.std(), 1e-300)
    slope = t @ y / np.sqrt(max(t @ t, 1e-300) * len(y)) / spread
    if len(np.unique(y)) < FEWEST or max(abs(y.mean()) / spread, abs(slope)) > EXACT:
        return ""
    saw = f"Over all {len(y):,} rows the target has mean 0 and no trend, to the last digits:"
    return f"{saw} the trend was removed"


def chosen(task, outside, training):
    """A sentence if the columns are the best, over all rows, of a larger table in the notebook;
    else ""."""
    for name, rows in outside.items():
        if not all(column.dtype.kind in "iufb" for column in (*task.columns, *columns_of(rows))):
            continue
        whole = as_table(rows)
        if signatures.just_the_best(task, task.table, whole, training):
            return (
                f"The {len(task.columns)} columns are those of the {whole.shape[1]} in `{name}` "
                f"that correlate best with the target over all {len(whole):,} rows: they were "
                f"chosen"
            )
    return ""


def standardized(task, training):
    """A question about columns that were standardized over all rows, or hold ranks among them."""
    everything = np.arange(len(task.data))
    which = np.flatnonzero(signatures.exact_over(task.table, everything, training))
    if len(which):
        yield (
            f"{task.column(which[0])} has mean 0 and standard deviation 1 over exactly all "
            f"{len(everything):,} rows, as do {len(which)} of {len(task.columns)} columns. Did "
            "you receive the data like that? If not, hand over the raw rows and standardize in "
            "prepare."
        )
    for j, column in enumerate(task.table.T):
        if is_share_below(column):
            yield (
                f"{task.column(j)} is each row's rank among exactly all {len(everything):,} rows, "
                "as a share. If you made it, hand over the raw rows and rank them in prepare."
            )
            return


def is_share_below(column):
    """Whether a column equals its own ranks divided by the number of rows; equal values share a
    rank."""
    values, counts = np.unique(column, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    return len(values) >= FEWEST and bool(np.abs(values * len(column) - ranks).max() < EXACT)


def changed(task, outside):
    """A question about columns that a table in the notebook also has, with different values."""
    ours = getattr(task.data.rows, "columns", ())
    for name, rows in outside.items():
        if not hasattr(rows, "columns"):
            continue
        other = [
            column
            for column in ours
            if column in rows.columns and not same(task.data.rows[column], rows[column])
        ]
        if other:
            yield (
                f"`{name}` has different values in {pluralize(len(other), 'column')}, `{other[0]}` "
                "for one. Was each value computed from its own row alone? If not, hand over the "
                "earlier values, and compute the new ones in prepare."
            )
            return


def same(a, b):
    """Whether two columns of a table have the same values; numbers may be in different units."""
    a, b = np.asarray(a), np.asarray(b)
    if not np.array_equal(missing(a), missing(b)):
        return False
    if a.dtype.kind in "iuf" and b.dtype.kind in "iuf":
        return bool((missing(a) | (a == b)).all()) or alike(a, b)
    return np.array_equal(codes_of(a), codes_of(b))


def rows_dropped(task):
    """A question if a table in the notebook has these rows and some more."""
    ours = [each for each in task.columns if each.dtype.kind == "f"]
    ours = next((each for each in ours if len(np.unique(each)) > len(each) / 2), None)
    for name, rows in tables_of(task, longer=True).items() if ours is not None else ():
        for column in columns_of(rows):
            if column.dtype.kind != "f" or not np.isin(ours, column).all():
                continue
            lost = rows[~np.isin(column, ours)]
            few = 0 < len(lost) <= len(rows) / 2
            if few and not any(missing(each).any() for each in columns_of(lost)):
                yield (
                    f"`{name}` has {len(lost):,} more rows, with nothing missing. Were they left "
                    "out as outliers? Then the number holds only for rows like the remaining ones."
                )
                return
