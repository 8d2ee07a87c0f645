"""Messages of `search` about a file that is linked, locked, damaged, duplicated or not a file at
all."""

import errno
import json
import os
import socket
import sqlite3

import pytest
from recipes import SPACE, data, recipe

from mlpkit.network import mlp
from mlpkit.optimizers import SGD
from mlpkit.search import LogUniform
from mlpkit.search.study import files, load, search
from mlpkit.search.study.files import alone, resolved, written


def go_on(path, trials):
    return search(recipe, SPACE, data, trials=trials, epochs=1, seed=0, storage=path, pruner=None)


@pytest.mark.parametrize(
    ("name", "there"), [("study.db", True), ("study.journal", True), ("study.journal", False)]
)
def test_a_study_has_one_writer_whichever_link_leads_to_it(tmp_path, name, there):
    path, link, folder = tmp_path / name, tmp_path / f"link-{name}", tmp_path / "folder"
    if there:
        go_on(path, 1)
    link.symlink_to(path)
    folder.symlink_to(tmp_path)
    with alone(resolved(path)):
        for other in (link, folder / name, folder / link.name):
            with pytest.raises(BlockingIOError, match="another search is writing"):
                go_on(other, 2)
    assert len(go_on(link, 2).trials) == 2 and link.is_symlink()
    assert len(load(path).trials) == len(load(link).trials) == 2


def test_a_hard_link_is_refused_while_it_is_there(tmp_path):
    path, other = tmp_path / "study.journal", tmp_path / "other.journal"
    go_on(path, 1)
    os.link(path, other)
    for each in (path, other):
        with pytest.raises(ValueError, match=r"has another name, a hard link"):
            go_on(each, 2)
    other.unlink()
    assert len(go_on(path, 2).trials) == 2


@pytest.mark.guards  # SQLite waits for five seconds
def test_a_locked_database_is_reported_as_locked(tmp_path):
    path = tmp_path / "study.db"
    go_on(path, 1)
    other = sqlite3.connect(path)
    other.execute("begin exclusive")
    try:
        with pytest.raises(
            BlockingIOError, match=r"search: another program has locked .*study\.db"
        ):
            go_on(path, 2)
    finally:
        other.close()
    assert len(go_on(path, 2).trials) == 2


@pytest.mark.proofs  # Optuna tries again for half a minute
def test_a_database_that_is_locked_during_a_search_is_reported_as_locked(tmp_path):
    def locking(settings):
        others.append(sqlite3.connect(own))
        others[0].execute("begin exclusive")
        return recipe(settings)

    own, others = tmp_path / "own.db", []
    try:
        with pytest.raises(BlockingIOError, match=r"another program has locked .*own\.db"):
            search(locking, SPACE, data, trials=1, epochs=1, seed=0, storage=own)
    finally:
        others[0].close()


def none_of(tmp_path):
    os.mkfifo(tmp_path / "fifo.db")
    os.mkfifo(tmp_path / "fifo.journal")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.db"))
    return [*tmp_path.iterdir(), tmp_path, "/dev/null", "", 7, b"\xff" * 3 + b"/", ["a.db"]]


def test_an_impossible_file_name_gets_a_sentence():
    for ask in (lambda name: go_on(name, 1), load):
        with pytest.raises(ValueError, match=r"search: got storage .*; expected the name"):
            ask("a\0.db")
        with pytest.raises(OSError, match=r"search: can't open nnn.*: File name too long\.$"):
            ask("n" * 300)


@pytest.mark.parametrize("name", ["study.db", "study.journal"])
def test_missing_permission_gets_a_sentence_and_no_more(tmp_path, monkeypatch, name):
    """A new file has no trials to keep, and more room would not help, because none was missing."""

    def denied(*arguments, **more):
        raise PermissionError(errno.EACCES, "Permission denied", name)

    with monkeypatch.context() as patch:
        patch.setattr(files, "whole", denied)
        with pytest.raises(OSError, match=r"search: can't write .*: Permission denied\.$"):
            go_on(tmp_path / name, 1)
    go_on(tmp_path / name, 1)
    monkeypatch.setattr("builtins.open", denied)
    monkeypatch.setattr(sqlite3, "connect", lambda *more: unopened(tmp_path / "no" / "folder"))
    with pytest.raises(OSError, match=r"search: can't read .*: Permission denied\.$"):
        load(tmp_path / name)


unopened = sqlite3.connect


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_more_room_is_asked_for_where_it_was_missing(tmp_path, number):
    path = tmp_path / "a.journal"
    path.touch()
    with pytest.raises(OSError) as error, written(path):
        raise OSError(number, os.strerror(number))
    assert ("once there is more room" in str(error.value)) == (number == errno.ENOSPC)


