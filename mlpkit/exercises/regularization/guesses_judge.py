"""The guesses of notebook 08 on the effects of remedies and on confidence; its open task."""

import math

import numpy as np

from mlpkit.checker import Guess
from mlpkit.regularization import batch_norm, moving_average
from mlpkit.search import paired_difference


def one_image_alone():
    """y for x = 13 with a running mean of 10 and a running variance of 4."""
    running = np.array([10.0]), np.array([4.0])
    y = batch_norm(np.array([[13.0]]), np.ones(1), np.zeros(1), *running, False, epsilon=0)
    return float(y[0, 0])


def steps_that_count():
    """After how many new values they make up 1 − 1/e of a moving average with decay 0.99."""
    average, steps = np.zeros(1), 0
    while average[0] < 1 - 1 / math.e:
        moving_average(average, np.ones(1), 0.99)
        steps += 1
    return steps


ALWAYS_HELPS = Guess(
    name="always_helps",
    notebook=8,
    again="""
        A network with four hidden units tells ten classes apart. It gets three quarters of its
        training images right, and about as many new ones. You add dropout with rate 0.5 after the
        hidden layer, and train again. What becomes of the share of new images that it gets right?

        - a) it rises, because regularization makes a network do better on new images
        - b) it stays: there is no gap between old and new that could be closed
        - c) it falls
    """,
    answer="c",
    because=(
        "four units are few for ten classes, and dropout takes two of them away on average. "
        "Regularization gives up fit for a smaller gap. Where the fit is poor and there is no gap, "
        "only the price is left."
    ),
    wrong={
        "a": (
            "regularization helps a network that knows its training images better than new ones. "
            "This one does not even know its training images. Look at both numbers before you "
            "choose a remedy."
        ),
        "b": (
            "there is no gap to be closed, true. But the price is paid all the same: what the "
            "network could fit with four units, it fits worse with two."
        ),
    },
)

BATCH_NORM_WHEN_PREDICTING = Guess(
    name="batch_norm_when_predicting",
    notebook=8,
    again="""
        A batch normalization has kept, for one of its columns, the running mean 10 and the running
        variance 4. Its gain is 1, its shift 0, and ε so small that it can be left out. The trained
        network predicts for a single image, for which x = 13 in this column. What does the layer
        make of it? A number.
    """,
    answer=one_image_alone,
    because=(
        "when predicting, the layer uses the running mean and variance: (13 − 10) / √4. They are "
        "the same for every image, so an image's answer does not depend on what else is in its "
        "batch."
    ),
    wrong={
        0: (
            "that is the result with the batch's own mean: 13 − 13 = 0, for every image that comes "
            "alone. The batch's own statistics are for training only."
        ),
        0.75: "x − μ was divided by the variance. Its root, √4, is the spread.",
        3: "the mean is subtracted. Divide by the spread, too.",
        6.5: "x was divided by the spread. What comes before that?",
        13: (
            "x went through as it is. Dropout does nothing when predicting; this layer still "
            "normalizes."
        ),
    },
)

AVERAGE_OF_STEPS = Guess(
    name="average_of_steps",
    notebook=8,
    again="""
        A moving average takes in a value at each step: average ← 0.99 · average + 0.01 · value. It
        has run for a long time. Its latest n values hold 63% of its weight, 1 − 1/e, all older
        ones the remainder. About how large is n?
    """,
    answer=steps_that_count,
    tolerance=5,
    because=(
        "the newest value has the weight 1 − decay = 0.01, each older one a little less. With "
        "decay 0.99 the last 100 or so count: 1 / (1 − decay). With 0.999 the last 1,000 would."
    ),
    wrong={
        1: (
            "it would be right for a decay of 0, where only the newest value counts. With 0.99 the "
            "newest has a weight of 0.01, and many others have nearly as much."
        ),
        10: "it would be right for a decay of 0.9. What is 1 / (1 − 0.99)?",
        1000: "it would be right for a decay of 0.999. What is 1 / (1 − 0.99)?",
        63: (
            "63 values with a weight of 0.01 each would be enough if weights did not fall with "
            "age. The 63rd has a weight of 0.01 · 0.99⁶², about half of that."
        ),
        50: "the latest 50 hold only about 39%. What is 1 / (1 − 0.99)?",
    },
)

NINETY_NINE = Guess(
    name="ninety_nine",
    notebook=8,
    placing=True,
    again="""
        An overfitted network is too sure of its answers. To fix that, the logits of every image
        are divided by the same number, T = 2, before softmax; where it said 0.99 it now says less.
        What becomes of its accuracy on the validation images?

        - a) it falls, because the network is less sure of what is right, too
        - b) it stays, to the last image
        - c) it rises, because the network is no longer too sure
    """,
    answer="b",
    because=(
        "all logits of an image are divided by the same number, so the largest stays the largest. "
        "No answer changes. What changes is how much a 0.99 is worth: it is said less often, and "
        "is right more often when it is said."
    ),
    wrong={
        "a": (
            "it is less sure, but of the same answers. Accuracy asks only which logit is largest. "
            "Is a different one the largest after all of them are divided by 2?"
        ),
        "c": (
            "the confidence gets better, the answers do not: the largest of ten logits is still "
            "the largest after all ten are divided by 2. Saying 0.99 and being right are two "
            "different things."
        ),
    },
)

