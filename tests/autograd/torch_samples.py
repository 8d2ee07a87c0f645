"""PyTorch's own samples for the operations that Tensor has or that one line of code adds.

`python -m tests.autograd.torch_samples` prints how many were tried, how many agreed to 1e-12, and
what was left out. Needs the extra bench.
"""

import sys
import warnings
from collections import Counter
from functools import partial

import numpy as np

from mlpkit import autograd
from mlpkit.autograd import Tensor, exp, gelu, leaky_relu, log, relu, sigmoid, softmax, tanh, where


class DoesNotFit(Exception):
    """A sample that needs something Tensor does not have; its text says what."""


def needs(condition, what):
    if not condition:
        raise DoesNotFit(what)


def flat(shape):
    """A shape as PyTorch takes it, (2, 3) or ((2, 3),), as a tuple."""
    return tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else tuple(shape)


def reduced(name):
    def f(x, dim=None, keepdim=False, **others):
        needs(not others.get("dtype"), "another dtype")
        axis = tuple(dim) if isinstance(dim, (tuple, list)) else dim
        axis = None if axis == () or x.ndim == 0 else axis
        return getattr(x, name)(axis=axis, keepdims=keepdim)

    return f


def max_along(x, dim, keepdim=False):
    return x.max(axis=dim, keepdims=keepdim)


def swap(x, a, b):
    axes = list(range(x.ndim))
    if axes:
        axes[a], axes[b] = axes[b], axes[a]
    return x.transpose(axes)


def moved(x, source, destination):
    places = np.moveaxis(np.empty([k + 2 for k in range(x.ndim)]), source, destination).shape
    return x.transpose([size - 2 for size in places])


def along_last(f):
    """Apply softmax or the like along any axis: along the last, between two transpositions."""

    def along(x, dim, dtype=None):
        needs(dtype is None, "another dtype")
        needs(x.ndim > 0 and x.data.size, "softmax of a single number, or of none")
        return swap(f(swap(x, dim, -1)), dim, -1)

    return along


def log_softmax(x):
    z = x - x.max(axis=-1, keepdims=True).detach()
    return z - log(exp(z).sum(axis=-1, keepdims=True))


def logsumexp(x, dim, keepdim=False):
    axis = tuple(dim) if isinstance(dim, (tuple, list)) else dim
    axis = None if x.ndim == 0 else axis
    m = x.max(axis=axis, keepdims=True).detach()
    y = log(exp(x - m).sum(axis=axis, keepdims=True)) + m
    return y if keepdim or x.ndim == 0 else y.reshape(x.sum(axis=axis).shape)


def variance(x, dim=None, unbiased=None, correction=None, keepdim=False):
    if isinstance(dim, bool):
        dim, unbiased = None, dim
    needs(correction is None or isinstance(correction, int), "a correction that is not an integer")
    less = 1 if unbiased is None and correction is None else int(unbiased or correction or 0)
    axis = tuple(dim) if isinstance(dim, (tuple, list)) else dim
    gap = x - x.mean(axis=axis, keepdims=True)
    total = (gap * gap).sum(axis=axis, keepdims=keepdim)
    count = x.data.size / max(1, total.data.size) - less
    needs(count > 0, "a division by 0")
    return total / count


def cross_entropy(x, target, weight=None, size_average=None, reduce=None, reduction="mean",
                  ignore_index=-100, label_smoothing=0.0):  # fmt: skip
    needs(weight is None and label_smoothing == 0, "weights or smoothing")
    needs(reduction == "mean" and x.ndim == 2, "other than the mean of (N, C)")
    needs(not isinstance(target, Tensor) and target.ndim == 1, "probabilities as targets")
    needs(len(target) and not np.any(target == ignore_index), "labels to be ignored")
    return autograd.cross_entropy(x, target)


def mse_loss(x, target, reduction="mean"):
    square = (x - target) ** 2
    return square if reduction == "none" else getattr(square, reduction)()


def linear(x, W, b=None):
    return x @ W.T if b is None else x @ W.T + b


def plain_gelu(x, approximate="none"):
    needs(approximate == "none", "the tanh form of GELU")
    return gelu(x)


def plain_relu(x, inplace=False):
    return relu(x)


def leaky(x, negative_slope=0.01, inplace=False):
    needs(0 < negative_slope < 1, "a slope that is not between 0 and 1")
    return leaky_relu(x, slope=negative_slope)


