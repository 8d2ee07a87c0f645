"""Training compared with loops written out by hand: an epoch, measuring, a run."""

import numpy as np
import pytest

from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Momentum
from mlpkit.training import (
    Diverged,
    History,
    accuracy,
    confused_pair,
    confusion_matrix,
    evaluate,
    train_epoch,
)
from tests.fitting.training_runs import NETWORK, assert_same, blobs, run

# --- by hand, in NumPy alone ---------------------------------------------------------------------


def softmax_by_hand(logits):
    e = np.exp(logits)
    return e / e.sum(axis=1, keepdims=True)


def epoch_by_hand(weights, batches, rate):
    """SGD on a ReLU network of two layers, all gradients written out; returns loss and accuracy."""
    losses, right = [], []
    for X, y in batches:
        W1, b1, W2, b2 = weights
        z = X @ W1 + b1
        a = z * (z > 0)
        p = softmax_by_hand(a @ W2 + b2)
        losses += [-np.log(p[n, y[n]]) for n in range(len(y))]
        right += [p[n].argmax() == y[n] for n in range(len(y))]
        d2 = (p - np.eye(3)[y]) / len(y)
        d1 = (d2 @ W2.T) * (z > 0)
        steps = X.T @ d1, d1.sum(axis=0), a.T @ d2, d2.sum(axis=0)
        for weight, step in zip(weights, steps, strict=True):
            weight -= rate * step
    return sum(losses) / len(losses), sum(right) / len(right)


# --- an epoch, and measuring ---------------------------------------------------------------------


def test_an_epoch_is_the_loop_written_out_including_a_short_last_batch():
    X, y = blobs(47)
    batches = [(X[:20], y[:20]), (X[20:40], y[20:40]), (X[40:], y[40:])]
    parameters = initialize(NETWORK, np.random.default_rng(3), dtype=np.float64)
    weights = [parameters[name].copy() for name in ("W1", "b1", "W2", "b2")]
    expected = epoch_by_hand(weights, batches, 0.5)
    got = train_epoch(
        NETWORK, parameters, iter(batches), SGD(0.5), cross_entropy, cross_entropy_backward
    )
    np.testing.assert_allclose(got, expected, rtol=1e-12)
    for name, weight in zip(("W1", "b1", "W2", "b2"), weights, strict=True):
        np.testing.assert_allclose(parameters[name], weight, rtol=1e-11, atol=1e-13)


def test_fit_is_two_epochs_by_hand_in_the_generators_order():
    X, y = blobs(47)
    X_validation, y_validation = validation = blobs(30, seed=9)
    parameters = initialize(NETWORK, np.random.default_rng(3), dtype=np.float64)
    weights = [parameters[name].copy() for name in ("W1", "b1", "W2", "b2")]
    rng = np.random.default_rng(4)
    expected = History()
    for _ in range(2):
        order = rng.permutation(47)
        parts = order[:20], order[20:40], order[40:]
        loss, right = epoch_by_hand(weights, [(X[part], y[part]) for part in parts], 0.5)
        expected.losses.append(loss)
        expected.accuracies.append(right)
        W1, b1, W2, b2 = weights
        p = softmax_by_hand(np.maximum(X_validation @ W1 + b1, 0) @ W2 + b2)
        expected.validation_losses.append(-np.log(p[range(30), y_validation]).mean())
        expected.validation_accuracies.append((p.argmax(axis=1) == y_validation).mean())
    history, *_ = run(
        2,
        data=(X, y),
        parameters=parameters,
        optimizer=SGD(0.5),
        rng=np.random.default_rng(4),
        validation=validation,
    )
    for name, values in vars(expected).items():
        np.testing.assert_allclose(getattr(history, name), values, rtol=1e-11, err_msg=name)


def test_a_nan_loss_stops_the_epoch_before_its_step():
    X, y = blobs(40)
    parameters = initialize(NETWORK, np.random.default_rng(3), dtype=np.float64)
    once = parameters.like()
    once.vector[:] = parameters.vector
    own = cross_entropy, cross_entropy_backward
    train_epoch(NETWORK, once, [(X[:20], y[:20])], SGD(0.5), *own)

    values = iter([0.5, float("nan")])
    batches = [(X[:20], y[:20]), (X[20:], y[20:])]
    with pytest.raises(Diverged, match=r"^the loss is nan in batch 2$"):
        train_epoch(NETWORK, parameters, batches, SGD(0.5), lambda output, y: next(values), own[1])
    assert np.array_equal(parameters.vector, once.vector)


