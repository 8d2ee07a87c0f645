"""The playground: its training by hand and by nudging, its pictures, its buttons and its thread."""

import copy
import itertools
import threading
import time
import warnings

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient, relative_error
from mlpkit.losses import cross_entropy
from mlpkit.network import initialize, mlp
from mlpkit.plots import png
from mlpkit.widgets import playground
from mlpkit.widgets.playground import (
    ACTIVATIONS,
    DATA,
    OPTIMIZERS,
    Playground,
    begin,
    draw,
    epoch,
    gradients_of,
    make_data,
    train_some,
)

PLAIN = {
    "data": "two moons",
    "noise": 0.1,
    "layers": 1,
    "units": 4,
    "activation": "tanh",
    "optimizer": "SGD",
}
RUNAWAY = PLAIN | {"layers": 3, "units": 16, "activation": "leaky_relu"}  # it overflows at rate 10


def probabilities(logits):
    odds = np.exp(logits)
    return odds / odds.sum(axis=1, keepdims=True)


@pytest.fixture
def play():
    explorer = Playground()
    yield explorer
    explorer.pause()
    join(explorer.thread)


def join(thread):
    """Wait until a thread has ended; the minute is for a machine under load."""
    if thread is not None:
        thread.join(60)
        assert not thread.is_alive()


