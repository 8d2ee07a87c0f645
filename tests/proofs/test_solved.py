"""The notebooks that `mlpkit solved` writes: every function written, every cell run.

These runs are slow, so they are left to `pytest -m guards`, and the longest to `-m proofs`.
"""

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from conftest import explain_omission
from mlpkit.__main__ import main
from mlpkit.checker.solved import GUESS
from mlpkit.checker.sources import solved_source
from mlpkit.exercises import course
from tests.notebooks.redrawn import unlike
from tests.notebooks.test_notebooks import FOLDER, NOTEBOOKS
from tests.quick_pytest import PYTEST

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
def test_every_answer_is_right_and_changes_nothing_else(name, written):
    stored = code_cells(FOLDER / f"{name}.ipynb")
    run = code_cells(written(name) / f"{name}.ipynb")
    for before, after in zip(stored, run, strict=True):
        if stub := stub_of(before):
            said = after.outputs[0].data["text/plain"]
            assert said.startswith(f"{stub[1].name}: correct"), said
        elif GUESS.search(before.source) and before.source != after.source:
            said = after.outputs[0].data["text/plain"]
            assert re.search(r"\bright\b|is kept", said) and "not right" not in said, said
        elif not ASIDE.search(before.source):
            assert after.source == before.source
            assert compared(after) == compared(before), before.source
            assert unlike(before, after, stored) == []


@pytest.mark.proofs
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_plain_nbval_finds_a_solved_notebook_as_it_was_written(name, written):
    command = [sys.executable, *PYTEST, "--nbval", "-p", "no:cacheprovider", f"{name}.ipynb"]
    plain = {one: value for one, value in os.environ.items() if not one.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=written(name), env=plain, capture_output=True, text=True)
    count = len(code_cells(written(name) / f"{name}.ipynb"))
    assert done.returncode == 0 and f"{count} passed" in done.stdout, done.stdout + done.stderr


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return a function of a notebook's name: the folder into which the command has written it."""

    @functools.cache
    def folder_of(name):
        if line := explain_omission(name):
            pytest.skip(line)
        folder = tmp_path_factory.mktemp("solved")
        assert main(["solved", "--out", str(folder), name]) == 0
        return Path(folder)

    return folder_of


def code_cells(path):
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


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
