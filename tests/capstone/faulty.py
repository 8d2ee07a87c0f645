"""Capstones with one fault each, and the check that should find it: {name: (make, check)}"""

import numpy as np
import pandas as pd

from tests.capstone import honest, recipes
from tests.capstone.honest import given
from tests.capstone.recipes import nearest_mean, neighbour, nothing, ridge, scale, split


def scaled_by_a_table_outside():
    rows, y = recipes.table()

    def prepare(part):
        return recipes.prepare(rows)

    return given((rows, y), prepare, nearest_mean)


def scaled_by_means_from_before():
    X, y = recipes.numbers()
    mean, std = X.mean(axis=0), X.std(axis=0)
    return given((X, y), lambda rows: lambda rows: (rows - mean) / std, ridge)


def scaled_by_means_of_all_that_are_left():
    """The scale is computed in split, which sees all rows except the withheld ones."""
    seen = {}

    def parted(data, rng):
        seen["mean"], seen["std"] = data.rows.mean(axis=0), data.rows.std(axis=0)
        return split(data, rng)

    prepare = lambda rows: lambda rows: (rows - seen["mean"]) / seen["std"]  # noqa: E731
    return given(recipes.numbers(), prepare, ridge, parted)


def directions_from_all_rows():
    X, y = recipes.numbers()
    directions = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[2][:3].T
    middle = X.mean(axis=0)
    return given((X, y), lambda rows: lambda rows: (rows - middle) @ directions, ridge)


def filled_with_the_mean_of_all():
    rows, y = recipes.table()
    rows.loc[::7, "a"] = np.nan
    rows = rows[["a", "b", "c"]]
    fill = float(rows["a"].mean())
    return given((rows, y), lambda rows: lambda rows: rows.fillna(fill).to_numpy(), nearest_mean)


def streets(N=300):
    rng = np.random.default_rng(8)
    rows = pd.DataFrame(
        {"street": rng.choice([f"s{k}" for k in range(60)], N), "b": rng.normal(size=N)}
    )
    return rows, rng.integers(0, 2, N)


def target_means_of_all_rows():
    rows, y = streets()
    means = pd.Series(y).groupby(rows["street"]).mean().to_dict()

    def prepare(rows):
        return lambda rows: np.column_stack([rows["street"].map(means), rows["b"]])

    return given((rows, y), prepare, nearest_mean)


def a_column_of_target_means():
    rows, y = streets()
    rows["street"] = pd.Series(y).groupby(rows["street"]).transform("mean")
    return given((rows, y), nothing, nearest_mean)


def columns_chosen_from_all_rows():
    """The ten best of 200 columns of noise, chosen with a table from outside."""
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(120, 200)), rng.integers(0, 2, 120)

    def prepare(rows):
        strength = np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))
        best = np.argsort(-strength)[:10]
        return lambda rows: rows[:, best]

    return given((X, y), prepare, nearest_mean)


def judges_that_train():
    def parted(data, rng):
        training, validation = split(data, rng)
        return np.concatenate([training, validation[:10]]), validation

    return given(recipes.table(), recipes.prepare, nearest_mean, parted)


