"""Confidence compared with accuracy, and one number that corrects a confidence that is too high."""

import numpy as np

from mlpkit.helpers.shapes import check_whole, shapes
from mlpkit.losses import cross_entropy_backward


@shapes(logits="N C of reals", labels="N of labels below C")
def calibrate(logits, labels):
    """The temperature T at which $softmax(logits / T)$ has the lowest cross-entropy, a number.

    Fit it on examples that were not trained on. If T is above 1, the network was overconfident. T
    is sought from 0.01 to 100: in 1 / T the loss is convex, so the sign of its slope,
    Σ (softmax − one_hot) · logits, says on which side the minimum is. If the network is right on
    every example, no T is the best, and the result is 0.01. If the logits of each row are all
    equal, T changes nothing, and the result is 1. Raises ValueError when the shapes do not fit, N
    is 0, a logit is not finite, or a label is not one of 0 … C−1. Source: Guo et al., "On
    Calibration of Modern Neural Networks" (2017), section 4.2.
    """
    finite = np.isfinite(logits)
    if not finite.all():
        row, column = np.argwhere(~finite)[0]
        raise ValueError(
            f"calibrate: got logits[{row}, {column}] = {logits[row, column]}; expected finite "
            "numbers."
        )
    if (logits == logits[:, :1]).all():
        return 1.0
    low, high = 0.01, 100.0
    while high / low > 1 + 1e-9:
        T = np.sqrt(low * high)
        too_sure = np.sum(cross_entropy_backward(logits / T, labels) * logits) > 0
        low, high = (T, high) if too_sure else (low, T)
    return float(np.sqrt(low * high))


@shapes(probabilities="N C of reals", labels="N of labels below C")
def reliability(probabilities, labels, bins=10):
    """How often the highest probability p is right, by p: the numbers of a reliability diagram.

    Examples are sorted by p into `bins` equal parts of 0 … 1. An edge belongs to the part above it,
    and p = 1 to the last.

    Returns
    -------
    confidence, accuracy : (bins,), the mean of p and the share that is right; nan for an empty bin
    counts : (bins,), examples in each

    Raises ValueError when the shapes do not fit, the probabilities leave 0 … 1, or bins is not a
    whole number of 1 or more. Source: Guo et al. (2017), section 2.
    """
    check_whole("reliability", "bins", bins)
    low, high = probabilities.min(), probabilities.max()
    if not (low >= 0 and high <= 1 + 1e-3):
        raise ValueError(
            f"reliability: got probabilities from {low:.3g} to {high:.3g}; expected 0 … 1, as "
            "softmax returns them."
        )
    p, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    # not p · bins, which may be rounded to below an edge
    edges = (np.arange(1, bins) / bins).astype(p.dtype)
    place = np.searchsorted(edges, p, side="right")
    counts = np.bincount(place, minlength=bins)
    with np.errstate(invalid="ignore"):  # 0 / 0 in an empty bin
        confidence = np.bincount(place, p, minlength=bins) / counts
        accuracy = np.bincount(place, right, minlength=bins) / counts
    return confidence, accuracy, counts


def calibration_error(probabilities, labels, bins=10):
    """Σ counts · |accuracy − confidence| / N over the bins of `reliability`, 0 to 1.

    Raises ValueError as `reliability` does. Source: Guo et al. (2017), equation 3.
    """
    confidence, accuracy, counts = reliability(probabilities, labels, bins)
    return float(np.nansum(counts * np.abs(accuracy - confidence)) / len(labels))
