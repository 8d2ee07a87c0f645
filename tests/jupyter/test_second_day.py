"""One learner's first two days. With -s it prints when each step was done."""

import json
import time
from datetime import datetime, timedelta

import pytest

from .notebook import MINUTE, Notebook, expect
from .test_contents import TABS, land, shown  # noqa: F401  the fixture
from .test_letters import expect_chosen, letters
from .test_unrun import RUN

pytestmark = [pytest.mark.browser, pytest.mark.proofs]

NAME = "00_start_here"


@pytest.fixture
def done():
    """done(what) prints what has been done, and when."""
    start = time.monotonic()

    def done(what):
        spent = time.monotonic() - start
        print(f"{int(spent) // 60}:{spent % 60:04.1f}  {what}", flush=True)

    print()
    return done


def a_day_passes(lab):
    """End all kernels, and date what was answered a day earlier."""
    lab.end_kernels()
    path = lab.folder / "home" / "attempts.jsonl"
    first, *lines = map(json.loads, path.read_text().splitlines())
    for line in lines:
        earlier = datetime.strptime(line["time"], "%Y-%m-%dT%H:%M:%SZ") - timedelta(days=1)
        line["time"] = earlier.strftime("%Y-%m-%dT%H:%M:%SZ")
    path.write_text("".join(json.dumps(line) + "\n" for line in (first, *lines)))


def wake_and_see(cell, told):
    """Press the button of a cell whose kernel is new, and see what it then says."""
    cell.get_by_role("button", name=RUN).click()
    expect(cell.locator(".jp-Cell-outputArea")).to_contain_text(told, timeout=3 * MINUTE)
    expect(cell.get_by_role("button", name=RUN)).to_have_count(0)
    expect(cell).to_be_in_viewport()


def test_a_learner_does_half_a_notebook_and_goes_on_the_day_after(land, lab, done):  # noqa: F811
    page = land()
    done("day 1: the contents are there")
    shown(page).locator(".go").get_by_role("link").click()
    notebook = Notebook(page)
    done("notebook 00 is open")
    asked, last = notebook.cell('guess("doubled"'), notebook.cell('guess("step_direction"')
    notebook.code_cells.first.locator(".cm-content").click()
    for cell in notebook.code_cells.all():
        notebook.run(cell)
        if 'guess("step_direction"' in cell.inner_text():
            break
    done("the cells down to step_direction have run")
    letters(asked).first.click()
    expect(notebook.outputs(asked)).to_contain_text("doubled: a is not right")
    letters(asked).nth(1).click()
    expect(notebook.outputs(asked)).to_contain_text("b is right")
    letters(last).nth(1).click()
    expect(notebook.outputs(last)).to_contain_text("Wrong · step_direction: b is not right")
    done("two guesses are answered by click, one of them wrong")

    page.locator(TABS, has_text="Contents").click()
    shown(page).locator(".gallery a", has_text="Activation explorer").click()
    panel = page.locator(".jp-NotebookPanel:visible")
    explorer = panel.locator(".jp-CodeCell", has_text="ActivationExplorer(pre")
    expect(explorer.locator(".mlpkit[data-drawn]")).to_be_visible(timeout=3 * MINUTE)
    said = explorer.locator(".mlpkit > .said")
    before = said.inner_text()
    explorer.get_by_role("radio", name="sigmoid").check()
    expect(said).not_to_have_text(before)
    explorer.locator(".cm-content").press("Control+s")
    done("an explorer of the gallery is awake, and answers")

    page.locator(TABS, has_text=NAME).click()
    here = Notebook(page)
    here.code_cells = page.locator(".jp-NotebookPanel:visible .jp-CodeCell")
    here.restart_kernel()
    last = here.cell('guess("step_direction"')
    here.run(last)
    expect(last).to_contain_text("guess is made by a cell above that has not run")
    wake_and_see(last, "b is not right")
    done("the kernel was restarted; a press has run everything again")
    here.save()
    page.goto(lab.bare_page)
    a_day_passes(lab)

    page.goto(lab.landing)
    expect(shown(page)).to_contain_text("Due today: ", timeout=2 * MINUTE)
    done("day 2: the contents say what is due")
    stopped = shown(page).locator(".go", has_text="You stopped at")
    stopped.get_by_role("link").click()
    there = Notebook(page)
    last = there.cell('guess("step_direction"')
    expect(last).to_be_in_viewport()
    expect_chosen(last, "b")
    expect_chosen(there.cell('guess("doubled"'), "b")
    done("You stopped at led to the cell, and the notebook has kept both letters")
    letters(last).first.click()
    expect(last).to_contain_text("guess is made by a cell above that has not run")
    wake_and_see(last, "a is right")
    done("a letter was pressed; the button has run what it needs, and it is answered")
    there.save()

    page.locator(TABS, has_text="Contents").click()
    shown(page).get_by_role("button", name="Review what is due").click()
    expect(page.locator(f"{TABS}.lm-mod-current", has_text="review_")).to_be_visible()
    review = Notebook(page)
    review.code_cells = page.locator(".jp-NotebookPanel:visible .jp-CodeCell")
    review.prompts = review.code_cells.locator(".jp-InputPrompt")
    review.run_all()
    done("the review is open, and has run")
    for name, letter in (("doubled", 1), ("step_direction", 0)):
        cell = review.cell(f'review("{name}"')
        letters(cell).nth(letter).click()
        expect(review.outputs(cell)).to_contain_text("is right")
    done("both are answered in the review")
    review.save()
    page.locator(TABS, has_text="Contents").click()
    expect(shown(page)).not_to_contain_text("Due today: ")
    done("nothing is due")
    assert page.heard == []
