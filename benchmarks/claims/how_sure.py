"""The claims of notebook 13 about error bars: those drawn from persons, and those from splits that
share rows. Each is compared with what it estimates: the error of a network on thousands of new
climbers, and how far apart the same mean is on two tables.
"""

import functools
import math

import numpy as np

from mlpkit.own_data.baselines import linear
from mlpkit.own_data.measures import bootstrap_interval, mean_absolute_error
from mlpkit.own_data.preparation import Preparation
from mlpkit.own_data.splits import group_split
from mlpkit.own_data.trapped import climbers

from .own_data import OF_HANG, compared, kilograms, split_of
from .small_tables import SEEDS, network

MANY = 3_000  # climbers, whose mean error counts as the true one
SPLITS = 20


@functools.cache
def bars(seed):
    """Whether a 95% bar contains the network's true error: (drawn from rows, drawn from
    persons)."""
    table = climbers(np.random.default_rng((seed, 10)))
    many = climbers(np.random.default_rng((seed, 11)), people=MANY)
    training, validation = split_of(table, "person", seed)
    learnt, judged = table.iloc[training], table.iloc[validation]
    prepare = Preparation.fitted(learnt.drop(columns=list(OF_HANG)))
    X, *others = (prepare(each.drop(columns=list(OF_HANG))) for each in (learnt, judged, many))
    predicted = network(X, kilograms(learnt), np.concatenate(others), seed)
    here, there = np.split(predicted, [len(validation)])
    off, truth = np.abs(kilograms(judged) - here), np.abs(kilograms(many) - there)
    held = []
    for values, true in (
        (off, truth),
        (person_by_person(judged, off), person_by_person(many, truth)),
    ):
        low, high = bootstrap_interval(values, np.random.default_rng(seed))
        held.append(float(low <= true.mean() <= high))
    return tuple(held)


def person_by_person(table, values):
    """Return the mean of the values (N,) over each person's rows."""
    _, person = np.unique(table["person"], return_inverse=True)
    return np.bincount(person, values) / np.bincount(person)


def of_twenty_splits(table, seed):
    """Return (mean, standard error) of network − linear, in kg, over twenty splits of one table."""
    y, person = kilograms(table), np.array(table["person"])
    rows, differences = table.drop(columns=list(OF_HANG)), []
    for split in range(SPLITS):
        training, validation = group_split(person, np.random.default_rng((seed, split)))
        prepare = Preparation.fitted(rows.iloc[training])
        learnt, X = (prepare(rows.iloc[training]), y[training]), prepare(rows.iloc[validation])
        ways = network(*learnt, X, (seed, split)), linear(*learnt, X)
        one, other = (mean_absolute_error(y[validation], predicted) for predicted in ways)
        differences.append(one - other)
    return np.mean(differences), np.std(differences, ddof=1) / math.sqrt(SPLITS)


@functools.cache
def two_tables(seed):
    """Return (the ± from twenty splits of a table, the ± from two tables), in kg. For the second:
    the distance of two normal means with the same standard error is on average 2 / √π times that
    error.
    """
    drawn = [climbers(np.random.default_rng((seed, 12 + k))) for k in (0, 1)]
    (one, first), (other, second) = (of_twenty_splits(table, seed) for table in drawn)
    told = math.sqrt((first**2 + second**2) / 2)
    return told, abs(one - other) * math.sqrt(math.pi) / 2


COMPARISONS = {
    "bars_of_rows_and_persons": compared(
        {
            "bars from rows": lambda seed: {"accuracy": bars(seed)[0]},
            "bars from persons": lambda seed: {"accuracy": bars(seed)[1]},
        },
        *("bars-shown", "bars-said"),
        data="160 climbers, about 980 visits; the true error is that on 3,000 new climbers",
        seeds=tuple(range(400)),
    ),
    "splits_share_rows": compared(
        {
            "± of twenty splits": lambda seed: {"kilograms": two_tables(seed)[0]},
            "± of two tables": lambda seed: {"kilograms": two_tables(seed)[1]},
        },
        *("concrete-pairs", "concrete-said"),
        data="two tables of 160 climbers; network − linear, each over twenty splits by person",
        drawn="both tables, the splits, first weights and batches",
        seeds=SEEDS,
    ),
}
