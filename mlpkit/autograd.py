"""The chain rule applied by the machine: arrays that remember how they were made.

Two rules: multiply along a path, as each operation's f_backward does; add where paths meet, as
`backward` does on its walk from the end to the leaves. Sources: Linnainmaa, BIT 16 (1976), "Taylor
expansion of the accumulated rounding error"; Baydin et al., JMLR 18 (2018), section 3.2.
"""

import contextlib
import functools
import operator
import traceback
from contextvars import ContextVar
from itertools import starmap

import numpy as np

from mlpkit import numpy_backward as back
from mlpkit.activations import ACTIVATIONS
from mlpkit.losses import LOSSES

RECORDING, DEBUGGING = ContextVar("RECORDING", default=True), ContextVar("DEBUGGING", default=False)
LISTS, AXES = (list, tuple, range), [None] * 64  # AXES: a None for each axis that NumPy allows
LET_GO = (  # replaces the backward of a Tensor that has been used
    "backward: a part of this graph was let go by an earlier backward. Compute it again; or add "
    "two losses that share a part, and go back once."
)


def operation(f, *f_backwards):
    """Turn f, a function of arrays, into one of Tensors, arrays, lists and numbers.

    It returns a Tensor. f_backwards: one for each input, None for a constant. f_backward(grad,
    *inputs, result) turns grad, dL/dresult, into dL/dinput; it is called only if that gradient is
    required, and broadcasting is undone afterwards. Keyword arguments are settings, passed to f and
    to every f_backward. Example: ``relu = operation(relu, relu_backward)``. A call raises
    ValueError for too many inputs, and for a constant that requires a gradient.
    """

    def copied(f_backward):
        """Copy the result of f_backward if it may be an input or an array that is kept elsewhere:
        `x.grad *= 0` must not change that."""
        return f_backward and (lambda *given, **settings: np.array(f_backward(*given, **settings)))

    return record_operation(f, *map(copied, f_backwards))


def record_operation(f, *f_backwards):
    """`operation` for an f_backward that returns a new array, a view of one, or grad itself."""

    @functools.wraps(f)
    def on_tensors(*inputs, **settings):
        if len(inputs) > len(f_backwards):
            most = f"at most {len(f_backwards)}, and settings by keyword"
            raise ValueError(f"{f.__name__}: got {len(inputs)} inputs; expected {most}.")
        pairs = list(zip(inputs, f_backwards, strict=False))
        arrays = [
            x.data if isinstance(x, Tensor) else np.asarray(x) if g and isinstance(x, LISTS) else x
            for x, g in pairs
        ]
        result = Tensor(f(*arrays, **settings))
        kept = [*arrays, result.data]  # not result: a cycle would delay freeing the memory
        edges = [(x, g) for x, g in pairs if isinstance(x, Tensor) and x.requires_grad]
        if RECORDING.get() and any(g is None for _, g in edges):
            raise ValueError(f"{f.__name__}: an input requires a gradient; expected a constant.")

        def backward(grad):
            for x, f_backward in edges:
                yield x, f_backward(grad, *kept, **settings)

        if DEBUGGING.get():
            backward = watch_operation(f.__name__, kept, backward)
        if edges and RECORDING.get():
            result.parents, result.made_by = tuple(x for x, _ in edges), f.__name__
            result.requires_grad, result._backward = True, backward
        return result

    return on_tensors


def topological_order(end):
    """A list of all Tensors that `end` was made from, each after its parents, `end` last.

    Depth first, without recursion. Raises RuntimeError if a part has been freed.
    """
    order, seen, waiting = [], set(), [(end, False)]
    while waiting:
        tensor, parents_are_placed = waiting.pop()
        if parents_are_placed:
            order.append(tensor)
        elif tensor._backward is LET_GO:
            raise RuntimeError(LET_GO)
        elif tensor not in seen:
            seen.add(tensor)
            waiting += [(tensor, True), *((parent, False) for parent in tensor.parents)]
    return order


