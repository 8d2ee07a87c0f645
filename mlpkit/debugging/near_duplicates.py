"""Which examples are close to each other: copies in the validation set, and labels of neighbours.

The distance of two rows is the root mean square over the D columns of their difference, each column
divided by its range over X. So scaling or standardizing changes nothing; between unit images a
change of every pixel by 3% makes 0.03.
"""

import math
from typing import NamedTuple

import numpy as np

from mlpkit.preprocessing import check_lengths

DIRECTIONS = 16  # principal components used for a first comparison of pairs
ROWS = 256  # rows compared at a time
LOOKED_AT = 50  # how many nearest candidates of a row are compared in all columns
CLOSEST = 0.05  # share of the training rows that determines the distance
SAMPLE = 500  # how many rows have their nearest neighbour searched for
NEXT = 10  # the nearest is compared with the tenth, and the tenth with the hundredth


class Copies(NamedTuple):
    """How many validation rows equal a training row, or nearly.

    Attributes
    ----------
    exact : rows equal to a training row
    near : other rows with a training row within `distance`
    rows : validation rows compared
    distance : the argument
    closer : share of validation rows that are as near to a training row as only 5% of the training
        rows are to another, along the principal directions, which noise hardly changes: about 0.05
    turned : the same for their mirror images, left to right or upside down, whichever is more; nan
        if the rows are not square images
    sampled : the least number of rows of either kind behind these shares
    alike : the most exact copies of the same row
    again : share of training rows that equal another training row
    values : the largest number of different values in a column of training rows, divided by the
        number of rows compared: 1 if none recurs
    gap : how far the nearest training row stands out from those around it: $ln(d₁₀ / d₁)$ divided
        by $ln(d₁₀₀ / d₁₀)$, medians over validation rows, dₖ the distance of the kth nearest: about
        1 if rows are drawn singly, more if they come in groups; nan with few rows
    """

    exact: int
    near: int
    rows: int
    distance: float
    closer: float
    turned: float
    sampled: int
    alike: int
    again: float
    values: float
    gap: float


class Neighbours(NamedTuple):
    """Whether similar examples have the same label.

    Attributes
    ----------
    share : examples with the label of the example nearest to them, 0 to 1
    validation : validation examples with the label of the nearest training example; nan without
        validation examples, like `away`
    away : their distance from it over that of training examples from each other: medians
    chance : the share with randomly dealt labels: Σ (share of the class)²
    examples : how many were compared
    """

    share: float
    chance: float
    examples: int
    validation: float
    away: float


class Changed(NamedTuple):
    """Rows that were changed on the way, for example by augmentation.

    Attributes
    ----------
    like : share of them with the label of the nearest unchanged row
    like_before : the same for unchanged rows, among each other
    chance : the share with randomly dealt labels
    away : their distance from the nearest unchanged row over that of two unchanged rows: medians
    """

    like: float
    like_before: float
    chance: float
    away: float


def copies(X, X_validation, distance=0.03):
    """How many rows of X_validation (M, D) have a row of X (N, D) within `distance`: Copies.

    All pairs are compared, first by their first principal components, where no distance is larger
    than the true one; then the fifty nearest of each row within `distance` in all columns.
    """
    A, B = in_ranges(X, X), in_ranges(X_validation, X)
    radius = distance * np.sqrt(X.shape[1])
    own = spaced(len(X), least=2)
    directions = principal_directions(np.delete(A, own, axis=0) if len(X) > 1 else A)
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
        # a little more than the distance, because of rounding
        possible = apart <= radius**2 * 1.001 + 1e-3
        for number in np.flatnonzero(possible.any(axis=1)):
            found = np.flatnonzero(possible[number])
            found = found[np.argsort(apart[number, found], kind="stable")[:LOOKED_AT]]
            row, others = rows[number], along[low + found]
            exact[row] = np.any(np.all(X[others] == X_validation[row], axis=1))
            near[row] = np.any(np.sum((A[others] - B[row]) ** 2, axis=1) <= radius**2)
    shares = nearer_than_training(X, X_validation, A @ directions, directions, own)
    counts = int(exact.sum()), int(np.sum(near & ~exact)), len(B), distance
    times = np.unique(row_keys(X), return_counts=True)[1]
    alike = max(np.unique(row_keys(X_validation[exact]), return_counts=True)[1], default=0)
    some = X[spaced(len(X))]
    values = max(len(np.unique(column)) for column in some.T) / len(some)
    again = float(times[times > 1].sum() / len(X))
    return Copies(*counts, *shares, int(alike), again, values, gap(B, A))


def row_keys(X):
    """Return (N,) keys of the rows of X (N, D): equal if the rows are."""
    return np.array([hash(row.tobytes()) for row in np.ascontiguousarray(X)], np.int64)


def gap(rows, among):
    """How far the nearest of `among` (N, D) stands out from the next, as in Copies."""
    if len(among) < 2 * NEXT:
        return math.nan
    squares = squared_distances(rows[spaced(len(rows))[::3]], among)
    places = 0, NEXT, min(NEXT**2, len(among) - 1)
    apart = np.sqrt(np.maximum(np.partition(squares, places, axis=1)[:, places], 1e-12))
    near, far = np.median(np.diff(np.log(apart), axis=1), axis=0)
    return float(near / max(far, 1e-12))


