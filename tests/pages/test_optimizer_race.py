"""The race of optimizers in a real page."""

import re
from itertools import permutations

import numpy as np
import pytest

from mlpkit.widgets.optimizer_race import ALL
from mlpkit.widgets.optimizer_walks import SURFACES

from .chromium import expect
from .explorers import (
    SOURCES,
    expect_said,
    explorer_of,
    frame,
    number_of,
    option,
    picture,
    sentence,
    settled,
    slider,
)
from .hands import (
    a_choice_answers,
    a_slider_answers_the_keyboard,
    evenly,
    the_last_position_wins,
)

pytestmark = pytest.mark.browser
SOURCE = SOURCES["OptimizerRace"]
THREE_DOWN = """(slider) => {
  for (let k = 0; k < 3; k += 1) {
    slider.stepDown();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""  # one gesture
RESTED = """() => {
  const later = performance.now() + 700;
  performance.now = () => later;
}"""  # pretend that the hand has rested, and that no time passes between two answers of Python
STEPS = """(knob) => {
  window.steps = [];
  new MutationObserver(() => window.steps.push(Number(knob.getAttribute("aria-valuenow"))))
    .observe(knob, { attributeFilter: ["aria-valuenow"] });
}"""  # only those that are drawn


def losses(page):
    """Return {optimizer: the loss written next to its curve}, for those in the picture."""
    texts = picture(page).locator(".panel").nth(1).locator("text").all_text_contents()
    found = [re.fullmatch(r"([A-Z]\w+) (?:< )?([\d.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text) for text in texts]
    return {one[1]: number_of(one[2]) for one in found if one}


def places(page, race):
    """Return {optimizer: (x, y) of its mark on the plane}."""
    plane = picture(page).locator(".panel").nth(0)
    ground = plane.locator("rect").first
    width, height = (float(ground.get_attribute(side)) for side in ("width", "height"))
    left, right, low, high = race.numbers["window"]
    found = {}
    for runner in plane.locator("g[data-name]").all():
        mark = runner.locator("path").last.get_attribute("transform")
        x, y = map(float, re.findall(r"-?[\d.]+", mark))
        place = left + x / width * (right - left), high - y / height * (high - low)
        found[runner.get_attribute("data-name")] = place
    return found


def expect_drawn(page, race, step):
    """Expect that marks and losses on the picture are mlpkit's for this step."""
    expect(slider(page, "step")).to_have_attribute("aria-valuenow", str(step))
    grain = (race.numbers["window"][1] - race.numbers["window"][0]) / 1000
    shown = places(page, race)
    assert set(shown) == set(race.state["names"])
    for name, place in shown.items():
        assert np.abs(race.numbers["paths"][name][step] - place).max() < grain
    for name, loss in losses(page).items():
        assert loss == pytest.approx(race.numbers["losses"][name][step], rel=0.06)
    assert len(losses(page)) == len(shown)


@pytest.mark.parametrize(("name", "key"), [("steps", "End"), ("beta", "Home")])
def test_a_slider_responds_to_the_keyboard(opened, name, key):
    a_slider_answers_the_keyboard(*opened, name, key)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_responds_to_mouse_and_keyboard(opened, by):
    a_choice_answers(*opened, "surface", "rosenbrock", by)


def test_after_a_fast_drag_the_last_position_is_shown(opened):
    the_last_position_wins(*opened, "beta")


def test_a_switch_takes_one_optimizer_out_of_the_race_and_brings_one_in(opened):
    page, race = opened
    page.get_by_role("button", name="SGD", exact=True).click()
    page.get_by_role("button", name="Nadam", exact=True).press("Enter")
    race.move(names=["Momentum", "Nesterov", "Adam", "Nadam"])
    expect_said(page, race)
    expect_drawn(page, race, 100)


def tried(page):
    """Return {optimizer: how many rates are marked for it in the lowest picture}."""
    marks = picture(page).locator("path.tried")
    names = marks.evaluate_all("marks => marks.map((one) => one.dataset.optimizer)")
    return {name: names.count(name) for name in names}


