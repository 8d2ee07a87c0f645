"""Whole numbers of a small integer type are the numbers that they are."""

import numpy as np
import pytest

from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.training import SaveCheckpoint, fit, load
from mlpkit.widgets.training import TrainingMonitor

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
def test_a_network_of_such_sizes_is_the_same_and_its_checkpoint_is_taken(kind, tmp_path):
    network, path = mlp([2, 200, kind(3)]), tmp_path / "run.npz"
    assert repr(mlp([kind(200), kind(200)])) == repr(mlp([200, 200]))
    for epochs, start in ((1, None), (2, path)):
        parameters = initialize(network, np.random.default_rng(0))
        more = settings(epochs=epochs, batch_size=2, callbacks=[SaveCheckpoint(path)])
        start = start and load(start)
        history = fit(network, parameters, (X, Y), progress=False, start=start, **more)
    assert history.epochs == 2


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", [int, np.int8, np.uint8])
def test_a_monitors_bar_is_as_long(kind):
    numbers = settings(epochs=kind(127), batch_size=kind(2))
    parameters = initialize(NETWORK, np.random.default_rng(0))
    monitor = TrainingMonitor(NETWORK, parameters, (X, Y), **numbers)
    assert monitor.bar.max == 381
    assert repr(monitor).endswith("Epoch 0 of 127: no epoch finished.")
