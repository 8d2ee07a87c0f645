"""What makes a network do better on examples that it has not seen, and say how sure it may be.

Layers that behave otherwise in training than later, changed images, softened labels, running
means; then what is measured of it. `network` makes layers of these functions, `fit` takes the
others as its arguments, and `Averaged` goes round an optimizer.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from mlpkit.activations import softmax
from mlpkit.losses import cross_entropy_backward, log_softmax
from mlpkit.optimizers import BLOCK, within
from mlpkit.preprocessing import check_lengths, one_hot
from mlpkit.shapes import shapes


def check_share(function, name, share):
    """Raise a ValueError unless 0 ≤ share < 1."""
    if not within(share, 0, 1):
        raise ValueError(f"{function}: got {name} {share!r}; expected 0 or more, below 1.")


@shapes(x="... of reals")
def dropout(x, rate, rng):
    """y = x · mask: each number is 0 with probability `rate`, else divided by 1 − rate.

    So its mean stays what it was, and nothing is left to do when predicting. x has any shape; rng
    draws anew for every number of it. Integers become float64.

    Returns
    -------
    y, mask : both of x's shape and dtype; the mask is what `dropout_backward` needs.

    Raises ValueError unless 0 ≤ rate < 1, and for x that are no real numbers. Source: Srivastava et
    al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (2014), section 10: the
    form that divides in training.
    """
    check_share("dropout", "rate", rate)
    kept = rng.random(x.shape, dtype=np.float32) >= rate
    mask = (kept / (1 - rate)).astype(x.dtype)
    return x * mask, mask


@shapes(grad="...", mask="...")
def dropout_backward(grad, mask):
    """dL/dx = grad · mask, with the mask of the forward pass; all of one shape."""
    return grad * mask


@shapes(average="...", value="...")
def moving_average(average, value, decay):
    """average ← β average + (1 − β) value, with β = decay. Changes average."""
    average *= decay
    average += (1 - decay) * value


@shapes(x="N D", gain="D", shift="D", running_mean="D", running_variance="D")
def batch_norm(x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5):
    """y = gain · (x − μ) / √(σ² + ε) + shift, column by column: (N, D) → (N, D).

    In training μ and σ² are the mean and variance of this batch, and the running ones move towards
    them, in place: `moving_average` with decay, the variance with N / (N − 1), as an estimate of
    that of all examples. Otherwise μ and σ² are the running ones, and nothing changes.

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
    """(mean, variance) of each column of x (N, D); a ValueError when N is below 2."""
    if len(x) < 2:
        raise ValueError(
            f"batch_norm: got a batch of {len(x)} in training; expected 2 examples or more, for "
            "one has no variance."
        )
    return x.mean(axis=0), x.var(axis=0)


@shapes(grad="N D", x="N D", gain="D")
def batch_norm_backward(grad, x, gain, epsilon=1e-5):
    """The backward pass of `batch_norm` in training, where μ and σ² depend on x too.

    With x̂ = (x − μ) / √(σ² + ε): dgain = Σₙ grad · x̂, dshift = Σₙ grad, and
    dx = gain / √(σ² + ε) · (grad − dshift / N − x̂ · dgain / N).

    Returns
    -------
    dx (N, D), dgain (D,), dshift (D,)

    Source: Ioffe & Szegedy (2015), section 3, their six equations put together.
    """
    deviation = np.sqrt(x.var(axis=0) + epsilon)
    x_hat = (x - x.mean(axis=0)) / deviation
    dgain, dshift = np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)
    dx = gain / deviation * (grad - dshift / len(x) - x_hat * dgain / len(x))
    return dx, dgain, dshift