def test_the_bar_in_the_lowest_picture_gives_one_rate_to_all_and_marks_how_low_each_gets(
    open_explorer,
):
    page, race = open_explorer(SOURCE), explorer_of(SOURCE)
    expect(picture(page)).to_contain_text("drag: one rate for all")
    assert tried(page) == dict.fromkeys(race.state["names"], 1)  # each at its own rate
    slider(page, "rate η").press("ArrowRight")
    race.move(rates=ALL, rate=0.0354813)
    expect_said(page, race)
    expect(picture(page)).to_contain_text("η for all: 0.0355")
    slider(page, "rate η").press("PageDown")
    race.move(rate=0.0112202)
    expect_said(page, race)
    assert tried(page) == dict.fromkeys(race.state["names"], 3)
    # The mark of SGD at this rate is as high as its loss.
    loss = race.numbers["losses"]["SGD"][-1]
    ground = picture(page).locator(".panel").nth(2).locator("rect").first
    places = (
        picture(page)
        .locator("path.tried[data-optimizer=SGD]")
        .evaluate_all(
            "marks => marks.map((one) => "
            "one.getAttribute('transform').match(/[\\d.]+/g).map(Number))"
        )
    )
    width, height = (float(ground.get_attribute(side)) for side in ("width", "height"))
    low, high = np.log10([race.numbers["floor"] / 3, 1e3])
    x = width * (np.log10(0.0112202) + 4) / 5
    y = height * (high - np.log10(loss)) / (high - low)
    assert min(np.hypot(*np.subtract(place, (x, y))) for place in places) < 0.5
    expect(picture(page)).not_to_contain_text("cleared")
    slider(page, "β (Momentum, Nesterov)").press("Home")
    settled(page)
    assert tried(page) == dict.fromkeys(race.state["names"], 1)  # a different setting
    expect(picture(page)).to_contain_text("at each rate tried; cleared: new β")
    for _ in range(2):
        slider(page, "start").press("ArrowUp")
        settled(page)
    expect(picture(page)).to_contain_text("cleared: new β")  # only the new β has cleared marks
    slider(page, "rate η").press("ArrowRight")
    settled(page)
    expect(picture(page)).not_to_contain_text("cleared")


def test_keys_give_the_bars_rate_to_one_optimizer_and_then_to_all(opened):
    page, race = opened
    rates, rate = page.get_by_label("rates", exact=True), slider(page, "rate η")
    rates.focus()
    rates.press("End")
    race.move(rates="η for Nadam")
    expect_said(page, race)  # Nadam is not in the race
    for _ in range(2):
        rates.press("ArrowUp")
    race.move(rates="η for Adam")
    expect_said(page, race)
    rate.press("ArrowRight")
    race.move(rate=0.0354813)
    expect_said(page, race)
    expect_drawn(page, race, 100)
    expect(picture(page).get_by_text("Adam, η 0.035")).to_be_visible()
    rate.press("ArrowLeft")  # otherwise Nesterov would fly out
    rates.press("Home")
    rates.press("ArrowDown")
    race.move(rates=ALL, rate=0.0316228)
    expect_said(page, race)
    expect_drawn(page, race, 100)


def test_the_start_is_set_by_a_press_then_dragged_and_then_moved_by_arrows(open_explorer):
    page = open_explorer(SOURCE)
    race, mouse = explorer_of(SOURCE), page.mouse
    expect_said(page, race)
    box = picture(page).locator(".panel").nth(0).locator("rect").first.bounding_box()

    def at(x, y):
        """Return pixels of a point in the ravine."""
        return (
            box["x"] + (x + 10) / 14 * box["width"],
            box["y"] + (4.84 - y) / 9.68 * box["height"],
        )

    mouse.move(*at(-4, 3))
    mouse.down()
    expect(sentence(page)).to_contain_text(
        re.compile(r"from \(−(4|3\.9\d|4\.0\d), (3|2\.9\d|3\.0\d)\)")
    )
    mouse.move(*at(-6, 2), steps=8)
    mouse.up()
    expect(sentence(page)).to_contain_text(
        re.compile(r"from \(−(6|5\.9\d|6\.0\d), (2|1\.9\d|2\.0\d)\)")
    )
    x, y = map(number_of, re.search(r"from \((.*?), (.*?)\)", settled(page)).groups())
    for key, (right, up) in {"ArrowRight": (0.1, 0), "Shift+ArrowDown": (0, -1)}.items():
        slider(page, "start").press(key)
        x, y = round(x + right, 2), round(y + up, 2)
        race.move(x=x, y=y)
        expect_said(page, race)
    expect_drawn(page, race, 100)


def test_the_step_is_scrubbed_by_keyboard_and_mouse_and_its_numbers_are_mlpkits(opened):
    page, race = opened
    expect_drawn(page, race, 100)
    slider(page, "step").press("Home")
    race.move(step=0)
    expect_said(page, race)
    expect_drawn(page, race, 0)
    for _ in range(3):
        slider(page, "step").press("PageUp")
    race.move(step=30)
    expect_said(page, race)
    expect(sentence(page)).to_contain_text("Step 30 of 100, lowest loss first: ")
    expect_drawn(page, race, 30)
    pale, strong = (
        picture(page).locator("g[data-name=Adam]").last.locator("path").nth(k).get_attribute("d")
        for k in (0, 1)
    )
    assert strong.count("L") == 30 and pale.count("L") == 70
    box = picture(page).locator(".panel").nth(1).locator("rect").first.bounding_box()
    page.mouse.click(box["x"] + 0.62 * box["width"], box["y"] + box["height"] / 2)
    expect_drawn(page, race, 62)
    race.move(step=62)
    assert settled(page) == race.said


