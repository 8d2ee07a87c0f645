"""Training against loops written out by hand, and every way in which a run can end early."""

import hashlib
import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from mlpkit import training
from mlpkit.checkpoints import snapshot
from mlpkit.losses import (
    cross_entropy,
    cross_entropy_backward,
)
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum, step_decay
from mlpkit.training import (
    Diverged,
    EarlyStopping,
    History,
    accuracy,
    confusion_matrix,
    evaluate,
    fit,
    should_stop,
    train_epoch,
)

ROOT = Path(__file__).parent.parent
NETWORK = mlp([2, 8, 3])


def blobs(N=50, seed=0, dtype=np.float64):
    """Three clouds in the plane, one a class."""
    rng = np.random.default_rng(seed)
    y = rng.integers(3, size=N)
    centres = np.array([[0, 2], [2, -1], [-2, -1]])
    return (centres[y] + 0.5 * rng.standard_normal((N, 2))).astype(dtype), y


def run(epochs=3, seed=1, parameters=None, optimizer=None, rng=None, **changed):
    """A run on the blobs, three batches an epoch: (history, parameters, optimizer, rng)."""
    if parameters is None:
        parameters = initialize(NETWORK, np.random.default_rng(seed), dtype=np.float64)
    optimizer = optimizer or Momentum(0.1)
    rng = rng or np.random.default_rng(seed)
    settings = {"batch_size": 20, "progress": False, "validation": blobs(30, seed=9), **changed}
    data, network = settings.pop("data", blobs()), settings.pop("network", NETWORK)
    history = fit(
        network, parameters, data, optimizer=optimizer, epochs=epochs, rng=rng, **settings
    )
    return history, parameters, optimizer, rng


def assert_same(one, other):
    """Two results of `run` agree to the last bit, generator and optimizer included."""
    a, b = (snapshot(*result[1:], result[0]) for result in (one, other))
    assert a.history == b.history
    assert a.parameters.vector.tobytes() == b.parameters.vector.tobytes()
    assert a.t == b.t
    assert {name: v.tobytes() for name, v in a.state.items()} == {
        name: v.tobytes() for name, v in b.state.items()
    }
    assert a.generator == b.generator


# --- by hand: nothing below calls mlpkit ---------------------------------------------------------


def softmax_by_hand(logits):
    e = np.exp(logits)
    return e / e.sum(axis=1, keepdims=True)


def epoch_by_hand(weights, batches, rate):
    """SGD on a ReLU network of two layers, all gradients written out; gives loss and accuracy."""
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


def test_an_epoch_is_the_loop_written_out_short_last_batch_included():
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
    unused = pytest.fail  # nothing is differentiated here
    evaluate(NETWORK, parameters, X, y, (lambda output, y: sizes.append(len(y)) or 0, unused))
    assert max(sizes) <= 10_000
    assert sum(sizes) == N


def test_accuracy_by_hand():
    labels, predicted = np.array([0, 2, 1, 1, 0]), np.array([0, 1, 1, 1, 2])
    assert accuracy(labels, predicted) == 0.6
    assert type(accuracy(labels, predicted)) is float
    with pytest.raises(ValueError, match=r"^accuracy: got labels \(5,\), predicted \(4,\);"):
        accuracy(labels, predicted[:4])
    assert accuracy(labels.tolist(), predicted.tolist()) == 0.6


def test_confusion_matrix_by_hand_rows_are_true_columns_predicted():
    labels = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2], dtype=np.uint8)
    predicted = np.array([0, 1, 1, 1, 2, 0, 0, 0, 2])
    counts = confusion_matrix(labels, predicted, 4)
    assert counts.tolist() == [[1, 2, 0, 0], [0, 1, 1, 0], [3, 0, 1, 0], [0, 0, 0, 0]]
    assert counts.dtype.kind == "i"
    with pytest.raises(ValueError, match=r"^confusion_matrix: got labels \(9,\), predicted \(2,\)"):
        confusion_matrix(labels, predicted[:2], 4)


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


