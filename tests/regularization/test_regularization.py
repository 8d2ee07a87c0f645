"""Dropout, batch normalization, changed images, soft labels, averaged weights, calibration."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mlpkit.activations import softmax
from mlpkit.backprop import numerical_gradient, relative_error
from mlpkit.fitting.checkpoint_file import load, save
from mlpkit.fitting.checkpoints import Run, restore, snapshot
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import BLOCK, SGD, Adam, AdamW, Momentum
from mlpkit.parameters import Parameters
from mlpkit.regularization import (
    Averaged,
    batch_norm,
    batch_norm_backward,
    calibrate,
    calibration_error,
    dropout,
    dropout_backward,
    frozen_batch_norm_backward,
    learning_curve,
    mirror,
    moving_average,
    reliability,
    shift,
    smooth_labels,
    smoothed_cross_entropy,
)
from mlpkit.training import EarlyStopping, SaveCheckpoint, evaluate, fit
from tests.fitting.training_runs import blobs

ROOT = Path(__file__).parents[2]
NO_SHARES = [1, 1.5, -0.1, math.nan, math.inf, "0.5", None, True]


# Dropout


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.25, np.float64(0.25)], ids=repr)
def test_a_number_is_0_or_divided_by_what_is_kept(dtype, rate):
    x = np.random.default_rng(0).standard_normal((40, 30)).astype(dtype)
    given = x.copy()
    y, mask = dropout(x, rate, np.random.default_rng(1))
    assert y.dtype == mask.dtype == dtype
    assert set(np.unique(mask)) == {dtype(0), dtype(1 / 0.75)}
    np.testing.assert_array_equal(y, x * mask)
    np.testing.assert_array_equal(x, given)
    np.testing.assert_array_equal(mask, dropout(x, rate, np.random.default_rng(1))[1])


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_each_number_is_drawn_on_its_own_and_the_mean_stays(rate):
    """400 × 500 draws: every share may be 5 of its standard errors away, no more."""
    rng = np.random.default_rng(2)
    y, mask = dropout(np.full((400, 500), 3.0), rate, rng)
    off = mask == 0

    def near(found, share, count):
        assert abs(found - share) < 5 * math.sqrt(share * (1 - share) / count)

    near(off.mean(), rate, off.size)
    near((off[1:] & off[:-1]).mean(), rate**2, off[1:].size)  # pairs, down and across
    near((off[:, 1:] & off[:, :-1]).mean(), rate**2, off[:, 1:].size)
    again = dropout(y, rate, rng)[1] == 0
    near((off & again).mean(), rate**2, off.size)
    error = 3 * math.sqrt(rate / (1 - rate) / off.size)
    assert abs(y.mean() - 3) < 5 * error
    # As many zeros in each row and column as independent draws give: they scatter as they should.
    for axis in (0, 1):
        count = off.shape[axis]
        spread = off.mean(axis=axis).std() / math.sqrt(rate * (1 - rate) / count)
        assert 0.8 < spread < 1.2


def test_with_rate_0_nothing_happens():
    x = np.random.default_rng(0).standard_normal((3, 4))
    y, mask = dropout(x, 0, np.random.default_rng(1))
    assert (mask == 1).all() and y.tolist() == x.tolist()

    class Lowest:
        """A generator that always draws the lowest number there is."""

        def random(self, shape, dtype):
            return np.zeros(shape, dtype)

    assert (dropout(x, 0, Lowest())[1] == 1).all()


def test_any_shape_will_do():
    for shape in [(5,), (2, 3, 4), (0, 3)]:
        y, mask = dropout(np.ones(shape), 0.5, np.random.default_rng(0))
        assert y.shape == mask.shape == shape


@pytest.mark.parametrize("x", [np.arange(1, 21, dtype=np.uint8), list(range(1, 21))], ids=type)
def test_integers_become_floats_for_the_mask_is_no_integer(x):
    y, mask = dropout(x, 0.25, np.random.default_rng(1))
    expected, same = dropout(np.array(x, float), 0.25, np.random.default_rng(1))
    assert y.dtype == mask.dtype == float and 0 < np.mean(mask == 4 / 3) < 1
    assert (y.tolist(), mask.tolist()) == (expected.tolist(), same.tolist())
    with pytest.raises(ValueError, match="dropout: got x of text; expected real numbers"):
        dropout(np.array(["1"]), 0.25, np.random.default_rng(1))


def test_the_gradient_of_dropout_by_nudging():
    rng = np.random.default_rng(3)
    x, grad = rng.standard_normal((2, 6, 5))
    mask = dropout(x, 0.4, np.random.default_rng(7))[1]
    by_nudging = numerical_gradient(
        lambda x: np.sum(grad * dropout(x, 0.4, np.random.default_rng(7))[0]), x
    )
    assert relative_error(dropout_backward(grad, mask), by_nudging) < 1e-8
    with pytest.raises(ValueError, match=r"dropout_backward: got grad \(6, 5\), mask \(5,\)"):
        dropout_backward(grad, mask[0])


@pytest.mark.parametrize("rate", NO_SHARES)
def test_a_rate_that_leaves_nothing_or_is_none_is_refused(rate):
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError) as error:
        dropout(np.ones(3), rate, rng)
    assert str(error.value) == f"dropout: got rate {rate!r}; expected 0 or more, below 1."
    assert rng.bit_generator.state == np.random.default_rng(0).bit_generator.state


# Batch normalization


def test_a_moving_average_by_hand():
    average, value = np.array([1.0, -2.0]), np.array([2.0, 8.0])
    assert moving_average(average, value, 0.75) is None
    assert average.tolist() == [0.75 + 0.5, -1.5 + 2]
    assert value.tolist() == [2, 8]
    with pytest.raises(ValueError, match="moving_average: got average"):
        moving_average(average, np.ones(1), 0.5)


def test_batch_normalization_by_hand():
    """Column 1: 1, 3, 5 has mean 3 and variance 8/3, as an estimate 4. Column 2 is constant."""
    x = np.array([[1.0, 7.0], [3.0, 7.0], [5.0, 7.0]])
    gain, move = np.array([2.0, 5.0]), np.array([10.0, -1.0])
    mean, variance = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    y = batch_norm(x, gain, move, mean, variance, True, decay=0.75, epsilon=1 / 3)
    root = math.sqrt(8 / 3 + 1 / 3)
    np.testing.assert_allclose(y, [[10 - 4 / root, -1], [10, -1], [10 + 4 / root, -1]])
    np.testing.assert_allclose(mean, [0.75 * 1 + 0.25 * 3, 0.75 * 2 + 0.25 * 7])
    np.testing.assert_allclose(variance, [0.75 * 3 + 0.25 * 4, 0.75 * 4])

    kept = mean.copy(), variance.copy()
    y = batch_norm(x[:1], gain, move, mean, variance, False, epsilon=0.75)  # one example will do
    np.testing.assert_allclose(y, [[10 + 2 * (1 - 1.5) / 2, -1 + 5 * (7 - 3.25) / math.sqrt(3.75)]])
    assert (mean.tolist(), variance.tolist()) == (kept[0].tolist(), kept[1].tolist())


def norm_case(seed, N=7, D=4):
    """x, grad (N, D); gain, shift, running mean, running variance (D,): none in particular."""
    rng = np.random.default_rng(seed)
    x = rng.normal(rng.normal(0, 3, D), rng.uniform(0.1, 5, D), (N, D))
    gain, move, mean = rng.standard_normal((3, D))
    return x, rng.standard_normal((N, D)), gain, move, mean, rng.uniform(0.5, 2, D)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("N", [2, 3, 50])
def test_batch_normalization_is_that_of_torch(training, N):
    """Output, gradients and running statistics, over five batches one after another."""
    torch = pytest.importorskip("torch")
    *_, mean, variance = norm_case(0)
    their_mean, their_variance = torch.tensor(mean), torch.tensor(variance)
    for seed in range(5):
        x, grad, gain, move, _, _ = norm_case(seed, N)
        y = batch_norm(x, gain, move, mean, variance, training)
        back = batch_norm_backward(grad, x, gain)
        if not training:
            back = frozen_batch_norm_backward(grad, x, gain, mean, variance)
        theirs = [torch.tensor(array, requires_grad=True) for array in (x, gain, move)]
        their_y = torch.nn.functional.batch_norm(
            theirs[0], their_mean, their_variance, *theirs[1:], training, momentum=0.1, eps=1e-5
        )
        their_y.backward(torch.tensor(grad))
        expected = [their_y.detach(), their_mean, their_variance, *(t.grad for t in theirs)]
        for mine, other in zip([y, mean, variance, *back], expected, strict=True):
            np.testing.assert_allclose(mine, other.numpy(), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("training", [True, False])
def test_the_gradients_of_batch_normalization_by_nudging(training):
    x, grad, gain, move, mean, variance = norm_case(3)

    def value(x, gain, move):
        y = batch_norm(x, gain, move, mean.copy(), variance.copy(), training, epsilon=0.1)
        return np.sum(grad * y)

    if training:
        found = batch_norm_backward(grad, x, gain, epsilon=0.1)
    else:
        found = frozen_batch_norm_backward(grad, x, gain, mean, variance, epsilon=0.1)
    assert relative_error(found[0], numerical_gradient(lambda x: value(x, gain, move), x)) < 1e-8
    by_nudging = numerical_gradient(lambda gain: value(x, gain, move), gain)
    assert relative_error(found[1], by_nudging) < 1e-8
    by_nudging = numerical_gradient(lambda move: value(x, gain, move), move)
    assert relative_error(found[2], by_nudging) < 1e-8


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_batch_normalization_keeps_the_dtype_and_what_it_is_given(dtype):
    x, grad, gain, move, mean, variance = (array.astype(dtype) for array in norm_case(1))
    given = [array.copy() for array in (x, grad, gain, move)]
    results = [batch_norm(x, gain, move, mean, variance, mode) for mode in (True, False)]
    results += batch_norm_backward(grad, x, gain)
    results += frozen_batch_norm_backward(grad, x, gain, mean, variance)
    assert {result.dtype for result in (*results, mean, variance)} == {np.dtype(dtype)}
    for array, before in zip((x, grad, gain, move), given, strict=True):
        np.testing.assert_array_equal(array, before)


def test_after_training_on_one_batch_for_long_both_modes_give_the_same():
    """But for N / (N − 1) in the running variance."""
    x, _, gain, move, mean, variance = norm_case(2, N=500)
    for _ in range(400):
        y = batch_norm(x, gain, move, mean, variance, True)
    np.testing.assert_allclose(mean, x.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(variance, x.var(axis=0, ddof=1), rtol=1e-12)
    resting = batch_norm(x, gain, move, mean, variance, False)
    np.testing.assert_allclose(resting, y, rtol=1e-2, atol=1e-2)


@pytest.mark.parametrize("N", [0, 1])
def test_a_batch_without_a_variance_is_refused_in_training(N):
    x, _, gain, move, mean, variance = norm_case(0, N=N)
    kept = mean.copy(), variance.copy()
    with pytest.raises(ValueError) as error:
        batch_norm(x, gain, move, mean, variance, True)
    assert str(error.value) == (
        f"batch_norm: got a batch of {N} in training; expected 2 examples or more, for one has no "
        "variance."
    )
    assert (mean.tolist(), variance.tolist()) == (kept[0].tolist(), kept[1].tolist())
    assert batch_norm(x, gain, move, mean, variance, False).shape == x.shape


# Labels


def test_smooth_labels_by_hand():
    targets = smooth_labels(np.array([2, 0]), 4, 0.2)
    np.testing.assert_allclose(targets, [[0.05, 0.05, 0.85, 0.05], [0.85, 0.05, 0.05, 0.05]])
    assert smooth_labels([1], 2, 0).tolist() == [[0, 1]]
    for smoothing in (0.1, np.float64(0.1)):
        assert smooth_labels([1, 0], 10, smoothing).dtype == np.float32
    with pytest.raises(ValueError, match=r"smooth_labels: got labels from 1 to 3; expected 0 … 2"):
        smooth_labels([1, 3], 3, 0.1)


@pytest.mark.parametrize("smoothing", NO_SHARES)
def test_a_smoothing_that_can_t_be_is_refused(smoothing):
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
def test_the_smoothed_loss_is_that_of_torch(smoothing):
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


def test_the_smoothed_loss_by_its_targets_and_by_nudging():
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


def test_without_smoothing_it_is_the_cross_entropy_to_the_bit():
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


# Images


def test_an_image_is_turned_left_to_right_or_not():
    X = np.arange(2000 * 6, dtype=np.float32).reshape(2000, 6)  # 2 rows, 3 pixels wide
    given = X.copy()
    made = mirror(X, np.random.default_rng(0), width=3)
    turned = X[:, [2, 1, 0, 5, 4, 3]]
    is_turned = (made == turned).all(axis=1)
    assert (is_turned | (made == X).all(axis=1)).all()
    assert abs(is_turned.mean() - 0.5) < 5 * 0.5 / math.sqrt(2000)
    assert abs((is_turned[1:] & is_turned[:-1]).mean() - 0.25) < 0.05
    np.testing.assert_array_equal(X, given)
    assert made.dtype == X.dtype and not np.shares_memory(made, X)
    again = mirror(X, np.random.default_rng(0), width=3)
    np.testing.assert_array_equal(again, made)


def moved(image, down, right):
    """The image (H, W) moved, with its edge repeated: cut out of a padded one."""
    H, W = image.shape
    wide = np.pad(image, 2, mode="edge")
    return wide[2 - down : 2 - down + H, 2 - right : 2 - right + W]


@pytest.mark.parametrize("most", [1, 2, np.uint8(2)])
def test_an_image_is_moved_by_each_distance_as_often(most):
    H, W, N, way = 3, 5, 9000, 2 * int(most) + 1
    image = np.random.default_rng(0).permutation(H * W)
    X = np.tile(image, (N, 1))
    made = shift(X, np.random.default_rng(1), most, width=W)
    counts = []
    for down in range(-int(most), int(most) + 1):
        for right in range(-int(most), int(most) + 1):
            expected = moved(image.reshape(H, W), down, right).ravel()
            counts.append((made == expected).all(axis=1).sum())
    assert sum(counts) == N and made.dtype == X.dtype
    share = 1 / way**2
    assert np.abs(np.array(counts) / N - share).max() < 5 * math.sqrt(share * (1 - share) / N)
    assert (X == image).all()


def test_an_image_moved_by_hand():
    class Drawn:
        """A generator that always draws one down, one to the left."""

        def integers(self, low, high, shape):
            assert (low, high, shape) == (-1, 2, (2, 1))
            return np.array([1, -1]).reshape(shape)

    assert shift(np.arange(1, 7)[None], Drawn(), width=3).tolist() == [[2, 3, 3, 2, 3, 3]]


def test_images_moved_by_nothing_and_none_at_all():
    X = np.random.default_rng(0).random((4, 784))
    np.testing.assert_array_equal(shift(X, np.random.default_rng(1), most=0), X)
    np.testing.assert_array_equal(mirror(X, np.random.default_rng(1), width=1), X)
    for change in (mirror, shift):
        assert change(X[:0], np.random.default_rng(0)).shape == (0, 784)


@pytest.mark.parametrize("change", [mirror, shift])
@pytest.mark.parametrize(
    ("shape", "width", "hint"),
    [
        ((5, 28, 28), 28, "; flatten(images) makes such rows"),
        ((784,), 28, ""),
        ((5, 785), 28, ""),
        ((5, 784), 0, ""),
        ((5, 784), -28, ""),
        ((5, 784), 28.0, ""),
        ((5, 784), "28", ""),
        ((5, 0), 28, ""),
    ],
)
def test_what_are_no_rows_of_images_is_refused(change, shape, width, hint):
    with pytest.raises(ValueError) as error:
        change(np.zeros(shape), np.random.default_rng(0), width=width)
    assert str(error.value) == (
        f"{change.__name__}: got X of shape {shape} and width {width!r}; expected (N, D), with D a "
        f"multiple of the width{hint}."
    )


@pytest.mark.parametrize("most", [-1, 3, 28, 1.0, "1", None])
def test_a_distance_that_leaves_nothing_of_the_image_is_refused(most):
    with pytest.raises(ValueError) as error:
        shift(np.zeros((2, 15)), np.random.default_rng(0), most, width=5)
    assert str(error.value) == (
        f"shift: got most {most!r}; expected a whole number of pixels from 0 to 2, for images of "
        "3 × 5."
    )


# Calibration


def overconfident(N=4000, T=2.5, C=5, seed=0):
    """Logits T times those by which the labels were drawn, and the labels."""
    rng = np.random.default_rng(seed)
    logits = 1.5 * rng.standard_normal((N, C))
    labels = np.argmax(logits + rng.gumbel(size=(N, C)), axis=1)  # drawn from softmax(logits)
    return T * logits, labels


def test_the_temperature_is_found_again():
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
    assert calibrate(logits, labels) == pytest.approx(0.01)  # all right: the surer the better
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
    """Probabilities of two classes with these as highest, of class 0."""
    p = np.array(highest)
    return np.column_stack([p, 1 - p])


def test_reliability_by_hand():
    """Five bins: 0.5, 0.55 in number 2, 0.75 in 3, 0.8125, 1 in 4. Wrong: 0.5 and 0.8125."""
    probabilities, labels = sure(0.5, 0.55, 0.75, 0.8125, 1), [1, 0, 0, 1, 0]
    confidence, accuracy, counts = reliability(probabilities, labels, bins=5)
    np.testing.assert_allclose(confidence, [np.nan, np.nan, 0.525, 0.75, 0.90625])
    np.testing.assert_allclose(accuracy, [np.nan, np.nan, 0.5, 1, 0.5])
    assert counts.tolist() == [0, 0, 2, 1, 2]
    by_hand = (2 * 0.025 + 1 * 0.25 + 2 * 0.40625) / 5
    assert calibration_error(probabilities, labels, bins=5) == pytest.approx(by_hand)


@pytest.mark.filterwarnings("error")
def test_the_last_bins_may_be_empty_and_an_edge_belongs_to_the_part_above_it():
    confidence, accuracy, counts = reliability(sure(0.5, 0.6), [0, 1], bins=4)
    np.testing.assert_allclose(confidence, [np.nan, np.nan, 0.55, np.nan])
    np.testing.assert_allclose(accuracy, [np.nan, np.nan, 0.5, np.nan])
    assert counts.tolist() == [0, 0, 2, 0]
    ten = reliability(sure(0.5, 0.55, 0.6), [1, 0, 0])  # unless told otherwise
    assert ten[2].tolist() == [0, 0, 0, 0, 0, 2, 1, 0, 0, 0]
    error = calibration_error(sure(0.5, 0.55, 0.6), [1, 0, 0])
    assert error == pytest.approx((2 * 0.025 + 0.4) / 3)


def test_all_in_one_bin():
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
def test_reliability_refuses_logits_and_bins_that_can_t_be():
    with pytest.raises(ValueError) as error:
        reliability(np.array([[-2.0, 3.5]]), [1])
    assert str(error.value) == (
        "reliability: got probabilities from -2 to 3.5; expected 0 … 1, as softmax makes them of "
        "logits."
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
    for low, high in ((-0.25, 1), (0, 1.01)):  # one of the two is enough
        with pytest.raises(ValueError, match=f"from {low} to {high}; expected 0 … 1"):
            reliability(np.array([[low, high]]), [1])


# The learning curve


def test_a_learning_curve_measures_on_the_first_examples():
    X, y = np.arange(12).reshape(6, 2), np.arange(6)

    def measure(X, y):
        assert len(X) == len(y)
        return X.sum(), y.max()

    curve = learning_curve(measure, X, y, [1, 3, np.uint8(6)])
    assert curve.tolist() == [[1, 0], [15, 2], [66, 5]]
    one = learning_curve(lambda X, y: 0.5 * len(X), X, y, iter([2, 4]))
    assert one.tolist() == [1, 2]


@pytest.mark.parametrize("size", [0, -1, 7, 2.0, "3", None])
def test_a_size_that_can_t_be_is_refused_before_anything_is_trained(size):
    calls = []
    with pytest.raises(ValueError) as error:
        learning_curve(lambda X, y: calls.append(1), np.ones((6, 2)), np.ones(6), [2, size])
    assert str(error.value) == (
        f"learning_curve: got size {size!r}; expected whole numbers from 1 to 6."
    )
    assert not calls
    with pytest.raises(ValueError, match="learning_curve: got 6 examples and 5 labels"):
        learning_curve(len, np.ones((6, 2)), np.ones(5), [1])


@pytest.mark.parametrize("sizes", [3, None, np.int64(3)], ids=repr)
def test_sizes_that_are_no_list_are_refused(sizes):
    with pytest.raises(ValueError) as error:
        learning_curve(len, np.ones((6, 2)), np.ones(6), sizes)
    assert str(error.value) == (
        f"learning_curve: got sizes {sizes!r}; expected a list of whole numbers."
    )


# Averaged weights


def stepped(optimizer, thetas):
    """Parameters led through `thetas` (T, P): with SGD(1) they are each in turn."""
    parameters = Parameters({"W1": (len(thetas[0]),)}, np.float64)
    gradients = parameters.like()
    for theta in thetas:
        gradients.vector[:] = parameters.vector - theta
        optimizer.step(parameters, gradients)
    return parameters


def test_the_mean_by_hand():
    optimizer = Averaged(SGD(1), decay=0.75)
    parameters = stepped(optimizer, [[8.0], [4.0], [-16.0]])
    weights = np.array([0.75**2, 0.75, 1])  # each step's share shrinks with every later one
    by_hand = np.sum(weights * [8, 4, -16]) / weights.sum()
    assert optimizer.averaged(parameters)["W1"] == pytest.approx(by_hand, rel=1e-14)
    assert parameters["W1"] == -16
    assert (optimizer.t, list(optimizer.state)) == (3, ["average"])


def test_the_mean_of_a_walk_longer_than_a_block():
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


def test_with_decay_0_the_mean_is_where_the_weights_are():
    optimizer = Averaged(SGD(1), decay=0)
    parameters = stepped(optimizer, [[1.0, 2.0], [5.0, -3.0]])
    assert optimizer.averaged(parameters).vector.tolist() == parameters.vector.tolist()


def test_statistics_are_in_the_mean_and_no_step_moves_them():
    parameters = Parameters({"W1": (1,)}, np.float64, {"mean1": (1,)})
    optimizer = Averaged(SGD(1), decay=0.5)
    for value in (2.0, 6.0):
        parameters["mean1"] = [value]
        optimizer.step(parameters, parameters.like())
    assert parameters["mean1"].tolist() == [6]
    mean = optimizer.averaged(parameters)["mean1"]
    np.testing.assert_allclose(mean, (0.5 * 2 + 6) / 1.5, rtol=1e-14)


def test_an_averaged_optimizer_says_what_it_is():
    assert repr(Averaged(SGD(0.1), np.float64(0.5))) == "Averaged(SGD(rate=0.1), decay=0.5)"


def test_what_can_t_be_averaged_is_refused():
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


def test_an_optimizer_that_does_not_count_its_steps_can_t_be_averaged():
    class Uncounted(Own):
        def step(self, parameters, gradients):
            pass

    with pytest.raises(ValueError) as error:
        stepped(Averaged(Uncounted()), [[1.0]])
    assert str(error.value) == (
        "Averaged: after a step the optimizer's t is 0; expected 1, for the mean needs the count "
        "of steps."
    )


# Averaged weights in fit


def jitter(X, rng):
    """For points in the plane: every other one mirrored, all moved a little."""
    return X * np.where(rng.random((len(X), 1)) < 0.1, -1, 1) + 0.1 * rng.standard_normal(X.shape)


NETWORK = mlp([2, 6, 5, 3], "tanh", dropout=0.3, batch_norm=True)
KINDS = {
    "AdamW": lambda: AdamW(0.01, 0.5 * NETWORK.weights),
    "averaged AdamW": lambda: Averaged(AdamW(0.01, 0.5 * NETWORK.weights), 0.9),
    "averaged SGD": lambda: Averaged(SGD(0.3), 0.8),
    "averaged own": lambda: Averaged(Own(), 0.8),
}
every_kind = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


def begin(make=KINDS["averaged AdamW"]):
    """A run before its first epoch."""
    parameters = initialize(NETWORK, np.random.default_rng(1), "xavier", np.float64)
    return Run(NETWORK, parameters, make(), np.random.default_rng(2))


def go(run, epochs, start=None, **settings):
    """Train with all that regularizes, three batches an epoch, the last one short."""
    settings = {"validation": blobs(30, seed=9), "augment": jitter, **settings}
    run.history = fit(
        run.network,
        run.parameters,
        blobs(),
        loss=smoothed_cross_entropy(0.1),
        optimizer=run.optimizer,
        rng=run.rng,
        batch_size=20,
        epochs=epochs,
        progress=False,
        start=start,
        threads=1,
        **settings,
    )
    return run


def bits(run):
    """All that a checkpoint of the run holds, in a form that == compares to the last bit."""
    taken = snapshot(run)
    state = {slot: vector.tobytes() for slot, vector in taken.state.items()}
    vector = taken.parameters.vector.tobytes()
    return vector, taken.t, state, taken.generator, taken.history


def test_the_weights_move_as_without_the_mean():
    plain, averaged = go(begin(KINDS["AdamW"]), 3), go(begin(), 3)
    assert averaged.parameters.vector.tobytes() == plain.parameters.vector.tobytes()
    for name in ("losses", "accuracies"):
        assert getattr(averaged.history, name) == getattr(plain.history, name)
    for slot, vector in plain.optimizer.state.items():
        assert averaged.optimizer.state[slot].tobytes() == vector.tobytes()


@every_kind
def test_fit_measures_the_validation_data_with_the_mean(make):
    validation, loss, found = blobs(30, seed=9), smoothed_cross_entropy(0.1), []

    def measure(run):
        both = run.parameters, getattr(run.optimizer, "averaged", lambda own: own)(run.parameters)
        found.append([evaluate(NETWORK, each, *validation, loss) for each in both])

    run = go(begin(make), 4, callbacks=[measure])
    weights, mean = zip(*found, strict=True)
    history = run.history
    assert list(zip(history.validation_losses, history.validation_accuracies, strict=True)) == [
        *mean
    ]
    assert (weights == mean) == (make is KINDS["AdamW"])


def test_early_stopping_goes_by_the_mean():
    """A rate at which the weights jump about: they are best soon, their mean is best much later."""
    validation, loss, weights = blobs(30, seed=9), smoothed_cross_entropy(0.1), []

    def measure(run):
        weights.append(evaluate(NETWORK, run.parameters, *validation, loss)[0])

    run = begin(lambda: Averaged(SGD(1.0), 0.95))
    mean = go(run, 40, callbacks=[measure, EarlyStopping(4)]).history.validation_losses
    stops = [
        next(n for n in range(1, 41) if n == len(losses) or n - 1 - np.argmin(losses[:n]) >= 4)
        for losses in (mean, weights)
    ]
    assert len(mean) == stops[0] < 40
    assert stops[0] != stops[1]


def test_the_best_checkpoint_is_the_mean_s_best_and_gives_the_mean_again(tmp_path):
    path = tmp_path / "best.npz"
    history = go(begin(), 8, callbacks=[SaveCheckpoint(path, best_only=True)]).history
    kept, fresh = load(path), KINDS["averaged AdamW"]()
    fresh.t, fresh.state = kept.t, kept.state
    found = evaluate(
        NETWORK, fresh.averaged(kept.parameters), *blobs(30, seed=9), smoothed_cross_entropy(0.1)
    )
    best = int(np.argmin(history.validation_losses))
    assert kept.history.epochs == best + 1
    assert found == (history.validation_losses[best], history.validation_accuracies[best])


# Everything together, saved and gone on with


@every_kind
def test_a_run_with_everything_goes_on_bit_for_bit(make, tmp_path):
    whole = go(begin(make), 5)
    path = tmp_path / "run.npz"
    save(path, go(begin(make), 2))
    other = begin(make)
    other.parameters.vector[:], other.rng = 9, np.random.default_rng(77)
    assert bits(go(other, 5, start=load(path))) == bits(whole)


RESUME = """
import sys
from tests.regularization.test_regularization import begin, bits, go, load
print(hash_of(bits(go(begin(), 5, load(sys.argv[1])))))
"""
HASH = """
import hashlib
def hash_of(bits):
    return hashlib.sha256(repr(bits[:4] + (bits[4].validation_losses,)).encode()).hexdigest()
