"""Baselines that a network has to beat.

Each predicts the targets of X (N, D) from X_training (M, D) and y_training (M,). If y_training
holds floats, these are numbers to predict, in their unit; anything else, integers or texts, are
classes. X is prepared: standardized, nothing missing. No baseline draws random numbers: the same
rows give the same predictions. Each raises ValueError when shapes do not fit, or a number is
missing.
"""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.own_data.missing import missing_places

ROWS = 256  # how many rows' distances to all training rows are in memory at once
STEPS, RIDGE = 200, 1.0


def baseline(X_training, y_training, X):
    """Predict the same for every row: the mean of numbers, or the commonest class.

    If several classes are equally common, it predicts the first in order. Returns (N,).
    """
    _check("baseline", X_training, y_training, X)
    if np.asarray(y_training).dtype.kind == "f":
        guess = np.mean(y_training)
    else:
        classes, counts = np.unique(y_training, return_counts=True)
        guess = classes[np.argmax(counts)]
    return np.full(len(X), guess)


def linear(X_training, y_training, X):
    """Predict by least squares or softmax regression: networks without hidden layers.

    Numbers: X W + b with the least $Σ (y − X W − b)²$; if several are equally good, the shortest W.
    Classes: the class with the largest of X W + b, see `softmax_regression`. Least squares on 0 and
    1 would need no steps, but for three classes in a row it never predicts the middle one
    (Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", 2009, section 4.2): too
    weak for a fair comparison. Returns (N,).
    """
    _check("linear", X_training, y_training, X)
    A, B = (
        np.column_stack([np.asarray(each, float), np.ones(len(each))]) for each in (X_training, X)
    )
    if np.asarray(y_training).dtype.kind == "f":
        return B @ np.linalg.lstsq(A, y_training, rcond=None)[0]
    classes, labels = np.unique(y_training, return_inverse=True)
    return classes[np.argmax(B @ softmax_regression(A, labels, len(classes)), axis=1)]


def softmax_regression(A, labels, classes):
    """W (D, classes) with the least Σ cross-entropy + ½ Σ W², without a penalty on the last row.

    A is (M, D), and its last column is 1. Each step is Newton's, with the bound ½ AᵀA in place of
    the Hessian, so that there is no rate to choose (Böhning, "Multinomial logistic regression
    algorithm", Ann. Inst. Statist. Math. 44, 1992), with Nesterov's look-ahead. The penalty ½ Σ W²,
    scikit-learn's at C = 1, keeps W finite if the classes can be separated without an error.
    """
    ridge = np.full(A.shape[1], RIDGE)
    ridge[-1] = 0
    inverse = np.linalg.inv(A.T @ A / 2 + np.diag(ridge))
    T = np.eye(classes)[labels]
    W = ahead = np.zeros((A.shape[1], classes))
    for k in range(STEPS):
        slope = A.T @ (softmax(A @ ahead) - T) + ridge[:, None] * ahead
        before, W = W, ahead - inverse @ slope
        ahead = W + k / (k + 3) * (W - before)
    return W


def nearest_neighbour(X_training, y_training, X):
    """Predict each row's target as that of the nearest training row, by Euclidean distance: (N,).

    Ties go to the first row.
    """
    _check("nearest_neighbour", X_training, y_training, X)
    X_training, X = np.asarray(X_training, float), np.asarray(X, float)
    squares = np.sum(X_training**2, axis=1)
    nearest = [
        np.argmin(squares - 2 * X[start : start + ROWS] @ X_training.T, axis=1)
        for start in range(0, len(X), ROWS)
    ]
    return np.asarray(y_training)[np.concatenate(nearest)]


def _check(function, X_training, y_training, X):
    came = {"X_training": X_training, "y_training": y_training, "X": X}
    (M, *D), (K, *none), (N, *other) = (np.shape(each) or (0,) for each in came.values())
    if len(D) != 1 or D != other or K != M or none or 0 in (M, N):
        shapes = ", ".join(f"{name} {np.shape(each)}" for name, each in came.items())
        raise ValueError(
            f"{function}: got {shapes}; expected X_training (M, D), y_training (M,), X (N, D)."
        )
    for name, each in came.items():
        each = np.asarray(each)
        if name != "y_training" and each.dtype.kind not in "fiub":
            raise ValueError(f"{function}: got {name} of {each.dtype}; expected prepared numbers.")
        if each.dtype.kind == "f" and not np.isfinite(each).all():
            raise ValueError(f"{function}: {name} holds nan or inf; expected finite numbers.")
    if (gaps := np.flatnonzero(missing_places(y_training))).size:
        raise ValueError(
            f"{function}: y_training has no value in {len(gaps)} of {M} rows, the first of "
            f"them row {gaps[0]}; expected a value for each row."
        )
