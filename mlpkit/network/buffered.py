"""The formulas of a training step, written into arrays that last for the whole run.

A step of a small network takes a quarter of a millisecond, much of it spent on allocating memory
and on repeating work. So `fit` trains with the classes here: they compute the same network, loss
and batches, but keep their arrays from one step to the next. Each formula is taught in the module
that its name comes from, and tests check that the two agree to within rounding:
`forward_pass.linear`, `backprop.linear_backward`, `activations`, `regularization.batch_norm` and
`dropout`, `losses.cross_entropy`, `preprocessing.minibatches`.

The next step overwrites what these classes return: copy a result to keep it.
"""

import numpy as np

from mlpkit.helpers.shapes import bare
from mlpkit.losses import LOSSES, on_labels
from mlpkit.preprocessing import minibatches
from mlpkit.regularization import batch_norm, batch_statistics, moving_average

# the decay of batch_norm's running means, and the epsilon in its square root
DECAY, EPSILON = bare(batch_norm).__defaults__


class Buffers:
    """Arrays by name, created when first requested; a shorter batch gets the first rows."""

    def __init__(self):
        self.arrays = {}

    def __call__(self, name, shape, dtype):
        array = self.arrays.get(name)
        if array is None or len(array) < shape[0] or array.shape[1:] != shape[1:]:
            array = self.arrays[name] = np.empty(shape, dtype)
        return array[: shape[0]]


class BufferedLinear:
    """`linear` and `linear_backward` for one layer of a run."""

    def __init__(self, W, b):
        self.W, self.b = W, b  # names in the parameters; b is None without a bias
        self.buffers = Buffers()

    def forward(self, parameters, x, rng=None):
        """(N, D) → x @ W + b (N, M), and the cache: x."""
        W = parameters[self.W]
        y = self.buffers("y", (len(x), W.shape[1]), x.dtype)
        np.matmul(x, W, out=y)
        if self.b:
            y += parameters[self.b]
        return y, x

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients W and b; return dL/dx (N, D), or None if nothing needs it."""
        np.matmul(cache.T, grad, out=gradients[self.W])
        if self.b:
            sums(grad, self.buffers, out=gradients[self.b])
        if not need_input:
            return None
        dx = self.buffers("dx", cache.shape, grad.dtype)
        return np.matmul(grad, parameters[self.W].T, out=dx)


class BufferedActivation:
    """An activation of IN_PLACE for one layer of a run."""

    def __init__(self, function, function_backward):
        self.function, self.function_backward = function, function_backward
        self.buffers = Buffers()

    def forward(self, parameters, x, rng=None):
        a = self.function(x, self.buffers("a", x.shape, x.dtype))
        return a, (x, a)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        return self.function_backward(grad, *cache, self.buffers("dz", grad.shape, grad.dtype))


class BufferedBatchNorm:
    """`batch_norm` and its backward for one layer of a run."""

    def __init__(self, gain, shift, mean, variance):
        self.names = gain, shift, mean, variance  # their names in the parameters
        self.buffers = Buffers()

    def forward(self, parameters, x, rng=None):
        """(N, D) → y (N, D), and the cache: x̂, 1 / √(σ² + ε), and whether it is training."""
        gain, shift, mean, variance = (parameters[name] for name in self.names)
        if rng is None:
            scale = 1 / np.sqrt(variance + EPSILON)
            x_hat = (x - mean) * scale
            return gain * x_hat + shift, (x_hat, scale, False)
        N = len(x)
        if N < 2:
            batch_statistics(x)  # raises an error that explains what is wrong
        mean_now = sums(x, self.buffers) / N
        x_hat = np.subtract(x, mean_now, out=self.buffers("x_hat", x.shape, x.dtype))
        y = np.multiply(x_hat, x_hat, out=self.buffers("y", x.shape, x.dtype))
        squares = sums(y, self.buffers)
        moving_average(mean, mean_now, DECAY)
        moving_average(variance, squares / (N - 1), DECAY)
        scale = 1 / np.sqrt(squares / N + EPSILON)
        x_hat *= scale
        np.multiply(x_hat, gain, out=y)
        y += shift
        return y, (x_hat, scale, True)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients gain and shift; return dL/dx (N, D)."""
        x_hat, scale, training = cache
        dx = np.multiply(grad, x_hat, out=self.buffers("dx", grad.shape, grad.dtype))
        dgain, dshift = sums(dx, self.buffers), sums(grad, self.buffers)
        gradients[self.names[0]], gradients[self.names[1]] = dgain, dshift
        if not training:
            return np.multiply(grad, parameters[self.names[0]] * scale, out=dx)
        np.multiply(x_hat, dgain / -len(grad), out=dx)
        dx += grad
        dx -= dshift / len(grad)
        dx *= parameters[self.names[0]] * scale
        return dx


