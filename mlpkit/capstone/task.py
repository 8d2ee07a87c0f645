"""What is judged: the data, three functions, and the rows that the judge keeps to itself."""

import functools
import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlpkit.capstone.fingerprints import row_hashes
from mlpkit.capstone.tables import as_floats, as_table, columns_of
from mlpkit.data.dataset import KINDS, Dataset, take
from mlpkit.data.targets import too_many
from mlpkit.own_data.missing import missing_places

FEWEST = 10  # rows; with fewer nothing can be withheld, trained on and validated


@dataclass(frozen=True, eq=False)
class Task:
    """A capstone.

    Attributes
    ----------
    name : a file's name, without an end
    data : the judge's own copy, a Dataset: nobody else can reach it
    split, prepare, train : the learner's functions
    groups, time : (N,) or None
    rest, withheld : places in the data, int64, ascending
    seed : the first of all that is drawn; hangs on the data alone
    by : what the rows were parted by, in a word
    """

    name: str
    data: Dataset
    split: Any
    prepare: Any
    train: Any
    groups: np.ndarray | None
    time: np.ndarray | None
    rest: np.ndarray
    withheld: np.ndarray
    seed: int
    by: str = "row"

    @property
    def functions(self):
        return {"split": self.split, "prepare": self.prepare, "train": self.train}

    @property
    def counted(self):
        """The number of classes; 0 where the target is numbers."""
        return len(self.data.classes) if self.data.kind == "classes" else 0

    @property
    def pictures(self):
        """Whether the rows are pictures: they have no columns that could be looked at."""
        return np.ndim(self.data.rows) > 2

    @functools.cached_property
    def columns(self):
        """[(N,), …] as they came; of pictures the pixels."""
        return columns_of(self.data.rows)

    @functools.cached_property
    def table(self):
        """(N, D) float64: the columns as numbers; None of pictures."""
        return None if self.pictures else as_table(self.data.rows)

    @functools.cached_property
    def hashes(self):
        """{hash of a row of numbers: its first place}; empty where columns are no numbers."""
        rows = as_floats(self.data.rows)
        if rows is None:
            return {}
        hashes = row_hashes(rows).tolist()
        return {each: place for place, each in reversed(list(enumerate(hashes)))}

    def rows_at(self, places):
        """A copy of these rows, raw."""
        return take(self.data.rows, places)

    def column(self, j):
        """How a column is called in a sentence."""
        names = getattr(self.data.rows, "columns", None)
        return f"column {j}" if names is None else f"`{names[j]}`"

    def word(self, value):
        """A target or a prediction in a sentence."""
        return self.data.classes[value] if self.counted else f"{value:.4g}"

    def row(self, place, named=False):
        """How a row is called in a sentence: by its number; by a name, of a person maybe, if asked.

        Where names are no numbers that is its place, from 0.
        """
        name = self.data.names[place] if self.data.names else place
        return f"row {name if named or is_number(name) else place}"


def is_number(name):
    return isinstance(name, (int, np.integer))


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
    target = np.array(given.target)
    if given.kind == "numbers":
        target = target.astype(float)
    if target.dtype.kind == "f" and not np.isfinite(target).all():
        place = int(np.flatnonzero(~np.isfinite(target))[0])
        raise ValueError(f"capstone: the target of row {place} is missing. Leave such rows out.")
    classes = given.classes
    if given.kind == "classes" and not classes:
        classes = tuple(map(str, range(int(target.max()) + 1)))
    names = tuple(given.names)
    return Dataset(
        given.rows.copy(), target, given.kind, given.target_name, classes, given.findings, names
    )


def from_pair(given):
    """A Dataset of (X, y) or (X, y, kind)."""
    if not isinstance(given, (tuple, list)) or len(given) not in (2, 3):
        raise ValueError(
            f"capstone: got data of type {type(given).__name__}; expected a Dataset, as load_table "
            "and load_pictures give it, or (X, y), or (X, y, 'classes' or 'numbers')."
        )
    X, y = given[:2]
    X = X if hasattr(X, "iloc") else np.asarray(X)
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
        return Dataset(X, y.astype(float), kind, name, names=names)
    if missing_places(y).any():
        raise ValueError("capstone: some rows have no class. Leave them out.")
    if y.dtype == object:
        y = y.astype(str)
    classes, labels = np.unique(y, return_inverse=True)
    return Dataset(X, labels.astype(np.int64), kind, name, tuple(map(str, classes)), names=names)


def as_column(values):
    """An array of what came; among texts None and nan stay what they are, and become no texts."""
    found = np.asarray(values)
    return np.array(values, dtype=object) if found.dtype.kind in "US" else found


def kind_of(y):
    """ "numbers" for floats, and for whole numbers that load_table takes for no classes."""
    if y.dtype.kind == "f":
        return "numbers"
    many = y.dtype.kind in "iu" and too_many(len(np.unique(y)), len(y), numeric=True)
    return "numbers" if many else "classes"


def column_given(what, given, data):
    """groups or time as (N,), from such an array or the name of a column; None stays None."""
    if given is None:
        return None
    if isinstance(given, str):
        columns = getattr(data.rows, "columns", ())
        if given not in columns:
            raise ValueError(f"capstone: got {what}={given!r}, which is no column of the rows.")
        given = data.rows[given]
    if what == "time":
        return times_of(given, len(data))
    given = as_column(given)
    if given.shape != (len(data),):
        raise ValueError(f"capstone: got {what} of shape {given.shape}; expected ({len(data)},).")
    lost = np.flatnonzero(missing_places(given))
    if len(lost):
        raise ValueError(f"capstone: row {lost[0]} has no group. Give it one of its own.")
    names, codes = np.unique(given.astype(str), return_inverse=True)
    return names[codes]


def times_of(given, N):
    """(N,) float64: numbers as they are, dates and texts of dates as seconds."""
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
    if found.dtype.kind == "M":
        missing = np.isnat(found)
        found = found.astype("datetime64[ns]").astype(np.int64) / 1e9
    else:
        found = found.astype(float)
        missing = np.isnan(found)
    if missing.any():
        raise ValueError(f"capstone: row {np.flatnonzero(missing)[0]} has no time.")
    return found
