"""A study's file: finished trials only, one writer, and whole whenever it is opened.

A name that ends in .db is SQLite's, any other Optuna's journal: a line of JSON for each change.
"""

import contextlib
import functools
import os
import sqlite3
from pathlib import Path

import optuna
from filelock import FileLock, Timeout
from optuna.storages import InMemoryStorage, JournalStorage, RDBStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from mlpkit.whole_files import whole

NAME = "search"  # of the study, in a file of its own
FIRST = b'{"op_code":'  # how a journal begins


@contextlib.contextmanager
def opened(path, identity):
    """The study kept in `path`, for its only writer; made if there is none; in memory for None.

    identity: {what: text}, what the study is of. What a kill left is mended: a torn last line of
    the journal is cut off, for its trial was not finished, and Optuna's stale lock is deleted.

    Raises BlockingIOError while another search writes it, ValueError when it is of something else
    or no study, OSError when it can't be written.
    """
    if path is None:
        yield new(InMemoryStorage(), identity)
        return
    path = Path(os.path.abspath(os.path.expanduser(path)))
    with alone(path):
        with written(path):
            if path.exists() and path.suffix != ".db":
                mend(path)
            if not path.exists() or path.stat().st_size == 0:
                with whole(path) as file:
                    new(storage_at(file.name, path.suffix), identity)
        study = load(path)
        check_identity(path, study, identity)
        yield study


def load(path):
    """The study in a file, to look at; ValueError where there is none."""
    path = Path(os.path.expanduser(path))
    if not path.is_file():
        raise ValueError(f"search: no file {path}; expected a study that `search` has kept.")
    check_kind(path)
    try:
        storage = storage_at(path, path.suffix)
        return optuna.load_study(study_name=NAME, storage=storage)
    except (ValueError, KeyError, SQLAlchemyError, optuna.exceptions.OptunaError) as error:
        reason = str(getattr(error, "orig", error)).partition("\n")[0]
        raise ValueError(f"search: {path} is no study that `search` has kept: {reason}.") from error


def new(storage, identity):
    study = optuna.create_study(storage=storage, study_name=NAME)
    for what, text in identity.items():
        study.set_user_attr(what, text)
    return study


def storage_at(path, suffix):
    if suffix == ".db":
        # A URL would read some letters of a path, such as ? and {, as its own.
        creator = functools.partial(sqlite3.connect, path, check_same_thread=False)
        return RDBStorage("sqlite://", engine_kwargs={"creator": creator, "poolclass": NullPool})
    return JournalStorage(JournalFileBackend(str(path), JournalFileOpenLock(str(path))))


@contextlib.contextmanager
def alone(path):
    """One writer at a time. The system frees this lock when its process dies, however it dies."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"search: no folder {path.parent} for the study {path.name}.")
    lock = FileLock(f"{path}.writing")
    try:
        with written(path):
            lock.acquire(timeout=0)
    except Timeout:
        raise BlockingIOError(
            f"search: another search is writing {path}. Wait for its end, or choose another file."
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def written(path):
    """Whatever keeps `path` from being written is an OSError that says so in a sentence."""
    try:
        yield
    except (OSError, SQLAlchemyError, optuna.exceptions.StorageInternalError) as error:
        if isinstance(error, Timeout):
            raise
        cause = error.__cause__ if isinstance(error, optuna.exceptions.OptunaError) else error
        cause = getattr(cause, "orig", cause)  # SQLAlchemy's has a page of its own around it
        reason = getattr(cause, "strerror", None) or cause
        raise OSError(
            f"search: can't write {path}: {reason}. The trials in it are kept; with room for more, "
            "the same search goes on."
        ) from error


def check_kind(path):
    """ValueError for a file that is no study: Optuna would make its tables in any database."""
    try:
        if path.suffix == ".db":
            with contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute("select study_id from studies")
            return
        with open(path, "rb") as file:
            beginning = file.read(len(FIRST))
        reason = "it is no journal of Optuna"
        if beginning == FIRST[: len(beginning)]:
            return
    except sqlite3.Error as error:
        reason = error
    raise ValueError(f"search: {path} is no study that `search` has kept: {reason}.")


def mend(path):
    """Delete a stale lock of Optuna's journal, and cut off a last line that lacks its end."""
    check_kind(path)
    for name in os.listdir(path.parent):
        if name.startswith(f"{path.name}.lock"):
            path.with_name(name).unlink(missing_ok=True)
    content = path.read_bytes()
    if not content.endswith(b"\n"):
        os.truncate(path, content.rfind(b"\n") + 1)


def check_identity(path, study, identity):
    """ValueError when the study is of something else than `identity`."""
    for what, text in identity.items():
        kept = study.user_attrs.get(what)
        if kept == text:
            continue
        if what == "code":
            difference = f"the recipe {identity['recipe']} or its data as they were before a change"
        else:
            difference = f"the {what} {kept}, not {text}"
        raise ValueError(
            f"search: {path} is a study of {difference}: its trials can't be compared with "
            "these. Choose another file."
        )
