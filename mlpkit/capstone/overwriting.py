"""Rows overwritten in place, in the very objects that functions reach, and put back afterwards."""

import contextlib

import numpy as np

from mlpkit.capstone.tables import columns_of, in_numpy, is_table, missing, text_of

LEVELS = 20  # different values of a column: so few may be names, and its noise is drawn from them
FAR = 5  # standard deviations beyond the largest number, at least: no scale stays as it was


@contextlib.contextmanager
def overwritten(links, places, rng, near=False):
    """Noise in the rows at these places of the data, in all linked objects, as long as this lasts.

    It gives the paths of those that were changed. All is put back however the block ends. near:
    noise from the values that a column has; else far from them.
    """
    make, changed = dealt if near else noise, []
    with contextlib.ExitStack() as undo:
        for link in links:
            rows = np.flatnonzero(np.isin(link.places, places))
            if len(rows) and replace(link.found, rows, lambda *of: make(*of, rng), undo):
                changed.append(link.found.path)
        yield changed


def replace(found, rows, make, undo):
    """Put make(column, rows) into these rows of all columns of one object.

    undo : an ExitStack, which puts it back. Returns whether it worked.
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
    """Write into an array; where it can't be written to, another takes its place."""
    if not array.flags.writeable:
        try:
            array.setflags(write=True)
        except ValueError:  # it looks into memory of somebody else
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
    """The same in a column of a DataFrame, or in a Series; its dtype is kept."""
    import pandas

    series = not hasattr(table, "columns")
    before = table.copy() if series else table.iloc[:, j].copy()
    new = before.copy()
    try:
        new.iloc[rows] = pandas.Series(values).astype(before.dtype).array
    except (ValueError, TypeError):  # what this dtype does not hold
        return
    if series:
        undo.callback(table.iloc.__setitem__, slice(None), before.array)
        table.iloc[:] = new.array
    else:
        undo.callback(table.isetitem, j, before)
        table.isetitem(j, new)


def noise(column, rows, rng):
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
        unit = np.datetime_data(column.dtype)[0]
        return np.where(known, values + days.astype(f"timedelta64[{unit}]"), values)
    new = values.astype(object)
    mixed = rng.permutation(values[known])
    new[known] = [f"{each} zq{number}" for number, each in enumerate(mixed)]
    return new


def dealt(column, rows, rng):
    """(len(rows),) values of the column (n,), drawn anew; what is missing stays missing."""
    lost = missing(column)
    if lost.all():
        return column[rows].copy()
    return np.where(lost[rows], column[rows], rng.choice(column[~lost], len(rows)))


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


def distinct(column):
    """The values that a column has, and the row where each comes first; nothing of what is missing.

    More than LEVELS of them are not told apart from LEVELS + 1.
    """
    seen, lost = {}, missing(column)
    for row, value in enumerate(column.tolist()):
        value = text_of(value) if column.dtype == object else value  # lists can't be looked up
        if not lost[row] and value not in seen:
            seen[value] = row
            if len(seen) > LEVELS:
                break
    rows = np.array(list(seen.values()), int)
    return column[rows], rows


def named_paths(paths):
    """What was overwritten, in words."""
    return ", ".join(f"`{path}`" for path in list(dict.fromkeys(paths))[:3])