@shapes(grad="N D", x="N D", gain="D", running_mean="D", running_variance="D")
def frozen_batch_norm_backward(grad, x, gain, running_mean, running_variance, epsilon=1e-5):
    """The backward pass of `batch_norm` otherwise, where μ and σ² are the running ones: constants.

    Then y is linear in x, and dx = gain / √(σ² + ε) · grad; dgain and dshift are as in training.

    Returns
    -------
    dx (N, D), dgain (D,), dshift (D,)
    """
    deviation = np.sqrt(running_variance + epsilon)
    x_hat = (x - running_mean) / deviation
    return gain / deviation * grad, np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)


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

    Both are functions of (logits (N, C), labels (N,)): −1/N Σₙ Σ꜀ targets · log softmax(logits),
    and (softmax(logits) − targets) / N. The targets are in there as the label's 1 − s and every
    class's s / C. With smoothing 0 it is `cross_entropy`; else its lowest value is not 0 but the
    entropy of the targets. Raises ValueError unless 0 ≤ smoothing < 1.
    """
    check_share("smoothed_cross_entropy", "smoothing", smoothing)
    smoothing = float(smoothing)  # a float64 of NumPy's would turn float32 into its like

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


def mirror(X, rng, width=28):
    """Each image turned left to right with probability ½: (N, D) → (N, D), a new array.

    Each row of X is an image, `width` pixels wide, row after row. Raises ValueError when D is no
    multiple of width.
    """
    images = as_images("mirror", X, width)
    turned, result = rng.random(len(X)) < 0.5, images.copy()
    result[turned] = images[turned, :, ::-1]
    return result.reshape(X.shape)


def shift(X, rng, most=1, width=28):
    """Each image moved by up to `most` pixels, up or down and left or right: (N, D) → (N, D).

    Both distances are drawn for each image, each of the 2 · most + 1 equally likely. What comes in
    at an edge repeats the edge. Each row of X is an image, `width` pixels wide, row after row.
    Raises ValueError when D is no multiple of width, or most is no whole number from 0 on, shorter
    than the image: further away nothing would be left of it.
    """
    images = as_images("shift", X, width)
    N, H, W = images.shape
    if not isinstance(most, (int, np.integer)) or not 0 <= most < min(H, W):
        raise ValueError(
            f"shift: got most {most!r}; expected a whole number of pixels from 0 to "
            f"{min(H, W) - 1}, for images of {H} × {W}."
        )
    most = int(most)  # a small integer type would overflow below
    down, right = rng.integers(-most, most + 1, (2, N))
    padded = np.pad(images, ((0, 0), (most, most), (most, most)), mode="edge")
    windows = sliding_window_view(padded, (H, W), axis=(1, 2))  # (N, top, left, H, W)
    return windows[np.arange(N), most - down, most - right].reshape(X.shape)


def as_images(function, X, width):
    """X (N, D) as (N, D / width, width); a ValueError when that is no whole number."""
    X = np.asarray(X)
    fits = isinstance(width, (int, np.integer)) and width >= 1 and X.ndim == 2
    if not fits or X.shape[1] == 0 or X.shape[1] % width:
        hint = "; flatten(images) makes such rows" if X.ndim == 3 else ""
        raise ValueError(
            f"{function}: got X of shape {X.shape} and width {width!r}; expected (N, D), with "
            f"D a multiple of the width{hint}."
        )
    return X.reshape(len(X), X.shape[1] // width, width)


@shapes(logits="N C of reals", labels="N of labels below C")
def calibrate(logits, labels):
    """The temperature T at which softmax(logits / T) has the lowest cross-entropy, a number.

    Fit it on examples that were not trained on. Above 1 the network was too sure. T is looked for
    from 0.01 to 100: in 1 / T the loss is convex, so the sign of its slope, Σ (softmax − one_hot) ·
    logits, tells on which side the minimum is. Where the network is right on every example, no T is
    the lowest: then it is 0.01. Raises ValueError when the shapes do not fit, N is 0, a logit is
    not finite, or a label is none of 0 … C−1. Source: Guo et al., "On Calibration of Modern Neural
    Networks" (2017), section 4.2.
    """
    finite = np.isfinite(logits)
    if not finite.all():
        row, column = np.argwhere(~finite)[0]
        raise ValueError(
            f"calibrate: got logits[{row}, {column}] = {logits[row, column]}; expected finite "
            "numbers."
        )
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

    Raises ValueError when the shapes do not fit, the probabilities leave 0 … 1, or bins is no whole
    number of 1 or more. Source: Guo et al. (2017), section 2.
    """
    if not isinstance(bins, (int, np.integer)) or bins < 1:
        raise ValueError(f"reliability: got bins {bins!r}; expected a whole number of 1 or more.")
    low, high = probabilities.min(), probabilities.max()
    if not (low >= 0 and high <= 1 + 1e-3):
        raise ValueError(
            f"reliability: got probabilities from {low:.3g} to {high:.3g}; expected 0 … 1, as "
            "softmax makes them of logits."
        )
    p, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    place = np.minimum((p * bins).astype(int), bins - 1)
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


def learning_curve(measure, X, y, sizes):
    """What `measure` finds on the first n examples, for each n in sizes: (len(sizes), …).

    Each training set holds the smaller ones, so luck with the examples is the same along the curve.
    They are taken as they come: shuffle them first, as `train_validation_split` does.

    Parameters
    ----------
    measure : a function of (X (n, …), y (n,)) that trains on them and gives a number, or several
        as a tuple, such as the accuracy on what was trained on and on validation data

    Raises ValueError when the lengths of X and y differ, sizes are no list, or a size is no whole
    number of 1 to N.
    """
    check_lengths("learning_curve", X, y)
    if not np.iterable(sizes):
        raise ValueError(f"learning_curve: got sizes {sizes!r}; expected a list of whole numbers.")
    sizes = tuple(sizes)
    for n in sizes:
        if not isinstance(n, (int, np.integer)) or not 1 <= n <= len(X):
            raise ValueError(
                f"learning_curve: got size {n!r}; expected whole numbers from 1 to {len(X):,}."
            )
    return np.array([measure(X[:n], y[:n]) for n in sizes])


