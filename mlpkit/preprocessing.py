"""Preprocessing: from files of images and labels to the mini-batches that a network learns from.

images (N, H, W) are uint8, labels (N,) integers; X (N, D) are flattened, scaled images. D is H·W.
"""

import gzip
import math
import os
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mlpkit.shapes import shapes

# IDX, as LeCun, Cortes & Burges describe it in "The MNIST database of handwritten digits".
IDX_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
MAX_DIMENSIONS = 64  # NumPy's limit; the format's own is 255
MAX_EXPANSION = 1032  # deflate: 258 bytes from 2 bits at best
CHUNK = 1 << 18  # bytes read at a time

FASHION_MNIST_FOLDER = Path(__file__).parent / "datasets" / "fashion_mnist"
FASHION_MNIST_CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


class Dataset(NamedTuple):
    """images (N, H, W) and labels (N,), all uint8 and read-only; class_names[label] is a string."""

    train_images: np.ndarray
    train_labels: np.ndarray
    test_images: np.ndarray
    test_labels: np.ndarray
    class_names: tuple[str, ...]


def read_idx(path):
    """Read an IDX file, plain or gzip, into a read-only array of native byte order.

    The file: two zero bytes, a type code (`IDX_TYPES`), the number of dimensions, a uint32 for the
    size of each, then the data; big-endian. Nothing in it is trusted: memory grows with the data
    that is really there, not with what the header claims.

    Raises
    ------
    FileNotFoundError, IsADirectoryError
        when `path` is no file.
    ValueError
        for anything else that isn't a whole IDX file: header, length, gzip checksum. An array
        without dimensions, or with a dimension of size 0, is refused too.
    """
    path = Path(path)
    if os.path.isdir(path):
        raise IsADirectoryError(f"{path}: got a folder; expected an IDX file.")
    if not os.path.isfile(path):
        raise FileNotFoundError(f"{path}: found no such file; expected an IDX file.")
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if file.peek(2)[:2] == b"\x1f\x8b":
                return _read_array(gzip.GzipFile(fileobj=file), MAX_EXPANSION * size, "at most ")
            return _read_array(file, size)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(f"{path}: got damaged gzip data ({error}); expected it whole.") from None
    except (OSError, MemoryError) as error:
        raise ValueError(f"{path}: got {error!r}; expected a file to read into memory.") from None


def _read_array(stream, size, at_most=""):
    """The array in `stream`, whose length is `size`, or `at_most` that."""
    dtype, shape = _read_header(stream)
    length = dtype.itemsize * math.prod(shape)
    expected = f"expected {length} for shape {shape} of {dtype.name}"
    room = size - 4 - 4 * len(shape)  # what the header leaves
    if length > room:
        raise ValueError(f"got {at_most}{room} bytes of data; {expected}.")
    data = _read_up_to(stream, length + 1)  # one more, to see whether the file ends there
    if len(data) != length:
        found = len(data) if len(data) < length else f"more than {length}"
        raise ValueError(f"got {found} bytes of data; {expected}.")
    array = np.frombuffer(data, dtype).reshape(shape)
    array = array.astype(dtype.newbyteorder("="), copy=False)
    array.flags.writeable = False
    return array


