"""Exercises of notebook 05: the backward pass."""

import math

import numpy as np

from mlpkit.activations import (
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    tanh,
    tanh_backward,
)
from mlpkit.backprop import (
    linear_backward,
    numerical_gradient,
    relative_error,
    two_layer_backward,
)
from mlpkit.exercises.comparing import number, numbers
from mlpkit.exercises.record import Exercise, Guess, Mistake, Property, spread
from mlpkit.forward_pass import count_parameters, linear, two_layer_forward
from mlpkit.losses import mean_squared_error, mean_squared_error_backward

# Activations: grad, z and a = f(z), all of one shape.


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


def leaky_relu_cases(rng):
    cases = backward_cases(leaky_relu)(rng)
    slopes = [0.1, 0.3, 0.01, 0.2, 0.05]
    varied = [
        (grad, z, leaky_relu(z, slope), slope)
        for (grad, z, _), slope in zip(cases[:-1], slopes, strict=True)
    ]
    return [*varied, cases[-1]]  # the last without a slope: the default


def softmax_backward_cases(rng):
    zs = [
        rng.normal(size=(2, 3)),
        rng.normal(0, 2, (5, 4)),
        rng.normal(size=(1, 5)),
        spread(rng, 4, 3),
        rng.normal(size=(3, 2)) - 1000,
        np.zeros((2, 4)),
    ]
    return [(rng.normal(size=z.shape), z, softmax(z)) for z in zs]


def nudge_activation(f):
    """The gradient of Σ grad · f(z), by nudging every z."""

    def nudge(grad, z, a, *slope):
        return numerical_gradient(lambda z: np.sum(grad * f(z, *slope)), z)

    return nudge


def mask_from_a(grad, z, a):
    return grad * (a >= 0)


def relu_backward_in_place(grad, z, a):
    grad[z <= 0] = 0
    return grad


def relu_backward_in_loops(grad, z, a):
    dz = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] > 0:
            dz[index] = grad[index]
    return dz


def tanh_backward_in_place(grad, z, a):
    grad *= 1 - a * a
    return grad


def tanh_backward_in_loops(grad, z, a):
    dz = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        dz[index] = grad[index] * (1 - a[index] ** 2)
    return dz


def sigmoid_backward_in_place(grad, z, a):
    grad *= a * (1 - a)
    return grad


def leaky_relu_backward_in_place(grad, z, a, slope=0.01):
    grad[z <= 0] *= slope
    return grad


def leaky_relu_backward_in_loops(grad, z, a, slope=0.01):
    dz = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        dz[index] = grad[index] if z[index] > 0 else slope * grad[index]
    return dz


def elementwise(grad, z, a):
    return grad * a * (1 - a)


def softmax_backward_in_place(grad, z, a):
    grad -= np.sum(grad * a, axis=1, keepdims=True)
    grad *= a
    return grad


def through_the_jacobian(grad, z, a):
    dz = np.zeros(grad.shape)
    for n in range(len(grad)):
        jacobian = np.diag(a[n]) - np.outer(a[n], a[n])
        dz[n] = jacobian @ grad[n]
    return dz


def softmax_backward_in_loops(grad, z, a):
    dz = np.zeros(grad.shape)
    N, C = grad.shape
    for n in range(N):
        for i in range(C):
            for j in range(C):
                slope = a[n, i] * (1 - a[n, i]) if i == j else -a[n, i] * a[n, j]
                dz[n, i] += grad[n, j] * slope
    return dz


RELU_BACKWARD = {
    "cases": backward_cases(relu),
    "nudge": nudge_activation(relu),
    "why": "A unit whose z is negative for every example: what gradient reaches its weights?",
    "mistakes": (
        Mistake(
            "mask-from-a",
            mask_from_a,
            "the gradient came through everywhere, also where z is negative. A mask of a >= 0 does "
            "that: a is never below 0, so such a mask is always true.",
        ),
        Mistake(
            "zero-included",
            lambda grad, z, a: grad * (z >= 0),
            "right but for z = 0, where grad came through. There ReLU has a corner and no slope; "
            "0 is asked for.",
        ),
        Mistake(
            "mask-of-grad",
            lambda grad, z, a: np.maximum(grad, 0),
            "this keeps grad where grad is positive. What decides is z: a negative gradient passes "
            "as well where the unit is on.",
        ),
        Mistake(
            "wrong-half",
            lambda grad, z, a: grad * (z <= 0),
            "grad came through where z is not positive, and was stopped where z is positive: the "
            "wrong half.",
        ),
        Mistake(
            "no-grad",
            lambda grad, z, a: np.where(z > 0, 1.0, 0.0),
            "this is the slope of ReLU, 1 or 0. By the chain rule it is multiplied by the gradient "
            "that arrives, grad.",
        ),
        Mistake(
            "no-grad-integers",
            lambda grad, z, a: np.where(z > 0, 1, 0),
            "this is the slope of ReLU, 1 or 0, in integers. By the chain rule it is multiplied by "
            "the gradient that arrives, grad.",
        ),
        Mistake(
            "booleans",
            lambda grad, z, a: z > 0,
            "this is the mask itself, True and False. The mask decides where grad comes through; "
            "the result is a gradient.",
        ),
        Mistake(
            "compared-last",
            lambda grad, z, a: grad * z > 0,
            "Python multiplies before it compares, so grad · z is compared with 0. Put the mask "
            "into brackets of its own.",
        ),
        Mistake(
            "times-a",
            lambda grad, z, a: grad * a,
            "grad is multiplied by the activation. Where the unit is on, ReLU has slope 1: grad "
            "passes as it is.",
        ),
        Mistake(
            "times-z",
            lambda grad, z, a: grad * z,
            "grad is multiplied by z. ReLU's slope is 1 or 0, whatever the size of z.",
        ),
        Mistake(
            "leaky",
            lambda grad, z, a: np.where(z > 0, grad, 0.01 * grad),
            "where z is negative a hundredth of grad came through: this belongs to leaky ReLU. "
            "Here it should be 0.",
        ),
        Mistake(
            "forward-again",
            lambda grad, z, a: np.maximum(z, 0),
            "this is ReLU once more. The way back takes grad and asks z only where it may pass.",
        ),
        Mistake(
            "changed-input",
            relu_backward_in_place,
            "changed grad in place. The layer above may still need it: work on a new array.",
        ),
    ),
    "alternatives": (
        relu_backward_in_loops,
        lambda grad, z, a: np.where(z > 0, grad, 0),
        lambda grad, z, a: grad * (a > 0),
        lambda grad, z, a: (grad * (z > 0)).astype(np.float32),
    ),
}

SOFTMAX_BACKWARD = {
    "cases": softmax_backward_cases,
    "nudge": nudge_activation(softmax),
    "sizes": {"z": "N C"},
    "why": "Why does each row of dz sum to 0, whatever grad is?",
    "mistakes": (
        Mistake(
            "factor-kept",
            lambda grad, z, a: a * (1 - a) * (grad - np.sum(grad * a, axis=1, keepdims=True)),
            "the factor (1 − a) is still there. The sum, with its term for j = i, takes its place.",
        ),
        Mistake(
            "a-twice-before-the-sum",
            lambda grad, z, a: a * grad - a * a * np.sum(grad * a, axis=1, keepdims=True),
            "the sum is multiplied by a twice. aᵢ stands outside the bracket, once.",
        ),
        Mistake(
            "a-twice-in-the-sum",
            lambda grad, z, a: a * (grad - np.sum(grad * a * a, axis=1, keepdims=True)),
            "a is in the sum twice. It is the sum of gradⱼ aⱼ.",
        ),
        Mistake(
            "elementwise",
            elementwise,
            "this is grad · a (1 − a), as if each output hung on its own logit alone. Raising one "
            "logit also lowers the row's other outputs: a sum over the row is missing.",
        ),
        Mistake(
            "axis-0",
            lambda grad, z, a: a * (grad - np.sum(grad * a, axis=0)),
            "the sum runs over the examples. The outputs of one row hang together: each row has a "
            "sum of its own.",
        ),
        Mistake(
            "whole-array",
            lambda grad, z, a: a * (grad - np.sum(grad * a)),
            "one sum over the whole batch was taken off every row. Examples have nothing to do "
            "with each other: each row has a sum of its own.",
        ),
        Mistake(
            "mean",
            lambda grad, z, a: a * (grad - np.mean(grad * a, axis=1, keepdims=True)),
            "the mean of grad · a was taken off, C times too little. The chain rule adds what "
            "comes through each output: a sum.",
        ),
        Mistake(
            "sum-without-a",
            lambda grad, z, a: a * (grad - np.sum(grad, axis=1, keepdims=True)),
            "the sum in the bracket is that of grad alone. Each output weighs in with its a.",
        ),
        Mistake(
            "own-term-twice",
            lambda grad, z, a: grad * a * (1 - a) - np.sum(grad * a, axis=1, keepdims=True) * a,
            "the own term j = i was taken off twice: once in (1 − a) and once in the sum, which "
            "runs over all j.",
        ),
        Mistake(
            "mean-of-grad",
            lambda grad, z, a: a * (grad - np.mean(grad, axis=1, keepdims=True)),
            "the plain mean of grad was taken off. It should be the mean weighted by the "
            "probabilities a.",
        ),
        Mistake(
            "no-a-in-front",
            lambda grad, z, a: grad - np.sum(grad * a, axis=1, keepdims=True),
            "the factor a in front is missing: a logit whose output is near 0 hardly moves "
            "anything.",
        ),
        Mistake(
            "bracket-lost",
            lambda grad, z, a: a * grad - np.sum(grad * a, axis=1, keepdims=True),
            "a multiplies grad only. It multiplies the whole difference of grad and the sum.",
        ),
        Mistake(
            "plus",
            lambda grad, z, a: a * (grad + np.sum(grad * a, axis=1, keepdims=True)),
            "the sum was added to grad. The outputs share a total of 1: what one gains the others "
            "lose, which is a minus.",
        ),
        Mistake(
            "no-keepdims",
            lambda grad, z, a: a * (grad - np.sum(grad * a, axis=1)),
            "the sums of the rows have shape (N,), one axis fewer than grad (N, C), and NumPy "
            "lines them up with the columns. As (N, 1) they broadcast along the rows.",
        ),
        Mistake(
            "ones-for-grad",
            lambda grad, z, a: a * (1 - np.sum(a, axis=1, keepdims=True)),
            "0 everywhere, up to rounding: grad plays no part. The slopes of a row's outputs "
            "always sum to 0; grad weighs them before they are summed.",
        ),
        Mistake(
            "passed-on",
            lambda grad, z, a: grad.copy(),
            "grad was passed on as it came. Only together with the cross-entropy does a short cut "
            "make this layer vanish; here softmax stands alone.",
        ),
        Mistake(
            "softmax-again",
            lambda grad, z, a: through_the_jacobian(grad, z, softmax(a)),
            "softmax was taken of a, which is softmax already. The slopes are those at z, and a "
            "holds all that they need.",
        ),
        Mistake(
            "changed-input",
            softmax_backward_in_place,
            "changed grad in place. The layer above may still need it: work on a new array.",
        ),
    ),
    "alternatives": (
        through_the_jacobian,
        softmax_backward_in_loops,
        lambda grad, z, a: a * grad - a * np.sum(a * grad, axis=1, keepdims=True),
        lambda grad, z, a: a * (grad - np.einsum("nc,nc->n", grad, a)[:, None]),
        lambda grad, z, a: (a * (grad - np.sum(grad * a, axis=-1)[:, None])).astype(np.float32),
    ),
}

