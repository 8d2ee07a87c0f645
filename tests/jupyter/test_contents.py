"""The contents page: JupyterLab's first tab, and what its links and buttons open."""

import re
import shutil

import pytest

from tests.pages.chromium import listen
from tests.pages.explorers import SOURCES

from .notebook import IDLE, MINUTE, Notebook, expect
from .test_reviews import remember

pytestmark = pytest.mark.browser

TABS = "#jp-main-dock-panel .lm-TabBar-tab"


@pytest.fixture
def land(new_page, lab):
    """land() -> the page of JupyterLab that an address without a notebook opens."""

    def land():
        page = new_page()
        if not hasattr(page, "heard"):
            listen(page)
        page.heard.clear()
        page.goto(lab.landing)
        page.locator(".checker-contents").wait_for(timeout=2 * MINUTE)
        return page

    return land


def shown(page):
    return page.locator("#mlpkit-contents")


def test_lab_lands_on_the_contents_and_on_nothing_else(land):
    page = land()
    expect(page.locator(TABS)).to_have_text(["Contents"])
    heading = shown(page).get_by_role("heading", name="Build a neural network from nothing")
    expect(heading).to_be_in_viewport()
    expect(shown(page)).to_contain_text("Begin: 00 · Watch three numbers learn, 75 min.")
    expect(shown(page).locator(".gallery img")).to_have_count(len(SOURCES))
    page.locator(".gallery img").evaluate_all("all => Promise.all(all.map((one) => one.decode()))")
    page.wait_for_timeout(2000)  # JupyterLab's prompt about news would appear within a second
    expect(page.locator(".Toastify__toast")).to_have_count(0)
    expect(page.locator(".jp-Launcher")).to_have_count(0)
    shown(page).get_by_role("link", name="00 · Watch three numbers learn").first.click()
    expect(page.locator(".jp-NotebookPanel:visible h1")).to_contain_text("00 · ")
    page.get_by_text(IDLE).first.wait_for()  # JupyterLab complains if a notebook is closed earlier
    expect(page.locator("#jp-main-dock-panel .jp-mod-dirty").first).to_be_attached()
    tabs = page.locator(TABS)
    tabs.nth(1).locator(".lm-TabBar-tabCloseIcon").click()
    # opening the notebook stored the kernel's language, which is a change
    page.get_by_role("button", name="Discard").click()
    expect(tabs).to_have_text(["Contents"])
    expect(page.locator(".jp-Launcher")).to_have_count(0)
    assert page.heard == []


def test_the_gallery_shows_the_half_of_each_photograph_that_suits_the_theme(land):
    page = land()
    photographs = shown(page).locator(".gallery img.both")
    expect(photographs).to_have_count(len(SOURCES))
    for light, half in (("true", "50% 0%"), ("false", "50% 100%")):
        page.evaluate("light => (document.body.dataset.jpThemeLight = light)", light)
        expect(photographs.first).to_have_css("object-position", half)
    box = photographs.first.bounding_box()
    assert box["width"] == pytest.approx(2 * box["height"], abs=1)


def test_the_next_exercise_is_a_click_away_and_solved_ones_are_marked(land, lab):
    remember(lab, ("relu", "exercise", {"mistake": "minimum"}))
    page = land()
    expect(shown(page)).to_contain_text("Due today: relu.")
    shown(page).get_by_role("link", name="accuracy, in 00 start here").click()
    cell = page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text="def accuracy").first
    expect(cell).to_be_in_viewport()
    solved = '{"accuracy": {"tried": true, "passed": true, "version": 1}}'
    (lab.folder / "home" / "progress.json").write_text(f'{{"format": 1, "exercises": {solved}}}')
    page.locator(TABS, has_text="Contents").click()
    expect(shown(page).locator("li", has_text="00 · ")).to_contain_text("1 of 2")
    expect(shown(page)).to_contain_text("Next: third_feature, in 00 start here.")
    shown(page).get_by_role("button", name="Review what is due").click()
    expect(page.locator(f"{TABS}.lm-mod-current", has_text="review_")).to_be_visible()
    assert page.heard == []


