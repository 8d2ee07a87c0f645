"""The first steps relative to the weights they change."""

import math

import numpy as np
import pytest

from mlpkit.debugging import steps
from mlpkit.losses import cross_entropy
from mlpkit.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, RMSProp, cosine
from mlpkit.regularization import Averaged
from tests.fitting.training_runs import blobs

from .small_networks import started, zeros


def test_a_step_divided_by_its_weights_agrees_with_hand_calculation():
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


def test_the_median_over_steps_is_given_next_to_the_first():
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


def test_weights_that_are_0_have_no_ratio_until_they_change():
    network, parameters = zeros([2, 4, 3])
    X, y = blobs()
    rng = np.random.default_rng(0)
    assert steps(network, parameters, X, y, "cross_entropy", SGD(0.1), rng).ratios == {}


class Resetting:
    """Momentum whose velocity lasts for one step."""

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
def test_an_optimizer_with_a_memory_is_distinguished_from_one_without(optimizer, expected, memory):
    rng = np.random.default_rng(0)
    s = steps(*started(dtype=np.float32), "cross_entropy", optimizer, rng, count=2)
    # without momentum, the velocity kept is only the gradient
    if repr(optimizer) != repr(Momentum(0.1, beta=0)):
        assert s.expected is expected
    assert s.memory is memory and s.downhill > 0.5


@pytest.mark.parametrize("optimizer", [SGD, Momentum])
def test_a_first_rate_of_0_is_not_a_step(optimizer):
    rising = optimizer(lambda t: 0.1 * min(1, t / 5))
    s = steps(*started(), "cross_entropy", rising, np.random.default_rng(0), count=2)
    assert s.downhill == pytest.approx(1) and s.memory is (optimizer is Momentum)


def test_steps_uphill_are_noticed():
    class Uphill(SGD):
        def update(self, theta, grad, rate):
            theta += rate * grad

    s = steps(*started(), "cross_entropy", Uphill(0.1), np.random.default_rng(0))
    assert s.downhill == pytest.approx(-1)
