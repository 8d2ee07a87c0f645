"""The learner's attempts: a line for each verdict, in a file beside that of progress.

The first line has a random id. Each other is whole, a JSON object:

    time        UTC, to the second
    course, edition        the course's name and version
    exercise, version      the record's
    asked       how: "exercise", "recall", "guess" or "review"
    status      the verdict's; "looked" where a solution was opened before its exercise passed
    mistake     the slug of a known mistake, or of one that is the same in every exercise
    answer      a guess's letter, number or shape, of several parts a list; else "other"
    hints, solution        how many were taken before, and whether it was opened before

What does not apply is left out. Source, names and paths are never in it. A file that is too long
is trimmed: the older half becomes a line for each exercise ("summary"), with all that the schedule
needs of it.
"""

import contextlib
import json
import os
import re
import secrets
from datetime import UTC, datetime, timedelta

import filelock

from mlpkit.checker.progress_file import (
    PATIENCE,
    found_or_empty,
    home_variable,
    locked,
    must_be_a_file,
    reason,
)
from mlpkit.checker.remembering.schedule import is_line, trimmed
from mlpkit.helpers.whole_files import whole

LARGEST = 5_000_000  # bytes; a line has some 200
MOST_WAITING = 1000  # lines that are kept in memory while the file can't be written
NO = ("0", "no", "off", "false")  # what a variable says to keep nothing
CUT_OFF = "The end of your attempts file was cut off; that line is left out."


class AttemptsFile:
    """The attempts at a course, beside its progress file and under the same lock.

    No method raises an exception because of the file: what is wrong is one of the troubles of the
    progress file, which are said once.
    """

    def __init__(self, progress_file):
        self.progress_file = progress_file
        self.waiting = []  # lines that could not be written yet

    @property
    def path(self):
        return self.progress_file.folder() / "attempts.jsonl"

    @property
    def stopped(self):
        """The file that says that nothing is kept."""
        return self.path.with_name("attempts-not-kept")

    def forbidden(self):
        """The environment variable that says that nothing is kept, or None."""
        variable = home_variable(self.progress_file.name).removesuffix("HOME") + "ATTEMPTS"
        return variable if os.environ.get(variable, "").strip().lower() in NO else None

    def kept(self):
        """Whether attempts are kept."""
        return not self.forbidden() and not os.path.lexists(self.stopped)

    def add(self, line):
        """Append a line, and those that wait."""
        self.waiting = [*self.waiting, line][-MOST_WAITING:]
        with self.trying("saving attempts"), self.locked():
            if self.kept():
                self.append(self.waiting)
            elif self.forbidden():
                self.path.unlink(missing_ok=True)
            self.waiting = []

    def append(self, lines):
        """Write lines behind the last whole one; under the lock. Raises OSError, ValueError."""
        with contextlib.suppress(FileNotFoundError):
            must_be_a_file(self.path)
        with open(self.path, "a+b", buffering=0) as file:
            size = self.mended(file)
            if size == 0:
                lines = [{"id": secrets.token_hex(8), "format": 1}, *self.from_progress(), *lines]
            text = "".join(map(as_text, lines)).encode()
            try:
                if file.write(text) < len(text):
                    raise OSError("the disk is full")
            except OSError:
                file.truncate(size)
                raise
        if size + len(text) > LARGEST:
            with contextlib.suppress(OSError):  # it is tried again after the next line
                self.trim()

    def mended(self, file):
        """The size of the open file, after what is not whole at its end has been cut off."""
        size = file.seek(0, os.SEEK_END)
        if size == 0 or (file.seek(-1, os.SEEK_END), file.read(1))[1] == b"\n":
            return size
        file.seek(0)
        content = file.read()
        size = content.rfind(b"\n") + 1
        file.truncate(size)
        self.progress_file.troubles["cut off"] = CUT_OFF
        return size

    def from_progress(self):
        """Lines for the recalls that an older edition kept in the progress file: due at once."""
        entries = found_or_empty(self.path.with_name("progress.json"))["exercises"]
        yesterday = now() - timedelta(days=1)
        due = [name for name, entry in entries.items() if entry.get("recall") == "due"]
        return [self.line(name, "recall", "looked", time=yesterday) for name in due]

    def line(self, exercise, asked, status, *, time=None, **others):
        """A line, of now; what is None is left out."""
        time = (time or now()).strftime("%Y-%m-%dT%H:%M:%SZ")
        first = {"time": time, "course": self.progress_file.name, "exercise": exercise}
        others = {key: value for key, value in others.items() if value is not None}
        return first | {"asked": asked, "status": status} | others

    def read(self):
        """All whole lines, in their order, without the first; what waits is at the end.

        Where nothing was kept yet, the recalls of an older edition.
        """
        if not self.kept():
            return []
        found = []
        with self.trying("reading attempts"):
            try:
                must_be_a_file(self.path)
                content = self.path.read_bytes()
                if content and not content.endswith(b"\n"):  # cut off, or just being written
                    with contextlib.suppress(filelock.Timeout), self.locked():
                        content = self.path.read_bytes()
                found = self.lines_in(content)
            except FileNotFoundError:
                found = self.from_progress()
        return [*found, *self.waiting]

    def lines_in(self, content):
        """The lines of the file's content that can be read."""
        *texts, rest = content.split(b"\n")
        if rest:
            self.progress_file.troubles["cut off"] = CUT_OFF
        found = []
        for text in texts:
            with contextlib.suppress(ValueError, RecursionError):
                if is_line(line := json.loads(text)):
                    found.append(line)
        return found

    def trim(self):
        """Make one line for each name of the older half; under the lock."""
        content = self.path.read_bytes()
        first, lines = content.split(b"\n", 1)[0], self.lines_in(content)
        half = len(lines) // 2
        kept = [*trimmed(lines[:half]), *lines[half:]]
        with whole(self.path) as file:
            file.write(first + b"\n" + "".join(map(as_text, kept)).encode())

    def keep(self, wanted):
        """Delete all lines and keep none from now on, or begin again; returns what was done."""
        if variable := self.forbidden():
            return f"Nothing is kept: {variable} is {os.environ[variable]!r} in the environment."
        done = "Attempts are kept again." if wanted else "Attempts are deleted, and none are kept."
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.locked():
                if wanted:
                    self.stopped.unlink(missing_ok=True)
                else:
                    self.stopped.touch()
                    self.path.unlink(missing_ok=True)
        except (OSError, NotImplementedError) as error:
            return f"That could not be done ({reason(error)}): {self.path}."
        self.waiting = [] if not wanted else self.waiting
        return done

    def locked(self):
        """The lock of the progress file; it is waited for only as long as nothing is wrong."""
        path = self.path.with_name("progress.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        troubled = {"saving", "saving attempts"} & self.progress_file.troubles.keys()
        return locked(path, 0.02 if troubled else PATIENCE)

    @contextlib.contextmanager
    def trying(self, what):
        """Make a trouble of what goes wrong inside, where it is not already one of progress."""
        troubles = self.progress_file.troubles
        try:
            yield
            troubles.pop(what, None)
        except (OSError, ValueError, NotImplementedError) as error:
            if "saving" not in troubles:
                troubles[what] = f"Your attempts can't be kept ({reason(error)}): {self.path}."


def as_text(line):
    return json.dumps(line, separators=(",", ":")) + "\n"


def now():
    return datetime.now(UTC)


def slug(text):
    """A mistake's slug as it is kept; what is no slug is "other"."""
    return text if text is None or re.fullmatch(r"[a-z0-9-]{1,60}", text) else "other"
