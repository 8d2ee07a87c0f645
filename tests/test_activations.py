"""Every activation: known values, correct and silent for large inputs, its slope, its dtype."""

import inspect
import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpkit import activations
from mlpkit.activations import (
    ACTIVATIONS,
    bends,
    dead_units,
    gelu,
    gelu_backward,
    identity,
    identity_backward,
    leaky_relu,
    leaky_relu_backward,
    normal_cdf,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    tanh,
    tanh_backward,
)
from mlpkit.backprop import numerical_gradient, relative_error

from .drawn_batches import DTYPES, batches, close, some

pytestmark = pytest.mark.filterwarnings("error")

NAMES = ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax"]
ELEMENTWISE = NAMES[:-1]


def exact_sigmoid(z):
    return float(1 / (1 + (-Decimal(float(z))).exp()))


def exact_softmax(row):
    powers = [Decimal(float(z)).exp() for z in row]
    return [float(power / sum(powers)) for power in powers]


def test_the_table_has_each_function_and_its_backward():
    assert list(ACTIVATIONS) == NAMES
    for name, (f, f_backward) in ACTIVATIONS.items():
        assert f is getattr(activations, name)
        assert f_backward is getattr(activations, f"{name}_backward")


# Known values


def test_identity_has_known_values():
    z = np.array([-2.0, 0.0, 3.0])
    assert identity(z).tolist() == [-2, 0, 3]
    assert identity_backward(np.array([5.0, -6.0, 7.0]), z, z).tolist() == [5, -6, 7]


def test_sigmoid_has_known_values():
    """σ(ln 3) = 3/4, σ(−ln 3) = 1/4."""
    z = np.array([0, math.log(3), -math.log(3)])
    np.testing.assert_allclose(sigmoid(z), [1 / 2, 3 / 4, 1 / 4], rtol=1e-15)
    slopes = sigmoid_backward(np.array([1.0, 2.0, -3.0]), z, np.array([1 / 2, 3 / 4, 1 / 4]))
    np.testing.assert_allclose(slopes, [1 / 4, 2 * 3 / 16, -3 * 3 / 16], rtol=1e-15)


def test_tanh_has_known_values():
    """tanh(ln 2) = (2 − 1/2) / (2 + 1/2) = 3/5."""
    z = np.array([0, math.log(2), -math.log(2)])
    np.testing.assert_allclose(tanh(z), [0, 3 / 5, -3 / 5], rtol=1e-15)
    slopes = tanh_backward(np.array([1.0, 2.0, -3.0]), z, np.array([0, 3 / 5, -3 / 5]))
    np.testing.assert_allclose(slopes, [1, 2 * 16 / 25, -3 * 16 / 25], rtol=1e-15)


def test_relu_has_known_values():
    z = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
    assert relu(z).tolist() == [0, 0, 0, 0.5, 2]
    grad = np.array([3.0, 5.0, 7.0, -11.0, 13.0])
    assert relu_backward(grad, z, relu(z)).tolist() == [0, 0, 0, -11, 13]


def test_dead_units_agree_with_hand_calculation():
    """Unit 0 is on for one image, unit 1 just reaches 0, unit 2 is on, unit 3 is far below 0."""
    z = np.array([[-3.0, 0.0, 1.0, -1000.0], [1.0, -1.0, 2.0, -0.5], [-9.0, 0.0, 4.0, -7.0]])
    assert dead_units(z) == 2
    assert dead_units(z[1:2]) == 2
    assert dead_units(z[[0, 2]]) == 3
    assert dead_units(np.zeros((2, 5))) == 5
    assert type(dead_units(z.astype(np.float32))) is int
    with pytest.raises(ValueError, match=r"^dead_units: got .*z"):
        dead_units(z[0])
    with pytest.raises(ValueError) as caught:
        dead_units(z[:0])  # without examples, every unit would count as dead
    assert str(caught.value) == (
        "dead_units: got z (0, 4); expected z (N, M): N is 0 in z, not 1 or more."
    )


