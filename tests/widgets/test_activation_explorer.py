"""The activation explorer: its numbers checked by hand, and a notebook's own function."""

import numpy as np
import pytest

from mlpkit.activations import leaky_relu
from mlpkit.exercises import course
from mlpkit.plots import TRAINING, VALIDATION
from mlpkit.widgets.activation_explorer import LINE, ActivationExplorer, percent, still


def explorer(z, beside=None, **changed):
    made = ActivationExplorer(np.asarray(z, float), beside)
    made.move(**changed)
    return made


def activation(z, **changed):
    return explorer(z, **changed).said


def test_flat_and_dead_units_agree_with_hand_calculation():
    # 3 of 6 numbers are below 0; the second unit is never above
    z = [[-1.0, -2.0, 3.0], [2.0, -4.0, 1.0]]
    assert "50% of the 6 z lie where the curve is flat, and the mean slope is 0.50" in activation(z)
    assert "1 of 3 units gets no blame from any of the 2 examples: dead, until" in activation(z)
    assert "3 of 3 units get no blame from any of the 2" in activation(z, bias=-4.0)
    leaky = activation(z, bias=-4.0, function="leaky_relu")
    assert "gets through. Each unit learns from all 2 examples. At the blue point" in leaky
    assert "50% of the 6 z" not in activation(z, function="leaky_relu", slope=0.5)


def test_the_layer_is_described_first_and_a_small_remainder_is_not_rounded_away():
    z = np.full((300, 4), -1.0)
    z[0, 0] = z[:30, 1] = z[0, 2] = 1.0  # 32 of 1,200 get through; the fourth is dead
    said = activation(z)
    assert said.startswith("In the layer 97% of the 1,200 z lie")
    assert "1 of 4 units gets no blame from any of the 300 examples" in said
    assert "The living ones learn from 11 of them on average. At the blue point" in said
    z[:30, 1] = -1.0
    said = activation(z)
    assert "In the layer 99.8% of the 1,200 z" in said and "mean slope is 0.002:" in said
    assert "learn from 1 of them on average" in said
    z[0, 1] = z[0, 3] = 1.0
    assert "Each unit learns from at least 1 of the 300 examples." in activation(z)
    assert "100% of the 1,200 z" in activation(z, bias=-2.0) and "0%" in activation(z, bias=2.0)
    assert percent(1 - 1e-9) == "all but 100%" and percent(0.996) == "99.6%"


def test_a_slope_below_0_is_neither_flat_nor_dead():
    said = activation([[-1.3, -1.4, -1.5]], function="gelu")  # slopes −0.11 to −0.13
    assert "0% of the 3 z" in said and "Each unit learns" in said
    assert "a unit passes on 0.000; the slope there is 0.000" in activation(
        [[1.0]], function="gelu", point=-8
    )
    assert "12.9% of the blame gets through, with the opposite sign." in activation(
        [[1.0]], function="gelu", point=-1.4
    )


def test_a_sigmoid_is_flat_beyond_3_64():
    assert "25% of the 4" in activation([[3.6, 3.7, -3.6, 0.0]], function="sigmoid")
    assert "50% of the 4" in activation([[3.6, 3.7, -3.7, 0.0]], function="sigmoid")


def test_the_blame_that_gets_back_at_a_point_is_put_in_words():
    assert "no blame gets through, and it learns nothing" in activation([[0.0]], point=-1.0)
    assert "all of the blame gets through" in activation([[0.0]], point=1.0)
    assert ": 19.7% of the blame" in activation([[0.0]], function="sigmoid", point=1.0)
    assert ": only 0.2% of the blame" in activation([[0.0]], function="sigmoid", point=6.3)


def test_each_unit_has_the_mean_of_its_slopes_and_0_only_where_it_is_dead():
    z = [[-1.0, -2.0, 3.0], [2.0, -4.0, 1.0]]
    assert explorer(z).numbers["units"].tolist() == [0.5, 0, 1]
    leaky = explorer(z, function="leaky_relu", slope=0.1)
    np.testing.assert_allclose(leaky.numbers["units"], [0.55, 0.1, 1])


def test_in_each_bar_the_part_that_gets_through_is_orange():
    z = np.random.default_rng(2).standard_normal((200, 5))
    for function in ("relu", "sigmoid", "gelu"):
        numbers = explorer(z, function=function).numbers
        counts, through = numbers["counts"], numbers["through"]
        assert np.all(through <= counts + 1e-12)
        slopes = np.interp(numbers["edges"][:-1] + 0.1, numbers["line"], numbers["slope"])
        away = np.abs(through - counts * np.minimum(np.abs(slopes), 1))
        assert away.max() < 0.05  # a bin is 0.2 wide, and the slope changes within it
    relu = explorer(z).numbers
    assert relu["through"][:40].max() == 0
    np.testing.assert_array_equal(relu["through"][41:], relu["counts"][41:])


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
def test_the_point_is_on_the_function_and_on_its_slope(function, value, slope):
    made = explorer([[0.0, 1.0]], function=function, point=2.0)
    assert f"z = 2.0, a unit passes on {value:.3f}; the slope there is {slope:.3f}: " in made.said
    np.testing.assert_allclose(made.numbers["at_point"], [value, slope], atol=1e-4)
    place = np.flatnonzero(made.numbers["line"] == 2).item()
    assert made.numbers["value"][place] == pytest.approx(value, abs=1e-4)
    assert made.numbers["slope"][place] == pytest.approx(slope, abs=1e-4)


