"""Helpers for the tests of data files: IDX files written byte by byte, and the memory in use."""

import gzip
import struct
import tracemalloc

import numpy as np

# format for struct
IDX_FORMATS = {0x08: "B", 0x09: "b", 0x0B: "h", 0x0C: "i", 0x0D: "f", 0x0E: "d"}
DTYPES = {"B": np.uint8, "b": np.int8, "h": np.int16, "i": np.int32, "f": np.float32}
DTYPES["d"] = np.float64


def idx(shape, values, code=0x08):
    """The bytes of an IDX file, written by struct alone."""
    header = struct.pack(f">HBB{len(shape)}I", 0, code, len(shape), *shape)
    return header + struct.pack(f">{len(values)}{IDX_FORMATS[code]}", *values)


def zipped(content, level=9):
    return gzip.compress(content, level, mtime=0)  # without the time: the same bytes every run


def write(folder, content, name="file"):
    path = folder / name
    path.write_bytes(content)
    return path


def words(value):
    """The name of a parametrized case: its message, not its bytes."""
    return value if isinstance(value, str) else ""


def peak_memory(function):
    """The most bytes that Python and NumPy held at once while `function` ran, and its result."""
    tracemalloc.start()
    try:
        result = function()
        return tracemalloc.get_traced_memory()[1], result
    finally:
        tracemalloc.stop()
