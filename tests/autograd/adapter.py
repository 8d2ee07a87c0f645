"""Helpers for the test suites of other projects: operations that Tensor lacks, and checks by
nudging."""

import numpy as np

from mlpkit.autograd import Tensor, operation

SLOPES = {  # for NumPy functions that autograd does not have
    "sin": lambda x, y: np.cos(x),
    "cos": lambda x, y: -np.sin(x),
    "tan": lambda x, y: 1 + y * y,
    "sinh": lambda x, y: np.cosh(x),
    "cosh": lambda x, y: np.sinh(x),
    "arcsin": lambda x, y: 1 / np.sqrt(1 - x * x),
    "arccos": lambda x, y: -1 / np.sqrt(1 - x * x),
    "arctan": lambda x, y: 1 / (1 + x * x),
    "arcsinh": lambda x, y: 1 / np.sqrt(x * x + 1),
    "arccosh": lambda x, y: 1 / np.sqrt(x * x - 1),
    "arctanh": lambda x, y: 1 / (1 - x * x),
    "abs": lambda x, y: np.sign(x),
    "absolute": lambda x, y: np.sign(x),
    "fabs": lambda x, y: np.sign(x),
    "sign": lambda x, y: 0 * x,
    "floor": lambda x, y: 0 * x,
    "ceil": lambda x, y: 0 * x,
    "exp2": lambda x, y: y * np.log(2),
    "expm1": lambda x, y: y + 1,
    "log2": lambda x, y: 1 / (x * np.log(2)),
    "log10": lambda x, y: 1 / (x * np.log(10)),
    "log1p": lambda x, y: 1 / (1 + x),
    "sqrt": lambda x, y: 0.5 / y,
    "square": lambda x, y: 2 * x,
    "reciprocal": lambda x, y: -y * y,
    "deg2rad": lambda x, y: np.pi / 180,
    "radians": lambda x, y: np.pi / 180,
    "rad2deg": lambda x, y: 180 / np.pi,
    "degrees": lambda x, y: 180 / np.pi,
    "sinc": lambda x, y: (np.cos(np.pi * x) - y) / x,
}
OWN = {
    name: operation(getattr(np, name), lambda grad, x, y, slope=slope: grad * slope(x, y))
    for name, slope in SLOPES.items()
}


def check(f, *inputs, rng, step=1e-6, tolerance=1e-6):
    """Compare f, on Tensors, with nudging: one direction in the inputs, one weighting of the
    results.

    inputs : numbers and arrays; all get a gradient
    """
    inputs = [np.asarray(x, float) for x in inputs]
    direction = [rng.standard_normal(x.shape) for x in inputs]
    tensors = [Tensor(x, requires_grad=True) for x in inputs]
    result = f(*tensors)
    weights = rng.standard_normal(result.shape)

    def nudged(by):
        moved = [Tensor(x + by * v) for x, v in zip(inputs, direction, strict=True)]
        return np.sum(weights * f(*moved).data)

    result.backward(weights)
    for x, tensor in zip(inputs, tensors, strict=True):
        assert tensor.grad.shape == x.shape and tensor.grad.dtype == float
    pairs = zip(direction, tensors, strict=True)
    exact = sum(np.sum(v * tensor.grad) for v, tensor in pairs)
    by_nudging = (nudged(step / 2) - nudged(-step / 2)) / step
    gap = abs(exact - by_nudging)
    assert gap < tolerance or gap / abs(exact + by_nudging) < tolerance, (exact, by_nudging)