@pytest.mark.parametrize("N", [1, 9_999, 10_000, 10_001, 20_500])
def test_evaluate_is_one_pass_by_hand_in_slices_of_ten_thousand(N):
    X, y = blobs(N, seed=5)
    parameters = initialize(NETWORK, np.random.default_rng(3), dtype=np.float64)
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    logits = np.maximum(X @ W1 + b1, 0) @ W2 + b2
    right = (logits.argmax(axis=1) == y).mean()
    by_hand = -np.log(softmax_by_hand(logits)[range(N), y]).mean()
    assert evaluate(NETWORK, parameters, X, y) == pytest.approx((by_hand, right), rel=1e-12)
    squares = ((logits - np.eye(3)[y]) ** 2).sum() / N
    got = evaluate(NETWORK, parameters, X, y, "mean_squared_error")
    assert got == pytest.approx((squares, right), rel=1e-6)

    sizes = []
    unused = pytest.fail  # evaluate computes no gradient
    evaluate(NETWORK, parameters, X, y, (lambda output, y: sizes.append(len(y)) or 0, unused))
    assert max(sizes) <= 10_000
    assert sum(sizes) == N


def test_evaluate_refuses_a_softmax_that_the_loss_already_has():
    """The value would be that of a different network, with no sign of it."""
    X, y = blobs(20, seed=5)
    network = mlp([2, 8, 3], output="softmax")
    parameters = initialize(network, np.random.default_rng(3), dtype=np.float64)
    with pytest.raises(ValueError, match=r"^evaluate: got a network that ends in softmax; "):
        evaluate(network, parameters, X, y)
    likelihood = (lambda p, y: -np.log(p[np.arange(len(y)), y]).mean(), pytest.fail)
    logits = evaluate(mlp([2, 8, 3]), parameters, X, y)
    assert evaluate(network, parameters, X, y, likelihood) == pytest.approx(logits, rel=1e-12)


def test_accuracy_agrees_with_hand_calculation():
    labels, predicted = np.array([0, 2, 1, 1, 0]), np.array([0, 1, 1, 1, 2])
    assert accuracy(labels, predicted) == 0.6
    assert type(accuracy(labels, predicted)) is float
    with pytest.raises(ValueError, match=r"^accuracy: got labels \(5,\), predicted \(4,\);"):
        accuracy(labels, predicted[:4])
    assert accuracy(labels.tolist(), predicted.tolist()) == 0.6


def test_confusion_matrix_agrees_with_hand_counting_rows_true_and_columns_predicted():
    labels = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2], dtype=np.uint8)
    predicted = np.array([0, 1, 1, 1, 2, 0, 0, 0, 2])
    counts = confusion_matrix(labels, predicted, 4)
    assert counts.tolist() == [[1, 2, 0, 0], [0, 1, 1, 0], [3, 0, 1, 0], [0, 0, 0, 0]]
    assert counts.dtype.kind == "i"
    with pytest.raises(ValueError, match=r"^confusion_matrix: got labels \(9,\), predicted \(2,\)"):
        confusion_matrix(labels, predicted[:2], 4)


def test_confused_pair_counts_mistakes_both_ways_and_not_the_diagonal():
    counts = np.array([[90, 0, 3, 5], [0, 99, 9, 0], [4, 0, 80, 1], [6, 0, 1, 70]])
    assert confused_pair(counts) == (0, 3)  # 5 + 6 in both directions are more than 9 in one
    assert all(type(k) is int for k in confused_pair(counts))
    assert counts[0, 0] == 90
    assert confused_pair(np.array([[5, 0, 0], [0, 5, 0], [0, 1, 5]])) == (1, 2)
    with pytest.raises(ValueError, match=r"^confused_pair: "):
        confused_pair(counts[:3])


def test_confused_pair_finds_the_same_pair_as_brute_force():
    rng = np.random.default_rng(4)
    for C in range(2, 9):
        counts = rng.integers(0, 1000, (C, C))
        both = {(i, j): counts[i, j] + counts[j, i] for j in range(C) for i in range(j)}
        assert both[confused_pair(counts)] == max(both.values())


