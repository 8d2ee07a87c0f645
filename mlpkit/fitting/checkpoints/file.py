"""A checkpoint as a file: written whole or not at all, and checked before it is read."""

import json
import math
import os
from dataclasses import asdict
from pathlib import Path

import numpy as np

from mlpkit.fitting.checkpoints.layers import network_of
from mlpkit.fitting.checkpoints.state import LISTS, Checkpoint, fault_alone, history_for, snapshot
from mlpkit.helpers.whole_files import whole
from mlpkit.own_data.preparation import Preparation, misfit
from mlpkit.parameters import Parameters
from mlpkit.targets import Numbers

FORMAT = "mlpkit checkpoint 3"
EXPECTED = {
    *("format", "shapes", "statistics", "optimizer", "t", "state", "generator", "history"),
    *("network", "preparation", "target"),
}


def save(path, run, preparation=None):
    """Write a checkpoint of a run to one .npz file, atomically and without pickle.

    preparation: a `Preparation`, which raw examples go through before the network sees them.

    It is written next to `path` and then moved there, so `path` holds the whole old checkpoint or
    the whole new one even after a power cut. Drafts left by a killed save are deleted. Raises
    OSError if it can't be written; ValueError for a preparation of a different network.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"save: there is no folder {path.parent} for {path.name}.")
    taken = snapshot(run, preparation=preparation)
    if preparation and run.network.sizes and (fault := misfit(preparation, run.network)):
        raise ValueError(f"save: {fault}.")
    about = {
        "format": FORMAT,
        "shapes": taken.parameters.shapes,
        "statistics": taken.parameters.statistics,
        "optimizer": taken.optimizer,
        "t": taken.t,
        "state": sorted(taken.state),
        "generator": taken.generator,
        "history": asdict(taken.history),
        "network": taken.network,
        "preparation": preparation and preparation.about,
        "target": taken.target and asdict(taken.target),
    }
    arrays = {f"state_{slot}": vector for slot, vector in taken.state.items()}
    if preparation:
        arrays |= {"mean": preparation.mean, "std": preparation.std}
    text = json.dumps(about, default=lambda array: array.tolist())
    with whole(path) as file:
        np.savez(file, about=np.array(text), vector=taken.parameters.vector, **arrays)


def load(path):
    """Read a checkpoint that `save` wrote: pass it to `fit` as start, or use its parameters.

    Raises OSError, such as FileNotFoundError, if it can't be opened; ValueError if the file is cut
    off, damaged or not a checkpoint. Memory use is limited by the length of the file.
    """
    with open(path, "rb") as file:
        try:
            return read_checkpoint(file)
        except Exception as error:  # zip, zlib, JSON and NumPy raise a dozen kinds of errors
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ValueError(f"{path}: not a checkpoint that mlpkit reads ({reason}).") from error


def read_checkpoint(file):
    """The Checkpoint in an open file; any exception if there is none."""
    check_sizes(file)
    file.seek(0)
    with np.load(file, allow_pickle=False) as opened:
        arrays = {name: opened[name] for name in opened.files}
    if not {"about", "vector"} <= set(arrays):
        raise ValueError(f"it holds {', '.join(arrays) or 'nothing'}")
    about, vector = json.loads(str(arrays.pop("about"))), arrays.pop("vector")
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        came = about.get("format") if isinstance(about, dict) else None
        raise ValueError(f"format {came!r}, expected {FORMAT!r}")
    if set(about) != EXPECTED:
        raise ValueError(f"it describes {', '.join(about)}; expected {', '.join(sorted(EXPECTED))}")
    if set(about["history"]) != set(LISTS):
        raise ValueError(f"a history of {', '.join(about['history'])}; expected {', '.join(LISTS)}")
    preparation, target = preparation_in(about["preparation"], arrays), target_in(about["target"])
    state = {name.removeprefix("state_"): array for name, array in arrays.items()}
    if sorted(state) != about["state"]:
        raise ValueError(f"state {sorted(state)}, expected {about['state']}")
    checkpoint = Checkpoint(
        parameters_of(about["shapes"], about["statistics"], vector),
        about["optimizer"],
        about["t"],
        state,
        about["generator"],
        history_for(target, *(about["history"][name] for name in LISTS)),
        about["network"],
        preparation,
        target,
    )
    if fault := fault_alone(checkpoint) or fault_of_network(checkpoint):
        raise ValueError(fault)
    return checkpoint


def fault_of_network(checkpoint):
    """How the network in a file contradicts its other contents, or None.

    A network with the learner's own code can't be checked without that code.
    """
    layers, kept, ready = checkpoint.network, checkpoint.parameters, checkpoint.preparation
    if isinstance(layers, list) and any("own" in each for each in layers if type(each) is dict):
        return None
    network = network_of(layers)
    if (network.shapes, network.statistics) != (kept.shapes, kept.statistics):
        return f"a network of {network.shapes | network.statistics}; its parameters are {kept!r}"
    if checkpoint.target and network.sizes[-1:] != (1,):
        return f"numbers as the target of {network}; expected one output"
    return misfit(ready, network) if ready and network.sizes else None


def preparation_in(about, arrays):
    """The Preparation in a file, or None; its arrays are removed from `arrays`."""
    if about is None:
        return None
    mean, std = arrays.pop("mean"), arrays.pop("std")
    return Preparation(mean=mean, std=std, **about)


def target_in(about):
    """The Numbers in a file, or None."""
    if about is None:
        return None
    if set(about) != {"mean", "std"}:
        raise ValueError(f"a target of {', '.join(about)}; expected mean, std")
    return Numbers(**about)


def check_sizes(file):
    """Raise a ValueError unless this is a .npz file whose arrays have the length they claim.

    Checked before anything is read: a header of 100 bytes can ask for a gigabyte.
    """
    import zipfile  # imported here, because that takes a fifth as long as importing NumPy

    if not zipfile.is_zipfile(file):
        raise ValueError("not a .npz file, or cut off")
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len({member.filename for member in members}) < len(members):
            raise ValueError("it holds two arrays with the same name")
        if any(member.compress_type != zipfile.ZIP_STORED for member in members):
            raise ValueError("it is compressed, which save does not do")
        if sum(member.file_size for member in members) > file.seek(0, os.SEEK_END):
            raise ValueError("its arrays are longer than the file")
        for member in members:
            with archive.open(member) as opened:
                if np.lib.format.read_magic(opened) != (1, 0):
                    raise ValueError(f"{member.filename} has a .npy version other than 1.0")
                shape, _, dtype = np.lib.format.read_array_header_1_0(opened)
                size, there = math.prod(shape) * dtype.itemsize, member.file_size - opened.tell()
            if not dtype.hasobject and size != there:  # objects are refused by np.load
                raise ValueError(f"{member.filename} has {there:,} bytes, expected {size:,}")


def parameters_of(shapes, statistics, vector):
    """Return parameters of these shapes with the numbers of vector (P,); a ValueError if they
    differ."""
    every = [*shapes.values(), *statistics.values()]
    sizes = [size for shape in every for size in shape]
    if not all(type(size) is int and size >= 1 for size in sizes):
        raise ValueError("its shapes contain something other than whole numbers of 1 or more")
    expected = sum(map(math.prod, every))
    if vector.dtype.kind != "f" or vector.shape != (expected,):
        raise ValueError(
            f"vector {vector.shape} of {vector.dtype}, expected ({expected},) of floats"
        )
    parameters = Parameters(shapes, vector.dtype, statistics)
    parameters.vector[:] = vector
    for name in parameters:  # NumPy itself refuses too many axes
        parameters[name]
    return parameters
