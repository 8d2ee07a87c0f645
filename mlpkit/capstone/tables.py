"""Tables, arrays, tensors and lists: their kind, their columns, and their values as numbers. The
type decides, not the methods: other objects have methods of the same names, as a stream has
`detach`.
"""

import hashlib
import sys

import numpy as np

from mlpkit.own_data.missing import missing_places

LARGEST = 100_000_000  # largest size of a sparse matrix that is made dense: 0.8 GB


def is_tensor(thing):
    """Whether it is a PyTorch tensor; False if PyTorch was never imported."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(thing, torch.Tensor)


def is_table(thing):
    """Whether it is a pandas DataFrame or Series."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(thing, (pandas.DataFrame, pandas.Series))


def in_numpy(thing):
    """A tensor's array; anything else unchanged."""
    return thing.detach().cpu().numpy() if is_tensor(thing) else thing


def columns_of(thing):
    """Return [(n,), …] for a table, an array, a tensor or a flat list; None for anything else."""
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


def as_table(X):
    """Return (n, K) float64 from prepared rows of any kind; each different text becomes a
    number."""
    scipy = sys.modules.get("scipy.sparse")
    if scipy is not None and scipy.issparse(X):
        if np.prod(X.shape) > LARGEST:
            X = X.tocsr()[:, : max(1, LARGEST // X.shape[0])]
        return X.toarray().astype(float)
    if isinstance(X, (list, tuple)):
        X = np.array([number_of(each) for each in X])
    columns = columns_of(X)
    if columns is None:
        return np.zeros((len(X), 0))
    if not hasattr(X, "columns") and columns[0].dtype.kind in "iufb":
        array = np.asarray(in_numpy(X))
        return array.reshape(len(array), -1).astype(float)
    return np.stack([as_numbers(column) for column in columns], axis=1)


def as_floats(thing):
    """Return (n, …) float64 from an array, a tensor or a table of numbers; None for anything
    else."""
    thing = in_numpy(thing)
    if isinstance(thing, list):
        return None
    if hasattr(thing, "columns") and not all(kind.kind in "iufb" for kind in thing.dtypes):
        return None
    array = np.asarray(thing)
    return array.astype(float) if array.ndim >= 2 and array.dtype.kind in "iufb" else None


def as_numbers(column):
    if column.dtype.kind in "iufb":
        return column.astype(float)
    return np.array([number_of(each) for each in column])


def as_texts(column):
    """Return (n,) texts from cells of any kind, including lists."""
    if column.dtype != object:
        return column.astype(str)
    return np.array([each if isinstance(each, str) else text_of(each) for each in column])


def text_of(thing):
    """An object's repr; if that raises, its type."""
    try:
        return repr(thing)
    except Exception:
        return f"<{type(thing).__name__}>"


def number_of(thing):
    return float(hashed(text_of(thing).encode()) % 2**40)


def hashed(content):
    digest = hashlib.blake2b(content, digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


def codes_of(column):
    """Return (n,) whole numbers from 0, equal for equal values."""
    if column.dtype == object:
        column = np.array([text_of(each) for each in column])
    return np.unique(column, return_inverse=True)[1]


def is_identifier(column):
    """Whether each row has a different value, and the values are not real numbers."""
    return column.dtype.kind != "f" and len(np.unique(codes_of(column))) == len(column)


def fine_columns(columns, kinds, share):
    """The columns of numbers in which many rows have different values, each divided by its
    spread."""
    return [
        column / (column.std() or 1)
        for column in (each.astype(float) if each.dtype.kind == "f" else each for each in columns)
        if column.dtype.kind in kinds
        and np.isfinite(column).all()
        and len(np.unique(column)) > share * len(column)
    ]


def rounding(column):
    """Return half a unit in the last decimal of numbers (n,) with up to four decimals; 0.0 if there
    are more."""
    for digits in range(5):
        if np.abs(column - np.round(column, digits)).max(initial=0) < 1e-9:
            return 0.5 * 10.0**-digits
    return 0.0


def missing(column):
    """Return (n,) booleans, true where a value is missing; cells that are arrays need pandas."""
    pandas = sys.modules.get("pandas")
    if column.dtype.kind == "O" and pandas is not None:
        return np.asarray(pandas.isna(column), bool)
    return missing_places(column)