def test_anything_but_a_file_is_refused_and_left_in_place(tmp_path):
    for path in none_of(tmp_path):
        for ask in (lambda: go_on(path, 1), lambda: load(path)):  # noqa: B023
            with pytest.raises(ValueError, match=r"search: (got storage .*; expected|no file)"):
                ask()
    assert len([*tmp_path.iterdir()]) == 3
    assert not any(each.is_file() for each in tmp_path.iterdir())


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "study.journal"
    go_on(path, 3)
    return path


DAMAGES = {
    "cut": lambda line: line[:40],
    "letters": lambda line: line[:30] + b"\x00\xff" + line[32:],
    "no json": lambda line: b"a poem",
    "another json": lambda line: b"[3]",
    "no operation": lambda line: json.dumps({"study_id": 0}).encode(),
    "empty": lambda line: b"",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_line_is_named_and_without_it_the_search_resumes(journal, damage):
    whole, lines = load(journal).trials, journal.read_bytes().split(b"\n")
    line = len(lines) - 3  # the line of the second trial, counted from 0
    assert b'"draw":1' in lines[line]
    lines[line] = damage(lines[line])
    journal.write_bytes(content := b"\n".join(lines))
    for ask in (lambda: load(journal), lambda: go_on(journal, 3)):
        with pytest.raises(ValueError, match=rf"search: line {line + 1} of .* is damaged") as error:
            ask()
        assert "\n" not in str(error.value) and journal.read_bytes() == content
    del lines[line]
    journal.write_bytes(b"\n".join(lines))
    after = go_on(journal, 3).trials
    assert sorted(trial.user_attrs["draw"] for trial in after) == [0, 1, 2]
    assert {trial.value for trial in after} == {trial.value for trial in whole}


@pytest.mark.parametrize("change", [{"state": 99}, {"op_code": 4000}, {"params": 3}])
def test_an_impossible_line_gets_a_sentence(journal, change):
    lines = journal.read_bytes().splitlines()
    lines[-1] = json.dumps(json.loads(lines[-1]) | change).encode()
    journal.write_bytes(b"\n".join([*lines, b""]))
    with pytest.raises(ValueError, match=r"search: .* is not a study that `search` has saved: .+"):
        go_on(journal, 3)


def test_a_duplicated_journal_is_refused(journal):
    lines = journal.read_bytes().splitlines(keepends=True)
    trials = [line for line in lines if b'"draw"' in line]
    for doubled in (lines + trials, lines + trials[:1], lines + lines):
        journal.write_bytes(content := b"".join(doubled))
        with pytest.raises(
            ValueError, match=r"draw 0 twice; expected each draw once|is not a study that"
        ):
            go_on(journal, 5)
        assert journal.read_bytes() == content


def test_foreign_trials_are_refused(tmp_path):
    study = go_on(tmp_path / "a.journal", 1)
    study.add_trial(study.trials[0])
    with pytest.raises(ValueError, match=r"contains the trial of draw 0 twice"):
        go_on(tmp_path / "a.journal", 2)
    own = go_on(tmp_path / "own.journal", 1)
    own.ask()
    with pytest.raises(ValueError, match=r"contains a trial without a draw"):
        go_on(tmp_path / "own.journal", 2)


@pytest.mark.parametrize(
    "made", [None, 3, (mlp([2, 3]), SGD(0.1)), mlp([2, 3]), {}, ("a", "b", "c")]
)
def test_a_recipe_that_returns_something_else_is_reported(made):
    with pytest.raises(ValueError, match=r"search: recipe\(settings\) returned .+; expected three"):
        search(lambda settings: made, SPACE, data, trials=1, epochs=1, seed=0)


X, y = data()[0]


@pytest.mark.parametrize(
    "loaded", [None, (), (X, y), X, ((X, y),), ((X, y), None), (X, y, X, y), "ab"]
)
def test_data_that_return_something_else_are_reported(loaded):
    with pytest.raises(
        ValueError, match=r"search: data\(\) returned .+; expected \(\(X, y\), \(X_vali"
    ):
        search(recipe, SPACE, lambda: loaded, trials=1, epochs=1, seed=0)


@pytest.mark.parametrize(
    "change", [{"recipe": lambda: 1}, {"recipe": lambda a, b: 1}, {"data": lambda path: 1}]
)
def test_arguments_that_a_function_does_not_take_are_reported(change):
    given = {"recipe": recipe, "data": data, "space": {"rate": LogUniform(0.1, 1)}, **change}
    with pytest.raises(ValueError, match=r"search: got (recipe|data) .*; expected a function"):
        search(**given, trials=1, epochs=1, seed=0)


def test_a_database_with_torn_pages_gets_a_sentence(tmp_path):
    path = tmp_path / "study.db"
    go_on(path, 1)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\x77" * (len(content) - 8192)
    path.write_bytes(content)
    for ask in (lambda: load(path), lambda: go_on(path, 2)):
        with pytest.raises(
            ValueError, match=r"search: .* is not a study that `search` has saved: .+"
        ):
            ask()
    assert path.read_bytes() == content
