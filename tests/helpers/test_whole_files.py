"""Whole files: after a kill, with a full disk, with two writers at once, where a name is taken."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from mlpkit.helpers import whole_files
from mlpkit.helpers.whole_files import clear_drafts, rename, set_aside, whole

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX's own way to kill, limit or link")


def write(path, data, **options):
    with whole(path, **options) as file:
        file.write(data)


def in_a_process(code, *arguments, **options):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)


@pytest.fixture(params=["links", "no links"])
def links(request, monkeypatch):
    """A file system with hard links, and one without."""
    if request.param == "no links":

        def link(*args, **kwargs):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", link)


def test_a_file_is_written_and_replaced(tmp_path, links):
    path = tmp_path / "Übung 日本.json"
    write(path, b"old", new=True)
    assert path.read_bytes() == b"old"
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == [path.name]


@posix
@pytest.mark.parametrize("new", [True, False])
def test_the_files_mode_is_that_of_any_new_file(tmp_path, new):
    (tmp_path / "plain").touch()
    write(tmp_path / "path", b"", new=new)
    assert (tmp_path / "path").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("new", [True, False])
def test_the_name_stays_what_it_was_until_the_block_ends(tmp_path, new):
    path = tmp_path / "path"
    if not new:
        path.write_bytes(b"old")
    with whole(path, new=new) as file:
        file.write(b"x" * 100_000)
        file.flush()
        assert not path.exists() if new else path.read_bytes() == b"old"
    assert path.read_bytes() == b"x" * 100_000


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_leaves_the_old_file_and_nothing_else(tmp_path, error):
    path = tmp_path / "path"
    path.write_bytes(b"old")
    with pytest.raises(error), whole(path) as file:
        file.write(b"new")
        raise error
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == ["path"]


@posix
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    """A limit on a file's size fails in the write or the flush, as a full disk does."""
    path = tmp_path / "path"
    path.write_bytes(b"old")
    code = """
import resource, sys
from mlpkit.helpers.whole_files import whole
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    with whole(sys.argv[1]) as file:
        file.write(b"x" * int(sys.argv[2]))
except OSError as error:
    print(error.strerror)
"""
    for size in (6000, 1_000_000):
        assert in_a_process(code, path, size).communicate()[0] == "File too large\n"
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == ["path"]


def test_the_data_reach_the_disk_before_the_name_is_changed_and_the_folder_afterwards(
    tmp_path, monkeypatch
):
    steps = []

    def noted(name, function):
        def call(*args):
            steps.append(name)
            return function(*args)

        return call

    monkeypatch.setattr(os, "fsync", noted("fsync", os.fsync))
    monkeypatch.setattr(os, "replace", noted("replace", os.replace))
    write(tmp_path / "path", b"new")
    assert steps == ["fsync", "replace", "fsync"][: 3 if os.name == "posix" else 2]


@posix
def test_a_link_is_followed(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there/file")
    for data in (b"first", b"second"):
        write(tmp_path / "link", data)
        assert (tmp_path / "there" / "file").read_bytes() == data
    assert (tmp_path / "link").is_symlink()


def test_a_path_that_cannot_be_written_raises_an_oserror_and_leaves_nothing(tmp_path):
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "none" / "file", tmp_path / ("x" * 5000)):
        with pytest.raises(OSError):
            write(path, b"new")
    assert os.listdir(tmp_path) == ["folder"]


def fill(path, kind):
    if kind == "file":
        path.write_bytes(b"mine")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nothing")


@pytest.mark.parametrize("kind", ["file", "folder", pytest.param("dangling link", marks=posix)])
def test_a_new_file_never_replaces_an_existing_name(tmp_path, kind, links):
    path = tmp_path / "path"
    fill(path, kind)
    before = path.lstat()
    with pytest.raises(FileExistsError):
        write(path, b"new", new=True)
    assert path.lstat() == before or (kind == "file" and path.read_bytes() == b"mine")
    assert os.listdir(tmp_path) == ["path"]


def test_a_new_file_never_replaces_a_name_that_was_taken_while_it_was_written(tmp_path, links):
    path = tmp_path / "path"
    with pytest.raises(FileExistsError), whole(path, new=True) as file:
        file.write(b"new")
        path.write_bytes(b"mine")
    assert path.read_bytes() == b"mine" and os.listdir(tmp_path) == ["path"]


