"""Every notebook of a course, run from top to bottom: with its stubs, and with its solutions.

    class TestNotebooks(Notebooks):
        session = words_exercises.session
        notebooks = Path(__file__).parent / "notebooks"

It needs pytest and nbclient, and finds the course's module next to the folder of notebooks.
"""

import os

from nbclient import NotebookClient
from nbformat import v4

from mlpkit.checker.cell_links import STUB
from mlpkit.checker.solved import answered
from mlpkit.checker.sources import faded_source, stub_source
from mlpkit.checker.testing.asked import asked_in
from mlpkit.checker.testing.suite import Pointed


class Notebooks(Pointed):
    """Tests of the notebooks in the folder `notebooks`, for the course of `session`."""

    def test_its_stubs_are_those_of_the_records(self, notebook):
        """So a record that is edited is not forgotten in the notebook."""
        cells = v4.reads(notebook.read_text(encoding="utf-8")).cells
        for source in (cell.source for cell in cells if cell.cell_type == "code"):
            if asked := STUB.search(source):
                record = self.session.course.find(asked[2])
                known = [stub_source(record, asked[1])]
                known += [faded_source(record)] if record.fade else []
                there = source[asked.start() :].rstrip()
                assert there in map(str.rstrip, known), f"expected in the cell:\n\n{known[0]}"

    def test_it_runs_while_nothing_is_solved(self, notebook, monkeypatch):
        cells = self.run(notebook, monkeypatch, lambda source: source)
        for said in self.all_verdicts(notebook, cells).values():
            assert "not attempted yet" in said, said

    def test_it_runs_with_every_solution_and_keeps_each_one(self, notebook, monkeypatch):
        cells = self.run(notebook, monkeypatch, self.solved)
        for name, said in self.all_verdicts(notebook, cells).items():
            assert f"{name}: correct" in said, said
            assert self.session.progress_file.read()[name]["passed"], name

    def run(self, notebook, monkeypatch, change):
        """The code cells after a run in a fresh kernel that can import the course's module."""
        path = [str(self.notebooks.parent.absolute()), os.environ.get("PYTHONPATH")]
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, path)))
        found = v4.reads(notebook.read_text(encoding="utf-8"))
        for cell in found.cells:
            cell.source = change(cell.source) if cell.cell_type == "code" else cell.source
        resources = {"metadata": {"path": str(self.notebooks)}}
        NotebookClient(found, kernel_name="python3", resources=resources, timeout=600).execute()
        return [cell for cell in found.cells if cell.cell_type == "code"]

    def solved(self, source):
        return answered(self.session.course, source)

    def all_verdicts(self, notebook, cells):
        """The verdicts on all exercises that the notebook asks for."""
        said, guesses = verdicts(cells), self.session.course.guesses
        asked = [name for name in asked_in(notebook) if name not in guesses]
        assert list(said) == asked, f"asked for: {asked}; found, at most one per cell: {list(said)}"
        return said


def verdicts(cells):
    """Return {name: output} of the exercises' cells in a notebook that was run."""
    stubs = [(STUB.search(cell.source), cell) for cell in cells]
    return {
        stub[2]: "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for stub, cell in stubs
        if stub
    }
