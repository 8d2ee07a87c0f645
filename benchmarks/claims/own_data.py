"""The claims of notebook 13 about its made-up table: the cost of each trap, and of each bug hunt's
fault."""

import functools

import numpy as np
import pandas

from mlpkit.own_data.baselines import linear
from mlpkit.own_data.measures import mean_absolute_error, r_squared
from mlpkit.own_data.preparation import Preparation
from mlpkit.own_data.splits import group_split, row_split, time_split
from mlpkit.own_data.trapped import FINDINGS, POUNDS, YEARS, climbers
from mlpkit.training import accuracy

from .comparison import Comparison
from .small_tables import METHODS, NOTEBOOK, SEEDS, network

TABLE = "160 climbers, about 980 visits; judged on a fifth of them, and on 160 new climbers"
DRAWN = "climbers, split, first weights and batches"
LATER = YEARS, YEARS + 183
NOW = (0, YEARS), True
OF_FINDING = "person", "date", "finding", "hang"  # columns left out if the finding is the target
WITHOUT_ADVICE = *OF_FINDING, "rest_days"
OF_HANG = "person", "date", "finding", "rest_days", "hang"


# --- the made table -----------------------------------------------------------------------------


@functools.cache
def drawn(seed, days=(0, YEARS), advised=True):
    """Return visits that this seed draws; they differ for each seed, and for each of the three
    sorts."""
    sort = 2 if not advised else int(days == LATER)
    rng = np.random.default_rng((seed, sort))
    return climbers(rng, days=days, advised=advised)


@functools.cache
def new(seed, days=(0, YEARS), advised=True):
    """Return visits of 160 climbers who are not in the seed's table."""
    return drawn(1000 + seed, days, advised)


def findings(table):
    return np.array([FINDINGS.index(each) for each in table["finding"]])


def kilograms(table):
    return np.where(table["hall"] == "south", table["hang"] / POUNDS, table["hang"])


def split_of(table, by, seed):
    rng = np.random.default_rng(seed)
    if by == "row":
        return row_split(len(table), rng)
    if by == "person":
        return group_split(np.array(table["person"]), rng)
    training, validation = time_split(pandas.to_datetime(table["date"]))
    if by == "time and person":
        known = np.isin(table["person"], table["person"].iloc[training])
        validation = validation[~known[validation]]
    return training, validation


@functools.cache
def answers(seed, without, by, target, others=NOW, method="network"):
    """Return ((y, predicted) of the validation rows, of the rows of `others`).

    without: columns left out. target: a function of a table. others: (days, advised) of `new`.
    """
    table, judged = drawn(seed), new(seed, *others)
    training, validation = split_of(table, by, seed)
    left, y = list(without), target(table)
    rows = table.drop(columns=left)
    prepare = Preparation.fitted(rows.iloc[training])
    parts = [rows.iloc[validation], judged.drop(columns=left)]
    X = [prepare(part) for part in parts]
    learnt = prepare(rows.iloc[training]), y[training]
    predicted = METHODS[method](*learnt, np.concatenate(X), seed)
    both = np.split(predicted, [len(validation)])
    return tuple(zip((y[validation], target(judged)), both, strict=True))


def right(y, predicted):
    return {"accuracy": accuracy(y, predicted)}


def found(y, predicted):
    """The share of the twelve rows of the rare class that are predicted as such."""
    return right(y[y == 3], predicted[y == 3])


def explained(y, predicted):
    return {"r_squared": r_squared(y, predicted)}


def off(y, predicted):
    """R² and the mean absolute error for a target in kilograms."""
    return {**explained(y, predicted), "kilograms": mean_absolute_error(y, predicted)}


def seen(place, measure, *asked):
    """Make a way: `measure` of (y, predicted) in validation (place 0) or in reality (1)."""
    return lambda seed: measure(*answers(seed, *asked)[place])


def both(told, measure, *asked):
    """Return {name: way} for the number in validation, and for the one in reality."""
    return {name: seen(k, measure, *asked) for k, name in enumerate(told)}


def in_kilograms(seed):
    """Measure, as a way, the error on new climbers, in kg, of a network that learnt kilograms and
    pounds together."""
    _, (y, predicted) = answers(seed, OF_HANG, "person", as_written)
    south = np.array(new(seed)["hall"] == "south")
    unit = np.where(south, POUNDS, 1)
    return off(y / unit, predicted / unit)


def hall_by_hall(seed):
    """Measure, as a way, validation in the units as written, if each row is predicted by its hall's
    mean."""
    table = drawn(seed)
    training, validation = split_of(table, "person", seed)
    hall, y = np.array(table["hall"]), as_written(table)
    means = {name: y[training][hall[training] == name].mean() for name in np.unique(hall)}
    return explained(y[validation], np.array([means[name] for name in hall[validation]]))


