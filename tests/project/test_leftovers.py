"""An interrupted run of the tests leaves no process behind, whatever ends it."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import psutil
import pytest

from tests.one_now import one_now

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signals between processes")

ROOT = Path(__file__).parents[2]
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]

# A process in its own session, as Dask's are, which starts a second one.
SLEEPING = """
import subprocess, sys, time
from pathlib import Path

CHILD = "import time; time.sleep(100)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"

def test_sleeping():
    subprocess.Popen([sys.executable, "-c", PARENT], start_new_session=True)
    Path("begun").touch()
    time.sleep(100)
"""

# Start what a search's tests start, and a kernel as well.
SEARCHING = """
import time
from pathlib import Path

from distributed import Client
from jupyter_client.manager import start_new_kernel
from processes import Cluster

from mlpkit.search.study import local_workers

def test_searching(tmp_path):
    kernel = start_new_kernel()
    with local_workers(1) as local, Cluster(tmp_path, workers=1) as cluster:
        for one in (local, cluster.address):
            with Client(one) as client:
                client.wait_for_workers(1)
        Path("begun").touch()
        time.sleep(100)
"""


def left(mark):
    """Return the commands of the processes that have this mark in their environment."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("LEFTOVERS") == mark:
                found.append(" ".join(process.cmdline())[:200])
        except psutil.Error:
            pass
    return found


def within(seconds, ready):
    end = time.monotonic() + seconds
    while not ready() and time.monotonic() < end:
        time.sleep(0.1)
    return ready()


def interrupted(folder, test, workers, number):
    """Interrupt pytest in the middle of a test; return the processes that it leaves behind."""
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "test_one.py").write_text(test)
    mark, paths = (
        uuid.uuid4().hex,
        os.pathsep.join([str(ROOT), str(ROOT / "tests" / "search" / "study")]),
    )
    environment = os.environ | {"LEFTOVERS": mark, "PYTHONPATH": paths}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"-n{workers}"]
    run = subprocess.Popen(
        [*command, "test_one.py"], cwd=folder, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        # because a shell's background jobs ignore SIGINT
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        begun = within(180, (folder / "begun").exists)
        before = len(left(mark))
    finally:
        run.send_signal(number)
        said = run.communicate(timeout=100)[0]
    assert begun and before >= 3, said
    within(100, lambda: not left(mark))
    return left(mark)


@pytest.mark.parametrize("number", one_now(SIGNALS))
def test_processes_started_by_a_test_end_with_the_tests(number, tmp_path):
    assert interrupted(tmp_path, SLEEPING, 0, number) == []


@pytest.mark.proofs
@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize("number", SIGNALS)
def test_kernels_and_dasks_processes_end_with_the_tests_too(number, workers, tmp_path):
    assert interrupted(tmp_path, SEARCHING, workers, number) == []
