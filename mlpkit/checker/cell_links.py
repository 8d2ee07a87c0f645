"""Find the cell of an exercise or a guess in a folder of notebooks."""

import json
import re
from urllib.parse import quote

from mlpkit.checker.words import printable

STUB = re.compile(r"^@(exercise|recall)\ndef (\w+)\(", re.M)
ORIGINALS = ".originals"  # where `mlpkit lab` keeps each copy as it was copied
ASKED = re.compile(rf"{STUB.pattern}|^guess\(\s*[\"'](\w+)[\"']", re.M)


def asked_by(source):
    """The names of the exercises and guesses that a cell asks for."""
    return [one or other for _, one, other in ASKED.findall(source)]


def copy_of(number, folder):
    """The path of a notebook in a folder, by its number, or None.

    If there are several copies, 01_words and 01_words-2, it is the one that was changed last, of
    those that have answers if any has.
    """
    try:
        paths = [path for path in folder.glob("[!.]*.ipynb") if holds(path, number)]
        if len(paths) > 1:
            paths = list(filter(has_answers, paths)) or paths
        return max(paths, key=lambda path: path.stat().st_mtime_ns, default=None)
    except OSError:
        return None


def has_answers(path):
    """Whether a cell that asks for something differs from the copy's original; also True if there
    is no original to compare with.
    """
    try:
        now, before = map(asking, (path, path.parent / ORIGINALS / path.name))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return True
    return any(source != before.get(cell, source) for cell, source in now.items())


def asking(path):
    """Return {id: source} of the cells of a notebook that ask for an exercise or a guess."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = {cell.get("id"): "".join(cell["source"]) for cell in cells}
    return {cell: source for cell, source in sources.items() if asked_by(source)}


def place(record, folder):
    """Return (file name, id of its cell or None) of a record's notebook in a folder, or None."""
    path = copy_of(record.notebook, folder)
    return path and (path.name, cell_of(record, path))


def holds(path, number):
    """Whether a file is the notebook of that number.

    A copy that an update kept does not count. Nor does a file whose name is not UTF-8, because no
    page can link to it.
    """
    first = path.stem.partition("_")[0]
    if not first.isdecimal() or int(first) != number:
        return False
    return "-before-update-" not in path.stem and printable(path.name) == path.name


def cell_of(record, path):
    """The id of the first cell that asks for a record, or None."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for cell in cells:
            if record.name in asked_by("".join(cell["source"])):
                return cell["id"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass  # a notebook that can't be read, or has a different form: link to its beginning
    return None


def link(record, folder):
    """The address of a record's cell, for a link in a notebook in that folder, or None."""
    found = place(record, folder)
    return found and address(*found)


def address(name, cell=None):
    """The address of a file next to the page, or of a cell in it; quoted: a name may contain #."""
    return quote(name) + (f"#cell-id={cell}" if cell else "")
