"""`mlpkit carry`: a file is shown before anything of it is added, and can be written."""

import json

import pytest

from mlpkit import exercises
from mlpkit.__main__ import main
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.command import carry

SOURCE = "def relu(z):\n    return np.where(z > 0, z, 0.0)\n"
ENTRY = {"passed": True, "tried": True, "source": SOURCE, "hints": 2}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(exercises.session, "progress_file", ProgressFile("mlpkit"))
    file = AttemptsFile(exercises.session.progress_file)
    monkeypatch.setattr(exercises.session, "attempts_file", file)
    monkeypatch.chdir(tmp_path)
    version = exercises.course.find("relu").version
    content = {"format": 1, "exercises": {"relu": ENTRY | {"version": version}}, "attempts": []}
    (tmp_path / "web.json").write_text(json.dumps(content))
    return tmp_path


def whose():
    return exercises.session.own_or_reference(exercises.course.find("relu"))[1]


def test_nothing_is_added_before_the_learner_has_seen_it_and_agreed(capsys, monkeypatch):
    def says_no():
        assert SOURCE in capsys.readouterr().out
        return False

    monkeypatch.setattr(carry, "agrees", says_no)
    assert main(["carry", "web.json"]) == 2
    assert "nothing was added" in capsys.readouterr().err
    assert whose() == "mlpkit's"
    monkeypatch.setattr(carry, "agrees", lambda: True)
    assert main(["carry", "web.json"]) == 0
    assert capsys.readouterr().out.endswith("Added: relu.\n")
    assert whose() == "yours"
    assert main(["carry", "web.json", "--yes"]) == 0
    assert capsys.readouterr().out.endswith("Added: nothing that is not here already.\n")


def test_without_a_terminal_nobody_agrees(capsys):
    assert main(["carry", "web.json"]) == 2
    assert "To add it without being asked: --yes" in capsys.readouterr().err


def test_the_written_file_can_be_added_elsewhere(folder, capsys, monkeypatch):
    main(["carry", "web.json", "--yes"])
    assert main(["carry", "--to", "mine.json"]) == 0
    assert capsys.readouterr().out.endswith(f"Written: {folder / 'mine.json'}\n")
    monkeypatch.setenv("MLPKIT_HOME", str(folder / "other"))
    assert whose() == "mlpkit's"
    main(["carry", "mine.json", "--yes"])
    assert whose() == "yours"


def test_a_file_with_something_else_is_neither_read_nor_overwritten(folder, capsys):
    (folder / "other.json").write_text('{"cells": []}')
    assert main(["carry", "other.json"]) == 2
    assert "it holds something else; expected a progress file" in capsys.readouterr().err
    assert main(["carry", "--to", "other.json"]) == 2
    assert "is not a progress file, so it is not overwritten" in capsys.readouterr().err
    assert (folder / "other.json").read_text() == '{"cells": []}'
    assert main(["carry", "missing.json"]) == 2
    assert "cannot read" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["web.json", "--to", "mine.json"]])
def test_the_command_needs_one_file(arguments, capsys):
    assert main(["carry", *arguments]) == 2
    assert "carry needs a file to add, or --to and a file to write" in capsys.readouterr().err
