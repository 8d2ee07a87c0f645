"""A browser's Python, run in Node: Pyodide, NumPy's archive, and the modules that a page has."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from docs.live_folder import course, install, opened_files

PROGRAM = Path(__file__).with_name("python.mjs")


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
    """run_on_page(file or source, *arguments) -> the lines that it prints in a browser's Python."""

    def run_on_page(source, *arguments):
        path = source
        if not isinstance(source, Path):
            path = tmp_path / "source.py"
            path.write_text(source, encoding="utf-8")
        command = ["node", PROGRAM, page_folder, path, *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert done.returncode == 0 and not done.stderr, done.stderr[-3000:]
        return done.stdout.splitlines()

    return run_on_page
