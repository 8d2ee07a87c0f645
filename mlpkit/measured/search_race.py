"""A hundred searches by random draws, and a hundred by TPE, on the map of `measured.surface`.

``python -m benchmarks.search_race`` repeats the searches and writes search_race.npz.
"""

import functools
import hashlib
import json
import math
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_suffix(".npz")
RUNS, TRIALS = 100, 40
GUESS = math.log(10)  # the loss of guessing among ten classes, which takes no trial


@functools.cache
def load_rivals():
    """Return {"random": best (RUNS, TRIALS), "TPE": the same}: the best loss so far after each
    trial."""
    with np.load(FILE) as file:
        return {name: file[name].astype(float) for name in ("random", "TPE")}


def load_made():
    """How search_race.npz was made: command, when, optuna (its version), surface (`hash_of` it)."""
    with np.load(FILE) as file:
        return json.loads(str(file["made"]))


def hash_of(surface):
    """A hash of the losses searched: if these change, search_race.npz is out of date."""
    return hashlib.sha256(np.ascontiguousarray(surface.losses)).hexdigest()[:16]


def trained(surface, rate, width):
    """The validation loss for the first seed after the last epoch; nan if the training diverged.

    rate, width: numbers or arrays.
    """
    settings = {"rate": rate, "width": width}
    return surface.at(settings, seed=0, epochs=int(surface.epochs[-1]))


def best_so_far(losses):
    """The lowest loss after each trial: (..., trials) → (..., trials).

    A diverged trial (nan) counts as a guess, and nothing is worse than a guess.
    """
    return np.minimum.accumulate(np.fmin(losses, GUESS), axis=-1)
