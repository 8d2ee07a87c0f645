"""The race of the optimizers: steps worked out by hand, paths that end, and controls at their
extremes."""

import itertools
import re
import warnings

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.optimizers import SGD
from mlpkit.parameters import Parameters
from mlpkit.plots import png
from mlpkit.widgets import optimizer_walks
from mlpkit.widgets.optimizer_race import (
    ALL,
    EACH,
    KEEP,
    RATES,
    STYLES,
    OptimizerRace,
    compute,
    sentence,
    still,
)
from mlpkit.widgets.optimizer_walks import (
    FAR,
    FLOOR,
    SURFACES,
    contours,
    ending,
    heights,
    make,
    walks,
)

RAVINE = SURFACES["ravine"]
STATE = {
    **{"surface": "ravine", "x": -9.0, "y": 1.0, "names": ["SGD"], "rate": 0.01, "beta": 0.9},
    **{"rates": ALL, "steps": 10, "step": 10, "keep": [KEEP]},
}
SHAPES = pytest.mark.parametrize("name", SURFACES)


def walk(f, optimizer, start, steps):
    """The path of a single optimizer."""
    (path,) = walks(f, [optimizer], start, steps)
    return path


def test_two_steps_of_sgd_in_the_ravine_agree_with_hand_calculation():
    # x shrinks by 1 − 0.01 = 0.99 a step, y by 1 − 0.01 · 40 = 0.6.
    path = walk(RAVINE.f, make("SGD", 0.01, 0.9), (-9, 1), 2)
    assert np.allclose(path, [(-9, 1), (-8.91, 0.6), (-8.8209, 0.36)])
    # ½ · 81 + 20 · 1 = 60.5; ½ · 79.3881 + 20 · 0.36 = 46.89405
    assert np.allclose(heights(RAVINE, path)[:2], [60.5, 46.89405])


def test_momentum_and_nesterov_agree_with_hand_calculation():
    # At (1, 0), gradient (1, 0), rate 0.1: v = 1, then v = ½ + 0.9 = 1.4 for momentum.
    path = walk(RAVINE.f, make("Momentum", 0.1, 0.5), (1, 0), 2)
    assert np.allclose(path[:, 0], [1, 0.9, 0.76])
    # Nesterov: 1 − 0.1 (1 + ½) = 0.85; then v = 1.35, 0.85 − 0.1 (0.85 + 0.675) = 0.6975.
    path = walk(RAVINE.f, make("Nesterov", 0.1, 0.5), (1, 0), 2)
    assert np.allclose(path[:, 0], [1, 0.85, 0.6975])


@pytest.mark.parametrize("name", ["Adam", "AdamW", "Nadam", "RMSProp", "AdaGrad"])
def test_optimizers_other_than_momentum_and_nesterov_have_a_rate_and_no_beta(name):
    slow, fast = (walk(RAVINE.f, make(name, rate, 0.3), (-9, 1), 3) for rate in (0.01, 0.1))
    assert np.array_equal(slow, walk(RAVINE.f, make(name, 0.01, 0.9), (-9, 1), 3))
    assert np.linalg.norm(fast[1] - fast[0]) > 5 * np.linalg.norm(slow[1] - slow[0])


@SHAPES
def test_optimizers_run_side_by_side_each_take_their_own_steps(name):
    surface = SURFACES[name]
    together = walks(surface.f, [make(one, surface.rate, 0.9) for one in STYLES], surface.start, 60)
    for one, path in zip(STYLES, together, strict=True):
        optimizer = make(one, surface.rate, 0.9)
        parameters = Parameters({"theta": (2,)}, np.float64)
        gradients = parameters.like()
        parameters["theta"] = surface.start
        for place in path:
            np.testing.assert_allclose(parameters.vector, place, rtol=1e-7, atol=1e-9)
            gradients.vector[:] = surface.f(parameters.vector)[1]
            optimizer.step(parameters, gradients)
        assert len(path) == 61


@SHAPES
def test_a_minimum_is_flat_the_lowest_and_inside_the_window(name):
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
def test_a_unit_has_the_same_length_horizontally_and_vertically(name):
    """So that a step is at a right angle to the contour."""
    state = STATE | {"surface": name}
    figure = still(compute(**state)[0], state)
    figure.draw_without_rendering()
    zero, one = figure.axes[0].transData.transform([(0, 0), (1, 1)])
    across, up = one - zero
    assert across == pytest.approx(up, rel=0.01)


