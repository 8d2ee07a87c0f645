"""Gradients compared with nudging: right ones pass, wrong ones are found, corners are neither."""

import numpy as np
import pytest

from mlpkit.debugging import gradient_check, overfit
from mlpkit.losses import cross_entropy, cross_entropy_backward, on_labels
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from tests.fitting.training_runs import blobs

from .small_networks import FULL, NETWORK, started, zeros


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
    "relu with its slopes swapped": {"relu_backward": lambda grad, z, a: grad * (z < 0)},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_backward_makes_the_gradients_below_it_wrong(wrong):
    network = mlp([2, 8, 3], functions=WRONG[wrong])
    found = errors(gradient_check(*started(network), "cross_entropy", np.random.default_rng(1)))
    assert found["output"] < 1e-7 and found["W2"] < 1e-7 and found["b2"] < 1e-7
    assert found["W1"] > 1e-2 and found["b1"] > 1e-2


def test_a_missing_slope_of_a_hundredth_is_found_in_leaky_relu_with_the_backward_of_relu():
    network = mlp(
        [2, 8, 3], "leaky_relu", functions={"leaky_relu_backward": lambda g, z, a: g * (z > 0)}
    )
    found = errors(gradient_check(*started(network), "cross_entropy", np.random.default_rng(1)))
    assert found["W2"] < 1e-7 and found["W1"] > 1e-4


def test_a_gradient_that_is_a_multiple_is_reported_with_its_factor():
    pair = cross_entropy, lambda output, y: 5 * cross_entropy_backward(output, y)
    found = gradient_check(*started(), pair, np.random.default_rng(1))
    for checked in found.values():
        assert checked.factor == pytest.approx(5, rel=1e-6)
        assert checked.error == pytest.approx(4 / 6, rel=1e-4)


def test_a_mild_error_is_not_called_a_corner():
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


def test_a_weight_on_a_corner_is_a_kink_and_not_a_wrong_gradient():
    network, parameters = zeros([2, 3, 2])
    rng = np.random.default_rng(0)
    parameters["W2"] = rng.standard_normal((3, 2))
    X, y = rng.standard_normal((20, 2)), np.arange(20) % 2
    # Every z is exactly 0: each weight has different slopes to the left and to the right.
    found = gradient_check(network, parameters, X, y, "cross_entropy", rng)
    assert found["W1"].kinks == 6 and found["W1"].checked == 0 and np.isnan(found["W1"].error)
    assert found["b1"].kinks == 3
    assert found["W2"].kinks == 0 and found["b2"].error < 1e-7


def test_a_nudge_over_a_corner_is_a_kink():
    network, parameters = zeros([1, 2, 2])
    parameters["W1"], parameters["W2"] = [[1.0, 1.0]], [[1.0, -1.0], [0.5, 2.0]]
    parameters["b1"] = [3e-6, 2.0]  # z₁ = 3e-6 where x is 0: a nudge of 1e-5 changes its sign
    X, y = np.zeros((4, 1)), np.array([0, 1, 0, 0])
    found = gradient_check(network, parameters, X, y, "cross_entropy", np.random.default_rng(0))
    assert (found["b1"].kinks, found["b1"].checked) == (1, 1) and found["b1"].error < 1e-7


def test_corners_do_not_hide_a_wrong_gradient():
    network = mlp([2, 4, 3], functions={"relu_backward": lambda grad, z, a: grad * (z < 0.1)})
    parameters = initialize(network, np.random.default_rng(0), dtype=np.float64)
    X, y = blobs(10)
    X[0] = 0  # every ReLU is on its corner, because the biases are 0
    found = gradient_check(network, parameters, X, y, "cross_entropy", np.random.default_rng(0))
    assert found["b1"].kinks > 0 and found["W1"].error > 0.1
