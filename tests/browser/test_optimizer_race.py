"""The race of optimizers in a real page."""

from itertools import permutations

import pytest

from mlpkit.widgets.optimizers import SURFACES, OptimizerRace

from .explorers import (
    a_choice_answers,
    a_slider_answers_the_keyboard,
    a_still_picture_is_there,
    expect_said,
    the_last_position_wins,
)
from .notebook import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("label", "name", "key", "value"),
    [
        ("start y", "y", "Home", None),
        ("steps", "steps", "End", None),
    ],
)
def test_a_slider_answers_the_keyboard(open_cell, label, name, key, value):
    notebook, cell = open_cell("OptimizerRace()")
    a_slider_answers_the_keyboard(notebook, cell, OptimizerRace(), label, name, key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_answers_mouse_and_keyboard(open_cell, by):
    notebook, cell = open_cell("OptimizerRace()")
    a_choice_answers(notebook, cell, OptimizerRace(), "surface", "surface", "rosenbrock", by)


def test_when_a_slider_is_dragged_the_last_position_wins(open_cell):
    the_last_position_wins(*open_cell("OptimizerRace()"), OptimizerRace(), "start x")


def test_a_switch_takes_one_out_of_the_race_and_another_in(open_cell):
    notebook, cell = open_cell("OptimizerRace()")
    race = OptimizerRace()
    cell.get_by_role("button", name="SGD", exact=True).click()
    cell.get_by_role("button", name="Nadam", exact=True).press("Enter")
    race.controls["names"].value = ("Momentum", "Nesterov", "Adam", "Nadam")
    expect_said(cell, race)
    assert notebook.heard == []


def test_without_a_run_there_is_a_still_picture(lab, open_notebook):
    a_still_picture_is_there(lab, open_notebook, "06_optimizers")


def test_from_each_surface_to_each_other_the_start_is_the_surface_s_own(open_cell):
    notebook, cell = open_cell("OptimizerRace()")
    starts = {}
    for pair in permutations(SURFACES, 2):
        for name in pair:
            cell.get_by_role("button", name=name, exact=True).click()
            rate = f"{SURFACES[name].rate:.2g}"
            expect(notebook.labelled(".widget-slider", "rate η")).to_contain_text(rate)
            notebook.wait_until_idle()
            notebook.page.wait_for_timeout(500)  # for the page's own answer to the new limits
        readouts = [notebook.labelled(".widget-slider", f"start {axis}") for axis in "xy"]
        said = [one.locator(".widget-readout").inner_text().replace("−", "-") for one in readouts]
        x, y = SURFACES[pair[1]].start
        starts[pair] = said, f"from ({x:g}, {y:g})" in notebook.outputs(cell).inner_text()
    own = {pair: ([f"{value:.2f}" for value in SURFACES[pair[1]].start], True) for pair in starts}
    assert starts == own
