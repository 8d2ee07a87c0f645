"""The first-order cases of HIPS autograd that Tensor supports, directly or through a custom
operation.

https://github.com/HIPS/autograd, tests/test_systematic.py, test_scalar_ops.py and test_graphs.py:
its functions, shapes and ranges, its check and its tolerance. Left out: second derivatives, complex
numbers, forward mode, and functions that Tensor lacks (einsum, tensordot, split, sort, pad and the
like).
"""

import itertools

import numpy as np
import pytest

from mlpkit import autograd
from mlpkit.autograd import Tensor

from .adapter import OWN, check

BY_METHOD = {
    "sqrt": lambda x: x**0.5,
    "square": lambda x: x**2,
    "reciprocal": lambda x: 1 / x,
    "exp": autograd.exp,
    "log": autograd.log,
    "tanh": autograd.tanh,
    "negative": lambda x: -x,
}
UNARY = OWN | BY_METHOD
RANGES = {  # ranges of test_systematic's unary functions; −2 to 2 where there is none
    "abs": (0.1, 4), "absolute": (0.1, 4), "arccosh": (1.1, 4), "arcsinh": (-0.9, 0.9),
    "arctanh": (-0.9, 0.9), "ceil": (-1.5, 1.5), "floor": (-1.5, 1.5), "log": (0.2, 2),
    "log10": (0.2, 2), "log1p": (0.2, 2), "log2": (0.2, 2), "sqrt": (1, 3), "tan": (-1.1, 1.1),
    "cos": None, "cosh": None, "deg2rad": None, "degrees": None, "exp": None, "exp2": None,
    "expm1": None, "fabs": None, "rad2deg": None, "radians": None, "sign": None, "sin": None,
    "sinh": None, "square": None, "tanh": None,
}  # fmt: skip
SCALED = {"degrees": 1 / 50, "rad2deg": 1 / 50}


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def within(limits, x):
    low, high = limits or (-2, 2)
    return low + (high - low) * x


@pytest.mark.parametrize("name", RANGES)
def test_systematic_unary(name, rng):
    f = lambda x: UNARY[name](x) * SCALED.get(name, 1)  # noqa: E731
    for x in (0.4, rng.random(2), rng.random((3, 2)), rng.random((1, 2))):
        check(f, within(RANGES[name], x), rng=rng)


BINARY = {
    "add": (lambda a, b: a + b, None),
    "op_sub": (lambda a, b: a - b, None),
    "op_mul": (lambda a, b: a * b, None),
    "true_divide": (lambda a, b: a / b, (0.8, 1.2)),
    "true_divide_neg": (lambda a, b: a / b, (-0.3, -2)),
}


@pytest.mark.parametrize("name", BINARY)
def test_systematic_binary(name, rng):
    f, limits = BINARY[name]
    left = [within(None, x) for x in (0.6, rng.random(2), rng.random((3, 2)), rng.random((1, 2)))]
    right = [
        within(limits, x) for x in (0.6, rng.random(2), rng.random((3, 2)), rng.random((1, 2)))
    ]
    for a, b in itertools.product(left, right):
        check(f, a, b, rng=rng)


@pytest.mark.parametrize("name", ["sum", "mean", "max"])
def test_systematic_statistics(name, rng):
    take = lambda **settings: lambda x: getattr(x, name)(**settings)  # noqa: E731
    B, C, D = rng.standard_normal(3), rng.standard_normal((2, 3)), rng.standard_normal((1, 3))
    for x in (3.5, rng.standard_normal()):
        check(take(), x, rng=rng)
    for x, axis, keepdims in itertools.product((B, C, D), (None, 0), (True, False)):
        check(take(axis=axis, keepdims=keepdims), x, rng=rng)
    for x, axis, keepdims in itertools.product((C, D), (None, 0, 1), (True, False)):
        check(take(axis=axis, keepdims=keepdims), x, rng=rng)


