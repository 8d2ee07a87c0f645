"""R² and the mean absolute error, checked by hand and against scikit-learn; how often an interval
contains the truth."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlpkit.own_data.measures import bootstrap_interval, mean_absolute_error, r_squared

numbers = hnp.arrays(float, st.integers(2, 12), elements=st.floats(-100, 100, width=16))


def test_measures_agree_with_hand_calculation():
    targets, predicted = np.array([1.0, 2.0, 6.0]), np.array([2.0, 2.0, 4.0])  # mean 3: 4 + 1 + 9
    assert r_squared(targets, predicted) == pytest.approx(1 - 5 / 14)
    assert mean_absolute_error(targets, predicted) == 1
    assert r_squared(targets, targets) == 1
    assert r_squared(targets, np.full(3, 3.0)) == 0
    assert r_squared([1, 2, 6], [7, 7, 7]) == pytest.approx(1 - (36 + 25 + 1) / 14)


def test_columns_of_pandas_are_compared_by_position():
    pandas = pytest.importorskip("pandas")
    targets = pandas.Series([1.0, 2.0, 6.0], index=[4, 5, 6])
    predicted = pandas.Series([1.0, 2.0, 6.0], index=[6, 5, 4])
    for _ in range(2):  # a shape that passed once is not checked again
        assert r_squared(targets, predicted) == 1 == r_squared(targets.to_numpy(), predicted)
        assert mean_absolute_error(targets, predicted) == 0
    low, high = bootstrap_interval(targets, np.random.default_rng(0))
    assert (low, high) == bootstrap_interval(targets.to_numpy(), np.random.default_rng(0))


@settings(max_examples=60)
@given(numbers, st.data())
def test_measures_agree_with_scikit_learn(targets, data):
    metrics = pytest.importorskip("sklearn.metrics")
    predicted = data.draw(hnp.arrays(float, len(targets), elements=st.floats(-100, 100)))
    ours = mean_absolute_error(targets, predicted)
    assert ours == pytest.approx(metrics.mean_absolute_error(targets, predicted))
    if np.ptp(targets):
        theirs = metrics.r2_score(targets, predicted)
        assert r_squared(targets, predicted) == pytest.approx(theirs, rel=1e-9, abs=1e-9)


def test_an_interval_is_close_to_the_normal_one():
    """With 400 numbers the mean is nearly normal: ± 1.96 s / √N, and ± 1.64 s / √N."""
    values = np.random.default_rng(0).normal(5, 2, 400)
    error = np.std(values) / 20
    for level, width in ((0.95, 1.96), (0.9, 1.645)):
        low, high = bootstrap_interval(values, np.random.default_rng(1), level, draws=4000)
        assert low == pytest.approx(np.mean(values) - width * error, abs=0.12 * error)
        assert high == pytest.approx(np.mean(values) + width * error, abs=0.12 * error)


def test_the_interval_of_two_values_agrees_with_all_their_draws():
    """0 and 1: the means 0, ½, 1 have probabilities ¼, ½, ¼. So 40% leave 30% on either side."""
    values = np.array([0.0, 1.0])
    assert bootstrap_interval(values, np.random.default_rng(0), 0.4) == (0.5, 0.5)
    assert bootstrap_interval(values, np.random.default_rng(0), 0.6) == (0, 1)


def test_the_interval_of_skewed_values_is_skewed():
    """With one 1 among ten the count in a draw is binomial; its 2.5% point is 0, its 97.5% point
    3."""
    low, high = bootstrap_interval(np.eye(10)[0], np.random.default_rng(0), draws=4000)
    assert (low, high) == (0, pytest.approx(0.3))


def test_an_interval_covers_the_truth_about_as_often_as_it_claims():
    rng = np.random.default_rng(0)
    found = [bootstrap_interval(rng.random(50) < 0.8, rng, 0.9, draws=200) for _ in range(200)]
    share = np.mean([low <= 0.8 <= high for low, high in found])
    assert 0.82 < share < 0.96  # with 200 intervals the standard error of the share is 0.02


def test_the_interval_is_drawn_from_rng():
    values = np.arange(30.0)
    one, same, other = (bootstrap_interval(values, np.random.default_rng(s)) for s in (0, 0, 1))
    assert one == same != other


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: r_squared([2.0, 2.0], [1.0, 3.0]), "all 2 targets are 2; expected some that"),
        (lambda: r_squared([1.0, 2.0], [[1.0], [2.0]]), r"predicted \(2, 1\)"),
        (lambda: mean_absolute_error([], []), "N is 0"),
        (lambda: mean_absolute_error(["a"], ["b"]), "targets of text; expected real numbers"),
        (lambda: bootstrap_interval([1.0], np.random.default_rng(), 95), "got level 95; exp"),
        (lambda: bootstrap_interval([1.0], np.random.default_rng(), draws=0), "got draws 0"),
        (lambda: bootstrap_interval([1.0], np.random.default_rng(), draws=True), "got draws True"),
        (lambda: bootstrap_interval([1.0], np.random.default_rng(), draws=2.5), "got draws 2.5"),
        (lambda: bootstrap_interval([], np.random.default_rng()), "N is 0"),
    ],
)
def test_data_without_a_measure_are_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_the_interval_of_one_value_has_no_width():
    low, high = bootstrap_interval([0.7], np.random.default_rng(0))
    assert math.isclose(low, 0.7) and math.isclose(high, 0.7)