def wait_for(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def threads():
    return [thread for thread in threading.enumerate() if thread.name == "playground"]


@pytest.mark.parametrize("data", DATA)
def test_data_are_standardized_with_the_statistics_of_the_training_set(data):
    (X, y), (X_validation, y_validation) = make_data(data, 0.1)
    assert X.shape == X_validation.shape == (150, 2) and X.dtype == np.float64
    assert np.allclose(X.mean(axis=0), 0) and np.allclose(X.std(axis=0), 1)
    assert not np.allclose(X_validation.mean(axis=0), 0, atol=1e-4)
    assert np.allclose(X_validation.mean(axis=0), 0, atol=0.4)
    assert y.sum() + y_validation.sum() == 150
    assert len(np.unique(np.concatenate([X, X_validation]), axis=0)) == 300


def test_l2_is_in_the_weights_gradients_and_not_in_the_biases():
    rng = np.random.default_rng(1)
    network = mlp([2, 3, 4, 2], hidden="tanh")
    parameters = initialize(network, rng, "xavier", np.float64)
    for name in ("b1", "b2", "b3"):
        parameters[name] = rng.standard_normal(parameters[name].shape)
    X, y = rng.standard_normal((7, 2)), rng.integers(0, 2, 7)
    gradients = gradients_of(network, parameters, X, y, l2=0.3)

    def loss(vector):
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
        penalty = sum(np.sum(W**2) for W in (W1, W2, W3))
        return cross_entropy(logits, y) + 0.3 / 2 * penalty

    by_nudging = numerical_gradient(loss, parameters.vector)
    assert relative_error(gradients.vector, by_nudging) < 1e-7


def test_an_epoch_is_the_steps_of_softmax_regression_written_out():
    run = begin(**PLAIN | {"layers": 0})
    W, b = run.parameters["W1"].copy(), run.parameters["b1"].copy()
    (X, y), order = run.training, copy.deepcopy(run.rng).permutation(150)
    for start in range(0, 150, 10):
        batch = order[start : start + 10]
        error = (probabilities(X[batch] @ W + b) - np.eye(2)[y[batch]]) / 10
        W, b = W - 0.3 * (X[batch].T @ error + 0.05 * W), b - 0.3 * error.sum(axis=0)
    epoch(run, rate=0.3, l2=0.05)
    assert np.allclose(run.parameters["W1"], W, rtol=1e-10, atol=1e-12)
    assert np.allclose(run.parameters["b1"], b, rtol=1e-10, atol=1e-12)
    for losses, (X, y) in ((run.losses, run.training), (run.validation_losses, run.validation)):
        p = probabilities(X @ W + b)
        assert len(losses) == 2
        assert losses[-1] == pytest.approx(-np.mean(np.log(p[np.arange(150), y])))  # no L2 in it
    assert run.accuracy == pytest.approx(np.mean((p[:, 1] > 0.5) == y))


def test_the_optimizer_keeps_its_state_from_epoch_to_epoch_and_takes_the_new_rate():
    run = begin(**PLAIN | {"optimizer": "Adam"})
    epoch(run, 0.1, 0)
    epoch(run, 0.001, 0)
    assert run.optimizer.t == 30 and run.optimizer.rate == 0.001


def test_every_data_set_can_be_learnt():
    for data, layers in (("two moons", 1), ("circles", 1), ("xor", 1), ("spiral", 2)):
        run = begin(data, 0.0, layers, 8, "tanh", "Adam")
        for _ in range(150):
            epoch(run, 0.02, 0)
        assert run.accuracy > 0.9, data


def test_train_some_goes_on_for_longer_the_longer_the_run_is():
    run = begin(**PLAIN)
    train_some(run, 0.1, 0, seconds=0)
    assert len(run.losses) == 2  # one epoch, however little time there is
    train_some(run, 0.1, 0, seconds=1000)
    assert len(run.losses) == 3
    run.losses = run.losses * 10
    train_some(run, 0.1, 0, seconds=1000)
    assert len(run.losses) == 30 + 7
    train_some(run, 0.1, 0, seconds=0)
    assert len(run.losses) == 30 + 8


def test_a_run_that_diverges_says_so_without_a_warning_and_keeps_its_last_network():
    run = begin(**RUNAWAY)
    before = run.parameters.vector.copy()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        train_some(run, 10.0, 0, seconds=0)
        figure, caption = draw(run)
        png(figure)
    assert run.diverged and "Diverged" in caption and "nan" not in caption
    assert np.array_equal(run.parameters.vector, before) and len(run.losses) == 1
    train_some(run, 0.01, 0, seconds=0)
    assert len(run.losses) == 1  # only a new run helps


def test_a_network_that_calls_all_points_one_class_draws():
    run = begin(**PLAIN)
    run.parameters["b2"] = np.array([0.0, 50.0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of a contour that lies nowhere
        figure, _ = draw(run)
    assert len(figure.axes[0].collections) == 0


def drawn(state, rate, l2):
    """Draw a run before and after an epoch; check the pictures and the captions."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = begin(**state)
        captions = []
        for _ in range(2):
            figure, caption = draw(run)
            assert png(figure).startswith(b"\x89PNG")
            assert "nan" not in caption and "inf" not in caption
            captions.append(caption)
            epoch(run, rate, l2)
    return captions


@pytest.mark.parametrize("data", DATA)
def test_every_extreme_of_data_and_network_draws(data):
    for noise, layers, units in itertools.product((0.0, 0.5), (0, 3), (1, 16)):
        before, after = drawn(
            PLAIN | {"data": data, "noise": noise, "layers": layers, "units": units}, 10.0, 0.1
        )
        assert before.startswith("Epoch 0: ")
        assert after.startswith("Epoch 1: ") or "Diverged" in after


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_draws_at_both_ends_of_rate_and_l2(activation):
    for rate, l2 in itertools.product((1e-4, 10.0), (0, 0.1)):
        drawn(RUNAWAY | {"activation": activation}, rate, l2)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_draws_at_both_ends_of_rate(optimizer):
    for rate in (1e-4, 10.0):
        drawn(PLAIN | {"optimizer": optimizer}, rate, 0)


def test_the_caption_says_the_numbers_of_the_run():
    run = begin(**PLAIN)
    logits = np.tanh(run.validation[0] @ run.parameters["W1"]) @ run.parameters["W2"]
    _, caption = draw(run)
    right = np.mean(logits.argmax(axis=1) == run.validation[1])
    assert f"validation loss {cross_entropy(logits, run.validation[1]):.3g}, both" in caption
    assert f"validation accuracy {right:.3g}." in caption


def test_the_picture_has_the_curves_and_solid_and_hollow_points():
    run = begin(**PLAIN)
    for _ in range(1000):
        run.losses.append(0.5)
        run.validation_losses.append(0.6)
    figure, _ = draw(run)
    plane, curves = figure.axes
    faces = [line.get_markerfacecolor() for line in plane.lines]
    assert faces.count("none") == 2 and len(faces) == 4
    assert sum(len(line.get_xdata()) for line in plane.lines) == 300
    lines = {line.get_label(): line for line in curves.lines}
    assert lines["training"].get_ydata()[-1] == 0.5 and lines["validation"].get_ydata()[-1] == 0.6
    assert len(lines["training"].get_xdata()) < 500
    ends = [line.get_xdata() for line in curves.lines if len(np.atleast_1d(line.get_xdata())) == 1]
    assert np.ravel(ends).tolist() == [1000, 1000]


def test_the_first_repr_is_the_same_every_time(play):
    assert repr(play) == repr(Playground())
    assert "Epoch 0: training loss " in repr(play) and "rate=0.1, l2=0" in repr(play)


def test_step_is_exactly_one_epoch_and_reset_goes_back_to_the_first_numbers(play):
    first, picture = repr(play), play.picture.value
    play.buttons["Step"].click()
    assert "Epoch 1: " in play.said and play.picture.value != picture
    expected = begin(**PLAIN)
    epoch(expected, 0.1, 0)
    assert np.array_equal(play.run.parameters.vector, expected.parameters.vector)
    play.buttons["Step"].click()
    assert "Epoch 2: " in play.said
    play.buttons["Reset"].click()
    assert repr(play) == first and play.picture.value == picture
    assert not threads()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("data", "xor"),
        ("noise", 0.3),
        ("layers", 2),
        ("units", 7),
        ("activation", "relu"),
        ("optimizer", "Adam"),
    ],
)
def test_another_network_or_data_starts_anew(play, name, value):
    play.step()
    play.controls[name].value = value
    assert "Epoch 0: " in play.said and len(play.run.losses) == 1
    play.step()
    assert "Epoch 1: " in play.said


def test_rate_and_l2_act_on_the_run_as_it_is(play):
    play.step()
    run = play.run
    play.controls["rate"].value = 0.5
    play.controls["l2"].value = 0.01
    assert play.run is run and "Epoch 1: " in play.said
    expected = begin(**PLAIN)
    epoch(expected, 0.1, 0)
    epoch(expected, 0.5, 0.01)
    play.step()
    assert np.allclose(run.parameters.vector, expected.parameters.vector)


def test_without_hidden_layers_their_controls_rest(play):
    play.controls["layers"].value = 0
    assert play.controls["units"].disabled and play.controls["activation"].disabled
    play.controls["layers"].value = 2
    assert not play.controls["units"].disabled


def test_train_twice_is_one_thread_and_pause_ends_it(play):
    play.buttons["Train"].click()
    play.buttons["Train"].click()
    first = threads()
    assert len(first) == 1
    wait_for(lambda: len(play.run.losses) > 3)
    play.buttons["Pause"].click()
    play.buttons["Train"].click()
    wait_for(lambda: len(threads()) == 1)  # the first one, or another after its end
    play.buttons["Pause"].click()
    for thread in threads():
        join(thread)
    epochs, said = len(play.run.losses), play.said
    assert f"Epoch {epochs - 1}: " in said  # the picture is of the last epoch
    time.sleep(0.2)
    assert len(play.run.losses) == epochs and not threads()


def test_pause_waits_for_nothing(play):
    with play.lock:  # as if a slice were under way
        pause = threading.Thread(target=play.pause)
        pause.start()
        join(pause)


def test_step_and_reset_end_a_training(play):
    first = repr(play)
    for action in (play.step, play.reset):
        play.train()
        thread = play.thread
        wait_for(lambda: len(play.run.losses) > 3)
        action()
        epochs = len(play.run.losses)
        join(thread)
        assert len(play.run.losses) == epochs
    assert repr(play) == first


def test_the_last_position_of_a_control_wins_while_it_trains(play):
    play.train()
    for units in (3, 9, 2, 7):
        play.controls["units"].value = units
    assert play.run.network.sizes == (2, 7, 2)  # and the training goes on
    wait_for(lambda: len(play.run.losses) > 2)
    assert threads()


def test_a_divergence_ends_the_training_and_reset_puts_it_right(play):
    for name, value in (RUNAWAY | {"rate": 10.0}).items():
        play.controls[name].value = value
    first = repr(play)
    play.train()
    wait_for(lambda: not threads())
    assert "Diverged" in play.said and "Diverged" in play.caption.value
    play.step()
    assert "Diverged" in play.said
    play.reset()
    assert repr(play) == first
    play.controls["rate"].value = 0.01
    play.step()
    assert "Epoch 1: " in play.said


@pytest.mark.parametrize("part", ["train_some", "draw"])
def test_an_error_in_the_thread_is_shown_and_ends_the_training(play, monkeypatch, part):
    first = repr(play)

    def broken(*args):
        raise RuntimeError("the <cable> is loose")

    monkeypatch.setattr(playground, part, broken)
    play.train()
    wait_for(lambda: not threads())
    assert play.said == "RuntimeError: the <cable> is loose"
    assert "&lt;cable&gt;" in play.caption.value
    monkeypatch.undo()
    play.reset()
    assert repr(play) == first


def test_a_training_left_alone_ends(play, monkeypatch):
    monkeypatch.setattr(playground, "LONGEST", 0.2)
    play.train()
    wait_for(lambda: not threads())
    assert len(play.run.losses) > 1