@SHAPES
def test_contours_match_the_surface_point_by_point(name):
    across, up, height, _ = contours(name)
    surface = SURFACES[name]
    lowest = surface.f(np.array(surface.bottoms[0], float))[0]
    for i, j in ((0, 0), (3, 100), (100, 7), (60, 60)):
        by_point = surface.f(np.array([across[j], up[i]]))[0] - lowest
        assert height[i, j] == pytest.approx(by_point)


def test_a_path_that_runs_away_ends_and_says_when_it_left_the_window():
    # y is multiplied by 1 − 0.06 · 40 = −1.4 at each step: 1.4⁴ = 3.84, 1.4⁵ = 5.38, out of ±4.84.
    path = walk(RAVINE.f, SGD(0.06), (-9, 1), 100)
    assert len(path) < 101 and np.abs(path).max() < FAR
    assert ending(RAVINE, path, 100) == "flew out, off the picture from step 5 on"
    # At rate 10 the first step goes to y = 1 − 400: beyond every bound at once.
    path = walk(RAVINE.f, SGD(10.0), (-9, 1), 100)
    assert len(path) == 1
    assert ending(RAVINE, path, 100) == "flew out, off the picture from step 1 on"


def test_a_path_that_flies_out_does_not_disturb_the_others():
    wild, calm = walks(RAVINE.f, [SGD(10.0), SGD(0.01)], (-9, 1), 300)
    assert len(wild) == 1
    assert np.array_equal(calm, walk(RAVINE.f, SGD(0.01), (-9, 1), 300))


def test_a_point_that_is_not_finite_ends_the_path():
    path = walk(lambda theta: (0, theta * np.nan), SGD(1.0), (0, 0), 5)
    assert path.tolist() == [[0, 0]]


def test_the_loss_has_two_digits_and_is_only_bounded_where_it_is_too_small_to_be_seen():
    assert ending(RAVINE, np.array([(0, 0), (1.1, 0.2)]), 1) == "1.4"  # 0.605 + 0.8
    assert ending(RAVINE, np.array([(0, 0), (0.001, 0)]), 1) == "below 1e-06"


@SHAPES
def test_without_an_optimizer_the_surface_is_drawn(name):
    found, said = compute(**STATE | {"surface": name, "names": []})
    assert png(still(found, STATE | {"surface": name, "names": []})).startswith(b"\x89PNG")
    assert "nan" not in said and "inf" not in said


