"""A browser's Python in Node, with the modules that a page has; and the functions that a page
calls, as if its worker had just begun.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from docs.asked import asked
from docs.bytecode import NODE
from docs.live import page as functions
from docs.live import running
from docs.live_folder import course, install, opened_files
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.exercises import session


@pytest.fixture(scope="session")
def page_folder(tmp_path_factory):
    """The folder of the modules and files that a page has, made once for all workers."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("there is no Node.js with npm: apt install nodejs npm")
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(base / "page.lock"):
        if not (base / "page").exists():
            install()
            for name, data in (course() | opened_files()).items():
                path = base / "page" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
    return base / "page"


@pytest.fixture
def run_on_page(page_folder, tmp_path):
    """run_on_page(file or source, *arguments) -> the lines that it prints in a browser's Python,
    which has Matplotlib if `drawing` is true.
    """

    def run_on_page(source, *arguments, drawing=False):
        path = source
        if not isinstance(source, Path):
            path = tmp_path / "source.py"
            path.write_text(source, encoding="utf-8")
        command = ["node", NODE, page_folder, path, *arguments]
        told = os.environ | ({"DRAWING": "1"} if drawing else {})
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=told)
        assert done.returncode == 0 and not done.stderr, done.stderr[-3000:]
        return done.stdout.splitlines()

    return run_on_page


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """begin(exercises, attempts) -> the page's functions in a new worker with this progress."""

    def begin(exercises=(), attempts=()):
        home = tmp_path / f"home-{len(list(tmp_path.iterdir()))}"
        home.mkdir()
        monkeypatch.chdir(home)
        monkeypatch.setenv("MLPKIT_HOME", str(home))
        monkeypatch.setenv("MPLBACKEND", "agg")  # so that it is put back after the test
        monkeypatch.setattr(session, "progress_file", ProgressFile("mlpkit"))
        monkeypatch.setattr(session, "attempts_file", AttemptsFile(session.progress_file))
        monkeypatch.setattr(session, "written", {})
        for kept_of in (running.names_of, running.versions_of, running.given):
            kept_of.clear()
        state = {"exercises": dict(exercises), "attempts": list(attempts), "asked": asked()}
        functions.began = functions.begin(state)
        return functions

    return begin


@pytest.fixture
def page(begin):
    return begin()
