"""More faults, as notebooks, so that the judge can see everything that the cells leave behind:
{name: (cells, check, verdict)}. A few of these faults can't be seen; the page mentions them.
"""

from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR

ASKED = "a question"

FIRST_CELL = """
import functools
import numpy as np
import pandas as pd
from tests.capstone import recipes
from tests.capstone.recipes import in_order, nearest_mean, neighbour, nothing, ridge, scale, split

groups = time = None


def as_array(rows):
    return lambda rows: np.asarray(rows, float)
"""


def run(cells):
    """The arguments of `capstone` after these cells."""
    space = {"__name__": "__main__"}
    exec(FIRST_CELL + cells, space)
    return {name: space[name] for name in "data split prepare train groups time".split()}


NOTEBOOKS = {}

NOTEBOOKS["copies with noise"] = (
    """
rows, y = recipes.table(200)
rows = rows[["a", "b", "c"]]
new = rows.sample(100, random_state=0, replace=True)
noise = np.random.default_rng(0).normal(size=new.shape)
y = np.r_[y, y[new.index]]
rows = pd.concat([rows, new + 0.02 * rows.std().to_numpy() * noise], ignore_index=True)
data, prepare, train = (rows.to_numpy(), y), scale, neighbour
""",
    "rows that are nearly the same",
    UNCLEAR,
)

NOTEBOOKS["pictures mirrored and shifted before the split"] = (
    """
rng = np.random.default_rng(0)
y = rng.integers(0, 2, 100)
X = rng.integers(0, 200, (100, 8, 8)).astype(np.uint8)
X[y == 1, 2:6, 2:6] //= 2
X = np.concatenate([X, X[:, :, ::-1], np.roll(X, 1, axis=2)])
data, train = (X, np.r_[y, y, y]), neighbour
prepare = lambda rows: lambda rows: np.sort(rows.reshape(len(rows), -1), axis=1) / 255
""",
    "rows that are nearly the same",
    LEAK,
)

NOTEBOOKS["filled from neighbours"] = (
    """
raw, y = recipes.table()
raw = raw[["a", "b", "c"]].copy()
raw.loc[::5, "a"] = np.nan
rows = raw.copy()
apart = (raw[["b", "c"]].to_numpy()[:, None] - raw[["b", "c"]].to_numpy()) ** 2
apart = apart.sum(axis=2) + 99 * raw["a"].isna().to_numpy()
five = np.argsort(apart, axis=1)[:, :5]
rows["a"] = raw["a"].fillna(pd.Series(raw["a"].to_numpy()[five].mean(axis=1)))
data, prepare, train = (rows, y), as_array, nearest_mean
""",
    "the data as received",
    ASKED,
)

NOTEBOOKS["outliers left out by the spread of all rows"] = (
    """
X, y = recipes.numbers()
raw = pd.DataFrame(X, columns=list("abcd")).assign(y=y)
rows = raw[(raw["y"] - raw["y"].mean()).abs() < 2 * raw["y"].std()]
data, prepare, train = (rows[list("abcd")], rows["y"]), as_array, ridge
""",
    "the data as received",
    ASKED,
)

NOTEBOOKS["bins with equally many rows"] = (
    """
raw, y = recipes.table()
rows = raw[["a", "b", "c"]].apply(lambda column: pd.qcut(column, 5, labels=False))
data, prepare, train = (rows, y), as_array, nearest_mean
""",
    "the data as received",
    ASKED,
)

NOTEBOOKS["edges of bins from outside"] = (
    """
rows, y = recipes.table()
edges = np.quantile(rows["a"], np.linspace(0, 1, 11))
prepare = lambda part: lambda rows: np.column_stack([np.digitize(rows["a"], edges), rows["b"]])
data, train = (rows, y), nearest_mean
""",
    "prepare",
    LEAK,
)

NOTEBOOKS["a trend subtracted from the whole series"] = (
    """
rng = np.random.default_rng(0)
time = np.arange(300.0)
level = 0.02 * time + np.sin(time / 5) + 0.1 * np.cumsum(rng.normal(size=300))
y = level - np.polyval(np.polyfit(time, level, 1), time)
rows = pd.DataFrame({"before": np.r_[0, y[:-1]], "older": np.r_[0, 0, y[:-2]]})
data, prepare, train, split = (rows, y), as_array, ridge, in_order
""",
    "the data as received",
    LEAK,
)

