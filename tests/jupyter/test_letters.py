"""A guess whose options have letters is answered by a click, and the notebook keeps the letter."""

import json

import pytest

from .notebook import expect

pytestmark = pytest.mark.browser

IMPORT = "from mlpkit.exercises import guess"
ASKED = 'guess("step_direction", ...)'


@pytest.fixture
def asked(lab, open_notebook):
    """A notebook with a guess, and its cell."""
    lab.write("mine", IMPORT, ASKED)
    notebook = open_notebook("mine")
    notebook.run(notebook.code_cells.first)
    return notebook, notebook.code_cells.nth(1)


def letters(cell):
    return cell.get_by_role("group", name="Your answer").get_by_role("button")


def expect_chosen(cell, letter):
    expect(letters(cell).and_(cell.locator("[aria-pressed=true]"))).to_have_text(
        [letter] if letter else []
    )


def sources(lab):
    cells = json.loads((lab.work / "mine.ipynb").read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells]


def test_a_press_answers_and_the_notebook_keeps_the_letter(asked, lab, open_notebook):
    notebook, cell = asked
    expect(letters(cell)).to_have_text(["a", "b", "c"])
    expect_chosen(cell, None)
    letters(cell).nth(1).click()
    expect(notebook.outputs(cell)).to_contain_text("Wrong · step_direction: b is not right")
    expect_chosen(cell, "b")
    letters(cell).first.click()
    expect(notebook.outputs(cell)).to_contain_text("a is right")
    notebook.save()
    assert sources(lab) == [IMPORT, 'guess("step_direction", "a")']
    notebook.page.close()
    lab.end_kernels()
    notebook = open_notebook("mine")
    expect_chosen(notebook.code_cells.nth(1), "a")
    assert notebook.heard == []


def test_the_keyboard_reaches_the_letters_and_presses_them(asked):
    notebook, cell = asked
    cell.locator(".cm-content").press("Escape")
    for _ in range(4):
        notebook.page.keyboard.press("Tab")
        if letters(cell).first.evaluate("one => one.matches(':focus')"):
            break
    notebook.page.keyboard.press("Tab")
    notebook.page.keyboard.press("Enter")
    expect(notebook.outputs(cell)).to_contain_text("b is not right")
    expect(letters(cell).nth(1)).to_be_focused()
    notebook.page.keyboard.press("Shift+Tab")
    notebook.page.keyboard.press("Space")
    expect(notebook.outputs(cell)).to_contain_text("a is right")
    expect(notebook.code_cells).to_have_count(2)


@pytest.mark.parametrize("typed", ['"B"', "'b)'", "b"])
def test_a_typed_answer_is_shown_as_chosen_and_a_press_writes_over_it(asked, typed):
    notebook, cell = asked
    notebook.type_over(cell, "step_direction", f'guess("step_direction", {typed})  # mine')
    expect_chosen(cell, "b")
    letters(cell).first.click()
    expect(cell.locator(".cm-line")).to_have_text('guess("step_direction", "a")  # mine')
    expect(notebook.outputs(cell)).to_contain_text("a is right")


def test_only_a_guess_with_letters_has_buttons(lab, open_notebook):
    lab.write(
        "mine",
        'guess("first_loss", ...)',
        "6 * 7",
        'guess("no_such", ...)',
        f"if True:\n    {ASKED}",
    )
    notebook = open_notebook("mine")
    expect(letters(notebook.code_cells.nth(3))).to_have_count(3)
    expect(letters(notebook.page)).to_have_count(3)
    notebook.type_over(notebook.code_cells.nth(1), "6", ASKED)
    expect(letters(notebook.code_cells.nth(1))).to_have_text(["a", "b", "c"])