# One linear layer.


def linear_backward_cases(rng):
    """grad (N, M), X (N, D), W (D, M); N, D and M differ from each other, so no transpose fits."""
    sizes = [(4, 3, 2), (1, 4, 3), (5, 2, 6), (3, 1, 2)]
    cases = [
        (rng.normal(size=(N, M)), rng.normal(size=(N, D)), rng.normal(size=(D, M)))
        for N, D, M in sizes
    ]
    grad, X, W = rng.normal(size=(4, 2)), rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
    X[0, 0], X[1, 1], X[2, 0], W[0, 1] = 1000, -1000, 0, 0
    return [*cases, (grad, X, W)]


def nudge_linear(grad, X, W):
    """The three gradients of Σ grad · linear(X, W, b), for any b."""
    b = np.zeros(W.shape[1])
    return (
        numerical_gradient(lambda X: np.sum(grad * linear(X, W, b)), X),
        numerical_gradient(lambda W: np.sum(grad * linear(X, W, b)), W),
        numerical_gradient(lambda b: np.sum(grad * linear(X, W, b)), b),
    )


def averaged(grad, X, W):
    N = len(X)
    dX = grad @ W.T
    dW = X.T @ grad / N
    db = np.sum(grad, axis=0) / N
    return dX, dW, db


def in_loops(grad, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        for m in range(W.shape[1]):
            db[m] += grad[n, m]
            for d in range(W.shape[0]):
                dX[n, d] += grad[n, m] * W[d, m]
                dW[d, m] += grad[n, m] * X[n, d]
    return dX, dW, db


def as_one_matrix(grad, X, W):
    """The bias as one more row of W, with an input that is always 1."""
    both = np.column_stack([X, np.ones(len(X))]).T @ grad
    return grad @ W.T, both[:-1], both[-1]


LINEAR_BACKWARD = {
    "cases": linear_backward_cases,
    "returns": ("dX", "dW", "db"),
    "nudge": nudge_linear,
    "sizes": {"X": "N D", "W": "D M"},
    "why": "Why is db a sum over the examples, and why is no 1/N in it?",
    "mistakes": (
        Mistake(
            "averaged",
            averaged,
            "dW and db are divided by N. The 1/N came in with grad, from the loss: divided "
            "again, the gradient is N times too small.",
        ),
        Mistake(
            "averaged-dw",
            lambda grad, X, W: (grad @ W.T, X.T @ grad / len(X), np.sum(grad, axis=0)),
            "dX and db are right, dW is divided by N. The 1/N is in grad already, for all three.",
        ),
        Mistake(
            "averaged-db",
            lambda grad, X, W: (grad @ W.T, X.T @ grad, np.mean(grad, axis=0)),
            "dX and dW are right, db is a mean over the examples. The 1/N is in grad already, so "
            "that a sum makes it the mean.",
        ),
        Mistake(
            "averaged-all",
            lambda grad, X, W: [part / len(X) for part in linear_backward(grad, X, W)],
            "all three are divided by N. The 1/N came in with grad, from the loss; with several "
            "layers it would be divided out once more in each.",
        ),
        Mistake(
            "times-n",
            lambda grad, X, W: (grad @ W.T, X.T @ grad * len(X), np.sum(grad, axis=0) * len(X)),
            "dW and db are N times too large. A 1/N is in grad already, but it belongs there: "
            "nothing is to be made up for.",
        ),
        Mistake(
            "db-not-summed",
            lambda grad, X, W: (grad @ W.T, X.T @ grad, grad),
            "db has a row for each example. One b is shared by all of them: what each says "
            "is summed, to shape (M,).",
        ),
        Mistake(
            "db-over-outputs",
            lambda grad, X, W: (grad @ W.T, X.T @ grad, np.sum(grad, axis=1)),
            "db is summed over the outputs, one number for each example. It should be summed "
            "over the examples, one number for each output.",
        ),
        Mistake(
            "db-one-number",
            lambda grad, X, W: (grad @ W.T, X.T @ grad, np.sum(grad)),
            "db is one number. Every output has a bias, and so a gradient, of its own.",
        ),
        Mistake(
            "db-kept-axis",
            lambda grad, X, W: (grad @ W.T, X.T @ grad, np.sum(grad, axis=0, keepdims=True)),
            "db has shape (1, M), with an axis too many: b has shape (M,).",
        ),
        Mistake(
            "no-transpose",
            lambda grad, X, W: (grad @ W, X.T @ grad, np.sum(grad, axis=0)),
            "grad (N, M) and W (D, M) do not fit as they stand: write down the shapes of the "
            "two factors and of dX (N, D).",
        ),
        Mistake(
            "dw-transposed",
            lambda grad, X, W: (grad @ W.T, grad.T @ X, np.sum(grad, axis=0)),
            "dW has shape (M, D): it is transposed. A gradient has the shape of what it is "
            "the gradient of.",
        ),
        Mistake(
            "columns",
            lambda grad, X, W: (W @ grad.T, grad.T @ X, np.sum(grad, axis=0)),
            "dX has shape (D, N) and dW (M, D), as where examples are columns. Here an example is "
            "a row: each gradient has the shape of its X or W.",
        ),
        Mistake(
            "swapped",
            lambda grad, X, W: (X.T @ grad, grad @ W.T, np.sum(grad, axis=0)),
            "dX and dW are swapped: return dX, dW, db in this order.",
        ),
        Mistake(
            "no-dx",
            lambda grad, X, W: (X.T @ grad, np.sum(grad, axis=0)),
            "returned dW and db only. dX is what the layer below receives as its grad.",
        ),
    ),
    "alternatives": (
        in_loops,
        as_one_matrix,
        lambda grad, X, W: (
            np.einsum("nm,dm->nd", grad, W),
            np.einsum("nd,nm->dm", X, grad),
            np.einsum("nm->m", grad),
        ),
        lambda grad, X, W: [part.astype(np.float32) for part in linear_backward(grad, X, W)],
    ),
}

# Two layers.


def two_layer_backward_cases(rng):
    """grad (N, C), cache (X (N, D), z1 and a1 (N, H)), W2 (H, C); no two sizes are the same."""
    cases = []
    for N, D, H, C in [(5, 3, 4, 2), (1, 2, 5, 3), (2, 6, 3, 4), (4, 2, 6, 3)]:
        X, W1, b1 = rng.normal(size=(N, D)), rng.normal(size=(D, H)), rng.normal(size=H)
        W2, b2 = rng.normal(size=(H, C)), rng.normal(size=C)
        if N == 4:
            X[0], b1[0] = 0, 0  # the first example is 0 and has z1[0, 0] = 0, on the corner
            X[1, 0], W1[0, 1], W2[0, 0] = 1000, 0, 0
        _, cache = two_layer_forward(X, W1, b1, W2, b2)
        cases.append((rng.normal(size=(N, C)), cache, W2))
    return cases


def nudge_two_layers(grad, cache, W2):
    """The four gradients of Σ grad · logits; W1 and b1 enter as what is added to them."""
    X, z1, _ = cache
    more_W1, more_b1 = np.zeros((X.shape[1], z1.shape[1])), np.zeros(z1.shape[1])

    def total(more_W1, more_b1, W2):
        return np.sum(grad * (relu(z1 + X @ more_W1 + more_b1) @ W2))

    return (
        numerical_gradient(lambda more: total(more, more_b1, W2), more_W1),
        numerical_gradient(lambda more: total(more_W1, more, W2), more_b1),
        numerical_gradient(lambda W2: total(more_W1, more_b1, W2), W2),
        numerical_gradient(lambda b2: np.sum(grad * b2), np.zeros(W2.shape[1])),
    )


def two_layers_with(hidden):
    """`two_layer_backward` with another way from da1 to dz1: hidden(da1, z1, a1)."""

    def wrong(grad, cache, W2):
        X, z1, a1 = cache
        dz1 = hidden(grad @ W2.T, z1, a1)
        return X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)

    return wrong


def then(change):
    """`two_layer_backward`, and then change(dW1, db1, dW2, db2)."""
    return lambda grad, cache, W2: change(*two_layer_backward(grad, cache, W2))


def averaged_twice(grad, cache, W2):
    return tuple(part / len(grad) for part in two_layer_backward(grad, cache, W2))


def averaged_by_layer(grad, cache, W2):
    """A 1/N in each layer, on what it hands down too: W2 gets one, W1 two."""
    N = len(grad)
    dW1, db1, dW2, db2 = two_layer_backward(grad, cache, W2)
    return dW1 / N**2, db1 / N**2, dW2 / N, db2 / N


def first_layer_averaged(grad, cache, W2):
    N = len(grad)
    dW1, db1, dW2, db2 = two_layer_backward(grad, cache, W2)
    return dW1 / N, db1 / N, dW2, db2


# ReLU's backward as it may be written: each says in its own words that two shapes do not fit.
RELU_BACKWARDS = {
    "mlpkit": relu_backward,
    "product": lambda grad, z, a: grad * (z > 0),
    "where": lambda grad, z, a: np.where(z > 0, grad, 0),
}


def taken_in_another_order(through_relu):
    """The results of linear_backward taken for dW2, db2, da1."""

    def wrong(grad, cache, W2):
        X, z1, a1 = cache
        dW2, db2, da1 = linear_backward(grad, a1, W2)
        dz1 = through_relu(da1, z1, a1)
        return X.T @ dz1, np.sum(dz1, axis=0), dW2, db2

    return wrong


