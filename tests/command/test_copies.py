"""`mlpkit copies` fills and updates a folder, and starts no server."""

import importlib.util
import os
import sys
from pathlib import Path

import nbformat
import pytest

from mlpkit import __main__ as command
from mlpkit.command import lab
from tests.command.test_lab import course, notebook, rewrite, source

__all__ = ["course"]  # the fixture

NAMES = ["00_start_here", "01_preprocessing"]
WORDS = Path(__file__).parents[1] / "words"


def copies(folder):
    return sorted(path.stem for path in folder.glob("*.ipynb"))


def test_the_folder_is_filled_and_nothing_is_started(course, capsys):
    folder = course.folder / "mine"
    assert command.main(["copies", str(folder)]) == 0
    assert copies(folder) == NAMES and not course.started
    said = f"Your notebooks: {folder}\nnew: {NAMES[0]}\nnew: {NAMES[1]}\n"
    assert capsys.readouterr().out == said
    assert not (course.folder / "work").exists()


def test_jupyterlab_is_not_needed(course, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert command.main(["copies", str(course.folder / "mine")]) == 0


def test_a_folder_may_be_relative_and_in_the_users_home(course, monkeypatch):
    monkeypatch.setenv("HOME", str(course.folder))
    monkeypatch.setenv("USERPROFILE", str(course.folder))
    monkeypatch.chdir(course.folder)
    command.main(["copies", "mine"])
    command.main(["copies", "~/hers"])
    assert copies(course.folder / "mine") == copies(course.folder / "hers") == NAMES


def test_nothing_that_exists_is_overwritten(course):
    mine = course.folder / "mine" / f"{NAMES[1]}.ipynb"
    mine.parent.mkdir()
    mine.write_text("not even a notebook")
    assert command.main(["copies", str(mine.parent)]) == 0
    assert mine.read_text() == "not even a notebook" and copies(mine.parent) == NAMES


def test_the_command_that_it_advises_updates_the_copy(course, capsys):
    folder = course.folder / "my work"
    command.main(["copies", str(folder)])
    rewrite(course, "2 + 2")
    capsys.readouterr()
    command.main(["copies", str(folder)])
    advised = f'mlpkit copies "{folder}" --update {NAMES[1]}'
    assert f"To move what you wrote into the new edition: {advised}".lower() in (
        capsys.readouterr().out.lower()
    )
    assert command.main(["copies", str(folder), "--update", "01"]) == 0
    assert source(folder / f"{NAMES[1]}.ipynb") == "2 + 2"
    assert source(folder / f"{NAMES[1]}-before-update-1.ipynb") == "1 + 1"


def test_a_fresh_copy_is_put_next_to_the_old_one(course):
    folder = course.folder / "mine"
    command.main(["copies", str(folder)])
    assert command.main(["copies", str(folder), "--fresh", "00"]) == 0
    assert copies(folder) == [NAMES[0], f"{NAMES[0]}-2", NAMES[1]] and not course.started


def test_a_folder_of_other_things_is_left_alone_and_the_advice_names_this_command(
    course, monkeypatch, capsys
):
    folder = course.folder / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("mine")
    monkeypatch.setattr(sys, "stdin", open(os.devnull))
    assert command.main(["copies", str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"mlpkit: {folder} exists and holds other things, such as chapter.txt. Nothing was copied. "
        "To choose a different folder: mlpkit copies FOLDER\n"
    )
    assert [path.name for path in folder.iterdir()] == ["chapter.txt"]


def test_a_file_in_the_folders_place_is_reported(course, capsys):
    (course.folder / "mine").write_text("a file")
    assert command.main(["copies", str(course.folder / "mine")]) == 2
    assert "it is not a folder. To use a different one: mlpkit copies FOLDER" in (
        capsys.readouterr().err
    )


def test_a_different_course_fills_a_folder_too(course, capsys):
    folder = course.folder / "mine"
    assert command.main(["copies", str(folder), "--course", str(WORDS)]) == 0
    assert copies(folder) == sorted(path.stem for path in (WORDS / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("line", [["copies"], ["copies", "mine", "--port", "8899"]])
def test_a_missing_folder_and_jupyterlabs_arguments_are_refused(line, course, monkeypatch, capsys):
    monkeypatch.chdir(course.folder)
    with pytest.raises(SystemExit):
        command.main(line)
    assert "mlpkit" in capsys.readouterr().err and not (course.folder / "mine").exists()


def test_an_installed_course_is_at_home_in_a_folder_that_holds_its_copies(course, monkeypatch):
    """So `mlpkit lab` and `mlpkit review`, typed in the folder of the copies, use these."""
    wheel = course.folder / "wheel" / "mlpkit"
    (wheel / "notebooks").mkdir(parents=True)
    nbformat.write(notebook(), wheel / "notebooks" / f"{NAMES[0]}.ipynb")
    monkeypatch.setattr(lab, "PACKAGE", wheel)
    monkeypatch.setattr(lab, "CHECKOUT", wheel.parent)
    here = course.folder / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert lab.default_work() == here / "work"
    command.main(["copies", str(here)])
    assert lab.default_work() == here
