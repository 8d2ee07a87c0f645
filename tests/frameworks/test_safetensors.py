"""Networks in safetensors: how PyTorch reads them, and files that lie."""

import json

import numpy as np
import pytest

safetensors = pytest.importorskip("safetensors")

from safetensors.numpy import load_file, save_file  # noqa: E402

from mlpkit.forward_pass import forward  # noqa: E402
from mlpkit.frameworks.safetensors import (  # noqa: E402
    load_safetensors,
    save_safetensors,
    to_pytorch_layout,
)
from mlpkit.network import mlp  # noqa: E402
from mlpkit.own_data.preparation import Preparation  # noqa: E402

from .networks import NETWORKS, examples, filled  # noqa: E402


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_a_round_trip_gives_the_same_network(network, dtype, tmp_path):
    parameters, path = filled(network, dtype), tmp_path / "model.safetensors"
    save_safetensors(path, network, parameters)
    assert load_safetensors(path) == (network, parameters, None)


def test_a_preparation_is_saved_too(tmp_path):
    network = NETWORKS["plain"]
    ready = Preparation((5, 1), np.arange(5.0), 2.0, ("a", "b", "c"))
    save_safetensors(tmp_path / "a.safetensors", network, filled(network), ready)
    *_, kept = load_safetensors(tmp_path / "a.safetensors")
    raw = np.random.default_rng(0).integers(256, size=(6, 5, 1), dtype=np.uint8)
    np.testing.assert_array_equal(kept(raw), ready(raw))
    assert kept.classes == ready.classes


def test_a_preparation_of_a_table_is_saved_too(tmp_path):
    ready = Preparation.fitted(table := {"mass": [1.0, 2.0, np.nan], "sex": ["f", "m", None]})
    network = mlp([5, 4, 3])
    save_safetensors(tmp_path / "a.safetensors", network, filled(network), ready)
    *_, kept = load_safetensors(tmp_path / "a.safetensors")
    assert kept.columns == ready.columns
    np.testing.assert_array_equal(kept(table), ready(table))


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_pytorch_reads_it_without_mlpkit(network, tmp_path):
    torch = pytest.importorskip("torch")
    from safetensors.torch import load_file as load_torch

    from mlpkit.frameworks.pytorch import module_of

    parameters, (X, _) = filled(network), examples()
    save_safetensors(tmp_path / "a.safetensors", network, parameters)
    model = torch.nn.Sequential(*map(module_of, network)).eval()
    model.load_state_dict(load_torch(tmp_path / "a.safetensors"), strict=True)
    with torch.no_grad():
        theirs = model(torch.from_numpy(X)).numpy()
    ours, _ = forward(network, parameters, X)
    assert np.max(np.abs(theirs - ours)) < 1e-6 * np.max(np.abs(ours))


def test_the_layout_is_a_copy_whose_bytes_are_in_order(tmp_path):
    """A view must never reach the writer: 0.8.0 writes W's memory with the shape of W.T."""
    W = np.arange(6.0).reshape(2, 3)
    assert to_pytorch_layout(W).flags.c_contiguous
    assert not np.shares_memory(to_pytorch_layout(W), W)
    save_file({"W": to_pytorch_layout(W)}, tmp_path / "copy.safetensors")
    np.testing.assert_array_equal(load_file(tmp_path / "copy.safetensors")["W"], W.T)


