"""What all explorers promise: to say what they draw, to bear every setting, to show errors."""

import base64
import io
import threading
import time

import numpy as np
import pytest
from ipywidgets import Dropdown, ToggleButtons
from matplotlib.figure import Figure
from PIL import Image

from mlpkit.widgets import Explorer, Switches, choice
from mlpkit.widgets.activations import ActivationExplorer
from mlpkit.widgets.backprop import BackpropStepper
from mlpkit.widgets.losses import SoftmaxExplorer
from mlpkit.widgets.optimizers import OptimizerRace
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.training import MistakesBrowser


def activation_explorer():
    return ActivationExplorer(np.random.default_rng(0).standard_normal((200, 20)))


def mistakes_browser():
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (60, 28, 28), np.uint8), rng.integers(0, 3, 60)
    return MistakesBrowser(images, labels, rng.dirichlet(np.ones(3), 60), ["top", "coat", "bag"])


EXPLORERS = (
    *(activation_explorer, SoftmaxExplorer, BackpropStepper, OptimizerRace, Playground),
    mistakes_browser,
)
every_explorer = pytest.mark.parametrize("make", EXPLORERS)


def extremes(control):
    """Every option of a list, both ends of a slider."""
    if isinstance(control, Switches):
        return [(), tuple(control.buttons)]
    if isinstance(control, (Dropdown, ToggleButtons)):
        return [value for _, value in control._options_full]
    if hasattr(control, "base"):
        return [control.base**control.min, control.base**control.max]
    return [control.min, control.max]


def settings(explorer):
    """The present values with each control in turn at an extreme; then all low, all high."""
    now, ends = explorer.state, {n: extremes(c) for n, c in explorer.controls.items()}
    yield from (now | {name: value} for name, values in ends.items() for value in values)
    yield {name: values[0] for name, values in ends.items()}
    yield {name: values[-1] for name, values in ends.items()}


def pixels(explorer):
    return np.asarray(Image.open(io.BytesIO(explorer.picture.value)).convert("L"))


@every_explorer
def test_every_extreme_draws_finite_numbers_and_ink(make):
    explorer = make()
    for values in settings(explorer):
        with explorer.together():
            for name, value in values.items():
                explorer.controls[name].value = value
        assert "alert" not in explorer.caption.value, (values, explorer.said)
        assert "nan" not in explorer.said and "inf" not in explorer.said, (values, explorer.said)
        assert pixels(explorer).min() < 100, values  # something dark was drawn


@every_explorer
def test_two_of_a_kind_say_and_draw_the_same(make):
    first, second = make(), make()
    assert repr(first) == repr(second)
    assert first.picture.value == second.picture.value


@every_explorer
def test_its_output_holds_its_text_whole_and_its_picture(make):
    explorer = make()
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == repr(explorer)
    assert base64.b64decode(bundle["image/png"]) == explorer.picture.value
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id


@every_explorer
def test_a_moved_control_changes_what_it_says_and_draws(make):
    explorer = make()
    before = repr(explorer), explorer.picture.value
    control = next(iter(explorer.controls.values()))
    control.value = next(value for value in extremes(control) if value != control.value)
    assert repr(explorer) != before[0]
    assert explorer.picture.value != before[1]


@every_explorer
def test_every_control_is_named_for_who_sees_it(make):
    labels = [control.description for control in make().controls.values()]
    assert all(labels) and len(set(labels)) == len(labels)


@every_explorer
def test_an_error_is_shown_and_the_last_picture_stays(make):
    explorer = make()
    good, picture = explorer.draw, explorer.picture.value

    def broken(**state):
        raise ValueError("two & two <b>")

    explorer.draw = broken
    explorer.redraw()
    assert "ValueError: two &amp; two &lt;b&gt;" in explorer.caption.value
    assert "ValueError" in explorer.said
    assert explorer.picture.value == picture
    explorer.draw = good
    explorer.redraw()
    assert "ValueError" not in explorer.caption.value


