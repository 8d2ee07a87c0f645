"""Checks of what the learner hands over: the name, the data, groups and times."""

import re
from dataclasses import replace

import numpy as np

from mlpkit.capstone.tables import missing
from mlpkit.data.dataset import KINDS, Dataset
from mlpkit.data.targets import has_too_many

FEWEST = 10  # rows; fewer can't be divided into training, validation and withheld rows


def check_name(name):
    if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9][\w-]{0,60}", name):
        raise ValueError(
            f"capstone: got the name {name!r}; expected letters, digits, - and _, for a folder."
        )


def own_data(given):
    """A Dataset of copies, from a Dataset, (X, y) or (X, y, kind). Raises ValueError."""
    if not isinstance(given, Dataset):
        given = from_pair(given)
    N = len(given.rows)
    if len(given.target) != N:
        raise ValueError(f"capstone: got {N} rows and {len(given.target)} targets.")
    if N < FEWEST:
        raise ValueError(f"capstone: got {N} rows; expected {FEWEST} or more.")
    if 0 in np.shape(given.rows)[1:]:
        raise ValueError("capstone: got rows without a column; expected one or more.")
    target = np.array(given.target)
    if given.kind == "numbers":
        target = target.astype(float)
    if target.dtype.kind == "f" and not np.isfinite(target).all():
        place = int(np.flatnonzero(~np.isfinite(target))[0])
        raise ValueError(f"capstone: the target of row {place} is missing. Leave such rows out.")
    if len(np.unique(target)) == 1:
        only = given.classes[target[0]] if given.classes else target[0]
        raise ValueError(
            f"capstone: the target is {only} in every row; expected two values or more."
        )
    classes = given.classes
    if given.kind == "classes" and not classes:
        classes = tuple(map(str, range(int(target.max()) + 1)))
    own = {"rows": given.rows.copy(), "target": target, "classes": classes}
    return replace(given, **own, names=tuple(given.names))


def from_pair(given):
    """A Dataset of (X, y) or (X, y, kind)."""
    if not isinstance(given, (tuple, list)) or len(given) not in (2, 3):
        raise ValueError(
            f"capstone: got data of type {type(given).__name__}; expected a Dataset, as load_table "
            "and load_pictures give it, or (X, y), or (X, y, 'classes' or 'numbers')."
        )
    X, y = given[:2]
    if hasattr(X, "iloc") and not hasattr(X, "columns"):
        raise ValueError("capstone: got a Series as X; expected a table or an array: X.to_frame().")
    kind_of_X = type(X).__name__
    X = X if hasattr(X, "iloc") else np.asarray(X)
    if X.ndim == 0:
        raise ValueError(
            f"capstone: got X of type {kind_of_X}; expected a DataFrame or an array, with one "
            "row per target."
        )
    name = str(getattr(y, "name", None) or "target")
    y = as_column(y)
    if y.ndim == 2 and y.shape[1] == 1:
        y = y[:, 0]
    if y.ndim != 1:
        raise ValueError(f"capstone: got targets of shape {y.shape}; expected (N,).")
    kind = given[2] if len(given) == 3 else kind_of(y)
    if kind not in KINDS:
        raise ValueError(f"capstone: got the kind {kind!r}; expected {' or '.join(KINDS)}.")
    names = tuple(X.index.tolist()) if hasattr(X, "iloc") else ()
    if kind == "numbers":
        return Dataset(X, as_numbers(y), kind, name, names=names)
    if missing(y).any():
        raise ValueError("capstone: some rows have no class. Leave them out.")
    if y.dtype == object:
        y = y.astype(str)
    elif y.dtype.kind == "f" and is_pair(y):
        y = y.astype(int)
    classes, labels = np.unique(y, return_inverse=True)
    return Dataset(X, labels.astype(int), kind, name, tuple(map(str, classes)), names=names)


def as_numbers(y):
    """The target as float64. Raises ValueError if it contains texts."""
    try:
        return y.astype(float)
    except (ValueError, TypeError) as error:
        raise ValueError(f"capstone: the target can't be read as numbers: {error}.") from None


def as_column(values):
    """The argument as an array; None and nan among texts stay as they are instead of becoming
    texts."""
    found = np.asarray(values)
    return np.array(values, dtype=object) if found.dtype.kind in "US" else found


def kind_of(y):
    """ "numbers" for floats, unless they take just two values, both whole, and for whole numbers
    that take too many values to be classes; else "classes"."""
    if y.dtype.kind == "f" and not is_pair(y):
        return "numbers"
    whole = y.dtype.kind in "iu" and len(y) > 0
    many = whole and has_too_many(len(np.unique(y)), len(y), numeric=True)
    return "numbers" if many else "classes"


def is_pair(y):
    """Whether floats take just two values, both whole, such as 0.0 and 1.0, which stand for
    classes."""
    different = np.unique(y)
    return len(different) == 2 and np.array_equal(different, np.round(different))


def column_given(what, given, data):
    """groups or time as an array (N,), given as such or as the name of a column; None stays
    None."""
    if given is None:
        return None
    if isinstance(given, str):
        columns = getattr(data.rows, "columns", ())
        if given not in columns:
            raise ValueError(f"capstone: got {what}={given!r}, which is not a column of the rows.")
        given = data.rows[given]
    if what == "time":
        return times_of(given, len(data))
    given = as_column(given)
    if given.shape != (len(data),):
        raise ValueError(f"capstone: got {what} of shape {given.shape}; expected ({len(data)},).")
    lost = np.flatnonzero(missing(given))
    if len(lost):
        raise ValueError(f"capstone: row {lost[0]} has no group. Give it a group of its own.")
    return given.astype(str)


def times_of(given, N):
    """Return (N,) float64: numbers unchanged, dates and texts with dates in seconds."""
    found = np.asarray(given)
    if found.shape != (N,):
        raise ValueError(f"capstone: got time of shape {found.shape}; expected ({N},).")
    if found.dtype.kind not in "iufM":
        import pandas

        try:
            dates = pandas.to_datetime(pandas.Series(list(given)), utc=True)
            found = dates.dt.tz_localize(None).to_numpy()
        except (ValueError, TypeError) as error:
            raise ValueError(f"capstone: time can't be read as dates or numbers: {error}") from None
    lost = np.flatnonzero(missing(found))
    if len(lost):
        raise ValueError(f"capstone: row {lost[0]} has no time.")
    if found.dtype.kind == "M":
        # nanoseconds would overflow in 2262
        return found.astype("datetime64[us]").astype(np.int64) / 1e6
    return found.astype(float)
