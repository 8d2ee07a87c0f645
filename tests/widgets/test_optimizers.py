"""The race of the optimizers: steps by hand, paths that end, and every extreme of every control."""

import itertools
import warnings

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.optimizers import SGD
from mlpkit.plots import png
from mlpkit.widgets.optimizers import (
    FAR,
    FLOOR,
    STYLES,
    SURFACES,
    OptimizerRace,
    contours,
    draw,
    ending,
    heights,
    make,
    walk,
)

RAVINE = SURFACES["ravine"]
STATE = {"surface": "ravine", "x": -9.0, "y": 1.0, "rate": 0.01, "beta": 0.9, "steps": 10}
SHAPES = pytest.mark.parametrize("name", SURFACES)


def test_two_steps_of_sgd_in_the_ravine_by_hand():
    # x shrinks by 1 − 0.01 = 0.99 a step, y by 1 − 0.01 · 40 = 0.6.
    path = walk(RAVINE.f, make("SGD", 0.01, 0.9), (-9, 1), 2)
    assert np.allclose(path, [(-9, 1), (-8.91, 0.6), (-8.8209, 0.36)])
    # ½ · 81 + 20 · 1 = 60.5; ½ · 79.3881 + 20 · 0.36 = 46.89405
    assert np.allclose(heights(RAVINE, path)[:2], [60.5, 46.89405])


def test_momentum_and_nesterov_use_beta_by_hand():
    # At (1, 0), gradient (1, 0), rate 0.1: v = 1, then v = ½ + 0.9 = 1.4 for momentum.
    path = walk(RAVINE.f, make("Momentum", 0.1, 0.5), (1, 0), 2)
    assert np.allclose(path[:, 0], [1, 0.9, 0.76])
    # Nesterov: 1 − 0.1 (1 + ½) = 0.85; then v = 1.35, 0.85 − 0.1 (0.85 + 0.675) = 0.6975.
    path = walk(RAVINE.f, make("Nesterov", 0.1, 0.5), (1, 0), 2)
    assert np.allclose(path[:, 0], [1, 0.85, 0.6975])


@pytest.mark.parametrize("name", ["Adam", "AdamW", "Nadam", "RMSProp", "AdaGrad"])
def test_the_others_have_no_beta_and_a_rate(name):
    slow, fast = (walk(RAVINE.f, make(name, rate, 0.3), (-9, 1), 3) for rate in (0.01, 0.1))
    assert np.array_equal(slow, walk(RAVINE.f, make(name, 0.01, 0.9), (-9, 1), 3))
    assert np.linalg.norm(fast[1] - fast[0]) > 5 * np.linalg.norm(slow[1] - slow[0])


@SHAPES
def test_a_bottom_is_flat_the_lowest_and_inside_the_window(name):
    surface = SURFACES[name]
    left, right, low, high = surface.window
    for bottom in surface.bottoms:
        slope = numerical_gradient(lambda theta: surface.f(theta)[0], np.array(bottom, float))
        assert np.allclose(slope, 0, atol=1e-6)
        assert heights(surface, np.array([bottom], float)) == pytest.approx(0)
        assert left < bottom[0] < right and low < bottom[1] < high
    _, _, height, levels = contours(name)
    assert height.min() >= 0 and levels.min() > 0


@SHAPES
def test_a_unit_is_as_long_across_as_up(name):
    """So that a step leaves at a right angle to the line of equal loss."""
    figure, _ = draw(**STATE | {"surface": name, "names": ()})
    figure.draw_without_rendering()
    zero, one = figure.axes[0].transData.transform([(0, 0), (1, 1)])
    across, up = one - zero
    assert across == pytest.approx(up, rel=0.01)


@SHAPES
def test_contours_are_the_surface_point_by_point(name):
    across, up, height, _ = contours(name)
    surface = SURFACES[name]
    lowest = surface.f(np.array(surface.bottoms[0], float))[0]
    for i, j in ((0, 0), (3, 100), (100, 7), (60, 60)):
        by_point = surface.f(np.array([across[j], up[i]]))[0] - lowest
        assert height[i, j] == pytest.approx(by_point)


def test_a_path_that_runs_away_ends_and_says_when_it_left():
    # y is multiplied by 1 − 0.06 · 40 = −1.4 at each step: 1.4⁴ = 3.84, 1.4⁵ = 5.38, out of ±4.84.
    path = walk(RAVINE.f, SGD(0.06), (-9, 1), 100)
    assert len(path) < 101 and np.abs(path).max() < FAR
    assert ending(RAVINE, path, 100) == "flew out, last seen at step 4"
    # One step of rate 10 goes to y = 1 − 400: beyond every bound at once.
    path = walk(RAVINE.f, SGD(10.0), (-9, 1), 100)
    assert len(path) == 1
    assert ending(RAVINE, path, 100) == "flew out, last seen at step 0"


