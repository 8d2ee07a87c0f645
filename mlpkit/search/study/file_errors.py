"""Errors about a study's file, in one sentence each: it is locked, damaged or can't be written."""

import contextlib
import errno
import json
import sqlite3
from pathlib import Path

import optuna
from filelock import Timeout
from sqlalchemy.exc import SQLAlchemyError

FIRST = b'{"op_code":'  # how a journal begins
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def written(path):
    """Turn whatever keeps `path` from being written into an OSError with one sentence."""
    try:
        yield
    except (OSError, SQLAlchemyError, optuna.exceptions.StorageInternalError) as error:
        if isinstance(error, Timeout):
            raise
        cause = error.__cause__ if isinstance(error, optuna.exceptions.OptunaError) else error
        cause = getattr(cause, "orig", cause)  # SQLAlchemy's message wraps it in a page of text
        check_lock(path, cause)
        reason = getattr(cause, "strerror", None) or cause
        full = getattr(cause, "errno", None) in FULL
        full = full or getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL"
        kept = " The trials in it are kept; once there is more room, the same search continues."
        raise OSError(
            f"search: can't write {path}: {reason}.{kept * (full and Path(path).exists())}"
        ) from error


def check_readable(path):
    """Raise an OSError unless a file can be read: SQLite's own message gives no reason."""
    try:
        open(path, "rb").close()
    except OSError as error:
        raise OSError(f"search: can't read {path}: {error.strerror}.") from error


def check_kind(path):
    """Raise a ValueError if a file is not a study: Optuna would create its tables in any
    database."""
    try:
        if path.suffix == ".db":
            with contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute("select study_id from studies")
            return
        with open(path, "rb") as file:
            beginning = file.read(len(FIRST))
            reason = "it is not an Optuna journal"
            if beginning == FIRST[: len(beginning)]:
                check_lines(path, file)
                return
    except sqlite3.Error as error:
        check_lock(path, error)
        reason = error
    raise ValueError(f"search: {path} is not a study that `search` has saved: {reason}.")


def check_lock(path, error):
    """Raise a BlockingIOError if the error says that another program has locked a database."""
    cause = getattr(error, "orig", error)
    if getattr(cause, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        raise BlockingIOError(
            f"search: another program has locked {path}. Wait until it ends, or close it."
        ) from error


def check_lines(path, file):
    """Raise a ValueError that names the first broken line of a journal; the last line may be
    torn."""
    file.seek(0)
    for number, line in enumerate(file, start=1):
        try:
            whole_line = isinstance(json.loads(line)["op_code"], int)
        except (ValueError, TypeError, KeyError):
            whole_line = not line.endswith(b"\n")
        if not whole_line:
            raise ValueError(
                f"search: line {number} of {path} is damaged. If it belongs to a trial, delete "
                "the line: the others are kept, and that trial is run again."
            )
