"""Fingerprints of rows, of data, of functions and what they use from outside, and of the judge."""

import hashlib
import sys
import types
from pathlib import Path

import numpy as np

from mlpkit.capstone.calls import is_installed
from mlpkit.capstone.reach import PLAIN, is_data, walk
from mlpkit.capstone.tables import as_texts, columns_of, hashed, in_numpy, text_of
from mlpkit.helpers.closures import bytecode


def row_hashes(rows):
    """Return (N,) uint64 for the rows of an array or a DataFrame, equal for equal rows; the same on
    every machine."""
    if hasattr(rows, "iloc"):
        hashes = np.zeros(len(rows), np.uint64)
        for number in range(rows.shape[1]):
            hashes = hashes * np.uint64(1_000_003) + column_hashes(rows.iloc[:, number])
        return hashes
    rows = np.ascontiguousarray(rows)
    if rows.dtype == object:
        return np.array(
            [hashed("|".join(map(text_of, np.atleast_1d(row))).encode()) for row in rows]
        )
    return np.array([hashed(row.tobytes()) for row in rows], np.uint64)


def column_hashes(column):
    """Return (N,) uint64 for the values in a column of a table."""
    import pandas

    try:
        return pandas.util.hash_pandas_object(column, index=False).to_numpy()
    except Exception:  # the column's cells hold lists or the like
        return np.array([hashed(text_of(each).encode()) for each in column], np.uint64)


def fingerprint(data, groups=None, time=None):
    """A text of 16 characters that differs for different data."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(row_hashes(data.rows).tobytes())
    digest.update(np.ascontiguousarray(data.target).tobytes())
    digest.update(repr((data.kind, data.target_name, data.classes)).encode())
    for each in (groups, time):
        digest.update(repr(None if each is None else each.tolist()).encode())
    return digest.hexdigest()


def fingerprint_of(functions):
    """Return 16 characters that change if the functions, or anything they use from outside, change.
    That includes their code and that of the learner's other functions that they call, numbers and
    texts that they name, arrays, tables and fitted objects, but not comments or generators.
    """
    digest = hashlib.blake2b(digest_size=8)
    digest.update(sys.version.encode())
    for name, function in functions.items():
        digest.update(f"{name}:{type(function).__name__}".encode())
    for path, thing, _ in walk(tuple(functions.values())):
        add_thing(digest, path, thing)
    return digest.hexdigest()


def fingerprint_of_judge(room=Path(__file__).parent):
    """Return 16 characters that change with the judge's own code: after a change, everything is
    judged again."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(room.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def add_thing(digest, path, thing):
    digest.update(f"{path}:{type(thing).__name__}".encode())
    if isinstance(thing, PLAIN):
        digest.update(repr(thing).encode())
    elif isinstance(thing, types.FunctionType):
        digest.update(thing.__qualname__.encode())
        if not is_installed(thing.__code__.co_filename):
            digest.update(bytecode(thing.__code__).encode())
    elif is_data(thing):
        for column in columns_of(thing) or [np.asarray(in_numpy(thing))]:
            plain = column if column.dtype != object else as_texts(column)
            digest.update(np.ascontiguousarray(plain).tobytes())
