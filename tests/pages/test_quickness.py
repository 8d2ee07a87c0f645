"""Explorers answer the hand, on any machine and beside other tests: the bounds are generous."""

import re
from statistics import median

import pytest

from .explorers import SOURCES, WITHOUT_A_SLIDER, frame, sentence, slider
from .notebook import expect
from .quickness import by_hand

pytestmark = pytest.mark.browser

WITH_A_SLIDER = [name for name in SOURCES if name not in WITHOUT_A_SLIDER]


@pytest.mark.parametrize("name", WITH_A_SLIDER)
def test_a_picture_follows_the_hand(open_cell, name):
    notebook, cell = open_cell(SOURCES[name])
    expect(frame(cell)).to_have_attribute("data-drawn", re.compile(r"\d"))
    found = by_hand(frame(cell), moves=40, drag=1000)
    assert median(found["waits"]) < 250
    pairs = zip(found["waits"], found["drawings"], strict=True)
    assert all(drawn == 1 for wait, drawn in pairs if wait < 20)  # none at the question too
    assert found["rate"] > 4
    assert found["last"] < 1500
    said = sentence(cell).inner_text()
    notebook.page.wait_for_timeout(500)
    assert sentence(cell).inner_text() == said  # nothing came after the right answer
    assert notebook.heard == []


SLOW = """import time
explorer = SoftmaxExplorer()
compute = explorer.compute
explorer.compute = lambda **state: time.sleep(6) or compute(**state)
explorer"""


def test_while_python_computes_the_picture_follows_the_hand(open_cell):
    _, cell = open_cell(SLOW)
    expect(frame(cell)).to_have_attribute("data-drawn", re.compile(r"\d"))
    before = frame(cell).get_attribute("data-drawn")
    handle = slider(cell, "logit z0")
    handle.press("End")
    expect(handle).to_have_attribute("aria-valuenow", "10")
    assert frame(cell).get_attribute("data-drawn") == before  # there is no answer yet


def test_a_cell_run_again_and_again_leaves_one_explorer(lab, open_notebook):
    lab.write(
        "again",
        "from ipywidgets.widgets.widget import _instances\n"
        "from mlpkit.widgets.activations import ActivationExplorer\nimport numpy as np",
        "ActivationExplorer(np.zeros((2, 2)))",
        "print('widgets:', len(_instances))",
    )
    notebook = open_notebook("again")
    notebook.run_all()
    cell, count = notebook.code_cells.nth(1), notebook.code_cells.nth(2)
    expect(notebook.outputs(count)).to_contain_text("widgets: 2")  # it and its layout
    nodes = notebook.page.evaluate("document.querySelectorAll('*').length")
    for _ in range(25):
        notebook.run(cell)
    notebook.run(count)
    expect(notebook.outputs(count)).to_contain_text("widgets: 2")
    expect(notebook.page.locator(".mlpkit")).to_have_count(1)
    assert notebook.page.evaluate("document.querySelectorAll('*').length") < nodes + 100
