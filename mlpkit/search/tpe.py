"""TPE along one setting, as in Optuna: bumps over the trials, and where to try next.

Bergstra et al., "Algorithms for Hyper-Parameter Optimization" (2011); S. Watanabe,
"Tree-Structured Parzen Estimator" (2023), for Optuna's version.
"""

import math

import numpy as np

# which share of the trials counts as good, and how many at most; how many numbers are drawn from
# their density
SHARE, MOST, SAMPLES = 0.1, 25, 24


def good_ones(losses, share=SHARE):
    """Return (indices of the good trials, of the others), best first: a share of the n is good, at
    most 25.

    losses (n,) are nan for trials that diverged, which are never good.
    """
    known = int(np.isfinite(losses).sum())
    count = min(math.ceil(share * len(losses)), MOST, known, len(losses) - 1)
    order = np.argsort(losses, kind="stable")  # nan last
    return order[:count], order[count:]


class Bumps:
    """A density on low … high: a Gaussian centred on each value, and one over the whole range. A
    Gaussian is as wide as the larger gap to its neighbours, at least the range / (n + 2), and cut
    off at the ends; the last is as wide as the range and centred in it. All count equally (Optuna
    lets all but the last 25 trials count less).
    """

    def __init__(self, values, low, high):
        values = np.sort(values)
        gaps = np.diff([low, *values, high])
        widths = np.maximum(gaps[:-1], gaps[1:])
        if len(values) > 1:  # the ends of the range don't count as neighbours
            widths[0], widths[-1] = gaps[1], gaps[-2]
        widths = np.clip(widths, (high - low) / min(len(values) + 2, 100), high - low)
        self.low, self.high = low, high
        self.centres = np.append(values, (low + high) / 2)
        self.widths = np.append(widths, high - low)

    def __call__(self, places):
        """The density at places (P,)."""
        z = (np.asarray(places)[:, None] - self.centres) / self.widths
        inside = below((self.high - self.centres) / self.widths)
        inside -= below((self.low - self.centres) / self.widths)
        return np.mean(
            np.exp(-(z**2) / 2) / (math.sqrt(2 * math.pi) * self.widths * inside), axis=1
        )

    def draw(self, count, rng):
        """Draw `count` numbers: choose a bump for each, and draw from it until the number is in the
        range. Raises ValueError if a value is outside the range, because the draw might never
        end."""
        beyond = np.maximum(self.low - self.centres, self.centres - self.high)
        if beyond.max() > 1e-9 * (self.high - self.low):
            raise ValueError(
                f"Bumps.draw: got values from {self.centres.min():.3g} to "
                f"{self.centres.max():.3g}; expected them between {self.low:.3g} and "
                f"{self.high:.3g}."
            )
        drawn = []
        for bump in rng.integers(len(self.centres), size=count):
            value = math.inf
            while not self.low <= value <= self.high:
                value = rng.normal(self.centres[bump], self.widths[bump])
            drawn.append(value)
        return np.array(drawn)


def below(z):
    """The share of a normal distribution below z (K,)."""
    return np.array([(1 + math.erf(each / math.sqrt(2))) / 2 for each in z])