def unbroadcast(grad, shape):
    """The gradient of an array of `shape`, from grad, the gradient of its broadcast form.

    A number that was used several times gets the sum: over axes added in front, and over axes where
    shape has 1. Raises ValueError if shape does not broadcast to the shape of grad.
    """
    if grad.shape == shape:
        return grad
    front = grad.ndim - len(shape)
    if front < 0 or any(n not in (1, m) for n, m in zip(shape, grad.shape[front:], strict=True)):
        raise ValueError(f"unbroadcast: got a gradient {grad.shape}; expected one for {shape}.")
    spread = [front + axis for axis, size in enumerate(shape) if size == 1]
    return np.sum(grad, axis=(*range(front), *spread)).reshape(shape)


def swap_operands(operate):
    return lambda self, other: operate(other, self)


def reduction(f, f_backward):
    reduce = record_operation(f, f_backward)
    return lambda x, axis=None, keepdims=False: reduce(x, axis=axis, keepdims=keepdims)


class Tensor:
    """An array, and how it was made.

    data : the array, not copied; float32 and float64 stay, other real numbers become float64
    requires_grad : whether `backward` should compute dL/ddata; for a result, whether an input
        requires it
    grad : None, or dL/ddata, an array like data: the results of `backward`, added up until `zero`
    parents, made_by : the inputs that require a gradient, and the operation's name; a leaf has none

    Raises ValueError if data are not real numbers.
    """

    __slots__ = ("__weakref__", "_backward", "data", "grad", "made_by", "parents", "requires_grad")
    # so that `array * tensor` calls the Tensor's method, not NumPy's, which would return an array
    # of objects
    __array_ufunc__ = None

    def __init__(self, data, requires_grad=False):
        data = np.asarray(data)
        if data.dtype.kind not in "fiub":
            raise ValueError(f"Tensor: got data of {data.dtype}; expected real numbers.")
        self.data = data if data.dtype in (np.float32, np.float64) else data.astype(float)
        self.requires_grad, self.grad = requires_grad, None
        self.parents, self.made_by, self._backward = (), None, None

    def backward(self, grad=None):
        """Add dL/dx to x.grad for each x that this Tensor was made from and that requires it.

        grad is dL/dself, of the same shape; it may be omitted if this is L itself, a single number.
        The graph is freed on the way. Raises ValueError if grad does not fit; RuntimeError if
        nothing requires a gradient, or a part has been freed.
        """
        if not self.requires_grad:
            raise RuntimeError("backward: nothing that this was made from requires a gradient.")
        grad = np.ones(self.shape) if grad is None and self.data.size == 1 else grad
        if np.shape(grad) != self.shape:
            came = "no gradient" if grad is None else f"a gradient {np.shape(grad)}"
            raise ValueError(f"backward: got {came}; expected one of {self.shape}.")
        order = topological_order(self)
        self._add(np.array(grad))
        while order:
            tensor = order.pop()  # everything made from this tensor has been handled
            if tensor.parents:
                for parent, found in tensor._backward(tensor.grad):
                    parent._add(found.copy() if found is tensor.grad else found)
                tensor.parents, tensor._backward = (), LET_GO

    def _add(self, grad):
        """Add to the gradient, in a separate array, because gradients add up where paths meet."""
        grad = np.asarray(unbroadcast(np.asarray(grad), self.shape), self.dtype)
        own = grad if grad.base is None else grad.copy()
        self.grad = own if self.grad is None else np.asarray(self.grad + own)

    def zero(self):
        """Forget the gradient: grad is None again."""
        self.grad = None

    def detach(self):
        """A leaf with the same array, at which `backward` ends."""
        return Tensor(self.data)

    __add__ = record_operation(np.add, lambda grad, a, b, y: grad, lambda grad, a, b, y: grad)
    __sub__ = record_operation(np.subtract, lambda grad, a, b, y: grad, lambda grad, a, b, y: -grad)
    __mul__ = record_operation(
        np.multiply, lambda grad, a, b, y: grad * b, lambda grad, a, b, y: grad * a
    )
    __truediv__ = record_operation(np.divide, back.divide_backward_left, back.divide_backward_right)
    __pow__ = record_operation(operator.pow, back.pow_backward_base, back.pow_backward_exponent)
    __matmul__ = record_operation(np.matmul, back.matmul_backward_left, back.matmul_backward_right)
    __radd__, __rsub__ = swap_operands(__add__), swap_operands(__sub__)
    __rmul__, __rtruediv__ = swap_operands(__mul__), swap_operands(__truediv__)
    __rpow__, __rmatmul__ = swap_operands(__pow__), swap_operands(__matmul__)
    __neg__ = record_operation(np.negative, lambda grad, x, y: -grad)
    __getitem__ = record_operation(operator.getitem, back.getitem_backward, None)
    sum, mean = reduction(np.sum, back.sum_backward), reduction(np.mean, back.mean_backward)
    max = reduction(np.max, back.max_backward)
    reshape = record_operation(np.ndarray.reshape, back.reshape_backward, *AXES)
    transpose = record_operation(np.ndarray.transpose, back.transpose_backward, *AXES)
    T = property(transpose)
    shape = property(lambda self: self.data.shape)
    dtype = property(lambda self: self.data.dtype)
    ndim = property(lambda self: self.data.ndim)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Tensor({self.data}, {self.dtype}, made by {self.made_by or 'nobody'})"

    def __array__(self, *_, **__):
        raise TypeError("NumPy would lose a Tensor's graph; the numbers alone are in .data.")