def test_one_picture_is_drawn_at_a_time():
    inside, most = [], []

    def draw(place):
        inside.append(place)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()
        return Figure(), ""

    explorer = Explorer(draw, {"place": choice("place", [1, 2], 1)})
    threads = [threading.Thread(target=explorer.redraw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 5


def test_controls_that_change_together_are_drawn_once():
    explorer, drawn = SoftmaxExplorer(), []
    good = explorer.draw
    explorer.draw = lambda **state: drawn.append(state) or good(**state)
    with explorer.together():
        explorer.controls["z0"].value = 5
        explorer.controls["z1"].value = -5
    assert [(state["z0"], state["z1"]) for state in drawn] == [(5, -5)]


def test_switches_follow_their_buttons_and_their_buttons_follow_them():
    switches, seen = Switches("some", ["a", "b", "c"], ("a", "c")), []
    switches.observe(lambda change: seen.append(change["new"]), "value")
    assert [button.value for button in switches.buttons.values()] == [True, False, True]
    switches.buttons["b"].value = True
    switches.buttons["a"].value = False
    assert seen == [("a", "b", "c"), ("b", "c")]
    switches.value = ("a",)
    assert [button.value for button in switches.buttons.values()] == [True, False, False]
    assert seen[2:] == [("a",)]


def test_a_long_choice_is_a_list_and_a_short_one_a_row_of_buttons():
    assert isinstance(choice("x", list(range(8)), 3), Dropdown)
    assert isinstance(choice("x", list(range(7)), 3), ToggleButtons)


@every_explorer
def test_no_figure_is_left_with_pyplot(make):
    import matplotlib.pyplot as plt

    make()
    assert plt.get_fignums() == []


# --- activations ---------------------------------------------------------------------------------


def activation(z, **changed):
    from mlpkit.widgets.activations import draw

    state = {"function": "relu", "slope": 0.1, "point": 1.0, "scale": 1.0, "bias": 0.0}
    return draw(np.asarray(z, float), **(state | changed))[1]


def test_flat_and_dead_are_counted_as_by_hand():
    z = [[-1.0, -2.0, 3.0], [2.0, -4.0, 1.0]]  # 3 of 6 below 0; the second unit never above
    assert "Of 6 pre-activations, 50% have a slope below a tenth" in activation(z)
    assert "mean slope 0.50" in activation(z)
    assert "0 for all 2 examples: 1 of 3" in activation(z)
    assert "0 for all 2 examples: 3 of 3" in activation(z, bias=-4.0)
    assert "0 for all 2 examples: 0 of 3" in activation(z, bias=-4.0, function="leaky_relu")
    assert "50% have" not in activation(z, function="leaky_relu", slope=0.5)


@pytest.mark.parametrize(
    ("function", "value", "slope"),
    [
        ("sigmoid", 1 / (1 + np.exp(-2)), np.exp(-2) / (1 + np.exp(-2)) ** 2),
        ("tanh", np.tanh(2), 1 / np.cosh(2) ** 2),
        ("relu", 2, 1),
        ("leaky_relu", 2, 1),
        ("gelu", 1.9545, 1.0852),  # 2 Φ(2) and Φ(2) + 2 φ(2), from a table of the normal
    ],
)
def test_the_point_lies_on_the_function_and_its_slope(function, value, slope):
    said = activation([[0.0, 1.0]], function=function, point=2.0)
    assert f"At z = 2.0: f = {value:.3f}, slope {slope:.3f}." in said


def test_mean_slope_is_that_of_the_scaled_and_moved_numbers():
    z = np.random.default_rng(1).standard_normal((300, 10))
    expected = np.mean(1 / np.cosh(3 * z - 1) ** 2)
    said = activation(z, function="tanh", scale=3.0, bias=-1.0)
    assert f"mean slope {expected:.2f}" in said


def test_the_leak_can_be_moved_only_where_there_is_one():
    explorer = activation_explorer()
    assert explorer.controls["slope"].disabled
    explorer.controls["function"].value = "leaky_relu"
    assert not explorer.controls["slope"].disabled


@pytest.mark.parametrize("z", [np.zeros(5), np.zeros((0, 3)), np.array([[1.0, np.nan]])])
def test_pre_activations_that_cannot_be_drawn_are_refused(z):
    with pytest.raises(ValueError, match=r"expected finite numbers \(N, M\)"):
        ActivationExplorer(z)


# --- losses --------------------------------------------------------------------------------------


def test_softmax_at_a_temperature_by_hand():
    from mlpkit.widgets.losses import draw

    e = np.exp(np.array([2.0, 0, -2, 4]) / 2)
    p = e / e.sum()
    _, said = draw(temperature=2.0, label=0, z0=2.0, z1=0.0, z2=-2.0, z3=4.0)
    assert f"p = ({', '.join(f'{x:.3f}' for x in p)})" in said
    assert f"loss −log p0 = {-np.log(p[0]):.3f}" in said
    assert f"p − y = ({p[0] - 1:.3f}, {p[1]:.3f}, {p[2]:.3f}, {p[3]:.3f}), sum 0.00" in said


# --- backprop ------------------------------------------------------------------------------------


def test_the_pass_of_the_notebook_by_hand():
    from mlpkit.widgets.backprop import whole_pass

    expected = {
        "z1": [[2, -1]],
        "a1": [[2, 0]],
        "y": [[5]],
        "loss": [[4]],
        "dy": [[4]],
        "dW2": [[8], [0]],
        "db2": [4],
        "da1": [[12, 20]],
        "dz1": [[12, 0]],
        "dW1": [[12, 0], [24, 0]],
        "db1": [12, 0],
    }
    arrays = whole_pass(1, 2, 3)
    for name, value in expected.items():
        np.testing.assert_array_equal(arrays[name], value, err_msg=name)


def test_its_slopes_are_those_of_nudging(monkeypatch):
    from mlpkit.backprop import numerical_gradient
    from mlpkit.widgets import backprop

    x1, x2, target = 1.5, -2.5, 4.0
    arrays = backprop.whole_pass(x1, x2, target)
    for name in ("W1", "b1", "W2", "b2"):

        def loss(values, name=name):
            with monkeypatch.context() as patch:
                patch.setattr(backprop, name, values)
                return backprop.whole_pass(x1, x2, target)["loss"].item()

        slopes = numerical_gradient(loss, getattr(backprop, name))
        assert np.any(slopes)
        np.testing.assert_allclose(arrays[f"d{name}"], slopes, atol=1e-5, err_msg=name)


def test_next_and_back_walk_and_the_ends_hold():
    stepper = BackpropStepper()
    stepper.move(-1)
    assert stepper.controls["step"].value == 0
    back, forth = stepper.children[-3].children
    forth.click()
    assert "Step 1 of 9, forward: z1 = linear(x, W1, b1). z1 = (2, -1)." in repr(stepper)
    for _ in range(20):
        forth.click()
    assert "dW1 = (12, 0); (24, 0); db1 = (12, 0)" in repr(stepper)
    back.click()
    assert "Step 8 of 9, backward: dz1 = da1 * (z1 > 0). dz1 = (12, 0)." in repr(stepper)


def test_every_line_of_code_gives_what_it_names():
    from mlpkit.activations import relu
    from mlpkit.forward_pass import linear
    from mlpkit.widgets import backprop

    names = {name: getattr(backprop, name) for name in ("W1", "b1", "W2", "b2")}
    names |= {"x": np.array([[1.0, -2.0]]), "t": 3.0, "linear": linear, "relu": relu}
    arrays = backprop.whole_pass(1.0, -2.0, 3.0)
    for step in backprop.STEPS:
        exec(step.code, names)
        for name in step.names:
            np.testing.assert_allclose(np.ravel(names[name]), np.ravel(arrays[name]), err_msg=name)


# --- mistakes ------------------------------------------------------------------------------------


def test_mistakes_are_chosen_by_class_and_sorted_by_confidence():
    from mlpkit.widgets.training import chosen

    labels = np.array([0, 0, 1, 1, 0, 2])
    predicted = np.array([1, 0, 1, 0, 1, 1])
    probabilities = np.zeros((6, 3))
    probabilities[np.arange(6), predicted] = [0.5, 0.9, 0.8, 0.7, 0.6, 0.95]
    find = lambda true, taken: chosen(labels, predicted, probabilities, true, taken).tolist()  # noqa: E731
    assert find(-1, -1) == [5, 3, 4, 0]  # all mistakes
    assert find(0, 1) == [4, 0]
    assert find(1, 1) == [2]  # the diagonal: right answers
    assert find(0, -1) == [4, 0]
    assert find(-1, 1) == [5, 4, 0]
    assert find(2, 0) == []


def test_a_click_on_the_matrix_shows_that_cell():
    browser = mistakes_browser()
    cells = browser.children[1].children
    cell = next(b for b in cells if "coat taken for bag" in str(b.tooltip))
    cell.click()
    assert browser.state == {"true": 1, "taken_for": 2, "page": 1}
    count = cell.description
    assert f"True class: coat; taken for: bag. {count} of 60 images" in browser.said


def test_pages_reach_every_mistake_and_a_new_choice_starts_at_the_first():
    browser = mistakes_browser()
    page = browser.controls["page"]
    mistakes = int(browser.said.split("any. ")[1].split(" of")[0])
    assert page.max == -(-mistakes // 12) > 1
    page.value = page.max
    browser.controls["true"].value = 0
    assert page.value == 1


def test_lists_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"expected labels \(4,\) and probabilities \(4, 2\)"):
        MistakesBrowser(np.zeros((4, 28, 28)), np.zeros(3), np.zeros((4, 2)), ["a", "b"])
