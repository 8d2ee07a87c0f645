"""The bowl of notebook 01 in a real page: three scales, and a rate that is dragged."""

import pytest

from mlpkit.widgets.preprocessing import digits

from .explorers import (
    SOURCES,
    a_choice_answers,
    a_still_picture_is_there,
    expect_said,
    explorer_of,
    picture,
    settled,
    slider,
)
from .notebook import expect

pytestmark = pytest.mark.browser
SOURCE = SOURCES["ScaleTheBowl"]
RATE = "rate η"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(("name", "value"), [("inputs", "raw"), ("axes", "true to scale")])
def test_a_choice_answers_mouse_and_keyboard(open_cell, name, value, by):
    a_choice_answers(*open_cell(SOURCE), explorer_of(SOURCE), name, value, by)


def test_the_rate_is_moved_by_arrows_and_the_path_flies_out(open_cell):
    notebook, cell = open_cell(SOURCE)
    explorer = explorer_of(SOURCE)
    expect_said(cell, explorer)
    slider(cell, RATE).press("Shift+ArrowRight")
    explorer.move(rate=10 ** (0.25 - 0.05))  # ten places of 0.025 from 0.891
    expect_said(cell, explorer)
    assert "flies out" in explorer.said
    largest = digits(explorer.numbers["largest"]["unit scale"])
    expect(slider(cell, RATE)).to_have_attribute("aria-valuetext", "rate 1.58, flies out")
    expect(picture(cell)).to_contain_text(f"flies out from 2/λ = {largest}")
    slider(cell, RATE).press("Home")
    explorer.move(rate=1e-6)
    expect_said(cell, explorer)
    assert notebook.heard == []


def test_the_rate_is_dragged_and_the_numbers_on_the_picture_are_mlpkits(open_cell):
    notebook, cell = open_cell(SOURCE)
    explorer = explorer_of(SOURCE)
    slider(cell, RATE).scroll_into_view_if_needed()
    box = slider(cell, RATE).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    notebook.page.mouse.move(x, y)
    notebook.page.mouse.down()
    for step in range(100):
        notebook.page.mouse.move(x - 3 * step, y)
    notebook.page.mouse.up()
    settled(cell)
    rate = float(slider(cell, RATE).get_attribute("aria-valuenow"))
    assert rate < 0.1
    explorer.move(rate=rate)
    expect_said(cell, explorer)
    expect(picture(cell)).to_contain_text(f"lowest {explorer.numbers['lowest']:.2f}")
    drawn = cell.locator("path.path").get_attribute("d")
    assert drawn.count("L") == len(explorer.numbers["path"]) - 1
    assert notebook.heard == []


def test_without_a_run_there_is_a_still_picture(lab, open_notebook):
    a_still_picture_is_there(lab, open_notebook, "01_preprocessing")
