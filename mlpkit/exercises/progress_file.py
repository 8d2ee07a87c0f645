"""The learner's progress: one JSON file that several kernels may write, and that loses nothing."""

import copy
import json
import os
from pathlib import Path

import filelock
import platformdirs

EMPTY = {"format": 1, "exercises": {}}

# What could not be written yet: [(exercise, edit)]. It is applied to all that is read, and written
# as soon as writing works again.
unsaved = []


def folder():
    """Where the file lies: MLPKIT_HOME, or the user's data folder."""
    return Path(os.environ.get("MLPKIT_HOME") or platformdirs.user_data_dir("mlpkit", False))


def read():
    """{name: entry} of every exercise that was ever tried, what is unsaved included."""
    try:
        found = load(folder() / "progress.json")
    except (OSError, ValueError):
        found = copy.deepcopy(EMPTY)
    return apply(found, unsaved)["exercises"]


def change(name, edit):
    """Apply `edit` to the exercise's entry, a dictionary, in the file; returns a remark or None.

    Under a lock: read again, edit, write a temporary file, fsync, replace. Whatever goes wrong is
    said once, in the remark; the change is then kept in memory.
    """
    unsaved.append((name, edit))
    path, remark = folder() / "progress.json", None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(str(path) + ".lock", timeout=10):
            try:
                found = load(path)
            except ValueError:
                kept = set_aside(path)
                found = copy.deepcopy(EMPTY)
                remark = (
                    f"Your progress file could not be read. It is kept as {kept.name}; a new one "
                    "is begun."
                )
            write(path, apply(found, unsaved))
    except OSError as error:
        first = len(unsaved) == 1
        reason = error.strerror or type(error).__name__
        return (
            f"Your progress can't be saved ({reason}). It is kept until this kernel ends."
            if first
            else None
        )
    unsaved.clear()
    return remark


def load(path):
    """The file's content. Raises ValueError when it is no progress file; a missing one is empty."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return copy.deepcopy(EMPTY)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    entries = found.get("exercises") if isinstance(found, dict) else None
    if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
        raise ValueError("no progress file")
    return found


def apply(found, edits):
    for name, edit in edits:
        edit(found["exercises"].setdefault(name, {}))
    return found


def write(path, found):
    """Replace the file at once: a reader sees the old one or the new one, whole."""
    temporary = path.with_name(path.name + ".new")
    try:
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(found, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def set_aside(path):
    """Move a damaged file to a name that is free; returns it."""
    number = 1
    while (kept := path.with_name(f"progress-damaged-{number}.json")).exists():
        number += 1
    os.replace(path, kept)
    return kept
