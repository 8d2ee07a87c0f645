"""Softened labels: targets that are never certain, and the loss against them."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.helpers.ranges import check_share
from mlpkit.helpers.shapes import shapes
from mlpkit.losses import log_softmax
from mlpkit.preprocessing import one_hot


@shapes(labels="N of labels below classes")
def smooth_labels(labels, classes, smoothing):
    """Targets (N, classes), float32: (1 − s) one_hot + s / classes, where s = smoothing.

    Source: Szegedy et al., "Rethinking the Inception Architecture" (2016), section 7. Raises
    ValueError for labels that are not integers in 0 … classes − 1, and unless 0 ≤ smoothing < 1.
    """
    check_share("smooth_labels", "smoothing", smoothing)
    targets = (1 - smoothing) * one_hot(labels, classes) + smoothing / classes
    return targets.astype(np.float32)


def smoothed_cross_entropy(smoothing):
    """The cross-entropy against `smooth_labels`, as a pair for ``fit(loss=…)``: value and gradient.

    Both are functions of (logits (N, C), labels (N,)): $−1/N Σₙ Σ꜀ targets · log softmax(logits)$,
    and $(softmax(logits) − targets) / N$. The targets are 1 − s for the label plus s / C for every
    class. With smoothing 0 it is `cross_entropy`; else its lowest value is not 0 but the entropy of
    the targets. Raises ValueError unless 0 ≤ smoothing < 1.
    """
    check_share("smoothed_cross_entropy", "smoothing", smoothing)
    smoothing = float(smoothing)  # a NumPy float64 would turn float32 into float64

    @shapes(logits="N C of reals", labels="N of labels below C")
    def value(logits, labels):
        log_p = log_softmax(logits)
        at_labels = log_p[np.arange(len(labels)), labels]
        return -np.mean((1 - smoothing) * at_labels + smoothing * log_p.mean(axis=1)) + 0

    @shapes(logits="N C of reals", labels="N of labels below C")
    def backward(logits, labels):
        grad = softmax(logits) - smoothing / logits.shape[1]
        grad[np.arange(len(labels)), labels] -= 1 - smoothing
        return grad / len(labels)

    return value, backward
