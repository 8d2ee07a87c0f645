"""The server's answers to JupyterLab's first tab: the contents page, and new notebooks.

The tab itself is in `landing/labextensions/mlpkit-contents`, as is what asks cells.py.
"""

import asyncio
import os
from pathlib import Path

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated

from mlpkit.checker.contents.page import PLACING, REVIEW, contents_of
from mlpkit.checker.review.notebook_file import write_review
from mlpkit.checker.review.placement import write_placing
from mlpkit.command.server import cells
from mlpkit.command.server.cells import session

WRITERS = {REVIEW: write_review, PLACING: write_placing}


def _jupyter_server_extension_points():
    return [{"module": "mlpkit.command.server.contents"}]


def _load_jupyter_server_extension(app):
    settings = app.web_app.settings
    address = url_path_join(settings["base_url"], "checker")
    places = [("contents", Page), (f"contents/({'|'.join(WRITERS)})", Writer), *cells.HANDLERS]
    app.web_app.add_handlers(".*$", [(f"{address}/{end}", handler) for end, handler in places])


def work():
    return Path(os.environ["CHECKER_WORK"])


class Page(APIHandler):
    @authenticated
    async def get(self):
        """Answer with {"page": the page's HTML, "folder": the notebooks' folder for JupyterLab}."""
        root = Path(self.contents_manager.root_dir).expanduser()
        folder = Path(os.path.relpath(work(), root)).as_posix()
        found = await asyncio.to_thread(lambda: contents_of(session(), work(), buttons=True))
        page = await asyncio.to_thread(found._repr_html_)
        self.finish({"page": page, "folder": "" if folder == "." else folder})


class Writer(APIHandler):
    @authenticated
    async def post(self, what):
        """Answer with {"opened": the name of the notebook written, or None, "told": a sentence}."""
        try:
            path, told = await asyncio.to_thread(lambda: WRITERS[what](session(), work()))
        except OSError as error:
            raise HTTPError(
                500, f"The notebook can't be written: {error.strerror or error}"
            ) from error
        self.finish({"opened": path and path.name, "told": told})
