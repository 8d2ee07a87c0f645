"""Measurements against numbers worked out by hand, and networks broken on purpose."""

import copy
import math

import numpy as np
import pytest

from mlpkit import debugging
from mlpkit.backprop import backward, numerical_gradient
from mlpkit.debugging import (
    activations,
    answers,
    classes,
    copies,
    gradient_check,
    gradients,
    inputs,
    loop,
    loss_at_start,
    neighbours,
    overfit,
    prediction,
    repeats,
    steps,
    units,
)
from mlpkit.debugging.layers import outputs_by_layer
from mlpkit.debugging.near_duplicates import changed
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward, on_labels
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, RMSProp, cosine
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import flatten, load_fashion_mnist, minibatches, scale_to_unit
from mlpkit.regularization import Averaged, smoothed_cross_entropy
from mlpkit.training import fit, train_epoch
from tests.fitting.training_runs import blobs

NETWORK = mlp([2, 8, 3])
FULL = mlp([2, 8, 6, 3], dropout=0.3, batch_norm=True)


def started(network=NETWORK, dtype=np.float64, seed=0):
    """network, parameters with biases that are not 0, X, y."""
    rng = np.random.default_rng(seed)
    parameters = initialize(network, rng, dtype=dtype)
    parameters.trained[:] += 0.1 * rng.standard_normal(parameters.trained.size)
    return network, parameters, *blobs(60, dtype=dtype)


def zeros(sizes, **settings):
    network = mlp(sizes, **settings)
    return network, Parameters(network.shapes, np.float64)


# The loss at the start


@pytest.mark.parametrize("C", [2, 3, 10])
def test_a_network_that_knows_nothing_has_the_logarithm_of_the_classes(C):
    network, parameters = zeros([4, C])
    X, y = np.ones((20, 4)), np.arange(20) % C
    s = loss_at_start(network, parameters, X, y, "cross_entropy")
    assert s.found == pytest.approx(math.log(C)) and s.expected == pytest.approx(math.log(C))
    assert s.classes == C and s.factor == pytest.approx(1) and s.logits and s.steady
    network, parameters = zeros([4, C], output="softmax")
    s = loss_at_start(network, parameters, X, y, "mean_squared_error")
    assert s.found == pytest.approx(1 - 1 / C) and s.expected == pytest.approx(1 - 1 / C)
    assert s.factor == pytest.approx(1) and not s.logits and s.steady


def test_the_loss_found_is_that_of_the_examples():
    network, parameters, X, y = started()
    output, _ = forward(network, parameters, X)
    p = np.exp(output) / np.exp(output).sum(axis=1, keepdims=True)
    by_hand = -np.mean(np.log(p[np.arange(60), y]))
    assert loss_at_start(network, parameters, X, y, "cross_entropy").found == pytest.approx(by_hand)


def test_a_loss_of_ones_own_is_known_by_its_multiple():
    def log_loss(output, y):
        return -np.sum(np.log(output[np.arange(len(y)), y])) / output.size

    network, parameters = zeros([2, 3], output="softmax")
    X, y = blobs(30)
    s = loss_at_start(network, parameters, X, y, (log_loss, lambda output, y: 0 * output))
    assert s.factor == pytest.approx(1 / 3) and not s.logits
    assert s.expected == pytest.approx(math.log(3)) and s.found == pytest.approx(math.log(3) / 3)
    s = loss_at_start(*zeros([2, 3]), X, y, smoothed_cross_entropy(0.1))
    assert math.isnan(s.factor) and s.logits and s.expected == pytest.approx(math.log(3))


def test_several_examples_cost_the_mean_of_each_alone():
    def together(value, *rest, **options):
        loss = value, lambda output, y: 0 * output
        return loss_at_start(*zeros([2, 3], **options), *blobs(30), loss).together

    def summed(output, y):
        return len(y) * cross_entropy(output, y)

    def to_the_largest_label(output, y):
        seen = output[:, : y.max() + 1]
        return np.sum((seen - np.eye(y.max() + 1)[y]) ** 2) / len(y)

    def log_loss(p, y):
        return -np.mean(np.log(p[np.arange(len(y)), y]))

    assert together(cross_entropy) == pytest.approx(1)
    assert together(log_loss, output="softmax") == pytest.approx(1)
    assert together(summed) == pytest.approx(12)
    assert together(to_the_largest_label) > 1.2


