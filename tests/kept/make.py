"""Make the files that a learner has, as this version writes them, for later versions to read.

python -m tests.kept.make tests/kept/1.0

This is run once for a version, and its files are never changed afterwards. A change that can't read
them is a change that breaks what learners have.
"""

import json
import os
import shutil
import sys
from pathlib import Path

import numpy as np

from mlpkit.capstone.entry import registered
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.search import Integer, LogUniform
from mlpkit.training import SaveCheckpoint, fit

SPACE = {"rate": LogUniform(1e-3, 1.0), "width": Integer(4, 16)}
LAYERS = [2, 5, 3]
EPOCHS = 2


def points():
    """Rows of three clouds, without a random number: X (60, 2) float64, y (60,)."""
    y = np.arange(60) % 3
    X = np.array([[0.0, 2.0], [2.0, -1.0], [-2.0, -1.0]])[y]
    return X + np.column_stack([np.arange(60) % 7, np.arange(60) % 11]) / 10, y


def data():
    X, y = points()
    X = X.astype(np.float32)
    return (X[:40], y[:40]), (X[40:], y[40:])


def recipe(settings):
    return mlp([2, settings["width"], 3]), Adam(settings["rate"]), 20


def train(epochs, start=None, callbacks=()):
    """Train for this many epochs in all, from a checkpoint if one is given; return (parameters,
    history)."""
    network = mlp(LAYERS)
    parameters = initialize(network, np.random.default_rng(1), dtype=np.float64)
    history = fit(
        network,
        parameters,
        points(),
        optimizer=Adam(0.01),
        batch_size=20,
        epochs=epochs,
        rng=np.random.default_rng(2),
        callbacks=callbacks,
        progress=False,
        start=start,
    )
    return parameters, history


def withhold(folder):
    """Register a capstone on the points in a folder; return (its Task, the Register)."""

    def never(*arguments):
        raise AssertionError("registering calls no function of the learner")

    functions = {"split": never, "prepare": never, "train": never}
    return registered("mine", points(), functions, None, None, folder)[:2]


def answer():
    """Answer one exercise correctly, another one wrongly, and a guess wrongly."""
    from mlpkit.exercises import exercise, guess, hint

    @exercise
    def relu(z):
        return np.maximum(z, 0)

    hint("sigmoid")

    @exercise
    def sigmoid(z):
        return 1 / (1 + np.exp(z))

    guess("linear_stack", "a")


def main(folder):
    folder = Path(folder)
    if folder.exists():
        sys.exit(f"{folder} exists; kept files are never made again.")
    folder.mkdir(parents=True)
    os.environ["MLPKIT_HOME"] = str(folder)
    answer()
    checkpoint = folder / "checkpoint.npz"
    parameters, _ = train(EPOCHS, callbacks=[SaveCheckpoint(str(checkpoint))])
    _, resumed = train(EPOCHS + 1)
    from mlpkit.search.study import search

    kept = {"trials": 3, "epochs": 1, "seed": 0, "progress": False}
    for name in ("study.db", "study.journal"):
        study = search(recipe, SPACE, data, storage=folder / name, **kept)
    task, register = withhold(folder)
    (data_seen,) = register.read()["withheld"]
    register.open(data_seen, "mine", "functions")
    shutil.rmtree(folder / "capstones" / "mine")
    for path in [*folder.rglob("*.lock"), *folder.rglob("*.writing")]:
        path.unlink()
    written = {
        "vector": parameters.vector.tolist(),
        "losses of three epochs": resumed.losses,
        "trials": [trial.value for trial in study.trials],
        "withheld": np.asarray(task.withheld).tolist(),
    }
    (folder / "written.json").write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
