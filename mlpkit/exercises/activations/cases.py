"""Shared by relu, leaky_relu and sigmoid."""

import numpy as np

from mlpkit.checker import spread


def activation_cases(rng):
    return [
        (rng.normal(size=(2, 3)),),
        (spread(rng, 4, 3),),
        (spread(rng, 1, 5),),
        (spread(rng, 6),),
        (-np.abs(rng.normal(size=(3, 2))),),
        (np.zeros((2, 4)),),
    ]


IF_ON_ARRAY = (
    "z > 0 has an answer for each element of z, and `if` and `max` ask for a single one. Compare "
    "and choose element by element."
)