def test_a_point_that_is_not_finite_ends_the_path():
    path = walk(lambda theta: (0, np.array([np.nan, 0])), SGD(1.0), (0, 0), 5)
    assert path.tolist() == [[0, 0]]


def test_the_loss_is_said_to_two_digits_and_not_below_what_is_seen():
    assert ending(RAVINE, np.array([(0, 0), (1.1, 0.2)]), 1) == "1.4"  # 0.605 + 0.8
    assert ending(RAVINE, np.array([(0, 0), (0.001, 0)]), 1) == "below 1e-06"


@SHAPES
@pytest.mark.parametrize("names", [(), tuple(STYLES)])
def test_every_extreme_draws(name, names):
    left, right, low, high = SURFACES[name].window
    corners = itertools.product((left, right), (low, high))
    numbers = itertools.product((1e-4, 10.0), (0.0, 0.99), (10, 300))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for (x, y), (rate, beta, steps) in zip(itertools.cycle(corners), numbers, strict=False):
            figure, caption = draw(name, x, y, names, rate, beta, steps)
            assert png(figure).startswith(b"\x89PNG")
            assert "nan" not in caption and "inf" not in caption
            assert all(optimizer in caption for optimizer in names)


def test_each_keeps_its_colour_whoever_else_runs():
    alone, _ = draw(**STATE, names=("Adam",))
    together, _ = draw(**STATE, names=("Adam", "SGD", "Nadam"))
    colors = [
        {line.get_label(): line.get_color() for line in figure.axes[1].lines}
        for figure in (alone, together)
    ]
    assert set(colors[1]) == {"SGD", "Adam", "Nadam"}
    assert colors[0]["Adam"] == colors[1]["Adam"]
    assert len(set(STYLES.values())) == len(STYLES)


def test_a_loss_of_zero_is_drawn_on_the_floor_of_the_log_scale():
    figure, caption = draw(**STATE | {"x": 0.0, "y": 0.0}, names=("SGD",))
    (line,) = figure.axes[1].lines
    assert line.get_ydata().tolist() == [FLOOR] * 11
    assert "SGD below 1e-06" in caption


def test_without_an_optimizer_the_caption_says_so():
    figure, caption = draw(**STATE, names=())
    assert "select an optimizer" in caption
    assert not figure.axes[1].lines


def test_the_order_of_selection_does_not_matter():
    _, one = draw(**STATE, names=("Adam", "SGD"))
    _, other = draw(**STATE, names=("SGD", "Adam"))
    assert one == other


@SHAPES
def test_a_new_surface_brings_its_start_window_and_rate_in_one_redraw(name):
    race, drawn = OptimizerRace(), []
    race.controls["surface"].value = next(other for other in SURFACES if other != name)
    race.draw, plain = lambda **state: (drawn.append(state), plain(**state))[1], race.draw
    race.controls["surface"].value = name
    surface = SURFACES[name]
    x, y = race.controls["x"], race.controls["y"]
    assert len(drawn) == 1 and drawn[0] == race.state
    assert (x.value, y.value) == surface.start and race.controls["rate"].value == surface.rate
    assert (x.min, x.max, y.min, y.max) == surface.window
    x.value = 0.5
    assert len(drawn) == 2 and "(0.5, " in repr(race)


def test_a_slider_s_new_range_and_value_travel_in_one_message_limits_first(monkeypatch):
    race, sent = OptimizerRace(), {"x": [], "y": []}
    for name, keys in sent.items():
        keep = lambda key, keys=keys: keys.append(key if type(key) is tuple else set(key))  # noqa: E731
        monkeypatch.setattr(race.controls[name], "send_state", keep)
    race.controls["surface"].value = "saddle"
    for first, *more in sent.values():
        assert first == ("min", "max", "value")
        assert all(set(key) == set(first) for key in more)


def test_every_control_changes_the_picture():
    race = OptimizerRace()
    changes = {"x": -5.0, "y": -1.0, "names": ("SGD",), "rate": 0.01, "beta": 0.5, "steps": 50}
    for name, value in changes.items():
        before, said = race.picture.value, race.said
        race.controls[name].value = value
        if name != "beta":
            assert race.picture.value != before and race.said != said
    assert race.controls["beta"].disabled  # nobody in the race has one
    race.controls["names"].value = ("Momentum",)
    before = race.said
    race.controls["beta"].value = 0.8
    assert race.said != before and not race.controls["beta"].disabled


def test_the_repr_is_the_same_every_time():
    assert repr(OptimizerRace()) == repr(OptimizerRace())
    assert "SGD 0.066;" in repr(OptimizerRace())  # ½ · (9 · (1 − 10⁻¹·⁵)¹⁰⁰)² = 0.0656
