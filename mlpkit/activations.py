"""Activation functions, each followed by its backward function.

`f_backward(grad, z, a)` takes dL/da, the gradient that arrives from above, and gives dL/dz, with
$a = f(z)$. For an elementwise f that is $grad · f'(z)$. For softmax, whose outputs all depend on
all inputs, it is the product of grad with the whole Jacobian.

Results have the dtype of z and are right, without a warning, for |z| up to 1000 and beyond.
Integers count as float64, except in identity and relu, which leave them as they are; anything that
is not a number raises ValueError.
"""

import functools
import math

import numpy as np

from mlpkit.helpers.shapes import shapes


def identity(z):
    """$a = z$, any shape: the output layer that leaves its numbers as they are."""
    return z


def identity_backward(grad, z, a):
    """$dL/dz = dL/da$; all of one shape."""
    return grad


@shapes(z="... of reals")
def sigmoid(z):
    """$σ(z) = 1 / (1 + e⁻ᶻ)$, elementwise, any shape.

    For z < 0 it is computed as $eᶻ / (1 + eᶻ)$, the same number, so that e is never raised to a
    large positive power. Source: Rumelhart, Hinton & Williams, "Learning representations by
    back-propagating errors", Nature 323 (1986), equation 2.
    """
    e = np.exp(-np.abs(z))
    return np.maximum(z >= 0, e) / (1 + e)  # numerator: 1 where z ≥ 0, as e is at most 1; else e


@shapes(grad="... of reals", z="...", a="... of reals")
def sigmoid_backward(grad, z, a):
    """$dL/dz = grad · a (1 − a)$; all of one shape. Raises ValueError when shapes differ."""
    return grad * a * (1 - a)


@shapes(z="... of reals")
def tanh(z):
    """$tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2σ(2z) − 1$, elementwise, any shape.

    Source for its use: LeCun et al., "Efficient BackProp" (1998), section 4.4.
    """
    return np.tanh(z)


@shapes(grad="... of reals", z="...", a="... of reals")
def tanh_backward(grad, z, a):
    """$dL/dz = grad · (1 − a²)$; all of one shape. Raises ValueError when shapes differ."""
    return grad * (1 - a * a)


def relu(z):
    """$max(z, 0)$, elementwise, any shape.

    Source: Nair & Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines" (2010),
    section 2; Glorot, Bordes & Bengio, "Deep Sparse Rectifier Neural Networks" (2011), section 3.
    """
    return np.maximum(z, 0)


@shapes(grad="... of reals", z="... of reals", a="...")
def relu_backward(grad, z, a):
    """$dL/dz = grad$ where z > 0, else 0; also at z = 0, where the slope is undefined. All of one
    shape. Raises ValueError when shapes differ.
    """
    return grad * (z > 0)


@shapes(z="N M of reals")
def dead_units(z):
    """Return how many units, the columns of z (N, M), ReLU sets to 0 for all N examples.

    No slope reaches the weights of such a unit, so they never change. Source: Maas, Hannun & Ng
    (2013), section 2. Raises ValueError when z does not have two axes, or N or M is 0.
    """
    return int(np.sum(np.all(z <= 0, axis=0)))


@shapes(knots="K", heights="K")
def bends(knots, heights):
    """The weights (K − 1,) with which a sum of ReLUs passes through K points, (knots, heights).

    $heights[0] + Σₖ wₖ relu(x − knots[k])$ is straight from one knot to the next: beyond its knot,
    ReLU k adds wₖ to the slope, so wₖ is the change of slope there. knots (K,) increase, K ≥ 2.
    Raises ValueError when the shapes do not fit.
    """
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0)


@shapes(z="... of reals")
def leaky_relu(z, slope=0.01):
    """z where z > 0, $slope · z$ elsewhere, any shape: the larger of the two, as 0 < slope < 1.

    Source: Maas, Hannun & Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models"
    (2013), section 2.
    """
    return np.maximum(z, slope * z)


