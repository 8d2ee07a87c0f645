"""Check that the pictures that a notebook stores are those that a run draws.

    pytest -p redrawn --nbval notebooks

Fonts, antialiasing and last digits differ between machines, so thumbnails are compared with the
alternatives: a picture must be much closer to its own redrawing than to any other picture of its
notebook, to the mirrored redrawing and to a blank page.
"""

import io

import numpy as np
import pytest
from PIL import Image

from tests.notebooks.outline import pictures

SIDE = 16  # pixels per side of a thumbnail
# A stored picture's distance from its redrawing may be at most this share of its distance from the
# nearest alternative. The largest shares seen were 0.27 between Matplotlib 3.9 and 3.11 (with NumPy
# 2.0 and 2.4), and 0.04 between OpenBLAS's kernels.
NEAR = 0.5
VARYING = {  # cells whose pictures differ between machines, and why
    "22ae564d": "the worst mistakes of a trained network",
    "3f165665": "the mistakes of a trained network",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Compare a cell's pictures, after nbval has compared its texts."""
    result = yield
    if outputs := getattr(item, "test_outputs", None):
        wrong = unlike(item.cell, {"outputs": outputs}, item.parent.nb.cells)
        assert not wrong, "\n".join(wrong)
    return result


def unlike(stored, fresh, cells):
    """Return a sentence for each picture of a stored cell that its fresh run did not draw.

    cells: those of the notebook, including the stored one.
    """
    old, new = pictures(stored), pictures(fresh)
    if len(old) != len(new):
        return [f"cell {stored.id} stores {len(old)} pictures and draws {len(new)}"]
    others = [png for cell in cells if cell.id != stored.id for png, _ in pictures(cell)]
    alike = is_akin if stored.id in VARYING else is_redrawn
    return [
        f"cell {stored.id} draws a different picture from the stored one: {caption}"
        for (png, caption), (drawn, _) in zip(old, new, strict=True)
        if not alike(png, drawn, others)
    ]


def is_redrawn(stored, fresh, others):
    """Whether two PNGs show the same picture; others: the notebook's other pictures, as
    alternatives."""
    stored, fresh = thumbnail(stored), thumbnail(fresh)
    rivals = [fresh[:, ::-1], fresh[::-1], np.full_like(fresh, 255), *map(thumbnail, others)]
    return distance(stored, fresh) < NEAR * min(distance(stored, rival) for rival in rivals)


def is_akin(stored, fresh, _):
    """Whether two PNGs have the same size, within a pixel or two, and about as much ink."""
    sizes = np.subtract(opened(stored).size, opened(fresh).size)
    ink = [255 - thumbnail(png).mean() for png in (stored, fresh)]
    return abs(sizes).max() <= 2 and min(ink) > NEAR * max(ink)


def thumbnail(png):
    """Return the picture as (SIDE, SIDE, 3) numbers from 0 to 255, whatever its size."""
    small = opened(png).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.asarray(small, dtype=float)


def opened(png):
    """Return the picture on a white background."""
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def distance(one, other):
    return np.sqrt(np.mean((one - other) ** 2))
