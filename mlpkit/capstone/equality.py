"""Whether two columns, or two tables of prepared rows, are the same."""

import numpy as np

from mlpkit.capstone.tables import as_texts

FEWEST = 5  # rows; with only two rows, any two columns are alike
TOLERANCE = 1e-6  # share of a column's spread; sums in a different order differ by less
ALIKE = 1 - 1e-6  # least |correlation|; noise of a thousandth of the spread lowers it by 5e-7
SHARE = 0.9  # share of equal texts, or of rows found; some may have been corrected since


def moved(A, B):
    """None if two tables agree to within rounding; else (row, column) of the first difference, or
    (None, None) if their shapes differ.
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


def alike(a, b):
    """Whether two columns (n,) are the same; numbers may differ by a scale and a shift."""
    numbers = [each.dtype.kind in "iufb" for each in (a, b)]
    if all(numbers):
        a, b = a.astype(float), b.astype(float)
        both = np.isfinite(a) & np.isfinite(b)
        a, b = a[both], b[both]
        if len(a) < FEWEST or np.ptp(a) == 0 or np.ptp(b) == 0:
            return False
        a, b = a - a.mean(), b - b.mean()
        return bool(abs(a @ b) > ALIKE * np.sqrt((a @ a) * (b @ b)))
    if any(numbers):
        return False
    a, b = as_texts(a), as_texts(b)
    return len(np.unique(a)) > 1 and bool(np.mean(a == b) > SHARE)
