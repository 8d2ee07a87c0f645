"""Backward passes compared with arithmetic by hand and nudging; and the nudging itself."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from mlpkit.activations import ACTIVATIONS
from mlpkit.backprop import (
    backward,
    check_gradients,
    linear_backward,
    numerical_gradient,
    relative_error,
    two_layer_backward,
)
from mlpkit.forward_pass import forward, linear, two_layer_forward
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.parameters import Parameters

NAMES = ("W1", "b1", "W2", "b2")


def example(sizes, seed=0, N=5, hidden="tanh", output="identity"):
    """A float64 network away from zero, inputs, and random upstream gradients."""
    network = mlp(sizes, hidden, output)
    rng = np.random.default_rng(seed)
    parameters = initialize(network, rng, "xavier", np.float64)
    for name in parameters:
        if name.startswith("b"):
            parameters[name] = rng.standard_normal(parameters[name].shape)
    return network, parameters, rng.standard_normal((N, sizes[0])), rng


def checked_network():
    """The arguments of check_gradients: a loss, parameters and their right gradients."""
    network, parameters, X, rng = example([4, 3, 2])
    R = rng.standard_normal((5, 2))
    _, cache = forward(network, parameters, X)
    gradients = parameters.like()
    backward(network, parameters, cache, R, gradients)
    return lambda: np.sum(R * forward(network, parameters, X)[0]), parameters, gradients


# linear_backward, two_layer_backward


def test_linear_backward_agrees_with_hand_calculation():
    grad = np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 3.0]])
    X = np.array([[5.0, 7.0], [11.0, 13.0]])
    W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    dX, dW, db = linear_backward(grad, X, W)
    assert dX.tolist() == [[1 + 4, 4 + 10], [-2 + 9, -5 + 18]]
    assert dW.tolist() == [[5, 2 * 5 - 11, 3 * 11], [7, 2 * 7 - 13, 3 * 13]]
    assert db.tolist() == [1, 1, 3]


@pytest.mark.parametrize(("N", "D", "M"), [(5, 3, 2), (1, 4, 3), (2, 1, 1)])
def test_linear_backward_agrees_with_nudging(N, D, M):
    rng = np.random.default_rng(0)
    X, W, b, R = (rng.standard_normal(shape) for shape in [(N, D), (D, M), M, (N, M)])
    dX, dW, db = linear_backward(R, X, W)
    assert relative_error(dX, numerical_gradient(lambda X: np.sum(R * linear(X, W, b)), X)) < 1e-7
    assert relative_error(dW, numerical_gradient(lambda W: np.sum(R * linear(X, W, b)), W)) < 1e-7
    assert relative_error(db, numerical_gradient(lambda b: np.sum(R * linear(X, W, b)), b)) < 1e-7


def test_two_layer_backward_agrees_with_nudging():
    rng = np.random.default_rng(1)
    X, R = rng.standard_normal((5, 4)), rng.standard_normal((5, 2))
    weights = [rng.standard_normal(shape) for shape in [(4, 3), 3, (3, 2), 2]]
    _, cache = two_layer_forward(X, *weights)
    assert np.abs(cache[1]).min() > 1e-3  # no kink of ReLU within a nudge
    gradients = two_layer_backward(R, cache, weights[2])
    for place, by_formula in enumerate(gradients):

        def loss(values, place=place):
            nudged = [*weights[:place], values, *weights[place + 1 :]]
            return np.sum(R * two_layer_forward(X, *nudged)[0])

        assert relative_error(by_formula, numerical_gradient(loss, weights[place])) < 1e-7


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_follows_the_input(dtype):
    rng = np.random.default_rng(2)
    grad, X, W = (rng.standard_normal(shape).astype(dtype) for shape in [(5, 2), (5, 3), (3, 2)])
    assert {part.dtype for part in linear_backward(grad, X, W)} == {np.dtype(dtype)}
    parts = two_layer_backward(grad, (X, X, X), W)
    assert {part.dtype for part in parts} == {np.dtype(dtype)}


def test_arguments_are_not_modified():
    rng = np.random.default_rng(3)
    arrays = [rng.standard_normal(shape) for shape in [(5, 2), (5, 3), (3, 2)]]
    grad, X, W = (array.copy() for array in arrays)
    linear_backward(grad, X, W)
    two_layer_backward(grad, (X, X, X), W)
    for array, before in zip([grad, X, W], arrays, strict=True):
        np.testing.assert_array_equal(array, before)


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (
            [(5, 2), (4, 3), (3, 2)],
            "linear_backward: got grad (5, 2), X (4, 3), W (3, 2); expected grad (N, M), "
            "X (N, D), W (D, M): N is 5 in grad but 4 in X.",
        ),
        (
            [(5, 2), (5, 3), (2, 3)],
            "linear_backward: got grad (5, 2), X (5, 3), W (2, 3); expected grad (N, M), "
            "X (N, D), W (D, M): D is 3 in X but 2 in W.",
        ),
        (
            [(5, 1), (5, 3), (3, 2)],
            "linear_backward: got grad (5, 1), X (5, 3), W (3, 2); expected grad (N, M), "
            "X (N, D), W (D, M): M is 1 in grad but 2 in W.",
        ),
    ],
)
def test_linear_backward_says_what_does_not_fit(shapes, message):
    with pytest.raises(ValueError) as error:
        linear_backward(*map(np.zeros, shapes))
    assert str(error.value) == message


# backward


def test_backward_takes_the_last_layer_first_and_asks_only_for_what_is_needed():
    parameters, gradients, calls = object(), object(), []

    def layer(digit):
        def layer_backward(got_parameters, got_gradients, cache, grad, need_input=True):
            assert got_parameters is parameters and got_gradients is gradients
            calls.append((digit, cache, grad, need_input))
            return 10 * grad + digit

        return SimpleNamespace(backward=layer_backward)

    backward((layer(1), layer(2), layer(3)), parameters, ["one", "two", "three"], 7, gradients)
    assert calls == [(3, "three", 7, True), (2, "two", 73, True), (1, "one", 732, False)]


def test_backward_of_two_layers_equals_the_formulas_written_out():
    network, parameters, X, rng = example([6, 4, 3], hidden="relu")
    R = rng.standard_normal((5, 3))
    gradients = parameters.like()
    gradients.vector[:] = np.nan  # nan, so that every number must be overwritten
    _, cache = forward(network, parameters, X)
    backward(network, parameters, cache, R, gradients)
    _, cache = two_layer_forward(X, *parameters.values())
    for name, expected in zip(NAMES, two_layer_backward(R, cache, parameters["W2"]), strict=True):
        np.testing.assert_allclose(gradients[name], expected, rtol=1e-13)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("sizes", [[4, 3], [4, 6, 5, 3]])
def test_networks_agree_with_nudging_under_random_upstream_gradients(activation, sizes):
    network, parameters, X, rng = example(sizes, 1, 5, activation, activation)
    R = rng.standard_normal((5, 3))
    gradients = parameters.like()
    _, cache = forward(network, parameters, X)
    backward(network, parameters, cache, R, gradients)
    errors = check_gradients(
        lambda: np.sum(R * forward(network, parameters, X)[0]), parameters, gradients, rng
    )
    assert list(errors) == list(parameters)
    assert all(gradients[name].any() for name in gradients)
    assert max(errors.values()) < 1e-7


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output", ACTIVATIONS)
@pytest.mark.parametrize("hidden", [None, *ACTIVATIONS])
def test_networks_agree_with_nudging_under_every_loss(loss, output, hidden):
    sizes = [4, 3] if hidden is None else [4, 6, 5, 3]
    network, parameters, X, rng = example(sizes, 1, 5, hidden or "identity", output)
    value, value_backward = LOSSES[loss]
    targets = rng.integers(3, size=5) if loss == "cross_entropy" else rng.standard_normal((5, 3))
    result, cache = forward(network, parameters, X)
    gradients = parameters.like()
    backward(network, parameters, cache, value_backward(result, targets), gradients)
    errors = check_gradients(
        lambda: value(forward(network, parameters, X)[0], targets), parameters, gradients, rng
    )
    assert all(gradients[name].any() for name in gradients)
    assert max(errors.values()) < 1e-7


# numerical_gradient


@pytest.mark.parametrize(
    ("f", "slope", "x"),
    [
        (lambda x: np.sum(np.sin(x)), np.cos, np.array([[0.1, -2.0, 3.0], [1.0, 0.0, -1.0]])),
        (lambda x: np.sum(x**3), lambda x: 3 * x**2, np.array([1.0, -2.0, 0.5])),
        (lambda x: np.prod(x), lambda x: np.prod(x) / x, np.array([2.0, 3.0, 5.0])),
        (lambda x: np.exp(x), np.exp, np.array(1.0)),
    ],
)
def test_nudging_finds_known_slopes(f, slope, x):
    by_nudging = numerical_gradient(f, x)
    assert by_nudging.shape == x.shape
    assert by_nudging.dtype == np.float64
    np.testing.assert_allclose(by_nudging, slope(x), rtol=1e-9, atol=1e-10)


def test_a_nudge_goes_one_step_to_each_side():
    """((x + h)³ − (x − h)³) / 2h = 3x² + h², without rounding for these numbers."""
    slopes = numerical_gradient(lambda x: np.sum(x**3), np.array([2.0, -1.0]), step=0.5)
    assert slopes.tolist() == [12.25, 3.25]


def test_the_default_step_is_1e_5():
    seen = []

    def f(x):
        seen.append(x.tolist())
        return 0.0

    numerical_gradient(f, np.array([0.0, 3.0]))
    assert seen == [[1e-5, 3], [-1e-5, 3], [0, 3 + 1e-5], [0, 3 - 1e-5]]


def test_nudging_leaves_x_as_it_was_and_unchanged_meanwhile():
    x = np.array([[0.1, 0.2], [0.3, 0.7]])
    before = x.copy()
    slopes = numerical_gradient(lambda nudged: np.sum(nudged * x), x)
    np.testing.assert_array_equal(x, before)
    # slopes would be twice as large if x itself were nudged
    np.testing.assert_allclose(slopes, before, rtol=1e-9)


@pytest.mark.parametrize("x", [[1, 2], np.array([1, 2]), np.array([1, 2], np.float32)])
def test_nudging_works_in_float64_for_any_dtype(x):
    slopes = numerical_gradient(lambda x: np.sum(x * x), x)
    assert slopes.dtype == np.float64
    np.testing.assert_allclose(slopes, [2, 4], rtol=1e-9)


# relative_error


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        ([1.0, 2.0], [1.0, 2.0], 0),
        ([1.0, -2.0], [-1.0, 2.0], 1),
        ([3.0, 1.0], [3.0, 2.0], 1 / (3 + 3)),
        ([3.0, -8.0], [2.0, -4.0], 4 / (8 + 4)),
        ([0.0, 0.0], [0.0, 0.0], 0),
        ([1e-13, 0.0], [0.0, 0.0], 0.1),
        ([0.0], [3e-13], 0.3),
        ([[1.0], [5.0]], [[1.0], [3.0]], 2 / (5 + 3)),
        (2.0, 6.0, 4 / 8),
    ],
)
def test_relative_error_agrees_with_hand_calculation(a, b, error):
    got = relative_error(np.array(a), np.array(b))
    assert isinstance(got, float)
    assert got == pytest.approx(error, rel=1e-15, abs=0)


def test_relative_error_of_nan_is_nan_and_so_below_nothing():
    assert math.isnan(relative_error(np.array([np.nan, 1.0]), np.array([1.0, 1.0])))


@pytest.mark.parametrize("other", [(1, 5), (5, 1), (1,), (), (4,)])
def test_relative_error_refuses_to_broadcast(other):
    with pytest.raises(ValueError) as error:
        relative_error(np.ones(5), np.ones(other))
    assert str(error.value) == f"relative_error: got a (5,), b {other}; expected one shape."


# check_gradients


def test_right_gradients_pass_under_every_name():
    loss, parameters, gradients = checked_network()
    errors = check_gradients(loss, parameters, gradients, np.random.default_rng(0))
    assert list(errors) == list(NAMES)
    assert max(errors.values()) < 1e-7


@pytest.mark.parametrize("wrong", NAMES)
def test_a_wrong_gradient_is_caught_under_its_name_and_no_other(wrong):
    loss, parameters, gradients = checked_network()
    gradients[wrong] *= 1.01
    errors = check_gradients(loss, parameters, gradients, np.random.default_rng(0))
    assert errors.pop(wrong) == pytest.approx(0.01 / 2.01, rel=1e-6)
    assert max(errors.values()) < 1e-7


@pytest.mark.parametrize("name", NAMES)
def test_one_wrong_number_is_caught_when_all_are_sampled(name):
    loss, parameters, gradients = checked_network()
    for place in range(gradients[name].size):
        wrong = gradients.like()
        wrong.vector[:] = gradients.vector
        wrong[name].reshape(-1)[place] += 0.1
        rng = np.random.default_rng(place)
        assert check_gradients(loss, parameters, wrong, rng, samples=12)[name] > 1e-3


@pytest.mark.parametrize(
    ("options", "samples", "step"),
    [({}, 10, 1e-5), ({"samples": 3}, 3, 1e-5), ({"samples": 50, "step": 0.25}, 50, 0.25)],
)
def test_each_sampled_coordinate_is_nudged_once_to_each_side(options, samples, step):
    parameters = Parameters({"W1": (4, 5), "b1": (5,)}, np.float64)
    seen = []

    def loss():
        (changed,) = np.flatnonzero(parameters.vector)
        seen.append((int(changed), parameters.vector[changed]))
        return 0.0

    check_gradients(loss, parameters, parameters.like(), np.random.default_rng(0), **options)
    per_name = [min(samples, 20), min(samples, 5)]
    assert len(seen) == len(set(seen)) == 2 * sum(per_name)
    assert [place < 20 for place, _ in seen] == [True] * 2 * per_name[0] + [False] * 2 * per_name[1]
    above, below = seen[0::2], seen[1::2]
    assert [place for place, _ in above] == [place for place, _ in below]
    assert {value for _, value in above} == {step}
    assert {value for _, value in below} == {-step}


def test_the_generator_decides_which_are_sampled():
    def places(seed):
        parameters = Parameters({"W1": (30, 30)}, np.float64)
        seen = []

        def loss():
            seen.extend(np.flatnonzero(parameters.vector).tolist())
            return 0.0

        check_gradients(loss, parameters, parameters.like(), np.random.default_rng(seed))
        return seen

    assert places(0) == places(0)
    assert places(0) != places(1)
    assert max(places(0)) > 30


def test_parameters_end_exactly_as_they_were():
    loss, parameters, gradients = checked_network()
    before = parameters.vector.copy(), gradients.vector.copy()
    check_gradients(loss, parameters, gradients, np.random.default_rng(0))
    np.testing.assert_array_equal(parameters.vector, before[0])
    np.testing.assert_array_equal(gradients.vector, before[1])


def test_float32_is_refused():
    parameters = Parameters({"W1": (2, 2)}, np.float32)
    with pytest.raises(ValueError) as error:
        check_gradients(lambda: 0.0, parameters, parameters.like(), np.random.default_rng(0))
    assert str(error.value) == "check_gradients: got float32; expected float64."
