"""The confusion matrix to click in a real page."""

import pytest

from mlpkit.widgets.training import MistakesBrowser

from .explorers import a_slider_answers_the_keyboard, expect_said, judged

pytestmark = pytest.mark.browser


def test_a_slider_answers_the_keyboard(open_cell):
    notebook, cell = open_cell("MistakesBrowser(*judged())")
    explorer = MistakesBrowser(*judged())
    a_slider_answers_the_keyboard(notebook, cell, explorer, "page, 12 images each", "page", "End")


def test_a_long_list_answers_the_keyboard(open_cell):
    notebook, cell = open_cell("MistakesBrowser(*judged())")
    explorer = MistakesBrowser(*judged())
    notebook.list("taken for").press("Space")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        notebook.page.keyboard.press(key)
    explorer.controls["taken_for"].label = "coat"
    expect_said(cell, explorer)


def test_a_cell_of_the_matrix_answers_mouse_and_keyboard(open_cell):
    _, cell = open_cell("MistakesBrowser(*judged())")
    browser = MistakesBrowser(*judged())
    tile = cell.locator("button[title^='coat taken for bag']")
    tile.click()
    browser.click(1, 2)
    expect_said(cell, browser)
    other = cell.locator("button[title^='bag taken for top']")
    other.press("Enter")
    browser.click(2, 0)
    expect_said(cell, browser)
