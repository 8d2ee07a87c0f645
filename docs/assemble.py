"""Every page of the site in one folder; unchanged files keep their dates.

A maker is a function without arguments that returns {path in the folder: text or bytes}.
"""

from pathlib import Path

from docs import asked, contents, evidence, explorers, glossary, pages, reference, work
from docs.book import pages as book

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
BOTH = [reference.make_pages, glossary.make_pages, evidence.make_pages]
LIVE = [asked.make_pages, work.make_pages]
MAKERS = {
    "html": [contents.make_pages, pages.make_pages, explorers.make_pages, *BOTH, *LIVE],
    "epub": [book.make_pages, *BOTH],
}


def assemble(folder, makers):
    """Write everything that the makers return into a folder, and delete everything else there."""
    made = {folder / path: data for maker in makers for path, data in maker().items()}
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path not in made:
            path.unlink()
    for path, data in made.items():
        data = data.encode() if isinstance(data, str) else data
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
