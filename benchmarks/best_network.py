"""The best perceptron: choose its settings, train it, and store its weights.

    python -m benchmarks.best_network choose --epochs 40 --dropout 0.25
    python -m benchmarks.best_network train --seed 0
    python -m benchmarks.best_network keep

`choose` trains on 55,000 images and validates on the other 5,000 of the training set. `train` uses
all 60,000, and touches the test images once, after the last epoch; after a stop it resumes from the
last tenth epoch when it is started again. `keep` puts the weights of seed 0 into the package,
whatever the test images say: which seed ships was settled without them. Every run is added to
best_network.json next to this file, with its settings.
"""

import argparse
import json
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from mlpkit import preprocessing
from mlpkit.measured.best_network import FILE
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import AdamW, cosine, warmup
from mlpkit.regularization import Averaged, mirror, shift, smoothed_cross_entropy
from mlpkit.training import evaluate, fit, load, save

RUNS = Path(__file__).with_suffix(".json")
SHIPPED = 0  # chosen before the test images were used
WEIGHTS = Path(__file__).parents[1] / "build" / "best_network"
SETTINGS = {  # name: (default, what it is)
    "hidden": ("1024,512", "widths of the hidden layers"),
    "batch_size": (512, "examples in a batch"),
    "epochs": (200, "passes over the images"),
    "rate": (0.003, "highest rate; it rises over a tenth of the steps, then falls as a cosine"),
    "decay": (0.02, "of the weights alone, times the rate"),
    "dropout": (0.35, "share of hidden activations that is 0"),
    "smoothing": (0.05, "of the labels"),
    "most": (1, "largest shift of an image, in pixels, after it may have been mirrored"),
    "average": (0.999, "share of the mean of the weights that a step keeps"),
}


def images(task, seed):
    """Return (X, y) to train on and (X, y) to evaluate on, pixels from −½ to ½."""
    data = preprocessing.load_fashion_mnist()
    X, X_test = (
        preprocessing.scale_to_unit(preprocessing.flatten(stack)) - np.float32(0.5)
        for stack in (data.train_images, data.test_images)
    )
    if task == "train":
        return (X, data.train_labels), (X_test, data.test_labels)
    rng = np.random.default_rng(seed)
    parts = preprocessing.train_validation_split(X, data.train_labels, 1 / 12, rng)
    return parts[:2], parts[2:]


def sizes(settings):
    return [784, *map(int, settings["hidden"].split(",")), 10]


def trained(settings, seed, train, threads=1, start=None, callbacks=()):
    """Train once with `fit`; return (network, the mean of its weights)."""
    s, rng = SimpleNamespace(**settings), np.random.default_rng(seed)
    network = mlp(sizes(settings), dropout=s.dropout, batch_norm=True)
    parameters = initialize(network, rng)
    steps = s.epochs * -(-len(train[1]) // s.batch_size)

    def schedule(step):
        return warmup(step, steps // 10, cosine(step, steps, s.rate))

    def augment(X, rng):
        return shift(mirror(X, rng), rng, s.most)

    optimizer = Averaged(AdamW(schedule, s.decay * network.weights), s.average)
    fit(
        network,
        parameters,
        train,
        loss=smoothed_cross_entropy(s.smoothing),
        optimizer=optimizer,
        batch_size=s.batch_size,
        epochs=s.epochs,
        rng=rng,
        augment=augment,
        callbacks=callbacks,
        threads=threads,
        start=start,
    )
    return network, optimizer.averaged(parameters)


def measure(task, settings, seed, threads):
    """Train, evaluate, and add the run to RUNS; its weights go to a file in WEIGHTS."""
    train, others = images(task, seed)
    path = WEIGHTS / f"{name_of(task, settings, seed)}.npz"
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    start = load(path) if path.exists() else None
    begin = time.perf_counter()

    def keep(run):
        if run.history.epochs % 10 == 0:
            save(path, run)
            seconds = time.perf_counter() - begin
            print(f"{run.history.epochs} epochs, {seconds:.0f} s: {run.history.latest}", flush=True)

    network, mean = trained(settings, seed, train, threads, start, [keep])
    seconds = None if start else round(time.perf_counter() - begin)
    loss, right = evaluate(network, mean, *others)
    run = {"task": task, "seed": seed, **settings, "loss": round(loss, 4), "accuracy": right}
    runs = json.loads(RUNS.read_text()) if RUNS.exists() else []
    runs.append(run | {"seconds": seconds})
    RUNS.write_text("[\n" + ",\n".join(map(json.dumps, runs)) + "\n]\n")
    np.savez(WEIGHTS / f"mean-{path.name}", vector=mean.vector)
    print(json.dumps(runs[-1]))


def name_of(task, settings, seed):
    """The name that a run's files have in common."""
    return f"{task}-{seed}-" + "-".join(str(settings[name]) for name in SETTINGS)


def keep(settings):
    """Write the weights of seed SHIPPED, in half precision, into the package."""
    runs = {
        run["seed"]: run
        for run in json.loads(RUNS.read_text())
        if run["task"] == "train" and all(run[name] == settings[name] for name in SETTINGS)
    }
    if SHIPPED not in runs:
        raise SystemExit(
            f"keep: got the trained seeds {sorted(runs)}; expected {SHIPPED} among them."
        )
    shipped = runs[SHIPPED]
    with np.load(WEIGHTS / f"mean-{name_of('train', shipped, SHIPPED)}.npz") as kept:
        vector = kept["vector"].astype(np.float16)
    made = {
        "sizes": sizes(shipped),
        "settings": {name: shipped[name] for name in SETTINGS},
        "seeds": list(runs),
        "test accuracy": [run["accuracy"] for run in runs.values()],
        "seed": SHIPPED,
        "command": "python -m benchmarks.best_network train, for each seed, then keep",
    }
    np.savez_compressed(FILE, vector=vector, made=np.array(json.dumps(made)))
    print(f"{FILE.name}: {FILE.stat().st_size / 1e6:.1f} MB, seed {SHIPPED}")


def main():
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("task", choices=("choose", "train", "keep"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1, help="another number, other bits")
    for name, (default, what) in SETTINGS.items():
        parser.add_argument(f"--{name}", type=type(default), default=default, help=what)
    settings = vars(parser.parse_args())
    task, seed, threads = (settings.pop(name) for name in ("task", "seed", "threads"))
    if task == "keep":
        keep(settings)
    else:
        measure(task, settings, seed, threads)


if __name__ == "__main__":
    main()
