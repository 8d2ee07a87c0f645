"""TEACHING.md's example, with nbgrader's own commands: blank 0, wrong 0, right 1."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import nbformat
import pytest

pytestmark = pytest.mark.proofs
pytest.importorskip("nbgrader")

ROOT = Path(__file__).parents[2]
STUB = "    ...  # your code here\n"
RIGHT = "    e = np.exp(z - z.max(axis=1, keepdims=True))\n"
RIGHT += "    return e / e.sum(axis=1, keepdims=True)\n"
ANSWERS = {  # {student: (what is written in place of the stub, the score that it must get)}
    "blank": (STUB, 0),
    "wrong": ("    e = np.exp(z - z.max())\n    return e / e.sum()\n", 0),
    "right": (RIGHT, 1),
    "borrowed": ("    from mlpkit.activations import softmax\n    return softmax(z)\n", 0),
}


def example():
    """The sources of the answer's cell, the tests' cell and the configuration, as on the page."""
    page = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    section = page.split("## Grading with nbgrader\n")[1].split("\n## ")[0]
    return re.findall(r"^```python\n(.*?)^```", section, re.M | re.S)


def cell(source, **grading):
    """A cell as nbgrader's toolbar in JupyterLab marks it."""
    found = nbformat.v4.new_code_cell(source.rstrip())
    marks = {"schema_version": 3, "cell_type": "code", "task": False, **grading}
    found.metadata["nbgrader"] = marks
    return found


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    """{student: the score that `nbgrader autograde` gives}, with the page's cells or with others.

    With "by name" the tests' cell checks whatever the name refers to, not the student's answer.
    """
    found = {}
    for way in ("page", "by name"):
        folder = tmp_path_factory.mktemp("course")
        grade(folder, way)
        found[way] = read_scores(folder)
    return found


def grade(folder, way):
    answer, tests, config = example()
    if way == "by name":
        tests = tests.replace('answer_to("softmax")', "softmax")
    (folder / "nbgrader_config.py").write_text(config)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    cells = [
        cell(answer, grade_id="softmax", solution=True, grade=False, locked=False),
        cell(tests, grade_id="softmax_tests", solution=False, grade=True, locked=True, points=1),
    ]
    source = folder / "source" / "ps1" / "02.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), source)
    nbgrader(folder, "generate_assignment", "ps1")
    release = folder / "release" / "ps1" / "02.ipynb"
    for student, (written, _) in ANSWERS.items():
        handed_in = folder / "submitted" / student / "ps1" / "02.ipynb"
        handed_in.parent.mkdir(parents=True)
        shutil.copy(release, handed_in)
        text = nbformat.read(handed_in, as_version=4)
        assert text.cells[0].source.endswith(STUB.rstrip())
        text.cells[0].source = text.cells[0].source.replace(STUB.rstrip(), written.rstrip())
        nbformat.write(text, handed_in)
        nbgrader(folder, "autograde", "ps1", f"--student={student}")


def nbgrader(folder, *line):
    """Run a command of nbgrader, with a fresh folder for mlpkit's progress."""
    home = folder / "homes" / "-".join(line)
    own = {"MLPKIT_HOME": str(home), "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(home)}
    scripts = sysconfig.get_path("scripts")  # nbgrader calls alembic by its name
    own["PATH"] = os.pathsep.join([scripts, os.environ["PATH"]])
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *line],
        cwd=folder,
        env=os.environ | own,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]


def read_scores(folder):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return {one.student.id: one.score for one in book.assignment_submissions("ps1")}


@pytest.mark.parametrize("student", ANSWERS)
def test_the_pages_cells_give_the_marks_that_the_answer_deserves(student, scores):
    assert scores["page"][student] == ANSWERS[student][1]


def test_checking_the_name_gives_everybody_full_marks(scores):
    """If this is no longer so, the page is out of date."""
    assert set(scores["by name"].values()) == {1}
