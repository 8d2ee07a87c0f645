"""The playground: its training by hand and by nudging, its numbers, its buttons and its thread."""

import copy
import itertools
import threading
import time
import warnings
from functools import partial

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.losses import cross_entropy
from mlpkit.plots import png
from mlpkit.widgets import playground
from mlpkit.widgets.playground import Playground, still
from mlpkit.widgets.playground_numbers import numbers_of
from mlpkit.widgets.playground_run import (
    ACTIVATIONS,
    DATA,
    FEATURES,
    OPTIMIZERS,
    begin,
    epoch,
    inputs,
    make_data,
    train_some,
)
from mlpkit.widgets.recording import record
from mlpkit.widgets.wire import packed

PLAIN = {
    "data": "two moons",
    "noise": 0.1,
    "features": ["x₁", "x₂"],
    "hidden": [4],
    "activation": "tanh",
    "optimizer": "SGD",
}
RUNAWAY = PLAIN | {"hidden": [8, 8, 8], "activation": "leaky_relu"}  # it overflows at rate 10


def probabilities(logits):
    odds = np.exp(logits)
    return odds / odds.sum(axis=1, keepdims=True)


@pytest.fixture
def play():
    explorer = Playground()
    explorer.move(**PLAIN)
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


def test_an_epoch_is_the_steps_of_softmax_regression_written_out():
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


def test_the_optimizer_keeps_its_state_from_epoch_to_epoch_and_takes_the_new_rate():
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


def test_train_some_goes_on_for_longer_the_longer_the_run_is():
    run = begin(**PLAIN)
    train_some(run, 0.1, seconds=0)
    assert len(run.losses) == 2  # one epoch, however little time there is
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


def test_a_product_of_the_coordinates_parts_xor_without_a_hidden_layer():
    for features, right in ((["x₁", "x₂"], False), (["x₁x₂"], True)):
        run = begin("xor", 0.0, features, [], "tanh", "Adam")
        for _ in range(50):
            epoch(run, 0.1)
        assert (run.accuracy > 0.9) == right, features


def test_a_run_that_diverges_says_so_without_a_warning_and_keeps_its_last_network():
    run = begin(**RUNAWAY)
    before = run.parameters.vector.copy()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        train_some(run, 10.0, seconds=0)
        numbers, said = numbers_of(run)
        png(still(numbers, RUNAWAY))
    assert run.diverged and numbers["diverged"] and "Diverged" in said and "nan" not in said
    assert np.array_equal(run.parameters.vector, before) and len(run.losses) == 1
    train_some(run, 0.01, seconds=0)
    assert len(run.losses) == 1  # only a new run helps


