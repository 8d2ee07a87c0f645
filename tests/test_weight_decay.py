"""AdamW's decay: one number, or one per parameter."""

import math

import numpy as np
import pytest

from mlpkit import optimizers
from mlpkit.network import mlp
from mlpkit.optimizers import AdamW
from mlpkit.parameters import Parameters

from .small_optimizers import holding, path


@pytest.mark.parametrize("decay", [-0.1, math.nan, math.inf, "0.1", None])
def test_a_decay_that_is_negative_or_not_a_number_is_refused(decay):
    with pytest.raises(ValueError) as error:
        AdamW(0.1, decay)
    assert str(error.value) == (
        f"AdamW: got decay {decay!r}; expected a finite number, 0 or more, or a vector of such "
        "numbers."
    )


@pytest.mark.parametrize("decay", [[], [[0.1, 0.2]], ["0.1", "0.2"], [True, False], (None, 1)])
def test_an_invalid_vector_of_decays_is_refused(decay):
    with pytest.raises(ValueError) as error:
        AdamW(0.1, np.array(decay))
    assert str(error.value) == (
        f"AdamW: got decay {np.array(decay)!r}; expected a finite number, 0 or more, or a vector "
        "of such numbers."
    )


@pytest.mark.parametrize("wrong", [-0.1, math.nan, math.inf])
def test_a_vector_with_an_invalid_decay_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        AdamW(0.1, [0.1, wrong, 0.2])
    assert str(error.value) == (
        f"AdamW: got a decay of {wrong!r}; expected finite numbers, 0 or more."
    )


def test_the_largest_decay_of_a_vector_may_not_flip_signs():
    with pytest.raises(ValueError) as error:
        AdamW(0.5, [0, 3, 1])
    assert str(error.value) == (
        "AdamW: got rate · decay 1.5; expected 1 at most, at which a weight becomes 0."
    )
    AdamW(0.5, [0, 2, 1])


def test_a_vector_of_decays_for_a_different_network_is_refused_before_anything_is_changed():
    optimizer, parameters = AdamW(0.1, [0.1, 0.2]), holding([1.0, 2.0, 3.0])
    with pytest.raises(ValueError) as error:
        optimizer.step(parameters, holding([1.0, 1.0, 1.0]))
    assert str(error.value) == (
        "AdamW: got 2 numbers in decay; expected 3, as in the parameters. An optimizer serves one "
        "network."
    )
    assert parameters.vector.tolist() == [1, 2, 3] and optimizer.t == 0 and not optimizer.state


def test_a_vector_of_decays_is_copied_and_its_repr_is_short():
    decay = np.array([0.0, 0.25])
    optimizer = AdamW(0.5, decay)
    decay[:] = -1
    assert repr(optimizer) == (
        "AdamW(rate=0.5, beta1=0.9, beta2=0.999, epsilon=1e-08, decay=0 … 0.25)"
    )
    parameters = holding([8.0, 8.0], np.float32)
    optimizer.step(parameters, holding([0.0, 0.0], np.float32))
    assert parameters.vector.tolist() == [8, 8 * (1 - 0.5 * 0.25)]
    assert parameters.vector.dtype == np.float32


def test_a_vector_of_equal_decays_steps_exactly_like_one_decay():
    rng = np.random.default_rng(0)
    P = 2 * optimizers.BLOCK + 3
    start, grads = rng.standard_normal(P), rng.standard_normal((3, P))
    one, vector = AdamW(0.1, 0.3), AdamW(0.1, np.full(P, 0.3))
    np.testing.assert_array_equal(path(vector, start, grads), path(one, start, grads))


def test_each_block_gets_its_own_decays():
    P = optimizers.BLOCK + 3
    decay = np.random.default_rng(0).uniform(0, 1, P)
    parameters = holding(np.ones(P))
    AdamW(0.5, decay).step(parameters, holding(np.zeros(P)))
    np.testing.assert_array_equal(parameters.vector, 1 - 0.5 * decay)


def test_decay_for_weights_alone_matches_torchs_parameter_groups():
    torch = pytest.importorskip("torch")
    network, rng = mlp([3, 4, 5, 2], batch_norm=True), np.random.default_rng(1)
    parameters = Parameters(network.shapes, np.float64, network.statistics)
    parameters.vector[:] = rng.standard_normal(parameters.vector.size)
    optimizer, gradients = AdamW(0.1, 0.3 * network.weights), parameters.like()
    theirs = {
        name: torch.tensor(np.array(parameters[name]), requires_grad=True)
        for name in network.shapes
    }
    groups = [
        {"params": [t for name, t in theirs.items() if name[0] == "W"], "weight_decay": 0.3},
        {"params": [t for name, t in theirs.items() if name[0] != "W"], "weight_decay": 0},
    ]
    their_optimizer = torch.optim.AdamW(groups, lr=0.1)
    for _ in range(20):
        gradients.trained[:] = rng.standard_normal(gradients.trained.size)
        optimizer.step(parameters, gradients)
        for name, tensor in theirs.items():
            tensor.grad = torch.tensor(np.array(gradients[name]))
        their_optimizer.step()
    for name, tensor in theirs.items():
        expected = tensor.detach().numpy()
        np.testing.assert_allclose(parameters[name], expected, rtol=0, atol=1e-10)


def test_a_decay_that_flips_signs_is_refused_when_it_is_given_and_when_a_schedule_gives_it():
    message = "AdamW: got rate · decay 1.5; expected 1 at most, at which a weight becomes 0."
    with pytest.raises(ValueError) as error:
        AdamW(0.5, 3)
    assert str(error.value) == message
    optimizer, parameters = AdamW([0.1, 0.5].__getitem__, 3), holding([1.0])
    optimizer.step(parameters, holding([0.0]))
    assert parameters.vector == pytest.approx(1 - 0.1 * 3)
    with pytest.raises(ValueError) as error:
        optimizer.step(parameters, holding([0.0]))
    assert str(error.value) == message
    # the largest decay allowed: the weight becomes 0
    assert path(AdamW(0.5, 2), [7.0], [[0.0]]) == 0
