"""Draw numbers for the cases and properties of a record, as a careful tester would pick them."""

import numpy as np


def on_each(cases, holds):
    """Return a function for a Property, which returns the first sentence from holds(f, *case) on
    cases(rng)."""
    return lambda f, rng: next(filter(None, (holds(f, *case) for case in cases(rng))), None)


def spread(rng, *shape):
    """Draw numbers that a careful tester would pick: both signs, a zero, 1000 and −1000."""
    x = rng.normal(0, 2, shape)
    special = np.array([0.0, 1000.0, -1000.0])[: x.size - 1]
    x.reshape(-1)[rng.choice(x.size, len(special), replace=False)] = special
    return x