def test_a_network_that_calls_all_points_one_class_draws():
    run = begin(**PLAIN)
    run.parameters["b2"] = np.array([0.0, 50.0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of a contour that lies nowhere
        figure = still(numbers_of(run)[0], PLAIN)
    assert len(figure.axes[1].collections) == 0


def every_number(value):
    """All numbers inside, one after another."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from every_number(part)
    elif not isinstance(value, str):
        yield from np.ravel(value)


def told(state, rate):
    """The sentences before and after an epoch; the numbers are finite also on their way.

    Drawn is what comes after it: where it began nothing is extreme yet.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = begin(**state)
        sentences = []
        for _ in range(2):
            numbers, said = numbers_of(run)
            assert np.isfinite(np.array(list(every_number(numbers)), np.float32)).all()
            packed(numbers)
            assert "nan" not in said and "inf" not in said
            sentences.append(said)
            epoch(run, rate)
        assert png(still(numbers, state)).startswith(b"\x89PNG")
    return sentences


FIRST, *OTHERS = DATA  # points that lie elsewhere: each extreme is the network's and the noise's


@pytest.mark.parametrize(
    "data", [FIRST, *(pytest.param(name, marks=pytest.mark.guards) for name in OTHERS)]
)
def test_every_extreme_of_data_and_network_has_finite_numbers(data):
    for noise, hidden, features in itertools.product(
        (0.0, 0.5), ([], [1], [8, 8, 8]), (["x₂"], list(FEATURES))
    ):
        changed = {"data": data, "noise": noise, "hidden": hidden, "features": features}
        before, after = told(PLAIN | changed, 10.0)
        assert before.startswith("Epoch 0: ")
        assert after.startswith("Epoch 1: ") or "Diverged" in after


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_bears_both_ends_of_rate(activation):
    for rate in (1e-4, 10.0):
        told(RUNAWAY | {"activation": activation}, rate)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_bears_both_ends_of_rate(optimizer):
    for rate in (1e-4, 10.0):
        told(PLAIN | {"optimizer": optimizer}, rate)


def test_the_sentence_says_the_numbers_of_the_run():
    run = begin(**PLAIN)
    logits = np.tanh(run.validation[0] @ run.parameters["W1"]) @ run.parameters["W2"]
    _, said = numbers_of(run)
    right = np.mean(logits.argmax(axis=1) == run.validation[1])
    loss = f"validation loss {cross_entropy(logits, run.validation[1]):.3g}"
    assert f"{loss}, training loss {run.losses[0]:.3g}." in said
    assert f"Epoch 0: {round(150 * (1 - right))} of 150 new points lie on the wrong side" in said


def test_the_sentence_says_how_the_border_comes_about():
    said = lambda **changed: numbers_of(begin(**PLAIN | changed))[1]  # noqa: E731
    assert said(hidden=[]).endswith("Without a hidden layer the border is one straight line.")
    assert said(hidden=[1]).endswith("One unit, one line: the border is straight.")
    border = "added up they make the border, which may lie beside them."
    assert said(hidden=[3]).endswith(f"3 units, 3 lines: {border}")
    run = begin(**PLAIN)
    run.parameters["b1"] = np.array([0, 0, 1e3, 0])  # the third one's line lies far out
    assert numbers_of(run)[1].endswith(f"4 units, 3 lines here: {border}")
    run.parameters["b1"] = np.full(4, 1e3)
    assert numbers_of(run)[1].endswith(f"4 units, no line here: {border}")
    for changed in ({"hidden": [3, 3]}, {"features": ["x₁²"]}):
        assert "line" not in said(**changed)


def test_learning_by_heart_is_said_once_the_validation_loss_has_risen_and_the_other_has_not():
    run = begin(**PLAIN)
    run.losses, run.validation_losses = [1.0, 0.5, *[0.3] * 10], [1.0, 0.5, *[0.6] * 10]
    heart = "was lowest, 0.5, in epoch 1: since then it learns its own points by heart."
    assert heart in numbers_of(run)[1]
    run.validation_losses[5] = 0.55  # not for so many epochs on end
    assert heart not in numbers_of(run)[1]
    run.validation_losses[5] = 0.6
    longer = begin(**PLAIN)
    longer.losses = [1.0, 0.5, *[0.3] * 498]
    longer.validation_losses = [1.0, 0.5, *[0.55] * 450, *[0.6] * 48]  # a tenth is 49
    assert heart not in numbers_of(longer)[1]
    longer.losses.append(0.3)
    longer.validation_losses.extend([0.6, 0.6])
    longer.losses.append(0.3)
    assert heart in numbers_of(longer)[1]
    run.losses[-1], run.validation_losses[-1] = 0.7, 0.9  # it has leapt, both have risen
    assert heart not in numbers_of(run)[1]


def test_each_units_line_is_where_its_z_is_0_from_edge_to_edge(trained):
    run = begin(**PLAIN)
    for _ in range(20):
        epoch(run, 0.1)
    numbers, _ = numbers_of(run)
    left, right, bottom, top = numbers["edges"]
    z = numbers["cuts"].reshape(-1, 2) @ run.parameters["W1"] + run.parameters["b1"]
    z = z.reshape(4, 2, 4)
    lines = [k for k in range(4) if not np.array_equal(*numbers["cuts"][k])]
    assert len(lines) >= 2
    for k in lines:
        assert np.allclose(z[k, :, k], 0)
        for x, y in numbers["cuts"][k]:
            assert min(abs(x - left), abs(x - right), abs(y - bottom), abs(y - top)) < 1e-9
    only = begin(**PLAIN | {"features": ["x₂"]})
    only.parameters["b1"] = np.array([0, 0, 0, 1e3])
    cuts = numbers_of(only)[0]["cuts"]
    assert cuts[0].tolist() == [[left, 0], [right, 0]]  # level
    assert np.array_equal(*cuts[3])  # far away
    assert trained[1]["cuts"].shape == (0, 2, 2)  # x₁x₂ bends them
    assert numbers_of(begin(**PLAIN | {"hidden": []}))[0]["cuts"].shape == (0, 2, 2)


def test_the_points_on_the_wrong_side_are_those_whose_lead_has_the_other_sign(trained):
    run, numbers = trained
    X, y = (np.concatenate(pair) for pair in zip(run.training, run.validation, strict=True))
    _, _, lead = layer_by_layer(run, X)
    assert np.array_equal(numbers["wrong"], (lead > 0) != (y == 1))
    assert numbers["wrong"][150:].mean() == pytest.approx(1 - run.accuracy)


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
def test_an_epoch_has_so_many_steps(batch, steps):
    run = begin(**PLAIN | {"optimizer": "Adam"})
    epoch(run, 0.01, batch)
    assert run.optimizer.t == steps


# --- the numbers, seen from outside -----------------------------------------------------------


@pytest.fixture(scope="module")
def trained():
    """A run of two hidden layers after some epochs, and its numbers."""
    state = PLAIN | {"features": ["x₂", "x₁x₂"], "hidden": [3, 5], "noise": 0.2}
    run = begin(**state)
    for _ in range(30):
        epoch(run, 0.3)
    return run, numbers_of(run)[0]


def layer_by_layer(run, x):
    """What the units of both hidden layers say of x, and the lead of class 1, written out."""
    p = run.parameters
    a1 = np.tanh(x @ p["W1"] + p["b1"])
    a2 = np.tanh(a1 @ p["W2"] + p["b2"])
    logits = a2 @ p["W3"] + p["b3"]
    return a1, a2, logits[:, 1] - logits[:, 0]


def test_each_map_says_at_a_corner_and_inside_what_its_unit_says_there(trained):
    run, numbers = trained
    left, right, bottom, top = numbers["edges"]
    assert numbers["edges"][[0, 2]] == pytest.approx(run.points.min(axis=0) - 0.3)
    for row, column in ((0, 0), (40, 0), (13, 29)):
        x = left + (right - left) * column / 40
        y = bottom + (top - bottom) * row / 40  # rows from the bottom up
        a1, a2, lead = layer_by_layer(run, np.array([[y, x * y]]))
        assert numbers["lead"][row, column] == pytest.approx(lead[0])
        share = (numbers["output"][2 * row, 2 * column] - 128.0) / 124
        assert (share + 1) / 2 == pytest.approx(1 / (1 + np.exp(-lead[0])), abs=0.01)
        for maps, reach, a in zip(numbers["units"], numbers["reach"], (a1, a2), strict=True):
            found = (maps[:, row, column] - 128.0) / 124 * reach
            assert found == pytest.approx(a[0], abs=0.02)
        features = (numbers["features"][:, row, column] - 128.0) / 124
        assert np.sign(features[0]) == np.sign(x) and np.sign(features[1]) == np.sign(y)


def test_the_lead_is_the_sum_that_the_last_weights_and_bias_make(trained):
    run, numbers = trained
    x = run.validation[0]
    _, a2, lead = layer_by_layer(run, x)
    W, b = numbers["weights"][-1], numbers["biases"][-1]
    assert [w.shape for w in numbers["weights"]] == [(2, 3), (3, 5), (5, 1)]
    assert np.allclose((a2 @ W + b)[:, 0], lead)
    assert np.array_equal(numbers["weights"][1], run.parameters["W2"])


def test_what_a_unit_is_worth_is_what_holding_it_at_its_mean_costs(trained):
    run, numbers = trained
    x, y = run.validation
    p = run.parameters
    a1, a2, lead = layer_by_layer(run, x)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))  # noqa: E731

    def worth(without):
        moved = np.abs(sigmoid(without) - sigmoid(lead)).mean()
        chance = np.where(y == 1, sigmoid(without), sigmoid(-without))
        return moved, -np.log(chance).mean()

    a1_held = a1.copy()
    a1_held[:, 2] = a1[:, 2].mean()
    logits = np.tanh(a1_held @ p["W2"] + p["b2"]) @ p["W3"] + p["b3"]
    assert numbers["held"][1][:, 2] == pytest.approx(worth(logits[:, 1] - logits[:, 0]))
    last = lead - (a2[:, 4] - a2[:, 4].mean()) * numbers["weights"][-1][4, 0]
    assert numbers["held"][2][:, 4] == pytest.approx(worth(last))
    x_held = x.copy()
    x_held[:, 1] = x[:, 1].mean()
    assert numbers["held"][0][:, 1] == pytest.approx(worth(layer_by_layer(run, x_held)[2]))
    assert [held.shape for held in numbers["held"]] == [(2, 2), (2, 3), (2, 5)]


