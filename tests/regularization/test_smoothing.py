"""Softened labels, and the loss on them."""

import numpy as np
import pytest

from mlpkit.activations import softmax
from mlpkit.backprop import numerical_gradient, relative_error
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.regularization import smooth_labels, smoothed_cross_entropy

from .no_shares import NO_SHARES


def test_smooth_labels_agree_with_hand_calculation():
    targets = smooth_labels(np.array([2, 0]), 4, 0.2)
    np.testing.assert_allclose(targets, [[0.05, 0.05, 0.85, 0.05], [0.85, 0.05, 0.05, 0.05]])
    assert smooth_labels([1], 2, 0).tolist() == [[0, 1]]
    for smoothing in (0.1, np.float64(0.1)):
        assert smooth_labels([1, 0], 10, smoothing).dtype == np.float32
    with pytest.raises(ValueError, match=r"smooth_labels: got labels from 1 to 3; expected 0 … 2"):
        smooth_labels([1, 3], 3, 0.1)


@pytest.mark.parametrize("smoothing", NO_SHARES)
def test_an_invalid_smoothing_is_refused(smoothing):
    for name, call in {
        "smooth_labels": lambda: smooth_labels([0], 2, smoothing),
        "smoothed_cross_entropy": lambda: smoothed_cross_entropy(smoothing),
    }.items():
        with pytest.raises(ValueError) as error:
            call()
        assert (
            str(error.value) == f"{name}: got smoothing {smoothing!r}; expected 0 or more, below 1."
        )


@pytest.mark.parametrize("smoothing", [0, 0.1, 0.9])
def test_the_smoothed_loss_matches_torch(smoothing):
    torch = pytest.importorskip("torch")
    value, backward = smoothed_cross_entropy(smoothing)
    rng = np.random.default_rng(4)
    for N, C in [(1, 2), (6, 10), (20, 3)]:
        logits, labels = 5 * rng.standard_normal((N, C)), rng.integers(C, size=N)
        theirs = torch.tensor(logits, requires_grad=True)
        loss = torch.nn.functional.cross_entropy(
            theirs, torch.tensor(labels), label_smoothing=smoothing
        )
        loss.backward()
        assert value(logits, labels) == pytest.approx(loss.item(), rel=1e-12)
        np.testing.assert_allclose(backward(logits, labels), theirs.grad.numpy(), atol=1e-14)


def test_the_smoothed_loss_agrees_with_its_targets_and_with_nudging():
    value, backward = smoothed_cross_entropy(0.3)
    rng = np.random.default_rng(5)
    logits, labels = rng.standard_normal((5, 4)), rng.integers(4, size=5)
    by_targets = -np.mean(np.sum(smooth_labels(labels, 4, 0.3) * np.log(softmax(logits)), axis=1))
    assert value(logits, labels) == pytest.approx(by_targets, rel=1e-6)  # targets are float32
    by_nudging = numerical_gradient(lambda z: value(z, labels), logits)
    assert relative_error(backward(logits, labels), by_nudging) < 1e-8


def test_the_lowest_smoothed_loss_is_the_entropy_of_the_targets():
    value, backward = smoothed_cross_entropy(0.2)
    target = np.array([0.85, 0.05, 0.05, 0.05])
    logits, labels = np.log(target)[None], np.array([0])
    assert value(logits, labels) == pytest.approx(-np.sum(target * np.log(target)), rel=1e-12)
    np.testing.assert_allclose(backward(logits, labels), 0, atol=1e-15)


def test_without_smoothing_the_loss_is_the_cross_entropy_to_the_bit():
    value, backward = smoothed_cross_entropy(0)
    rng = np.random.default_rng(6)
    for dtype in (np.float32, np.float64):
        logits, labels = rng.standard_normal((9, 3)).astype(dtype), rng.integers(3, size=9)
        assert value(logits, labels) == cross_entropy(logits, labels)
        expected = cross_entropy_backward(logits, labels)
        np.testing.assert_array_equal(backward(logits, labels), expected)
    assert str(float(value(np.array([[1000.0, 0.0]]), [0]))) == "0.0"  # not −0.0


def test_the_smoothed_loss_keeps_float32_and_refuses_what_the_cross_entropy_does():
    value, backward = smoothed_cross_entropy(np.float64(0.1))
    logits = np.ones((2, 3), np.float32)
    assert backward(logits, np.array([0, 2])).dtype == np.float32
    for f in (value, backward):
        with pytest.raises(ValueError, match=r"got labels from 0 to 3; expected 0 … 2"):
            f(logits, np.array([0, 3]))
        with pytest.raises(ValueError, match=r"labels has 2 dimensions, not 1"):
            f(logits, np.array([[0], [2]]))
