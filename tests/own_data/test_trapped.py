"""The table that notebook 13 makes: each trap is in it."""

import numpy as np
import pytest

from mlpkit.own_data.trapped import FINDINGS, POUNDS, REST, YEARS, climbers

SEEDS = (0, 1, 2)


def held(table):
    """The weight that a hand holds, in kg, whatever its original unit."""
    return np.where(table["hall"] == "south", table["hang"] / POUNDS, table["hang"])


def test_a_table_depends_only_on_its_generator():
    one, other = climbers(np.random.default_rng(3)), climbers(np.random.default_rng(3))
    assert one.equals(other) and not one.equals(climbers(np.random.default_rng(4)))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_looks_fine(seed):
    table = climbers(np.random.default_rng(seed))
    assert 850 < len(table) < 1100 and not table.isna().any().any()
    assert (table["date"].is_monotonic_increasing) and table["person"].nunique() == 160
    numbers = table.drop(columns=["person", "date", "hall", "sex", "finding"])
    assert (numbers >= 0).all().all() and table["age"].between(16, 66).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_rest_days_follow_from_the_finding_and_are_missing_before_they_are_advised(seed):
    table = climbers(np.random.default_rng(seed))
    for finding, (low, high) in REST.items():
        its = table["rest_days"][table["finding"] == finding]
        assert its.between(low, high).all() and its.nunique() > 2
    waiting = climbers(np.random.default_rng(seed), advised=False)
    assert waiting["rest_days"].isna().all()


@pytest.mark.parametrize("seed", SEEDS)
def test_twelve_rows_have_a_shoulder_or_as_many_as_are_asked_for(seed):
    for rare in (12, 30, 0):
        table = climbers(np.random.default_rng(seed), rare=rare)
        assert (table["finding"] == "shoulder").sum() == rare
    assert set(table["finding"]) == set(FINDINGS) - {"shoulder"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_climbers_visits_are_alike(seed):
    """A person has one height, and far more often the same finding than by chance."""
    table = climbers(np.random.default_rng(seed))
    of = table.groupby("person")
    for fixed in ("height_cm", "span_cm", "finger_cm", "hall", "sex"):
        assert (of[fixed].nunique() == 1).all()
    commonest = of["finding"].agg(lambda found: found.value_counts().iloc[0]).sum() / len(table)
    assert commonest > 0.75 > 0.5 > table["finding"].value_counts(normalize=True).max()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_south_writes_pounds(seed):
    table = climbers(np.random.default_rng(seed))
    south = table["hall"] == "south"
    kilograms = held(table)
    assert 1.9 < table["hang"][south].mean() / table["hang"][~south].mean() < 2.6
    assert 0.85 < kilograms[south].mean() / kilograms[~south].mean() < 1.15


def test_the_grip_falls_quickly_at_first():
    """Means of many climbers, in the four quarters of the two years."""
    table = climbers(np.random.default_rng(0), people=3000)
    kilograms = np.array_split(held(table), 4)
    falls = -np.diff([part.mean() for part in kilograms])
    assert (falls > 1).all() and falls[0] > falls[2]


def test_people_who_come_later_have_later_dates():
    table = climbers(np.random.default_rng(0), days=(YEARS, YEARS + 183))
    assert "2025-12-31" <= table["date"].min() and table["date"].max() < "2026-07-03"
