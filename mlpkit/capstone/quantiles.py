"""Quantiles of the beta distribution and of Student's t, for any positive real parameters.

NumPy has neither. Both come from the regularized incomplete beta function.
"""

import functools
import math

STEPS = 50  # halvings of 0 to 1: to within 10⁻¹⁵
TINY = 1e-300  # in place of 0 in a denominator


def beta_quantile(p, a, b):
    """The x below which a share p of the beta distribution with a, b > 0 lies."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if incomplete_beta(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


@functools.lru_cache(maxsize=1_000)
def t_quantile(freedom, outside=0.05):
    """The value that |t| exceeds with probability `outside`, for Student's t with `freedom` > 0
    degrees."""
    x = beta_quantile(outside, freedom / 2, 0.5)  # x = freedom / (freedom + t²)
    return math.sqrt(freedom * (1 - x) / x)


def incomplete_beta(x, a, b):
    """I_x(a, b), the share of the beta distribution with a, b > 0 that lies below x, 0 ≤ x ≤ 1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # beyond this point the fraction converges slowly
        return 1 - incomplete_beta(1 - x, b, a)
    size = a * math.log(x) + b * math.log1p(-x)
    size += math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(size) / (a * continued_fraction(x, a, b))


def continued_fraction(x, a, b):
    """1 + d₁ / (1 + d₂ / (1 + …)) by Lentz's method (Press et al., Numerical Recipes, 6.4)."""
    value = above = 1.0
    below = 0.0
    for step in range(1, 10_000):
        m = step // 2
        if step % 2:
            d = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            d = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        below = 1 / (1 + d * below or TINY)
        above = 1 + d / above or TINY
        value *= above * below
        if abs(above * below - 1) < 1e-13:
            break
    return value