@shapes(grad="... of reals", z="... of reals", a="...")
def leaky_relu_backward(grad, z, a, slope=0.01):
    """$dL/dz = grad$ where z > 0, $slope · grad$ elsewhere; all of one shape; 0 < slope < 1.

    Raises ValueError when shapes differ.
    """
    return grad * np.maximum(z > 0, slope, dtype=grad.dtype)


@shapes(z="... of reals")
def gelu(z):
    """$z Φ(z)$, elementwise, any shape; Φ is the distribution function of the standard normal.

    Exact, not the tanh approximation. Source: Hendrycks & Gimpel, "Gaussian Error Linear Units"
    (2016), section 2.
    """
    return z * normal_cdf(z)


@shapes(grad="... of reals", z="... of reals", a="... of reals")
def gelu_backward(grad, z, a):
    """$dL/dz = grad · (Φ(z) + z φ(z))$, φ the standard normal density; all of one shape.

    Raises ValueError when shapes differ.
    """
    return grad * (normal_cdf(z) + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi))


def normal_cdf(z):
    """$Φ(z) = ½ (1 + erf(z / √2))$, elementwise, to 3 units in the last place of 1.

    NumPy has no erf. Here $Φ(−x) = e^(−x²/2) Q(x)$ for $x = |z|$, where Q falls smoothly from ½ and
    is, in $t = (x − 4) / (x + 4)$, nearly a polynomial. Source: Schonfelder, "Chebyshev Expansions
    for the Error and Related Functions", Mathematics of Computation 32 (1978), section 2.
    """
    z = np.asarray(z, None if np.asarray(z).dtype.kind == "f" else float)
    x = np.minimum(np.abs(z), 40).astype(np.result_type(z, np.float32), copy=False)  # 0 beyond this
    t = (x - 4) / (x + 4)
    highest, *others = q_coefficients(8 if x.dtype == np.float32 else 19)
    Q = np.full_like(t, highest)
    for coefficient in others:
        Q *= t
        Q += coefficient
    return np.abs((z >= 0) - np.exp(-x * x / 2) * Q).astype(z.dtype, copy=False)


@functools.cache
def q_coefficients(degree):
    """Q of `normal_cdf` as a polynomial in t, highest power first; fitted up to x = 12."""

    def Q(t):
        x = 4 * (1 + t) / (1 - t)
        return [math.erfc(v / math.sqrt(2)) * math.exp(v * v / 2) / 2 for v in x]

    domain = [-1, (12 - 4) / (12 + 4)]
    fitted = np.polynomial.Chebyshev.interpolate(Q, degree, domain)
    return fitted.convert(kind=np.polynomial.Polynomial).coef[::-1].tolist()


@shapes(z="... C of reals")
def softmax(z):
    """$eᶻ / Σ eᶻ$ along the last axis: (N, C) → (N, C), each row positive, with sum 1.

    The row's maximum is subtracted first. That changes nothing, because numerator and denominator
    shrink by the same factor, and it keeps e from overflowing. Source: Bishop, "Pattern Recognition
    and Machine Learning" (2006), equation 4.104. Raises ValueError when C is 0.
    """
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


@shapes(grad="... C of reals", z="... C", a="... C of reals")
def softmax_backward(grad, z, a):
    """$dL/dz = a · (grad − Σ grad · a)$, the sum along the last axis; all (N, C).

    The Jacobian of a row is $diag(a) − a aᵀ$ (Bishop, 2006, equation 4.106); grad times it needs no
    (C, C) array. Raises ValueError when shapes differ.
    """
    return a * (grad - np.sum(grad * a, axis=-1, keepdims=True))


ACTIVATIONS = {
    "identity": (identity, identity_backward),
    "sigmoid": (sigmoid, sigmoid_backward),
    "tanh": (tanh, tanh_backward),
    "relu": (relu, relu_backward),
    "leaky_relu": (leaky_relu, leaky_relu_backward),
    "gelu": (gelu, gelu_backward),
    "softmax": (softmax, softmax_backward),
}
