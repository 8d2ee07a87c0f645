"""Exercise of notebook 04: cross_entropy_backward, the gradient with respect to the logits."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.losses.cases import hot, labelled_cases
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.preprocessing import one_hot


def nudge_cross_entropy(logits, labels):
    return numerical_gradient(lambda logits: cross_entropy(logits, labels), logits)


def naive(logits, labels):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    return (p - hot(logits, labels)) / len(labels)


def right_class_only(logits, labels):
    return (softmax(logits) - 1) * hot(logits, labels) / len(labels)


def with_slope(logits, labels):
    p = softmax(logits)
    return (p - hot(logits, labels)) * p * (1 - p) / len(labels)


def of_probabilities(logits, labels):
    return -hot(logits, labels) / softmax(logits) / len(labels)


def in_place(logits, labels):
    logits[:] = softmax(logits)
    logits[np.arange(len(labels)), labels] -= 1
    return logits / len(labels)


def in_loops(logits, labels):
    N, C = logits.shape
    grad = np.zeros((N, C))
    for n in range(N):
        e = np.exp(logits[n] - max(logits[n]))
        for c in range(C):
            grad[n, c] = (e[c] / sum(e) - (c == labels[n])) / N
    return grad


def by_one_hot(logits, labels):
    e = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    return (p - np.eye(logits.shape[1])[labels]) / len(logits)


def through_softmax(logits, labels):
    """The long way: the gradient of −log p, then softmax's Jacobian, row by row."""
    grad = np.zeros(logits.shape)
    for n, label in enumerate(labels):
        p = softmax(logits[n])
        grad[n] = p / len(labels)
        grad[n, label] = -np.sum(np.delete(p, label)) / len(labels)
    return grad


