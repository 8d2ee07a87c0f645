"""A cell whose kernel has not run the cells above it says what to do; a link wakes an explorer."""

import pytest

from .notebook import expect
from .test_contents import TABS, land, shown  # noqa: F401  the fixture

pytestmark = pytest.mark.browser

RUN = "Run all above, then this cell"


def test_the_next_day_a_cell_says_what_to_do_and_a_press_does_it(open_notebook):
    notebook = open_notebook("00_start_here")
    cell = notebook.cell('guess("step_direction"')
    notebook.run(cell)
    expect(cell).to_contain_text("guess is made by a cell above that has not run")
    cell.get_by_role("button", name=RUN).press("Enter")
    expect(notebook.outputs(cell)).to_contain_text("Not attempted yet · step_direction")
    expect(cell.get_by_role("button", name=RUN)).to_have_count(0)
    expect(cell).to_be_in_viewport()
    assert notebook.heard == []


def test_a_restarted_kernel_is_noticed_although_the_cells_above_have_numbers(lab, open_notebook):
    lab.write("mine", "number = 6", "number * 7")
    notebook = open_notebook("mine")
    notebook.run_all()
    cell = notebook.code_cells.nth(1)
    notebook.restart_kernel()
    notebook.run(cell)
    cell.get_by_role("button", name=RUN).click()
    expect(notebook.outputs(cell)).to_contain_text("42")


@pytest.mark.parametrize(
    "cells",
    [
        ("number = 6", "nummer * 7"),  # misspelt
        ("def f():\n    number = 6", "number * 7"),  # the name is bound only in a function
        ("if False:\n    number = 6", "number * 7"),  # the cell above was run
        ("other = 5", "number * 7", "number = 6"),  # below
    ],
)
def test_a_name_error_of_the_learners_own_stays_as_it_is(lab, open_notebook, cells):
    lab.write("mine", *cells)
    notebook = open_notebook("mine")
    first, second = notebook.code_cells.nth(0), notebook.code_cells.nth(1)
    notebook.run(first)
    notebook.run(second)
    expect(notebook.outputs(second)).to_contain_text("NameError")
    notebook.page.wait_for_timeout(1000)  # long enough for an answer to come
    expect(second.get_by_role("button", name=RUN)).to_have_count(0)


def test_a_failing_cell_above_is_reported_and_the_button_can_be_pressed_again(lab, open_notebook):
    lab.write("mine", "1 / 0", "number = 6", "number * 7")
    notebook = open_notebook("mine")
    cell = notebook.code_cells.nth(2)
    notebook.run(cell)
    cell.get_by_role("button", name=RUN).click()
    expect(cell).to_contain_text("A cell above failed, so this one has not run.")
    first = notebook.code_cells.nth(0)
    notebook.type_over(first, "1 / 0", "1 / 1")
    cell.get_by_role("button", name=RUN).click()
    expect(notebook.outputs(cell)).to_contain_text("42")


def test_a_link_to_an_explorer_runs_what_its_cell_needs(land):  # noqa: F811
    page = land()
    shown(page).locator(".gallery a", has_text="Activation explorer").click()
    panel = page.locator(".jp-NotebookPanel:visible")
    cell = panel.locator(".jp-CodeCell", has_text="ActivationExplorer(pre")
    expect(cell).to_contain_text("Running what this cell needs from the cells above …")
    expect(cell.locator(".mlpkit[data-drawn]")).to_be_visible()
    expect(cell).not_to_contain_text("Running what this cell needs")
    expect(cell).to_be_in_viewport()
    expect(panel.locator(".jp-InputPrompt").filter(has_text="[1]:")).to_have_count(1)
    assert page.heard == []
