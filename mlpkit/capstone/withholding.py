"""Which rows the judge withholds. It hangs on the rows themselves, and on nothing that is drawn.

Each row has a hash of its content; the rows with the smallest are withheld. So another name,
another day or one row more makes no new test set. Copies of a row are on one
side, but where rows are so coarse that they repeat by chance, and of a row of which there are very
many: there a copy is another row.
"""

import hashlib

import numpy as np

SHARE = 0.2
CROWD, CROWD_SHARE, CROWDS = 20, 0.05, 2  # copies of one row, by all rows; so many such rows
COARSE = 0.1  # different values of the finest column, by rows; of a continuous column 1


def row_hashes(rows):
    """(N,) uint64, equal for equal rows, of an array or a DataFrame; the same on every machine."""
    if hasattr(rows, "iloc"):
        hashes = np.zeros(len(rows), np.uint64)
        for number in range(rows.shape[1]):
            hashes = hashes * np.uint64(1_000_003) + column_hashes(rows.iloc[:, number])
        return hashes
    rows = np.ascontiguousarray(rows)
    if rows.dtype == object:
        return np.array(
            [hashed(repr(row.tolist() if np.ndim(row) else row).encode()) for row in rows]
        )
    return np.array([hashed(row.tobytes()) for row in rows], np.uint64)


def column_hashes(column):
    """(N,) uint64 of a column of a table."""
    import pandas

    try:
        return pandas.util.hash_pandas_object(column, index=False).to_numpy()
    except TypeError:  # lists and the like in its cells
        return np.array([hashed(repr(each).encode()) for each in column], np.uint64)


def hashed(content):
    digest = hashlib.blake2b(content, digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


def fingerprint(data, groups=None, time=None):
    """A text of 16 characters that is another for other data."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(row_hashes(data.rows).tobytes())
    digest.update(np.ascontiguousarray(data.target).tobytes())
    digest.update(repr((data.kind, data.target_name, data.classes)).encode())
    for each in (groups, time):
        digest.update(repr(None if each is None else each.tolist()).encode())
    return digest.hexdigest()


def withhold(data, groups=None, time=None, share=SHARE):
    """(rest, withheld): places, int64, ascending; some rows may be in neither.

    With time the latest rows are withheld, with groups whole groups; without either a share of each
    class. With both, the latest rows; of their groups nothing stays in the rest, and is in neither.
    Raises ValueError where nothing would be left.
    """
    N = len(data)
    wanted = max(1, round(share * N))
    if time is not None:
        chosen = time >= np.sort(time)[-wanted]
        unused = np.isin(groups, groups[chosen]) & ~chosen if groups is not None else chosen & False
    elif groups is not None:
        chosen, unused = by_groups(groups, wanted), np.zeros(N, bool)
    else:
        chosen, unused = by_rows(data, share), np.zeros(N, bool)
    rest = np.flatnonzero(~chosen & ~unused)
    if len(rest) < N / 4 or not chosen.any():
        given = [name for name, each in (("groups", groups), ("time", time)) if each is not None]
        raise ValueError(
            f"capstone: of {N} rows {len(rest)} would be left after withholding by "
            f"{' and '.join(given or ['row'])}. "
            "Are groups and time what they should be? If each group reaches into the latest time, "
            "give time alone."
        )
    return rest, np.flatnonzero(chosen)


def by_groups(groups, wanted):
    """Whole groups, in the order of their names' hashes, until there are `wanted` rows."""
    names, codes = np.unique(groups, return_inverse=True)
    order = np.argsort([hashed(str(name).encode()) for name in names], kind="stable")
    sizes = np.bincount(codes)[order]
    count = max(1, int(np.searchsorted(np.cumsum(sizes), wanted)))
    return np.isin(codes, order[:count])


def by_rows(data, share):
    """The rows with the smallest hashes, of each class a share; copies of a row together."""
    hashes = row_hashes(data.rows)
    if coarse(data.rows, hashes):
        hashes = numbered(hashes)
    hashes = np.where(crowded(hashes), numbered(hashes), hashes)
    parts = data.target if data.kind == "classes" else np.zeros(len(data), int)
    chosen = np.zeros(len(data), bool)
    for part in np.unique(parts):
        places = np.flatnonzero(parts == part)
        count = round(share * len(places))
        if count:
            limit = np.sort(hashes[places])[count - 1]
            chosen[places] = hashes[places] <= limit
    if not chosen.any():
        chosen[np.argmin(hashes)] = True
    return chosen | np.isin(hashes, hashes[chosen])  # copies with another class too


def coarse(rows, hashes):
    """Whether different rows are alike by chance: no column has nearly as many values as rows."""
    if not hasattr(rows, "iloc") and np.ndim(rows) > 2:
        return False  # pictures
    first = np.unique(hashes, return_index=True)[1]
    if not hasattr(rows, "iloc"):
        columns = list(np.asarray(rows)[first].reshape(len(first), -1).T)
        counts = [len(np.unique(column.astype(str))) for column in columns]
    else:
        few = rows.iloc[first]
        counts = [len(np.unique(column_hashes(few.iloc[:, j]))) for j in range(few.shape[1])]
    return max(counts, default=0) < COARSE * len(rows)


def crowded(keys):
    """(N,) of which rows there are so many that nobody made them: a machine at rest, a form left
    empty. That is one row or two; more were doubled."""
    _, codes, counts = np.unique(keys, return_inverse=True, return_counts=True)
    many = counts > max(CROWD, CROWD_SHARE * len(keys))
    return many[codes] if many.sum() <= CROWDS else np.zeros(len(keys), bool)


def numbered(hashes):
    """Other hashes, of which also those of copies differ: by the first, the second, ... of them."""
    order = np.argsort(hashes, kind="stable")
    sorted_ = hashes[order]
    starts = np.flatnonzero(np.r_[True, sorted_[1:] != sorted_[:-1]])
    times = np.arange(len(hashes)) - np.repeat(starts, np.diff(np.r_[starts, len(hashes)]))
    mixed = np.empty_like(hashes)
    mixed[order] = [
        hashed(int(each).to_bytes(8, "little") + int(time).to_bytes(8, "little")) if time else each
        for each, time in zip(sorted_, times, strict=True)
    ]
    return mixed
