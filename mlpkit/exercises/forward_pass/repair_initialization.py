"""Bug hunt of notebook 03: repair_initialization, biases that drown the weights."""

import math
from itertools import pairwise

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, number
from mlpkit.forward_pass import he_normal, xavier_normal


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
    """Parameters from weights((D, M), rng) and biases(D, M, rng)."""

    def function(sizes, rng):
        parameters = {}
        for k, (D, M) in enumerate(pairwise(sizes), start=1):
            parameters[f"W{k}"] = weights((D, M), rng)
            parameters[f"b{k}"] = biases(D, M, rng)
        return parameters

    return function


def zero(D, M, rng):
    return np.zeros(M)


def drawn_after_weights(sizes, rng):
    parameters = repaired_initialization(sizes, rng)
    for k in range(1, len(sizes)):
        parameters[f"b{k}"] = 0.01 * rng.standard_normal(sizes[k])
    return parameters


def initialization_cases(rng):
    sizes = [[4, 3, 2], [1, 4, 3], [3, 6, 2]]
    return [(each, np.random.default_rng(int(rng.integers(2**32)))) for each in sizes]


LAYERS = [60, 40, 40, 3]  # the output is narrow enough to distinguish √(2/D) from √(2/M)


def looks_at_its_input(f, rng):
    """In each layer z varies more between inputs than its mean differs from 0."""
    parameters = f(LAYERS, np.random.default_rng(int(rng.integers(2**32))))
    for k, D in enumerate(LAYERS[:-1], start=1):
        z = rng.standard_normal((100, D)) @ parameters[f"W{k}"] + parameters[f"b{k}"]
        moves, off = float(np.mean(np.std(z, axis=0))), float(np.sqrt(np.mean(np.mean(z, 0) ** 2)))
        if not off <= moves:
            return (
                f"on 100 random inputs z{k} changes by {number(moves)} from one input to another, "
                f"and its mean is {number(off)} away from 0. Whatever goes in, nearly the same "
                "comes out."
            )


def biases_near_zero(f, rng):
    """b is less than half as large as the spread of x W: PyTorch's, within ±1/√D, passes too."""
    parameters = f(LAYERS, np.random.default_rng(int(rng.integers(2**32))))
    for k, D in enumerate(LAYERS[:-1], start=1):
        moves = float(np.std(rng.standard_normal((100, D)) @ parameters[f"W{k}"]))
        size = float(np.sqrt(np.mean(np.square(parameters[f"b{k}"]))))
        if not size <= moves / 2:
            return (
                f"on 100 random inputs x W{k} has the size {number(moves)}, and b{k} the size "
                f"{number(size)}. No unit should lean to one side before it has seen an image: "
                "biases should start at 0, or nearly."
            )


def weights_differ(f, rng):
    """Weights are drawn from rng, and are not far too small or large."""
    seed = int(rng.integers(2**31))
    one, again, other = (f(LAYERS, np.random.default_rng(s)) for s in (seed, seed, seed + 1))
    for k, D in enumerate(LAYERS[:-1], start=1):
        W = np.asarray(one[f"W{k}"])
        for name in (f"W{k}", f"b{k}"):
            if not np.array_equal(one[name], again[name], equal_nan=True):
                return f"two generators in the same state gave different {name}. Draw from rng."
        if not np.min(np.std(W, axis=1)) > 0:
            return (
                f"W{k} has equal columns, so its units start the same and stay the same. Draw the "
                "weights at random."
            )
        if not np.min(np.std(W, axis=0)) > 0:
            return f"W{k} has equal rows, so a unit can't tell its inputs apart. Draw the weights."
        if np.array_equal(W, other[f"W{k}"], equal_nan=True):
            return (
                f"two generators in different states gave the same W{k}. Draw from the rng that "
                "comes in."
            )
        if not abs(np.mean(W)) < np.std(W):
            return (
                f"W{k} has the mean {number(np.mean(W))} and the standard deviation "
                f"{number(np.std(W))}, so its units are nearly alike. Draw weights around 0."
            )
        if not 0.5 < np.std(W) * math.sqrt(D) < 3:
            far = "small" if np.std(W) * math.sqrt(D) < 1 else "large"
            told = (
                f"W{k} has the standard deviation {number(np.std(W))}: with D = {D} inputs that "
                f"makes z far too {far}. The weights, √(2/D) · N(0, 1), were not the fault."
            )
            size = float(np.sqrt(np.mean(np.square(one["b1"]))))
            if size > 1:
                told += f" The fault is still there: b1 has the size {number(size)}."
            return told


