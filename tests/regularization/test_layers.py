"""Dropout and batch normalization, checked by hand, by nudging, and against torch."""

import math

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient, relative_error
from mlpkit.regularization import (
    batch_norm,
    batch_norm_backward,
    dropout,
    dropout_backward,
    frozen_batch_norm_backward,
    moving_average,
)

from .no_shares import NO_SHARES

# Dropout


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.25, np.float64(0.25)], ids=repr)
def test_a_number_is_0_or_divided_by_the_share_kept(dtype, rate):
    x = np.random.default_rng(0).standard_normal((40, 30)).astype(dtype)
    given = x.copy()
    y, mask = dropout(x, rate, np.random.default_rng(1))
    assert y.dtype == mask.dtype == dtype
    assert set(np.unique(mask)) == {dtype(0), dtype(1 / 0.75)}
    np.testing.assert_array_equal(y, x * mask)
    np.testing.assert_array_equal(x, given)
    np.testing.assert_array_equal(mask, dropout(x, rate, np.random.default_rng(1))[1])


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_each_number_is_drawn_independently_and_the_mean_stays(rate):
    """400 × 500 draws: every share may be off by 5 standard errors, no more."""
    rng = np.random.default_rng(2)
    y, mask = dropout(np.full((400, 500), 3.0), rate, rng)
    off = mask == 0

    def near(found, share, count):
        assert abs(found - share) < 5 * math.sqrt(share * (1 - share) / count)

    near(off.mean(), rate, off.size)
    near((off[1:] & off[:-1]).mean(), rate**2, off[1:].size)  # pairs of neighbours, down and across
    near((off[:, 1:] & off[:, :-1]).mean(), rate**2, off[:, 1:].size)
    again = dropout(y, rate, rng)[1] == 0
    near((off & again).mean(), rate**2, off.size)
    error = 3 * math.sqrt(rate / (1 - rate) / off.size)
    assert abs(y.mean() - 3) < 5 * error
    # The zeros per row and column scatter as much as with independent draws.
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


def test_any_shape_is_accepted():
    for shape in [(5,), (2, 3, 4), (0, 3)]:
        y, mask = dropout(np.ones(shape), 0.5, np.random.default_rng(0))
        assert y.shape == mask.shape == shape


@pytest.mark.parametrize("x", [np.arange(1, 21, dtype=np.uint8), list(range(1, 21))], ids=type)
def test_integers_become_floats_because_the_mask_is_not_an_integer(x):
    y, mask = dropout(x, 0.25, np.random.default_rng(1))
    expected, same = dropout(np.array(x, float), 0.25, np.random.default_rng(1))
    assert y.dtype == mask.dtype == float and 0 < np.mean(mask == 4 / 3) < 1
    assert (y.tolist(), mask.tolist()) == (expected.tolist(), same.tolist())
    with pytest.raises(ValueError, match="dropout: got x of text; expected real numbers"):
        dropout(np.array(["1"]), 0.25, np.random.default_rng(1))


def test_the_gradient_of_dropout_agrees_with_nudging():
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
def test_a_rate_that_leaves_nothing_or_is_invalid_is_refused(rate):
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError) as error:
        dropout(np.ones(3), rate, rng)
    assert str(error.value) == f"dropout: got rate {rate!r}; expected 0 or more, below 1."
    assert rng.bit_generator.state == np.random.default_rng(0).bit_generator.state


# Batch normalization


def test_a_moving_average_agrees_with_hand_calculation():
    average, value = np.array([1.0, -2.0]), np.array([2.0, 8.0])
    assert moving_average(average, value, 0.75) is None
    assert average.tolist() == [0.75 + 0.5, -1.5 + 2]
    assert value.tolist() == [2, 8]
    with pytest.raises(ValueError, match="moving_average: got average"):
        moving_average(average, np.ones(1), 0.5)


def test_batch_normalization_agrees_with_hand_calculation():
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
    # in prediction one example is enough
    y = batch_norm(x[:1], gain, move, mean, variance, False, epsilon=0.75)
    np.testing.assert_allclose(y, [[10 + 2 * (1 - 1.5) / 2, -1 + 5 * (7 - 3.25) / math.sqrt(3.75)]])
    assert (mean.tolist(), variance.tolist()) == (kept[0].tolist(), kept[1].tolist())


def norm_case(seed, N=7, D=4):
    """x, grad (N, D); gain, shift, running mean, running variance (D,): no special values."""
    rng = np.random.default_rng(seed)
    x = rng.normal(rng.normal(0, 3, D), rng.uniform(0.1, 5, D), (N, D))
    gain, move, mean = rng.standard_normal((3, D))
    return x, rng.standard_normal((N, D)), gain, move, mean, rng.uniform(0.5, 2, D)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("N", [2, 3, 50])
def test_batch_normalization_matches_torch(training, N):
    """Output, gradients and running statistics, over five batches in a row."""
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
def test_the_gradients_of_batch_normalization_agree_with_nudging(training):
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
def test_batch_normalization_keeps_the_dtype_and_its_arguments(dtype):
    x, grad, gain, move, mean, variance = (array.astype(dtype) for array in norm_case(1))
    given = [array.copy() for array in (x, grad, gain, move)]
    results = [batch_norm(x, gain, move, mean, variance, mode) for mode in (True, False)]
    results += batch_norm_backward(grad, x, gain)
    results += frozen_batch_norm_backward(grad, x, gain, mean, variance)
    assert {result.dtype for result in (*results, mean, variance)} == {np.dtype(dtype)}
    for array, before in zip((x, grad, gain, move), given, strict=True):
        np.testing.assert_array_equal(array, before)


def test_after_long_training_on_one_batch_both_modes_give_the_same():
    """Except for N / (N − 1) in the running variance."""
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
        f"batch_norm: got a batch of {N} in training; expected 2 examples or more, "
        "because one has no variance."
    )
    assert (mean.tolist(), variance.tolist()) == (kept[0].tolist(), kept[1].tolist())
    assert batch_norm(x, gain, move, mean, variance, False).shape == x.shape
