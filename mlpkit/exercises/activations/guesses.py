"""The guesses of notebook 02; that of the bug hunt is in its file."""

import numpy as np

from mlpkit.activations import relu, sigmoid, sigmoid_backward
from mlpkit.checker import Guess
from mlpkit.exercises.data import images
from mlpkit.forward_pass import he_normal
from mlpkit.preprocessing import flatten, pixel_statistics, scale_to_unit, standardize


def largest_slope():
    z = np.linspace(-5, 5, 1001)
    return float(np.max(sigmoid_backward(np.ones(1001), z, sigmoid(z))))


def zeros_after_relu():
    """The share of zeros among the outputs of a fresh layer of 64 units."""
    pixels, _ = images()
    X = scale_to_unit(flatten(pixels))
    X = standardize(X, *pixel_statistics(X))
    return float(np.mean(relu(X @ he_normal((784, 64), np.random.default_rng(0))) == 0))


LINEAR_STACK = Guess(
    name="linear_stack",
    notebook=2,
    placing=True,
    again="""
        Two kinds of points in the plane form two crescents, "moons", that reach into each other. A
        network learns to tell them apart. It has three linear layers, each `x @ W + b`, one after
        the other, with nothing between them. What border does it draw between the two kinds?

        - a) a curve that follows the moons
        - b) one straight line, as one layer does
        - c) three straight lines, joined
    """,
    answer="b",
    because=(
        "three layers have more numbers to set, but draw no new shapes. x times three matrices "
        "is x times one matrix, their product."
    ),
    wrong={
        "a": (
            "a curve needs a bend somewhere, and here every layer only multiplies and adds. More "
            "numbers don't make a bend."
        ),
        "c": (
            "a joint is a bend. It needs something that treats the points on one side differently "
            "from those on the other. Here all points go through the same three matrices."
        ),
    },
)

SIGMOID_SLOPE = Guess(
    name="sigmoid_slope",
    notebook=2,
    again="""
        The sigmoid is a = 1 / (1 + e⁻ᶻ). How much does a move when z moves a little, where the
        sigmoid is steepest? Give this slope, a number.
    """,
    answer=largest_slope,
    tolerance=0.02,
    because=(
        "the curve is steepest in the middle, at z = 0, and flattens towards both ends. In the "
        "middle it rises like a line that goes from 0 to 1 over a width of 4."
    ),
    wrong={
        1: (
            "with a slope of 1 the sigmoid would rise from 0 to 1 over a width of 1. From z = −½ "
            "to ½ it rises only from 0.38 to 0.62."
        ),
        0.5: (
            "that is the value of the sigmoid in the middle, at z = 0. The question asks for its "
            "slope there."
        ),
        0: ("the slope is 0 nowhere, and largest where the curve is steepest, in the middle."),
    },
)

# A fresh layer of 64 units with ReLU sees 1000 standardized images. What share of its outputs
# is 0? (A number between 0 and 1.)
RELU_ZERO_SHARE = Guess(
    name="relu_zero_share",
    notebook=2,
    answer=zeros_after_relu,
    measured=True,
    share=True,
    tolerance=0.1,
    because=(
        "weights drawn around 0 make z negative as often as positive, and ReLU turns the "
        "negative half into 0. That is harmless: on other images the same unit is not 0."
    ),
    wrong={
        0.25: (
            "ReLU cuts at 0, not at a quarter. What share of numbers drawn around 0 lies below it?"
        ),
        0.1: (
            "ReLU turns everything negative into 0. Weights are drawn around 0: how often "
            "is z below it?"
        ),
        0: ("ReLU turns everything negative into 0, and z is drawn around 0."),
        1: ("only negative numbers become 0."),
    },
)

SOFTMAX_SHIFT = Guess(
    name="softmax_shift",
    notebook=2,
    again="""
        Mathematically, what is softmax of (1001, 1002, 1003), compared with softmax of (1, 2, 3)?

        - a) its largest value is larger
        - b) it is the same
        - c) it can't be computed, because e to the power of 1003 overflows
    """,
    answer="b",
    because=(
        "the factor e¹⁰⁰⁰ is in the numerator and in the denominator, and cancels. Softmax sees "
        "the differences in a row, and nothing else."
    ),
    wrong={
        "a": (
            "what counts is not the size of the logits but how far apart they are, and these "
            "distances are the same in both rows. If the logits were multiplied by 1000, not "
            "shifted by it, they would be further apart."
        ),
        "c": (
            "e¹⁰⁰³ overflows in a computer, but nobody has to compute it. With the row's maximum "
            "subtracted, the exponents are −2, −1 and 0. Only the plain formula gives nan."
        ),
    },
)

SOFTMAX_CERTAINTY = Guess(
    name="softmax_certainty",
    notebook=2,
    again="""
        A network that tells ten kinds of clothes apart ends in softmax. For one image softmax gives
        0.99 for "sandal". What does this number alone say?

        - a) of 100 such images, 99 are sandals
        - b) the network was trained on this image
        - c) only that the logit for "sandal" lies well above the others
    """,
    answer="c",
    because=(
        "softmax turns any numbers into positive ones that sum to 1, even those of an untrained "
        "network. Only a count on images with known labels shows how often 0.99 is right."
    ),
    wrong={
        "a": (
            "it may be so, but nothing in softmax guarantees it. Multiply all logits by 10: the "
            "predicted classes stay, so the network is right just as often, but now it says 0.99 "
            "or more for almost every image."
        ),
        "b": (
            "logits can lie far apart for an image that was never seen. Feed the network noise: "
            "the largest of the ten probabilities is often high all the same."
        ),
    },
)

PAPER_CUT = Guess(
    name="paper_cut",
    notebook=2,
    again="""
        Fold a sheet of paper in half, and in half again, across the first fold. Cut off the corner
        where the two folds meet, with one straight cut. How many straight edges does the hole have
        when the sheet is unfolded?
    """,
    answer=4,
    because=(
        "the sheet lay in four layers, and the cut went through all of them and made one edge in "
        "each. Two layers meet at a fold, so that is where two edges make a corner."
    ),
    wrong={
        1: (
            "there was one cut, but it went through every layer of the folded sheet. How many "
            "layers are there after two folds?"
        ),
        2: "two folds make more than two layers. The second fold doubles what the first doubled.",
        3: "each layer of paper gets one edge, and two folds can't make three layers.",
        8: "that takes a third fold. Each fold doubles the layers, and you folded twice.",
    },
)
