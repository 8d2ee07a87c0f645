"""The canvas in a real page: drawn on by mouse and by keyboard, judged while one draws."""

import numpy as np
import pytest

from .explorers import SOURCES, expect_said, explorer_of, picture, settled, slider
from .notebook import expect

pytestmark = pytest.mark.browser
SOURCE = SOURCES["DrawGarment"]
PIXELS = (
    "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, k) => k % 4 === 3)"
)


@pytest.fixture
def opened(open_cell):
    """(notebook, cell, the same explorer in this process), on an empty canvas."""
    notebook, cell = open_cell(SOURCE)
    explorer = explorer_of(SOURCE)
    expect_said(cell, explorer)
    cell.get_by_role("button", name="Clear").click()
    explorer.press("clear")
    expect_said(cell, explorer)
    return notebook, cell, explorer


def paper(cell):
    return cell.get_by_role("application")


def pixels(cell):
    """What is on the canvas, (28, 28)."""
    return np.reshape(paper(cell).locator("canvas").evaluate(PIXELS), (28, 28))


def expect_judged(cell, explorer):
    """What the page says is what is said here of the same drawing; so do its bars."""
    settled(cell)
    explorer.move(drawing=pixels(cell))
    expect_said(cell, explorer)
    for name, p in zip(["top", "coat", "bag"], explorer.numbers["probabilities"], strict=True):
        expect(picture(cell).locator("g", has_text=name)).to_contain_text(f"{100 * p:.1f} %")


def drag(notebook, cell, *places):
    """The mouse, pressed, from pixel to pixel, each (row, column)."""
    paper(cell).evaluate("node => node.scrollIntoView({ block: 'center' })")
    box = paper(cell).locator("canvas").bounding_box()
    each = box["width"] / 28
    points = [(box["x"] + (c + 0.5) * each, box["y"] + (r + 0.5) * each) for r, c in places]
    notebook.page.mouse.move(*points[0])
    notebook.page.mouse.down()
    for point in points[1:]:
        notebook.page.mouse.move(*point, steps=6)
    notebook.page.mouse.up()


def test_the_mouse_draws_a_line_that_is_judged(opened):
    notebook, cell, explorer = opened
    drag(notebook, cell, (4, 5), (4, 20))
    expect_judged(cell, explorer)
    drawn = pixels(cell)
    assert np.all(drawn[4, 5:21] == 204)  # shade 0.8, without a gap
    assert not drawn[8:].any() and not drawn[:, 24:].any()
    assert explorer.numbers["probabilities"][0] > 0.99  # the first third of the rows
    assert notebook.heard == []


def test_the_keyboard_draws_the_same_line(opened):
    notebook, cell, explorer = opened
    drag(notebook, cell, (4, 5), (4, 20))
    settled(cell)
    by_mouse = pixels(cell)
    cell.get_by_role("button", name="Undo").click()
    explorer.press("clear")
    expect_said(cell, explorer)
    assert not pixels(cell).any()
    paper(cell).focus()
    for _ in range(15):
        notebook.page.keyboard.press("ArrowLeft")
    notebook.page.keyboard.press("Space")
    for _ in range(15):
        notebook.page.keyboard.press("Shift+ArrowRight")
    expect_judged(cell, explorer)
    np.testing.assert_array_equal(pixels(cell), by_mouse)
    expect(cell.locator(".picture .heard")).to_have_text("row 5, column 21: 80 %")
    notebook.page.keyboard.press("Control+z")
    settled(cell)
    assert np.count_nonzero(pixels(cell)) < np.count_nonzero(by_mouse)
    assert notebook.heard == []


def test_erasing_width_and_shade(opened):
    notebook, cell, explorer = opened
    slider(cell, "strength of paint").press("End")
    slider(cell, "width of the brush").press("End")
    explorer.move(shade=1.0, width=6.0)
    drag(notebook, cell, (14, 3), (14, 24))
    settled(cell)
    thick = pixels(cell)
    assert np.all(thick[12:17, 3:25] == 255) and not thick[20:].any()
    cell.get_by_role("radio", name="erase").check()
    slider(cell, "width of the brush").press("Home")
    drag(notebook, cell, (14, 3), (14, 24))
    expect_judged(cell, explorer)
    assert np.all(pixels(cell)[14, 3:25] == 0)
    assert np.all(pixels(cell)[12, 3:25] == 255)
    assert slider(cell, "strength of paint").is_disabled()
    assert notebook.heard == []


def test_another_garment_mirror_and_undo(opened):
    notebook, cell, explorer = opened
    slider(cell, "start from garment").press("End")
    explorer.move(taken=50)
    expect_said(cell, explorer)
    np.testing.assert_array_equal(pixels(cell).ravel(), explorer.state["drawing"])
    for button in ("Mirror", "Undo", "Undo"):
        cell.get_by_role("button", name=button).press("Enter")
        explorer.press(button.lower())
        expect_said(cell, explorer)
        np.testing.assert_array_equal(pixels(cell).ravel(), explorer.state["drawing"])
    assert not pixels(cell).any()
    assert notebook.heard == []


def test_the_nearest_training_images_are_shown(opened):
    _, cell, explorer = opened
    slider(cell, "start from garment").press("End")
    explorer.move(taken=50)
    expect_said(cell, explorer)
    cards = picture(cell).locator("li")
    expect(cards).to_have_count(5)
    for k in range(5):
        far = f"{explorer.numbers['distances'][k]:.1f}" if k else "itself"
        assert cards.nth(k).inner_text() == f"{explorer.numbers['named'][k]}\n{far}"
        drawn = cards.nth(k).locator("canvas").evaluate(PIXELS)
        assert drawn == explorer.numbers["images"][k].ravel().tolist()
