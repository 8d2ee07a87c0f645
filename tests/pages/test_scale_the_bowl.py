"""The bowl of notebook 01 in a real page: its three scales, and a rate that is dragged."""

import re

import pytest

from mlpkit.widgets.scale_the_bowl import digits

from .chromium import expect
from .explorers import SOURCES, expect_said, picture, settled, slider
from .hands import a_choice_answers, drag

pytestmark = pytest.mark.browser
SOURCE = SOURCES["ScaleTheBowl"]
RATE = "rate η"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(("name", "value"), [("inputs", "raw"), ("axes", "true to scale")])
def test_a_choice_responds_to_mouse_and_keyboard(opened, name, value, by):
    a_choice_answers(*opened, name, value, by)


def test_the_rate_is_moved_by_arrows_and_the_path_flies_out(opened):
    page, explorer = opened
    slider(page, RATE).press("Shift+ArrowRight")
    explorer.move(rate=10 ** (0.25 - 0.05))  # ten steps of 0.025 from 0.891
    expect_said(page, explorer)
    assert "flies out" in explorer.said
    largest = digits(explorer.numbers["largest"]["unit scale"])
    expect(slider(page, RATE)).to_have_attribute("aria-valuetext", "rate 1.58, flies out")
    expect(picture(page)).to_contain_text(f"flies out from 2/λ = {largest}")
    slider(page, RATE).press("Home")
    explorer.move(rate=1e-6)
    expect_said(page, explorer)


def test_a_path_that_flies_out_at_once_has_made_one_update(open_explorer):
    page = open_explorer(SOURCE)
    page.explorer.move(inputs="raw", rate=10)
    assert len(page.explorer.numbers["losses"]) == 2
    expect(picture(page)).to_contain_text(re.compile(r"up to .+ after 1 update(?!s)"))


def test_the_rate_is_dragged_and_the_numbers_on_the_picture_are_mlpkits(opened):
    page, explorer = opened
    drag(slider(page, RATE), *((-3 * step, 0) for step in range(100)), steps=1)
    settled(page)
    rate = float(slider(page, RATE).get_attribute("aria-valuenow"))
    assert rate < 0.1
    explorer.move(rate=rate)
    expect_said(page, explorer)
    expect(picture(page)).to_contain_text(f"lowest {explorer.numbers['lowest']:.2f}")
    drawn = page.locator("path.path").get_attribute("d")
    assert drawn.count("L") == len(explorer.numbers["path"]) - 1
