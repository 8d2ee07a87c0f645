"""read_idx on bytes made by hand: right, or one sentence that says what is wrong."""

import gzip
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit.data.idx import read_idx
from tests.data.idx_files import DTYPES, IDX_FORMATS, idx, peak_memory, words, write, zipped

fuzz = settings(derandomize=True, max_examples=200, database=None)
SMALL = idx((2, 3), [1, 2, 3, 250, 251, 252])


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


# read_idx: valid files


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
def test_one_to_64_dimensions_are_read(tmp_path, dimensions):
    shape = (2,) + (1,) * (dimensions - 1)
    array = read_idx(write(tmp_path, idx(shape, [7, 8])))
    assert array.shape == shape
    assert array.reshape(-1).tolist() == [7, 8]


def test_data_longer_than_one_chunk_are_read(tmp_path):
    values = np.random.default_rng(1).integers(0, 256, 700_001).tolist()
    content = idx((700_001,), values)
    for packed in (content, zipped(content, 1)):
        assert read_idx(write(tmp_path, packed)).tolist() == values


def test_the_best_ratio_that_deflate_can_reach_is_accepted(tmp_path):
    path = write(tmp_path, zipped(idx((10**7,), [0]) + bytes(10**7 - 1), 9))
    assert path.stat().st_size < 10**7 / 1000
    array = read_idx(path)
    assert array.shape == (10**7,) and not array.any()


# read_idx: invalid files


HUGE = struct.pack(">HBB2I", 0, 8, 2, 2**32 - 1, 2**32 - 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "got 0 bytes; expected at least 4, the beginning of an IDX header."),
        (b"\0\0\x08", "got 3 bytes; expected at least 4, the beginning of an IDX header."),
        (b"\x1f", "got 1 bytes; expected at least 4, the beginning of an IDX header."),
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
def test_each_mistake_in_a_plain_file_has_its_own_message(tmp_path, content, message):
    path = write(tmp_path, content)
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    assert str(caught.value) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "got 0 bytes; expected at least 4, the beginning of an IDX header."),
        (SMALL[:-2], "got 4 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (SMALL + b"\0", "got more than 6 bytes of data; expected 6 for shape (2, 3) of uint8."),
        (idx((), [5]), "got 0 dimensions; expected 1 to 64."),
    ],
    ids=words,
)
def test_the_same_mistakes_are_found_inside_gzip(tmp_path, content, message):
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
def test_damaged_gzip_raises_one_value_error(tmp_path, content, cause):
    path = write(tmp_path, content)
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: got damaged gzip data ({cause}")
    assert message.endswith("); expected a whole file.")
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
def test_an_operating_system_error_becomes_a_value_error(tmp_path, monkeypatch, error):
    def fail(*_):
        raise error

    path = write(tmp_path, SMALL)
    monkeypatch.setattr("mlpkit.data.idx._read_array", fail)
    with pytest.raises(ValueError) as caught:
        read_idx(path)
    assert str(caught.value) == f"{path}: got {error!r}; expected a file to read into memory."


def bomb(content, megabytes):
    """Return gzip with `content`, then this many MB of zeros: one deflate block, repeated."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = deflate.compress(content) + deflate.flush(zlib.Z_FULL_FLUSH)
    block = deflate.compress(bytes(10**6)) + deflate.flush(zlib.Z_FULL_FLUSH)
    return zipped(b"")[:10] + start + block * megabytes + deflate.flush()


def test_a_bomb_is_stopped_at_the_length_the_header_gives(tmp_path):
    path = write(tmp_path, bomb(idx((10,), [0]), 1000))
    with gzip.open(path) as stream:
        assert len(stream.read(5_000_000)) == 5_000_000  # the content does expand

    def read():
        with pytest.raises(ValueError, match="got more than 10 bytes of data; expected 10 for"):
            read_idx(path)

    assert peak_memory(read)[0] < 2_000_000


@pytest.mark.parametrize("packed", [False, True])
def test_a_header_that_claims_too_much_is_refused_before_any_data_are_read(tmp_path, packed):
    content = HUGE + bytes(5_000_000)
    path = write(tmp_path, zipped(content, 1) if packed else content)
    found = r"at most \d+" if packed else "5000000"

    def read():
        with pytest.raises(ValueError, match=f"got {found} bytes of data; expected 1844674406"):
            read_idx(path)

    assert peak_memory(read)[0] < 1_000_000


def test_memory_grows_with_the_data_and_not_with_the_claim(tmp_path):
    content = idx((900_000_000,), [0]) + np.random.default_rng(2).bytes(1_000_000)
    path = write(tmp_path, zipped(content, 1))  # a file of this size could hold 900 MB

    def read():
        with pytest.raises(ValueError, match="got 1000001 bytes of data; expected 900000000 for"):
            read_idx(path)

    assert peak_memory(read)[0] < 4_000_000


# read_idx: any bytes


def by_hand(content):
    """Return the shape, struct format and values of an IDX file, read without the code under
    test."""
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    zeros, code, dimensions = struct.unpack_from(">HBB", content)
    shape = struct.unpack_from(f">{dimensions}I", content, 4)
    values = content[4 + 4 * dimensions :]
    count = len(values) // struct.calcsize(IDX_FORMATS[code])
    assert zeros == 0
    return shape, IDX_FORMATS[code], struct.unpack(f">{count}{IDX_FORMATS[code]}", values)


def right_or_value_error(folder, content):
    """Check that `content` is read as the array it holds, or raises ValueError, in little memory;
    return whether it was read."""
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
def test_random_bytes_are_read_right_or_raise_a_value_error(scratch, prefix, rest):
    right_or_value_error(scratch, prefix + rest)
    right_or_value_error(scratch, zipped(prefix + rest))


@fuzz
@given(content=idx_files(), changes=edits)
def test_a_changed_plain_file_is_read_right_or_raises_a_value_error(scratch, content, changes):
    right_or_value_error(scratch, edited(content, changes))
    right_or_value_error(scratch, zipped(edited(content, changes)))


@fuzz
@given(content=idx_files(), changes=edits)
def test_a_changed_gzip_file_is_read_right_or_raises_a_value_error(scratch, content, changes):
    right_or_value_error(scratch, edited(zipped(content), changes))
