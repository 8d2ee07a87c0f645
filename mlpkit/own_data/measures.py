"""How good predicted numbers are, and how certain that is."""

import numpy as np

from mlpkit.helpers.shapes import check_whole, shapes


@shapes(targets="N of reals", predicted="N of reals")
def r_squared(targets, predicted):
    """R² = 1 − Σ (targets − predicted)² / Σ (targets − their mean)², a number; both (N,).

    1 is perfect, 0 is as good as the mean of these targets, and below 0 is worse. Source: Draper &
    Smith, "Applied Regression Analysis" (1998), section 1.3; scikit-learn's r2_score. Raises
    ValueError when the shapes differ, N is 0, or all targets are equal: then R² would be 0 / 0.
    """
    _check_spread(targets)
    left = np.sum((targets - predicted) ** 2)
    whole = np.sum((targets - np.mean(targets)) ** 2)
    return 1 - left / whole


@shapes(targets="N of reals", predicted="N of reals")
def mean_absolute_error(targets, predicted):
    """$1/N Σ |targets − predicted|$, a number in the targets' unit; both (N,).

    Raises ValueError when the shapes differ or N is 0.
    """
    return np.mean(np.abs(targets - predicted))


@shapes(values="N of reals")
def bootstrap_interval(values, rng, level=0.95, draws=1_000):
    """The interval (low, high) for the mean of `values`, by the percentile bootstrap.

    values (N,): a number per judged row: 1 for right and 0 for wrong, or the row's error. N of the
    values are drawn with replacement, `draws` times; low and high leave (1 − level) / 2 of the
    means of these draws on either side. Source: Efron & Tibshirani, "An Introduction to the
    Bootstrap" (1993), section 13.3. The values must be independent: if rows come in groups, pass
    one value per group. Raises ValueError when N is 0, level is not between 0 and 1, or draws is
    not a whole number of 1 or more.
    """
    _check_draws(level, draws)
    N = len(values)
    means = [values[rng.integers(N, size=N)].mean() for _ in range(draws)]
    outside = (1 - level) / 2
    low, high = np.quantile(means, [outside, 1 - outside])
    return low, high


def _check_spread(targets):
    if np.min(targets) == np.max(targets):
        raise ValueError(
            f"r_squared: all {len(targets)} targets are {targets[0]:.6g}; expected some that "
            "differ, because R² is a share of their spread."
        )


def _check_draws(level, draws):
    if not 0 < level < 1:
        raise ValueError(f"bootstrap_interval: got level {level}; expected 0 < level < 1.")
    check_whole("bootstrap_interval", "draws", draws)
