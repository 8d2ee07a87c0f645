"""A review in JupyterLab: its button, its notebook, and the links of the table of progress."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from .notebook import expect

pytestmark = pytest.mark.browser


def remember(lab, *things):
    """Store mistakes from two days ago: (name, how it was asked, other fields kept)."""
    when = (datetime.now(UTC) - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [{"id": "0" * 16, "format": 1}]
    for name, asked, more in things:
        start = {"time": when, "course": "mlpkit", "exercise": name, "asked": asked}
        lines.append(start | {"status": "wrong"} | more)
    (lab.folder / "home").mkdir(exist_ok=True)
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (lab.folder / "home" / "attempts.jsonl").write_text(text)


def test_a_press_opens_a_due_review_and_it_can_be_answered(lab, open_notebook):
    remember(
        lab,
        ("relu", "exercise", {"mistake": "minimum"}),
        ("linear_stack", "guess", {"answer": "a"}),
    )
    lab.write("mine", "from mlpkit.exercises import progress\nprogress()")
    notebook = open_notebook("mine")
    notebook.run_all()
    page, outputs = notebook.page, notebook.outputs(notebook.code_cells.first)
    expect(outputs).to_contain_text("Due today: linear stack, relu.")
    outputs.get_by_role("button", name="Review what is due").click()
    expect(page.locator(".lm-TabBar-tab.lm-mod-current", has_text="review_")).to_be_visible()
    review = page.locator(".jp-NotebookPanel:visible")
    expect(review).to_contain_text("What once went wrong: this keeps the negative values")
    link = review.get_by_role("link", name="02 activations").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".jp-NotebookPanel:visible h1")).to_contain_text("02 · ")


def test_the_table_of_progress_links_to_the_next_cell(lab, open_notebook):
    lab.write("mine", "from mlpkit.exercises import progress\nprogress()")
    notebook = open_notebook("mine")
    notebook.run_all()
    page, outputs = notebook.page, notebook.outputs(notebook.code_cells.first)
    link = outputs.get_by_role("link", name="accuracy, in 00 start here")
    link.click()
    cell = page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text="def accuracy").first
    expect(cell).to_be_attached()
    page.locator(".lm-TabBar-tab", has_text="mine.ipynb").first.click()
    link.click()  # JupyterLab scrolls to the cell in a notebook that is already open
    expect(cell).to_be_in_viewport()
