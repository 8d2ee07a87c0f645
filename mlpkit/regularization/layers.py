"""Layers that behave differently in training: dropout and batch normalization."""

import numpy as np

from mlpkit.helpers.ranges import check_share
from mlpkit.helpers.shapes import shapes


@shapes(x="... of reals")
def dropout(x, rate, rng):
    """$y = x · mask$: each number becomes 0 with probability `rate`, else it is divided by 1 −
    rate. So the mean stays the same, and nothing needs to change in prediction. x has any shape;
    rng draws for each number separately. Integers become float64.

    Returns
    -------
    y, mask : both of x's shape and dtype; the mask is what `dropout_backward` needs.

    Raises ValueError unless 0 ≤ rate < 1, and if x does not hold real numbers. Source: Srivastava
    et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (2014), section 10:
    the form that divides in training.
    """
    check_share("dropout", "rate", rate)
    kept = rng.random(x.shape, dtype=np.float32) >= rate
    mask = (kept / (1 - rate)).astype(x.dtype)
    return x * mask, mask


@shapes(grad="...", mask="...")
def dropout_backward(grad, mask):
    """$dL/dx = grad · mask$, with the mask of the forward pass; all of one shape."""
    return grad * mask


@shapes(average="...", value="...")
def moving_average(average, value, decay):
    """$average ← β average + (1 − β) value$, with β = decay. Changes average."""
    average *= decay
    average += (1 - decay) * value


@shapes(x="N D", gain="D", shift="D", running_mean="D", running_variance="D")
def batch_norm(x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5):
    """$y = gain · (x − μ) / √(σ² + ε) + shift$, column by column: (N, D) → (N, D).

    In training μ and σ² are the mean and variance of this batch, and the running ones move towards
    them, in place: `moving_average` with decay, the variance with N / (N − 1), as an estimate of
    the variance of all examples. Otherwise μ and σ² are the running ones, and nothing changes.

    Raises ValueError when the shapes do not fit, or N is below 2 in training: one example has no
    variance. Source: Ioffe & Szegedy, "Batch Normalization" (2015), algorithms 1 and 2; the running
    means, in place of means over many batches, are PyTorch's, where 1 − decay is called momentum.
    """
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = batch_statistics(x)
        moving_average(running_mean, mean, decay)
        moving_average(running_variance, variance * len(x) / (len(x) - 1), decay)
    return gain * (x - mean) / np.sqrt(variance + epsilon) + shift


def batch_statistics(x):
    """Return (mean, variance) of each column of x (N, D); a ValueError when N is below 2."""
    if len(x) < 2:
        raise ValueError(
            f"batch_norm: got a batch of {len(x)} in training; expected 2 examples or more, "
            "because one has no variance."
        )
    return x.mean(axis=0), x.var(axis=0)


@shapes(grad="N D", x="N D", gain="D")
def batch_norm_backward(grad, x, gain, epsilon=1e-5):
    """The backward pass of `batch_norm` in training, where μ and σ² depend on x too.

    With $x̂ = (x − μ) / √(σ² + ε)$: $dgain = Σₙ grad · x̂$, $dshift = Σₙ grad$, and
    $dx = gain / √(σ² + ε) · (grad − dshift / N − x̂ · dgain / N)$.

    Returns
    -------
    dx (N, D), dgain (D,), dshift (D,)

    Source: Ioffe & Szegedy (2015), section 3, the six equations there put together.
    """
    deviation = np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) / deviation
    dgain, dshift = np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)
    dx = gain / deviation * (grad - dshift / len(x) - x_hat * dgain / len(x))
    return dx, dgain, dshift


@shapes(grad="N D", x="N D", gain="D", running_mean="D", running_variance="D")
def frozen_batch_norm_backward(grad, x, gain, running_mean, running_variance, epsilon=1e-5):
    """The backward pass of `batch_norm` outside training, where μ and σ² are the running ones:
    constants.

    So y is linear in x, and $dx = gain / √(σ² + ε) · grad$; dgain and dshift are as in training.

    Returns
    -------
    dx (N, D), dgain (D,), dshift (D,)
    """
    deviation = np.sqrt(running_variance + epsilon)
    x_hat = (x - running_mean) / deviation
    return gain / deviation * grad, np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)