def divided(x, other, rounding_mode=None):
    needs(rounding_mode is None, "rounding")
    return x / other


def picked(x, index):
    index = index if isinstance(index, tuple) else (index,)
    return x[tuple(np.asarray(i) if isinstance(i, list) else i for i in index)]


def sliced(x, dim=0, start=None, end=None, step=1):
    return x[(slice(None),) * dim + (slice(start, end, step),)]


def selected(x, dim, index):
    return x[(slice(None),) * (dim % x.ndim) + (index,)]


def narrowed(x, dim, start, length):
    start = int(start)
    start += x.shape[dim] if start < 0 else 0
    return x[(slice(None),) * (dim % x.ndim) + (slice(start, start + length),)]


def indexed(x, dim, index):
    needs(x.ndim, "an index into a single number")
    return x[(slice(None),) * (dim % x.ndim) + (index,)]


def masked_select(x, mask):
    needs(x.shape == mask.shape, "a mask of a different shape")
    return x[mask]


def unsqueezed(x, dim):
    return x.reshape(np.expand_dims(x.data, dim).shape)


def squeezed(x, dim=None):
    if dim is None:
        return x.reshape(np.squeeze(x.data).shape)
    dims = dim if isinstance(dim, (tuple, list)) else (dim,)
    gone = {d % x.ndim for d in dims if x.ndim and x.shape[d] == 1}
    return x.reshape([size for axis, size in enumerate(x.shape) if axis not in gone])


def joined(x, start_dim=0, end_dim=-1):
    if x.ndim == 0:
        return x.reshape(1)
    start, end = start_dim % x.ndim, end_dim % x.ndim
    middle = int(np.prod(x.shape[start : end + 1]))
    return x.reshape((*x.shape[:start], middle, *x.shape[end + 1 :]))


def split_up(x, dim, sizes):
    sizes = list(sizes)
    if -1 in sizes:
        sizes[sizes.index(-1)] = x.shape[dim] // -int(np.prod(sizes))
    dim %= x.ndim
    return x.reshape((*x.shape[:dim], *sizes, *x.shape[dim + 1 :]))


def spread(x, *shape):
    shape = flat(shape)
    front = len(shape) - x.ndim
    shape = [x.shape[k - front] if n == -1 else n for k, n in enumerate(shape)]
    return x + np.zeros(shape)


