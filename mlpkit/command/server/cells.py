"""The server's answers about a notebook's cells: who makes a missing name, what a cell needs.

The questions come from `landing/labextensions/mlpkit-contents`; they include the cells' sources,
because the notebook on the page may be newer than its file.
"""

import asyncio

from jupyter_server.base.handlers import APIHandler
from tornado.web import authenticated

from mlpkit.checker.display.verdict import Note
from mlpkit.checker.slices import makes, needed_above

UNRUN = "`{}` is made by a cell above that has not run since the kernel was started."


class MissingName(APIHandler):
    @authenticated
    async def post(self):
        """{"told": what to do, as HTML}, for {"name": the name, "unrun": cells above that have not
        run}; "" if none of them makes the name: then the error is the learner's own.
        """
        asked = self.get_json_body()
        theirs = await asyncio.to_thread(makes, asked["unrun"], asked["name"])
        told = Note(UNRUN.format(asked["name"]))._repr_html_() if theirs else ""
        self.finish({"told": told})


class Needed(APIHandler):
    @authenticated
    async def post(self):
        """{"code": what a cell needs from the cells above}, for {"sources": those and its own}."""
        found = await asyncio.to_thread(needed_above, self.get_json_body()["sources"])
        self.finish({"code": "\n".join(found)})


HANDLERS = [("missing_name", MissingName), ("needed", Needed)]
