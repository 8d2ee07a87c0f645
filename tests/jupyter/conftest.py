"""JupyterLab on a learner's fresh work folder, and a notebook open in it."""

import pytest

from tests.pages.explorers import notebook_of

from .lab import Lab
from .notebook import VIEW, Notebook


@pytest.fixture(scope="session")
# `browser` comes first, so that nothing is started without a browser
def lab(browser, tmp_path_factory):
    import matplotlib.font_manager  # noqa: F401  builds Matplotlib's cache, with a message on stderr

    with Lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="session")
def spare(browser):
    """(context, its pages for reuse): JupyterLab's own files are read and compiled once."""
    context = browser.new_context(**VIEW)
    yield context, []
    context.close()


@pytest.fixture
def new_page(spare, lab):
    """new_page() -> an empty page. Each test is a new learner."""
    (context, pages), used = spare, []

    def new_page():
        used.append(pages.pop() if pages else context.new_page())
        used[-1].set_default_timeout(60_000)  # as for `expect`
        return used[-1]

    yield new_page
    for page in used:
        if not page.is_closed():
            page.goto(lab.bare_page)  # unsaved changes are lost
            page.evaluate("localStorage.clear()")
            pages.append(page)
    context.clear_cookies()
    lab.renew()


@pytest.fixture
def open_notebook(new_page, lab):
    """open_notebook(name) -> Notebook, in a page of its own."""
    return lambda name: Notebook(new_page(), lab.page(name))


@pytest.fixture
def open_cell(lab, open_notebook):
    """open_cell(source) -> (Notebook, the cell that ran it), with explorers.py's data."""

    def open_cell(source):
        (lab.work / "one_cell.ipynb").write_text(notebook_of(source))
        notebook = open_notebook("one_cell")
        notebook.run_all()
        return notebook, notebook.code_cells.nth(1)

    return open_cell
