"""How time and memory of an epoch grow with examples, width and batch size."""

import sys
import tracemalloc
from pathlib import Path
from statistics import median

from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit

from . import frameworks, original_experiment
from .child import in_child
from .shared import in_turns, slope, table, target

try:
    import resource
except ImportError:  # Windows
    resource = None

VALUES = {
    "examples": (1_000, 3_000, 10_000, 30_000, 60_000),
    "width": (32, 64, 128, 256, 512, 1024),
    "batch size": (16, 64, 256, 1024, 4096),
}
NETWORKS = {
    "examples": "784-64-32-10, batches of 200",
    "width": "784-width-10, batches of 200, 12,000 examples",
    "batch size": "784-64-32-10, 60,000 examples",
}
TEXT = """## Growth

One epoch of `fit` on one thread, sigmoid, SGD. The sizes take turns in one process; medians of
{rounds} rounds. "relative" is the time divided by that of the first line. Memory is the most that
`fit` holds at any one time besides its data and parameters (tracemalloc, in a separate round). The
exponent k is that of y ≈ c·xᵏ, the slope of a line through the logarithms."""


def section(quick=False):
    rounds = 1 if quick else 5
    parts = [TEXT.format(rounds=rounds)]
    for what, values in VALUES.items():
        values = values[:3] if quick else values
        times, bytes_held = in_child(measure, what, values, rounds, threads=1)
        times = [median(taken) for taken in times]
        rows = [
            [f"{x:,}", f"{1000 * t:.1f}", f"{t / times[0]:.2f}", f"{held / 1e6:.2f}"]
            for x, t, held in zip(values, times, bytes_held, strict=True)
        ]
        exponents = (f"{slope(values, y):.2f}" for y in (times, bytes_held))
        rows.append(["exponent", "", *exponents])
        header = (what, "ms", "relative", "memory, MB")
        parts.append(f"By {what} ({NETWORKS[what]}):\n\n{table(header, rows)}")
    return "\n\n".join([*parts, memory(quick)])


def memory(quick):
    epochs = 1 if quick else 30
    nothing, whole = in_child(peak_memory, 0), in_child(peak_memory, epochs)
    arrays = in_child(peak_of_arrays)
    rows = [
        ["Python and mlpkit, before anything is loaded", f"{nothing:.0f}", "–", ""],
        ["the whole run", f"{whole:.0f}", *target(whole, 292, ".0f")],
        ["the arrays in it", f"{arrays:.0f}", "–", ""],
    ]
    about = (
        f"The original experiment, from loading to the end of training (epochs: {epochs}), "
        "in a fresh process. The process as a whole is measured by its largest resident memory "
        "(VmHWM, or getrusage's maxrss); the arrays by tracemalloc, in a separate run. MB is 10⁶ "
        "bytes."
    )
    return f"{about}\n\n{table(('peak memory', 'MB', 'target', ''), rows)}"


def maker_of(what, value, X, y):
    """Return a maker of one epoch with this many examples, this width, or this batch size."""
    sizes = (784, value, 10) if what == "width" else (784, 64, 32, 10)
    batch_size = value if what == "batch size" else 200
    examples = {"examples": value, "width": 12_000}.get(what, len(X))
    experiment = frameworks.Experiment(sizes, "sigmoid", batch_size, "sgd", 0.25)
    return frameworks.by_fit(experiment, X[:examples], y[:examples])


def measure(what, values, rounds):
    """Measure in a child process: the seconds, a list per value, and the peak number of bytes."""
    data = load_fashion_mnist()
    X, y = scale_to_unit(flatten(data.train_images)), data.train_labels
    makers = [maker_of(what, value, X, y) for value in values]
    times, held = in_turns(makers, rounds), []
    tracemalloc.start()
    for maker in makers:
        work = maker()
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        work()
        held.append(tracemalloc.get_traced_memory()[1] - before)
    return times, held


def train_original(epochs):
    data = load_fashion_mnist()
    X, y = scale_to_unit(flatten(data.train_images)), data.train_labels
    parameters = original_experiment.start("normal", "normal", seed=0)
    original_experiment.train_on((X, y), parameters, epochs, seed=0)


def peak_memory(epochs):
    """Measure the peak MB in a child process; with 0 epochs no data are loaded."""
    if epochs:
        train_original(epochs)
    return peak_of_process()


def peak_of_process():
    """The most memory that this process has had so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux, maxrss may be the parent process's
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    if resource is None:
        raise OSError("benchmarks: a process's peak memory is measured on Linux and macOS only.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def peak_of_arrays():
    """Measure in a child process the peak MB that NumPy and Python hold in arrays and objects."""
    tracemalloc.start()
    train_original(1)
    return tracemalloc.get_traced_memory()[1] / 1e6