HAS = {  # operations of PyTorch for which Tensor has one operation, too
    "add": lambda x, other, alpha=1: x + (other if alpha == 1 else other * alpha),
    "sub": lambda x, other, alpha=1: x - (other if alpha == 1 else other * alpha),
    "rsub": lambda x, other, alpha=1: other - (x if alpha == 1 else x * alpha),
    "mul": lambda x, other: x * other,
    "div.no_rounding_mode": divided,
    "true_divide": divided,
    "pow": lambda x, other: x**other,
    "matmul": lambda x, other: x @ other,
    "mm": lambda x, other: x @ other,
    "mv": lambda x, other: x @ other,
    "bmm": lambda x, other: x @ other,
    "dot": lambda x, other: x @ other,
    "__radd__": lambda x, other: other + x,
    "__rsub__": lambda x, other: other - x,
    "__rmul__": lambda x, other: other * x,
    "__rdiv__": lambda x, other: other / x,
    "__rpow__": lambda x, other: other**x,
    "__rmatmul__": lambda x, other: other @ x,
    "neg": lambda x: -x,
    "exp": exp,
    "log": log,
    "sum": reduced("sum"),
    "mean": reduced("mean"),
    "amax": reduced("max"),
    "max.reduction_no_dim": reduced("max"),
    "max.reduction_with_dim": max_along,
    "reshape": lambda x, *shape: x.reshape(flat(shape)),
    "view": lambda x, *shape: x.reshape(flat(shape)),
    "view_copy": lambda x, *shape: x.reshape(flat(shape)),
    "reshape_as": lambda x, other: x.reshape(other.shape),
    "view_as": lambda x, other: x.reshape(other.shape),
    "ravel": lambda x: x.reshape(-1),
    "flatten": joined,
    "unflatten": split_up,
    "unsqueeze": unsqueezed,
    "unsqueeze_copy": unsqueezed,
    "squeeze": squeezed,
    "squeeze.multiple": squeezed,
    "squeeze_copy": squeezed,
    "permute": lambda x, *axes: x.transpose(flat(axes)),
    "permute_copy": lambda x, *axes: x.transpose(flat(axes)),
    "transpose": swap,
    "transpose_copy": swap,
    "t": lambda x: x.T,
    "t_copy": lambda x: x.T,
    "T": lambda x: x.T,
    "mT": lambda x: swap(x, -1, -2),
    "movedim": moved,
    "__getitem__": picked,
    "slice": sliced,
    "select": selected,
    "narrow": narrowed,
    "narrow_copy": narrowed,
    "index_select": indexed,
    "take": lambda x, index: x.reshape(-1)[index],
    "where": lambda x, condition, other: where(condition, x, other),
    "masked_fill": lambda x, mask, value: where(mask, value, x),
    "masked_select": masked_select,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "nn.functional.relu": plain_relu,
    "nn.functional.leaky_relu": leaky,
    "nn.functional.gelu": plain_gelu,
    "softmax": along_last(softmax),
    "nn.functional.cross_entropy": cross_entropy,
}
MADE = {  # PyTorch's operations that take one line of several operations
    "square": lambda x: x**2,
    "sqrt": lambda x: x**0.5,
    "rsqrt": lambda x: x**-0.5,
    "reciprocal": lambda x: 1 / x,
    "log_softmax": along_last(log_softmax),
    "logsumexp": logsumexp,
    "var": variance,
    "var.unbiased": variance,
    "nn.functional.linear": linear,
    "nn.functional.mse_loss": mse_loss,
    "nn.functional.softmin": along_last(lambda x: softmax(-x)),
    "nn.functional.silu": lambda x, inplace=False: x * sigmoid(x),
    "nn.functional.softsign": lambda x: x / (1 + where(x.data > 0, x, -x)),
    "nn.functional.tanhshrink": lambda x: x - tanh(x),
    "abs": lambda x: where(x.data > 0, x, -x),
    "exp2": lambda x: 2**x,
    "expm1": lambda x: exp(x) - 1,
    "sinh": lambda x: (exp(x) - exp(-x)) / 2,
    "cosh": lambda x: (exp(x) + exp(-x)) / 2,
    "maximum": lambda x, other: where(x.data > other.data, x, other),
    "minimum": lambda x, other: where(x.data < other.data, x, other),
    "amin": lambda x, *a, **k: -reduced("max")(-x, *a, **k),
    "min.reduction_no_dim": lambda x: -(-x).max(),
    "addmm": lambda c, a, b, beta=1, alpha=1: beta * c + alpha * (a @ b),
    "addmv": lambda c, a, b, beta=1, alpha=1: beta * c + alpha * (a @ b),
    "baddbmm": lambda c, a, b, beta=1, alpha=1: beta * c + alpha * (a @ b),
    "addbmm": lambda c, a, b, beta=1, alpha=1: beta * c + alpha * (a @ b).sum(axis=0),
    "addr": lambda c, a, b, beta=1, alpha=1: beta * c + alpha * (a.reshape(-1, 1) * b),
    "addcmul": lambda c, a, b, value=1: c + value * a * b,
    "addcdiv": lambda c, a, b, value=1: c + value * a / b,
    "outer": lambda a, b: a.reshape(-1, 1) * b,
    "inner": lambda a, b: a @ b.T if a.ndim and b.ndim else a * b,
    "lerp": lambda a, b, weight: a + weight * (b - a),
    "broadcast_to": spread,
    "expand": spread,
    "trace": lambda x: x[np.arange(min(x.shape)), np.arange(min(x.shape))].sum(),
    "tril": lambda x, k=0: where(np.tri(*x.shape[-2:], k) > 0, x, 0.0),
}
OPERATIONS = HAS | MADE


