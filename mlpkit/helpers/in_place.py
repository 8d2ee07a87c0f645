"""Formulas taught elsewhere, written into arrays that already exist.

`relu(z)` makes an array; `relu(z, out)` fills one. The first is for reading, the second for code
that runs a thousand times a second: the layers of a run (`network.buffered`) and `Adam`. The names
are those in `activations` and `optimizers`, which have the formulas and their sources. Shapes are
not checked here. Tests check that both versions agree to within rounding.
"""

import math

import numpy as np


def sigmoid(z, out):
    """1 / (1 + e⁻ᶻ). If e⁻ᶻ overflows, the result is correctly 0; `fit` ignores the warning."""
    np.negative(z, out=out)
    np.exp(out, out=out)
    out += 1
    return np.divide(1, out, out=out)


def sigmoid_backward(grad, z, a, out):
    np.subtract(1, a, out=out)
    out *= a
    out *= grad
    return out


def tanh_backward(grad, z, a, out):
    np.multiply(a, a, out=out)
    np.subtract(1, out, out=out)
    out *= grad
    return out


def relu(z, out):
    return np.maximum(z, 0, out=out)


def relu_backward(grad, z, a, out):
    np.greater(z, 0, out=out)  # 1 where z > 0, else 0
    out *= grad
    return out


IN_PLACE = {
    "sigmoid": (sigmoid, sigmoid_backward),
    "tanh": (np.tanh, tanh_backward),
    "relu": (relu, relu_backward),
}


def adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """θ ← θ − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε), with m and v as in `optimizers.adam_step`.

    The corrections are numbers, not vectors, and one array holds every intermediate result.
    """
    between = np.multiply(grad, 1 - beta1)
    m *= beta1
    m += between
    np.multiply(grad, grad, out=between)
    between *= 1 - beta2
    v *= beta2
    v += between
    np.sqrt(v, out=between)
    between *= 1 / math.sqrt(1 - beta2**t)
    between += epsilon
    np.divide(m, between, out=between)
    between *= rate / (1 - beta1**t)
    theta -= between