@pytest.mark.parametrize("bias", [0, -1, -2])
def test_a_dead_unit_passes_no_slope_back_and_every_other_unit_does(bias):
    rng = np.random.default_rng(3)
    z, grad = rng.standard_normal((2, 6, 50))
    z += bias
    passed_back = np.any(relu_backward(grad, z, relu(z)) != 0, axis=0)
    assert dead_units(z) == 50 - np.count_nonzero(passed_back)
    assert dead_units(z) > 0


def test_bends_agree_with_hand_calculation():
    knots, heights = np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 2.0])
    assert bends(knots, heights).tolist() == [2, -2.5]  # slopes 2 and −½
    assert bends(np.array([0, 2]), np.array([1, 7])).tolist() == [3]  # integers are accepted too
    with pytest.raises(ValueError, match=r"^bends: got .*heights"):
        bends(knots, heights[:2])


def test_a_sum_of_bent_relus_is_the_polygon_through_the_points():
    rng = np.random.default_rng(5)
    knots, heights = np.cumsum(rng.uniform(0.1, 2, 9)) - 4, rng.normal(0, 3, 9)
    x = rng.uniform(knots[0], knots[-1], 500)
    curve = heights[0] + relu(x[:, None] - knots[:-1]) @ bends(knots, heights)
    np.testing.assert_allclose(curve, np.interp(x, knots, heights), atol=1e-12)


def test_leaky_relu_has_known_values():
    z = np.array([-2.0, 0.0, 2.0])
    assert leaky_relu(z).tolist() == [-0.02, 0, 2]
    assert leaky_relu(z, slope=0.25).tolist() == [-0.5, 0, 2]
    grad = np.array([3.0, 7.0, -11.0])
    assert leaky_relu_backward(grad, z, leaky_relu(z)).tolist() == [0.03, 0.07, -11]
    assert leaky_relu_backward(grad, z, leaky_relu(z, 0.25), 0.25).tolist() == [0.75, 1.75, -11]


def test_normal_cdf_agrees_with_published_values():
    """Φ at 0, 1, 1.96, −3 and deep in the tail, as tables give it."""
    z = np.array([0, 1, 1.96, -3, -10])
    known = [
        0.5,
        0.8413447460685429,
        0.9750021048517795,
        0.0013498980316300933,
        7.6198530241605e-24,
    ]
    np.testing.assert_allclose(normal_cdf(z), known, rtol=1e-13)
    np.testing.assert_allclose(gelu(z), z * known, rtol=1e-13)
    assert normal_cdf(np.array([0, 1])).dtype == np.float64


def test_gelu_backward_has_known_values():
    """Φ(z) + z φ(z): 1/2 at 0; at 1, φ(1) = 0.24197072451914337."""
    z, grad = np.array([0.0, 1.0, -1.0]), np.array([3.0, -2.0, 5.0])
    above, below = 0.8413447460685429 + 0.24197072451914337, 0.15865525393145707
    expected = [1.5, -2 * above, 5 * (below - 0.24197072451914337)]
    np.testing.assert_allclose(gelu_backward(grad, z, gelu(z)), expected, rtol=1e-14)


def test_softmax_has_known_values():
    """Powers 1, 2, 5 and 3, 1, 4, each row over its sum 8."""
    z = np.log([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])
    a = np.array([[1 / 8, 2 / 8, 5 / 8], [3 / 8, 1 / 8, 4 / 8]])
    np.testing.assert_allclose(softmax(z), a, rtol=1e-15)
    # Row 0: Σ grad·a = 1; row 1: Σ grad·a = 8/8 + 16/8 = 3.
    grad = np.array([[8.0, 0.0, 0.0], [0.0, 8.0, 4.0]])
    expected = [
        [1 / 8 * (8 - 1), 2 / 8 * (0 - 1), 5 / 8 * (0 - 1)],
        [3 / 8 * (0 - 3), 1 / 8 * (8 - 3), 4 / 8 * (4 - 3)],
    ]
    np.testing.assert_allclose(softmax_backward(grad, z, a), expected, rtol=1e-15)


