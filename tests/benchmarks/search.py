"""The real search: two workers against one, what a trial's keeping costs, and stopping early."""

import functools
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
import optuna
from distributed import Client, LocalCluster
from optuna.pruners import NopPruner
from optuna.samplers import RandomSampler, TPESampler
from optuna.trial import TrialState

from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import LogUniform, paired_difference
from mlpkit.study import local_workers, search
from mlpkit.study.searching import pruner_of
from mlpkit.study.spaces import distributions
from mlpkit.surface import SPACE as SURFACE
from mlpkit.surface import load_surface

from .shared import seconds, spread, table

TEXT = """## Search

Trainings of a 20-{width}-3 network, one BLAS thread each; median and range of {rounds} rounds.

- Two workers / one: the time of the same {trials} random trials, after one search to warm up.
- Keeping: the time of a search beyond its trainings', milliseconds a trial.
- Stopping early, on the measured surface of rate and width: epochs trained, counted in whole
  trainings of 27, until a trial that ran to the end is among the best 5 % of the surface; then how
  many fewer than random search without stopping, in pairs of ten seeds, ± standard error.
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


def recipe(settings, width=256):
    return mlp([20, width, 3]), SGD(settings["rate"]), 32


def sleeping(settings):
    time.sleep(0.5)
    return recipe(settings, width=4)


def section(quick=False):
    rounds, trials, many = (2, 6, 10) if quick else (10, 40, 100)
    rows = [*side_by_side(rounds, trials), *keeping(rounds, trials), *stopping(3 if quick else 10)]
    text = TEXT.format(width=256, rounds=rounds, trials=trials)
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


def stopping(seeds):
    """Trainings, 27 epochs each, until one of the best 5 % of the measured surface is found."""
    surface = load_surface()
    truth = surface.losses[..., -1].mean(axis=2)  # nan: diverged, and never good
    good = np.quantile(np.where(np.isnan(truth), np.inf, truth), 0.05)
    pruners = {"": NopPruner(), ", median pruner": pruner_of("median", 27)}
    found = {
        f"{name}{stopped}": [until(good, make(seed=s), pruner, s) for s in range(seeds)]
        for name, make in (("random", RandomSampler), ("TPE", TPESampler))
        for stopped, pruner in pruners.items()
    }
    random = found["random"]
    yield "trainings until one of the best 5 %, random", f"{np.mean(random):.1f}"
    for name, lengths in list(found.items())[1:]:
        fewer, error, wins = paired_difference(lengths, random)
        yield f"fewer: {name}", f"{fewer:.1f} ± {error:.1f}, in {wins} of {seeds}"


def until(good, sampler, pruner, seed, most=400):
    """Epochs / 27 that a search has trained when a trial trained to the end is that good."""
    surface, trained = load_surface(), 0
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(sampler=sampler, pruner=pruner)
    for _ in range(most):
        trial = study.ask(distributions(SURFACE))
        before, state = 0, TrialState.COMPLETE
        for epochs in surface.epochs.tolist():
            loss = float(np.nan_to_num(surface.at(trial.params, seed % 3, epochs), nan=np.log(10)))
            trained, before = trained + epochs - before, epochs
            trial.report(loss, epochs)
            if epochs < surface.epochs[-1] and trial.should_prune():
                state = TrialState.PRUNED
                break
        study.tell(trial, loss if state == TrialState.COMPLETE else None, state)
        if state == TrialState.COMPLETE and mean_at(surface, trial.params) <= good:
            return trained / 27
    raise RuntimeError(f"no good trial in {most}")


def mean_at(surface, settings):
    return np.mean([surface.at(settings, seed) for seed in range(len(surface.seeds))])


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
