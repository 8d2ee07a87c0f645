"""The explorer of softmax in a real page."""

import pytest

from mlpkit.widgets.losses import SoftmaxExplorer

from .explorers import (
    a_choice_answers,
    a_slider_answers_the_keyboard,
    a_still_picture_is_there,
    the_last_position_wins,
)
from .notebook import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("label", "name", "key", "value"),
    [
        ("logit z0", "z0", "ArrowRight", 2.1),
        ("logit z3", "z3", "End", 10.0),
    ],
)
def test_a_slider_answers_the_keyboard(open_cell, label, name, key, value):
    notebook, cell = open_cell("SoftmaxExplorer()")
    a_slider_answers_the_keyboard(notebook, cell, SoftmaxExplorer(), label, name, key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_answers_mouse_and_keyboard(open_cell, by):
    notebook, cell = open_cell("SoftmaxExplorer()")
    a_choice_answers(notebook, cell, SoftmaxExplorer(), "true class", "label", "3", by)


def test_when_a_slider_is_dragged_the_last_position_wins(open_cell):
    the_last_position_wins(*open_cell("SoftmaxExplorer()"), SoftmaxExplorer(), "logit z0")


def test_an_error_while_drawing_is_shown(open_cell):
    broken = "explorer = SoftmaxExplorer()\nexplorer.draw = lambda **state: 1 / 0\nexplorer"
    notebook, cell = open_cell(broken)
    notebook.slider("logit z0").press("ArrowRight")
    expect(cell.get_by_role("alert")).to_have_text("ZeroDivisionError: division by zero")


def test_without_a_run_there_is_a_still_picture(lab, open_notebook):
    a_still_picture_is_there(lab, open_notebook, "04_losses")
