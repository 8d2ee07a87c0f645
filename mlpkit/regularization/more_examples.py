"""The learning curve: how much more examples would help."""

import numpy as np

from mlpkit.helpers.shapes import is_whole
from mlpkit.preprocessing import check_lengths


def learning_curve(measure, X, y, sizes):
    """The results of `measure` on the first n examples, for each n in sizes: (len(sizes), …).

    Each training set contains the smaller ones, so all points of the curve share the luck of the
    draw. Examples are taken in order: shuffle them first, as `train_validation_split` does.

    Parameters
    ----------
    measure : a function of (X (n, …), y (n,)) that trains on them and returns a number, or several
        as a tuple, such as the accuracy on the training and on the validation examples

    Raises ValueError when the lengths of X and y differ, sizes are not a list, or a size is not a
    whole number from 1 to N.
    """
    check_lengths("learning_curve", X, y)
    if not np.iterable(sizes):
        raise ValueError(f"learning_curve: got sizes {sizes!r}; expected a list of whole numbers.")
    sizes = tuple(sizes)
    for n in sizes:
        if not is_whole(n) or not 1 <= n <= len(X):
            raise ValueError(
                f"learning_curve: got size {n!r}; expected whole numbers from 1 to {len(X):,}."
            )
    return np.array([measure(X[:n], y[:n]) for n in sizes])
