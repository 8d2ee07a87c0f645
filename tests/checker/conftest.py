"""Every test of the checker has its own progress file and writes to no other."""

import pytest

from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.exercises import session

from .bank import LONG


def pytest_itemcollected(item):
    """Mark the tests that train as guards, unless they are marked as proofs."""
    asked = item.callspec.params.values() if hasattr(item, "callspec") else ()
    trains = any(one is record for one in asked for record in LONG)
    if trains and not item.get_closest_marker("proofs"):
        item.add_marker("guards")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    monkeypatch.setattr(session, "progress_file", ProgressFile("mlpkit"))
    monkeypatch.setattr(session, "attempts_file", AttemptsFile(session.progress_file))
    monkeypatch.setattr(session, "written", {})
    return tmp_path