def test_a_unit_that_is_dead_everywhere_has_an_empty_map():
    run = begin(**PLAIN | {"activation": "relu"})
    run.parameters["b1"] = np.array([-1e3, 0, 0, 0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        numbers, _ = numbers_of(run)
    assert (numbers["units"][0][0] == 128).all() and (numbers["units"][0][1] != 128).any()
    assert numbers["held"][0].shape == (2, 2) and numbers["held"][1][0, 0] == 0


def test_the_curves_are_thinned_and_end_with_the_last_epoch():
    run = begin(**PLAIN)
    for k in range(999):
        run.losses.append(0.5)
        run.validation_losses.append(0.6 if k < 998 else 0.7)
    numbers, _ = numbers_of(run)
    assert numbers["epochs"][0] == 0 and numbers["epochs"][-1] == 999
    assert len(numbers["epochs"]) < 500 and numbers["losses"].shape == (2, len(numbers["epochs"]))
    assert numbers["losses"][:, -1].tolist() == [0.5, 0.7]


def test_the_still_has_the_maps_the_curves_and_solid_and_hollow_points(trained):
    _, numbers = trained
    state = {"features": ["x₂", "x₁x₂"]}
    network, plane, curves = still(numbers, state).axes
    assert len(network.images) == 2 + 3 + 5 + 1
    assert len(network.lines) == 2 * 3 + 3 * 5 + 5
    dashed = sum(line.get_linestyle() == "--" for line in network.lines)
    assert dashed == sum((W < 0).sum() for W in numbers["weights"])
    assert [text.get_text() for text in network.texts] == ["x₂", "x₁x₂"]
    faces = [line.get_markerfacecolor() for line in plane.lines]
    assert faces.count("none") == 2 and len(faces) == 4
    assert sum(len(line.get_xdata()) for line in plane.lines) == 300
    lines = {line.get_label(): line for line in curves.lines}
    assert lines["training"].get_ydata()[-1] == numbers["losses"][0, -1]
    ends = [line.get_xdata() for line in curves.lines if len(np.atleast_1d(line.get_xdata())) == 1]
    assert np.ravel(ends).tolist() == [30, 30]


# --- the explorer ---------------------------------------------------------------------------------


def test_the_first_repr_is_the_same_every_time(play):
    first = repr(Playground())
    assert first == repr(Playground())
    assert "rate=0.1, batch=10, penalty=0). Epoch 0: " in first


def test_step_is_exactly_one_epoch_and_reset_goes_back_to_the_first_numbers(play):
    first, answer = repr(play), play.answer
    play.press("step")
    assert "Epoch 1: " in play.said and play.answer["numbers"] != answer["numbers"]
    expected = begin(**PLAIN)
    epoch(expected, 0.1)
    assert np.array_equal(play.run.parameters.vector, expected.parameters.vector)
    play.press("step")
    assert "Epoch 2: " in play.said
    play.press("reset")
    assert repr(play) == first and play.answer == answer
    assert not threads()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("data", "xor"),
        ("noise", 0.3),
        ("features", ["x₁", "x₂", "x₁²"]),
        ("hidden", []),
        ("hidden", [4, 4]),
        ("hidden", [7]),
        ("activation", "relu"),
        ("optimizer", "Adam"),
    ],
)
def test_another_network_or_data_starts_anew(play, name, value):
    play.step()
    play.move(**{name: value})
    assert "Epoch 0: " in play.said and len(play.run.losses) == 1
    play.step()
    assert "Epoch 1: " in play.said


