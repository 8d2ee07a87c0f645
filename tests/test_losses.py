"""Both losses and logsumexp: known values, correct and silent for large logits, their slopes."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpkit import losses
from mlpkit.activations import ACTIVATIONS
from mlpkit.backprop import numerical_gradient, relative_error
from mlpkit.losses import (
    LOSSES,
    cross_entropy,
    cross_entropy_backward,
    log_softmax,
    logsumexp,
    lowest_loss,
    mean_squared_error,
    mean_squared_error_backward,
)

from .drawn_batches import DTYPES, batches, close, some

pytestmark = pytest.mark.filterwarnings("error")


def exact_logsumexp(row):
    return sum(Decimal(float(z)).exp() for z in row).ln()


def example(loss, rng, N=5, C=3):
    """Return random outputs and targets that fit the loss."""
    output = rng.standard_normal((N, C))
    targets = rng.integers(C, size=N) if loss == "cross_entropy" else rng.standard_normal((N, C))
    return output, targets


def test_the_table_has_each_loss_and_its_backward():
    assert list(LOSSES) == ["mean_squared_error", "cross_entropy"]
    for name, (loss, loss_backward) in LOSSES.items():
        assert loss is getattr(losses, name)
        assert loss_backward is getattr(losses, f"{name}_backward")


# Known values


def test_mean_squared_error_has_known_values():
    output = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    targets = np.array([[0.0, 0.0], [1.0, 1.0], [7.0, 5.0]])
    assert mean_squared_error(output, targets) == (1 + 4 + 4 + 9 + 4 + 1) / 3
    expected = [[2 * 1 / 3, 2 * 2 / 3], [2 * 2 / 3, 2 * 3 / 3], [2 * -2 / 3, 2 * 1 / 3]]
    np.testing.assert_allclose(mean_squared_error_backward(output, targets), expected, rtol=1e-15)


def test_logsumexp_and_log_softmax_have_known_values():
    """Powers 1, 2, 5 and 3, 1, 4: each row sums to 8."""
    z = np.log([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])
    np.testing.assert_allclose(logsumexp(z), [math.log(8)] * 2, rtol=1e-15)
    expected = np.log([[1 / 8, 2 / 8, 5 / 8], [3 / 8, 1 / 8, 4 / 8]])
    np.testing.assert_allclose(log_softmax(z), expected, rtol=1e-15)


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (5, 3), (3, 3)])
def test_logsumexp_works_along_the_same_axis_as_log_softmax(shape):
    z = np.random.default_rng(5).standard_normal(shape)
    rows = np.array([float(exact_logsumexp(row)) for row in z])
    np.testing.assert_allclose(logsumexp(z), rows, rtol=1e-14)
    np.testing.assert_allclose(log_softmax(z), z - rows[:, None], atol=1e-14)


def test_log_softmax_works_along_the_last_axis_of_any_array():
    z = np.log([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])
    np.testing.assert_array_equal(log_softmax(z[0]), log_softmax(z)[0])
    stacked = np.stack([z, z + 1, z - 1, z])
    np.testing.assert_allclose(log_softmax(stacked)[1], log_softmax(z), rtol=1e-14)


def test_cross_entropy_has_known_values():
    """Probabilities 1/8, 2/8, 5/8 and 3/8, 1/8, 4/8; the labels pick 5/8 and 3/8."""
    logits = np.log([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])
    labels = np.array([2, 0])
    by_hand = -(math.log(5 / 8) + math.log(3 / 8)) / 2
    assert cross_entropy(logits, labels) == pytest.approx(by_hand, rel=1e-15)
    expected = [[1 / 8 / 2, 2 / 8 / 2, (5 / 8 - 1) / 2], [(3 / 8 - 1) / 2, 1 / 8 / 2, 4 / 8 / 2]]
    np.testing.assert_allclose(cross_entropy_backward(logits, labels), expected, rtol=1e-15)


@pytest.mark.parametrize("label", [0, 4, 9])
def test_equal_logits_cost_the_log_of_the_number_of_classes(label):
    logits = np.full((7, 10), 3.0)
    loss = cross_entropy(logits, np.full(7, label))
    assert loss == pytest.approx(2.302585092994046, rel=1e-15)


# Large logits, without a warning


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "row",
    [
        [1000, 999, -1000],
        [-1000, -1001, -999],
        [1000, 1000, 1000],
        [-1000, 0, 1000],
        [0, 1, 2],
        [-1000, -1000, -1000],
    ],
)
def test_the_logarithms_are_correct_for_every_size(dtype, row):
    z = np.array([row, row[::-1]], dtype)
    exact = exact_logsumexp(row)
    with np.errstate(all="raise", under="ignore"):
        total, log_probabilities = logsumexp(z), log_softmax(z)
        costs = [cross_entropy(z, np.array([label, 2 - label])) for label in range(3)]
        grads = [cross_entropy_backward(z, np.array([label, 2 - label])) for label in range(3)]
    np.testing.assert_allclose(total, [float(exact)] * 2, rtol=close(dtype))
    # The difference of two numbers near 1000 keeps their absolute error.
    error = 1000 * close(dtype)
    expected = [float(Decimal(x) - exact) for x in row]
    np.testing.assert_allclose(log_probabilities, [expected, expected[::-1]], atol=error)
    np.testing.assert_allclose(costs, [-x for x in expected], atol=error)
    for label, grad in enumerate(grads):
        slopes = np.exp(expected) - (np.arange(3) == label)
        np.testing.assert_allclose(grad, np.array([slopes, slopes[::-1]]) / 2, atol=close(dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_hopeless_guess_costs_its_distance_and_not_infinity(dtype):
    logits = np.array([[1000, -1000], [-1000, 1000]], dtype)
    assert cross_entropy(logits, np.array([1, 1])) == (2000 + 0) / 2
    expected = [[1 / 2, -1 / 2], [0, 0]]
    np.testing.assert_array_equal(cross_entropy_backward(logits, np.array([1, 1])), expected)
    assert log_softmax(np.array([0, -1000], dtype)).tolist() == [0, -1000]


# Properties of both losses


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("N", "C"), [(1, 1), (1, 4), (5, 3), (6, 2)])
def test_backward_agrees_with_nudging(loss, N, C):
    value, backward = LOSSES[loss]
    output, targets = example(loss, np.random.default_rng(0), N, C)
    by_nudging = numerical_gradient(lambda output: value(output, targets), output)
    if (loss, C) == ("cross_entropy", 1):
        np.testing.assert_array_equal(backward(output, targets), np.zeros((N, C)))
    else:
        assert relative_error(backward(output, targets), by_nudging) < 1e-7


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_backward_through_an_activation_agrees_with_nudging(loss, activation):
    value, backward = LOSSES[loss]
    f, f_backward = ACTIVATIONS[activation]
    z, targets = example(loss, np.random.default_rng(3), 6, 4)
    assert np.abs(z).min() > 1e-3  # no kink of ReLU within a nudge
    a = f(z)
    by_nudging = numerical_gradient(lambda z: value(f(z), targets), z)
    assert relative_error(f_backward(backward(a, targets), z, a), by_nudging) < 1e-7


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_dtype_follows_the_output(loss, dtype):
    value, backward = LOSSES[loss]
    output, targets = example(loss, np.random.default_rng(1))
    targets = targets if loss == "cross_entropy" else targets.astype(dtype)
    assert value(output.astype(dtype), targets).dtype == dtype
    assert backward(output.astype(dtype), targets).dtype == dtype
    assert logsumexp(output.astype(dtype)).dtype == dtype
    assert log_softmax(output.astype(dtype)).dtype == dtype


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, np.int64, list])
def test_labels_may_be_any_integers(dtype):
    logits, labels = example("cross_entropy", np.random.default_rng(1))
    other = labels.tolist() if dtype is list else labels.astype(dtype)
    assert cross_entropy(logits, other) == cross_entropy(logits, labels)
    np.testing.assert_array_equal(
        cross_entropy_backward(logits, other), cross_entropy_backward(logits, labels)
    )


@pytest.mark.parametrize("loss", LOSSES)
def test_arguments_are_not_modified(loss):
    value, backward = LOSSES[loss]
    output, targets = example(loss, np.random.default_rng(2))
    before = output.copy(), targets.copy()
    value(output, targets)
    backward(output, targets)
    np.testing.assert_array_equal(output, before[0])
    np.testing.assert_array_equal(targets, before[1])


@pytest.mark.parametrize("loss", LOSSES)
def test_a_batch_repeated_costs_the_same_and_halves_each_slope(loss):
    """The loss is a mean over examples, so the 1/N is in value and gradient alike."""
    value, backward = LOSSES[loss]
    output, targets = example(loss, np.random.default_rng(4))
    twice = np.concatenate([output, output]), np.concatenate([targets, targets])
    assert value(*twice) == pytest.approx(value(output, targets), rel=1e-14)
    grad = backward(output, targets) / 2
    np.testing.assert_allclose(backward(*twice), np.concatenate([grad, grad]), rtol=1e-14)


@pytest.mark.parametrize(
    ("function", "output", "targets", "message"),
    [
        (
            mean_squared_error,
            (5, 3),
            (5,),
            "mean_squared_error: got output (5, 3), targets (5,); expected output (N, C), "
            "targets (N, C): targets has 1 dimensions, not 2.",
        ),
        (
            mean_squared_error_backward,
            (5, 3),
            (1, 3),
            "mean_squared_error_backward: got output (5, 3), targets (1, 3); expected "
            "output (N, C), targets (N, C): N is 5 in output but 1 in targets.",
        ),
        (
            cross_entropy,
            (5, 3),
            (5, 3),
            "cross_entropy: got logits (5, 3), labels (5, 3); expected logits (N, C), "
            "labels (N,): labels has 2 dimensions, not 1.",
        ),
        (
            cross_entropy_backward,
            (5, 3),
            (4,),
            "cross_entropy_backward: got logits (5, 3), labels (4,); expected logits (N, C), "
            "labels (N,): N is 5 in logits but 4 in labels.",
        ),
    ],
)
def test_shapes_that_do_not_fit_are_reported(function, output, targets, message):
    with pytest.raises(ValueError) as error:
        function(np.zeros(output), np.zeros(targets, int))
    assert str(error.value) == message


def test_logsumexp_takes_rows():
    with pytest.raises(ValueError) as error:
        logsumexp(np.zeros(3))
    message = "logsumexp: got z (3,); expected z (N, C): z has 1 dimensions, not 2."
    assert str(error.value) == message


@pytest.mark.parametrize("dtype", DTYPES)
def test_logsumexp_is_right_for_rows_with_infinities(dtype):
    inf = math.inf
    z = np.array([[-inf, -inf], [inf, 1], [inf, -inf], [inf, inf], [-inf, 3], [0, 0]], dtype)
    total = logsumexp(z)
    assert total.dtype == dtype
    assert total[:5].tolist() == [-inf, inf, inf, inf, 3]
    assert total[5] == pytest.approx(math.log(2))


def test_logsumexp_of_nan_is_nan():
    assert np.isnan(logsumexp(np.array([[np.nan, 1.0], [np.nan, -np.inf]]))).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_loss_of_0_has_no_sign(dtype):
    loss = cross_entropy(np.array([[1000, 0], [0, 1000]], dtype), np.array([0, 1]))
    assert repr(float(loss)) == "0.0"
    assert loss.dtype == dtype


NOTHING = {
    "mean_squared_error": lambda shape: mean_squared_error(np.zeros(shape), np.zeros(shape)),
    "mean_squared_error_backward": lambda shape: mean_squared_error_backward(
        np.zeros(shape), np.zeros(shape)
    ),
    "cross_entropy": lambda shape: cross_entropy(np.zeros(shape), np.zeros(shape[0], int)),
    "cross_entropy_backward": lambda shape: cross_entropy_backward(
        np.zeros(shape), np.zeros(shape[0], int)
    ),
    "logsumexp": lambda shape: logsumexp(np.zeros(shape)),
}


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize(("shape", "dimension"), [((0, 3), "N"), ((2, 0), "C"), ((0, 0), "N|C")])
def test_no_examples_and_no_classes_have_no_loss(name, shape, dimension):
    with pytest.raises(
        ValueError, match=rf": ({dimension}) is 0 in \w+, not 1 or more\.$"
    ) as error:
        NOTHING[name](shape)
    assert str(error.value).startswith(f"{name}: got ")


@pytest.mark.parametrize("f", [log_softmax, ACTIVATIONS["softmax"][0]])
def test_rows_without_classes_have_no_softmax_but_an_empty_batch_has_one(f):
    with pytest.raises(ValueError) as error:
        f(np.zeros((2, 0)))
    assert str(error.value) == (
        f"{f.__name__}: got z (2, 0); expected z (..., C): C is 0 in z, not 1 or more."
    )
    assert f(np.zeros((0, 3))).shape == (0, 3)


# Properties


@given(batches)
@some
def test_logsumexp_is_between_the_maximum_and_log_c_above_it(z):
    top = z.max(axis=1)
    total = logsumexp(z)
    assert (total >= top).all()
    assert (total <= top + math.log(z.shape[1]) + 1e-12).all()


@given(batches, st.floats(-1000, 1000))
@some
def test_a_shift_of_the_logits_moves_logsumexp_and_nothing_else(z, shift):
    np.testing.assert_allclose(logsumexp(z + shift), logsumexp(z) + shift, atol=1e-11)
    np.testing.assert_allclose(log_softmax(z + shift), log_softmax(z), atol=1e-11)


@given(batches)
@some
def test_log_softmax_is_never_positive_and_its_powers_sum_to_one(z):
    log_probabilities = log_softmax(z)
    assert (log_probabilities <= 0).all()
    np.testing.assert_allclose(np.exp(log_probabilities).sum(axis=1), 1, rtol=1e-11)


@given(batches, st.integers(0, 2**32 - 1))
@some
def test_cross_entropy_is_never_negative_and_its_slopes_sum_to_zero_in_a_row(z, seed):
    labels = np.random.default_rng(seed).integers(z.shape[1], size=len(z))
    assert cross_entropy(z, labels) >= 0
    np.testing.assert_allclose(cross_entropy_backward(z, labels).sum(axis=1), 0, atol=1e-14)


@pytest.mark.parametrize("loss", LOSSES)
@given(seed=st.integers(0, 2**32 - 1), N=st.integers(1, 8), C=st.integers(1, 5))
@some
def test_a_permuted_batch_costs_the_same_and_permutes_the_slopes(loss, seed, N, C):
    value, backward = LOSSES[loss]
    rng = np.random.default_rng(seed)
    output, targets = example(loss, rng, N, C)
    order = rng.permutation(N)
    permuted = output[order], targets[order]
    assert value(*permuted) == pytest.approx(value(output, targets), rel=1e-13, abs=1e-15)
    np.testing.assert_array_equal(backward(*permuted), backward(output, targets)[order])


# The lowest loss


def test_lowest_loss_has_known_values():
    """Seven of one label and three of another look the same; two more have their own groups."""
    groups = np.array([5] * 10 + [900, -1])
    labels = np.array([2] * 7 + [0] * 3 + [2, 7])
    by_hand = -(7 * math.log(0.7) + 3 * math.log(0.3)) / 12
    assert lowest_loss(groups, labels) == pytest.approx(by_hand, rel=1e-15)
    assert lowest_loss(np.zeros(20, int), np.arange(20) % 10) == pytest.approx(math.log(10))
    alone = lowest_loss(np.arange(12), labels)
    assert alone == 0 and not np.signbit(alone) and alone.dtype == np.float64


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=30))
@some
def test_no_logits_of_the_groups_cost_less_than_the_lowest_loss(examples):
    """The logarithms of the shares, as logits, cost exactly that; splitting a group costs no
    more."""
    groups, labels = np.array(examples).T
    lowest = lowest_loss(groups, labels)
    one_hot = np.eye(3)[labels]
    counts = np.stack([one_hot[groups == g].sum(axis=0) for g in range(4)])
    with np.errstate(divide="ignore"):
        # the softmax of log counts is the shares; log 0 = −inf gives a share of 0
        best = np.log(counts)
    assert cross_entropy(best[groups], labels) == pytest.approx(lowest, abs=1e-12)
    rng = np.random.default_rng(0)
    for _ in range(5):
        assert cross_entropy(rng.normal(0, 2, (4, 3))[groups], labels) > lowest - 1e-12
    assert lowest_loss(2 * groups + rng.integers(0, 2, len(groups)), labels) <= lowest + 1e-12


def test_training_a_table_of_logits_ends_at_the_lowest_loss():
    rng = np.random.default_rng(1)
    groups, labels = rng.integers(0, 3, 200), rng.integers(0, 4, 200)
    table = np.zeros((3, 4))
    for _ in range(300):
        grad = cross_entropy_backward(table[groups], labels)
        for group in range(3):
            table[group] -= 5 * grad[groups == group].sum(axis=0)
    assert cross_entropy(table[groups], labels) == pytest.approx(
        lowest_loss(groups, labels), abs=1e-10
    )


@pytest.mark.parametrize(("groups", "labels"), [([0, 1], [0]), ([[0]], [[0]]), ([], [])])
def test_lowest_loss_refuses_what_does_not_fit(groups, labels):
    with pytest.raises(ValueError):
        lowest_loss(np.array(groups, int), np.array(labels, int))
