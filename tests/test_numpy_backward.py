"""Each backward by itself, compared with nudging; `test_autograd.py` has them in graphs."""

import itertools

import numpy as np
import pytest

from mlpkit import numpy_backward as back
from mlpkit.autograd import unbroadcast
from mlpkit.backprop import numerical_gradient, relative_error

RNG = np.random.default_rng(0)


def agrees(found, f, x, grad):
    """Whether it is the gradient of Σ grad · f(x), once broadcasting is undone."""
    by_nudging = numerical_gradient(lambda x: np.sum(grad * f(x)), x)
    return relative_error(unbroadcast(np.asarray(found), np.shape(x)), by_nudging) < 1e-8


@pytest.mark.parametrize(
    ("f", "f_backward"),
    [(np.sum, back.sum_backward), (np.mean, back.mean_backward), (np.max, back.max_backward)],
)
def test_reductions_agree_with_nudging(f, f_backward):
    x = RNG.standard_normal((2, 3, 4))
    for axis, keepdims in itertools.product((None, 0, -1, (0, 2), (2, 1)), (True, False)):
        settings = {"axis": axis, "keepdims": keepdims}
        y = f(x, **settings)
        grad = RNG.standard_normal(np.shape(y))
        found = f_backward(grad, x, y, **settings)
        assert agrees(found, lambda x, settings=settings: f(x, **settings), x, grad)


def test_reductions_of_an_empty_array_and_a_single_number_agree_with_nudging():
    nothing = np.empty((0, 3))
    for f_backward in (back.sum_backward, back.mean_backward):
        assert f_backward(np.ones(3), nothing, np.zeros(3), axis=0).shape == (0, 3)
    x = np.array(5.0)
    # NumPy accepts axis −1 for a number
    assert back.sum_backward(np.array(2.0), x, x, axis=-1) == 2


def test_equal_maxima_share_alike():
    x = np.array([[3.0, 3.0, 1.0], [2.0, 2.0, 2.0]], np.float32)
    found = back.max_backward(np.float32([6, 9]), x, np.float32([3, 2]), axis=1)
    assert found.tolist() == [[3, 3, 0], [3, 3, 3]] and found.dtype == np.float32


@pytest.mark.parametrize(
    ("left", "right"),
    [((3,), (3,)), ((3,), (3, 4)), ((2, 3), (3,)), ((2, 3), (3, 4)), ((5, 2, 3), (3,)),
     ((3,), (5, 3, 4)), ((5, 1, 2, 3), (6, 3, 4)), ((1, 2, 3), (5, 3, 4)), ((2, 3), (5, 3, 4))],
)  # fmt: skip
def test_matmul_agrees_with_nudging_for_any_number_of_axes(left, right):
    A, B = RNG.standard_normal(left), RNG.standard_normal(right)
    C = A @ B
    grad = RNG.standard_normal(C.shape)
    assert agrees(back.matmul_backward_left(grad, A, B, C), lambda A: A @ B, A, grad)
    assert agrees(back.matmul_backward_right(grad, A, B, C), lambda B: A @ B, B, grad)


def test_quotients_and_powers_agree_with_nudging():
    a, b = RNG.uniform(0.5, 2, (2, 3, 4))
    grad = RNG.standard_normal((3, 4))
    assert agrees(back.divide_backward_left(grad, a, b, a / b), lambda a: a / b, a, grad)
    assert agrees(back.divide_backward_right(grad, a, b, a / b), lambda b: a / b, b, grad)
    assert agrees(back.pow_backward_base(grad, a, b, a**b), lambda a: a**b, a, grad)
    assert agrees(back.pow_backward_exponent(grad, a, b, a**b), lambda b: a**b, b, grad)


def test_powers_of_0_and_to_0_have_finite_gradients():
    one, zero = np.array([1.0]), np.array([0.0])
    assert back.pow_backward_base(one, zero, 0, one) == 0
    assert back.pow_backward_base(one, zero, np.array([0.0]), one) == 0
    assert back.pow_backward_base(one, zero, 1, zero) == 1
    assert back.pow_backward_base(one, zero, 2, zero) == 0
    assert back.pow_backward_exponent(one, zero, 2, zero) == 0


def test_where_agrees_with_nudging():
    condition, grad = np.array([True, False]), np.array([2.0, 3.0])
    assert back.where_backward_left(grad, condition, 1, 1, 1).tolist() == [2, 0]
    assert back.where_backward_right(grad, condition, 1, 1, 1).tolist() == [0, 3]
    assert back.where_backward_left(np.array([2.0, np.inf]), condition, 1, 1, 1)[1] == 0


@pytest.mark.parametrize(
    "index",
    [1, slice(None, None, -2), (..., 0), ([0, 0, 2], 1), (None, 2), ([[0], [2]], [1, 1])],
)
def test_indices_agree_with_nudging(index):
    x = RNG.standard_normal((3, 4))
    grad = RNG.standard_normal(x[index].shape)
    assert agrees(back.getitem_backward(grad, x, index, x[index]), lambda x: x[index], x, grad)


@pytest.mark.parametrize("axes", [(), (None,), (2, 0, 1), ((1, 2, 0),), ((-1, 0, -2),)])
def test_transpositions_agree_with_nudging(axes):
    x = RNG.standard_normal((2, 3, 4))
    y = x.transpose(*axes)
    found = back.transpose_backward(y, x, *axes, y)
    assert np.array_equal(found, x)
