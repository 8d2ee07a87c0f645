"""Exercise of notebook 05: two_layer_backward, the way back through two layers."""

import numpy as np

from mlpkit.activations import relu, relu_backward
from mlpkit.backprop import linear_backward, numerical_gradient, two_layer_backward
from mlpkit.checker import Exercise, Mistake, mistakes
from mlpkit.forward_pass import two_layer_forward


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


def with_slope(grad, cache, W2, slope):
    """The four gradients, with slope(z1, a1) for ReLU's."""
    X, z1, a1 = cache
    dz1 = grad @ W2.T * slope(z1, a1)
    return X.T @ dz1, np.sum(dz1, axis=0), a1.T @ grad, np.sum(grad, axis=0)


def bias_axes_kept(grad, cache, W2):
    dW1, db1, dW2, db2 = with_slope(grad, cache, W2, lambda z1, a1: z1 > 0)
    return dW1, db1[None], dW2, db2[None]


def biases_averaged(grad, cache, W2):
    dW1, db1, dW2, db2 = with_slope(grad, cache, W2, lambda z1, a1: z1 > 0)
    return dW1, db1 / len(grad), dW2, db2 / len(grad)


def averaged_and_unmasked(grad, cache, W2):
    four = with_slope(grad, cache, W2, lambda z1, a1: 1.0)
    return tuple(each / len(grad) for each in four)