@SHAPES
def test_every_extreme_has_finite_numbers_and_can_be_drawn(name):
    names = list(STYLES)
    left, right, low, high = SURFACES[name].window
    corners = itertools.product((left, right), (low, high))
    numbers = itertools.product((1e-4, 10.0), (0.0, 0.99), (10, 300))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for (x, y), (rate, beta, steps) in zip(itertools.cycle(corners), numbers, strict=False):
            state = dict(surface=name, x=x, y=y, names=names, rate=rate, beta=beta, steps=steps)
            state |= {"step": steps // 2, "keep": [], "rates": ALL}
            found, said = compute(**state)
            if steps == 300:  # a shorter path is the beginning of a longer one
                assert png(still(found, state)).startswith(b"\x89PNG")
            assert "nan" not in said and "inf" not in said
            assert all(optimizer in said for optimizer in names)
            for one in names:
                path, losses = found["paths"][one], found["losses"][one]
                assert len(path) == len(losses) <= steps + 1
                assert np.all(np.isfinite(path)) and np.all(np.isfinite(losses))


@SHAPES
def test_the_paths_in_the_picture_are_the_walks_to_a_tenth_of_a_pixel(name):
    surface = SURFACES[name]
    numbers, _ = compute(**STATE | {"surface": name, "names": ["Adam"], "steps": 50})
    path = walk(surface.f, make("Adam", 0.01, 0.9), (-9, 1), 50)
    width = surface.window[1] - surface.window[0]
    assert np.abs(numbers["paths"]["Adam"] - path).max() < width / 4096
    assert np.array_equal(numbers["losses"]["Adam"], np.maximum(heights(surface, path), FLOOR))


def test_each_keeps_its_colour_whichever_others_run():
    colors = []
    for names in (["Adam"], ["Adam", "SGD", "Nadam"]):
        state = STATE | {"names": names}
        lines = still(compute(**state)[0], state).axes[1].lines
        labelled = [line for line in lines if not line.get_label().startswith("_")]
        colors.append({line.get_label(): line.get_color() for line in labelled})
    assert set(colors[1]) == {"SGD", "Adam", "Nadam"}
    assert colors[0]["Adam"] == colors[1]["Adam"]
    assert len(set(STYLES.values())) == len(STYLES)


def test_the_still_is_strong_up_to_the_step_and_pale_after_it():
    state = STATE | {"step": 4}
    for axes in still(compute(**state)[0], state).axes:
        pale, strong = axes.lines[:2]
        assert len(strong.get_ydata()) == 5 and strong.get_alpha() is None
        assert len(pale.get_ydata()) == 11 and pale.get_alpha() < 0.5


def test_a_loss_of_zero_is_drawn_on_the_floor_of_the_log_scale():
    numbers, said = compute(**STATE | {"x": 0.0, "y": 0.0})
    assert numbers["losses"]["SGD"].tolist() == [FLOOR] * 11
    assert "SGD below 1e-06" in said


def test_the_sentence_gives_the_rate_and_how_far_adam_gets_where_that_is_not_far_enough():
    race = OptimizerRace()
    race.move(rates=ALL)
    assert "After 100 steps from (−9, 1), all at the rate η 0.0316" in race.said
    # 3.2 of the distance of 9.06 to the minimum
    assert race.said.endswith("100 of them reach about 3.2).")
    race.move(steps=300)  # now they reach 9.5, which is far enough
    assert "reach" not in race.said
    race.move(steps=100, names=["SGD"])
    assert "reach" not in race.said
    race.move(surface="saddle", names=["SGD", "Adam"], x=0, y=0)
    assert race.said.count("(no slope at the start: it stays)") == 2
    assert "reach" not in race.said


@SHAPES
def test_the_title_says_when_the_start_is_the_default_of_the_surface(name):
    race = OptimizerRace()
    race.move(surface=name)
    assert race.numbers["title"] == f"{name}, its own start"
    race.move(x=-1.0)
    assert race.numbers["title"] == name


def last_losses(race):
    return {one: losses[-1] for one, losses in race.numbers["losses"].items()}


@pytest.mark.parametrize("name", ["ravine", "rosenbrock"])
def test_each_optimizer_does_at_least_as_well_at_its_own_rate_as_at_the_common_one(name):
    race = OptimizerRace()
    race.move(surface=name, names=list(STYLES), steps=200, rate=SURFACES[name].rate)
    own = last_losses(race)
    assert "out" not in race.said
    race.move(rates=ALL)
    common = last_losses(race)
    assert all(own[one] <= common[one] for one in STYLES)


def test_when_it_opens_every_optimizer_ends_near_the_minimum_and_adam_well_ahead_of_sgd():
    own = last_losses(OptimizerRace())
    assert max(own.values()) < 0.01  # from 60.5 at the start
    assert own["Adam"] < own["SGD"] / 100


def test_all_but_sgd_are_down_from_the_saddle_within_60_steps_as_the_notebook_says():
    race = OptimizerRace()
    race.move(surface="saddle", steps=60)
    high = {one for one, loss in last_losses(race).items() if loss > 0.05}  # the saddle is at 0.25
    assert high == {"SGD"}


def test_the_question_has_an_answer_the_saddle_alone():
    level, steps = re.search(r"below ([\d.]+) in (\d+) steps", OptimizerRace.question).groups()
    race = OptimizerRace()
    assert race.state["steps"] == int(steps) and len(race.state["names"]) == 4
    slider, answers = race.controls["rate"], set()
    rates = {slider.fitted(10.0**power) for power in np.arange(-4, 1.01, 0.05)}
    for name, rate in itertools.product(SURFACES, rates):
        race.move(surface=name, rates=ALL, rate=rate)
        paths = race.numbers["paths"].values()
        arrived = all(len(path) == int(steps) + 1 for path in paths)
        if arrived and max(last_losses(race).values()) < float(level):
            answers.add(name)
    assert answers == {"saddle"}


@SHAPES
def test_the_rate_slider_sets_the_rate_of_the_chosen_optimizer(name):
    race = OptimizerRace()
    race.move(surface=name, names=list(STYLES))
    own = race.numbers["rates"]
    assert all(race.controls["rate"].fitted(rate) == rate for rate in own.values())
    for rates, takers in RATES.items():
        race.move(rates=rates, rate=0.00794328)
        assert race.numbers["rates"] == own | dict.fromkeys(takers, 0.00794328)
    path = walk(SURFACES[name].f, make("Nadam", 0.00794328, 0.9), SURFACES[name].start, 100)
    assert np.allclose(race.numbers["losses"]["Nadam"], heights(SURFACES[name], path))


def test_the_sentence_says_which_optimizer_has_which_rate():
    race = OptimizerRace()
    assert ", each at its own rate η, loss minus its minimum: SGD at 0.045: 0.0043; " in race.said
    race.move(rates="η for Adam", rate=0.01)
    assert ", Adam at the rate η 0.01, the others at their own, " in race.said
    # A hundred steps of a little less than 0.01 take x from −9 to about −8.1: ½ · 8.1² = 33.
    assert "Adam at 0.01: 33 (its steps are about η long" in race.said
    race.move(rates=ALL)
    assert "all at the rate η 0.01" in race.said and "SGD at" not in race.said


def test_an_optimizer_that_is_out_after_one_step_is_not_said_to_stay():
    race = OptimizerRace()
    race.move(rates=ALL, rate=10)
    assert len(race.numbers["paths"]["Nesterov"]) == 1
    assert "flew out" in race.said and "it stays" not in race.said


@pytest.mark.parametrize("step", [0, 3, 10])
def test_the_parts_of_the_sentence_are_enough_for_any_choice_of_optimizers(step):
    numbers, _ = compute(**STATE | {"names": list(STYLES)})
    for names in ([], ["Adam"], ["SGD", "Nadam"]):
        said = sentence(numbers["spoken"], names, numbers["losses"], step, 10)
        assert said == compute(**STATE | {"names": names, "step": step})[1]


def test_before_the_last_step_the_sentence_says_where_the_optimizers_are_by_then():
    race = OptimizerRace()
    race.move(names=["SGD", "Adam"])
    last = race.said
    for step in (1, 40):
        race.move(step=step)
        losses = {one: race.numbers["losses"][one][step] for one in ("SGD", "Adam")}
        first, second = sorted(losses, key=losses.get)
        assert race.said == f"Step {step} of 100, lowest loss first: {first}, {second}."
    race.move(step=0)
    assert race.said == "Step 0 of 100: all are at the start."
    race.move(step=100)
    assert race.said == last and last.startswith("After 100 steps")


def test_before_the_last_step_the_sentence_says_which_have_arrived_and_which_are_out():
    # η 0.025 takes y to (1 − 0.025 · 40) · 1 = 0 at once; 10 takes it out at once.
    state = STATE | {"x": 0.0, "rate": 0.025, "step": 5}
    assert compute(**state)[1] == "Step 5 of 10, lowest loss first: SGD (at the bottom)."
    assert compute(**state | {"rate": 10.0})[1] == "Step 5 of 10, SGD is out."
    said = compute(**state | {"names": ["SGD", "Adam"], "rate": 10.0})[1]
    assert said == "Step 5 of 10, lowest loss first: Adam; SGD is out."


def test_the_saddle_is_flat_and_not_a_minimum():
    surface = SURFACES["saddle"]
    assert np.allclose(surface.f(np.array(surface.saddle, float))[1], 0)
    assert heights(surface, np.array([surface.saddle], float)) > 0.1


def test_without_an_optimizer_the_sentence_says_so():
    numbers, said = compute(**STATE | {"names": []})
    assert "select an optimizer" in said
    assert numbers["paths"] == numbers["losses"] == {}


def test_the_order_of_selection_does_not_matter():
    race = OptimizerRace()
    race.move(names=["Adam", "SGD"])
    one = repr(race)
    race.move(names=["SGD", "Adam"])
    assert repr(race) == one


@SHAPES
def test_a_new_surface_brings_its_start_and_window_and_keeps_the_rate_in_one_answer(name):
    race, asked = OptimizerRace(), []
    race.move(rate=0.1)
    race.move(surface=next(other for other in SURFACES if other != name))
    race.compute = lambda **state: (asked.append(state), compute(**state))[1]
    race.move(surface=name)
    surface = SURFACES[name]
    assert len(asked) == 1 and asked[0] == race.state
    assert (race.state["x"], race.state["y"]) == surface.start
    assert race.state["rate"] == 0.1
    assert race.state["rates"] == EACH and race.numbers["window"] == list(surface.window)
    race.move(x=0.5)
    assert len(asked) == 2 and "(0.5, " in repr(race)


def test_each_optimizer_leaves_the_ravine_at_the_rate_that_the_notebook_states():
    race = OptimizerRace()
    race.move(rates=ALL)
    # the highest rates that these optimizers tolerate
    last = {"Nesterov": 0.0316228, "SGD": 0.0501187, "Momentum": 0.0891251}
    for name, rate in last.items():
        race.move(rate=rate)
        assert f"{name} flew out" not in race.said
        notch = 10**0.05
        race.move(rate=rate * notch)
        assert race.state["rate"] == pytest.approx(rate * notch, rel=1e-5)
        assert f"{name} flew out" in race.said


def test_values_set_together_with_the_surface_are_kept():
    race = OptimizerRace()
    race.move(surface="saddle", rate=0.1)
    assert race.state["rate"] == 0.1 and race.state["x"] == -2


@SHAPES
def test_the_start_stays_within_the_window_of_the_surface(name):
    race = OptimizerRace()
    race.move(surface=name)
    left, right, low, high = SURFACES[name].window
    race.move(x=-99, y=99)
    assert (race.state["x"], race.state["y"]) == (left, high)
    race.move(x=99, y=-99)
    assert (race.state["x"], race.state["y"]) == (right, low)


def test_every_control_changes_the_numbers():
    race = OptimizerRace()
    changes = {"x": -5.0, "y": -1.0, "names": ["SGD"], "rates": ALL, "rate": 0.01, "steps": 50}
    for name, value in changes.items():
        before, said = race.answer["numbers"], race.said
        race.move(**{name: value})
        assert race.answer["numbers"] != before and race.said != said
    race.move(names=["Momentum"])
    before = race.said
    race.move(beta=0.8)
    assert race.said != before
    # grey unless one of them is selected
    assert race.controls["beta"].only == {"names": ["Momentum", "Nesterov"]}


def test_the_last_step_follows_the_number_of_steps_and_an_earlier_step_stays():
    race = OptimizerRace()
    race.move(steps=200)
    assert race.state["step"] == 200
    race.move(step=30)
    race.move(steps=60)
    assert race.state["step"] == 30
    race.move(steps=20)
    assert race.state["step"] == 20


def test_only_new_paths_are_computed(monkeypatch):
    race, runners = OptimizerRace(), []
    monkeypatch.setattr(optimizer_walks, "walked", {})
    monkeypatch.setattr(
        optimizer_walks,
        "walks",
        lambda f, optimizers, *rest: (runners.extend(optimizers), walks(f, optimizers, *rest))[1],
    )
    for change, walkers in (
        # each optimizer for the first time
        ({"beta": 0.8}, ["SGD", "Momentum", "Nesterov", "Adam"]),
        ({"beta": 0.7}, ["Momentum", "Nesterov"]),
        ({"step": 5}, []),
        ({"beta": 0.8}, []),
        ({"names": ["SGD", "Nadam"]}, ["Nadam"]),
        ({"rates": ALL}, ["SGD", "Nadam"]),
        ({"rate": 0.001}, ["SGD", "Nadam"]),
        ({"rates": "η for SGD"}, []),
    ):
        race.move(**change)
        assert [type(optimizer).__name__ for optimizer in runners] == walkers
        runners.clear()
    race.move(rates=ALL)
    for rate in np.logspace(-4, 1, 101):
        race.move(rate=float(rate))
    assert len(optimizer_walks.walked) == optimizer_walks.LATELY


def test_a_recording_has_every_optimizer_and_every_rate_on_every_surface():
    race = OptimizerRace()
    race.recorded = {"surface": ["ravine", "saddle"], "rate": [0.0316228, 0.0501187]}
    race.move(rates=ALL)
    race.move(rate=0.0501187)
    before = repr(race)
    stops, moments = race.recording()
    assert repr(race) == before and len(moments) == 4
    for state, numbers, said in moments:
        assert state["names"] == race.state["names"]
        assert list(numbers["paths"]) == list(STYLES) and all(one in said for one in STYLES)
        assert (state["x"], state["y"]) == SURFACES[state["surface"]].start
    assert {(state["surface"], state["rate"]) for state, *_ in moments} == set(
        itertools.product(*stops.values())
    )


@SHAPES
def test_the_default_rate_of_each_surface_is_among_the_recorded_ones(name):
    race = OptimizerRace()
    rates = [race.controls["rate"].fitted(rate) for rate in race.recorded["rate"]]
    assert SURFACES[name].rate in rates


def test_the_repr_is_the_same_every_time():
    assert repr(OptimizerRace()) == repr(OptimizerRace())
    race = OptimizerRace()
    race.move(rates=ALL)
    assert "SGD 0.066;" in repr(race)  # ½ · (9 · (1 − 10⁻¹·⁵)¹⁰⁰)² = 0.0656
