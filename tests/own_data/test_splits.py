"""Splits: every row on one side, groups and times never divided, the share as stated."""

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit.own_data.splits import group_split, row_split, time_split

some = settings(max_examples=60)
shares = st.floats(0.1, 0.9)


def rng(seed=0):
    return np.random.default_rng(seed)


def refused(split, said):
    """Whether this is one of the refusals that hypothesis may run into."""
    try:
        return split()
    except ValueError as error:
        assert said in str(error)
        return None


def parted(split, N):
    """The two sets of row numbers, after checking that they form a split."""
    assert isinstance(split, tuple) and [each.dtype for each in split] == [np.int64] * 2
    training, validation = map(np.ndarray.tolist, split)
    assert training == sorted(training) and validation == sorted(validation)
    assert sorted(training + validation) == list(range(N)) and training and validation
    return set(training), set(validation)


@some
@given(st.integers(2, 60), shares, st.integers(0, 9))
def test_rows_are_drawn_one_by_one(n, share, seed):
    split = refused(lambda: row_split(n, rng(seed), share), "at least one on either side")
    if split is None:
        assert round(share * n) in (0, n)
    else:
        assert len(parted(split, n)[1]) == round(share * n)


@some
@given(st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=40), shares, st.integers(0, 9))
def test_a_group_is_on_one_side(groups, share, seed):
    split = refused(lambda: group_split(groups, rng(seed), share), "at least one on either side")
    G = len(set(groups))
    if split is None:
        assert round(share * G) in (0, G)
        return
    sides = [{groups[n] for n in places} for places in parted(split, len(groups))]
    assert sides[0].isdisjoint(sides[1])
    assert len(sides[1]) == round(share * G)


@some
@given(st.lists(st.integers(0, 30), min_size=2, max_size=40), shares)
def test_validation_rows_come_after_all_training_rows(times, share):
    times = np.array(times)
    split = refused(lambda: time_split(times, share), "time_split: ")
    if split is None:
        size = round(share * len(times))
        assert size in (0, len(times)) or np.sort(times)[-size] == times.min()
        return
    training, validation = map(list, parted(split, len(times)))
    assert times[training].max() < times[validation].min()
    size = round(share * len(times))
    apart = np.sum(times == times[validation].min())
    assert size <= len(validation) < size + apart


def test_each_row_and_each_group_is_equally_likely():
    """Over 2,000 splits: a mean of 0.25 with a standard error of 0.01."""
    groups, own = np.repeat(np.arange(8), [1, 9, 1, 1, 5, 1, 2, 1]), rng(1)
    by_row = [np.isin(np.arange(8), row_split(8, own, 0.25)[1]) for _ in range(2000)]
    by_group = [
        np.isin(np.arange(8), groups[group_split(groups, own, 0.25)[1]]) for _ in range(2000)
    ]
    for drawn in (by_row, by_group):
        assert np.abs(np.mean(drawn, axis=0) - 0.25).max() < 0.04


def test_groups_are_counted_as_in_scikit_learn():
    model_selection = pytest.importorskip("sklearn.model_selection")
    groups = rng().integers(12, size=90)
    theirs = model_selection.GroupShuffleSplit(1, test_size=0.25, random_state=0)
    aside = next(theirs.split(groups, groups=groups))[1]
    ours = group_split(groups, rng(), 0.25)[1]
    assert len(set(groups[ours])) == len(set(groups[aside])) == 3


def test_the_same_seed_gives_the_same_split_and_a_different_seed_a_different_one():
    groups = np.arange(100) // 2
    for split in (lambda r: row_split(100, r), lambda r: group_split(groups, r)):
        one, same, other = split(rng(3)), split(rng(3)), split(rng(4))
        np.testing.assert_array_equal(one[1], same[1])
        assert set(one[1]) != set(other[1])


def test_dates_are_accepted_as_times():
    days = np.array(["2024-01-03", "2023-12-30", "2024-01-01"], "datetime64[D]")
    for times in (days, [datetime.date(2024, 1, 3), datetime.date(2023, 12, 30)] * 2, [3.5, -1]):
        assert time_split(times, 0.4)[1][0] == 0
    # the last two rows have the same time
    assert time_split([5, 1, 2, 5, 3], 0.2)[1].tolist() == [0, 3]
    pandas = pytest.importorskip("pandas")
    zoned = pandas.Series(pandas.to_datetime(days)).dt.tz_localize("Europe/Berlin")
    assert time_split(zoned, 0.3)[1].tolist() == [0]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: row_split(1, rng()), "row_split: got n = 1; expected a whole number of rows"),
        (lambda: row_split(10.0, rng()), "got n = 10.0"),
        (lambda: row_split(10, rng(), 1.2), "got share 1.2; expected 0 < share < 1"),
        (lambda: row_split(4, rng(), 0.1), "share 0.1 of 4 rows, so 0 for validation"),
        (lambda: group_split(["a"] * 9, rng()), "share 0.2 of 1 groups, so 0 for validation"),
        (
            lambda: group_split(["a", None, "b"], rng()),
            "no value in 1 of 3 rows, the first of them row",
        ),
        (lambda: group_split([1.0, 2.0, np.nan], rng()), "groups has no value in 1 of 3 rows"),
        (
            lambda: group_split(np.array([1, "a"], object), rng()),
            "groups holds values of several kinds",
        ),
        (lambda: group_split(np.zeros((3, 1)), rng()), r"got groups of shape \(3, 1\)"),
        (lambda: group_split([], rng()), r"got groups of shape \(0,\)"),
        (lambda: time_split(["2. 1. 2024", "10. 1. 2024"]), "got texts such as '2. 1. 2024'"),
        (lambda: time_split([7, 7, 7, 7, 7]), "no row is earlier than those that would judge"),
        (
            lambda: time_split(np.array(["NaT", "2024-01-01"], "datetime64[D]")),
            "times has no value",
        ),
    ],
)
def test_rows_that_cannot_be_split_are_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_a_nan_among_texts_is_not_a_group():
    with pytest.raises(
        ValueError, match="groups has no value in 1 of 3 rows, the first of them row 1"
    ):
        group_split(["a", float("nan"), "b"], rng())
