"""Preprocessing against bytes made by hand, published numbers, and properties."""

import gzip
import hashlib
import struct
import tracemalloc
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit import preprocessing
from mlpkit.preprocessing import (
    flatten,
    load_fashion_mnist,
    load_idx_dataset,
    minibatches,
    one_hot,
    pixel_statistics,
    read_idx,
    scale_to_unit,
    standardize,
    train_validation_split,
)

FASHION = Path(preprocessing.__file__).parent / "datasets" / "fashion_mnist"
SHA256 = {
    "train-images-idx3": "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    "train-labels-idx1": "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    "t10k-images-idx3": "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    "t10k-labels-idx1": "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
}
IDX_FORMATS = {0x08: "B", 0x09: "b", 0x0B: "h", 0x0C: "i", 0x0D: "f", 0x0E: "d"}  # for struct
DTYPES = {"B": np.uint8, "b": np.int8, "h": np.int16, "i": np.int32, "f": np.float32}
DTYPES["d"] = np.float64

fuzz = settings(deadline=None, derandomize=True, max_examples=200, database=None)


def idx(shape, values, code=0x08):
    """The bytes of an IDX file, written by struct alone."""
    header = struct.pack(f">HBB{len(shape)}I", 0, code, len(shape), *shape)
    return header + struct.pack(f">{len(values)}{IDX_FORMATS[code]}", *values)


def zipped(content, level=9):
    return gzip.compress(content, level, mtime=0)  # without the time: the same bytes every run


SMALL = idx((2, 3), [1, 2, 3, 250, 251, 252])


def write(folder, content, name="file"):
    path = folder / name
    path.write_bytes(content)
    return path


def words(value):
    """The name of a parametrized case: its message, not its bytes."""
    return value if isinstance(value, str) else ""


def peak_memory(function):
    """The most bytes that Python and NumPy held at once while `function` ran, and what it gave."""
    tracemalloc.start()
    try:
        result = function()
        return tracemalloc.get_traced_memory()[1], result
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def fashion():
    return load_fashion_mnist()


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


# Fashion-MNIST


@pytest.mark.parametrize("name", SHA256)
def test_the_files_are_the_official_ones(name):
    assert hashlib.sha256((FASHION / f"{name}-ubyte.gz").read_bytes()).hexdigest() == SHA256[name]


def test_fashion_mnist_has_its_shapes_and_is_read_only(fashion):
    shapes = [(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)]
    assert [array.shape for array in fashion[:4]] == shapes
    for array in fashion[:4]:
        assert array.dtype == np.uint8
        assert not array.flags.writeable


def test_fashion_mnist_fields_are_named_and_in_order(fashion):
    assert fashion._fields == (
        *("train_images", "train_labels", "test_images", "test_labels"),
        "class_names",
    )
    assert fashion.class_names == (
        *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
        *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
    )


def test_fashion_mnist_is_balanced(fashion):
    assert np.bincount(fashion.train_labels).tolist() == [6000] * 10
    assert np.bincount(fashion.test_labels).tolist() == [1000] * 10


def test_fashion_mnist_starts_with_the_labels_everybody_sees(fashion):
    assert fashion.train_labels[:5].tolist() == [9, 0, 0, 3, 0]
    assert fashion.test_labels[:5].tolist() == [9, 2, 1, 1, 6]


@pytest.mark.parametrize("split", ["train", "t10k"])
def test_every_byte_stands_where_the_format_says(fashion, split):
    images = fashion.train_images if split == "train" else fashion.test_images
    labels = fashion.train_labels if split == "train" else fashion.test_labels
    raw_images = gzip.decompress((FASHION / f"{split}-images-idx3-ubyte.gz").read_bytes())
    raw_labels = gzip.decompress((FASHION / f"{split}-labels-idx1-ubyte.gz").read_bytes())
    rng = np.random.default_rng(0)
    for _ in range(200):
        n, row, column = (int(rng.integers(size)) for size in images.shape)
        offset = 16 + n * 784 + row * 28 + column
        assert images[n, row, column] == struct.unpack_from(">B", raw_images, offset)[0]
        assert labels[n] == struct.unpack_from(">B", raw_labels, 8 + n)[0]
    assert images.tobytes() == raw_images[16:]
    assert labels.tobytes() == raw_labels[8:]


