"""The columns of a raw table, and the numbers that they become."""

import numbers
from collections import Counter
from dataclasses import dataclass

import numpy as np

from mlpkit.own_data.missing import as_column, missing_places

LARGEST = 2**30  # largest number of entries in a prepared table: 4 GB


@dataclass(frozen=True)
class Column:
    """A column of a table, as it was in the training rows.

    A column of numbers stays one column. Categories are texts, and each becomes a column of 0 and
    1. A column with missing values gets one more such column, 1 where a value is missing. In a text
    column an empty text counts as missing.

    Attributes
    ----------
    name : a text
    categories : the texts that occurred, in order; None for a column of numbers
    missing : whether values were missing

    Raises ValueError when they are anything else.
    """

    name: str
    categories: tuple | None = None
    missing: bool = False

    def __post_init__(self):
        if not isinstance(self.name, str) or not isinstance(self.missing, bool):
            raise ValueError(
                f"Column: got {self.name!r}, {self.missing!r}; expected a text and a bool."
            )
        if self.categories is None:
            return
        texts = list(self.categories) if isinstance(self.categories, (list, tuple)) else [None]
        whole = bool(texts) and all(isinstance(each, str) and each for each in texts)
        if not whole or len(set(texts)) < len(texts):
            raise ValueError(
                f"Column: {self.name!r} has categories {texts}; expected texts, each once."
            )
        object.__setattr__(self, "categories", tuple(map(str, texts)))


def checked_columns(given):
    """A tuple of Columns, from Columns or from their `asdict`; no name may occur twice."""
    columns = tuple(each if isinstance(each, Column) else Column(**each) for each in given)
    check_names([column.name for column in columns])
    return columns


def in_order(columns):
    """Return (columns of numbers, those of them with missing values, columns of categories)."""
    measured = [column for column in columns if column.categories is None]
    gaps = [column for column in measured if column.missing]
    return measured, gaps, [column for column in columns if column.categories is not None]


def names_of(columns):
    """The names of the numbers that a row becomes, in order."""
    measured, gaps, chosen = in_order(columns)
    names = [column.name for column in measured]
    names += [f"{column.name} missing" for column in gaps]
    for column in chosen:
        names += [f"{column.name} = {category}" for category in column.categories]
        names += [f"{column.name} missing"] * column.missing
    return tuple(names)


def statistics(rows):
    """Return (columns, mean (D,), std (D,)) of training rows; mean 0 and std 1 for columns of 0 and
    1."""
    table = read(rows)
    if not table or not len(next(iter(table.values()))):
        raise ValueError("Preparation: got a table without rows or columns; expected some of each.")
    columns, means, stds = [], [], []
    for name, values in table.items():
        if values.dtype.kind == "f":
            gaps = np.isnan(values)
            mean, std = moments(name, values[~gaps])
            means.append(mean)
            stds.append(std)
            columns.append(Column(name, missing=bool(gaps.any())))
        else:
            categories = tuple(sorted(set(values) - {""}))
            columns.append(Column(name, categories, bool("" in values)))
    more = len(names_of(columns)) - len(means)
    return tuple(columns), np.array([*means, *[0] * more]), np.array([*stds, *[1] * more])


def moments(name, values):
    """Return the mean and std of numbers (n,); a std of 0 becomes 1. ValueError if there are
    none."""
    if not len(values):
        raise ValueError(
            f"Preparation: column {name!r} is empty in all training rows. Leave it out."
        )
    with np.errstate(under="ignore"):
        mean, std = np.mean(values), np.std(values)
    low, high = np.min(values), np.max(values)
    if low == high:
        return mean, 1.0
    if too_coarse(low, high, std):
        raise ValueError(f"Preparation: column {name!r} {describe_coarse(low, high)}")
    return mean, std


def too_coarse(low, high, std):
    """Whether the steps of float32 between low and high are larger than a thousandth of std."""
    with np.errstate(under="ignore"):
        largest = np.maximum(np.abs(low), np.abs(high)).astype(np.float32)
        return np.spacing(largest) > 1e-3 * std


def describe_coarse(low, high):
    """A description of what is wrong with these numbers, and what helps."""
    tiny = max(abs(low), abs(high)) < np.finfo(np.float32).tiny
    advice = "Choose another unit" if tiny else "Subtract its least value first"
    return f"goes from {low:.12g} to {high:.12g}, which float32 can't hold. {advice}."


def laid_out(columns, rows):
    """Return raw rows as numbers (N, D), float32, nan if missing; not yet standardized."""
    table = read(rows, {column.name: column.categories is None for column in columns})
    N, D = len(table[columns[0].name]), len(names_of(columns))
    check_size(N, D, columns)
    x = np.empty((N, D), np.float32)
    for place, column in enumerate(parts(columns, table)):
        x[:, place] = column
    return x