def test_systematic_transpose(rng):
    x = rng.standard_normal((2, 3, 4))
    for axes in [*itertools.permutations(range(3)), *itertools.permutations((0, -2, 2))]:
        check(lambda x, axes=axes: x.transpose(*axes), x, rng=rng)
        check(lambda x, axes=axes: x.transpose(axes), x, rng=rng)
    for f in (lambda x: x.transpose(), lambda x: x.transpose(None), lambda x: x.T):
        check(f, x, rng=rng)


@pytest.mark.parametrize("function", [np.moveaxis, np.swapaxes, np.rollaxis])
def test_systematic_axes_that_move(function, rng):
    """Each is a transposition; NumPy says which."""
    x = rng.standard_normal((2, 3, 4))
    places = np.empty((2, 3, 4))
    for a, b in itertools.product(range(3), repeat=2):
        shape = function(places, a, b).shape
        axes = [(2, 3, 4).index(size) for size in shape]
        check(lambda x, axes=axes: x.transpose(axes), x, rng=rng)


def test_systematic_matmul(rng):
    left = [rng.standard_normal(shape) for shape in [(3,), (2, 3), (2, 2, 3)]]
    right = [rng.standard_normal(shape) for shape in [(3,), (3, 4), (2, 3, 4)]]
    for A, B in [*itertools.product(left, right)]:
        check(lambda A, B: A @ B, A, B, rng=rng)
    A, B = rng.standard_normal((1, 2, 2)), rng.standard_normal((3, 2, 1))  # matmul_broadcast
    check(lambda A, B: A @ B, A, B, rng=rng)


def test_systematic_products_that_matmul_makes(rng):
    """inner, outer and dot, where they are a product of matrices."""
    a, b, A, B = (rng.standard_normal(shape) for shape in [(3,), (3,), (2, 3), (4, 3)])
    check(lambda a, b: a @ b, a, b, rng=rng)
    check(lambda A, B: A @ B.T, A, B, rng=rng)  # inner
    check(lambda a, b: a.reshape(3, 1) * b, a, b, rng=rng)  # outer
    check(lambda A, b: A @ b, A, b, rng=rng)  # dot


@pytest.mark.parametrize("name", ["maximum", "minimum"])
def test_systematic_maximum(name, rng):
    sign = {"maximum": 1, "minimum": -1}[name]

    def f(a, b):
        return autograd.where(sign * (a.data - b.data) > 0, a, b)

    shapes = [(1,), (1, 4), (3, 4)]
    for one, other in itertools.product(shapes, shapes):
        check(f, rng.standard_normal(one), rng.standard_normal(other), rng=rng)


def test_systematic_atleast(rng):
    for shape in [(), (1,), (7,), (1, 4), (2, 4), (2, 4, 5)]:
        target = np.atleast_3d(np.empty(shape)).shape
        check(lambda x, target=target: x.reshape(target), rng.standard_normal(shape), rng=rng)


def test_systematic_repeat_diff_and_diagonal_by_an_index(rng):
    """repeat, diff, diag and trace are sums and differences of indexed elements."""
    x = rng.standard_normal((2, 3, 4))
    for repeats, axis in itertools.product((1, 2), (0, 1)):
        index = (slice(None),) * axis + (np.repeat(np.arange(x.shape[axis]), repeats),)
        check(lambda x, index=index: x[index], x, rng=rng)
    y, n = rng.standard_normal((5, 5)), np.arange(5)
    check(lambda y: y[1:] - y[:-1], y, rng=rng)
    check(lambda y: y[:, 1:] - y[:, :-1], y, rng=rng)
    for k in (-1, 0, 1):
        rows = n[max(0, -k) : 5 - max(0, k)]
        check(lambda y, rows=rows, k=k: y[rows, rows + k], y, rng=rng)
        check(lambda y, rows=rows, k=k: y[rows, rows + k].sum(), y, rng=rng)
        check(lambda y, k=k: autograd.where(np.tri(5, k=k) > 0, y, 0.0), y, rng=rng)  # tril