@pytest.mark.parametrize("part", ["value", "gradient"])
def test_a_loss_that_overflows_is_not_steady(part):
    def naive(output, y):
        e = np.exp(output)
        p = e / e.sum(axis=1, keepdims=True)
        return -np.mean(np.log(p[np.arange(len(y)), y])) if part == "value" else p

    pair = {"value": cross_entropy, "gradient": cross_entropy_backward} | {part: naive}
    s = loss_at_start(*started(), tuple(pair.values()))
    assert not s.steady and math.isfinite(s.found)


# Overfitting


def test_twenty_examples_are_learnt_by_heart_or_not():
    network, parameters, X, y = started()
    o = overfit(network, parameters, X, y, "cross_entropy", Adam(0.05), np.random.default_rng(0))
    assert o.losses.shape == (300,) and o.accuracy == 1 and o.losses[-1] < 0.1 * o.losses[0]
    o = overfit(
        network, parameters, X, y, "cross_entropy", SGD(1e-9), np.random.default_rng(0), 10, 5
    )
    assert o.losses.shape == (5,) and o.losses == pytest.approx(o.losses[0], abs=1e-6)


def test_all_of_them_are_in_every_step():
    seen = []

    def value(output, y):
        seen.append(sorted(y))
        return cross_entropy(output, y)

    network, parameters, X, y = started()
    rng = np.random.default_rng(0)
    pair = value, cross_entropy_backward
    first = overfit(network, parameters, X, y, pair, SGD(0.1), rng, 20, 3).losses[0]
    assert len(seen) == 3 and seen[0] == seen[1] == seen[2] and len(seen[0]) == 20
    chosen = np.random.default_rng(0).choice(60, 20, replace=False)
    output, _ = forward(network, parameters, X[chosen])
    assert first == pytest.approx(cross_entropy(output, y[chosen]))


def test_what_diverges_ends_with_nan():
    rng = np.random.default_rng(0)
    o = overfit(*started(), "mean_squared_error", SGD(1e6), rng, steps=50)
    assert np.isnan(o.losses[-1]) and not np.isnan(o.losses[0])


# Activations


def test_sizes_by_hand():
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


def test_batch_normalization_is_measured_as_it_trains_and_its_statistics_stay():
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
def test_dropout_on_a_few_numbers_is_no_chance(seed):
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
def test_gradients_are_those_of_nudging(network):
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


def test_the_gradient_of_a_hidden_output_is_what_its_layer_is_handed():
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
    parameters["W1"][:, 3:5] = 0  # the same for every example, though not 0
    parameters["b1"][3:5] = 1, 2
    parameters["W1"][:, 7], parameters["b1"][7] = parameters["W1"][:, 6], parameters["b1"][6]
    [u] = units(network, parameters, X)
    assert u == ("relu 1", 0.5, 0, 0.2, 10)


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
def test_a_unit_is_saturated_where_it_is_flat_for_most_examples(hidden):
    network, parameters = zeros([1, 4, 2], hidden=hidden)
    # Slopes fall below 1 % of the largest at |z| = 5.3 for sigmoid, and 3.0 for tanh.
    parameters["W1"] = [[1.0, 20.0, 1.0, 1.0]]
    parameters["b1"] = [0.0, 0.0, 20.0, 1.0]
    X = np.linspace(-2, 2, 41)[:, None]
    [u] = units(network, parameters, X)
    assert u.saturated == 0.5 and u.copies == 0


@pytest.mark.parametrize("hidden", ["relu", "leaky_relu", "gelu"])
def test_where_a_function_grows_no_unit_is_saturated(hidden):
    network, parameters, X, _ = started(mlp([2, 10, 3], hidden))
    parameters["b1"] = np.full(10, -4.0)  # alive for few examples
    [u] = units(network, parameters, X)
    assert u.saturated == 0


