"""Exercise of notebook 01: read_idx, an array from a file in the IDX format."""

import math
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.preprocessing import read_idx

# For a function that fails on a correct file: what kind of file it could read.
TURNED = "this file is right; the code would read it if the bytes of its sizes were reversed"
MNIST_ONLY = "this file is right; the code reads images of 28 x 28, but not this file"


class IdxFile(str):
    """The name of a small file, with its content; `opened` writes it to disk."""

    @classmethod
    def make(cls, name, data, shape, spoilt=False):
        file = cls(name)
        sizes = b"".join(size.to_bytes(4, "big") for size in shape)
        file.content = bytes([0, 0, 8, len(shape)]) + sizes + data
        file.spoilt = spoilt
        return file


def idx_cases(rng):
    """Three complete files, one that is cut off, and one with too many bytes."""

    def pixels(count):
        data = rng.integers(0, 256, count, dtype=np.uint8)
        data[:2] = 255, 128
        return data.tobytes()

    return [
        (IdxFile.make("2 images of 3 x 4", pixels(24), (2, 3, 4)),),
        (IdxFile.make("5 labels", pixels(5), (5,)),),
        (IdxFile.make("3 rows of 2", pixels(6), (3, 2)),),
        (IdxFile.make("300 rows of 1", pixels(300), (300, 1)),),
        (IdxFile.make("cut off", pixels(20), (2, 3, 4), spoilt=True),),
        (IdxFile.make("too long", pixels(27), (2, 3, 4), spoilt=True),),
    ]


