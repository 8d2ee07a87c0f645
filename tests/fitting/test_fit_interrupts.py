"""A run ended by an interrupt or an error keeps the state after its last whole epoch."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.state import Run, snapshot
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize
from mlpkit.optimizers import Momentum
from mlpkit.training import History
from tests.fitting.training_runs import NETWORK, OWN, Interrupting, assert_same, run

ROOT = Path(__file__).parents[2]


def interrupt_in_callback(state):
    if state.history.epochs == 2:
        state.parameters.vector[:] = 0
        state.history.losses.append(0.0)
        raise KeyboardInterrupt


def interrupting_loss(at, size):
    """A loss pair that interrupts at its call number `at` with `size` examples."""
    calls = []

    def value(output, y):
        calls.append(len(y))
        if calls.count(size) == at and len(y) == size:
            raise KeyboardInterrupt
        return cross_entropy(output, y)

    return value, cross_entropy_backward


@pytest.mark.parametrize(
    ("finished", "changed"),
    [
        (0, lambda: {"optimizer": Interrupting(1)}),
        (0, lambda: {"optimizer": Interrupting(3)}),
        (1, lambda: {"optimizer": Interrupting(4)}),
        (2, lambda: {"optimizer": Interrupting(8)}),
        (1, lambda: {"loss": interrupting_loss(2, 10)}),  # the short last batch of epoch 2
        (2, lambda: {"loss": interrupting_loss(3, 30)}),  # the validation of epoch 3
        (2, lambda: {"callbacks": [interrupt_in_callback]}),
    ],
    ids=["step 1", "step 3", "step 4", "step 8", "loss", "validation", "callback"],
)
def test_an_interrupt_leaves_the_state_of_the_last_finished_epoch(finished, changed):
    changed = changed()
    plain = {"loss": OWN} if "loss" in changed else {}
    history, parameters, optimizer, rng = run(4, **changed)
    if finished:
        expected = run(finished, **plain)
        assert_same((history, parameters, optimizer, rng), expected)
    else:
        fresh = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
        assert history == History()
        assert np.array_equal(parameters.vector, fresh.vector)
        assert (optimizer.t, optimizer.state) == (0, {})
        assert rng.bit_generator.state == np.random.default_rng(1).bit_generator.state

    kept = snapshot(Run(NETWORK, parameters, Momentum(0.1), rng, history))
    kept.t, kept.state = optimizer.t, optimizer.state
    assert_same(run(4, **plain), run(4, parameters=parameters, rng=rng, start=kept, **plain))


def test_other_errors_are_not_swallowed():
    def broken(state):
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        run(callbacks=[broken])


SIGINT_SCRIPT = """
import hashlib, signal, sys
from tests.fitting.training_runs import NETWORK, run
signal.signal(signal.SIGINT, signal.default_int_handler)

def ready(state):
    if state.history.epochs == 3:
        print("ready", flush=True)

history, parameters, optimizer, rng = run(1_000_000, callbacks=[ready])
print(history.epochs, optimizer.t, hashlib.sha256(parameters.vector.tobytes()).hexdigest())
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_a_real_interrupt_returns_the_history_and_leaves_whole_epochs():
    child = subprocess.Popen(
        [sys.executable, "-c", SIGINT_SCRIPT],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    finally:
        child.kill()
    assert child.returncode == 0, err
    epochs, t, digest = out.split()
    assert 3 <= int(epochs) < 1_000_000
    assert int(t) == 3 * int(epochs)
    _, parameters, *_ = run(int(epochs))
    assert hashlib.sha256(parameters.vector.tobytes()).hexdigest() == digest


def test_an_exit_in_the_middle_of_an_epoch_loses_nothing():
    def leave(output, y):
        leave.calls += 1
        if leave.calls == 5:  # during the second batch of the second epoch
            raise SystemExit
        return cross_entropy(output, y)

    leave.calls = 0
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    state = {"optimizer": Momentum(0.1), "rng": np.random.default_rng(1), "validation": None}
    with pytest.raises(SystemExit) as caught:
        run(parameters=parameters, loss=(leave, cross_entropy_backward), **state)
    left = (caught.value.history, parameters, state["optimizer"], state["rng"])
    assert_same(left, run(1, validation=None, loss=OWN))
