"""Exercises in JupyterLab: wrong and right answers, a hint, a guess, and what is kept."""

import pytest

from mlpkit.exercises import course
from tests.pages.pictures import picture

from .notebook import expect

pytestmark = pytest.mark.browser


def message(name, slug):
    """The bank's sentence on a mistake."""
    (found,) = [mistake for mistake in course.find(name).mistakes if mistake.slug == slug]
    return found.sentence


def open_at(open_notebook, name, piece):
    """The notebook with its first imports run, and the cell that holds `piece`."""
    notebook = open_notebook(name)
    for imports in ("import numpy as np", "from mlpkit.exercises import"):
        notebook.run(notebook.cell(imports).first)
    return notebook, notebook.cell(piece)


def test_a_wrong_answer_is_named_then_the_right_one_passes(open_notebook):
    notebook, cell = open_at(open_notebook, "00_start_here", "def accuracy")
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text("Not attempted yet · accuracy")

    notebook.type_over(cell, "your code here", "return np.sum(labels == predicted)")
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text(f"accuracy: {message('accuracy', 'count')}")
    expect(notebook.outputs(cell)).not_to_contain_text("hint(")

    notebook.type_over(cell, "return np", "return np.mean(labels == predicted")
    notebook.run(cell)
    verdict = notebook.outputs(cell).get_by_role("status").first
    expect(verdict).to_contain_text("Error · accuracy: line 7 can't be read: '(' was never closed.")
    expect(verdict).to_contain_text("Until it is right, later cells use mlpkit's accuracy.")
    expect(notebook.outputs(cell).get_by_role("button", name="Hint 1 of 3")).to_be_visible()

    notebook.type_over(cell, "return np", "return np.mean(labels == predicted)")
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text("Correct · accuracy (9 checks).")
    expect(notebook.outputs(cell).get_by_role("button")).to_have_text(["Compare with mlpkit's"])
    notebook.outputs(cell).get_by_role("link", name="third_feature").click()
    expect(notebook.cell("def third_feature")).to_be_in_viewport()
    assert notebook.heard == []


@pytest.mark.proofs
def test_a_right_answer_is_used_and_reaches_the_next_notebook(open_notebook):
    notebook, cell = open_at(open_notebook, "02_activations", "def relu(z)")
    notebook.type_over(cell, "your code here", "return np.abs(z)")
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text(f"relu: {message('relu', 'absolute')}")
    below = notebook.cell("relu of (−2, −0.5, 0, 3)")
    notebook.run(below)
    expect(notebook.outputs(below)).to_contain_text("[0. 0. 0. 3.]")  # mlpkit's

    notebook.type_over(cell, "return np", "print('mine')\nreturn np.where(z > 0, z, 0)")
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text("Correct · relu")
    notebook.run(below)
    expect(notebook.outputs(below)).to_contain_text("mine\nrelu of", use_inner_text=True)

    later = open_notebook("03_forward_pass")
    cell = later.cell("import numpy as np")
    later.run(cell)
    expect(later.outputs(cell)).to_contain_text("relu: yours.")
    expect(later.outputs(cell)).to_contain_text("softmax, standardize: mlpkit's.")


def test_a_typed_mistake_is_named_in_its_verdict(open_notebook):
    notebook, cell = open_at(open_notebook, "02_activations", "def softmax(z)")
    lines = "e = np.exp(z - np.max(z, axis=0))\nreturn e / np.sum(e, axis=0)"
    notebook.type_over(cell, "your code here", lines)
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text(f"softmax: {message('softmax', 'axis-0')}")
    # leave the cell: the focus moves when the next cell's output appears
    notebook.page.locator(".jp-MarkdownCell").first.click()
    picture(cell, "wrong_answer")


@pytest.mark.proofs
def test_each_hint_says_more(open_notebook):
    notebook, cell = open_at(open_notebook, "00_start_here", "def accuracy")
    cell = notebook.insert_below(cell, 'hint("accuracy")')
    for number in (1, 2):
        notebook.run(cell)
        said = f"Hint {number} of 3 for accuracy: {course.find('accuracy').hints[number - 1]}"
        expect(notebook.outputs(cell)).to_contain_text(said)


def test_hint_and_solution_are_buttons_below_a_wrong_answer(open_notebook):
    notebook, cell = open_at(open_notebook, "00_start_here", "def accuracy")
    notebook.type_over(cell, "your code here", "return np.sum(labels == predicted)")
    notebook.run(cell)
    output = notebook.outputs(cell)
    output.get_by_role("button", name="Hint 1 of 3").click()
    expect(output.get_by_role("status").last).to_contain_text("Hint 1 of 3 for accuracy: ")
    output.get_by_role("button", name="Hint 2 of 3").press("Enter")
    expect(output.get_by_role("status").last).to_contain_text(course.find("accuracy").hints[1])
    output.get_by_role("button", name="Solution").press("Space")
    expect(output.get_by_role("status").last).to_contain_text("Before you go on: ")
    expect(output.get_by_role("status").last.locator("pre")).to_contain_text("def accuracy(")

    notebook.save()
    notebook.restart_kernel()
    expect(output.get_by_role("button")).to_have_count(0)
    expect(output.get_by_role("status").last).to_contain_text("Before you go on: ")

    for imports in ("import numpy as np", "from mlpkit.exercises import"):
        notebook.run(notebook.cell(imports).first)
    notebook.type_over(cell, "return np", "return np.mean(labels == predicted)")
    notebook.run(cell)
    expect(output).to_contain_text("Correct · accuracy")
    expect(output.get_by_role("button", name="Hint")).to_have_count(0)
    assert notebook.heard == []


def test_the_next_day_old_verdicts_can_be_read_and_nothing_can_be_pressed(lab, open_notebook):
    notebook, cell = open_at(open_notebook, "00_start_here", "def accuracy")
    notebook.type_over(cell, "your code here", "return np.sum(labels == predicted)")
    notebook.run(cell)
    notebook.outputs(cell).get_by_role("button", name="Hint 1 of 3").click()
    expect(notebook.outputs(cell)).to_contain_text("Hint 1 of 3 for accuracy: ")
    notebook.save()
    notebook.page.close()
    lab.end_kernels()
    notebook = open_notebook("00_start_here")
    output = notebook.outputs(notebook.cell("def accuracy"))
    expect(output).to_contain_text("Hint 1 of 3 for accuracy: ")
    expect(output.get_by_role("button")).to_have_count(0)
    expect(notebook.page.get_by_text("Error displaying widget")).to_have_count(0)


def test_a_guess_is_answered_and_explained(open_notebook):
    notebook, cell = open_at(open_notebook, "00_start_here", 'guess("first_loss"')
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text("Not attempted yet · first_loss")
    answers = {
        "0": "0 is not right: a loss of 0 means that every image got the probability 1",
        "0.4": "You said 0.4; it is 0.693",
        "0.69": "−log 0.5 = ln 2 = 0.693",
    }
    for value, answer in answers.items():
        notebook.type_over(cell, "first_loss", f'guess("first_loss", {value})')
        notebook.run(cell)
        expect(notebook.outputs(cell)).to_contain_text(answer)