# Large inputs, without a warning


@pytest.mark.parametrize("dtype", DTYPES)
def test_sigmoid_is_correct_for_every_size(dtype):
    z = np.array([-1000, -80, -20, -1, -1e-3, 0, 1e-3, 1, 20, 80, 1000], dtype)
    with np.errstate(all="raise", under="ignore"):
        a = sigmoid(z)
        slopes = sigmoid_backward(np.full_like(z, 3), z, a)
    np.testing.assert_allclose(a, [exact_sigmoid(x) for x in z], rtol=close(dtype))
    assert (a[0], a[-1]) == (0, 1)
    assert (slopes[0], slopes[-1]) == (0, 0)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "row",
    [
        [1000, 999, -1000],
        [-1000, -1001, -999],
        [1000, 1000, 1000],
        [-1000, 0, 1000],
        [0, 1, 2],
        [80, 0, -5],
    ],
)
def test_softmax_is_correct_for_every_size(dtype, row):
    z = np.array([row, row[::-1]], dtype)
    with np.errstate(all="raise", under="ignore"):
        a = softmax(z)
        dz = softmax_backward(np.ones_like(z) * [1, 2, 3], z, a)
    expected = np.array([exact_softmax(row), exact_softmax(row[::-1])])
    np.testing.assert_allclose(a, expected, rtol=close(dtype), atol=1e-44)
    assert np.isfinite(dz).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("name", "values", "slopes"),
    [
        ("identity", [-1000, -100, 100, 1000], [1, 1, 1, 1]),
        ("tanh", [-1, -1, 1, 1], [0, 0, 0, 0]),
        ("relu", [0, 0, 100, 1000], [0, 0, 1, 1]),
        ("leaky_relu", [-10, -1, 100, 1000], [0.01, 0.01, 1, 1]),
        ("gelu", [0, 0, 100, 1000], [0, 0, 1, 1]),
    ],
)
def test_the_other_functions_are_correct_at_1000(dtype, name, values, slopes):
    f, f_backward = ACTIVATIONS[name]
    z = np.array([-1000, -100, 100, 1000], dtype)
    grad = np.array([2, -3, 5, -7], dtype)
    with np.errstate(all="raise", under="ignore"):
        a = f(z)
        dz = f_backward(grad, z, a)
    np.testing.assert_allclose(a, values, rtol=close(dtype))
    np.testing.assert_allclose(dz, grad * slopes, rtol=close(dtype))


# Properties of every activation


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (5, 3), (2, 3, 4), (6,)])
def test_backward_agrees_with_nudging(name, shape):
    f, f_backward = ACTIVATIONS[name]
    rng = np.random.default_rng(0)
    z = 2 * rng.standard_normal(shape)
    z[np.abs(z) < 1e-3] = 0.5  # no kink of ReLU within a nudge
    grad = rng.standard_normal(shape)
    by_nudging = numerical_gradient(lambda z: np.sum(grad * f(z)), z)
    if name == "softmax" and shape[-1] == 1:
        np.testing.assert_allclose(f_backward(grad, z, f(z)), 0, atol=1e-15)
        np.testing.assert_allclose(by_nudging, 0, atol=1e-15)
    else:
        assert relative_error(f_backward(grad, z, f(z)), by_nudging) < 1e-7


