"""Small data and quick functions, from which honest and faulty capstones are built."""

import numpy as np
import pandas as pd


def table(N=240, seed=0, share=0.5):
    """Return (rows, y): three numbers, a text, and classes 0 and 1 that depend on them; a `share`
    is of class 1."""
    rng = np.random.default_rng(seed)
    a, b, c = rng.normal([50, 3, 0], [12, 1, 1], (N, 3)).T
    town = rng.choice(["Aachen", "Bonn", "Celle"], N)
    strength = (a - 50) / 12 + 0.8 * (b - 3) + 0.7 * (town == "Bonn") + 0.5 * rng.normal(size=N)
    y = (strength > np.quantile(strength, 1 - share)).astype(int)
    return pd.DataFrame({"a": a, "b": b, "c": c, "town": town}), y


def numbers(N=240, D=4, seed=0, noise=0.4):
    """Return (X, y): D numbers, and a float target that depends on them."""
    rng = np.random.default_rng(seed)
    X = rng.normal(5, 2, (N, D))
    return X, X @ np.linspace(1, -1, D) + noise * rng.normal(size=N)


def split(data, rng):
    order = rng.permutation(len(data))
    cut = len(data) // 4
    return order[cut:], order[:cut]


def in_order(data, rng):
    """A split in which later rows judge."""
    cut = len(data) * 3 // 4
    return np.arange(cut), np.arange(cut, len(data))


def by_person(data, rng, groups):
    """A split in which whole groups judge."""
    names = rng.permutation(np.unique(groups))
    judges = np.isin(groups, names[: len(names) // 4])
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def prepare(rows):
    """Standardize the numbers; encode the town as 0 and 1."""
    columns = ["a", "b", "c"]
    mean, std = rows[columns].mean(), rows[columns].std()
    towns = sorted(rows["town"].unique())

    def apply(rows):
        town = [rows["town"] == each for each in towns]
        return np.column_stack([(rows[columns] - mean) / std, *town]).astype(float)

    return apply


def scale(rows):
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    return lambda rows: (rows - mean) / std


def nothing(rows):
    return lambda rows: np.asarray(rows, float)


def nearest_mean(X, y, rng):
    """Predict the class whose mean is nearest."""
    present = np.unique(y)
    means = np.stack([X[y == each].mean(axis=0) for each in present])
    return lambda X: present[((X[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)]


def neighbour(X, y, rng):
    """Predict the target of the nearest training row."""
    return lambda Z: y[((Z[:, None] - X) ** 2).sum(axis=2).argmin(axis=1)]


def ridge(X, y, rng):
    A = np.column_stack([X, np.ones(len(X))])
    w = np.linalg.solve(A.T @ A + 1e-3 * np.eye(A.shape[1]), A.T @ y)
    return lambda X: np.column_stack([X, np.ones(len(X))]) @ w
