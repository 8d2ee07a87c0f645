"""The learner's progress: one JSON file that several kernels may write without losing anything."""

import copy
import json
import os
import re
import stat
from pathlib import Path

from mlpkit.helpers import place
from mlpkit.helpers.whole_files import set_aside, whole

EMPTY = {"format": 1, "exercises": {}}
LARGEST = 10_000_000  # bytes; a real progress file has about 100,000
PATIENCE = 0.8  # seconds to wait for another kernel that writes


class ProgressFile:
    """A course's progress; each course has its own file."""

    def __init__(self, name):
        self.name = name
        # Edits that could not be written yet: [(exercise, edit)]. They are applied to whatever is
        # read, and written as soon as writing works again.
        self.unsaved = []
        self.troubles = {}  # {"reading", "saving", …: a sentence on what is wrong now}
        self.told = set()  # the troubles that were reported

    def folder(self):
        """Where the file is: in MLPKIT_HOME for mlpkit, or in the user's data folder."""
        named = os.environ.get(home_variable(self.name))
        if named:
            return Path(named)
        # imported here, because a page names its folder and has no platformdirs
        import platformdirs

        return Path(platformdirs.user_data_dir(self.name, False))

    def read(self):
        """Return {name: entry} of every exercise that was ever tried, including unsaved edits.

        This only reads: a damaged file is reported as a trouble, and stays where it is.
        """
        path = self.folder() / "progress.json"
        try:
            found = load(path)
            self.troubles.pop("reading", None)
        except (OSError, ValueError) as error:
            found = copy.deepcopy(EMPTY)
            later = (
                " A new one is begun when there is something to save; this one is kept next to it."
            )
            self.troubles["reading"] = (
                f"Your progress file can't be read ({reason(error)}): {path}."
                f"{later if isinstance(error, ValueError) else ''}"
            )
        return apply(found, self.unsaved)["exercises"]

    def change(self, name, edit):
        """Apply `edit` to the exercise's entry, a dictionary, in the file; in memory if that fails.

        Returns the changed entry.
        """
        self.unsaved.append((name, edit))
        try:
            entries = self.save()
        except (OSError, NotImplementedError) as error:  # the latter: a file system without locks
            self.troubles["saving"] = (
                f"Your progress can't be saved ({reason(error)}). "
                "It is kept until this kernel ends."
            )
            entries = apply(found_or_empty(self.folder() / "progress.json"), self.unsaved)[
                "exercises"
            ]
        else:
            self.unsaved.clear()
            self.troubles.pop("saving", None)
        return entries[name]

    def remark(self):
        """The troubles not reported yet, or "", for the next call that can show them."""
        new = [trouble for trouble in self.troubles.values() if trouble not in self.told]
        self.told.clear()
        self.told.update(self.troubles.values())
        return "\n".join(new)

    def standing(self):
        """Return sentences on everything that is wrong with the file now, reported or not."""
        lines = list(self.troubles.values())
        if self.unsaved:
            lines.append(f"Not saved yet: {', '.join(sorted({name for name, _ in self.unsaved}))}.")
        if damaged := sorted(map(str, self.folder().glob("progress-damaged-*.json"))):
            lines.append(f"What was damaged is kept as {', '.join(damaged)}.")
        return lines

    def save(self):
        """Under a lock: read again, apply unsaved edits, write. Raises OSError if that fails.

        Returns {name: entry}. It waits long for the lock only while nothing is wrong, so that not
        every call is slow.
        """
        path = self.folder() / "progress.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path, 0.02 if "saving" in self.troubles else PATIENCE):
            try:
                found = load(path)
            except ValueError as error:
                kept = set_aside(path)
                found = copy.deepcopy(EMPTY)
                self.troubles["reading"] = (
                    f"Your progress file could not be read ({reason(error)}). It is kept as "
                    f"{kept}; a new one is begun."
                )
            apply(found, self.unsaved)
            with whole(path) as file:
                file.write(json.dumps(found, indent=1).encode())
        return found["exercises"]


def home_variable(name):
    """The environment variable for the folder of a course's progress."""
    return re.sub(r"\W", "_", name).upper() + "_HOME"


def reason(error):
    """The reason for an error, in a word or two."""
    # an error that the file system didn't raise
    if isinstance(error, TimeoutError) and error.errno is None:
        return "another program holds its lock"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def locked(path, patience):
    """The lock, as a context. Raises Timeout if its owner writes nothing for `patience` seconds."""
    while True:
        before = stamp(path)
        try:
            return place.file_lock(path, patience, 0.005)
        except TimeoutError:
            if stamp(path) == before:
                raise


def stamp(path):
    """A value that differs after each write; None without a file."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_ino, there.st_mtime_ns


def load(path):
    """The file's content, empty if missing. Raises ValueError if it is not a progress file."""
    try:
        must_be_a_file(path)
        content = path.read_bytes()
    except FileNotFoundError:
        return copy.deepcopy(EMPTY)
    return parse(content)


def parse(content):
    """Return what the text or bytes of a progress file say. Raises ValueError if it is something
    else."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    entries = found.get("exercises") if isinstance(found, dict) else None
    if not isinstance(entries, dict) or not all(map(is_entry, entries.values())):
        raise ValueError("it holds something else")
    return found


def found_or_empty(path):
    """The file's content, or an empty one if it can't be read."""
    try:
        return load(path)
    except (OSError, ValueError):
        return copy.deepcopy(EMPTY)


def must_be_a_file(path):
    """Raise ValueError if it is not a file, or too large; FileNotFoundError if it is missing."""
    there = path.stat()
    if not stat.S_ISREG(there.st_mode):  # opening a fifo would wait
        what = "a folder" if stat.S_ISDIR(there.st_mode) else "not an ordinary file"
        raise ValueError(f"it is {what}")
    if there.st_size > LARGEST:
        raise ValueError(f"it has {there.st_size / 1e6:,.0f} MB")


def is_entry(value):
    hints = value.get("hints", 0) if isinstance(value, dict) else None
    return isinstance(hints, int) and hints >= 0


def apply(found, edits):
    for name, edit in edits:
        edit(found["exercises"].setdefault(name, {}))
    return found


def untried(entry):
    """Mark an entry as not tried yet; the source that passed is kept."""
    source = entry.get("source")
    entry.clear()
    if source:
        entry["source"] = source


def begun(entry):
    """Change an entry of the progress file after an answer that is not right yet."""
    entry["tried"] = True


def passing(record, source=None):
    """The edit of an entry after a right answer; source: the answer's, if it works on its own."""

    def edit(entry):
        if source:
            entry["source"] = source
        elif entry.get("passed") and entry.get("version") != record.version:
            entry.pop("source", None)  # it belongs to an older check
        entry.update(tried=True, passed=True, version=record.version)

    return edit


def with_seed(edit, seed):
    """Return an edit that does `edit` and keeps the seed of a second look, so that a cell keeps its
    verdict."""
    return edit if seed is None else lambda entry: (edit(entry), entry.update(seed=seed))
