"""JupyterLab on a learner's fresh work folder, and a notebook open in it."""

import pytest

from tests.pages.explorers import notebook_of

from .lab import Lab
from .notebook import VIEW, Notebook


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
