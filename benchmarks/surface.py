"""The loss surface that comes with mlpkit: train every rate and width, and write the file.

    python -m benchmarks.surface                          the full grid, 528 settings
    python -m benchmarks.surface --rates 9 --widths 6     a coarse one

Each network, 784-width-10 with ReLU, is trained by SGD on 3,000 images of Fashion-MNIST's training
set and validated on another 2,000; the 10,000 test images are touched once, after the last epoch.
For each seed the order of the images is the same at all settings, and the first weights are the
same at all rates. Every finished run is added to build/surface/runs.jsonl: after a stop it resumes
from there, and so does a finer grid that contains the coarse one. Delete that file when the
training changes.
"""

import argparse
import datetime
import json
import math
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from mlpkit.measured.surface import FILE, SPACE
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import (
    flatten,
    load_fashion_mnist,
    pixel_statistics,
    scale_to_unit,
    standardize,
)
from mlpkit.training import evaluate, fit

from .images import drawn_images

RUNS = Path(__file__).parents[1] / "build" / "surface" / "runs.jsonl"
TRAINED, VALIDATED, FEW, BATCH_SIZE = 3000, 2000, 500, 50
EPOCHS = (1, 3, 9, 27)
SEEDS = (0, 1, 2)
# one good setting, and the seeds to run it with
EQUAL = {"rate": 0.01687, "width": 64}, range(100, 200)


@cache
def images():
    """Return three pairs (X, y): to train, to validate, to test. Standardized by the first."""
    data, (X, y) = load_fashion_mnist(), drawn_images(0, TRAINED + VALIDATED)
    statistics = pixel_statistics(X[:TRAINED])
    test = scale_to_unit(flatten(data.test_images))
    X, X_test = (standardize(each, *statistics) for each in (X, test))
    return (X[:TRAINED], y[:TRAINED]), (X[TRAINED:], y[TRAINED:]), (X_test, data.test_labels)


def train(rate, width, seed):
    """Train once; return the run, a dict: losses and errors after each of EPOCHS, nan once it has
    diverged."""
    begin = time.perf_counter()
    data, (X, y), test = images()
    first, order = np.random.default_rng(seed).spawn(2)
    network = mlp([784, width, 10])
    parameters = initialize(network, first)
    run = {"rate": rate, "width": width, "seed": seed, "losses": [], "errors": []}
    run |= {"few": math.nan, "test": math.nan}

    def record(state):
        if state.history.epochs in EPOCHS:
            loss, right = evaluate(network, parameters, X, y)
            if not math.isfinite(loss):  # fit sees only the losses of the batches
                raise FloatingPointError
            run["losses"].append(loss)
            run["errors"].append(1 - right)
        if state.history.epochs == EPOCHS[-1]:
            run["few"] = 1 - evaluate(network, parameters, X[:FEW], y[:FEW])[1]
            run["test"] = 1 - evaluate(network, parameters, *test)[1]

    try:
        fit(
            network,
            parameters,
            data,
            optimizer=SGD(rate),
            batch_size=BATCH_SIZE,
            epochs=EPOCHS[-1],
            rng=order,
            callbacks=[record],
            progress=False,
            threads=1,
        )
    except FloatingPointError:  # training diverged: the remaining values are nan
        for values in (run["losses"], run["errors"]):
            values += [math.nan] * (len(EPOCHS) - len(values))
    return run | {"seconds": time.perf_counter() - begin}


def key(run):
    return run["rate"], run["width"], run["seed"]


def runs_of(wanted, workers):
    """Return {key: run} of all requested keys; those that RUNS lacks are trained."""
    RUNS.parent.mkdir(parents=True, exist_ok=True)
    kept = RUNS.read_text().splitlines() if RUNS.exists() else []
    runs = {key(run): run for run in map(json.loads, kept)}
    missing = [each for each in wanted if each not in runs]
    missing.sort(key=lambda each: each[1])  # narrow first: if cut short, a narrower map is complete
    print(f"{len(missing)} of {len(wanted)} runs are to be trained", flush=True)
    begin, spawn = time.perf_counter(), get_context("spawn")
    give_way = getattr(os, "nice", None)  # Windows has no os.nice, so the runs don't give way there
    with ProcessPoolExecutor(workers, spawn, give_way, (10,)) as pool, RUNS.open("a") as file:
        for done, run in enumerate(pool.map(train, *zip(*missing, strict=True)), start=1):
            runs[key(run)] = run
            print(json.dumps(run), file=file, flush=True)
            if done % 100 == 0:
                print(f"{done} runs, {time.perf_counter() - begin:.0f} s", flush=True)
    return {each: runs[each] for each in wanted}


def axes(rates, widths):
    """The rates and widths to measure, evenly spaced in the log over SPACE."""
    ends = [(SPACE[name].low, SPACE[name].high) for name in ("rate", "width")]
    grid = [np.geomspace(*end, count) for end, count in zip(ends, (rates, widths), strict=True)]
    return [float(f"{rate:.4g}") for rate in grid[0]], [round(width) for width in grid[1]]


def measure(rates, widths, workers):
    """Train all missing runs, and write the file."""
    (setting, equal_seeds), (rates, widths) = EQUAL, axes(rates, widths)
    grid = [(rate, width, seed) for rate in rates for width in widths for seed in SEEDS]
    equal = [(setting["rate"], setting["width"], seed) for seed in equal_seeds]
    runs = runs_of(grid + equal, workers)
    on_grid, on_equal = [runs[each] for each in grid], [runs[each] for each in equal]
    shape = len(rates), len(widths), len(SEEDS)
    made = {
        "command": f"python -m benchmarks.surface --rates {shape[0]} --widths {shape[1]}",
        "date": str(datetime.date.today()),
        "settings": {
            "network": "784-width-10, ReLU, He, float32",
            "data": "Fashion-MNIST, standardized pixel by pixel",
            "images": {"train": TRAINED, "validation": VALIDATED, "test": 10_000},
            "optimizer": "SGD, one rate",
            "batch_size": BATCH_SIZE,
        },
        "equal": setting | {"seeds": [equal_seeds[0], equal_seeds[-1]]},
        "few": FEW,
        "versions": {"Python": platform.python_version(), "NumPy": np.__version__},
        "seconds": round(sum(run["seconds"] for run in runs.values())),
    }
    # float16 has steps of 0.0005 at a loss of ½ to 1: settings near the best would tie.
    np.savez_compressed(
        FILE,
        rates=rates,
        widths=widths,
        seeds=SEEDS,
        epochs=EPOCHS,
        losses=np.float32([run["losses"] for run in on_grid]).reshape(*shape, -1),
        errors=shares([run["errors"] for run in on_grid]).reshape(*shape, -1),
        test_errors=shares([run["test"] for run in on_grid]).reshape(shape),
        equal_errors=shares([run["errors"][-1] for run in on_equal]),
        equal_few_errors=shares([run["few"] for run in on_equal]),
        equal_test_errors=shares([run["test"] for run in on_equal]),
        made=np.array(json.dumps(made)),
    )
    print(f"{FILE.name}: {FILE.stat().st_size / 1e3:.0f} kB; {made['seconds']} s of training")


def shares(values):
    """Return shares, rounded, because 1 − 0.8155 is 0.18450000000000000…3, which would take more
    space."""
    return np.round(values, 6)


def main():
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--rates", type=int, default=33)
    parser.add_argument("--widths", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    measure(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
