"""A checkpoint knows its network and the preparation of raw examples."""

from dataclasses import asdict

import numpy as np
import pytest

from mlpkit.activations import relu, relu_backward
from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.layers import describe_network, network_of
from mlpkit.network import Activation, Dropout, Layer, Network, mlp
from mlpkit.own_data.preparation import Preparation
from mlpkit.training import SaveCheckpoint

from .test_checkpoints import begin, go
from .training_runs import rewritten

READY = Preparation((2,), [1.0, 2.0], [0.5, 4.0], ("left", "right", "up"))
EVERY = mlp([2, 5, 3], "gelu", dropout=0.25, batch_norm=True)


@pytest.mark.parametrize("activation", ["sigmoid", "leaky_relu", "gelu", "tanh"])
def test_the_network_is_restored_layer_by_layer(activation, tmp_path):
    network = mlp([2, 5, 4, 3], activation, "softmax", dropout=0.25, batch_norm=True)
    save(tmp_path / "run.npz", begin(network=network))
    assert network_of(load(tmp_path / "run.npz").network) == network


def test_the_layers_in_the_file_are_named_by_kind_and_setting():
    assert describe_network(mlp([2, 5, 3], "relu", dropout=0.5)) == [
        {"kind": "Linear", "number": 1, "inputs": 2, "outputs": 5, "bias": True},
        {"kind": "Activation", "name": "relu"},
        {"kind": "Dropout", "rate": 0.5},
        {"kind": "Linear", "number": 2, "inputs": 5, "outputs": 3, "bias": True},
    ]
    assert describe_network([Dropout(np.float32(0.5))]) == [{"kind": "Dropout", "rate": 0.5}]


def test_custom_code_is_kept_by_name_and_asked_for(tmp_path):
    own = {"relu": lambda z: relu(z)}
    network = mlp([2, 5, 3], functions=own)
    save(tmp_path / "run.npz", begin(network=network))
    layers = load(tmp_path / "run.npz").network
    assert layers[1] == {"kind": "Activation", "name": "relu", "own": ["relu"]}
    with pytest.raises(ValueError, match="relu of your own, whose code is not stored"):
        network_of(layers)
    assert network_of(layers, own) == network
    swish = Network([Activation("swish", relu, relu_backward)])
    assert describe_network(swish)[0]["own"] == ["swish", "swish_backward"]
    assert (
        network_of(describe_network(swish), {"swish": relu, "swish_backward": relu_backward})
        == swish
    )

    class Doubled(Layer):
        pass

    assert describe_network([Doubled()]) == [{"kind": "Doubled", "own": ["Doubled"]}]


@pytest.mark.parametrize("form", ["mlpkit checkpoint 1", "mlpkit checkpoint 2"])
def test_a_file_of_a_format_that_is_no_longer_read_is_refused_in_one_sentence(form, tmp_path):
    path = tmp_path / "run.npz"
    save(path, begin())
    with pytest.raises(ValueError) as caught:
        load(rewritten(path, format=form))
    assert str(caught.value) == (
        f"{path}: not a checkpoint that mlpkit reads "
        f"(format '{form}', expected 'mlpkit checkpoint 3')."
    )


def test_a_preparation_is_restored(tmp_path):
    save(tmp_path / "run.npz", begin(), READY)
    kept = load(tmp_path / "run.npz").preparation
    assert (kept.shape, kept.classes) == ((2,), ("left", "right", "up"))
    raw = np.array([[1, 2], [2, 6]], np.uint8)
    np.testing.assert_array_equal(kept(raw), np.array([[0, 0], [2, 1]], np.float32))
    assert kept(raw).dtype == np.float32


TABLE = {"mass": [1.0, 2.0, np.nan], "sex": ["f", "m", None]}
OF_A_TABLE = Preparation.fitted(TABLE)
SEX = asdict(OF_A_TABLE.columns[1])


