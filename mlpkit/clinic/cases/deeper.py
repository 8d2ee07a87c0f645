"""The case `deeper`: the last layer is found by a number that counts something different."""

from itertools import pairwise

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def outputs(X, parameters, n):
    a = {0: X}
    for k in range(1, len(n[1]) + 1):
        a[k] = np.maximum(a[k - 1] @ parameters[f"W{k}"] + parameters[f"b{k}"], 0)
    last = len(n[1]) + 1
    a[last] = a[last - 1] @ parameters[f"W{last}"] + parameters[f"b{last}"]
    return a[last]


def one_variable(X, parameters, n):
    a, last = X, len(parameters) // 2
    for k in range(1, last + 1):
        z = a @ parameters[f"W{k}"] + parameters[f"b{k}"]
        a = np.maximum(z, 0)
    return z


def largest_number(X, parameters, n):
    a = {0: X}
    for k in range(1, len(n[1]) + 2):
        a[k] = a[k - 1] @ parameters[f"W{k}"] + parameters[f"b{k}"]
        if k <= len(n[1]):
            a[k] = np.maximum(a[k], 0)
    return a[max(a)]


def one_further(X, parameters, n):
    a = {0: X}
    for k in range(1, len(n[1]) + 1):
        a[k] = np.maximum(a[k - 1] @ parameters[f"W{k}"] + parameters[f"b{k}"], 0)
    last = len(n[1]) + 1
    a[last] = a[last - 1] @ parameters[f"W{last}"] + parameters[f"b{last}"]
    return a[len(n) + 1]


def last_hidden(X, parameters, n):
    a = {0: X}
    for k in range(1, len(n[1]) + 1):
        a[k] = np.maximum(a[k - 1] @ parameters[f"W{k}"] + parameters[f"b{k}"], 0)
    return a[len(n[1])]


def relu_at_the_end(X, parameters, n):
    a = X
    for k in range(1, len(n[1]) + 2):
        a = np.maximum(a @ parameters[f"W{k}"] + parameters[f"b{k}"], 0)
    return a


def networks(rng):
    """(X, parameters, n): one, two, three and four hidden layers."""
    cases = []
    for N, hidden in enumerate(([4], [5, 3], [4, 3, 5], [3, 4, 3, 6]), start=2):
        n = [6, hidden, 3]
        sizes = [n[0], *hidden, n[2]]
        parameters = {}
        for k, (D, M) in enumerate(pairwise(sizes), start=1):
            parameters[f"W{k}"] = rng.normal(size=(D, M))
            parameters[f"b{k}"] = rng.normal(size=M)
        cases.append((rng.normal(size=(N, 6)), parameters, n))
    return cases


CASE = Case(
    name="deeper",
    saw=(
        "Since there is a third hidden layer, hardly 1 image in 100 is right in use. In training "
        "nothing is wrong: 80 in 100 of the validation images are right."
    ),
    source=(
        "the notebook that this course grew out of, the cell that tests: its output is "
        "'a' + str(len(n)), and n is [784, [64, 32], 10], whatever the number of hidden layers"
    ),
    function="outputs",
    lines=(19,),
    organ="prediction",
    cause=(
        "n has three entries: inputs, the list of hidden layers, outputs. With two hidden layers "
        "the last layer is number 3, by chance. With three it is number 4, and the function "
        "returns the 16 units below it."
    ),
    repaired=outputs,
    mistakes=(
        Mistake(
            "one-further",
            one_further,
            "the number is right for three hidden layers alone, as the old one was for two.",
        ),
        Mistake(
            "last-hidden",
            last_hidden,
            "these are the outputs of the last hidden layer, one below the output layer.",
        ),
        Mistake(
            "relu-at-the-end",
            relu_at_the_end,
            "this is the last layer, with a ReLU that it doesn't have in training: where all "
            "outputs are below 0, all become 0.",
        ),
    ),
    alternatives=(one_variable, largest_number),
    hints=(
        "Which labels does predict give? Which of them exist?",
        "How many numbers does outputs give for an image, and which layer has so many units?",
        "len(n) counts the entries of n. The last layer's number is in the function already, "
        "under a different name.",
    ),
    shows=("prediction",),
    alike={
        "images prepared in a different way than in training": (
            "then labels would be wrong as well, and none would be above 9. Here some are."
        ),
        "overfitting": (
            "then the validation images would be as bad as those in use. Here 80 in 100 of them "
            "are right."
        ),
    },
    against={
        "data": "both sets lie between 0 and 1, and predict scales and flattens likewise.",
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        "backward pass": "nudging finds the same gradients, to nine digits and more.",
        "first weights": "from them it reaches 80 in 100 on the validation images.",
        "forward pass": "80 in 100 validation images are right, so the layers used in training "
        "are right.",
        (22, 23): "this prepares the images as the training images are, and takes the largest.",
        (15, 18): "these layers, the last included, give what they give in training.",
    },
    costs=(Cost("fresh accuracy", sick=0.06, healthy=0.80, tolerance=0.13),),
    cases=networks,
    passes=("counts: len(n[1]) as len(n[1]) + 1 there",),
)
