"""Exercise of notebook 03: count_parameters, how many numbers a network learns."""

import math
from itertools import pairwise

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.forward_pass import count_parameters


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


EXERCISE = Exercise(
    notebook=3,
    reference=count_parameters,
    extra=True,
    stub=(
        "How many weights and biases does a network of linear layers with these sizes have?\n\n"
        "sizes: widths, inputs first: [784, 64, 32, 10] has three layers. Return an integer."
    ),
    cases=sizes_cases,
    hints=(
        "Write down the shapes of W and b of each layer, for [4, 3, 2]. How many numbers are "
        "in each?",
        "A layer from D to M has D · M weights and M biases. Between n sizes there are n − 1 "
        "layers: Σₖ (Dₖ · Dₖ₊₁ + Dₖ₊₁).",
        "zip(sizes[:-1], sizes[1:]) gives the pairs (D, M), one for each layer. Sum D · M + M "
        "over them.",
    ),
    why="Which layer of 784-64-32-10 has most of the parameters, and why?",
    properties=(Property("small networks, by hand", smallest_networks),),
    mistakes=mistakes(
        ("no-biases", lambda sizes: sum(D * M for D, M in pairwise(sizes))),
        "the weights are counted, but the biases are not. Each unit has one.",
        ("input-biases", lambda sizes: sum(D * M for D, M in pairwise(sizes)) + sum(sizes)),
        "the inputs are counted as if they had biases. Only units have them, in every layer after "
        "the inputs.",
        ("biases-of-inputs", lambda sizes: sum(D * M + D for D, M in pairwise(sizes))),
        "each layer was given as many biases as it has inputs. It should have as many as it has "
        "outputs: b is (M,).",
        (
            "hidden-biases-only",
            lambda sizes: sum(D * M for D, M in pairwise(sizes)) + sum(sizes[1:-1]),
        ),
        "the biases of the last layer are missing. Its units have biases too.",
        ("one-bias-a-layer", lambda sizes: sum(D * M + 1 for D, M in pairwise(sizes))),
        "each layer has a single bias here. It should have one for each of its units.",
        ("bias-for-each-weight", lambda sizes: sum(2 * D * M for D, M in pairwise(sizes))),
        "each weight has a bias here. There should be one for each unit.",
        ("last-layer-missing", lambda sizes: sum(D * M + M for D, M in pairwise(sizes[:-1]))),
        "the last layer is missing. Between n sizes there are n − 1 layers.",
        ("first-layer-only", lambda sizes: sizes[0] * sizes[1] + sizes[1]),
        "only the first layer is counted. Is the sum set to 0 again, or returned too early?",
        ("product", lambda sizes: math.prod(sizes)),
        "all sizes are multiplied together. Only neighbouring layers are joined by weights.",
        ("units", lambda sizes: sum(sizes[1:])),
        "this is the number of units, and so of biases. The weights are missing.",
        ("too-far", count_too_far),
        "the loop goes one step too far: there is no size after the last to pair it with. Between "
        "n sizes there are n − 1 layers.",
        ("three-sizes", count_of_three),
        "the code expects exactly three sizes. The list may have any length: loop over "
        "neighbouring sizes.",
        ("one-bias", lambda sizes: sum(a * b for a, b in pairwise(sizes)) + 1),
        "the whole network has a single bias here. Every unit should have one.",
        ("last-layer-only", lambda sizes: (sizes[-2] + 1) * sizes[-1]),
        "only the last layer is counted. There is a layer between any two neighbouring sizes.",
        ("squares", lambda sizes: sum(size * size for size in sizes)),
        "each size was multiplied by itself. A layer has a weight for each pair of an input and an "
        "output: multiply each size by the next.",
        ("each-layer", lambda sizes: [(a + 1) * b for a, b in pairwise(sizes)]),
        "this is a list, with a count for each layer. The exercise asks for their sum.",
        (
            "weights-and-biases-apart",
            lambda sizes: (sum(a * b for a, b in pairwise(sizes)), sum(sizes[1:])),
        ),
        "weights and biases came back separately. The exercise asks for one number, their sum.",
    ),
    alternatives=(count_in_a_loop, count_with_one_more_input, count_from_arrays),
)
