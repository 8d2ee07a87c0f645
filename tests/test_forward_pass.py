"""From inputs to outputs: one layer, two, any number; predictions; initial weights."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from mlpkit.activations import ACTIVATIONS
from mlpkit.forward_pass import (
    count_parameters,
    forward,
    he_normal,
    init_from_data,
    linear,
    predict,
    predict_probabilities,
    two_layer_forward,
    xavier_normal,
)
from mlpkit.network import initialize, mlp


def copying_network(output):
    """A 3-3 network whose weights pass their inputs on, so that its outputs can be chosen."""
    network = mlp([3, 3], output=output)
    parameters = initialize(network, np.random.default_rng(0), "zeros", np.float64)
    parameters["W1"] = np.eye(3)
    return network, parameters


def test_linear_agrees_with_hand_calculation():
    X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    W = np.array([[1.0, 0.0, 2.0, 1.0], [0.0, 1.0, -1.0, 1.0]])
    b = np.array([10.0, 20.0, 30.0, 40.0])
    assert linear(X, W, b).tolist() == [
        [10 + 1, 20 + 2, 30 + 2 * 1 - 2, 40 + 1 + 2],
        [10 + 3, 20 + 4, 30 + 2 * 3 - 4, 40 + 3 + 4],
        [10 + 5, 20 + 6, 30 + 2 * 5 - 6, 40 + 5 + 6],
    ]


def test_two_layers_agree_with_hand_calculation():
    X = np.array([[1.0, 2.0], [3.0, -1.0]])
    W1 = np.array([[1.0, -1.0, 2.0], [1.0, 0.0, -2.0]])
    b1 = np.array([0.5, 0.0, 1.0])
    W2 = np.array([[1.0], [2.0], [3.0]])
    b2 = np.array([-4.0])
    logits, cache = two_layer_forward(X, W1, b1, W2, b2)
    z1 = [[1 + 2 + 0.5, -1, 2 - 4 + 1], [3 - 1 + 0.5, -3, 6 + 2 + 1]]
    a1 = [[3.5, 0, 0], [2.5, 0, 9]]
    assert logits.tolist() == [[3.5 - 4], [2.5 + 3 * 9 - 4]]
    assert [part.tolist() for part in cache] == [X.tolist(), z1, a1]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_follows_the_input(dtype):
    X, W, b = np.ones((5, 3), dtype), np.ones((3, 2), dtype), np.ones(2, dtype)
    assert linear(X, W, b).dtype == dtype
    logits, cache = two_layer_forward(X, W, b, np.ones((2, 4), dtype), np.ones(4, dtype))
    assert logits.dtype == dtype
    assert {part.dtype for part in cache} == {np.dtype(dtype)}


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (
            [(5, 3), (2, 3), (2,)],
            "linear: got X (5, 3), W (2, 3), b (2,); expected X (N, D), W (D, M), b (M,): "
            "D is 3 in X but 2 in W.",
        ),
        (
            [(5, 3), (3, 2), (1, 2)],
            "linear: got X (5, 3), W (3, 2), b (1, 2); expected X (N, D), W (D, M), b (M,): "
            "b has 2 dimensions, not 1.",
        ),
        (
            [(5, 3), (3, 2), (1,)],
            "linear: got X (5, 3), W (3, 2), b (1,); expected X (N, D), W (D, M), b (M,): "
            "M is 2 in W but 1 in b.",
        ),
    ],
)
def test_linear_says_what_does_not_fit(shapes, message):
    with pytest.raises(ValueError) as error:
        linear(*map(np.zeros, shapes))
    assert str(error.value) == message


def test_two_layers_say_what_does_not_fit():
    shapes = {"X": (5, 3), "W1": (3, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)}
    good = {name: np.zeros(shape) for name, shape in shapes.items()}
    assert two_layer_forward(**good)[0].shape == (5, 2)
    for name, shape in shapes.items():
        for axis in range(len(shape)):
            if (name, axis) == ("X", 0):
                continue  # X may have any number of examples
            wrong = np.zeros([size + (place == axis) for place, size in enumerate(shape)])
            with pytest.raises(ValueError, match=r"^two_layer_forward: got X \("):
                two_layer_forward(**{**good, name: wrong})


def test_forward_goes_through_every_layer_in_turn_and_keeps_its_cache():
    parameters, generator = object(), object()

    def layer(add):
        def layer_forward(got, x, rng):
            assert got is parameters and rng is generator
            return 10 * x + add, f"cache of {add}"

        return SimpleNamespace(forward=layer_forward)

    output, cache = forward((layer(1), layer(2), layer(3)), parameters, 5, generator)
    assert output == 5123
    assert cache == ["cache of 1", "cache of 2", "cache of 3"]


def test_forward_of_two_layers_equals_the_formulas_written_out():
    network = mlp([6, 4, 3])
    rng = np.random.default_rng(0)
    parameters = initialize(network, rng, "normal", np.float64)
    X = rng.standard_normal((5, 6))
    output, cache = forward(network, parameters, X)
    logits, (_, z1, a1) = two_layer_forward(X, *parameters.values())
    np.testing.assert_array_equal(output, logits)
    np.testing.assert_array_equal(cache[1][0], z1)
    np.testing.assert_array_equal(cache[2], a1)


def test_forward_refuses_inputs_of_the_wrong_width():
    network = mlp([6, 4, 3])
    parameters = initialize(network, np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"^linear: got X \(5, 7\), .*: D is 7 in X but 6 in W\.$"):
        forward(network, parameters, np.zeros((5, 7)))


@pytest.mark.parametrize("output", ["identity", "softmax", "tanh"])
def test_predict_takes_the_largest_output_of_each_row(output):
    network, parameters = copying_network(output)
    X = np.array([[0.1, 0.9, 0.5], [0.3, 0.2, 0.1], [0.0, 0.1, 0.2], [-3.0, -1.0, -2.0]])
    labels = predict(network, parameters, X)
    assert labels.tolist() == [1, 0, 2, 1]
    assert labels.dtype.kind == "i"


@pytest.mark.parametrize("output", ["identity", "softmax"])
def test_probabilities_apply_softmax_once(output):
    network, parameters = copying_network(output)
    X = np.log([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])
    expected = [[1 / 8, 2 / 8, 5 / 8], [3 / 8, 1 / 8, 4 / 8]]
    probabilities = predict_probabilities(network, parameters, X)
    np.testing.assert_allclose(probabilities, expected, rtol=1e-14)


def test_probabilities_for_any_other_output_are_its_softmax():
    network, parameters = copying_network("relu")
    probabilities = predict_probabilities(network, parameters, np.array([[-9.0, -1.0, -5.0]]))
    np.testing.assert_allclose(probabilities, [[1 / 3, 1 / 3, 1 / 3]], rtol=1e-15)


@pytest.mark.parametrize(
    ("scheme", "variance"), [(he_normal, 2 / 400), (xavier_normal, 2 / (400 + 900))]
)
def test_initial_weights_are_normal_with_the_published_variance(scheme, variance):
    """360,000 draws: mean and deviation are within 4 of their own standard errors."""
    W = scheme((400, 900), np.random.default_rng(0))
    assert (W.shape, W.dtype) == ((400, 900), np.float64)
    deviation = math.sqrt(variance)
    assert abs(W.mean()) < 4 * deviation / 600
    assert W.std() == pytest.approx(deviation, rel=4 / 600 / math.sqrt(2))
    for width, share in [(1, 0.6827), (2, 0.9545), (3, 0.9973)]:
        assert np.mean(np.abs(W) < width * deviation) == pytest.approx(share, abs=0.004)


def test_he_keeps_the_size_of_the_signal_through_relu():
    """In ten layers of 500 the power wanders by e^±0.3; without the 2 it falls 1000-fold."""
    rng = np.random.default_rng(1)
    a = rng.standard_normal((200, 500))
    for _ in range(10):
        a = np.maximum(a @ he_normal((500, 500), rng), 0)
    assert 1 / 3 < np.mean(a**2) < 3


@pytest.mark.parametrize("scheme", [he_normal, xavier_normal])
def test_the_same_generator_gives_the_same_weights_and_moves_on(scheme):
    rng = np.random.default_rng(7)
    first, second = scheme((5, 3), rng), scheme((5, 3), rng)
    np.testing.assert_array_equal(first, scheme((5, 3), np.random.default_rng(7)))
    assert not np.array_equal(first, second)


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ([784, 64, 32, 10], 784 * 64 + 64 + 64 * 32 + 32 + 32 * 10 + 10),
        ((2, 3), 2 * 3 + 3),
        ([5, 1], 6),
    ],
)
def test_parameters_are_counted(sizes, count):
    assert count_parameters(sizes) == count


@pytest.mark.parametrize("name", ["relu", "tanh", "sigmoid", "gelu"])
def test_init_from_data_standardizes_every_unit(name):
    rng = np.random.default_rng(6)
    X, sizes, f = rng.normal(3, 10, (50, 7)), [7, 20, 15, 12, 4], ACTIVATIONS[name][0]
    kept, parameters, a = X.copy(), init_from_data(X, sizes, f, rng), X
    assert list(parameters) == ["W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4"]
    for k, (D, M) in enumerate([(7, 20), (20, 15), (15, 12), (12, 4)], start=1):
        assert parameters[f"W{k}"].shape == (D, M) and parameters[f"b{k}"].shape == (M,)
        z = a @ parameters[f"W{k}"] + parameters[f"b{k}"]
        np.testing.assert_allclose(np.mean(z, axis=0), 0, atol=1e-9)
        np.testing.assert_allclose(np.std(z, axis=0), 1, atol=1e-9)
        a = f(z)
    output, _ = forward(mlp(sizes, hidden=name), parameters, X)
    np.testing.assert_allclose(output, z, atol=1e-9)
    assert np.array_equal(X, kept)


def test_init_from_data_starts_from_hes_weights():
    X = np.random.default_rng(7).normal(size=(30, 5))
    W1 = init_from_data(X, [5, 4], np.tanh, np.random.default_rng(8))["W1"]
    he = he_normal((5, 4), np.random.default_rng(8))
    np.testing.assert_allclose(W1 / he, np.broadcast_to(1 / np.std(X @ he, axis=0), (5, 4)))


def test_init_from_data_refuses_the_wrong_number_of_inputs():
    with pytest.raises(ValueError, match="matmul"):
        init_from_data(np.ones((3, 5)), [4, 2], np.tanh, np.random.default_rng(0))
