"""The outline of a notebook: a line for each heading, code cell, and picture with its caption.

`make outputs` writes it into tests/notebooks/outlines, and test_notebooks.py compares it. So a
later loss or replacement is noticed without a run, and a loss by `make outputs` itself is seen in
the diff.
"""

import base64
import hashlib
import re
from pathlib import Path

OUTLINES = Path(__file__).parent / "outlines"
HEADING = re.compile(r"^#+ .*", re.M)


def outline(notebook):
    """Return the text of the outline. A picture is represented by the first digits of its
    SHA-256."""
    lines = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            lines += HEADING.findall(cell.source)
        else:
            lines.append(f"  {cell.cell_type} {cell.id}")
            lines += [f"    picture {digest(png)} {text}" for png, text in pictures(cell)]
    return "\n".join([*lines, ""])


def pictures(cell):
    """Return [(PNG, caption)] for the pictures in a cell's outputs; the PNG as bytes."""
    found = [output.get("data", {}) for output in cell.get("outputs", [])]
    return [
        (base64.b64decode(data["image/png"]), data.get("text/plain", ""))
        for data in found
        if "image/png" in data
    ]


def digest(png):
    return hashlib.sha256(png).hexdigest()[:16]