def test_a_link_to_a_cell_far_down_lands_there_on_a_slow_machine(land, lab):
    remember(lab, ("topological_order", "exercise", {"mistake": "x"}))
    page = land()
    chromium = page.context.new_cdp_session(page)
    chromium.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    shown(page).get_by_role("link", name="topological_order, in 11 autograd").click()
    panel = page.locator(".jp-NotebookPanel:visible")
    cell = panel.locator(".jp-CodeCell", has_text="def topological_order").first
    expect(panel.locator("mjx-container").first).to_be_attached(timeout=2 * MINUTE)
    page.wait_for_timeout(3000)
    height = panel.locator(".jp-Notebook").bounding_box()["height"]
    top = cell.bounding_box()["y"] - panel.locator(".jp-Notebook").bounding_box()["y"]
    assert 0 <= top < height / 3  # the question above the cell is visible too
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -300)  # after this the position is the user's
    page.wait_for_timeout(1000)
    assert cell.bounding_box()["y"] - panel.locator(".jp-Notebook").bounding_box()["y"] > top + 200
    chromium.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    assert page.heard == []


def test_a_link_in_a_notebooks_text_leads_to_a_cell(open_notebook):
    notebook = open_notebook("00_start_here")
    notebook.page.get_by_role("link", name="the cell with def loss").click()
    expect(notebook.cell("def loss")).to_be_in_viewport(ratio=0.9)


BLANK = """() => {
  const box = document.querySelector(".jp-NotebookPanel .jp-WindowedPanel-outer");
  const view = box.getBoundingClientRect();
  const shown = [...box.querySelectorAll(".jp-Cell")]
    .filter((cell) => cell.innerText.trim())
    .map((cell) => cell.getBoundingClientRect())
    .map(({ top, bottom }) => Math.min(bottom, view.bottom) - Math.max(top, view.top));
  return view.height - shown.filter((height) => height > 0).reduce((sum, one) => sum + one, 0);
}"""  # pixels of a notebook's view that no cell with words covers


def test_a_fresh_notebook_shows_its_cells_under_the_wheel(new_page, lab):
    page = new_page()
    page.goto(lab.page("05_backprop"))
    page.locator(".jp-Notebook h1").wait_for(timeout=2 * MINUTE)
    page.mouse.move(700, 500)
    for _ in range(25):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(30)
        assert page.evaluate(BLANK) < 200  # only the gaps between cells


@pytest.mark.proofs
def test_a_copy_with_special_characters_in_its_name_opens(land, lab):
    copy = lab.work / "01_a#b 100%.ipynb"
    # changed last, so this is the copy that is linked
    shutil.copyfile(lab.work / "01_preprocessing.ipynb", copy)
    page = land()
    shown(page).get_by_role("link", name="01 · ").first.click()
    expect(page.locator(f"{TABS}.lm-mod-current")).to_have_text(copy.name)
    expect(page.locator(".jp-NotebookPanel:visible h1")).to_contain_text("01 · ")
    page.get_by_text(IDLE).first.wait_for()
    copy.unlink()
    assert page.heard == []


def test_ten_questions_say_where_to_begin(land):
    page = land()
    shown(page).get_by_role("button", name="Open the questions").click()
    expect(page.locator(f"{TABS}.lm-mod-current")).to_contain_text("where_to_begin")
    notebook = Notebook(page)
    notebook.run(notebook.cell("session.place"))
    cell = notebook.cell('place("step_direction"')
    notebook.type_over(cell, "step_direction", 'place("step_direction", "a")')
    notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text("a is right")
    last = notebook.cell(re.compile(r"^where_to_begin\(\)$"))
    notebook.run(last)
    link = notebook.outputs(last).get_by_role("link", name="01 preprocessing")
    link.click()
    expect(page.locator(".jp-NotebookPanel:visible h1")).to_contain_text("01 · ")
    assert page.heard == []


def test_the_contents_page_opens_behind_a_notebook_that_was_asked_for(open_notebook):
    notebook = open_notebook("00_start_here")
    page, tabs = notebook.page, notebook.page.locator(TABS)
    expect(tabs).to_have_text(["Contents", "00_start_here.ipynb"])
    expect(page.locator(f"{TABS}.lm-mod-current")).to_have_text("00_start_here.ipynb")
    expect(shown(page)).to_be_hidden()


@pytest.mark.proofs
def test_contents_in_a_cell_is_the_same_page(lab, open_notebook):
    lab.write("mine", "from mlpkit.exercises import contents\ncontents()")
    notebook = open_notebook("mine")
    notebook.run_all()
    outputs = notebook.outputs(notebook.code_cells.first)
    expect(outputs).to_contain_text("Begin: 00 · Watch three numbers learn, 75 min.")
    expect(outputs.locator(".gallery img")).to_have_count(len(SOURCES))
    outputs.get_by_role("button", name="Where to begin?").click()
    page = notebook.page
    expect(page.locator(f"{TABS}.lm-mod-current")).to_contain_text("where_to_begin")
    assert notebook.heard == []
