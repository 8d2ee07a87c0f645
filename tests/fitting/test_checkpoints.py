"""Checkpoints: a run that resumes bit for bit, and files that are whole or refused."""

import copy
import hashlib
import io
import json
import os
import pickle
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from mlpkit import training
from mlpkit.fitting.checkpoints import state as checkpoints
from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.state import Checkpoint, History, Run, restore, snapshot
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import (
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
    cosine,
    step_decay,
    warmup,
)
from mlpkit.training import SaveCheckpoint, fit
from tests.one_now import one_now

ROOT = Path(__file__).parents[2]
NETWORK = mlp([2, 5, 3])
FLOAT64 = "Parameters(W1 (2, 5), b1 (5,), W2 (5, 3), b2 (3,): 33 numbers, float64)"


def begin(optimizer=None, bits=np.random.PCG64, dtype=np.float64, network=NETWORK):
    """A run before its first epoch."""
    parameters = initialize(network, np.random.default_rng(1), dtype=dtype)
    return Run(network, parameters, optimizer or Adam(0.01), np.random.Generator(bits(2)))


def go(state, epochs, start=None, callbacks=()):
    """Train on three clouds, three batches per epoch, the last one short; return the run."""
    parameters, optimizer, rng = state.parameters, state.optimizer, state.rng
    draw = np.random.default_rng(3)
    y = draw.integers(3, size=50)
    X = np.array([[0, 2], [2, -1], [-2, -1]])[y] + draw.standard_normal((50, 2))
    X = X.astype(parameters.vector.dtype)
    history = fit(
        NETWORK,
        parameters,
        (X, y),
        optimizer=optimizer,
        batch_size=20,
        epochs=epochs,
        rng=rng,
        validation=(X[:9], y[:9]),
        callbacks=callbacks,
        progress=False,
        start=start,
    )
    return Run(NETWORK, parameters, optimizer, rng, history)


def bits_of(checkpoint):
    """A Checkpoint as one comparable value, exact to the bit."""
    return (
        repr(checkpoint.parameters),
        checkpoint.parameters.vector.tobytes(),
        checkpoint.optimizer,
        checkpoint.t,
        {name: (v.dtype, v.shape, v.tobytes()) for name, v in checkpoint.state.items()},
        json.dumps(checkpoint.generator, default=lambda array: array.tolist(), sort_keys=True),
        checkpoint.history,
    )


def assert_same(state, other):
    assert bits_of(snapshot(state)) == bits_of(snapshot(other))


OPTIMIZERS = {
    "SGD": lambda: SGD(lambda step: step_decay(step, 4, 0.5, 0.3)),
    "Momentum": lambda: Momentum(lambda step: cosine(step, 15, 0.1)),
    "Nesterov": lambda: Nesterov(lambda step: warmup(step, 8, 0.1)),
    "AdaGrad": lambda: AdaGrad(0.1),
    "RMSProp": lambda: RMSProp(0.01),
    "Adam": lambda: Adam(lambda step: warmup(step, 7, cosine(step, 15, 0.05))),
    "AdamW": lambda: AdamW(0.02, decay=0.1),
    "Nadam": lambda: Nadam(0.02),
}
GENERATORS = ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"]


# --- resuming ------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_resumed_run_equals_the_run_that_never_stopped(name, dtype, tmp_path):
    whole = go(begin(OPTIMIZERS[name](), dtype=dtype), 5)
    for stop in (1, 3):
        save(tmp_path / "run.npz", go(begin(OPTIMIZERS[name](), dtype=dtype), stop))
        state = begin(OPTIMIZERS[name](), dtype=dtype)
        state.parameters.vector[:] = 7  # the earlier parameters are gone
        assert_same(go(state, 5, load(tmp_path / "run.npz")), whole)


@pytest.mark.parametrize("name", GENERATORS)
def test_every_kind_of_generator_resumes(name, tmp_path):
    bits = getattr(np.random, name)
    state = begin(bits=bits)
    # an odd number of draws leaves half a word in the generator
    state.rng.integers(9, size=3, dtype=np.uint32)
    whole = go(copy.deepcopy(state), 4)
    save(tmp_path / "run.npz", go(state, 2))
    other = begin(bits=lambda seed: bits(99))
    assert_same(go(other, 4, load(tmp_path / "run.npz")), whole)
    for draw in (
        lambda rng: rng.integers(1 << 30, size=1001, dtype=np.uint32),
        lambda rng: rng.standard_normal(1001),
    ):
        assert np.array_equal(draw(other.rng), draw(whole.rng))


RESUME = """
import hashlib, sys
from tests.fitting.test_checkpoints import begin, go, load
run = go(begin(), 6, load(sys.argv[1]))
print(hashlib.sha256(run.parameters.vector.tobytes()).hexdigest(), run.history.losses[-1].hex())
"""


