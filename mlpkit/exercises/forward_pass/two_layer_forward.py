"""Exercise of notebook 03: two_layer_forward, two layers with ReLU between."""

import numpy as np

from mlpkit.activations import relu, softmax
from mlpkit.checker import Exercise, mistakes
from mlpkit.forward_pass import linear, two_layer_forward


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


def cached_otherwise(choose):
    """Right logits, with another cache: choose(X, z1, a1, logits) gives what is returned."""

    def function(X, W1, b1, W2, b2):
        logits, (X, z1, a1) = two_layer_forward(X, W1, b1, W2, b2)
        return choose(X, z1, a1, logits)

    return function


def going_on_with_z1(X, W1, b1, W2, b2):
    z1 = linear(X, W1, b1)
    return linear(z1, W2, b2), (X, z1, relu(z1))


def second_layer_from_the_input(X, W1, b1, W2, b2):
    z1 = linear(X, W1, b1)
    return linear(X, W2, b2), (X, z1, relu(z1))


def first_layer_twice(X, W1, b1, W2, b2):
    z1 = linear(X, W1, b1)
    return relu(z1) @ W1 + b1, (X, z1, relu(z1))


def first_weights_twice(X, W1, b1, W2, b2):
    z1 = linear(X, W1, b1)
    return relu(z1) @ W1 + b2, (X, z1, relu(z1))


def weights_swapped(X, W1, b1, W2, b2):
    return two_layer_forward(X, W2, b1, W1, b2)


def layers_swapped(X, W1, b1, W2, b2):
    return two_layer_forward(X, W2, b2, W1, b1)


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


def bias_after_relu(X, W1, b1, W2, b2):
    a1 = relu(X @ W1) + b1
    return a1 @ W2 + b2, (X, X @ W1, a1)


