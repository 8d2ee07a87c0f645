"""`mlpkit solved`: notebooks with their answers, for teachers."""

import json
import os
import subprocess
import sys

import nbformat
import pytest

from mlpkit.__main__ import main
from mlpkit.checker.sources import stub_source
from mlpkit.command import lab
from mlpkit.exercises import course

v4 = nbformat.v4
FIRST = "import numpy as np\n\nfrom mlpkit.exercises import exercise, guess"

SEEN = "import os\n[name in os.environ for name in ('MLPKIT_HOME', 'CHECKER_BUTTONS')]"


def edition(**sources):
    """Return {name: text} of small notebooks whose cells have these sources."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {
        name: json.dumps(
            v4.new_notebook(cells=[v4.new_code_cell(s) for s in cells], metadata=kernel)
        )
        for name, cells in sources.items()
    }


@pytest.fixture
def small(monkeypatch):
    """Return small(texts), after which the course has these notebooks."""
    return lambda texts: monkeypatch.setattr(lab, "read_originals", lambda: texts)


def outputs(path):
    cells = nbformat.read(path, as_version=4).cells
    return ["".join(one.data["text/plain"] for one in cell.get("outputs", [])) for cell in cells]


def test_the_command_writes_notebooks_that_pytest_finds_unchanged(small, tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("MLPKIT_HOME", str(home))
    monkeypatch.setenv("CHECKER_BUTTONS", "1")  # as in a terminal of JupyterLab
    relu, softmax = (stub_source(course.find(name)) for name in ("relu", "softmax"))
    small(
        edition(
            **{"02_one": [FIRST, relu, 'guess("linear_stack", ...)', SEEN], "03_two": [softmax]}
        )
    )
    folder = tmp_path / "solved"
    monkeypatch.chdir(tmp_path)
    assert main(["solved", "--out", "solved", "02"]) == 0
    assert {path.name for path in folder.iterdir()} == {"02_one.ipynb", "conftest.py"}
    told = outputs(folder / "02_one.ipynb")
    assert any(one.startswith("relu: correct") for one in told)
    assert any(one.startswith("b is right") for one in told)
    assert "[True, False]" in told and not home.exists(), "the teacher's own progress"
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "."]
    plain = {one: value for one, value in os.environ.items() if not one.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True)
    assert done.returncode == 0 and "4 passed" in done.stdout, done.stdout + done.stderr


def test_a_verdict_has_a_link_to_an_exercise_of_a_notebook_that_is_written_later(small, tmp_path):
    softmax, linear = (stub_source(course.find(name)) for name in ("softmax", "linear"))
    start = FIRST.replace("guess", "solution")
    small(edition(**{"02_one": [start, softmax], "03_two": [FIRST, linear]}))
    assert main(["solved", "--out", str(tmp_path)]) == 0
    cells = nbformat.read(tmp_path / "02_one.ipynb", as_version=4).cells
    shown = [one.data["text/html"] for cell in cells for one in cell.get("outputs", [])]
    assert 'href="03_two.ipynb#cell-id=' in "".join(shown)


def test_a_folder_with_something_in_it_is_refused_and_left_as_it_is(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["solved", "--out", str(tmp_path)]) == 2
    told = f"mlpkit: {tmp_path} is not empty; expected an empty folder, or a new one\n"
    assert capsys.readouterr().err == told
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_place_of_the_folder_is_named(tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    assert main(["solved", "--out", str(tmp_path / "file")]) == 2
    assert f"mlpkit: cannot write into {tmp_path / 'file'}: " in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "mine"


def test_an_unknown_notebook_is_refused_before_anything_is_written(tmp_path, capsys):
    assert main(["solved", "--out", str(tmp_path / "solved"), "77"]) == 2
    assert "no notebook '77'" in capsys.readouterr().err and not (tmp_path / "solved").exists()


def test_an_answer_that_cannot_be_checked_leaves_the_folder_empty(
    small, tmp_path, monkeypatch, capsys
):
    def busy(course, notebook):
        raise ValueError("relu: the reference raised TimeUp.")

    monkeypatch.setattr("mlpkit.checker.solved.with_answers", busy)
    small(edition(**{"02_one": ["1"]}))
    assert main(["solved", "--out", str(tmp_path)]) == 2
    assert "02_one: relu: the reference raised TimeUp. Nothing was" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_that_stops_is_named_and_the_others_are_written(small, tmp_path, capsys):
    small(edition(**{"01_one": ["1 / 0"], "02_two": ["2 + 2"]}))
    assert main(["solved", "--out", str(tmp_path / "solved")]) == 1
    one, two = capsys.readouterr().out.splitlines()
    assert "01_one.ipynb: " in one
    assert one.endswith("but it stops with ZeroDivisionError: division by zero")
    assert "02_two.ipynb: " in two and not two.endswith("zero")
    assert "4" in outputs(tmp_path / "solved" / "02_two.ipynb")
