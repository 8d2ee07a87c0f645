"""A study's file, torn, locked, full or somebody else's: finished trials are kept, and the search
resumes."""

import contextlib
import os
import random
import resource
import sqlite3
import subprocess
import time

import pytest
from processes import kill, started, values, wait_for_trials
from recipes import SPACE, data, recipe

from mlpkit.search.study import load, search
from mlpkit.search.study.files import import_for_sqlite, mend
from tests.one_now import one_now

NAMES = ["study.db", "study.journal"]
JOURNAL = one_now(["study.journal", "study.db"], pytest.mark.proofs)


def go_on(path, trials, **settings):
    return search(
        recipe, SPACE, data, trials=trials, epochs=1, seed=0, storage=path, pruner=None, **settings
    )


def test_a_last_line_torn_at_any_byte_costs_only_its_trial(tmp_path):
    path = tmp_path / "study.journal"
    whole = values(go_on(path, 3))
    content = path.read_bytes()
    start = content.rindex(b"\n", 0, -1) + 1
    for end in range(start, len(content)):
        path.write_bytes(content[:end])
        mend(path)
        assert path.read_bytes() == content[:start]
    assert values(load(path)) == {draw: whole[draw] for draw in (0, 1)}
    path.write_bytes(content[: len(content) - 1])
    assert values(go_on(path, 3)) == whole
    assert path.read_bytes().count(b"\n") == content.count(b"\n")


def test_a_stale_lock_of_optunas_costs_no_time(tmp_path, monkeypatch):
    waits = []
    path = tmp_path / "study.journal"
    go_on(path, 1)
    for lock in (f"{path}.lock", f"{path}.lock0123.rename"):
        os.symlink(path, lock)
    monkeypatch.setattr(time, "sleep", waits.append)
    assert len(go_on(path, 2).trials) == 2
    assert waits == []  # Optuna alone would wait for thirty seconds
    assert not list(tmp_path.glob("*.lock*"))


@pytest.mark.parametrize("name", JOURNAL)
def test_a_full_disk_gets_one_sentence_and_loses_no_finished_trial(tmp_path, name):
    path = tmp_path / name
    go_on(path, 2)
    size = path.stat().st_size
    room = size // 2 if name.endswith(".db") else size + 300  # SQLite writes to all its pages
    code = f"""
import resource
from recipes import SPACE, data, recipe
from mlpkit.search.study import search

resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
try:
    search(recipe, SPACE, data, trials=500, epochs=1, seed=0, storage={str(path)!r}, pruner=None)
except OSError as error:
    print(error)
"""
    process = started("-c", code)
    told, errors = process.communicate(timeout=100)
    assert told.startswith(f"search: can't write {path}: ") and told.count("\n") == 1, errors
    assert "File too large" in told or "full" in told or "I/O" in told
    before = values(load(path))
    assert len(before) >= 2
    after = values(go_on(path, len(before) + 2))
    assert before.items() <= after.items() and sorted(after) == [*range(len(before) + 2)]


@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_at_the_very_beginning_gets_one_sentence(tmp_path, name):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(OSError, match="search: can't write "):
            go_on(tmp_path / name, 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not (tmp_path / name).exists()
    assert len(go_on(tmp_path / name, 1).trials) == 1


@pytest.mark.parametrize("name", JOURNAL)
def test_a_study_has_one_writer_at_a_time_and_its_lock_dies_with_its_process(tmp_path, name):
    path = tmp_path / name
    code = f"""
from recipes import SPACE, data, slow
from mlpkit.search.study import search

search(slow, SPACE, data, trials=500, epochs=1, seed=0, storage={str(path)!r})
"""
    process = started("-c", code)
    try:
        wait_for_trials(path, 1)
        with pytest.raises(BlockingIOError, match="another search is writing"):
            go_on(path, 2)
        assert len(load(path).trials) >= 1  # reading it is allowed
    finally:
        kill(process)
    with pytest.raises(ValueError, match="is a study with the recipe slow, not recipe"):
        go_on(path, 2)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [b"a poem\nof two lines", b"\x00" * 200, b'{"a": 1}\n'])
def test_a_foreign_file_stays_unchanged(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError, match="is not a study that `search` has saved"):
        go_on(path, 1)
    assert path.read_bytes() == content


def test_a_different_database_stays_unchanged(tmp_path):
    path = tmp_path / "study.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("create table poems (lines)")
    content = path.read_bytes()
    with pytest.raises(ValueError, match="is not a study that `search` has saved"):
        go_on(path, 1)
    assert path.read_bytes() == content


def test_the_import_for_sqlite_leaves_no_connection_open(monkeypatch):
    def noted(*arguments, **more):
        opened.append(connect(*arguments, **more))
        return opened[-1]

    opened, connect = [], sqlite3.dbapi2.connect
    monkeypatch.setattr(sqlite3.dbapi2, "connect", noted)
    import_for_sqlite.__wrapped__()
    assert opened
    for one in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            one.execute("select 1")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_file_becomes_a_new_study(tmp_path, name):
    (tmp_path / name).touch()
    assert len(go_on(tmp_path / name, 1).trials) == 1


def test_a_missing_folder_or_file_gets_a_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"search: no folder .* for the study a\.db"):
        go_on(tmp_path / "none" / "a.db", 1)
    with pytest.raises(ValueError, match="search: no file "):
        load(tmp_path / "a.db")
    assert not list(tmp_path.iterdir())


KILLED = """
import sys
from recipes import SPACE, data, recipe
from mlpkit.search.study import search

print("ready", flush=True)
sys.stdin.readline()
search(recipe, SPACE, data, trials=500, epochs=1, seed=0, storage=sys.argv[1], pruner=None)
"""


@pytest.mark.proofs
@pytest.mark.parametrize("name", NAMES)
def test_a_search_killed_at_any_moment_resumes(tmp_path, name):
    """Thirty kills from the file's creation on; the trials equal those of an undisturbed search."""
    path, rng, kept = tmp_path / name, random.Random(0), {}
    for round in range(30):
        if round % 3 == 0:
            path.unlink(missing_ok=True)
            kept = {}
        process = started("-c", KILLED, str(path), stdin=subprocess.PIPE)
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
        time.sleep(rng.uniform(0, 1.2))
        kill(process)
        found = values(load(path)) if path.exists() else {}
        assert kept.items() <= found.items() and sorted(found) == [*range(len(found))]
        kept = found
    after = values(go_on(path, len(kept) + 3))
    whole = values(go_on(tmp_path / f"whole-{name}", len(after)))
    assert after == whole