def relu_before_w2(through_relu):
    """grad through ReLU, and then through W2: the forward order."""

    def wrong(grad, cache, W2):
        X, z1, a1 = cache
        dz1 = through_relu(grad, z1, a1) @ W2.T
        return X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)

    return wrong


def w2_for_w1(grad, cache, W2):
    X, z1, a1 = cache
    da1, dW2, db2 = linear_backward(grad, a1, W2)
    _, dW1, db1 = linear_backward(relu_backward(da1, z1, a1), X, W2)
    return dW1, db1, dW2, db2


def w2_not_transposed(grad, cache, W2):
    X, z1, a1 = cache
    dz1 = (grad @ W2) * (z1 > 0)
    return X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)


def dw2_from_z1(grad, cache, W2):
    dW1, db1, _, db2 = two_layer_backward(grad, cache, W2)
    return dW1, db1, cache[1].T @ grad, db2


def dw1_from_a1(grad, cache, W2):
    _, z1, a1 = cache
    _, db1, dW2, db2 = two_layer_backward(grad, cache, W2)
    return a1.T @ ((grad @ W2.T) * (z1 > 0)), db1, dW2, db2


def w1_unmasked(grad, cache, W2):
    _, db1, dW2, db2 = two_layer_backward(grad, cache, W2)
    return cache[0].T @ (grad @ W2.T), db1, dW2, db2


def b1_unmasked(grad, cache, W2):
    dW1, _, dW2, db2 = two_layer_backward(grad, cache, W2)
    return dW1, np.sum(grad @ W2.T, axis=0), dW2, db2


def biases_over_units(grad, cache, W2):
    dW1, _, dW2, _ = two_layer_backward(grad, cache, W2)
    dz1 = (grad @ W2.T) * (cache[1] > 0)
    return dW1, np.sum(dz1, axis=1), dW2, np.sum(grad, axis=1)


def biases_not_summed(grad, cache, W2):
    dW1, _, dW2, _ = two_layer_backward(grad, cache, W2)
    return dW1, (grad @ W2.T) * (cache[1] > 0), dW2, grad


def with_dx(grad, cache, W2):
    X, z1, a1 = cache
    dz1 = (grad @ W2.T) * (z1 > 0)
    return dz1, X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)


def mask_in_cache(grad, cache, W2):
    X, z1, a1 = cache
    z1 *= 0 < z1
    z1[z1 > 0] = 1
    dz1 = (grad @ W2.T) * z1
    return X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)


def two_layers_by_example(grad, cache, W2):
    X, z1, a1 = cache
    dW1, db1 = np.zeros((X.shape[1], z1.shape[1])), np.zeros(z1.shape[1])
    dW2, db2 = np.zeros(W2.shape), np.zeros(W2.shape[1])
    for n in range(len(X)):
        dz1 = np.where(z1[n] > 0, W2 @ grad[n], 0)
        dW1 += np.outer(X[n], dz1)
        db1 += dz1
        dW2 += np.outer(a1[n], grad[n])
        db2 += grad[n]
    return dW1, db1, dW2, db2


def two_layers_in_full(grad, cache, W2):
    X, _, a1 = cache
    dz1 = (grad @ W2.T) * (a1 > 0)
    return X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)


# Nudging.


def nudging_cases(rng):
    """f, x, step: large steps, for only with them one side is told from two."""
    cases = []
    for shape, step in [
        ((3,), 0.1),
        ((2, 3), 0.01),
        ((1, 4), 0.5),
        ((3, 2), 0.2),
        ((2, 1, 3), 0.1),
    ]:
        x = spread(rng, *shape) if step == 0.2 else rng.normal(size=shape)
        cases.append((cubic(rng.normal(size=shape)), x, step))
    x = rng.normal(size=(2, 3))
    x[0, 0] = 0
    return [*cases, (cubic(rng.normal(size=(2, 3))), x)]  # without a step: the default


def f_of_one_number(f, x, step=1e-5):
    slopes = [(f(value + step) - f(value - step)) / (2 * step) for value in x.reshape(-1)]
    return np.array(slopes).reshape(x.shape)


def cubic(c):
    """Of degree 3, so that one side is not two; with a square of the sum, so that each coordinate
    has a say in the slopes of the others."""
    return lambda x: np.sum(c * x**3) + np.sum(x) ** 2


def first_slope_only(f, x, step=1e-5):
    slopes = np.zeros(np.shape(x))
    slopes.flat[0] = numerical_gradient(f, x, step).flat[0]
    return slopes


def nudging_with(quotient):
    """`numerical_gradient` with another quotient of f(x + step), f(x), f(x − step) and step."""

    def wrong(f, x, step=1e-5):
        x = np.array(x, dtype=float)
        slopes, here = np.zeros_like(x), f(x)
        for index in np.ndindex(x.shape):
            kept = x[index]
            x[index] = kept + step
            above = f(x)
            x[index] = kept - step
            below = f(x)
            x[index] = kept
            slopes[index] = quotient(above, here, below, step)
        return slopes

    return wrong


def left_nudged(f, x, step=1e-5):
    """In place, and never put back."""
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        slopes[index] = (above - f(x)) / (2 * step)
    return slopes


def one_and_the_same(f, x, step=1e-5):
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up = down = x.copy()
        up[index] += step
        down[index] -= step
        slopes[index] = (f(up) - f(down)) / (2 * step)
    return slopes


def whole_rows(f, x, step=1e-5):
    slopes = np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += step
        down[i] -= step
        slopes[i] = (f(up) - f(down)) / (2 * step)
    return slopes


def rows_as_views(f, x, step=1e-5):
    """kept is no copy of a row: x[i] goes to x + step and back, never below."""
    slopes = np.zeros(x.shape)
    for i in range(len(x)):
        kept = x[i]
        x[i] = kept + step
        above = f(x)
        x[i] = kept - step
        below = f(x)
        x[i] = kept
        slopes[i] = (above - below) / (2 * step)
    return slopes


def flattened(f, x, step=1e-5):
    return numerical_gradient(f, x, step).reshape(-1)


def nudging_in_place(f, x, step=1e-5):
    """On x itself, with every coordinate put back: x is the same afterwards."""
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        below = f(x)
        x[index] += step
        slopes[index] = (above - below) / (2 * step)
    return slopes


def nudging_on_copies(f, x, step=1e-5):
    slopes = np.zeros(x.size)
    for i in range(x.size):
        nudge = np.zeros(x.size)
        nudge[i] = step
        nudge = nudge.reshape(x.shape)
        slopes[i] = (f(x + nudge) - f(x - nudge)) / 2 / step
    return slopes.reshape(x.shape)


def nudging_by_unit_vectors(f, x, step=1e-5):
    units = np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(f(x + step * unit) - f(x - step * unit)) / (2 * step) for unit in units]
    return np.array(slopes, dtype=np.float32).reshape(x.shape)


# How far apart two arrays are.


def error_cases(rng):
    """a, b of one shape: near each other, far apart, equal, both 0, one of them 0."""
    a, b, c = rng.normal(size=(2, 3)), rng.normal(size=(4,)), spread(rng, 3, 2)
    return [
        (a, a + 1e-3 * rng.normal(size=(2, 3))),
        (b, rng.normal(size=(4,))),
        (c, c + rng.normal(size=(3, 2))),
        (rng.normal(size=(1, 5)), 3 * rng.normal(size=(1, 5))),
        (b, b.copy()),
        (np.zeros((2, 3)), np.zeros((2, 3))),
        (np.zeros(3), -np.abs(rng.normal(size=3))),
    ]


def error_with(quotient):
    """`relative_error` with another formula in it."""

    def wrong(a, b):
        if np.shape(a) != np.shape(b):
            raise ValueError("shapes differ")
        return quotient(a, b)

    return wrong


def largest(x):
    return np.max(np.abs(x))


def shapes_compared(f, rng):
    a = rng.normal(size=5)
    for other in ((1, 5), (5, 1)):
        try:
            got = f(a, a.reshape(other))
        except ValueError:
            continue
        except Exception as error:
            return f"shapes (5,) and {other} raised {type(error).__name__}; expected ValueError."
        if got is ValueError or isinstance(got, ValueError):
            return f"shapes (5,) and {other}: ValueError was returned, not raised: write raise."
        return (
            f"right for arrays of one shape, but (5,) and {other} gave {number(got)}. NumPy "
            "broadcasts them against each other, and a wrong shape goes unseen: expected "
            "ValueError."
        )


def plain_numbers(f, rng):
    """Two numbers have a shape too: ()."""
    try:
        got = f(1.0, 3.0)
    except Exception as error:
        return (
            f"right for arrays, but the numbers 1.0 and 3.0 raised {type(error).__name__}. "
            "np.shape(a) is () for a number; a.shape and len(a) want an array."
        )
    if not math.isclose(got, 0.5):
        return f"1.0 and 3.0 gave {number(got)}; expected 2 / 4 = 0.5."


