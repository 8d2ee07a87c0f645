"""An epoch on a busy machine: one process spins on every core."""

import subprocess
import sys
from contextlib import contextmanager
from statistics import median

import numpy as np

from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.training import fit

from .child import cores, in_child
from .shared import in_turns, ratios, spread, table, target

SETTINGS = (None, 1, "all")
# The process also ends by itself: when its parent is gone, or after five minutes.
SPIN = """
import os, time
parent, end = os.getppid(), time.monotonic() + 300
while os.getppid() == parent and time.monotonic() < end:
    pass
"""
TEXT = """## A busy machine

An epoch of 784-64-32-10 ({images:,} images, batches of 200) by `fit`, with `threads` as in the
first column; the three take turns. First the machine has nothing else to do; then a process spins
on every core. Rounds: {rounds}; median and range. "busy / idle" compares the medians."""


def section(quick=False):
    images, rounds = (4_000, 1) if quick else (60_000, 9)
    idle, busy = in_child(measure, images, rounds)
    rows = []
    for setting, calm, pressed in zip(SETTINGS, idle, busy, strict=True):
        ratio, most = median(pressed) / median(calm), 2.5 if setting is None else None
        shown = [spread([1000 * taken for taken in times], ".0f") for times in (calm, pressed)]
        rows.append([f"threads={setting}", *shown, f"{ratio:.2f}", *target(ratio, most)])
    header = ("fit", "idle, ms", "busy, ms", "busy / idle", "target", "")
    chosen, *fixed = idle
    better = min(fixed, key=median)
    loss = ratios(chosen, better)
    most, verdict = target(median(loss), 1.05)
    last = (
        f"When idle, `threads=None` takes {spread(loss)} times as long as the better of the two "
        f"fixed settings, in neighbouring pairs (target {most}: {verdict})."
    )
    return "\n\n".join([TEXT.format(images=images, rounds=rounds), table(header, rows), last])


@contextmanager
def busy_cores():
    """A context with one spinning process per core, all ended at its end, whatever happens."""
    spinning = []
    try:
        for _ in range(cores()):
            spinning.append(subprocess.Popen([sys.executable, "-c", SPIN]))
        yield
    finally:
        for process in spinning:
            process.kill()
        for process in spinning:
            process.wait()


def measure(images, rounds):
    """Measure in a child process: idle and busy, the seconds of every setting for each."""
    data = load_fashion_mnist()
    X, y = scale_to_unit(flatten(data.train_images[:images])), data.train_labels[:images]
    makers = [maker_of(setting, X, y) for setting in SETTINGS]
    idle = in_turns(makers, rounds)
    with busy_cores():
        busy = in_turns(makers, rounds)
    return idle, busy


def maker_of(threads, X, y):
    network, rng = mlp([784, 64, 32, 10], "sigmoid"), np.random.default_rng(0)
    settings = {"batch_size": 200, "epochs": 1, "rng": rng, "progress": False}
    settings["threads"] = cores() if threads == "all" else threads

    def maker():
        parameters = initialize(network, rng, "xavier")
        return lambda: fit(network, parameters, (X, y), optimizer=SGD(0.25), **settings)

    return maker
