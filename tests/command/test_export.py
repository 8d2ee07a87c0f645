"""`mlpkit export`: a checkpoint as a file for other programs."""

import sys

import numpy as np
import pytest

from mlpkit.__main__ import main
from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.state import Run
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.own_data.preparation import Preparation
from mlpkit.targets import Numbers

READY = Preparation((2, 3), 127.0, 64.0, ("left", "right"))
NETWORK = mlp([6, 5, 2], "gelu", batch_norm=True)
NUMBERS = Numbers(500, 120)


@pytest.fixture
def checkpoint(tmp_path):
    def made(network=NETWORK, preparation=None):
        parameters = initialize(network, np.random.default_rng(0))
        run = Run(network, parameters, SGD(0.1), np.random.default_rng(1))
        save(tmp_path / "run.npz", run, preparation)
        return str(tmp_path / "run.npz")

    return made


@pytest.fixture
def of_numbers(tmp_path):
    """A checkpoint of a network that predicts numbers; the target is in hundreds unless `target`
    says otherwise."""

    def made(output="identity", target=NUMBERS, dtype=np.float32):
        network = mlp([3, 4, 1], output=output)
        parameters = initialize(network, np.random.default_rng(0), dtype=dtype)
        run = Run(network, parameters, SGD(0.1), np.random.default_rng(1), target=target)
        save(tmp_path / "run.npz", run)
        return network, str(tmp_path / "run.npz")

    return made


def test_an_onnx_file_takes_raw_images(checkpoint, tmp_path, capsys):
    onnxruntime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    path = checkpoint(preparation=READY)
    assert main(["export", path, "--to", str(tmp_path / "model.onnx")]) == 0
    told = capsys.readouterr().out
    assert (
        "model.onnx: Network(6-5-2, batch norm, gelu: 52 parameters), raw bytes (N, 2, 3)," in told
    )
    raw = np.random.default_rng(2).integers(256, size=(4, 2, 3), dtype=np.uint8)
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx")
    label, _ = session.run(None, {"raw": raw})
    ours, _ = forward(NETWORK, load(path).parameters, READY(raw))
    np.testing.assert_array_equal(label, ours.argmax(axis=1))


def test_an_onnx_file_takes_a_raw_table(checkpoint, tmp_path, capsys):
    pytest.importorskip("onnx")
    ready = Preparation.fitted(
        {"mass": [1.0, 2.0, np.nan], "sex": ["f", "m", None], "year": [7, 8, 9]}
    )
    path = checkpoint(mlp([6, 5, 2]), ready)
    assert main(["export", path, "--to", str(tmp_path / "model.onnx")]) == 0
    assert ", numbers (N, 2), texts (N, 1)," in capsys.readouterr().out


def test_an_exported_safetensors_file_can_be_loaded(checkpoint, tmp_path, capsys):
    pytest.importorskip("safetensors")
    from mlpkit.frameworks.safetensors import load_safetensors

    path = checkpoint(preparation=READY)
    assert main(["export", path, "--to", str(tmp_path / "model.safetensors")]) == 0
    network, parameters, ready = load_safetensors(tmp_path / "model.safetensors")
    assert (network, parameters) == (NETWORK, load(path).parameters)
    assert ready.classes == ("left", "right")
    assert "the weights and their preparation" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "model.pt"], "got --to model.pt; expected a name that ends in .onnx"),
        (["--to", "none/model.safetensors"], "No such folder"),
    ],
)
def test_an_impossible_request_is_refused_in_one_sentence(
    arguments, said, checkpoint, capsys, monkeypatch, tmp_path
):
    pytest.importorskip("safetensors")
    monkeypatch.chdir(tmp_path)
    assert main(["export", checkpoint(), *arguments]) == 2
    told = capsys.readouterr().err
    assert told.startswith("mlpkit export: ") and said in told and told.count("\n") == 1


def test_a_file_that_is_not_a_checkpoint_and_a_missing_one_are_refused_in_one_sentence(
    tmp_path, capsys
):
    (tmp_path / "a.npz").write_bytes(b"x")
    for name, said in (
        ("a.npz", "not a checkpoint that mlpkit reads"),
        ("b.npz", "No such file"),
    ):
        assert main(["export", str(tmp_path / name), "--to", str(tmp_path / "m.onnx")]) == 2
        assert said in capsys.readouterr().err


def test_missing_learners_code_is_reported(checkpoint, tmp_path, capsys):
    path = checkpoint(mlp([6, 5, 2], functions={"relu": abs}))
    assert main(["export", path, "--to", str(tmp_path / "m.onnx")]) == 2
    assert "the network uses your own relu, and code is not exported" in capsys.readouterr().err


