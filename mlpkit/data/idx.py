"""The IDX format, and the four files of Fashion-MNIST, MNIST and similar data sets.

images (N, H, W) and labels (N,) are returned as read-only uint8.
"""

import gzip
import math
import os
import re
import string
import struct
import warnings
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

# IDX, as LeCun, Cortes & Burges describe it in "The MNIST database of handwritten digits".
IDX_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
MAX_DIMENSIONS = 64  # NumPy's limit; the format's own is 255
MAX_EXPANSION = 1032  # deflate: at best 258 bytes from 2 bits
CHUNK = 1 << 18  # bytes read at a time

FASHION_MNIST_FOLDER = Path(__file__).parent / "fashion_mnist"
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
PLACES = (("",), ("raw/", "gzip/"), ("*/raw/", "*/gzip/"))  # the first place that has files is read
# {MNIST's name for a split: all names in use for it}
SPLITS = {"train": ("train",), "t10k": ("t10k", "test")}
# Cohen et al., "EMNIST: an extension of MNIST to handwritten letters" (2017): if both cases of a
# letter look alike, they form one class. The labels of letters begin at 1.
EMNIST_MERGED = tuple(string.digits + string.ascii_uppercase + "abdefghnqrt")
EMNIST_CLASSES = {
    "emnist-byclass": tuple(string.digits + string.ascii_uppercase + string.ascii_lowercase),
    "emnist-bymerge": EMNIST_MERGED,
    "emnist-balanced": EMNIST_MERGED,
    "emnist-letters": ("none", *string.ascii_uppercase),
}


class IdxDataset(NamedTuple):
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
    actually present, not with the size that the header claims.

    Raises
    ------
    FileNotFoundError, IsADirectoryError
        when `path` is not a file.
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
        raise ValueError(
            f"{path}: got damaged gzip data ({error}); expected a whole file."
        ) from None
    except (OSError, MemoryError) as error:
        raise ValueError(f"{path}: got {error!r}; expected a file to read into memory.") from None


def _read_array(stream, size, at_most=""):
    """Read the array in `stream`, of `size` bytes; at_most="at most " if it may be shorter."""
    dtype, shape = _read_header(stream)
    length = dtype.itemsize * math.prod(shape)
    expected = f"expected {length} for shape {shape} of {dtype.name}"
    room = size - 4 - 4 * len(shape)  # bytes left after the header
    if length > room:
        raise ValueError(f"got {at_most}{room} bytes of data; {expected}.")
    data = _read_up_to(stream, length + 1)  # one more byte shows whether the file ends there
    if len(data) != length:
        found = len(data) if len(data) < length else f"more than {length}"
        raise ValueError(f"got {found} bytes of data; {expected}.")
    array = np.frombuffer(data, dtype).reshape(shape)
    array = array.astype(dtype.newbyteorder("="), copy=False)
    array.flags.writeable = False
    return array


def _read_header(stream):
    """Return (dtype, shape) from the first bytes of `stream`."""
    magic = _read_up_to(stream, 4)
    if len(magic) < 4:
        raise ValueError(
            f"got {len(magic)} bytes; expected at least 4, the beginning of an IDX header."
        )
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
    """Read `length` bytes, or fewer if the stream ends; in chunks, because `length` may be
    false."""
    data = bytearray()
    while chunk := stream.read(min(CHUNK, length - len(data))):
        data += chunk
    return data


def load_idx_dataset(folder, name=None):
    """Read the four files of MNIST, KMNIST, QMNIST, EMNIST or similar into an `IdxDataset`.

    train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
    t10k-labels-idx1-ubyte, also written with a dot (train-images.idx3-ubyte) or with test for t10k,
    each with or without .gz, and with or without a name in front, as in
    emnist-letters-train-images-idx3-ubyte. They are looked for in `folder`, then where torchvision
    and EMNIST's archive put them: in its subfolders raw and gzip, then one level deeper.

    From QMNIST's table of labels, (N, 8) in …-labels-idx2-int, the first column is read. EMNIST's
    images, which are stored column by column, are turned upright. The class names are EMNIST's
    characters, otherwise the digits "0", "1", … up to the largest label. Labels stay as they are; a
    warning says so if they begin at 1.

    Parameters
    ----------
    name : which data set, if there are several: "emnist-letters", or "letters" for short; for
        files without a name it is the name of their folder, "MNIST" for MNIST/raw.

    Raises FileNotFoundError if a file is missing, and ValueError if one can't be read, they don't
    fit together, or there are several data sets and no name.
    """
    place, prefix = _locate(folder, name)
    train_images, train_labels = _load_pair(place, prefix, "train")
    test_images, test_labels = _load_pair(place, prefix, "t10k")
    if train_images.shape[1:] != test_images.shape[1:]:
        raise ValueError(
            f"{place}: got test images of {test_images.shape[1:]}; "
            f"expected {train_images.shape[1:]}, the size of the training images."
        )
    largest = int(max(train_labels.max(), test_labels.max()))
    class_names = EMNIST_CLASSES.get(prefix.removesuffix("-"), ())
    if largest >= len(class_names):
        class_names = tuple(str(label) for label in range(largest + 1))
    if min(train_labels.min(), test_labels.min()) == 1:
        warnings.warn(
            f"{place}: the labels begin at 1, and a network counts its classes from 0: take "
            "train_labels - 1, test_labels - 1 and class_names[1:].",
            stacklevel=2,
        )
    return IdxDataset(train_images, train_labels, test_images, test_labels, class_names)


