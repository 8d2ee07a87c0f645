"""A class of 60 that was made once, and a learner with an empty home."""

import pytest

from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.exercises import session

from .made import make_attempts


@pytest.fixture(scope="session")
def attempts_of_60():
    return [make_attempts(seed) for seed in range(60)]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(session, "progress_file", ProgressFile("mlpkit"))
    monkeypatch.setattr(session, "attempts_file", AttemptsFile(session.progress_file))
    monkeypatch.setattr(session, "written", {})
    return tmp_path / "home"
