"""The claims of notebook 09 about twenty images, a step's length, and simpler ways."""

import numpy as np

from benchmarks.images import drawn_images
from mlpkit.debugging import overfit
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.training import accuracy, evaluate, fit

from .basics import open_mask
from .comparison import Comparison

NOTEBOOK, SIZES = "09_debugging", (784, 64, 32, 10)
TWENTY = "trained and judged on the same twenty images"
FEW = "2,000 training images; judged on 10,000 others"
ALL = "images, first weights and batches"
SEEDS = tuple(range(20))
SICK = {"hidden": "sigmoid", "scheme": "normal"}  # the student's start: weights of 0.01


def data(seed, examples=2_000):
    """Return ((X, y) to learn from, (X, y) of 10,000 others), from 0 to 1."""
    X, y = drawn_images(seed, examples + 10_000)
    return (X[:examples], y[:examples]), (X[examples:], y[examples:])


def started(seed, sizes=SIZES, scheme="he", **network):
    """A network, its first weights, and the generator to continue with."""
    rng, network = np.random.default_rng(seed), mlp(sizes, **network)
    return network, initialize(network, rng, scheme), rng


def by_heart(optimizer, steps=300, **network):
    """Make a way: train on twenty images, all of them in every step."""

    def way(seed):
        of_it, parameters, rng = started(seed, **network)
        asked = of_it, parameters, *data(seed)[0], "cross_entropy", optimizer(), rng
        return {"accuracy": overfit(*asked, steps=steps).accuracy}

    return way


def trained(optimizer, epochs=5, **network):
    """Make a way: train the network of notebook 09 for a number of epochs, in batches of 100."""

    def way(seed):
        few, others = data(seed)
        of_it, parameters, rng = started(seed, **network)
        settings = {"optimizer": optimizer(), "batch_size": 100, "epochs": epochs, "rng": rng}
        fit(of_it, parameters, few, **settings, threads=1, progress=False)
        return {"accuracy": evaluate(of_it, parameters, *others)[1]}

    return way


def tree(seed):
    """Make a way: scikit-learn's decision tree of unlimited depth."""
    from sklearn.tree import DecisionTreeClassifier

    few, (X, y) = data(seed)
    fitted = DecisionTreeClassifier(random_state=seed).fit(*few)
    return {"accuracy": accuracy(y, fitted.predict(X))}


def compared(one, other, data, *cells):
    """Return a Comparison of two (name, way); cells: those that state the claim."""
    return Comparison(dict((one, other)), data, ALL, SEEDS, tuple((NOTEBOOK, c) for c in cells))


def at(rate):
    return f"rate {rate:g}", trained(lambda: SGD(rate))


STEPS = FEW + "; five epochs"
SHORT = "SGD, 300 steps", by_heart(lambda: SGD(0.1), **SICK)
LAYER = "one layer", trained(lambda: SGD(0.1), 20, sizes=(784, 10))
BY_HEART, LENGTHS, BEATEN = (
    ("568c3700", "8b253b0f"),
    ("band-measured", "b26cd41d"),
    ("numbers-to-beat", "numbers-said"),
)
COMPARISONS = {
    "twenty_by_more_steps": compared(
        SHORT, ("SGD, 3,000 steps", by_heart(lambda: SGD(0.1), 3000, **SICK)), TWENTY, *BY_HEART
    ),
    "twenty_by_adam": compared(
        SHORT, ("Adam, 3,000 steps", by_heart(lambda: Adam(0.001), 3000, **SICK)), TWENTY, *BY_HEART
    ),
    "twenty_blind": compared(
        ("right", by_heart(lambda: SGD(0.1))),
        ("blind ReLU", by_heart(lambda: SGD(0.1), functions={"relu_backward": open_mask})),
        TWENTY,
        *BY_HEART,
    ),
    "step_below": compared(at(0.0001), at(0.02), STEPS, *LENGTHS),
    "step_within": compared(at(0.02), at(0.2), STEPS, *LENGTHS),
    "step_above": compared(at(0.2), at(2), STEPS, *LENGTHS),
    "tree": compared(LAYER, ("decision tree", tree), FEW, *BEATEN),
    "hidden_layers": compared(LAYER, ("784-64-32-10", trained(lambda: SGD(0.1), 20)), FEW, *BEATEN),
    "piece_adam": compared(
        ("SGD", trained(lambda: SGD(0.1), 10)),
        ("Adam", trained(lambda: Adam(0.001), 10)),
        FEW + "; ten epochs",
        "piece-said",
    ),
}
