"""What a reader sees in a notebook opened the next day, and in one whose kernel was restarted."""

import re

import pytest

from .notebook import MINUTE, expect

pytestmark = pytest.mark.browser

WAKE = "run the cell to use it"
SOURCES = (
    "from mlpkit.widgets.softmax_explorer import SoftmaxExplorer\nSoftmaxExplorer()",
    "import ipywidgets as widgets\n"
    "slider, echo = widgets.IntSlider(7, description='plain'), widgets.IntText(7)\n"
    "widgets.jslink((slider, 'value'), (echo, 'value'))\n"
    "widgets.HBox([slider, echo])",
    "from tqdm.auto import tqdm\nfor _ in tqdm(range(3), desc='bar'):\n    pass",
)
MOVED = "p = (1.000, <0.001, <0.001, <0.001)"  # with logit z0 at 10


def explorer(notebook):
    return notebook.outputs(notebook.cell("SoftmaxExplorer()"))


def picture_in(output):
    return output.locator("img:visible, canvas:visible, svg:visible").first


def expect_asleep(notebook):
    """Expect the explorer's last picture and words, and how to wake it; the same for other
    widgets."""
    output = explorer(notebook)
    expect(output.get_by_text(WAKE)).to_be_visible()
    expect(output).to_contain_text(MOVED)
    expect(picture_in(output)).to_be_visible()
    expect(notebook.page.get_by_text("plain", exact=True)).to_be_visible()
    expect(notebook.page.get_by_text(re.compile(r"bar:\s100%"))).to_be_visible()
    expect(notebook.page.get_by_text("Error displaying widget")).to_have_count(0)
    assert notebook.heard == []


def expect_awake(notebook):
    """Expect that it answers, and that nothing says otherwise."""
    output = explorer(notebook)
    expect(output.get_by_text(WAKE)).to_be_hidden()
    expect(picture_in(output)).to_be_visible()
    output.get_by_role("slider", name="logit z0", exact=True).press("End")
    expect(output).to_contain_text(MOVED)


@pytest.fixture
def saved(lab, open_notebook):
    """A notebook with an explorer, a slider and a progress bar: it was run, the explorer moved, and
    the notebook saved."""
    lab.write("short", *SOURCES)
    notebook = open_notebook("short")
    notebook.run_all()
    expect_awake(notebook)
    notebook.save()
    return notebook


def reopened(notebook, lab, open_notebook):
    notebook.page.close()
    lab.end_kernels()
    return open_notebook("short")


def test_an_explorer_opened_the_next_day_shows_its_last_picture_and_how_to_wake_it(
    saved, lab, open_notebook
):
    notebook = reopened(saved, lab, open_notebook)
    expect_asleep(notebook)
    notebook.slider("plain").press("ArrowRight")  # the page can do this alone
    expect(notebook.page.locator("input[type=number]")).to_have_value("8")
    notebook.run(notebook.cell("SoftmaxExplorer()"))
    expect_awake(notebook)


def test_saved_while_it_sleeps_it_is_there_the_following_day_too(saved, lab, open_notebook):
    notebook = reopened(saved, lab, open_notebook)
    expect_asleep(notebook)
    notebook.run(notebook.insert_below(notebook.cell("import ipywidgets"), "6 * 7"))
    notebook.save()
    expect_asleep(reopened(notebook, lab, open_notebook))


def test_a_restarted_kernel_puts_it_to_sleep_and_its_cell_wakes_it(saved, lab, open_notebook):
    saved.restart_kernel()
    expect_asleep(saved)
    saved.save()
    notebook = reopened(saved, lab, open_notebook)
    expect_asleep(notebook)
    notebook.run(notebook.cell("SoftmaxExplorer()"))
    expect_awake(notebook)


def test_restarted_before_it_was_ever_saved_it_shows_its_first_picture(lab, open_notebook):
    lab.write("short", *SOURCES)
    notebook = open_notebook("short")
    notebook.run_all()
    notebook.restart_kernel()
    notebook.save()
    notebook = reopened(notebook, lab, open_notebook)
    output = explorer(notebook)
    expect(output.get_by_text(WAKE)).to_be_visible()
    expect(picture_in(output)).to_be_visible()
    expect(output).to_contain_text("True class 1")
    expect(notebook.page.get_by_text("Error displaying widget")).to_have_count(0)
    notebook.run(notebook.cell("SoftmaxExplorer()"))
    expect_awake(notebook)


@pytest.mark.proofs
def test_the_whole_of_notebook_07_opens_the_next_day(lab, open_notebook):
    notebook = open_notebook("07_training")
    notebook.run_all()
    assert notebook.faults() == []
    explorers = ("Playground()", "MistakesBrowser(", "TrainingMonitor(", "DrawGarment(")
    notebook.save()
    notebook.page.close()
    lab.end_kernels()
    notebook = open_notebook("07_training")
    for name in explorers:
        output = notebook.outputs(notebook.cell(name).first)
        expect(output.get_by_text(WAKE)).to_be_visible(timeout=3 * MINUTE)
        expect(picture_in(output)).to_be_visible()
    expect(notebook.page.get_by_text(re.compile(r"100%")).first).to_be_visible()
    expect(notebook.page.get_by_text("Error displaying widget")).to_have_count(0)
    assert notebook.faults() == []
