"""A study's file: it has only finished trials and one writer, and is complete whenever it is
opened.

A name that ends in .db means SQLite, any other Optuna's journal: a line of JSON per change.
"""

import contextlib
import functools
import os
import sqlite3
import sys
import tempfile
import warnings
from pathlib import Path

import optuna
from filelock import FileLock, Timeout
from optuna.storages import InMemoryStorage, JournalStorage, RDBStorage
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
from sqlalchemy.pool import NullPool

from mlpkit.fitting.interrupts import put_off
from mlpkit.helpers.whole_files import whole
from mlpkit.search.study.file_errors import check_kind, check_lock, check_readable, written
from mlpkit.search.study.identity import CHANGES, difference
from mlpkit.search.study.parts import UNKNOWN

NAME = "search"  # name of the study in its file


@contextlib.contextmanager
def opened(path, identity, parts, distributions):
    """Open the study in `path` for its only writer, or create it; for None, create one in memory.

    identity: {what: text}, what the study is about; parts: a function that returns more of it, like
    `parts_of`; distributions: {name: Optuna's} of each trial. Traces of a kill are repaired: a torn
    last line of the journal is cut off, because its trial was not finished, and Optuna's stale lock
    is deleted.

    Raises BlockingIOError while another process writes it, ValueError if it is about something
    else, damaged or not a study, OSError if it can't be written.
    """
    if path is None:
        yield new(InMemoryStorage(), identity)
        return
    path = resolved(path)
    with alone(path):
        with written(path):
            if path.exists() and path.suffix != ".db":
                mend(path)
            if not path.exists() or path.stat().st_size == 0:
                make(path, identity)
        study = load(path)
        check_identity(path, study, identity)
        check_trials(path, study, distributions)
        before = parts()
        settle(path, study, before)
        try:
            yield study
        finally:
            # after such an error the file may be locked, or the disk full
            if not str(sys.exception()).startswith("search: "):
                put_down_changes(path, study, before, parts())


def load(path):
    """Load a study for reading; ValueError if there is none, OSError if it is not readable."""
    given, path = path, resolved(path)
    if not path.exists():
        raise ValueError(f"search: no file {given}; expected a study that `search` has saved.")
    check_readable(path)
    check_kind(path)
    try:
        study = optuna.load_study(study_name=NAME, storage=storage_at(path, path.suffix))
        study.get_trials(deepcopy=False)  # read now, while damage can still be reported
        return study
    except Exception as error:  # Optuna's journal raises whatever the first wrong line leads to
        check_lock(path, error)
        reason = str(getattr(error, "orig", error)).partition("\n")[0]
        raise ValueError(
            f"search: {path} is not a study that `search` has saved: {reason}."
        ) from error


def resolved(path):
    """The real path of a study's file, whatever links lead there; ValueError if it is not a file.

    OSError for a name that the system refuses.
    """
    try:
        text = os.fspath(path)
        found = Path(os.path.realpath(os.path.expanduser(text)))
        if not text or (found.exists() and not found.is_file()):
            raise TypeError
    except (TypeError, ValueError):  # ValueError: it has a character that no file name may have
        raise ValueError(
            f"search: got storage {path!r}; expected the name of a file, not of a folder or pipe."
        ) from None
    except OSError as error:
        raise OSError(f"search: can't open {path}: {error.strerror}.") from error
    return found


def make(path, identity):
    """Create a new study's file, complete at once.

    It is made in a separate folder: while they write, Optuna and SQLite keep files next to it,
    which another search that begins in that folder would delete.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Path(folder, f"made{path.suffix}")
        new(storage_at(made, path.suffix), identity)
        with whole(path) as file:
            file.write(made.read_bytes())


def new(storage, identity):
    study = optuna.create_study(storage=storage, study_name=NAME)
    for what, text in identity.items():
        study.set_user_attr(what, text)
    return study


@functools.cache
def import_for_sqlite():
    """Import everything that Optuna needs for SQLite; a KeyboardInterrupt is raised only
    afterwards.

    Raised in the middle, it would leave SQLAlchemy half imported for the rest of the process.
    """
    with put_off():
        # in memory; if it stayed open, Python 3.13 would warn
        RDBStorage("sqlite://").engine.dispose()


def storage_at(path, suffix):
    if suffix == ".db":
        import_for_sqlite()
        # In a URL some characters of a path, such as ? and {, have a special meaning.
        creator = functools.partial(sqlite3.connect, path, check_same_thread=False)
        return RDBStorage("sqlite://", engine_kwargs={"creator": creator, "poolclass": NullPool})
    return JournalStorage(JournalFileBackend(str(path), JournalFileOpenLock(str(path))))


@contextlib.contextmanager
def alone(path):
    """Lock a study for one writer. The system frees the lock when the writer's process dies,
    however it dies."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"search: no folder {path.parent} for the study {path.name}.")
    if path.exists() and path.stat().st_nlink > 1:
        raise ValueError(
            f"search: {path} has another name, a hard link, under which another search could write "
            "it. Delete one of the two, or search in a copy."
        )
    lock = FileLock(f"{path}.writing")
    try:
        with written(path):
            lock.acquire(timeout=0)
    except Timeout:
        raise BlockingIOError(
            f"search: another search is writing {path}. Wait until it ends, or choose a different "
            f"file."
        ) from None
    try:
        yield
    finally:
        lock.release()


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
    """Raise a ValueError if the study is not about `identity`."""
    for what, text in identity.items():
        kept = study.user_attrs.get(what)
        if kept == text:
            continue
        if what == "code":
            another(path, f"an earlier version of the recipe {identity['recipe']} or its data")
        another(path, f"the {what} {kept}, not {text}")


def settle(path, study, parts):
    """Store the parts that a new study consists of, or raise a ValueError if the stored ones
    differ."""
    kept = study.user_attrs.get("parts")
    if kept is None:
        for name in (name for name, text in parts.items() if text == UNKNOWN):
            warnings.warn(
                f"search: there is no way to know whether {name} changes; if it does, choose a "
                "different file yourself.",
                stacklevel=2,
            )
        with written(path):
            study.set_user_attr("parts", parts)
    elif words := difference(kept, parts):
        another(path, words)


def put_down_changes(path, study, before, now):
    """Note the parts that a search itself has changed, so that they never count as a difference."""
    changed = {name: CHANGES for name in before | now if before.get(name) != now.get(name)}
    if changed:
        with written(path):
            study.set_user_attr("parts", study.user_attrs["parts"] | changed)


def check_trials(path, study, distributions):
    """Raise a ValueError if a draw occurs twice, is not one of `search`'s, or is from a different
    space."""
    draws = set()
    for trial in study.get_trials(deepcopy=False):
        draw = trial.user_attrs.get("draw")
        if draw is None or draw in draws:
            what = "a trial without a draw" if draw is None else f"the trial of draw {draw} twice"
            raise ValueError(
                f"search: {path} contains {what}; expected each draw once, as `search` saves them. "
                "Continue with an earlier copy, or choose a different file."
            )
        draws.add(draw)
        for name, one in distributions.items():
            if trial.distributions.get(name) != one:
                another(
                    path, f"different values of {name}: {trial.distributions.get(name)}, not {one}"
                )


def another(path, difference):
    raise ValueError(
        f"search: {path} is a study with {difference}. Its trials can't be compared with these. "
        "Choose a different file."
    )