def nearer_than_training(X, X_validation, a, directions, own):
    """Return (closer, turned, sampled), as in Copies; a (N, k) is X in the principal directions.

    own : rows of X that were not used to find the directions, as validation rows were not: the used
        rows are further apart along them
    """
    _, apart = nearest(a[own], a, own)
    limit, rows = np.quantile(apart, CLOSEST), X_validation[spaced(len(X_validation))]

    def share(rows):
        return float(np.mean(nearest(in_ranges(rows, X) @ directions, a)[1] < limit))

    side = math.isqrt(X.shape[1])
    images = rows.reshape(len(rows), side, side) if side**2 == X.shape[1] else None
    turned = math.nan
    if images is not None:
        views = images[:, :, ::-1], images[:, ::-1]
        turned = max(share(view.reshape(rows.shape)) for view in views)
    return share(rows), turned, min(len(own), len(rows))


def spaced(N, least=1):
    """The indices of SAMPLE of N rows, evenly spaced; every `least`-th if there are fewer."""
    return np.unique(np.linspace(0, N - 1, max(1, min(N // least, SAMPLE))).astype(int))


def nearest(rows, among, own=None):
    """For each row (M, D) the index (M,) of the nearest of `among` (N, D), and its distance (M,).

    own : the indices (M,) of the rows themselves in `among`, which are skipped
    """
    found, apart = np.empty(len(rows), int), np.empty(len(rows))
    for start in range(0, len(rows), ROWS):
        part = slice(start, start + ROWS)
        squares = squared_distances(rows[part], among)
        places = np.arange(len(squares))
        if own is not None:
            squares[places, own[part]] = np.inf  # an example is not its own neighbour
        found[part] = squares.argmin(axis=1)
        apart[part] = np.sqrt(np.maximum(squares[places, found[part]], 0))
    return found, apart


def neighbours(X, y, X_validation=None, y_validation=None):
    """Whether similar examples have the same label: Neighbours, of X (N, D), y (N,).

    With validation examples, also whether theirs is that of the nearest training example. Source:
    Cover & Hart, "Nearest Neighbor Pattern Classification" (1967). Raises ValueError when the
    lengths differ.
    """
    check_lengths("neighbours", X, y)
    A = in_ranges(X, X)
    share, chance, apart = alike_and_chance(A, y)
    of_validation = away = math.nan
    if X_validation is not None:
        check_lengths("neighbours", X_validation, y_validation)
        there, far = nearest(in_ranges(X_validation, X), A)
        of_validation = float(np.mean(y[there] == y_validation))
        away = float(np.median(far) / max(apart, 1e-300))
    return Neighbours(share, chance, len(A), of_validation, away)


def changed(Z, labels, X, y):
    """How rows Z (M, D), labels (M,), that were rows of X (N, D), y (N,), changed: Changed.

    Distances are between the raw numbers, because those are what the network gets.
    """
    there, apart = nearest(Z, X)
    pairs = np.sqrt(np.maximum(squared_distances(X, X)[np.triu_indices(len(X), 1)], 0))
    away = float(np.median(apart) / max(np.median(pairs), 1e-300)) if len(pairs) else math.nan
    share, chance, _ = alike_and_chance(X, y)
    return Changed(float(np.mean(y[there] == labels)), share, chance, away)


def alike_and_chance(A, y):
    """Return (share, chance), as in Neighbours, of A (N, D), y (N,), and the median distance."""
    found, apart = nearest(A, A, np.arange(len(A)))
    _, counts = np.unique(y, return_counts=True)
    chance = float(np.sum((counts / len(y)) ** 2))
    return float(np.mean(y[found] == y)), chance, float(np.median(apart))


def in_ranges(rows, X):
    """rows (M, D), float32, each column divided by its range over X (N, D), or 1 if that is 0.

    The middle of the range is subtracted first, because small numbers lose fewer digits.
    """
    least, most = X.min(axis=0).astype(np.float64), X.max(axis=0).astype(np.float64)
    reach = np.where(most > least, most - least, 1)
    scaled = rows.astype(np.float32)
    scaled -= ((least + most) / 2).astype(np.float32)
    scaled *= (1 / reach).astype(np.float32)
    return scaled


def principal_directions(A):
    """The directions (D, k) in which the rows of A (N, D) differ most, from 2,000 of its rows."""
    sample = A[:: max(1, len(A) // 2000)]
    sample = sample - sample.mean(axis=0)
    _, directions = np.linalg.eigh(sample.T @ sample)  # the largest come last
    return np.ascontiguousarray(directions[:, ::-1][:, :DIRECTIONS])


def squared_distances(a, b):
    """‖a − b‖² of each row of a (M, D) from each of b (N, D): (M, N), as ‖a‖² + ‖b‖² − 2 a · b."""
    lengths = np.sum(a * a, axis=1)[:, None] + np.sum(b * b, axis=1)
    return lengths - 2 * (a @ b.T)
