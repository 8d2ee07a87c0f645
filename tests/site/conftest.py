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

from tests.pages.chromium import listen

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "site"
WIDTHS, THEMES = (390, 800, 1300), ("light", "dark")


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
