"""Arguments that an optimizer refuses: rates, betas, epsilons, and vectors of the wrong size."""

import math

import numpy as np
import pytest

from mlpkit import optimizers
from mlpkit.optimizers import SGD, AdaGrad, Adam, Nadam, RMSProp

from .small_optimizers import MAKERS, STEPS, holding


@pytest.mark.parametrize("name", MAKERS)
def test_vectors_of_the_wrong_size_are_refused_before_anything_is_changed(name):
    optimizer, parameters = MAKERS[name](), holding(np.ones(optimizers.BLOCK))
    with pytest.raises(ValueError, match=r"got 65,537 numbers in gradients; expected 65,536, as"):
        optimizer.step(parameters, holding(np.ones(optimizers.BLOCK + 1)))
    assert optimizer.t == 0 and optimizer.state == {} and (parameters.vector == 1).all()
    if optimizer.slots:
        optimizer.step(parameters, holding(np.ones(optimizers.BLOCK)))
        other, slot = holding(np.ones(5)), optimizer.slots[0]
        with pytest.raises(ValueError, match=f"got 65,536 numbers in {slot}; expected 5, as in"):
            optimizer.step(other, holding(np.ones(5)))
        assert optimizer.t == 1 and (other.vector == 1).all()


@pytest.mark.parametrize("beta", [1, 1.5, -0.1, float("nan"), "0.9", None])
@pytest.mark.parametrize(
    ("make", "name"),
    [
        *((optimizers.Momentum, "beta"), (optimizers.Nesterov, "beta")),
        *((optimizers.RMSProp, "beta"), (optimizers.Adam, "beta1"), (optimizers.Adam, "beta2")),
    ],
)
def test_a_beta_of_1_or_more_or_below_0_is_refused(make, name, beta):
    said = f"^{make.__name__}: got {name} {beta!r}; expected 0 or more, below 1"
    with pytest.raises(ValueError, match=said):
        make(0.1, **{name: beta})
    assert vars(make(0.1, **{name: 0}))[name] == 0


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, w) for name, (_, count, _) in STEPS.items() for w in range(1, count)]
)
def test_vectors_of_the_wrong_size_are_refused(name, wrong):
    step, count, numbers = STEPS[name]
    vectors = [np.ones(5) for _ in range(count)]
    vectors[wrong] = np.ones(1)
    with pytest.raises(ValueError, match=rf"^{step.__name__}: got .*: P is 5 in theta but 1 in "):
        step(*vectors, *numbers)
    assert all((vector == 1).all() for vector in vectors)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(
    "rate", [0, -0.1, math.nan, math.inf, -math.inf, "0.1", None, 1j, [0.1], np.ones(2)]
)
def test_a_rate_that_is_not_a_finite_number_above_0_is_refused(name, rate):
    with pytest.raises(ValueError) as error:
        MAKERS[name](rate)
    assert str(error.value) == (
        f"{name}: got the rate {rate!r}; expected a finite number above 0, or a function of the "
        "step."
    )


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("rate", [-0.1, math.nan, math.inf, "0.1", None])
def test_an_invalid_rate_from_a_schedule_is_refused_before_anything_is_changed(name, rate):
    optimizer = MAKERS[name](lambda step: rate if step == 1 else 0)
    parameters, gradients = holding([1.0, -2.0]), holding([2.0, 3.0])
    optimizer.step(parameters, gradients)
    before = {slot: vector.copy() for slot, vector in optimizer.state.items()}
    with pytest.raises(ValueError) as error:
        optimizer.step(parameters, gradients)
    assert str(error.value) == (
        f"{name}: got rate (step 1) {rate!r}; expected a finite number, 0 or more."
    )
    assert optimizer.t == 1 and parameters.vector.tolist() == [1, -2]
    first = MAKERS[name](lambda step: rate)
    with pytest.raises(ValueError, match=r"got rate \(step 0\)"):
        first.step(parameters, gradients)
    assert first.t == 0 and first.state == {}
    for slot, vector in before.items():
        assert np.array_equal(optimizer.state[slot], vector)


@pytest.mark.parametrize("make", [AdaGrad, RMSProp, Adam, Nadam])
@pytest.mark.parametrize("epsilon", [-1e-8, -1, math.nan, math.inf, "1e-8", None])
def test_an_epsilon_that_is_negative_or_not_a_number_is_refused(make, epsilon):
    with pytest.raises(ValueError) as error:
        make(0.1, epsilon=epsilon)
    assert str(error.value) == (
        f"{make.__name__}: got epsilon {epsilon!r}; expected a finite number, 0 or more."
    )


@pytest.mark.parametrize("name", ["AdaGrad", "RMSProp", "Adam", "AdamW", "Nadam"])
def test_float16_in_which_epsilon_is_0_is_refused_before_anything_is_changed(name):
    own = {"decay": 0.1} if name == "AdamW" else {}
    optimizer = getattr(optimizers, name)(0.1, **own)
    parameters = holding([1.0, -2.0], np.float16)
    with pytest.raises(ValueError) as error:
        optimizer.step(parameters, holding([0.0, 1.0], np.float16))
    assert str(error.value) == (
        f"{name}: got parameters of float16, in which epsilon {optimizer.epsilon:g} is 0; expected "
        "float32 or float64."
    )
    assert optimizer.t == 0 and optimizer.state == {} and parameters.vector.tolist() == [1, -2]
    MAKERS[name]().step(parameters, holding([0.0, 1.0], np.float16))  # ε = 0.5
    assert np.isfinite(parameters.vector).all()
    SGD(0.1).step(parameters, holding([0.0, 1.0], np.float16))
