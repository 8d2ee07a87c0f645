"""Which of what the functions reach holds rows of the data, or their target."""

import functools
from typing import Any, NamedTuple

import numpy as np

from mlpkit.capstone.kinds import in_numpy, is_table
from mlpkit.capstone.withholding import row_hashes

FEWEST = 5  # rows
COLUMNS = 48  # that are compared, at most
ALIKE = 1 - 1e-6  # of a correlation
SHARE = 0.9  # of an object's rows that are found in the data


class Link(NamedTuple):
    """An object that holds rows of the data.

    Attributes
    ----------
    found : the Found
    places : (n,) the place in the data of each of its rows; −1 where that is not known
    targets : the numbers of its columns that hold the target; of an object (n,) 0 is the one
    rows : whether it holds something else too
    """

    found: Any
    places: np.ndarray
    targets: tuple
    rows: bool


def links_of(found, task, places):
    """Links, of a list of Found. places: {name: places of a part of the data}."""
    known = Known(task, places)
    links = []
    for each in found:
        columns = columns_of(each.thing)
        if columns is None or len(columns[0]) < FEWEST:
            continue
        link = linked(each, columns, known)
        if link is not None:
            links.append(link)
    return links


class Known:
    """What objects are compared with."""

    def __init__(self, task, places):
        self.data = task.data
        self.parts = {"all": np.arange(len(task.data))} | places
        self.columns = columns_of(task.data.rows)
        self.target = task.data.target
        self.names = np.array(task.data.classes) if task.data.classes else None
        self.width = len(self.columns)
        self.index = getattr(task.data.rows, "index", None)

    @functools.cached_property
    def hashes(self):
        """{hash of a row of numbers: its first place}; empty for tables that have other columns."""
        rows = as_floats(self.data.rows)
        if rows is None:
            return {}
        return {int(each): place for place, each in reversed(list(enumerate(row_hashes(rows))))}


def columns_of(thing):
    """[(n,), …] of a table, an array, a tensor or a flat list; None of anything else."""
    if is_table(thing) and thing.ndim == 2:
        return [np.asarray(thing.iloc[:, j]) for j in range(thing.shape[1])] or None
    if is_table(thing):
        return [np.asarray(thing)]
    thing = in_numpy(thing)
    if isinstance(thing, list):
        if not thing or not all(isinstance(each, (int, float, str, np.generic)) for each in thing):
            return None
        thing = np.array(thing)
    if not isinstance(thing, np.ndarray) or thing.ndim < 1 or thing.dtype.names or not thing.size:
        return None
    return list(thing.reshape(len(thing), -1).T) if thing.ndim > 1 else [thing]


def linked(each, columns, known):
    """The Link of an object with these columns, or None."""
    n = len(columns[0])
    for places in candidates(each.thing, n, known):
        there = places >= 0
        if there.sum() < FEWEST:
            continue
        targets = tuple(
            j for j, column in enumerate(columns[:2_000]) if is_target(column, places, there, known)
        )
        others = [column for j, column in enumerate(columns) if j not in targets]
        rows = holds_rows(others, places, there, known)
        if targets or rows:
            return Link(each, places, targets, rows or len(columns) > len(targets))
    return None


def candidates(thing, n, known):
    """Places that the rows of an object may have: as a part of the data, by index, by content."""
    for places in known.parts.values():
        if len(places) == n:
            yield places
    index = getattr(thing, "index", None)
    if known.index is not None and is_table(thing) and known.index.is_unique:
        found = known.index.get_indexer(index)
        if np.mean(found >= 0) >= SHARE:
            yield found
    rows = as_floats(thing)
    if rows is not None and np.size(rows) // n == known.width and known.hashes:
        found = np.array([known.hashes.get(int(each), -1) for each in row_hashes(rows)])
        if np.mean(found >= 0) >= SHARE:
            yield found


def as_floats(thing):
    """(n, …) float64 of an array, a tensor or a table of numbers; None of anything else."""
    thing = in_numpy(thing)
    if isinstance(thing, list):
        return None
    if hasattr(thing, "columns") and not all(kind.kind in "iufb" for kind in thing.dtypes):
        return None
    array = np.asarray(thing)
    if array.ndim < 2 or array.dtype.kind not in "iufb":
        return None
    return array.astype(float)


def is_target(column, places, there, known):
    mine, own = column[there], known.target[places[there]]
    if len(np.unique(own)) < 2:
        return False
    if known.names is not None and mine.dtype.kind in "OUS":
        return bool(np.mean(mine.astype(str) == known.names[own].astype(str)) > SHARE)
    return alike(mine, own)


def holds_rows(columns, places, there, known):
    """Whether a column is one of the data's, also when that was scaled."""
    for j in spread(len(columns)):
        mine = columns[j][there]
        among = [j] if len(columns) == len(known.columns) else []
        if len(known.columns) <= COLUMNS:
            among = range(len(known.columns))
        if any(alike(mine, known.columns[k][places[there]]) for k in among):
            return True
    return False


def spread(count):
    return sorted(set(np.linspace(0, count - 1, min(count, COLUMNS)).astype(int))) if count else []


def alike(a, b):
    """Whether two columns (n,) are the same; or of numbers, but for scale and shift."""
    if a.dtype.kind in "iufb" and b.dtype.kind in "iufb":
        a, b = a.astype(float), b.astype(float)
        both = np.isfinite(a) & np.isfinite(b)
        a, b = a[both], b[both]
        if len(a) < FEWEST or np.ptp(a) == 0 or np.ptp(b) == 0:
            return False
        a, b = a - a.mean(), b - b.mean()
        return bool(abs(a @ b) > ALIKE * np.sqrt((a @ a) * (b @ b)))
    if a.dtype.kind in "iufb" or b.dtype.kind in "iufb":
        return False
    a, b = a.astype(str), b.astype(str)
    return len(np.unique(a)) > 1 and bool(np.mean(a == b) > SHARE)
