"""The guesses of notebook 03; that of the bug hunt is in its file."""

import numpy as np

from mlpkit.checker import Guess
from mlpkit.exercises.data import images
from mlpkit.forward_pass import he_normal, two_layer_forward
from mlpkit.preprocessing import flatten, pixel_statistics, scale_to_unit, standardize


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


NEURON_OUTPUT = Guess(
    name="neuron_output",
    notebook=3,
    again="""
        A neuron has three inputs x, with a weight w for each, and a bias b. Its z is their weighted
        sum with the bias added, and its a is relu(z). By hand: x = (1, −2, 3), w = (0.5, 1, −1),
        b = 2. What are z and a? Two numbers.
    """,
    answer=(-2.5, 0.0),
    tolerance=0.01,
    parts=("z", "a"),
    rules={
        "z": "multiply each input by its weight, add up the products, and add the bias once.",
        "a": "ReLU turns a negative number into 0, and leaves any other as it is.",
    },
    wrong={
        ("a", 2.5): (
            "that is |z|. ReLU turns a negative number into 0; it does not flip its sign."
        ),
        ("a", -2.5): ("that is z itself: it is negative, so ReLU turns it into 0."),
        -4.5: "b is missing: the bias must be added too, once.",
        -0.5: "b was added twice, or a product is wrong: multiply each input by its own weight.",
        -6.5: "the bias should be added, not subtracted.",
        1.5: "check the signs: −2 · 1 is −2. Or b was added to each product: add it once.",
        3.5: "check the signs: 3 · (−1) is −3.",
        7.5: "check two signs: −2 · 1 is −2, and 3 · (−1) is −3.",
    },
    because=(
        "z = 1 · 0.5 − 2 · 1 + 3 · (−1) + 2 = 0.5 − 2 − 3 + 2 = −2.5, and ReLU turns that into 0."
    ),
)

TRACE_FORWARD = Guess(
    name="trace_forward",
    notebook=3,
    again="""
        784-64-32-10 is a network with 784 inputs, then layers of 64, 32 and 10 units. Layer k has
        the weights `Wk` and the biases `bk`. `z1 = X @ W1 + b1`, and so on; `a1 = relu(z1)`, and
        `a2` likewise. The last layer has no ReLU: its z are the logits. `X` holds 200 images, one
        in each row: (200, 784).

        What shapes do `X @ W1`, `a1`, `z2`, the logits, and `b2` have? Five shapes, in this order.
        A bias has one axis, and a shape with one axis is written `(7,)`.
    """,
    answer=((200, 64), (200, 64), (200, 32), (200, 10), (32,)),
    parts=("X @ W1", "a1", "z2", "logits", "b2"),
    rules={
        "X @ W1": "a row for each image, a column for each unit of the first layer.",
        "a1": "an activation keeps the shape of its input.",
        "z2": "a row for each image, a column for each unit of the second layer.",
        "logits": "a row for each image, a column for each class.",
        "b2": "one number for each unit of the second layer, whatever the batch.",
    },
    because=(
        "the first axis is the batch, all the way through, and the second is the width of the "
        "layer. An activation keeps the shape; a bias does not depend on the batch."
    ),
    wrong={
        ("X @ W1", (64, 200)): (
            "that would be the shape if each image were a column. Here each image is a row: the "
            "batch comes first."
        ),
        ("X @ W1", (784, 64)): ("that is the shape of W1. The rows of the product come from X."),
        ("X @ W1", (200, 784)): (
            "that is the shape of X. The columns of the product come from W1."
        ),
        ("a1", (64,)): ("the batch stays: ReLU keeps the shape of z1."),
        ("b2", (32, 1)): ("a bias is (M,) here, one axis: it is added to each row of z2."),
        ("b2", (1, 32)): (
            "a bias is (M,) here, one axis. (1, 32) would give the same sums, but b2 has one axis."
        ),
        ("b2", (200, 32)): (
            "that is the shape of z2. A bias has one number for each unit, whatever the batch."
        ),
        ("z2", (64, 32)): ("that is the shape of W2. The rows of z2 come from the batch."),
        ("logits", (10,)): ("each image has ten logits: the batch comes first."),
        ("logits", (32, 10)): ("that is the shape of W3. The rows come from the batch."),
    },
)

# Ten classes, equally many images of each, weights drawn at random, no training. What share of
# the images is classified correctly, on average over such networks? (Between 0 and 1.)
UNTRAINED_ACCURACY = Guess(
    name="untrained_accuracy",
    notebook=3,
    answer=untrained_accuracy,
    measured=True,
    share=True,
    tolerance=0.05,
    because=(
        "weights that have seen no label can only be right by chance, one time in ten. A "
        "single network can be a few hundredths off, to either side: 0.07 is not a sign of a bug."
    ),
    wrong={
        0: (
            "the network knows nothing, so it is right by chance now and then. One time in how "
            "many?"
        ),
        0.5: ("that would be so with two classes."),
        1: ("the weights have seen no label."),
    },
)

EQUAL_WEIGHTS = Guess(
    name="equal_weights",
    notebook=3,
    placing=True,
    again="""
        A network for ten classes has one hidden layer, of 64 units. All its weights start at 0.1,
        every one the same, and all biases at 0. What happens when it trains?

        - a) it trains as usual
        - b) all hidden units stay alike
        - c) the loss becomes `nan`
    """,
    answer="b",
    because=(
        "hidden units with equal weights give equal outputs and get equal slopes, at every step. "
        "Together they do the work of one unit."
    ),
    wrong={
        "a": (
            "every step moves all hidden units in the same way, so together they do the work of "
            "one unit."
        ),
        "c": (
            "a formula that takes any weights takes equal ones too. No number overflows, and "
            "nothing is divided by 0."
        ),
    },
)
