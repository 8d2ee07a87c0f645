"""Networks as ONNX graphs: the checker, and ONNX Runtime's answers compared with ours."""

import json

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from mlpkit.activations import softmax  # noqa: E402
from mlpkit.forward_pass import forward  # noqa: E402
from mlpkit.frameworks.onnx import entries_of, to_onnx  # noqa: E402
from mlpkit.network import mlp  # noqa: E402
from mlpkit.own_data.preparation import Preparation  # noqa: E402

from .networks import NETWORKS, examples, filled  # noqa: E402


def answers(model, **inputs):
    """Return {name: array} from ONNX Runtime."""
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs), strict=True))


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_the_outputs_match_ours_for_any_batch_size(network):
    parameters = filled(network)
    model = to_onnx(network, parameters)
    for N in (1, 2, 40):
        X, _ = examples(N)
        ours, _ = forward(network, parameters, X)
        theirs = answers(model, x=X)["y"]
        assert theirs.dtype == np.float32 and theirs.shape == ours.shape
        assert np.max(np.abs(theirs - ours)) < 1e-6 * np.max(np.abs(ours))


@pytest.mark.parametrize("name", ["plain", "probabilities", "all"])
def test_raw_images_give_labels_and_probabilities(name):
    rng = np.random.default_rng(0)
    network = NETWORKS[name]
    parameters = filled(network)
    ready = Preparation((5, 1), rng.uniform(90, 150, 5), rng.uniform(50, 90, 5), ("a", "b", "c"))
    raw = rng.integers(256, size=(30, 5, 1), dtype=np.uint8)
    model = to_onnx(network, parameters, preparation=ready)
    found = answers(model, raw=raw)
    ours, _ = forward(network, parameters, ready(raw))
    np.testing.assert_array_equal(found["label"], ours.argmax(axis=1))
    probabilities = ours if network.output == "softmax" else softmax(ours)
    np.testing.assert_allclose(found["probability"], probabilities, atol=1e-6)
    assert found["label"].dtype == np.int64
    assert json.loads(model.metadata_props[0].value) == ["a", "b", "c"]


def test_the_file_of_a_network_is_valid_and_has_the_pinned_versions(tmp_path):
    network = NETWORKS["plain"]
    path = tmp_path / "model.onnx"
    model = to_onnx(network, filled(network), path)
    kept = onnx.load(path)
    assert kept == model
    assert kept.ir_version == 9 and [(o.domain, o.version) for o in kept.opset_import] == [("", 20)]
    onnx.checker.check_model(path, full_check=True)
    with pytest.raises(FileNotFoundError):
        to_onnx(network, filled(network), tmp_path / "none" / "model.onnx")


def test_numbers_of_float64_become_float32():
    network = NETWORKS["batch norm"]
    parameters, (X, _) = filled(network, np.float64), examples()
    ours, _ = forward(network, parameters, X.astype(float))
    theirs = answers(to_onnx(network, parameters), x=X)["y"]
    np.testing.assert_allclose(theirs, ours, rtol=1e-5, atol=1e-6)


def test_numbers_beyond_float32_are_refused():
    network = NETWORKS["plain"]
    for wrong in (1e39, np.nan):
        parameters = filled(network, np.float64)
        parameters.vector[3] = wrong
        with pytest.raises(ValueError, match="to_onnx: got parameters that are nan or inf in fl"):
            to_onnx(network, parameters)


def test_custom_code_is_refused():
    network = mlp([5, 7, 3], functions={"relu": abs})
    with pytest.raises(ValueError, match="to_onnx: layer 1, Activation, has your own relu"):
        to_onnx(network, filled(network))


def table(N, *places):
    """A raw table: numbers and texts, some missing."""
    rng = np.random.default_rng(N)
    mass, year = rng.normal(4000, 800, N), rng.choice([2007.0, 2008.0, 2009.0], N)
    mass[::7], year[::5] = np.nan, np.nan
    sex, place = (rng.choice(np.array(texts, object), N) for texts in (["f", "m", None], places))
    return {"place": place, "mass": mass, "sex": sex, "year": year}


@pytest.mark.parametrize("without", [(), ("place", "sex"), ("mass", "year"), ("mass", "sex")])
def test_a_model_takes_a_raw_table_as_numbers_and_strings(without):
    training, rows = table(60, "Dream", "Biscoe"), table(25, "Dream", "Ålesund")
    for name in without:
        del training[name], rows[name]
    ready = Preparation.fitted(training)
    network = mlp([len(ready.names), 7, 3])
    model = to_onnx(network, parameters := filled(network), preparation=ready)
    told = {each.key: json.loads(each.value) for each in model.metadata_props}
    inputs = {}
    if "numbers" in told:
        inputs["numbers"] = np.stack([rows[name] for name in told["numbers"]], 1).astype(np.float32)
    if "texts" in told:
        texts = np.stack([rows[name] for name in told["texts"]], axis=1)
        inputs["texts"] = np.where(texts == None, "", texts)  # noqa: E711
    found, (ours, _) = answers(model, **inputs), forward(network, parameters, ready(rows))
    np.testing.assert_allclose(found["probability"], softmax(ours), atol=1e-5)
    np.testing.assert_array_equal(found["label"], ours.argmax(axis=1))


def test_a_single_output_is_a_number_and_rows_of_numbers_are_not_bytes():
    ready = Preparation.fitted(raw := np.random.default_rng(0).normal(7, 2, (9, 5)))
    network = mlp([5, 4, 1])
    model = to_onnx(network, parameters := filled(network), preparation=ready)
    ours, _ = forward(network, parameters, ready(raw))
    theirs = answers(model, raw=raw.astype(np.float32))
    assert list(theirs) == ["y"] and entries_of(model) == "raw (N, 5)"
    np.testing.assert_allclose(theirs["y"], ours, atol=1e-5)
