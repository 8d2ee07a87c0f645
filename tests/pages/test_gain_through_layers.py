"""The gain of notebook 03 in a real page: twenty layers, forward and back."""

import pytest

from .explorers import (
    SOURCES,
    a_choice_answers,
    a_slider_answers_the_keyboard,
    a_still_picture_is_there,
    explorer_of,
    option,
    picture,
    settled,
    the_last_position_wins,
)
from .notebook import expect

pytestmark = pytest.mark.browser
SOURCE = SOURCES["GainThroughLayers"]


@pytest.mark.parametrize(("key", "value"), [("ArrowRight", 1.05), ("Home", None), ("End", None)])
def test_the_gain_answers_the_keyboard(open_cell, key, value):
    a_slider_answers_the_keyboard(*open_cell(SOURCE), explorer_of(SOURCE), "gain", key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(("name", "value"), [("function", "tanh"), ("inputs", "random numbers")])
def test_a_choice_answers_mouse_and_keyboard(open_cell, name, value, by):
    a_choice_answers(*open_cell(SOURCE), explorer_of(SOURCE), name, value, by)


def test_when_the_gain_is_dragged_the_last_position_wins(open_cell):
    the_last_position_wins(*open_cell(SOURCE), explorer_of(SOURCE), "gain")


def test_the_ends_of_both_lines_are_mlpkits_numbers(open_cell):
    notebook, cell = open_cell(SOURCE)
    explorer = explorer_of(SOURCE)
    explorer.move(function="tanh")
    option(cell, "between the layers", "tanh").click()
    settled(cell)
    for end in (explorer.numbers["signal"][-1], explorer.numbers["slope"][0]):
        expect(picture(cell)).to_contain_text(f"{end:.2g}")
    assert cell.locator("path.hills").get_attribute("d").count("M") == 20
    assert notebook.heard == []


def test_without_a_run_there_is_a_still_picture(lab, open_notebook):
    a_still_picture_is_there(lab, open_notebook, "03_forward_pass")
