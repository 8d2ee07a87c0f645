"""Overwrite rows in place, in the very objects that functions can reach, and restore them
afterwards."""

import contextlib

import numpy as np

from mlpkit.capstone.tables import columns_of, in_numpy, is_table, missing, text_of

FAR = 2  # how many times a column's range: far enough to change any scale
# different values in a column: this few may be categories, and noise is drawn from them
LEVELS = 20


@contextlib.contextmanager
def overwritten(links, places, rng, far=False):
    """A context in which the rows at these positions in the data are noise, in all linked objects.
    It yields the paths of the changed objects. Everything is restored however the block ends. far:
    whether noise in a column of floats goes beyond the column's range.
    """
    changed = []
    with contextlib.ExitStack() as undo:
        for link in links:
            rows = np.flatnonzero(np.isin(link.places, places))
            if len(rows) and replace(link.found, rows, lambda *of: noise(*of, rng, far), undo):
                changed.append(link.found.path)
        yield changed


def replace(found, rows, make, undo):
    """Put make(column, rows) into these rows of all columns of one object.

    undo : an ExitStack, which restores the rows. Returns whether it worked.
    """
    thing = found.thing
    columns = columns_of(thing)
    if is_table(thing):
        for j, column in enumerate(columns):
            replace_in_table(thing, j, rows, make(column, rows), undo)
        return True
    if isinstance(thing, list):
        undo.callback(thing.__setitem__, slice(None), list(thing))
        for row, value in zip(rows, make(columns[0], rows).tolist(), strict=True):
            thing[row] = value
        return True
    array = in_numpy(thing)
    new = array.copy()
    flat = new.reshape(len(new), -1)
    for j, column in enumerate(columns):
        flat[rows, j] = make(column, rows).astype(array.dtype)
    return put_array(found, array, new, undo)


def put_array(found, array, new, undo):
    """Write into an array; if it can't be written to, replace it with a changed copy."""
    if not array.flags.writeable:
        try:
            array.setflags(write=True)
        except ValueError:  # the array is a view of memory that belongs to another object
            if found.put is None:
                return False
            found.put(new)
            undo.callback(found.put, array)
            return True
        undo.callback(array.setflags, write=False)
    undo.callback(array.__setitem__, ..., array.copy())
    array[...] = new
    return True


def replace_in_table(table, j, rows, values, undo):
    """Write into a column of a DataFrame, or into a Series; its dtype is kept."""
    import pandas

    series = not hasattr(table, "columns")
    before = table.copy() if series else table.iloc[:, j].copy()
    new = before.copy()
    try:
        new.iloc[rows] = pandas.Series(values).astype(before.dtype).array
    except (ValueError, TypeError):  # values that this dtype can't hold
        return
    if series:
        undo.callback(table.iloc.__setitem__, slice(None), before.array)
        table.iloc[:] = new.array
    else:
        undo.callback(table.isetitem, j, before)
        table.isetitem(j, new)


def noise(column, rows, rng, far=False):
    """Return (len(rows),) values for these rows of a column (n,), drawn from its other values.
    Missing values stay missing. If a column has few different values, the first row with each value
    keeps it, so that the set of values and the order in which they first occur stay the same.
    """
    values, lost = column[rows].copy(), missing(column)
    levels, first = distinct(column)
    draws = ~lost[rows]
    if len(levels) <= LEVELS or column.dtype.kind == "b":
        draws &= ~np.isin(rows, first)
    if draws.any():
        values[draws] = rng.choice(column[~lost], draws.sum())
        if far and column.dtype.kind == "f":
            values[draws] += FAR * np.ptp(column[~lost])
    return values


def distinct(column):
    """The different values in a column, without missing ones, and the row where each occurs first.
    The search stops after LEVELS + 1 values.
    """
    seen, lost = {}, missing(column)
    for row, value in enumerate(column.tolist()):
        value = text_of(value) if column.dtype == object else value  # lists can't be hashed
        if not lost[row] and value not in seen:
            seen[value] = row
            if len(seen) > LEVELS:
                break
    rows = np.array(list(seen.values()), int)
    return column[rows], rows


def named_paths(paths):
    """The names of what was overwritten, in words."""
    return ", ".join(f"`{path}`" for path in list(dict.fromkeys(paths))[:3])
