"""Remedies against overfitting, each alone, and each left out of the full combination, in pairs of
seeds.

The numbers of every run go to mlpkit/measured/remedies.json. The claims of notebook 08 take their
settings from there.
"""

import copy
import datetime
import functools
import json
import platform
import time
from statistics import mean, median
from types import SimpleNamespace

import numpy as np

from mlpkit import preprocessing
from mlpkit.forward_pass import predict_probabilities
from mlpkit.measured.remedies import FILE, NUMBERS, WHICH, beyond, rows, settings, summary
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam, AdamW, cosine
from mlpkit.regularization import (
    Averaged,
    calibration_error,
    mirror,
    shift,
    smoothed_cross_entropy,
)
from mlpkit.training import EarlyStopping, accuracy, fit, parameters_to_predict

from . import machine
from .child import cores, in_child, in_children
from .shared import ratios, table

SIZES, BATCH_SIZE = (784, 128, 10), 100  # as in notebook 08, where the rate is 0.003
RATES = [{"rate": rate} for rate in (0.0015, 0.003, 0.006, 0.012)]
PLAIN = {
    "decay": 0,  # for weights only, multiplied by the rate
    "patience": 0,  # epochs; 0: no early stopping
    "dropout": 0,
    "moved": None,  # shift by at most this many pixels, and mirror
    "smoothing": 0,
    "batch_norm": False,
    "average": 0,  # the decay of the weights' running mean; 0: no mean
    "networks": 1,
}
REMEDIES = {  # name: the settings tried
    "weight decay": [{"decay": decay} for decay in (0.03, 0.1, 0.3, 1)],
    "early stopping": [{"patience": patience} for patience in (2, 4, 8, 16)],
    "dropout": [{"dropout": rate} for rate in (0.1, 0.2, 0.35, 0.5)],
    "moved images": [{"moved": most} for most in (0, 1, 2, 3)],
    "smoothed labels": [{"smoothing": smoothing} for smoothing in (0.03, 0.1, 0.2, 0.3)],
    "batch normalization": [{"batch_norm": True} | rate for rate in RATES],
    "averaged weights": [{"average": decay} for decay in (0.98, 0.99, 0.995, 0.998)],
    "ensemble": [{"networks": 5}],
}
BEYOND = {  # where the best setting was at the end of its range: measured, but never chosen
    "smoothed labels": [{"smoothing": smoothing} for smoothing in (0.45, 0.6)],
    "batch normalization": [{"batch_norm": True, "rate": rate} for rate in (0.024, 0.048)],
}
TUNING_SEEDS, SEEDS = (100, 101, 102), (0, 1, 2, 3, 4)
EXAMPLES, EPOCHS, ROUNDS = 5_000, 30, 9
JUDGING = 20_000  # images
TEXT = """## Remedies

A plain perceptron, {sizes}, ReLU, Adam at a rate that falls from {plain_rate:g} to 0 along a
cosine, batches of {batch_size}, {epochs} epochs, on {examples:,} images; then with each remedy
alone, with all together, and with all but one. Each of {seeds} seeds draws its own images for
training, as many for validation, and its first weights; with and without a remedy they are the
same. All are judged on {judging:,} other images of the training set. The test set is not touched.

Alone: what the remedy gains. Left out: what all together lose without it. Mean ± standard error of
the differences of pairs; above 0 the remedy helps. Time: a run with the remedy alone, divided by a
plain run, which takes {seconds:.1f} s of one core; an epoch of each was timed, in turns, and
multiplied by the number of epochs of all the run's networks. All together takes {price:.1f} times
as long.

A setting is the best of four by accuracy on the validation images of {tuning} other seeds. So is
the rate of the plain perceptron, which the remedies alone share; batch normalization has its own.
So is the rate for all of them together, {all_rate:g}, found with one network. The ensemble has
nothing to tune. In the network with all of them, each remedy has the setting that was best alone;
when one is left out, the others are not tuned again."""


def section(quick=False):
    """The tables; the numbers are written to the file, unless quick."""
    measured = measure(200, 2, 1) if quick else measure(EXAMPLES, EPOCHS, ROUNDS)
    if not quick:
        text = json.dumps(measured, indent=1, ensure_ascii=False)
        FILE.write_text(text + "\n", encoding="utf-8")
    return write_section(measured)


