"""Fixtures for the tests of the drawings' sources."""

import shutil
import subprocess

import pytest

from mlpkit.widgets import BUNDLES

PACKAGE = BUNDLES.parent.parent


@pytest.fixture(scope="session")
def npm(tmp_path_factory):
    """Run npm(arguments...) in a copy of the sources, with the packages of package-lock.json."""
    program = shutil.which("npm")
    if program is None:
        pytest.skip("npm, which comes with Node.js, is not installed")
    copy = tmp_path_factory.mktemp("mlpkit")
    for folder in ("widgets/browser", "command/server/landing"):
        ignored = shutil.ignore_patterns("node_modules")
        shutil.copytree(PACKAGE / folder, copy / folder, ignore=ignored)

    def npm(*arguments):
        done = subprocess.run([program, *arguments], cwd=npm.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    npm.folder = copy / "widgets" / "browser"
    npm("ci")
    return npm
