"""The guesses of notebook 00, in its order."""

import math

import numpy as np

from mlpkit.checker import Guess

# Before the first update w1, w2 and b are all 0. So every score is 0, and every image gets the
# same probability. The loss is the mean of −log of the probability of the right answer. What
# number is it?
FIRST_LOSS = Guess(
    name="first_loss",
    notebook=0,
    answer=math.log(2),
    tolerance=0.01,
    because=(
        "a score of 0 gives a probability of one half, whatever the image, and "
        "−log 0.5 = ln 2 = 0.693. That is the loss of a program that can't tell two classes "
        "apart."
    ),
    wrong={
        0.5: "that is the probability. The loss is minus its logarithm.",
    },
)

# After 200 updates the slope of the loss along w1 is −0.0031. What would one more do to w1?
# a: it makes w1 larger   b: it makes w1 smaller   c: w1 stays as it is
STEP_DIRECTION = Guess(
    name="step_direction",
    notebook=0,
    answer="a",
    because=(
        "the slope is negative, so more w1 means less loss. The program takes rate · slope off "
        "w1, which is negative here: w1 grows. The loop stopped after 200 updates, before "
        "the bottom."
    ),
    wrong={
        "b": (
            "a negative slope says that the loss falls as w1 grows. What is taken off w1 is "
            "rate · slope: minus times minus is plus. Print theta[0] - 5 * slope(0, theta): "
            "w1 goes from 8.48 to 8.50."
        ),
        "c": (
            "w1 would stay only if its slope were 0. The program takes rate · slope off, and "
            "−0.0031 is small but not 0: the loop stopped after 200 updates, before the bottom."
        ),
    },
)

# Self-test. photos has shape (60000, 28, 28). What is the shape of photos[:, :14]?
SLICE_SHAPE = Guess(
    name="slice_shape",
    notebook=0,
    answer=(60000, 14, 28),
    because=(
        "the places between the commas belong to the axes, in order. : keeps all of axis 0, "
        ":14 keeps the places 0 to 13 of axis 1, and axis 2, not mentioned, stays whole: "
        "the upper half of every image."
    ),
)

# Self-test. A has shape (5, 3), m has shape (3,). What is the shape of A - m?
BROADCAST_SHAPE = Guess(
    name="broadcast_shape",
    notebook=0,
    answer=(5, 3),
    because=(
        "shapes are compared from the right. 3 meets 3; then A has an axis of 5 where m has "
        "none, so m is used again for each of the 5 rows. That is broadcasting. With m of "
        "shape (5,) it would fail, for 3 would meet 5."
    ),
)

# Self-test. A has shape (5, 3). What is the shape of A.mean(axis=0)?
AXIS_MEAN = Guess(
    name="axis_mean",
    notebook=0,
    answer=(3,),
    because=(
        "the axis that is named is the one that goes. axis=0 runs over the 5 rows, so there "
        "is one mean for each of the 3 columns. axis=1 would give (5,), one for each row."
    ),
)

# Self-test. A has shape (5, 3), B has shape (3, 2). What is the shape of A @ B?
MATRIX_PRODUCT_SHAPE = Guess(
    name="matrix_product_shape",
    notebook=0,
    answer=(5, 2),
    because=(
        "the inner sizes must agree, 3 and 3, and are summed over. The outer ones stay: the "
        "rows of the first factor, the columns of the second."
    ),
)

# Self-test, by hand. A = [[1, 2], [3, 4]] and B = [[5, 6], [7, 8]]. What is (A @ B)[0, 1]?
MATRIX_PRODUCT_ENTRY = Guess(
    name="matrix_product_entry",
    notebook=0,
    answer=lambda: int((np.array([[1, 2], [3, 4]]) @ np.array([[5, 6], [7, 8]]))[0, 1]),
    because=(
        "entry [0, 1] is row 0 of A times column 1 of B, place by place, and summed: "
        "1 · 6 + 2 · 8 = 22. Counting starts at 0. (A * B would multiply the entries in the "
        "same place: another thing.)"
    ),
)

# Self-test. f(w, b) = (2w + b − 1)². What is the partial derivative of f with respect to w, at
# w = 1, b = 2?
PARTIAL_DERIVATIVE = Guess(
    name="partial_derivative",
    notebook=0,
    answer=12,
    because=(
        "hold b still and let only w move. The square gives 2 · (2w + b − 1), and the inside "
        "moves 2 for each 1 of w (the chain rule): 4 · (2w + b − 1) = 4 · 3 = 12. Nudge it: "
        "(f(1.001, 2) − f(0.999, 2)) / 0.002 = 12."
    ),
)