def test_the_same_generator_gives_the_same_bits_another_one_does_not():
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


def test_a_schedule_is_asked_once_a_step_and_on_across_epochs():
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


def test_squared_error_through_softmax_is_the_jacobian_by_hand():
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


# --- callbacks -----------------------------------------------------------------------------------


def test_callbacks_see_the_run_at_the_end_of_every_epoch_in_order():
    seen = []

    def first(state):
        seen.append(("first", state.history.epochs, state.optimizer.t, state.stop))
        assert state.network is NETWORK
        assert state.parameters is parameters
        assert state.rng is rng
        assert len(state.history.validation_losses) == state.history.epochs

    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    rng = np.random.default_rng(1)
    last = lambda state: seen.append("last")  # noqa: E731
    run(2, parameters=parameters, rng=rng, callbacks=[first, last])
    assert seen == [("first", 1, 3, False), "last", ("first", 2, 6, False), "last"]


def test_a_callback_ends_the_run():
    def stop(state):
        state.stop = state.history.epochs == 2

    assert_same(run(2), run(9, callbacks=[stop]))


@pytest.mark.parametrize(
    ("losses", "patience", "stop"),
    [
        ([], 1, False),
        ([1.0], 1, False),
        ([3, 2, 1], 1, False),
        ([1, 2], 1, True),
        ([1, 2], 2, False),
        ([1, 2, 2], 2, True),
        ([2, 1, 1], 1, True),  # as low again is not lower
        ([1, 2, 0.5, 3], 2, False),  # a new lowest starts the count again
        ([1, 2, 0.5, 3, 0.6], 2, True),
        ([5, 1, 2, 3, 4], 3, True),
        ([5, 1, 2, 3, 4], 4, False),
    ],
)
def test_should_stop(losses, patience, stop):
    assert should_stop(losses, patience) is stop


def scripted(monkeypatch, losses):
    """Let the validation losses be these, one an epoch."""
    values = iter(losses)
    monkeypatch.setattr(training, "evaluate", lambda *args: (next(values), 0.5))


@pytest.mark.parametrize(("patience", "epochs"), [(1, 3), (2, 6), (3, 7), (9, 8)])
def test_early_stopping_stops_after_so_many_epochs(monkeypatch, patience, epochs):
    scripted(monkeypatch, [3, 2, 2.5, 1, 1.5, 1.2, 1.1, 1.3])
    history, *_ = run(8, callbacks=[EarlyStopping(patience)])
    assert history.epochs == epochs


def test_early_stopping_does_not_take_back_another_callbacks_stop():
    def stop(state):
        state.stop = True

    assert run(5, callbacks=[stop, EarlyStopping(9)])[0].epochs == 1
    assert run(5, callbacks=[EarlyStopping(9), stop])[0].epochs == 1


def test_early_stopping_needs_validation():
    with pytest.raises(ValueError) as caught:
        run(validation=None, callbacks=[EarlyStopping(2)])
    assert str(caught.value) == (
        "EarlyStopping: got no validation data; pass validation=(X, y) to fit."
    )


# --- interrupts ----------------------------------------------------------------------------------


class Interrupting(Momentum):
    """Interrupts when step number `at` is half done."""

    def __init__(self, at):
        super().__init__(0.1)
        self.at = at

    def update(self, theta, grad, rate, velocity):
        super().update(theta, grad, rate, velocity)
        if self.t == self.at:
            raise KeyboardInterrupt


def interrupt_in_callback(state):
    if state.history.epochs == 2:
        state.parameters.vector[:] = 0
        state.history.losses.append(0.0)
        raise KeyboardInterrupt


def interrupting_loss(at, size):
    """A pair that interrupts at its call number `at` with `size` examples."""
    calls = []

    def value(output, y):
        calls.append(len(y))
        if calls.count(size) == at and len(y) == size:
            raise KeyboardInterrupt
        return cross_entropy(output, y)

    return value, cross_entropy_backward


