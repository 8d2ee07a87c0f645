"""Whether the target is given away by a column, its blanks, a single value, two columns together,
or a weighted sum. That may be legitimate, and only the author knows: so it is a question, not a
leak.
"""

import itertools

import numpy as np

from mlpkit.capstone.scores import plain, said, score
from mlpkit.capstone.signatures import strength
from mlpkit.capstone.tables import missing
from mlpkit.capstone.tellers import alone, of_one_class
from mlpkit.capstone.verdicts import sound
from mlpkit.data.words import list_first

# Share of the way from the baseline to perfect: a choice. With 0.9 the check asks about 1 honest
# table in 43 (iris); with 0.97 it would ask about none, and miss a column that notebook 13 contains
# on purpose.
TELLS = {"classes": 0.9, "numbers": 0.95}
# the same share for two columns together; for a sum, 1 − R² contains the squared remainder
EXACT = 0.995
# in at most this share of tables, values that have one class by chance raise a question
BY_CHANCE = 1e-3
BET = 0.2  # prior probability that somebody made such a value
FEWEST = 30  # training rows; fewer make only seven ranges of four, which fit by chance
LATER = "Was it filled in, cut off or left out once the class was known?"
PIXELS = 20  # pixels that correlate best with the target
TOGETHER = 12  # columns of numbers that are tried in pairs and in a sum: the best predictors


def judge(case):
    """The Verdict, which is always "sound"; whatever gives the target away raises a question."""
    task, (training, validation) = case.task, case.places
    if len(training) < FEWEST:
        return sound(f"Not looked for: {len(training)} rows are too few.")
    least = score(task, plain(task, training, validation), validation)
    told = [
        max((alone(task, column, training, validation), name) for name, column in views)
        for views in (pixels(task, training) if task.pictures else named(task))
    ]
    saw = "The best one gives {}: {}.".format(*best_of(task, told))
    tells = TELLS[task.data.kind]
    if least >= tells:
        return sound(saw)
    telling = [(v, name) for v, name in told if v >= least + tells * (1 - least)]
    telling = [f"{name} alone gives {said(task, value)}" for value, name in telling]
    questions = [f"{list_first(telling)}. {known(task)}"] if telling else []
    if not questions and not task.pictures:
        together = pairs if task.counted else weighted
        questions = together(task, training, validation, [value for value, _ in told], least)
        if not questions and task.counted and (shown := value_of_one_class(task)):
            saw = f"{shown}. By chance fewer than 1 table in 1,000 has such rows."
            questions = [f"{shown}. {LATER}"]
    return sound(saw, *questions)


def known(task):
    target = task.data.target_name
    return f"Is that known before {target} is, or was it made from {target}?"


def best_of(task, told):
    value, name = max(told, default=(0.0, "none"))
    return said(task, value), name[0].lower() + name[1:]


def named(task):
    """Yield [(name, (N,)), …] for each column: the column itself, and whether its values are
    missing."""
    for j, column in enumerate(task.columns):
        name, lost = task.column(j), missing(column)
        blanks = [(f"Whether {name} is missing", lost)] if lost.any() and not lost.all() else []
        yield [(name, column), *blanks]


def pixels(task, training):
    """The same as `named`, for the pixels that correlate best with the target over the training
    rows."""
    points = task.data.rows.reshape(len(task.data), -1)
    with np.errstate(all="ignore"):
        order = np.argsort(-strength(points[training].astype(float), task.data.target[training]))
    shape = task.data.rows.shape[1:]
    place = [tuple(map(int, np.unravel_index(k, shape))) for k in order[:PIXELS]]
    return [[(f"The pixel {at}", points[:, k])] for at, k in zip(place, order, strict=False)]


def value_of_one_class(task):
    """A sentence on a value, or on blanks, that occur in only one class while the values next to it
    occur in several; else ""."""
    found = {}
    for j, column in enumerate(task.columns):
        for much, rows in of_one_class(task, column):
            found.setdefault(rows.tobytes(), (much, j, rows))
    # by chance each factor is 1 on average, so their product reaches 1,000 in at most one table in
    # 1,000
    factors = [1 - BET + BET * much for much, _, _ in found.values()]
    if np.sum(np.log(factors)) < -np.log(BY_CHANCE):
        return ""
    _, j, rows = max(found.values(), key=lambda each: each[0])
    word, blank = task.word(task.data.target[rows[0]]), missing(task.columns[j][rows]).all()
    which, others = "without", "all others"
    if not blank:
        which, others = "with", "those with the next smaller and larger values"
    value = "" if blank else f" {task.columns[j][rows[0]]:.6g}".replace("-", "−")
    rows = f"{len(rows)} rows {which} {task.column(j)}{value}"
    return f"All {rows} have {task.data.target_name} “{word}”, unlike {others}"


def numbers(task, values):
    """Return [(name, (N,) float64)] for the columns of numbers without blanks, the best predictors
    first."""
    found = [
        (value, task.column(j), column.astype(float))
        for j, (value, column) in enumerate(zip(values, task.columns, strict=False))
        if column.dtype.kind in "iuf" and np.isfinite(column).all() and np.ptp(column) > 0
    ]
    found.sort(key=lambda each: -each[0])
    return [each[1:] for each in found[:TOGETHER]]


def pairs(task, training, validation, values, least):
    """Return questions about two columns whose difference, sum, ratio or product gives the class
    away."""
    for (a, x), (b, z) in itertools.combinations(numbers(task, values), 2):
        made = {"−": x - z, "+": x + z, "×": x * z}
        if (z != 0).all():
            made["/"] = x / z
        for sign, column in made.items():
            value = alone(task, column, training, validation)
            if value >= least + EXACT * (1 - least):
                return [f"{a} {sign} {b} gives {said(task, value)}. {known(task)}"]
    return []


def weighted(task, training, validation, values, least):
    """Return questions about a weighted sum, or a product of powers, that equals the target."""
    y, found = task.data.target, numbers(task, values)
    if not found:
        return []
    table = np.stack([column for _, column in found], axis=1)
    products = [x * z for (_, x), (_, z) in itertools.combinations(found, 2)]
    designs = [("A weighted sum of", table, y, lambda out: out)]
    if len(products):
        wide = np.column_stack([table, *products])
        designs.append(("A weighted sum of products of", wide, y, lambda out: out))
    if (table > 0).all() and (y > 0).all():
        designs.append(("A product of powers of", np.log(table), np.log(y), np.exp))
    for what, X, z, back in designs:
        X = np.column_stack([(X - X.mean(axis=0)) / X.std(axis=0), np.ones(len(X))])
        if len(training) < 5 * X.shape[1]:
            continue
        weights = np.linalg.lstsq(X[training], z[training], rcond=None)[0]
        value = score(task, back(X[validation] @ weights), validation)
        if value >= 1 - (1 - EXACT) ** 2:
            names = ", ".join(name for name, _ in found[:5])
            return [f"{what} {names} gives {said(task, value)}. {known(task)}"]
    return []