# --- a run ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("loss", ["cross_entropy", "mean_squared_error"])
def test_fit_learns_the_blobs_and_returns_python_numbers(loss, dtype):
    parameters = initialize(NETWORK, np.random.default_rng(2), dtype=dtype)
    data, validation = blobs(200, dtype=dtype), blobs(100, seed=8, dtype=dtype)
    history, *_ = run(
        10,
        parameters=parameters,
        optimizer=Momentum(0.02),
        data=data,
        validation=validation,
        loss=loss,
    )
    assert history.epochs == 10
    for numbers in vars(history).values():
        assert [type(number) for number in numbers] == [float] * 10
    assert history.losses[-1] < history.losses[0] / 3
    assert history.accuracies[-1] > 0.97
    assert history.validation_accuracies[-1] > 0.97
    assert parameters.vector.dtype == dtype


def test_without_validation_the_history_has_none():
    history, *_ = run(2, validation=None)
    assert len(history.losses) == len(history.accuracies) == 2
    assert history.validation_losses == history.validation_accuracies == []


def test_the_same_seed_gives_the_same_bits_and_a_different_one_does_not():
    assert_same(run(), run())
    assert run()[0] != run(rng=np.random.default_rng(2))[0]


def test_validation_and_its_size_change_nothing_in_training():
    history, parameters, *_ = run()
    other, others, *_ = run(validation=None)
    assert history.losses == other.losses
    assert np.array_equal(parameters.vector, others.vector)


def test_every_epoch_has_every_example_once_in_a_new_order():
    X = np.arange(100.0).reshape(50, 2) / 100
    y = np.arange(50) % 3
    seen = []

    def value(output, labels):
        seen.append(labels)
        return 0.0

    run(3, data=(X, y), loss=(value, cross_entropy_backward), validation=None)
    assert [len(labels) for labels in seen] == [20, 20, 10] * 3
    epochs = [np.concatenate(seen[start : start + 3]) for start in (0, 3, 6)]
    for labels in epochs:
        assert np.array_equal(np.sort(labels), np.sort(y))
    assert len({labels.tobytes() for labels in epochs}) == 3


def test_a_schedule_is_called_once_a_step_and_on_across_epochs():
    asked = []
    run(3, optimizer=SGD(lambda step: asked.append(step) or 0.1))
    assert asked == list(range(9))


def test_a_pair_of_functions_is_a_loss():
    assert_same(run(), run(loss=(cross_entropy, cross_entropy_backward)))
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    before = parameters.vector.copy()
    flat = (lambda output, y: 7.0, lambda output, y: np.zeros_like(output))
    history, *_ = run(parameters=parameters, loss=flat)
    assert history.losses == pytest.approx([7.0] * 3, rel=1e-15)
    assert np.array_equal(parameters.vector, before)


def test_squared_error_through_softmax_agrees_with_the_jacobian_by_hand():
    network = mlp([2, 3], output="softmax")
    X = np.array([[0.5, -1.0], [2.0, 0.25]])
    y = np.array([2, 0])
    parameters = initialize(network, np.random.default_rng(6), dtype=np.float64)
    W, b = parameters["W1"].copy(), parameters["b1"].copy()
    dW, db, loss = np.zeros((2, 3)), np.zeros(3), 0.0
    for x, label in zip(X, y, strict=True):
        p = softmax_by_hand((x @ W + b)[None])[0]
        difference = p - np.eye(3)[label]
        loss += difference @ difference / 2
        dz = (np.diag(p) - np.outer(p, p)) @ (2 * difference / 2)
        dW += np.outer(x, dz)
        db += dz
    history, *_ = run(
        1,
        network=network,
        parameters=parameters,
        data=(X, y),
        loss="mean_squared_error",
        optimizer=SGD(0.3),
        validation=(X, y),
    )
    assert history.losses == pytest.approx([loss], rel=1e-12)
    np.testing.assert_allclose(parameters["W1"], W - 0.3 * dW, rtol=1e-12)
    np.testing.assert_allclose(parameters["b1"], b - 0.3 * db, rtol=1e-12)
    after = softmax_by_hand(X @ (W - 0.3 * dW) + b - 0.3 * db)
    assert history.validation_losses[0] == pytest.approx(((after - np.eye(3)[y]) ** 2).sum() / 2)


def test_lists_of_labels_and_unsigned_labels_are_the_same_labels():
    X, y = blobs()
    expected = run()
    assert_same(expected, run(data=(X, y.astype(np.uint8))))
    assert_same(expected, run(data=[X.tolist(), y.tolist()]))
    X_validation, y_validation = blobs(30, seed=9)
    assert_same(expected, run(validation=[X_validation.tolist(), y_validation.tolist()]))


def test_a_batch_larger_than_the_data_is_one_batch():
    assert_same(run(batch_size=50), run(batch_size=np.int64(1000)))