def test_a_different_process_resumes_bit_for_bit(tmp_path):
    save(tmp_path / "run.npz", go(begin(), 2))
    command = [sys.executable, "-c", RESUME, tmp_path / "run.npz"]
    resumed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert resumed.returncode == 0, resumed.stderr
    whole = go(begin(), 6)
    digest, loss = resumed.stdout.split()
    assert digest == hashlib.sha256(whole.parameters.vector.tobytes()).hexdigest()
    assert loss == whole.history.losses[-1].hex()


def test_load_returns_what_save_took(tmp_path):
    state = go(begin(), 2)
    save(tmp_path / "run.npz", state)
    loaded = load(str(tmp_path / "run.npz"))
    assert bits_of(loaded) == bits_of(snapshot(state))
    assert (loaded.optimizer, loaded.t, sorted(loaded.state)) == ("Adam", 6, ["m", "v"])
    assert loaded.history.epochs == 2


def test_a_run_before_its_first_step_can_be_saved(tmp_path):
    save(tmp_path / "run.npz", begin())
    assert load(tmp_path / "run.npz").state == {}
    assert_same(go(begin(), 3, load(tmp_path / "run.npz")), go(begin(), 3))


def test_a_run_that_has_finished_is_left_as_it_is(tmp_path):
    state = go(begin(), 3)
    save(tmp_path / "run.npz", state)
    assert_same(go(begin(), 3, load(tmp_path / "run.npz")), state)
    assert_same(go(begin(), 2, load(tmp_path / "run.npz")), state)


@pytest.mark.parametrize("name", GENERATORS)
def test_a_checkpoint_shares_no_memory_with_a_run(name):
    bits = getattr(np.random, name)
    state = go(begin(bits=bits), 2)
    kept = snapshot(state)
    before = bits_of(copy.deepcopy(kept))
    first = go(begin(bits=bits), 4, kept)
    go(state, 4)
    assert bits_of(kept) == before
    assert_same(go(begin(bits=bits), 4, kept), first)


# --- the callback --------------------------------------------------------------------------------


def test_save_checkpoint_saves_after_every_epoch(tmp_path):
    path = tmp_path / "run.npz"
    seen = []
    look = lambda run: seen.append(bits_of(load(path)) == bits_of(snapshot(run)))  # noqa: E731
    state = go(begin(), 3, callbacks=[SaveCheckpoint(path), look])
    assert seen == [True] * 3
    assert bits_of(load(path)) == bits_of(snapshot(state))
    assert os.listdir(tmp_path) == ["run.npz"]


def test_save_checkpoint_saves_worse_epochs_too(tmp_path, monkeypatch):
    values = iter([1.0, 2.0, 3.0])
    monkeypatch.setattr(training, "train_epoch", lambda *args: (next(values), 0.5))
    go(begin(), 3, callbacks=[SaveCheckpoint(tmp_path / "run.npz")])
    assert load(tmp_path / "run.npz").history.losses == [1.0, 2.0, 3.0]


def test_save_checkpoint_can_save_the_best_epoch_only(tmp_path, monkeypatch):
    losses = [3.0, 1.0, 2.0, 0.5, 0.7]
    values = iter(losses)
    monkeypatch.setattr(training, "evaluate", lambda *args: (next(values), 0.5))
    path, saved = tmp_path / "run.npz", []
    look = lambda run: saved.append(load(path).history.epochs)  # noqa: E731
    go(begin(), 5, callbacks=[SaveCheckpoint(path, best_only=True), look])
    assert saved == [1, 2, 2, 4, 4]


def test_best_only_needs_validation(tmp_path):
    run = begin()
    with pytest.raises(ValueError) as caught:
        fit(
            NETWORK,
            run.parameters,
            (np.zeros((4, 2)), np.arange(4) % 3),
            optimizer=run.optimizer,
            batch_size=4,
            epochs=1,
            rng=run.rng,
            callbacks=[SaveCheckpoint(tmp_path / "run.npz", best_only=True)],
            progress=False,
        )
    assert str(caught.value) == "SaveCheckpoint: best_only needs validation=(X, y) in fit."
    assert os.listdir(tmp_path) == []


# --- the file ------------------------------------------------------------------------------------


