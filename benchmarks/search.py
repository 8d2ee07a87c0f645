"""The real search: two workers against one, the cost of storing a trial, and stopping early."""

import contextlib
import functools
import itertools
import logging
import multiprocessing
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

from mlpkit.measured.surface import SPACE as SURFACE
from mlpkit.measured.surface import load_surface
from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import LogUniform, paired_difference
from mlpkit.search.study import local_workers, search
from mlpkit.search.study.search_loop import pruner_of
from mlpkit.search.study.spaces import distributions
from mlpkit.search.study.trials import train

from .shared import seconds, spread, table

TEXT = """## Search

Trainings of a 20-{width}-3 network, one BLAS thread each; median and range of {rounds} rounds.

- One worker or two: {trials} random trials of {epochs} epochs on 40,000 examples, in turns, after
  one round to warm up; bare processes train as much without any search.
- Keeping: the time a search takes beyond the training itself (1 epoch, 2,000 examples), in
  milliseconds per trial.
- Stopping early, on the measured surface of rate and width: epochs trained, counted in whole
  trainings of 27, until a trial that ran to the end is among the best 5% of the surface; then how
  many fewer than random search without stopping, in pairs of ten seeds, ± standard error.
- Places that sleep: that many threads, split evenly between two Dask workers, and trials that
  sleep for {asleep:g} s and train for milliseconds. A round is a trial in each place; what it takes
  above {asleep:g} s goes into handing out and keeping. {sleeping_rounds} rounds per search."""
HEADER = ("what", "measured")
SPACE = {"rate": LogUniform(1e-3, 1.0)}
STORAGES = {"memory": None, "journal": "journal", "SQLite": "db"}  # the file name's extension
EPOCHS = 5
ASLEEP, ROUNDS = 1.0, 3


@functools.cache
def data(examples=2000):
    rng = np.random.default_rng(0)
    y = np.arange(examples + 1000) % 3
    X = (rng.normal(size=(len(y), 20)) + 0.4 * np.eye(3, 20)[y]).astype(np.float32)
    return (X[:examples], y[:examples]), (X[examples:], y[examples:])


def more_data():
    return data(examples=40_000)


def recipe(settings, width=256):
    return mlp([20, width, 3]), SGD(settings["rate"]), 32


def sleeping(settings):
    time.sleep(ASLEEP)
    return recipe(settings, width=4)


def section(quick=False):
    rounds, trials, seeds = (2, 6, 3) if quick else (5, 20, 10)
    counts = (4,) if quick else (10, 100, 300)
    numbers = {"width": 256, "rounds": rounds, "trials": trials, "epochs": EPOCHS}
    text = TEXT.format(**numbers, asleep=ASLEEP, sleeping_rounds=ROUNDS)
    parts = side_by_side(rounds, trials), keeping(rounds, trials), stopping(seeds)
    rows = itertools.chain(*parts, sleeping_places(counts))
    return f"{text}\n\n{table(HEADER, list(rows))}"


def side_by_side(rounds, trials):
    """Two workers against one, and as many trainings in bare processes, which show what two cores
    can achieve."""
    with contextlib.ExitStack() as stack:
        ways = {
            (kind, count): stack.enter_context(make(count, trials))
            for kind, make in (("workers", searched), ("bare processes", bare))
            for count in (1, 2)
        }
        taken = {way: [] for way in ways}
        for seed in range(rounds + 1):
            for way, run in ways.items():
                taken[way].append(seconds(functools.partial(run, seed)))
    for kind in ("workers", "bare processes"):
        one, two = (taken[kind, count][1:] for count in (1, 2))  # the first round warms up
        yield f"{kind}: one, trials a minute", f"{60 * trials / median(one):.0f}"
        yield f"{kind}: two, trials a minute", f"{60 * trials / median(two):.0f}"
        yield f"{kind}: time of one / two", spread([a / b for a, b in zip(one, two, strict=True)])


@contextlib.contextmanager
def searched(workers, trials):
    """Make a function of a seed that searches with this many Dask workers."""
    settings = {"trials": trials, "epochs": EPOCHS, "pruner": None, "progress": False}
    with local_workers(workers) as cluster, Client(cluster) as client:
        client.wait_for_workers(workers)
        run = functools.partial(search, recipe, SPACE, more_data, **settings, client=client)
        yield lambda seed: run(seed=seed)


@contextlib.contextmanager
def bare(processes, trials):
    """Make a function of a seed that does the same trainings in as many processes, without a
    search."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:  # `train` uses one thread
        yield lambda seed: pool.map(training, [seed] * trials, chunksize=1)


def training(seed):
    settings = {"rate": 0.03}
    train(recipe, more_data(), settings, seed=seed, epochs=EPOCHS, hopeless=lambda *_: False)


def keeping(rounds, trials):
    for kind, suffix in STORAGES.items():
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
    """Count trainings of 27 epochs until a trial is among the best 5% of the measured surface."""
    surface = load_surface()
    # nan where training diverged, which never counts as good
    truth = surface.losses[..., -1].mean(axis=2)
    good = np.quantile(np.where(np.isnan(truth), np.inf, truth), 0.05)
    pruners = {"": NopPruner(), ", median pruner": pruner_of("median", 27)}
    found = {
        f"{name}{stopped}": [until(good, make(seed=s), pruner, s) for s in range(seeds)]
        for name, make in (("random", RandomSampler), ("TPE", TPESampler))
        for stopped, pruner in pruners.items()
    }
    random = found["random"]
    yield "trainings until one of the best 5%, random", f"{np.mean(random):.1f}"
    for name, lengths in list(found.items())[1:]:
        fewer, error, wins = paired_difference(lengths, random)
        yield f"fewer: {name}", f"{fewer:.1f} ± {error:.1f}, in {wins} of {seeds}"


def until(good, sampler, pruner, seed, most=400):
    """Return the epochs, divided by 27, that a search trains until a fully trained trial is that
    good."""
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
    raise RuntimeError(f"until: none of {most} trials is good enough.")


def mean_at(surface, settings):
    return np.mean([surface.at(settings, seed) for seed in range(len(surface.seeds))])


def sleeping_places(counts):
    """Seconds per round of trials that only sleep, one in each slot, for each kind of storage."""
    for count in counts:
        for kind, suffix in STORAGES.items():
            with tempfile.TemporaryDirectory() as folder, places(count) as client:
                path = suffix and Path(folder, f"study.{suffix}")
                settings = {"trials": ROUNDS * count, "epochs": 1, "seed": 0, "pruner": None}
                begin = time.perf_counter()
                search(
                    sleeping, SPACE, data, **settings, storage=path, client=client, progress=False
                )
                taken = time.perf_counter() - begin
            yield f"{count} places that sleep, {kind}: s a round", f"{taken / ROUNDS:.2f}"


@contextlib.contextmanager
def places(count):
    """A client with `count` slots for trials, the threads of two worker processes."""
    options = {"threads_per_worker": count // 2, "memory_limit": 0}
    quiet = {"dashboard_address": "127.0.0.1:0", "silence_logs": logging.CRITICAL}
    with LocalCluster(n_workers=2, **options, **quiet) as cluster, Client(cluster) as client:
        client.wait_for_workers(2)
        yield client
