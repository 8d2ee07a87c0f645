"""Exercises of notebook 03: the forward pass."""

import math
from itertools import pairwise

import numpy as np

from mlpkit.activations import relu, softmax
from mlpkit.exercises.comparing import number
from mlpkit.exercises.comparison import images
from mlpkit.exercises.record import Exercise, Guess, Mistake, Property
from mlpkit.forward_pass import (
    count_parameters,
    he_normal,
    linear,
    two_layer_forward,
    xavier_normal,
)
from mlpkit.preprocessing import flatten, pixel_statistics, scale_to_unit, standardize

# linear


def linear_cases(rng):
    """X (N, D), W (D, M), b (M,). In the last two D = M, so that W.T fits; in the last even W @ X
    does: with errors alone no two of these mistakes could be told apart."""
    sizes = [(4, 3, 2), (1, 4, 3), (3, 2, 3), (5, 1, 2), (5, 3, 3), (3, 3, 3)]
    cases = [
        (rng.normal(size=(N, D)), rng.normal(size=(D, M)), rng.normal(size=M)) for N, D, M in sizes
    ]
    cases[0][0][0, 1], cases[0][0][2, 0], cases[0][1][0, 0] = 1000, -1000, 0
    return cases


def linear_in_loops(X, W, b):
    z = np.zeros((len(X), len(b)))
    for n in range(len(X)):
        for m in range(len(b)):
            z[n, m] = b[m]
            for d in range(len(W)):
                z[n, m] += X[n, d] * W[d, m]
    return z


def linear_as_one_matrix(X, W, b):
    """The bias as one more row of W, with an input that is always 1."""
    return np.column_stack([X, np.ones(len(X))]) @ np.vstack([W, b])


# two_layer_forward


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


def activated_before_the_layer(X, W1, b1, W2, b2):
    return two_layer_forward(relu(X), W1, b1, W2, b2)[0], (X, linear(X, W1, b1), relu(X))


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


# he_normal

HE_SHAPES = [(50, 120), (120, 50)]  # 6000 weights: the variance of a sample is off by 2 % or so


def he_cases(rng):
    """shape (D, M), rng."""
    shapes = [(4, 3), (3, 5), (1, 4), (6, 2)]
    return [(shape, np.random.default_rng(int(rng.integers(2**32)))) for shape in shapes]


def he_moments(f, rng):
    """Mean, variance and tails of many weights."""
    for D, M in HE_SHAPES:
        W = np.asarray(f((D, M), np.random.default_rng(int(rng.integers(2**32)))))
        mean, variance, right = float(np.mean(W)), float(np.var(W)), 2 / D
        if not abs(mean) < 0.07 * math.sqrt(right):
            return f"{D} × {M} weights have the mean {number(mean)}. It should be 0, nearly."
        if not 0.9 < variance / right < 1.1:
            return (
                f"{D} × {M} weights have the variance {number(variance)}. With D = {D} it should "
                f"be 2/D = {number(right)}."
            )
        tail = float(np.mean(np.abs(W - mean) > 2 * math.sqrt(variance)))
        if not 0.03 < tail < 0.06:
            return (
                f"mean and variance are right, but {number(100 * tail)} in 100 weights are "
                "further than two standard deviations from 0. In a normal distribution 4.6 are."
            )


def he_generator(f, rng):
    """The weights come from the generator that was passed in, and from it alone."""
    seed = int(rng.integers(2**32))
    first, second = (np.random.default_rng(s) for s in (seed, seed))
    one, again = np.asarray(f((5, 4), first)), np.asarray(f((5, 4), second))
    if not np.array_equal(one, again, equal_nan=True):
        return (
            "two generators in the same state gave different weights. All randomness should come "
            "from rng: NumPy's global generator makes a run that nobody can repeat."
        )
    if np.array_equal(one, np.asarray(f((5, 4), first)), equal_nan=True):
        return (
            "asked twice, the same rng gave the same weights. A generator moves on with each "
            "draw; here something starts anew at every call."
        )


def he_in_loops(shape, rng):
    W = np.zeros(shape)
    for d in range(shape[0]):
        for m in range(shape[1]):
            W[d, m] = rng.normal(0, np.sqrt(2 / shape[0]))
    return W


# count_parameters


def sizes_cases(rng):
    return [
        ([784, 64, 32, 10],),
        ([3, 2],),
        ([1, 4],),
        ([5, 4, 3, 2],),
        ([2, 2, 2],),
        ([int(size) for size in rng.integers(2, 40, 4)],),
        ((7, 3, 5),),
    ]


def smallest_networks(f, rng):
    for sizes, right, told in [
        ([3, 2], 8, "3 · 2 weights and 2 biases"),
        ([4, 3, 2], 23, "4 · 3 + 3 in the first layer, 3 · 2 + 2 in the second"),
    ]:
        result = f(sizes)
        if not np.array_equal(result, right):
            return f"{sizes} gave {number(result)}. By hand: {told}, {right} together."


