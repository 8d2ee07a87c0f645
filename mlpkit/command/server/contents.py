"""The server's answers to JupyterLab's first tab: the contents page, and new notebooks.

The tab itself is in `landing/labextensions/mlpkit-contents`, as is what asks cells.py. An
installation of mlpkit puts both where every Jupyter server finds them. If the server's folder holds
no course, it says so, no tab appears, and nothing of the course is imported.
"""

import asyncio
import os
from pathlib import Path

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated

from mlpkit.command.lab import notebook_names
from mlpkit.command.server import cells
from mlpkit.command.server.cells import session
from mlpkit.command.work_folder import holds_copies


def _jupyter_server_extension_points():
    return [{"module": "mlpkit.command.server.contents"}]


def _load_jupyter_server_extension(app):
    settings = app.web_app.settings
    address = url_path_join(settings["base_url"], "checker")
    places = [("contents", Page), ("contents/folder", Folder), ("contents/(\\w+)", Writer)]
    places += cells.HANDLERS
    app.web_app.add_handlers(".*$", [(f"{address}/{end}", handler) for end, handler in places])


def work(root):
    """The folder of the learner's copies, or None; root: the folder that the server shows.

    `mlpkit lab` names it. Under any other server it is the root, or the first folder in it that
    holds copies of mlpkit's notebooks.
    """
    if "CHECKER_WORK" in os.environ:
        return Path(os.environ["CHECKER_WORK"])
    names = notebook_names()
    return next((folder for folder in [root, *folders(root)] if holds_copies(folder, names)), None)


def folders(root):
    """The folders in a folder, by name, without hidden ones; none if it can't be read."""
    try:
        with os.scandir(root) as entries:
            there = [Path(one) for one in entries if one.is_dir() and one.name[0] != "."]
    except OSError:
        return []
    return sorted(there)


class Handler(APIHandler):
    async def work(self):
        """The folder of the copies; 404 if there is none."""
        found = await asyncio.to_thread(work, self.root())
        if found is None:
            raise HTTPError(404, "There is no course in this folder.")
        return found

    def root(self):
        """The folder that the server shows; a path without folders in it if it shows none."""
        return Path(getattr(self.contents_manager, "root_dir", os.devnull)).expanduser()


class Folder(Handler):
    @authenticated
    async def get(self):
        """Answer with {"found": whether there is a course}: if there is none, that is no error."""
        self.finish({"found": await asyncio.to_thread(work, self.root()) is not None})


class Page(Handler):
    @authenticated
    async def get(self):
        """Answer with {"page": the page's HTML, "folder": the notebooks' folder for JupyterLab}."""
        found = await self.work()
        folder = Path(os.path.relpath(found, self.root())).as_posix()
        page = await asyncio.to_thread(drawn_page, found)
        self.finish({"page": page, "folder": "" if folder == "." else folder})


class Writer(Handler):
    @authenticated
    async def post(self, what):
        """Answer with {"opened": the name of the notebook written, or None, "told": a sentence}."""
        folder = await self.work()
        try:
            path, told = await asyncio.to_thread(written, what, folder)
        except OSError as error:
            raise HTTPError(
                500, f"The notebook can't be written: {error.strerror or error}"
            ) from error
        self.finish({"opened": path and path.name, "told": told})


def drawn_page(folder):
    """The contents page, as HTML, for the copies in a folder."""
    from mlpkit.checker.contents.page import contents_of  # imported here, because it loads NumPy

    return contents_of(session(), folder, buttons=True)._repr_html_()


def written(what, folder):
    """Return (path of the notebook that a button of the page writes, or None; a sentence about
    it)."""
    from mlpkit.checker.contents.page import PLACING, REVIEW
    from mlpkit.checker.review.notebook_file import write_review
    from mlpkit.checker.review.placement import write_placing

    writers = {REVIEW: write_review, PLACING: write_placing}
    if what not in writers:
        raise HTTPError(404, f"got {what}; expected {' or '.join(writers)}.")
    return writers[what](session(), folder)
