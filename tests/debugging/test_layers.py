"""Layer by layer: activations, gradients, units."""

import math

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.debugging import activations, gradients, units
from mlpkit.debugging.layers import outputs_by_layer
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy_backward, on_labels
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.training import fit
from tests.fitting.training_runs import blobs

from .small_networks import FULL, NETWORK, started, zeros

# Activations


def test_sizes_agree_with_hand_calculation():
    network, parameters = zeros([1, 2])
    parameters["W1"], parameters["b1"] = [[1.0, 0.0]], [0.0, 4.0]
    [size] = activations(network, parameters, np.array([[-1.0], [1.0]]))
    # The outputs: (−1, 4) and (1, 4).
    assert size.layer == "linear 1"
    assert (size.mean, size.least, size.most) == (2, -1, 4)
    assert size.std == pytest.approx(math.sqrt((9 + 1 + 4 + 4) / 4))
    assert size.over_examples == pytest.approx(math.sqrt(1 / 2))  # variances 1 and 0
    assert size.over_units == pytest.approx(2)  # means 0 and 4
    assert (size.zeros, size.finite, size.sums_to_one) == (0, 1, False)
    assert size.in_training == 1 and size.steady


def test_layers_are_named_and_zeros_counted():
    network, parameters, X, _ = started(FULL)
    names = [size.layer for size in activations(network, parameters, X)]
    assert names == [
        "linear 1", "batch norm 1", "relu 1", "dropout 1",
        "linear 2", "batch norm 2", "relu 2", "dropout 2", "linear 3",
    ]  # fmt: skip
    network, parameters, X, _ = started()
    z, relu, _ = activations(network, parameters, X)
    by_hand = np.mean(X @ parameters["W1"] + parameters["b1"] <= 0)
    assert z.zeros == 0 and relu.zeros == pytest.approx(by_hand) and 0 < by_hand < 1


def test_batch_normalization_is_measured_in_training_mode_and_its_statistics_stay():
    network, parameters, X, _ = started(mlp([2, 8, 3], batch_norm=True))
    parameters["gain1"], parameters["shift1"] = np.full(8, 2.0), np.full(8, 0.5)
    normed = activations(network, parameters, 1000 * X)[1]
    assert normed.over_examples == pytest.approx(2, rel=1e-3)
    assert normed.mean == pytest.approx(0.5)


def test_dropout_that_does_not_divide_is_smaller_in_training():
    def undivided(x, rate, rng):
        mask = (rng.random(x.shape) >= rate).astype(x.dtype)
        return x * mask, mask

    X = np.random.default_rng(1).random((2000, 2))
    for own, expected in ({}, 1), ({"dropout": undivided}, 0.7):
        network = mlp([2, 8, 3], dropout=0.3, functions=own)
        parameters = initialize(network, np.random.default_rng(0))
        assert activations(network, parameters, X)[2].in_training == pytest.approx(
            expected, abs=0.02
        )


@pytest.mark.parametrize("seed", range(10))
def test_dropout_on_few_numbers_is_not_judged(seed):
    network = mlp([2, 16, 2], dropout=0.5)
    parameters = initialize(network, np.random.default_rng(seed))
    X = np.random.default_rng(seed).standard_normal((60, 2)).astype(np.float32)
    assert activations(network, parameters, X)[2].in_training == pytest.approx(1, abs=0.015)


def test_a_function_that_overflows_is_not_steady():
    network = mlp([2, 4, 3], "sigmoid", functions={"sigmoid": lambda z: 1 / (1 + np.exp(-z))})
    found = activations(network, initialize(network, np.random.default_rng(0)), blobs()[0])
    assert [size.steady for size in found] == [True, False, True]


# Gradients


@pytest.mark.parametrize("network", [NETWORK, mlp([2, 5, 4, 3], "tanh", "softmax")], ids=repr)
def test_gradients_agree_with_nudging(network):
    network, parameters, X, y = started(network)
    loss = "mean_squared_error" if network.output == "softmax" else "cross_entropy"
    value, _ = on_labels(loss)
    found = gradients(network, parameters, X, y, loss)
    for flow in found:
        for name in flow.weights:
            view = parameters[name]

            def nudged(array, view=view):
                kept = view.copy()
                view[...] = array
                result = value(forward(network, parameters, X)[0], y)
                view[...] = kept
                return result

            size = np.sqrt(np.mean(numerical_gradient(nudged, view) ** 2))
            assert flow.weights[name] == pytest.approx(size, rel=1e-5)
    output, _ = forward(network, parameters, X)
    size = np.sqrt(np.mean(numerical_gradient(lambda a: value(a, y), output) ** 2))
    assert found[-1].output == pytest.approx(size, rel=1e-5)


