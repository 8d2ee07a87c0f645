"""The pass through a small network, step by step, in a real page."""

import pytest

from mlpkit.widgets.backprop import BackpropStepper

from .explorers import a_slider_answers_the_keyboard, a_still_picture_is_there, caption
from .notebook import expect, picture

pytestmark = pytest.mark.browser


def stepper_at(step):
    """What is said after so many steps."""
    stepper = BackpropStepper()
    stepper.controls["step"].value = step
    return stepper.said


@pytest.mark.parametrize(
    ("label", "name", "key", "value"),
    [
        ("step", "step", "End", 9),
        ("input x[1]", "x1", "ArrowRight", 2.5),
    ],
)
def test_a_slider_answers_the_keyboard(open_cell, label, name, key, value):
    notebook, cell = open_cell("BackpropStepper()")
    a_slider_answers_the_keyboard(notebook, cell, BackpropStepper(), label, name, key, value)


def test_next_and_back_walk_the_pass_by_mouse_and_by_keyboard(open_cell):
    _, cell = open_cell("BackpropStepper()")
    forth, back = (cell.get_by_role("button", name=name) for name in ("Next", "Back"))
    forth.click()
    expect(caption(cell)).to_have_text(stepper_at(1))
    forth.press("Enter")
    forth.press("Enter")
    expect(caption(cell)).to_have_text(stepper_at(3))
    back.press("Space")
    expect(caption(cell)).to_have_text(stepper_at(2))


def test_the_picture_of_an_explorer_for_the_readme(open_cell):
    notebook, cell = open_cell("BackpropStepper()")
    notebook.slider("step").press("End")
    expect(caption(cell)).to_have_text(stepper_at(9))
    picture(cell.locator(".jp-Cell-outputArea"), "explorer")


def test_without_a_run_there_is_a_still_picture(lab, open_notebook):
    a_still_picture_is_there(lab, open_notebook, "05_backprop")
