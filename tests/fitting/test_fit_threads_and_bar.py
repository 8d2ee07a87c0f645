"""The surroundings of a run of `fit`: BLAS's threads, and the progress bar."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from mlpkit.fitting.checkpoints.state import Run, snapshot
from mlpkit.network import initialize
from mlpkit.optimizers import SGD, Momentum
from mlpkit.training import fit
from tests.fitting.training_runs import NETWORK, Interrupting, assert_same, blobs, run


def blas_threads():
    pools = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    assert pools
    return pools


@pytest.mark.parametrize(
    ("threads", "inside"), [(1, {1}), (np.int64(1), {1}), (3, {3}), (None, {1, 2})]
)
@pytest.mark.parametrize("ending", ["well", "interrupt", "error"])
def test_threads_are_limited_inside_and_restored_afterwards(threads, inside, ending):
    seen = []

    def look(state):
        seen.extend(blas_threads())
        if ending != "well":
            raise {"interrupt": KeyboardInterrupt, "error": RuntimeError}[ending]

    with threadpool_limits(2, "blas"):
        before = blas_threads()
        assert set(before) == {2}
        try:
            run(1, callbacks=[look], threads=threads)
        except RuntimeError:
            assert ending == "error"
        assert seen and set(seen) <= inside
        assert blas_threads() == before


def test_the_bar_is_on_by_default_and_counts_batches(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    fit(
        NETWORK,
        parameters,
        blobs(),
        optimizer=SGD(0.1),
        batch_size=20,
        epochs=2,
        rng=np.random.default_rng(0),
    )
    last = capsys.readouterr().err.split("\r")[-1]
    assert last.startswith("epoch 2/2: 100%")
    assert " 6/6 " in last
    assert "batch/s, loss 0." in last


def test_there_is_no_bar_when_it_is_switched_off(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    run(progress=False)
    monkeypatch.setenv("TQDM_DISABLE", "1")
    run(progress=True)
    captured = capsys.readouterr()
    assert captured.err == captured.out == ""


def test_the_bar_resumes_from_a_checkpoint_and_mentions_an_interrupt(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    history, parameters, optimizer, rng = run(4, optimizer=Interrupting(5), progress=True)
    assert "interrupted after 1 epochs: " in capsys.readouterr().err
    start = snapshot(Run(NETWORK, parameters, optimizer, rng, history))
    again = Interrupting(0)
    run(4, parameters=parameters, optimizer=again, rng=rng, start=start, progress=True)
    written = capsys.readouterr().err
    assert " 3/12 " in written
    assert " 0/12 " not in written
    assert " 12/12 " in written


def test_a_function_is_called_for_every_batch_and_there_is_no_bar(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    heard = []
    history, parameters, optimizer, rng = run(1, progress=lambda *at: heard.append(at))
    assert heard == [(1, 3), (2, 3), (3, 3)]
    start = snapshot(Run(NETWORK, parameters, optimizer, rng, history))
    heard.clear()
    again = {"parameters": parameters, "optimizer": optimizer, "rng": rng, "start": start}
    run(2, **again, progress=lambda *at: heard.append(at))
    assert heard == [(4, 6), (5, 6), (6, 6)]
    captured = capsys.readouterr()
    assert captured.err == captured.out == ""


def test_an_error_from_outside_leaves_the_last_whole_epoch_and_its_history():
    def fails(done, total):
        if done == 5:
            raise RuntimeError("mine")

    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    optimizer, rng = Momentum(0.1), np.random.default_rng(1)
    again = {"parameters": parameters, "optimizer": optimizer, "rng": rng}
    with pytest.raises(RuntimeError, match="mine") as caught:
        run(3, **again, progress=fails)
    assert_same((caught.value.history, parameters, optimizer, rng), run(1))
