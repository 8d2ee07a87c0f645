"""False alarms: fifty-two recipes that learn, and what the check-up finds suspicious in them."""

import functools
import time
from typing import NamedTuple

import numpy as np

from mlpkit import preprocessing, toys
from mlpkit.debugging.checkup import checkup
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import (
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
    cosine,
    warmup,
)
from mlpkit.regularization import Averaged, smoothed_cross_entropy
from mlpkit.training import fit

from .images import drawn_images
from .shared import table

TEXT = """## Healthy recipes

The check-up on {count} recipes that learn, each with {seeds} draws of first weights: {alarms} false
alarms in {lines:,} lines. {notes:,} lines are notes. Where the check-up calls a threshold measured,
these recipes are on the right side of it, with room to spare. All measurements of the recipe
"{largest}" take {seconds:.1f} s of one core; the target is 5 s."""
IMAGES = {"unit": 3000, "standardized": 3000, "few": 200, "many": 55_000, "centred": 3000}


class Recipe(NamedTuple):
    """A network and its training data. optimizer: a function that makes a new one."""

    data: str
    sizes: tuple
    optimizer: object
    hidden: str = "relu"
    scheme: str = "he"
    output: str = "identity"
    loss: object = "cross_entropy"
    dropout: float = 0
    batch_norm: bool = False
    dtype: type = np.float32
    batch_size: int = 100
    epochs: int = 3  # enough epochs to do better than guessing

    def __str__(self):
        sizes = "-".join(map(str, self.sizes))
        words = [self.data, sizes, self.hidden, self.scheme, str(self.optimizer())]
        words += [f"dropout {self.dropout}"] if self.dropout else []
        words += ["batch norm"] if self.batch_norm else []
        words += [] if self.dtype == np.float32 else ["float64"]
        words += [] if self.loss == "cross_entropy" else [f"{self.output} + own loss"]
        return ", ".join(words)


def squares(**settings):
    return {"output": "softmax", "loss": "mean_squared_error"} | settings


COURSE, SMALL, WIDE, DEEP = (
    (784, 64, 32, 10),
    (784, 32, 10),
    (784, 256, 128, 10),
    (784, 100, 100, 100, 100, 10),
)
SIGMOID, TANH = ({"hidden": hidden, "scheme": "xavier"} for hidden in ("sigmoid", "tanh"))
GELU, LEAKY = {"hidden": "gelu"}, {"hidden": "leaky_relu"}
DOUBLE = {"dtype": np.float64}
RECIPES = (
    Recipe("unit", COURSE, lambda: SGD(0.1)),
    Recipe("unit", COURSE, lambda: SGD(0.02), batch_size=20),
    Recipe("unit", COURSE, lambda: Momentum(0.02)),
    Recipe("unit", COURSE, lambda: Adam(0.001)),
    Recipe("unit", COURSE, lambda: AdamW(0.003, 0.02)),
    Recipe("unit", COURSE, lambda: RMSProp(0.001)),
    Recipe("unit", COURSE, lambda: Nesterov(0.02), **DOUBLE),
    Recipe("unit", COURSE, lambda: AdaGrad(0.02)),
    Recipe("unit", COURSE, lambda: Nadam(0.001)),
    Recipe("unit", COURSE, lambda: Adam(0.003), dropout=0.2),
    Recipe("unit", COURSE, lambda: Adam(0.003), batch_norm=True),
    Recipe("unit", COURSE, lambda: Adam(0.002), dropout=0.3, batch_norm=True),
    Recipe("unit", COURSE, lambda: SGD(0.5), **SIGMOID, epochs=20),
    Recipe("unit", COURSE, lambda: Adam(0.003), **SIGMOID),
    Recipe("unit", COURSE, lambda: SGD(0.1), **TANH),
    Recipe("unit", COURSE, lambda: Momentum(0.02), **GELU),
    Recipe("unit", COURSE, lambda: Adam(0.001), **LEAKY),
    Recipe("unit", COURSE, lambda: SGD(0.5), **squares()),
    Recipe("unit", COURSE, lambda: Adam(0.003), **squares(**SIGMOID), epochs=10),
    Recipe("unit", COURSE, lambda: Adam(0.001), loss=smoothed_cross_entropy(0.1)),
    Recipe("unit", COURSE, lambda: Averaged(AdamW(0.003, 0.02), 0.99)),
    Recipe("unit", COURSE, lambda: Averaged(SGD(0.1), 0.99)),
    Recipe("unit", COURSE, lambda: Adam(lambda t: cosine(t, 90, 0.003))),
    Recipe("unit", COURSE, lambda: SGD(lambda t: warmup(t, 30, 0.1))),
    Recipe("unit", SMALL, lambda: SGD(0.1), batch_size=10),
    Recipe("unit", WIDE, lambda: Momentum(0.01, 0.9), dropout=0.5, epochs=5),
    Recipe("unit", (784, 10), lambda: SGD(0.1)),
    Recipe("unit", (784, 10), lambda: Adam(0.001), scheme="zeros"),
    Recipe("unit", DEEP, lambda: Adam(0.001)),
    Recipe("unit", DEEP, lambda: SGD(0.05), batch_norm=True),
    Recipe("unit", DEEP, lambda: Momentum(0.02), **TANH),
    Recipe("standardized", COURSE, lambda: SGD(0.05)),
    Recipe("standardized", COURSE, lambda: Adam(0.001), **TANH),
    Recipe("standardized", COURSE, lambda: RMSProp(0.001), **GELU),
    Recipe("standardized", COURSE, lambda: Momentum(0.01), **SIGMOID),
    Recipe("standardized", WIDE, lambda: AdamW(0.001, 0.1), dropout=0.2),
    Recipe("standardized", SMALL, lambda: SGD(0.05), batch_norm=True, **DOUBLE),
    Recipe("standardized", DEEP, lambda: AdamW(0.001, 0.02), **LEAKY),
    Recipe("standardized", (784, 128, 10), lambda: Adam(0.01), batch_size=256, epochs=5),
    Recipe("centred", COURSE, lambda: Adam(0.003)),
    Recipe("few", COURSE, lambda: Adam(0.003), batch_size=20, epochs=20),
    Recipe("few", SMALL, lambda: SGD(0.1), batch_size=200, epochs=100),
    Recipe("many", COURSE, lambda: Adam(0.001), epochs=1),
    Recipe("many", WIDE, lambda: SGD(0.1), batch_norm=True, dropout=0.1, epochs=1),
    Recipe("two_moons", (2, 16, 2), lambda: SGD(0.5), **TANH, **DOUBLE, batch_size=20, epochs=50),
    Recipe("two_moons", (2, 8, 2), lambda: Adam(0.01), **DOUBLE, batch_size=20, epochs=50),
    Recipe("circles", (2, 16, 16, 2), lambda: Momentum(0.05), batch_size=20, epochs=50),
    Recipe("two_moons", (2, 16, 2), lambda: Adam(0.01), dropout=0.5, batch_size=20, epochs=50),
    Recipe("circles", (2, 8, 8, 2), lambda: Adam(0.01), dropout=0.2, batch_size=20, epochs=50),
    Recipe("spiral", (2, 32, 32, 2), lambda: Adam(0.01), **TANH, batch_size=50, epochs=100),
    Recipe("xor", (2, 8, 2), lambda: RMSProp(0.01), **GELU, **DOUBLE, batch_size=20, epochs=50),
    Recipe("xor", (2, 16, 2), lambda: SGD(0.5), **squares(**SIGMOID), batch_size=20, epochs=200),
)
LARGEST = Recipe("many", COURSE, lambda: SGD(0.1))