EXERCISE = Exercise(
    notebook=4,
    reference=cross_entropy_backward,
    uses=("softmax", "log_softmax"),
    stub=(
        "The gradient of cross_entropy with respect to the logits: (N, C).\n\n"
        "logits (N, C); labels (N,), integers from 0 to C − 1. Do not change them."
    ),
    cases=labelled_cases,
    nudge=nudge_cross_entropy,
    sizes={"logits": "N C"},
    hints=(
        "Nudge a logit up. If it belongs to the right class, the loss falls. If not, the loss "
        "rises, and the more probable the class, the more it rises.",
        "dL/dz[n, c] = (p[n, c] − y[n, c]) / N with p = softmax(logits) and y the labels in "
        "one-hot form: 1 at labels[n], 0 elsewhere. All (N, C).",
        "Begin with softmax(logits). Subtract 1 at N places, (0, labels[0]), (1, labels[1]) "
        "and so on: the index [np.arange(N), labels] takes them in pairs. Then divide the whole "
        "array by N.",
    ),
    why="What does each row of this gradient sum to, and why?",
    fade="-= 1",
    mistakes=mistakes(
        ("logarithms", {"softmax": "log_softmax"}),
        "these are the logarithms of the probabilities. The formula takes p itself.",
        ("only-y-divided", {"-= 1": "-= 1 / len(labels)", "grad / len(labels)": "grad"}),
        "only the one-hot rows were divided by N. Divide the whole difference.",
        (
            "softmax-of-difference",
            lambda logits, labels: softmax(logits - np.eye(logits.shape[1])[labels]) / len(labels),
        ),
        "y was subtracted from the logits. It should be subtracted from the probabilities.",
        ("no-n", {"grad / len(labels)": "grad"}),
        "1/N is missing: this is the gradient of the sum. The loss is a mean over the N examples.",
        ("n-twice", {"grad / len(labels)": "grad / len(labels) ** 2"}),
        "this is divided by N twice. The loss has 1/N only once.",
        ("classes-too", {"grad / len(labels)": "grad / grad.size"}),
        "this is divided by N · C. The loss is divided by N alone, and so should its gradient be.",
        ("divided-by-c", {"grad / len(labels)": "grad / grad.shape[1]"}),
        "this is divided by C, the number of classes. It should be divided by N, the number of "
        "examples, like the loss.",
        (
            "n-before-labels",
            {"softmax(logits)": "softmax(logits) / len(labels)", "grad / len(labels)": "grad"},
        ),
        "the probabilities are divided by N, but the 1 at the label is not. Both should be.",
        ("wrong-sign", {"grad / len(labels)": "-grad / len(labels)"}),
        "the sign is the wrong way round: raising the right class's logit makes the loss smaller, "
        "so its slope should be negative.",
        ("labels-not-subtracted", lambda logits, labels: softmax(logits) / len(labels)),
        "the labels are not used: every slope is positive. The slope along the right class's logit "
        "should be negative.",
        ("minus-everywhere", {"grad[np.arange(len(labels)), labels]": "grad"}),
        "1 was subtracted from every class. It should be subtracted from the right class only.",
        ("all-labels", {"[np.arange(len(labels)), labels]": "[:, labels]"}),
        "in each row, 1 was subtracted at the labels of all examples. In row n, subtract it at "
        "labels[n] alone.",
        ("whole-rows", {"[np.arange(len(labels)), labels]": "[labels]"}),
        "labels picks whole rows. Use a pair of indices: row n and column labels[n].",
        (
            "ten-classes",
            lambda logits, labels: (softmax(logits) - np.eye(10)[labels]) / len(labels),
        ),
        "the labels in one-hot form have 10 columns, and the logits have C: the number of classes "
        "is not always 10.",
        (
            "classes-of-labels",
            lambda logits, labels: (
                (softmax(logits) - np.eye(labels.max() + 1)[labels]) / len(labels)
            ),
        ),
        "the number of classes was taken from the labels, and the last class need not be among "
        "them. It should be the number of columns of logits.",
        (
            "classes-n",
            lambda logits, labels: softmax(logits) - one_hot(labels, len(labels)),
        ),
        "the one-hot labels have N columns, one for each example. They need C columns, one for "
        "each class: the number of columns of logits.",
        ("right-class-only", right_class_only),
        "only the right class has a slope here. The loss depends on the other logits too, because "
        "they are in softmax's sum.",
        ("with-slope", with_slope),
        "the difference was multiplied by p (1 − p). The slope of softmax is in p − y already; "
        "multiplied in again, it makes the gradient vanish where the network is sure and wrong.",
        (
            "elementwise-slope",
            lambda logits, labels: softmax(logits) * (1 - softmax(logits)) / len(labels),
        ),
        "this is p (1 − p) / N, the slope of each probability along its own logit. Neither the "
        "loss nor the labels are in it.",
        ("of-probabilities", of_probabilities),
        "this is −y / p, the gradient with respect to the probabilities. The logits are one step "
        "further back, through softmax.",
        ("no-softmax", lambda logits, labels: (logits - hot(logits, labels)) / len(labels)),
        "the labels were subtracted from the logits. They should be subtracted from the "
        "probabilities.",
        (
            "labels-as-numbers",
            lambda logits, labels: (softmax(logits) - labels[:, None]) / len(labels),
        ),
        "the labels were subtracted as numbers from whole rows. A label says which column is the "
        "right one, and 1 should be subtracted there.",
        ("labels-as-a-row", lambda logits, labels: (softmax(logits) - labels) / len(labels)),
        "the labels were subtracted as numbers, (N,) from (N, C). p − y needs them one-hot, (N, "
        "C).",
        ("axis-0", {"softmax(logits)": "softmax(logits.T).T"}),
        "the softmax runs over axis 0, down the batch. Each row is one example.",
        ("unstable", naive),
        "right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows, and inf / inf is nan.",
        ("averaged-over-examples", {"grad / len(labels)": "np.mean(grad, axis=0)"}),
        "the examples are averaged, which leaves (C,). A gradient should have the shape of the "
        "logits, (N, C): divide by N, and sum nothing.",
        ("changed-input", in_place),
        "changed logits in place. The caller may need them again: work on a new array.",
        (
            "labels-from-one",
            {"[np.arange(len(labels)), labels]": "[np.arange(len(labels)), labels - 1]"},
        ),
        "1 was subtracted one column too far left. Labels count from 0, as columns do: subtract it "
        "in column labels[n].",
        ("one-added", {"-= 1": "+= 1"}),
        "1 was added to the right class's probability. It should be subtracted: p − y.",
    ),
    alternatives=(
        in_loops,
        by_one_hot,
        through_softmax,
        lambda logits, labels: cross_entropy_backward(logits.astype(np.float32), labels),
    ),
)