SEEDS = 5
TO_REACH = 1.0  # points
# points; the best of our remedies gain 1.8, alone or together; true labels would gain 2.4
TOO_MUCH = 2.2
AS_GIVEN = 81.8  # percent, the mean of `before`
ABOUT = 0.5  # how far off it may be


def paired_points(value):
    """(status, message) on (before, after): accuracies in percent, with the same five seeds."""
    if why := no_pairs(value):
        expected = f"before and after, with the accuracy in percent for each of {SEEDS} seeds"
        return "error", f"got {why}; expected two lists, {expected}."
    before, after = (np.array(accuracies, dtype=float) for accuracies in value)
    mean, error, wins = paired_difference(before, after)
    told = f"{mean:+.2f} ± {error:.2f} points, better with {wins} of {SEEDS} seeds."
    told = told.replace("-", "−")
    if fault := other_runs(before, after):
        return "wrong", f"{told} {fault}"
    if mean > TOO_MUCH:
        return "wrong", (
            f"{told} That is more than one remedy can do here. More images, units or epochs don't "
            "count as one, nor do corrected labels, and nothing may be trained on the validation "
            "images."
        )
    if mean >= TO_REACH:
        luck = "" if wins == SEEDS else ", though not with every seed"
        return "correct", f"{told} A full point is reached{luck}."
    if mean <= 0:
        return "wrong", f"{told} That does harm, or has no effect. The task asks for a full point."
    missing = f"The task asks for a full point: {TO_REACH - mean:.2f} points are missing."
    if wins == SEEDS:
        return "wrong", f"{told} {missing} It helps every time: try more of it, or another remedy."
    return "wrong", f"{told} {missing} It does not help every time, so this may be luck."


def other_runs(before, after):
    """A sentence on why these are not the runs that were asked for; "" if they may be."""
    for name, accuracies in (("before", before), ("after", after)):
        if np.ptp(accuracies) == 0:
            return f"The five numbers of `{name}` are the same: did each run get its own seed?"
    mean = before.mean()
    if abs(mean - AS_GIVEN) > ABOUT:
        if mean > after.mean() and abs(after.mean() - AS_GIVEN) <= ABOUT:
            return "The lists have changed places, it seems: `before` comes first, then `after`."
        return (
            f"But `before` is {mean:.1f}% on average, and the recipe as it was given reaches "
            f"{AS_GIVEN:.1f}. Its images, units and epochs should stay, and only `after` should "
            "have the change."
        )
    if (before == after).all():
        return "All pairs are equal: the change has not reached the recipe."
    return ""


def no_pairs(value):
    """What came in place of two lists of accuracies in percent; None if nothing is wrong."""
    if not isinstance(value, (tuple, list)):
        return f"one value, {type(value).__name__}"
    if len(value) != 2:
        return "one list" if len(value) == 1 else f"{len(value)} values"
    for name, accuracies in zip(("before", "after"), value, strict=True):
        if not isinstance(accuracies, (tuple, list, np.ndarray)):
            return f"one value, {type(accuracies).__name__}, for {name}"
        if len(accuracies) != SEEDS:
            return f"{len(accuracies)} values for {name}"
        if not all(isinstance(a, (int, float, np.number)) and 0 <= a <= 100 for a in accuracies):
            return f"values that are not numbers from 0 to 100 for {name}"
        if max(accuracies) <= 1:
            return f"shares from 0 to 1 for {name}"
    return None


BEFORE = (81.6, 81.9, 81.7, 82.0, 81.6)

# Open task: one change that lifts the validation accuracy by a point, in pairs over five seeds.
FULL_POINT = Guess(
    name="full_point",
    notebook=8,
    judge=paired_points,
    because=("look for another remedy that reaches a point alone. Do both together gain the sum?"),
    examples=(
        (BEFORE, (83.0, 83.1, 83.0, 83.4, 83.0)),
        (BEFORE, (82.3, 82.5, 82.4, 82.9, 82.1)),
        (BEFORE, (82.3, 81.8, 82.4, 82.0, 82.1)),
        (BEFORE, (80.6, 81.1, 81.9, 81.5, 81.4)),
        (BEFORE, BEFORE),
        (BEFORE, (90.6, 90.1, 89.9, 90.5, 90.4)),
        ((85.0, 84.5, 85.2, 85.1, 84.9), (86.6, 86.1, 86.9, 86.5, 86.4)),
        ((83.0, 83.1, 83.0, 83.4, 83.0), BEFORE),
        (BEFORE, (83.0, 83.0, 83.0, 83.0, 83.0)),
    ),
)