def test_one_of_many_new_files_with_one_name_is_written_whole(tmp_path, links):
    for number in range(20):
        path, won, start = tmp_path / str(number), [], threading.Barrier(6)

        def put(letter, path=path, won=won, start=start):
            start.wait()
            try:
                write(path, letter * 50_000, new=True)
                won.append(letter)
            except FileExistsError:
                pass

        threads = [threading.Thread(target=put, args=(bytes([65 + k]),)) for k in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1 and path.read_bytes() == won[0] * 50_000
    assert len(os.listdir(tmp_path)) == 20


def test_a_failed_rename_without_links_frees_the_name(tmp_path, links):
    with pytest.raises(FileNotFoundError):
        rename(tmp_path / "nothing", tmp_path / "target")
    assert os.listdir(tmp_path) == []


@posix
def test_the_next_writer_clears_a_killed_writers_draft_but_not_a_living_writers(tmp_path):
    code = """
import sys
from mlpkit.helpers.whole_files import whole
with whole(sys.argv[1]) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    sys.stdin.readline()
"""
    killed, living = (in_a_process(code, tmp_path / name, stdin=subprocess.PIPE) for name in "kl")
    for one in (killed, living):
        assert one.stdout.readline() == "writing\n"
    assert len(os.listdir(tmp_path)) == 2
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    with whole(tmp_path / "mine") as file:  # a second writer in this process is alive, too
        clear_drafts(tmp_path)
        assert len(os.listdir(tmp_path)) == 2
        file.write(b"mine")
    living.communicate("go on\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "l": b"half",
        "mine": b"mine",
    }


def test_where_nothing_can_be_locked_old_drafts_are_cleared_and_young_ones_stay(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(whole_files, "fcntl", None)
    for age in (0, 3600):
        draft = tmp_path / f"{whole_files.DRAFT}{age}"
        draft.touch()
        os.utime(draft, (time.time() - age,) * 2)
    write(tmp_path / "path", b"new")
    assert sorted(os.listdir(tmp_path)) == [f"{whole_files.DRAFT}0", "path"]


@posix
def test_nothing_else_is_cleared_and_nothing_blocks(tmp_path):
    os.mkfifo(tmp_path / f"{whole_files.DRAFT}fifo")
    (tmp_path / f"{whole_files.DRAFT}folder").mkdir()
    (tmp_path / ".mine").touch()
    (tmp_path / f"{whole_files.DRAFT}link").symlink_to(".mine")
    clear_drafts(tmp_path)
    clear_drafts(tmp_path / "nothing")
    kept = {".mine", f"{whole_files.DRAFT}folder", f"{whole_files.DRAFT}link"}
    assert set(os.listdir(tmp_path)) - {f"{whole_files.DRAFT}fifo"} == kept


@pytest.mark.parametrize("kind", ["file", "folder", pytest.param("dangling link", marks=posix)])
def test_set_aside_finds_a_free_name_and_overwrites_nothing(tmp_path, kind, links):
    path = tmp_path / "one.ipynb"
    (tmp_path / "one-damaged-1.ipynb").write_bytes(b"earlier")
    fill(path, kind)
    before = path.lstat()
    aside = set_aside(path)
    assert aside == tmp_path / "one-damaged-2.ipynb" and aside.lstat().st_ino == before.st_ino
    assert sorted(os.listdir(tmp_path)) == ["one-damaged-1.ipynb", "one-damaged-2.ipynb"]
    assert (tmp_path / "one-damaged-1.ipynb").read_bytes() == b"earlier"


def test_set_aside_notices_a_name_that_is_taken_at_the_last_moment(tmp_path, monkeypatch):
    path = tmp_path / "one.ipynb"
    path.write_bytes(b"mine")
    (tmp_path / "one-damaged-1.ipynb").write_bytes(b"theirs")
    looks = iter([False])  # as if the file had appeared after the check
    real = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda name, real=real: next(looks, real(name)))
    assert set_aside(path).name == "one-damaged-2.ipynb"
    assert (tmp_path / "one-damaged-1.ipynb").read_bytes() == b"theirs"


@pytest.mark.parametrize("linked", [False, True])
def test_a_missing_folder_is_named_and_not_the_draft(linked, tmp_path):
    path = tmp_path / "missing" / "file"
    if linked:
        (tmp_path / "link").symlink_to(path)
    with pytest.raises(FileNotFoundError) as caught, whole(tmp_path / "link" if linked else path):
        pass
    assert caught.value.filename == str(tmp_path / "missing")
