"""One epoch of `fit` and one of each rival, taking turns, on one thread and on all."""

from statistics import median

from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit

from . import frameworks, runs
from .child import in_child
from .original_way import original_way
from .shared import in_turns, ratios, spread, table, target

EXPERIMENTS = {
    "784-64-32-10": frameworks.Experiment((784, 64, 32, 10), "sigmoid", 200, "sgd", 0.25),
    "784-512-256-10": frameworks.Experiment((784, 512, 256, 10), "relu", 128, "adam", 0.001),
}
SIZES = {"784-64-32-10": (60_000, 9), "784-512-256-10": (15_000, 5)}  # images, rounds
MAKERS = {
    "PyTorch, eager": frameworks.pytorch,
    "scikit-learn": frameworks.scikit_learn,
    "JAX, compiled": frameworks.jax_compiled,
    "the original's way": original_way,
    "bare products": frameworks.bare_products,
}
TARGETS = {  # (the highest ratio allowed, the number of threads); the others have no limit
    "784-64-32-10": {
        "PyTorch, eager": (0.5, "best"),
        "scikit-learn": (0.7, "best"),
        "JAX, compiled": (1.0, "best"),
        "the original's way": (0.42, "best"),
        "bare products": (1.5, "one"),
    },
    "784-512-256-10": {
        "PyTorch, eager": (0.65, "best"),
        "scikit-learn": (0.4, "best"),
        "JAX, compiled": (1.25, "best"),
    },
}
HEADER = ("784-64-32-10", "threads", "fit, ms", "rival, ms", "fit / rival", "target", "")
TEXT = """## One epoch, side by side

`fit` and one rival take turns in one process, A B A B …, after one epoch each to warm up, with
fresh parameters every time. "fit / rival" is the median of the ratios of neighbouring runs, with
their range; the milliseconds are medians. One thread: the process is tied to one core, and BLAS,
OpenMP and XLA are told so. All: each side's default. Best: each side at whichever of the two suits
it better, by the medians. `fit` shows no bar, validates nothing and may choose its threads.

- PyTorch: eager, `nn.Sequential`, `CrossEntropyLoss`, its own optimizer, batches by `randperm`.
- scikit-learn: `MLPClassifier`, float32, no decay, no momentum; its fit draws the parameters too.
- JAX: permutation, gathering and steps in one compiled function; compiling is not counted.
- The original's way: columns of float64, dictionaries, no shuffling (`original_way.py`).
- Bare products: nothing but the matrix products of the network, forward and backward, into arrays
  that already exist; no gathering of batches, no activation, no step."""


def section(quick=False):
    """The tables, next to those of earlier runs; each whole run is kept."""
    found = {name: measured(name, quick) for name in EXPERIMENTS}
    tables = [describe_experiment(name, rows, quick) for name, rows in found.items()]
    kept = runs.kept() if quick else runs.keep(found)
    return "\n\n".join([TEXT, *tables, runs.describe_runs(kept)])


def measured(name, quick):
    images, rounds = size(name, quick)
    rows = []
    for rival in MAKERS:
        times = [
            in_child(measure, name, rival, images, rounds, threads=threads) for threads in (1, None)
        ]
        rows += rows_of(rival, times, *TARGETS[name].get(rival, (None, None)))
    return rows


def size(name, quick):
    return (4_000, 1) if quick else SIZES[name]


def describe_experiment(name, rows, quick):
    settings, (images, rounds) = EXPERIMENTS[name], size(name, quick)
    about = (
        f"{name}, {settings.hidden}, {settings.optimizer} at {settings.rate}, batches of "
        f"{settings.batch_size}, {images:,} images; rounds: {rounds}."
    )
    return f"{about}\n\n{table((name, *HEADER[1:]), rows)}"


def rows_of(rival, times, most=None, at=None):
    """Return three rows; times: (ours, theirs) at one thread and at all; `most` is for the row
    `at`."""
    medians = [[median(taken) for taken in pair] for pair in times]
    best = [min(side) for side in zip(*medians, strict=True)]
    rows = []
    for threads, pair, middle in zip(("one", "all"), times, medians, strict=True):
        ratio = ratios(*pair)
        rows.append((threads, middle, median(ratio), spread(ratio)))
    rows.append(("best", best, best[0] / best[1], f"{best[0] / best[1]:.2f}"))
    return [
        [
            f"against {rival}",
            threads,
            *(f"{1000 * taken:.0f}" for taken in middle),
            shown,
            *target(ratio, most if threads == at else None),
        ]
        for threads, middle, ratio, shown in rows
    ]


def measure(name, rival, images, rounds):
    """Measure the seconds of both in a child process: two lists."""
    data = load_fashion_mnist()
    X, y = scale_to_unit(flatten(data.train_images[:images])), data.train_labels[:images]
    makers = [maker(EXPERIMENTS[name], X, y) for maker in (frameworks.by_fit, MAKERS[rival])]
    return in_turns(makers, rounds)
