"""Two recipes over the same seeds: their difference in pairs."""

import numpy as np


def paired_difference(a, b):
    """How much better b is than a, where a[k] and b[k] had the same seed: (mean, error, wins).

    a, b: numbers, one per seed (K,), K ≥ 2; higher is better. With $dₖ = bₖ − aₖ$: the mean of d;
    its standard error, $std(d) / √K$, the std with K − 1; and for how many seeds d is above 0.
    Whatever a pair shares (data, split, luck) cancels out. Raises ValueError for anything else.
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.ndim != 1 or a.shape != b.shape or len(a) < 2:
        raise ValueError(
            f"a and b have shapes {a.shape} and {b.shape}; expected one number per seed in each, "
            "for the same two or more seeds"
        )
    d = b - a
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d)), int((d > 0).sum())
