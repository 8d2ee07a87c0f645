"""Shared by the gradients of activations: cases of grad, z and a = f(z), all of one shape."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import spread


def backward_cases(f):
    def cases(rng):
        zs = [
            rng.normal(size=(2, 3)),
            spread(rng, 4, 3),
            spread(rng, 1, 5),
            spread(rng, 6),
            -np.abs(rng.normal(size=(3, 2))),
            np.zeros((2, 4)),
        ]
        return [(rng.normal(size=z.shape), z, f(z)) for z in zs]

    return cases


def nudge_activation(f):
    """The gradient of Σ grad · f(z), by nudging every z."""

    def nudge(grad, z, a, *slope):
        return numerical_gradient(lambda z: np.sum(grad * f(z, *slope)), z)

    return nudge