def test_a_checkpoint_is_one_npz_file_without_pickle(tmp_path):
    save(tmp_path / "run", go(begin(), 1))
    assert os.listdir(tmp_path) == ["run"]  # the name as given
    with np.load(tmp_path / "run", allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    assert sorted(arrays) == ["about", "state_m", "state_v", "vector"]
    assert not any(array.dtype.hasobject for array in arrays.values())
    assert json.loads(str(arrays["about"]))["format"] == "mlpkit checkpoint 3"


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_checkpoint_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").touch()
    save(tmp_path / "run.npz", begin())
    assert (tmp_path / "run.npz").stat().st_mode == (tmp_path / "other").stat().st_mode


KILLED = """
import os, sys
import numpy as np
from mlpkit.fitting.checkpoints import state as checkpoints
from tests.fitting.test_checkpoints import begin, go, save
state = go(begin(), 3)
where, path = sys.argv[1:]
if where == "writing":
    def dies(file, **arrays):
        file.write(b"PK" + bytes(700))
        file.flush()
        os._exit(9)
    np.savez = dies
else:
    setattr(os, where, lambda *args: os._exit(9))
save(path, state)
"""


@pytest.mark.parametrize("where", ["writing", "fsync", "replace"])
def test_a_process_killed_while_it_saves_leaves_the_old_checkpoint_whole(where, tmp_path):
    path = tmp_path / "run.npz"
    save(path, go(begin(), 1))
    before = path.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, where, path], cwd=ROOT, timeout=60)
    assert killed.returncode == 9
    assert path.read_bytes() == before
    assert len(os.listdir(tmp_path)) == 2  # an unfinished draft is next to the old file
    assert load(path).history.epochs == 1
    save(path, go(begin(), 2))
    assert load(path).history.epochs == 2
    assert os.listdir(tmp_path) == ["run.npz"]  # and the next save deletes it


def test_the_new_bytes_are_on_the_disk_before_the_old_file_goes(tmp_path, monkeypatch):
    path, order = tmp_path / "run.npz", []
    fsync, replace = os.fsync, os.replace

    def synced(handle):
        folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        order.append(("fsync", "folder" if folder else os.fstat(handle).st_size))
        fsync(handle)

    def replaced(source, target):
        order.append(("replace", os.stat(source).st_size))
        assert Path(source).parent == path.parent  # so both are on the same file system
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    save(path, begin())
    size = path.stat().st_size
    folder = [("fsync", "folder")] if os.name == "posix" else []
    assert order == [("fsync", size), ("replace", size), *folder]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("where", ["savez", "fsync", "replace"])
def test_an_error_during_saving_leaves_the_old_checkpoint_alone(
    where, error, tmp_path, monkeypatch
):
    path = tmp_path / "run.npz"
    save(path, go(begin(), 1))
    before = path.read_bytes()

    def fails(*args, **kwargs):
        raise error("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(np if where == "savez" else os, where, fails)
        with pytest.raises(error, match="no space left"):
            save(path, go(begin(), 2))
    assert os.listdir(tmp_path) == ["run.npz"]
    assert path.read_bytes() == before


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"^save: there is no folder .*no for run\.npz\.$"):
        save(tmp_path / "no" / "run.npz", begin())


# --- files that are not checkpoints --------------------------------------------------------------

CUT = "not a .npz file, or cut off"


# The proofs cut at every byte; a quick run at every 7th, because 7 shares no factor with the sizes
# in the format.
every_byte = pytest.mark.parametrize("step", one_now([7, 1], pytest.mark.proofs))


@every_byte
def test_a_file_cut_off_anywhere_is_refused(tmp_path, step):
    save(tmp_path / "run.npz", go(begin(), 1))
    whole = (tmp_path / "run.npz").read_bytes()
    path = tmp_path / "cut.npz"
    for length in range(0, len(whole), step):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError) as caught:
            load(path)
        assert str(caught.value) == f"{path}: not a checkpoint that mlpkit reads ({CUT})."


