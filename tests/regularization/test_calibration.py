"""The temperature, and the diagram of reliability."""

import math

import numpy as np
import pytest

from mlpkit.activations import softmax
from mlpkit.losses import cross_entropy
from mlpkit.regularization import calibrate, calibration_error, reliability, shift


def overconfident(N=4000, T=2.5, C=5, seed=0):
    """Return logits multiplied by T, and labels drawn with the original logits."""
    rng = np.random.default_rng(seed)
    logits = 1.5 * rng.standard_normal((N, C))
    labels = np.argmax(logits + rng.gumbel(size=(N, C)), axis=1)  # drawn from softmax(logits)
    return T * logits, labels


def test_the_temperature_is_recovered():
    logits, labels = overconfident()
    T = calibrate(logits, labels)
    assert abs(T - 2.5) < 0.15
    assert calibrate(logits / T, labels) == pytest.approx(1, rel=1e-8)
    assert calibrate(logits.astype(np.float32), labels) == pytest.approx(T, rel=1e-5)
    assert isinstance(T, float)


def test_no_other_temperature_has_a_lower_loss():
    logits, labels = overconfident(N=300, T=0.4, seed=1)
    T = calibrate(logits, labels)
    lowest = cross_entropy(logits / T, labels)
    others = [cross_entropy(logits / other, labels) for other in np.geomspace(0.01, 100, 4001)]
    assert lowest <= min(others) + 1e-12


def test_a_temperature_lowers_the_calibration_error_and_leaves_the_classes():
    logits, labels = overconfident()
    others, theirs = overconfident(seed=9)
    T = calibrate(logits, labels)
    before, after = (calibration_error(softmax(others / t), theirs) for t in (1, T))
    assert before > 0.1 and after < 0.03
    np.testing.assert_array_equal(np.argmax(others / T, axis=1), np.argmax(others, axis=1))


def test_the_temperature_stays_within_its_bounds():
    logits, labels = 3 * np.eye(3), np.arange(3)
    # all right: the more confident the better
    assert calibrate(logits, labels) == pytest.approx(0.01)
    assert calibrate(logits, (labels + 1) % 3) == pytest.approx(100)  # all wrong
    with pytest.raises(ValueError, match="calibrate: got labels from 1 to 3; expected 0 … 2"):
        calibrate(logits, labels + 1)
    with pytest.raises(ValueError, match="N is 0"):
        calibrate(logits[:0], labels[:0])


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_logits_that_are_not_finite_have_no_temperature(wrong):
    logits = 3 * np.eye(4)
    logits[[1, 2], [2, 0]] = wrong
    with pytest.raises(ValueError) as error:
        calibrate(logits, np.arange(4))
    assert str(error.value) == f"calibrate: got logits[1, 2] = {wrong}; expected finite numbers."


def sure(*highest):
    """Return probabilities of two classes with these as the highest, for class 0."""
    p = np.array(highest)
    return np.column_stack([p, 1 - p])


def test_reliability_agrees_with_hand_calculation():
    """Five bins: 0.5, 0.55 in number 2, 0.75 in 3, 0.8125, 1 in 4. Wrong: 0.5 and 0.8125."""
    probabilities, labels = sure(0.5, 0.55, 0.75, 0.8125, 1), [1, 0, 0, 1, 0]
    confidence, accuracy, counts = reliability(probabilities, labels, bins=5)
    np.testing.assert_allclose(confidence, [np.nan, np.nan, 0.525, 0.75, 0.90625])
    np.testing.assert_allclose(accuracy, [np.nan, np.nan, 0.5, 1, 0.5])
    assert counts.tolist() == [0, 0, 2, 1, 2]
    by_hand = (2 * 0.025 + 1 * 0.25 + 2 * 0.40625) / 5
    assert calibration_error(probabilities, labels, bins=5) == pytest.approx(by_hand)


