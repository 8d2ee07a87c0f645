"""Run the tests with a package's pre-release, and say whose a failure is.

python .ci/try_prerelease.py numpy

It installs into the environment that runs it. Files with a failure are run again with the release:
if they fail then too, the fault is ours and has nothing to do with the new version. What only the
pre-release breaks is theirs, unless their notes on the version announce it.
"""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

TESTS = "pytest", "--nbval", "-m", "not guards and not proofs"  # in a browser as well
FAILED = Path(".pytest_cache", "v", "cache", "lastfailed")  # {test: true}, written by pytest
OURS = "Ours to fix: with {name} {old} they fail as well."
NEW = (
    "With {name} {old} they pass. If the release notes of {name} {new} announce the change, it is "
    "ours to fix before the release; if not, it is theirs, and a report will help them."
)


def main(name):
    """Return the exit code: 0 if the tests pass, or there is no pre-release to try."""
    old = version(name)
    install("--upgrade", "--pre", name)
    new = version(name)
    if new == old:
        print(f"There is no pre-release of {name} after {old}.")
        return 0
    print(f"The tests run with {name} {new}.", flush=True)
    if run(*TESTS) == 0:
        print(f"{name} {new} breaks nothing.")
        return 0
    files = failed_files()
    install(f"{name}=={old}")
    said = OURS if run(*TESTS, *files) else NEW
    print(
        f"Failed with {name} {new}: {', '.join(files)}.", said.format(name=name, old=old, new=new)
    )
    return 1


def failed_files():
    """The files with a failed test. A notebook is run whole: its cells need those above."""
    return sorted({test.partition("::")[0] for test in json.loads(FAILED.read_text())})


def install(*arguments):
    if code := run("pip", "install", "--quiet", *arguments):
        sys.exit(code)


def run(*arguments):
    """Run a module of Python; returns its exit code."""
    return subprocess.run([sys.executable, "-m", *arguments]).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
