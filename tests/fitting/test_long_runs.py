"""An epoch of a long run costs as much as one of a short run."""

import tracemalloc

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.state import History, Run, snapshot
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.training import fit

X, Y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32), np.array([0, 1, 1, 0])


def memory_of_an_epoch(finished):
    """The peak number of bytes in an epoch, after this many finished ones."""
    network, rng, optimizer = mlp([2, 4, 2]), np.random.default_rng(0), SGD(0.1)
    parameters, history = initialize(network, rng), History([0.5] * finished, [0.5] * finished)
    start = snapshot(Run(network, parameters, optimizer, rng, history))
    peaks = []

    def look(run):
        now, peak = tracemalloc.get_traced_memory()
        peaks.append(peak - before[0])
        before[0] = now
        tracemalloc.reset_peak()

    settings = {"optimizer": optimizer, "batch_size": 4, "rng": rng, "progress": False}
    tracemalloc.start()
    before = [0]
    fit(
        network, parameters, (X, Y), epochs=finished + 12, start=start, callbacks=[look], **settings
    )
    tracemalloc.stop()
    return sorted(peaks[2:])[5]  # not the highest: now and then a growing list takes more memory


@pytest.mark.parametrize("finished", [1_000, 100_000])
def test_an_epoch_copies_no_history(finished):
    assert memory_of_an_epoch(finished) < memory_of_an_epoch(0) + 8_000
