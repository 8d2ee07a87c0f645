"""Which examples lie close to each other: copies in the validation set, and labels of neighbours.

The distance of two rows is the root mean square over the D columns of their difference, each column
measured in its own range over X. So scaling or standardizing changes nothing, and between unit
images 0.03 is what a change of every pixel by 3 % makes.
"""

from typing import NamedTuple

import numpy as np

from mlpkit.preprocessing import check_lengths

DIRECTIONS = 16  # principal components in which pairs are compared first
ROWS = 256  # rows that are compared at a time
LOOKED_AT = 50  # candidates for each row, the nearest, that are compared in all columns


class Copies(NamedTuple):
    """How many validation rows have a training row that is the same, or nearly.

    Attributes
    ----------
    exact : rows equal to a training row
    near : other rows with a training row within `distance`
    rows : validation rows looked at
    distance : as given
    """

    exact: int
    near: int
    rows: int
    distance: float


class Neighbours(NamedTuple):
    """Whether alike examples have the same label.

    Attributes
    ----------
    share : examples with the label of the example nearest to them, 0 to 1
    chance : what labels dealt at random would give: Σ (share of the class)²
    examples : how many were looked at
    """

    share: float
    chance: float
    examples: int


def copies(X, X_validation, distance=0.03):
    """How many rows of X_validation (M, D) have a row of X (N, D) within `distance`: Copies.

    All pairs are compared, first by their first principal components, where they can only be
    nearer than they are; then, of those within `distance` there, the fifty nearest of each row in
    all columns.
    """
    A, B = in_ranges(X, X), in_ranges(X_validation, X)
    radius = distance * np.sqrt(X.shape[1])
    directions = principal_directions(A)
    a, b = A @ directions, B @ directions
    along, order = np.argsort(a[:, 0]), np.argsort(b[:, 0])
    first, a = a[along, 0], a[along]
    exact = np.zeros(len(B), bool)
    near = np.zeros(len(B), bool)
    for start in range(0, len(order), ROWS):
        rows = order[start : start + ROWS]
        low = np.searchsorted(first, b[rows[0], 0] - radius - 1e-3)
        high = np.searchsorted(first, b[rows[-1], 0] + radius + 1e-3)
        apart = squared_distances(b[rows], a[low:high])
        possible = apart <= radius**2 * 1.001 + 1e-3  # a little more, for rounding
        for number in np.flatnonzero(possible.any(axis=1)):
            found = np.flatnonzero(possible[number])
            found = found[np.argsort(apart[number, found], kind="stable")[:LOOKED_AT]]
            row, others = rows[number], along[low + found]
            exact[row] = np.any(np.all(X[others] == X_validation[row], axis=1))
            near[row] = np.any(np.sum((A[others] - B[row]) ** 2, axis=1) <= radius**2)
    return Copies(int(exact.sum()), int(np.sum(near & ~exact)), len(B), distance)


def neighbours(X, y):
    """Whether alike examples have the same label: Neighbours, of X (N, D), y (N,).

    Source: Cover & Hart, "Nearest Neighbor Pattern Classification" (1967). Raises ValueError when
    the lengths differ.
    """
    check_lengths("neighbours", X, y)
    A, same = in_ranges(X, X), 0
    for start in range(0, len(A), ROWS):
        rows = np.arange(start, min(start + ROWS, len(A)))
        apart = squared_distances(A[rows], A)
        apart[np.arange(len(rows)), rows] = np.inf  # no example is its own neighbour
        same += int(np.sum(y[apart.argmin(axis=1)] == y[rows]))
    _, counts = np.unique(y, return_counts=True)
    return Neighbours(same / len(A), float(np.sum((counts / len(A)) ** 2)), len(A))


def in_ranges(rows, X):
    """rows (M, D), float32, each column divided by its range over X (N, D): by 1 where that is 0.

    The middle of the range is taken off first, for small numbers lose fewer digits.
    """
    least, most = X.min(axis=0).astype(np.float64), X.max(axis=0).astype(np.float64)
    reach = np.where(most > least, most - least, 1)
    scaled = rows.astype(np.float32)
    scaled -= ((least + most) / 2).astype(np.float32)
    scaled *= (1 / reach).astype(np.float32)
    return scaled


def principal_directions(A):
    """The directions (D, k) in which the rows of A (N, D) differ most, from 2,000 rows of it."""
    sample = A[:: max(1, len(A) // 2000)]
    sample = sample - sample.mean(axis=0)
    _, directions = np.linalg.eigh(sample.T @ sample)  # the largest come last
    return np.ascontiguousarray(directions[:, ::-1][:, :DIRECTIONS])


def squared_distances(a, b):
    """‖a − b‖² of each row of a (M, D) from each of b (N, D): (M, N), as ‖a‖² + ‖b‖² − 2 a · b."""
    lengths = np.sum(a * a, axis=1)[:, None] + np.sum(b * b, axis=1)
    return lengths - 2 * (a @ b.T)
