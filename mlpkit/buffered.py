"""The formulas of a training step, written into arrays that live through the run.

A step of a small network is over in a quarter of a millisecond, and a good part of that goes into
asking for memory and into doing things twice. So `fit` trains with what is here: the same network,
loss and batches, which keep their arrays from one step to the next. Each formula is taught where
its name is born, and the tests hold the two equal, but for rounding: `forward_pass.linear`,
`backprop.linear_backward`, `activations`, `losses.cross_entropy`, `preprocessing.minibatches`.

What comes out of these is overwritten by the next step. Whoever keeps it makes a copy.
"""

import numpy as np

from mlpkit.preprocessing import minibatches


class Buffers:
    """Arrays by name, made at the first request; a shorter batch gets the first rows."""

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
        self.W, self.b = W, b  # names in the parameters
        self.buffers = Buffers()

    def forward(self, parameters, x, rng=None):
        """(N, D) → x @ W + b (N, M), and the cache: x."""
        W = parameters[self.W]
        y = self.buffers("y", (len(x), W.shape[1]), x.dtype)
        np.matmul(x, W, out=y)
        y += parameters[self.b]
        return y, x

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients W and b; give dL/dx (N, D), or None if unneeded."""
        np.matmul(cache.T, grad, out=gradients[self.W])
        ones = self.buffers("ones", (len(grad),), grad.dtype)
        ones[:] = 1
        np.matmul(ones, grad, out=gradients[self.b])  # Σₙ as a product: BLAS is quicker at it
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


class BufferedCrossEntropy:
    """`cross_entropy` and its backward, with one softmax for both.

    It is worked out on the transpose, (C, N): ten long rows are quicker to add than many short.
    """

    def __init__(self):
        self.buffers, self.logits = Buffers(), None

    def value(self, logits, labels):
        """The mean of log Σ eᶻ − z[label] over the rows, each less its maximum."""
        N, C = logits.shape
        e = self.buffers("e", (C, N), logits.dtype)
        np.copyto(e, logits.T)
        e -= np.max(e, axis=0)
        at_labels = e[labels, np.arange(N)]
        np.exp(e, out=e)
        total = np.sum(e, axis=0)
        self.logits, self.e, self.total = logits, e, total
        return np.mean(np.log(total) - at_labels)

    def backward(self, logits, labels):
        """(softmax − one_hot) / N, of the logits that `value` has seen just before."""
        if logits is not self.logits:
            self.value(logits, labels)
        N, C = logits.shape
        grad = self.buffers("grad", (N, C), logits.dtype)
        self.total *= N
        np.divide(self.e, self.total, out=grad.T)
        grad[np.arange(N), labels] -= 1 / N
        self.logits = None
        return grad


class BufferedBatches:
    """`minibatches` of X (N, D) and y (N,), epoch after epoch; the images of a batch are filled in
    where those of the last one were."""

    def __init__(self, X, y, size):
        self.X, self.y, self.size = X, y, size
        self.rows, self.buffers = np.arange(len(X)), Buffers()

    def epoch(self, rng):
        """As ``minibatches(X, y, size, rng)``: row numbers are dealt out, and then looked up."""
        for rows, y in minibatches(self.rows, self.y, self.size, rng):
            batch = self.buffers("X", (len(rows), self.X.shape[1]), self.X.dtype)
            # "clip" writes into `out` as it goes; "raise" into a copy, for a row may be missing.
            yield np.take(self.X, rows, axis=0, out=batch, mode="clip"), y
