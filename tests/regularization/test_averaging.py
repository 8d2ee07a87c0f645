"""The running mean of the weights that is kept beside an optimizer."""

import numpy as np
import pytest

from mlpkit.optimizers import BLOCK, SGD, Adam
from mlpkit.parameters import Parameters
from mlpkit.regularization import Averaged

from .no_shares import NO_SHARES


def stepped(optimizer, thetas):
    """Return parameters that go through `thetas` (T, P): with SGD(1) they take each in turn."""
    parameters = Parameters({"W1": (len(thetas[0]),)}, np.float64)
    gradients = parameters.like()
    for theta in thetas:
        gradients.vector[:] = parameters.vector - theta
        optimizer.step(parameters, gradients)
    return parameters


def test_the_mean_agrees_with_hand_calculation():
    optimizer = Averaged(SGD(1), decay=0.75)
    parameters = stepped(optimizer, [[8.0], [4.0], [-16.0]])
    weights = np.array([0.75**2, 0.75, 1])  # the weight of each step shrinks with every later step
    by_hand = np.sum(weights * [8, 4, -16]) / weights.sum()
    assert optimizer.averaged(parameters)["W1"] == pytest.approx(by_hand, rel=1e-14)
    assert parameters["W1"] == -16
    assert (optimizer.t, list(optimizer.state)) == (3, ["average"])


def test_the_mean_is_right_for_a_path_longer_than_a_block():
    rng = np.random.default_rng(0)
    thetas = rng.standard_normal((4, BLOCK + 3))
    optimizer = Averaged(SGD(1), decay=0.9)
    parameters = stepped(optimizer, thetas)
    weights = 0.9 ** np.arange(4)[::-1]
    np.testing.assert_allclose(
        optimizer.averaged(parameters).vector, weights @ thetas / weights.sum(), atol=1e-14
    )


def test_before_the_first_step_the_mean_is_a_copy():
    parameters = Parameters({"W1": (2,)}, np.float64, {"mean1": (1,)})
    parameters.vector[:] = 1, 2, 3
    mean = Averaged(SGD(1)).averaged(parameters)
    assert mean.vector.tolist() == [1, 2, 3] and mean.statistics == parameters.statistics
    assert not np.shares_memory(mean.vector, parameters.vector)


def test_with_decay_0_the_mean_equals_the_weights():
    optimizer = Averaged(SGD(1), decay=0)
    parameters = stepped(optimizer, [[1.0, 2.0], [5.0, -3.0]])
    assert optimizer.averaged(parameters).vector.tolist() == parameters.vector.tolist()


def test_statistics_are_in_the_mean_but_no_step_changes_them():
    parameters = Parameters({"W1": (1,)}, np.float64, {"mean1": (1,)})
    optimizer = Averaged(SGD(1), decay=0.5)
    for value in (2.0, 6.0):
        parameters["mean1"] = [value]
        optimizer.step(parameters, parameters.like())
    assert parameters["mean1"].tolist() == [6]
    mean = optimizer.averaged(parameters)["mean1"]
    np.testing.assert_allclose(mean, (0.5 * 2 + 6) / 1.5, rtol=1e-14)


def test_the_repr_of_averaged_shows_its_optimizer_and_its_decay():
    assert repr(Averaged(SGD(0.1), np.float64(0.5))) == "Averaged(SGD(rate=0.1), decay=0.5)"


def test_optimizers_that_cannot_be_averaged_are_refused():
    used = Adam(0.1)
    stepped(used, [[1.0], [2.0]])
    inner = Averaged(SGD(0.1))
    for came in (SGD, "sgd", None, inner):
        with pytest.raises(ValueError) as error:
            Averaged(came)
        assert str(error.value) == f"Averaged: got {came!r}; expected an optimizer like SGD(0.1)."
    with pytest.raises(ValueError) as error:
        Averaged(used)
    assert str(error.value) == (
        "Averaged: got an optimizer that has taken 2 steps; expected a fresh one."
    )
    for decay in NO_SHARES:
        with pytest.raises(ValueError) as error:
            Averaged(SGD(0.1), decay)
        assert str(error.value) == f"Averaged: got decay {decay!r}; expected 0 or more, below 1."


def test_an_averaged_optimizer_serves_one_network():
    optimizer = Averaged(SGD(1))
    stepped(optimizer, [[1.0, 2.0]])
    longer = Parameters({"W1": (3,)}, np.float64)
    for asked in (
        lambda: optimizer.step(longer, longer.like()),
        lambda: optimizer.averaged(longer),
    ):
        with pytest.raises(ValueError) as error:
            asked()
        assert str(error.value) == (
            "Averaged: got 3 parameters; expected 2, as in the mean. An optimizer serves one "
            "network."
        )
    assert optimizer.t == 1


class Own:
    """A learner's own optimizer: no slots, no checks."""

    rate, t = 0.1, 0

    def __init__(self):
        self.state = {"seen": np.array(0.0)}

    def step(self, parameters, gradients):
        self.t += 1
        self.state["seen"] += 1
        parameters.trained[:] -= self.rate * gradients.trained


def test_an_optimizer_that_does_not_count_its_steps_cannot_be_averaged():
    class Uncounted(Own):
        def step(self, parameters, gradients):
            pass

    with pytest.raises(ValueError) as error:
        stepped(Averaged(Uncounted()), [[1.0]])
    assert str(error.value) == (
        "Averaged: after a step the optimizer's t is 0; expected 1, because the mean needs the "
        "number of steps."
    )
