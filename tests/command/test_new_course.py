"""`mlpkit course new NAME`: what it writes, and that this can be installed and works.

An installed course is run with pytest and several kernels, which is left to `pytest -m guards`. If
verdicts are reworded, its notebook gets new outputs by

    export PYTHONPATH=$PWD:$PWD/mlpkit/command/course_template
    python -m tests.notebooks.make_outputs mlpkit/command/course_template/notebooks/*.ipynb
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mlpkit import __main__ as command
from mlpkit.command import own_course
from mlpkit.command.new_course import NEXT, PAGE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(name):
    return command.main(["course", "new", name])


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_command_writes_a_course_that_mlpkit_lab_opens_and_says_how_to_go_on(here, capsys):
    assert new("letters") == 0
    folder = here / "letters"
    assert capsys.readouterr().out == NEXT.format(folder=folder, page=PAGE) + "\n"
    assert PAGE.read_text(encoding="utf-8").startswith("# A course of your own\n")
    assert files_in(folder) == {
        *(".gitignore", "README.md", "conftest.py", "letters_exercises.py", "pyproject.toml"),
        *("test_letters.py", "notebooks/01_longest_word.ipynb"),
    }
    own_course.check_course(folder)


def test_the_name_is_everywhere_and_nothing_of_the_template_is_left(here):
    new("r2_d2")
    texts = {path: path.read_text(encoding="utf-8") for path in here.rglob("*") if path.is_file()}
    assert not [path for path, text in texts.items() if "NAME" in str(path) + text]
    module = texts[here / "r2_d2" / "r2_d2_exercises.py"]
    assert 'Course("r2_d2", ("r2_d2_exercises",), ' in module
    assert 'name = "r2_d2-exercises"' in texts[here / "r2_d2" / "pyproject.toml"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Linear-Algebra", "got the name 'Linear-Algebra'; expected small letters, digits and _, "),
        ("Linear-Algebra", "with a letter first, such as linear_algebra"),
        ("2nd", "such as nd"),
        ("../letters", "such as letters"),
        ("café", "such as caf"),
        ("", "got the name ''; expected small letters, digits and _, with a letter first, such as"),
        ("mlpkit", "the name mlpkit is taken by this course"),
        ("test_letters", "a module whose name begins with test_ is taken for a test"),
    ],
)
def test_a_name_that_no_module_can_have_is_refused_with_one_that_it_can(here, name, said, capsys):
    assert new(name) == 2
    told = capsys.readouterr().err
    assert said in told and told.startswith("mlpkit: ") and told.count("\n") == 1
    assert not list(here.iterdir()) and not list(here.parent.glob("letters"))


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_file_or_folder_that_has_the_name_already_is_left_alone(here, make, capsys):
    make(here / "letters")
    assert new("letters") == 2
    said = f"mlpkit: {here / 'letters'} exists already. Nothing was written\n"
    assert capsys.readouterr().err == said
    assert files_in(here) <= {"letters"}


def test_a_full_disk_leaves_no_half_of_a_course(here, monkeypatch, capsys):
    written = []

    def write(path, text, **options):
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", write)
    assert new("letters") == 2
    said = f"mlpkit: cannot write into {here / 'letters'}: No space left on device\n"
    assert capsys.readouterr().err == said and not list(here.iterdir())


def test_a_folder_in_which_nothing_may_be_made_is_named(here, monkeypatch, capsys):
    def mkdir(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", mkdir)
    assert new("letters") == 2
    assert capsys.readouterr().err == f"mlpkit: cannot make {here / 'letters'}: Permission denied\n"


def test_without_a_command_or_a_name_it_says_how_to_call_it(capsys):
    for arguments in (["course"], ["course", "new"], ["course", "new", "a", "b"]):
        with pytest.raises(SystemExit):
            command.main(arguments)
        assert "usage: mlpkit" in capsys.readouterr().err


def test_every_cell_of_its_notebook_is_stored_with_its_output(here):
    new("letters")
    path = here / "letters" / "notebooks" / "01_longest_word.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    counts = [cell["execution_count"] for cell in cells if cell["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert [bool(cell["outputs"]) for cell in cells if "outputs" in cell] == [False, *[True] * 3]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A new course, and the environment in which it is installed from its folder."""
    pytest.importorskip("hatchling", reason="hatchling is not installed: make test installs it")
    folder = tmp_path_factory.mktemp("author")
    names = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    names |= {"PYTHONPATH": os.pathsep.join([str(ROOT), *path_of("hatchling")])}
    run(folder, names, "-m", "mlpkit", "course", "new", "letters")
    offline = ["--no-deps", "--no-build-isolation", "--no-index"]
    site = folder / "site"
    run(folder, names, "-m", "pip", "install", *offline, "--target", str(site), "./letters")
    return folder / "letters", names | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])}


def path_of(package):
    """The entries of the path that hold a package that is not in the environment itself."""
    return [each for each in sys.path if each and (Path(each) / package).is_dir()]


def run(folder, names, *line, fails=False):
    """Return what a program of this Python prints; it must succeed, or fail if `fails`."""
    line = [sys.executable, *line]
    done = subprocess.run(line, cwd=folder, env=names, capture_output=True, text=True)
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done.stdout


PYTEST = ("-P", "-m", "pytest")  # -P as in the command pytest: the current folder is not imported


@pytest.mark.guards
def test_a_course_as_it_was_made_passes_its_tests_and_its_notebook(installed):
    folder, names = installed
    said = run(folder, names, *PYTEST, "--nbval")
    assert (count := re.search(r"(\d+) passed in", said)) and int(count[1]) > 25
    assert "01_longest_word.ipynb ...." in said
    assert not re.search("failed|skipped|error", said)


@pytest.mark.guards
def test_the_notebook_runs_from_any_folder_and_a_changed_output_is_noticed(installed, tmp_path):
    folder, names = installed
    path = tmp_path / "01_longest_word.ipynb"
    text = (folder / "notebooks" / path.name).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    line = (*PYTEST, "--nbval", "--nbval-current-env")
    assert "failed" not in run(tmp_path, names, *line)
    assert "'stormy'" in text
    path.write_text(text.replace("'stormy'", "'storm'"), encoding="utf-8")
    assert "1 failed" in run(tmp_path, names, *line, fails=True)