def opened(f, file):
    """f(path) on a real file. If the file is damaged: 1 if f raises a ValueError, 2 if it returns
    one, 3 if it returns None, else 0."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{file}.idx")
        path.write_bytes(file.content)
        if not file.spoilt:
            try:
                return f(path)
            except Exception as error:
                told = reads_only(f, path, file.content)
                if told is None:
                    raise
                told = ValueError(f"{error} — {told}")
                raise told.with_traceback(error.__traceback__) from None  # at the learner's line
        try:
            got = f(path)
            return np.uint8(3 if got is None else 2 if isinstance(got, ValueError) else 0)
        except ValueError:
            return np.uint8(1)


def reads_only(f, path, content):
    """What kind of file f can read, if it fails on one with this content; None if none."""
    start = 4 + 4 * content[3]
    sizes = [content[i : i + 4] for i in range(4, start, 4)]
    turned = content[:4] + b"".join(size[::-1] for size in sizes) + content[start:]
    images = bytes(i % 251 for i in range(2 * 28 * 28))
    of_mnist = bytes([0, 0, 8, 3, *(0, 0, 0, 2), *(0, 0, 0, 28), *(0, 0, 0, 28)]) + images
    for other, told in ((turned, TURNED), (of_mnist, MNIST_ONLY)):
        path.write_bytes(other)
        try:
            got = f(path)
        except Exception:
            continue
        data = other[start:] if other is turned else images
        if isinstance(got, np.ndarray) and got.astype(np.uint8).tobytes() == data:
            return told
    return None


def spoilt_files_are_refused(f, rng):
    whole, has = "for 2 x 3 x 4 pixels there should be 24 bytes", {"cut off": 20, "too long": 27}
    for (file,) in idx_cases(rng):
        if not file.spoilt:
            continue
        refused = opened(f, file)
        if refused == 3:
            return "None came back for a damaged file. Raise a ValueError."
        if refused == 2:
            return "the ValueError was returned. It should be raised: raise ValueError(…)."
        if not refused:
            return (
                f"accepted a damaged file: {whole} after the header, and there are "
                f"{has[file]}. Raise a ValueError."
            )


def read_idx_by_hand(path):
    content = path.read_bytes()
    start = 4 + 4 * content[3]  # byte 3 is the number of dimensions
    shape = [int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4)]
    data = np.frombuffer(content[start:], dtype=np.uint8)
    if data.size != np.prod(shape):
        raise ValueError(f"got {data.size} bytes of data; expected {np.prod(shape)}.")
    return data.reshape(shape)


def read_idx_with_numpy(path):
    content = np.fromfile(path, dtype=np.uint8)
    shape = content[4 : 4 + 4 * int(content[3])].view(">u4")
    return content[4 + 4 * len(shape) :].reshape([int(size) for size in shape])


def read_idx_with_struct(path):
    import struct

    with open(path, "rb") as file:
        content = file.read()
    _, _, dimensions = struct.unpack(">HBB", content[:4])
    shape = struct.unpack(f">{dimensions}I", content[4 : 4 + 4 * dimensions])
    data = list(content[4 + 4 * dimensions :])
    if len(data) != np.prod(shape):
        raise ValueError("the length of the data disagrees with the header")
    return np.array(data, dtype=np.uint8).reshape(shape)


def read_parts(path):
    """(shape, data) of a file."""
    content = path.read_bytes()
    start = 4 + 4 * content[3]
    shape = tuple(int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4))
    return shape, np.frombuffer(content[start:], dtype=np.uint8)


def read_header_of_16(path):
    return np.frombuffer(path.read_bytes()[16:], np.uint8).reshape(read_parts(path)[0])


def read_little_endian(path):
    shape, data = read_parts(path)
    return data.reshape([int.from_bytes(size.to_bytes(4, "big"), "little") for size in shape])


def read_mnist_only(path):
    data = np.frombuffer(path.read_bytes()[16:] or b"?", np.uint8)
    return data.reshape(-1, 28, 28)


def read_mnist_sliced(path):
    return np.frombuffer(path.read_bytes(), np.uint8)[16:].reshape(-1, 28, 28)


def read_from_byte_8(path):
    return np.frombuffer(path.read_bytes()[8:], np.uint8).reshape(read_parts(path)[0])


def read_one_byte_sizes(path):
    shape, data = read_parts(path)
    return data.reshape([size % 256 for size in shape])


def read_flat(path):
    return read_idx(path).reshape(-1)


def read_reversed(path):
    return read_idx(path).reshape(read_parts(path)[0][::-1])


def read_without_dtype(path):
    content = path.read_bytes()
    start = 4 + 4 * content[3]
    shape = [int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4)]
    return np.frombuffer(content[start:]).reshape(shape)


def read_rest_ignored(path):
    shape, data = read_parts(path)
    return data[: math.prod(shape)].reshape(shape)


def read_or_none(path):
    shape, data = read_parts(path)
    return data.reshape(shape) if len(data) == math.prod(shape) else None


def read_filled_up(path):
    shape, data = read_parts(path)
    return np.resize(data, shape)


def read_with_assert(path):
    shape, data = read_parts(path)
    if len(data) != math.prod(shape):
        raise AssertionError
    return data.reshape(shape)


def read_as_text(path):
    return path.read_text(encoding="utf-8")


EXERCISE = Exercise(
    notebook=1,
    extra=True,
    reference=read_idx,
    worked=read_idx_by_hand,
    stub=(
        "Read a plain (not gzipped) IDX file of uint8 into an array of the shape it states.\n\n"
        "path is a pathlib.Path. The file: two bytes 0, the type 8, the number of dimensions "
        "in one\nbyte, the size of each in four bytes, largest place first; then the data, "
        "row after row.\nRaise ValueError when there are more or fewer bytes than the sizes "
        "say."
    ),
    cases=idx_cases,
    run=opened,
    dtype="uint8",
    hints=(
        "The header says how long it is: byte 3 is the number of dimensions, and each dimension "
        "takes four more bytes. After the header there is one byte per pixel.",
        "With d dimensions the header has 4 + 4 d bytes. Size k is in bytes 4 + 4 k to "
        "7 + 4 k: b₀ · 256³ + b₁ · 256² + b₂ · 256 + b₃. The product of the sizes is the "
        "number of bytes that follow.",
        'path.read_bytes() gives all bytes, int.from_bytes(four, "big") one size, '
        "np.frombuffer(rest, dtype=np.uint8) the data. Compare its length with the product of "
        "the sizes, then reshape.",
    ),
    why="Why compare the length with the header, when reading would work without it?",
    properties=(Property("spoilt files are refused", spoilt_files_are_refused),),
    mistakes=mistakes(
        ("header-of-16-bytes", read_header_of_16),
        "16 bytes were taken as the header. That fits three dimensions. The size of each takes "
        "four bytes, so the header of a file of labels has 8.",
        ("little-endian", read_little_endian),
        "the four bytes of a size were read from the wrong end. The most significant byte comes "
        "first: 00 00 00 02 is 2.",
        ("one-byte-sizes", read_one_byte_sizes),
        "only the last of a size's four bytes was read. That is enough up to 255; the other three "
        "count too.",
        ("flat", read_flat),
        "the pixels are right, but in one long row. Give them the shape that the header states.",
        ("sizes-reversed", read_reversed),
        "the sizes are in the wrong order. The file has them in the order of the shape: the number "
        "of images first.",
        ("no-dtype", read_without_dtype),
        "np.frombuffer reads eight bytes as one float64 unless it is told otherwise. Tell it "
        "dtype=np.uint8.",
        ("signed", lambda path: read_idx(path).view(np.int8)),
        "pixels above 127 came out negative: the bytes were read as signed numbers. uint8 runs "
        "from 0 to 255.",
        ("rest-ignored", read_rest_ignored),
        "a file with more bytes than the header states was accepted without a word. Raise a "
        "ValueError: something is wrong with it.",
        ("filled-up", read_filled_up),
        "a file that is cut off was filled up with pixels it does not hold. Raise a ValueError.",
        ("other-exception", read_with_assert),
        "the file is rightly refused, but the exception should be a ValueError.",
        ("as-text", read_as_text),
        "the file was opened as text. Its bytes are numbers: open it in binary mode.",
        ("mnist-only", read_mnist_only),
        "a header of 16 bytes and images of 28 x 28 are written into the code. The file itself "
        "says how many dimensions it has and how large they are: read both.",
        ("header-of-8-bytes", read_from_byte_8),
        "8 bytes were taken as the header. That fits one dimension. The size of each takes four "
        "bytes, so the header of a file of images has 16.",
        ("floats", lambda path: read_idx(path).astype(float)),
        "the values are right, but they are float64. A pixel should be one byte, uint8.",
        ("scaled", lambda path: read_idx(path) / 255),
        "the pixels were divided by 255. They should stay as they are in the file: scaling is "
        "another function's job.",
        ("none-for-spoilt-files", read_or_none),
        "None came back for a damaged file. Raise a ValueError: a program that goes on with None "
        "finds out much later.",
        ("mnist-only-sliced", read_mnist_sliced),
        "a header of 16 bytes and images of 28 x 28 are written into the code. The file itself "
        "says how many dimensions it has and how large they are: read both.",
    ),
    alternatives=(read_idx_by_hand, read_idx_with_numpy, read_idx_with_struct),
)
