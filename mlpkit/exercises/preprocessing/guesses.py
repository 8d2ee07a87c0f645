"""The guesses of notebook 01, in its order."""

import math

import numpy as np

from mlpkit.checker import Guess
from mlpkit.preprocessing import load_fashion_mnist

# Which two kinds of clothes will the network at the end of the course mistake for each other most
# often? a: pullover and coat   b: T-shirt and shirt   c: coat and shirt   d: sandal and sneaker
MOST_CONFUSED = Guess(
    name="most_confused",
    notebook=1,
    answer="b",
    answered=7,
    because=(
        "a shirt differs from a T-shirt by a collar, a row of buttons or the length of a sleeve. "
        "Each takes up a few pixels, and some shirts have none of the three. The mean images of "
        "shirt and T-shirt look less alike than those of pullover and coat; but a network does "
        "not compare an image with mean images. (In a single run pullover and coat may come "
        "first; over several runs they don't.)"
    ),
    wrong={
        "a": (
            "pullover and coat have the most similar mean images of all, and a comparison with "
            "mean images confuses them most. A network looks at more than the mean. What is left "
            "when the outline is known?"
        ),
        "c": (
            "coat and shirt share an outline, as pullover and coat do, and are often confused. "
            "But another pair differ by even less."
        ),
        "d": (
            "both are low shoes, but the network separates them well: a sneaker is closed. The "
            "four tops give it more trouble."
        ),
    },
)


UINT8_DIFFERENCE = Guess(
    name="uint8_difference",
    notebook=1,
    again="""
        The pixels of an image are `uint8`: whole numbers from 0 to 255, one byte each. What number
        comes out of `np.uint8([0]) - np.uint8([47])`?
    """,
    answer=lambda: int((np.uint8([0]) - np.uint8([47]))[0]),
    because=(
        "uint8 holds 0 to 255 and nothing else. Below 0 it goes on from 256, so 0 − 47 is "
        "256 − 47, and no warning says so."
    ),
    wrong={
        208: ("uint8 wraps round at 256, not at 255, because 0 is one of the 256 values."),
        0: ("uint8 does not stop at 0. Image programs do; NumPy's integers wrap round."),
        -47: ("uint8 has no negative numbers. Below 0 it goes on from the other end."),
        47: (
            "that is the distance. uint8 has no sign, but it does not drop the minus either: "
            "below 0 it goes on from the other end."
        ),
        255: ("uint8 does not stop at an end. Below 0 it goes on from 256: 0 − 1 would be 255."),
    },
)


BATCHES_PER_EPOCH = Guess(
    name="batches_per_epoch",
    notebook=1,
    again="""
        In an epoch each of 60,000 examples comes once, in batches of 256; the last batch holds what
        is left over. How many batches are there in an epoch, and how many examples are in the last?
        Two numbers: batches, examples in the last.
    """,
    parts=("batches", "examples in the last"),
    rules={
        "batches": "a last batch that is not full is also a batch.",
        "examples in the last": "the examples that the full batches leave over.",
    },
    answer=lambda: (math.ceil(60_000 / 256), 60_000 % 256),
    because=(
        "60,000 / 256 is 234.4. So 234 batches are full, and one more holds the "
        "60,000 − 234 · 256 = 96 examples that are left."
    ),
    wrong={
        ("batches", 234): (
            "that is the number of full batches. Some examples are left over, and an epoch has "
            "those too."
        ),
        ("batches", 234.375): "batches are whole. What becomes of the last examples?",
        ("batches", 60_000): "that counts the examples. A batch holds 256 of them.",
        ("batches", 0.00427): (
            "that is 256 / 60,000, a batch's share of an epoch. How many batches make a whole "
            "epoch?"
        ),
        ("examples in the last", 256): (
            "that is how many a full batch holds. 256 does not go into 60,000 without a remainder."
        ),
        (
            "examples in the last",
            160,
        ): "that is how many the last batch lacks. How many does it have?",
    },
)


OWN_STATISTICS = Guess(
    name="own_statistics",
    notebook=1,
    placing=True,
    again="""
        `X` (N, D) has an image in each row, a pixel in each column. To standardize it, the
        mean of each column is subtracted, and the result is divided by the column's standard
        deviation, or by 1 where that is 0.

        One new image arrives. It is standardized with its own mean and standard deviation, column
        by column, taken over this set of one image. What becomes of it?

        - a) it looks the same, on a different scale
        - b) every pixel becomes 0
        - c) every pixel becomes `nan`
    """,
    answer="b",
    because=(
        "the mean over one image is the image itself, so X − mean is 0 everywhere. The guard "
        "divides by 1, and the result stays 0. With the training set's mean and std the image "
        "survives."
    ),
    wrong={
        "a": (
            "that would be so with one mean over all its pixels. Here each column has its own mean "
            "over one image, which is the pixel itself. What does X − mean become?"
        ),
        "c": (
            "0/0 would be nan, and every std is 0 here. But standardize divides by 1 where "
            "std is 0. What does X − mean become?"
        ),
    },
)


LATER = (
    "that would be later than at unit scale, where the weights hardly move the score. "
    "After standardizing, do they move it more or less?"
)

FIRST_BELOW = Guess(
    name="first_below",
    notebook=1,
    again="""
        A program with three parameters learns to tell boots from sandals by two numbers for each
        shoe, the means of its upper and its lower half, both from 0 to 1. At rate 5 its loss is
        below 0.3 for the first time at update 152.

        Now the two numbers are standardized: over all shoes each has mean 0 and standard deviation
        1. The shoes, the program and the rate stay the same. At which update is the loss below 0.3
        for the first time?
    """,
    answer=1,
    because=(
        "at unit scale the weights hardly move the score, and most of the 152 updates go into the "
        "weights. After standardizing, all three parameters move the score alike, and one rate "
        "suits all three: at rate 5 the first update alone takes the loss from 0.69 to 0.27."
    ),
    wrong={
        0: (
            "before the first update all parameters are 0, whatever the scale. So each shoe gets "
            "probability one half, and the loss is 0.69."
        ),
        152: (
            "that would be so if scale did not matter. But scale decides how far each parameter "
            "moves the score: at unit scale the weights hardly move it."
        ),
        **dict.fromkeys((200, 300), LATER),
    },
)


# Every pixel is a number from 0, paper, to 255, full ink. What share of all pixels of the
# training images is exactly 0? Answer with a number from 0 to 1.
ZERO_SHARE = Guess(
    name="zero_share",
    notebook=1,
    answer=lambda: float(np.mean(load_fashion_mnist().train_images == 0)),
    measured=True,
    share=True,
    extra=True,
    tolerance=0.1,
    because=(
        "half of an image is paper. What is photographed fills the middle of the picture, and "
        "around it there is next to nothing."
    ),
    wrong={
        0.0039: (
            "that is 1/256, which would be right if all 256 values were equally common. Look at a "
            "picture: how much of it is paper?"
        ),
        0.004: (
            "that is 1/256, which would be right if all 256 values were equally common. Look at a "
            "picture: how much of it is paper?"
        ),
    },
)
