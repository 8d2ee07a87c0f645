"""`mlpkit lab` makes the learner's copies, prints messages, and starts JupyterLab."""

import importlib.util
import os
import sys
from types import SimpleNamespace

import nbformat
import pytest

from mlpkit import __main__ as command
from mlpkit.command import lab, server
from mlpkit.helpers.origin import how_to_get

v4 = nbformat.v4
VARIABLES = ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "CHECKER_BUTTONS", "CHECKER_WORK")
VARIABLES += ("CHECKER_SESSION",)  # the command sets this variable, too


def notebook(source="1 + 1"):
    result = v4.new_output("execute_result", {"text/plain": "2"}, execution_count=7)
    cells = [
        v4.new_markdown_cell("# One", id="title"),
        v4.new_code_cell(source, id="sum", outputs=[result], execution_count=7),
    ]
    cells[1].metadata["tags"] = ["raises-exception"]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "widgets": {}}
    return v4.new_notebook(cells=cells, metadata=metadata)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A checkout with two notebooks; course.started collects the commands."""
    (tmp_path / "notebooks").mkdir()
    for name in ("00_start_here", "01_preprocessing"):
        nbformat.write(notebook(), tmp_path / "notebooks" / f"{name}.ipynb")
    monkeypatch.setattr(lab, "CHECKOUT", tmp_path)
    monkeypatch.setattr(lab, "PACKAGE", tmp_path / "mlpkit")
    for name in VARIABLES:
        monkeypatch.setenv(name, "")  # so that what the command sets is undone after the test
    started = []
    monkeypatch.setattr(lab, "run_command", lambda line: started.append(line) or 0)
    return SimpleNamespace(folder=tmp_path, started=started)


def rewrite(course, source, name="01_preprocessing"):
    nbformat.write(notebook(source), course.folder / "notebooks" / f"{name}.ipynb")


def source(path):
    return nbformat.read(path, as_version=4).cells[1].source


def test_copies_are_valid_and_lack_only_the_results_of_a_run(course):
    assert command.main(["lab"]) == 0
    path = course.folder / "work" / "01_preprocessing.ipynb"
    copy = nbformat.read(path, as_version=4)
    nbformat.validate(copy)
    expected = notebook()
    expected.cells[1].outputs, expected.cells[1].execution_count = [], None
    del expected.metadata["widgets"]
    assert copy == expected


def test_jupyterlab_opens_the_folder_with_the_arguments_given(course):
    """It shows the contents page."""
    command.main(["lab", "--no-browser", "--port", "8899"])
    work = str(course.folder / "work")
    line = [sys.executable, "-m", "jupyterlab", work, "--no-browser", "--port", "8899"]
    assert course.started == [line]
    assert os.environ["CHECKER_SESSION"] == "mlpkit.exercises"


@pytest.mark.parametrize(
    ("user", "arguments", "make", "said"),
    [
        (0, [], None, "mlpkit lab --allow-root"),
        (0, [], "1", "make lab ARGS=--allow-root"),
        (0, ["--allow-root"], None, ""),
        (1000, [], None, ""),
        (None, [], None, ""),  # Windows
    ],
)
def test_root_gets_the_command_that_starts_jupyterlab(
    user, arguments, make, said, course, monkeypatch, capsys
):
    if user is None:
        monkeypatch.delattr(os, "geteuid", raising=False)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setenv("MAKELEVEL", make or "")
    if make is None:
        monkeypatch.delenv("MAKELEVEL")
    command.main(["lab", *arguments])
    told = capsys.readouterr().err
    assert told == (f"You are root. If JupyterLab refuses to start, run: {said}\n" if said else "")
    assert course.started[0][4:] == arguments


def test_jupyterlab_is_configured_to_keep_widgets(course):
    command.main(["lab"])
    assert str(server.CONFIG) in os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert os.environ["CHECKER_BUTTONS"] == "1"


def test_jupyterlabs_exit_code_is_the_commands(course, monkeypatch):
    monkeypatch.setattr(lab, "run_command", lambda line: 3)
    assert command.main(["lab"]) == 3


def test_nothing_that_exists_is_overwritten(course, capsys):
    mine = course.folder / "work" / "01_preprocessing.ipynb"
    mine.parent.mkdir()
    mine.write_text("not even a notebook")
    rewrite(course, "2 + 2")
    command.main(["lab"])
    command.main(["lab"])
    assert mine.read_text() == "not even a notebook"
    assert capsys.readouterr().out.count("new: ") == 1  # only 00_start_here is new the first time


def test_a_changed_original_is_mentioned_until_a_fresh_copy_is_made(course, capsys):
    command.main(["lab"])
    rewrite(course, "2 + 2")
    capsys.readouterr()
    command.main(["lab"])
    said = capsys.readouterr().out
    assert "01_preprocessing has changed" in said
    assert "mlpkit lab --update 01_preprocessing" in said
    assert "00_start_here has changed" not in said

    command.main(["lab", "--fresh", "01_preprocessing"])
    work = course.folder / "work"
    assert source(work / "01_preprocessing.ipynb") == "1 + 1"
    assert source(work / "01_preprocessing-2.ipynb") == "2 + 2"
    assert course.started[-1][-1] == str(work / "01_preprocessing-2.ipynb")

    capsys.readouterr()
    command.main(["lab"])
    assert "has changed" not in capsys.readouterr().out


def test_new_outputs_do_not_count_as_a_change_of_the_original(course, capsys):
    command.main(["lab"])
    changed = notebook()
    changed.cells[1].outputs[0].data["text/plain"] = "3"
    nbformat.write(changed, course.folder / "notebooks" / "01_preprocessing.ipynb")
    command.main(["lab"])
    assert "has changed" not in capsys.readouterr().out


def test_fresh_copies_are_counted_and_paths_are_understood(course):
    command.main(["lab"])
    command.main(["lab", "--fresh", "notebooks/01_preprocessing.ipynb"])
    command.main(["lab", "--fresh", "01_preprocessing.ipynb"])
    names = sorted(path.name for path in (course.folder / "work").glob("01*"))
    assert names == [f"01_preprocessing{end}.ipynb" for end in ("-2", "-3", "")]


def test_a_request_for_an_unknown_notebook_lists_the_existing_ones(course, capsys):
    assert command.main(["lab", "--fresh", "99_magic"]) == 2
    assert "'99_magic'; there are 00_start_here, 01_preprocessing" in capsys.readouterr().err
    assert not course.started


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"cells": [5]}', b"\xff\xfe"])
def test_a_damaged_kept_original_is_replaced(course, damage, capsys):
    command.main(["lab"])
    kept = course.folder / "work" / ".originals" / "01_preprocessing.ipynb"
    text = kept.read_bytes()
    kept.write_bytes(damage)
    capsys.readouterr()
    assert command.main(["lab"]) == 0
    assert kept.read_bytes() == text and "01_preprocessing" not in capsys.readouterr().out


def test_a_folder_that_the_learner_chose_works(course):
    command.main(["lab", "--work", str(course.folder / "a" / "b")])
    assert (course.folder / "a" / "b" / "00_start_here.ipynb").exists()
    assert not (course.folder / "work").exists()


def test_a_work_folder_that_cannot_be_used_is_refused_in_one_sentence(course, capsys):
    (course.folder / "work").write_text("a file")
    assert command.main(["lab"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("mlpkit: cannot use the work folder") and error.count("\n") == 1
    assert not course.started


def test_without_jupyterlab_it_says_what_to_install(course, monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert command.main(["lab"]) == 2
    assert capsys.readouterr().err == f"mlpkit: JupyterLab is not installed. {how_to_get('lab')}\n"


def test_an_installed_wheel_contains_the_notebooks_and_uses_the_current_folder(
    course, monkeypatch, tmp_path_factory
):
    here = tmp_path_factory.mktemp("here")
    inside = course.folder / "mlpkit" / "notebooks"
    inside.parent.mkdir()
    (course.folder / "notebooks").rename(inside)
    monkeypatch.chdir(here)
    command.main(["lab"])
    assert course.started[0][3] == str(here / "work")
    assert (here / "work" / "01_preprocessing.ipynb").exists()


def test_an_incomplete_installation_is_reported(course, capsys):
    for path in (course.folder / "notebooks").iterdir():
        path.unlink()
    assert command.main(["lab"]) == 2
    assert "no notebooks in" in capsys.readouterr().err


@pytest.mark.parametrize("line", [["--help"], ["lab", "--help"]])
def test_help_lists_the_commands(line, capsys):
    with pytest.raises(SystemExit) as end:
        command.main(line)
    assert end.value.code == 0
    assert "JupyterLab" in capsys.readouterr().out


@pytest.mark.parametrize("line", [["labs"], ["01"], ["--fresh", "01"], ["--no-browser"]])
def test_an_unknown_command_is_refused(line, course, capsys):
    with pytest.raises(SystemExit) as end:
        command.main(line)
    assert end.value.code == 2 and not course.started
    assert "lab" in capsys.readouterr().err


def test_without_a_command_it_says_how_to_open_the_course(course, capsys):
    assert command.main([]) == 0
    assert "To open the course: mlpkit lab" in capsys.readouterr().out
    assert not course.started and not (course.folder / "work").exists()


def test_the_learners_copies_are_ignored_by_git():
    assert "work/" in (lab.CHECKOUT / ".gitignore").read_text().splitlines()


@pytest.mark.parametrize("content", ["", '{"cells": [', '{"cells": [{}]}', "[]", '{"nbformat": 4}'])
def test_a_damaged_notebook_of_the_course_is_reported(course, content, capsys):
    path = course.folder / "notebooks" / "01_preprocessing.ipynb"
    path.write_text(content)
    assert command.main(["lab"]) != 0
    said = capsys.readouterr().err
    assert str(path) in said and "it is part of the course" in said
    assert course.started == []
