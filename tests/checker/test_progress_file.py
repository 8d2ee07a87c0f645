"""The progress file: nothing is lost, whatever happens to the kernel, the folder or the disk."""

import errno
import json
import os
import signal
import subprocess
import sys
import time

import filelock
import pytest

from mlpkit.checker.progress import ProgressFile, locked

from .disk import fails, stored


@pytest.fixture(autouse=True)
def home(home, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(home / "home"))
    return home / "home"


@pytest.fixture
def progress_file():
    return ProgressFile("mlpkit")


@pytest.fixture
def change(progress_file):
    """Return a function that changes the file and returns the remark about it, or ""."""

    def change(name, edit):
        progress_file.change(name, edit)
        return progress_file.remark()

    return change


def tried(entry):
    entry["tried"] = True


def count(entry):
    entry["count"] = entry.get("count", 0) + 1


def test_without_a_file_there_is_no_progress(home, progress_file):
    assert progress_file.read() == {}
    assert not home.exists()


def test_a_change_is_written_to_the_file(home, change, progress_file):
    assert change("relu", tried) == ""
    assert change("softmax", count) == ""
    assert change("softmax", count) == ""
    assert stored(home) == {"relu": {"tried": True}, "softmax": {"count": 2}}
    assert progress_file.read() == stored(home)


def test_entries_from_a_different_version_are_kept(home, change):
    home.mkdir()
    (home / "progress.json").write_text('{"exercises": {"relu": {"new": 1}}, "more": 2}')
    change("relu", tried)
    found = json.loads((home / "progress.json").read_text())
    assert found["more"] == 2 and found["exercises"]["relu"] == {"new": 1, "tried": True}


def test_the_users_data_folder_is_the_default(monkeypatch, progress_file):
    monkeypatch.delenv("MLPKIT_HOME")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, author: f"/data/{name}")
    assert progress_file.folder().as_posix() == "/data/mlpkit"


WRITER = """
import sys
from mlpkit.checker.progress import ProgressFile, locked
progress_file = ProgressFile("mlpkit")
def count(entry):
    entry["count"] = entry.get("count", 0) + 1
for number in range(int(sys.argv[2])):
    progress_file.change(sys.argv[1], count)
    assert not progress_file.unsaved, progress_file.remark()
    progress_file.change("shared", count)
    print(number, flush=True)
"""


def writer(name, times):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, name, str(times)], stdout=subprocess.PIPE, text=True
    )


def test_two_kernels_at_once_lose_nothing(home):
    running = [writer(name, 60) for name in ("one", "two")]
    assert [process.communicate(timeout=60) and process.returncode for process in running] == [0, 0]
    assert stored(home) == {"one": {"count": 60}, "two": {"count": 60}, "shared": {"count": 120}}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("wait", [0.0, 0.013, 0.031, 0.057])
def test_a_kill_in_the_middle_of_a_write_loses_no_earlier_write(home, wait, change):
    process = writer("killed", 100_000)
    for _ in range(5):
        finished = int(process.stdout.readline())
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    for line in process.stdout:
        finished = int(line)
    process.wait()
    count_there = stored(home)["killed"]["count"]
    assert finished + 1 <= count_there <= finished + 2
    assert change("killed", count) == ""
    assert stored(home)["killed"]["count"] == count_there + 1
    assert not (home / "progress.json.new").exists()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b'{"exercises": 3}', b'{"exercises": {"a": 1}}', b"\xff\xfe", b"[" * 10**5],
)
def test_a_damaged_file_is_set_aside_and_reported(home, damage, change, progress_file):
    home.mkdir()
    (home / "progress.json").write_bytes(damage)
    (home / "progress-damaged-1.json").write_text("an older one")
    assert progress_file.read() == {}
    assert (home / "progress.json").read_bytes() == damage  # reading alone changes nothing
    remark = change("relu", tried)
    assert "could not be read" in remark and "progress-damaged-2.json" in remark
    assert (home / "progress-damaged-2.json").read_bytes() == damage
    assert (home / "progress-damaged-1.json").read_text() == "an older one"
    assert stored(home) == {"relu": {"tried": True}}
    assert change("relu", count) == ""


@pytest.mark.parametrize(
    ("function", "number"),
    [("fsync", errno.ENOSPC), ("replace", errno.EACCES), ("fsync", errno.EIO)],
)
def test_if_the_disk_refuses_to_write_then_progress_stays_in_memory_and_is_saved_later(
    home, monkeypatch, function, number, change, progress_file
):
    change("relu", tried)
    with monkeypatch.context() as broken:
        broken.setattr(os, function, fails(number))
        remark = change("relu", count)
        assert remark == (
            f"Your progress can't be saved ({os.strerror(number)}). It is kept until this kernel "
            "ends."
        )
        assert change("softmax", count) == ""  # the failure is reported only once
        assert progress_file.read() == {
            "relu": {"tried": True, "count": 1},
            "softmax": {"count": 1},
        }
        assert stored(home) == {"relu": {"tried": True}}
        assert not (home / "progress.json.new").exists()
    change("softmax", count)
    assert stored(home) == {"relu": {"tried": True, "count": 1}, "softmax": {"count": 2}}


def test_progress_stays_in_memory_if_its_folder_cannot_be_made(
    tmp_path, monkeypatch, change, progress_file
):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "file" / "home"))
    assert "can't be saved" in change("relu", tried)
    assert change("relu", count) == ""
    assert progress_file.read() == {"relu": {"tried": True, "count": 1}}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_is_read_but_not_changed(home, change, progress_file):
    change("relu", tried)
    home.chmod(0o555)
    try:
        assert "can't be saved" in change("softmax", tried)
        assert progress_file.read() == {"relu": {"tried": True}, "softmax": {"tried": True}}
    finally:
        home.chmod(0o755)


def test_progress_stays_in_memory_if_the_lock_is_never_released(home, change):
    import filelock

    change("relu", tried)
    with filelock.FileLock(str(home / "progress.json") + ".lock"):
        code = (
            "from mlpkit.checker.progress import ProgressFile; p = ProgressFile('mlpkit');"
            "p.change('relu', lambda entry: entry.update(more=1)); print(p.remark())"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "can't be saved (another program holds its lock)" in done.stdout, done.stderr
    assert stored(home) == {"relu": {"tried": True}}


def test_a_lock_is_waited_for_while_its_holder_writes(tmp_path, monkeypatch):
    path, asked = tmp_path / "progress.json", []
    path.write_text("{}")

    class Lock:
        def __init__(self, name):
            pass

        def acquire(self, timeout, poll_interval):
            asked.append(timeout)
            if len(asked) == 1:
                os.utime(path, ns=(1, 1))  # as if the file had been written meanwhile
            if len(asked) < 3:
                raise filelock.Timeout("progress.json.lock")

    monkeypatch.setattr(filelock, "FileLock", Lock)
    with pytest.raises(filelock.Timeout):
        locked(path, 1)
    # the lock is awaited once more after a write, but not if nothing was written
    assert asked == [1, 1]
