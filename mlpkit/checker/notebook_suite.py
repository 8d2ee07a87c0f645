"""Every notebook of a course, run from top to bottom: with its stubs, and with its solutions.

    class TestNotebooks(Notebooks):
        session = words_exercises.session
        notebooks = Path(__file__).parent / "notebooks"

It needs pytest and nbclient, and finds the course's module beside the folder of notebooks.
"""

import os
import re

from nbclient import NotebookClient
from nbformat import v4

from mlpkit.checker.sources import solved_source
from mlpkit.checker.suite import Pointed

STUB = re.compile(r"@(exercise|recall)\ndef (\w+)\(")


class Notebooks(Pointed):
    """Tests of the notebooks of the course of `session`, in the folder `notebooks`."""

    def test_it_runs_while_nothing_is_solved(self, notebook, monkeypatch):
        cells = self.run(notebook, monkeypatch, lambda source: source)
        for said in verdicts(cells).values():
            assert "not attempted yet" in said, said

    def test_it_runs_with_every_solution_and_all_is_kept(self, notebook, monkeypatch):
        cells = self.run(notebook, monkeypatch, self.solved)
        for name, said in verdicts(cells).items():
            assert f"{name}: correct" in said, said
            assert self.session.progress_file.read()[name]["passed"], name

    def run(self, notebook, monkeypatch, change):
        """The code cells after a run in a fresh kernel, which finds the course's module."""
        path = [str(self.notebooks.parent.absolute()), os.environ.get("PYTHONPATH")]
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, path)))
        found = v4.reads(notebook.read_text(encoding="utf-8"))
        for cell in found.cells:
            cell.source = change(cell.source) if cell.cell_type == "code" else cell.source
        resources = {"metadata": {"path": str(self.notebooks)}}
        NotebookClient(found, kernel_name="python3", resources=resources, timeout=600).execute()
        return [cell for cell in found.cells if cell.cell_type == "code"]

    def solved(self, source):
        """A cell with the solution in the place of its stub."""
        asked = STUB.match(source)
        return solved_source(self.session.course.find(asked[2]), asked[1]) if asked else source


def verdicts(cells):
    """{name: what is said} of the exercises' cells of a notebook that was run."""
    stubs = [(STUB.match(cell.source), cell) for cell in cells]
    return {
        stub[2]: "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for stub, cell in stubs
        if stub
    }
