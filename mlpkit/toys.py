"""Small artificial data sets in the plane, surfaces to roll down, and images seen through
half-closed eyes."""

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


def circles(N, noise, rng):
    """One ring inside another: X (N, 2) float64, labels (N,) 0 or 1, the first N/2 are 0.

    The radius is 1 where the label is 0, ½ where it is 1. noise: as in `two_moons`.
    """
    labels = np.arange(N) >= N // 2
    angle = rng.uniform(0, 2 * np.pi, N)
    radius = np.where(labels, 0.5, 1)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return X + noise * rng.standard_normal((N, 2)), labels.astype(int)


def spiral(N, noise, rng):
    """Two arms that wind around each other: X (N, 2) float64, labels (N,): N/2 zeros, then ones.

    An arm is the curve of radius t and angle 3πt, 0 ≤ t ≤ 1: one and a half turns. The arm of label
    1 is the other one, rotated by half a turn. noise: as in `two_moons`.
    """
    labels = np.arange(N) >= N // 2
    t = np.sqrt(rng.uniform(0, 1, N))  # without the root, points would crowd at the centre
    angle = 3 * np.pi * t + np.where(labels, np.pi, 0)
    X = np.stack([t * np.cos(angle), t * np.sin(angle)], axis=1)
    return X + noise * rng.standard_normal((N, 2)), labels.astype(int)


def xor(N, noise, rng):
    """The quarters of a square: X (N, 2) float64, labels (N,) 0 or 1, the first N/2 are 0.

    Drawn uniformly from −1 to 1. The label is 0 where both coordinates have the same sign, 1 where
    the signs differ. noise: as in `two_moons`; it is added after labelling.
    """
    labels = np.arange(N) >= N // 2
    x = rng.uniform(-1, 1, N)
    y = np.where(labels, -1, 1) * np.sign(x) * rng.uniform(0, 1, N)
    return np.stack([x, y], axis=1) + noise * rng.standard_normal((N, 2)), labels.astype(int)


def ravine(theta, steepness=40):
    """f = ½ (x² + s y²) and its gradient (2,): s times as steep across as along, s = steepness."""
    x, y = theta
    return (x * x + steepness * y * y) / 2, np.array([x, steepness * y])


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


def squint(images, squares):
    """Images (N, 28, 28), uint8, reduced to squares × squares, each inked or empty.

    A square is inked if its mean is above 64, a quarter of full ink. squares divides 28. Returns
    the different pictures that result, (G, squares²), bool, and the index of each image's picture
    among them, (N,), from 0 to G − 1.
    """
    side = 28 // squares
    blocks = images.reshape(-1, squares, side, squares, side).mean(axis=(2, 4))
    inked = (blocks > 64).reshape(len(images), squares**2)
    pictures, groups = np.unique(inked, axis=0, return_inverse=True)
    return pictures, groups.reshape(-1)  # NumPy 2.0 returns a column
