"""`mlpkit review`: what it says, what it writes, how JupyterLab is started."""

import importlib.util
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mlpkit import __main__ as command
from mlpkit import exercises
from mlpkit.checker import attempts
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.command import lab

WORDS = Path(__file__).parents[1] / "words"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A work folder, and an empty home; work.started collects the commands."""
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WORDS_HOME", str(tmp_path / "words"))
    for name in ("JUPYTER_CONFIG_PATH", "CHECKER_BUTTONS", "CHECKER_WORK", "PYTHONPATH"):
        monkeypatch.setenv(name, "")  # so that what the command sets is undone after the test
    monkeypatch.setattr(exercises.session, "progress_file", ProgressFile("mlpkit"))
    file = AttemptsFile(exercises.session.progress_file)
    monkeypatch.setattr(exercises.session, "attempts_file", file)
    monkeypatch.setattr(attempts, "now", lambda: NOW)
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


@pytest.fixture
def started(monkeypatch):
    found = []
    monkeypatch.setattr(lab, "run_command", lambda line: found.append(line) or 3)
    return found


def a_day_later(monkeypatch):
    monkeypatch.setattr(attempts, "now", lambda: NOW + timedelta(days=1))


def test_todays_review_is_written_and_opened(work, started, monkeypatch, capsys):
    exercises.guess("linear_stack", "a")
    a_day_later(monkeypatch)
    capsys.readouterr()
    assert command.main(["review", "--work", str(work), "--no-browser"]) == 3
    path = work / "review_2026-03-02.ipynb"
    said = f"Today's review: {path.name}, 1 minute: linear stack.\n"
    assert capsys.readouterr().out == said and path.exists()
    assert started == [[sys.executable, "-m", "jupyterlab", str(path), "--no-browser"]]
    assert os.environ["CHECKER_WORK"] == str(work)


def test_nothing_due_opens_nothing(work, started, capsys):
    exercises.guess("linear_stack", "a")
    capsys.readouterr()
    assert command.main(["review", "--work", str(work)]) == 0
    assert capsys.readouterr().out == "Nothing is due today. Next: linear stack: tomorrow.\n"
    assert not started and not list(work.iterdir())


def test_without_a_work_folder_it_says_how_to_begin(work, started, capsys):
    assert command.main(["review", "--work", str(work / "none")]) == 2
    told = f"mlpkit: there is no work folder {work / 'none'} yet. To create it: mlpkit lab\n"
    assert capsys.readouterr().err == told and not started


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes anywhere")
def test_an_unwritable_folder_is_reported(work, started, monkeypatch, capsys):
    exercises.guess("linear_stack", "a")
    a_day_later(monkeypatch)
    work.chmod(0o555)
    assert command.main(["review", "--work", str(work)]) == 2
    work.chmod(0o755)
    assert "cannot write into" in capsys.readouterr().err and not started


def test_the_learners_own_course_has_reviews(work, started, tmp_path, monkeypatch, capsys):
    words = AttemptsFile(ProgressFile("words"))
    words.add(words.line("index", "exercise", "wrong", mistake="twice"))
    words.add(words.line("length_of_the_index", "guess", "wrong", answer=9))
    a_day_later(monkeypatch)
    before, path = sys.modules.get("words_exercises"), list(sys.path)
    try:
        assert command.main(["review", "--course", str(WORDS), "--work", str(work)]) == 3
    finally:
        sys.path[:] = path
        sys.modules.pop("words_exercises", None)
        sys.modules.update({"words_exercises": before} if before else {})
    assert ": index, length of the index." in capsys.readouterr().out
    text = (work / "review_2026-03-02.ipynb").read_text()
    assert "from words_exercises import session" in text
    assert "a word that occurs twice is listed twice." in text
    assert os.environ["PYTHONPATH"] == str(WORDS)


def test_without_opening_it_the_review_is_written_and_jupyterlab_is_not_needed(
    work, started, monkeypatch, capsys
):
    exercises.guess("linear_stack", "a")
    a_day_later(monkeypatch)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    capsys.readouterr()
    assert command.main(["review", "--work", str(work), "--no-open"]) == 0
    path = work / "review_2026-03-02.ipynb"
    assert capsys.readouterr().out == f"Today's review: {path.name}, 1 minute: linear stack.\n"
    assert path.exists() and not started


def test_jupyterlabs_arguments_are_refused_if_nothing_is_opened(work, started, capsys):
    assert command.main(["review", "--work", str(work), "--no-open", "--port", "8899"]) == 2
    assert capsys.readouterr().err == "mlpkit: review --no-open has no argument --port\n"
    assert not list(work.iterdir())
