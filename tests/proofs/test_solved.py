"""The solved edition: every stub filled with its solution, every notebook run from end to end.

These runs are slow, so they are left to `pytest -m guards`, and the longest to `-m proofs`.
"""

import re

import nbformat
import pytest

from conftest import explain_omission
from mlpkit.checker.sources import solved_source
from mlpkit.exercises import course
from tests.notebooks import make_outputs
from tests.notebooks.redrawn import unlike
from tests.notebooks.test_notebooks import FOLDER, NOTEBOOKS

STUB = re.compile(r"@(exercise|recall)\ndef (\w+)\(")
ASIDE = re.compile(r"^(compare|hint)\(", re.M)  # their output depends on what was solved


def compared(cell):
    """Return the parts of a cell's outputs that strict nbval would compare: the texts."""
    texts = []
    for output in cell.outputs:
        data = output.get("data", {})
        texts.append(output.get("text") or [data.get("text/plain"), data.get("text/html")])
    return texts


def stub_of(cell):
    """Return (decorator, record) for an exercise's cell; None for any other."""
    found = STUB.match(cell.source) if cell.cell_type == "code" else None
    return (found[1], course.find(found[2])) if found else None


LONG = re.compile("0[156789]|1[02]")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.proofs if LONG.match(name) else pytest.mark.guards)
        for name in NOTEBOOKS
    ],
)
def test_every_solution_is_correct_and_changes_nothing_else(name, tmp_path):
    if line := explain_omission(name):
        pytest.skip(line)
    stored = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    path = tmp_path / f"{name}.ipynb"
    solved = nbformat.from_dict(stored)
    for cell in solved.cells:
        if stub := stub_of(cell):
            decorator, record = stub
            cell.source = solved_source(record, decorator).rstrip()
    nbformat.write(solved, path)
    run = nbformat.reads(make_outputs.executed(path), as_version=4)
    for before, after in zip(stored.cells, run.cells, strict=True):
        if stub := stub_of(before):
            said = after.outputs[0].data["text/plain"]
            assert said.startswith(f"{stub[1].name}: correct"), said
        elif before.cell_type == "code" and not ASIDE.search(before.source):
            assert compared(after) == compared(before), before.source
            assert unlike(before, after, stored.cells) == []


def numpy_names(source):
    """Return the names of NumPy that a source uses: `max` for np.max, `random` for
    np.random.default_rng."""
    return set(re.findall(r"\bnp\.(\w+)", source))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_solution_uses_only_those_names_of_numpy_that_were_shown(name):
    shown, needed = set(), {}
    for known in NOTEBOOKS[: NOTEBOOKS.index(name) + 1]:
        for cell in nbformat.read(FOLDER / f"{known}.ipynb", as_version=4).cells:
            stub = stub_of(cell)
            if not stub:
                shown |= numpy_names(cell.source)
            elif known == name:
                needed[stub[1].name] = numpy_names(solved_source(stub[1]))
    missing = {exercise: names - shown for exercise, names in needed.items() if names - shown}
    assert missing == {}
