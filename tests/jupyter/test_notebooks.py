"""Every notebook in JupyterLab, as seen by a learner who has solved nothing yet."""

import re
import shutil

import nbformat
import pytest

from tests.notebooks.outline import pictures
from tests.one_now import one_now

from .lab import ROOT
from .notebook import MINUTE, WRONG, expect

pytestmark = pytest.mark.browser

v4 = nbformat.v4
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
ELSEWHERE = "07_training"  # test_reopened.py runs this notebook and opens it again
RUN = [name for name in NOTEBOOKS if name != ELSEWHERE]


@pytest.mark.parametrize("name", one_now(RUN, pytest.mark.proofs))  # each takes a minute or two
def test_run_all_reaches_the_end_without_a_fault(name, open_notebook):
    notebook = open_notebook(name)
    notebook.run_all()
    faults = notebook.faults()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", one_now(RUN[:0:-1], pytest.mark.proofs))
def test_a_stored_notebook_shows_no_fault(name, lab, open_notebook):
    """Look at its formulas, pictures and tables, without waiting for its cells."""
    shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", lab.work)
    notebook = open_notebook(name)
    prose = notebook.page.locator(".jp-RenderedMarkdown")
    expect(prose.filter(has_text=re.compile(r"\$[^$]*\$"))).to_have_count(0)  # all is typeset
    expect(notebook.page.locator("mjx-container").first).to_be_attached()
    stored = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4).cells
    drawn = sum(len(pictures(cell)) for cell in stored if cell.cell_type == "code")
    assert drawn > 2
    expect(notebook.page.locator(".jp-Notebook img").nth(drawn - 1)).to_be_attached()
    faults = notebook.faults()
    assert not faults, "\n".join(faults)


def test_where_no_kernel_has_run_the_stored_explorers_are_still_pictures(lab, open_notebook):
    stored = [nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4) for name in NOTEBOOKS]
    shown = {
        name: explorers[0]
        for name, one in zip(NOTEBOOKS, stored, strict=True)
        if (explorers := [cell for cell in one.cells if "from mlpkit.widgets." in cell.source])
    }
    assert set(NOTEBOOKS) - set(shown) == {"12_frameworks"}
    together = v4.new_notebook(cells=list(shown.values()), metadata=stored[0].metadata)
    nbformat.write(together, lab.work / "stored.ipynb")
    notebook = open_notebook("stored")
    for k, name in enumerate(shown):
        pictures = notebook.outputs(notebook.code_cells.nth(k)).locator("img")
        expect(pictures, name).to_have_count(1)
        assert pictures.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100, name


@pytest.mark.proofs
def test_run_cell_by_cell_the_first_explorer_learns_in_view(open_notebook):
    notebook = open_notebook("00_start_here")
    pieces = (
        "MoveTheLine()",
        "data = ",
        "SANDAL, BOOT =",
        "def halves",
        "def loss",
        "draw.lines",
    )
    for piece in pieces:
        cell = notebook.cell(piece).first
        notebook.run(cell)
    expect(notebook.outputs(cell)).to_contain_text("89% after 200")
    expect(notebook.outputs(cell).locator("img")).to_be_visible()


def test_the_first_cell_alone_is_an_explorer_that_learns(open_notebook):
    notebook = open_notebook("00_start_here")
    cell = notebook.code_cells.first
    notebook.run(cell)
    output = notebook.outputs(cell)
    expect(output).to_contain_text(
        "Loss 0.66; 6,097 of 12,000 shoes (51%) are on the correct side."
    )
    output.get_by_role("button", name="Learn", exact=True).click()
    expect(output).to_contain_text("Learn has made 400 updates", timeout=MINUTE)
    expect(output).to_contain_text("Loss 0.28;")
    assert notebook.heard == []


FAULTY = {  # the message about each cell
    "an error or stderr: oh dear": "import sys\nprint('oh dear', file=sys.stderr)",
    "asked for http://far.invalid/x.png": (
        "from IPython.display import HTML, Javascript, Markdown\n"
        "HTML('<img src=\"http://far.invalid/x.png\">')"
    ),
    "a broken picture: data:image/png,none": "HTML('<img src=\"data:image/png,none\">')",
    "a broken formula: \\frac{1}": "Markdown(r'$\\frac{1}$')",
    "a formula's unknown name": "Markdown(r'$1 + \\nothing$')",
    "console: lost": "Javascript('console.error(\"lost\")')",
    "page error: thrown": "Javascript('setTimeout(() => { throw Error(\"thrown\") })')",
    "a broken widget": "import ipywidgets\nipywidgets.IntSlider(_view_name='none')",
    "an error or stderr: ------": "1 / 0",
    "not run: code cell 10": "1 + 1",
}


def test_every_kind_of_fault_is_noticed(open_notebook, lab):
    cells = [v4.new_code_cell(source) for source in FAULTY.values()]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(v4.new_notebook(cells=cells, metadata=kernel), lab.work / "faulty.ipynb")
    notebook = open_notebook("faulty")
    notebook.run_all()
    for selector in WRONG.values():
        # typesetting formulas takes a while
        expect(notebook.page.locator(selector).first).to_be_attached()
    notebook.page.wait_for_timeout(0)  # recorded meanwhile
    found = notebook.faults()
    assert [what for what in FAULTY if not any(fault.startswith(what) for fault in found)] == []
