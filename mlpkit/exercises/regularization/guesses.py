"""Guesses of notebook 08: those of dropout, of changed images and of smoothed labels."""

import numpy as np

from mlpkit.checker import Guess
from mlpkit.regularization import dropout


def dropped_number():
    """A 3 under dropout with rate 0.25: its mean over many draws, and its value when kept."""
    y, _ = dropout(np.full(10**6, 3.0), 0.25, np.random.default_rng(0))
    return float(np.mean(y)), float(np.max(y))


# A hidden number is 3. Dropout in training has the rate 0.25, and divides what it keeps by
# 1 − 0.25. What is the number when it is kept, and what is its mean over many draws?
DROPOUT_MEAN = Guess(
    name="dropout_mean",
    notebook=8,
    answer=lambda: dropped_number()[::-1],
    measured=True,
    tolerance=0.02,
    parts=("kept", "mean"),
    rules={
        "kept": "the number, divided by the share that is kept.",
        "mean": "0 in a quarter of the draws, and in the others what it is when kept.",
    },
    because=(
        "three times in four it is 3 / 0.75 = 4, else 0, and 0.75 · 4 + 0.25 · 0 = 3. So when "
        "predicting, where nothing is dropped, 3 is what the next layer is used to."
    ),
    wrong={
        ("kept", 3): "that would be so without the division. What is kept is divided by 0.75.",
        ("kept", 12): "that is divided by the rate. It is divided by the share that is kept.",
        ("kept", 2.25): "that is multiplied by 0.75. It is divided.",
        ("kept", 0.75): "that is the share that is kept. Asked for is the number.",
        ("mean", 2.25): (
            "that is 0.75 · 3, the mean without the division. What is kept is divided by 0.75."
        ),
        ("mean", 4): "that is what it is when kept. In one draw of four it is 0.",
        ("mean", 0.75): "that is the mean of the zeros and ones, not of the number.",
        ("mean", 1): "that is the mean of the mask. Asked for is the mean of the number, 3 · mask.",
    },
)

DROPOUT_WHEN_PREDICTING = Guess(
    name="dropout_when_predicting",
    notebook=8,
    again="""
        In training, dropout makes each hidden number 0 with the probability `rate`, and divides
        what it keeps by 1 − `rate`. A network was trained so, at rate 0.5. Now it predicts: one
        image goes through it, and then the same image again. What comes out?

        - a) two answers that differ a little, for other units are dropped
        - b) twice the same: no unit is dropped
        - c) twice the same: no unit is dropped, and every hidden number is halved
    """,
    answer="b",
    because=(
        "dropout belongs to training. Predicting, all units answer, and since what was kept had "
        "been divided by 1 − rate, they are as large as the next layer expects."
    ),
    wrong={
        "a": (
            "that is what a network does that was left in training. Chance then decides on each "
            "answer, and more of them are wrong. (Some do leave dropout on, and take the mean of "
            "many passes: Monte Carlo dropout. One pass is no such mean.) Send the images through "
            "twice, with rng and without, and count."
        ),
        "c": (
            "that belongs to dropout as it was first published, which left what it kept as it "
            "was. Here training has divided by 1 − rate; halved again, the numbers would be "
            "too small."
        ),
    },
)

VALIDATION_BELOW_TRAINING = Guess(
    name="validation_below_training",
    notebook=8,
    again="""
        Images were parted by chance into a training and a validation set, thousands in each. A
        network is trained with dropout at rate 0.5. The training loss is averaged over the batches
        of an epoch, the validation loss is measured at its end. It stays below the training loss
        for all of 8 epochs. What is the matter, most likely?

        - a) a bug: validation images must have got into the training set
        - b) nothing: the two losses are measured in two ways
        - c) nothing: the validation images happen to be easier
        - d) the network is overfitted
    """,
    answer="b",
    because=(
        "the training loss is that of a network with half of its units missing, averaged over an "
        "epoch in which it still improves. The validation loss is that of the whole network, at "
        "the end. Measure both alike, and training is the lower one again."
    ),
    wrong={
        "a": (
            "images that are in both sets could do that, and a look costs little. Here there are "
            "none. What is different about the network while it trains?"
        ),
        "c": (
            "both sets were drawn from the same images, by chance. With thousands in each they "
            "are alike. What is different about the network while it trains?"
        ),
        "d": (
            "it is the other way round: an overfitted network does better on the images that it "
            "has learnt by heart. What is different about the network while it trains?"
        ),
    },
)

AUGMENT_VALIDATION = Guess(
    name="augment_validation",
    notebook=8,
    again="""
        You train a network on images that are mirrored and moved at random. In use it will see each
        image once, as it comes. The validation images are to say how good it will be. What do you
        do to them?

        - a) the same, or the two losses can't be compared
        - b) nothing
        - c) each is shown in several versions, and the mean of the answers counts
    """,
    answer="b",
    because=(
        "the validation set stands for the images that will come, and they come as they are. "
        "Changed at random it would ask something else, and something new in each epoch."
    ),
    wrong={
        "a": (
            "the two losses need not be alike; the validation loss has to say how good the "
            "network will be on new images. Do those come mirrored and moved at random? And at "
            "random, each epoch would be measured on other images."
        ),
        "c": (
            "that is done too, and often helps: test-time augmentation, another way to predict. "
            "Whoever measures with it predicts with it as well, and every later image goes through "
            "several times. Here it is the network itself that is measured."
        ),
    },
)