def parts(columns, table):
    """Each of the D numbers in turn, (N,) over all rows, in the order of `names_of`."""
    measured, gaps, chosen = in_order(columns)
    yield from (table[column.name] for column in measured)
    yield from (np.isnan(table[column.name]) for column in gaps)
    for column in chosen:
        yield from (table[column.name] == category for category in column.categories)
        if column.missing:
            yield table[column.name] == ""


def check_size(N, D, columns):
    """Raise a ValueError if rows would take gigabytes, naming the column to blame."""
    if N * D > LARGEST:
        column = max(columns, key=lambda column: len(column.categories or ()))
        raise ValueError(
            f"Preparation: {N:,} rows become {D:,} numbers each, {4e-9 * N * D:.0f} GB. Column "
            f"{column.name!r} has {len(column.categories or ()):,} categories: leave it out."
        )


def read(rows, expected=None):
    """Return {name: column} of a raw table: float64 with nan, or texts (N,) with "", for missing
    values.

    expected: {name: whether it holds numbers}. Raises ValueError with the name of a column that
    can't be read, is not expected, or is of the wrong kind.
    """
    if not hasattr(rows, "keys"):
        raise ValueError(
            f"Preparation: got {type(rows).__name__}; expected a table with columns, such as a "
            "DataFrame."
        )
    names = list(rows.keys())
    check_names(list(map(str, names)))
    table = {str(name): rows[name] for name in names}
    if expected is not None:
        check_columns(table, expected)
    found = {name: read_column(name, table[name], expected and expected[name]) for name in table}
    (first, one), *others = found.items() if found else [("", [])]
    for name, column in others:
        if len(column) != len(one):
            told = f"{first!r} has {len(one)} rows, {name!r} {len(column)}"
            raise ValueError(f"Preparation: column {told}; expected the same number in each.")
    return found


def read_column(name, values, expected=None):
    """Return one column: float64 with nan, or texts; expected: whether it should be numbers."""
    gaps = missing_places(values)
    # pandas's dtypes, recognized by their names
    if str(getattr(values, "dtype", "")) == "category":
        values = values.astype(str)
    values = as_column(values)
    if values.ndim != 1:
        raise ValueError(f"Preparation: column {name!r} has the shape {values.shape}, not (N,).")
    known = [each.item() if isinstance(each, np.generic) else each for each in values[~gaps]]
    texts = [each for each in known if isinstance(each, str)]
    others = [each for each in known if not isinstance(each, (str, numbers.Real))]
    if others or values.dtype.kind in "mM":
        kind = "dates" if values.dtype.kind in "mM" else f"a {type(others[0]).__name__}"
        raise ValueError(
            f"Preparation: column {name!r} holds {kind}; expected numbers or texts. Convert it to "
            "numbers, or leave it out."
        )
    if texts and len(texts) < len(known):
        other = next(each for each in known if not isinstance(each, str))
        raise ValueError(
            f"Preparation: column {name!r} holds the text {texts[0]!r} and the number {other!r}; "
            "expected one kind."
        )
    check_kind(name, known, texts, expected)
    if texts or expected is False:
        column = np.full(len(values), "", dtype=object)
    else:
        column = np.full(len(values), np.nan)
    column[~gaps] = known
    if column.dtype.kind == "f":
        check_finite(name, column[~gaps])
    return column


def check_finite(name, known):
    """Raise a ValueError if a number is infinite, or would be in float32."""
    with np.errstate(over="ignore"):
        infinite = np.isinf(known.astype(np.float32))
    if infinite.any():
        first = known[infinite][0]
        told = f"column {name!r} holds {first:g}"
        if np.isinf(first):
            raise ValueError(f"Preparation: {told}; expected finite numbers.")
        raise ValueError(f"Preparation: {told}, which float32 can't hold. Choose a different unit.")


def check_kind(name, known, texts, expected):
    """Raise a ValueError if a column holds texts instead of numbers, or the other way round."""
    if expected is None or not known or expected != bool(texts):
        return
    kind, was = (f"the text {texts[0]!r}", "numbers") if texts else (f"{known[0]!r}", "texts")
    raise ValueError(
        f"Preparation: column {name!r} holds {kind}; among the training rows it held {was}."
    )


def check_columns(table, expected):
    """Raise a ValueError with the names of missing or additional columns."""
    lacking = [name for name in expected if name not in table]
    more = [name for name in table if name not in expected]
    said = [
        f"{what} {', '.join(map(repr, some))}"
        for what, some in (("without", lacking), ("with", more))
        if some
    ]
    if said:
        raise ValueError(
            f"Preparation: got a table {' and '.join(said)}; expected the columns of the training "
            "rows."
        )


def check_names(names):
    """Raise a ValueError if two columns have the same name."""
    if twice := [name for name, times in Counter(names).items() if times > 1]:
        raise ValueError(f"Preparation: two columns are called {twice[0]!r}; expected each once.")
