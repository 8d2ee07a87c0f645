"""From the loss back to every weight; and the check that it is right, by nudging."""

import numpy as np

from mlpkit.activations import relu_backward
from mlpkit.helpers.shapes import shapes


@shapes(grad="N M", X="N D", W="D M")
def linear_backward(grad, X, W):
    """The three gradients of X @ W + b, from the gradient of its result, (N, M).

    $dX = grad Wᵀ$, (N, D); $dW = Xᵀ grad$, (D, M); $db = Σₙ grad$, (M,). There is no 1/N here: it
    came with grad, from the loss. Source: Goodfellow, Bengio & Courville, "Deep Learning" (2016),
    section 6.5.6. Raises ValueError when the shapes do not fit.
    """
    dX = grad @ W.T
    dW = X.T @ grad
    db = np.sum(grad, axis=0)
    return dX, dW, db


def two_layer_backward(grad, cache, W2):
    """The gradients of `two_layer_forward`, from the gradient of its logits, (N, C).

    cache is (X, z1, a1) as `two_layer_forward` returned it; W2 is (H, C). Gives dW1 (D, H),
    db1 (H,), dW2 (H, C), db2 (C,). Raises ValueError when the shapes do not fit.
    """
    X, z1, a1 = cache
    da1, dW2, db2 = linear_backward(grad, a1, W2)
    dz1 = relu_backward(da1, z1, a1)
    dW1 = X.T @ dz1
    db1 = np.sum(dz1, axis=0)
    return dW1, db1, dW2, db2


def backward(network, parameters, cache, grad, gradients):
    """Every layer's backward, last layer first; fills `gradients` in place.

    grad (N, C) is the loss's gradient with respect to the output; cache comes from `forward`;
    gradients is ``parameters.like()``. Nothing needs the gradient with respect to the input of the
    first layer, so it is not computed. Source: Rumelhart, Hinton & Williams (1986), equations 4
    to 7.
    """
    for number in reversed(range(len(network))):
        layer = network[number]
        grad = layer.backward(parameters, gradients, cache[number], grad, need_input=number > 0)


def numerical_gradient(f, x, step=1e-5):
    """$df/dx$ by nudging each coordinate: $(f(x + step) − f(x − step)) / (2 step)$.

    f takes an array like x and returns a number. Returns an array of the shape of x, float64; x is
    not changed. The formula's own error falls with step², the rounding error grows with 1/step;
    1e-5 is close to the best compromise in float64 (notebook 05 draws it).
    """
    x = np.array(x, dtype=float)
    slopes = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] = kept + step
        above = f(x)
        x[index] = kept - step
        below = f(x)
        x[index] = kept
        slopes[index] = (above - below) / (2 * step)
    return slopes


def relative_error(a, b):
    """$max|a − b| / max(10⁻¹², max|a| + max|b|)$: 0 when equal, 1 when the signs differ.

    Raises ValueError when the shapes differ: (5,) against (1, 5) would broadcast, and hide a bug.
    """
    if np.shape(a) != np.shape(b):
        raise ValueError(
            f"relative_error: got a {np.shape(a)}, b {np.shape(b)}; expected one shape."
        )
    return float(np.max(np.abs(a - b)) / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b))))


def check_gradients(loss, parameters, gradients, rng, samples=10, step=1e-5):
    """Compare the gradients of a network with nudging: {name: relative error}.

    Parameters
    ----------
    loss : function without arguments that returns the loss at the current `parameters`
    parameters, gradients : Parameters, float64, of one layout; parameters end as they were
    samples : how many coordinates of every trained view to nudge, drawn by rng without repeats

    In float64 a right gradient gives 1e-7 or less; 1e-4 or more is a bug.

    Raises ValueError when the parameters are not float64: in float32 nudging says nothing.
    """
    if parameters.vector.dtype != np.float64:
        raise ValueError(f"check_gradients: got {parameters.vector.dtype}; expected float64.")
    errors, before = {}, parameters.vector.copy()
    for name in parameters.shapes:
        weights = parameters[name].reshape(-1)  # a view, so that a nudge reaches the network
        chosen = rng.choice(weights.size, min(samples, weights.size), replace=False)

        def nudged(values, weights=weights, chosen=chosen):
            kept = weights[chosen]
            weights[chosen] = values
            value = loss()
            weights[chosen] = kept
            return value

        by_nudging = numerical_gradient(nudged, weights[chosen], step)
        errors[name] = relative_error(gradients[name].reshape(-1)[chosen], by_nudging)
    parameters.vector[:] = before  # a loss in training mode changes the layers' statistics
    return errors