def bias_in_the_second_layer(X, W1, b1, W2, b2):
    a1 = relu(X @ W1)
    return (a1 + b1) @ W2 + b2, (X, X @ W1, a1)


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
        "every result a name, for learning needs them again later.",
        "z1 = X W1 + b1: (N, H). a1 = relu(z1): (N, H). logits = a1 W2 + b2: (N, C), with no "
        "activation after it. Returned: logits, and the tuple of X, z1, a1.",
        "linear and relu from before do it in three lines. relu(z1) gets a name of its own, "
        "a1, and z1 stays. The return holds two things, the second a tuple of three.",
    ),
    why="Why are X, z1 and a1 kept, and the logits not?",
    fade="a1 = ",
    mistakes=mistakes(
        ("no-activation", lambda *args: two_layers(*args, hidden=lambda z: z)),
        "a1 equals z1: there is no activation between the layers, so that they are one linear "
        "layer.",
        ("activation-ignored", going_on_with_z1),
        "a1 is right, but the logits are computed from z1: what ReLU did is not used.",
        ("activated-logits", lambda *args: two_layers(*args, output=relu)),
        "no logit is below 0: there is a ReLU after the second layer too. Logits are any numbers; "
        "ReLU stands between the layers only.",
        ("probabilities", lambda *args: two_layers(*args, output=softmax)),
        "softmax has been applied: each row sums to 1. Return the logits; softmax is part of the "
        "loss.",
        ("sigmoid", lambda *args: two_layers(*args, hidden=lambda z: (1 + np.tanh(z / 2)) / 2)),
        "a1 lies between 0 and 1: this is the sigmoid. The activation here is ReLU.",
        ("tanh", lambda *args: two_layers(*args, hidden=np.tanh)),
        "a1 lies between −1 and 1: this is tanh. The activation here is ReLU.",
        ("a1-twice", cached_otherwise(lambda X, z1, a1, logits: (logits, (X, a1, a1)))),
        "z1 in the cache is what ReLU gave. Either a1 stands there twice, or ReLU was applied in "
        "place and z1 is lost.",
        ("z1-twice", cached_otherwise(lambda X, z1, a1, logits: (logits, (X, z1, z1)))),
        "the logits are right, but z1 stands in the cache twice. The third is a1, after ReLU: "
        "what came into the second layer.",
        ("z1-missing", cached_otherwise(lambda X, z1, a1, logits: (logits, (X, a1)))),
        "z1 is missing in the cache, which holds X and a1. It should be (X, z1, a1).",
        ("x-missing", cached_otherwise(lambda X, z1, a1, logits: (logits, (z1, a1)))),
        "X is missing in the cache, which holds z1 and a1. It is what came into the first layer, "
        "and belongs there too.",
        (
            "z1-before-bias",
            lambda X, W1, b1, W2, b2: (
                relu(X @ W1 + b1) @ W2 + b2,
                (X, X @ W1, relu(X @ W1 + b1)),
            ),
        ),
        "a1 and the logits are right, but the z1 in the cache is without b1.",
        (
            "second-layer-takes-x",
            lambda X, W1, b1, W2, b2: (X @ W2 + b2, (X, X @ W1 + b1, relu(X @ W1 + b1))),
        ),
        "the second layer takes a1, what came out of the ReLU, and not X.",
        ("cache-order", cached_otherwise(lambda X, z1, a1, logits: (logits, (X, a1, z1)))),
        "z1 and a1 have changed places in the cache. The order is (X, z1, a1).",
        (
            "logits-cached",
            cached_otherwise(lambda X, z1, a1, logits: (logits, (X, z1, a1, logits))),
        ),
        "the cache holds the logits too. It should be (X, z1, a1), no more.",
        ("cache-not-a-tuple", cached_otherwise(lambda X, z1, a1, logits: (logits, X, z1, a1))),
        "four results came back. There should be two, the second a tuple of three: logits, (X, "
        "z1, a1).",
        ("cache-first", cached_otherwise(lambda X, z1, a1, logits: ((X, z1, a1), logits))),
        "the cache comes first. Return the logits, then the cache.",
        ("no-cache", cached_otherwise(lambda X, z1, a1, logits: logits)),
        "only the logits came back. The cache (X, z1, a1) belongs to it: learning needs it later.",
        ("no-second-bias", lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, b1, W2, 0 * b2)),
        "b2 is missing: an image whose a1 is all 0 gives logits of 0. It should give b2.",
        ("no-first-bias", lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, 0 * b1, W2, b2)),
        "b1 is missing: an image of all zeros gives a z1 of 0. It should give b1.",
        ("no-biases", lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, 0 * b1, W2, 0 * b2)),
        "both biases are missing: an image of all zeros gives logits of 0. Each layer adds its "
        "own, b1 and b2.",
        ("weights-swapped", weights_swapped),
        "W1 and W2 have changed places. W1 (D, H) meets X first.",
        ("layers-swapped", layers_swapped),
        "X goes through W2 and b2 first. It should go through W1 and b1, and what ReLU makes of "
        "it through W2 and b2.",
        ("second-layer-from-x", second_layer_from_the_input),
        "the second layer was given X. It should be given what ReLU made of the first.",
        ("first-layer-twice", first_layer_twice),
        "a1 goes through W1 and b1, which X has been through. The second layer has weights of its "
        "own, W2 and b2.",
        ("first-weights-twice", first_weights_twice),
        "a1 goes through W1, which X has been through. The second layer has weights of its own, "
        "W2.",
        ("biases-swapped", lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, b2, W2, b1)),
        "b1 and b2 have changed places. b1 (H,) belongs to the first layer.",
        ("bias-after-relu", bias_after_relu),
        "b1 was added after ReLU, so that ReLU saw X W1 alone. b1 belongs to z1: it decides from "
        "where on a unit is on.",
        ("bias-in-the-second-layer", bias_in_the_second_layer),
        "b1 was added to a1, on its way into the second layer, and z1 is without it. It belongs "
        "to z1, before ReLU: it decides from where on a unit is on.",
        ("leaky", lambda *args: two_layers(*args, hidden=lambda z: np.where(z > 0, z, 0.01 * z))),
        "negative values passed with a hundredth: this is a leaky ReLU. Here they become 0.",
        ("mask", lambda *args: two_layers(*args, hidden=lambda z: (z > 0).astype(float))),
        "a1 holds 1 where z1 is above 0: the slope of ReLU. Where a unit is on, a1 is z1 itself.",
        ("absolute", lambda *args: two_layers(*args, hidden=np.abs)),
        "a1 is |z1|. ReLU makes 0 of negative values.",
        (
            "cache-as-dictionary",
            cached_otherwise(lambda X, z1, a1, logits: (logits, {"X": X, "z1": z1, "a1": a1})),
        ),
        "the cache is a dictionary. Here it is a tuple, (X, z1, a1): its places say what is what.",
        (
            "weights-cached",
            lambda X, W1, b1, W2, b2: (
                two_layer_forward(X, W1, b1, W2, b2)[0],
                (X, W1, *two_layer_forward(X, W1, b1, W2, b2)[1][1:], W2),
            ),
        ),
        "the cache holds the weights too. It should be (X, z1, a1), no more: whoever goes back "
        "has the weights.",
        ("logits-for-a1", cached_otherwise(lambda X, z1, a1, logits: (logits, (X, z1, logits)))),
        "the logits stand in the cache where a1 belongs: what came into the second layer.",
        (
            "sigmoid-logits",
            lambda *args: two_layers(*args, output=lambda z: (1 + np.tanh(z / 2)) / 2),
        ),
        "a sigmoid has been applied to the logits: they lie between 0 and 1. Return them as they "
        "are.",
    ),
    alternatives=(without_linear, example_by_example, in_float32),
)