def test_the_rate_acts_on_the_run_as_it_is(play):
    play.step()
    run = play.run
    play.move(rate=0.5)
    assert play.run is run and "Epoch 1: " in play.said
    expected = begin(**PLAIN)
    epoch(expected, 0.1)
    epoch(expected, 0.501187)  # the slider's place next to 0.5: 10 to the −0.3, six digits
    play.step()
    assert np.array_equal(run.parameters.vector, expected.parameters.vector)


def test_widths_are_kept_between_their_ends_and_what_is_none_is_refused(play):
    play.move(hidden=[0, 9, 5])
    assert play.state["hidden"] == [1, 8, 5] and not play.failed
    for bad in ([4, 4, 4, 4], 4, [4.5], [True], "4"):
        play.move(hidden=bad)
        assert play.failed and "hidden layers: got" in play.said
        assert play.state["hidden"] == [1, 8, 5]


def test_without_hidden_layers_the_activation_rests(play):
    described = {control["name"]: control for control in play.described}
    assert described["activation"]["only"] == {"hidden": [1, 2, 3, 4, 5, 6, 7, 8]}
    assert described["hidden"]["on_picture"] and described["features"]["on_picture"]


def test_the_last_feature_stays_on(play):
    play.move(features=["x₂"])
    play.move(features=[])
    assert play.state["features"] == ["x₂"] and play.run.network.sizes == (1, 4, 2)