def as_written(table):
    return np.array(table["hang"])


def compared(ways, *cells, data=TABLE, drawn=DRAWN, seeds=SEEDS):
    return Comparison(ways, data, drawn, seeds, tuple((NOTEBOOK, cell) for cell in cells))


@functools.cache
def later(seed):
    """The error in the half-year after, in kg, of a network that learnt from all rows of the two
    years."""
    table, judged = (each.drop(columns=list(OF_HANG)) for each in (drawn(seed), new(seed, LATER)))
    prepare, y = Preparation.fitted(table), kilograms(drawn(seed))
    predicted = network(prepare(table), y, prepare(judged), seed)
    return off(kilograms(new(seed, LATER)), predicted)


TRUTH = "validation", "new climbers"
TRAPS = {
    "telling_column": compared(
        both(TRUTH, right, OF_FINDING, "person", findings, ((0, YEARS), False)),
        *("promised", "leak-said"),
    ),
    "split_by_row": compared(
        both(TRUTH, right, WITHOUT_ADVICE, "row", findings),
        *("promised", "split-said"),
    ),
    "split_by_person": compared(
        both(TRUTH, right, WITHOUT_ADVICE, "person", findings),
        *("promised", "split-said"),
    ),
    "class_of_twelve": compared(
        {
            "all new visits": seen(1, right, WITHOUT_ADVICE, "person", findings),
            "those with a shoulder": seen(1, found, WITHOUT_ADVICE, "person", findings),
        },
        *("rare-found", "rare-said"),
    ),
    "two_units": compared(
        {
            "validation": seen(0, explained, OF_HANG, "person", as_written),
            "new climbers, in kg": in_kilograms,
        },
        *("units-cost", "units-said"),
    ),
    "hall_by_hall": compared(
        {
            "the mean of each hall": hall_by_hall,
            "network": seen(0, explained, OF_HANG, "person", as_written),
        },
        *("units-cost", "units-said"),
    ),
    "one_unit": compared(
        {
            "learnt both units": in_kilograms,
            "learnt kilograms": seen(1, off, OF_HANG, "person", kilograms),
        },
        *("units-cost", "units-said"),
    ),
} | {
    f"trend_by_{by.replace(' ', '_')}": compared(
        {
            f"validation by {by}": seen(0, off, OF_HANG, by, kilograms),
            "the next half-year": later,
        },
        *("trend-cost", "trend-said"),
    )
    for by in ("row", "person", "time", "time and person")
}


# --- against the baselines ----------------------------------------------------------------------


MADE = {
    f"finding_{rival}": compared(
        {
            method: seen(1, right, WITHOUT_ADVICE, "person", findings, NOW, method)
            for method in (rival, "network")
        },
        *("penguins-pairs", "penguins-said"),
    )
    for rival in ("linear", "forest")
}

# --- the bug hunts ------------------------------------------------------------------------------


def fitted_on_all(seed):
    """Measure, as a way, the accuracy in validation if the rows were standardized before the
    split."""
    table = drawn(seed)
    rows, y = table.drop(columns=list(WITHOUT_ADVICE)), findings(table)
    training, validation = split_of(table, "person", seed)
    X = Preparation.fitted(rows)(rows)
    predicted = network(X[training], y[training], X[validation], seed)
    return right(y[validation], predicted)


@functools.cache
def encoded(seed):
    """R² of `linear` in validation and on new climbers; each person is replaced by their mean hang,
    in kg."""
    table, judged = drawn(seed), new(seed)
    y, others = kilograms(table), kilograms(judged)
    code = table.assign(y=y).groupby("person")["y"].transform("mean")
    X = np.array(code)[:, None]
    training, validation = split_of(table, "row", seed)
    # the prediction for a person who is not in the table
    nobody = np.full((len(judged), 1), y.mean())
    learnt = X[training], y[training]
    seen, unseen = linear(*learnt, X[validation]), linear(*learnt, nobody)
    return r_squared(y[validation], seen), r_squared(others, unseen)


HUNTS = {
    "scaled_first": compared(
        {
            "training rows alone": seen(0, right, WITHOUT_ADVICE, "person", findings),
            "all rows": fitted_on_all,
        },
        *("scaling-cost", "scaling-said"),
    ),
    "encoded_by_target": compared(
        {
            "validation": lambda seed: {"r_squared": encoded(seed)[0]},
            "new climbers": lambda seed: {"r_squared": encoded(seed)[1]},
        },
        *("encoding-cost", "encoding-said"),
    ),
}
COMPARISONS = TRAPS | MADE | HUNTS
