"""A browser, JupyterLab on a learner's fresh work folder, and a notebook open in it."""

import os
import shutil

import pytest

from .explorers import notebook_of
from .lab import Lab
from .notebook import VIEW, Notebook

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [  # no sandbox: in a container the user is root; and nothing of its own on the network
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    chrome = os.environ.get("CHROME") or next(filter(None, map(shutil.which, NAMES)), None)
    if chrome is None:
        pytest.skip("no Chromium here: apt install chromium, or set CHROME=/path/to/chrome")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chrome, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):  # the browser first: without it nothing is started
    import matplotlib.font_manager  # noqa: F401  builds its cache, which is said on stderr

    with Lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def open_notebook(browser, lab):
    """open_notebook(name) -> Notebook, in a new page. Each test is a new learner."""
    contexts = []

    def open_notebook(name):
        contexts.append(browser.new_context(**VIEW))
        return Notebook(contexts[-1].new_page(), lab.page(name))

    yield open_notebook
    for context in contexts:
        context.close()
    lab.renew()


@pytest.fixture
def open_cell(lab, open_notebook):
    """open_cell(source) -> (Notebook, the cell that ran it), with what explorers.py has."""

    def open_cell(source):
        (lab.work / "one_cell.ipynb").write_text(notebook_of(source))
        notebook = open_notebook("one_cell")
        notebook.run_all()
        return notebook, notebook.code_cells.nth(1)

    return open_cell