def raw(header, data=b""):
    """Return the bytes of a file with this header, which may lie."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def entry(dtype="F32", shape=(2,), offsets=(0, 8)):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets)}


HOSTILE = {
    "nothing": (b"", "header too small"),
    "no header": (b"x" * 100, "header too large"),
    "a header of a terabyte": ((2**40).to_bytes(8, "little") + b"{}", "header too large"),
    "not JSON": (raw(b"not JSON"), "invalid JSON"),
    "a pickle": (b"\x80\x04\x95" + b"\0" * 40, "invalid header length"),
    "cut off": (raw({"w": entry()}, b"\0" * 4), "not fully covered"),
    "more than it says": (raw({"w": entry()}, b"\0" * 12), "not fully covered"),
    "overlapping arrays": (
        raw({"w": entry(), "v": entry(offsets=(4, 12))}, b"\0" * 12),
        "invalid offset",
    ),
    "offsets reversed": (raw({"w": entry(offsets=(8, 0))}, b"\0" * 8), "invalid offset"),
    "four terabytes": (
        raw({"w": entry(shape=(2**40,), offsets=(0, 2**42))}, b"\0" * 12),
        "not fully covered",
    ),
    "a shape that lies": (raw({"w": entry(shape=(3,))}, b"\0" * 8), "invalid shape"),
    "a negative number of rows": (raw({"w": entry(shape=(2, -1))}, b"\0" * 8), "invalid JSON"),
    "a dtype that is a number": (raw({"w": entry(dtype=7)}, b"\0" * 8), "invalid JSON"),
    "a dtype that does not exist": (raw({"w": entry(dtype="F33")}, b"\0" * 8), "unknown variant"),
    "another's": (raw({"w": entry()}, b"\0" * 8), "it does not describe a network"),
}


@pytest.mark.parametrize("content, said", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_lies_is_refused_with_one_clear_error(content, said, tmp_path):
    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=f"not a whole safetensors file from mlpkit .*{said}"):
        load_safetensors(path)


MANY = 100_001
LAYERS = json.dumps({"network": [{}] * MANY, "preparation": None})


@pytest.mark.parametrize(
    "header",
    [
        {str(k): entry(shape=(0,), offsets=(0, 0)) for k in range(MANY)},
        {"__metadata__": {"mlpkit": LAYERS}},
    ],
    ids=["arrays", "layers"],
)
def test_a_header_of_many_entries_is_refused_before_it_is_parsed(header, tmp_path, monkeypatch):
    monkeypatch.setattr("mlpkit.frameworks.safetensors.safe_open", None)
    (tmp_path / "a.safetensors").write_bytes(raw(header))
    with pytest.raises(ValueError, match=r"a header of 100,00\d entries; expected 100,000 or"):
        load_safetensors(tmp_path / "a.safetensors")


def test_a_deep_network_comes_back_and_one_that_would_be_refused_is_not_written(
    tmp_path, monkeypatch
):
    deep, path = mlp([2] * 2_001), tmp_path / "a.safetensors"
    save_safetensors(path, deep, filled(deep))
    assert load_safetensors(path)[:2] == (deep, filled(deep))
    monkeypatch.setattr("mlpkit.frameworks.safetensors.MOST", 8_000)  # 2 arrays, 2 layers for each
    with pytest.raises(ValueError, match=r"a header of 8,00\d entries; expected 8,000 or fewer"):
        save_safetensors(tmp_path / "b.safetensors", deep, filled(deep))
    assert list(tmp_path.iterdir()) == [path]


def changed(path, arrays=None, about=None):
    """The file with different arrays or a different text of mlpkit's."""
    with safetensors.safe_open(path, "numpy") as file:
        text = about or file.metadata()["mlpkit"]
        kept = {name: file.get_tensor(name) for name in file.keys()}
    save_file(kept | (arrays or {}), path, {"mlpkit": text})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"arrays": {"0.weight": np.zeros((5, 7), "f")}},
            r"it has '0.weight' of shape \(5, 7\); its network needs \(7, 5\)",
        ),
        ({"arrays": {"9.weight": np.zeros(3, "f")}}, "has an array '9.weight', which its network"),
        ({"arrays": {"": np.zeros(3, "f")}}, "has an array '', which its network"),
        ({"arrays": {"0.bias": np.zeros(7, "i4")}}, "its numbers are .*F32 or F64"),
        ({"arrays": {"0.bias": np.full(7, np.nan, "f")}}, "it holds nan or inf"),
        ({"about": "{}"}, "it does not describe a network"),
        ({"about": "{"}, "Expecting property name"),
        ({"about": '{"network": [{"kind": "os.system"}], "preparation": null}'}, "a layer of kind"),
        ({"about": '{"network": [], "preparation": {"path": 1}}'}, "it has an array '0.bias'"),
    ],
)
def test_a_contradiction_is_refused(change, said, tmp_path):
    network, path = NETWORKS["plain"], tmp_path / "a.safetensors"
    save_safetensors(path, network, filled(network))
    changed(path, **change)
    with pytest.raises(ValueError, match=said):
        load_safetensors(path)


def test_anything_but_a_file_and_anything_but_a_network_of_mlpkits_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_safetensors(tmp_path / "none.safetensors")
    own = mlp([5, 7, 3], functions={"relu": abs})
    with pytest.raises(ValueError, match="save_safetensors: layer 1, Activation, has your own"):
        save_safetensors(tmp_path / "a.safetensors", own, filled(own))
    assert list(tmp_path.iterdir()) == []
