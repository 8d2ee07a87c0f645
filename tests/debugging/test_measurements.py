"""The network as a whole, its inputs and outputs, checked by hand and on networks broken on
purpose."""

import math

import numpy as np
import pytest

from mlpkit.debugging import answers, classes, inputs, loss_at_start, overfit, prediction
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.optimizers import SGD, Adam
from mlpkit.regularization import smoothed_cross_entropy
from tests.fitting.training_runs import blobs

from .small_networks import started, zeros

# The loss at the start


@pytest.mark.parametrize("C", [2, 3, 10])
def test_a_network_that_knows_nothing_has_the_logarithm_of_the_number_of_classes(C):
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


def test_a_custom_loss_is_recognized_as_a_multiple():
    def log_loss(output, y):
        return -np.sum(np.log(output[np.arange(len(y)), y])) / output.size

    network, parameters = zeros([2, 3], output="softmax")
    X, y = blobs(30)
    s = loss_at_start(network, parameters, X, y, (log_loss, lambda output, y: 0 * output))
    assert s.factor == pytest.approx(1 / 3) and not s.logits
    assert s.expected == pytest.approx(math.log(3)) and s.found == pytest.approx(math.log(3) / 3)
    s = loss_at_start(*zeros([2, 3]), X, y, smoothed_cross_entropy(0.1))
    assert math.isnan(s.factor) and s.logits and s.expected == pytest.approx(math.log(3))


def test_several_examples_cost_the_mean_of_the_single_ones():
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


def test_all_twenty_examples_are_in_every_step():
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


def test_a_run_that_diverges_ends_with_nan():
    rng = np.random.default_rng(0)
    o = overfit(*started(), "mean_squared_error", SGD(1e6), rng, steps=50)
    assert np.isnan(o.losses[-1]) and not np.isnan(o.losses[0])


# Inputs


def test_classes_agree_with_hand_calculation():
    network, parameters = zeros([1, 3])
    parameters["W1"] = [[-1.0, 0.0, 1.0]]
    X = np.array([[-2.0], [-1.0], [2.0], [3.0], [4.0]])
    found = classes(network, parameters, X, np.array([0, 1, 1, 1, 0]))
    np.testing.assert_array_equal(found.labels, [2, 3, 0])
    np.testing.assert_array_equal(found.predictions, [2, 0, 3])
    found = classes(network, parameters, X, np.array([0, 1, 1, 1, 4]))
    np.testing.assert_array_equal(found.labels, [1, 3, 0, 0, 1])


def test_inputs_agree_with_hand_calculation():
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


def test_prediction_agrees_with_hand_calculation():
    found = prediction(
        lambda images: images[:, 0], np.array([[0], [1], [2], [2]]), [0, 1, 1, 2], 0.9
    )
    assert found == (0.75, 0.9, 4)


def test_answers_agree_with_hand_calculation():
    asked = []

    def predict(images):
        asked.append(len(images))
        return np.round(images[:, 0] - images[:, 0].mean()) + (len(asked) == 2) * (images[:, 0] > 8)

    # The means are 4, then 0.5 and 7.5; only the last answer differs when asked again.
    found = answers(predict, np.array([[0.0], [1], [6], [9]]))
    assert asked == [4, 4, 2, 2] and found == (0.75, 0.0)


def test_the_column_that_gives_the_class_away_agrees_with_hand_calculation():
    y = np.array([0, 0, 1, 1])
    X = np.array([[0, 5, 2, 1.0], [2, 5, 2, 2], [4, 5, 1, 3], [6, 5, 1, 2]])
    # Column 0: means 1 and 5 around 3 explain 4 of the variance 5. Column 1 is constant; 2 is the
    # class.
    found = inputs(X, y=y)
    assert (found.told, found.teller) == (1.0, 2)
    assert inputs(X[:, :2], y=y)[-2:] == (pytest.approx(0.8), 0)
    assert math.isnan(inputs(X).told) and inputs(X).teller == -1
