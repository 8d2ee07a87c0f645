"""Find missing values, and fill them with column means."""

import numpy as np

from mlpkit.helpers.shapes import shapes


@shapes(X_training="M D of reals", X="N D of reals")
def impute(X_training, X):
    """Fill missing numbers with the training rows' means, and mark where: (N, D) → (N, D + G).

    X_training (M, D) and X (N, D) have nan where a number is missing. In the first D columns of the
    result each nan is the mean of its column's numbers in X_training. G columns follow, one for
    each column of X_training with missing numbers, in order: 1 where X misses it, else 0. This is
    what scikit-learn's SimpleImputer(add_indicator=True) does. Raises ValueError for a column
    of X_training without a number.
    """
    _check_known(X_training)
    means = np.nanmean(X_training, axis=0)
    gaps = np.isnan(X_training).any(axis=0)
    filled = np.where(np.isnan(X), means, X)
    return np.hstack([filled, np.isnan(X[:, gaps])])


def missing_places(values):
    """Return (N,) booleans: where a column has None, nan, or pandas's NaT or NA."""
    if hasattr(values, "isna"):
        return np.asarray(values.isna(), dtype=bool)
    values = as_column(values)
    if values.dtype.kind in "fcmM":
        return values != values
    if values.dtype.kind == "O":
        return np.array([_is_missing(each) for each in values], dtype=bool)
    return np.zeros(len(values), dtype=bool)


def as_column(values):
    """A column as an array. The items of a list stay as they are, because NumPy would turn a nan
    among texts into the text "nan"."""
    return np.asarray(values) if hasattr(values, "dtype") else np.array(values, dtype=object)


def _is_missing(each):
    return each is None or type(each).__name__ == "NAType" or bool(each != each)


def _check_known(X_training):
    empty = np.flatnonzero(np.isnan(X_training).all(axis=0))
    if len(empty):
        raise ValueError(
            f"impute: column {empty[0]} has no number in the training rows; expected at least "
            "one. Leave it out."
        )
