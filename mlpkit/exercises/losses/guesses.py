"""The guesses of notebook 04; that of the bug hunt is in its file."""

import math

from mlpkit.checker import Guess

NUDGED_ACCURACY = Guess(
    name="nudged_accuracy",
    notebook=4,
    again="""
        A single layer with random weights classifies 1,000 images. One of its 7,840 weights is
        nudged by 0.001. By how much does its accuracy on the 1,000 images change? A number.
    """,
    answer=0,
    because=(
        "an answer changes only where another class overtakes. The nudge moves one logit of each "
        "image by a few thousandths at most, and in none of the 1,000 images does that let "
        "another class overtake."
    ),
    wrong={
        0.001: (
            "that would be one changed answer out of 1,000. The logit of class 3 moves by a few "
            "thousandths at most: too little to change any answer."
        ),
    },
)

UNTRAINED_LOSS = Guess(
    name="untrained_loss",
    notebook=4,
    placing=True,
    again="""
        The loss of a classifier is cross-entropy: the mean of −ln p, where p is the probability
        that the classifier gives to the right class. A network that knows nothing and says so gives
        each of ten classes 0.1. What is its loss? A number.
    """,
    answer=math.log(10),
    tolerance=0.1,
    because=(
        "ten equally likely classes have a probability of 0.1 each, and −ln 0.1 = ln 10 = 2.30. So "
        "2.30 is not a bug: it says that the network knows nothing yet."
    ),
    wrong={
        0.1: ("that is the probability. The loss is minus its logarithm."),
        0.23: (
            "that is ln 10 divided by the ten classes. Only the right class counts, and it counts "
            "in full: −ln of its probability."
        ),
        0: (
            "a loss of 0 means that the right class has the probability 1. A network that "
            "knows nothing gives it 0.1."
        ),
        1: ("that is −log of 0.1 to base 10. The loss takes the natural logarithm, ln."),
        0.9: ("that is 1 − p. The loss is −ln p."),
        3.32: ("that is the logarithm to base 2. The loss takes the natural one, ln."),
        -2.303: ("ln 0.1 is negative, and the loss is minus that."),
        0.69: ("that is ln 2, for two classes. Here there are ten."),
        10: ("that is the number of classes. The loss is its natural logarithm."),
    },
)

GRADIENT_OF_RIGHT_CLASS = Guess(
    name="gradient_of_right_class",
    notebook=4,
    again="""
        A network's logits go through softmax, and its loss is cross-entropy. A batch of one example
        gives the right class the probability 0.9. What is the slope of the loss along the logit of
        that class? Mind the sign.
    """,
    answer=-0.1,
    tolerance=0.005,
    wrong={
        -1.11: (
            "that is −1/p, the slope along the probability. The logit is one step further back, "
            "through softmax, and its slope is p − y."
        ),
        1.11: (
            "that is 1/p. The question is the slope along the logit, one step further back "
            "through softmax: p − y."
        ),
        0.105: ("that is the loss, −ln 0.9. The question is its slope along the logit: p − y."),
        0.09: (
            "that is p (1 − p), softmax's own slope. Multiplied by the slope of the loss, −1/p, it "
            "gives p − 1."
        ),
        0.1: "the size is right. What about the sign? Does the loss rise or fall with this logit?",
        -0.9: "that is −p; the slope is p − y, and y is 1 for the right class.",
        0.9: "that is p alone; y must be subtracted from it, and y is 1 for the right class.",
    },
    because=(
        "p − y = 0.9 − 1 = −0.1. It is negative, because a larger logit makes the loss smaller, "
        "and small, because there is little left to gain."
    ),
)

ONE_LAYER = Guess(
    name="one_layer",
    notebook=4,
    again="""
        A single layer from the 784 pixels of a Fashion-MNIST image to ten classes, with softmax and
        cross-entropy, is trained on 50,000 images for two epochs, at the best of four rates. On
        what share of new images is it right?
    """,
    answer=0.84,
    tolerance=0.03,
    share=True,
    because=(
        "a single layer weighs each pixel by itself and adds the results up. For these images that "
        "is enough to get more than eight in ten right. The network of notebook 03, at chance, got "
        "one in ten."
    ),
    wrong={
        0.1: "that is chance, one class out of ten. The layer learns, and does far better.",
        1.0: (
            "a single layer can't be right on all images, because it has only one template for "
            "each class."
        ),
    },
)

SEVEN_IN_TEN = Guess(
    name="seven_in_ten",
    notebook=4,
    again="""
        Ten images look exactly the same, so a network gives all ten the same probabilities. Seven
        are labelled shirt, three T-shirt. The loss is cross-entropy. What probability of shirt
        makes the mean loss of the ten images smallest?
    """,
    answer=0.7,
    tolerance=0.005,
    share=True,
    wrong={
        1.0: "then each T-shirt has the probability 0, and costs −ln 0, which is infinite.",
        0.5: (
            "that costs −ln ½ = 0.69, whatever the label. Shirts are commoner, so the loss can be "
            "lower."
        ),
        0.3: "that is the share of T-shirts. The question is the probability of shirt.",
        0.61: "that is the loss at the best probability. The question is the probability itself.",
    },
    because=(
        "p − y, averaged over the ten images, is p − 0.7, which is 0 at p = 0.7, the share of "
        "shirts. The mean loss is then −0.7 ln 0.7 − 0.3 ln 0.3 = 0.61, and no network can get "
        "below it."
    ),
)
