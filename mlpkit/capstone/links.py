"""Find which of the objects that the functions can reach hold rows of the data, or the target."""

from typing import Any, NamedTuple

import numpy as np

from mlpkit.capstone.equality import FEWEST, SHARE, alike
from mlpkit.capstone.fingerprints import row_hashes
from mlpkit.capstone.tables import as_floats, as_texts, columns_of, is_table

COLUMNS = 48  # the most columns to compare pairwise; one match is enough


class Link(NamedTuple):
    """An object that holds rows of the data.

    Attributes
    ----------
    found : the Found
    places : (n,) the position in the data of each of its rows; −1 if that is not known
    """

    found: Any
    places: np.ndarray


def links_of(found, task, parts):
    """The Links among a list of Found. parts: the positions of parts of the data that objects may
    hold."""
    parts = [np.arange(len(task.data)), *parts]
    links = []
    for each in found:
        columns = columns_of(each.thing)
        if columns is not None and len(columns[0]) >= FEWEST:
            links.append(linked(each, columns, task, parts))
    return [link for link in links if link is not None]


def linked(each, columns, task, parts):
    """The Link of an object with these columns, or None."""
    for places in candidates(each.thing, len(columns[0]), task, parts):
        there = np.flatnonzero(places >= 0)
        if len(there) < FEWEST:
            continue
        targets = (is_target(column[there], places[there], task) for column in columns[:2_000])
        if any(targets) or holds_rows(columns, there, places[there], task):
            return Link(each, places)
    return None


def candidates(thing, n, task, parts):
    """Yield the positions that an object's rows may have: as a part of the data, by index, or by
    content."""
    yield from (places for places in parts if len(places) == n)
    index = getattr(task.data.rows, "index", None)
    if index is not None and is_table(thing) and index.is_unique:
        found = index.get_indexer(thing.index)
        if np.mean(found >= 0) >= SHARE:
            yield found
    rows = as_floats(thing)
    if rows is not None and np.size(rows) // n == len(task.columns) and task.hashes:
        found = np.array([task.hashes.get(each, -1) for each in row_hashes(rows).tolist()])
        if np.mean(found >= 0) >= SHARE:
            yield found


def is_target(column, places, task):
    own = task.data.target[places]
    if len(np.unique(own)) < 2:
        return False
    if task.data.classes and column.dtype.kind in "OUS":
        names = np.array(task.data.classes)[own]
        return bool(np.mean(as_texts(column) == names.astype(str)) > SHARE)
    return alike(column, own)


def holds_rows(columns, there, places, task):
    """Whether one of the columns is a column of the data, perhaps scaled."""
    known = task.columns
    for j in np.unique(np.linspace(0, len(columns) - 1, min(len(columns), COLUMNS)).astype(int)):
        among = [j] if len(columns) == len(known) else []
        if len(known) <= COLUMNS:
            among = range(len(known))
        mine = columns[j][there]
        if any(alike(mine, known[k][places]) for k in among):
            return True
    return False
