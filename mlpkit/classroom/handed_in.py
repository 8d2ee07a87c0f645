"""Reading what a class has handed in: one file after the other, whatever is in it."""

import hashlib
import json
import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from mlpkit.classroom.hand_in import FORMAT, LARGEST, VERSION, clean_line
from mlpkit.classroom.learner import Learner, learner_of

MEMBER = "hand-in.json"  # the hand-in's name in an archive that also has notebooks or capstones
READ = LARGEST + 1_000_000  # bytes; no file that mlpkit writes is larger
SAME, SLOW = 10, 60  # this many equal lines over this many seconds can only be one person's
LEFT_BY_PROGRAMS = {"__MACOSX", "desktop.ini", "Thumbs.db"}


@dataclass
class HandedIn:
    """What a file holds.

    name: the file's, as seen from the folder. remark: what is to be said about it, or "". readable:
    whether it is a hand-in of this course. learner: None if it is not, or if another file counts
    instead. solved: the names of exercises. lines: how many. beginning: a fingerprint of the first
    lines, or None.
    """

    name: str
    remark: str = ""
    readable: bool = False
    learner: Learner | None = None
    solved: frozenset = frozenset()
    lines: int = 0
    beginning: bytes | None = None

    @property
    def told(self):
        """Return the remark, and what follows from it."""
        return f"{self.remark} Not counted." if self.learner is None else self.remark


def files_in(folder, besides=()):
    """The paths of all files in a folder and the folders in it, sorted; links are not followed.

    besides: paths to leave out: what the report itself writes. Raises OSError if the folder can't
    be read.
    """
    besides = {os.path.realpath(path) for path in besides if path}
    found = []

    def fail(error):
        raise error

    for place, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(each for each in folders if not is_hidden(each))
        paths = (Path(place, name) for name in names if not is_hidden(name))
        found += [path for path in paths if os.path.realpath(path) not in besides]
    return sorted(found)


def is_hidden(name):
    return name.startswith(".") or name in LEFT_BY_PROGRAMS


def read_all(course, folder, paths):
    """A HandedIn for each path, in order; one file after the other is in memory.

    Of files that begin with the same attempts, only the one with the most counts.
    """
    found = [
        read_one(course, spelled_out(path.relative_to(folder).as_posix()), path) for path in paths
    ]
    longest = {}
    for each in found:
        other = longest.get(each.beginning)
        if each.beginning and (other is None or each.lines > other.lines):
            longest[each.beginning] = each
    for each in found:
        counts = longest.get(each.beginning, each)
        if counts is not each:
            each.learner = None
            each.remark = f"begins with the same attempts as {counts.name}."
    return found


def spelled_out(text):
    """Return a text with escapes for what can't be printed, such as line breaks and terminal
    commands."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def brief(value):
    """The beginning of a text or number from a file; of anything else only its type."""
    simple = isinstance(value, str | int | float)
    return spelled_out(str(value)[:40]) if simple else f"a {type(value).__name__}"


def beginning_of(lines):
    """A fingerprint of the first lines; None if two people's may be alike.

    That is so if there are few of them, or if a machine ran the cells, which takes no time.
    """
    first = lines[:SAME]
    if len(first) < SAME or sum(line.get("after", 0) for line in first) < SLOW:
        return None
    return hashlib.sha256(json.dumps(first).encode()).digest()


def read_one(course, name, path):
    """The HandedIn of one file; it never raises because of what is in it."""
    try:
        content = content_of(path)
    except ValueError as error:
        return HandedIn(name, f"{error}.")
    if wrong := misfit(course, content):
        return HandedIn(name, f"{wrong}.")
    cleaned = [clean_line(course, line) for line in content["lines"]]
    lines = [line for line in cleaned if line]
    solved = [each for each in content["solved"] if isinstance(each, str)]
    solved = frozenset(solved) & course.exercises.keys()
    remarks = []
    if content.get("edition") != course.version:
        edition = brief(content.get("edition"))
        remarks.append(f"edition {edition}, and this report has {course.version}")
    if left_out := len(cleaned) - len(lines):
        remarks.append(f"{left_out} of {len(cleaned)} attempts can't be read or are unknown here")
    if summarized := sum(line["lines"] for line in lines if line["status"] == "summary"):
        remarks.append(f"{summarized:,} older attempts are only counted")
    told = "; ".join(remarks)
    learner = learner_of(course, solved, lines)
    return HandedIn(
        name, told and f"{told}.", True, learner, solved, len(lines), beginning_of(lines)
    )


def content_of(path):
    """The JSON value in a file, or in an archive. Raises ValueError with a reason."""
    if path.is_symlink() or not path.is_file():
        raise ValueError("is not an ordinary file")
    try:
        text = read_archive(path) if zipfile.is_zipfile(path) else read_text(path)
    except KeyError:
        raise ValueError(f"is an archive without {MEMBER}") from None
    except OSError as error:
        raise ValueError(f"can't be read ({error.strerror or error})") from None
    except (RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):
        raise ValueError("is a damaged archive") from None
    if len(text) > READ:
        raise ValueError(f"has more than {READ // 10**6} MB, so it is not a hand-in")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        begun = text.lstrip()[:1] == b"{"
        raise ValueError("is damaged or cut off" if begun else "is not a hand-in") from None


def read_text(path):
    with open(path, "rb") as file:
        return file.read(READ + 1)


def read_archive(path):
    with zipfile.ZipFile(path) as archive, archive.open(MEMBER) as file:
        return file.read(READ + 1)


def misfit(course, content):
    """Why a value is not a hand-in of this course, as the end of a sentence; None if it is."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return "is not a hand-in"
    if content.get("version") != VERSION:
        version = brief(content.get("version"))
        return f"has the format {version}, and this mlpkit reads {VERSION}"
    if content.get("course") != course.name:
        return f"is from the course {brief(content.get('course'))}"
    if not isinstance(content.get("lines"), list) or not isinstance(content.get("solved"), list):
        return "lacks its attempts"
    return None