def test_who_tries_to_switch_the_last_feature_off_is_told_why_it_stays(play):
    play.move(features=["x₂"])
    said = play.said
    for go_on in (lambda: play.move(rate=0.2), lambda: play.press("reset")):
        play.move(features=[])
        assert play.said == f"{said} A network needs at least one input."
        go_on()
        assert play.said == said


def test_train_twice_is_one_thread_and_pause_ends_it(play):
    play.train()
    play.train()
    first = threads()
    assert len(first) == 1
    wait_for(lambda: len(play.run.losses) > 3)
    play.pause()
    play.train()
    wait_for(lambda: len(threads()) == 1)  # the first one, or another after its end
    play.pause()
    for thread in threads():
        join(thread)
    epochs, said = len(play.run.losses), play.said
    assert f"Epoch {epochs - 1}: " in said  # the numbers are of the last epoch
    time.sleep(0.2)
    assert len(play.run.losses) == epochs and not threads()


def button(play, name):
    return play.answer["numbers"]["buttons"][name]


def test_one_button_is_train_and_pause_by_turns_and_says_which(play):
    assert button(play, "train") == {"label": "Train", "disabled": False}
    play.press("train")
    wait_for(lambda: button(play, "train")["label"] == "Pause")
    wait_for(lambda: len(play.run.losses) > 3)
    play.press("train")
    wait_for(lambda: not threads())
    assert button(play, "train")["label"] == "Train"


def test_numbers_are_sent_at_most_20_times_a_second(play):
    heard = []
    play.observe(lambda change: heard.append(time.monotonic()), "answer")
    play.train()
    wait_for(lambda: len(heard) > 20)
    play.pause()
    assert heard[20] - heard[0] > 20 / 20


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


