"""The facts that a course's notebooks state about themselves: title, minutes, explorers with a
picture."""

import base64
import functools
import io
import json
import re
from dataclasses import dataclass
from typing import NamedTuple

from mlpkit.checker.cell_links import copy_of

HEADING = re.compile(r"^# (.+)$", re.M)
STATED = re.compile(r"Time: (\d+) minutes(?:[^.]*?\*Deeper\* (\d+) more)?")
NAMED = re.compile(r"(\w+)\(")  # how an explorer's text begins
WIDTH = 400  # side of a small picture, in pixels


class Minutes(NamedTuple):
    core: float
    deeper: float


@dataclass(frozen=True)
class Explorer:
    """An explorer in a notebook: its class, its cell, its text, its PNG in base64."""

    name: str
    cell: str
    told: str
    png: str

    @property
    def title(self):
        """The name in words: MoveTheLine is "Move the line"."""
        words = re.findall(r"[A-Z][a-z0-9]*|[a-z0-9]+", self.name)
        return " ".join(words).capitalize()


@dataclass(frozen=True)
class Chapter:
    """A notebook of the course: its title without the number, its Minutes or None, Explorers."""

    title: str
    minutes: Minutes | None
    explorers: tuple[Explorer, ...]


def chapters(folder):
    """Return {number: Chapter} of the notebooks in a folder; unreadable ones are left out.

    If there are several copies of a notebook, the Chapter is from the one that `copy_of` returns,
    to which the page links.
    """
    starts = {path.stem.partition("_")[0] for path in folder.glob("[!.]*.ipynb")}
    numbers = sorted({int(start) for start in starts if start.isdecimal()})
    paths = {number: copy_of(number, folder) for number in numbers}
    found = {
        number: read_chapter(path, path.stat().st_mtime_ns)
        for number, path in paths.items()
        if path
    }
    return {number: chapter for number, chapter in found.items() if chapter}


@functools.lru_cache(256)
def read_chapter(path, changed):
    """The Chapter in a file, or None; changed: the file's time, so that new content is read."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        first = "".join(cells[0]["source"])
        return Chapter(title_of(first) or path.stem, stated(first), tuple(explorers(cells)))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def title_of(source):
    """The title in a notebook's first cell, without "03 · "; None if there is none."""
    found = HEADING.search(source)
    return found and re.sub(r"^\d+ · ", "", found[1].strip())


def stated(source):
    """The minutes that a title cell states, "Time: 80 minutes; *Deeper* 30 more."; or None."""
    found = STATED.search(source)
    return Minutes(*(int(minutes or 0) for minutes in found.groups())) if found else None


def explorers(cells):
    """The Explorers in stored cells: results with a picture and a text that begins with a name."""
    for cell in cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            told = "".join(data.get("text/plain", ""))
            named = NAMED.match(told)
            if output["output_type"] == "execute_result" and "image/png" in data and named:
                yield Explorer(named[1], cell.get("id"), told, "".join(data["image/png"]))


def pictured(name, png, stills=None):
    """Return (WebP in base64 or None, whether it is of both pages) of an explorer, for a gallery.

    stills: the course's folder, which may have one for light pages and dark ones; if it has none,
    the explorer's PNG in base64 is made small.
    """
    path = stills and stills / f"{name}.webp"
    if path and path.is_file():
        return base64.b64encode(path.read_bytes()).decode(), True
    return small(png), False


@functools.lru_cache(64)
def small(png):
    """A PNG in base64 as a small WebP in base64, still transparent; None if it is damaged."""
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGBA")
        height = max(1, round(picture.height * WIDTH / picture.width))
        buffer = io.BytesIO()
        picture.resize((WIDTH, height)).save(buffer, "webp", quality=70, alpha_quality=60)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # Pillow raises SyntaxError for a torn chunk
    return base64.b64encode(buffer.getvalue()).decode()
