"""Reverse mode: a Tensor remembers how it was made, and `backward` walks that graph from its end.

Each operation is a pair of functions on arrays: f, and its backward, which takes the gradient of
the result and gives that of an input. What 05 does by hand for one network is here done by two
rules for every graph: multiply along a path (each backward does that), add where paths meet.

Source of the walk: Linnainmaa, "Taylor expansion of the accumulated rounding error", BIT 16 (1976);
Baydin et al., "Automatic Differentiation in Machine Learning: a Survey" (2018), section 3.2.
"""

import contextlib
import functools
import operator
from contextvars import ContextVar

import numpy as np

from mlpkit import activations, losses

RECORDING = ContextVar("RECORDING", default=True)  # whether results remember how they were made
DEBUGGING = ContextVar("DEBUGGING", default=False)


class Tensor:
    """An array, and how it was made.

    Attributes
    ----------
    data : the array, float32 or float64 as it came and not copied; what else is real is float64
    grad : None, or dL/ddata, an array like data: what `backward` found, added up until `zero`
    requires_grad : whether `backward` is to find it; a result's is True when one of its inputs' is
    parents : the inputs that require a gradient, a tuple; () for a leaf, which nobody made
    made_by : the name of the operation; None for a leaf

    Raises ValueError when data are no real numbers.
    """

    __slots__ = ("__weakref__", "_backward", "data", "grad", "made_by", "parents", "requires_grad")
    __array_ufunc__ = None  # so that array * tensor asks the tensor, and makes no array of objects

    def __init__(self, data, requires_grad=False):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise ValueError(f"Tensor: got data of {data.dtype}; expected real numbers.")
        self.data = data if data.dtype in (np.float32, np.float64) else data.astype(float)
        self.grad, self.requires_grad = None, requires_grad
        self.parents, self.made_by, self._backward = (), None, None

    shape = property(lambda self: self.data.shape)
    dtype = property(lambda self: self.data.dtype)
    ndim = property(lambda self: self.data.ndim)
    T = property(lambda self: self.transpose())

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        made = f", made by {self.made_by}" if self.made_by else ""
        return f"Tensor({self.data}, requires_grad={self.requires_grad}{made})"

    def __array__(self, *_, **__):
        raise TypeError("A Tensor is no array: NumPy would lose its graph. Its numbers are .data.")

    def backward(self, grad=None):
        """Add dL/dx to x.grad, for every x that requires it and from which this was made.

        grad: dL/dself, of this one's shape; 1 when this is L itself, a single number. The graph is
        let go on the way, so that it can be walked once. Raises ValueError when grad does not fit;
        RuntimeError when nothing requires a gradient, or a part of the graph was let go before.
        """
        if not self.requires_grad:
            raise RuntimeError("backward: nothing that this was made from requires a gradient.")
        if grad is None and self.data.size != 1:
            came = f"got no gradient for a Tensor of shape {self.shape}"
            raise ValueError(f"backward: {came}; expected one of that shape, or a single number.")
        grad = np.ones_like(self.data) if grad is None else np.asarray(grad)
        if grad.shape != self.shape:
            raise ValueError(f"backward: got a gradient {grad.shape}; expected {self.shape}.")
        order = topological_order(self)
        self._add(grad)
        while order:
            tensor = order.pop()  # from the end: all that was made from it has had its turn
            if tensor.parents:
                for parent, found in tensor._backward(tensor.grad):
                    parent._add(found)
                tensor.parents, tensor._backward = (), LET_GO

    def _add(self, grad):
        """Where paths meet, gradients add up."""
        grad = np.asarray(unbroadcast(grad, self.shape), self.dtype)
        if self.grad is not None:
            grad = np.asarray(self.grad + grad)  # not in place: another may have the same array
        self.grad = grad if self.parents or self.grad is not None else grad.copy()

    def zero(self):
        """Forget the gradient: grad is None again."""
        self.grad = None

    def detach(self):
        """A leaf with the same array, which requires no gradient: the graph ends here."""
        return Tensor(self.data)

    def __add__(self, other):
        return add(self, other)

    def __sub__(self, other):
        return subtract(self, other)

    def __mul__(self, other):
        return multiply(self, other)

    def __truediv__(self, other):
        return divide(self, other)

    def __pow__(self, other):
        return power(self, other)

    def __matmul__(self, other):
        return matmul(self, other)

    def __radd__(self, other):
        return add(other, self)

    def __rsub__(self, other):
        return subtract(other, self)

    def __rmul__(self, other):
        return multiply(other, self)

    def __rtruediv__(self, other):
        return divide(other, self)

    def __rpow__(self, other):
        return power(other, self)

    def __rmatmul__(self, other):
        return matmul(other, self)

    def __neg__(self):
        return negative(self)

    def __getitem__(self, index):
        return getitem(self, index)

    def sum(self, axis=None, keepdims=False):
        return total(self, axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        return mean(self, axis=axis, keepdims=keepdims)

    def max(self, axis=None, keepdims=False):
        return maximum(self, axis=axis, keepdims=keepdims)

    def reshape(self, *shape):
        return reshape(self, shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes):
        return transpose(self, axes[0] if len(axes) == 1 else axes or None)


LET_GO = object()


def topological_order(end):
    """All from which `end` was made, each after its parents, `end` last; without recursion."""
    order, seen, waiting = [], set(), [(end, False)]
    while waiting:
        tensor, parents_done = waiting.pop()
        if tensor._backward is LET_GO:
            raise RuntimeError("backward: a part of this graph was let go by an earlier backward.")
        if parents_done:
            order.append(tensor)
        elif tensor not in seen:
            seen.add(tensor)
            waiting.append((tensor, True))
            waiting.extend((parent, False) for parent in tensor.parents)
    return order


def unbroadcast(grad, shape):
    """The gradient of an array of `shape` that broadcasting spread to the shape of grad."""
    if grad.shape == shape:
        return grad
    added = grad.ndim - len(shape)
    stretched = [added + axis for axis, size in enumerate(shape) if size == 1]
    return grad.sum(axis=(*range(added), *stretched)).reshape(shape)


def operation(f, *f_backwards):
    """f as an operation on Tensors."""

    @functools.wraps(f)
    def on_tensors(*inputs, **settings):
        arrays = [x.data if isinstance(x, Tensor) else x for x in inputs]
        result = Tensor(f(*arrays, **settings))
        edges = [
            (x, f_backward)
            for x, f_backward in zip(inputs, f_backwards, strict=False)
            if isinstance(x, Tensor) and x.requires_grad
        ]
        if edges and RECORDING.get():
            out = result.data

            def backward(grad):
                for x, f_backward in edges:
                    yield x, f_backward(grad, *arrays, out, **settings)

            result.requires_grad, result._backward = True, backward
            result.parents, result.made_by = tuple(x for x, _ in edges), f.__name__
        return result

    return on_tensors


@contextlib.contextmanager
def no_grad():
    """Inside it results remember nothing: they require no gradient."""
    token = RECORDING.set(False)
    try:
        yield
    finally:
        RECORDING.reset(token)


def with_axes(y, axis, keepdims):
    """y with the axes back that a reduction took away, as 1."""
    return y if axis is None or keepdims else np.expand_dims(y, axis)


def sum_backward(grad, x, y, axis=None, keepdims=False):
    return np.broadcast_to(with_axes(grad, axis, keepdims), x.shape)


def mean_backward(grad, x, y, axis=None, keepdims=False):
    return sum_backward(grad / (x.size / y.size), x, y, axis, keepdims)


def max_backward(grad, x, y, axis=None, keepdims=False):
    grad, y = with_axes(grad, axis, keepdims), with_axes(y, axis, keepdims)
    return grad * (x == y) / np.sum(x == y, axis=axis, keepdims=True)


def matrices(grad, A, B):
    """As matmul sees them: an A of one axis is a row, such a B a column."""
    if np.ndim(B) == 1:
        grad, B = grad[..., None], B[:, None]
    if np.ndim(A) == 1:
        grad, A = grad[..., None, :], A[None]
    return grad, A, B


def matmul_backward_left(grad, A, B, C):
    grad, _, B = matrices(grad, A, B)
    return grad @ np.swapaxes(B, -1, -2)


def matmul_backward_right(grad, A, B, C):
    column = np.ndim(B) == 1
    grad, A, _ = matrices(grad, A, B)
    found = np.swapaxes(A, -1, -2) @ grad
    return found[..., 0] if column else found


def getitem_backward(grad, x, index, y):
    found = np.zeros_like(x)
    np.add.at(found, index, grad)
    return found


def transpose_backward(grad, x, axes, y):
    return np.transpose(grad, None if axes is None else np.argsort(np.mod(axes, x.ndim)))


add = operation(np.add, lambda grad, a, b, c: grad, lambda grad, a, b, c: grad)
subtract = operation(np.subtract, lambda grad, a, b, c: grad, lambda grad, a, b, c: -grad)
multiply = operation(np.multiply, lambda grad, a, b, c: grad * b, lambda grad, a, b, c: grad * a)
divide = operation(np.divide, lambda grad, a, b, c: grad / b, lambda grad, a, b, c: -grad * c / b)
power = operation(
    operator.pow,
    lambda grad, a, b, c: grad * b * a ** (b - (b != 0)),
    lambda grad, a, b, c: grad * c * np.log(np.where(a == 0, 1, a)),
)
matmul = operation(np.matmul, matmul_backward_left, matmul_backward_right)
negative = operation(np.negative, lambda grad, x, y: -grad)
exp = operation(np.exp, lambda grad, x, y: grad * y)
log = operation(np.log, lambda grad, x, y: grad / x)
total = operation(np.sum, sum_backward)
mean = operation(np.mean, mean_backward)
maximum = operation(np.max, max_backward)
reshape = operation(np.reshape, lambda grad, x, shape, y: grad.reshape(x.shape))
transpose = operation(np.transpose, transpose_backward)
getitem = operation(operator.getitem, getitem_backward)
where = operation(
    np.where,
    None,
    lambda grad, condition, a, b, c: np.where(condition, grad, 0),
    lambda grad, condition, a, b, c: np.where(condition, 0, grad),
)

identity, sigmoid, tanh, relu, leaky_relu, gelu, softmax = (
    operation(*activations.ACTIVATIONS[name])
    for name in ("identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax")
)
cross_entropy = operation(
    losses.cross_entropy,
    lambda grad, logits, labels, L: grad * losses.cross_entropy_backward(logits, labels),
)
mean_squared_error = operation(
    losses.mean_squared_error,
    lambda grad, output, targets, L: grad * losses.mean_squared_error_backward(output, targets),
    lambda grad, output, targets, L: -grad * losses.mean_squared_error_backward(output, targets),
)