NOTEBOOKS["means of each month over the whole series"] = (
    """
time = np.arange(300.0)
y = np.sin(time / 12 * 2 * np.pi) + np.random.default_rng(0).normal(size=300)
season = pd.Series(y).groupby(time % 12).transform("mean")
rows = pd.DataFrame({"before": np.r_[0, y[:-1]], "season": season})
data, prepare, train, split = (rows, y), as_array, ridge, in_order
""",
    "the data as received",
    LEAK,
)

NOTEBOOKS["ranks among all rows"] = (
    """
raw, y = recipes.table()
rows = raw[["a", "b", "c"]].rank(pct=True)
data, prepare, train = (rows, y), as_array, nearest_mean
""",
    "the data as received",
    ASKED,
)

NOTEBOOKS["target means of the others in a group"] = (
    """
rng = np.random.default_rng(0)
street = rng.integers(0, 60, 300)
y = rng.normal(size=60)[street] + rng.normal(size=300)
of_street = pd.Series(y).groupby(street)
level = (of_street.transform("sum") - y) / (of_street.transform("count") - 1)
rows = pd.DataFrame({"x": rng.normal(size=300), "street": street, "level": level.fillna(0)})
prepare = lambda rows: lambda rows: rows[["x", "level"]].to_numpy()
data, train = (rows, y), ridge
""",
    "the data as received",
    LEAK,
)

NOTEBOOKS["a mean over the day around each row"] = (
    """
time = np.arange(300.0)
y = np.cumsum(np.random.default_rng(0).normal(size=300))
series = pd.Series(y)
day = series.rolling(24, center=True, min_periods=1).mean()
rows = pd.DataFrame({"before": series.shift(1).bfill(), "day": day})
data, prepare, train, split = (rows, y), as_array, ridge, in_order
""",
    "what is known in time",
    LEAK,
)

NOTEBOOKS["values before and after, split at random"] = (
    """
y = np.cumsum(np.random.default_rng(0).normal(size=300))
series = pd.Series(y)
rows = pd.DataFrame({"before": series.shift(1).bfill(), "after": series.shift(-1).ffill()})
data, prepare, train = (rows, y), as_array, ridge
""",
    "what is known in time",
    UNCLEAR,
)

NOTEBOOKS["predict scales by the rows at hand"] = (
    """
data, prepare = recipes.numbers(), nothing


def train(X, y, rng):
    rule = ridge((X - X.mean(axis=0)) / X.std(axis=0), y, rng)
    return lambda X: rule((X - X.mean(axis=0)) / X.std(axis=0))
""",
    "row by row",
    LEAK,
)

NOTEBOOKS["all rows as a default"] = (
    """
rng = np.random.default_rng(0)
X, y = rng.normal(size=(120, 20)), rng.normal(size=120)


def fit(X, y, penalty):
    return np.linalg.solve(X.T @ X + penalty * np.eye(X.shape[1]), X.T @ y)


def train(part, targets, rng, all_X=X, all_y=y):
    def error(penalty):
        return np.mean((all_X @ fit(part, targets, penalty) - all_y) ** 2)

    w = fit(part, targets, min(np.geomspace(1e-2, 1e3, 30), key=error))
    return lambda X: X @ w


data, prepare = (X, y), nothing
""",
    "rows as noise",
    LEAK,
)

NOTEBOOKS["edges of all rows in a cache"] = (
    """
rows, y = recipes.table()


@functools.cache
def edges():
    return np.quantile(rows["a"], [0.13, 0.37, 0.61, 0.83])


edges()
prepare = lambda part: lambda rows: np.column_stack([np.digitize(rows["a"], edges()), rows["b"]])
data, train = (rows, y), nearest_mean
""",
    "rows as noise",
    LEAK,
)

NOTEBOOKS["what an earlier call has learnt"] = (
    """
data, train = recipes.numbers(), ridge
kept = {}


def prepare(rows):
    if "ready" not in kept:
        kept["ready"] = scale(rows)
    return kept["ready"]
""",
    "prepare",
    LEAK,
)

NOTEBOOKS["a seed chosen for its score on all rows"] = (
    """
rng = np.random.default_rng(0)
X, y = rng.normal(size=(200, 5)), rng.integers(0, 2, 200)


def drawn(seed):
    w = np.random.default_rng(seed).normal(size=5)
    return lambda X: (X @ w > 0).astype(int)


best = max(range(300), key=lambda seed: np.mean(drawn(seed)(X) == y))
data, prepare, train = (X, y), nothing, lambda X, y, rng: drawn(best)
""",
    "row by row",
    SOUND,
)
