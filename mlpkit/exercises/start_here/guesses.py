"""The guesses of notebook 00, in its order."""

import math

import numpy as np

from mlpkit.checker import Guess

DOUBLED = Guess(
    name="doubled",
    notebook=0,
    again="""
        A program says "boot" where `x1 * w1 + x2 * w2 + b` is above 0, and "sandal" below; the
        further from 0, the surer it is. Its loss says how wrong its probabilities are. You double
        `w1`, `w2` and `b`. What happens?

        - a) only the line changes
        - b) only the loss changes
        - c) both change
        - d) neither changes
    """,
    answer="b",
    because=(
        "the line is where x1 · w1 + x2 · w2 + b is 0, and twice 0 is 0. Everywhere else the sum "
        "doubles, and the program is surer of every shoe, whether it is right or wrong. The loss "
        "sees that."
    ),
    wrong={
        "a": (
            "it is the other way round. The line is where x1 · w1 + x2 · w2 + b is 0, and twice 0 "
            "is 0. But the program is surer of every shoe, and the loss sees that."
        ),
        "c": (
            "the loss changes, but the line doesn't. The line is where x1 · w1 + x2 · w2 + b is 0, "
            "and twice 0 is 0."
        ),
        "d": (
            "the line stays, but the program is surer of every shoe, whether it is right or wrong. "
            "The loss sees that."
        ),
    },
)

SLICE_SHAPE = Guess(
    name="slice_shape",
    notebook=0,
    again="""
        `photos` is an array of shape (60000, 28, 28). What is the shape of `photos[:, :14]`?
    """,
    answer=(60000, 14, 28),
    because=(
        "the slices between the commas belong to the axes, in order. The bare : keeps all of "
        "axis 0, :14 keeps the indices 0 to 13 of axis 1, and axis 2, not mentioned, stays "
        "whole. The result is the upper half of every image."
    ),
    wrong={
        (60000, 15, 28): ":14 ends before 14. The indices 0 to 13 are 14 rows.",
        (60000, 28, 14): (
            "the second slice belongs to axis 1, the rows of an image; the columns are axis 2, "
            "which is not mentioned."
        ),
        (14, 28, 28): (
            "the 14 is in the second slice, which belongs to axis 1. The first slice, a bare :, "
            "keeps all of axis 0."
        ),
        (60000, 13, 28): "the indices are 0 to 13, which makes 14 rows.",
        (60000, 14): ("axis 2 is not mentioned, and stays whole: the last 28 is still there."),
    },
)

AXIS_MEAN = Guess(
    name="axis_mean",
    notebook=0,
    again="""
        `A` is an array of shape (5, 3). What is the shape of `A.mean(axis=0)`? A shape with one
        axis is written `(7,)`, with a comma.
    """,
    answer=(3,),
    because=(
        "the axis that is named disappears. axis=0 runs over the 5 rows, so there "
        "is one mean for each of the 3 columns. axis=1 would give (5,), one for each row."
    ),
    wrong={
        (5,): (
            "that is the mean of each row, axis=1. The axis that is named disappears, and axis 0 "
            "runs over the 5 rows."
        ),
        (1, 3): "the axis disappears altogether. With keepdims=True it would stay, with length 1.",
        (5, 1): "the axis that is named disappears altogether, and axis 0 runs over the 5 rows.",
        (5, 3): ("a mean over an axis takes that axis away."),
        (): "that is the mean of all numbers, without axis=. With axis=0 one axis is left.",
    },
)

MATRIX_PRODUCT_ENTRY = Guess(
    name="matrix_product_entry",
    notebook=0,
    again="""
        By hand: `A = [[1, 2], [3, 4]]` and `B = [[5, 6], [7, 8]]` are arrays. What is
        `(A @ B)[0, 1]`?
    """,
    answer=lambda: int((np.array([[1, 2], [3, 4]]) @ np.array([[5, 6], [7, 8]]))[0, 1]),
    because=(
        "entry [0, 1] is row 0 of A times column 1 of B, element by element, added up: "
        "1 · 6 + 2 · 8 = 22. Counting starts at 0. (A * B is something else: it multiplies the "
        "entries that have the same indices.)"
    ),
    wrong={
        12: (
            "that is 2 · 6, entry [0, 1] of A * B. A @ B multiplies a row by a column, element by "
            "element, and adds the products up."
        ),
        19: (
            "that is entry [0, 0]. Counting starts at 0: [0, 1] is row 0 of A with the second "
            "column of B."
        ),
        43: ("that is entry [1, 0]. The row comes first: [0, 1] is row 0, column 1."),
        50: ("that is entry [1, 1]. Counting starts at 0: row 0 is the first."),
        34: ("that is (B @ A)[0, 1]. The rows come from A, the columns from B."),
        23: ("that is row 0 of A times row 1 of B. It should be column 1 of B, (6, 8)."),
    },
)

MATRIX_PRODUCT_SHAPE = Guess(
    name="matrix_product_shape",
    notebook=0,
    again="""
        `A` is an array of shape (5, 3), and `B` one of shape (3, 2). What is the shape of `A @ B`?
    """,
    answer=(5, 2),
    because=(
        "the inner sizes must agree, 3 and 3, and are summed over. The outer ones stay: the "
        "rows of the first factor, the columns of the second."
    ),
    wrong={
        (5, 3, 2): (
            "these are all the sizes in a row. The inner two, 3 and 3, are summed over and "
            "disappear."
        ),
        (
            3,
            3,
        ): "these are the inner sizes, which are summed over and disappear. The outer ones stay.",
        (5, 3): ("that is the shape of A. In A @ B the rows come from A, but the columns from B."),
        (3, 2): ("that is the shape of B. The rows come from A."),
        (2, 5): "the rows of the first factor come first, then the columns of the second.",
        (5,): "each column of B gives a column of the result, so there are two axes.",
    },
)