@pytest.mark.parametrize("package, name", [("onnx", "m.onnx"), ("safetensors", "m.safetensors")])
def test_a_missing_package_is_reported(package, name, checkpoint, tmp_path, capsys, monkeypatch):
    for module in [each for each in sys.modules if each.startswith("mlpkit.frameworks.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    assert main(["export", checkpoint(), "--to", str(tmp_path / name)]) == 2
    assert f"{package} is not installed" in capsys.readouterr().err


def test_an_extra_argument_is_refused(checkpoint, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["export", checkpoint(), "--to", str(tmp_path / "m.onnx"), "--fast"])
    assert "export has no argument --fast" in capsys.readouterr().err


def test_numbers_come_out_in_their_unit(of_numbers, tmp_path, capsys):
    pytest.importorskip("safetensors")
    from mlpkit.frameworks.safetensors import load_safetensors

    network, path = of_numbers()
    X = np.random.default_rng(2).standard_normal((5, 3)).astype(np.float32)
    output, _ = forward(network, load(path).parameters, X)
    assert main(["export", path, "--to", str(tmp_path / "model.safetensors")]) == 0
    there, parameters, _ = load_safetensors(tmp_path / "model.safetensors")
    expected = 500 + 120 * output
    np.testing.assert_allclose(forward(there, parameters, X)[0], expected, rtol=1e-5)
    _, path = of_numbers("tanh")
    assert main(["export", path, "--to", str(tmp_path / "other.safetensors")]) == 2
    assert "expected one that ends in a linear layer" in capsys.readouterr().err


def given_by(path, X):
    """The output of a file of either kind for X: by ONNX Runtime, or loaded into PyTorch."""
    if path.suffix == ".onnx":
        session = pytest.importorskip("onnxruntime").InferenceSession(path)
        return session.run(None, {"x": X})[0]
    torch = pytest.importorskip("torch")
    from mlpkit.frameworks.pytorch import to_torch
    from mlpkit.frameworks.safetensors import load_safetensors

    network, parameters, _ = load_safetensors(path)
    with torch.no_grad():
        model = to_torch(network, parameters)
        return model(torch.from_numpy(X.astype(parameters.vector.dtype))).numpy()


@pytest.mark.parametrize("name", ["model.onnx", "model.safetensors"])
@pytest.mark.parametrize(
    "of", [(500, 120), (2000, 5), (1e4, 1), (-1e4, 1), (0, 1e-30), (1e30, 1e29)]
)
def test_a_target_in_its_unit_is_off_by_at_most_a_thousandth_of_its_std(
    name, of, of_numbers, tmp_path
):
    pytest.importorskip("onnx" if name == "model.onnx" else "safetensors")
    network, path = of_numbers(target=Numbers(*of))
    assert main(["export", path, "--to", str(tmp_path / name)]) == 0
    X = np.random.default_rng(2).standard_normal((50, 3)).astype(np.float32)
    kept = load(path)
    expected = kept.target.predicted(forward(network, kept.parameters, X)[0])
    assert np.abs(given_by(tmp_path / name, X)[:, 0] - expected).max() < 1e-3 * of[1]


@pytest.mark.parametrize("name", ["model.onnx", "model.safetensors"])
@pytest.mark.parametrize("of", [(1e7, 1), (-1e7, 1), (1e39, 1), (1e39, 1e38), (0, 1e38), (1, 1e-9)])
def test_a_target_that_float32_would_round_is_refused_and_leaves_no_file(
    name, of, of_numbers, tmp_path, capsys
):
    pytest.importorskip("onnx" if name == "model.onnx" else "safetensors")
    _, path = of_numbers(target=Numbers(*of))
    assert main(["export", path, "--to", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert f"got {Numbers(*of)}, for which float32 is too coarse" in told
    assert told.count("\n") == 1 and not (tmp_path / name).exists()


def test_float64_holds_what_float32_would_round_but_onnx_has_float32(of_numbers, tmp_path, capsys):
    pytest.importorskip("onnx")
    network, path = of_numbers(target=Numbers(1e7, 1), dtype=np.float64)
    assert main(["export", path, "--to", str(tmp_path / "m.onnx")]) == 2
    assert "for which float32 is too coarse" in capsys.readouterr().err
    pytest.importorskip("safetensors")
    assert main(["export", path, "--to", str(tmp_path / "m.safetensors")]) == 0
    X, kept = np.random.default_rng(2).standard_normal((50, 3)), load(path)
    expected = kept.target.predicted(forward(network, kept.parameters, X)[0])
    assert np.abs(given_by(tmp_path / "m.safetensors", X)[:, 0] - expected).max() < 1e-6


@pytest.mark.parametrize("of", [(1e7, 1), (1e39, 1e30), (-1e300, 1e290)])
def test_a_checkpoint_predicts_equally_well_at_any_scale_of_the_target(of, of_numbers):
    network, path = of_numbers(target=Numbers(*of))
    kept = load(path)
    assert kept.target == Numbers(*of)
    X = np.random.default_rng(2).standard_normal((50, 3)).astype(np.float32)
    output, _ = forward(network, kept.parameters, X)
    learnt = kept.target.standardized(kept.target.predicted(output))
    np.testing.assert_allclose(learnt, output, atol=1e-5)