def load_fashion_mnist():
    """Fashion-MNIST, which comes with mlpkit: 60,000 training images, 10,000 test images, 28 × 28.

    Source: Xiao, Rasul & Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
    Learning Algorithms", arXiv:1708.07747 (2017).
    """
    return load_idx_dataset(FASHION_MNIST_FOLDER)._replace(class_names=FASHION_MNIST_CLASSES)


def _locate(folder, name):
    """The folder that contains the files, and the prefix of their names: "emnist-letters-", ""."""
    known = {}
    for level in PLACES:
        for path in sorted(path for place in level for path in Path(folder).glob(f"{place}*")):
            found = re.fullmatch(r"(|.+-)train-images[-.]idx3-ubyte(\.gz)?", path.name)
            if found and os.path.isfile(path):
                above = Path(os.path.abspath(path.parent))
                above = above.parent if above.name in ("raw", "gzip") else above
                called = found[1].removesuffix("-") or above.name
                known.setdefault(called, (path.parent, found[1]))
        chosen = [called for called in known if name in (None, called, called.split("-", 1)[-1])]
        if len(chosen) == 1:
            return known[chosen[0]]
        if chosen:
            raise ValueError(
                f"{folder}: found the data sets {', '.join(chosen)}; expected the name of one as "
                "the second argument."
            )
    if known:
        raise FileNotFoundError(f"{folder}: found {', '.join(known)}; expected {name} among them.")
    return Path(folder), ""


def _load_pair(folder, prefix, split):
    starts = [f"{prefix}{word}" for word in SPLITS[split]]
    images = read_idx(_find(folder, [f"{start}-images-idx3-ubyte" for start in starts]))
    kinds = ("idx1-ubyte", "idx2-int") if prefix == "qmnist-" else ("idx1-ubyte",)
    labels = read_idx(
        _find(folder, [f"{start}-labels-{kind}" for kind in kinds for start in starts])
    )
    if prefix == "qmnist-" and labels.ndim == 2:
        labels = _first_column(folder, split, labels)
    for name, array, ndim in (("images", images, 3), ("labels", labels, 1)):
        if array.ndim != ndim or array.dtype != np.uint8:
            raise ValueError(
                f"{folder}: got {split} {name} of shape {array.shape}, {array.dtype}; "
                f"expected {ndim}-D, uint8."
            )
    if len(images) != len(labels):
        raise ValueError(
            f"{folder}: got {len(images)} {split} images and {len(labels)} labels; "
            f"expected the same number of each."
        )
    if prefix.startswith("emnist-"):
        images = np.ascontiguousarray(images.transpose(0, 2, 1))
        images.flags.writeable = False
    return images, labels


def _first_column(folder, split, table):
    """The classes, uint8, in QMNIST's table of labels; other columns say who wrote the digit."""
    column = table[:, 0]
    if column.min() < 0 or column.max() > 255:
        raise ValueError(
            f"{folder}: got {split} labels from {column.min()} to {column.max()}; expected 0 … 255."
        )
    column = column.astype(np.uint8)
    column.flags.writeable = False
    return column


def _find(folder, stems):
    """The path of a file in `folder` named after one of `stems`, in any of its spellings."""
    stems = [spelt for stem in stems for spelt in (stem, stem.replace("-idx", ".idx"))]
    names = [stem + ending for stem in stems for ending in ("", ".gz")]
    for candidate in names:
        path = Path(folder, candidate)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(f"{folder}: found none of {', '.join(names)}; expected one of them.")