@pytest.mark.parametrize(
    ("finished", "changed"),
    [
        (0, lambda: {"optimizer": Interrupting(1)}),
        (0, lambda: {"optimizer": Interrupting(3)}),
        (1, lambda: {"optimizer": Interrupting(4)}),
        (2, lambda: {"optimizer": Interrupting(8)}),
        (1, lambda: {"loss": interrupting_loss(2, 10)}),  # the short last batch of epoch 2
        (2, lambda: {"loss": interrupting_loss(3, 30)}),  # the validation of epoch 3
        (2, lambda: {"callbacks": [interrupt_in_callback]}),
    ],
    ids=["step 1", "step 3", "step 4", "step 8", "loss", "validation", "callback"],
)
def test_an_interrupt_gives_the_state_of_the_last_finished_epoch(finished, changed):
    history, parameters, optimizer, rng = run(4, **changed())
    if finished:
        expected = run(finished)
        assert_same((history, parameters, optimizer, rng), expected)
    else:
        fresh = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
        assert history == History()
        assert np.array_equal(parameters.vector, fresh.vector)
        assert (optimizer.t, optimizer.state) == (0, {})
        assert rng.bit_generator.state == np.random.default_rng(1).bit_generator.state

    kept = snapshot(parameters, Momentum(0.1), rng, history)
    kept.t, kept.state = optimizer.t, optimizer.state
    assert_same(run(4), run(4, parameters=parameters, rng=rng, start=kept))


def test_other_errors_are_not_swallowed():
    def broken(state):
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        run(callbacks=[broken])