def a_third_of_the_rows_twice():
    rows, y = recipes.table()
    twice = np.r_[0 : len(y), 0 : len(y) // 3]
    return given((rows.iloc[twice].reset_index(drop=True), y[twice]), recipes.prepare, nearest_mean)


def a_class_made_larger_before_the_split():
    rows, y = recipes.table(share=0.15)
    rare = np.flatnonzero(y)
    places = np.r_[0 : len(y), np.random.default_rng(0).choice(rare, len(y) - 2 * len(rare))]
    return given((rows.iloc[places].reset_index(drop=True), y[places]), recipes.prepare, neighbour)


def a_person_in_both():
    return {**honest.persons(), "split": split}


def later_rows_train():
    rows, y = honest.series()
    return given((rows, y), honest.lags, ridge, split, time=np.arange(len(y)))


def stopped_by_the_judges():
    """split remembers the validation rows, and train stops where the loss on them is lowest."""
    kept = {}

    def parted(data, rng):
        training, validation = split(data, rng)
        kept["X"], kept["y"] = data.rows[validation], data.target[validation]
        return training, validation

    def train(X, y, rng):
        best = (np.inf, None)
        for penalty in np.geomspace(1e-2, 1e3, 30):
            w = np.linalg.solve(X.T @ X + penalty * np.eye(X.shape[1]), X.T @ y)
            best = min(best, (np.mean((kept["X"] @ w - kept["y"]) ** 2), tuple(w)))
        return lambda X: X @ np.array(best[1])

    X, y = recipes.numbers(120, 20, noise=8)
    return given((X - 5, y), nothing, train, parted)


def a_neighbour_among_all_rows():
    X, y = recipes.numbers()

    def train(part, targets, rng):
        return neighbour(X, y, rng)

    return given((X, y), nothing, train)


def looked_up():
    X, y = recipes.numbers()
    known = {row.tobytes(): value for row, value in zip(X, y, strict=True)}

    def train(part, targets, rng):
        rule = ridge(part, targets, rng)
        return lambda X: np.array(
            [known.get(row.tobytes(), guess) for row, guess in zip(X, rule(X), strict=True)]
        )

    return given((X, y), nothing, train)


class Model:
    def __init__(self, X, y):
        self.rule_ = ridge(X, y, None)

    def predict(self, X):
        return self.rule_(X)


def trained_before():
    X, y = recipes.numbers()
    model = Model(X, y)
    return given((X, y), nothing, lambda part, targets, rng: model.predict)


def scaled_by_the_rows_at_hand():
    def prepare(rows):
        return lambda rows: (rows - rows.mean(axis=0)) / rows.std(axis=0)

    return given(recipes.numbers(), prepare, ridge)


def hard_rows_left_out():
    """split leaves out the rows for which its own rule is wrong."""

    def parted(data, rng):
        X, y = np.asarray(data.rows[["a", "b"]]), data.target
        X = (X - X.mean(axis=0)) / X.std(axis=0)
        easy = np.flatnonzero(nearest_mean(X, y, rng)(X) == y)
        training, validation = split(easy, rng)
        return easy[training], easy[validation]

    return given(recipes.table(), recipes.prepare, nearest_mean, parted)


def a_rare_class_mixed_from_its_rows(N=200):
    """As in SMOTE: new rows of class 1, each between two existing ones."""
    rng = np.random.default_rng(10)
    X = rng.normal(size=(N, 4))
    y = (X[:, 0] + 0.5 * rng.normal(size=N) > 1).astype(int)
    own = X[y == 1]
    a, b = rng.integers(0, len(own), (2, N - 2 * len(own)))
    new = own[a] + rng.random((len(a), 1)) * (own[b] - own[a])
    return given((np.vstack([X, new]), np.r_[y, np.ones(len(a), int)]), scale, neighbour)


def persons_that_are_not_named():
    """A column names each row's person, but the learner has not declared the groups."""
    capstone = honest.persons()
    X, _ = capstone["data"]
    rows = pd.DataFrame(X, columns=list("abc")).assign(patient=capstone["groups"])

    def prepare(rows):
        ready = scale(rows[list("abc")].to_numpy())
        return lambda rows: ready(rows[list("abc")].to_numpy())

    return given(
        (rows, np.random.default_rng(3).permutation(30)[rows["patient"]] % 2), prepare, neighbour
    )


def days_that_are_not_named(N=300):
    """A random walk from day to day, split by row."""
    rng = np.random.default_rng(11)
    day = pd.date_range("2024-01-01", periods=N)
    rows = pd.DataFrame({"date": day, "x": rng.normal(size=N)})

    def prepare(rows):
        return lambda rows: np.column_stack([(rows["date"] - day[0]).dt.days, rows["x"] / 9])

    return given((rows, np.cumsum(rng.normal(size=N))), prepare, neighbour)


FAULTY = {
    make.__name__: (make, check)
    for make, check in (
        (scaled_by_a_table_outside, "rows as noise"),
        (scaled_by_means_from_before, "prepare"),
        (scaled_by_means_of_all_that_are_left, "prepare"),
        (directions_from_all_rows, "prepare"),
        (filled_with_the_mean_of_all, "prepare"),
        (target_means_of_all_rows, "prepare"),
        (a_column_of_target_means, "the data as received"),
        (columns_chosen_from_all_rows, "rows as noise"),
        (judges_that_train, "the split"),
        (a_third_of_the_rows_twice, "copies"),
        (a_class_made_larger_before_the_split, "copies"),
        (a_person_in_both, "the split"),
        (later_rows_train, "the split"),
        (stopped_by_the_judges, "rows as noise"),
        (a_neighbour_among_all_rows, "rows as noise"),
        (looked_up, "the target reversed"),
        (trained_before, "the target reversed"),
        (scaled_by_the_rows_at_hand, "row by row"),
        (hard_rows_left_out, "rows left out"),
        (a_rare_class_mixed_from_its_rows, "rows made from others"),
        (persons_that_are_not_named, "groups and times not named"),
        (days_that_are_not_named, "groups and times not named"),
    )
}