@pytest.mark.parametrize(("name", "value"), [("batch", 150), ("penalty", 0.03)])
def test_batch_size_and_l2_act_on_the_run_as_it_is(play, name, value):
    play.step()
    run = play.run
    play.move(**{name: value})
    assert play.run is run and "Epoch 1: " in play.said
    expected = begin(**PLAIN)
    epoch(expected, 0.1)
    epoch(expected, 0.1, **{name: value})
    play.step()
    assert np.array_equal(run.parameters.vector, expected.parameters.vector)


def test_the_last_position_of_a_control_wins_while_it_trains(play):
    play.train()
    for units in (3, 8, 2, 7):
        play.move(hidden=[units])
    assert play.run.network.sizes == (2, 7, 2)  # and the training goes on
    wait_for(lambda: len(play.run.losses) > 2)
    assert threads()


def test_a_divergence_ends_the_training_and_reset_puts_it_right(play):
    play.move(**RUNAWAY, rate=10.0)
    first = repr(play)
    play.train()
    wait_for(lambda: not threads())
    assert "Diverged" in play.said and "Diverged" in play.answer["said"]
    assert button(play, "train") == {"label": "Train", "disabled": True}
    assert button(play, "step")["disabled"]
    play.step()
    assert "Diverged" in play.said
    play.reset()
    assert repr(play) == first and not button(play, "step")["disabled"]
    play.move(rate=0.01)
    play.step()
    assert "Epoch 1: " in play.said


@pytest.mark.parametrize("part", ["train_some", "numbers_of"])
def test_an_error_in_the_thread_is_shown_and_ends_the_training(play, monkeypatch, part):
    first = repr(play)

    def broken(*args):
        raise RuntimeError("the <cable> is loose")

    monkeypatch.setattr(playground, part, broken)
    play.train()
    wait_for(lambda: not threads())
    assert play.said == "RuntimeError: the <cable> is loose"
    assert play.answer["failed"] and play.answer["said"] == play.said
    assert button(play, "train")["label"] == "Train"
    monkeypatch.undo()
    play.reset()
    assert repr(play) == first


def test_a_training_left_alone_ends(play, monkeypatch):
    monkeypatch.setattr(playground, "LONGEST", 0.2)
    play.train()
    wait_for(lambda: not threads())
    assert len(play.run.losses) > 1


# --- a saved page ---------------------------------------------------------------------------------


def test_a_recording_is_one_training_of_the_present_settings(play):
    play.move(hidden=[3], rate=0.5)
    play.step()
    before = repr(play)
    stops, moments = play.recording()
    assert repr(play) == before  # the run that is seen goes on as if nothing had been
    times = stops["epoch"]
    assert times[:4] == [0, 1, 2, 3] and times[-1] == 200 and 25 < len(times) <= 37
    expected = begin(**PLAIN | {"hidden": [3]})
    for k in range(1, 4):
        epoch(expected, play.state["rate"])
        state, numbers, said = moments[k]
        assert state == play.state | {"epoch": k} and said.startswith(f"Epoch {k}: ")
        assert np.array_equal(numbers["weights"][0], expected.parameters["W1"])
        assert numbers["losses"][0, -1] == expected.losses[-1]


def test_a_longer_training_is_recorded_as_long(play):
    for _ in range(230):
        epoch(play.run, 0.1)
    assert play.recording()[0]["epoch"][-1] == 230


def test_a_recording_ends_where_the_run_diverges(play):
    play.move(**RUNAWAY, rate=10.0)
    stops, moments = play.recording()
    assert stops["epoch"] == [0, 1]
    assert "Diverged" in moments[1][2] and "Diverged" not in moments[0][2]


def test_a_saved_page_plays_the_run_and_has_no_buttons_of_a_training(play, tmp_path):
    told = record(play)
    names = [control["name"] for control in told["described"]]
    assert names[:2] == ["play", "epoch"] and "run" not in names
    assert told["described"][0]["options"] == {"play": "Play", "pause": "Pause"}
    assert told["played"] == "epoch" and told["first"] == len(told["stops"]["epoch"]) - 1
    play.move(data="spiral", features=list(FEATURES), hidden=[8, 8, 8], optimizer="Adam")
    size = play.save(tmp_path / "page.html").stat().st_size
    assert size < 600_000
