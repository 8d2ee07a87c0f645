"""Whole numbers of a small integer type keep their value."""

import numpy as np
import pytest

from mlpkit.activations import gelu, gelu_backward, leaky_relu, sigmoid, softmax, tanh
from mlpkit.losses import (
    cross_entropy,
    cross_entropy_backward,
    log_softmax,
    logsumexp,
    mean_squared_error,
    mean_squared_error_backward,
)
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.training import SaveCheckpoint, fit, load
from mlpkit.widgets.training_monitor import TrainingMonitor

NETWORK = mlp([2, 3])
X, Y = np.zeros((5, 2), np.float32), np.zeros(5, int)


def settings(**numbers):
    rng = np.random.default_rng(0)
    return {"optimizer": SGD(0.1), "rng": rng} | numbers


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", [int, np.int8, np.uint8])
def test_127_epochs_of_three_batches_are_381(kind):
    heard, numbers = [], settings(epochs=kind(127), batch_size=kind(2))
    parameters = initialize(NETWORK, np.random.default_rng(0))
    hear = lambda *at: heard.append(at)  # noqa: E731
    history = fit(NETWORK, parameters, (X, Y), progress=hear, **numbers)
    assert history.epochs == 127
    assert heard[-1] == (381, 381)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", [np.int64, np.uint8])
def test_a_network_with_such_sizes_is_the_same_and_its_checkpoint_is_accepted(kind, tmp_path):
    network, path = mlp([2, 200, kind(3)]), tmp_path / "run.npz"
    assert repr(mlp([kind(200), kind(200)])) == repr(mlp([200, 200]))
    for epochs, start in ((1, None), (2, path)):
        parameters = initialize(network, np.random.default_rng(0))
        more = settings(epochs=epochs, batch_size=2, callbacks=[SaveCheckpoint(path)])
        start = start and load(start)
        history = fit(network, parameters, (X, Y), progress=False, start=start, **more)
    assert history.epochs == 2


@pytest.mark.filterwarnings("error", "ignore:Deprecated in traitlets")  # ipywidgets 8.1.2's
@pytest.mark.parametrize("kind", [int, np.int8, np.uint8])
def test_the_bar_of_a_monitor_is_as_long(kind):
    numbers = settings(epochs=kind(127), batch_size=kind(2))
    parameters = initialize(NETWORK, np.random.default_rng(0))
    monitor = TrainingMonitor(NETWORK, parameters, (X, Y), **numbers)
    assert monitor.numbers["progress"]["of"] == 381
    assert repr(monitor).endswith("Epoch 0 of 127: no epoch finished.")


# Arithmetic: as if they had been float64 all along.

ROWS = {
    "bool": np.array([[True, False, True], [False, False, True]]),
    "int8": np.array([[-128, 100, 127], [0, -1, 1]], np.int8),
    "uint8": np.array([[0, 200, 255], [1, 2, 3]], np.uint8),
    "int16": np.array([[-500, 700, 699], [0, -1, 1]], np.int16),
    "uint64": np.array([[0, 700, 699], [2, 1, 0]], np.uint64),
    "int64": np.array([[-500, 700, 699], [0, -1, 1]]),
    "list": [[0, 200, 100], [1, 2, 3]],
}
LABELS = np.array([1, 2])
FUNCTIONS = {
    "sigmoid": sigmoid,
    "tanh": tanh,
    "leaky_relu": leaky_relu,
    "gelu": gelu,
    "softmax": softmax,
    "log_softmax": log_softmax,
    "logsumexp": logsumexp,
    "cross_entropy": lambda z: cross_entropy(z, LABELS),
    "cross_entropy_backward": lambda z: cross_entropy_backward(z, LABELS),
    "mean_squared_error": lambda z: mean_squared_error(z, z[::-1]),
    "mean_squared_error_backward": lambda z: mean_squared_error_backward(z, z[::-1]),
    "gelu_backward": lambda z: gelu_backward(np.ones((2, 3)), z, gelu(z)),
    "gelu_backward of such": lambda z: gelu_backward(z, z, z),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_integers_count_as_float64(name, rows):
    f, z = FUNCTIONS[name], ROWS[rows]
    result, expected = np.asarray(f(z)), np.asarray(f(np.array(z, float)))
    assert result.dtype == np.float64
    assert np.array_equal(result, expected)


@pytest.mark.filterwarnings("error")
def test_integers_give_the_results_worked_out_by_hand():
    assert sigmoid(np.array([255], np.uint8)) == 1  # if −255 becomes 1, it is 0.27
    assert mean_squared_error(np.array([[0]], np.uint8), np.array([[100]], np.uint8)) == 10_000
    slope = mean_squared_error_backward(np.array([[0]], np.uint8), np.array([[1]], np.uint8))
    assert slope.tolist() == [[-2]]
    assert softmax(np.array([[0, 200]], np.uint8))[0, 1] == 1
    assert sigmoid([0, 1000]).tolist() == [0.5, 1]
    assert leaky_relu([-1, 2]).tolist() == [-0.01, 2]
    assert leaky_relu(-1, 0.5) == -0.5


@pytest.mark.parametrize(
    ("output", "targets", "result"),
    [
        ("f4", "u1", "f4"),
        ("f4", "?", "f4"),
        ("f4", "i8", "f8"),
        ("u1", "f4", "f4"),
        ("f4", "f8", "f8"),
        ("f2", "u1", "f2"),
        ("u1", "i8", "f8"),
    ],
)
def test_combined_with_floats_they_are_what_numpy_makes_of_them(output, targets, result):
    output, targets = np.ones((2, 3), output), np.zeros((2, 3), targets)
    assert mean_squared_error_backward(output, targets).dtype == result
    assert mean_squared_error(output, targets) == 3


@pytest.mark.parametrize(
    ("f", "z", "kind"),
    [
        (sigmoid, ["a"], "text"),
        (leaky_relu, np.array([b"1"]), "text"),
        (softmax, [["1", "2"]], "text"),
        (tanh, np.array([1j]), "complex128"),
        (gelu, [None], "object"),
        (logsumexp, np.zeros((1, 1), "datetime64[D]"), "datetime64[D]"),
    ],
)
def test_anything_but_numbers_is_reported(f, z, kind):
    with pytest.raises(ValueError) as caught:
        f(z)
    assert str(caught.value) == f"{f.__name__}: got z of {kind}; expected real numbers."