def write_section(measured):
    text = TEXT.format(
        **measured["settings"],
        seeds=len(measured["seeds"]),
        tuning=len(measured["tuning_seeds"]),
        plain_rate=measured["chosen"]["plain"]["rate"],
        all_rate=measured["chosen"]["all"]["rate"],
        seconds=measured["seconds"],
        price=measured["price"]["all"],
    )
    tables = []
    for which, title in WHICH.items():
        header = [which, *(name for name, *_ in NUMBERS.values()), "time"]
        found = rows(measured, which)
        tables += [title, table(header[: len(found[0])], found)]
    return "\n\n".join(
        [text, "\n".join(summary(measured)), *tables, f"{settings(measured)} {beyond(measured)}"]
    )


def measure(examples, epochs, rounds):
    """Measure everything that the file contains."""
    about, size = describe_this_machine(), (examples, epochs)
    plain, tuning, chosen = tune(size)
    recipes = {f"all but {name}": together(plain, chosen, name) for name in REMEDIES}
    recipes["all"] = together(plain, chosen)
    recipes |= {name: plain | chosen[name] for name in REMEDIES}
    # the long ones come first, so that no core waits for others at the end
    recipes["plain"] = plain
    jobs = [([recipe], SEEDS, *size, "judging") for recipe in recipes.values()]
    runs = dict(zip(recipes, (runs for [runs] in in_children(scores, jobs)), strict=True))
    timed = ("plain", "all", *REMEDIES)
    seconds = in_child(
        epoch_seconds, [recipes[name] for name in timed], examples, rounds, threads=1
    )
    seconds = dict(zip(timed, seconds, strict=True))
    return about | {
        "settings": {
            "sizes": "-".join(map(str, SIZES)),
            "batch_size": BATCH_SIZE,
            "examples": examples,
            "judging": JUDGING,
            "epochs": epochs,
        },
        "tuning_seeds": TUNING_SEEDS,
        "tuning": tuning,
        "beyond": tried({name: (plain, options) for name, options in BEYOND.items()}, size),
        "chosen": chosen,
        "seeds": SEEDS,
        "plain": runs["plain"],
        "all": runs["all"],
        "alone": {name: runs[name] for name in REMEDIES},
        "left_out": {name: runs[f"all but {name}"] for name in REMEDIES},
        "epoch_seconds": seconds,
        "seconds": epochs * median(seconds["plain"]),
        "price": {
            name: median(ratios(taken, seconds["plain"])) * trained_epochs(runs[name]) / epochs
            for name, taken in seconds.items()
        },
    }


def describe_this_machine():
    """When, by which command, and on what machine."""
    return {
        "when": f"{datetime.datetime.now():%Y-%m-%d %H:%M}",
        "command": "python -m benchmarks --only remedies",
        "processor": machine.processor(),
        "cores": cores(),
        "load": machine.load(),
        "system": platform.system(),
        "versions": {"Python": platform.python_version(), "NumPy": np.__version__},
        "blas": in_child(machine.blas),
    }


def tune(size):
    """The plain settings, everything that was tried, and {name: the best} for each remedy and for
    all together."""
    tuning = tried({"plain": (PLAIN, RATES)}, size)
    plain = PLAIN | best(tuning["plain"])
    several = {name: options for name, options in REMEDIES.items() if len(options) > 1}
    tuning |= tried({name: (plain, options) for name, options in several.items()}, size)
    chosen = {name: options[0] for name, options in REMEDIES.items()}
    chosen |= {name: best(found) for name, found in tuning.items()}
    one_network = together(plain, chosen) | {"networks": 1}
    tuning |= tried({"all": (one_network, RATES)}, size)
    return plain, tuning, chosen | {"all": best(tuning["all"])}


def tried(asked, size):
    """Return {name: [{"setting", "runs"} for each of options]}; asked: {name: (base, options)}."""
    jobs = [
        ([base | option for option in options], TUNING_SEEDS, *size, "validation")
        for base, options in asked.values()
    ]
    found = {}
    for (name, (_, options)), runs in zip(asked.items(), in_children(scores, jobs), strict=True):
        pairs = zip(options, runs, strict=True)
        found[name] = [{"setting": option, "runs": of_it} for option, of_it in pairs]
    return found


def best(tried):
    """The setting whose runs have the highest accuracy on average; the first if several tie."""
    return max(tried, key=lambda option: mean(run["accuracy"] for run in option["runs"]))["setting"]


def together(plain, chosen, but=None):
    """The plain settings with those of all remedies except one, and the rate for all together."""
    settings = dict(plain)
    for name in REMEDIES:
        if name != but:
            settings |= chosen[name]
    return settings | chosen.get("all", {})