BROADCAST_SHAPE = Guess(
    name="broadcast_shape",
    notebook=0,
    again="""
        `A` is an array of shape (5, 3), and `m` one of shape (3,). What is the shape of `A - m`?
    """,
    answer=(5, 3),
    because=(
        "shapes are compared from the right. 3 meets 3; then A has an axis of 5 where m has none, "
        "so m is used again for each of the 5 rows. That is broadcasting. With m of shape (5,) the "
        "subtraction would fail, because 3 would meet 5."
    ),
    wrong={
        (5,): (
            "A - m sums nothing, unlike a product, so the axis of 3 stays. m is subtracted from "
            "each row."
        ),
        (3,): ("m, the smaller array, is used again for every row of A, and all 5 rows stay."),
        (5, 3, 3): (
            "the axes of A and m are not put side by side. From the right, 3 meets 3, and that is "
            "one axis."
        ),
        (3, 5): ("the axes of A stay in their order."),
    },
)

FIRST_LOSS = Guess(
    name="first_loss",
    notebook=0,
    again="""
        A program tells sandals from boots. The sigmoid of `x1 * w1 + x2 * w2 + b`, the score of an
        image, is its probability of being a boot. The loss is the mean, over all images, of minus
        the natural logarithm of the probability that the program gives to the right answer.

        Before training, `w1`, `w2` and `b` are all 0. What is the loss? A number.
    """,
    answer=math.log(2),
    tolerance=0.01,
    because=(
        "a score of 0 gives a probability of one half, whatever the image, and "
        "−log 0.5 = ln 2 = 0.693. That is the loss of a program that can't tell two classes "
        "apart."
    ),
    wrong={
        0: (
            "a loss of 0 means that every image got the probability 1 for its right answer. "
            "With all parameters 0 the score is 0: what probability does that give?"
        ),
        1: "a probability of 0.37 gives a loss of 1. What probability does a score of 0 give?",
        0.301: ("that is the logarithm to the base 10. np.log is the natural one, ln."),
        -0.693: ("the logarithm of ½ is negative, and the loss is minus that."),
        2.303: ("that is ln 10, for ten classes. Here there are two."),
        0.5: "that is the probability. The loss is minus its logarithm.",
        8317.8: "that is the sum over 12,000 images. The loss is their mean.",
    },
)

PARTIAL_DERIVATIVE = Guess(
    name="partial_derivative",
    notebook=0,
    again="""
        f(w, b) = (2w + b − 1)². What is the partial derivative of f with respect to w, at w = 1,
        b = 2?
    """,
    answer=12,
    because=(
        "hold b still and let only w move. The square gives 2 · (2w + b − 1), and the inside "
        "moves by 2 when w moves by 1 (the chain rule): 4 · (2w + b − 1) = 4 · 3 = 12. Nudge w: "
        "(f(1.001, 2) − f(0.999, 2)) / 0.002 = 12."
    ),
    wrong={
        18: (
            "the slopes along w and along b were added. For the partial derivative b is "
            "held still, and only w moves."
        ),
        9: ("that is the value of f. The question is how fast f changes with w."),
        6: (
            "that is the slope of the square, 2 · 3. The inside, 2w + b − 1, moves by 2 when w "
            "moves by 1, and by the chain rule 6 must be multiplied by that 2."
        ),
        8: (
            "that is 4 · 2w, without b − 1. b is held still, but it counts: 2w + b − 1 is 3, not 2."
        ),
        3: "that is the inside of the square. The question is how fast its square changes with w.",
        2: (
            "that is how fast the inside changes with w. The square around it has a slope as well: "
            "multiply by that."
        ),
        24: ("there is one factor of 2 too many. The square gives 2 · 3, and the inside gives 2."),
        36: ("that is 4 times the square. In its slope, 2w + b − 1 is not squared."),
    },
)

STEP_DIRECTION = Guess(
    name="step_direction",
    notebook=0,
    placing=True,
    again="""
        A program makes its loss smaller by gradient descent. After 200 updates the slope of the
        loss along the parameter `w1` is −0.0031. What would one more update do to `w1`?

        - a) make it larger
        - b) make it smaller
        - c) leave it as it is
    """,
    answer="a",
    because=(
        "the slope is negative, so a larger w1 means a smaller loss. The program subtracts rate "
        "· slope from w1. That product is negative here, so w1 grows. The loop stopped after 200 "
        "updates, before the bottom."
    ),
    wrong={
        "b": (
            "a negative slope says that the loss falls as w1 grows. The program subtracts "
            "rate · slope from w1, and minus times minus is plus. With a rate of 5, a w1 of 8.48 "
            "becomes 8.48 − 5 · (−0.0031) = 8.50."
        ),
        "c": (
            "w1 would stay only if its slope were 0. The program subtracts rate · slope, and "
            "−0.0031 is small but not 0. The loop stopped after 200 updates, before the bottom."
        ),
    },
)