class Averaged:
    """An optimizer, and beside it the running mean of the weights that it leaves.

    The weights themselves move as they would without it. `averaged` gives their mean, which is what
    to predict with: single steps scatter, their mean does not. In it go all numbers of the
    parameters, statistics too. The last 1 / (1 − decay) steps or so count; the mean is freed of its
    bias towards 0 as Adam's are. Source: Polyak & Juditsky, "Acceleration of Stochastic
    Approximation by Averaging" (1992); the running mean, Tarvainen & Valpola, "Mean teachers are
    better role models" (2017).

    Parameters
    ----------
    optimizer : a fresh one, such as AdamW(0.003, 0.02)
    decay : the share of the mean that is kept at each step: 0 or more, below 1

    `fit` trains the weights themselves and leaves them in the parameters. It measures the
    validation data with the mean: so the history, `EarlyStopping` and the choice of the best
    checkpoint go by the mean. `evaluate` and `predict` take what they are given:
    ``evaluate(network, optimizer.averaged(parameters), X, y)``.

    A checkpoint holds both, the mean in a slot of its own, "average". To predict with the mean of
    one that was loaded, put its ``t`` and ``state`` into an Averaged of the same kind; then
    ``optimizer.averaged(checkpoint.parameters)`` is the mean.

    Raises ValueError for what is no optimizer or is an Averaged itself, for one that has taken
    steps, and for such a decay; in `step` for an optimizer that does not count its steps in t; in
    `step` and `averaged` for parameters of another size than those before.
    """

    whole_slots = ("average",)  # as long as the parameters' whole vector, not as what is trained

    def __init__(self, optimizer, decay=0.999):
        needed = ("step", "rate", "t", "state")
        usable = all(hasattr(optimizer, name) for name in needed)
        if not usable or isinstance(optimizer, (type, Averaged)):
            raise ValueError(f"Averaged: got {optimizer!r}; expected an optimizer like SGD(0.1).")
        if optimizer.t:
            raise ValueError(
                f"Averaged: got an optimizer that has taken {optimizer.t:,} steps; expected a "
                "fresh one."
            )
        check_share("Averaged", "decay", decay)
        self.optimizer, self.decay, self.average = optimizer, float(decay), None

    @property
    def slots(self):
        """The optimizer's and "average"; an AttributeError where that, a learner's, has none."""
        return (*self.optimizer.slots, "average")

    @property
    def name_in_checkpoint(self):
        return f"Averaged {type(self.optimizer).__name__}"

    @property
    def rate(self):
        return self.optimizer.rate

    @property
    def t(self):
        return self.optimizer.t

    @t.setter
    def t(self, steps):
        self.optimizer.t = steps

    @property
    def state(self):
        return self.optimizer.state | ({} if self.average is None else {"average": self.average})

    @state.setter
    def state(self, state):
        state = dict(state)
        self.average = state.pop("average", None)
        self.optimizer.state = state

    def check_settings(self, theta):
        """As the optimizer does, unless it is a learner's own that has no such method."""
        if hasattr(self.optimizer, "check_settings"):
            self.optimizer.check_settings(theta)

    def check_size(self, vector):
        """Raise a ValueError when the mean is one of parameters of another size."""
        if self.average is not None and self.average.shape != vector.shape:
            raise ValueError(
                f"Averaged: got {vector.size:,} parameters; expected {self.average.size:,}, as in "
                "the mean. An optimizer serves one network."
            )

    def step(self, parameters, gradients):
        """The optimizer's step; then the mean moves towards where it has come."""
        vector = parameters.vector
        self.check_size(vector)
        taken = self.t
        self.optimizer.step(parameters, gradients)
        if self.t != taken + 1:
            raise ValueError(
                f"Averaged: after a step the optimizer's t is {self.t}; expected {taken + 1}, for "
                "the mean needs the count of steps."
            )
        if self.average is None:
            self.average = np.zeros_like(vector)
        for start in range(0, vector.size, BLOCK):
            part = slice(start, start + BLOCK)
            moving_average(self.average[part], vector[part], self.decay)

    def averaged(self, parameters):
        """Parameters that hold the mean; before the first step a copy of those given."""
        self.check_size(parameters.vector)
        mean = parameters.like()
        if self.average is None:
            mean.vector[:] = parameters.vector
        else:
            np.divide(self.average, 1 - self.decay**self.t, out=mean.vector)
        return mean

    def __repr__(self):
        return f"Averaged({self.optimizer}, decay={self.decay})"
