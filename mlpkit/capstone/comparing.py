"""Prepared rows as one array of numbers, and whether two of them differ."""

import sys

import numpy as np

from mlpkit.capstone.kinds import in_numpy
from mlpkit.capstone.links import columns_of
from mlpkit.capstone.withholding import hashed

TOLERANCE = 1e-6  # of a column's spread: sums in another order differ by less
LARGEST = 100_000_000  # numbers in a sparse matrix that is written out


def as_table(X):
    """(n, K) float64 of prepared rows, whatever kind they are; texts become numbers of theirs."""
    scipy = sys.modules.get("scipy.sparse")
    if scipy is not None and scipy.issparse(X):
        if np.prod(X.shape) > LARGEST:
            X = X.tocsr()[:, : max(1, LARGEST // X.shape[0])]
        return X.toarray().astype(float)
    if isinstance(X, (list, tuple)):
        X = np.array([hashed(repr(each).encode()) % 2**40 for each in X], float)
    columns = columns_of(X)
    if columns is None:
        return np.zeros((len(X), 0))
    if not hasattr(X, "columns") and columns[0].dtype.kind in "iufb":
        array = np.asarray(in_numpy(X))
        return array.reshape(len(array), -1).astype(float)
    return np.stack([as_numbers(column) for column in columns], axis=1)


def as_numbers(column):
    if column.dtype.kind in "iufb":
        return column.astype(float)
    return np.array([float(hashed(repr(each).encode()) % 2**40) for each in column])


def names_of(X):
    return [str(name) for name in X.columns] if hasattr(X, "columns") else None


def moved(A, B):
    """None where two tables are the same but for rounding; else (row, column) of the first place.

    (None, None) where their shapes differ.
    """
    if A.shape != B.shape:
        return None, None
    spread = np.nanmax(np.abs(A), axis=0, initial=0) if A.size else np.zeros(A.shape[1])
    same = (np.abs(A - B) <= TOLERANCE * np.maximum(spread, 1e-12)) | (np.isnan(A) & np.isnan(B))
    same |= A == B  # infinities
    if same.all():
        return None
    row, column = np.argwhere(~same)[0]
    return int(row), int(column)


def same_columns(A, B):
    """Whether B has the columns of A in another order."""
    if A.shape != B.shape:
        return False

    def sorted_columns(table):
        return sorted(np.round(column, 9).tobytes() for column in table.T)

    return sorted_columns(A) == sorted_columns(B)
