"""The learner's attempts: a line for each verdict, in a file next to the progress file.

The first line has a random id. Every other line is a JSON object:

    time        UTC, to the second
    course, edition        the course's name and version
    exercise, version      the record's name and version
    asked       what asked for it: "exercise", "recall", "guess" or "review"
    review      the date on which a review's notebook was written
    status      the verdict's; "looked" if a solution was opened before its exercise passed
    mistake     the slug of a known mistake, or of a generic one
    answer      a guess's letter, number or shape, a list if it has several parts; else "other"
    hints, solution        how many were seen before, and whether it was opened before

Keys that do not apply are left out. Source, names and paths are never recorded. A file that is too
long is trimmed: the older half becomes one line per exercise ("summary"), with everything that the
schedule needs. Nothing else is ever rewritten: text that can't be read as a line stays as it is. A
file without any such line is something else, and is set aside.
"""

import contextlib
import io
import json
import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

from mlpkit.checker.progress import (
    PATIENCE,
    home_variable,
    locked,
    must_be_a_file,
    reason,
)
from mlpkit.checker.schedule import is_line, summarize_lines
from mlpkit.helpers.whole_files import clear_drafts, set_aside, whole

LARGEST = 5_000_000  # bytes; a line has about 200
MOST_WAITING = 1000  # lines that are kept in memory while the file can't be written
# Values of the environment variable that mean "keep nothing", and those that mean the same as not
# setting it.
NO = ("0", "no", "n", "off", "false", "none", "never", "disabled")
YES = ("", "1", "yes", "y", "on", "true", "always", "enabled")
FIRST = re.compile(rb'\{"id": ?"\w+", ?"format": ?\d+\}')
CUT_OFF = "The last line of your attempts file is cut off, so it does not count."


