"""Every test of the checker has a progress file of its own, and no attempts of another's."""

import pytest

from mlpkit.checker import session


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    session.attempts.clear()
    return tmp_path
