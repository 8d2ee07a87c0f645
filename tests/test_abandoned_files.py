"""What killed saves leave is cleared by the next one; what somebody is still writing is not."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from mlpkit import files
from mlpkit.files import replacing

ROOT = Path(__file__).parent.parent

WRITER = """
import os, sys
from mlpkit.files import replacing
with replacing(sys.argv[1]) as file:
    file.write(b"mine")
    file.flush()
    print("writing", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "run.npz"
    write(path, b"old")
    return path


def write(path, content):
    with replacing(path) as file:
        file.write(content)


def writer(path):
    """Another process in the middle of writing to path."""
    command = [sys.executable, "-c", WRITER, path]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout.readline().strip() == b"writing"
    return child


@pytest.mark.skipif(os.name != "posix", reason="Windows can't be asked whether a process lives")
def test_a_killed_writers_file_is_cleared_by_the_next(path):
    child = writer(path)
    child.kill()
    child.communicate()
    assert len(os.listdir(path.parent)) == 2
    write(path, b"new")
    assert os.listdir(path.parent) == ["run.npz"]
    assert path.read_bytes() == b"new"


def test_a_living_writers_file_is_left_alone(path):
    child = writer(path)
    try:
        write(path, b"new")
        assert len(os.listdir(path.parent)) == 2
        child.communicate(b"\n")
    finally:
        child.kill()
    assert child.returncode == 0
    assert path.read_bytes() == b"mine"
    assert os.listdir(path.parent) == ["run.npz"]


def test_two_threads_write_to_one_path(path):
    barrier = threading.Barrier(2)

    def work(content):
        with replacing(path) as file:
            barrier.wait(10)
            file.write(content)
            barrier.wait(10)

    threads = [threading.Thread(target=work, args=(word * 9,)) for word in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in (b"a" * 9, b"b" * 9)
    assert os.listdir(path.parent) == ["run.npz"]


def left(path, machine=None, process=None, run=None, age=0.0, name=None):
    """A temporary file as somebody may have left it."""
    parts = machine or files.HERE, process or os.getpid(), run or files.RUN, "00000000"
    file = path.with_name(f".{name or path.name}-" + "-".join(map(str, parts)))
    file.touch()
    os.utime(file, (time.time() - age,) * 2)
    return file


def test_only_what_is_certainly_abandoned_goes(path):
    day = 25 * 3600
    stay = [
        left(path),
        left(path, machine="ffffffff", process=1),  # of another machine, which may be at work
        left(path, name="other.npz", run="ffffffff", age=day),
        left(path, name="run.npz-ffffffff", run="ffffffff", age=day),
        left(path, process="no", age=day),
    ]
    gone = [
        left(path, machine="ffffffff", process=2, age=day),
        left(path, process=os.getppid(), age=day),
    ]
    if os.name == "posix":
        stay.append(left(path, process=os.getppid()))
        gone = [*gone[:1], left(path, run="ffffffff"), left(path, process=10**30)]
    write(path, b"new")
    assert all(file.exists() for file in stay)
    assert not any(file.exists() for file in gone)
