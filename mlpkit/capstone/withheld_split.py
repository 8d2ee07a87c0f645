"""Which rows the judge withholds: their content decides, not chance. Each row has a hash of its
content; the rows with the smallest hashes are withheld. So a different name, a different day or one
more row does not make a new test set. Copies of a row stay on one side. There are two exceptions:
if rows are so coarse that they repeat by chance, or if one row occurs very often, each copy counts
as a separate row.
"""

from collections import Counter

import numpy as np

from mlpkit.capstone.fingerprints import row_hashes
from mlpkit.capstone.tables import codes_of, columns_of, hashed

SHARE = 0.2  # one row in five, as in five-fold cross-validation
# a row is a crowd if it has more copies than both this many and this share of all rows; how many
# rows may be crowds
CROWD, CROWD_SHARE, CROWDS = 20, 0.05, 2
# distinct values divided by rows, in the column with the most: ten rows for each value; a
# continuous column has 1
COARSE = 0.1


def withhold(data, groups=None, time=None):
    """Return (rest, withheld): positions, ascending; some rows may be in neither. With time, the
    latest rows are withheld; with groups, whole groups; without either, a share of each class. With
    both, the latest rows are withheld, and the earlier rows of their groups are in neither part.
    Raises ValueError if nothing would be left.
    """
    N = len(data)
    wanted = max(1, round(SHARE * N))
    unused = np.zeros(N, bool)
    if time is not None:
        chosen = time >= np.sort(time)[-wanted]
        if groups is not None:
            unused = np.isin(groups, groups[chosen]) & ~chosen
    elif groups is not None:
        chosen = by_groups(groups, wanted)
    else:
        chosen = by_rows(data)
    rest = np.flatnonzero(~chosen & ~unused)
    if len(rest) < N / 4 or not chosen.any():
        given = [name for name, each in (("groups", groups), ("time", time)) if each is not None]
        raise ValueError(
            f"capstone: {len(rest)} of {N} rows would be left after withholding by "
            f"{' and '.join(given or ['row'])}. "
            "Are groups and time what they should be? If every group reaches into the latest "
            "time, give only time."
        )
    return rest, np.flatnonzero(chosen)


def by_groups(groups, wanted):
    """Return whole groups, in the order of their names' hashes: fewer than `wanted` rows, or a
    single group."""
    names, codes = np.unique(groups, return_inverse=True)
    order = np.argsort([hashed(str(name).encode()) for name in names], kind="stable")
    return first_groups(codes, order, wanted)


def first_groups(codes, order, wanted):
    """Return (N,) whether a row's code is among the first codes in `order`: as many as have fewer
    than `wanted` rows together, but at least one."""
    sizes = np.bincount(codes)[order]
    return np.isin(codes, order[: max(1, int(np.searchsorted(np.cumsum(sizes), wanted)))])


def by_rows(data):
    """The rows with the smallest hashes, a share of each class; copies of a row stay together."""
    hashes = row_hashes(data.rows)
    if coarse(data.rows, hashes):
        hashes = numbered(hashes)
    hashes = np.where(crowded(hashes), numbered(hashes), hashes)
    parts = data.target if data.kind == "classes" else np.zeros(len(data), int)
    chosen = np.zeros(len(data), bool)
    for part in np.unique(parts):
        places = np.flatnonzero(parts == part)
        count = round(SHARE * len(places))
        if count:
            limit = np.sort(hashes[places])[count - 1]
            chosen[places] = hashes[places] <= limit
    if not chosen.any():
        chosen[np.argmin(hashes)] = True
    return chosen | np.isin(hashes, hashes[chosen])  # this includes copies with a different class


def coarse(rows, hashes):
    """Whether different rows are equal by chance: no column has nearly as many values as rows."""
    if np.ndim(rows) > 2:
        return False  # pictures
    first = np.unique(hashes, return_index=True)[1]
    counts = [len(np.unique(codes_of(column[first]))) for column in columns_of(rows) or ()]
    return max(counts, default=0) < COARSE * len(rows)


def crowded(keys):
    """Return (N,) whether a row occurs so often that nobody copied it: a machine at rest, an empty
    form. Only one or two rows are like that; if more are, they were duplicated."""
    _, codes, counts = np.unique(keys, return_inverse=True, return_counts=True)
    many = counts > max(CROWD, CROWD_SHARE * len(keys))
    return many[codes] if many.sum() <= CROWDS else np.zeros(len(keys), bool)


def numbered(hashes):
    """Return new hashes that also differ between copies: by whether a row is the first, the second,
    ... copy."""
    times, other = Counter(), hashes.copy()
    for number, each in enumerate(hashes.tolist()):
        if times[each]:
            other[number] = hashed(each.to_bytes(8, "little") + times[each].to_bytes(8, "little"))
        times[each] += 1
    return other