@every_byte
def test_a_flipped_bit_is_refused_or_changes_nothing(tmp_path, step):
    save(tmp_path / "run.npz", go(begin(), 1))
    whole = (tmp_path / "run.npz").read_bytes()
    expected = bits_of(load(tmp_path / "run.npz"))
    path, refused = tmp_path / "flipped.npz", 0
    for place in range(0, len(whole), step):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << (place % 8)
        path.write_bytes(flipped)
        try:
            loaded = load(path)
        except ValueError as error:
            assert str(error).startswith(f"{path}: not a checkpoint that mlpkit reads (")
            assert not str(error).endswith("checkpoint ().") and "\n" not in str(error)
            refused += 1
        else:
            assert bits_of(loaded) == expected, place
    assert refused > 0.8 * len(whole) / step


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def npy(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def empty_zip():
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    return file.getvalue()


def torn_deflate():
    file = io.BytesIO()
    np.savez_compressed(file, about=np.arange(1000.0))
    data = bytearray(file.getvalue())
    data[60:90] = bytes(30)
    return bytes(data)


V = np.zeros(3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", CUT),
        (b"W1 = 0.5\n" * 50, CUT),
        (pickle.dumps({"W1": V}), CUT),
        (pickle.dumps([1.0], 0), CUT),
        (npy(V), CUT),
        (empty_zip(), "it holds nothing"),
        (npz(W1=V, b1=V), "it holds W1, b1"),
        (npz(about=np.array("{}")), "it holds about"),
        (npz(about=np.array("{}"), vector=V), "format None, expected 'mlpkit checkpoint 3'"),
        (
            npz(about=np.array('{"format": "mlpkit checkpoint 4"}'), vector=V),
            "format 'mlpkit checkpoint 4', expected 'mlpkit checkpoint 3'",
        ),
        (
            npz(about=np.array({"format": "mlpkit checkpoint 2"}, dtype=object), vector=V),
            "Object arrays cannot be loaded when allow_pickle=False",
        ),
        (npz(about=np.array("hello"), vector=V), "Expecting value: line 1 column 1 (char 0)"),
        (torn_deflate(), None),
    ],
    ids=[
        "empty",
        "text",
        "pickle",
        "pickle 0",
        "npy",
        "zip",
        "npz",
        "no vector",
        "no format",
        "another format",
        "pickle inside",
        "no json",
        "compressed, torn",
    ],
)
def test_a_foreign_file_is_refused(content, reason, tmp_path):
    path = tmp_path / "run.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError) as caught:
        load(path)
    if reason is None:
        assert str(caught.value).startswith(f"{path}: not a checkpoint that mlpkit reads (")
    else:
        assert str(caught.value) == f"{path}: not a checkpoint that mlpkit reads ({reason})."


def test_a_missing_file_and_a_folder_are_the_systems_own_errors(tmp_path):
    with pytest.raises(FileNotFoundError, match="none"):
        load(tmp_path / "none.npz")
    with pytest.raises(OSError, match=tmp_path.name):
        load(tmp_path)


# --- checkpoints of a different run --------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (
            {"network": mlp([2, 4, 3])},
            "checkpoint: parameters in it: Parameters(W1 (2, 4), b1 (4,), W2 (4, 3), b2 (3,): 27 "
            f"numbers, float64); in this run: {FLOAT64}.",
        ),
        (
            {"dtype": np.float32},
            f"checkpoint: parameters in it: {FLOAT64.replace('float64', 'float32')}; in this run: "
            f"{FLOAT64}.",
        ),
        (
            {"optimizer": AdamW(0.01, decay=0.1)},
            "checkpoint: the optimizer in it: AdamW; in this run: Adam.",
        ),
        (
            {"bits": np.random.MT19937},
            "checkpoint: the generator in it: MT19937; in this run: PCG64.",
        ),
    ],
    ids=["network", "dtype", "optimizer", "generator"],
)
def test_a_checkpoint_from_a_different_run_is_refused_and_changes_nothing(other, message, tmp_path):
    save(tmp_path / "run.npz", begin(**other))
    state = go(begin(), 2)
    before = bits_of(snapshot(state))
    with pytest.raises(ValueError) as caught:
        go(state, 5, load(tmp_path / "run.npz"))
    assert str(caught.value) == message
    with pytest.raises(ValueError) as caught:
        restore(load(tmp_path / "run.npz"), state)
    assert str(caught.value) == message
    assert bits_of(snapshot(state)) == before


def test_a_value_that_is_not_a_checkpoint_is_refused():
    with pytest.raises(ValueError) as caught:
        restore("run.npz", begin())
    assert str(caught.value) == "checkpoint: got 'run.npz'; expected what load(path) returns."


# --- the history ---------------------------------------------------------------------------------


def test_a_history_is_described_in_words():
    history = History()
    assert repr(history) == "History(0 epochs; no epoch finished)"
    history.losses += [0.5, 0.41234]
    history.accuracies += [0.8, 0.85678]
    assert history.epochs == 2
    assert repr(history) == "History(2 epochs; loss 0.412, accuracy 0.857)"
    history.validation_losses += [0.6, 0.512]
    history.validation_accuracies += [0.7, 0.8222]
    assert history.latest == "loss 0.412, accuracy 0.857; validation loss 0.512, accuracy 0.822"


def test_histories_are_equal_when_all_four_lists_are():
    assert History([1.0], [0.5], [2.0], [0.25]) == History([1.0], [0.5], [2.0], [0.25])
    for place in range(4):
        lists = [[1.0], [0.5], [2.0], [0.25]]
        lists[place] = [9.0]
        assert History(*lists) != History([1.0], [0.5], [2.0], [0.25])
    assert History().losses is not History().losses


def test_the_names_can_be_imported_from_where_the_course_imports_them():
    assert (training.save, training.load, training.History) == (save, load, History)
    assert checkpoints.snapshot(begin()).__class__ is Checkpoint
