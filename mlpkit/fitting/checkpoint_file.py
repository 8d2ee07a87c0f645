"""A checkpoint as a file: written whole or not at all, and read only when it is what it says."""

import json
import math
import os
from dataclasses import asdict
from pathlib import Path

import numpy as np

from mlpkit.fitting.checkpoints import LISTS, Checkpoint, History, fault_alone, snapshot
from mlpkit.parameters import Parameters
from mlpkit.whole_files import whole

FORMAT = "mlpkit checkpoint 2"
BEFORE = "mlpkit checkpoint 1"  # without statistics


def save(path, run):
    """Write a checkpoint of a run to one .npz file, atomically and without pickle.

    It is written beside `path` and then moved there, so `path` holds the old checkpoint or the
    new one, whole, whenever the power goes. What a killed save has left beside it is cleared.
    Raises OSError when it can't be written.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"save: there is no folder {path.parent} for {path.name}.")
    taken = snapshot(run)
    about = {
        "format": FORMAT,
        "shapes": taken.parameters.shapes,
        "statistics": taken.parameters.statistics,
        "optimizer": taken.optimizer,
        "t": taken.t,
        "state": sorted(taken.state),
        "generator": taken.generator,
        "history": asdict(taken.history),
    }
    arrays = {f"state_{slot}": vector for slot, vector in taken.state.items()}
    text = json.dumps(about, default=lambda array: array.tolist())
    with whole(path) as file:
        np.savez(file, about=np.array(text), vector=taken.parameters.vector, **arrays)


def load(path):
    """Read a checkpoint that `save` wrote: pass it to `fit` as start, or use its parameters.

    Raises OSError, such as FileNotFoundError, when it can't be opened; ValueError when the file is
    cut off, damaged or something else. No more memory is taken than the file is long.
    """
    with open(path, "rb") as file:
        try:
            return read(file)
        except Exception as error:  # zip, zlib, JSON and NumPy have a dozen kinds for damaged files
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ValueError(f"{path}: not a whole mlpkit checkpoint ({reason}).") from error


def read(file):
    """The Checkpoint in an open file; any exception when there is none."""
    check_sizes(file)
    file.seek(0)
    with np.load(file, allow_pickle=False) as opened:
        arrays = {name: opened[name] for name in opened.files}
    if not {"about", "vector"} <= set(arrays):
        raise ValueError(f"it holds {', '.join(arrays) or 'nothing'}")
    about, vector = json.loads(str(arrays.pop("about"))), arrays.pop("vector")
    if isinstance(about, dict) and about.get("format") == BEFORE:
        about = {"statistics": {}, **about, "format": FORMAT}
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        came = about.get("format") if isinstance(about, dict) else None
        raise ValueError(f"format {came!r}, expected {FORMAT!r}")
    expected = {"format", "shapes", "statistics", "optimizer", "t", "state", "generator", "history"}
    if set(about) != expected:
        raise ValueError(f"it tells of {', '.join(about)}, expected {', '.join(sorted(expected))}")
    if set(about["history"]) != set(LISTS):
        raise ValueError(f"a history of {', '.join(about['history'])}, expected {', '.join(LISTS)}")
    state = {name.removeprefix("state_"): array for name, array in arrays.items()}
    if sorted(state) != about["state"]:
        raise ValueError(f"state {sorted(state)}, expected {about['state']}")
    checkpoint = Checkpoint(
        parameters_of(about["shapes"], about["statistics"], vector),
        about["optimizer"],
        about["t"],
        state,
        about["generator"],
        History(**about["history"]),
    )
    if fault := fault_alone(checkpoint):
        raise ValueError(fault)
    return checkpoint


def check_sizes(file):
    """Raise a ValueError when this is no .npz file, or its arrays are not as long as they say.

    Looked up before anything is read: a header of 100 bytes can ask for a gigabyte.
    """
    import zipfile  # here, for it takes a fifth as long to import as NumPy

    if not zipfile.is_zipfile(file):
        raise ValueError("no .npz file, or one cut off")
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len({member.filename for member in members}) < len(members):
            raise ValueError("it holds two arrays of one name")
        if any(member.compress_type != zipfile.ZIP_STORED for member in members):
            raise ValueError("it is compressed, which save does not do")
        if sum(member.file_size for member in members) > file.seek(0, os.SEEK_END):
            raise ValueError("its arrays are longer than the file")
        for member in members:
            with archive.open(member) as opened:
                if np.lib.format.read_magic(opened) != (1, 0):
                    raise ValueError(f"{member.filename} is of another .npy version than 1.0")
                shape, _, dtype = np.lib.format.read_array_header_1_0(opened)
                size, there = math.prod(shape) * dtype.itemsize, member.file_size - opened.tell()
            if not dtype.hasobject and size != there:  # objects are refused by np.load
                raise ValueError(f"{member.filename} has {there:,} bytes, expected {size:,}")


def parameters_of(shapes, statistics, vector):
    """Parameters of these shapes with the numbers of vector (P,); a ValueError if they differ."""
    every = [*shapes.values(), *statistics.values()]
    sizes = [size for shape in every for size in shape]
    if not all(type(size) is int and size >= 1 for size in sizes):
        raise ValueError("its shapes hold something else than whole numbers of 1 or more")
    expected = sum(map(math.prod, every))
    if vector.dtype.kind != "f" or vector.shape != (expected,):
        raise ValueError(
            f"vector {vector.shape} of {vector.dtype}, expected ({expected},) of floats"
        )
    parameters = Parameters(shapes, vector.dtype, statistics)
    parameters.vector[:] = vector
    for name in parameters:  # NumPy itself refuses a shape of too many axes
        parameters[name]
    return parameters
