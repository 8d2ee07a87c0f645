"""The server's answers about a notebook's cells: what makes a missing name, what a cell needs.

The questions come from `landing/labextensions/mlpkit-contents`; they include the cells' sources,
because the notebook on the page may be newer than its file.
"""

import asyncio
import importlib
import os

from jupyter_server.base.handlers import APIHandler
from tornado.web import authenticated

UNRUN = "`{}` is made by a cell above that has not run since the kernel was started."


def session():
    """The session of the course that `mlpkit lab` has opened; under any other server, mlpkit's."""
    return importlib.import_module(os.environ.get("CHECKER_SESSION", "mlpkit.exercises")).session


class MissingName(APIHandler):
    @authenticated
    async def post(self):
        """{"told": what to do, as HTML}, for {"name": the name, "unrun": cells above that have not
        run}; "" if none of them makes the name: then the error is the learner's own.
        """
        # imported here, as below, because it loads NumPy
        from mlpkit.checker.display.verdict import Note
        from mlpkit.checker.slices import makes

        asked = self.get_json_body()
        theirs = await asyncio.to_thread(makes, asked["unrun"], asked["name"])
        told = Note(UNRUN.format(asked["name"]))._repr_html_() if theirs else ""
        self.finish({"told": told})


class Needed(APIHandler):
    @authenticated
    async def post(self):
        """{"code": what a cell needs from the cells above}, for {"sources": those and its own}."""
        from mlpkit.checker.slices import needed_above

        found = await asyncio.to_thread(needed_above, self.get_json_body()["sources"])
        self.finish({"code": "\n".join(found)})


class Letters(APIHandler):
    @authenticated
    async def get(self):
        """{a guess: the letters that can answer it}, without guesses of several parts."""
        self.finish(letters_in((await asyncio.to_thread(session)).course))


def letters_in(course):
    """Return {a guess of a course: its letters}."""
    from mlpkit.checker.record import letters_of

    asked = (g for g in course.guesses.values() if isinstance(g.answer, str) and not g.parts)
    return {guess.name: letters_of(guess, [guess.answer]) for guess in asked}


HANDLERS = [("missing_name", MissingName), ("needed", Needed), ("letters", Letters)]
