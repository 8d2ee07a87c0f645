"""The claims of notebook 08: each remedy against a plain network; the seed determines the
images."""

from functools import lru_cache

import numpy as np

from benchmarks.images import drawn_images
from benchmarks.remedies import JUDGING, PLAIN, SIZES, score, together
from mlpkit.measured.remedies import load_remedies
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.regularization import Averaged
from mlpkit.training import accuracy, evaluate, fit
from mlpkit.widgets.smooth_the_border import EVERY, train

from .comparison import Comparison

NOTEBOOK = "08_regularization"
IMAGES = "3,000 training images; judged on 20,000 others"
MORE = "5,000 training images; judged on 20,000 others"
WORTH = "8d2a0f01"  # the cell that draws what each remedy is worth
TOLD = f"{WORTH} 8d2a0f02"  # and the one that states it
ALL = "images, first weights and batches"
FEW = tuple(range(10))
# many, because with 40 points a gain varies by six points of accuracy between draws
MANY = tuple(range(200))
RATE = {"rate": 0.003}


@lru_cache(1)  # at most 200 MB; both sides of a pair ask for the same data
def data(seed, examples):
    """Return {part: (X, y)}: "train" and "validation" with `examples` each, and "judging", all
    drawn by the seed.

    Pixels from −½ to ½.
    """
    X, y = drawn_images(seed, 2 * examples + JUDGING)
    cuts = examples, 2 * examples
    parts = zip(np.split(X - np.float32(0.5), cuts), np.split(y, cuts), strict=True)
    return dict(zip(("train", "validation", "judging"), parts, strict=True))


def recipe(examples=3_000, epochs=30, **changes):
    """Make a way: train the plain network of notebook 08 with changes to its settings."""
    settings = PLAIN | RATE | changes

    def way(seed):
        found = score(settings, data(seed, examples), seed, epochs, "judging")
        return {number: found[number] for number in ("accuracy", "loss", "calibration_error")}

    return way


def compared(ways, cells, data=IMAGES, seeds=FEW, drawn=ALL, same=""):
    """A Comparison stated by cells; cells: their ids, separated by spaces."""
    said = tuple((NOTEBOOK, cell) for cell in cells.split())
    return Comparison(ways, data, drawn, seeds, said, same)


def against_plain(name, cells=WORTH, epochs=30, **changes):
    """A remedy against the plain network of 30 epochs, which longer training would make worse.

    The settings are those of the table of remedies, which were tuned for as many images.
    """
    ways = {"plain": recipe(5_000), name: recipe(5_000, epochs, **changes)}
    return compared(ways, cells, MORE)


def five_epochs(sizes, hidden, rate, examples, start="he", **layers):
    """Make a way: train a network of these sizes for five epochs."""

    def way(seed):
        sets, rng = data(seed, examples), np.random.default_rng(seed)
        network = mlp(sizes, hidden, **layers)
        parameters = initialize(network, rng, start)
        settings = {"optimizer": Adam(rate), "batch_size": 100, "epochs": 5, "rng": rng}
        fit(network, parameters, sets["train"], **settings, threads=1, progress=False)
        _, right = evaluate(network, parameters, *sets["judging"])
        return {"accuracy": right}

    return way


def with_mean(averaged):
    """Make a way: train for 30 epochs at a constant rate, and judge the last weights or their
    mean."""

    def way(seed):
        sets, optimizer = data(seed, 3_000), Averaged(Adam(0.003), 0.99)
        network, parameters = constant_rate(sets["train"], seed, optimizer)
        used = optimizer.averaged(parameters) if averaged else parameters
        loss, right = evaluate(network, used, *sets["judging"])
        return {"accuracy": right, "loss": loss}

    return way


def constant_rate(train, seed, optimizer):
    """The plain network after 30 epochs, and its parameters."""
    rng, network = np.random.default_rng(seed), mlp(SIZES)
    parameters = initialize(network, rng)
    settings = {"optimizer": optimizer, "batch_size": 100, "epochs": 30, "rng": rng}
    fit(network, parameters, train, **settings, threads=1, progress=False)
    return network, parameters


def deep(start, batch_norm=False):
    return five_epochs((784, *[32] * 10, 10), "relu", 0.003, 3_000, start, batch_norm=batch_norm)


def four_units(dropout):
    return five_epochs((784, 4, 10), "tanh", 0.01, 10_000, dropout=dropout)


def fitted(width, ridge=0):
    """Make a way: keep hidden units as drawn, and find the weights after them by least squares.

    300 training images. ridge: added to the squares of the singular values; 0 gives the smallest
    of all weights that fit equally well.
    """

    def way(seed):
        sets = data(seed, 300)
        (X, y), (X_others, y_others) = sets["train"], sets["judging"]
        W = np.random.default_rng(seed).normal(0, 0.05, (784, width))
        hidden, others = (np.maximum(part @ W, 0) for part in (X, X_others))
        U, s, Vt = np.linalg.svd(hidden, full_matrices=False)
        kept = s > s[0] * np.finfo(float).eps * max(hidden.shape)
        inverse = np.divide(s, s**2 + ridge, out=np.zeros_like(s), where=kept)
        V = Vt.T @ (inverse[:, None] * (U.T @ np.eye(10)[y]))  # (width, 10)
        return {"accuracy": accuracy(y_others, np.argmax(others @ V, axis=1))}

    return way


