"""Backward functions of NumPy's own functions, for `autograd`: the gradient of each input.

All are called as the activations' are: f_backward(grad, *inputs, result), where grad is dL/dresult,
of the result's shape. The returned array has the input's shape, or the one it was broadcast to;
dtypes follow grad. Nothing here checks that shapes fit: NumPy did, on the way forward.
"""

import numpy as np


def sum_backward(grad, x, y, axis=None, keepdims=False):
    """y = Σ x over axis: each x gets all of grad."""
    return np.broadcast_to(_with_axes(grad, x, axis), x.shape)


def mean_backward(grad, x, y, axis=None, keepdims=False):
    """y = 1/n Σ x over axis, of n numbers each: grad / n."""
    return sum_backward(grad * (y.size / max(1, x.size)), x, y, axis, keepdims)


def max_backward(grad, x, y, axis=None, keepdims=False):
    """y = max x over axis: grad for the largest, 0 for the others; ties share it equally.

    Where several are largest, max has no slope; this is the mean of the slopes on all sides.
    """
    largest = x == _with_axes(y, x, axis)
    count = np.sum(largest, axis=axis, keepdims=True, dtype=x.dtype)
    return _with_axes(grad, x, axis) * largest / count


def _with_axes(y, x, axis):
    """y with the reduced axes of x restored, of size 1."""
    return y if axis is None or y.ndim == x.ndim else np.expand_dims(y, axis)


def matmul_backward_left(grad, A, B, C):
    """C = A @ B, (…, N, D) @ (…, D, M): dL/dA = grad Bᵀ. An A of one axis is a row, a B a column.

    Source: Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
    differentiation" (2008), section 2.2.2.
    """
    if B.ndim == 1:
        return grad[..., None] * B
    return (B @ grad[..., None])[..., 0] if A.ndim == 1 else grad @ np.swapaxes(B, -1, -2)


def matmul_backward_right(grad, A, B, C):
    """C = A @ B, as above: dL/dB = Aᵀ grad."""
    if B.ndim == 1:
        return grad[..., None] * A
    return A[:, None] * grad[..., None, :] if A.ndim == 1 else np.swapaxes(A, -1, -2) @ grad


def divide_backward_left(grad, a, b, y):
    """y = a / b: dL/da = grad / b."""
    return grad / b


def divide_backward_right(grad, a, b, y):
    """y = a / b: dL/db = −grad · a / b²."""
    return -grad * y / b


def pow_backward_base(grad, a, b, y):
    """y = aᵇ: dL/da = grad · b aᵇ⁻¹. For b = 0 it is 0, also at a = 0, where a⁻¹ is not finite."""
    return grad * b * a ** (b - (b != 0))


def pow_backward_exponent(grad, a, b, y):
    """y = aᵇ: dL/db = grad · aᵇ log a; 0 at a = 0."""
    return grad * y * np.log(np.where(a == 0, 1, a))


def where_backward_left(grad, condition, a, b, y):
    """y = a where condition is true, else b: dL/da is grad there, else 0."""
    return np.where(condition, grad, 0)


def where_backward_right(grad, condition, a, b, y):
    """The same: dL/db is 0 where condition is true, else grad."""
    return np.where(condition, 0, grad)


def getitem_backward(grad, x, index, y):
    """y = x[index]: zeros, and grad where y was taken; elements taken twice get both gradients."""
    found = np.zeros_like(x)
    np.add.at(found, index, grad)
    return found


def reshape_backward(grad, x, *lengths_and_y, **order):
    """y = x.reshape(*lengths): grad in the shape of x, its numbers taken in the same order."""
    return grad.reshape(x.shape, **order)


def transpose_backward(grad, x, *axes_and_y):
    """y = x.transpose(*axes): grad, transposed back."""
    found = np.empty_like(x)
    found.transpose(*axes_and_y[:-1])[...] = grad
    return found