def test_a_preparation_of_a_table_is_restored(tmp_path):
    network = mlp([5, 4, 3])
    save(tmp_path / "run.npz", begin(network=network), OF_A_TABLE)
    kept = load(tmp_path / "run.npz").preparation
    assert (kept.names, kept.columns) == (OF_A_TABLE.names, OF_A_TABLE.columns)
    np.testing.assert_array_equal(kept(TABLE), OF_A_TABLE(TABLE))
    with pytest.raises(ValueError, match="got a table without 'sex' and with 'Sex'"):
        kept({"mass": [1.0], "Sex": ["f"]})


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([SEX], r"expected \(3,\), the numbers"),
        ([SEX, SEX], "two columns are called 'sex'"),
        (3, "not iterable"),
        ([3], "mapping"),
        ([SEX | {"eval": "os"}], "unexpected keyword"),
        ([SEX | {"name": ["sex"]}], r"Column: got \['sex'\]"),
        ([SEX | {"categories": [["f"]]}], "'sex' has categories"),
        ([SEX | {"categories": {"f": 1}}], "'sex' has categories"),
        ([SEX | {"missing": None}], "Column: got 'sex', None"),
    ],
)
def test_the_wrong_columns_are_refused(columns, said, tmp_path):
    save(tmp_path / "run.npz", begin(network=mlp([5, 4, 3])), OF_A_TABLE)
    changed = {"shape": [5], "classes": [], "columns": columns}
    path = rewritten(tmp_path / "run.npz", preparation=changed)
    with pytest.raises(ValueError, match=f"not a checkpoint that mlpkit reads.*{said}"):
        load(path)


def test_images_become_rows():
    ready = Preparation((2, 3), 0.0, 255.0)
    assert ready(np.full((4, 2, 3), 255, np.uint8)).tolist() == [[1.0] * 6] * 4
    with pytest.raises(ValueError, match=r"got shape \(4, 6\); expected \(N, 2, 3\)"):
        ready(np.zeros((4, 6)))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"shape": ()}, "got shape"),
        ({"shape": (0, 2)}, "got shape"),
        ({"mean": [1.0, 2.0, 3.0]}, r"got mean of shape \(3,\); expected one finite number, or 2"),
        ({"mean": np.nan}, "got mean"),
        ({"std": [1.0, 0.0]}, "got a std of 0 or less"),
        ({"classes": (1, 2)}, "got classes"),
    ],
)
def test_parts_that_do_not_fit_are_refused(given, said):
    with pytest.raises(ValueError, match=said):
        Preparation(**{"shape": (2,)} | given)


LAYERS = describe_network(mlp([2, 5, 3]))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"network": 3}, "a network that is not a list of layers"),
        ({"network": [3]}, "a network that is not a list of layers"),
        ({"network": [{"kind": "Convolution"}]}, "a layer of kind 'Convolution'"),
        ({"network": [LAYERS[0]]}, "a network of .*; its parameters are"),
        ({"network": [LAYERS[0] | {"inputs": 10**15}, *LAYERS[1:]]}, "a network of"),
        ({"network": [LAYERS[0] | {"inputs": -2}]}, "expected whole numbers of 1 or more"),
        ({"network": [LAYERS[0] | {"eval": "os"}]}, "expected number, inputs, outputs, bias"),
        ({"network": [{"kind": "Activation", "name": "swosh"}]}, "an activation 'swosh'"),
        ({"network": [{"kind": "Dropout", "rate": 1.0}]}, "Dropout: got rate 1.0"),
        ({"preparation": {"shape": [3], "classes": []}}, "got mean of shape"),
        ({"preparation": {"shape": [2], "classes": ["a", "b"]}}, "2 classes for 3 outputs"),
        ({"preparation": None}, r"state \['mean', 'std'\], expected \[\]"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(changed, said, tmp_path):
    save(tmp_path / "run.npz", begin(), READY)
    path = rewritten(tmp_path / "run.npz", **changed)
    with pytest.raises(ValueError, match=f"not a checkpoint that mlpkit reads.*{said}"):
        load(path)


def test_the_callback_keeps_the_preparation(tmp_path):
    path = tmp_path / "run.npz"
    go(begin(), 1, callbacks=[SaveCheckpoint(path, preparation=READY)])
    assert load(path).preparation.classes == READY.classes


@pytest.mark.parametrize(
    ("ready", "said"),
    [
        (Preparation((3,)), r"save: a preparation of \(3,\) for a network of 2 inputs"),
        (Preparation((2,), classes=("a", "b")), "save: 2 classes for 3 outputs"),
    ],
)
def test_a_preparation_for_a_different_network_is_refused_before_anything_is_written(
    ready, said, tmp_path
):
    with pytest.raises(ValueError, match=said):
        save(tmp_path / "run.npz", begin(), ready)
    assert list(tmp_path.iterdir()) == []


def test_zero_examples_are_prepared_and_a_bare_size_is_not_a_shape():
    assert Preparation((2, 3))(np.zeros((0, 2, 3))).shape == (0, 6)
    with pytest.raises(ValueError, match="got shape 4"):
        Preparation(4)