def test_all_weights_alike_make_copies_in_every_layer_and_zeros_make_dead_units():
    network, parameters, X, _ = started(mlp([2, 8, 6, 3], dropout=0.3), dtype=np.float32)
    for name in parameters:
        parameters[name][...] = 0.3
    assert [(u.layer, u.dead, u.copies) for u in units(network, parameters, X)] == [
        ("relu 1", 0, 1), ("relu 2", 0, 1),
    ]  # fmt: skip
    parameters.vector[:] = 0
    assert [(u.dead, u.copies) for u in units(network, parameters, X)] == [(1, 0), (1, 0)]


# Steps


def test_a_step_by_its_weights_by_hand():
    network, parameters = zeros([2, 2])
    parameters["W1"] = [[1.0, 2.0], [2.0, 4.0]]  # ‖W‖ = 5
    X, y = np.array([[3.0, 0.0], [3.0, 0.0]]), np.array([0, 0])

    def constant(output, y):
        return np.full_like(output, 0.5)  # dW = Xᵀ grad = [[3, 3], [0, 0]]

    s = steps(
        network, parameters, X, y, (cross_entropy, constant), SGD(0.01), np.random.default_rng(0),
        count=1,
    )  # fmt: skip
    assert s.ratios == s.first == {"W1": pytest.approx(0.01 * math.sqrt(18) / 5)}


def test_the_median_over_steps_stands_beside_the_first():
    network, parameters = zeros([1, 1])
    parameters["W1"] = [[1.0]]

    def constant(output, y):
        return np.ones_like(output)

    s = steps(
        network, parameters, np.ones((1, 1)), np.array([0]), (cross_entropy, constant), SGD(0.1),
        np.random.default_rng(0), count=3,
    )  # fmt: skip
    # W is 1, 0.9, 0.8 before its steps of 0.1.
    assert s.first == {"W1": pytest.approx(0.1)} and s.ratios == {"W1": pytest.approx(1 / 9)}


def test_weights_that_are_0_have_no_ratio_until_they_move():
    network, parameters = zeros([2, 4, 3])
    X, y = blobs()
    rng = np.random.default_rng(0)
    assert steps(network, parameters, X, y, "cross_entropy", SGD(0.1), rng).ratios == {}


class Resetting:
    """Momentum whose velocity lives for one step."""

    beta = 0.9

    def __init__(self):
        self.beta = 0.9

    def step(self, parameters, gradients):
        self.velocity = np.zeros_like(parameters.trained)
        self.velocity *= self.beta
        self.velocity += gradients.trained
        parameters.trained -= 0.1 * self.velocity


