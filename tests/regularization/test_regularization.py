"""Runs with every regularization: the mean in fit, saved and resumed, checkpoints refused."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.state import Run, restore, snapshot
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, AdamW, Momentum
from mlpkit.regularization import Averaged, smoothed_cross_entropy
from mlpkit.training import EarlyStopping, SaveCheckpoint, evaluate, fit
from tests.fitting import training_runs
from tests.fitting.training_runs import bits, blobs

from .test_averaging import Own

ROOT = Path(__file__).parents[2]


# Averaged weights in fit


def jitter(X, rng):
    """For points in the plane: every other one mirrored, all shifted a little."""
    return X * np.where(rng.random((len(X), 1)) < 0.1, -1, 1) + 0.1 * rng.standard_normal(X.shape)


NETWORK = mlp([2, 6, 5, 3], "tanh", dropout=0.3, batch_norm=True)
KINDS = {
    "AdamW": lambda: AdamW(0.01, 0.5 * NETWORK.weights),
    "averaged AdamW": lambda: Averaged(AdamW(0.01, 0.5 * NETWORK.weights), 0.9),
    "averaged SGD": lambda: Averaged(SGD(0.3), 0.8),
    "averaged own": lambda: Averaged(Own(), 0.8),
}
every_kind = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


def begin(make=KINDS["averaged AdamW"]):
    """A run before its first epoch."""
    parameters = initialize(NETWORK, np.random.default_rng(1), "xavier", np.float64)
    return Run(NETWORK, parameters, make(), np.random.default_rng(2))


def go(run, epochs, start=None, **settings):
    """Train with every regularization, three batches per epoch, the last one short."""
    settings = {"loss": smoothed_cross_entropy(0.1), "augment": jitter, **settings}
    return training_runs.go(run, epochs, start, **settings)


def test_the_weights_are_the_same_as_without_the_mean():
    plain, averaged = go(begin(KINDS["AdamW"]), 3), go(begin(), 3)
    assert averaged.parameters.vector.tobytes() == plain.parameters.vector.tobytes()
    for name in ("losses", "accuracies"):
        assert getattr(averaged.history, name) == getattr(plain.history, name)
    for slot, vector in plain.optimizer.state.items():
        assert averaged.optimizer.state[slot].tobytes() == vector.tobytes()


@every_kind
def test_fit_measures_the_validation_data_with_the_mean(make):
    validation, loss, found = blobs(30, seed=9), smoothed_cross_entropy(0.1), []

    def measure(run):
        both = run.parameters, getattr(run.optimizer, "averaged", lambda own: own)(run.parameters)
        found.append([evaluate(NETWORK, each, *validation, loss) for each in both])

    run = go(begin(make), 4, callbacks=[measure])
    weights, mean = zip(*found, strict=True)
    history = run.history
    assert list(zip(history.validation_losses, history.validation_accuracies, strict=True)) == [
        *mean
    ]
    assert (weights == mean) == (make is KINDS["AdamW"])


def test_early_stopping_uses_the_mean():
    """A rate at which the weights jump about: they are best early, their mean much later."""
    validation, loss, weights = blobs(30, seed=9), smoothed_cross_entropy(0.1), []

    def measure(run):
        weights.append(evaluate(NETWORK, run.parameters, *validation, loss)[0])

    run = begin(lambda: Averaged(SGD(1.0), 0.95))
    mean = go(run, 40, callbacks=[measure, EarlyStopping(4)]).history.validation_losses
    stops = [
        next(n for n in range(1, 41) if n == len(losses) or n - 1 - np.argmin(losses[:n]) >= 4)
        for losses in (mean, weights)
    ]
    assert len(mean) == stops[0] < 40
    assert stops[0] != stops[1]


def test_the_best_checkpoint_is_the_best_of_the_mean_and_restores_the_mean(tmp_path):
    path = tmp_path / "best.npz"
    history = go(begin(), 8, callbacks=[SaveCheckpoint(path, best_only=True)]).history
    kept, fresh = load(path), KINDS["averaged AdamW"]()
    fresh.t, fresh.state = kept.t, kept.state
    found = evaluate(
        NETWORK, fresh.averaged(kept.parameters), *blobs(30, seed=9), smoothed_cross_entropy(0.1)
    )
    best = int(np.argmin(history.validation_losses))
    assert kept.history.epochs == best + 1
    assert found == (history.validation_losses[best], history.validation_accuracies[best])


# Everything together, saved and resumed


@every_kind
def test_a_run_with_everything_resumes_bit_for_bit(make, tmp_path):
    whole = go(begin(make), 5)
    path = tmp_path / "run.npz"
    save(path, go(begin(make), 2))
    other = begin(make)
    other.parameters.vector[:], other.rng = 9, np.random.default_rng(77)
    assert bits(go(other, 5, start=load(path))) == bits(whole)


RESUME = """
import sys
from tests.regularization.test_regularization import begin, bits, go, load
print(hash_of(bits(go(begin(), 5, load(sys.argv[1])))))
"""
HASH = """
import hashlib
def hash_of(bits):
    return hashlib.sha256(repr(bits[:4] + (bits[4].validation_losses,)).encode()).hexdigest()
