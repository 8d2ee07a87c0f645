"""The playground's pictures and sentences, compared with other computations and at extremes."""

import itertools
import warnings

import numpy as np
import pytest

from mlpkit.losses import cross_entropy
from mlpkit.plots import png
from mlpkit.widgets.playground import still
from mlpkit.widgets.playground_numbers import numbers_of
from mlpkit.widgets.playground_run import (
    ACTIVATIONS,
    DATA,
    FEATURES,
    OPTIMIZERS,
    begin,
    epoch,
    train_some,
)
from mlpkit.widgets.wire import packed
from tests.one_now import one_now

from .playground_settings import PLAIN, RUNAWAY


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
    assert len(run.losses) == 1  # the run stays as it is; only a new one helps


def test_a_network_that_puts_all_points_in_one_class_can_be_drawn():
    run = begin(**PLAIN)
    run.parameters["b2"] = np.array([0.0, 50.0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Matplotlib would warn of a contour without a line
        figure = still(numbers_of(run)[0], PLAIN)
    assert len(figure.axes[1].collections) == 0


def every_number(value):
    """Yield all the numbers inside a value, one after another."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from every_number(part)
    elif not isinstance(value, str):
        yield from np.ravel(value)


def describe_epochs(state, rate):
    """Return the sentences before and after an epoch, having checked that all numbers are finite.

    The still is drawn after the epoch, because at the start nothing is extreme yet.
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


# one data set is enough for every run, because the extremes are those of the network
@pytest.mark.parametrize("data", one_now(DATA))
def test_every_extreme_of_data_and_network_has_finite_numbers(data):
    for noise, hidden, features in itertools.product(
        (0.0, 0.5), ([], [1], [8, 8, 8]), (["x₂"], list(FEATURES))
    ):
        changed = {"data": data, "noise": noise, "hidden": hidden, "features": features}
        before, after = describe_epochs(PLAIN | changed, 10.0)
        assert before.startswith("Epoch 0: ")
        assert after.startswith("Epoch 1: ") or "Diverged" in after


@pytest.mark.parametrize("activation", one_now(ACTIVATIONS))
def test_every_activation_works_at_both_ends_of_the_rate(activation):
    for rate in (1e-4, 10.0):
        describe_epochs(RUNAWAY | {"activation": activation}, rate)


@pytest.mark.parametrize("optimizer", one_now(OPTIMIZERS))
def test_every_optimizer_works_at_both_ends_of_the_rate(optimizer):
    for rate in (1e-4, 10.0):
        describe_epochs(PLAIN | {"optimizer": optimizer}, rate)


def test_the_sentence_has_the_numbers_of_the_run():
    run = begin(**PLAIN)
    logits = np.tanh(run.validation[0] @ run.parameters["W1"]) @ run.parameters["W2"]
    _, said = numbers_of(run)
    right = np.mean(logits.argmax(axis=1) == run.validation[1])
    loss = f"validation loss {cross_entropy(logits, run.validation[1]):.3g}"
    assert f"{loss}, training loss {run.losses[0]:.3g}." in said
    assert f"Epoch 0: {round(150 * (1 - right))} of 150 new points lie on the wrong side" in said


def test_the_sentence_explains_the_border():
    said = lambda **changed: numbers_of(begin(**PLAIN | changed))[1]  # noqa: E731
    assert said(hidden=[]).endswith("Without a hidden layer the border is one straight line.")
    assert said(hidden=[1]).endswith("One unit, one line: the border is straight.")
    border = "added up, they make the border, which may lie elsewhere."
    assert said(hidden=[3]).endswith(f"3 units, 3 lines: {border}")
    run = begin(**PLAIN)
    run.parameters["b1"] = np.array([0, 0, 1e3, 0])  # the line of the third unit is far out
    assert numbers_of(run)[1].endswith(f"4 units, 3 lines here: {border}")
    run.parameters["b1"] = np.full(4, 1e3)
    assert numbers_of(run)[1].endswith(f"4 units, no line here: {border}")
    for changed in ({"hidden": [3, 3]}, {"features": ["x₁²"]}):
        assert "line" not in said(**changed)


def test_learning_by_heart_is_mentioned_once_only_the_validation_loss_has_risen():
    run = begin(**PLAIN)
    run.losses, run.validation_losses = [1.0, 0.5, *[0.3] * 10], [1.0, 0.5, *[0.6] * 10]
    heart = "was lowest, 0.5, in epoch 1: since then it learns its own points by heart."
    assert heart in numbers_of(run)[1]
    run.validation_losses[5] = 0.55  # so the loss has not risen for enough epochs in a row
    assert heart not in numbers_of(run)[1]
    run.validation_losses[5] = 0.6
    longer = begin(**PLAIN)
    longer.losses = [1.0, 0.5, *[0.3] * 498]
    # because a tenth of the epochs is 49
    longer.validation_losses = [1.0, 0.5, *[0.55] * 450, *[0.6] * 48]
    assert heart not in numbers_of(longer)[1]
    longer.losses.append(0.3)
    longer.validation_losses.extend([0.6, 0.6])
    longer.losses.append(0.3)
    assert heart in numbers_of(longer)[1]
    run.losses[-1], run.validation_losses[-1] = 0.7, 0.9  # after a jump both losses have risen
    assert heart not in numbers_of(run)[1]


def test_each_units_line_runs_from_edge_to_edge_where_its_z_is_0(trained):
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
    assert cuts[0].tolist() == [[left, 0], [right, 0]]  # a horizontal line
    assert np.array_equal(*cuts[3])  # outside the picture
    assert trained[1]["cuts"].shape == (0, 2, 2)  # x₁x₂ bends them
    assert numbers_of(begin(**PLAIN | {"hidden": []}))[0]["cuts"].shape == (0, 2, 2)


def test_the_points_on_the_wrong_side_are_those_whose_lead_has_the_wrong_sign(trained):
    run, numbers = trained
    X, y = (np.concatenate(pair) for pair in zip(run.training, run.validation, strict=True))
    _, _, lead = layer_by_layer(run, X)
    assert np.array_equal(numbers["wrong"], (lead > 0) != (y == 1))
    assert numbers["wrong"][150:].mean() == pytest.approx(1 - run.accuracy)


# --- the numbers, by other computations -------------------------------------------------------


@pytest.fixture(scope="module")
def trained():
    """A run of two hidden layers after some epochs, and its numbers."""
    state = PLAIN | {"features": ["x₂", "x₁x₂"], "hidden": [3, 5], "noise": 0.2}
    run = begin(**state)
    for _ in range(30):
        epoch(run, 0.3)
    return run, numbers_of(run)[0]


def layer_by_layer(run, x):
    """The outputs of both hidden layers at x, and the lead of class 1, written out."""
    p = run.parameters
    a1 = np.tanh(x @ p["W1"] + p["b1"])
    a2 = np.tanh(a1 @ p["W2"] + p["b2"])
    logits = a2 @ p["W3"] + p["b3"]
    return a1, a2, logits[:, 1] - logits[:, 0]


def test_each_map_has_the_value_of_its_unit_at_a_corner_and_inside(trained):
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


def test_the_lead_is_the_sum_made_by_the_last_weights_and_bias(trained):
    run, numbers = trained
    x = run.validation[0]
    _, a2, lead = layer_by_layer(run, x)
    W, b = numbers["weights"][-1], numbers["biases"][-1]
    assert [w.shape for w in numbers["weights"]] == [(2, 3), (3, 5), (5, 1)]
    assert np.allclose((a2 @ W + b)[:, 0], lead)
    assert np.array_equal(numbers["weights"][1], run.parameters["W2"])


def test_the_value_of_a_unit_is_what_fixing_it_at_its_mean_costs(trained):
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
