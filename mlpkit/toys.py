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


def ravine(theta):
    """f = ½ (x² + 40 y²) and its gradient (2,): forty times steeper across than along."""
    x, y = theta
    return (x * x + 40 * y * y) / 2, np.array([x, 40 * y])


def saddle(theta):
    """f = ½ x² − ½ y² + ¼ y⁴ and its gradient (2,): flat at (0, 0), lowest at (0, ±1), f = −¼."""
    x, y = theta
    return (x * x - y * y) / 2 + y**4 / 4, np.array([x, y**3 - y])


def rosenbrock(theta):
    """f = (1 − x)² + 100 (y − x²)² and its gradient (2,): a bent valley, lowest at (1, 1), f = 0.

    Source: Rosenbrock, "An automatic method for finding the greatest or least value of a function"
    (1960).
    """
    x, y = theta
    gap = y - x * x
    return (1 - x) ** 2 + 100 * gap**2, np.array([-2 * (1 - x) - 400 * x * gap, 200 * gap])
