"""Preprocessing: from images and labels to the mini-batches that a network learns from.

images (N, H, W) are uint8, labels (N,) integers; X (N, D) are flattened, scaled images. D is H·W.
The readers of the files are in `mlpkit.data.idx` and can be imported from here too.
"""

import numpy as np

from mlpkit.data.idx import (
    FASHION_MNIST_CLASSES,
    FASHION_MNIST_FOLDER,
    IdxDataset,
    load_fashion_mnist,
    load_idx_dataset,
    read_idx,
)
from mlpkit.helpers.shapes import check_whole, shapes

__all__ = [
    "FASHION_MNIST_CLASSES",
    "FASHION_MNIST_FOLDER",
    "IdxDataset",
    "flatten",
    "load_fashion_mnist",
    "load_idx_dataset",
    "minibatches",
    "one_hot",
    "pixel_statistics",
    "read_idx",
    "scale_to_unit",
    "standardize",
    "stratified_split",
    "train_validation_split",
]


@shapes(images="N H W")
def flatten(images):
    """(N, H, W) → (N, H·W), row by row of each image. A view: no pixel is copied.

    Raises ValueError when `images` does not have three dimensions.
    """
    N, H, W = images.shape
    return images.reshape(N, H * W)


def scale_to_unit(images):
    """Pixels 0 … 255 → 0 … 1: $images / 255$, any shape, uint8 → float32.

    Raises ValueError when `images` is not uint8: it may have been scaled before.
    """
    _check_dtype("scale_to_unit", "images", images, np.uint8, "uint8 (scaled already?)")
    return images / np.float32(255)


@shapes(X="N D")
def pixel_statistics(X):
    """The mean and the standard deviation of every pixel: (N, D) → (D,), (D,), of X's dtype.

    $mean = 1/N Σₙ X[n]$, $std = √(1/N Σₙ (X[n] − mean)²)$: of the population, with N, not N − 1.
    Sums are in float64, a thousand rows at a time: a float64 copy of 60,000 images takes 376 MB.
    Raises ValueError when X is not of floats or is empty.
    """
    _check_dtype("pixel_statistics", "X", X, np.floating, "floats (see scale_to_unit)")
    wanted = "at least one example and one pixel"
    _require(X.size, f"pixel_statistics: got X {X.shape}; expected {wanted}.")
    mean = np.mean(X, axis=0, dtype=np.float64)
    squares = np.zeros_like(mean)
    for start in range(0, len(X), 1000):
        squares += np.sum((X[start : start + 1000] - mean) ** 2, axis=0)
    std = np.sqrt(squares / len(X))
    std[np.min(X, axis=0) == np.max(X, axis=0)] = (
        0  # a constant pixel's std is 0; computed, it would be the rounding error of the mean
    )
    return mean.astype(X.dtype), std.astype(X.dtype)


@shapes(X="N D", mean="D", std="D")
def standardize(X, mean, std):
    """$(X − mean) / std$, pixel by pixel: (N, D) → (N, D), of X's dtype.

    Where std is 0 it divides by 1: a pixel that never changes stays 0. Take mean and std from the
    training set, for every set. Raises ValueError when X is not of floats or a shape does not fit.
    """
    _check_dtype("standardize", "X", X, np.floating, "floats (see scale_to_unit)")
    Z = X - mean.astype(X.dtype)
    Z /= np.where(std == 0, 1, std)  # in place: a second array would take another 188 MB
    return Z


@shapes(labels="N of labels below classes")
def one_hot(labels, classes):
    """labels (N,) → (N, classes) float32: 1 in column labels[n] of row n, else 0.

    It is row labels[n] of the identity matrix. float32, like the images: float64 would turn
    everything computed with it into float64. Raises ValueError for labels that are not
    integers in 0 … classes − 1.
    """
    return np.eye(classes, dtype=np.float32)[labels]


def train_validation_split(X, y, fraction, rng):
    """Shuffle, and set a fraction aside: X_train, y_train, X_validation, y_validation (copies).

    X (N, …), y (N, …). The validation set has round(fraction · N) examples, the training set the
    remainder. Raises ValueError when the lengths differ, when fraction is not between 0 and 1, or
    when one of the two sets would be empty.
    """
    check_lengths("train_validation_split", X, y)
    _check_fraction("train_validation_split", fraction)
    size = round(fraction * len(X))
    _require(
        0 < size < len(X),
        f"train_validation_split: got fraction {fraction} of {len(X)} examples, so {size} for "
        f"validation; expected at least one on either side.",
    )
    order = rng.permutation(len(X))
    validation, train = order[:size], order[size:]
    return X[train], y[train], X[validation], y[validation]


def stratified_split(X, y, fraction, rng):
    """Split as train_validation_split does, with the same fraction of every class set aside.

    X (N, …), y (N,), classes of any names. If a class has n examples, round(fraction · n) go into
    the validation set. Returns X_train, y_train, X_validation, y_validation: copies, shuffled.
    Raises ValueError when the lengths differ, when fraction is not between 0 and 1, or when a
    class would be missing on one side.
    """
    check_lengths("stratified_split", X, y)
    _check_fraction("stratified_split", fraction)
    train, validation = [], []
    for label in np.unique(y):
        members = rng.permutation(np.flatnonzero(y == label))  # (n,): their rows in X
        size = round(fraction * len(members))
        _check_class(label, len(members), size)
        validation.append(members[:size])
        train.append(members[size:])
    train = rng.permutation(np.concatenate(train))  # otherwise in order of class
    validation = rng.permutation(np.concatenate(validation))
    return X[train], y[train], X[validation], y[validation]


def minibatches(X, y, size, rng):
    """A generator of (X_batch, y_batch): every example exactly once, in an order drawn from rng.

    X (N, …), y (N, …). Every batch has `size` examples; the last may have fewer. The order is
    drawn, and the arguments are checked, at the call: ValueError when the lengths differ or size
    is not a whole number of 1 or more.
    """
    check_lengths("minibatches", X, y)
    check_whole("minibatches", "size", size)
    size = int(size)  # a small integer type would overflow below
    order = rng.permutation(len(X))
    batches = (order[start : start + size] for start in range(0, len(X), size))
    return ((X[batch], y[batch]) for batch in batches)


def _require(condition, message):
    if not condition:
        raise ValueError(message)


def _check_dtype(function, name, array, dtype, expected):
    found = np.asarray(array).dtype
    _require(
        np.issubdtype(found, dtype), f"{function}: got {name} of {found}; expected {expected}."
    )


def check_lengths(function, X, y):
    _require(
        len(X) == len(y) > 0,
        f"{function}: got {len(X)} examples and {len(y)} labels; expected the same number of each, "
        f"at least one.",
    )


def _check_fraction(function, fraction):
    _require(0 < fraction < 1, f"{function}: got fraction {fraction}; expected 0 < fraction < 1.")


def _check_class(label, members, size):
    _require(
        0 < size < members,
        f"stratified_split: {size} of the {members} examples of class {label} for validation; "
        f"expected at least one on either side.",
    )
