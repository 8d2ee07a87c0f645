"""Guesses of notebook 08: those of more images, of dropout and of changed images."""

from mlpkit.checker import Guess

SAME_STEPS = Guess(
    name="same_steps",
    notebook=8,
    again="""
        A network has trained for 30 epochs on 5,000 images, and gets 97 of 100 of them right. Now
        it is trained again on 50,000 images, for as many steps: 3 epochs. On what share of these
        training images will it be right?

        - a) on more of them: it has ten times as much to learn from
        - b) on as many: it has taken as many steps
        - c) on fewer of them: it sees each only three times
    """,
    answer="c",
    because=(
        "the 97 in 100 came from learning by heart, and seeing each image three times is not "
        "enough for that. The network has to go by what many images have in common. So it gets "
        "fewer training images right, and more of the other images."
    ),
    wrong={
        "a": (
            "it is right on more of the other images, yes. But each of its own images comes three "
            "times instead of 30: can it still learn the odd ones by heart?"
        ),
        "b": (
            "it takes as many steps, but on ten times as many images: each comes three times "
            "instead of 30. Can it still learn the odd ones by heart?"
        ),
    },
)

DROPOUT_WHEN_PREDICTING = Guess(
    name="dropout_when_predicting",
    notebook=8,
    again="""
        In training, dropout makes each hidden number 0 with the probability `rate`, and divides
        what it keeps by 1 − `rate`. A network was trained this way, at rate 0.5. Now it predicts:
        one image goes through it, and then the same image again. What comes out?

        - a) two answers that differ a little, because different units are dropped
        - b) the same answer twice: no unit is dropped
        - c) the same answer twice: no unit is dropped, and every hidden number is halved
    """,
    answer="b",
    because=(
        "dropout belongs to training. When the network predicts, all units answer. The numbers "
        "kept in training were divided by 1 − rate, so on average the next layer gets sums as "
        "large as it expects."
    ),
    wrong={
        "a": (
            "a network left in training mode does that. Chance then has a say in each answer, and "
            "more of them are wrong. (Some people do leave dropout on, and take the mean of many "
            "passes: Monte Carlo dropout. One pass is not such a mean.) Send the images through "
            "twice, with rng and without, and count."
        ),
        "c": (
            "that belongs to dropout as it was first published, which did not divide what it kept. "
            "Here training has divided by 1 − rate already; halved when predicting, the numbers "
            "would be too small."
        ),
    },
)

VALIDATION_BELOW_TRAINING = Guess(
    name="validation_below_training",
    notebook=8,
    again="""
        Images were split by chance into a training and a validation set, thousands in each. A
        network is trained with dropout at rate 0.5. The training loss is averaged over the batches
        of an epoch, the validation loss is measured at its end. It stays below the training loss
        for all of 8 epochs. What is going on, most likely?

        - a) a bug: validation images must have got into the training set
        - b) nothing: the two losses are measured in two ways
        - c) nothing: the validation images happen to be easier
        - d) the network is overfitted
    """,
    answer="b",
    because=(
        "the training loss is that of a network with half of its units missing, averaged over an "
        "epoch during which it was still improving. The validation loss is that of the whole "
        "network, at the end. Measure both in the same way, and the training loss is the lower one "
        "again."
    ),
    wrong={
        "a": (
            "images that are in both sets could do that, and checking costs little. Here there are "
            "none. What is different about the network while it trains?"
        ),
        "c": (
            "both sets were drawn from the same images, by chance. With thousands in each, one is "
            "as hard as the other. What is different about the network while it trains?"
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
        image once, as it comes. The validation images should say how good it will be. What do you
        do to them?

        - a) the same, or the two losses can't be compared
        - b) nothing
        - c) each is shown in several versions, and the mean of the answers counts
    """,
    answer="b",
    because=(
        "the validation set stands for the images that will come, and they come as they are. "
        "Changed at random, it would ask a different question, and a new one in each epoch."
    ),
    wrong={
        "a": (
            "the two losses need not be alike; the validation loss has to say how good the network "
            "will be on new images. Do those come mirrored and moved at random? And with random "
            "changes each epoch would be measured on different images."
        ),
        "c": (
            "that is done too, and often helps: test-time augmentation, a different way to "
            "predict. If you measure with it, you must predict with it as well, and every later "
            "image goes through several times. Here the network itself is measured."
        ),
    },
)

MOVED_TOO_SHORT = Guess(
    name="moved_too_short",
    notebook=8,
    again="""
        A network learns from 5,000 images. After 30 epochs it does not get better any more.
        Trained for 150 epochs on images that are mirrored and moved at random, it gains 0.7 points
        on new images. What do moved images gain in 30 epochs?

        - a) about as much: the images are of the same kind
        - b) a part of it
        - c) less than nothing
    """,
    answer="c",
    because=(
        "moved images are harder to learn by heart, and take longer to learn in the first place. "
        "After 30 epochs the network is behind the plain one, and after 150 ahead of it."
    ),
    wrong={
        "a": (
            "the images are of the same kind, but each comes in 18 forms, and in 30 epochs the "
            "network sees each form less than twice. Is the network done after 30 epochs?"
        ),
        "b": (
            "that would be so if a remedy that is cut short did a part of its work. But here the "
            "plain network is done after 30 epochs, and the one with moved images is not."
        ),
    },
)
