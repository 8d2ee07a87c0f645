"""Rows overwritten in place, in the very objects that functions reach, and put back afterwards."""

import contextlib
import sys

import numpy as np

from mlpkit.capstone.kinds import in_numpy, is_table
from mlpkit.capstone.links import columns_of
from mlpkit.own_data.missing import missing_places

LEVELS = 20  # different values of a column, up to which its noise is drawn from those
FAR = 5  # standard deviations


@contextlib.contextmanager
def overwritten(links, places, rng, near=False):
    """Noise in the rows at these places of the data, in all linked objects, as long as this lasts.

    It gives the paths of those that were changed. All is put back however the block ends. near:
    noise from the values that a column has; else far from them.
    """
    undo, changed = [], []
    try:
        for link in links:
            rows = np.flatnonzero(np.isin(link.places, places))
            if len(rows) and replace(link, rows, rng, undo, dealt if near else noise):
                changed.append(link.found.path)
        yield changed
    finally:
        for back in reversed(undo):
            back()


@contextlib.contextmanager
def with_target(links, target, names=()):
    """Another target (N,) in all linked objects that hold it, as long as this lasts."""
    undo, names = [], np.array(names)

    def other(column, rows, link, rng):
        values = target[link.places[rows]]
        return names[values] if column.dtype.kind in "OUS" and len(names) else values

    try:
        for link in links:
            rows = np.flatnonzero(link.places >= 0)
            if link.targets:
                replace(link, rows, None, undo, other, link.targets)
        yield
    finally:
        for back in reversed(undo):
            back()


def replace(link, rows, rng, undo, make, only=None):
    """Overwrite rows of one object; `undo` gets what puts it back. Returns whether that went."""
    thing = link.found.thing
    columns = columns_of(thing)
    wanted = range(len(columns)) if only is None else only
    if is_table(thing):
        return replace_in_table(link, thing, columns, wanted, rows, rng, undo, make)
    if isinstance(thing, list):
        before, new = list(thing), list(thing)
        for row, value in zip(rows, make(columns[0], rows, link, rng).tolist(), strict=True):
            new[row] = value
        thing[:] = new
        undo.append(lambda: thing.__setitem__(slice(None), before))
        return True
    array = in_numpy(thing)
    new = array.copy()
    flat = new.reshape(len(new), -1)
    for j in wanted:
        flat[rows, j] = make(columns[j], rows, link, rng).astype(array.dtype)
    return put_array(link, array, new, undo)


def put_array(link, array, new, undo):
    """Write into an array; where it can't be written to, another takes its place."""
    writeable = array.flags.writeable
    if not writeable:
        try:
            array.setflags(write=True)
        except ValueError:  # it looks into memory of somebody else
            if link.found.put is None:
                return False
            link.found.put(new)
            undo.append(lambda: link.found.put(array))
            return True
    before = array.copy()

    def back():
        array[...] = before
        array.setflags(write=writeable)

    undo.append(back)
    array[...] = new
    return True


def replace_in_table(link, table, columns, wanted, rows, rng, undo, make):
    """The same in a DataFrame or a Series, column by column, dtypes kept."""
    import pandas

    series = not hasattr(table, "columns")
    for j in wanted:
        before = table.copy() if series else table.iloc[:, j].copy()
        new = before.copy()
        values = make(columns[j], rows, link, rng)
        try:
            new.iloc[rows] = pandas.Series(values).astype(before.dtype).array
        except (ValueError, TypeError):  # what this dtype does not hold
            continue
        if series:
            undo.append(lambda before=before: table.iloc.__setitem__(slice(None), before.array))
            table.iloc[:] = new.array
        else:
            undo.append(lambda j=j, before=before: table.isetitem(j, before))
            table.isetitem(j, new)
    return True


def noise(column, rows, link, rng):
    """(len(rows),) other values for a column (n,) in these rows, of its dtype.

    Numbers go far out of the column's range. Where a column has few different values each stays
    one of those, and the first row with each keeps it: so which values there are, and in which
    order they come, is as before. What is missing stays missing.
    """
    values = column[rows].copy()
    known = ~missing(values)
    levels, first = distinct(column)
    if len(levels) <= LEVELS or column.dtype.kind == "b":
        new = values.copy()
        new[known] = rng.choice(levels, known.sum())
        keeps = np.isin(rows, first)
        new[keeps] = values[keeps]
        return new
    if column.dtype.kind in "iuf":
        return far_numbers(column, values, known, rng)
    if column.dtype.kind in "mM":
        days = rng.integers(400, 4_000, len(values)).astype("timedelta64[D]")
        return np.where(known, values + days.astype(f"timedelta64[{unit(column)}]"), values)
    new = values.astype(object)
    mixed = rng.permutation(values[known])
    new[known] = [f"{each} zq{number}" for number, each in enumerate(mixed)]
    return new


def dealt(column, rows, link, rng):
    """(len(rows),) values of the column (n,), drawn anew; what is missing stays missing."""
    known = ~missing(column)
    lost = missing(column[rows])
    if not known.any():
        return column[rows].copy()
    return np.where(lost, column[rows], rng.choice(column[known], len(rows)))


def unit(column):
    return np.datetime_data(column.dtype)[0]


def far_numbers(column, values, known, rng):
    numbers = column[~missing(column)].astype(float)
    spread = max(float(np.std(numbers)), 1e-9)
    far = np.max(numbers) + spread * FAR * (1 + rng.random(len(values)))
    if column.dtype.kind in "iu":
        bounds = np.iinfo(column.dtype)
        if column.dtype.itemsize == 1:  # pixels
            return rng.integers(bounds.min, bounds.max + 1, len(values)).astype(column.dtype)
        far = np.clip(np.round(far), bounds.min / 2, bounds.max / 2)
    return np.where(known, far, values).astype(column.dtype)


def missing(values):
    if values.dtype.kind == "f":
        return np.isnan(values)
    if values.dtype.kind in "mM":
        return np.isnat(values)
    if values.dtype.kind == "O":
        return missing_places(values) if "pandas" not in sys.modules else pandas_missing(values)
    return np.zeros(len(values), bool)


def pandas_missing(values):
    return np.asarray(sys.modules["pandas"].isna(values), bool)


def distinct(column):
    """The values that a column has, and the row where each comes first; nothing of what is missing.

    More than LEVELS of them are not told apart from LEVELS + 1.
    """
    seen = {}
    lost = missing(column)
    for row, value in enumerate(column.tolist()):
        if not lost[row] and value not in seen:
            seen[value] = row
            if len(seen) > LEVELS:
                break
    rows = np.array(list(seen.values()), int)
    return column[rows], rows


def told(paths):
    """What was overwritten, in words."""
    return ", ".join(f"`{path}`" for path in list(dict.fromkeys(paths))[:3])