def count_too_far(sizes):
    count = 0
    for k in range(len(sizes)):
        count += sizes[k] * sizes[k + 1] + sizes[k + 1]
    return count


def count_of_three(sizes):
    D, H, C = sizes
    return D * H + H + H * C + C


def count_of_four(sizes):
    D, H, K, C = sizes
    return D * H + H + H * K + K + K * C + C


def count_in_a_loop(sizes):
    count = 0
    for k in range(len(sizes) - 1):
        count += sizes[k] * sizes[k + 1] + sizes[k + 1]
    return count


def count_with_one_more_input(sizes):
    """The bias as the weight of an input that is always 1."""
    return sum((sizes[k - 1] + 1) * sizes[k] for k in range(1, len(sizes)))


def count_from_arrays(sizes):
    sizes = np.array(sizes)
    return int(np.sum(sizes[:-1] * sizes[1:]) + np.sum(sizes[1:]))


# repair_initialization


def repaired_initialization(sizes, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        D, M = sizes[k - 1], sizes[k]
        std = np.sqrt(2 / D)
        parameters[f"W{k}"] = std * rng.standard_normal((D, M))
        parameters[f"b{k}"] = np.zeros(M)
    return parameters


def large_biases(sizes, rng):
    parameters = {}
    for k in range(1, len(sizes)):
        D, M = sizes[k - 1], sizes[k]
        std = np.sqrt(2 / D)
        parameters[f"W{k}"] = std * rng.normal(size=(D, M))
        parameters[f"b{k}"] = rng.normal(size=M) / std
    return parameters


def initialized(weights, biases):
    """Parameters from weights((D, M), rng) and biases(D, M, rng, number of the layer)."""

    def function(sizes, rng):
        parameters = {}
        for k, (D, M) in enumerate(pairwise(sizes), start=1):
            parameters[f"W{k}"] = weights((D, M), rng)
            parameters[f"b{k}"] = biases(D, M, rng, k)
        return parameters

    return function


def normal(shape, rng):
    return rng.standard_normal(shape)


def hundredth(shape, rng):
    return 0.01 * rng.standard_normal(shape)


def zero(D, M, rng, k):
    return np.zeros(M)


def large(D, M, rng, k):
    """The faulty biases."""
    return rng.standard_normal(M) / np.sqrt(2 / D)


def drawn_after_weights(sizes, rng):
    parameters = repaired_initialization(sizes, rng)
    for k in range(1, len(sizes)):
        parameters[f"b{k}"] = 0.01 * rng.standard_normal(sizes[k])
    return parameters


def without_biases(sizes, rng):
    return {n: a for n, a in repaired_initialization(sizes, rng).items() if n[0] == "W"}


def initialization_cases(rng):
    sizes = [[4, 3, 2], [1, 4, 3], [3, 6, 2]]
    return [(each, np.random.default_rng(int(rng.integers(2**32)))) for each in sizes]


LAYERS = [60, 40, 40, 3]  # so narrow an end tells √(2/D) from √(2/M)


def looks_at_its_input(f, rng):
    """In each layer z moves more from input to input than its mean is off 0."""
    parameters = f(LAYERS, np.random.default_rng(int(rng.integers(2**32))))
    for k, D in enumerate(LAYERS[:-1], start=1):
        z = rng.standard_normal((100, D)) @ parameters[f"W{k}"] + parameters[f"b{k}"]
        moves, off = float(np.mean(np.std(z, axis=0))), float(np.sqrt(np.mean(np.mean(z, 0) ** 2)))
        if not off <= moves:
            return (
                f"on 100 random inputs z{k} changes by {number(moves)} from one input to another, "
                f"and its mean is off 0 by {number(off)}. Whatever comes in, nearly the same "
                "goes out."
            )


def biases_near_zero(f, rng):
    """b is less than half as large as what x W moves by: PyTorch's, within ±1/√D, pass too."""
    parameters = f(LAYERS, np.random.default_rng(int(rng.integers(2**32))))
    for k, D in enumerate(LAYERS[:-1], start=1):
        moves = float(np.std(rng.standard_normal((100, D)) @ parameters[f"W{k}"]))
        size = float(np.sqrt(np.mean(np.square(parameters[f"b{k}"]))))
        if not size <= moves / 2:
            return (
                f"on 100 random inputs x W{k} has the size {number(moves)}, and b{k} has "
                f"{number(size)}. No unit should lean to one side before it has seen an image: "
                "biases start at 0, or nearly."
            )


def weights_differ(f, rng):
    """Weights are drawn, from rng, and not far too small or large."""
    seed = int(rng.integers(2**31))
    one, again, other = (f(LAYERS, np.random.default_rng(s)) for s in (seed, seed, seed + 1))
    for k, D in enumerate(LAYERS[:-1], start=1):
        W = np.asarray(one[f"W{k}"])
        for name in (f"W{k}", f"b{k}"):
            if not np.array_equal(one[name], again[name], equal_nan=True):
                return f"two generators in the same state gave different {name}. Draw from rng."
        if not np.min(np.std(W, axis=1)) > 0:
            return f"W{k} has equal columns, so these units are and stay the same. Draw them."
        if not np.min(np.std(W, axis=0)) > 0:
            return f"W{k} has equal rows, so to a unit every input is like the next. Draw them."
        if np.array_equal(W, other[f"W{k}"], equal_nan=True):
            return (
                f"two generators in different states gave the same W{k}. Draw from the rng that "
                "comes in."
            )
        if not abs(np.mean(W)) < np.std(W):
            return (
                f"W{k} has the mean {number(np.mean(W))} and a spread of {number(np.std(W))}, so "
                "its units are nearly alike. Draw weights around 0."
            )
        if not 0.5 < np.std(W) * math.sqrt(D) < 3:
            far = "small" if np.std(W) * math.sqrt(D) < 1 else "large"
            return (
                f"W{k} has a spread of {number(np.std(W))}: its D = {D} inputs together make z "
                f"far too {far}. The weights, √(2/D) · N(0, 1), were not the fault."
            )


# What guesses are measured by.


def untrained_accuracy():
    """The mean over 30 fresh networks, 784-64-10, each on 1000 images."""
    pixels, labels = images()
    X = scale_to_unit(flatten(pixels))
    X, shares = standardize(X, *pixel_statistics(X)), []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        W1, W2 = he_normal((784, 64), rng), he_normal((64, 10), rng)
        logits, _ = two_layer_forward(X, W1, np.zeros(64), W2, np.zeros(10))
        shares.append(np.mean(np.argmax(logits, axis=1) == labels))
    return float(np.mean(shares))


EXERCISES = [
    Exercise(
        notebook=3,
        reference=linear,
        stub=(
            "One layer: X (N, D), an example a row, weights W (D, M), biases b (M,) → z (N, M).\n\n"
            "Do not change anything."
        ),
        cases=linear_cases,
        sizes={"X": "N D", "W": "D M"},
        hints=(
            "Every unit multiplies each input by a weight of its own, adds the products up, and "
            "adds its bias. Column m of W holds the weights of unit m.",
            "z[n, m] = Σ_d X[n, d] W[d, m] + b[m]. As matrices: (N, D) times (D, M) gives (N, M); "
            "b (M,) is added to each row.",
            "One matrix product with @, the examples on its left, the weights on its right, "
            "neither transposed; then + b, which NumPy adds to each row.",
        ),
        why="Why can the same b, of shape (M,), be added to a batch of any size?",
        mistakes=(
            Mistake(
                "no-bias",
                lambda X, W, b: X @ W,
                "the bias is missing: an input of all zeros gives 0. It should give b.",
            ),
            Mistake(
                "weights-first",
                lambda X, W, b: W @ X + b,
                "W stands to the left of X, as it does where every example is a column. In this "
                "course an example is a row, and D stands in the middle: (N, D) by (D, M).",
            ),
            Mistake(
                "columns",
                lambda X, W, b: W @ X + b[:, None],
                "W stands to the left of X and b is a column: the layer of the column convention. "
                "In this course an example is a row of X (N, D), and a unit a column of W (D, M).",
            ),
            Mistake(
                "columns-of-weights",
                lambda X, W, b: W.T @ X + b,
                "W came transposed, and to the left of X: that is how it goes where an example "
                "is a column. In this course an example is a row, and D stands in the middle.",
            ),
            Mistake(
                "transposed-weights",
                lambda X, W, b: X @ W.T + b,
                "W came transposed, which fits only where D = M, and is wrong there too. W is "
                "(D, M): its rows belong to the inputs already.",
            ),
            Mistake(
                "bias-as-column",
                lambda X, W, b: X @ W + b[:, None],
                "b was added as a column, a number for each example. It holds a number for each "
                "unit, and goes along the rows.",
            ),
            Mistake(
                "transposed",
                lambda X, W, b: (X @ W + b).T,
                "all values are right, but the result has an example in each column, (M, N). "
                "It should be (N, M).",
            ),
            Mistake(
                "elementwise",
                lambda X, W, b: X * W + b,
                "* multiplies element by element. What is wanted is the matrix product, which "
                "sums over D.",
            ),
            Mistake(
                "bias-inside",
                lambda X, W, b: X @ (W + b),
                "b was added to the weights, so each input multiplies it. It is added once, after "
                "the product.",
            ),
            Mistake(
                "bias-subtracted",
                lambda X, W, b: X @ W - b,
                "the bias is subtracted. It should be added.",
            ),
            Mistake(
                "bias-summed",
                lambda X, W, b: X @ W + np.sum(b),
                "the sum of all biases was added to every unit. Unit m has its own, b[m].",
            ),
            Mistake(
                "activation",
                lambda X, W, b: np.maximum(X @ W + b, 0),
                "no result is below 0: a ReLU is in it. The layer ends with z; the activation "
                "is a step of its own.",
            ),
        ),
        alternatives=(
            linear_in_loops,
            linear_as_one_matrix,
            lambda X, W, b: (W.T @ X.T + b[:, None]).T,
            lambda X, W, b: np.einsum("nd,dm->nm", X, W) + b[None, :],
            lambda X, W, b: np.dot(X, W) + np.ones((len(X), 1)) * b,
            lambda X, W, b: linear(*(a.astype(np.float32) for a in (X, W, b))),
        ),
    ),
    Exercise(
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
        mistakes=(
            Mistake(
                "no-activation",
                lambda *args: two_layers(*args, hidden=lambda z: z),
                "a1 equals z1: there is no activation between the layers, so that they are one "
                "linear layer.",
            ),
            Mistake(
                "activation-ignored",
                going_on_with_z1,
                "a1 is right, but the logits are computed from z1: what ReLU did is not used.",
            ),
            Mistake(
                "activated-logits",
                lambda *args: two_layers(*args, output=relu),
                "no logit is below 0: there is a ReLU after the second layer too. Logits are any "
                "numbers; ReLU stands between the layers only.",
            ),
            Mistake(
                "probabilities",
                lambda *args: two_layers(*args, output=softmax),
                "softmax has been applied: each row sums to 1. Return the logits; softmax is "
                "part of the loss.",
            ),
            Mistake(
                "sigmoid",
                lambda *args: two_layers(*args, hidden=lambda z: (1 + np.tanh(z / 2)) / 2),
                "a1 lies between 0 and 1: this is the sigmoid. The activation here is ReLU.",
            ),
            Mistake(
                "tanh",
                lambda *args: two_layers(*args, hidden=np.tanh),
                "a1 lies between −1 and 1: this is tanh. The activation here is ReLU.",
            ),
            Mistake(
                "a1-twice",
                cached_otherwise(lambda X, z1, a1, logits: (logits, (X, a1, a1))),
                "z1 in the cache is what ReLU gave. Either a1 stands there twice, or ReLU was "
                "applied in place and z1 is lost.",
            ),
            Mistake(
                "z1-twice",
                cached_otherwise(lambda X, z1, a1, logits: (logits, (X, z1, z1))),
                "the logits are right, but z1 stands in the cache twice. The third is a1, after "
                "ReLU: what came into the second layer.",
            ),
            Mistake(
                "z1-missing",
                cached_otherwise(lambda X, z1, a1, logits: (logits, (X, a1))),
                "z1 is missing in the cache, which holds X and a1. It should be (X, z1, a1).",
            ),
            Mistake(
                "x-missing",
                cached_otherwise(lambda X, z1, a1, logits: (logits, (z1, a1))),
                "X is missing in the cache, which holds z1 and a1. It is what came into the first "
                "layer, and belongs there too.",
            ),
            Mistake(
                "z1-before-bias",
                lambda X, W1, b1, W2, b2: (
                    relu(X @ W1 + b1) @ W2 + b2,
                    (X, X @ W1, relu(X @ W1 + b1)),
                ),
                "a1 and the logits are right, but the z1 in the cache is without b1.",
            ),
            Mistake(
                "second-layer-takes-x",
                lambda X, W1, b1, W2, b2: (X @ W2 + b2, (X, X @ W1 + b1, relu(X @ W1 + b1))),
                "the second layer takes a1, what came out of the ReLU, and not X.",
            ),
            Mistake(
                "cache-order",
                cached_otherwise(lambda X, z1, a1, logits: (logits, (X, a1, z1))),
                "z1 and a1 have changed places in the cache. The order is (X, z1, a1).",
            ),
            Mistake(
                "logits-cached",
                cached_otherwise(lambda X, z1, a1, logits: (logits, (X, z1, a1, logits))),
                "the cache holds the logits too. It should be (X, z1, a1), no more.",
            ),
            Mistake(
                "cache-not-a-tuple",
                cached_otherwise(lambda X, z1, a1, logits: (logits, X, z1, a1)),
                "four results came back. There should be two, the second a tuple of three: "
                "logits, (X, z1, a1).",
            ),
            Mistake(
                "cache-first",
                cached_otherwise(lambda X, z1, a1, logits: ((X, z1, a1), logits)),
                "the cache comes first. Return the logits, then the cache.",
            ),
            Mistake(
                "no-cache",
                cached_otherwise(lambda X, z1, a1, logits: logits),
                "only the logits came back. The cache (X, z1, a1) belongs to it: learning needs it "
                "later.",
            ),
            Mistake(
                "no-second-bias",
                lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, b1, W2, 0 * b2),
                "b2 is missing: an image whose a1 is all 0 gives logits of 0. It should give b2.",
            ),
            Mistake(
                "no-first-bias",
                lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, 0 * b1, W2, b2),
                "b1 is missing: an image of all zeros gives a z1 of 0. It should give b1.",
            ),
            Mistake(
                "no-biases",
                lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, 0 * b1, W2, 0 * b2),
                "both biases are missing: an image of all zeros gives logits of 0. Each layer adds "
                "its own, b1 and b2.",
            ),
            Mistake(
                "weights-swapped",
                weights_swapped,
                "W1 and W2 have changed places. W1 (D, H) meets X first.",
            ),
            Mistake(
                "layers-swapped",
                layers_swapped,
                "X goes through W2 and b2 first. It should go through W1 and b1, and what ReLU "
                "makes of it through W2 and b2.",
            ),
            Mistake(
                "second-layer-from-x",
                second_layer_from_the_input,
                "the second layer was given X. It should be given what ReLU made of the first.",
            ),
            Mistake(
                "first-layer-twice",
                first_layer_twice,
                "a1 goes through W1 and b1, which X has been through. The second layer has weights "
                "of its own, W2 and b2.",
            ),
            Mistake(
                "first-weights-twice",
                first_weights_twice,
                "a1 goes through W1, which X has been through. The second layer has weights of its "
                "own, W2.",
            ),
            Mistake(
                "biases-swapped",
                lambda X, W1, b1, W2, b2: two_layer_forward(X, W1, b2, W2, b1),
                "b1 and b2 have changed places. b1 (H,) belongs to the first layer.",
            ),
        ),
        alternatives=(without_linear, example_by_example, in_float32),
    ),
    Exercise(
        notebook=3,
        reference=he_normal,
        stub=(
            "Draw weights of shape (D, M) = shape from the normal distribution N(0, 2/D), with rng."
        ),
        cases=he_cases,
        values=False,
        hints=(
            "A unit adds up D products. The more inputs, the larger the sum, and ReLU then takes "
            "away half of its square: both are made good by the size of the weights.",
            "W[d, m] = √(2/D) · ε with ε from N(0, 1), shape (D, M), where D = shape[0] is the "
            "number of inputs. 2/D is the variance; the standard deviation is its root.",
            "rng.standard_normal draws N(0, 1) in any shape. Multiplied by a number, its standard "
            "deviation is that number.",
        ),
        why="Why is there a 2 in 2/D, and why D, the number of inputs?",
        properties=(
            Property("mean, variance, tails", he_moments),
            Property("the generator passed in", he_generator),
        ),
        mistakes=(
            Mistake(
                "fan-out",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / shape[1]),
                "the variance is 2/M, with the number of outputs. It should be 2/D: a unit adds "
                "up its D inputs.",
            ),
            Mistake(
                "no-root",
                lambda shape, rng: rng.standard_normal(shape) * (2 / shape[0]),
                "the weights are multiplied by 2/D, so their variance is (2/D)². 2/D is the "
                "variance; the factor is the standard deviation.",
            ),
            Mistake(
                "whole-division",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 // shape[0]),
                "// divides and rounds down, so that 2 // D is 0 for more than two inputs, and all "
                "weights are 0. / divides.",
            ),
            Mistake(
                "one-over-d",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(1 / shape[0]),
                "the variance is 1/D. ReLU takes away half of the square of its input: the 2 in "
                "2/D makes that good.",
            ),
            Mistake(
                "xavier",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / sum(shape)),
                "the variance is 2/(D + M): the outputs M are added in. A unit's sum runs over "
                "its D inputs only.",
            ),
            Mistake(
                "half-d",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(shape[0] / 2),
                "the variance is D/2, not 2/D: the fraction is upside down, or the weights are "
                "divided by its root. The more inputs, the smaller the weights.",
            ),
            Mistake(
                "all-weights",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / math.prod(shape)),
                "the variance is 2/(D · M), with the number of all weights. A unit adds up only "
                "D of them.",
            ),
            Mistake(
                "standard-normal",
                lambda shape, rng: rng.standard_normal(shape),
                "the variance is 1, whatever D is. It should be 2/D.",
            ),
            Mistake(
                "hundredth",
                lambda shape, rng: 0.01 * rng.standard_normal(shape),
                "the weights are 0.01 times N(0, 1), whatever D is. Through many layers such "
                "signals die away; the variance should be 2/D.",
            ),
            Mistake(
                "uniform",
                lambda shape, rng: rng.uniform(-1, 1, shape) * math.sqrt(6 / shape[0]),
                "mean and variance are right, but the weights are uniform: none lies beyond "
                "√(6/D). N(0, 2/D) is asked for.",
            ),
            Mistake(
                "uniform-from-0",
                lambda shape, rng: rng.random(shape) * math.sqrt(2 / shape[0]),
                "no weight is negative: rng.random draws evenly between 0 and 1. N(0, 2/D) has "
                "both signs, and most of its weights near 0.",
            ),
            Mistake(
                "own-generator",
                lambda shape, rng: he_normal(shape, np.random.default_rng(0)),
                "the weights are the same at every call, for the function makes a generator of "
                "its own. Two layers of one shape would start equal: draw from rng.",
            ),
            Mistake(
                "shape-as-mean",
                lambda shape, rng: rng.normal(shape) * math.sqrt(2 / shape[0]),
                "the first argument of rng.normal is the mean: a mean of D and one of M gave two "
                "numbers, which then were multiplied. The shape goes in as size=shape.",
            ),
            Mistake(
                "shape-as-mean-beside-std",
                lambda shape, rng: rng.normal(shape, math.sqrt(2 / shape[0])),
                "the first argument of rng.normal is the mean: a mean of D and one of M gave two "
                "numbers. The shape goes in as size=shape.",
            ),
            Mistake(
                "divided-by-shape",
                lambda shape, rng: rng.standard_normal(shape) * np.sqrt(2 / shape),
                "shape is the pair (D, M): no number can be divided by it. Take D out of it first.",
            ),
            Mistake(
                "no-d",
                lambda shape, rng: rng.standard_normal(shape) * math.sqrt(2 / D),  # noqa: F821
                "D is the first number of shape: D, M = shape.",
            ),
            Mistake(
                "transposed",
                lambda shape, rng: rng.standard_normal(shape[::-1]) * math.sqrt(2 / shape[0]),
                "the weights have shape (M, D). They should have shape (D, M), for X @ W.",
            ),
        ),
        alternatives=(
            he_in_loops,
            lambda shape, rng: rng.normal(0, np.sqrt(2 / shape[0]), shape),
            lambda shape, rng: rng.normal(scale=(2 / shape[0]) ** 0.5, size=shape[::-1]).T,
            lambda shape, rng: rng.normal(size=shape) / np.sqrt(shape[0] / 2),
            lambda shape, rng: he_normal(shape, rng).astype(np.float32),
            lambda shape, rng: rng.standard_normal(shape, np.float32) * np.sqrt(2 / shape[0]),
        ),
    ),
    Exercise(
        notebook=3,
        reference=count_parameters,
        extra=True,
        stub=(
            "How many weights and biases has a network of linear layers with these sizes?\n\n"
            "sizes: widths, inputs first: [784, 64, 32, 10] has three layers. Return an integer."
        ),
        cases=sizes_cases,
        hints=(
            "Write down the shapes of W and b of each layer, for [4, 3, 2]. How many numbers are "
            "in each?",
            "A layer from D to M has D · M weights and M biases. Between n sizes there are n − 1 "
            "layers: Σₖ Dₖ · Dₖ₊₁ + Dₖ₊₁.",
            "zip(sizes[:-1], sizes[1:]) gives the pairs (D, M), a pair for each layer. Sum D · M "
            "+ M over them.",
        ),
        why="Which of the layers of 784-64-32-10 has most of the parameters, and why?",
        properties=(Property("small networks, by hand", smallest_networks),),
        mistakes=(
            Mistake(
                "no-biases",
                lambda sizes: sum(D * M for D, M in pairwise(sizes)),
                "the weights are counted, the biases are not. Each unit has one.",
            ),
            Mistake(
                "input-biases",
                lambda sizes: sum(D * M for D, M in pairwise(sizes)) + sum(sizes),
                "the inputs are counted as if they had biases. Only units have some: those of "
                "every layer after the inputs.",
            ),
            Mistake(
                "biases-of-inputs",
                lambda sizes: sum(D * M + D for D, M in pairwise(sizes)),
                "each layer has as many biases here as it has inputs. It has as many as it has "
                "outputs: b is (M,).",
            ),
            Mistake(
                "hidden-biases-only",
                lambda sizes: sum(D * M for D, M in pairwise(sizes)) + sum(sizes[1:-1]),
                "the biases of the last layer are missing. Its units have them too.",
            ),
            Mistake(
                "one-bias-a-layer",
                lambda sizes: sum(D * M + 1 for D, M in pairwise(sizes)),
                "each layer has a single bias here. It has one for each of its units.",
            ),
            Mistake(
                "bias-for-each-weight",
                lambda sizes: sum(2 * D * M for D, M in pairwise(sizes)),
                "each weight has a bias here. It is each unit that has one.",
            ),
            Mistake(
                "last-layer-missing",
                lambda sizes: sum(D * M + M for D, M in pairwise(sizes[:-1])),
                "the last layer is missing. Between n sizes there are n − 1 layers.",
            ),
            Mistake(
                "first-layer-only",
                lambda sizes: sizes[0] * sizes[1] + sizes[1],
                "only the first layer is counted. Is the sum started anew, or returned too early?",
            ),
            Mistake(
                "product",
                lambda sizes: math.prod(sizes),
                "all sizes are multiplied with each other. Only neighbours are joined by weights.",
            ),
            Mistake(
                "units",
                lambda sizes: sum(sizes[1:]),
                "this is the number of units, and of biases. The weights are missing.",
            ),
            Mistake(
                "too-far",
                count_too_far,
                "the loop goes one step too far: after the last size there is none to pair it "
                "with. Between n sizes there are n − 1 layers.",
            ),
            Mistake(
                "three-sizes",
                count_of_three,
                "sizes may have any length: loop over neighbours.",
            ),
            Mistake(
                "four-sizes",
                count_of_four,
                "that fits four sizes. They may have any length: loop over neighbours.",
            ),
        ),
        alternatives=(count_in_a_loop, count_with_one_more_input, count_from_arrays),
    ),
    Exercise(
        notebook=3,
        reference=repaired_initialization,
        name="repair_initialization",
        kind="bug hunt",
        buggy="large-biases",
        version=2,
        stub=(
            "Fresh parameters for layers of these sizes, with one fault: find it and mend it.\n\n"
            "sizes: widths, inputs first; rng: a generator. Return a dictionary: W1 (D, M), "
            "b1 (M,), W2, ...\nBefore training, what comes out should depend on what comes in."
        ),
        cases=initialization_cases,
        values=False,
        hints=(
            "Compute z1 for a few random inputs, and print it. How much does a column change from "
            "row to row?",
            "z = x W + b. With He's weights and D inputs of size 1, x W is about √2. How large is "
            "b beside it, for D = 64 and for D = 784?",
            "The weights have to differ, or all units would be the same. Is there anything that "
            "the biases have to be drawn for?",
        ),
        why="Why must weights be drawn at random, and biases need not be?",
        properties=(
            Property("weights", weights_differ),
            Property("output depends on input", looks_at_its_input),
            Property("biases", biases_near_zero),
        ),
        mistakes=(
            Mistake(
                "large-biases",
                large_biases,
                "the biases were divided by std, so their size was √(D/2): 20 for 784 inputs. b "
                "drowned x W, and most images, or all, got the same answer. Biases start at 0, or "
                "near it.",
            ),
            Mistake(
                "first-layer-only",
                initialized(
                    he_normal, lambda D, M, rng, k: large(D, M, rng, k) if k > 1 else np.zeros(M)
                ),
                "the first layer is mended, the others are not.",
            ),
            Mistake(
                "biases-from-normal",
                initialized(he_normal, lambda D, M, rng, k: rng.standard_normal(M)),
                "the biases are smaller now, and still about 0.7 times as large as x W: each unit "
                "leans to one side before it has seen an image. Biases start at 0.",
            ),
            Mistake(
                "large-weights",
                initialized(normal, large),
                "the weights grew to N(0, 1) and the biases stayed. b is still nearly as large as "
                "x W, and z grows from layer to layer. The weights were not the fault.",
            ),
            Mistake(
                "small-weights",
                initialized(hundredth, large),
                "the weights shrank to 0.01 · N(0, 1) and the biases stayed, so b drowns x W more "
                "than before. The weights were not the fault.",
            ),
            Mistake(
                "large-weights-no-biases",
                initialized(normal, zero),
                "the biases are mended, but the weights grew to N(0, 1): z is then about √D, and "
                "grows from layer to layer.",
            ),
            Mistake(
                "small-weights-no-biases",
                initialized(hundredth, zero),
                "the biases are mended, but the weights shrank to 0.01 · N(0, 1): through many "
                "layers the signal fades. They were right before.",
            ),
            Mistake(
                "zero-weights",
                initialized(lambda shape, rng: np.zeros(shape), zero),
                "the weights are 0 as well now. Then all units of a layer are the same, and get "
                "the same gradient for ever.",
            ),
            Mistake(
                "no-biases",
                without_biases,
                "the biases are gone now. They are wanted, as parameters that training can move.",
            ),
            Mistake(
                "one-bias",
                initialized(he_normal, lambda D, M, rng, k: np.zeros(1)),
                "each layer has a single bias now. b has shape (M,), a number for each unit.",
            ),
            Mistake(
                "bias-as-row",
                initialized(he_normal, lambda D, M, rng, k: np.zeros((1, M))),
                "b has shape (1, M) now, with an axis too many. It should be (M,).",
            ),
            Mistake(
                "ones",
                initialized(he_normal, lambda D, M, rng, k: np.ones(M)),
                "the biases are 1 now, about 0.7 times as large as x W: each unit leans to the "
                "same side before it has seen an image.",
            ),
        ),
        alternatives=(
            initialized(he_normal, zero),
            initialized(xavier_normal, zero),
            initialized(he_normal, lambda D, M, rng, k: 0.01 * rng.standard_normal(M)),
            initialized(he_normal, lambda D, M, rng, k: rng.standard_normal(M) * np.sqrt(2 / D)),
            initialized(he_normal, lambda D, M, rng, k: rng.uniform(-1, 1, M) / np.sqrt(D)),
            drawn_after_weights,
        ),
    ),
    # Which check would have caught this bug? (a) The shapes of all weights and biases.
    # (b) Comparing each slope by formula with the slope by nudging. (c) The same seed gives the
    # same parameters. (d) Different images: do they get different answers?
    Guess(
        name="repair_initialization_check",
        notebook=3,
        answer="d",
        because=(
            "where b is far larger than x W, different images give nearly the same logits, and "
            "most get one answer. Whoever counts the answers sees it before any training."
        ),
        wrong={
            "a": (
                "every shape was right. It was the size of the numbers that was not: print the "
                "standard deviation of each array beside its shape."
            ),
            "b": (
                "a slope is what it is wherever the parameters stand: formula and nudging agree "
                "here too. They say nothing about whether the start is a good one."
            ),
            "c": (
                "the biases came from the generator as they should, and the same seed gave the "
                "same ones. They can be repeated, and are too large each time."
            ),
        },
    ),
    # A neuron by hand: x = (1, −2, 3), w = (0.5, 1, −1), b = 2. What is z = x · w + b, and what is
    # a = relu(z)?
    Guess(
        name="neuron_output",
        notebook=3,
        answer=(-2.5, 0.0),
        tolerance=0.01,
        parts=("z", "a"),
        rules={
            "z": "each input times its weight, all added up, and the bias once.",
            "a": "ReLU makes 0 of what is negative and leaves the rest.",
        },
        wrong={
            -4.5: "b is missing: the bias is added too, once.",
            -6.5: "the bias is added, not subtracted.",
            1.5: "a sign: −2 · 1 is −2. Or b was added to each product: it is added once.",
            3.5: "a sign: 3 · (−1) is −3.",
            7.5: "two signs: −2 · 1 is −2, and 3 · (−1) is −3.",
        },
        because=(
            "z = 1 · 0.5 − 2 · 1 + 3 · (−1) + 2 = 0.5 − 2 − 3 + 2 = −2.5, and ReLU makes 0 of "
            "what is negative."
        ),
    ),
    # 200 images, (200, 784), go through the network 784-64-32-10. What are the shapes of X @ W1, of
    # a1 = relu(z1), of z2, of the logits, and of b2?
    Guess(
        name="trace_forward",
        notebook=3,
        answer=((200, 64), (200, 64), (200, 32), (200, 10), (32,)),
        parts=("X @ W1", "a1", "z2", "logits", "b2"),
        rules={
            "X @ W1": "a row for each image, a column for each unit of the first layer.",
            "a1": "an activation keeps the shape of what it is given.",
            "z2": "a row for each image, a column for each unit of the second layer.",
            "logits": "a row for each image, a column for each class.",
            "b2": "one number for each unit of the second layer, whatever the batch.",
        },
        because=(
            "the first axis of what flows through is the batch, all the way, and the second the "
            "width of the layer. An activation keeps the shape; biases know nothing of the batch."
        ),
    ),
    # Ten classes, equally many images of each, weights drawn at random, no training. What share of
    # the images is classified correctly, on average over such networks? (Between 0 and 1.)
    Guess(
        name="untrained_accuracy",
        notebook=3,
        answer=untrained_accuracy,
        measured=True,
        share=True,
        tolerance=0.05,
        because=(
            "weights that have seen no label can only be right by chance, one time in ten. A "
            "single network can be a few hundredths off, to either side: 0.07 is no sign of a bug."
        ),
    ),
    # All weights of a network start at 0.1, every one the same. What happens when it trains?
    # (a) It trains as usual. (b) All units of a layer stay alike. (c) The loss becomes nan.
    Guess(
        name="zero_initialization",
        notebook=3,
        answer="b",
        because=(
            "hidden units with equal weights give equal outputs and get equal slopes, at every "
            "step: 64 of them do the work of one."
        ),
        wrong={
            "a": (
                "every step moves all hidden units the same way, so that 64 of them do the "
                "work of one. Nudge two of them and compare: the cell below does it."
            ),
            "c": (
                "equal numbers are no danger to any of these formulas: at first all logits of an "
                "image are equal, and each probability is 0.1. Nothing overflows."
            ),
        },
    ),
]
