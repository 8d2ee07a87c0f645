"""Exercise of notebook 03: two_layer_forward, two layers with ReLU in between."""

import numpy as np

from mlpkit.activations import relu, sigmoid
from mlpkit.checker import Exercise, mistakes
from mlpkit.forward_pass import two_layer_forward


def two_layer_cases(rng):
    """X (N, D), W1 (D, H), b1 (H,), W2 (H, C), b2 (C,). In the last D = H = C: all of them fit
    in any order."""
    cases = []
    for N, D, H, C in [(4, 3, 5, 2), (1, 4, 3, 2), (6, 2, 4, 3), (2, 3, 3, 3)]:
        shapes = [(N, D), (D, H), (H,), (H, C), (C,)]
        cases.append(tuple(rng.normal(size=shape) for shape in shapes))
    cases[0][0][0, 0], cases[0][0][1, 2] = 1000, -1000
    return cases


def two_layers(X, W1, b1, W2, b2, *, hidden=relu, output=lambda z: z):
    """The two layers with any activations."""
    z1 = X @ W1 + b1
    a1 = hidden(z1)
    return output(a1 @ W2 + b2), (X, z1, a1)


def without_linear(X, W1, b1, W2, b2):
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    return a1 @ W2 + b2, (X, z1, a1)


def example_by_example(X, W1, b1, W2, b2):
    z1 = np.array([x @ W1 + b1 for x in X])
    a1 = z1 * (z1 > 0)
    return np.einsum("nh,hc->nc", a1, W2) + b2, [X, z1, a1]


def in_float32(X, W1, b1, W2, b2):
    return two_layer_forward(*(a.astype(np.float32) for a in (X, W1, b1, W2, b2)))


