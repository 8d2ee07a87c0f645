"""Small made-up data sets in the plane, where a network's decisions can be drawn."""

import numpy as np


def two_moons(N, noise, rng):
    """Two half circles that interlock: X (N, 2) float64, labels (N,) 0 or 1, the first N/2 are 0.

    noise is the standard deviation of what is added to each coordinate; the circles' radius is 1.
    """
    labels = np.arange(N) >= N // 2
    angle = rng.uniform(0, np.pi, N)
    x = np.where(labels, 1 - np.cos(angle), np.cos(angle))
    y = np.where(labels, 0.5 - np.sin(angle), np.sin(angle))
    return np.stack([x, y], axis=1) + noise * rng.standard_normal((N, 2)), labels.astype(int)