class AttemptsFile:
    """The attempts at a course, next to its progress file and under the same lock.

    No method raises an exception because of the file: an error becomes one of the progress file's
    troubles, each of which is reported once.
    """

    def __init__(self, progress_file):
        self.progress_file = progress_file
        self.waiting = []  # lines that could not be written yet

    @property
    def path(self):
        return self.progress_file.folder() / "attempts.jsonl"

    @property
    def stopped(self):
        """The file whose existence means that nothing is kept."""
        return self.path.with_name("attempts-not-kept")

    def forbidden(self):
        """The environment variable that forbids keeping attempts, or None.

        A value that means neither yes nor no is reported as a trouble, and has no other effect.
        """
        variable = home_variable(self.progress_file.name).removesuffix("HOME") + "ATTEMPTS"
        value = os.environ.get(variable, "")
        plain, troubles = value.strip().lower(), self.progress_file.troubles
        troubles.pop("variable", None)
        if plain not in NO + YES:
            troubles["variable"] = (
                f"{variable} is {value!r} in the environment; expected on or off. It counts as on."
            )
        return variable if plain in NO else None

    def why_not_kept(self):
        """Why attempts are not kept, in a sentence or two; "" if they are."""
        if variable := self.forbidden():
            value = os.environ[variable]
            return f"Attempts are not kept: {variable} is {value!r} in the environment."
        if os.path.lexists(self.stopped):
            return "Attempts are not kept. To keep them: attempts(keep=True) in a notebook."
        return ""

    def add(self, line):
        """Append a line, after the lines that could not be written yet."""
        self.waiting = [*self.waiting, line][-MOST_WAITING:]
        with self.trying("saving attempts"), self.locked():
            if not self.why_not_kept():
                self.append(self.waiting)
            elif self.forbidden():
                self.delete()
            self.waiting = []

    def append(self, lines):
        """Append lines to the file; the lock must be held. Raises OSError, ValueError."""
        with contextlib.suppress(FileNotFoundError):
            must_be_a_file(self.path)
            if is_foreign(self.path.read_bytes()):
                kept = set_aside(self.path)
                self.progress_file.troubles["set aside"] = (
                    f"{self.path} held something other than attempts. It is kept as "
                    f"{kept.name}; a new one is begun."
                )
        with open(self.path, "a+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size == 0:
                lines = [{"id": secrets.token_hex(8), "format": 1}, *lines]
            text = "".join(map(as_text, lines)).encode()
            if size and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
                text = b"\n" + text  # keeps an incomplete last line on a line of its own
            try:
                if file.write(text) < len(text):
                    raise OSError("the disk is full")
            except OSError:
                file.truncate(size)
                raise
        if size + len(text) > LARGEST:
            # if it fails, trimming is tried again after the next line
            with contextlib.suppress(OSError):
                self.trim()

    def line(self, exercise, asked, status, *, time=None, **others):
        """A line, by default with the current time; values that are None are left out."""
        time = (time or now()).strftime("%Y-%m-%dT%H:%M:%SZ")
        first = {"time": time, "course": self.progress_file.name, "exercise": exercise}
        others = {key: value for key, value in others.items() if value is not None}
        return first | {"asked": asked, "status": status} | others

    def read(self):
        """Return all whole lines in order, except the first; those that are not written yet come
        last."""
        if self.why_not_kept():
            return []
        found = []
        with self.trying("reading attempts"), contextlib.suppress(FileNotFoundError):
            must_be_a_file(self.path)
            content = self.path.read_bytes()
            # the last line is cut off, or just being written
            if content and not content.endswith(b"\n"):
                with contextlib.suppress(TimeoutError), self.locked():
                    content = self.path.read_bytes()
            if is_foreign(content):
                raise ValueError("it holds something else")
            found, _ = self.lines_in(content)
        return [*found, *self.waiting]

    def lines_in(self, content):
        """Return (the lines in the file's content, the texts that can't be read as lines)."""
        texts = [text for text in content.split(b"\n") if text.strip()]
        read = [(text, read_line(text)) for text in texts]
        if read and read[-1][1] is None and not content.endswith(b"\n"):
            self.progress_file.troubles["cut off"] = CUT_OFF
        return [line for _, line in read if line], [text for text, line in read if line is None]

    def trim(self):
        """Replace the older half with one summary line per name; the lock must be held."""
        lines, others = self.lines_in(self.path.read_bytes())  # others[0] is the line with the id
        half = len(lines) // 2
        kept = [as_text(line).encode() for line in [*summarize_lines(lines[:half]), *lines[half:]]]
        with whole(self.path) as file:
            file.write(b"".join([*(text + b"\n" for text in others), *kept]))

    def keep(self, wanted):
        """Delete all lines and keep no more, or keep them again; return what was done."""
        if wanted and self.forbidden():
            return self.why_not_kept()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.locked():
                if wanted:
                    self.stopped.unlink(missing_ok=True)
                    return "Attempts are kept again."
                self.stopped.touch()
                self.delete()
        except (OSError, NotImplementedError) as error:
            return f"That could not be done ({reason(error)}): {self.path}."
        self.waiting = []
        if os.path.lexists(self.path):
            left = f"{self.path} is not a file of attempts, so it was not deleted."
            return f"No attempts are kept. {left}"
        return "The attempts have been deleted, and from now on none are kept."

    def delete(self):
        """Delete the file, with its target if it is a link, and drafts that a killed process left.

        The lock must be held. A file that holds anything but attempts stays.
        """
        target = Path(os.path.realpath(self.path))
        for folder in {self.path.parent, target.parent}:
            clear_drafts(folder)
        if target.is_file():
            if is_foreign(target.read_bytes()):
                return
            target.unlink()
        self.path.unlink(missing_ok=True)

    def locked(self):
        """The lock of the progress file; after a failure to save, the wait for it is short."""
        path = self.path.with_name("progress.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        troubled = {"saving", "saving attempts"} & self.progress_file.troubles.keys()
        return locked(path, 0.02 if troubled else PATIENCE)

    @contextlib.contextmanager
    def trying(self, what):
        """Turn an error in the block into a trouble, unless the progress file already has one."""
        troubles = self.progress_file.troubles
        try:
            yield
            troubles.pop(what, None)
        except (OSError, ValueError, NotImplementedError) as error:
            if "saving" not in troubles:
                troubles[what] = f"Your attempts can't be kept ({reason(error)}): {self.path}."


def is_foreign(content):
    """Whether a file has content, but neither the line with the id nor a line of attempts."""
    texts = io.BytesIO(content)
    return bool(content) and not any(FIRST.match(text) or read_line(text) for text in texts)


def read_line(text):
    """The line, a dictionary, that a text of the file holds; None if it can't be read."""
    with contextlib.suppress(ValueError, RecursionError):
        line = json.loads(text)
        if b"\\u" in text:
            json.dumps(line, ensure_ascii=False).encode()  # raises on half a surrogate pair
        return line if is_line(line) else None
    return None


def as_text(line):
    return json.dumps(line, separators=(",", ":")) + "\n"


def now():
    return datetime.now(UTC)


def slug(text):
    """A mistake's slug in the form that is kept; "other" if it is not a slug."""
    return text if text is None or re.fullmatch(r"[a-z0-9-]{1,60}", text) else "other"
