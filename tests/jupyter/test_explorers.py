"""Explorers in JupyterLab: messages between the hand and Python, and the keys. What each explorer
does is tested in `tests/pages`.
"""

import re

import pytest

from tests.one_now import one_now
from tests.pages import pictures
from tests.pages.explorers import SOURCES, button, expect_said, explorer_of, picture, sentence
from tests.pages.hands import (
    a_slider_answers_the_keyboard,
    follows_the_hand,
    the_last_position_wins,
)

from .notebook import expect

pytestmark = pytest.mark.browser
LONG = "monitor()"


@pytest.mark.parametrize(
    ("name", "slider"),
    one_now([("ActivationExplorer", "bias"), ("OptimizerRace", "beta")], pytest.mark.proofs),
)
def test_a_picture_follows_keys_and_mouse(open_cell, name, slider):
    notebook, cell = open_cell(SOURCES[name])
    explorer = explorer_of(SOURCES[name])
    a_slider_answers_the_keyboard(cell, explorer, slider, "Home")
    the_last_position_wins(cell, explorer, slider)
    follows_the_hand(cell)
    assert notebook.heard == []


def test_other_cells_run_while_the_monitor_trains(open_cell):
    notebook, cell = open_cell(LONG)
    button(cell, "Start").click()
    below = notebook.insert_below(cell, "print(6 * 7)")
    notebook.run(below)
    expect(notebook.outputs(below)).to_have_text("42")
    button(cell, "Stop").click()
    expect(cell.get_by_text(re.compile(r"^stopped after"))).to_be_visible()


def test_the_keyboard_alone_starts_pauses_and_stops(open_cell):
    notebook, cell = open_cell(LONG)
    press = notebook.page.keyboard.press
    button(cell, "Start").focus()
    press("Enter")
    expect(sentence(cell)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    expect(button(cell, "Start")).to_be_disabled()
    expect(button(cell, "Start")).to_be_focused()  # otherwise the next key would be JupyterLab's
    press("Enter")
    press("Tab")
    expect(button(cell, "Pause")).to_be_focused()
    press("Space")
    expect(button(cell, "Resume")).to_be_focused()
    press("Tab")
    press("Enter")
    expect(cell.get_by_text(re.compile(r"^stopped after"))).to_be_visible()
    expect(button(cell, "Stop")).to_be_focused()
    press("Shift+Tab")  # the Resume button is gone
    expect(button(cell, "Start")).to_be_focused()
    assert notebook.code_cells.count() == 2


def test_a_field_keeps_every_key_that_is_typed_into_it(open_cell):
    notebook, cell = open_cell(SOURCES["GraphExplorer"])
    below = notebook.insert_below(cell, "print(6 * 7)")
    field = cell.get_by_label("your own expression")
    field.click()
    press = notebook.page.keyboard.press
    notebook.page.keyboard.type("a + + +")
    press("ControlOrMeta+a")
    notebook.page.keyboard.type("b * b")
    press("Shift+Enter")
    expect(field).to_have_value("b * b")
    expect(field).to_be_focused()
    expect(sentence(cell)).to_be_visible()
    expect(notebook.outputs(below)).to_have_text("")
    assert notebook.page.locator(".jp-Cell.jp-mod-selected").count() == 1


def test_a_cell_that_is_run_again_and_again_leaves_one_explorer(lab, open_notebook):
    lab.write(
        "again",
        "from ipywidgets.widgets.widget import _instances\n"
        "from mlpkit.widgets.activation_explorer import ActivationExplorer\nimport numpy as np",
        "ActivationExplorer(np.zeros((2, 2)))",
        "print('widgets:', len(_instances))",
    )
    notebook = open_notebook("again")
    notebook.run_all()
    cell, count = notebook.code_cells.nth(1), notebook.code_cells.nth(2)
    expect(notebook.outputs(count)).to_contain_text("widgets: 2")  # the explorer and its layout
    nodes = notebook.page.evaluate("document.querySelectorAll('*').length")
    for _ in range(25):
        notebook.run(cell)
    notebook.run(count)
    expect(notebook.outputs(count)).to_contain_text("widgets: 2")
    expect(notebook.page.locator(".mlpkit")).to_have_count(1)
    assert notebook.page.evaluate("document.querySelectorAll('*').length") < nodes + 100


def test_the_picture_of_an_explorer_for_the_readme(open_cell):
    notebook, cell = open_cell(SOURCES["BackpropStepper"])
    notebook.page.set_viewport_size({"width": 1340, "height": 1500})  # tall enough for the explorer
    explorer = explorer_of(SOURCES["BackpropStepper"])
    picture(cell).locator("li").nth(8).locator("code").click()
    explorer.move(step=9)
    expect_said(cell, explorer)
    moving = "picture => picture.getAnimations({ subtree: true }).map((one) => one.finished)"
    # the picture has arrived
    picture(cell).evaluate(f"async (picture) => Promise.all(({moving})(picture))")
    pictures.picture(cell.locator(".jp-Cell-outputArea"), "explorer")