def test_the_gradient_of_a_hidden_output_is_the_one_its_layer_receives():
    network, parameters, X, y = started()
    output, _ = forward(network, parameters, X)
    handed = cross_entropy_backward(output, y) @ parameters["W2"].T
    found = gradients(network, parameters, X, y, "cross_entropy")
    assert found[1].layer == "relu 1"
    assert found[1].output == pytest.approx(np.sqrt(np.mean(handed**2)))


# Units


def test_dead_saturated_and_copied_units_are_counted():
    network, parameters, X, _ = started(mlp([2, 10, 3]))
    parameters["b1"][:3] = -100  # dead
    parameters["W1"][:, 3:5] = 0  # these units have the same output for every example, but not 0
    parameters["b1"][3:5] = 1, 2
    parameters["W1"][:, 7], parameters["b1"][7] = parameters["W1"][:, 6], parameters["b1"][6]
    [u] = units(network, parameters, X)
    assert u == ("relu 1", 0.5, 0, 0.2, 10)


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
def test_a_unit_is_saturated_where_it_is_flat_for_most_examples(hidden):
    network, parameters = zeros([1, 4, 2], hidden=hidden)
    # Slopes fall below 1% of the largest at |z| = 5.3 for sigmoid, and 3.0 for tanh.
    parameters["W1"] = [[1.0, 20.0, 1.0, 1.0]]
    parameters["b1"] = [0.0, 0.0, 20.0, 1.0]
    X = np.linspace(-2, 2, 41)[:, None]
    [u] = units(network, parameters, X)
    assert u.saturated == 0.5 and u.copies == 0


@pytest.mark.parametrize("hidden", ["relu", "leaky_relu", "gelu"])
def test_where_a_function_grows_no_unit_is_saturated(hidden):
    network, parameters, X, _ = started(mlp([2, 10, 3], hidden))
    parameters["b1"] = np.full(10, -4.0)  # this unit is alive for a few examples
    [u] = units(network, parameters, X)
    assert u.saturated == 0


def test_equal_weights_make_copies_in_every_layer_and_zeros_make_dead_units():
    network, parameters, X, _ = started(mlp([2, 8, 6, 3], dropout=0.3), dtype=np.float32)
    for name in parameters:
        parameters[name][...] = 0.3
    assert [(u.layer, u.dead, u.copies) for u in units(network, parameters, X)] == [
        ("relu 1", 0, 1), ("relu 2", 0, 1),
    ]  # fmt: skip
    parameters.vector[:] = 0
    assert [(u.dead, u.copies) for u in units(network, parameters, X)] == [(1, 0), (1, 0)]


def test_dead_units_of_the_first_layer_stay_dead_and_some_of_the_second_recover():
    net, came_back = mlp([784, 64, 32, 10]), [0, 0]
    given = load_fashion_mnist()
    for seed in range(2):
        rng = np.random.default_rng(seed)
        chosen = rng.choice(60_000, 2000, replace=False)
        data = scale_to_unit(flatten(given.train_images[chosen])), given.train_labels[chosen]
        parameters = initialize(net, rng)

        def train(rate, epochs, parameters=parameters, data=data, rng=rng):
            settings = {"batch_size": 50, "rng": rng, "threads": 1, "progress": False}
            fit(net, parameters, data, optimizer=SGD(rate), epochs=epochs, **settings)
            outputs, _ = outputs_by_layer(net, parameters, data[0])
            return [np.ptp(outputs[place], axis=0) == 0 for place in (1, 3)]

        for layer, (dead, later) in enumerate(zip(train(1.0, 1), train(0.1, 5), strict=True)):
            came_back[layer] += np.sum(dead & ~later)
    assert came_back[0] == 0 < came_back[1]