@functools.cache
def data(name, dtype):
    """Return ((X, y), validation) for that name; 1,000 images for validation, 50 if there are
    few."""
    if name not in IMAGES:
        rng = np.random.default_rng(0)
        made = [getattr(toys, name)(N, 0.1 * (name != "spiral") + 0.02, rng) for N in (600, 200)]
        return tuple((X.astype(dtype), y) for X, y in made)
    N, aside = IMAGES[name], 50 if name == "few" else 1000
    X, y = drawn_images(0, N + aside)
    if name == "standardized":
        X = preprocessing.standardize(X, *preprocessing.pixel_statistics(X[:N]))
    if name == "centred":
        X = X - np.float32(0.5)
    X = X.astype(dtype)
    return (X[:N], y[:N]), (X[N:], y[N:])


def examined(recipe, seed):
    """A recipe's check-up before its training."""
    network, parameters, rng = started(recipe, seed)
    train, validation = data(recipe.data, recipe.dtype)
    return checkup(
        network, parameters, train, recipe.loss, recipe.optimizer(), rng, validation=validation,
        batch_size=recipe.batch_size,
    )  # fmt: skip


def started(recipe, seed):
    """Return network, parameters, and the generator for the next steps."""
    rng = np.random.default_rng(seed)
    settings = recipe.hidden, recipe.output, None, recipe.dropout, recipe.batch_norm
    network = mlp(recipe.sizes, *settings)
    return network, initialize(network, rng, recipe.scheme, recipe.dtype), rng


def learned(recipe, seed=0):
    """A recipe's validation accuracy after its epochs, as proof that it is healthy."""
    network, parameters, rng = started(recipe, seed)
    train, validation = data(recipe.data, recipe.dtype)
    history = fit(
        network, parameters, train, loss=recipe.loss, optimizer=recipe.optimizer(),
        batch_size=recipe.batch_size, epochs=recipe.epochs, rng=rng, validation=validation,
        progress=False,
    )  # fmt: skip
    return history.validation_accuracies[-1]


def seconds_of(recipe):
    """How many seconds of one core a recipe's check-up takes."""
    data(recipe.data, recipe.dtype)
    begin = time.process_time()
    examined(recipe, 0)
    return time.process_time() - begin


def section(quick=False):
    """The section: how many lines are suspicious, which ones, and proof that every recipe
    learns."""
    recipes, seeds = (RECIPES[::10], 1) if quick else (RECIPES, 3)
    rows, lines, notes = [], 0, 0
    for recipe in recipes:
        for seed in range(seeds):
            found = examined(recipe, seed)
            lines += len(found)
            notes += sum(finding.verdict == "note" for finding in found)
            rows += [
                [str(recipe), str(seed), finding.measurement, finding.found]
                for finding in found
                if not finding.fine
            ]
    text = TEXT.format(
        count=len(recipes),
        seeds=seeds,
        alarms=len(rows),
        lines=lines,
        notes=notes,
        largest=LARGEST,
        seconds=seconds_of(LARGEST),
    )
    least = min((learned(recipe), str(recipe)) for recipe in recipes)
    told = f"The worst of them reaches a validation accuracy of {least[0]:.0%}: {least[1]}."
    header = ("recipe", "first weights", "measurement", "found")
    return "\n\n".join([text, told, *([table(header, rows)] if rows else [])])
