"""The gain of notebook 03 in a real page: twenty layers, forward and back."""

import pytest

from .chromium import expect
from .explorers import (
    SOURCES,
    a_choice_answers,
    a_slider_answers_the_keyboard,
    explorer_of,
    option,
    picture,
    settled,
    the_last_position_wins,
)

pytestmark = pytest.mark.browser
SOURCE = SOURCES["GainThroughLayers"]


@pytest.mark.parametrize(("key", "value"), [("ArrowRight", 1.05), ("Home", None), ("End", None)])
def test_the_gain_answers_the_keyboard(open_explorer, key, value):
    a_slider_answers_the_keyboard(open_explorer(SOURCE), explorer_of(SOURCE), "gain", key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(("name", "value"), [("function", "tanh"), ("inputs", "random numbers")])
def test_a_choice_answers_mouse_and_keyboard(open_explorer, name, value, by):
    a_choice_answers(open_explorer(SOURCE), explorer_of(SOURCE), name, value, by)


def test_when_the_gain_is_dragged_the_last_position_wins(open_explorer):
    the_last_position_wins(open_explorer(SOURCE), explorer_of(SOURCE), "gain")


def test_the_ends_of_both_lines_are_mlpkits_numbers(open_explorer):
    page = open_explorer(SOURCE)
    explorer = explorer_of(SOURCE)
    explorer.move(function="tanh")
    option(page, "between the layers", "tanh").click()
    settled(page)
    for end in (explorer.numbers["signal"][-1], explorer.numbers["slope"][0]):
        expect(picture(page)).to_contain_text(f"{end:.2g}")
    assert page.locator("path.hills").get_attribute("d").count("M") == 20
