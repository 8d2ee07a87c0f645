"""`mlpkit lab --course FOLDER`: somebody's own course, its notebooks and its exercises."""

import json
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from mlpkit import __main__ as command
from mlpkit.command import lab as lab_command

WORDS = Path(__file__).parents[1] / "words"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A copy of the course in tests/words; own.started collects the commands."""
    folder = tmp_path / "my words"
    shutil.copytree(WORDS, folder, ignore=shutil.ignore_patterns("__pycache__", "work"))
    # so that the command's change of the variable is undone
    monkeypatch.setenv("PYTHONPATH", "/before")
    started = []
    monkeypatch.setattr(lab_command, "run_command", lambda line: started.append(line) or 0)
    return SimpleNamespace(folder=folder, started=started)


def lab(own, *arguments):
    return command.main(["lab", "--course", str(own.folder), *arguments])


def test_the_courses_notebooks_are_copied_into_their_own_work_folder(own, capsys):
    modules, path = set(sys.modules), list(sys.path)
    assert lab(own, "--no-browser") == 0
    copy = own.folder / "work" / "01_words.ipynb"
    nbformat.validate(nbformat.read(copy, as_version=4))
    assert own.started == [[sys.executable, "-m", "jupyterlab", str(copy.parent), "--no-browser"]]
    assert os.environ["CHECKER_SESSION"] == "words_exercises"
    assert os.environ["PYTHONPATH"] == os.pathsep.join([str(own.folder), "/before"])
    assert [*own.folder.glob("work/*.ipynb")] == [copy]
    assert capsys.readouterr().out == f"Your notebooks: {own.folder / 'work'}\nnew: 01_words\n"
    assert sys.path == path
    assert not [name for name in set(sys.modules) - modules if name.startswith("words")]


def test_a_path_may_be_relative_and_the_work_folder_a_different_one(own, monkeypatch):
    monkeypatch.chdir(own.folder.parent)
    assert command.main(["lab", "--course", "my words", "--work", "elsewhere"]) == 0
    assert own.started[0][3] == str(own.folder.parent / "elsewhere")
    assert os.environ["PYTHONPATH"].split(os.pathsep)[0] == str(own.folder)
    assert not (own.folder / "work").exists()


def test_a_changed_notebook_is_mentioned_with_the_command_that_updates_its_copy(own, capsys):
    lab(own)
    path = own.folder / "notebooks" / "01_words.ipynb"
    path.write_text(path.read_text().replace("# Words", "# More words"))
    capsys.readouterr()
    lab(own)
    line = f'mlpkit lab --course "{own.folder}" --update 01_words\n'
    assert capsys.readouterr().out.endswith(f"into the new edition: {line}")
    assert lab(own, "--update", "words") == 0
    assert own.started[-1][3].endswith("01_words.ipynb")
    copy = json.loads((own.folder / "work" / "01_words.ipynb").read_text(encoding="utf-8"))
    assert "# More words" in "".join(copy["cells"][0]["source"])
    assert lab(own, "--fresh", "words") == 0
    assert own.started[-1][3].endswith("01_words-2.ipynb")


def rewrite(own, before, after):
    path = own.folder / "words_exercises.py"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def without_notebooks(own):
    shutil.rmtree(own.folder / "notebooks")


def damaged(own):
    (own.folder / "notebooks" / "02_more.ipynb").write_text('{"cells": [')


def without_module(own):
    (own.folder / "words_exercises.py").rename(own.folder / "words.py")


def two_modules(own):
    (own.folder / "other_exercises").mkdir()
    (own.folder / "other_exercises" / "__init__.py").touch()


def gone(own):
    shutil.rmtree(own.folder)


def a_file(own):
    gone(own)
    own.folder.write_text("")


WRONG = {
    gone: "there is no folder {folder}",
    a_file: "{folder} is not a folder",
    without_notebooks: "no notebooks in {folder}/notebooks, where a course keeps them",
    damaged: "{folder}/notebooks/02_more.ipynb is cut off or damaged in line 1",
    without_module: "no exercises in {folder}: a course needs a module there whose name ends in "
    "_exercises, such as words_exercises.py",
    two_modules: "{folder} has more than one module of exercises: other_exercises, words_exercises",
}
IN_THE_MODULE = {
    ("import Course,", "import Kurs,"): "{file}: ImportError: cannot import name 'Kurs' from",
    ("NAMES = (", "NAMES = nothing("): "{file}: NameError: name 'nothing' is not defined (line 5)",
    ("NAMES = (", "NAMES = (("): "{file}: SyntaxError: '(' was never closed (line 5)",
    ("NAMES = (", "raise SystemExit(3)\nNAMES = ("): "{file}: SystemExit: 3 (line 5)",
    ("session", "lesson"): "{file} defines no session; expected: session = Session(Course(...))",
    ('Course("words"', 'Course("mlpkit"'): "{file}: the course is called mlpkit, like this one; "
    "it needs a different name, to keep its progress separate",
    ("{1: ", "{2: "): "{file}: ValueError: words: notebook 1, of 'initials', has no title.",
    ("EXERCISES = ", "NONE = "): "{file}: AttributeError: module 'words_exercises' has no "
    "attribute 'EXERCISES'",
}


@pytest.mark.parametrize("change", WRONG, ids=lambda change: change.__name__)
def test_a_missing_part_is_reported_in_one_sentence(change, own, capsys):
    change(own)
    refused(own, WRONG[change], capsys)


@pytest.mark.parametrize("change", IN_THE_MODULE, ids=lambda change: change[1].strip())
def test_a_mistake_in_the_module_is_reported_in_one_sentence(change, own, capsys):
    rewrite(own, *change)
    refused(own, IN_THE_MODULE[change], capsys)


def refused(own, sentence, capsys):
    assert lab(own) == 2
    said = capsys.readouterr()
    expected = sentence.format(folder=own.folder, file=own.folder / "words_exercises.py")
    assert said.err.replace("\\", "/").startswith("mlpkit: " + expected.replace("\\", "/"))
    assert said.err.count("\n") == 1 and said.out == "" and not own.started
    assert not (own.folder / "work").exists()


def test_test_modules_and_hidden_files_are_not_exercises(own):
    for name in ("test_words_exercises.py", "._words_exercises.py", "notebooks/._01_words.ipynb"):
        (own.folder / name).write_bytes(b"\x00\x05")
    assert lab(own) == 0
    assert [path.stem for path in own.folder.glob("work/*.ipynb")] == ["01_words"]


def test_a_name_that_would_share_mlpkits_progress_is_refused(own, capsys):
    rewrite(own, 'Course("words"', 'Course("MLPkit"')
    refused(own, "{file}: the course is called MLPkit, like this one", capsys)


def test_the_courses_progress_is_kept_next_to_ours(own, monkeypatch):
    """Its folder is named after the course, in the same place as mlpkit's."""
    from mlpkit.checker.progress import ProgressFile

    for name in ("WORDS_HOME", "MLPKIT_HOME"):
        monkeypatch.delenv(name, raising=False)
    theirs, ours = ProgressFile("words").folder(), ProgressFile("mlpkit").folder()
    assert theirs.parent == ours.parent and theirs != ours


def test_the_folder_of_its_own_notebooks_is_not_filled_with_copies(own, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", open(os.devnull))
    assert lab(own, "--work", str(own.folder / "notebooks")) == 2
    assert "holds the edition to read" in capsys.readouterr().err


def test_a_module_may_be_a_package(own):
    (own.folder / "words_exercises").mkdir()
    (own.folder / "words_exercises.py").rename(own.folder / "words_exercises" / "__init__.py")
    assert lab(own) == 0
    assert os.listdir(own.folder / "work" / ".originals") == ["01_words.ipynb"]