"""


def test_a_run_with_everything_goes_on_in_another_process(tmp_path):
    save(tmp_path / "run.npz", go(begin(), 2))
    command = [sys.executable, "-c", HASH + RESUME, tmp_path / "run.npz"]
    resumed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert resumed.returncode == 0, resumed.stderr
    names = {}
    exec(HASH, names)
    assert resumed.stdout.strip() == names["hash_of"](bits(go(begin(), 5)))


@pytest.mark.parametrize(("at", "finished"), [(2, 0), (5, 1), (9, 2)])
@every_kind
def test_an_interrupt_puts_everything_back(make, at, finished):
    """It comes when batch number `at` is augmented, in mid-epoch: the statistics have moved."""
    calls = []

    def interrupting(X, rng):
        calls.append(1)
        if len(calls) == at:
            raise KeyboardInterrupt
        return jitter(X, rng)

    run = go(begin(make), 4, augment=interrupting)
    assert run.history.epochs == finished
    expected = go(begin(make), finished) if finished else begin(make)
    assert bits(run) == bits(expected)
    assert bits(go(run, 4, start=snapshot(run))) == bits(go(begin(make), 4))


def test_the_validation_data_are_not_augmented():
    seen = []

    def noted(X, rng):
        seen.append(len(X))
        return X

    go(begin(), 2, augment=noted)
    assert seen == [20, 20, 10] * 2


def test_what_is_trained_on_is_what_augment_gives():
    """Data of no use, in place of which augment gives good ones."""
    X, y = blobs()
    good = dict(zip(range(50), X, strict=True))
    numbers = np.column_stack([np.arange(50), np.zeros(50)])

    def swapped(batch, rng):
        return np.array([good[int(n)] for n in batch[:, 0]])

    histories = []
    for data, augment in ((X, None), (numbers, swapped)):
        parameters = initialize(mlp([2, 4, 3]), np.random.default_rng(0), dtype=np.float64)
        histories.append(
            fit(
                mlp([2, 4, 3]),
                parameters,
                (data, y),
                optimizer=Momentum(0.1),
                batch_size=20,
                epochs=3,
                rng=np.random.default_rng(1),
                progress=False,
                augment=augment,
                threads=1,
            )
        )
    assert histories[0] == histories[1]


def test_augment_may_write_into_its_batch_and_the_data_stay():
    X, y = blobs()
    given = X.copy()

    def spoils(X, rng):
        X *= 2
        return X

    parameters = initialize(mlp([2, 3]), np.random.default_rng(0), dtype=np.float64)
    settings = {"optimizer": SGD(0.1), "batch_size": 20, "epochs": 2, "progress": False}
    rng = np.random.default_rng(1)
    fit(mlp([2, 3]), parameters, (X, y), rng=rng, augment=spoils, threads=1, **settings)
    np.testing.assert_array_equal(X, given)


# Checkpoints of averaged runs that do not fit


def test_a_checkpoint_of_another_kind_is_refused():
    averaged, plain = go(begin(), 1), begin(KINDS["AdamW"])
    with pytest.raises(ValueError) as error:
        restore(snapshot(averaged), plain)
    assert str(error.value) == (
        "checkpoint: the optimizer in it: Averaged AdamW; in this run: AdamW."
    )
    with pytest.raises(ValueError, match="in it: AdamW; in this run: Averaged AdamW"):
        restore(snapshot(go(plain, 1)), begin())
    with pytest.raises(ValueError, match="in it: Averaged AdamW; in this run: Averaged SGD"):
        restore(snapshot(averaged), begin(KINDS["averaged SGD"]))


def test_a_mean_that_does_not_fit_is_refused():
    kept = snapshot(go(begin(), 1))
    whole, trained = begin().parameters.vector.shape, begin().parameters.trained.shape
    kept.state["average"] = np.zeros(trained)
    with pytest.raises(ValueError) as error:
        restore(kept, begin())
    assert str(error.value) == (
        f"checkpoint: state 'average' {trained} of float64; expected {whole} of float64."
    )
    kept.state["average"] = np.full(whole, np.inf)
    with pytest.raises(ValueError, match="state 'average' with inf"):
        restore(kept, begin())
    del kept.state["average"]
    with pytest.raises(ValueError, match="the optimizer's state in it: m, v; in this run: m, v, a"):
        restore(kept, begin())


def test_logits_that_are_all_equal_are_left_as_they_are():
    for logits in (np.zeros((4, 3)), np.full((2, 3), 7.0), [[1], [2]]):
        assert calibrate(logits, np.zeros(len(logits), int)) == 1


def test_true_is_no_count_of_bins_or_pixels():
    with pytest.raises(ValueError, match=r"^reliability: got bins True; expected a whole number"):
        reliability(np.array([[0.3, 0.7]]), np.array([1]), True)
    with pytest.raises(ValueError, match=r"^shift: got most True; expected a whole number"):
        shift(np.zeros((1, 784)), np.random.default_rng(0), True)