def test_the_mean_and_std_are_the_published_ones(fashion):
    blocks = fashion.train_images.reshape(60, -1)
    counts = sum(np.bincount(block, minlength=256) for block in blocks)
    pixels = np.arange(256) / 255
    mean = counts @ pixels / counts.sum()
    std = np.sqrt(counts @ (pixels - mean) ** 2 / counts.sum())
    assert (round(mean, 4), round(std, 4)) == (0.2860, 0.3530)


def test_loading_takes_little_more_memory_than_the_data():
    peak, dataset = peak_memory(load_fashion_mnist)
    assert peak < 1.25 * sum(array.nbytes for array in dataset[:4])


# read_idx: what is right


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("code", "values"),
    [
        (0x08, [0, 1, 127, 128, 254, 255]),
        (0x09, [-128, -1, 0, 1, 2, 127]),
        (0x0B, [-32768, -2, 0, 1, 256, 32767]),
        (0x0C, [-(2**31), -2, 0, 1, 65536, 2**31 - 1]),
        (0x0D, [-1.5, 0.0, 0.1, 1e-30, 3e38, float("inf")]),
        (0x0E, [-1.5, 0.0, 0.1, 1e-300, 1e308, float("-inf")]),
    ],
)
def test_all_six_types_come_back_as_struct_wrote_them(tmp_path, code, values, packed):
    content = idx((3, 2), values, code)
    path = write(tmp_path, zipped(content) if packed else content)
    array = read_idx(path)
    dtype = np.dtype(DTYPES[IDX_FORMATS[code]])
    expected = [[values[0], values[1]], [values[2], values[3]], [values[4], values[5]]]
    assert array.dtype == dtype and array.dtype.isnative
    assert array.tolist() == np.array(expected, dtype).tolist()
    assert not array.flags.writeable


def test_a_path_may_be_a_string(tmp_path):
    assert read_idx(str(write(tmp_path, SMALL))).tolist() == [[1, 2, 3], [250, 251, 252]]


@pytest.mark.parametrize("name", ["data.gz", "data", "data.txt"])
def test_the_first_bytes_and_not_the_name_decide_about_gzip(tmp_path, name):
    for content in (SMALL, zipped(SMALL)):
        assert read_idx(write(tmp_path, content, name)).tolist() == [[1, 2, 3], [250, 251, 252]]


@pytest.mark.parametrize("dimensions", [1, 4, 64])
def test_one_to_64_dimensions(tmp_path, dimensions):
    shape = (2,) + (1,) * (dimensions - 1)
    array = read_idx(write(tmp_path, idx(shape, [7, 8])))
    assert array.shape == shape
    assert array.reshape(-1).tolist() == [7, 8]


def test_data_longer_than_one_chunk(tmp_path):
    values = np.random.default_rng(1).integers(0, 256, 700_001).tolist()
    content = idx((700_001,), values)
    for packed in (content, zipped(content, 1)):
        assert read_idx(write(tmp_path, packed)).tolist() == values


def test_the_best_that_deflate_can_do_is_let_through(tmp_path):
    path = write(tmp_path, zipped(idx((10**7,), [0]) + bytes(10**7 - 1), 9))
    assert path.stat().st_size < 10**7 / 1000
    array = read_idx(path)
    assert array.shape == (10**7,) and not array.any()


# read_idx: what is wrong


HUGE = struct.pack(">HBB2I", 0, 8, 2, 2**32 - 1, 2**32 - 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "got 0 bytes; expected an IDX header, which starts with 4."),
        (b"\0\0\x08", "got 3 bytes; expected an IDX header, which starts with 4."),
        (b"\x1f", "got 1 bytes; expected an IDX header, which starts with 4."),
        (b"PNG.....", "got 50 4e as first bytes; expected 00 00, as in IDX."),
        (b"\0\1" + SMALL[2:], "got 00 01 as first bytes; expected 00 00, as in IDX."),
        (
            b"\0\0\x0a" + SMALL[3:],
            "got type code 0x0A; expected one of 0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E.",
        ),
        (idx((), [5]), "got 0 dimensions; expected 1 to 64."),
        (idx((1,) * 65, [5]), "got 65 dimensions; expected 1 to 64."),
        (SMALL[:11], "got a header of 11 bytes; expected 12, as ndim is 2."),
        (idx((0, 3), []), "got shape (0, 3); expected every size to be at least 1."),
        (
            idx((2**32 - 1, 2**32 - 1, 2**32 - 1, 0), []),
            "got shape (4294967295, 4294967295, 4294967295, 0); "
            "expected every size to be at least 1.",
        ),
        (SMALL[:-1], "got 5 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (SMALL[:12], "got 0 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (SMALL + b"\0", "got more than 6 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (
            idx((2,), [1.0, 2.0], 0x0E)[:-3],
            "got 13 bytes of data; expected 16 for shape (2,) of float64.",
        ),
        (
            HUGE + b"12345",
            "got 5 bytes of data; "
            "expected 18446744065119617025 for shape (4294967295, 4294967295) of uint8.",
        ),
    ],
    ids=words,
)
def test_what_is_wrong_with_a_plain_file_is_said(tmp_path, content, message):
    path = write(tmp_path, content)
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    assert str(caught.value) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "got 0 bytes; expected an IDX header, which starts with 4."),
        (SMALL[:-2], "got 4 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (SMALL + b"\0", "got more than 6 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (idx((), [5]), "got 0 dimensions; expected 1 to 64."),
    ],
    ids=words,
)
def test_the_same_is_said_of_what_gzip_holds(tmp_path, content, message):
    path = write(tmp_path, zipped(content))
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    assert str(caught.value) == f"{path}: {message}"