total, mean, largest = Tensor.sum, Tensor.mean, Tensor.max
exp = record_operation(np.exp, lambda grad, x, y: grad * y)
log = record_operation(np.log, lambda grad, x, y: grad / x)
where = record_operation(np.where, None, back.where_backward_left, back.where_backward_right)
identity, sigmoid, tanh, relu, leaky_relu, gelu, softmax = starmap(
    record_operation, ACTIVATIONS.values()
)
mean_squared_error, cross_entropy = (
    record_operation(loss, lambda grad, output, y, L, slope=slope: grad * slope(output, y), None)
    for loss, slope in LOSSES.values()
)


@contextlib.contextmanager
def switch_mode(mode, on):
    token = mode.set(on)
    try:
        yield
    finally:
        mode.reset(token)


def no_grad():
    """``with no_grad():`` results keep no parents and require no gradient."""
    return switch_mode(RECORDING, False)


def debug():
    """``with debug():`` each operation is checked, several times slower, and an error names its
    line.

    Raises FloatingPointError where nan first appears; RuntimeError if an array that an operation
    used has been changed since.
    """
    return switch_mode(DEBUGGING, True)


def watch_operation(name, kept, backward):
    """Return the backward of an operation in debug mode: it keeps the inputs and the result, to
    compare."""
    caller = next(c for c in reversed(traceback.extract_stack()) if c.filename != __file__)
    place = f"{name} in line {caller.lineno}: {caller.line}"
    arrays = [x for x in kept if isinstance(x, np.ndarray)]
    before = [hash(x.tobytes()) for x in arrays]
    *given, made = [np.isnan(x).any() for x in arrays]
    if made:
        verb = "was given" if any(given) else "made the first"
        raise FloatingPointError(f"debug: {verb} nan: {place}")

    def watching(grad):
        for x, checksum in zip(arrays, before, strict=True):
            if hash(x.tobytes()) != checksum:
                raise RuntimeError(f"debug: an array {x.shape} was changed in place after {place}")
        for x, found in backward(grad):
            if np.isnan(found).any() and not np.isnan(grad).any():
                raise FloatingPointError(f"debug: made the first nan: the backward of {place}")
            yield x, found

    return watching