EXERCISE = Exercise(
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
        *mistakes(
            ("no-mask", two_layers_with(lambda da1, z1, a1: da1)),
            "dW2 and db2 are right; dW1 and db1 are as if ReLU let everything back. A unit that "
            "was off, z1 < 0, passes nothing (and a mask of a1 >= 0 is always true).",
            ("mask-of-da1", two_layers_with(lambda da1, z1, a1: np.maximum(da1, 0))),
            "in dW1 and db1 the gradient passed ReLU where the gradient is positive. What decides "
            "is z1.",
            ("compared-last", two_layers_with(lambda da1, z1, a1: da1 * z1 > 0)),
            "Python multiplies before it compares, so da1 · z1 is compared with 0, and dz1 is "
            "True and False. Put the mask into brackets of its own.",
            ("times-a1", two_layers_with(lambda da1, z1, a1: da1 * a1)),
            "in dW1 and db1 the gradient is multiplied by the activation. Where a unit is on, "
            "ReLU has slope 1.",
            ("mask-only", two_layers_with(lambda da1, z1, a1: 1.0 * (z1 > 0))),
            "dW1 and db1 are made from ReLU's slope alone: what arrives from above is missing in "
            "them.",
            ("dw1-unmasked", w1_unmasked),
            "all but dW1 is right. It is made from the gradient above ReLU, a1's, and db1 from "
            "the one below, z1's: both need the one below.",
            ("db1-unmasked", b1_unmasked),
            "all but db1 is right. It is made from the gradient above ReLU, a1's, and dW1 from "
            "the one below, z1's: both need the one below.",
            ("dw2-from-z1", dw2_from_z1),
            "all but dW2 is right. It is made from z1, but what W2 was multiplied by on the way "
            "forward is a1 (check the order in which cache is unpacked).",
            ("dw1-from-a1", dw1_from_a1),
            "dW1 has shape (H, H): it is made from a1, the output of the first layer. A layer's "
            "dW is made from its input.",
            ("averaged", averaged_twice),
            "all four are N times too small. The 1/N came in with grad, from the loss, and is in "
            "everything that follows from it.",
            ("averaged-first-layer", first_layer_averaged),
            "dW1 and db1 are N times too small; dW2 and db2 are right. The 1/N came in with grad, "
            "from the loss, and is in everything that follows from it.",
            ("averaged-by-layer", averaged_by_layer),
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
        *mistakes(
            ("asks-for-w1", lambda grad, cache, W2: linear_backward(grad @ W2.T, cache[0], W1)),  # noqa: F821
            "W1 is not among the arguments: only dX would need it. Write the first layer's dW and "
            "db out.",
            ("w2-for-w1", w2_for_w1),
            "W2 is not the first layer's matrix, and W1 is not among the arguments: only dX would "
            "need it. Write the first layer's dW and db out.",
            ("w2-not-transposed", w2_not_transposed),
            "grad (N, C) and W2 (H, C) do not fit as they stand: write down their shapes, and "
            "that of a1's gradient (N, H).",
            ("transposed", then(lambda dW1, db1, dW2, db2: (dW1.T, db1, dW2.T, db2))),
            "dW1 and dW2 are transposed, as where examples are columns. A gradient has the shape "
            "of what it is the gradient of.",
            ("dw2-transposed", then(lambda dW1, db1, dW2, db2: (dW1, db1, dW2.T, db2))),
            "dW2 has shape (C, H): it is transposed. A gradient has the shape of what it is the "
            "gradient of.",
            ("last-layer-first", then(lambda dW1, db1, dW2, db2: (dW2, db2, dW1, db1))),
            "the last layer's gradients stand first. They are worked out in that order, but "
            "returned as dW1, db1, dW2, db2.",
            ("weights-first", then(lambda dW1, db1, dW2, db2: (dW1, dW2, db1, db2))),
            "both weights stand before both biases: return dW1, db1, dW2, db2.",
            ("biases-over-units", biases_over_units),
            "db1 and db2 have a number for each example: they are summed over the units. They "
            "should be summed over the examples.",
            (
                "biases-as-one-number",
                then(lambda dW1, db1, dW2, db2: (dW1, np.sum(db1), dW2, np.sum(db2))),
            ),
            "db1 and db2 are single numbers: they are summed over everything. Sum over the "
            "examples only; every unit has a bias of its own.",
            ("bias-as-one-number", then(lambda dW1, db1, dW2, db2: (dW1, np.sum(db1), dW2, db2))),
            "db1 is a single number: dz1 is summed over everything. Sum over the examples; every "
            "unit has a bias of its own.",
            ("biases-not-summed", biases_not_summed),
            "db1 and db2 have a row for each example. One bias is shared by all examples: what "
            "each says is summed.",
            ("one-too-many", with_dx),
            "five values came back, with dz1 first. Expected the four gradients of the "
            "parameters: dW1, db1, dW2, db2.",
            ("changed-input", mask_in_cache),
            "changed z1 in the cache. It belongs to the forward pass: work on a new array.",
            (
                "tanh-slope",
                lambda grad, cache, W2: with_slope(grad, cache, W2, lambda z1, a1: 1 - a1 * a1),
            ),
            "dW2 and db2 are right; on the way back through the activation this takes tanh's "
            "slope, 1 − a². The activation is ReLU: z1 above 0 or not.",
            (
                "sigmoid-slope",
                lambda grad, cache, W2: with_slope(grad, cache, W2, lambda z1, a1: a1 * (1 - a1)),
            ),
            "dW2 and db2 are right; on the way back through the activation this takes the "
            "sigmoid's slope, a (1 − a). The activation is ReLU: z1 above 0 or not.",
            ("times-z1", lambda grad, cache, W2: with_slope(grad, cache, W2, lambda z1, a1: z1)),
            "dW2 and db2 are right; on the way back z1 itself was multiplied in. ReLU's slope is "
            "1 where z1 is above 0, and 0 elsewhere.",
            (
                "wrong-half",
                lambda grad, cache, W2: with_slope(grad, cache, W2, lambda z1, a1: z1 < 0),
            ),
            "dW2 and db2 are right; the gradient came back through the units that were off, z1 "
            "below 0. It passes where z1 is above 0.",
            ("bias-axes-kept", bias_axes_kept),
            "db1 and db2 have an axis too many, (1, H) and (1, C): keepdims keeps it. The biases "
            "are (H,) and (C,).",
            (
                "dz1-too",
                lambda grad, cache, W2: (
                    *with_slope(grad, cache, W2, lambda z1, a1: z1 > 0),
                    grad @ W2.T * (cache[1] > 0),
                ),
            ),
            "five came back, dz1 or dX too. Asked for are four: dW1, db1, dW2, db2.",
            (
                "as-dictionary",
                lambda grad, cache, W2: dict(
                    zip(
                        ("dW1", "db1", "dW2", "db2"),
                        with_slope(grad, cache, W2, lambda z1, a1: z1 > 0),
                        strict=True,
                    )
                ),
            ),
            "a dictionary came back. Return a tuple: dW1, db1, dW2, db2.",
            ("biases-averaged", biases_averaged),
            "dW1 and dW2 are right, db1 and db2 are means over the examples. The 1/N is in grad "
            "already: a sum makes it the mean.",
            ("averaged-and-unmasked", averaged_and_unmasked),
            "two things. ReLU's mask is missing on the way back: a unit that was off, z1 < 0, "
            "passes nothing. And all four are divided by N, which grad holds already.",
        ),
    ),
    alternatives=(
        two_layers_by_example,
        two_layers_in_full,
        lambda grad, cache, W2: [
            part.astype(np.float32) for part in two_layer_backward(grad, cache, W2)
        ],
    ),
)