def _read_header(stream):
    """(dtype, shape) as the first bytes of `stream` have them."""
    magic = _read_up_to(stream, 4)
    if len(magic) < 4:
        raise ValueError(f"got {len(magic)} bytes; expected an IDX header, which starts with 4.")
    zeros, code, dimensions = struct.unpack(">HBB", magic)
    if zeros:
        raise ValueError(f"got {magic[:2].hex(' ')} as first bytes; expected 00 00, as in IDX.")
    if code not in IDX_TYPES:
        known = ", ".join(f"0x{known:02X}" for known in IDX_TYPES)
        raise ValueError(f"got type code 0x{code:02X}; expected one of {known}.")
    if not 1 <= dimensions <= MAX_DIMENSIONS:
        raise ValueError(f"got {dimensions} dimensions; expected 1 to {MAX_DIMENSIONS}.")
    sizes = _read_up_to(stream, 4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise ValueError(
            f"got a header of {4 + len(sizes)} bytes; "
            f"expected {4 + 4 * dimensions}, as ndim is {dimensions}."
        )
    shape = struct.unpack(f">{dimensions}I", sizes)
    if 0 in shape:
        raise ValueError(f"got shape {shape}; expected every size to be at least 1.")
    return np.dtype(IDX_TYPES[code]), shape


def _read_up_to(stream, length):
    """`length` bytes, or fewer where the stream ends: in chunks, as `length` may be a lie."""
    data = bytearray()
    while chunk := stream.read(min(CHUNK, length - len(data))):
        data += chunk
    return data


def load_idx_dataset(folder):
    """Read the four files of MNIST, KMNIST and their like from `folder` into a `Dataset`.

    train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
    t10k-labels-idx1-ubyte, also written with a dot (train-images.idx3-ubyte), each with or without
    .gz. The class names are the digits "0", "1", … up to the largest label.

    Raises FileNotFoundError when one is missing, and ValueError when one can't be read or they do
    not fit together.
    """
    train_images, train_labels = _load_pair(folder, "train")
    test_images, test_labels = _load_pair(folder, "t10k")
    _require(
        train_images.shape[1:] == test_images.shape[1:],
        f"{folder}: got test images of {test_images.shape[1:]}; "
        f"expected {train_images.shape[1:]}, the size of the training images.",
    )
    largest = int(max(train_labels.max(), test_labels.max()))
    class_names = tuple(str(label) for label in range(largest + 1))
    return Dataset(train_images, train_labels, test_images, test_labels, class_names)


def load_fashion_mnist():
    """Fashion-MNIST, which comes with mlpkit: 60,000 images to train on, 10,000 to test, 28 × 28.

    Source: Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
    Learning Algorithms", arXiv:1708.07747 (2017).
    """
    return load_idx_dataset(FASHION_MNIST_FOLDER)._replace(class_names=FASHION_MNIST_CLASSES)


def _load_pair(folder, split):
    images = read_idx(_find(folder, f"{split}-images-idx3-ubyte"))
    labels = read_idx(_find(folder, f"{split}-labels-idx1-ubyte"))
    for name, array, ndim in (("images", images, 3), ("labels", labels, 1)):
        _require(
            array.ndim == ndim and array.dtype == np.uint8,
            f"{folder}: got {split} {name} of shape {array.shape}, {array.dtype}; "
            f"expected {ndim}-D, uint8.",
        )
    _require(
        len(images) == len(labels),
        f"{folder}: got {len(images)} {split} images and {len(labels)} labels; "
        f"expected as many of each.",
    )
    return images, labels


def _find(folder, name):
    """The path of the file `name` in `folder`, in whichever of its spellings is there."""
    stems = (name, name.replace("-idx", ".idx"))
    names = [stem + ending for stem in stems for ending in ("", ".gz")]
    for candidate in names:
        path = Path(folder, candidate)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(f"{folder}: found none of {', '.join(names)}; expected one of them.")


@shapes(images="N H W")
def flatten(images):
    """(N, H, W) → (N, H·W), row after row of each image. A view: no pixel is copied.

    Raises ValueError when `images` does not have three dimensions.
    """
    N, H, W = images.shape
    return images.reshape(N, H * W)


def scale_to_unit(images):
    """Pixels 0 … 255 → 0 … 1: images / 255, any shape, uint8 → float32.

    Raises ValueError when `images` is not uint8: it may have been scaled before.
    """
    _check_dtype("scale_to_unit", "images", images, np.uint8, "uint8 (scaled already?)")
    return images / np.float32(255)


@shapes(X="N D")
def pixel_statistics(X):
    """The mean and the standard deviation of every pixel: (N, D) → (D,), (D,), of X's dtype.

    mean = 1/N Σₙ X[n], std = √(1/N Σₙ (X[n] − mean)²): the population's, with N and not N − 1.
    Sums are in float64, a thousand rows at a time: a float64 copy of 60,000 images takes 376 MB.
    Raises ValueError when X is not of floats or is empty.
    """
    _check_dtype("pixel_statistics", "X", X, np.floating, "floats (see scale_to_unit)")
    _require(X.size, f"pixel_statistics: got X {X.shape}; expected at least one example and pixel.")
    mean = np.mean(X, axis=0, dtype=np.float64)
    squares = np.zeros_like(mean)
    for start in range(0, len(X), 1000):
        squares += np.sum((X[start : start + 1000] - mean) ** 2, axis=0)
    std = np.sqrt(squares / len(X))
    std[np.min(X, axis=0) == np.max(X, axis=0)] = 0  # else it is what rounding did to the mean
    return mean.astype(X.dtype), std.astype(X.dtype)


@shapes(X="N D", mean="D", std="D")
def standardize(X, mean, std):
    """(X − mean) / std, pixel by pixel: (N, D) → (N, D), of X's dtype.

    Where std is 0 it divides by 1: a pixel that never changes stays 0. Take mean and std from the
    training set, for every set. Raises ValueError when X is not of floats or a shape does not fit.
    """
    _check_dtype("standardize", "X", X, np.floating, "floats (see scale_to_unit)")
    Z = X - mean.astype(X.dtype)
    Z /= np.where(std == 0, 1, std)  # in place: a second array would take another 188 MB
    return Z


@shapes(labels="N")
def one_hot(labels, classes):
    """labels (N,) → (N, classes) float32: 1 in column labels[n] of row n, else 0.

    It is row labels[n] of the identity matrix. float32, as the images are: (N, classes) in float64
    would turn all that is computed with it into float64. Raises ValueError for labels that are not
    integers in 0 … classes − 1.
    """
    _check_labels(labels, classes)
    return np.eye(classes, dtype=np.float32)[labels]


def train_validation_split(X, y, fraction, rng):
    """Shuffle, and set a fraction aside: X_train, y_train, X_validation, y_validation (copies).

    X (N, …), y (N, …). The validation set has round(fraction · N) examples, the training set the
    rest. Raises ValueError when the lengths differ, when fraction is not between 0 and 1, or when
    one of the two sets would be empty.
    """
    _check_lengths("train_validation_split", X, y)
    _require(
        0 < fraction < 1,
        f"train_validation_split: got fraction {fraction}; expected 0 < fraction < 1.",
    )
    size = round(fraction * len(X))
    _require(
        0 < size < len(X),
        f"train_validation_split: got fraction {fraction} of {len(X)} examples, so {size} for "
        f"validation; expected at least one on either side.",
    )
    order = rng.permutation(len(X))
    validation, train = order[:size], order[size:]
    return X[train], y[train], X[validation], y[validation]


def minibatches(X, y, size, rng):
    """A generator of (X_batch, y_batch): every example exactly once, in an order drawn from rng.

    X (N, …), y (N, …). Every batch has `size` examples; the last has what is left. The order is
    drawn, and the arguments are checked, at the call: ValueError when the lengths differ or size
    is not an integer ≥ 1.
    """
    _check_lengths("minibatches", X, y)
    _check_size(size)
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


def _check_labels(labels, classes):
    _check_dtype("one_hot", "labels", labels, np.integer, "integers")
    for label in np.unique(labels):
        _require(
            0 <= label < classes,
            f"one_hot: got label {label}; expected 0 … {classes - 1} for {classes} classes.",
        )


def _check_lengths(function, X, y):
    _require(
        len(X) == len(y) > 0,
        f"{function}: got {len(X)} examples and {len(y)} labels; expected as many of each, not 0.",
    )


def _check_size(size):
    _require(
        isinstance(size, int | np.integer) and size >= 1,
        f"minibatches: got size {size!r}; expected an integer of at least 1.",
    )
