"""The gain of notebook 03 in a real page: twenty layers, forward and back."""

import re

import pytest

from .chromium import expect
from .explorers import SOURCES, expect_said, option, picture, settled, slider
from .hands import a_choice_answers, a_slider_answers_the_keyboard, drag, the_last_position_wins

pytestmark = pytest.mark.browser
SOURCE = SOURCES["GainThroughLayers"]


@pytest.mark.parametrize(("key", "value"), [("ArrowRight", 0.75), ("Home", None), ("End", None)])
def test_the_gain_responds_to_the_keyboard(opened, key, value):
    a_slider_answers_the_keyboard(*opened, "gain", key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(("name", "value"), [("function", "tanh"), ("inputs", "random numbers")])
def test_a_choice_responds_to_mouse_and_keyboard(opened, name, value, by):
    a_choice_answers(*opened, name, value, by)


def test_after_a_fast_drag_the_last_position_is_shown(opened):
    the_last_position_wins(*opened, "gain")


def test_the_numbers_at_both_ends_are_mlpkits(opened_here):
    page, explorer = opened_here
    for gain, function in ((0.7, "relu"), (1.0, "relu"), (1.0, "sigmoid")):
        page.explorer.move(gain=gain)
        explorer.move(gain=gain, function=function)
        option(page, "between the layers", function).click()
        expect_said(page, explorer)
        for mark, at, said in zip(
            ["✓" if one else "✕" for one in explorer.numbers["arrives"]],
            ("layer 20", "layer 1"),
            explorer.numbers["in_all"],
            strict=True,
        ):
            expect(picture(page)).to_contain_text(f"{mark} at {at}: {said}")
    for hills in page.locator("path.hills").all():
        assert hills.get_attribute("d").count("M") == 20


def test_a_value_that_is_too_large_fills_its_column(open_explorer):
    page = open_explorer(SOURCE)
    columns = picture(page).locator("path.full")
    for one in columns.all():
        # in the first layers some values are still within the range
        assert (one.get_attribute("d") or "").count("M") < 20
    expect(picture(page)).not_to_contain_text("pale column")
    slider(page, "gain, on the picture").press("End")
    settled(page)
    expect(picture(page)).to_contain_text("pale column: too large")
    for one, last in zip(columns.all(), (-1, 0), strict=True):
        left, right = re.findall(r"M([\d.]+),[\d.-]+H([\d.]+)", one.get_attribute("d"))[last]
        box = picture(page).locator("path.hills").first.bounding_box()
        assert float(right) - float(left) > 0.8 * box["width"] / 20


def test_the_results_of_all_gains_tried_stay_in_view(open_explorer):
    page = open_explorer(SOURCE)
    handle = slider(page, "gain, on the picture")
    dots = picture(page).locator("path[transform]")
    expect(dots).to_have_count(2)
    drag(handle, (150, 0))
    settled(page)
    assert page.explorer.state["gain"] > 0.8
    assert dots.count() >= 4
    handle.press("ArrowLeft")
    settled(page)
    option(page, "between the layers", "tanh").click()
    # a different network starts a new row of results,
    expect(picture(page).locator("path.now")).to_have_count(2)
    # next to those of the previous network
    assert picture(page).locator("path.before").count() >= 4
    expect(picture(page)).to_contain_text("grey: relu, pixels")


def test_marks_of_signal_and_blame_are_side_by_side_where_their_values_are_equal(open_explorer):
    page = open_explorer(SOURCE)
    signal, blame = page.explorer.numbers["left"]
    assert 0.5 < signal / blame < 2  # the two are about equally high
    marks = picture(page).locator("path.now")
    expect(marks).to_have_count(2)
    one, other = (mark.bounding_box() for mark in marks.all())
    assert other["x"] - one["x"] > 10  # a mark is 8 wide, with a line of 2 around it
