"""A measured loss surface: the losses of many small networks at each rate and width.

Hundreds of trainings take minutes, and because a search depends on luck, a comparison takes
hundreds of searches. The trainings were run once, on a grid, and a trial of a search looks its loss
up here. `python -m benchmarks.surface` runs them again and writes the file.
"""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlpkit.search import LogUniform

FILE = Path(__file__).with_suffix(".npz")
SPACE = {"rate": LogUniform(3e-4, 3.0), "width": LogUniform(4.0, 128.0)}


@dataclass(frozen=True, eq=False)
class Surface:
    """The results of networks 784-width-10 on images that they were not trained on.

    Attributes
    ----------
    rates (R,), widths (W,), seeds (S,), epochs (E,) : what was tried, and when it was measured
    losses (R, W, S, E) : validation cross-entropy; nan once a run has diverged
    errors (R, W, S, E) : share of the validation images that are wrong; nan likewise
    test_errors (R, W, S) : share of the test images that are wrong, after the last epoch
    equal_errors, equal_test_errors (K,) : the same shares for K runs with identical settings and
        different seeds
    equal_few_errors (K,) : the same on only the first made["few"] images of the validation set
    made : how: command, date, settings, versions, seconds
    """

    rates: np.ndarray
    widths: np.ndarray
    seeds: np.ndarray
    epochs: np.ndarray
    losses: np.ndarray
    errors: np.ndarray
    test_errors: np.ndarray
    equal_errors: np.ndarray
    equal_few_errors: np.ndarray
    equal_test_errors: np.ndarray
    made: dict

    def at(self, settings, seed=0, epochs=27):
        """The validation loss at settings {"rate": …, "width": …}, numbers or arrays alike.

        It is interpolated between the four measured points around it, bilinear in log rate and log
        width; nan if the training diverged at one that counts. seed is an index of `seeds`. Raises
        ValueError outside the measured range.
        """
        seed = index_of("seed", seed, range(len(self.seeds)))
        losses = self.losses[:, :, seed, index_of("epochs", epochs, self.epochs.tolist())]
        i, k, s = between("rate", settings["rate"], self.rates)
        j, m, t = between("width", settings["width"], self.widths)
        lower = (1 - t) * losses[i, j] + t * losses[i, m]
        upper = (1 - t) * losses[k, j] + t * losses[k, m]
        return (1 - s) * lower + s * upper


def between(name, value, axis):
    """Return (i, k, share): value is that share of the way, in the log, from axis[i] to axis[k].

    At a point of the axis i = k, so that a neighbour that has diverged does not count.
    """
    value = np.asarray(value, dtype=float)
    inside = (axis[0] <= value) & (value <= axis[-1])
    if not inside.all():
        raise ValueError(
            f"Surface.at: got the {name} {value}; expected {axis[0]:g} … {axis[-1]:g}, where it "
            "was measured."
        )
    i = axis[1:-1].searchsorted(value, side="right")
    low, high = axis[i], axis[i + 1]
    share = np.log(value / low) / np.log(high / low)
    return i + (share == 1), i + (share > 0), share


def index_of(name, value, known):
    """The index of `value` in `known`; ValueError if it is not there."""
    if value not in known:
        raise ValueError(f"Surface.at: got {name} {value!r}; expected one of {list(known)}.")
    return known.index(value)


@functools.cache
def load_surface():
    """The Surface that comes with mlpkit. It is read once; its arrays can't be written to."""
    with np.load(FILE, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files if name != "made"}
        made = json.loads(str(kept["made"]))
    arrays["losses"] = arrays["losses"].astype(float)  # stored as float32, the dtype of training
    for array in arrays.values():
        array.setflags(write=False)
    return Surface(**arrays, made=made)
