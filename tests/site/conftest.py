"""The site, built once for all workers and served on this machine; its pages in Chromium."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from filelock import FileLock

from tests.pages.chromium import expect, listen

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "site"
WIDTHS, THEMES = (390, 800, 1300), ("light", "dark")
SHARED = "02_activations"


def pytest_collection_modifyitems(items):
    """Put a file that needs the site first: one worker builds it while the others run other tests.

    With all such files in a row, every worker would wait for the one that builds.
    """
    needs_site = (one for one in items if "built" in getattr(one, "fixturenames", ()))
    if first := next(needs_site, None):
        items.sort(key=lambda one: one.path != first.path)


@pytest.fixture(scope="session")
def built(browser, tmp_path_factory):
    """The folder of the site, made by the command of `make site`, without warnings."""
    if find_spec("sphinx_book_theme") is None:
        pytest.skip('the site needs pip install -e ".[site]"')
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(folder / "site.lock"):
        if not (folder / "site.built").exists():
            command = [sys.executable, "-m", "docs"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            assert (done.returncode, done.stderr) == (0, "")
            (folder / "site.built").touch()
    return OUT


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *what):
        pass


@pytest.fixture(scope="session")
def address(built):
    handler = functools.partial(Quiet, directory=built)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def tab(browser):
    page = browser.new_page()
    page.set_default_timeout(30_000)
    listen(page)
    yield page
    page.close()


@pytest.fixture
def visit(tab, address):
    """visit(path, width, theme) -> a page of the site; anything recorded of it is a failure."""

    def visit(path, width=1300, theme="light"):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=theme, media="screen", reduced_motion="reduce")
        tab.goto(f"{address}/{path}")
        return tab

    tab.heard.clear()
    yield visit
    assert tab.heard == []


def show_in(page, theme):
    """Show a page in light or dark, and wait until it has changed."""
    page.emulate_media(color_scheme=theme)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


class Reader:
    """A separate browser of one reader, which keeps what they write, and its tabs."""

    def __init__(self, browser, address, **options):
        self.address, self.heard = address, []
        self.context = browser.new_context(reduced_motion="reduce", **options)
        self.context.set_default_timeout(120_000)

    def open(self, path):
        page = self.context.new_page()
        listen(page)
        self.heard.append(page.heard)
        page.goto(f"{self.address}/{path}")
        return page


@pytest.fixture
def reader(browser, address):
    """reader(**options) -> a Reader; whatever `listen` hears on their pages is a failure."""
    made = []

    def reader(**options):
        made.append(Reader(browser, address, **options))
        return made[-1]

    yield reader
    heard = [one for each in made for page in each.heard for one in page]
    for each in made:
        each.context.close()
    assert heard == []


@pytest.fixture(scope="module")
def shared(browser, address):
    """A Reader whose page of the notebook SHARED keeps its Python for all tests of a file."""
    reader = Reader(browser, address)
    reader.open(f"notebooks/{SHARED}.html")
    yield reader
    reader.context.close()


@pytest.fixture
def page(shared):
    """The shared page, for tests that need neither a first visit nor a reload.

    What a cell shows stays there, so each test has cells of its own.
    """
    page, *_ = shared.context.pages
    page.set_viewport_size({"width": 1280, "height": 720})
    show_in(page, "light")
    for heard in shared.heard:
        heard.clear()
    yield page
    assert [one for heard in shared.heard for one in heard] == []