ZIPPED = zipped(SMALL)
BAD_CRC = ZIPPED[:-8] + bytes([ZIPPED[-8] ^ 1]) + ZIPPED[-7:]
BAD_LENGTH = ZIPPED[:-4] + bytes([ZIPPED[-4] ^ 1]) + ZIPPED[-3:]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (BAD_CRC, "CRC check failed"),
        (BAD_LENGTH, "Incorrect length of data"),
        (ZIPPED[:-1], "Compressed file ended"),
        (ZIPPED[:15], "Compressed file ended"),
        (ZIPPED[:2], "Compressed file ended"),
        (ZIPPED + b"junk", "Not a gzipped file"),
        (ZIPPED[:2] + b"\x07" + ZIPPED[3:], "Unknown compression method"),
        (ZIPPED[:10] + b"\xff" * 20, "Error -3"),
    ],
    ids=words,
)
def test_damaged_gzip_is_one_value_error(tmp_path, content, cause):
    path = write(tmp_path, content)
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: got damaged gzip data ({cause}")
    assert message.endswith("); expected it whole.")
    assert "\n" not in message and caught.value.__suppress_context__


def test_a_missing_file_is_named(tmp_path):
    for path in (tmp_path / "none", tmp_path / ("x" * 5000)):
        with pytest.raises(FileNotFoundError) as caught:
            read_idx(path)
        assert str(caught.value) == f"{path}: found no such file; expected an IDX file."


def test_a_folder_is_named(tmp_path):
    with pytest.raises(IsADirectoryError) as caught:
        read_idx(tmp_path)
    assert str(caught.value) == f"{tmp_path}: got a folder; expected an IDX file."


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), MemoryError()])
def test_an_error_of_the_system_is_a_value_error(tmp_path, monkeypatch, error):
    def fail(*_):
        raise error

    path = write(tmp_path, SMALL)
    monkeypatch.setattr(preprocessing, "_read_array", fail)
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    assert str(caught.value) == f"{path}: got {error!r}; expected a file to read into memory."


