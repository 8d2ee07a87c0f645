"""Stored pictures compared with fresh ones: what counts as the same, and what does not."""

import base64
import io

import nbformat
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image, ImageChops, ImageOps

from mlpkit.plots import png
from tests.notebooks import redrawn
from tests.notebooks.test_notebooks import FOLDER

v4 = nbformat.v4


def curve(power, sharp=1):
    figure = Figure(figsize=(6, 3))
    axis = figure.subplots()
    x = np.linspace(0, 1, 100)
    axis.plot(x, x**power, label=f"power {power}")
    axis.legend(loc="upper left")
    return png(figure, sharp)


def changed(how):
    """Return the picture of x² as a PNG after `how` has changed it."""
    buffer = io.BytesIO()
    how(redrawn.opened(curve(2))).save(buffer, format="png")
    return buffer.getvalue()


ONE = curve(2)


def shown(picture):
    data = {"image/png": base64.b64encode(picture).decode(), "text/plain": "a curve"}
    return v4.new_output("display_data", data)


@pytest.mark.parametrize(
    "fresh",
    [
        lambda: curve(2),
        lambda: curve(2, 1.003),  # as if layout and letters were a pixel off
        lambda: changed(lambda picture: ImageChops.offset(picture, 1, 1)),
        lambda: changed(lambda picture: picture.quantize(16).convert("RGB")),
    ],
)
def test_the_same_picture_drawn_a_little_differently_counts_as_the_same(fresh):
    assert redrawn.is_redrawn(ONE, fresh(), [curve(5)])
    assert redrawn.is_akin(ONE, fresh(), [])


@pytest.mark.parametrize(
    "fresh",
    [
        lambda: curve(5),
        lambda: curve(1),
        lambda: changed(ImageOps.mirror),
        lambda: changed(ImageOps.flip),
        lambda: changed(ImageOps.invert),
        lambda: changed(lambda picture: Image.new("RGB", picture.size, "white")),
    ],
)
def test_a_different_picture_counts_as_different(fresh):
    assert not redrawn.is_redrawn(ONE, fresh(), [curve(5), curve(1)])
    assert not redrawn.is_redrawn(fresh(), ONE, [curve(5), curve(1)])


def test_only_size_and_ink_count_for_a_picture_that_varies():
    assert redrawn.is_akin(ONE, curve(5), [])
    assert not redrawn.is_akin(ONE, changed(lambda picture: picture.resize((300, 300))), [])
    assert not redrawn.is_akin(ONE, changed(lambda one: Image.new("RGB", one.size, "white")), [])


def test_a_picture_that_is_not_drawn_or_not_stored_is_reported():
    cell = v4.new_code_cell(id="one", outputs=[shown(ONE)])
    assert redrawn.unlike(cell, {"outputs": [shown(curve(2))]}, [cell]) == []
    told = "cell one draws a different picture from the stored one: a curve"
    assert redrawn.unlike(cell, {"outputs": [shown(curve(5))]}, [cell]) == [told]
    told = "cell one stores 1 pictures and draws 0"
    assert redrawn.unlike(cell, {"outputs": []}, [cell]) == [told]


def test_the_picture_of_a_different_cell_counts_as_different():
    one = v4.new_code_cell(id="one", outputs=[shown(ONE)])
    # another cell's picture, stored in place of its own
    two = v4.new_code_cell(id="two", outputs=[shown(ONE)])
    assert redrawn.unlike(two, {"outputs": [shown(changed(ImageOps.mirror))]}, [one, two])


def test_the_pictures_that_vary_exist():
    notebooks = (FOLDER / f"{name}.ipynb" for name in ("07_training",))
    cells = [cell for path in notebooks for cell in nbformat.read(path, as_version=4).cells]
    assert {cell.id for cell in cells if redrawn.pictures(cell)} >= redrawn.VARYING.keys()
