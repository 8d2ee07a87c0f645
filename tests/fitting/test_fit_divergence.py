"""A run that diverges says where and why, and keeps the state after its last whole epoch."""

import warnings

import numpy as np
import pytest

from mlpkit import training
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize
from mlpkit.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, Nadam, RMSProp, step_decay
from mlpkit.training import Diverged
from tests.fitting.training_runs import NETWORK, OWN, assert_same, blobs, run


def failing_loss(at, size, value):
    """A loss pair whose value is `value` at call number `at` with `size` examples."""
    calls = []

    def measured(output, y):
        calls.append(len(y))
        here = len(y) == size and calls.count(size) == at
        return value if here else cross_entropy(output, y)

    return measured, cross_entropy_backward


def diverge(**changed):
    """The error of a run that must diverge, and its parameters, optimizer and generator."""
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    state = {
        "parameters": parameters,
        "optimizer": changed.pop("optimizer", Momentum(0.1)),
        "rng": np.random.default_rng(1),
    }
    with warnings.catch_warnings(), pytest.raises(FloatingPointError) as caught:
        warnings.simplefilter("error")
        run(4, **state, **changed)
    error = caught.value
    return error, (error.history, *state.values())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), np.float32("nan")])
def test_a_loss_that_is_not_a_number_says_where_and_why(value):
    error, state = diverge(loss=failing_loss(3, 20, value))  # batch 1 of epoch 2
    assert str(error) == (
        f"fit: the loss is {float(value)} in epoch 2, batch 1 of 3. Most likely the learning "
        "rate, 0.1, is too large: try a tenth of it. The parameters are back where they were after "
        "1 finished epochs."
    )
    assert_same(state, run(1, loss=OWN))


@pytest.mark.parametrize(
    ("at", "size", "where", "rate"),
    [
        (2, 20, "epoch 1, batch 2 of 3", "16"),
        (1, 10, "epoch 1, batch 3 of 3", "8"),
        (3, 20, "epoch 2, batch 1 of 3", "4"),
        (2, 10, "epoch 2, batch 3 of 3", "1"),
    ],
)
def test_the_rate_in_the_message_is_that_of_the_last_step_taken(at, size, where, rate):
    schedule = lambda step: step_decay(step, 1, 0.5, 16)  # noqa: E731
    flat = lambda output, y: np.zeros_like(output)  # noqa: E731
    error, _ = diverge(optimizer=SGD(schedule), loss=(failing_loss(at, size, np.inf)[0], flat))
    assert f" in {where}. Most likely the learning rate, {rate}, is " in str(error)


def test_the_message_uses_the_optimizers_own_count_of_steps():
    optimizer = SGD(lambda step: step + 1)
    optimizer.t = 100
    flat = lambda output, y: np.zeros_like(output)  # noqa: E731
    error, _ = diverge(optimizer=optimizer, loss=(failing_loss(1, 10, np.inf)[0], flat))
    assert "the learning rate, 102, is too large" in str(error)  # steps 100 and 101 were taken


@pytest.mark.parametrize(
    ("rate", "loss"), [(1e200, "mean_squared_error"), (1e308, "cross_entropy")]
)
def test_a_rate_that_is_too_large_is_reported_without_a_warning(rate, loss):
    error, state = diverge(optimizer=SGD(rate), loss=loss)
    assert f"Most likely the learning rate, {rate}, is too large: try a tenth of it." in str(error)
    assert state[0].epochs == 0
    fresh = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    assert np.array_equal(state[1].vector, fresh.vector)


def test_unscaled_images_are_the_likelier_cause():
    X, y = blobs()
    error, _ = diverge(data=(X * 1000, y), loss=failing_loss(3, 20, np.nan))
    size = np.sqrt(np.mean((X * 1000) ** 2))
    assert f"Most likely the values of X are too large, {size:.3g} on average: scale or" in str(
        error
    )


@pytest.mark.parametrize(("size", "cause"), [(9.9, "the learning rate"), (10.1, "the values of X")])
def test_values_above_ten_on_average_are_a_cause(size, cause):
    X, y = blobs()
    X = X * (size / np.sqrt(np.mean(X**2)))
    error, _ = diverge(data=(X, y), loss=failing_loss(3, 20, np.nan))
    assert f"Most likely {cause}" in str(error)


def test_a_pixel_that_is_white_once_is_not_a_cause():
    X, y = blobs()
    X = X.copy()
    X[7, 0] = 60.0  # a size that occurs in standardized images
    error, _ = diverge(data=(X, y), loss=failing_loss(2, 20, np.nan))
    assert "Most likely the learning rate, 0.1, is too large" in str(error)


