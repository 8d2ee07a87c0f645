"""Short runs that the tests of `fit` share: three clouds in the plane, three batches per epoch."""

import io
import json

import numpy as np

from mlpkit.fitting.checkpoints.state import Run, snapshot
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Momentum
from mlpkit.training import fit

NETWORK = mlp([2, 8, 3])


def blobs(N=50, seed=0, dtype=np.float64):
    """Return three clouds in the plane, one per class."""
    rng = np.random.default_rng(seed)
    y = rng.integers(3, size=N)
    centres = np.array([[0, 2], [2, -1], [-2, -1]])
    return (centres[y] + 0.5 * rng.standard_normal((N, 2))).astype(dtype), y


# A custom loss pair, which fit calls as it is: the tests' failing pairs call the same functions, so
# their runs agree with it to the bit.
OWN = (lambda output, y: cross_entropy(output, y), cross_entropy_backward)


def run(epochs=3, seed=1, parameters=None, optimizer=None, rng=None, **changed):
    """A run on the blobs, three batches per epoch: (history, parameters, optimizer, rng)."""
    if parameters is None:
        parameters = initialize(NETWORK, np.random.default_rng(seed), dtype=np.float64)
    optimizer = optimizer or Momentum(0.1)
    rng = rng or np.random.default_rng(seed)
    settings = {"batch_size": 20, "progress": False, "validation": blobs(30, seed=9), **changed}
    data, network = settings.pop("data", blobs()), settings.pop("network", NETWORK)
    history = fit(
        network, parameters, data, optimizer=optimizer, epochs=epochs, rng=rng, **settings
    )
    return history, parameters, optimizer, rng


def go(run, epochs, start=None, **settings):
    """Train a Run on the blobs, three batches per epoch, the last one short; return it."""
    dtype = run.parameters.vector.dtype
    settings = {"validation": blobs(30, seed=9, dtype=dtype), **settings}
    run.history = fit(
        run.network,
        run.parameters,
        blobs(dtype=dtype),
        optimizer=run.optimizer,
        rng=run.rng,
        batch_size=20,
        epochs=epochs,
        progress=False,
        start=start,
        threads=1,
        **settings,
    )
    return run


def bits(run):
    """Everything a checkpoint of the Run holds, in a form that == compares to the last bit."""
    taken = snapshot(run)
    state = {slot: vector.tobytes() for slot, vector in taken.state.items()}
    vector = taken.parameters.vector.tobytes()
    return vector, taken.t, state, taken.generator, taken.history


def assert_same(one, other):
    """Two results of `run` agree to the last bit, generator and optimizer included."""
    a, b = (bits(Run(NETWORK, *result[1:], result[0])) for result in (one, other))
    assert a == b


class Interrupting(Momentum):
    """Interrupts half way through step number `at`."""

    def __init__(self, at):
        super().__init__(0.1)
        self.at = at

    def update(self, theta, grad, rate, velocity):
        super().update(theta, grad, rate, velocity)
        if self.t == self.at:
            raise KeyboardInterrupt


def about_in(path):
    """The text in a checkpoint's file, as a dictionary."""
    return json.loads(str(np.load(io.BytesIO(path.read_bytes()))["about"]))


def rewritten(path, **changed):
    """Replace entries in the file's text, and return its path."""
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    about = json.loads(str(arrays.pop("about"))) | changed
    with open(path, "wb") as file:
        np.savez(file, about=np.array(json.dumps(about)), **arrays)
    return path