# --- test_scalar_ops: 3 f(x) at a number ---------------------------------------------------------
POINTS = {
    "abs": (1.1, -1.1), "absolute": (1.1, -1.1), "sin": (0.3,), "sign": (1.1, -1.1), "exp": (0.3,),
    "log": (0.7,), "log2": (0.7,), "log10": (0.7,), "log1p": (0.7,), "expm1": (0.7,),
    "exp2": (0.7,), "negative": (-0.4,), "cos": (-1.2,), "tan": (0.4,), "cosh": (-0.6,),
    "sinh": (1.3,), "tanh": (0.9,), "arccos": (0.1,), "arcsin": (0.1,), "arctan": (0.2,),
    "arccosh": (1.7,), "arcsinh": (-0.8,), "arctanh": (0.2,), "sqrt": (4.2,), "reciprocal": (0.6,),
    "rad2deg": (3.1,), "deg2rad": (7.7,), "radians": (2.2,), "degrees": (9.1,), "sinc": (6.3,),
}  # fmt: skip


@pytest.mark.parametrize("name", POINTS)
def test_scalar_unary(name, rng):
    for x in POINTS[name]:
        check(lambda x: 3.0 * UNARY[name](x), x, rng=rng)


def test_scalar_abs_has_slope_0_at_0():
    x = Tensor(0.0, requires_grad=True)
    (3.0 * OWN["abs"](x)).backward()
    assert x.grad == 0


def test_scalar_binary(rng):
    for f in (lambda x, y: x * y, lambda x, y: x / y, lambda x, y: x**y):
        check(f, *rng.uniform(0.1, 1, 2), rng=rng)


def test_scalar_power(rng):
    x, y = rng.standard_normal(2) ** 2
    check(lambda a: a ** (y + 1), rng.random() ** 2 + 1, rng=rng)
    check(lambda b: x**b, rng.random() ** 2, rng=rng)
    check(lambda b: 0.0**b, rng.random() ** 2, rng=rng)
    flat = Tensor(0.0, requires_grad=True)
    (flat**0.0).backward()
    assert flat.grad == 0


# --- test_graphs ---------------------------------------------------------------------------------
def gradient(f, *inputs):
    tensors = [Tensor(x, requires_grad=True) for x in inputs]
    f(*tensors).backward()
    return tensors[0].grad


def test_graphs_fanout(rng):
    sin = OWN["sin"]
    check(lambda x: sin(sin(x) + sin(x)), rng.standard_normal(), rng=rng)
    check(lambda x, y: sin(sin(x) + sin(y)), *rng.standard_normal(2), rng=rng)


def test_graphs_a_constant_has_no_gradient_and_identity_has_1():
    x = Tensor(2.0, requires_grad=True)
    with pytest.raises(RuntimeError, match="nothing that this was made from"):
        Tensor(1.0).backward()
    x.backward()
    assert x.grad == 1


def test_graphs_a_vector_in_a_sine(rng):
    v = rng.standard_normal(10)
    check(lambda x: OWN["sin"](x @ v), rng.standard_normal(10), rng=rng)


def test_graphs_a_gradient_inside_a_function():
    """First-order: the inner gradient is a number to the outer function."""
    x = Tensor(1.0, requires_grad=True)
    for inner in (lambda y: x.detach() * y, lambda y: y * x.detach()):
        x.zero()
        (x * gradient(inner, 2.0)).backward()
        assert x.grad == 1


@pytest.mark.parametrize("part", [slice(None), 0])
def test_graphs_an_arriving_gradient_is_not_overwritten(part, rng):
    def f(a):
        b = a + 1.0
        c = b[part] + 1.5
        d = a + b
        return d + c

    check(f, rng.standard_normal(5), rng=rng)


@pytest.mark.parametrize(
    ("shape", "axis"), [((3, 3), None), ((3, 1), 0), ((1, 3), 1), ((3, 3), (0, 1))]
)
@pytest.mark.parametrize("keepdims", [True, False])
def test_graphs_a_single_number_as_result(shape, axis, keepdims, rng):
    f = lambda x: OWN["sin"](x).sum(axis=axis, keepdims=keepdims)  # noqa: E731
    check(f, rng.standard_normal(shape), rng=rng)


def test_graphs_assignment_is_an_error():
    with pytest.raises(TypeError):
        Tensor(np.zeros(5))[1] = 3.0
