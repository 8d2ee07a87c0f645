"""Wrong answers that are nearly right are refused, in the same words, whatever numbers are
drawn."""

import math

import numpy as np
import pytest

from mlpkit.exercises import check


def to_nearly_the_next_number(share, confidence):
    return max(1, math.ceil(math.log1p(-confidence) / math.log1p(-share) - 0.001))


def bent_beyond_what_is_asked(x, grad):
    return np.minimum(3 * x, 6000.0), np.where(x < 2000, 3 * grad, 0.0)


def below_the_quantile(x, tried, losses, density):
    worst = np.where(np.isnan(losses), np.inf, losses)
    good = worst < np.quantile(worst, 0.1)
    good = good if good.any() else worst == worst.min()
    return density(tried[good], x) / density(tried[~good], x)


def faint_noise(prepare, X, training, validation, rng):
    other = X.copy()
    other[validation] += 1e-9 * rng.normal(size=X[validation].shape)
    before, after = (prepare(table, training, validation)[0] for table in (X, other))
    return np.flatnonzero(~np.isclose(before, after).all(axis=1))


def shuffled(prepare, X, training, validation, rng):
    other = X.copy()
    other[validation] = X[rng.permutation(validation)]
    before, after = (prepare(table, training, validation)[0] for table in (X, other))
    return np.flatnonzero((before != after).any(axis=1))


def with_replacement(groups, rng, share=0.2):
    names = np.unique(groups)
    judges = np.isin(groups, rng.choice(names, round(share * len(names))))
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def mean_of_means_for_new(categories, y, training, validation):
    known = np.unique(categories[training])
    code = {c: np.mean(y[training][categories[training] == c]) for c in known}
    usual = np.mean([*code.values()])
    column = np.array([code.get(c, usual) for c in categories])
    return column[training], column[validation]


def by_the_length(parameters, rate, decay):
    for name in parameters:
        if name[0] == "W":
            parameters[name] *= 1 - rate * decay / np.linalg.norm(parameters[name])


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        ("how_many_draws", to_nearly_the_next_number, "with share 0.3 and confidence 0.5101"),
        ("own_operation", bent_beyond_what_is_asked, "y is a straight line in x"),
        ("tpe_ratio", below_the_quantile, "with losses 0.3 and 0.4"),
        ("moved_rows", faint_noise, "Yours says that none moves."),
        ("moved_rows", shuffled, "the same numbers in a different order"),
        ("group_split", with_replacement, "of them are in validation."),
        ("repair_encoding", mean_of_means_for_new, "Yours are 11, 11, 32 and 11, 21.5."),
        ("repair_decay", by_the_length, "W1 was multiplied by 0.99"),
    ],
)
def test_the_verdict_is_the_same_whatever_numbers_are_drawn(name, answer, told):
    for seed in (0, 1, 2, 3, 15):
        verdict = check(name, answer, seed=seed)
        assert told in verdict.message and "a share of the rows" not in verdict.message, seed