def test_leaky_relu_backward_agrees_with_nudging_at_a_different_slope():
    rng = np.random.default_rng(1)
    z, grad = rng.standard_normal((5, 3)), rng.standard_normal((5, 3))
    by_nudging = numerical_gradient(lambda z: np.sum(grad * leaky_relu(z, slope=0.3)), z)
    by_formula = leaky_relu_backward(grad, z, leaky_relu(z, slope=0.3), slope=0.3)
    assert relative_error(by_formula, by_nudging) < 1e-7


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_shape_and_dtype_follow_the_input(name, dtype):
    f, f_backward = ACTIVATIONS[name]
    for shape in [(5, 3), (2, 3, 4), (4,), (1, 1)]:
        z = np.linspace(-2, 2, math.prod(shape), dtype=dtype).reshape(shape)
        a = f(z)
        dz = f_backward(z, z, a)
        assert (a.shape, a.dtype) == (shape, dtype)
        assert (dz.shape, dz.dtype) == (shape, dtype)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_a_single_number_works_too(name):
    f, f_backward = ACTIVATIONS[name]
    row = f(np.array([0.7]))
    for number in (float, np.float64):
        z = number(0.7)
        assert f(z) == row[0]
        assert (
            f_backward(number(3), z, f(z)) == f_backward(np.array([3.0]), np.array([0.7]), row)[0]
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_backward_takes_grad_z_a_in_this_order(name):
    assert list(inspect.signature(ACTIVATIONS[name][1]).parameters)[:3] == ["grad", "z", "a"]


@pytest.mark.parametrize("name", NAMES)
def test_arguments_are_not_modified(name):
    f, f_backward = ACTIVATIONS[name]
    rng = np.random.default_rng(2)
    z, grad = rng.standard_normal((5, 3)), rng.standard_normal((5, 3))
    z_before, grad_before = z.copy(), grad.copy()
    a = f(z)
    a_before = a.copy()
    f_backward(grad, z, a)
    np.testing.assert_array_equal(z, z_before)
    np.testing.assert_array_equal(a, a_before)
    np.testing.assert_array_equal(grad, grad_before)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "gelu"])
@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_elementwise_backward_refuses_to_broadcast(name, wrong):
    arguments = [np.zeros((5, 3))] * 3
    arguments[wrong] = np.zeros((1, 3))
    with pytest.raises(ValueError, match=rf"^{name}_backward: got .*: the shape is \("):
        ACTIVATIONS[name][1](*arguments)


@pytest.mark.parametrize("wrong", [0, 1, 2])
@pytest.mark.parametrize("shape", [(1, 3), (5, 1), (3,)])
def test_softmax_backward_refuses_to_broadcast(wrong, shape):
    arguments = [np.zeros((5, 3))] * 3
    arguments[wrong] = np.zeros(shape)
    with pytest.raises(ValueError, match=r"^softmax_backward: got .*: (the shape|C) is "):
        softmax_backward(*arguments)


# Properties


@given(batches, st.floats(-1000, 1000))
@some
def test_softmax_does_not_depend_on_a_shift(z, shift):
    np.testing.assert_allclose(softmax(z + shift), softmax(z), rtol=1e-11, atol=1e-15)


@given(batches)
@some
def test_softmax_rows_sum_to_one_and_keep_their_order(z):
    a = softmax(z)
    np.testing.assert_allclose(a.sum(axis=1), 1, rtol=1e-14)
    assert (a >= 0).all()
    order = np.argsort(z, axis=1)
    assert (np.diff(np.take_along_axis(a, order, axis=1), axis=1) >= 0).all()


@given(batches, st.randoms(use_true_random=False))
@some
def test_softmax_follows_a_permutation_of_the_classes(z, random):
    order = random.sample(range(z.shape[1]), z.shape[1])
    np.testing.assert_allclose(softmax(z[:, order]), softmax(z)[:, order], rtol=1e-14)


@given(batches)
@some
def test_softmax_of_two_classes_is_sigmoid_of_their_difference(z):
    pairs = np.stack([z[:, 0], np.zeros(len(z))], axis=1)
    np.testing.assert_allclose(softmax(pairs)[:, 0], sigmoid(z[:, 0]), rtol=1e-13, atol=1e-300)


