"""A network in one safetensors file, with the names and layout of PyTorch's state_dict.

The format is a header in JSON, then the bytes of the arrays as they are in memory, and no code:
https://github.com/huggingface/safetensors. Its writer takes those bytes without checks: a
transposed array, which is a view in NumPy, is silently scrambled unless it is copied first.
"""

import json

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from mlpkit.fitting.checkpoints.layers import describe_network, network_of
from mlpkit.frameworks.layout import to_pytorch_layout
from mlpkit.frameworks.supported import check_fits
from mlpkit.helpers.whole_files import whole
from mlpkit.network import BatchNorm, Linear
from mlpkit.own_data.preparation import Preparation, misfit
from mlpkit.parameters import Parameters

LONGEST = 100_000_000  # bytes of a header, the format's own limit
MOST = 100_000  # entries in a header, one per array and layer; a million would take 10 s
COUNTED = "num_batches_tracked"  # kept by PyTorch with the running means, but not by mlpkit


def their_names(network):
    """Return {our name: its name in the state_dict of the model that `to_torch` makes}."""
    names = {}
    for place, layer in enumerate(network):
        if isinstance(layer, Linear):
            names |= zip(layer.names, (f"{place}.weight", f"{place}.bias"), strict=True)
        if isinstance(layer, BatchNorm):
            theirs = ("weight", "bias", "running_mean", "running_var")
            ours = (*layer.names, *layer.running)
            names |= zip(ours, (f"{place}.{name}" for name in theirs), strict=True)
    return names


def save_safetensors(path, network, parameters, preparation=None):
    """Write the weights, the network and, if given, the `Preparation`, atomically.

    Raises ValueError for code of your own, for parameters of a different network, and for tens of
    thousands of layers; OSError if it can't be written.
    """
    check_fits("save_safetensors", network, parameters, preparation)
    theirs = their_names(network)
    arrays = {theirs[name]: to_pytorch_layout(parameters[name]) for name in parameters}
    for place, layer in enumerate(network):
        if isinstance(layer, BatchNorm):
            arrays[f"{place}.{COUNTED}"] = np.array(0)
    about = {"network": describe_network(network), "preparation": None}
    if preparation:
        numbers = {"mean": preparation.mean, "std": preparation.std}
        about["preparation"] = preparation.about | numbers
    text = json.dumps(about, default=np.ndarray.tolist)
    content = save(arrays, {"format": "pt", "mlpkit": text})
    check_entries(content[8 : 8 + int.from_bytes(content[:8], "little")])
    with whole(path) as file:
        file.write(content)


def check_entries(header):
    """Raise a ValueError if a header lists too many arrays and layers to be parsed."""
    if (entries := header.count(b"{")) > MOST:
        raise ValueError(f"a header of {entries:,} entries; expected {MOST:,} or fewer")


def load_safetensors(path):
    """Return (network, parameters, preparation or None) from a file that `save_safetensors` wrote.

    Raises OSError if it can't be opened; ValueError if it is damaged, or not from mlpkit. Nothing
    is unpickled, and memory use is limited by the length of the file.
    """
    with open(path, "rb") as file:  # so that a missing file raises Python's own error
        length = int.from_bytes(file.read(8), "little")
        header = file.read(min(length, LONGEST))
    try:
        check_entries(header)
        with safe_open(path, framework="numpy") as file:
            about = json.loads((file.metadata() or {}).get("mlpkit", "null"))
            if not isinstance(about, dict) or set(about) != {"network", "preparation"}:
                raise ValueError("it does not describe a network, as mlpkit's files do")
            network, ready = network_of(about["network"]), about["preparation"]
            parameters = parameters_in(file, network)
            if ready and (fault := misfit(ready := Preparation(**ready), network)):
                raise ValueError(fault)
            return network, parameters, ready
    except (SafetensorError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"{path}: not a whole safetensors file from mlpkit ({error}).") from error


def parameters_in(file, network):
    """The Parameters of a network in an open file; ValueError if its arrays don't match."""
    theirs, shapes = their_names(network), network.shapes | network.statistics
    expected = {theirs[name]: shape[::-1] for name, shape in shapes.items()}
    names = {name for name in file.keys() if not name.endswith(f".{COUNTED}")}
    if odd := sorted(names ^ expected.keys()):
        name = odd[0]
        came = f"an array {name!r}, which its network lacks"
        raise ValueError(f"it has {came if name in names else f'no array {name!r}'}")
    slices = {name: file.get_slice(name) for name in expected}
    for name, shape in expected.items():
        if (came := tuple(slices[name].get_shape())) != shape:
            raise ValueError(f"it has {name!r} of shape {came}; its network needs {shape}")
    dtypes = {each.get_dtype() for each in slices.values()}
    if len(dtypes) != 1 or not dtypes <= {"F32", "F64"}:
        raise ValueError(f"its numbers are {sorted(map(str, dtypes))}; expected F32 or F64")
    dtype = np.float32 if dtypes == {"F32"} else np.float64
    parameters = Parameters(network.shapes, dtype, network.statistics)
    for name in parameters:
        parameters[name] = file.get_tensor(theirs[name]).T
    if not np.isfinite(parameters.vector).all():
        raise ValueError("it holds nan or inf; expected finite numbers")
    return parameters