@pytest.mark.filterwarnings("error")
def test_the_last_bins_may_be_empty_and_an_edge_belongs_to_the_bin_above_it():
    confidence, accuracy, counts = reliability(sure(0.5, 0.6), [0, 1], bins=4)
    np.testing.assert_allclose(confidence, [np.nan, np.nan, 0.55, np.nan])
    np.testing.assert_allclose(accuracy, [np.nan, np.nan, 0.5, np.nan])
    assert counts.tolist() == [0, 0, 2, 0]
    ten = reliability(sure(0.5, 0.55, 0.6), [1, 0, 0])  # the default
    assert ten[2].tolist() == [0, 0, 0, 0, 0, 2, 1, 0, 0, 0]
    error = calibration_error(sure(0.5, 0.55, 0.6), [1, 0, 0])
    assert error == pytest.approx((2 * 0.025 + 0.4) / 3)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", [int, np.int8])
def test_every_edge_of_up_to_120_bins_belongs_to_the_bin_above_it(dtype, kind):
    """0.58 · 50 is 28.999999999999996 in float64: rounding down would find the wrong bin."""
    for bins in range(1, 121):
        edges = np.array([k / bins for k in range(bins + 1)], dtype)
        counts = reliability(edges[:, None], np.zeros(bins + 1, int), kind(bins))[2]
        assert counts.tolist() == [1] * (bins - 1) + [2], bins


def test_all_examples_may_be_in_one_bin():
    confidence, accuracy, counts = reliability(sure(0.6, 0.9, 1.0), [0, 1, 0], bins=1)
    np.testing.assert_allclose([*confidence, *accuracy, *counts], [2.5 / 3, 2 / 3, 3])


def test_the_bins_together_hold_everything():
    logits, labels = overconfident(N=500)
    probabilities = softmax(logits)
    confidence, accuracy, counts = reliability(probabilities, labels)
    assert counts.sum() == 500 and confidence.shape == accuracy.shape == counts.shape == (10,)
    share = np.nansum(counts * accuracy) / 500
    assert share == pytest.approx(np.mean(np.argmax(logits, axis=1) == labels))
    assert np.nansum(counts * confidence) / 500 == pytest.approx(probabilities.max(axis=1).mean())


@pytest.mark.filterwarnings("error")
def test_reliability_refuses_invalid_logits_and_bins():
    with pytest.raises(ValueError) as error:
        reliability(np.array([[-2.0, 3.5]]), [1])
    assert str(error.value) == (
        "reliability: got probabilities from -2 to 3.5; expected 0 … 1, as softmax returns them."
    )
    with pytest.raises(ValueError, match="got probabilities from nan to nan"):
        calibration_error(np.full((2, 2), np.nan), [0, 1])
    for bins in (0, -1, 2.0, "10"):
        with pytest.raises(ValueError) as error:
            reliability(sure(0.5), [0], bins)
        assert str(error.value) == (
            f"reliability: got bins {bins!r}; expected a whole number of 1 or more."
        )
    tiny_above = np.array([[1 + 1e-7, 0]], np.float32)  # as float32 may round
    assert reliability(tiny_above, [0])[2][-1] == 1
    for low, high in ((-0.25, 1), (0, 1.01)):  # one value out of range is enough
        with pytest.raises(ValueError, match=f"from {low} to {high}; expected 0 … 1"):
            reliability(np.array([[low, high]]), [1])


def test_logits_that_are_all_equal_are_left_as_they_are():
    for logits in (np.zeros((4, 3)), np.full((2, 3), 7.0), [[1], [2]]):
        assert calibrate(logits, np.zeros(len(logits), int)) == 1


def test_true_is_not_a_number_of_bins_or_pixels():
    with pytest.raises(ValueError, match=r"^reliability: got bins True; expected a whole number"):
        reliability(np.array([[0.3, 0.7]]), np.array([1]), True)
    with pytest.raises(ValueError, match=r"^shift: got most True; expected a whole number"):
        shift(np.zeros((1, 784)), np.random.default_rng(0), True)