@given(batches, st.integers(0, 2**32 - 1))
@some
def test_softmax_backward_does_not_move_a_row_as_a_whole(z, seed):
    """The sum of a row's outputs is 1 whatever z is, so the slopes of a row sum to 0."""
    grad = np.random.default_rng(seed).standard_normal(z.shape)
    dz = softmax_backward(grad, z, softmax(z))
    np.testing.assert_allclose(dz.sum(axis=1), 0, atol=1e-14)
    shifted = softmax_backward(grad + 7, z, softmax(z))
    np.testing.assert_allclose(shifted, dz, atol=1e-13)


@pytest.mark.parametrize("name", NAMES)
@given(z=batches, random=st.randoms(use_true_random=False))
@some
def test_a_permuted_batch_gives_permuted_outputs_and_slopes(name, z, random):
    f, f_backward = ACTIVATIONS[name]
    order = random.sample(range(len(z)), len(z))
    grad = np.cos(np.arange(z.size)).reshape(z.shape)
    a = f(z)
    np.testing.assert_array_equal(f(z[order]), a[order])
    np.testing.assert_array_equal(
        f_backward(grad[order], z[order], a[order]), f_backward(grad, z, a)[order]
    )


@pytest.mark.parametrize("name", NAMES)
@given(z=batches, seed=st.integers(0, 2**32 - 1))
@some
def test_backward_is_linear_in_the_gradient(name, z, seed):
    f, f_backward = ACTIVATIONS[name]
    one, two = np.random.default_rng(seed).standard_normal((2, *z.shape))
    a = f(z)
    separately = 3 * f_backward(one, z, a) - 2 * f_backward(two, z, a)
    np.testing.assert_allclose(f_backward(3 * one - 2 * two, z, a), separately, atol=1e-13)


@given(batches)
@some
def test_symmetries_hold(z):
    """σ(−z) = 1 − σ(z); tanh is odd and 2σ(2z) − 1; f(z) − f(−z) = z for ReLU and GELU."""
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), atol=1e-15)
    np.testing.assert_array_equal(tanh(-z), -tanh(z))
    np.testing.assert_allclose(tanh(z), 2 * sigmoid(2 * z) - 1, atol=1e-15)
    np.testing.assert_array_equal(relu(z) - relu(-z), z)
    np.testing.assert_allclose(leaky_relu(z) - leaky_relu(-z), 1.01 * z, rtol=1e-14)
    np.testing.assert_allclose(gelu(z) - gelu(-z), z, rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_gelu_is_exact_to_two_units_in_the_last_place(dtype):
    rng = np.random.default_rng(0)
    z = np.concatenate([np.linspace(-40, 40, 4_001), rng.standard_normal(4_000)]).astype(dtype)
    exact = z.astype(float)
    phi = np.array([math.erfc(-x / math.sqrt(2)) / 2 for x in exact])
    slope = phi + exact * np.exp(-exact * exact / 2) / math.sqrt(2 * math.pi)
    unit = np.finfo(dtype).eps * np.maximum(1, np.abs(exact))
    assert np.max(np.abs(gelu(z) - exact * phi) / unit) <= 2
    assert np.max(np.abs(gelu_backward(np.ones_like(z), z, gelu(z)) - slope) / unit) <= 2


def test_normal_cdf_is_exact_far_out():
    with np.errstate(all="raise", under="ignore"):
        assert normal_cdf(np.array([-np.inf, -1e300, 1e300, np.inf])).tolist() == [0, 0, 1, 1]
    assert np.isnan(normal_cdf(np.nan))
    assert normal_cdf(np.array([-0.0, 0.0])).tolist() == [0.5, 0.5]


@pytest.mark.parametrize("name", sorted(activations.ACTIVATIONS.keys() - {"identity"}))
def test_lists_count_as_arrays_in_every_backward(name):
    f, f_backward = activations.ACTIVATIONS[name]
    z, grad = np.array([[-1.0, 0.5, 2.0]]), np.array([[1.0, -2.0, 0.25]])
    arrays = grad, z, f(z)
    expected = f_backward(*arrays)
    np.testing.assert_array_equal(f_backward(*(array.tolist() for array in arrays)), expected)
