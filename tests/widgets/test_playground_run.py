"""The playground's training, compared with hand calculations, nudging, and steps written out."""

import copy
from functools import partial

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.losses import cross_entropy
from mlpkit.widgets.playground_run import (
    DATA,
    FEATURES,
    begin,
    epoch,
    inputs,
    make_data,
    train_some,
)

from .playground_settings import PLAIN


def probabilities(logits):
    odds = np.exp(logits)
    return odds / odds.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("data", DATA)
def test_data_are_standardized_with_the_statistics_of_the_training_set(data):
    (X, y), (X_validation, y_validation) = make_data(data, 0.1)
    assert X.shape == X_validation.shape == (150, 2) and X.dtype == np.float64
    assert np.allclose(X.mean(axis=0), 0) and np.allclose(X.std(axis=0), 1)
    assert not np.allclose(X_validation.mean(axis=0), 0, atol=1e-4)
    assert np.allclose(X_validation.mean(axis=0), 0, atol=0.4)
    assert y.sum() + y_validation.sum() == 150
    assert len(np.unique(np.concatenate([X, X_validation]), axis=0)) == 300


def test_an_epoch_goes_down_the_slope_that_nudging_finds():
    run = begin(**PLAIN | {"hidden": [3, 4]})
    vector = run.parameters.vector.copy()
    (X, y), order = run.training, copy.deepcopy(run.rng).permutation(150)

    def loss(vector, X, y):
        W1, b1, W2, b2, W3, b3 = (
            vector[start:end].reshape(shape)
            for start, end, shape in (
                (0, 6, (2, 3)),
                (6, 9, (3,)),
                (9, 21, (3, 4)),
                (21, 25, (4,)),
                (25, 33, (4, 2)),
                (33, 35, (2,)),
            )
        )
        logits = np.tanh(np.tanh(X @ W1 + b1) @ W2 + b2) @ W3 + b3
        return cross_entropy(logits, y)

    for start in range(0, 150, 10):
        batch = order[start : start + 10]
        vector -= 0.3 * numerical_gradient(partial(loss, X=X[batch], y=y[batch]), vector)
    epoch(run, rate=0.3)
    assert np.allclose(run.parameters.vector, vector, rtol=1e-7, atol=1e-9)


def test_an_epoch_takes_the_steps_of_softmax_regression_written_out():
    run = begin(**PLAIN | {"hidden": []})
    W, b = run.parameters["W1"].copy(), run.parameters["b1"].copy()
    (X, y), order = run.training, copy.deepcopy(run.rng).permutation(150)
    for start in range(0, 150, 10):
        batch = order[start : start + 10]
        error = (probabilities(X[batch] @ W + b) - np.eye(2)[y[batch]]) / 10
        W, b = W - 0.3 * X[batch].T @ error, b - 0.3 * error.sum(axis=0)
    epoch(run, rate=0.3)
    assert np.allclose(run.parameters["W1"], W, rtol=1e-10, atol=1e-12)
    assert np.allclose(run.parameters["b1"], b, rtol=1e-10, atol=1e-12)
    for losses, (X, y) in ((run.losses, run.training), (run.validation_losses, run.validation)):
        p = probabilities(X @ W + b)
        assert len(losses) == 2
        assert losses[-1] == pytest.approx(-np.mean(np.log(p[np.arange(150), y])))
    assert run.accuracy == pytest.approx(np.mean((p[:, 1] > 0.5) == y))


def test_the_optimizer_keeps_its_state_from_epoch_to_epoch_and_uses_the_new_rate():
    run = begin(**PLAIN | {"optimizer": "Adam"})
    epoch(run, 0.1)
    epoch(run, 0.001)
    assert run.optimizer.t == 30 and run.optimizer.rate == 0.001


def test_every_data_set_can_be_learnt():
    for data, layers in (("two moons", 1), ("circles", 1), ("xor", 1), ("spiral", 2)):
        run = begin(data, 0.0, ["x₁", "x₂"], [8] * layers, "tanh", "Adam")
        for _ in range(150):
            epoch(run, 0.02)
        assert run.accuracy > 0.9, data


def test_train_some_takes_longer_the_longer_the_run_is():
    run = begin(**PLAIN)
    train_some(run, 0.1, seconds=0)
    assert len(run.losses) == 2  # one epoch, even if there is no time
    train_some(run, 0.1, seconds=1000)
    assert len(run.losses) == 3
    run.losses = run.losses * 10
    train_some(run, 0.1, seconds=1000)
    assert len(run.losses) == 30 + 7
    train_some(run, 0.1, seconds=0)
    assert len(run.losses) == 30 + 8


def test_features_are_what_their_names_say():
    points = np.array([[0.5, -2.0], [3.0, 1.0]])
    by_hand = [
        [0.5, -2, 0.25, 4, -1, np.sin(1.5), np.sin(-6)],
        [3, 1, 9, 1, 3, np.sin(9), np.sin(3)],
    ]
    assert np.allclose(inputs(points, FEATURES), by_hand)
    assert inputs(points, ["x₁", "x₁x₂"]).tolist() == [[0.5, -1], [3, 3]]


def test_a_product_of_the_coordinates_separates_xor_without_a_hidden_layer():
    for features, right in ((["x₁", "x₂"], False), (["x₁x₂"], True)):
        run = begin("xor", 0.0, features, [], "tanh", "Adam")
        for _ in range(50):
            epoch(run, 0.1)
        assert (run.accuracy > 0.9) == right, features


def test_l2_adds_lambda_times_each_weight_to_its_slope_and_none_to_a_bias():
    one, other = begin(**PLAIN), begin(**PLAIN)
    for run in (one, other):
        run.parameters["b1"] = np.ones(4)
    before = {name: values.copy() for name, values in one.parameters.items()}
    epoch(one, 1e-6, batch=150)  # one small step
    epoch(other, 1e-6, batch=150, penalty=0.1)
    for name, values in before.items():
        apart = (other.parameters[name] - one.parameters[name]) / -1e-6
        expected = 0.1 * values if name.startswith("W") else np.zeros_like(values)
        assert np.allclose(apart, expected, atol=1e-8), name


@pytest.mark.parametrize(("batch", "steps"), [(1, 150), (10, 15), (50, 3), (150, 1)])
def test_an_epoch_has_the_expected_number_of_steps(batch, steps):
    run = begin(**PLAIN | {"optimizer": "Adam"})
    epoch(run, 0.01, batch)
    assert run.optimizer.t == steps