def scores(recipes, seeds, examples, epochs, part):
    """Measure in a child process: a list for each recipe, with one `score` per seed."""
    return [
        [score(recipe, data(seed, examples), seed, epochs, part) for seed in seeds]
        for recipe in recipes
    ]


def score(recipe, sets, seed, epochs, part):
    """The scores of a recipe's networks, whose probabilities are averaged, on a part of the
    sets."""
    X, y = sets[part]
    p, passes = np.zeros((len(y), SIZES[-1])), 0
    for number in range(recipe["networks"]):
        rng = np.random.default_rng([seed, number])
        network, parameters, done, _ = trained(recipe, sets, epochs, rng)
        p += predict_probabilities(network, parameters, X) / recipe["networks"]
        passes += done
    # the logarithm of 0 would be infinite
    at_labels = np.maximum(p[np.arange(len(y)), y], np.finfo(np.float32).tiny)
    return {
        "seed": seed,
        "accuracy": accuracy(y, p.argmax(axis=1)),
        "loss": float(-np.mean(np.log(at_labels))),
        "calibration_error": calibration_error(p, y),
        "epochs": passes,
    }


@functools.cache
def images():
    """Return (X, y) of the images to draw from, and of those to evaluate on, with pixels from −½ to
    ½."""
    given = preprocessing.load_fashion_mnist()
    X = preprocessing.scale_to_unit(preprocessing.flatten(given.train_images)) - np.float32(0.5)
    rng = np.random.default_rng(0)
    X, y, *judging = preprocessing.train_validation_split(
        X, given.train_labels, JUDGING / 60_000, rng
    )
    return (X, y), tuple(judging)


@functools.cache
def data(seed, examples):
    """Return {part: (X, y)}: "train" and "validation", `examples` each, drawn by the seed;
    "judging"."""
    (X, y), judging = images()
    train, validation = (
        np.random.default_rng(seed).permutation(len(y))[: 2 * examples].reshape(2, -1)
    )
    return {
        "train": (X[train], y[train]),
        "validation": (X[validation], y[validation]),
        "judging": judging,
    }


def trained(recipe, sets, epochs, rng):
    """Train a recipe: a network, the parameters to predict with, and the epochs and seconds of
    `fit`."""
    s = SimpleNamespace(**recipe)
    network = mlp(SIZES, dropout=s.dropout, batch_norm=s.batch_norm)
    parameters = initialize(network, rng)
    steps = epochs * -(-len(sets["train"][1]) // BATCH_SIZE)

    def rate(step):
        return cosine(step, steps, s.rate)

    optimizer = AdamW(rate, s.decay * network.weights) if s.decay else Adam(rate)
    if s.average:
        optimizer = Averaged(optimizer, s.average)
    kept = []

    def keep_best(run):
        losses = run.history.validation_losses
        if losses[-1] == min(losses):
            kept[:] = [copy.deepcopy(parameters_to_predict(optimizer, parameters))]

    begin = time.process_time()  # on one thread this excludes the time of other programs
    history = fit(
        network,
        parameters,
        sets["train"],
        loss=smoothed_cross_entropy(s.smoothing) if s.smoothing else "cross_entropy",
        optimizer=optimizer,
        batch_size=BATCH_SIZE,
        epochs=epochs,
        rng=rng,
        augment=None if s.moved is None else lambda X, rng: shift(mirror(X, rng), rng, s.moved),
        validation=sets["validation"] if s.patience else None,
        callbacks=[keep_best, EarlyStopping(s.patience)] if s.patience else [],
        progress=False,
    )
    taken = time.process_time() - begin
    used = kept[0] if s.patience else parameters_to_predict(optimizer, parameters)
    return network, used, history.epochs, taken


def epoch_seconds(recipes, examples, rounds):
    """Measure in a child process the seconds of an epoch of each recipe's network, in turns; a list
    for each."""
    sets = data(0, examples)

    def one(recipe):
        *_, epochs, taken = trained(recipe, sets, 3, np.random.default_rng(0))
        return taken / epochs

    found = [[one(recipe) for recipe in recipes] for _ in range(1 + rounds)]
    return list(zip(*found[1:], strict=True))  # the first round warms up


def trained_epochs(runs):
    """Return the epochs of a run on average, over all its networks."""
    return mean(run["epochs"] for run in runs)
