"""The real search: two workers against one, what a trial's keeping costs, and stopping early."""

import functools
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from distributed import Client, LocalCluster

from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import LogUniform
from mlpkit.study import local_workers, search

from .shared import seconds, spread, table

TEXT = """## Search

Trainings of a 20-{width}-3 network, one BLAS thread each; median and range of {rounds} rounds.

- Two workers / one: the time of the same {trials} random trials, after one search to warm up.
- Keeping: the time of a search beyond its trainings', milliseconds a trial.
- Stopping early: the epochs trained with the median pruner over those without, and the best loss
  with it less the best without, in pairs, a seed each.
- Sleeping workers: so many threads, each a worker, that sleep 0.5 s a trial; seconds a round of
  them."""
HEADER = ("what", "measured")
SPACE = {"rate": LogUniform(1e-3, 1.0)}


@functools.cache
def data():
    rng = np.random.default_rng(0)
    y = np.arange(3000) % 3
    X = (rng.normal(size=(3000, 20)) + 0.4 * np.eye(3, 20)[y]).astype(np.float32)
    return (X[:2000], y[:2000]), (X[2000:], y[2000:])


def recipe(settings, width=64):
    return mlp([20, width, 3]), SGD(settings["rate"]), 32


def sleeping(settings):
    time.sleep(0.5)
    return recipe(settings, width=4)


def section(quick=False):
    rounds, trials, many = (2, 6, 10) if quick else (10, 40, 100)
    rows = [*side_by_side(rounds, trials), *keeping(rounds, trials), *stopping(rounds, trials)]
    text = TEXT.format(width=64, rounds=rounds, trials=trials)
    return f"{text}\n\n{table(HEADER, [*rows, sleepers(many)])}"


def side_by_side(rounds, trials):
    settings = {"trials": trials, "epochs": 5, "pruner": None, "progress": False}
    taken = {}
    for workers in (1, 2):
        with local_workers(workers) as cluster, Client(cluster) as client:
            client.wait_for_workers(workers)
            run = functools.partial(search, recipe, SPACE, data, **settings, client=client)
            run(seed=0)
            taken[workers] = [seconds(lambda s=seed: run(seed=s)) for seed in range(rounds)]  # noqa: B023
    ratio = [two / one for one, two in zip(taken[1], taken[2], strict=True)]
    for workers, times in taken.items():
        yield f"trials a minute, workers: {workers}", f"{60 * trials / median(times):.0f}"
    yield "two workers / one, time", spread(ratio)


def keeping(rounds, trials):
    for kind, suffix in (("memory", None), ("journal", "journal"), ("SQLite", "db")):
        costs = []
        for seed in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                path = suffix and Path(folder, f"study.{suffix}")
                begin = time.perf_counter()
                study = search(recipe, SPACE, data, trials=trials, epochs=1, seed=seed,
                               storage=path, pruner=None, progress=False)  # fmt: skip
                whole = time.perf_counter() - begin
                trained = sum(trial.user_attrs["seconds"] for trial in study.trials)
            costs.append(1000 * (whole - trained) / trials)
        yield f"keeping in {kind}, ms a trial", spread(costs, ".1f")


def stopping(rounds, trials):
    shares, differences = [], []
    for seed in range(rounds):
        settings = {"trials": trials, "epochs": 9, "seed": seed, "progress": False}
        with_it = search(recipe, SPACE, data, **settings)
        without = search(recipe, SPACE, data, **settings, pruner=None)
        epochs = [sum(t.user_attrs["epochs"] for t in s.trials) for s in (with_it, without)]
        shares.append(epochs[0] / epochs[1])
        differences.append(with_it.best_value - without.best_value)
    yield "epochs trained, median pruner / none", spread(shares)
    yield "best loss, median pruner − none", spread(differences, ".4f")


def sleepers(many):
    options = {"threads_per_worker": 1, "processes": False, "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(n_workers=many, **options) as c:
        with Client(c) as client:
            client.wait_for_workers(many)
            settings = {"trials": 2 * many, "epochs": 1, "seed": 0, "pruner": None}
            begin = time.perf_counter()
            search(sleeping, SPACE, data, **settings, client=client, progress=False)
            taken = time.perf_counter() - begin
    return f"{many} sleeping workers, s a round", f"{taken / 2:.1f}"