def bomb(content, megabytes):
    """Gzip that holds `content`, then that many MB of zeros: one deflate block, repeated."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = deflate.compress(content) + deflate.flush(zlib.Z_FULL_FLUSH)
    block = deflate.compress(bytes(10**6)) + deflate.flush(zlib.Z_FULL_FLUSH)
    return zipped(b"")[:10] + start + block * megabytes + deflate.flush()


def test_a_bomb_is_stopped_at_the_length_the_header_gives(tmp_path):
    path = write(tmp_path, bomb(idx((10,), [0]), 1000))
    with gzip.open(path) as stream:
        assert len(stream.read(5_000_000)) == 5_000_000  # it does expand

    def read():
        with pytest.raises(ValueError, match="got more than 10 bytes of data; expected 10 for"):
            read_idx(path)

    assert peak_memory(read)[0] < 2_000_000


@pytest.mark.parametrize("packed", [False, True])
def test_a_header_that_claims_too_much_is_refused_before_any_data_is_read(tmp_path, packed):
    content = HUGE + bytes(5_000_000)
    path = write(tmp_path, zipped(content, 1) if packed else content)
    found = r"at most \d+" if packed else "5000000"

    def read():
        with pytest.raises(ValueError, match=f"got {found} bytes of data; expected 1844674406"):
            read_idx(path)

    assert peak_memory(read)[0] < 1_000_000


def test_memory_grows_with_the_data_and_not_with_the_claim(tmp_path):
    content = idx((900_000_000,), [0]) + np.random.default_rng(2).bytes(1_000_000)
    path = write(tmp_path, zipped(content, 1))  # by its size it could hold 900 MB

    def read():
        with pytest.raises(ValueError, match="got 1000001 bytes of data; expected 900000000 for"):
            read_idx(path)

    assert peak_memory(read)[0] < 4_000_000


# read_idx: anything at all


def by_hand(content):
    """Shape, struct format and values of an IDX file, read without the code under test."""
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    zeros, code, dimensions = struct.unpack_from(">HBB", content)
    shape = struct.unpack_from(f">{dimensions}I", content, 4)
    values = content[4 + 4 * dimensions :]
    count = len(values) // struct.calcsize(IDX_FORMATS[code])
    assert zeros == 0
    return shape, IDX_FORMATS[code], struct.unpack(f">{count}{IDX_FORMATS[code]}", values)


def right_or_value_error(folder, content):
    """Read `content`: the array that it holds, or ValueError, in little memory. True if read."""
    path = write(folder, content)

    def read():
        try:
            return read_idx(path)
        except ValueError as error:
            assert str(error).startswith(f"{path}: ")
            assert "; expected " in str(error)

    peak, array = peak_memory(read)
    assert peak < 2_000_000
    if array is not None:
        shape, letter, values = by_hand(content)
        assert array.shape == shape and array.dtype == DTYPES[letter]
        expected = np.array(values, DTYPES[letter])
        assert np.array_equal(array.reshape(-1), expected, equal_nan=letter in "fd")
    return array is not None


byte_strings = st.binary(max_size=60)
edits = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "end"]),
        st.integers(0, 10_000),
        st.binary(min_size=1, max_size=4),
    ),
    max_size=3,
)


def edited(content, changes):
    for kind, place, extra in changes:
        place %= len(content) + 1
        if kind == "flip" and place < len(content):
            content = content[:place] + bytes([content[place] ^ extra[0]]) + content[place + 1 :]
        elif kind == "cut":
            content = content[:place] + content[place + len(extra) :]
        elif kind == "insert":
            content = content[:place] + extra + content[place:]
        elif kind == "end":
            content = content[:place]
    return content


@st.composite
def idx_files(draw):
    code = draw(st.sampled_from(sorted(IDX_FORMATS)))
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    size = int(np.prod(shape)) * struct.calcsize(IDX_FORMATS[code])
    values = draw(st.binary(min_size=size, max_size=size))
    return struct.pack(f">HBB{len(shape)}I", 0, code, len(shape), *shape) + values


@fuzz
@given(content=idx_files())
def test_every_valid_file_is_read(scratch, content):
    assert right_or_value_error(scratch, content)
    assert right_or_value_error(scratch, zipped(content))


@fuzz
@given(prefix=st.sampled_from([b"", b"\0\0", b"\0\0\x08\1", b"\x1f\x8b\x08"]), rest=byte_strings)
def test_random_bytes_are_right_or_a_value_error(scratch, prefix, rest):
    right_or_value_error(scratch, prefix + rest)
    right_or_value_error(scratch, zipped(prefix + rest))


@fuzz
@given(content=idx_files(), changes=edits)
def test_a_changed_plain_file_is_right_or_a_value_error(scratch, content, changes):
    right_or_value_error(scratch, edited(content, changes))
    right_or_value_error(scratch, zipped(edited(content, changes)))


@fuzz
@given(content=idx_files(), changes=edits)
def test_a_changed_gzip_file_is_right_or_a_value_error(scratch, content, changes):
    right_or_value_error(scratch, edited(zipped(content), changes))


# load_idx_dataset


def write_dataset(folder, ending="-ubyte", dot=False, **changed):
    """Three training and two test images of 1 × 2 pixels; `changed`: other bytes for a file."""
    contents = {
        "train-images-idx3": idx((3, 1, 2), [1, 2, 3, 4, 5, 6]),
        "train-labels-idx1": idx((3,), [0, 2, 1]),
        "t10k-images-idx3": idx((2, 1, 2), [7, 8, 9, 10]),
        "t10k-labels-idx1": idx((2,), [4, 0]),
    }
    for name, content in contents.items():
        content = changed.get(name.replace("-", "_"), content)
        name = name.replace("-idx", ".idx") if dot else name
        write(folder, zipped(content) if ending.endswith(".gz") else content, name + ending)


@pytest.mark.parametrize("ending", ["-ubyte", "-ubyte.gz"])
@pytest.mark.parametrize("dot", [False, True])
def test_four_files_make_a_dataset(tmp_path, ending, dot):
    write_dataset(tmp_path, ending, dot)
    dataset = load_idx_dataset(str(tmp_path))
    assert dataset.train_images.tolist() == [[[1, 2]], [[3, 4]], [[5, 6]]]
    assert dataset.train_labels.tolist() == [0, 2, 1]
    assert dataset.test_images.tolist() == [[[7, 8]], [[9, 10]]]
    assert dataset.test_labels.tolist() == [4, 0]
    assert dataset.class_names == ("0", "1", "2", "3", "4")


def test_class_names_go_up_to_label_255(tmp_path):
    write_dataset(tmp_path, train_labels_idx1=idx((3,), [0, 255, 1]))
    assert load_idx_dataset(tmp_path).class_names == tuple(str(n) for n in range(256))


@pytest.mark.parametrize("missing", SHA256)
def test_a_missing_file_lists_what_was_looked_for(tmp_path, missing):
    write_dataset(tmp_path)
    (tmp_path / f"{missing}-ubyte").unlink()
    (tmp_path / f"{missing}-ubyte").mkdir()  # a folder of that name is not the file
    with pytest.raises(FileNotFoundError) as caught:
        load_idx_dataset(tmp_path)
    stem = f"{missing}-ubyte"
    dotted = stem.replace("-idx", ".idx")
    assert str(caught.value) == (
        f"{tmp_path}: found none of {stem}, {stem}.gz, {dotted}, {dotted}.gz; expected one of them."
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "train_images_idx3",
            idx((3, 2), [1, 2, 3, 4, 5, 6]),
            "got train images of shape (3, 2), uint8; expected 3-D, uint8.",
        ),
        (
            "t10k_images_idx3",
            idx((2, 1, 2), [1, 2, 3, 4], 0x0D),
            "got t10k images of shape (2, 1, 2), float32; expected 3-D, uint8.",
        ),
        (
            "train_labels_idx1",
            idx((3,), [0, 1, 2], 0x09),
            "got train labels of shape (3,), int8; expected 1-D, uint8.",
        ),
        (
            "t10k_labels_idx1",
            idx((2, 1), [0, 1]),
            "got t10k labels of shape (2, 1), uint8; expected 1-D, uint8.",
        ),
        (
            "train_labels_idx1",
            idx((2,), [0, 1]),
            "got 3 train images and 2 labels; expected as many of each.",
        ),
        (
            "t10k_labels_idx1",
            idx((3,), [0, 1, 2]),
            "got 2 t10k images and 3 labels; expected as many of each.",
        ),
        (
            "t10k_images_idx3",
            idx((2, 2, 1), [1, 2, 3, 4]),
            "got test images of (2, 1); expected (1, 2), the size of the training images.",
        ),
    ],
    ids=words,
)
def test_files_that_do_not_fit_together(tmp_path, name, content, message):
    write_dataset(tmp_path, **{name: content})
    with pytest.raises(ValueError) as caught:
        load_idx_dataset(tmp_path)
    assert str(caught.value) == f"{tmp_path}: {message}"


# flatten, scale_to_unit


def test_flatten_goes_row_by_row_without_a_copy():
    images = np.arange(12, dtype=np.uint8).reshape(2, 2, 3)
    X = flatten(images)
    assert X.tolist() == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]
    assert np.shares_memory(X, images) and X.dtype == np.uint8
    assert flatten(images[:0]).shape == (0, 6)


def test_flatten_wants_three_dimensions():
    with pytest.raises(ValueError, match=r"flatten: got images .*; expected images"):
        flatten(np.zeros((28, 28), np.uint8))


def test_scale_to_unit_by_hand():
    scaled = scale_to_unit(np.array([[0, 51], [102, 255]], np.uint8))
    assert scaled.dtype == np.float32
    assert np.array_equal(scaled, np.array([[0, 0.2], [0.4, 1]], np.float32))


def test_every_pixel_value_is_scaled_to_the_nearest_float32():
    expected = (np.arange(256) / 255).astype(np.float32)
    assert np.array_equal(scale_to_unit(np.arange(256, dtype=np.uint8)), expected)


def test_scale_to_unit_holds_nothing_but_its_result(fashion):
    peak, scaled = peak_memory(lambda: scale_to_unit(fashion.test_images))
    assert peak < 1.1 * scaled.nbytes


@pytest.mark.parametrize("dtype", [np.float32, np.int64])
def test_scale_to_unit_wants_uint8(dtype):
    with pytest.raises(ValueError) as caught:
        scale_to_unit(np.zeros((2, 2), dtype))
    expected = f"got images of {np.dtype(dtype)}; expected uint8 (scaled already?)."
    assert str(caught.value) == f"scale_to_unit: {expected}"


# pixel_statistics, standardize


def test_pixel_statistics_by_hand():
    mean, std = pixel_statistics(np.array([[1.0, 0.0], [3.0, 0.0], [3.0, 0.0], [5.0, 0.0]]))
    assert mean.tolist() == [3, 0]
    assert std == pytest.approx([np.sqrt(2), 0], rel=1e-15)  # (4 + 0 + 0 + 4) / 4 = 2


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_pixel_statistics_follow_the_dtype(dtype):
    mean, std = pixel_statistics(np.array([[0.25, 0.5], [0.75, 0.5]], dtype))
    assert (mean.dtype, std.dtype) == (dtype, dtype)
    assert (mean.tolist(), std.tolist()) == ([0.5, 0.5], [0.25, 0])


@pytest.mark.parametrize("N", [1, 999, 1000, 1001, 2500])
def test_pixel_statistics_equal_numpy_for_any_number_of_rows(N):
    X = 1e4 + np.random.default_rng(3).standard_normal((N, 7))
    mean, std = pixel_statistics(X)
    np.testing.assert_allclose(mean, np.mean(X, axis=0), rtol=1e-14)
    np.testing.assert_allclose(std, np.std(X, axis=0), rtol=1e-10, atol=1e-300)


def test_pixel_statistics_are_numpys_on_all_training_images(fashion):
    X = flatten(scale_to_unit(fashion.train_images))
    peak, (mean, std) = peak_memory(lambda: pixel_statistics(X))
    assert peak < 16_000_000  # a float64 copy would be 376 MB
    columns = slice(0, 784, 9)
    exact = X[:, columns].astype(np.float64)
    assert mean.dtype == std.dtype == np.float32
    half = np.finfo(np.float32).eps / 2  # right to the last bit of a float32
    np.testing.assert_allclose(mean[columns], exact.mean(axis=0), rtol=1.01 * half)
    np.testing.assert_allclose(std[columns], exact.std(axis=0), rtol=1.01 * half)


def test_a_constant_pixel_has_std_zero_whatever_its_value():
    X = np.full((1003, 3), [0.1, 0.7, 1e9 + 0.1])
    assert np.any(np.mean(X, axis=0) != X[0])  # the mean is rounded: a std from it alone is not 0
    mean, std = pixel_statistics(X)
    assert std.tolist() == [0, 0, 0]
    np.testing.assert_allclose(mean, X[0], rtol=1e-12)


def test_pixel_statistics_leave_their_input_alone():
    X = np.random.default_rng(4).random((5, 3))
    before = X.copy()
    standardize(X, *pixel_statistics(X))
    assert np.array_equal(X, before)


def test_standardize_by_hand_and_constant_pixels_stay_zero():
    X = np.array([[1.0, 0.0, 5.0], [5.0, 0.0, 7.0]])
    Z = standardize(X, np.array([3.0, 0.0, 4.0]), np.array([2.0, 0.0, 0.0]))
    assert Z.tolist() == [[-1, 0, 1], [1, 0, 3]]  # std 0 divides by 1


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("other", [np.float32, np.float64])
def test_standardize_follows_the_dtype_of_x(dtype, other):
    Z = standardize(np.ones((2, 1), dtype), np.full(1, 0.5, other), np.full(1, 0.25, other))
    assert Z.dtype == dtype and Z.tolist() == [[2], [2]]


def test_standardized_images_have_mean_0_and_std_1(fashion):
    X = flatten(scale_to_unit(fashion.test_images))
    X[:, 5] = 0
    Z = standardize(X, *pixel_statistics(X))
    assert np.isfinite(Z).all()
    spread = Z.std(axis=0, dtype=np.float64)
    assert np.abs(Z.mean(axis=0, dtype=np.float64)).max() < 1e-5
    assert spread[5] == 0 and np.abs(np.delete(spread, 5) - 1).max() < 1e-5


def test_standardize_holds_one_array_of_the_size_of_x():
    X = np.ones((5000, 100), np.float32)
    peak, _ = peak_memory(lambda: standardize(X, X[0], X[1]))
    assert peak < 1.1 * X.nbytes


def test_statistics_want_floats_and_examples():
    X = np.zeros((2, 3), np.uint8)
    end = "got X of uint8; expected floats (see scale_to_unit)."
    with pytest.raises(ValueError) as caught:
        pixel_statistics(X)
    assert str(caught.value) == f"pixel_statistics: {end}"
    with pytest.raises(ValueError) as caught:
        standardize(X, np.zeros(3), np.ones(3))
    assert str(caught.value) == f"standardize: {end}"
    with pytest.raises(ValueError) as caught:
        pixel_statistics(np.zeros((0, 3)))
    expected = "got X (0, 3); expected at least one example and pixel."
    assert str(caught.value) == f"pixel_statistics: {expected}"


def test_statistics_want_shapes_that_fit():
    X, three, four = np.zeros((2, 3)), np.zeros(3), np.zeros(4)
    for call in (
        lambda: pixel_statistics(np.zeros((2, 3, 4))),
        lambda: standardize(X, four, three),
        lambda: standardize(X, three, four),
        lambda: standardize(X, three[:1], three),
        lambda: standardize(X, X, three),
    ):
        with pytest.raises(ValueError, match=r"got X .*; expected X"):
            call()


# one_hot


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.int64])
def test_one_hot_by_hand(dtype):
    encoded = one_hot(np.array([2, 0, 1, 2], dtype), 4)
    assert encoded.dtype == np.float32
    assert encoded.tolist() == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]


def test_one_hot_has_a_single_one_where_the_label_is(fashion):
    encoded = one_hot(fashion.test_labels, 10)
    assert np.array_equal(encoded.argmax(axis=1), fashion.test_labels)
    assert (encoded.sum(axis=1) == 1).all() and set(np.unique(encoded)) == {0, 1}


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 3], "got label 3; expected 0 … 2 for 3 classes."),
        ([-1, 0], "got label -1; expected 0 … 2 for 3 classes."),
        ([0.0, 1.0], "got labels of float64; expected integers."),
        ([True, False], "got labels of bool; expected integers."),
    ],
)
def test_one_hot_wants_integer_labels_below_classes(labels, message):
    with pytest.raises(ValueError) as caught:
        one_hot(np.array(labels), 3)
    assert str(caught.value) == f"one_hot: {message}"


def test_one_hot_wants_one_dimension():
    with pytest.raises(ValueError, match="one_hot: got labels"):
        one_hot(np.zeros((2, 1), int), 3)


# train_validation_split, minibatches: y carries the number of its example, so pairs can be told


def numbered(N):
    """Examples X[n] = [[n, −n]] with labels y[n] = n."""
    y = np.arange(N)
    return np.stack([y, -y], axis=1)[:, None, :].astype(np.float32), y


def assert_pairs(X, y):
    assert X.shape == (len(y), 1, 2) and X.dtype == np.float32
    assert np.array_equal(X[:, 0, 0], y) and np.array_equal(X[:, 0, 1], -y)


@fuzz
@given(
    N=st.integers(2, 200),
    fraction=st.floats(0, 1, exclude_min=True, exclude_max=True),
    seed=st.integers(0, 99),
)
def test_the_split_is_disjoint_exhaustive_and_of_the_size_it_says(N, fraction, seed):
    X, y = numbered(N)
    size = round(fraction * N)
    if size in (0, N):
        with pytest.raises(ValueError, match="at least one on either side"):
            train_validation_split(X, y, fraction, np.random.default_rng(seed))
        return
    parts = train_validation_split(X, y, fraction, np.random.default_rng(seed))
    X_train, y_train, X_validation, y_validation = parts
    assert (len(y_train), len(y_validation)) == (N - size, size)
    assert_pairs(X_train, y_train)
    assert_pairs(X_validation, y_validation)
    assert sorted([*y_train, *y_validation]) == list(range(N))


def test_the_split_is_shuffled_by_the_generator_it_is_given():
    def split(seed):
        parts = train_validation_split(*numbered(50), 0.2, np.random.default_rng(seed))
        return parts[1].tolist(), parts[3].tolist()

    assert split(0) == split(0) != split(1)
    train, validation = split(0)
    assert train != sorted(train) and validation != sorted(validation)
    assert validation != list(range(10)) and validation != list(range(40, 50))


def test_the_split_is_a_copy_of_any_arrays():
    X = np.zeros((10, 3), np.uint8)
    X_train, *_ = train_validation_split(X, np.arange(10), 0.3, np.random.default_rng(0))
    assert X_train.shape == (7, 3) and not np.shares_memory(X, X_train)


@pytest.mark.parametrize("fraction", [0, 1, -0.1, 1.5, float("nan")])
def test_the_fraction_lies_between_0_and_1(fraction):
    with pytest.raises(ValueError) as caught:
        train_validation_split(*numbered(10), fraction, np.random.default_rng(0))
    message = f"got fraction {fraction}; expected 0 < fraction < 1."
    assert str(caught.value) == f"train_validation_split: {message}"


def test_neither_side_of_a_split_is_empty():
    with pytest.raises(ValueError) as caught:
        train_validation_split(*numbered(4), 0.1, np.random.default_rng(0))
    assert str(caught.value) == (
        "train_validation_split: got fraction 0.1 of 4 examples, so 0 for validation; "
        "expected at least one on either side."
    )


@fuzz
@given(N=st.integers(1, 120), size=st.integers(1, 150), seed=st.integers(0, 99))
def test_minibatches_give_every_example_once_with_its_label(N, size, seed):
    X, y = numbered(N)
    batches = list(minibatches(X, y, size, np.random.default_rng(seed)))
    full, rest = divmod(N, size)
    assert [len(y_batch) for _, y_batch in batches] == [size] * full + [rest] * (rest > 0)
    for X_batch, y_batch in batches:
        assert_pairs(X_batch, y_batch)
    assert sorted(np.concatenate([y_batch for _, y_batch in batches])) == list(range(N))


def order_of(rng, N=60, size=7):
    return [int(label) for _, y_batch in minibatches(*numbered(N), size, rng) for label in y_batch]


def test_the_order_is_the_generators():
    assert order_of(np.random.default_rng(0)) == order_of(np.random.default_rng(0))
    assert order_of(np.random.default_rng(0)) != order_of(np.random.default_rng(1))
    rng = np.random.default_rng(0)
    assert order_of(rng) != order_of(rng)  # the next epoch has another order
    assert order_of(np.random.default_rng(0)) != list(range(60))


def test_all_24_orders_of_four_examples_come_about_equally_often():
    rng = np.random.default_rng(5)
    counts = Counter(tuple(order_of(rng, 4, 3)) for _ in range(2400))
    assert len(counts) == 24
    assert max(abs(count - 100) for count in counts.values()) < 5 * np.sqrt(100)  # five deviations


def test_minibatches_leave_global_randomness_and_their_input_alone():
    X, y = numbered(20)
    X.flags.writeable = y.flags.writeable = False
    before = np.random.get_state()[1].tolist()  # noqa: NPY002
    X_batch, y_batch = next(minibatches(X, y, 8, np.random.default_rng(0)))
    X_batch += 1
    y_batch += 1
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002


def test_minibatches_are_made_one_at_a_time():
    X, y = np.zeros((1000, 1000), np.uint8), np.zeros(1000, int)

    def run():
        for _ in minibatches(X, y, 10, np.random.default_rng(0)):
            pass

    assert peak_memory(run)[0] < 0.2 * X.nbytes


@pytest.mark.parametrize("size", [0, -1, 2.0, "2", None])
def test_the_batch_size_is_an_integer_from_1_up_and_checked_at_the_call(size):
    with pytest.raises(ValueError) as caught:
        minibatches(*numbered(4), size, np.random.default_rng(0))
    assert str(caught.value) == (
        f"minibatches: got size {size!r}; expected an integer of at least 1."
    )


def test_the_batch_size_may_be_a_numpy_integer():
    batches = minibatches(*numbered(5), np.int64(3), np.random.default_rng(0))
    assert [len(y_batch) for _, y_batch in batches] == [3, 2]


@pytest.mark.parametrize("lengths", [(3, 4), (4, 3), (0, 0)])
def test_examples_and_labels_are_as_many(lengths):
    X, y, rng = np.zeros((lengths[0], 2)), np.zeros(lengths[1], int), np.random.default_rng(0)
    end = f"got {lengths[0]} examples and {lengths[1]} labels; expected as many of each, not 0."
    with pytest.raises(ValueError) as caught:
        minibatches(X, y, 2, rng)
    assert str(caught.value) == f"minibatches: {end}"
    with pytest.raises(ValueError) as caught:
        train_validation_split(X, y, 0.5, rng)
    assert str(caught.value) == f"train_validation_split: {end}"
