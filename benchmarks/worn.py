"""A thousand candidates, each judged by five validation sets: how luck wears a set out.

    python -m benchmarks.worn

A seed draws 3,000 training images of Fashion-MNIST's training set, five validation sets of 2,000
and 10,000 others, all disjoint; then candidates from the space of `mlpkit.measured.surface`, each
with its own first weights and batches, until 1,000 have ended without diverging; and trains one
good setting a hundred times. The test set is not touched. Two seeds at a time. Writes the file that
`mlpkit.measured.worn` reads. Each seed is stored in build/worn: after a stop it resumes from there.
"""

import datetime
import json
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from mlpkit.forward_pass import forward
from mlpkit.helpers.whole_files import whole
from mlpkit.measured.surface import SPACE
from mlpkit.measured.worn import FILE
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import pixel_statistics, standardize
from mlpkit.search import random_draws
from mlpkit.training import fit

from .images import drawn_images

KEPT = Path(__file__).parents[1] / "build" / "worn"
TRAINED, VALIDATED, SETS, OTHERS = 3_000, 2_000, 5, 10_000
EPOCHS, BATCH_SIZE = 3, 50
SEEDS, CANDIDATES = tuple(range(5)), 1_000
EQUAL, RUNS = {"rate": 0.08, "width": 64}, 100


def images(seed):
    """Return ((X, y) to train, X (V · 2,000 + 10,000, 784) and y to judge), standardized by the
    first."""
    X, y = drawn_images(seed, TRAINED + SETS * VALIDATED + OTHERS)
    X = standardize(X, *pixel_statistics(X[:TRAINED]))
    return (X[:TRAINED], y[:TRAINED]), X[TRAINED:], y[TRAINED:]


def wrong(settings, rng, train, X, y):
    """The errors on each validation set, and on the others: (V + 1,); None if training diverged."""
    network = mlp([784, round(settings["width"]), 10])
    parameters = initialize(network, rng)
    how = {"optimizer": SGD(settings["rate"]), "batch_size": BATCH_SIZE, "epochs": EPOCHS}
    try:
        with np.errstate(all="ignore"):
            fit(network, parameters, train, **how, rng=rng, progress=False, threads=1)
            logits, _ = forward(network, parameters, X)
    except FloatingPointError:
        return None
    if not np.isfinite(logits).all():
        return None
    parts = np.split(np.argmax(logits, axis=1) != y, VALIDATED * np.arange(1, SETS + 1))
    return [int(part.sum()) for part in parts]


def of_seed(seed):
    """Store the runs of one seed: {"candidates": rows, "equal": rows, "seconds"}."""
    begin, rng = time.process_time(), np.random.default_rng([seed, 1])
    data, rows = images(seed), []
    while len(rows) < CANDIDATES:
        [settings] = random_draws(SPACE, 1, rng)
        row = wrong(settings, rng, *data)
        rows += [row] if row else []
    equal = [wrong(EQUAL, rng, *data) for _ in range(RUNS)]
    seconds = time.process_time() - begin
    KEPT.mkdir(parents=True, exist_ok=True)
    with whole(KEPT / f"{seed}.json") as file:
        found = {"candidates": rows, "equal": equal, "seconds": seconds}
        file.write(json.dumps(found).encode())


def main():
    missing = [seed for seed in SEEDS if not (KEPT / f"{seed}.json").exists()]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(of_seed, missing))
    runs = [json.loads((KEPT / f"{seed}.json").read_text()) for seed in SEEDS]
    made = {
        "command": "python -m benchmarks.worn",
        "when": datetime.date.today().isoformat(),
        "images": {"train": TRAINED, "validation": VALIDATED, "others": OTHERS},
        "epochs": EPOCHS,
        "batch_size": BATCH_SIZE,
        "equal": EQUAL,
        "versions": {"Python": platform.python_version(), "NumPy": np.__version__},
        "seconds": round(sum(run["seconds"] for run in runs)),
    }
    counts = {name: np.uint16([run[name] for run in runs]) for name in ("candidates", "equal")}
    with whole(FILE) as file:
        np.savez_compressed(file, made=np.array(json.dumps(made)), **counts)
    print(f"{FILE.name}: {FILE.stat().st_size / 1e3:.0f} kB; {made['seconds']} s of one core")


if __name__ == "__main__":
    main()
