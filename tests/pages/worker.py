"""Another stand-in for a kernel: the worker of the site's pages, with an explorer in it as on the
site."""

import functools
import http.server
import shutil
import subprocess
import threading
from pathlib import Path

from docs import live_folder
from mlpkit.widgets import BUNDLES

from .explorers import MODULES, setup_of

HERE = Path(__file__).parent


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *what):
        pass


def make_site(folder):
    """Write everything that a page with live explorers needs; returns False if there is no npm."""
    if live_folder.make(folder / "live") is None:
        return False
    shutil.copy(HERE / "live.html", folder)
    shutil.copytree(BUNDLES, folder / "bundles")
    (folder / "service.js").touch()  # this host keeps nothing
    options = "--bundle", "--format=esm", "--log-level=warning", f"--outfile={folder / 'live.js'}"
    subprocess.run([live_folder.ESBUILD, HERE / "live.js", *options], check=True)
    return True


class Host:
    """A plain static host of a folder, as a context manager."""

    def __init__(self, folder):
        handler = functools.partial(Quiet, directory=folder)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/live.html"

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()


def show(page, source):
    """Have the page show what the cell `source` shows."""
    name = next(name for name in MODULES if name in source)
    shown = [f"bundles/{MODULES[name]}.js", setup_of(source), source]
    page.evaluate("(shown) => window.show(...shown)", shown)
    page.locator(".mlpkit[data-drawn]").wait_for()