"""


def test_a_run_with_everything_resumes_in_a_different_process(tmp_path):
    save(tmp_path / "run.npz", go(begin(), 2))
    command = [sys.executable, "-c", HASH + RESUME, tmp_path / "run.npz"]
    resumed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert resumed.returncode == 0, resumed.stderr
    names = {}
    exec(HASH, names)
    assert resumed.stdout.strip() == names["hash_of"](bits(go(begin(), 5)))


@pytest.mark.parametrize(("at", "finished"), [(2, 0), (5, 1), (9, 2)])
@every_kind
def test_an_interrupt_restores_everything(make, at, finished):
    """It comes when batch number `at` is augmented, in mid-epoch: the statistics have changed."""
    calls = []

    def interrupting(X, rng):
        calls.append(1)
        if len(calls) == at:
            raise KeyboardInterrupt
        return jitter(X, rng)

    run = go(begin(make), 4, augment=interrupting)
    assert run.history.epochs == finished
    expected = go(begin(make), finished) if finished else begin(make)
    assert bits(run) == bits(expected)
    assert bits(go(run, 4, start=snapshot(run))) == bits(go(begin(make), 4))


def test_the_validation_data_are_not_augmented():
    seen = []

    def noted(X, rng):
        seen.append(len(X))
        return X

    go(begin(), 2, augment=noted)
    assert seen == [20, 20, 10] * 2


def test_training_uses_what_augment_returns():
    """Useless data that augment replaces with good ones."""
    X, y = blobs()
    good = dict(zip(range(50), X, strict=True))
    numbers = np.column_stack([np.arange(50), np.zeros(50)])

    def swapped(batch, rng):
        return np.array([good[int(n)] for n in batch[:, 0]])

    histories = []
    for data, augment in ((X, None), (numbers, swapped)):
        parameters = initialize(mlp([2, 4, 3]), np.random.default_rng(0), dtype=np.float64)
        histories.append(
            fit(
                mlp([2, 4, 3]),
                parameters,
                (data, y),
                optimizer=Momentum(0.1),
                batch_size=20,
                epochs=3,
                rng=np.random.default_rng(1),
                progress=False,
                augment=augment,
                threads=1,
            )
        )
    assert histories[0] == histories[1]


def test_augment_may_write_into_its_batch_without_changing_the_data():
    X, y = blobs()
    given = X.copy()

    def spoils(X, rng):
        X *= 2
        return X

    parameters = initialize(mlp([2, 3]), np.random.default_rng(0), dtype=np.float64)
    settings = {"optimizer": SGD(0.1), "batch_size": 20, "epochs": 2, "progress": False}
    rng = np.random.default_rng(1)
    fit(mlp([2, 3]), parameters, (X, y), rng=rng, augment=spoils, threads=1, **settings)
    np.testing.assert_array_equal(X, given)


# Checkpoints of averaged runs that do not fit


def test_a_checkpoint_of_a_different_kind_is_refused():
    averaged, plain = go(begin(), 1), begin(KINDS["AdamW"])
    with pytest.raises(ValueError) as error:
        restore(snapshot(averaged), plain)
    assert str(error.value) == (
        "checkpoint: the optimizer in it: Averaged AdamW; in this run: AdamW."
    )
    with pytest.raises(ValueError, match="in it: AdamW; in this run: Averaged AdamW"):
        restore(snapshot(go(plain, 1)), begin())
    with pytest.raises(ValueError, match="in it: Averaged AdamW; in this run: Averaged SGD"):
        restore(snapshot(averaged), begin(KINDS["averaged SGD"]))


def test_a_mean_that_does_not_fit_is_refused():
    kept = snapshot(go(begin(), 1))
    whole, trained = begin().parameters.vector.shape, begin().parameters.trained.shape
    kept.state["average"] = np.zeros(trained)
    with pytest.raises(ValueError) as error:
        restore(kept, begin())
    assert str(error.value) == (
        f"checkpoint: state 'average' {trained} of float64; expected {whole} of float64."
    )
    kept.state["average"] = np.full(whole, np.inf)
    with pytest.raises(ValueError, match="state 'average' with inf"):
        restore(kept, begin())
    del kept.state["average"]
    with pytest.raises(ValueError, match="the optimizer's state in it: m, v; in this run: m, v, a"):
        restore(kept, begin())