def test_run_plays_the_steps_to_the_end(opened):
    page, race = opened
    slider(page, "step").press("Home")
    expect(slider(page, "step")).to_have_attribute("aria-valuenow", "0")
    slider(page, "step").evaluate(STEPS)
    evenly(page)
    page.get_by_role("button", name="Run", exact=True).click()
    expect_drawn(page, race, 100)
    seen = page.evaluate("window.steps")
    assert seen == sorted(seen) and len(set(seen)) > 3  # the step moved there without a jump


def test_run_jumps_to_the_end_where_motion_is_unwanted(open_explorer):
    page = open_explorer(SOURCE)
    page.emulate_media(reduced_motion="reduce")
    slider(page, "step").press("Home")
    expect(slider(page, "step")).to_have_attribute("aria-valuenow", "0")
    page.get_by_role("button", name="Run", exact=True).click()
    pictures = int(frame(page).get_attribute("data-pictures"))
    expect(slider(page, "step")).to_have_attribute("aria-valuenow", "100")
    assert int(frame(page).get_attribute("data-pictures")) - pictures < 4


def test_the_last_paths_stay_dotted_until_they_are_switched_off(opened):
    page, race = opened
    page.evaluate(RESTED)  # the paths shown at first are a setting of their own
    before = picture(page).locator("g[data-name=Nesterov]").first.locator("path").nth(1)
    was = before.get_attribute("d")
    slider(page, "β (Momentum, Nesterov)").evaluate(THREE_DOWN)
    race.move(beta=0.87)
    expect_said(page, race)
    assert before.get_attribute("d") != was
    old = picture(page).locator(f'path[d="{was}"]')
    expect(old).to_have_attribute("stroke-dasharray", "0 4")
    expect(picture(page)).to_contain_text("dotted: momentum β 0.9")
    page.get_by_role("button", name="the last paths", exact=True).click()
    expect(old).to_have_count(0)
    expect(picture(page)).not_to_contain_text("dotted")


def test_on_changing_surfaces_the_start_is_the_default_of_the_new_one_and_the_rate_stays(opened):
    page, race = opened
    slider(page, "rate η").press("ArrowRight")
    settled(page)
    # each optimizer at its own rate: none flies out
    page.get_by_label("rates", exact=True).press("Home")
    race.move(rate=0.0354813)
    for name in [name for pair in permutations(SURFACES, 2) for name in pair]:
        option(page, "surface", name).click()
        race.move(surface=name)
        expect_said(page, race)
        rate = slider(page, "rate η")
        expect(rate).to_have_attribute("aria-valuenow", "0.0354813")
        x, y = SURFACES[name].start
        expect(slider(page, "start")).to_have_attribute(
            "aria-valuetext", f"x {x:g}, y {y:g}".replace("-", "−")
        )
        expect_drawn(page, race, 100)


def test_one_unit_is_as_long_horizontally_as_vertically(open_explorer):
    page = open_explorer(SOURCE)
    ground = picture(page).locator(".panel").nth(0).locator("rect").first
    for name, surface in SURFACES.items():
        option(page, "surface", name).click()
        expect(picture(page).locator(".title").first).to_contain_text(name)
        left, right, low, high = surface.window
        width, height = (float(ground.get_attribute(side)) for side in ("width", "height"))
        assert width / (right - left) == pytest.approx(height / (high - low), rel=0.01)


def test_a_page_without_python_scrubs_switches_and_keeps_the_rate_on_a_new_surface(open_recorded):
    page, race = open_recorded()
    slider(page, "step").press("Home")
    expect(picture(page)).to_contain_text("step 0")
    page.get_by_role("button", name="Nadam", exact=True).click()
    expect(picture(page).locator("g[data-name=Nadam]")).to_have_count(2)
    race.move(names=[*race.state["names"], "Nadam"], step=0)
    expect_said(page, race)
    slider(page, "step").press("PageUp")
    race.move(step=10)
    expect_said(page, race)
    slider(page, "step").press("End")
    race.move(step=100)
    expect_said(page, race)  # only those that are on, not all that were recorded
    slider(page, "step").press("Home")
    option(page, "surface", "rosenbrock").click()
    expect(slider(page, "rate η")).to_have_attribute("aria-valuenow", "0.0316228")
    expect(picture(page)).to_contain_text("step 0")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(picture(page)).to_contain_text("step 100")
    race.move(surface="rosenbrock")
    expect_said(page, race)
    expect_drawn(page, race, 100)
    page.get_by_label("rates", exact=True).select_option("η for Adam")
    slider(page, "rate η").press("End")
    race.move(rates="η for Adam", rate=1)
    expect_said(page, race)
    expect_drawn(page, race, 100)
    # at the settings that were recorded, and at no others
    assert slider(page, "start").count() == 0
