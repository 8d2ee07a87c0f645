"""Fitted objects that `prepare` or `train` uses from outside: on which rows were they fitted?"""

import numpy as np

from mlpkit.capstone.tables import is_table

CLOSE = 1e-9  # share of a measure's scale: rounding changes it by less, one additional row by more
# quantiles at which columns are usually cut into bins
QUANTILES = [*np.arange(1, 10) / 10, 1 / 3, 2 / 3, 0.25, 0.75]


def known(task, training, found):
    """A sentence if prepare or train can reach something that was fitted on more than the training
    rows; else ""."""
    reached = [(user_of(each), each) for each in found if user_of(each)]
    for user, each in reached:
        count = rows_seen(each.thing)
        if count > len(training) and count in (len(task.data), len(task.rest)):
            kind = type(each.thing).__name__
            return (
                f"{user} uses `{each.path}`, a {kind} that was fitted outside the function, on "
                f"{count:,} rows; it should be fitted on the {len(training):,} training rows."
            )
    return statistics(task, training, reached)


def user_of(found):
    return next((name for name in ("prepare", "train") if name in found.whose), "")


def rows_seen(thing):
    """How many rows something was fitted on, according to its own attributes; 0 if they don't
    say."""
    kept = getattr(thing, "__dict__", None)
    if not isinstance(kept, dict) or isinstance(thing, type):
        return 0
    for name in ("n_samples_seen_", "n_samples_", "n_samples_fit_"):
        if name in kept:
            return int(np.max(kept[name]))
    labels = kept.get("labels_")  # a clustering keeps one label per row
    return len(labels) if isinstance(labels, np.ndarray) else 0


def statistics(task, training, reached):
    """A sentence if arrays such as means or spreads were computed on more than the training rows;
    else ""."""
    raw = task.table
    if raw is None or raw.shape[1] == 0:
        return ""
    sets = (("all", np.arange(len(raw))), ("the non-withheld", task.rest))
    with np.errstate(all="ignore"):
        own = measures(raw[training])
        others = [(name, rows, measures(raw[rows])) for name, rows in sets]
    for user, each in reached:
        numbers = numbers_of(each.thing)
        for name, rows, measured in others if numbers is not None else ():
            for what, values in measured.items():
                if fits(numbers, values, own[what]):
                    return (
                        f"{user} uses `{each.path}`, which is the {what} of "
                        f"{name} {len(rows):,} rows, not of the {len(training):,} that it gets."
                    )
    return ""


def measures(table):
    return {
        "mean": np.nanmean(table, axis=0),
        "standard deviation": np.nanstd(table, axis=0),
        "standard deviation (n − 1)": np.nanstd(table, axis=0, ddof=1),
        "median": np.array([quantiles(column, 0.5) for column in table.T]),
    } | {f"quantiles of column {j}": quantiles(column) for j, column in enumerate(table.T[:100])}


def quantiles(column, at=QUANTILES):
    """The quantiles of a column; nan for one that equals a value in the column, because any part of
    the data may contain that value."""
    values = np.nanquantile(column, at)
    return np.where(np.isin(values, column), np.nan, values)


def numbers_of(thing):
    """Return (n,) floats from a small object; None for anything else."""
    if isinstance(thing, (float, np.floating)):
        return np.array([float(thing)])
    if is_table(thing) and thing.ndim == 1:
        thing = np.asarray(thing)
    if isinstance(thing, np.ndarray) and thing.dtype.kind == "f" and thing.ndim <= 2:
        return thing.ravel().astype(float) if thing.size <= 10_000 else None
    return None


def fits(numbers, values, own):
    """Whether numbers equal these values, for all columns or some, but not `own`, the values of the
    training rows. Values with few digits may agree by chance, so only those with many count.
    """
    scale = np.maximum(np.abs(values), 1e-12)
    telling = (np.abs(values - own) > 1e-7 * scale) & np.isfinite(values)
    telling &= np.abs(values * 1000 - np.round(values * 1000)) > 1e-6
    if not telling.any() or not len(numbers):
        return False
    hits = np.abs(numbers[:, None] - values[telling]) < CLOSE * scale[telling]
    return bool(hits.any(axis=0).sum() >= min(2, telling.sum(), len(numbers)))


def unknown(found, which):
    """The path of something fitted that the function `which` can reach; "" if there is none."""
    for each in found:
        kept = getattr(each.thing, "__dict__", None)
        if which not in each.whose or not isinstance(kept, dict):
            continue
        if "_parameters" in kept or any(
            name.endswith("_") and not name.startswith("_") for name in kept
        ):
            return f"`{each.path}` ({type(each.thing).__name__})"
    return ""