def error_in_loops(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError("shapes differ")
    apart, size_a, size_b = 0.0, 0.0, 0.0
    for x, y in zip(np.ravel(a), np.ravel(b), strict=True):
        apart, size_a, size_b = max(apart, abs(x - y)), max(size_a, abs(x)), max(size_b, abs(y))
    return apart / max(1e-12, size_a + size_b)


def error_of_equals_first(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError(f"shapes {np.shape(a)} and {np.shape(b)}")
    apart = np.abs(a - b).max()
    return 0.0 if apart == 0 else apart / max(np.abs(a).max() + np.abs(b).max(), 1e-12)


# The open task: a new activation with its backward.


def softplus(z, grad):
    """log(1 + eᶻ), a smooth ReLU, and its gradient: (a, dz), both of the shape of z.

    a = max(z, 0) + log(1 + e^−|z|), the same number, in which e is never raised to a positive
    power; dz = grad · σ(z). Source: Dugas et al., "Incorporating Second-Order Functional Knowledge
    for Better Option Pricing" (2001), section 2.
    """
    e = np.exp(-np.abs(z))
    a = np.maximum(z, 0) + np.log1p(e)
    dz = grad * np.where(z >= 0, 1, e) / (1 + e)
    return a, dz


def softplus_cases(rng):
    zs = [rng.normal(size=(2, 3)), spread(rng, 4, 3), spread(rng, 1, 5), rng.normal(0, 5, 6)]
    return [(z, rng.normal(size=z.shape)) for z in zs]


def near(one, other):
    return bool(np.all(np.isclose(one, other, rtol=1e-4, atol=1e-5)))


def softplus_by_hand(f, rng):
    z = np.log(np.array([1.0, 3.0, 1 / 3]))
    a = np.asarray(f(z, np.ones(3))[0])
    for place, (name, right) in enumerate([("0", 2), ("ln 3", 4), ("−ln 3", 4 / 3)]):
        if not near(a[place], np.log(right)):
            yours, by_hand = numbers(a[place], np.log(right))
            return (
                f"a is {yours} at z = {name}. By hand: log(1 + eᶻ) = log {number(right)} = "
                f"{by_hand}."
            )


def softplus_far_out(f, rng):
    a, _ = f(np.array([1000.0, -1000.0]), np.ones(2))
    for value, z, right in zip(a, (1000, -1000), (1000, 0), strict=True):
        if not near(value, right):
            yours, theirs = numbers(value, right)
            return f"a is {yours} at z = {z}, expected {theirs}: far out softplus is ReLU."


def softplus_mirrored(f, rng):
    z = rng.normal(0, 3, (3, 2))
    difference = f(z, np.ones(z.shape))[0] - f(-z, np.ones(z.shape))[0]
    off = ~np.isclose(difference, z, rtol=1e-4, atol=1e-5)
    if off.any():
        yours, theirs = numbers(difference[off][0], z[off][0])
        return f"softplus(z) − softplus(−z) is {yours} at z = {theirs}. It should be z itself."


def softplus_nudged(f, rng):
    z, grad = rng.normal(0, 2, (2, 3)), rng.normal(size=(2, 3))
    dz = np.asarray(f(z, grad)[1])
    nudged = numerical_gradient(lambda z: np.sum(grad * f(z, grad)[0]), z, 1e-2)
    off = ~np.isclose(dz, nudged, rtol=1e-3, atol=3e-4)  # an answer in float32 passes
    if off.any():
        yours, by_nudging = numbers(dz[off][0], nudged[off][0])
        return (
            f"dz is {yours} where z = {number(z[off][0])} and grad = {number(grad[off][0])}; "
            f"nudging your own a says {by_nudging}."
        )


def softplus_steep_and_flat(f, rng):
    grad = np.array([2.0, -3.0])
    _, dz = f(np.array([1000.0, -1000.0]), grad)
    for value, z, right in zip(dz, (1000, -1000), (2, 0), strict=True):
        if not near(value, right):
            yours, theirs = numbers(value, right)
            grad = 2 if z > 0 else -3
            return f"dz is {yours} at z = {z} with grad = {grad}, expected {theirs}."


def softplus_with(value=None, slope=None):
    """`softplus` with another value or another slope(z, a)."""

    def wrong(z, grad):
        a = softplus(z, grad)[0] if value is None else value(z)
        dz = softplus(z, grad)[1] if slope is None else grad * slope(z, a)
        return a, dz

    return wrong


def softplus_by_logaddexp(z, grad):
    return np.logaddexp(0, z), grad * (1 + np.tanh(z / 2)) / 2


def softplus_by_cases(z, grad):
    a, dz = np.zeros(z.shape), np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] > 0:
            a[index] = z[index] + np.log(1 + np.exp(-z[index]))
            dz[index] = grad[index] / (1 + np.exp(-z[index]))
        else:
            a[index] = np.log(1 + np.exp(z[index]))
            dz[index] = grad[index] * np.exp(z[index]) / (1 + np.exp(z[index]))
    return a, dz


def softplus_slope_from_a(z, grad):
    """σ(z) = 1 − e^−a."""
    a = np.logaddexp(0, z)
    return a, grad * -np.expm1(-a)


# A pass by hand. x = (1, 2), target 3.


def pass_by_hand():
    """(z1, a1, y, loss, dy, dW2, db2, da1, dz1, dW1's two rows, db1) of the tiny network."""
    x, target = np.array([[1.0, 2.0]]), np.array([[3.0]])
    W1, b1 = np.array([[1.0, 2.0], [1.0, -2.0]]), np.array([-1.0, 1.0])
    W2, b2 = np.array([[3.0], [5.0]]), np.array([-1.0])
    y, cache = two_layer_forward(x, W1, b1, W2, b2)
    dy = mean_squared_error_backward(y, target)
    dW1, db1, dW2, db2 = two_layer_backward(dy, cache, W2)
    da1, _, _ = linear_backward(dy, cache[2], W2)
    dz1 = relu_backward(da1, cache[1], cache[2])
    rows = [cache[1][0], cache[2][0], y, mean_squared_error(y, target), dy, dW2[:, 0], db2]
    rows += [da1[0], dz1[0], dW1[0], dW1[1], db1]
    rows = [tuple(int(value) for value in np.ravel(row)) for row in rows]
    return tuple(row if len(row) > 1 else row[0] for row in rows)


EXERCISES = [
    Exercise(
        notebook=5,
        reference=relu_backward,
        stub=(
            "The gradient of ReLU: from grad, that of a = relu(z), to that of z.\n\n"
            "grad, z, a and the result have one shape. At z = 0 take 0. Do not change anything."
        ),
        hints=(
            "A small change of z changes a by just as much where z is positive, and not at all "
            "where it is negative. So which part of grad gets through?",
            "dz = grad · slope, element by element, with slope = 1 where z > 0 and 0 elsewhere; "
            "all of one shape.",
            "A comparison of z with 0 gives an array of True and False, which count as 1 and 0 "
            "when they are multiplied by grad.",
        ),
        **RELU_BACKWARD,
    ),
    Exercise(
        notebook=5,
        reference=tanh_backward,
        stub=(
            "The gradient of tanh: from grad, that of a = tanh(z), to that of z.\n\n"
            "grad, z, a and the result have one shape. Do not change anything."
        ),
        cases=backward_cases(tanh),
        nudge=nudge_activation(tanh),
        hints=(
            "Chain rule: the gradient that arrives, times the slope of tanh at z. The slope can be "
            "said in a, which the forward pass has worked out already.",
            "tanh′(z) = 1 − tanh(z)² = 1 − a², so dz = grad · (1 − a²), element by element; all of "
            "one shape.",
            "A product of two arrays: grad, and 1 minus a times a. No tanh is called again, and z "
            "is not needed.",
        ),
        why="Where is tanh's slope largest, and what does it do to grad far from there?",
        mistakes=(
            Mistake(
                "no-grad",
                lambda grad, z, a: 1 - a * a,
                "this is the slope of tanh alone. By the chain rule it is multiplied by the "
                "gradient that arrives, grad.",
            ),
            Mistake(
                "from-z",
                lambda grad, z, a: grad * (1 - z * z),
                "z stands where a belongs: the slope is 1 minus the square of tanh(z). With z "
                "itself it grows without bound, while tanh goes flat.",
            ),
            Mistake(
                "tanh-twice",
                lambda grad, z, a: grad * (1 - np.tanh(a) ** 2),
                "tanh was taken of a, which is tanh(z) already: this is the slope at a, not at z.",
            ),
            Mistake(
                "not-squared",
                lambda grad, z, a: grad * (1 - a),
                "the slope is taken as 1 − a. It should be the same for a and −a: a is squared.",
            ),
            Mistake(
                "sigmoid",
                lambda grad, z, a: grad * a * (1 - a),
                "this is the slope of the sigmoid. At z = 0, where tanh is steepest, it gives 0.",
            ),
            Mistake(
                "square-only",
                lambda grad, z, a: grad * a * a,
                "the slope is taken as a². At z = 0 tanh has slope 1, and far out slope 0: the "
                "other way round.",
            ),
            Mistake(
                "grad-inside",
                lambda grad, z, a: 1 - grad * a * a,
                "grad multiplies a² only. It multiplies the whole slope.",
            ),
            Mistake(
                "added",
                lambda grad, z, a: grad + 1 - a * a,
                "slope and grad are added. The chain rule multiplies them.",
            ),
            Mistake(
                "divided",
                lambda grad, z, a: grad / (1 - a * a),
                "grad is divided by the slope. Where tanh is flat, z hardly moves the loss: there "
                "the result should go to 0, and it explodes.",
            ),
            Mistake(
                "changed-input",
                tanh_backward_in_place,
                "changed grad in place. The layer above may still need it: work on a new array.",
            ),
        ),
        alternatives=(
            tanh_backward_in_loops,
            lambda grad, z, a: grad * (1 - np.tanh(z) ** 2),
            lambda grad, z, a: grad / np.cosh(z) ** 2,
            lambda grad, z, a: (grad * (1 - a) * (1 + a)).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=5,
        reference=linear_backward,
        stub=(
            "The gradients of X @ W + b, from the gradient grad (N, M) of its result.\n\n"
            "X (N, D), W (D, M). Return dX (N, D), dW (D, M), db (M,). Do not change anything."
        ),
        hints=(
            "Take one example and one output m: y[m] = Σ_d X[d] W[d, m] + b[m]. What does a small "
            "change of X[d], of W[d, m], of b[m] do to it? W and b are shared by all N examples, "
            "so what each example says is summed.",
            "dX[n, d] = Σₘ grad[n, m] W[d, m]. dW[d, m] = Σₙ X[n, d] grad[n, m]. "
            "db[m] = Σₙ grad[n, m].",
            "Two matrix products with @, and one np.sum over axis 0. A product sums over the last "
            "axis of its first factor and the first of its second: with .T bring the index that is "
            "summed over there. No 1/N: it came in with grad.",
        ),
        fade="dW = ",
        **LINEAR_BACKWARD,
    ),
    Exercise(
        notebook=5,
        reference=two_layer_backward,
        stub=(
            "The gradients of linear, relu, linear, from grad (N, C), that of the logits.\n\n"
            "cache is (X, z1, a1): X (N, D), z1 and a1 (N, H); W2 (H, C). Return dW1 (D, H),\n"
            "db1 (H,), dW2 (H, C), db2 (C,). You may call linear_backward and relu_backward.\n"
            "Do not change anything."
        ),
        cases=two_layer_backward_cases,
        returns=("dW1", "db1", "dW2", "db2"),
        uses=("linear_backward", "relu_backward"),
        nudge=nudge_two_layers,
        sizes={"grad": "N C", "W2": "H C"},
        hints=(
            "Walk back the way that the numbers came: last layer, ReLU, first layer. Each step "
            "takes the gradient of its output, gives that of its parameters, and hands the "
            "gradient of its input to the step below.",
            "From grad (N, C): dW2 (H, C), db2 (C,) and da1 (N, H). From da1: dz1 (N, H), which is "
            "da1 where z1 > 0. From dz1: dW1 (D, H), db1 (H,). The input of the last layer was a1, "
            "that of the first X.",
            "linear_backward of grad, a1 and W2 gives three results, the first of which goes into "
            "relu_backward with z1 and a1. The first layer's dW and db have the same form as the "
            "last one's, with X and dz1; W1 would be needed for dX only.",
        ),
        why="Why is W1 not among the arguments, while W2 is?",
        fade="dz1 = ",
        mistakes=(
            Mistake(
                "no-mask",
                two_layers_with(lambda da1, z1, a1: da1),
                "dW2 and db2 are right; dW1 and db1 are as if ReLU let everything back. A unit "
                "that was off, z1 < 0, passes nothing (and a mask of a1 >= 0 is always true).",
            ),
            Mistake(
                "mask-of-da1",
                two_layers_with(lambda da1, z1, a1: np.maximum(da1, 0)),
                "in dW1 and db1 the gradient passed ReLU where the gradient is positive. What "
                "decides is z1.",
            ),
            Mistake(
                "compared-last",
                two_layers_with(lambda da1, z1, a1: da1 * z1 > 0),
                "Python multiplies before it compares, so da1 · z1 is compared with 0, and dz1 is "
                "True and False. Put the mask into brackets of its own.",
            ),
            Mistake(
                "times-a1",
                two_layers_with(lambda da1, z1, a1: da1 * a1),
                "in dW1 and db1 the gradient is multiplied by the activation. Where a unit is on, "
                "ReLU has slope 1.",
            ),
            Mistake(
                "mask-only",
                two_layers_with(lambda da1, z1, a1: 1.0 * (z1 > 0)),
                "dW1 and db1 are made from ReLU's slope alone: what arrives from above is missing "
                "in them.",
            ),
            Mistake(
                "dw1-unmasked",
                w1_unmasked,
                "all but dW1 is right. It is made from the gradient above ReLU, a1's, and db1 from "
                "the one below, z1's: both need the one below.",
            ),
            Mistake(
                "db1-unmasked",
                b1_unmasked,
                "all but db1 is right. It is made from the gradient above ReLU, a1's, and dW1 from "
                "the one below, z1's: both need the one below.",
            ),
            Mistake(
                "dw2-from-z1",
                dw2_from_z1,
                "all but dW2 is right. It is made from z1, but what W2 was multiplied by on the "
                "way forward is a1 (check the order in which cache is unpacked).",
            ),
            Mistake(
                "dw1-from-a1",
                dw1_from_a1,
                "dW1 has shape (H, H): it is made from a1, the output of the first layer. A "
                "layer's dW is made from its input.",
            ),
            Mistake(
                "averaged",
                averaged_twice,
                "all four are N times too small. The 1/N came in with grad, from the loss, and is "
                "in everything that follows from it.",
            ),
            Mistake(
                "averaged-first-layer",
                first_layer_averaged,
                "dW1 and db1 are N times too small; dW2 and db2 are right. The 1/N came in with "
                "grad, from the loss, and is in everything that follows from it.",
            ),
            Mistake(
                "averaged-by-layer",
                averaged_by_layer,
                "dW2 and db2 are N times too small, dW1 and db1 N² times: each layer divides by N "
                "once more. The 1/N came in with grad, from the loss.",
            ),
            *(
                Mistake(
                    f"another-order-{way}",
                    taken_in_another_order(through_relu),
                    "linear_backward gives dX, dW, db, in this order: the first of them is da1.",
                )
                for way, through_relu in RELU_BACKWARDS.items()
            ),
            *(
                Mistake(
                    f"relu-before-w2-{way}",
                    relu_before_w2(through_relu),
                    "relu_backward got grad (N, C). ReLU stands before W2, so what comes back to "
                    "it is da1 (N, H).",
                )
                for way, through_relu in RELU_BACKWARDS.items()
            ),
            Mistake(
                "asks-for-w1",
                lambda grad, cache, W2: linear_backward(grad @ W2.T, cache[0], W1),  # noqa: F821
                "W1 is not among the arguments: only dX would need it. Write the first layer's dW "
                "and db out.",
            ),
            Mistake(
                "w2-for-w1",
                w2_for_w1,
                "W2 is not the first layer's matrix, and W1 is not among the arguments: only dX "
                "would need it. Write the first layer's dW and db out.",
            ),
            Mistake(
                "w2-not-transposed",
                w2_not_transposed,
                "grad (N, C) and W2 (H, C) do not fit as they stand: write down their shapes, and "
                "that of a1's gradient (N, H).",
            ),
            Mistake(
                "transposed",
                then(lambda dW1, db1, dW2, db2: (dW1.T, db1, dW2.T, db2)),
                "dW1 and dW2 are transposed, as where examples are columns. A gradient has the "
                "shape of what it is the gradient of.",
            ),
            Mistake(
                "dw2-transposed",
                then(lambda dW1, db1, dW2, db2: (dW1, db1, dW2.T, db2)),
                "dW2 has shape (C, H): it is transposed. A gradient has the shape of what it is "
                "the gradient of.",
            ),
            Mistake(
                "last-layer-first",
                then(lambda dW1, db1, dW2, db2: (dW2, db2, dW1, db1)),
                "the last layer's gradients stand first. They are worked out in that order, but "
                "returned as dW1, db1, dW2, db2.",
            ),
            Mistake(
                "weights-first",
                then(lambda dW1, db1, dW2, db2: (dW1, dW2, db1, db2)),
                "both weights stand before both biases: return dW1, db1, dW2, db2.",
            ),
            Mistake(
                "biases-over-units",
                biases_over_units,
                "db1 and db2 have a number for each example: they are summed over the units. They "
                "should be summed over the examples.",
            ),
            Mistake(
                "biases-as-one-number",
                then(lambda dW1, db1, dW2, db2: (dW1, np.sum(db1), dW2, np.sum(db2))),
                "db1 and db2 are single numbers: they are summed over everything. Sum over the "
                "examples only; every unit has a bias of its own.",
            ),
            Mistake(
                "bias-as-one-number",
                then(lambda dW1, db1, dW2, db2: (dW1, np.sum(db1), dW2, db2)),
                "db1 is a single number: dz1 is summed over everything. Sum over the examples; "
                "every unit has a bias of its own.",
            ),
            Mistake(
                "biases-not-summed",
                biases_not_summed,
                "db1 and db2 have a row for each example. One bias is shared by all examples: what "
                "each says is summed.",
            ),
            Mistake(
                "one-too-many",
                with_dx,
                "five values came back, with dz1 first. Expected the four gradients of the "
                "parameters: dW1, db1, dW2, db2.",
            ),
            Mistake(
                "changed-input",
                mask_in_cache,
                "changed z1 in the cache. It belongs to the forward pass: work on a new array.",
            ),
        ),
        alternatives=(
            two_layers_by_example,
            two_layers_in_full,
            lambda grad, cache, W2: [
                part.astype(np.float32) for part in two_layer_backward(grad, cache, W2)
            ],
        ),
    ),
    Exercise(
        notebook=5,
        reference=numerical_gradient,
        stub=(
            "The slopes of f at x by nudging: (f(x + step) − f(x − step)) / (2 step).\n\n"
            "f takes an array like x and gives a number; x is an array of floats of any shape.\n"
            "One coordinate is nudged at a time. Return an array of the shape of x, and leave x\n"
            "as it was."
        ),
        cases=nudging_cases,
        hints=(
            "For each coordinate on its own: move it up a little, look at f; move it down as much, "
            "look again; put it back. The slope is the change of f over the way between.",
            "slopes[i] = (f(x + step eᵢ) − f(x − step eᵢ)) / (2 step), where eᵢ is 1 at coordinate "
            "i and 0 elsewhere. slopes has the shape of x, f's results are numbers.",
            "Work on a copy of x. `for index in np.ndindex(x.shape)` visits every coordinate of "
            "any shape; x[index] is one number: remember it, set it twice, set it back. Mind the "
            "brackets around 2 * step.",
        ),
        why="Why both sides, at twice the price: how does the error of each kind fall with step?",
        fade="slopes[index] = ",
        mistakes=(
            Mistake(
                "f-of-one-number",
                f_of_one_number,
                "f was given one number. It takes the whole array, with one element nudged.",
            ),
            Mistake(
                "first-only",
                first_slope_only,
                "only the first slope is filled in: a return inside the loop ends it at its first "
                "turn.",
            ),
            Mistake(
                "fixed-divisor",
                nudging_with(lambda above, here, below, step: (above - below) / 2e-5),
                "right for a step of 1e-5. The divisor has to be twice the step that was given.",
            ),
            Mistake(
                "one-sided",
                nudging_with(lambda above, here, below, step: (above - here) / step),
                "this is the difference to one side, f(x + step) − f(x). Its error falls with "
                "step, that of the difference between both sides with step².",
            ),
            Mistake(
                "backward-difference",
                nudging_with(lambda above, here, below, step: (here - below) / step),
                "this is the difference to the lower side, f(x) − f(x − step). Its error falls "
                "with step, that of the difference between both sides with step².",
            ),
            Mistake(
                "half-way",
                nudging_with(lambda above, here, below, step: (above - here) / (2 * step)),
                "about half of each slope: the second value of f was taken at x itself. Back from "
                "x + step to x − step are two steps.",
            ),
            Mistake(
                "divided-by-step",
                nudging_with(lambda above, here, below, step: (above - below) / step),
                "every slope is twice too large: x + step and x − step lie two steps apart.",
            ),
            Mistake(
                "brackets",
                nudging_with(lambda above, here, below, step: (above - below) / 2 * step),
                "every slope is step² times what it should be: Python divides by 2 and then "
                "multiplies by step. The way 2 step is one divisor.",
            ),
            Mistake(
                "not-divided",
                nudging_with(lambda above, here, below, step: above - below),
                "this is the change of f, not its slope: it is not divided by the way between the "
                "two points.",
            ),
            Mistake(
                "wrong-sign",
                nudging_with(lambda above, here, below, step: (below - above) / (2 * step)),
                "every slope has the wrong sign: f(x − step) came first in the difference.",
            ),
            Mistake(
                "fixed-step",
                lambda f, x, step=1e-5: numerical_gradient(f, x),
                "these are slopes, but for a step of 0.00001. The step is an argument.",
            ),
            Mistake(
                "left-nudged",
                left_nudged,
                "changed x: every coordinate is still nudged at the end, and the later slopes are "
                "those of another point. Put each one back before the next.",
            ),
            Mistake(
                "copy-left-nudged",
                lambda f, x, step=1e-5: left_nudged(f, x.copy(), step),
                "the first slope is right, the later ones are those of another point: each "
                "coordinate stays nudged while the next ones are tried.",
            ),
            Mistake(
                "all-at-once",
                lambda f, x, step=1e-5: (f(x + step) - f(x - step)) / (2 * step),
                "one number: all coordinates were nudged together, which gives the sum of the "
                "slopes. Nudge one at a time.",
            ),
            Mistake(
                "whole-rows",
                whole_rows,
                "right for one axis; with more, x[i] is a whole row, all of it was nudged at once, "
                "and its slopes came out added up.",
            ),
            Mistake(
                "rows-as-views",
                rows_as_views,
                "right for one axis; with more, x[i] is a whole row, all of it was nudged at once, "
                "and kept = x[i] is a view, no copy: it moved along, so that f never saw a point "
                "below x.",
            ),
            Mistake(
                "one-array",
                one_and_the_same,
                "0 everywhere: f saw the same array both times. Either the nudged array is a copy "
                "that f is not given, or both names mean one array.",
            ),
            Mistake(
                "flattened",
                flattened,
                "all slopes are right, but they stand in one row. A gradient has the shape of what "
                "it is the gradient of.",
            ),
        ),
        alternatives=(nudging_in_place, nudging_on_copies, nudging_by_unit_vectors),
    ),
    Exercise(
        notebook=5,
        reference=sigmoid_backward,
        extra=True,
        stub=(
            "The gradient of the sigmoid: from grad, that of a = sigmoid(z), to that of z.\n\n"
            "grad, z, a and the result have one shape. Do not change anything."
        ),
        cases=backward_cases(sigmoid),
        nudge=nudge_activation(sigmoid),
        hints=(
            "Chain rule: the gradient that arrives, times the slope of the sigmoid at z. The slope "
            "can be said in a, which the forward pass has worked out already.",
            "σ′(z) = σ(z) (1 − σ(z)) = a (1 − a), so dz = grad · a (1 − a), element by element; "
            "all of one shape.",
            "A product of three arrays: grad, a, and 1 minus a. No exponential is needed, nor z.",
        ),
        why="What is the largest slope that a sigmoid has, and what does that do to deep networks?",
        mistakes=(
            Mistake(
                "no-grad",
                lambda grad, z, a: a * (1 - a),
                "this is the slope of the sigmoid alone. By the chain rule it is multiplied by the "
                "gradient that arrives, grad.",
            ),
            Mistake(
                "from-z",
                lambda grad, z, a: grad * z * (1 - z),
                "z stands where a belongs: the slope is σ(z) (1 − σ(z)). With z itself it grows "
                "without bound, while the sigmoid goes flat.",
            ),
            Mistake(
                "sigmoid-twice",
                lambda grad, z, a: grad * sigmoid(a) * (1 - sigmoid(a)),
                "the sigmoid was taken of a, which is σ(z) already: this is the slope at a, not "
                "at z.",
            ),
            Mistake(
                "only-a",
                lambda grad, z, a: grad * a,
                "grad is multiplied by a alone. For large z the sigmoid is flat: there the slope "
                "goes to 0, and a goes to 1.",
            ),
            Mistake(
                "only-1-minus-a",
                lambda grad, z, a: grad * (1 - a),
                "grad is multiplied by 1 − a alone. For very negative z the sigmoid is flat: there "
                "the slope goes to 0, and 1 − a goes to 1.",
            ),
            Mistake(
                "tanh",
                lambda grad, z, a: grad * (1 - a * a),
                "this is the slope of tanh. That of the sigmoid is at most a quarter.",
            ),
            Mistake(
                "bracket-lost",
                lambda grad, z, a: grad * a - a * a,
                "the second term has no grad in it: grad multiplies the whole slope.",
            ),
            Mistake(
                "changed-input",
                sigmoid_backward_in_place,
                "changed grad in place. The layer above may still need it: work on a new array.",
            ),
        ),
        alternatives=(
            lambda grad, z, a: grad * (a - a**2),
            lambda grad, z, a: grad * sigmoid(z) * sigmoid(-z),
            lambda grad, z, a: grad * (1 - np.tanh(z / 2) ** 2) / 4,
            lambda grad, z, a: (grad * a * (1 - a)).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=5,
        reference=leaky_relu_backward,
        extra=True,
        stub=(
            "The gradient of leaky ReLU: from grad, that of a = leaky_relu(z, slope), to that of "
            "z.\n\n"
            "grad, z, a and the result have one shape; slope is a number. At z = 0 take slope.\n"
            "Do not change anything."
        ),
        cases=leaky_relu_cases,
        nudge=nudge_activation(leaky_relu),
        hints=(
            "Where z is positive, leaky ReLU is the line z; elsewhere it is the line slope · z. "
            "What does each do to grad?",
            "dz = grad where z > 0, slope · grad elsewhere, element by element; all of one shape.",
            "np.where takes a mask and two arrays, and picks from the first where the mask is "
            "true, from the second where it is not.",
        ),
        why="What does a unit whose z is always negative learn here, and what with plain ReLU?",
        mistakes=(
            Mistake(
                "plain-relu",
                lambda grad, z, a, slope=0.01: grad * (z > 0),
                "this is plain ReLU's backward: where z is negative nothing comes through. Leaky "
                "ReLU lets slope times grad pass there.",
            ),
            Mistake(
                "no-grad",
                lambda grad, z, a, slope=0.01: np.where(z > 0, 1.0, slope),
                "this is the slope of leaky ReLU, 1 or slope. By the chain rule it is multiplied "
                "by the gradient that arrives, grad.",
            ),
            Mistake(
                "slope-where-on",
                lambda grad, z, a, slope=0.01: grad * (z > 0) * slope,
                "slope times grad came through where z is positive, and nothing elsewhere. Where z "
                "is positive grad passes as it is; slope belongs to the other side.",
            ),
            Mistake(
                "times-a",
                lambda grad, z, a, slope=0.01: grad * a,
                "grad is multiplied by the activation. It is multiplied by its slope: 1 where z is "
                "positive, slope elsewhere.",
            ),
            Mistake(
                "no-grad-below",
                lambda grad, z, a, slope=0.01: np.where(z > 0, grad, slope),
                "right where z is positive. Elsewhere the result is slope alone: grad is missing.",
            ),
            Mistake(
                "z-below",
                lambda grad, z, a, slope=0.01: np.where(z > 0, grad, slope * z),
                "right where z is positive. Elsewhere it is slope · z, the value and not the "
                "gradient.",
            ),
            Mistake(
                "mask-of-grad",
                lambda grad, z, a, slope=0.01: np.where(grad > 0, grad, slope * grad),
                "grad came through whole where grad is positive. What decides is z.",
            ),
            Mistake(
                "fixed-slope",
                lambda grad, z, a, slope=0.01: np.where(z > 0, grad, 0.01 * grad),
                "the slope is 0.01 in every case. It is an argument.",
            ),
            Mistake(
                "zero-included",
                lambda grad, z, a, slope=0.01: np.where(z >= 0, grad, slope * grad),
                "right but for z = 0, where grad came through whole. At the corner the text above "
                "asks for slope.",
            ),
            Mistake(
                "swapped",
                lambda grad, z, a, slope=0.01: np.where(z > 0, slope * grad, grad),
                "the two halves are swapped: grad passes whole where z is positive.",
            ),
            Mistake(
                "added",
                lambda grad, z, a, slope=0.01: np.where(z > 0, grad, grad + slope),
                "where z is not positive slope is added to grad. The chain rule multiplies.",
            ),
            Mistake(
                "changed-input",
                leaky_relu_backward_in_place,
                "changed grad in place. The layer above may still need it: work on a new array.",
            ),
        ),
        alternatives=(
            leaky_relu_backward_in_loops,
            lambda grad, z, a, slope=0.01: grad * np.where(z > 0, 1, slope),
            lambda grad, z, a, slope=0.01: grad * ((a > 0) + slope * (a <= 0)),
            lambda grad, z, a, slope=0.01: np.where(z > 0, grad, slope * grad).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=5,
        reference=softmax_backward,
        extra=True,
        stub=(
            "The gradient of softmax: from grad, that of a = softmax(z), to that of z.\n\n"
            "All (N, C), one row an example. Do not change anything."
        ),
        hints=(
            "Every output of a row depends on every logit of that row, so what reaches logit i "
            "comes through all C outputs: sum over them.",
            "∂aⱼ/∂zᵢ = aⱼ (1 if i = j, else 0) − aⱼ aᵢ. So dzᵢ = Σⱼ gⱼ ∂aⱼ/∂zᵢ = "
            "aᵢ (gᵢ − Σⱼ gⱼ aⱼ): grad and a are (N, C), the sum is one number a row, (N, 1).",
            "First the sum of grad times a over axis 1, with keepdims=True; then a times the "
            "difference of grad and that sum.",
        ),
        **SOFTMAX_BACKWARD,
    ),
    Exercise(
        notebook=5,
        reference=relative_error,
        extra=True,
        stub=(
            "How far two arrays are apart: max|a − b| / max(1e-12, max|a| + max|b|), a number.\n\n"
            "a and b have one shape, any; raise ValueError when their shapes differ."
        ),
        cases=error_cases,
        properties=(
            Property("shapes must agree", shapes_compared),
            Property("two numbers", plain_numbers),
        ),
        version=2,
        hints=(
            "The largest distance says little by itself: 0.1 is much beside 0.2 and nothing beside "
            "1000. Divide it by how large the arrays are. And where shapes differ there is no "
            "distance to speak of.",
            "max|a − b| / max(10⁻¹², max|a| + max|b|): three maxima, each of a whole array, so "
            "that the result is one number. The floor is for two arrays of zeros.",
            "Compare np.shape(a) and np.shape(b) first. Then np.max of np.abs, three times, and "
            "Python's max for the floor.",
        ),
        why="Why compare with the size of the arrays, and not of each element?",
        fade="return ",
        mistakes=(
            Mistake(
                "mean",
                error_with(
                    lambda a, b: np.mean(np.abs(a - b)) / max(1e-12, largest(a) + largest(b))
                ),
                "the mean distance was taken. One wrong element among thousands hides in a mean: "
                "the largest distance is asked for.",
            ),
            Mistake(
                "means",
                error_with(
                    lambda a, b: (
                        np.mean(np.abs(a - b)) / max(1e-12, np.mean(np.abs(a)) + np.mean(np.abs(b)))
                    )
                ),
                "means were taken throughout. One wrong element among thousands hides in a mean: "
                "the maxima are asked for.",
            ),
            Mistake(
                "by-a-only",
                error_with(lambda a, b: largest(a - b) / max(1e-12, largest(a))),
                "the distance is divided by the size of a alone. Then a and b do not count alike: "
                "it should be the sum of both sizes.",
            ),
            Mistake(
                "by-the-larger",
                error_with(lambda a, b: largest(a - b) / max(1e-12, largest(a), largest(b))),
                "the distance is divided by the larger of the two sizes. It should be their sum.",
            ),
            Mistake(
                "no-floor",
                error_with(lambda a, b: largest(a - b) / (largest(a) + largest(b))),
                "right but for two arrays of zeros: 0/0 is nan. The denominator needs its floor.",
            ),
            Mistake(
                "maximum-of-the-sum",
                error_with(lambda a, b: largest(a - b) / max(1e-12, np.max(np.abs(a) + np.abs(b)))),
                "below the line the maximum of a sum was taken. It should be the sum of two "
                "maxima, each of its own array.",
            ),
            Mistake(
                "not-divided",
                error_with(lambda a, b: largest(a - b)),
                "this is the distance itself. It should be divided by the size of the arrays.",
            ),
            Mistake(
                "no-absolute-value",
                error_with(lambda a, b: np.max(a - b) / max(1e-12, largest(a) + largest(b))),
                "the largest of a − b was taken with its sign: where b lies far above a, that is "
                "missed.",
            ),
            Mistake(
                "signed-sizes",
                error_with(lambda a, b: largest(a - b) / max(1e-12, np.max(a) + np.max(b))),
                "the sizes of a and b were taken with their signs: the largest element, and not "
                "the largest size.",
            ),
            Mistake(
                "each-element",
                error_with(lambda a, b: np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))),
                "there is an error for each element. One number is asked for.",
            ),
            Mistake(
                "worst-element",
                error_with(
                    lambda a, b: np.max(np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b)))
                ),
                "each element was divided by its own size. Then an element near 0, where rounding "
                "is all there is, decides: divide the maxima.",
            ),
            Mistake(
                "norms",
                error_with(
                    lambda a, b: (
                        np.linalg.norm(a - b) / max(1e-12, np.linalg.norm(a) + np.linalg.norm(b))
                    )
                ),
                "lengths, roots of sums of squares, stand in place of the maxima. That is a "
                "measure too, but another one.",
            ),
        ),
        alternatives=(error_in_loops, error_of_equals_first),
    ),
    # Bug hunts.
    Exercise(
        notebook=5,
        name="repair_relu_backward",
        kind="bug hunt",
        buggy="mask-from-a",
        reference=relu_backward,
        stub=(
            "One fault is in here. The gradient of ReLU: from grad, that of a, to that of z.\n\n"
            "grad, z, a = relu(z) and the result have one shape. At z = 0 take 0. Do not change\n"
            "anything."
        ),
        hints=(
            "Take z = −2 and grad = 1. Which a belongs to it, and what does the function give?",
            "dz = grad · slope with slope = 1 where z > 0 and 0 elsewhere. Which values of a = "
            "max(z, 0) does the comparison let through?",
            "The comparison should be true where the unit is on and only there: look at its sign "
            "and at what is compared.",
        ),
        **RELU_BACKWARD,
    ),
    # Question: this published bug trained networks for years. Which check would have caught it?
    # a) The result has the shape of z. b) Nudging z where all z are positive.
    # c) Nudging z where some z are negative. d) The training loss falls.
    Guess(
        name="repair_relu_backward_check",
        notebook=5,
        answer="c",
        because=(
            "where z is negative, nudging says 0 and the function gave grad. A check sees a fault "
            "only if its numbers go where the fault is."
        ),
        wrong={
            "a": (
                "the shape was right all the time. A shape says where numbers stand, not which "
                "they are."
            ),
            "b": (
                "where z is positive the mask should be true, and it was. Draw z with both signs "
                "and nudge again."
            ),
            "d": (
                "the loss falls with this bug too; only beside a right one do you see that it "
                "falls less."
            ),
        },
    ),
    Exercise(
        notebook=5,
        name="repair_softmax_backward",
        kind="bug hunt",
        buggy="elementwise",
        reference=softmax_backward,
        stub=(
            "One fault is in here. The gradient of softmax: from grad, that of a, to that of z.\n\n"
            "All (N, C), a = softmax(z), one row an example. Do not change anything."
        ),
        hints=(
            "Raise one logit of a row. Which outputs of that row change?",
            "dzᵢ = Σⱼ gⱼ ∂aⱼ/∂zᵢ, with ∂aᵢ/∂zᵢ = aᵢ (1 − aᵢ) and, for j ≠ i, ∂aⱼ/∂zᵢ = −aⱼ aᵢ. "
            "Which of these terms are in the function?",
            "All C terms together are aᵢ (gᵢ − Σⱼ gⱼ aⱼ): one sum for each row, kept as (N, 1).",
        ),
        **SOFTMAX_BACKWARD,
    ),
    # Question: two well-known books have this bug. Which check would have caught it?
    # a) The result has the shape of z. b) Nudging each logit and looking at its own output.
    # c) A row with one probability near 1 gives nearly 0. d) Nudging each logit and looking at a
    # random weighting of all outputs.
    Guess(
        name="repair_softmax_backward_check",
        notebook=5,
        answer="d",
        because=(
            "a nudged logit moves all outputs of its row, and random weights show every one of "
            "them. That is what a random upstream gradient is for."
        ),
        wrong={
            "a": "the shape was right all the time. A wrong sum has the shape of the right one.",
            "b": (
                "a logit's effect on its own output is a (1 − a), just what the function has. In "
                "the table of all slopes, C by C, the diagonal was right and the rest missing."
            ),
            "c": (
                "both give nearly 0 there: with one output near 1 and the others near 0, each "
                "a (1 − a) is near 0 too. Try a row of equal logits."
            ),
        },
    ),
    Exercise(
        notebook=5,
        name="repair_linear_backward",
        kind="bug hunt",
        buggy="averaged",
        reference=linear_backward,
        stub=(
            "One fault is in here. The gradients of X @ W + b, from grad (N, M), that of the "
            "result.\n\n"
            "X (N, D), W (D, M). grad comes from a loss that is a mean over the N examples.\n"
            "Return dX (N, D), dW (D, M), db (M,). Do not change anything."
        ),
        hints=(
            "Where in the whole backward pass does the mean over the examples come in, and how "
            "often should it?",
            "L = 1/N Σₙ Lₙ, so grad = ∂L/∂(X W + b) holds the 1/N. Then dW = Xᵀ grad and "
            "db = Σₙ grad.",
            "Count the divisions by N on the way from the loss to dW: one is in grad. The others "
            "are too many.",
        ),
        **LINEAR_BACKWARD,
    ),
    # Question: this layer divides by N once more than it should. Which check would have caught it?
    # a) The shapes of dX, dW and db. b) A gradient check with a batch of one example.
    # c) A gradient check with a batch of five. d) dW points in the direction that nudging says.
    Guess(
        name="repair_linear_backward_check",
        notebook=5,
        answer="c",
        because=(
            "with five examples the gradient is five times too small, and nudging says so. Check "
            "with several examples, and with sizes that differ from each other."
        ),
        wrong={
            "a": "a factor changes no shape.",
            "b": (
                "with N = 1 dividing by N does nothing: the check passes. Take a batch of several "
                "and run it again."
            ),
            "d": (
                "dW is right but for a factor, so its direction is right. The length is what a "
                "relative error sees and a direction does not."
            ),
        },
    ),
    Exercise(
        notebook=5,
        kind="open task",
        reference=softplus,
        stub=(
            "A new activation, softplus: a = log(1 + eᶻ), and its gradient.\n\n"
            "From z, of any shape, and grad, the gradient of a, give (a, dz), both of that shape.\n"
            "Right for z up to ±1000. Do not change anything."
        ),
        cases=softplus_cases,
        returns=("a", "dz"),
        values=False,
        properties=(
            Property("values by hand", softplus_by_hand),
            Property("far out", softplus_far_out),
            Property("mirror", softplus_mirrored),
            Property("nudging", softplus_nudged),
            Property("gradient far out", softplus_steep_and_flat),
        ),
        hints=(
            "For large z, eᶻ overflows though the result is only about z. Take z out of the "
            "logarithm there. For the gradient, differentiate log(1 + eᶻ): you know that slope.",
            "log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|); da/dz = eᶻ / (1 + eᶻ) = σ(z), so "
            "dz = grad · σ(z). All of one shape.",
            "np.log1p(x) is log(1 + x), exact for small x too. The sigmoid is 1 / (1 + e^−z) where "
            "z ≥ 0 and eᶻ / (1 + eᶻ) elsewhere; both share e = e^−|z|.",
        ),
        why="What is softplus(z) − softplus(−z), and what follows from it for the two slopes?",
        mistakes=(
            Mistake(
                "unstable",
                softplus_with(value=lambda z: np.log(1 + np.exp(z))),
                "a is right for moderate z, and inf at z = 1000, for e¹⁰⁰⁰ is too large for a "
                "float. Softplus is 1000 there.",
            ),
            Mistake(
                "slope-unstable",
                softplus_with(slope=lambda z, a: np.exp(z) / (1 + np.exp(z))),
                "a is right. dz is nan at z = 1000: inf/inf. The slope of softplus is 1 there.",
            ),
            Mistake(
                "no-grad",
                lambda z, grad: softplus(z, np.ones(z.shape)),
                "a is right. dz is the slope alone: it is multiplied by the gradient that arrives, "
                "grad.",
            ),
            Mistake(
                "relu-slope",
                softplus_with(slope=lambda z, a: z > 0),
                "a is right. dz has ReLU's slope, 0 or 1. Softplus has no corner: its slope rises "
                "smoothly from 0 to 1.",
            ),
            Mistake(
                "sigmoid-slope",
                softplus_with(slope=lambda z, a: sigmoid(z) * sigmoid(-z)),
                "a is right. dz is grad times the second derivative of softplus: differentiate "
                "once, not twice.",
            ),
            Mistake(
                "slope-of-a",
                softplus_with(slope=lambda z, a: sigmoid(a)),
                "a is right. dz has the sigmoid of a. It is the sigmoid of z.",
            ),
            Mistake(
                "slope-mirrored",
                softplus_with(slope=lambda z, a: sigmoid(-z)),
                "a is right. dz falls where it should rise: the slope is small for negative z and "
                "1 for large z.",
            ),
            Mistake(
                "relu",
                softplus_with(value=lambda z: np.maximum(z, 0)),
                "a is ReLU. At z = 0 softplus is log 2, and it is above 0 everywhere.",
            ),
            Mistake(
                "half",
                softplus_with(value=lambda z: np.log1p(np.exp(-np.abs(z)))),
                "a is the same for z and −z, and goes to 0 on both sides. For large z softplus is "
                "nearly z: a part is missing.",
            ),
            Mistake(
                "base-2",
                softplus_with(value=lambda z: softplus(z, z)[0] / np.log(2)),
                "a is the logarithm to base 2. The natural one is meant.",
            ),
            Mistake(
                "clipped",
                softplus_with(value=lambda z: np.log1p(np.exp(np.clip(z, -500, 500)))),
                "a is 500 at z = 1000: z was clipped. Nothing overflows any more, but it is "
                "another function; take z out of the logarithm instead.",
            ),
            Mistake(
                "swapped",
                lambda z, grad: softplus(z, grad)[::-1],
                "dz stands before a: return a, dz.",
            ),
        ),
        alternatives=(
            softplus_by_logaddexp,
            softplus_by_cases,
            softplus_slope_from_a,
            lambda z, grad: [part.astype(np.float32) for part in softplus(z, grad)],
        ),
    ),
    # Question: x is used twice, L = 3x + x · v, with x = 2 and v = 5. When x moves by a little, how
    # many times as much does L move?
    Guess(
        name="used_twice",
        notebook=5,
        answer=8,
        because=(
            "along the first way L moves 3 times as much, along the second v = 5 times, and both "
            "moves arrive at L. Slopes add where paths meet."
        ),
        wrong={
            3: "that is the first way alone. x · v moves too.",
            5: "that is the second way alone. 3x moves too.",
            15: (
                "slopes multiply along one path. These are two paths side by side, and both "
                "moves arrive at L."
            ),
            16: "that is L itself. Asked is how much it moves when x moves by a little.",
        },
    ),
    # Question: one neuron, z = x₁ w₁ + x₂ w₂ + b, a = relu(z), L = (a − t)², with x = (1, −2),
    # w = (3, −1), b = −2, t = 1. What is the slope of L along w₂?
    # By hand: z = 3 + 2 − 2 = 3, a = 3, dL/da = 2 (3 − 1) = 4, dz = 4, dw₂ = 4 · (−2) = −8.
    Guess(
        name="slope_of_a_weight",
        notebook=5,
        answer=-8,
        because=("back from L: times 2 (a − t) = 4, through relu and + unchanged, times x₂ = −2."),
        wrong={
            4: "so much arrives at z and at b. One box is left before w₂, a multiplication.",
            8: "the size is right; which sign? w₂ was multiplied by x₂.",
            -4: "for w₂ take what arrives times the other input of its box, x₂, not w₂.",
            -2: "that is x₂ alone. It multiplies what arrives from above.",
            2: "that is a − t. The slope of its square is twice that; then go on to w₂.",
        },
    ),
    # Question: a network 784-64-32-10 has 52,650 parameters. One gradient by nudging, each
    # parameter up and down: how many forward passes does it cost?
    Guess(
        name="price_of_nudging",
        notebook=5,
        answer=lambda: 2 * count_parameters([784, 64, 32, 10]),
        because=(
            "every parameter is nudged up and down, and each time the whole network runs. One "
            "forward and one backward pass give the same gradient."
        ),
    ),
    # Question: a layer with X (32, 784) and W (784, 64) receives grad (32, 64). Which shapes have
    # dW, db and dX?
    Guess(
        name="trace_backward",
        notebook=5,
        answer=((32, 784), (784, 64), (64,)),
        parts=("dX", "dW", "db"),
        rules={
            "dX": "a gradient has the shape of what it is the gradient of, here of X.",
            "dW": "a gradient has the shape of what it is the gradient of, here of W.",
            "db": "b has one number for each output, and so has its gradient: the batch is summed.",
        },
        because=(
            "a gradient has the shape of what it is the gradient of. The batch of 32 is summed "
            "over in dW and db, and stays in dX."
        ),
    ),
    # Question: a two-layer network 784-64-10, ReLU between, a batch of 32. Which shapes have da1,
    # dz1, dW1 and dW2?
    Guess(
        name="trace_two_layer",
        notebook=5,
        answer=((32, 64), (32, 64), (784, 64), (64, 10)),
        parts=("da1", "dz1", "dW1", "dW2"),
        rules={
            "da1": "a row for each example, a column for each hidden unit, as in a1.",
            "dz1": "ReLU keeps the shape on the way back too.",
            "dW1": "the shape of W1, whatever the batch.",
            "dW2": "the shape of W2, whatever the batch.",
        },
        because=(
            "da1 and dz1 have a row for each example, as a1 and z1 have; dW1 and dW2 have the "
            "shapes of W1 and W2, whatever the batch."
        ),
    ),
    # Question: one example, x = (1, 2), with target 3, goes through z1 = x W1 + b1, a1 = relu(z1),
    # y = a1 W2 + b2, with W1 = [[1, 2], [1, −2]], b1 = (−1, 1), W2 = [[3], [5]], b2 = −1. The loss
    # is (y − 3)². Work out by hand, forward and then backward (dy is the gradient of the loss with
    # respect to y, and so on): z1, a1, y, loss, dy, dW2 (its two numbers), db2, da1, dz1, dW1's
    # first row, dW1's second row, db1. A pair is written (2, 0).
    # By hand: z1 = (1 + 2 − 1, 2 − 4 + 1) = (2, −1), a1 = (2, 0), y = 6 + 0 − 1 = 5, loss = 4,
    # dy = 2 · 2 = 4, dW2 = (8, 0), db2 = 4, da1 = (12, 20), dz1 = (12, 0), dW1 = (12, 0), (24, 0),
    # db1 = (12, 0).
    Guess(
        name="backward_by_hand",
        notebook=5,
        answer=pass_by_hand,
        parts=(
            *("z1", "a1", "y", "loss", "dy", "dW2", "db2"),
            *("da1", "dz1", "dW1, first row", "dW1, second row", "db1"),
        ),
        rules={
            "z1": "x times each column of W1, added up, and b1 added.",
            "a1": "ReLU leaves what is positive and makes 0 of the rest.",
            "y": "a1 times W2, the two products added up, and b2 added.",
            "loss": "the square of what y is off its target.",
            "dy": "the slope of (y − 3)² along y is 2 (y − 3).",
            "dW2": "W2 was multiplied by a1, so its gradient is a1 times dy.",
            "db2": "b2 was added, so what arrives passes as it is.",
            "da1": "a1 was multiplied by W2, so its gradient is W2 times dy.",
            "dz1": "what arrives passes where z1 is positive, and is stopped where it is not.",
            "dW1, first row": (
                "this row was multiplied by x's first number, so its gradient is that number times "
                "dz1."
            ),
            "dW1, second row": (
                "this row was multiplied by x's second number, so its gradient is that number "
                "times dz1."
            ),
            "db1": "b1 was added, so what arrives passes as it is.",
        },
        because=(
            "forward, ReLU cuts off what is negative. Backward, dy = 2 (y − 3); W2 gets dy times "
            "a1, a1 gets dy times W2; z1 gets that where z1 > 0; W1 gets x times it, row by row; "
            "each bias gets what its sum got."
        ),
    ),
    # Question: backward has just been called. What has changed? a) The weights: they are better
    # now. b) The gradients alone: the weights are as before. c) The activations, from the last
    # layer to the first. d) The weights of the last layer; the others follow in later steps.
    Guess(
        name="backprop_updates",
        notebook=5,
        answer="b",
        because=(
            "backprop says in which direction the loss rises, for each weight. To move the weights "
            "is the optimizer's work."
        ),
        wrong={
            "a": (
                "backprop computes, it moves nothing. Print a weight before and after: it is the "
                "same, until an optimizer takes a step."
            ),
            "c": (
                "the activations are read on the way back, from the cache, and stay as they are. "
                "What runs from the last layer to the first is the gradient."
            ),
            "d": (
                "one backward pass gives the gradients of all layers at once, and changes the "
                "weights of none. Print W2 before and after."
            ),
        },
    ),
    # Question: grad is 1 everywhere. What does softmax_backward(grad, z, a) give, for any z? One
    # number, the same at every place.
    Guess(
        name="ones_upstream",
        notebook=5,
        answer=0,
        tolerance=1e-6,
        because=(
            "with grad = 1 the loss is the sum of the outputs, which is 1 for each row whatever "
            "the logits are. A check fed with ones is passed by a function that returns zeros: "
            "feed random gradients."
        ),
    ),
    # Question: a gradient check has passed for every parameter. What do you know? a) The network
    # will learn. b) The loss is coded right. c) The gradients fit the loss as it is coded.
    # d) The learning rate is small enough.
    Guess(
        name="gradient_check_passed",
        notebook=5,
        answer="c",
        because=(
            "nudging differentiates the code as it stands. If that is the wrong loss, its gradient "
            "is right and it learns the wrong thing."
        ),
        wrong={
            "a": (
                "a right gradient is needed and not enough. With all weights at 0 the check "
                "passes, and the hidden units never begin to learn: try it."
            ),
            "b": (
                "the check never sees what loss you meant. Put softmax over the wrong axis into "
                "both the loss and its backward: it passes."
            ),
            "d": "no step was taken in the check, so the rate had no part in it.",
        },
    ),
    # Question: dW = Xᵀ grad. Why is X transposed? a) So that the shapes fit. b) To sum over the
    # examples: dW[d, m] = Σₙ X[n, d] grad[n, m], and that sum is this product. c) Going backward
    # turns every matrix round. d) Because the transpose undoes X, as an inverse would.
    Guess(
        name="transposes",
        notebook=5,
        answer="b",
        because=(
            "each example adds X[n, d] · grad[n, m] to dW[d, m]; a matrix product sums over the "
            "axis that its factors share, and for the examples to be that axis X has to lie on "
            "its side. That the shapes fit follows."
        ),
        wrong={
            "a": (
                "that the shapes fit is the result, not the reason. With N = D = M all products "
                "fit, X grad and grad X too, and only one is right: nudging says which."
            ),
            "c": (
                "grad stands in it untransposed, and db needs no transpose at all. What decides is "
                "which axis is summed over."
            ),
            "d": (
                "Xᵀ is no inverse of X: Xᵀ X is not the identity, try it. Nothing is undone; the "
                "same factors are summed along another axis."
            ),
        },
    ),
]
