"""The weights that come with mlpkit are those described in best_network.json."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.best_network import SHIPPED
from mlpkit.measured.best_network import FILE, best_network
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.training import evaluate

RUNS = Path(__file__).parents[2] / "benchmarks" / "best_network.json"


@pytest.fixture(scope="module")
def network():
    return best_network()


def test_on_the_test_images_the_network_is_as_good_as_its_run_was_before_rounding(network):
    data = load_fashion_mnist()
    X = scale_to_unit(flatten(data.test_images)) - np.float32(0.5)
    _, right = evaluate(network.network, network.parameters, X, data.test_labels)
    shares = dict(zip(network.made["seeds"], network.made["test accuracy"], strict=True))
    assert right == pytest.approx(shares[network.made["seed"]], abs=0.0005)
    assert right > 0.918


def test_the_network_is_the_run_with_the_seed_that_was_chosen_in_advance(network):
    runs = [run for run in json.loads(RUNS.read_text()) if run["task"] == "train"]
    assert network.made["test accuracy"] == [run["accuracy"] for run in runs] and len(runs) >= 3
    shares = {run["seed"]: run["accuracy"] for run in runs}
    assert network.made["seed"] == SHIPPED and SHIPPED in shares


def test_the_file_is_small_and_has_no_infinite_or_nan_statistics(network):
    assert FILE.stat().st_size < 6e6
    vector = network.parameters.vector
    assert vector.dtype == np.float32 and np.isfinite(vector).all()
    assert all((network.parameters[f"variance{number}"] > 0).all() for number in (1, 2))


@pytest.mark.parametrize(
    ("vector", "came"),
    [
        (lambda whole: np.float16([0.5]), r"shape \(1,\); expected"),
        (lambda whole: whole * np.float16("nan"), "with nan or inf; expected"),
    ],
)
def test_a_file_of_one_number_or_of_nan_is_refused(vector, came, tmp_path, monkeypatch):
    with np.load(FILE) as kept:
        made, whole = kept["made"], kept["vector"]
    np.savez(tmp_path / "damaged.npz", made=made, vector=vector(whole))
    monkeypatch.setattr("mlpkit.measured.best_network.FILE", tmp_path / "damaged.npz")
    with pytest.raises(ValueError, match=f"damaged.npz: got a vector of shape.*{came}|{came}"):
        best_network()
