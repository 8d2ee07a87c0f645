"""Losses: a value, and its gradient with respect to the network's output.

Each is the mean over the N examples of the sum over the classes, so the number printed is the
number differentiated. The 1/N is here and nowhere else. Anything that is not a number, not a
label or empty raises ValueError; integers count as floats.
"""

import functools

import numpy as np

from mlpkit.activations import softmax
from mlpkit.helpers.shapes import shapes
from mlpkit.preprocessing import one_hot


@shapes(output="N C of reals", targets="N C of reals")
def mean_squared_error(output, targets):
    """$L = 1/N Σₙ Σ꜀ (output − targets)²$, a number; both (N, C). No ½.

    Raises ValueError when the shapes differ, or N or C is 0.
    """
    return np.sum((output - targets) ** 2) / len(output)


@shapes(output="N C of reals", targets="N C of reals")
def mean_squared_error_backward(output, targets):
    """$dL/doutput = 2 (output − targets) / N$, (N, C).

    Raises ValueError when the shapes differ, or N or C is 0.
    """
    return 2 * (output - targets) / len(output)


def infinite_rows(logsumexp):
    """Make `logsumexp` right even where a row's maximum m is ±inf and z − m is nan.

    There the result is m: next to +inf nothing else counts, and a row of only −inf gives log 0.
    """

    @functools.wraps(logsumexp)
    def whole(z):
        m = np.max(z, axis=1)
        infinite = np.isinf(m)
        if not infinite.any():
            return logsumexp(z)
        return np.where(infinite, m, logsumexp(np.where(infinite[:, None], 0, z)))

    return whole


@shapes(z="N C of reals")
@infinite_rows
def logsumexp(z):
    """$log Σ eᶻ$ along the last axis of (N, C), which is axis 1: (N, C) → (N,).

    With m the row's maximum it is $m + log Σ eᶻ⁻ᵐ$: nothing overflows, and the sum is 1 or more.
    Source: Blanchard, Higham & Higham, "Accurately computing the log-sum-exp and softmax
    functions", IMA J. Numer. Anal. 41 (2021), section 1. A row of only −inf gives −inf, a row
    with +inf gives +inf. Raises ValueError when z is not (N, C), or N or C is 0.
    """
    m = np.max(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, None]), axis=1))


@shapes(z="... C of reals")
def log_softmax(z):
    """$log softmax(z) = z − logsumexp(z)$ along the last axis: (N, C) → (N, C), all ≤ 0.

    The row's maximum is subtracted first: a difference of two large numbers would lose digits.
    Raises ValueError when C is 0.
    """
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@shapes(logits="N C of reals", labels="N of labels below C")
def cross_entropy(logits, labels):
    """$L = −1/N Σₙ log softmax(logits)[n, labels[n]]$, a number.

    logits (N, C): before softmax, which this function applies itself. labels (N,): integers
    0 … C−1. Source: Bishop, "Pattern Recognition and Machine Learning" (2006), equation 4.108,
    divided by N. Raises ValueError when the shapes do not fit, N or C is 0, or a label is not one
    of 0 … C−1.
    """
    return -np.mean(log_softmax(logits)[np.arange(len(labels)), labels]) + 0  # never −0.0


@shapes(logits="N C of reals", labels="N of labels below C")
def cross_entropy_backward(logits, labels):
    """$dL/dlogits = (softmax(logits) − one_hot(labels)) / N$, (N, C).

    Softmax and cross-entropy in one step: Bishop (2006), equation 4.109. Raises ValueError when the
    shapes do not fit, N or C is 0, or a label is not one of 0 … C−1.
    """
    grad = softmax(logits)
    grad[np.arange(len(labels)), labels] -= 1
    return grad / len(labels)


@shapes(groups="N", labels="N")
def lowest_loss(groups, labels):
    """The lowest cross-entropy that can be reached by seeing only the group of each example.

    groups (N,), labels (N,): integers; examples of one group look the same. The best prediction for
    a group is how often each label occurs in it, so with nₙ examples in the group of example n, and
    mₙ of them with its label, $L = 1/N Σₙ log (nₙ / mₙ)$, a float64: the entropy of the labels
    given the groups. 0 where no group mixes labels. Source: Cover & Thomas, "Elements of
    Information Theory" (2006), sections 2.2 and 2.6. Raises ValueError when the shapes do not fit
    or N is 0.
    """
    _, group = np.unique(groups, return_inverse=True)  # numbered from 0, without gaps
    _, label = np.unique(labels, return_inverse=True)
    counts = np.zeros((group.max() + 1, label.max() + 1))
    np.add.at(counts, (group, label), 1)
    shares = counts / counts.sum(axis=1, keepdims=True)
    return np.mean(np.log(1 / shares[group, label]))


LOSSES = {
    "mean_squared_error": (mean_squared_error, mean_squared_error_backward),
    "cross_entropy": (cross_entropy, cross_entropy_backward),
}


def on_labels(loss):
    """The two functions of (output (N, C), labels (N,)) that `loss` means.

    loss: a name in LOSSES, or such a pair itself, or an object with the pair as `value` and
    `backward`, such as `targets.Numbers`. Raises ValueError when it is none of these.
    """
    if hasattr(loss, "value") and hasattr(loss, "backward"):
        return loss.value, loss.backward
    own = isinstance(loss, (tuple, list)) and len(loss) == 2 and all(map(callable, loss))
    if not own and not (isinstance(loss, str) and loss in LOSSES):
        raise ValueError(
            f"loss: got {loss!r}; expected one of {', '.join(LOSSES)}, or a pair of functions: the "
            "value and its gradient."
        )
    if own:
        return loss
    return squares_on_labels() if loss == "mean_squared_error" else LOSSES[loss]


def squares_on_labels(
    mean_squared_error=mean_squared_error,
    mean_squared_error_backward=mean_squared_error_backward,
    one_hot=one_hot,
):
    """Value and gradient of a squared error against one-hot targets, from these functions."""
    return (
        lambda output, y: mean_squared_error(output, one_hot(y, output.shape[1])),
        lambda output, y: mean_squared_error_backward(output, one_hot(y, output.shape[1])),
    )
