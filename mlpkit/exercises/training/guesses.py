"""The guesses of notebook 07; that of the bug hunt is in its file."""

from mlpkit.checker import Guess

STEPS_IN_TRAINING = Guess(
    name="steps_in_training",
    notebook=7,
    again="""
        A network is trained with 60,000 images, batches of 200, 30 epochs. How many steps does the
        optimizer take?
    """,
    answer=30 * 60_000 // 200,
    because=(
        "a step follows each batch, not each epoch or each example. An epoch is 60,000 / 200 = 300 "
        "batches, and 30 epochs are 30 · 300 = 9,000 steps."
    ),
    wrong={
        300: ("these are the steps of one epoch. There are 30 epochs."),
        1800000: ("that would be a step for each image. A step follows every batch of 200."),
        6000: ("that is the batch size times the epochs. How many batches are in an epoch?"),
        30: ("that would be a step for each epoch. A step follows every batch."),
        60000: (
            "these are the images of an epoch. A step follows every batch of 200, in each "
            "of 30 epochs."
        ),
    },
)

BIGGER_BATCH = Guess(
    name="bigger_batch",
    notebook=7,
    again="""
        The loss of a batch is the mean over its examples. You double the batch size and leave the
        learning rate as it is. How far does one step of SGD move the parameters?

        - a) about twice as far, because twice as many examples push
        - b) about as far, with less noise
        - c) half as far, because each example counts half
    """,
    answer="b",
    because=(
        "the loss is a mean over the batch, and so is its gradient. A mean over more "
        "examples is less noisy, and even a little shorter. What changes is how many steps an "
        "epoch has: half as many."
    ),
    wrong={
        "a": (
            "that would be so if the loss were a sum. It is a mean: twice as many examples, "
            "divided by twice as many. Print np.linalg.norm(gradients.vector) for batches of "
            "100 and 200."
        ),
        "c": (
            "each example counts half as much, but there are twice as many of them. Print "
            "np.linalg.norm(gradients.vector) for batches of 100 and 200."
        ),
    },
)

# A ReLU network, trained for one epoch with a rate of 10. What do you see?
# a: an error, the loss becomes nan   b: loss and accuracy as of a network that knows nothing,
# and no complaint   c: it learns, in wild jumps
RATE_OF_10 = Guess(
    name="rate_of_10",
    notebook=7,
    answer="b",
    because=(
        "the first steps move the biases and weights so far that nearly every ReLU gets only "
        "negative numbers. Little more than the biases of the last layer is left, the same for "
        "all images: accuracy 0.1."
    ),
    wrong={
        "a": (
            "that takes a larger rate still. The gradient p − y is never larger than 1, and "
            "dead units send back no slopes that could grow."
        ),
        "c": (
            "the loss jumps, but soon the network can't move any more: where a ReLU is off for "
            "every image, the slope of its weights is 0."
        ),
    },
)

PLATEAU_MEANWHILE = Guess(
    name="plateau_meanwhile",
    notebook=7,
    again="""
        A network 784-64-32-10, with the sigmoid in its hidden layers, starts with weights of
        0.01 · N(0, 1). For 600 steps of gradient descent its loss stays at ln 10, then it falls.
        What do the weights of its hidden layers do in those 600 steps?

        - a) nothing: no gradient reaches them
        - b) they go back and forth, because each batch pulls a different way
        - c) they move away from their start, farther by the same factor every hundred steps
    """,
    answer="c",
    because=(
        "the gradients are small, not 0. Each hidden layer moves in proportion to what the other "
        "one lets through, so the change grows like savings with interest. The loss shows the "
        "change only when it is no longer small compared with the start."
    ),
    wrong={
        "a": (
            "then the loss would never change. The gradients are small, because they come "
            "back through small weights. They are not 0."
        ),
        "b": (
            "a part of each step is such noise, and it cancels. The part that all batches share "
            "remains, and adds up from step to step. Otherwise the loss would never fall."
        ),
    },
)