def test_before_the_first_step_the_rate_is_not_a_cause():
    rates = {0: 0.1}.__getitem__  # step −1 has no rate, so asking for it would raise KeyError
    error, _ = diverge(optimizer=SGD(rates), loss=failing_loss(1, 20, np.nan))
    assert str(error) == (
        "fit: the loss is nan in epoch 1, batch 1 of 3. Most likely the loss function, or "
        "parameters too large to start from: no step was taken yet. The parameters are back where "
        "they were after 0 finished epochs."
    )


def test_a_validation_loss_that_is_not_a_number_is_reported_too():
    error, state = diverge(loss=failing_loss(3, 30, np.inf))
    assert str(error) == (
        "fit: the validation loss is inf in epoch 3, after the last batch. Most likely the "
        "learning rate, 0.1, is too large: try a tenth of it. The parameters are back where they "
        "were after 2 finished epochs."
    )
    assert_same(state, run(2, loss=OWN))


@pytest.mark.parametrize("validation", [None, blobs(30, seed=9)])
def test_the_very_last_step_cannot_leave_nan_behind(validation):
    calls = []

    def grad(output, y):
        calls.append(1)
        return cross_entropy_backward(output, y) * (np.nan if len(calls) == 12 else 1)

    error, state = diverge(loss=(cross_entropy, grad), validation=validation)
    assert str(error).startswith(
        "fit: the largest parameter is nan in epoch 4, after the last batch. Most likely the "
    )
    assert_same(state, run(3, loss=OWN, validation=validation))


def test_a_loss_of_minus_infinity_is_reported_like_nan():
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    training.check_finite(parameters, None, SGD(0.1))
    parameters["b1"][0] = -np.inf
    with pytest.raises(Diverged, match=r"^the largest parameter is inf"):
        training.check_finite(parameters, None, SGD(0.1))


ADAPTIVE = {
    "AdaGrad": ("total", lambda: AdaGrad(0.001)),
    "RMSProp": ("v", lambda: RMSProp(0.001)),
    "Adam": ("v", lambda: Adam(0.001)),
    "AdamW": ("v", lambda: AdamW(0.001, 0.1)),
    "Nadam": ("v", lambda: Nadam(0.001)),
}


@pytest.mark.parametrize("name", ADAPTIVE)
def test_a_state_that_overflows_is_reported_because_its_weights_would_stop_moving(name):
    """One gradient of 1e22 in float32: its square is inf, and every later step is 0."""
    slot, make = ADAPTIVE[name]
    calls = []

    def grad(output, y):
        calls.append(1)
        return cross_entropy_backward(output, y) * np.float32(1e22 if len(calls) == 5 else 1)

    parameters = initialize(NETWORK, np.random.default_rng(1))
    with pytest.raises(FloatingPointError) as caught:
        run(
            4,
            parameters=parameters,
            optimizer=make(),
            data=blobs(dtype=np.float32),
            validation=None,
            loss=(cross_entropy, grad),
        )
    assert str(caught.value) == (
        f"fit: the optimizer's {slot} is inf in epoch 2, after the last batch. Most likely a "
        "gradient's square is too large for float32, and its weight would never move again: "
        "make the loss smaller, or the learning rate, 0.001. The parameters are back where they "
        "were after 1 finished epochs."
    )
    assert caught.value.history.epochs == 1
    assert np.isfinite(parameters.vector).all()


def test_a_custom_optimizers_state_may_be_infinite():
    class Best(SGD):
        """Keeps the smallest number seen of each gradient: inf before the first."""

        def step(self, parameters, gradients):
            self.state.setdefault("lowest", np.full_like(parameters.trained, np.inf))
            self.t += 1

    assert run(2, optimizer=Best(0.1))[0].epochs == 2


@pytest.mark.parametrize("size", [1, 20])
def test_float16_is_not_blamed_on_the_rate(size):
    X, y = blobs(20_000, dtype=np.float16)  # in float16 the sum of the squares of X is inf
    with pytest.raises(FloatingPointError) as caught:
        run(
            4,
            data=(X * np.float16(size), y),
            parameters=initialize(NETWORK, np.random.default_rng(1), dtype=np.float16),
            optimizer=SGD(0.1),
            validation=None,
            loss=failing_loss(2, 20, np.nan),
        )
    cause = {
        1: "float16, in which 65,504 is the largest number: initialize with dtype=np.float32.",
        20: "the values of X are too large, 3",
    }
    assert f" Most likely {cause[size]}" in str(caught.value)
