"""Exercise and bug hunt of notebook 04: cross_entropy, the mean of −log p of the right classes."""

import math

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Exercise, Guess, Property, mistakes, number
from mlpkit.exercises.losses.cases import hot, labelled_cases, log_softmax_over_axis_0
from mlpkit.losses import cross_entropy, log_softmax, logsumexp


def picked(values, labels):
    """values[n, labels[n]], (N,)."""
    return values[np.arange(len(labels)), labels]


def naive(logits, labels):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    return -np.mean(np.log(picked(p, labels)))


def of_log_of_softmax(logits, labels):
    return -np.mean(np.log(picked(softmax(logits), labels)))


def with_epsilon(logits, labels):
    return -np.mean(np.log(picked(softmax(logits), labels) + 1e-12))


def of_naive_log_softmax(logits, labels):
    log_p = logits - np.log(np.sum(np.exp(logits), axis=1, keepdims=True))
    return -np.mean(picked(log_p, labels))


def binary(logits, labels):
    p, y = softmax(logits), hot(logits, labels)
    return -np.sum(np.where(y == 1, log_softmax(logits), np.log(1 - p))) / len(labels)


def in_loops(logits, labels):
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        m = max(row)
        total += m + math.log(sum(math.exp(value - m) for value in row)) - row[label]
    return total / len(labels)


