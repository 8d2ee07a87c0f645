"""Splits: which rows train, and which judge. What a score means depends on how the rows were split.

Each returns two arrays of row numbers (ascending), training and validation; every row is in one of
them. `share` is the share of validation rows, or groups.
"""

import numpy as np

from mlpkit.helpers.shapes import is_whole
from mlpkit.own_data.missing import as_column, missing_places


def row_split(n, rng, share=0.2):
    """Split n rows at random: round(share · n) of them judge.

    The right split if rows are independent. Raises ValueError when n is not a whole number of 2 or
    more, or one side would be empty.
    """
    if not is_whole(n) or n < 2:
        raise ValueError(f"row_split: got n = {n!r}; expected a whole number of rows, at least 2.")
    size = _size("row_split", n, share, "rows")
    order = rng.permutation(n)
    return np.sort(order[size:]), np.sort(order[:size])


def group_split(groups, rng, share=0.2):
    """Split by group: all rows of a group are on one side. round(share · G) of G groups judge.

    groups (N,): the name or number of each row's group: the person it is about, the place, the day.
    How many rows judge depends on which groups are drawn. Source: scikit-learn's GroupShuffleSplit,
    whose shares also count groups. Raises ValueError when a row has no group, or one side
    would be empty.
    """
    _check_column("group_split", "groups", groups)
    names = np.unique(groups)
    size = _size("group_split", len(names), share, "groups")
    chosen = rng.permutation(names)[:size]
    judges = np.isin(groups, chosen)
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def time_split(times, share=0.2):
    """Split by time: the last round(share · N) rows judge; all others came before them.

    times (N,): numbers, or dates (datetime64, or a column of them). Rows of the same time are never
    separated, so a few more may judge. Nothing is random. Raises ValueError when a time is missing
    or a text, or one side would be empty.
    """
    _check_column("time_split", "times", times)
    times = np.asarray(times)
    if times.dtype.kind in "USO" and any(isinstance(each, str) for each in times):
        raise ValueError(
            f"time_split: got texts such as {str(times[0])!r}; expected numbers or dates. "
            "pandas.to_datetime converts them to dates."
        )
    size = _size("time_split", len(times), share, "rows")
    judges = times >= np.sort(times)[-size]
    if judges.all():
        raise ValueError(
            "time_split: no row is earlier than those that would judge; expected some."
        )
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def _size(function, count, share, what):
    """The number of rows that judge; ValueError if it would be none or all of them."""
    if not 0 < share < 1:
        raise ValueError(f"{function}: got share {share}; expected 0 < share < 1.")
    size = round(share * count)
    if not 0 < size < count:
        raise ValueError(
            f"{function}: got share {share} of {count} {what}, so {size} for validation; expected "
            "at least one on either side."
        )
    return size


def _check_column(function, name, values):
    if np.ndim(values) != 1 or len(values) == 0:
        raise ValueError(
            f"{function}: got {name} of shape {np.shape(values)}; expected one value per row, "
            "shape (N,)."
        )
    gaps = np.flatnonzero(missing_places(values))
    if len(gaps):
        raise ValueError(
            f"{function}: {name} has no value in {len(gaps)} of {len(values)} rows, the first "
            f"of them row {gaps[0]}; expected a value for each row."
        )
    try:
        np.sort(as_column(values))
    except TypeError as error:
        raise ValueError(f"{function}: {name} holds values of several kinds: {error}.") from error