SIGINT_SCRIPT = """
import hashlib, signal, sys
from tests.test_training import NETWORK, run
signal.signal(signal.SIGINT, signal.default_int_handler)

def ready(state):
    if state.history.epochs == 3:
        print("ready", flush=True)

history, parameters, optimizer, rng = run(1_000_000, callbacks=[ready])
print(history.epochs, optimizer.t, hashlib.sha256(parameters.vector.tobytes()).hexdigest())
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_a_real_interrupt_gives_the_history_and_whole_epochs():
    child = subprocess.Popen(
        [sys.executable, "-c", SIGINT_SCRIPT],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    finally:
        child.kill()
    assert child.returncode == 0, err
    epochs, t, digest = out.split()
    assert 3 <= int(epochs) < 1_000_000
    assert int(t) == 3 * int(epochs)
    _, parameters, *_ = run(int(epochs))
    assert hashlib.sha256(parameters.vector.tobytes()).hexdigest() == digest


# --- divergence ----------------------------------------------------------------------------------


def failing_loss(at, size, value):
    """A pair whose value is `value` at call number `at` with `size` examples."""
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
def test_a_loss_that_is_no_number_says_where_and_why(value):
    error, state = diverge(loss=failing_loss(3, 20, value))  # batch 1 of epoch 2
    assert str(error) == (
        f"fit: the loss is {float(value)} in epoch 2, batch 1 of 3. Most likely the learning "
        "rate, 0.1, is too large: try a tenth of it. The parameters are back where they were after "
        "1 finished epochs."
    )
    assert_same(state, run(1))


@pytest.mark.parametrize(
    ("at", "size", "where", "rate"),
    [
        (2, 20, "epoch 1, batch 2 of 3", "16"),
        (1, 10, "epoch 1, batch 3 of 3", "8"),
        (3, 20, "epoch 2, batch 1 of 3", "4"),
        (2, 10, "epoch 2, batch 3 of 3", "1"),
    ],
)
def test_the_rate_it_names_is_that_of_the_last_step_taken(at, size, where, rate):
    schedule = lambda step: step_decay(step, 1, 0.5, 16)  # noqa: E731
    flat = lambda output, y: np.zeros_like(output)  # noqa: E731
    error, _ = diverge(optimizer=SGD(schedule), loss=(failing_loss(at, size, np.inf)[0], flat))
    assert f" in {where}. Most likely the learning rate, {rate}, is " in str(error)


def test_it_goes_by_the_optimizers_own_count_of_steps():
    optimizer = SGD(lambda step: step + 1)
    optimizer.t = 100
    flat = lambda output, y: np.zeros_like(output)  # noqa: E731
    error, _ = diverge(optimizer=optimizer, loss=(failing_loss(1, 10, np.inf)[0], flat))
    assert "the learning rate, 102, is too large" in str(error)  # steps 100 and 101 were taken


@pytest.mark.parametrize(
    ("rate", "loss"), [(1e200, "mean_squared_error"), (1e308, "cross_entropy")]
)
def test_a_rate_that_is_too_large_is_told_without_a_warning(rate, loss):
    error, state = diverge(optimizer=SGD(rate), loss=loss)
    assert f"Most likely the learning rate, {rate}, is too large: try a tenth of it." in str(error)
    assert state[0].epochs == 0
    fresh = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    assert np.array_equal(state[1].vector, fresh.vector)


def test_images_that_are_not_scaled_are_the_likelier_cause():
    X, y = blobs()
    error, _ = diverge(data=(X * 1000, y), loss=failing_loss(3, 20, np.nan))
    size = np.sqrt(np.mean((X * 1000) ** 2))
    assert f"Most likely the values of X are too large, {size:.3g} on average: scale or" in str(
        error
    )


@pytest.mark.parametrize(("size", "cause"), [(9.9, "the learning rate"), (10.1, "the values of X")])
def test_values_of_more_than_ten_on_average_are_a_cause(size, cause):
    X, y = blobs()
    X = X * (size / np.sqrt(np.mean(X**2)))
    error, _ = diverge(data=(X, y), loss=failing_loss(3, 20, np.nan))
    assert f"Most likely {cause}" in str(error)


def test_one_pixel_that_is_white_once_is_no_cause():
    X, y = blobs()
    X = X.copy()
    X[7, 0] = 60.0  # standardized images have such
    error, _ = diverge(data=(X, y), loss=failing_loss(2, 20, np.nan))
    assert "Most likely the learning rate, 0.1, is too large" in str(error)


def test_before_the_first_step_the_rate_is_no_cause():
    rates = {0: 0.1}.__getitem__  # asked for no step before the first
    error, _ = diverge(optimizer=SGD(rates), loss=failing_loss(1, 20, np.nan))
    assert str(error) == (
        "fit: the loss is nan in epoch 1, batch 1 of 3. Most likely the loss function, or "
        "parameters too large to start from: no step was taken yet. The parameters are back where "
        "they were after 0 finished epochs."
    )


def test_a_validation_loss_that_is_no_number_is_told_too():
    error, state = diverge(loss=failing_loss(3, 30, np.inf))
    assert str(error) == (
        "fit: the validation loss is inf in epoch 3, after the last batch. Most likely the "
        "learning rate, 0.1, is too large: try a tenth of it. The parameters are back where they "
        "were after 2 finished epochs."
    )
    assert_same(state, run(2))


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
    assert_same(state, run(3, validation=validation))


def test_minus_infinity_is_as_bad():
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    training.check_finite(parameters, None)
    parameters["b1"][0] = -np.inf
    with pytest.raises(Diverged, match=r"^the largest parameter is inf"):
        training.check_finite(parameters, None)


# --- what fit refuses ----------------------------------------------------------------------------


def checkpoint(**changed):
    """What a run of one epoch leaves."""
    history, *state = run(1, **changed)
    return snapshot(*state, history)


def spoiled(row, value):
    X, _ = blobs()
    X[row] = value
    return X


X, Y = blobs()
PARAMETERS = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
BROKEN = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
BROKEN["b2"][1] = np.inf
OTHER = initialize(mlp([2, 4, 3]), np.random.default_rng(1), dtype=np.float64)
SOFTMAX = mlp([2, 8, 3], output="softmax")
STEPPING = type("Stepping", (), {"step": print})()  # no rate, t and state to keep
LOSSES = "mean_squared_error, cross_entropy, or a pair of functions: the value and its gradient."


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"parameters": dict(PARAMETERS)},
            "fit: got parameters of type dict; expected Parameters, as initialize makes them.",
        ),
        (
            {"parameters": OTHER},
            "fit: got Parameters(W1 (2, 4), b1 (4,), W2 (4, 3), b2 (3,): 27 numbers, float64); "
            "expected the shapes of Network(2-8-3, relu: 51 parameters).",
        ),
        (
            {"parameters": BROKEN},
            "fit: got parameters with nan or inf; expected finite ones: start afresh.",
        ),
        ({"loss": "hinge"}, f"loss: got 'hinge'; expected one of {LOSSES}"),
        ({"loss": len}, f"loss: got {len!r}; expected one of {LOSSES}"),
        ({"loss": None}, f"loss: got None; expected one of {LOSSES}"),
        ({"loss": (len,)}, f"loss: got {(len,)!r}; expected one of {LOSSES}"),
        (
            {"network": SOFTMAX},
            "fit: got a network that ends in softmax; cross_entropy has softmax inside and "
            'expects logits: build it with output="identity".',
        ),
        ({"optimizer": "adam"}, "fit: got the optimizer 'adam'; expected one like SGD(0.1)."),
        (
            {"optimizer": STEPPING},
            f"fit: got the optimizer {STEPPING!r}; expected one like SGD(0.1).",
        ),
        ({"optimizer": Adam}, f"fit: got the optimizer {Adam!r}; expected one like SGD(0.1)."),
        ({"rng": 42}, "fit: got rng 42; expected one like np.random.default_rng(0)."),
        ({"batch_size": 0}, "fit: got batch_size 0; expected a whole number of 1 or more."),
        ({"batch_size": 2.0}, "fit: got batch_size 2.0; expected a whole number of 1 or more."),
        ({"epochs": -1}, "fit: got epochs -1; expected a whole number of 1 or more."),
        ({"epochs": "3"}, "fit: got epochs '3'; expected a whole number of 1 or more."),
        (
            {"data": (X[:, :1], Y)},
            "fit: X, y: got X of shape (50, 1); expected (N, 2) with N ≥ 1.",
        ),
        (
            {"data": (X.reshape(50, 2, 1), Y)},
            "fit: X, y: got X of shape (50, 2, 1); expected (N, 2) with N ≥ 1.",
        ),
        (
            {"data": (X[:0], Y[:0])},
            "fit: X, y: got X of shape (0, 2); expected (N, 2) with N ≥ 1.",
        ),
        (
            {"data": (X.astype(np.float32), Y)},
            "fit: X, y: got X of float32; expected float64, as the parameters are (use astype).",
        ),
        (
            {"data": (X.astype(np.uint8), Y)},
            "fit: X, y: got X of uint8; expected float64, as the parameters are (scale_to_unit "
            "makes float32 of images).",
        ),
        (
            {"data": (X, Y[:-1])},
            "fit: X, y: got y of shape (49,); expected (50,), a label for each row of X.",
        ),
        (
            {"data": (X, np.eye(3)[Y])},
            "fit: X, y: got y of shape (50, 3); expected (50,), a label for each row of X.",
        ),
        ({"data": (X, Y + 0.0)}, "fit: X, y: got y of float64; expected integers 0 … 2."),
        ({"data": (X, Y == 1)}, "fit: X, y: got y of bool; expected integers 0 … 2."),
        ({"data": (X, Y + 1)}, "fit: X, y: got labels from 1 to 3; expected 0 … 2."),
        ({"data": (X, Y - 1)}, "fit: X, y: got labels from -1 to 1; expected 0 … 2."),
        (
            {"data": (spoiled((4, 1), np.nan), Y)},
            "fit: X, y: got X[4, 1] = nan; expected finite numbers.",
        ),
        (
            {"data": (spoiled(([3, 5], 0), [np.inf, -np.inf]), Y)},
            "fit: X, y: got X[3, 0] = inf; expected finite numbers.",
        ),
        (
            {"data": (spoiled((3, 0), np.inf), Y)},
            "fit: X, y: got X[3, 0] = inf; expected finite numbers.",
        ),
        (
            {"data": (spoiled((49, 0), -np.inf), Y)},
            "fit: X, y: got X[49, 0] = -inf; expected finite numbers.",
        ),
        (
            {"validation": (X, Y + 1)},
            "fit: validation: got labels from 1 to 3; expected 0 … 2.",
        ),
        (
            {"validation": (spoiled((0, 0), np.nan), Y)},
            "fit: validation: got X[0, 0] = nan; expected finite numbers.",
        ),
        (
            {"validation": (X.astype(np.float32), Y)},
            "fit: validation: got X of float32; expected float64, as the parameters are (use "
            "astype).",
        ),
        ({"validation": ()}, "fit: got validation, a tuple of 0; expected a pair (X, y)."),
        ({"validation": (X,)}, "fit: got validation, a tuple of 1; expected a pair (X, y)."),
        ({"data": X}, "fit: got data, a ndarray; expected a pair (X, y)."),
        (
            {"callbacks": EarlyStopping(2)},
            "fit: got callbacks EarlyStopping(patience=2); expected a list of functions.",
        ),
        ({"callbacks": [None]}, "fit: got callbacks [None]; expected a list of functions."),
        ({"threads": 0}, "threads: got 0; expected a whole number of 1 or more, or None."),
        ({"threads": "2"}, "threads: got '2'; expected a whole number of 1 or more, or None."),
        ({"threads": 1.5}, "threads: got 1.5; expected a whole number of 1 or more, or None."),
        (
            {"start": "run.npz"},
            "checkpoint: got 'run.npz'; expected what load(path) gives.",
        ),
        (
            {"start": checkpoint(validation=None)},
            "fit: the run of this checkpoint had no validation data; pass none here too, or its "
            "history has a gap.",
        ),
        (
            {"start": checkpoint(), "validation": None},
            "fit: the run of this checkpoint had validation data; pass validation=(X, y) here "
            "too, or its history has a gap.",
        ),
    ],
)
@pytest.mark.filterwarnings("error")
def test_fit_refuses(changed, message):
    parameters = changed.get("parameters", PARAMETERS)
    before = {name: parameters[name].copy() for name in parameters}
    rng = changed.get("rng", np.random.default_rng(5))
    with pytest.raises(ValueError) as caught:
        run(**{"parameters": parameters, **changed, "rng": rng})
    assert str(caught.value) == message
    assert all(np.array_equal(parameters[name], before[name]) for name in before)
    if "rng" not in changed:
        assert rng.bit_generator.state == np.random.default_rng(5).bit_generator.state


def test_a_size_of_a_small_integer_type_is_that_size():
    data = blobs(600)
    assert_same(run(data=data, batch_size=np.uint8(200)), run(data=data, batch_size=200))


def test_softmax_may_stand_before_a_loss_of_ones_own():
    assert run(1, network=SOFTMAX, loss=(cross_entropy, cross_entropy_backward))[0].epochs == 1


def test_a_run_before_its_first_epoch_goes_on_with_or_without_validation():
    fresh = snapshot(PARAMETERS, Momentum(0.1), np.random.default_rng(1), History())
    for validation in (None, blobs(30, seed=9)):
        parameters = PARAMETERS.like()
        assert run(1, parameters=parameters, start=fresh, validation=validation)[0].epochs == 1


@pytest.mark.parametrize("patience", [0, -3])
def test_no_patience_is_refused(patience):
    with pytest.raises(ValueError, match=f"^EarlyStopping: got patience {patience}; expected 1 or"):
        EarlyStopping(patience)


def test_an_exit_in_the_middle_of_an_epoch_loses_nothing():
    def leave(output, y):
        leave.calls += 1
        if leave.calls == 5:  # the second batch of the second epoch
            raise SystemExit
        return cross_entropy(output, y)

    leave.calls = 0
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    state = {"optimizer": Momentum(0.1), "rng": np.random.default_rng(1), "validation": None}
    with pytest.raises(SystemExit) as caught:
        run(parameters=parameters, loss=(leave, cross_entropy_backward), **state)
    left = (caught.value.history, parameters, state["optimizer"], state["rng"])
    assert_same(left, run(1, validation=None))


def test_evaluate_refuses_an_unknown_loss():
    with pytest.raises(ValueError, match=r"^loss: got 'hinge'; expected one of mean_squared_"):
        evaluate(NETWORK, PARAMETERS, X, Y, "hinge")


def test_large_finite_values_are_no_fault():
    large = X.copy()
    large[0] = 1e300, 1e300  # their sum's square overflows, they do not
    run(1, data=(large, Y), loss=(lambda output, y: 0.0, lambda output, y: np.zeros_like(output)))


# --- threads and the progress bar ----------------------------------------------------------------


def blas_threads():
    pools = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    assert pools
    return pools


@pytest.mark.parametrize(("threads", "inside"), [(1, {1}), (3, {3}), (None, {1, 2})])
@pytest.mark.parametrize("ending", ["well", "interrupt", "error"])
def test_threads_are_limited_inside_and_restored_after(threads, inside, ending):
    seen = []

    def look(state):
        seen.extend(blas_threads())
        if ending != "well":
            raise {"interrupt": KeyboardInterrupt, "error": RuntimeError}[ending]

    with threadpool_limits(2, "blas"):
        before = blas_threads()
        assert set(before) == {2}
        try:
            run(1, callbacks=[look], threads=threads)
        except RuntimeError:
            assert ending == "error"
        assert seen and set(seen) <= inside
        assert blas_threads() == before


def test_the_bar_is_on_by_default_and_counts_batches(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    fit(
        NETWORK,
        parameters,
        blobs(),
        optimizer=SGD(0.1),
        batch_size=20,
        epochs=2,
        rng=np.random.default_rng(0),
    )
    last = capsys.readouterr().err.split("\r")[-1]
    assert last.startswith("epoch 2/2: 100%")
    assert " 6/6 " in last
    assert "batch/s, loss 0." in last


def test_no_bar_when_not_wanted(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    run(progress=False)
    monkeypatch.setenv("TQDM_DISABLE", "1")
    run(progress=True)
    captured = capsys.readouterr()
    assert captured.err == captured.out == ""


def test_the_bar_goes_on_from_a_checkpoint_and_tells_of_an_interrupt(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    history, parameters, optimizer, rng = run(4, optimizer=Interrupting(5), progress=True)
    assert "interrupted after 1 epochs: " in capsys.readouterr().err
    start = snapshot(parameters, optimizer, rng, history)
    again = Interrupting(0)
    run(4, parameters=parameters, optimizer=again, rng=rng, start=start, progress=True)
    written = capsys.readouterr().err
    assert " 3/12 " in written
    assert " 0/12 " not in written
    assert " 12/12 " in written


def test_a_function_hears_of_every_batch_and_there_is_no_bar(capsys, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    heard = []
    history, parameters, optimizer, rng = run(1, progress=lambda *at: heard.append(at))
    assert heard == [(1, 3), (2, 3), (3, 3)]
    start = snapshot(parameters, optimizer, rng, history)
    heard.clear()
    again = {"parameters": parameters, "optimizer": optimizer, "rng": rng, "start": start}
    run(2, **again, progress=lambda *at: heard.append(at))
    assert heard == [(4, 6), (5, 6), (6, 6)]
    captured = capsys.readouterr()
    assert captured.err == captured.out == ""


def test_an_error_from_outside_leaves_the_last_whole_epoch_and_its_history():
    def fails(done, total):
        if done == 5:
            raise RuntimeError("mine")

    parameters = initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)
    optimizer, rng = Momentum(0.1), np.random.default_rng(1)
    again = {"parameters": parameters, "optimizer": optimizer, "rng": rng}
    with pytest.raises(RuntimeError, match="mine") as caught:
        run(3, **again, progress=fails)
    assert_same((caught.value.history, parameters, optimizer, rng), run(1))