def by_one_hot(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    return -np.sum(np.eye(logits.shape[1])[labels] * log_p) / len(logits)


def capped_losses(f, rng):
    """Logits (0, 100) with the label 0: the loss is 100, and no cap should hide it."""
    moderate, labels = rng.normal(size=(3, 4)), np.array([0, 3, 1])
    if not np.isclose(f(moderate, labels), cross_entropy(moderate, labels), rtol=1e-3):
        return None
    result = float(f(np.array([[0.0, 100.0]]), np.array([0])))
    if np.isfinite(result) and 5 < result < 90:
        return (
            f"for the logits (0, 100) and the label 0 the loss is {number(result)}; it should be "
            "100. A small number added inside the logarithm avoids inf, and hides how wrong "
            "the network is."
        )


def averaged_over_classes_too(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    targets = np.eye(logits.shape[1])[labels]
    return -np.mean(targets * log_p)


def mended_cross_entropy(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    targets = np.eye(logits.shape[1])[labels]
    return -np.sum(targets * log_p) / len(labels)


def products(logits, labels):
    """targets · log p, (N, C): what the wrong function averages."""
    return hot(logits, labels) * log_softmax(logits)


LABELS_UNUSED = (  # used in the exercise and its bug hunt
    ("every-class", lambda logits, labels: -np.sum(log_softmax(logits)) / len(labels)),
    "the log-probabilities of all classes are summed: the labels are not used. Only the right "
    "class should count.",
)


def right_probability(logits, labels):
    return np.exp(log_softmax(logits)[np.arange(len(labels)), labels])


EXERCISE = Exercise(
    notebook=4,
    reference=cross_entropy,
    uses=("log_softmax", "logsumexp"),
    stub=(
        "The mean over the N examples of −log of the probability of the right class: a number."
        "\n\nlogits (N, C), before softmax; labels (N,), integers from 0 to C − 1. Finite for "
        "logits up to\n±1000 too."
    ),
    cases=labelled_cases,
    sizes={"logits": "N C"},
    hints=(
        "In each row of log-probabilities only one number counts: that of the right class. "
        "The loss is minus their mean.",
        "L = −1/N Σₙ log p[n, labels[n]], with log p (N, C) the log-softmax of the logits. N "
        "numbers are picked, one from each row, and averaged.",
        "log_softmax gives (N, C). Indexed with two arrays, np.arange(N) for the rows and "
        "labels for the columns, it gives N numbers; then np.mean, and a minus.",
    ),
    why="Why does cross_entropy take logits, and not the probabilities that softmax gives?",
    properties=(Property("a confident mistake", capped_losses),),
    mistakes=mistakes(
        (
            "logarithm-twice",
            lambda logits, labels: (
                -np.mean(np.log(log_softmax(logits)[np.arange(len(labels)), labels]))
            ),
        ),
        "the logarithm was taken twice: log_softmax returns logarithms already.",
        (
            "pair-turned-round",
            lambda logits, labels: -np.mean(log_softmax(logits)[labels, np.arange(len(labels))]),
        ),
        "the pair of indices is the wrong way round. The rows, np.arange(N), should come first, "
        "then labels.",
        (
            "rows-by-class",
            lambda logits, labels: (
                -np.mean(log_softmax(logits)[np.arange(logits.shape[1]), labels])
            ),
        ),
        "np.arange got C, the number of classes. It should count the rows: np.arange(N), one "
        "for each label.",
        ("rows-by-label", lambda logits, labels: -np.mean(log_softmax(logits)[labels])),
        "labels picks whole rows. The exercise asks for one number from each row: index with the "
        "pair np.arange(N), labels.",
        (
            "picked-too-early",
            lambda logits, labels: -np.mean(log_softmax(logits[np.arange(len(labels)), labels])),
        ),
        "the logits of the right classes were picked first, and the others are gone. The softmax "
        "needs the whole row; pick from the result of log_softmax.",
        (
            "labels-from-one",
            lambda logits, labels: -np.mean(picked(log_softmax(logits), labels - 1)),
        ),
        "the class before the right one was picked. Labels count from 0, as columns do.",
        (
            "ten-classes",
            lambda logits, labels: (
                -np.mean(np.sum(np.eye(10)[labels] * log_softmax(logits), axis=1))
            ),
        ),
        "a 10 may be written into the code. The number of classes is not always 10.",
        ("classes-too", lambda logits, labels: -np.mean(products(logits, labels))),
        "this is divided by N · C: averaged over the classes too. Only one class counts in each "
        "row, so divide by N. With all logits 0 the loss should be log C.",
        ("sum", lambda logits, labels: -np.sum(products(logits, labels))),
        "this is the sum over the examples, N times too large. Average over them, or a larger "
        "batch has a larger loss.",
        (
            "divided-by-c",
            lambda logits, labels: -np.sum(products(logits, labels)) / logits.shape[1],
        ),
        "the sum is divided by C, the number of classes. It should be divided by N, the number of "
        "examples.",
        ("log-of-softmax", of_log_of_softmax),
        "right for small logits, but inf where the right class is far behind: its "
        "probability is rounded to 0 there, and no logarithm brings it back.",
        ("unstable", naive),
        "right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows, and inf / inf is nan.",
        ("unstable-sum", of_naive_log_softmax),
        "right for small logits, but the sum of exponentials overflows at 1000, and is 0 for a "
        "row of −1000s.",
        ("epsilon-added", with_epsilon),
        "a small number was added inside the logarithm, or p was clipped. That avoids inf, but a "
        "loss of 1000 comes out as 27.6: the worst mistakes look harmless.",
        ("no-log", lambda logits, labels: -np.mean(picked(softmax(logits), labels))),
        "the logarithm is missing: this is minus the mean probability of the right class.",
        ("no-softmax", lambda logits, labels: -np.mean(picked(logits, labels))),
        "the logits were taken for log-probabilities. The softmax is missing: with 1000 added to "
        "all logits this loss falls by 1000.",
        (
            "logits-as-probabilities",
            lambda logits, labels: -np.mean(np.log(picked(logits, labels))),
        ),
        "this is the logarithm of the logits themselves, nan for negative logits. Softmax should "
        "turn them into probabilities first.",
        ("softmax-twice", lambda logits, labels: cross_entropy(softmax(logits), labels)),
        "softmax was taken twice, so not even a confident right answer has a loss near 0. "
        "log_softmax takes the logits as they are.",
        ("all-labels", lambda logits, labels: -np.mean(log_softmax(logits)[:, labels])),
        "each row was read at the labels of all examples, which makes N · N numbers. Read row n at "
        "labels[n] alone.",
        (
            "labels-as-numbers",
            lambda logits, labels: -np.sum(labels[:, None] * log_softmax(logits)) / len(labels),
        ),
        "the log-probabilities are multiplied by the labels, as if those were numbers. A label "
        "says which column counts; class 2 is not twice class 1.",
        *LABELS_UNUSED,
        (
            "predicted-class",
            lambda logits, labels: -np.mean(np.max(log_softmax(logits), axis=1)),
        ),
        "the largest log-probability of each row is averaged, whether its class is right or "
        "wrong. Average the label's log-probability.",
        ("binary", binary),
        "the other classes count too, with log(1 − p): that is the loss of C separate yes-or-no "
        "questions. With softmax only the right class should count.",
        (
            "axis-0",
            lambda logits, labels: -np.mean(picked(log_softmax_over_axis_0(logits), labels)),
        ),
        "the softmax runs over axis 0, down the batch. Each row is one example.",
        ("one-minus-p", lambda logits, labels: np.mean(1 - right_probability(logits, labels))),
        "this is the mean of 1 − p. It should be the mean of −log p, which makes a confident "
        "mistake costly.",
        (
            "squared-distance",
            lambda logits, labels: np.mean(
                np.sum((np.exp(log_softmax(logits)) - np.eye(logits.shape[1])[labels]) ** 2, axis=1)
            ),
        ),
        "this is the squared distance of the probabilities from the right answer, known as the "
        "Brier score. The exercise asks for −log p of the right class.",
        ("accuracy", lambda logits, labels: np.mean(np.argmax(logits, axis=1) == labels)),
        "this is the accuracy: it asks which class is the most probable. The loss asks how "
        "probable the right class is.",
    ),
    alternatives=(
        in_loops,
        by_one_hot,
        lambda logits, labels: np.mean(logsumexp(logits) - picked(logits, labels)),
        lambda logits, labels: (
            -np.take_along_axis(log_softmax(logits), labels[:, None], axis=1).mean()
        ),
        lambda logits, labels: cross_entropy(logits.astype(np.float32), labels),
    ),
)

BUG_HUNT = Exercise(
    notebook=4,
    reference=mended_cross_entropy,
    uses=("cross_entropy", "log_softmax", "logsumexp"),
    name="repair_cross_entropy",
    kind="bug hunt",
    extra=True,
    buggy="classes-too",
    mended=(
        "np.mean ran over all N · C entries, of which only N are not 0: the loss was C "
        "times too small. Now the classes are summed, and the mean runs over the examples "
        "alone."
    ),
    stub=(
        "Cross-entropy with one fault: find it and mend it.\n\n"
        "logits (N, C), before softmax; labels (N,), integers from 0 to C − 1. It should "
        "return the\nsame number as cross_entropy."
    ),
    cases=labelled_cases,
    sizes={"logits": "N C"},
    hints=(
        "Give it logits of 0 for ten classes. What should the loss be, and what comes out?",
        "targets * log_p has shape (N, C), and only N of its numbers are not 0. By how many "
        "does np.mean divide?",
        "Sum over the classes, then average over the examples: the two axes are not treated alike.",
    ),
    why="Why did the loss fall during training all the same, and what was wrong with it?",
    mistakes=mistakes(
        ("classes-too", averaged_over_classes_too),
        "the mean ran over the classes too, so the loss was C times too small. The gradient (P − "
        "Y)/N belongs to the loss without that C.",
        (
            "other-axis",
            {"np.sum(targets * log_p) / len(labels)": "np.sum(np.mean(targets * log_p, axis=1))"},
        ),
        "the axes have changed places: the mean runs over the classes, the sum over the examples.",
        *LABELS_UNUSED,
        ("times-ten", {"len(labels)": "log_p.size * 10"}),
        "the loss is ten times what it was, which is right for ten classes only.",
        (
            "fault-and-epsilon",
            {"* log_p)": "* np.log(np.exp(log_p) + 1e-8))", "len(labels)": "log_p.size"},
        ),
        "the fault is still there, and a small number was added inside the logarithm, which is not "
        "needed and distorts large losses.",
        (
            "fault-and-whole-sum",
            {
                "np.sum(np.exp(z), axis=1, keepdims=True)": "np.sum(np.exp(z))",
                "len(labels)": "log_p.size",
            },
        ),
        "the fault is still there, and there is a new one: the sum of exponentials runs over the "
        "whole batch now. Each row needs its own sum.",
        (
            "largest-entry",
            {"np.sum(targets * log_p) / len(labels)": "np.mean(np.max(targets * log_p, axis=1))"},
        ),
        "the largest entry of each row was taken, which is 0: all logarithms are below 0. Sum over "
        "the classes instead: all entries but one are 0.",
    ),
    alternatives=(
        by_one_hot,
        lambda logits, labels: -np.mean(np.sum(products(logits, labels), axis=1)),
        lambda logits, labels: averaged_over_classes_too(logits, labels) * logits.shape[1],
        lambda logits, labels: cross_entropy(logits, labels),
    ),
)

# Which check would have caught this bug? (a) With ten classes and all logits 0 the loss is
# ln 10. (b) The loss is never negative. (c) The loss falls during training. (d) Adding
# 1000 to all logits changes nothing.
CHECK_GUESS = Guess(
    name="repair_cross_entropy_check",
    notebook=4,
    extra=True,
    answer="a",
    because=(
        "the loss was 0.23 instead of 2.30, a tenth of it. A gradient check finds the same "
        "factor, C, between the loss and its backward pass."
    ),
    wrong={
        "b": "a tenth of something positive is positive. The sign was right, but the size was not.",
        "c": (
            "training follows the gradient, and the gradient was right. The printed loss fell too, "
            "always a tenth of what it should have been."
        ),
        "d": (
            "the log-softmax inside was right, and a shift cancels in it. Dividing by C afterwards "
            "does not bring the shift back."
        ),
    },
)