@pytest.mark.parametrize(
    ("optimizer", "expected", "memory"),
    [
        (SGD(0.1), False, False),
        (SGD(lambda t: cosine(t, 10, 0.1)), False, False),
        (Averaged(SGD(0.1)), False, False),
        (Momentum(0.1), True, True),
        (Momentum(0.1, beta=0), True, False),
        (AdaGrad(0.1), True, True),
        (RMSProp(0.001), True, True),
        (Adam(0.001), True, True),
        (AdamW(0.001, 0.1), True, True),
        (Averaged(Adam(0.001)), False, True),
        (Resetting(), True, False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_optimizer_with_a_memory_is_told_from_one_without(optimizer, expected, memory):
    rng = np.random.default_rng(0)
    s = steps(*started(dtype=np.float32), "cross_entropy", optimizer, rng, count=2)
    if repr(optimizer) != repr(Momentum(0.1, beta=0)):  # it keeps a velocity that is the gradient
        assert s.expected is expected
    assert s.memory is memory and s.downhill > 0.5


@pytest.mark.parametrize("optimizer", [SGD, Momentum])
def test_a_first_rate_of_0_is_no_step(optimizer):
    rising = optimizer(lambda t: 0.1 * min(1, t / 5))
    s = steps(*started(), "cross_entropy", rising, np.random.default_rng(0), count=2)
    assert s.downhill == pytest.approx(1) and s.memory is (optimizer is Momentum)


def test_steps_uphill_are_seen():
    class Uphill(SGD):
        def update(self, theta, grad, rate):
            theta += rate * grad

    s = steps(*started(), "cross_entropy", Uphill(0.1), np.random.default_rng(0))
    assert s.downhill == pytest.approx(-1)


# What goes in


def test_classes_by_hand():
    network, parameters = zeros([1, 3])
    parameters["W1"] = [[-1.0, 0.0, 1.0]]
    X = np.array([[-2.0], [-1.0], [2.0], [3.0], [4.0]])
    found = classes(network, parameters, X, np.array([0, 1, 1, 1, 0]))
    np.testing.assert_array_equal(found.labels, [2, 3, 0])
    np.testing.assert_array_equal(found.predictions, [2, 0, 3])
    found = classes(network, parameters, X, np.array([0, 1, 1, 1, 4]))
    np.testing.assert_array_equal(found.labels, [1, 3, 0, 0, 1])


def test_inputs_by_hand():
    X = np.array([[0.0, 1.0, 5.0], [4.0, 1.0, 5.0], [0.0, 1.0, 5.0], [4.0, 1.0, 7.0]])
    i = inputs(X, np.array([[4.0, 1.0, 5.5]]))
    assert (i.least, i.most, i.mean) == (0, 7, pytest.approx(34 / 12))
    assert i.std == pytest.approx(X.std()) and i.size == pytest.approx(np.sqrt(np.mean(X**2)))
    assert (i.columns, i.constant, i.not_finite, i.repeated) == (3, 1, 0, 1)
    # Standard deviations 2, 0 and √¾; the validation mean is 2 away in the first column.
    assert i.ratio == pytest.approx(2 / math.sqrt(0.75))
    assert i.shift == pytest.approx(2 / math.sqrt(4 + 0.75))


def test_nan_and_inf_are_counted_and_left_out():
    X = np.array([[1.0, np.nan], [-3.0, np.inf]])
    i = inputs(X)
    assert (i.not_finite, i.least, i.most) == (2, -3, 1) and math.isnan(i.shift)
    assert i.size == pytest.approx(math.sqrt(10 / 4))
    with_validation = inputs(X, np.array([[np.nan, 1.0], [np.inf, 0.0]]))
    assert with_validation.not_finite == 4 and math.isfinite(with_validation.shift)


def test_copies_are_exact_near_or_none():
    rng = np.random.default_rng(0)
    X = rng.random((500, 30)).astype(np.float32)
    X[:2] = [[0], [1]]  # so that every column's range is 1
    V = rng.random((6, 30)).astype(np.float32)
    V[0], V[1] = X[7], X[8]
    V[2] = X[9] + np.float32(0.029)
    V[3] = X[10] + np.float32(0.031)
    V[4] = X[11]
    V[4, 3] += np.float32(0.02 * math.sqrt(30))  # one column: the same root mean square
    assert copies(X, V)[:4] == (2, 2, 6, 0.03)
    assert copies(X, V, distance=0.04)[:4] == (2, 3, 6, 0.04)
    scale, move = rng.uniform(0.1, 200, 30), rng.uniform(-50, 50, 30)
    assert copies(scale * X + move, scale * V + move)[1:4] == (2, 6, 0.03)


@pytest.mark.parametrize("D", [3, 40])
def test_copies_are_those_of_a_look_at_every_pair(D):
    rng = np.random.default_rng(D)
    X, V = rng.random((700, D)), rng.random((300, D))
    V[::3] = X[:100] + rng.uniform(0, 0.1, (100, 1)) * rng.choice([-1, 1], (100, D))
    apart = np.sqrt(np.mean(((V[:, None] - X) / np.ptp(X, axis=0)) ** 2, axis=2)).min(axis=1)
    found = copies(X, V)
    assert abs(found.near - np.sum(apart <= 0.03)) <= 1 and 0 < found.near < 300


def test_rows_of_wide_noise_are_no_nearer_to_training_than_its_rows_to_each_other():
    """Along directions that training rows decided they themselves would lie further apart."""
    found = []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        found.append(copies(rng.normal(size=(150, 64)), rng.normal(size=(150, 64))))
    assert 0.02 < np.mean([each.closer for each in found]) < 0.1
    assert 0.02 < np.mean([each.turned for each in found]) < 0.15  # the more of two
    X = np.random.default_rng(0).normal(size=(150, 64))
    assert copies(X, X[:50] + 0.05 * rng.normal(size=(50, 64))).closer > 0.9


def test_neighbours_by_hand():
    X = np.array([[0.0], [0.1], [0.5], [0.58], [1.0]])
    y = np.array([0, 0, 1, 0, 1])
    # The nearest of each: 1, 0, 3, 2, 3; alike: yes, yes, no, no, no.
    alone = pytest.approx(0.4), pytest.approx(0.36 + 0.16), 5
    assert neighbours(X, y)[:3] == alone and math.isnan(neighbours(X, y).validation)
    # The nearest of 0.04 is 0.0, of 0.56 it is 0.58, of 2 it is 1: their labels are 0, 0, 1.
    there = np.array([[0.04], [0.56], [2]]), np.array([0, 1, 1])
    assert neighbours(X, y, *there)[:4] == (*alone, pytest.approx(2 / 3))


def test_torn_labels_are_alike_by_chance_only():
    X, y = blobs(600)
    whole, torn = neighbours(X, y), neighbours(X, np.random.default_rng(0).permutation(y))
    assert whole.share > 0.9 and abs(torn.share - torn.chance) < 0.06
    assert torn.chance == pytest.approx(1 / 3, abs=0.01)


# The gradient check


def errors(found):
    return {name: checked.error for name, checked in found.items()}


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    "network", [NETWORK, FULL, mlp([2, 6, 3], "gelu"), mlp([2, 6, 5, 3], "leaky_relu")], ids=repr
)
def test_right_gradients_pass(network, dtype):
    found = gradient_check(*started(network, dtype), "cross_entropy", np.random.default_rng(1))
    assert list(found) == ["output", *network.shapes]
    for checked in found.values():
        assert checked.error < 1e-7 and checked.checked > 0
        assert checked.factor == pytest.approx(1, abs=1e-6)


WRONG = {
    "relu without a slope": {"relu_backward": lambda grad, z, a: grad},
    "relu's slope at a": {"relu_backward": lambda grad, z, a: grad * a},
    "relu turned round": {"relu_backward": lambda grad, z, a: grad * (z < 0)},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_backward_is_wrong_below_it(wrong):
    network = mlp([2, 8, 3], functions=WRONG[wrong])
    found = errors(gradient_check(*started(network), "cross_entropy", np.random.default_rng(1)))
    assert found["output"] < 1e-7 and found["W2"] < 1e-7 and found["b2"] < 1e-7
    assert found["W1"] > 1e-2 and found["b1"] > 1e-2


def test_leaky_relu_with_the_backward_of_relu_is_found_by_its_hundredth():
    network = mlp(
        [2, 8, 3], "leaky_relu", functions={"leaky_relu_backward": lambda g, z, a: g * (z > 0)}
    )
    found = errors(gradient_check(*started(network), "cross_entropy", np.random.default_rng(1)))
    assert found["W2"] < 1e-7 and found["W1"] > 1e-4


def test_a_gradient_that_is_a_multiple_is_told_by_it():
    pair = cross_entropy, lambda output, y: 5 * cross_entropy_backward(output, y)
    found = gradient_check(*started(), pair, np.random.default_rng(1))
    for checked in found.values():
        assert checked.factor == pytest.approx(5, rel=1e-6)
        assert checked.error == pytest.approx(4 / 6, rel=1e-4)


def test_a_mild_error_is_no_corner():
    pair = cross_entropy, lambda output, y: 1.00008 * cross_entropy_backward(output, y)
    for checked in gradient_check(*started(), pair, np.random.default_rng(1)).values():
        assert checked.kinks == 0 and checked.error == pytest.approx(4e-5, rel=0.01)


def in_place(output, y):
    """The gradient of the squared error, in the array of the output itself."""
    output[np.arange(len(y)), y] -= 1
    output *= 2 / len(y)
    return output


def test_a_loss_that_works_in_place_is_right():
    pair = on_labels("mean_squared_error")[0], in_place
    found = gradient_check(*started(), pair, np.random.default_rng(1))
    assert all(checked.error < 1e-7 for checked in found.values())
    rng, common = np.random.default_rng(0), started()
    runs = [overfit(*common, loss, SGD(0.1), rng, steps=5) for loss in (pair, "mean_squared_error")]
    np.testing.assert_allclose(*[run.losses for run in runs], rtol=1e-6)


def test_a_weight_on_a_corner_is_a_kink_and_no_wrong_gradient():
    network, parameters = zeros([2, 3, 2])
    rng = np.random.default_rng(0)
    parameters["W2"] = rng.standard_normal((3, 2))
    X, y = rng.standard_normal((20, 2)), np.arange(20) % 2
    # Every z is exactly 0: the slope of each weight to the left is not that to the right.
    found = gradient_check(network, parameters, X, y, "cross_entropy", rng)
    assert found["W1"].kinks == 6 and found["W1"].checked == 0 and np.isnan(found["W1"].error)
    assert found["b1"].kinks == 3
    assert found["W2"].kinks == 0 and found["b2"].error < 1e-7


def test_a_nudge_over_a_corner_is_a_kink():
    network, parameters = zeros([1, 2, 2])
    parameters["W1"], parameters["W2"] = [[1.0, 1.0]], [[1.0, -1.0], [0.5, 2.0]]
    parameters["b1"] = [3e-6, 2.0]  # z₁ = 3e-6 where x is 0: a nudge of 1e-5 turns its sign
    X, y = np.zeros((4, 1)), np.array([0, 1, 0, 0])
    found = gradient_check(network, parameters, X, y, "cross_entropy", np.random.default_rng(0))
    assert (found["b1"].kinks, found["b1"].checked) == (1, 1) and found["b1"].error < 1e-7


def test_corners_do_not_hide_a_wrong_gradient():
    network = mlp([2, 4, 3], functions={"relu_backward": lambda grad, z, a: grad * (z < 0.1)})
    parameters = initialize(network, np.random.default_rng(0), dtype=np.float64)
    X, y = blobs(10)
    X[0] = 0  # where every ReLU stands on its corner, for the biases are 0
    found = gradient_check(network, parameters, X, y, "cross_entropy", np.random.default_rng(0))
    assert found["b1"].kinks > 0 and found["W1"].error > 0.1


# The loop


def own_epoch(network, parameters, batches, optimizer, value, gradient, rng, *faults):
    found = parameters.like()
    total = parameters.like()
    for X, y in batches:
        if "tear" in faults:
            y = y[::-1]
        output, cache = forward(network, parameters, X, None if "resting" in faults else rng)
        backward(network, parameters, cache, gradient(output, y), found)
        forward(network, parameters, X[:1])  # a look that is no training
        total.vector[:] += found.vector
        optimizer.step(parameters, total if "accumulate" in faults else found)
        if "touch" in faults:
            parameters["b1"] += 1
    return "nothing"


def watch(*faults, network=NETWORK, batches=minibatches, size=20, dtype=np.float64, N=50):
    network, parameters, X, y = started(network, dtype)

    def train(*arguments):
        return own_epoch(*arguments, *faults)

    return loop(
        train, network, parameters, batches, X[:N], y[:N], "cross_entropy", Momentum(0.1),
        np.random.default_rng(0), size,
    )  # fmt: skip


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("network", [NETWORK, FULL], ids=repr)
def test_a_right_loop(network, dtype):
    seen = watch(network=network, dtype=dtype)
    assert (seen.examples, seen.once, seen.never, seen.often, seen.unknown) == (50, 50, 0, 0, 0)
    assert seen.sizes == ((20, 20, 10), (20, 20, 10)) and seen.shuffled and seen.torn == 0
    assert seen.steps == 6 and seen.outside == 0 and seen.training and seen.reported is None
    np.testing.assert_allclose(seen.ratios, 1, rtol=1e-5)
    np.testing.assert_allclose(seen.directions, 1, rtol=1e-5)


def test_what_the_courses_loop_reports_is_what_is_measured():
    network, parameters, X, y = started(FULL)
    rng = np.random.default_rng(3)
    seen = loop(
        train_epoch, network, parameters, minibatches, X, y, "cross_entropy", Adam(0.01), rng, 16
    )
    assert seen.reported == pytest.approx(seen.measured)
    mine, generator = copy.deepcopy((parameters, rng))
    batches = minibatches(X, y, 16, generator)
    pair = cross_entropy, cross_entropy_backward
    assert seen.reported == pytest.approx(
        train_epoch(network, mine, batches, Adam(0.01), *pair, generator)
    )


def test_torn_labels_are_counted():
    seen = watch("tear", N=20)
    _, _, _, y = started()
    order = np.random.default_rng(0)
    expected = 0
    for _ in range(2):
        dealt = y[:20][order.permutation(20)]
        expected += int(np.sum(dealt != dealt[::-1]))
    assert seen.torn == expected > 0


def test_accumulated_gradients_grow():
    seen = watch("accumulate")
    assert seen.ratios[0] == pytest.approx(1) and seen.directions[0] == pytest.approx(1)
    assert np.max(seen.ratios) > 1.5 and seen.outside == 0


def test_weights_that_something_else_changes_are_counted():
    assert watch("touch").outside == 6


def test_a_network_that_is_not_told_of_training():
    assert not watch("resting").training


def in_order(X, y, size, rng):
    return [(X[k : k + size], y[k : k + size]) for k in range(0, len(X), size)]


def test_an_order_that_stays_is_seen():
    assert not watch(batches=in_order).shuffled
    once = np.random.default_rng(0).permutation(50)
    assert not watch(batches=lambda X, y, *rest: in_order(X[once], y[once], *rest)).shuffled


def test_rows_that_repeat_and_rows_that_miss_are_counted():
    def twice_or_never(X, y, size, rng):
        rows = np.concatenate([np.arange(40), np.arange(5)])  # 5 twice, 35 once, 10 never
        return [(X[rows], y[rows])]

    seen = watch(batches=twice_or_never)
    assert (seen.often, seen.once, seen.never) == (5, 35, 10) and seen.sizes == ((45,), (45,))


def test_the_epoch_that_misses_more_counts():
    dealt = []

    def half_from_the_second_on(X, y, size, rng):
        dealt.append(25 if dealt else 50)
        return minibatches(X[: dealt[-1]], y[: dealt[-1]], size, rng)

    seen = watch(batches=half_from_the_second_on)
    assert (seen.once, seen.never) == (25, 25) and seen.sizes == ((20, 20, 10), (20, 5))


def test_rows_that_are_none_of_X_are_unknown():
    def moved(X, y, size, rng):
        return [(X[:30] + 1, y[:30]), (X[30:], y[30:])]

    seen = watch(batches=moved)
    assert (seen.unknown, seen.never, seen.torn) == (60, 30, 0)


def test_rows_that_occur_before_are_left_out():
    network, parameters, X, y = started()
    X, y = np.concatenate([X, X[:7]]), np.concatenate([y, y[:7]])
    rng = np.random.default_rng(0)
    seen = loop(train_epoch, network, parameters, minibatches, X, y, "cross_entropy", SGD(0.1), rng)
    assert (seen.examples, seen.once) == (60, 60)


def test_a_loop_without_steps():
    def idle(network, parameters, batches, *rest):
        parameters["b1"] += 1

    rng = np.random.default_rng(0)
    network, parameters, X, y = started()
    seen = loop(idle, network, parameters, minibatches, X, y, "cross_entropy", SGD(0.1), rng)
    assert (seen.steps, seen.never, seen.outside, seen.sizes) == (0, 60, 2, ((), ()))


# The same twice, and in use


def test_the_same_seed_gives_the_same_bits_unless_something_else_draws():
    other = np.random.default_rng()

    def careless(X, y, size, rng):
        return minibatches(X, y, size, other)

    def ask(batches):
        network, parameters, X, y = started(FULL)
        return repeats(
            train_epoch, network, parameters, batches, X, y, "cross_entropy", Adam(0.01),
            np.random.default_rng(0), 20,
        )  # fmt: skip

    assert ask(minibatches) == (True, 0)
    careless = ask(careless)
    assert not careless.same and careless.apart > 0


def test_prediction_by_hand():
    found = prediction(
        lambda images: images[:, 0], np.array([[0], [1], [2], [2]]), [0, 1, 1, 2], 0.9
    )
    assert found == (0.75, 0.9, 4)


# What holds for all


def measurements(network, parameters, X, y, optimizer, rng):
    loss = "cross_entropy"
    yield loss_at_start(network, parameters, X, y, loss)
    yield overfit(network, parameters, X, y, loss, optimizer, rng, steps=3)
    yield activations(network, parameters, X)
    yield gradients(network, parameters, X, y, loss)
    yield units(network, parameters, X)
    yield steps(network, parameters, X, y, loss, optimizer, rng, count=2)
    yield classes(network, parameters, X, y)
    yield inputs(X, X[:5])
    yield copies(X, X[:5])
    yield neighbours(X, y)
    yield gradient_check(network, parameters, X, y, loss, rng)
    common = train_epoch, network, parameters, minibatches, X, y, loss, optimizer, rng, 20
    yield loop(*common)
    yield repeats(*common)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("network", [NETWORK, FULL], ids=repr)
def test_nothing_that_is_given_is_changed_and_it_measures_the_same_twice(network, dtype):
    network, parameters, X, y = started(network, dtype)
    optimizer, rng = Momentum(0.1), np.random.default_rng(0)
    optimizer.step(parameters, parameters.like())
    optimizer.state["velocity"][:] = 0.01
    given = parameters.vector, X, y, optimizer.state["velocity"]
    before = [array.copy() for array in given]
    state = copy.deepcopy(rng.bit_generator.state)
    results = []
    for _ in range(2):
        results.append([])
        for found in measurements(network, parameters, X, y, optimizer, rng):
            results[-1].append(repr(found))
            for a, b in zip(given, before, strict=True):
                np.testing.assert_array_equal(a, b)
            assert rng.bit_generator.state == state and optimizer.t == 1
    assert results[0] == results[1]


@pytest.mark.parametrize("name", ["loss_at_start", "gradients", "classes"])
def test_lengths_that_differ_are_refused(name):
    network, parameters, X, y = started()
    given = () if name == "classes" else ("cross_entropy",)
    with pytest.raises(ValueError, match=f"{name}: got 60 examples and 59 labels"):
        getattr(debugging, name)(network, parameters, X, y[:-1], *given)


def test_answers_by_hand():
    asked = []

    def predict(images):
        asked.append(len(images))
        return np.round(images[:, 0] - images[:, 0].mean()) + (len(asked) == 2) * (images[:, 0] > 8)

    # The means are 4, then 0.5 and 7.5; what is asked again differs in the last alone.
    found = answers(predict, np.array([[0.0], [1], [6], [9]]))
    assert asked == [4, 4, 2, 2] and found == (0.75, 0.0)


def test_the_column_that_tells_the_class_by_hand():
    y = np.array([0, 0, 1, 1])
    X = np.array([[0, 5, 2, 1.0], [2, 5, 2, 2], [4, 5, 1, 3], [6, 5, 1, 2]])
    # Column 0: means 1 and 5 around 3, so 4 of the variance 5; column 2 tells it; 1 never changes.
    found = inputs(X, y=y)
    assert (found.told, found.teller) == (1.0, 2)
    assert inputs(X[:, :2], y=y)[-2:] == (pytest.approx(0.8), 0)
    assert math.isnan(inputs(X).told) and inputs(X).teller == -1


def test_changed_rows_by_hand():
    X, y = np.array([[0.0], [1], [10], [12]]), np.array([0, 0, 1, 1])
    # The nearest are 0.0, 12 and 12, at 0.5, 0 and 8. The distances of X: 1, 2, 9, 10, 11, 12.
    found = changed(np.array([[-0.5], [12], [20]]), np.array([0, 0, 1]), X, y)
    assert found == (pytest.approx(2 / 3), 1.0, 0.5, pytest.approx(0.5 / 9.5, rel=1e-3))


def test_dead_units_of_the_first_layer_stay_dead_and_some_of_the_second_come_back():
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
