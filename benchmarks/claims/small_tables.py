"""The claims of notebook 13 about two small tables that come with mlpkit: which method predicts
them best."""

import functools
from dataclasses import replace

import numpy as np

from mlpkit.data.tables import load_concrete, load_penguins
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import AdamW, cosine
from mlpkit.own_data.baselines import baseline, linear, nearest_neighbour
from mlpkit.own_data.measures import mean_absolute_error, r_squared
from mlpkit.own_data.preparation import Preparation
from mlpkit.own_data.splits import group_split, row_split
from mlpkit.targets import Numbers, target_of
from mlpkit.training import accuracy, fit

from .comparison import Comparison

NOTEBOOK = "13_own_data"
SEEDS = tuple(range(20))
HIDDEN, BATCH, RATE = 64, 50, 0.003  # the notebook's recipe, for every table
EPOCHS, DECAY = 100, 1.0
# the same settings for concrete: the best of seven pairs tried on other splits, seeds 100 to 105
ON_CONCRETE = 400, 0.1
TREES = 200


def network(X_training, y_training, X, seed, epochs=EPOCHS, decay=DECAY):
    """The predictions (N,) of a network with one hidden layer for X."""
    rng, numbers = np.random.default_rng(seed), y_training.dtype.kind == "f"
    loss = Numbers.of(y_training) if numbers else "cross_entropy"
    trained = mlp([X.shape[1], HIDDEN, 1 if numbers else y_training.max() + 1])
    parameters = initialize(trained, rng)
    steps = epochs * -(-len(y_training) // BATCH)
    optimizer = AdamW(lambda step: cosine(step, steps, RATE), decay * trained.weights)
    settings = {"optimizer": optimizer, "batch_size": BATCH, "epochs": epochs, "rng": rng}
    recipe = {"loss": loss, "threads": 1, "progress": False}
    fit(trained, parameters, (X_training, y_training), **settings, **recipe)
    return target_of(loss).predicted(forward(trained, parameters, X)[0])


def longer(X_training, y_training, X, seed):
    return network(X_training, y_training, X, seed, *ON_CONCRETE)


def without_seed(method):
    return lambda X_training, y_training, X, seed: method(X_training, y_training, X)


def forest(X_training, y_training, X, seed):
    """The predictions of scikit-learn's random forest, with 200 trees and otherwise default
    settings."""
    from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

    kind = RandomForestRegressor if y_training.dtype.kind == "f" else RandomForestClassifier
    return kind(TREES, random_state=seed).fit(X_training, y_training).predict(X)


def boosted(X_training, y_training, X, seed):
    """The predictions of scikit-learn's boosted trees with default settings."""
    from sklearn import ensemble

    kind = "Regressor" if y_training.dtype.kind == "f" else "Classifier"
    trees = getattr(ensemble, f"HistGradientBoosting{kind}")(random_state=seed)
    return trees.fit(X_training, y_training).predict(X)


def extra_trees(X_training, y_training, X, seed):
    """The predictions of scikit-learn's extra-trees regressor with default settings."""
    from sklearn.ensemble import ExtraTreesRegressor

    return ExtraTreesRegressor(random_state=seed).fit(X_training, y_training).predict(X)


METHODS = {
    "baseline": without_seed(baseline),
    "linear": without_seed(linear),
    "nearest neighbour": without_seed(nearest_neighbour),
    "network": network,
    "network, longer": longer,
    "forest": forest,
    "boosted trees": boosted,
    "extra trees": extra_trees,
}


@functools.cache
def table_of(name):
    """Return (rows, target, groups or None) for a table that comes with mlpkit."""
    data = load_penguins().without("year") if name == "penguins" else load_concrete()
    groups = None
    if name == "concrete":  # rows of one mixture, tested at several ages, form a group
        mixture = [column for column in data.rows.columns if not column.lower().startswith("age")]
        groups = np.array(data.rows.groupby(mixture).ngroup())
    return data.rows, data.target, groups


def scored(name, method):
    """Make a way: score a method on a fifth of a table, a different fifth for each seed."""

    def way(seed):
        rows, y, groups = table_of(name)
        rng = np.random.default_rng(seed)
        parts = row_split(len(y), rng) if groups is None else group_split(groups, rng)
        training, validation = parts
        prepare = Preparation.fitted(rows.iloc[training])
        X = [prepare(rows.iloc[places]) for places in parts]
        predicted = METHODS[method](X[0], y[training], X[1], seed)
        if y.dtype.kind == "f":
            off = mean_absolute_error(y[validation], predicted)
            return {"megapascals": off, "r_squared": r_squared(y[validation], predicted)}
        return {"accuracy": accuracy(y[validation], predicted)}

    return way


SMALL = {
    "penguins": ("344 penguins; judged on 69 of them", "split, first weights and batches"),
    "concrete": (
        "1,030 tests of concrete; judged on a fifth of the mixtures",
        "split, first weights and batches",
    ),
}
RIVALS = "baseline", "linear", "nearest neighbour", "forest"
ONE_TABLE = "the table, so two splits share rows"
COMPARISONS = {
    f"{name}_{rival.split()[0]}": Comparison(
        {rival: scored(name, rival), ours: scored(name, ours)},
        *SMALL[name],
        SEEDS,
        ((NOTEBOOK, f"{name}-pairs"), (NOTEBOOK, f"{name}-said")),
        ONE_TABLE,
    )
    for name, ours, rivals in (
        ("penguins", "network", RIVALS),
        ("concrete", "network, longer", (*RIVALS, "boosted trees", "extra trees")),
    )
    for rival in rivals
}
COMPARISONS["concrete_forest_anew"] = replace(
    COMPARISONS["concrete_forest"], seeds=tuple(range(1000, 1020))
)
