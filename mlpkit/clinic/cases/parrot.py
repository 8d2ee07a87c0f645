"""The case `parrot`: images and labels are each shuffled in a different order."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.examples import keeps_pairs
from mlpkit.clinic.record import Case, Cost


def shuffled(images, labels, rng):
    order = rng.permutation(len(images))
    return images[order], labels[order]


def from_one_seed(images, labels, rng):
    seed = rng.integers(2**32)
    return tuple(np.random.default_rng(seed).permutation(part) for part in (images, labels))


def not_at_all(images, labels, rng):
    return images, labels


def by_choice(images, labels, rng):
    order = rng.choice(len(labels), len(labels), replace=False)
    return np.stack([images[n] for n in order]), np.array([labels[n] for n in order])


def labels_alone(images, labels, rng):
    return images, rng.permutation(labels)


def there_and_back(images, labels, rng):
    order = rng.permutation(len(images))
    return images[order], labels[np.argsort(order)]


CASE = Case(
    name="parrot",
    saw=(
        "The training loss falls a little, and of the images held back no more than 10 in 100 are "
        "named right: what guessing gives. With more epochs the network learns its lessons by "
        "heart and nothing else."
    ),
    source=(
        "dennybritz/cnn-text-classification-tf, issue 136 (2018): data shuffled, labels left as "
        "they were; and udacity/sdc-issue-reports, issue 1326 (2018), each shuffled separately"
    ),
    function="shuffled",
    lines=(16,),
    organ="labels",
    cause=(
        "the labels are shuffled in a different order from the images, so nine in ten images have "
        "the label of a different kind. Such labels can only be learnt by heart."
    ),
    repaired=shuffled,
    mistakes=(
        Mistake(
            "labels-alone",
            labels_alone,
            "now the images stay where they are, and the labels alone are shuffled.",
        ),
        Mistake(
            "there-and-back",
            there_and_back,
            "the labels are put in the order that undoes the order of the images.",
        ),
        Mistake(
            "not-drawn",
            not_at_all,
            "each image has its label again, because nothing is shuffled any more. An order "
            "should be drawn from rng, one for both.",
        ),
    ),
    alternatives=(from_one_seed, by_choice),
    hints=(
        "Twenty images are learnt by heart without trouble. So the network can learn. Is there "
        "something to learn?",
        "Look at a few pairs out of X and y, or ask whether the image most like another has the "
        "same label.",
        "rng gives a different order at each call. Draw the order once, and index X and y with it.",
    ),
    shows=("neighbours",),
    alike={
        "pixels of several images mixed into one row": (
            "then neighbours have the same label by chance only, too. But the rows of X are no "
            "longer pictures; here each is a garment."
        ),
        "a network that only overfits": (
            "then some 8 of 10 held back are right at first. Here it is never more than chance."
        ),
        "a rate that is too large": (
            "then twenty images alone can't be learnt. Here they are, every one."
        ),
    },
    against={
        "optimizer": "twenty images alone are learnt with it, all of them: the rate will do.",
        "backward pass": "the gradient agrees with nudging in all the numbers that were tried.",
        "training loop": (
            "it deals each row once an epoch, and each with the label that y has for it. The "
            "labels were wrong before that."
        ),
        "data": "the rows of X are whole images, between 0 and 1. Their labels are another matter.",
        "loss": "at the start it is near ln 10, and twenty images bring it down to almost 0.",
        "first weights": "no unit is dead, none is a copy, and the output moves with the image.",
    },
    costs=(
        Cost("validation accuracy", sick=0.07, healthy=0.79, tolerance=0.09),
        Cost("fresh accuracy", sick=0.07, healthy=0.79, tolerance=0.09),
        Cost("training loss", sick=2.2, healthy=0.30, tolerance=0.1),
    ),
    contract=keeps_pairs,
    version=2,
)