def samples_by_name():
    """Return {name: (PyTorch's operation, a function that makes its samples)} of op_db."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from torch.testing._internal.common_methods_invocations import op_db
        from torch.testing._internal.common_utils import set_rng_seed

    def samples(op):
        # Not op.sample_inputs, which looks for its test in the source of every frame on the stack.
        made = iter(op.sample_inputs_func(op, "cpu", torch.float64, requires_grad=True))
        end = object()
        while True:
            set_rng_seed(1234)  # as op.sample_inputs does, before each sample
            if (sample := next(made, end)) is end:
                return
            yield sample

    return {
        op.name + (f".{op.variant_test_name}" if op.variant_test_name else ""): (
            op.op,
            partial(samples, op),
        )
        for op in op_db
    }


def translated(x, made):
    """A Tensor for each float64 tensor, an array for other tensors; `made` pairs them."""
    import torch

    if isinstance(x, torch.Tensor):
        needs(not x.is_complex(), "complex numbers")
        if x.dtype != torch.float64:
            return x.detach().numpy()
        tensor = Tensor(x.detach().numpy().copy(), requires_grad=x.requires_grad)
        made.append((x, tensor))
        return tensor
    if isinstance(x, (tuple, list)) and not isinstance(x, torch.Size):
        return type(x)(translated(each, made) for each in x)
    return x


def gaps(name, operation, sample, rng):
    """The distance of result and gradients from PyTorch's, relative to 1 or the largest number in
    them.

    Raises DoesNotFit.
    """
    import torch

    made = []
    inputs = [translated(x, made) for x in (sample.input, *sample.args)]
    settings = {key: translated(x, made) for key, x in sample.kwargs.items()}
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = operation(sample.input, *sample.args, **sample.kwargs)
        theirs = theirs[0] if isinstance(theirs, tuple) else theirs
        ours = OPERATIONS[name](*inputs, **settings)
        assert ours.shape == tuple(theirs.shape), (ours.shape, theirs.shape)
        yield gap(ours.data, theirs)
        if not theirs.requires_grad:
            assert not ours.requires_grad
            return
        grad = rng.standard_normal(ours.shape)
        leaves = [x for x, _ in made if x.requires_grad]
        found = torch.autograd.grad(theirs, leaves, torch.tensor(grad), allow_unused=True)
        ours.backward(grad)
    by_leaf = {id(x): tensor for x, tensor in made}
    for x, theirs_grad in zip(leaves, found, strict=True):
        our_grad = by_leaf[id(x)].grad
        if theirs_grad is None or our_grad is None:
            assert theirs_grad is None or not theirs_grad.any(), "PyTorch has a gradient"
            assert our_grad is None or not our_grad.any(), "Tensor has a gradient"
        else:
            assert our_grad.shape == tuple(x.shape)
            yield gap(our_grad, theirs_grad)


def gap(ours, theirs):
    theirs = theirs.detach().numpy()
    if not theirs.size:
        return 0.0
    finite = np.isfinite(theirs)
    assert np.array_equal(ours[~finite], theirs[~finite], equal_nan=True), "nan or inf"
    scale = max(1.0, np.max(np.abs(theirs[finite]), initial=0))
    return float(np.max(np.abs(ours - theirs)[finite], initial=0)) / scale


def tried(name, by_name):
    """Return (how many samples agreed, Counter of why others were left out, the faults in
    words)."""
    operation, samples = by_name[name]
    agreed, left_out, faults = 0, Counter(), []
    for number, sample in enumerate(samples()):
        try:
            largest = max(gaps(name, operation, sample, np.random.default_rng(number)))
        except DoesNotFit as error:
            left_out[str(error)] += 1
        except Exception as error:
            faults.append(f"{name} {number}, {sample.summary()}: {type(error).__name__} {error}")
        else:
            if largest <= 1e-12:
                agreed += 1
            else:
                faults.append(f"{name} {number}, {sample.summary()}: {largest:.1e}")
    return agreed, left_out, faults


def main():
    by_name, total = samples_by_name(), Counter()
    for title, names in (("Tensor has", HAS), ("made of several", MADE)):
        for name in names:
            agreed, left_out, faults = tried(name, by_name)
            out = ", ".join(f"{why}: {count}" for why, count in left_out.items())
            print(f"{name:32} {agreed + len(faults):4} {agreed:4}  {out}")
            print(*faults, sep="\n", end="\n" if faults else "")
            total["operations", title] += 1
            total["tried", title] += agreed + len(faults)
            total["agreed", title] += agreed
            total["left out", title] += left_out.total()
    for (what, title), count in total.items():
        print(f"{title}: {what} {count}")
    print(sys.version.split()[0], "PyTorch", __import__("torch").__version__)


if __name__ == "__main__":
    main()
