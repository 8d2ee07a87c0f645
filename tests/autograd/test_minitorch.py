"""The engine tests of minitorch, a teaching library, applied to Tensor.

https://github.com/minitorch/minitorch, tests/test_scalar.py, test_tensor.py, test_autodiff.py, with
the functions of minitorch/testing.py. Left out: comparisons, which Tensor lacks, and storage (views
of arrays that are not contiguous, conversions).
"""

import numpy as np
import pytest

from mlpkit.autograd import Tensor, exp, log, operation, relu, sigmoid

from .adapter import check

ONE = {
    "neg": lambda a: -a,
    "addConstant": lambda a: 5 + a,
    "square": lambda a: a * a,
    "cube": lambda a: a * a * a,
    "subConstant": lambda a: a - 5,
    "multConstant": lambda a: 5 * a,
    "div": lambda a: a / 5,
    "inv": lambda a: 1.0 / (a + 3.5),
    "sig": sigmoid,
    "log": lambda a: log(a + 100000),
    "relu": lambda a: relu(a + 5.5),
    "exp": lambda a: exp(a - 200),
    "explog": lambda a: log(a + 100000) + exp(a - 200),
    "complex": lambda a: log(sigmoid(relu(relu(a * 10 + 7) * 6 + 5) * 10)) / 50,
}
TWO = {
    "add2": lambda a, b: a + b,
    "mul2": lambda a, b: a * b,
    "div2": lambda a, b: a / (b + 5.5),
}
REDUCE = {
    "sum_red": lambda a: a.sum(0),
    "mean_red": lambda a: a.mean(0),
    "mean_full_red": lambda a: a.mean(),
}
SHAPES = [(), (1,), (3,), (2, 3), (1, 3), (3, 2, 1), (2, 1, 3, 2)]
TOLERANCE = {"tolerance": 1e-4, "step": 1e-5}  # minitorch allows 1e-2; numbers are as large as 100


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("name", ONE | REDUCE)
def test_minitorch_functions_of_one_argument_agree(name, rng):
    f = (ONE | REDUCE)[name]
    for shape in SHAPES if name in ONE or name == "mean_full_red" else SHAPES[1:]:
        check(f, rng.uniform(-100, 100, shape), rng=rng, **TOLERANCE)


@pytest.mark.parametrize("name", TWO)
def test_minitorch_functions_of_two_arguments_broadcast(name, rng):
    for shape in SHAPES[1:]:
        a, b = rng.uniform(-100, 100, (2, *shape))
        check(TWO[name], a, b, rng=rng, **TOLERANCE)
        check(TWO[name], a.sum(0), b, rng=rng, **TOLERANCE)
        check(TWO[name], a, b.sum(0), rng=rng, **TOLERANCE)


def test_minitorch_permute_and_view_agree(rng):
    for shape in SHAPES:
        x, axes = rng.uniform(-100, 100, shape), rng.permutation(len(shape)).tolist()
        check(lambda x, axes=axes: x.transpose(axes), x, rng=rng, **TOLERANCE)
        check(lambda x: x.reshape(x.data.size), x, rng=rng, **TOLERANCE)


def test_minitorch_a_gradient_has_the_size_of_its_array():
    a, b = Tensor([1], requires_grad=True), Tensor([[1, 1]], requires_grad=True)
    (a * b).sum().backward()
    assert (a.grad.shape, b.grad.shape) == ((1,), (1, 2))


def test_minitorch_forward_values_agree():
    t = Tensor([[2, 3], [4, 6], [5, 7]])
    assert t.sum(0).data.tolist() == [11, 16]
    assert t.sum(1).data.tolist() == [5, 10, 12]
    assert t.sum().data == 27
    assert t.reshape(6).reshape(1, 6).reshape(6, 1).reshape(3, 2).data.tolist() == t.data.tolist()
    with pytest.raises(IndexError):
        t[50, 2]


plus_ten = operation(
    lambda x, y: x + y + 10, lambda grad, x, y, z: grad, lambda grad, x, y, z: grad
)
product_plus = operation(
    lambda x, y: x * y + x, lambda grad, x, y, z: grad * (y + 1), lambda grad, x, y, z: grad * x
)


def test_minitorch_chain_rule_holds():
    """A constant gets no gradient, and each variable its own."""
    v = Tensor(5.0, requires_grad=True)
    y = product_plus(10, v)
    assert y.parents == (v,)
    y.backward(5)
    assert v.grad == 5 * 10
    v, w = Tensor(5.0, requires_grad=True), Tensor(10.0, requires_grad=True)
    product_plus(v, w).backward(5)
    assert (v.grad, w.grad) == (5 * (10 + 1), 5 * 5)
    both = plus_ten(v, v)
    assert both.parents == (v, v)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (lambda v: plus_ten(0, v), 5),
        (lambda v: plus_ten(0, plus_ten(0, v)), 5),
        (lambda v: plus_ten(plus_ten(0, v), plus_ten(0, v)), 10),
        (lambda v: (lambda u: plus_ten(plus_ten(0, u), plus_ten(0, u)))(plus_ten(0, v)), 10),
    ],
)
def test_minitorch_backprop_agrees(program, expected):
    v = Tensor(0.0, requires_grad=True)
    program(v).backward(5)
    assert v.grad == expected