class BufferedDropout:
    """`dropout` and its backward for one layer of a run; it draws the same mask."""

    def __init__(self, rate):
        self.rate, self.buffers = rate, Buffers()

    def forward(self, parameters, x, rng=None):
        """x → y of the same shape, and the cache: the mask; None when not training."""
        if rng is None:
            return x, None
        drawn = self.buffers("drawn", x.shape, np.float32)
        rng.random(dtype=np.float32, out=drawn)
        mask = self.buffers("mask", x.shape, x.dtype)
        np.greater_equal(drawn, self.rate, out=mask)
        mask *= 1 / (1 - self.rate)
        return np.multiply(x, mask, out=self.buffers("y", x.shape, x.dtype)), mask

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        if cache is None:
            return grad
        return np.multiply(grad, cache, out=self.buffers("dx", grad.shape, grad.dtype))


def sums(x, buffers, out=None):
    """Σₙ x (N, D), an array (D,), as a product with ones: BLAS computes it faster."""
    ones = buffers("ones", (len(x),), x.dtype)
    ones[:] = 1
    return np.matmul(ones, x, out=out)


class BufferedCrossEntropy:
    """`cross_entropy` and its backward, with one softmax for both.

    It is computed on the transpose, (C, N): ten long rows add up faster than many short ones.
    """

    def __init__(self):
        self.buffers, self.logits = Buffers(), None

    def value(self, logits, labels):
        """The mean of log Σ eᶻ − z[label] over the rows, after subtracting each row's maximum."""
        N, C = logits.shape
        e = self.buffers("e", (C, N), logits.dtype)
        np.copyto(e, logits.T)
        e -= e.max(axis=0)
        at_labels = e[labels, np.arange(N)]
        np.exp(e, out=e)
        total = e.sum(axis=0)
        self.logits, self.e, self.total = logits, e, total
        return (np.log(total) - at_labels).sum() / N  # np.mean with less overhead

    def backward(self, logits, labels):
        """Return (softmax − one_hot) / N, for the logits that `value` was just given."""
        if logits is not self.logits:
            self.value(logits, labels)
        N, C = logits.shape
        grad = self.buffers("grad", (N, C), logits.dtype)
        self.total *= N
        np.divide(self.e, self.total, out=grad.T)
        grad[np.arange(N), labels] -= 1 / N
        self.logits = None
        return grad


def buffered_loss(loss):
    """Return `on_labels(loss)`; for the cross-entropy, an equivalent pair that keeps its arrays."""
    pair = tuple(on_labels(loss))
    if pair != LOSSES["cross_entropy"]:
        return tuple(map(bare, pair))
    own = BufferedCrossEntropy()
    return own.value, own.backward


class BufferedBatches:
    """`minibatches` of X (N, D) and y (N,), epoch by epoch; each batch overwrites the one before.

    augment: a function of (X, rng) that returns the batch to train on.
    """

    def __init__(self, X, y, size, augment=None):
        self.X, self.y, self.size, self.augment = X, y, size, augment
        self.rows, self.buffers = np.arange(len(X)), Buffers()

    def epoch(self, rng):
        """Like ``minibatches(X, y, size, rng)``: shuffle row numbers, then fetch the rows."""
        for rows, y in minibatches(self.rows, self.y, self.size, rng):
            batch = self.buffers("X", (len(rows), self.X.shape[1]), self.X.dtype)
            # "clip" writes straight into `out`; "raise" into a copy, in case a row is missing.
            np.take(self.X, rows, axis=0, out=batch, mode="clip")
            yield self.changed(batch, rng), y

    def changed(self, batch, rng):
        """The batch that augment returns; ValueError unless it has the same shape and dtype."""
        if self.augment is None:
            return batch
        shape, dtype = batch.shape, batch.dtype
        changed = self.augment(batch, rng)
        if not isinstance(changed, np.ndarray):
            came = f"a {type(changed).__name__}"
        elif (changed.shape, changed.dtype) != (shape, dtype):
            came = f"an array of shape {changed.shape} and {changed.dtype}"
        elif not np.isfinite(changed).all():
            raise ValueError("fit: augment returned nan or inf; expected finite numbers.")
        else:
            return changed
        raise ValueError(
            f"fit: augment returned {came}; expected an array of shape {shape} and {dtype}, like "
            "its argument."
        )