BUG_HUNT = Exercise(
    notebook=3,
    reference=repaired_initialization,
    name="repair_initialization",
    kind="bug hunt",
    buggy="large-biases",
    mended=(
        "the biases were divided by std, so their size was √(D/2): 20 for 784 inputs. b drowned x "
        "W, and most images, or all, got the same answer. Now the biases start at 0, or near it."
    ),
    version=2,
    extra=True,
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
        "z = x W + b. With He's weights and D inputs of size 1, x W is about √2. How large is b "
        "in comparison, for D = 64 and for D = 784?",
        "The weights must differ, or all units would be the same. Is there any reason to draw "
        "the biases?",
    ),
    why="Why must weights be drawn at random, when biases need not be?",
    properties=(
        Property("weights", weights_differ),
        Property("output depends on input", looks_at_its_input),
        Property("biases", biases_near_zero),
    ),
    mistakes=mistakes(
        ("large-biases", large_biases),
        "the biases were divided by std, so their size was √(D/2): 20 for 784 inputs. b drowned x "
        "W, and most images, or all, got the same answer. Biases should start at 0, or near it.",
        (
            "first-layer-only",
            {"np.zeros(M)": "np.zeros(M) if k == 1 else rng.normal(size=M) / std"},
        ),
        "the first layer is fixed, but the others are not.",
        ("biases-from-normal", {"np.zeros(M)": "rng.standard_normal(M)"}),
        "the biases are smaller now, but still about 0.7 times as large as x W: each unit leans to "
        "one side before it has seen an image. Biases should start at 0.",
        (
            "large-weights",
            {
                "std * rng.standard_normal((D, M))": "rng.standard_normal((D, M))",
                "np.zeros(M)": "rng.normal(size=M) / std",
            },
        ),
        "the weights grew to N(0, 1) and the biases stayed. b is still nearly as large as x W, "
        "and z grows from layer to layer. The weights were not the fault.",
        ("small-weights", {"std *": "0.01 *", "np.zeros(M)": "rng.normal(size=M) / std"}),
        "the weights shrank to 0.01 · N(0, 1) and the biases stayed, so b drowns x W even more "
        "than before. The weights were not the fault.",
        (
            "large-weights-no-biases",
            {"std * rng.standard_normal((D, M))": "rng.standard_normal((D, M))"},
        ),
        "the biases are fixed, but the weights grew to N(0, 1): z is then about √D, and grows from "
        "layer to layer.",
        ("small-weights-no-biases", {"std *": "0.01 *"}),
        "the biases are fixed, but the weights shrank to 0.01 · N(0, 1): through many layers the "
        "signal fades. The weights were right before.",
        ("zero-weights", {"std * rng.standard_normal((D, M))": "np.zeros((D, M))"}),
        "the weights are 0 as well now. Then all units of a layer are the same, and always get the "
        "same gradient.",
        ("no-biases", {'parameters[f"b{k}"] = np.zeros(M)': ""}),
        "the biases are gone now. They are needed, as parameters that training can move.",
        ("one-bias", {"np.zeros(M)": "np.zeros(1)"}),
        "each layer has a single bias now. b should have shape (M,), a number for each unit.",
        ("ones", {"np.zeros(M)": "np.ones(M)"}),
        "the biases are 1 now, about 0.7 times as large as x W: each unit leans to the same side "
        "before it has seen an image.",
    ),
    alternatives=(
        initialized(he_normal, zero),
        initialized(xavier_normal, zero),
        initialized(he_normal, lambda D, M, rng: 0.01 * rng.standard_normal(M)),
        initialized(he_normal, lambda D, M, rng: rng.standard_normal(M) * np.sqrt(2 / D)),
        initialized(he_normal, lambda D, M, rng: rng.uniform(-1, 1, M) / np.sqrt(D)),
        drawn_after_weights,
    ),
)

# Which check would have caught this bug? (a) The shapes of all weights and biases.
# (b) Comparing each slope by formula with the slope by nudging. (c) The same seed gives the
# same parameters. (d) Different images: do they get different answers?
CHECK_GUESS = Guess(
    name="repair_initialization_check",
    notebook=3,
    answer="d",
    extra=True,
    because=(
        "where b is far larger than x W, different images get nearly the same logits, and most "
        "get one answer. Counting the answers shows it before any training."
    ),
    wrong={
        "a": (
            "every shape was right. The size of the numbers was wrong: print the standard "
            "deviation of each array beside its shape."
        ),
        "b": (
            "the formula for a slope holds whatever the parameters are, so formula and nudging "
            "agree here too. They don't say whether the start is a good one."
        ),
        "c": (
            "the biases came from the generator as they should, and the same seed gave the "
            "same ones. They were repeatable, and too large each time."
        ),
    },
)