EXERCISE = Exercise(
    notebook=3,
    reference=two_layer_forward,
    stub=(
        "Two layers with ReLU between them. X (N, D), W1 (D, H), b1 (H,), W2 (H, C), b2 (C,).\n"
        "\nReturn logits (N, C), and the cache (X, z1, a1), with z1 and a1 (N, H): before and "
        "after\nReLU. Do not change anything."
    ),
    cases=two_layer_cases,
    returns=("logits", "cache"),
    uses=("linear", "relu"),
    sizes={"X": "N D", "W2": "H C"},
    hints=(
        "Three steps, each from the result of the one before: a layer, ReLU, a layer. Give "
        "every result a name, because learning needs them again later.",
        "z1 = X W1 + b1: (N, H). a1 = relu(z1): (N, H). logits = a1 W2 + b2: (N, C), with no "
        "activation after it. Return logits, and the tuple of X, z1, a1.",
        "linear and relu from before do it in three lines. relu(z1) gets its own name, a1, and "
        "z1 is kept. Return two things, the second a tuple of three.",
    ),
    why="Why are X, z1 and a1 kept, but not the logits?",
    fade="a1 = ",
    mistakes=mistakes(
        ("no-activation", {"relu(z1)": "z1"}),
        "a1 equals z1: there is no activation between the layers, so they are one linear layer.",
        ("activation-ignored", {"linear(a1, W2, b2)": "linear(z1, W2, b2)"}),
        "a1 is right, but the logits are computed from z1: the result of ReLU is not used.",
        ("activated-logits", {"linear(a1, W2, b2)": "relu(linear(a1, W2, b2))"}),
        "no logit is below 0: there is a ReLU after the second layer too. Logits can be any "
        "numbers; ReLU belongs between the layers only.",
        ("probabilities", {"linear(a1, W2, b2)": "softmax(linear(a1, W2, b2))"}),
        "softmax has been applied: each row sums to 1. Return the logits; softmax is part of the "
        "loss.",
        ("sigmoid", lambda *args: two_layers(*args, hidden=sigmoid)),
        "a1 is between 0 and 1: this is the sigmoid. The activation here should be ReLU.",
        ("tanh", {"relu(z1)": "np.tanh(z1)"}),
        "a1 is between −1 and 1: this is tanh. The activation here should be ReLU.",
        ("a1-twice", {"(X, z1, a1)": "(X, a1, a1)"}),
        "z1 in the cache is what ReLU returned. Either a1 is in the cache twice, or ReLU was "
        "applied in place and z1 is lost.",
        ("z1-twice", {"(X, z1, a1)": "(X, z1, z1)"}),
        "the logits are right, but z1 is in the cache twice. The third entry should be a1, after "
        "ReLU: the input of the second layer.",
        ("z1-missing", {"(X, z1, a1)": "(X, a1)"}),
        "z1 is missing from the cache, which holds X and a1. It should be (X, z1, a1).",
        ("x-missing", {"(X, z1, a1)": "(z1, a1)"}),
        "X is missing from the cache, which holds z1 and a1. X is the input of the first layer, "
        "and belongs in the cache too.",
        ("z1-before-bias", {"(X, z1, a1)": "(X, X @ W1, a1)"}),
        "a1 and the logits are right, but the z1 in the cache lacks b1.",
        ("second-layer-takes-x", {"linear(a1, W2, b2)": "X @ W2 + b2"}),
        "the second layer was given X. It should be given a1, the output of the ReLU.",
        ("cache-order", {"(X, z1, a1)": "(X, a1, z1)"}),
        "z1 and a1 have changed places in the cache. The order should be (X, z1, a1).",
        ("logits-cached", {"(X, z1, a1)": "(X, z1, a1, logits)"}),
        "the cache holds the logits too. It should be (X, z1, a1), no more.",
        ("cache-not-a-tuple", {"(X, z1, a1)": "X, z1, a1"}),
        "four results came back. There should be two: the logits and a tuple of three, (X, z1, "
        "a1).",
        ("cache-first", {"logits, (X, z1, a1)": "(X, z1, a1), logits"}),
        "the cache comes first. Return the logits, then the cache.",
        ("no-cache", {"logits, (X, z1, a1)": "logits"}),
        "only the logits came back. Return the cache (X, z1, a1) too: learning needs it later.",
        ("no-second-bias", {"linear(a1, W2, b2)": "a1 @ W2"}),
        "b2 is missing: an image whose a1 is all 0 gives logits of 0. It should give b2.",
        ("no-first-bias", {"linear(X, W1, b1)": "X @ W1"}),
        "b1 is missing: an image of all zeros gives a z1 of 0. It should give b1.",
        ("no-biases", {"linear(X, W1, b1)": "X @ W1", "linear(a1, W2, b2)": "a1 @ W2"}),
        "both biases are missing: an image of all zeros gives logits of 0. Each layer should add "
        "its own, b1 and b2.",
        ("layers-swapped", {"W1, b1": "W2, b2", "W2, b2": "W1, b1"}),
        "X goes through W2 and b2 first. It should go through W1 and b1, and a1 through W2 and b2.",
        ("second-layer-from-x", {"linear(a1, W2, b2)": "linear(X, W2, b2)"}),
        "the second layer was given X. It should be given a1, the output of the ReLU.",
        ("first-layer-twice", {"linear(a1, W2, b2)": "a1 @ W1 + b1"}),
        "a1 goes through W1 and b1, as X did. The second layer should use its own, W2 and b2.",
        ("first-weights-twice", {"linear(a1, W2, b2)": "a1 @ W1 + b2"}),
        "a1 goes through W1, as X did. The second layer should use its own weights, W2.",
        ("first-bias-twice", {"linear(a1, W2, b2)": "a1 @ W2 + b1"}),
        "the second layer was given b1 (H,), a bias for each hidden unit. It should use its own, "
        "b2 (C,).",
        ("first-bias-in-linear", {"linear(a1, W2, b2)": "linear(a1, W2, b1)"}),
        "the second layer was given b1 (H,), a bias for each hidden unit. It should use its own, "
        "b2 (C,).",
        ("bias-after-relu", {"linear(X, W1, b1)": "X @ W1", "relu(z1)": "relu(z1) + b1"}),
        "b1 was added after ReLU, so ReLU saw X W1 alone. b1 belongs to z1: it decides where a "
        "unit switches on.",
        (
            "bias-in-the-second-layer",
            {"linear(X, W1, b1)": "X @ W1", "linear(a1, W2, b2)": "linear(a1 + b1, W2, b2)"},
        ),
        "b1 was added to a1, on its way into the second layer, and z1 lacks it. b1 belongs to z1, "
        "before ReLU: it decides where a unit switches on.",
        ("mask", {"relu(z1)": "(z1 > 0).astype(float)"}),
        "a1 holds 1 where z1 is above 0: the slope of ReLU. Where a unit is on, a1 should be z1 "
        "itself.",
        ("cache-as-dictionary", {"(X, z1, a1)": "{'X': X, 'z1': z1, 'a1': a1}"}),
        "the cache is a dictionary. It should be a tuple, (X, z1, a1), in this order.",
        ("weights-cached", {"(X, z1, a1)": "(X, W1, z1, a1, W2)"}),
        "the cache holds the weights too. It should be (X, z1, a1), no more: the backward "
        "pass has the weights.",
        ("logits-for-a1", {"(X, z1, a1)": "(X, z1, logits)"}),
        "the logits are in the cache instead of a1, the input of the second layer.",
        ("sigmoid-logits", lambda *args: two_layers(*args, output=sigmoid)),
        "a sigmoid has been applied to the logits: they are between 0 and 1. Return them as they "
        "are.",
    ),
    alternatives=(without_linear, example_by_example, in_float32),
)