def test_the_mean_slope_is_that_of_the_scaled_and_shifted_numbers():
    z = np.random.default_rng(1).standard_normal((300, 10))
    made = explorer(z, function="tanh", scale=3.0, bias=-1.0)
    scale = made.state["scale"]  # the closest value on the slider
    expected = np.mean(1 / np.cosh(scale * z - 1) ** 2)
    assert f"mean slope is {expected:.2f}" in made.said
    assert made.numbers["shares"][2] == pytest.approx(expected, abs=1e-4)
    made.move(point=3.0)  # moving the point does not compute the layer again
    assert made.numbers["shares"][2] == pytest.approx(expected, abs=1e-4)
    made.move(bias=0.0)
    assert made.numbers["shares"][2] != pytest.approx(expected, abs=1e-4)


def test_the_counts_say_how_many_z_fall_in_each_bin_and_values_outside_count_at_the_edges():
    made = explorer([[-0.1, 0.1, 0.15, 100.0]])
    counts, edges = made.numbers["counts"], made.numbers["edges"]
    where = dict(zip(edges[:-1].round(1).tolist(), counts.tolist(), strict=True))
    assert {edge: count for edge, count in where.items() if count} == {-0.2: 0.5, 0: 1, 7.8: 0.5}
    assert made.numbers["beyond"] == [False, True]


def test_the_slope_of_leaky_relu_can_be_moved_only_when_leaky_relu_is_chosen():
    assert explorer([[0.0]]).controls["slope"].only == {"function": ["leaky_relu"]}
    assert activation([[0.0]], function="leaky_relu", slope=0.5, point=-2.0).endswith(
        "At the blue point, z = −2.0, a unit passes on −1.000; the slope there is 0.500: 50.0% of "
        "the blame gets through."
    )


def test_a_notebooks_own_function_is_drawn_and_its_largest_difference_stated():
    def cubed(z):
        return z**3 / 100

    made = explorer([[0.0]], cubed)
    assert made.said.endswith("Dotted, the notebook's cubed: at most 5.120 away.")  # at −8
    np.testing.assert_allclose(made.numbers["beside"], made.numbers["line"] ** 3 / 100)
    assert made.numbers["beside_name"] == "notebook's cubed"
    assert explorer([[0.0]], lambda z: z).said.endswith("the notebook's own: at most 8.000 away.")
    assert "beside" not in explorer([[0.0]]).numbers


def test_the_points_of_the_still_have_the_colours_that_its_sentence_names():
    made = explorer([[0.0]], function="tanh", point=0.0)
    lines = still(made.numbers, made.state).axes[0].lines
    dots = {line.get_color(): line.get_ydata()[0] for line in lines if line.get_marker() == "o"}
    assert (
        "At the blue point, z = 0.0, a unit passes on 0.000; the slope there is 1.000" in made.said
    )
    assert dots == {TRAINING: 0, VALIDATION: 1}


def test_a_notebooks_own_leaky_relu_gets_the_chosen_slope():
    made = explorer([[0.0]], leaky_relu, slope=0.5)
    assert made.said.endswith("the notebook's leaky_relu: at most 0.080 away.")  # of relu, at −8
    made.move(function="leaky_relu")
    assert made.said.endswith("the notebook's leaky_relu: at most 0.000 away.")
    np.testing.assert_array_equal(made.numbers["beside"], made.numbers["value"])


@pytest.mark.parametrize(
    ("words", "control", "value"),
    [
        ("Multiply all z by 5.", "scale", 5),
        ("between scales 3.2 and 3.5", "scale", 3.2),
        ("between scales 3.2 and 3.5", "scale", 3.5),
        ("At a bias of −3,", "bias", -3),
        ("At −3.4; at −6.2.", "bias", -3.4),
        ("At −3.4; at −6.2.", "bias", -6.2),
    ],
)
def test_a_recording_has_the_values_that_the_notebooks_questions_and_answers_need(
    words, control, value
):
    notebook = course.notebooks / "02_activations.ipynb"
    assert words in notebook.read_text(encoding="utf-8")
    made = explorer([[0.0]])
    slider = made.controls[control]
    stops = [slider.fitted(stop) for stop in made.recorded[control]]
    assert slider.fitted(value) in stops
    assert stops == sorted(stops) and made.state[control] in stops


def test_a_custom_function_that_changes_its_argument_changes_nothing_else():
    def greedy(z):
        z[z < 0] = 0
        return z

    line = LINE.copy()
    assert explorer([[0.0]], greedy).said.endswith("the notebook's greedy: at most 0.000 away.")
    np.testing.assert_array_equal(LINE, line)


@pytest.mark.parametrize("wrong", [np.sum, lambda z: 1 / (z - z), lambda z: z[:-1]])
def test_a_custom_function_that_cannot_be_drawn_is_refused(wrong):
    with np.errstate(divide="ignore", invalid="ignore"):
        with pytest.raises(ValueError, match=r"beside returns .* finite numbers of that shape"):
            ActivationExplorer(np.zeros((1, 1)), wrong)


@pytest.mark.parametrize("z", [np.zeros(5), np.zeros((0, 3)), np.array([[1.0, np.nan]])])
def test_pre_activations_that_cannot_be_drawn_are_refused(z):
    with pytest.raises(ValueError, match=r"expected finite numbers \(N, M\)"):
        ActivationExplorer(z)
