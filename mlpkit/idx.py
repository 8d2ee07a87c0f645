"""The data's files: the IDX format, and the four files of Fashion-MNIST, MNIST and their like.

images (N, H, W) and labels (N,) come back as they are stored, uint8 and read-only.
"""

import gzip
import math
import os
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

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
    if train_images.shape[1:] != test_images.shape[1:]:
        raise ValueError(
            f"{folder}: got test images of {test_images.shape[1:]}; "
            f"expected {train_images.shape[1:]}, the size of the training images."
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
        if array.ndim != ndim or array.dtype != np.uint8:
            raise ValueError(
                f"{folder}: got {split} {name} of shape {array.shape}, {array.dtype}; "
                f"expected {ndim}-D, uint8."
            )
    if len(images) != len(labels):
        raise ValueError(
            f"{folder}: got {len(images)} {split} images and {len(labels)} labels; "
            f"expected as many of each."
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