def learnt(width):
    """Make a way: with the same number of hidden units, train all weights for 200 epochs on 300
    images."""

    def way(seed):
        sets, rng = data(seed, 300), np.random.default_rng(seed)
        network = mlp((784, width, 10))
        parameters = initialize(network, rng)
        settings = {"optimizer": Adam(0.003), "batch_size": 100, "epochs": 200, "rng": rng}
        fit(network, parameters, sets["train"], **settings, threads=1, progress=False)
        _, right = evaluate(network, parameters, *sets["judging"])
        return {"accuracy": right}

    return way


def moons(best=False, **changes):
    """Make a way: train the explorer's network on two moons, and judge its last epoch or its
    best."""
    settings = {"points": 40, "flipped": 0.15, "decay": 0, "dropout": 0, "noise": 0} | changes

    def way(seed):
        run = train(**settings, seed=seed)
        return {"accuracy": float(run.accuracies[1, run.best // EVERY if best else -1])}

    return way


def on_moons(name, than=None, **changes):
    """A remedy on the moons against none, or against a different one, by name and settings."""
    one, settings = than or ("none", {})
    ways = {one: moons(**settings), name: moons(**changes)}
    points = "40 points, 6 labels wrong; judged on 200 others"
    return compared(ways, "d69843fc", points, MANY, "points, wrong labels and first weights")


def by_width(name, one, other):
    """Compare 300 hidden units, as many as there are images, with 100."""
    ways = {f"100 units{name}": one, f"300 units{name}": other}
    return compared(ways, "8c1d50b1 8c1d50b2", "300 training images; judged on 20,000 others")


CHOSEN = load_remedies()["chosen"]  # the settings of the table of remedies
TOGETHER = together(PLAIN | CHOSEN["plain"], CHOSEN)
ALL_THREE = {"decay": 2, "dropout": 0.4, "noise": 0.3}
COMPARISONS = {
    "more_images": compared(
        {"5,000 images": recipe(5_000), "10,000 images": recipe(10_000, epochs=15)},
        TOLD,
        "the same number of steps; judged on 20,000 others",
    ),
    "half_more_images": compared(
        {"5,000 images": recipe(5_000), "7,500 images": recipe(7_500, epochs=20)},
        TOLD,
        "the same number of steps; judged on 20,000 others",
    ),
    "moved_long": against_plain("mirrored and moved, 150 epochs", TOLD, 150, moved=1),
    "all_remedies": against_plain("all eight remedies", TOLD, **TOGETHER),
    "ensemble": against_plain("five networks", **CHOSEN["ensemble"]),
    "dropout": against_plain("dropout 0.2", f"1db4b9e9 010d5037 {WORTH}", **CHOSEN["dropout"]),
    "smoothing": against_plain("smoothing 0.3", **CHOSEN["smoothed labels"]),
    "weight_decay": against_plain("decay 0.3", **CHOSEN["weight decay"]),
    "moved": against_plain("mirrored and moved", f"{WORTH} 8d2a0f02", moved=1),
    "averaged": against_plain(
        "averaged weights", f"{WORTH} 3ab2a5f7", **CHOSEN["averaged weights"]
    ),
    "batch_norm": against_plain("batch normalization", **CHOSEN["batch normalization"]),
    "early_stopping": against_plain("early stopping", **CHOSEN["early stopping"]),
    "deep_start": compared(
        {"0.01, batch normalization": deep("normal", True), "He": deep("he")},
        "2e179820 e7feb8d5",
        IMAGES + "; ten hidden layers",
    ),
    "deep_norm": compared(
        {"He": deep("he"), "He, batch normalization": deep("he", True)},
        "2e179820 e7feb8d5",
        IMAGES + "; ten hidden layers",
    ),
    "dropout_too_small": compared(
        {"four units": four_units(0), "four units, dropout 0.5": four_units(0.5)},
        "3996dff9 20c2678f",
        "10,000 training images; judged on 20,000 others",
    ),
    "mean_of_weights": compared(
        {"the last weights": with_mean(False), "their mean": with_mean(True)},
        "9dee9ce3 3ab2a5f7",
        IMAGES + "; a constant rate",
    ),
    "dip_least_squares": by_width("", fitted(100), fitted(300)),
    "dip_ridge": by_width(", ridge", fitted(100, 10), fitted(300, 10)),
    "dip_learnt": by_width(", learnt", learnt(100), learnt(300)),
    "moons_best": on_moons("best epoch", best=True),
    "moons_decay": on_moons("weight decay 2", decay=2),
    "moons_dropout": on_moons("dropout 0.4", dropout=0.4),
    "moons_noise": on_moons("noise 0.3", noise=0.3),
    "moons_all": on_moons("all three", **ALL_THREE),
    "moons_all_or_noise": on_moons("all three", ("noise 0.3", {"noise": 0.3}), **ALL_THREE),
}