PLATEAU_CAUSE = Guess(
    name="plateau_cause",
    notebook=7,
    again="""
        A network 784-64-32-10, with the sigmoid in its hidden layers, should tell ten classes
        apart. It starts with small weights, 0.01 · N(0, 1), and with large biases, N(0, 1). For the
        first epochs its loss stays at ln 10: a plateau. Xavier's weights would be about
        0.04 · N(0, 1) in the first layer, and wider in the next two. You change one of the two and
        leave the other. Which change ends the plateau?

        - a) Xavier's weights
        - b) biases of 0
        - c) neither alone, only both
    """,
    answer="a",
    because=(
        "the differences between images pass through the weights, and the gradients come back "
        "through them. A bias is the same for every image: it shifts the numbers and does not "
        "shrink them."
    ),
    wrong={
        "b": (
            "a bias is the same for every image. Without it the weights of 0.01 still shrink "
            "what differs between images, layer by layer."
        ),
        "c": (
            "one of the two is enough. What does a difference between two images pass through on "
            "its way to the logits?"
        ),
    },
)

TEST_SET_USE = Guess(
    name="test_set_use",
    notebook=7,
    again="""
        You have a training set, a validation set and a test set. You have trained with five
        learning rates and want two things: the best of the five, and a number that says how good it
        is on new images. What is the test set for?

        - a) to choose the best rate, then to report its accuracy
        - b) only to report, once, after the choice was made on the validation set
        - c) to choose, and the validation set to report
        - d) to train on it in the end, because more data are better
    """,
    answer="b",
    because=(
        "the choice is made on the validation set, which is spoilt by it. The test set has had no "
        "part in the choice, so its number can be believed, once."
    ),
    wrong={
        "a": (
            "the best of five is in part the luckiest of five, on these very images. A number "
            "that was used to choose is too good. Split again with other seeds, and "
            "the winner may change."
        ),
        "c": (
            "then the report would come from the validation set, which earlier choices have used: "
            "the width, when to stop. No choice has used the test set. Keep it that way."
        ),
        "d": (
            "then no image is left that the network has not seen, and nobody can say how good "
            "it is. If you want more data, collect more."
        ),
    },
)

LOSS_AND_ACCURACY = Guess(
    name="loss_and_accuracy",
    notebook=7,
    placing=True,
    again="""
        A network is trained on 5,000 images until it knows them by heart. At first it gets better
        on the validation images too. Then their loss, cross-entropy, turns round, and at the end it
        has risen by about a quarter from its lowest. What has the validation accuracy done since
        then, as a rule?

        - a) fallen as well
        - b) hardly changed
        - c) risen by as much
    """,
    answer="b",
    because=(
        "much the same images are wrong, but with more confidence. Accuracy asks only which class "
        "comes first; the loss also asks how sure the network was."
    ),
    wrong={
        "a": (
            "a higher loss need not mean more mistakes. The loss also grows when the same "
            "mistakes are made with more confidence."
        ),
        "c": (
            "loss and accuracy are not mirror images, and accuracy can't rise by a quarter from "
            "0.85. A few images become right and a few wrong."
        ),
    },
)

# The same network, which knows its 5,000 training images by heart, says "99%" of images that
# it has never seen (take all whose highest probability is between 98.5 and 99.5%). How often
# is it right about them?
# a: about 99 times in 100   b: about 9 times in 10   c: about half of the time
# (Measured with three seeds: 0.88 to 0.91.)
CONFIDENCE = Guess(
    name="confidence",
    notebook=7,
    answer="b",
    because=(
        "where the network says 99%, it is right about 90 times in 100. That is ten times as many "
        "mistakes as it owns up to. On its training images it was right nearly always, and nothing "
        "taught it doubt."
    ),
    wrong={
        "a": (
            "that would be so if the output of softmax were a fair probability. It is one of "
            "ten positive numbers with sum 1. Whether it is fair has to be counted, on new "
            "images."
        ),
        "c": (
            "it is not that bad. High probabilities and right answers still go together. Count the "
            "right answers among the images with 98.5 to 99.5%."
        ),
    },
)

# Open task: reach 88% on the validation set. Answer with the validation accuracy, 0 to 1.
# It has no known wrong answers: an accuracy below 0.88 does not tell what kept it there.
BEAT_88 = Guess(
    name="beat_88",
    notebook=7,
    at_least=0.88,
    share=True,
    because=(
        "now, once, the test set. Expect a little less there: this number was used to choose."
    ),
)
