"""The explorer of activations in a real page."""

import re

import numpy as np
import pytest

from mlpkit.widgets.activation_explorer import ELEMENTWISE, ActivationExplorer

from .chromium import expect
from .explorers import (
    SOURCES,
    expect_said,
    explorer_of,
    option,
    picture,
    pre_activations,
    settled,
    slider,
)
from .hands import a_choice_answers, a_slider_answers_the_keyboard, drag, the_last_position_wins

pytestmark = pytest.mark.browser
SOURCE = SOURCES["ActivationExplorer"]


@pytest.mark.parametrize(
    ("name", "key", "value"), [("point", "ArrowRight", 1.1), ("bias", "End", None)]
)
def test_a_slider_responds_to_the_keyboard(opened, name, key, value):
    a_slider_answers_the_keyboard(*opened, name, key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_responds_to_mouse_and_keyboard(opened, by):
    a_choice_answers(*opened, "function", "gelu", by)


def test_after_a_fast_drag_the_last_position_is_shown(opened):
    the_last_position_wins(*opened, "bias")


def test_the_point_can_be_dragged_and_moved_by_arrows(opened):
    page, explorer = opened
    point = slider(page, "z")
    point.press("Shift+ArrowLeft")
    explorer.move(point=0.0)
    expect_said(page, explorer)
    expect(picture(page).get_by_text("f = 0.000")).to_be_visible()
    expect(picture(page).get_by_text("slope 0.000")).to_be_visible()
    before = float(point.get_attribute("aria-valuenow"))
    drag(point, (80, 0))
    expect(point).not_to_have_attribute("aria-valuenow", f"{before:g}")
    settled(page)
    explorer.move(point=float(page.get_by_label("look at z =, as a number").input_value()))
    expect_said(page, explorer)
    assert explorer.state["point"] > 0.5


def test_the_wire_carries_the_signal_and_brings_the_blame_back(open_explorer):
    page = open_explorer(SOURCE)
    wire = picture(page).locator(".wire")
    for key, forward, back in (
        (None, "f(z) = 1.00", "1 × slope = 1"),
        ("Home", "f(z) = 0.00", "nothing"),
    ):
        if key:
            slider(page, "z").press(key)
        expect(wire).to_contain_text(forward)
        expect(wire).to_contain_text(back)
    option(page, "function", "leaky_relu").click()
    expect(wire).to_contain_text("1 × slope = 0.1")


def test_units_without_blame_are_crossed_out(open_explorer):
    page = open_explorer(SOURCE)
    expect(picture(page)).to_contain_text("40 units, 0 dead")
    slider(page, "then add a bias of").press("Home")
    expect(picture(page)).to_contain_text("40 units, 40 dead")
    expect(picture(page).locator(".units .dead path[d]")).to_have_count(40)


def test_a_unit_that_gets_a_little_blame_is_not_empty(open_explorer):
    page = open_explorer(SOURCE)
    page.explorer.move(bias=-3.0)
    expect(picture(page)).to_contain_text(re.compile(r"40 units, [1-9]\d? dead"))
    units = page.explorer.numbers["units"]
    assert np.any((0 < units) & (units < 0.01))
    cores = picture(page).locator(".units circle:nth-of-type(2)")
    drawn = [float(r) for r in cores.evaluate_all("all => all.map((one) => one.getAttribute('r'))")]
    assert np.all((np.array(drawn) >= 1.5) == (units > 0)) and np.any(np.equal(drawn, 0))


def test_a_custom_function_is_drawn_named_and_compared(open_explorer):
    source = "ActivationExplorer(pre_activations(), beside=lambda z: z / 2)"
    page = open_explorer(source)
    explorer = explorer_of(source)
    expect_said(page, explorer)
    assert "the notebook's own: at most 4.000 away" in explorer.said
    expect(picture(page).get_by_text("notebook's own")).to_be_visible()


WORDS = """(picture) => {
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const names = [...picture.querySelectorAll(".on-lines")].filter((one) => one.checkVisibility());
  const [card, panel] = [".card", "svg svg"].map((one) => box(picture.querySelector(one)));
  return [card, panel, names.map(box)];
}"""


@pytest.mark.parametrize("beside", [None, np.tanh])
def test_at_any_point_the_words_stay_in_the_picture_and_do_not_overlap(open_page, tmp_path, beside):
    explorer = ActivationExplorer(pre_activations(), beside)
    page = open_page(explorer.save(tmp_path / "page.html").as_uri(), width=360)
    for function in ELEMENTWISE:
        option(page, "function", function).check(force=True)
        slider(page, "z").press("Home")
        for point in range(-8, 9):
            expect(slider(page, "z")).to_have_attribute("aria-valuenow", str(point))
            card, panel, names = picture(page).evaluate(WORDS)
            where = (function, point)
            assert panel["left"] <= card["left"] and card["right"] <= panel["right"] + 1, where
            assert panel["top"] <= card["top"] and card["bottom"] <= panel["bottom"] + 1, where
            assert not any(overlap(card, name) for name in names), where
            slider(page, "z").press("ArrowRight")


def overlap(a, b):
    across = a["left"] < b["right"] - 1 and b["left"] < a["right"] - 1
    return across and a["top"] < b["bottom"] - 2 and b["top"] < a["bottom"] - 2


def test_a_typed_number_that_is_adjusted_says_so_until_the_next_change(opened):
    page, explorer = opened
    field = page.get_by_label("look at z =, as a number")
    note = field.locator("..").get_by_role("status")
    for typed, value, said in [
        ("1.5", 1.5, ""),
        ("-0,137", -0.1, "−0.137 is between stops: −0.1."),
        ("99", 8, "Up to 8."),
        ("-99", -8, "From −8 up."),
        ("nonsense", -8, "Expected: a number from −8 to 8."),
        ("", -8, "Expected: a number from −8 to 8."),
        ("-8", -8, ""),
        ("2.04", 2, "2.04 is between stops: 2."),
    ]:
        field.fill(typed)
        field.press("Enter")
        explorer.move(point=value)
        expect_said(page, explorer)
        expect(note).to_have_text(said)
        expect(field).to_have_value(f"{value:g}".replace("-", "−"))
    field.press("Tab")  # this causes a change event although nothing has changed
    expect(note).to_have_text(said)
    slider(page, "then add a bias of").press("End")
    expect(note).to_have_text("")
