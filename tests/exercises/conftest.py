"""Every test of the bank has a progress file of its own, and no attempts of another's."""

import pytest

from mlpkit.checker.progress_file import ProgressFile
from mlpkit.exercises import session


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    monkeypatch.setattr(session, "progress_file", ProgressFile("mlpkit"))
    monkeypatch.setattr(session, "attempts", {})
    return tmp_path
