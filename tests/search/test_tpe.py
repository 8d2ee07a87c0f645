"""TPE along one setting, compared with Optuna's own."""

import numpy as np
import pytest
from optuna.distributions import FloatDistribution
from optuna.samplers._tpe import parzen_estimator
from optuna.samplers._tpe.sampler import default_gamma, default_weights

from mlpkit.search.tpe import Bumps, good_ones

LOW, HIGH = -3.5, 0.5


@pytest.mark.parametrize("count", [1, 2, 5, 18])
def test_the_density_equals_optunas(count):
    values = np.random.default_rng(count).uniform(LOW, HIGH, count)
    settings = parzen_estimator._ParzenEstimatorParameters(1.0, True, False, default_weights, True)
    space = {"x": FloatDistribution(LOW, HIGH)}
    theirs = parzen_estimator._ParzenEstimator({"x": values}, space, settings)
    places = np.linspace(LOW, HIGH, 25)
    ours = Bumps(values, LOW, HIGH)(places)
    np.testing.assert_allclose(np.log(ours), theirs.log_pdf({"x": places}), atol=1e-12)


def test_as_many_trials_count_as_good_as_with_optuna():
    for count in (3, 10, 11, 20, 240, 251, 400):
        losses = np.random.default_rng(count).random(count)
        good, rest = good_ones(losses)
        assert len(good) == default_gamma(count)
        assert losses[good].max() < losses[rest].min() and len(good) + len(rest) == count


def test_trials_that_diverged_are_never_good():
    good, rest = good_ones(np.array([np.nan, 2.0, np.nan, 3.0]), share=0.9)
    assert good.tolist() == [1, 3] and set(rest) == {0, 2}


def test_draws_follow_the_density():
    bumps = Bumps([-3.0, -2.9, -1.0], LOW, HIGH)
    drawn = bumps.draw(20_000, np.random.default_rng(0))
    assert drawn.min() >= LOW and drawn.max() <= HIGH
    borders = np.linspace(LOW, HIGH, 9)
    fine = np.linspace(LOW, HIGH, 8001)
    shares = np.histogram(fine, borders, weights=bumps(fine))[0] * (HIGH - LOW) / len(fine)
    np.testing.assert_allclose(np.histogram(drawn, borders)[0] / 20_000, shares, atol=0.012)


def test_a_range_without_the_values_is_refused_where_a_draw_would_never_end():
    with pytest.raises(ValueError, match=r"values from -3 to .*; expected them between 9 and 17"):
        Bumps([-3.0, -1.0], 9, 17).draw(24, np.random.default_rng(0))
