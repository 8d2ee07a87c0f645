"""Honest capstones, each with something that could be mistaken for a leak: {name: arguments}"""

import functools
import io

import numpy as np
import pandas as pd

from tests.capstone import recipes
from tests.capstone.recipes import (
    by_person,
    in_order,
    nearest_mean,
    neighbour,
    ridge,
    scale,
    split,
)


def given(data, prepare, train, split=split, **more):
    return {"data": data, "split": split, "prepare": prepare, "train": train, **more}


def a_table(prepare=recipes.prepare, train=nearest_mean, **size):
    return given(recipes.table(**size), prepare, train)


def numbers(prepare=scale, train=ridge):
    return given(recipes.numbers(), prepare, train)


def persons(N=240):
    """Eight rows for each person, all of the same class; the split keeps them together."""
    rng = np.random.default_rng(1)
    person = np.repeat(np.arange(N // 8), 8)
    own = rng.normal(size=(N // 8, 3))
    y = (own[:, 0] + 0.5 * rng.normal(size=N // 8) > 0).astype(int)[person]
    X = own[person] + 0.3 * rng.normal(size=(N, 3))
    return given((X, y), scale, neighbour, by_person, groups=person)


def series(N=300):
    """(rows, y): for each hour, the measurement from an hour before, and the hour of the day."""
    rng = np.random.default_rng(2)
    hour = np.arange(N)
    level = np.sin(hour / 24 * 2 * np.pi) + np.cumsum(0.2 * rng.normal(size=N)) * 0.3
    rows = pd.DataFrame({"hour": hour % 24, "before": np.r_[level[0], level[:-1]]})
    return rows, level + 0.1 * rng.normal(size=N)


def lags(rows):
    """The last two values, and the hour: a row depends on the row before it."""
    mean = rows["before"].mean()

    def apply(rows):
        older = rows["before"].shift(1).fillna(mean)
        turn = rows["hour"] / 24 * 2 * np.pi
        return np.column_stack([rows["before"], older, np.sin(turn), np.cos(turn)])

    return apply


def a_time_series():
    rows, y = series()
    return given((rows, y), lags, ridge, in_order, time=np.arange(len(y)))


def a_time_series_that_does_not_say_so():
    return given(series(), lags, ridge, in_order)


def a_random_projection():
    """Directions drawn from a global generator, as scikit-learn draws them without random_state."""

    def prepare(rows):
        directions = np.random.standard_normal((rows.shape[1], 6))  # noqa: NPY002
        ready = scale(rows)
        return lambda rows: ready(rows) @ directions

    return numbers(prepare)


def unseeded():
    """An unseeded generator: no two runs are the same."""

    def train(X, y, rng):
        own = np.random.default_rng()
        some = own.choice(len(X), len(X) // 2, replace=False)
        return ridge(X[some], y[some], rng)

    return numbers(train=train)


def words():
    """A text of ten words; prepare counts the words that occur in training."""
    rng = np.random.default_rng(3)
    y = rng.integers(0, 2, 200)
    often = np.array(["good", "fine", "warm", "bad", "cold", "slow", "tea", "cup", "day", "sun"])
    weights = np.where(np.arange(10) < 3, 3.0, 1.0)[None] * np.ones((2, 1))
    weights[0] = np.roll(weights[1], 3)
    texts = [" ".join(rng.choice(often, 10, p=weights[k] / weights[k].sum())) for k in y]

    def prepare(rows):
        known = sorted({word for text in rows["text"] for word in text.split()})
        return lambda rows: np.array([[t.split().count(w) for w in known] for t in rows["text"]])

    return given((pd.DataFrame({"text": texts}), y), prepare, nearest_mean)


def small_whole_numbers():
    """Four columns of 1 to 4: rows repeat by chance."""
    rng = np.random.default_rng(4)
    X = rng.integers(1, 5, (300, 4))
    return given((X, (X.sum(axis=1) + rng.integers(-2, 3, 300) > 10).astype(int)), scale, neighbour)


def police_stops(N=400):
    """People in the same car are stopped at the same minute and place, and a few are arrested."""
    rng = np.random.default_rng(17)
    stop = np.sort(rng.integers(0, 200, N))
    X = np.column_stack([rng.permutation(5_000)[:200], rng.integers(0, 30, 200)])[stop]
    return given((X.astype(float), (rng.random(N) < 0.12).astype(int)), scale, nearest_mean)


def training_rows_in_a_dictionary(N=241):
    """prepare keeps its rows for a plot; the medians over all rows are values in them."""
    kept = {}

    def prepare(rows):
        kept["rows"] = rows
        return scale(rows)

    return given(recipes.numbers(N), prepare, ridge)


def passengers(N=500):
    """Third-class passengers are young and pay one of four fares: so different passengers have
    equal rows, more often than if columns were independent."""
    rng = np.random.default_rng(12)
    third = rng.random(N) < 0.35
    fare = np.where(third, 7 + rng.integers(0, 4, N) / 4, np.round(rng.uniform(20, 90, N), 2))
    age = np.where(third, rng.integers(18, 30, N), rng.integers(0, 80, N)).astype(float)
    man = rng.random(N) < np.where(third, 0.9, 0.5)
    age[rng.random(N) < 0.2] = np.nan
    rows = pd.DataFrame({"fare": fare, "age": age, "man": man, "third": third})
    y = rng.random(N) < np.where(man, 0.1, 0.6) + 0.2 * ~third

    def prepare(rows):
        middle = rows["age"].median()
        return lambda rows: np.column_stack(
            [rows["fare"] / 30, rows["age"].fillna(middle) / 20, rows[["man", "third"]]]
        ).astype(float)

    return given((rows, y.astype(int)), prepare, nearest_mean)


def rows_that_nearly_repeat():
    """A slow drift, so that each row is nearly the same as another."""
    rng = np.random.default_rng(5)
    t = rng.uniform(0, 10, 240)
    X = np.column_stack([np.sin(t), np.cos(t), t / 10]) + 1e-3 * rng.normal(size=(240, 3))
    return given((X, np.sin(2 * t) + 0.1 * rng.normal(size=240)), scale, neighbour)


def names_from_outside():
    """The functions use the whole table, but only its columns and categories, not its rows."""
    rows, y = recipes.table()

    def prepare(part):
        mean, towns = part[list(rows.columns[:3])].mean(), rows["town"].unique()
        return lambda part: np.column_stack(
            [part[list(rows.columns[:3])] - mean, *(part["town"] == each for each in towns)]
        ).astype(float)

    return given((rows, y), prepare, nearest_mean)


def target_means_of_training_rows():
    rows, y = recipes.table()

    def prepare(rows, y):
        means = pd.Series(y).groupby(rows["town"].to_numpy()).mean()
        return lambda rows: np.column_stack(
            [rows[["a", "b", "c"]], rows["town"].map(means).fillna(y.mean())]
        )

    return given((rows, y), prepare, nearest_mean)


def pictures():
    """Vertical or horizontal bars, in noise."""
    rng = np.random.default_rng(6)
    y = rng.integers(0, 2, 160)
    X = rng.integers(0, 90, (160, 8, 8)).astype(np.uint8)
    for picture, label in zip(X, y, strict=True):
        line = rng.integers(8)
        picture[(slice(None), line) if label else (line, slice(None))] = 255

    def prepare(rows):
        return lambda rows: (
            np.hstack([rows.mean(axis=1).max(axis=1)[:, None], rows.reshape(len(rows), -1)]) / 255
        )

    return given((X, y), prepare, neighbour)


def stopping_early():
    """Early stopping on rows that train itself sets aside."""

    def train(X, y, rng):
        order = rng.permutation(len(X))
        held, rest = order[: len(X) // 5], order[len(X) // 5 :]
        w, best = np.zeros(X.shape[1]), (np.inf, None)
        for _ in range(60):
            w = w - 0.1 * X[rest].T @ (X[rest] @ w - (y[rest] - y.mean())) / len(rest)
            best = min(best, (np.mean((X[held] @ w + y.mean() - y[held]) ** 2), tuple(w)))
        return lambda X: X @ np.array(best[1]) + y.mean()

    return numbers(train=train)


def what_is_missing():
    rows, y = recipes.table()
    rows.loc[::7, "a"] = np.nan

    def prepare(rows):
        filled = rows.assign(a=rows["a"].fillna(rows["a"].mean()))
        ready, mean = recipes.prepare(filled), rows["a"].mean()
        return lambda rows: ready(rows.assign(a=rows["a"].fillna(mean)))

    return given((rows, y), prepare, nearest_mean)


def a_machine_at_rest(N=320):
    """Every fourth row is the same: nothing moved."""
    X, y = recipes.numbers(N)
    rest = np.random.default_rng(14).permutation(N) < N / 4
    return given((np.where(rest[:, None], 0, X), np.where(rest, 0, y)), scale, neighbour)


def numbers_in_float32():
    """float32 stays float32: PyTorch accepts nothing else."""
    X, y = recipes.numbers()

    def train(X, y, rng):
        rule = ridge(X, y, rng)

        def predict(X):
            if X.dtype != np.float32:
                raise TypeError(f"expected float32, got {X.dtype}")
            return rule(X)

        return predict

    return given((X.astype(np.float32), y), lambda rows: lambda rows: rows, train)


def each_person_by_the_own_mean():
    """Each person's rows are centred by the person's own mean; no person is on both sides."""

    def prepare(rows):
        def apply(rows):
            own = rows[["a", "b"]] - rows.groupby("person")[["a", "b"]].transform("mean")
            return own.to_numpy()

        return apply

    rng = np.random.default_rng(15)
    own = rng.normal(size=(240, 2))
    person = np.repeat(np.arange(48), 5)
    rows = pd.DataFrame(own + 3 * rng.normal(size=(48, 2))[person], columns=["a", "b"])
    y = (own[:, 0] > 0).astype(int)
    return given((rows.assign(person=person), y), prepare, nearest_mean, by_person, groups=person)


def texts_in_an_array():
    capstone = words()
    rows, y = capstone["data"]

    def prepare(texts):
        known = sorted({word for text in texts for word in text.split()})
        return lambda texts: np.array([[t.split().count(w) for w in known] for t in texts])

    return {**capstone, "data": (np.array(rows["text"], object), y), "prepare": prepare}


class Towns:
    """One object for all calls of prepare; it refuses a town that it does not know."""

    def fit(self, rows):
        self.mean = rows[["a", "b", "c"]].mean()
        self.names = sorted(rows["town"].unique())
        return self

    def transform(self, rows):
        if unknown := set(rows["town"]) - set(self.names):
            raise ValueError(f"Found unknown towns {unknown}")
        towns = [rows["town"] == each for each in self.names]
        return np.column_stack([rows[["a", "b", "c"]] - self.mean, *towns]).astype(float)


def one_object_for_every_call(N=240):
    rows, y = recipes.table(N)
    rare = np.random.default_rng(16).permutation(N) % 20 == 0
    rows["town"] = np.where(rare, "Zell", rows["town"])
    towns = Towns()

    def early(data, rng):
        """None of the first half of the training rows is from the rare town."""
        order = np.argsort(data.rows["town"].to_numpy() == "Zell", kind="stable")
        training = order[np.sort(rng.permutation(len(order))[len(order) // 4 :])]
        return training, np.setdiff1d(order, training)

    return given((rows, y), lambda rows: towns.fit(rows).transform, nearest_mean, early)


def a_log_that_is_kept_open():
    """prepare writes into a text stream, which has a method `detach`, as tensors have."""
    rows, y = recipes.table()
    log = io.TextIOWrapper(io.BytesIO())

    def prepare(part):
        log.write(f"{len(part)} rows\n")
        return recipes.prepare(part)

    return given((rows, y), prepare, nearest_mean)


def whole_numbers_about_their_mean():
    """Nothing was filled in: the mean of the days happens to be a whole number that some rows
    have."""
    rows, y = recipes.table()
    half = np.random.default_rng(13).integers(0, 182, len(y) // 2)
    rows["a"] = 182 + np.r_[half, -half]
    rows.loc[:2, "a"] = 182
    rows.loc[120:122, "a"] = 182
    return given((rows, y), recipes.prepare, nearest_mean)


def a_rare_class_made_larger_inside_of_train():
    """train computes how many rows to add: with the target reversed, a negative number."""

    def train(X, y, rng):
        rare = np.flatnonzero(y)
        more = rng.choice(rare, len(y) - 2 * len(rare))
        return neighbour(np.vstack([X, X[more]]), np.r_[y, y[more]], rng)

    return a_table(train=train, share=0.2)


def nothing_to_learn():
    """Noise: a poor result can be honest too."""
    X, _ = recipes.numbers()
    return given((X, np.random.default_rng(7).integers(0, 3, len(X))), scale, neighbour)


HONEST = {
    make.__name__: make
    for make in (
        *(a_table, numbers, persons, a_time_series),
        *(a_time_series_that_does_not_say_so, a_random_projection, unseeded, words),
        *(
            small_whole_numbers,
            police_stops,
            training_rows_in_a_dictionary,
            passengers,
            rows_that_nearly_repeat,
            names_from_outside,
        ),
        *(target_means_of_training_rows, pictures, stopping_early, what_is_missing),
        *(a_machine_at_rest, numbers_in_float32, each_person_by_the_own_mean, texts_in_an_array),
        *(one_object_for_every_call, a_log_that_is_kept_open, whole_numbers_about_their_mean),
        *(a_rare_class_made_larger_inside_of_train, nothing_to_learn),
    )
} | {
    "sixty_rows": functools.partial(a_table, N=60),
    "a_class_in_ten": functools.partial(a_table, train=neighbour, share=0.1),
}
