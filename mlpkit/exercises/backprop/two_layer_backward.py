"""Exercise of notebook 05: two_layer_backward, the backward pass through two layers."""

import numpy as np

from mlpkit.activations import relu
from mlpkit.backprop import numerical_gradient, two_layer_backward
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
    """The four gradients of Σ grad · logits. W1 and b1 are not passed in: nudge what is added."""
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


# Ways to write ReLU's backward pass: each has a different message if two shapes do not fit.
RELU_BACKWARDS = {
    "mlpkit": "relu_backward({}, z1, a1)",
    "product": "{} * (z1 > 0)",
    "where": "np.where(z1 > 0, {}, 0)",
}
THROUGH_RELU = RELU_BACKWARDS["mlpkit"].format("da1")
UNPACKED = "X, z1, a1 = cache"
LAST_LAYER = "linear_backward(grad, a1, W2)"
IN_FULL = "grad @ W2.T, a1.T @ grad, np.sum(grad, axis=0)"
IN_NUMPY = {LAST_LAYER: IN_FULL, THROUGH_RELU: RELU_BACKWARDS["product"].format("da1")}


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
        "takes the gradient of its output, returns that of its parameters, and hands the "
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
            ("no-mask", {"relu_backward(da1, z1, a1)": "da1"}),
            "dW2 and db2 are right; dW1 and db1 are as if ReLU let everything through. A unit "
            "that was off, z1 < 0, should pass nothing (and a mask of a1 >= 0 is always true).",
            ("mask-of-da1", {"relu_backward(da1, z1, a1)": "np.maximum(da1, 0)"}),
            "in dW1 and db1 the gradient passed ReLU where the gradient is positive. z1 should "
            "decide.",
            ("compared-last", {"relu_backward(da1, z1, a1)": "da1 * z1 > 0"}),
            "Python multiplies before it compares, so da1 · z1 is compared with 0, and dz1 holds "
            "True and False. Put the mask in its own brackets.",
            ("times-a1", {"relu_backward(da1, z1, a1)": "da1 * a1"}),
            "in dW1 and db1 the gradient is multiplied by the activation. Where a unit is on, "
            "ReLU has slope 1.",
            ("mask-only", {"relu_backward(da1, z1, a1)": "1.0 * (z1 > 0)"}),
            "dW1 and db1 are made from ReLU's slope alone: the gradient that arrives from above "
            "is missing.",
            ("dw1-unmasked", {"X.T @ dz1": "X.T @ da1"}),
            "all but dW1 are right. dW1 is made from da1, the gradient above ReLU. Like db1 it "
            "should be made from dz1, the gradient below.",
            ("db1-unmasked", {"np.sum(dz1, axis=0)": "np.sum(da1, axis=0)"}),
            "all but db1 are right. db1 is made from da1, the gradient above ReLU. Like dW1 it "
            "should be made from dz1, the gradient below.",
            ("dw2-from-z1", {LAST_LAYER: "linear_backward(grad, z1, W2)"}),
            "all but dW2 are right. dW2 is made from z1, but W2 was multiplied by a1 on the way "
            "forward (check the order in which cache is unpacked).",
            ("dw2-from-x", {LAST_LAYER: "linear_backward(grad, X, W2)"}),
            "X stands where a1 belongs: W2 was multiplied by a1 (check the order in which cache is "
            "unpacked: X, z1, a1).",
            ("dw2-from-x-in-full", {LAST_LAYER: IN_FULL.replace("a1", "X")}),
            "dW2 has shape (D, C): it is made from X, but W2 was multiplied by a1 on the way "
            "forward.",
            ("a1-z1-x-unpacked", {UNPACKED: "a1, z1, X = cache", **IN_NUMPY}),
            "X and a1 have changed places: cache is X, z1, a1, in this order.",
            ("a1-x-z1-unpacked", {UNPACKED: "a1, X, z1 = cache", **IN_NUMPY}),
            "X, z1 and a1 have changed places: cache is X, z1, a1, in this order.",
            ("dw1-from-a1", {"X.T @ dz1": "a1.T @ dz1"}),
            "dW1 has shape (H, H): it is made from a1, the output of the first layer. A layer's "
            "dW should be made from its input, here X.",
            ("averaged", {LAST_LAYER: "linear_backward(grad / len(X), a1, W2)"}),
            "all four are N times too small. The 1/N came in with grad, from the loss, and is in "
            "everything that follows from it.",
            (
                "averaged-first-layer",
                {"relu_backward(da1, z1, a1)": "relu_backward(da1, z1, a1) / len(X)"},
            ),
            "dW1 and db1 are N times too small; dW2 and db2 are right. The 1/N came in with grad, "
            "from the loss, and is in everything that follows from it.",
            (
                "averaged-by-layer",
                {
                    LAST_LAYER: "linear_backward(grad / len(X), a1, W2)",
                    "relu_backward(da1, z1, a1)": "relu_backward(da1, z1, a1) / len(X)",
                },
            ),
            "dW2 and db2 are N times too small, dW1 and db1 N² times: each layer divides by N "
            "once more. The 1/N came in with grad, from the loss.",
        ),
        *(
            Mistake(
                f"another-order-{way}",
                {"da1, dW2, db2": "dW2, db2, da1", THROUGH_RELU: written.format("da1")},
                "linear_backward returns dX, dW, db, in this order: the first of them is da1.",
            )
            for way, written in RELU_BACKWARDS.items()
        ),
        *(
            Mistake(
                f"relu-before-w2-{way}",
                {THROUGH_RELU: f"{written.format('grad')} @ W2.T"},
                "relu_backward got grad (N, C). It should get da1 (N, H): grad must go back "
                "through W2 first.",
            )
            for way, written in RELU_BACKWARDS.items()
        ),
        *(
            Mistake(
                f"z1-holds-x-{way}",
                {UNPACKED: "z1, X, a1 = cache", THROUGH_RELU: written.format("da1")},
                "X stands where z1 belongs. cache is X, z1, a1, in this order.",
            )
            for way, written in RELU_BACKWARDS.items()
        ),
        *mistakes(
            ("asks-for-w1", {"X.T @ dz1": "linear_backward(dz1, X, W1)[1]"}),
            "W1 is not among the arguments: only dX would need it. Write out the first layer's dW "
            "and db.",
            ("w2-for-w1", {"X.T @ dz1": "linear_backward(dz1, X, W2)[1]"}),
            "W2 is not the first layer's matrix, and W1 is not among the arguments: only dX would "
            "need it. Write out the first layer's dW and db.",
            (
                "w2-not-transposed",
                {"relu_backward(da1, z1, a1)": "relu_backward(grad @ W2, z1, a1)"},
            ),
            "grad (N, C) and W2 (H, C) do not fit as they stand: write down their shapes, and "
            "that of a1's gradient (N, H).",
            ("transposed", {"dW1, db1, dW2, db2": "dW1.T, db1, dW2.T, db2"}),
            "dW1 and dW2 are transposed, as if examples were columns. A gradient has the shape "
            "of what it is the gradient of.",
            ("dw2-transposed", {"dW1, db1, dW2, db2": "dW1, db1, dW2.T, db2"}),
            "dW2 has shape (C, H): it is transposed. A gradient has the shape of what it is the "
            "gradient of.",
            ("last-layer-first", {"dW1, db1, dW2, db2": "dW2, db2, dW1, db1"}),
            "the last layer's gradients come first. They are computed in that order, but should "
            "be returned as dW1, db1, dW2, db2.",
            ("weights-first", {"dW1, db1, dW2, db2": "dW1, dW2, db1, db2"}),
            "both weights come before both biases: return dW1, db1, dW2, db2.",
            (
                "biases-over-units",
                {"dW1, db1, dW2, db2": "dW1, np.sum(dz1, axis=1), dW2, np.sum(grad, axis=1)"},
            ),
            "db1 and db2 have a number for each example: they are summed over the units. They "
            "should be summed over the examples.",
            ("biases-as-one-number", {"dW1, db1, dW2, db2": "dW1, np.sum(db1), dW2, np.sum(db2)"}),
            "db1 and db2 are single numbers: they are summed over everything. Sum over the "
            "examples only; every unit has a bias of its own.",
            ("bias-as-one-number", {"dW1, db1, dW2, db2": "dW1, np.sum(db1), dW2, db2"}),
            "db1 is a single number: dz1 is summed over everything. Sum over the examples; every "
            "unit has a bias of its own.",
            ("biases-not-summed", {"dW1, db1, dW2, db2": "dW1, dz1, dW2, grad"}),
            "db1 and db2 have a row for each example. All examples share one bias: sum over the "
            "examples.",
            ("one-too-many", {"dW1, db1, dW2, db2": "dz1, dW1, db1, dW2, db2"}),
            "returned five values, with dz1 first. Return the four gradients of the "
            "parameters: dW1, db1, dW2, db2.",
            ("changed-input", mask_in_cache),
            "changed z1 in the cache. It belongs to the forward pass: work on a new array.",
            ("tanh-slope", {"relu_backward(da1, z1, a1)": "da1 * (1 - a1 * a1)"}),
            "dW2 and db2 are right; dW1 and db1 were made with tanh's slope, 1 − a². ReLU's slope "
            "is 1 where z1 is above 0, and 0 elsewhere.",
            ("sigmoid-slope", {"relu_backward(da1, z1, a1)": "da1 * a1 * (1 - a1)"}),
            "dW2 and db2 are right; dW1 and db1 were made with the sigmoid's slope, a (1 − a). "
            "ReLU's slope is 1 where z1 is above 0, and 0 elsewhere.",
            ("times-z1", {"relu_backward(da1, z1, a1)": "da1 * z1"}),
            "dW2 and db2 are right; the gradient was multiplied by z1 itself on the way back. "
            "ReLU's slope is 1 where z1 is above 0, and 0 elsewhere.",
            ("wrong-half", {"relu_backward(da1, z1, a1)": "da1 * (z1 < 0)"}),
            "dW2 and db2 are right; the gradient came back through the units that were off, z1 "
            "below 0. It should pass where z1 is above 0.",
            ("bias-axes-kept", {"dW1, db1, dW2, db2": "dW1, db1[None], dW2, db2[None]"}),
            "db1 and db2 have one axis too many, (1, H) and (1, C): keepdims keeps it. They "
            "should be (H,) and (C,).",
            ("dz1-too", {"dW1, db1, dW2, db2": "dW1, db1, dW2, db2, dz1"}),
            "returned five values, with dz1 last. Return the four gradients of the parameters: "
            "dW1, db1, dW2, db2.",
            ("as-dictionary", {"dW1, db1, dW2, db2": "dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2)"}),
            "returned a dictionary. Return a tuple: dW1, db1, dW2, db2.",
            ("biases-averaged", {"dW1, db1, dW2, db2": "dW1, db1 / len(X), dW2, db2 / len(X)"}),
            "dW1 and dW2 are right, but db1 and db2 are means over the examples. They should be "
            "sums: the 1/N is in grad already.",
            (
                "averaged-and-unmasked",
                {
                    LAST_LAYER: "linear_backward(grad / len(X), a1, W2)",
                    "relu_backward(da1, z1, a1)": "da1",
                },
            ),
            "two things are wrong. ReLU's mask is missing on the way back: a unit that was off, z1 "
            "< 0, should pass nothing. And all four are divided by N: the 1/N is in grad already.",
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
