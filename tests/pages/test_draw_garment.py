"""The canvas in a real page: drawings made by mouse and by keyboard are judged as they change."""

import numpy as np
import pytest

from mlpkit.network import initialize, mlp
from mlpkit.widgets.draw_garment import DrawGarment, Judge

from .chromium import expect
from .explorers import SOURCES, expect_said, picture, sentence, settled, slider

pytestmark = pytest.mark.browser
SOURCE = SOURCES["DrawGarment"]
PIXELS = (
    "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, k) => k % 4 === 3)"
)


@pytest.fixture
def opened(opened):
    """(page, a second explorer like the page's), on an empty canvas."""
    page, explorer = opened
    page.get_by_role("button", name="Clear").click()
    explorer.press("clear")
    expect_said(page, explorer)
    return page, explorer


def paper(page):
    return page.get_by_role("application")


def pixels(page):
    """The drawing on the canvas, (28, 28)."""
    return np.reshape(paper(page).locator("canvas").evaluate(PIXELS), (28, 28))


def expect_judged(page, explorer):
    """Expect the sentence and the bars that this process has for the same drawing."""
    settled(page)
    explorer.move(drawing=pixels(page))
    expect_said(page, explorer)
    for name, p in zip(["top", "coat", "bag"], explorer.numbers["probabilities"], strict=True):
        expect(picture(page).locator("g", has_text=name)).to_contain_text(f"{100 * p:.1f}%")


def drag(page, *places):
    """Move the pressed mouse from pixel to pixel, each (row, column)."""
    paper(page).evaluate("node => node.scrollIntoView({ block: 'center' })")
    box = paper(page).locator("canvas").bounding_box()
    each = box["width"] / 28
    points = [(box["x"] + (c + 0.5) * each, box["y"] + (r + 0.5) * each) for r, c in places]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=6)
    page.mouse.up()


def test_a_line_drawn_by_the_mouse_is_judged(opened):
    page, explorer = opened
    drag(page, (4, 5), (4, 20))
    expect_judged(page, explorer)
    drawn = pixels(page)
    assert np.all(drawn[4, 5:21] == 204)  # pixels of shade 0.8, without a gap
    assert not drawn[8:].any() and not drawn[:, 24:].any()
    # because the ink is in the first third of the rows
    assert explorer.numbers["probabilities"][0] > 0.99
    changed = np.count_nonzero(drawn.ravel() != explorer.others[0].ravel())
    expect(picture(page)).to_contain_text(f"the drawing: {changed} of 784 pixels changed")


def test_the_keyboard_draws_the_same_line(opened):
    page, explorer = opened
    drag(page, (4, 5), (4, 20))
    settled(page)
    by_mouse = pixels(page)
    page.get_by_role("button", name="Undo").click()
    explorer.press("clear")
    expect_said(page, explorer)
    assert not pixels(page).any()
    paper(page).focus()
    for _ in range(15):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    for _ in range(15):
        page.keyboard.press("Shift+ArrowRight")
    expect_judged(page, explorer)
    np.testing.assert_array_equal(pixels(page), by_mouse)
    expect(page.locator(".picture .heard")).to_have_text("row 5, column 21: 80%")
    page.keyboard.press("Control+z")
    settled(page)
    assert np.count_nonzero(pixels(page)) < np.count_nonzero(by_mouse)


def test_erasing_width_and_shade_work(opened):
    page, explorer = opened
    slider(page, "strength of paint").press("End")
    slider(page, "width of the brush").press("End")
    explorer.move(shade=1.0, width=6.0)
    drag(page, (14, 3), (14, 24))
    settled(page)
    thick = pixels(page)
    assert np.all(thick[12:17, 3:25] == 255) and not thick[20:].any()
    page.get_by_role("radio", name="erase").check()
    slider(page, "width of the brush").press("Home")
    drag(page, (14, 3), (14, 24))
    expect_judged(page, explorer)
    assert np.all(pixels(page)[14, 3:25] == 0)
    assert np.all(pixels(page)[12, 3:25] == 255)
    assert slider(page, "strength of paint").is_disabled()


def test_the_fewest_changed_pixels_are_kept_for_each_garment(opened):
    page, explorer = opened
    kept = picture(page).locator(".so-far").last
    explorer.press("undo")
    page.get_by_role("button", name="Undo").click()
    expect_said(page, explorer)
    began = explorer.numbers["began"]
    expect(picture(page).locator(".so-far").first).to_have_text(f"At the start: {began}.")
    fewest = None
    slider(page, "width of the brush").press("End")
    slider(page, "strength of paint").press("End")
    for row, column in ((3, 4), (3, 12), (3, 20), (3, 26), (25, 4), (25, 12)):
        drag(page, (row, column))  # one dab
        expect_judged(page, explorer)
        name = ["top", "coat", "bag"][explorer.numbers["probabilities"].argmax()]
        if name != began and fewest is None:
            fewest = f"{explorer.numbers['changed']} ({name})"
    expect(kept).to_have_text(f"Fewest pixels to a different one: {fewest}.")
    slider(page, "start from garment").press("End")
    explorer.move(taken=50)
    expect_said(page, explorer)
    expect(kept).to_have_text("Fewest pixels to a different one: none yet.")


def test_after_clear_the_eraser_is_put_away(opened):
    page, _ = opened
    page.get_by_role("radio", name="erase").check()
    settled(page)
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("radio", name="paint")).to_be_checked()
    drag(page, (4, 5), (4, 20))
    settled(page)
    assert pixels(page).any()


def test_a_new_garment_mirror_and_undo_work(opened):
    page, explorer = opened
    slider(page, "start from garment").press("End")
    explorer.move(taken=50)
    expect_said(page, explorer)
    np.testing.assert_array_equal(pixels(page).ravel(), explorer.state["drawing"])
    for button in ("Mirror", "Undo", "Undo"):
        page.get_by_role("button", name=button).press("Enter")
        explorer.press(button.lower())
        expect_said(page, explorer)
        np.testing.assert_array_equal(pixels(page).ravel(), explorer.state["drawing"])
    assert not pixels(page).any()


def test_the_nearest_training_images_are_shown(opened):
    page, explorer = opened
    slider(page, "start from garment").press("End")
    explorer.move(taken=50)
    expect_said(page, explorer)
    cards = picture(page).locator("li")
    expect(cards).to_have_count(5)
    for k in range(5):
        far = f"{explorer.numbers['distances'][k]:.1f}" if k else "itself"
        assert cards.nth(k).inner_text() == f"{explorer.numbers['named'][k]}\n{far}"
        drawn = cards.nth(k).locator("canvas").evaluate(PIXELS)
        assert drawn == explorer.numbers["images"][k].ravel().tolist()


@pytest.fixture
def by_itself(tmp_path):
    """(a saved page without Python, its Judge): standardized pixels, 784-6-3."""
    rng = np.random.default_rng(1)
    network = mlp([784, 6, 3])
    mean, std = rng.uniform(0, 1, 784).astype(np.float32), rng.uniform(0.5, 1, 784)
    std[:40] = 0
    parameters = initialize(network, rng)
    # random numbers, biases included
    parameters.vector[:] = rng.standard_normal(parameters.vector.size) / 15
    parameters["W2"][:] *= 8
    judge = Judge(network, parameters, mean, std.astype(np.float32))
    images = rng.uniform(0, 1, (50, 28, 28)).astype(np.float32)
    explorer = DrawGarment(judge, images, rng.integers(0, 3, 50), ["top", "coat", "bag"])
    return explorer.save(tmp_path / "draw.html").as_uri(), judge


def test_a_page_without_python_judges_a_drawing_as_predict_does(open_page, by_itself):
    address, judge = by_itself
    page = open_page(address)
    garment = pixels(page)

    def expect_as_predicted():
        settled(page)
        (p,) = judge(pixels(page)[None].astype(np.float32) / 255)
        for name, share in zip(["top", "coat", "bag"], p, strict=True):
            row = picture(page).locator("g", has_text=name)
            said = float(row.locator("text").last.text_content().removesuffix("%"))
            assert said == pytest.approx(100 * share, abs=0.1)  # weights have 12 binary digits
        assert p.max() < 0.98  # near 1, it would not show which drawing it was computed from
        return p

    first = expect_as_predicted()
    drag(page, (4, 5), (20, 22))
    drawn = expect_as_predicted()
    assert np.abs(drawn - first).max() > 0.001
    expect(picture(page)).to_contain_text("the nearest training images: in the notebook")
    changed = np.count_nonzero(pixels(page) != garment)
    expect(sentence(page)).to_contain_text(f"Changed: {changed} of 784 pixels of garment 1.")
    before = pixels(page)
    page.get_by_role("radio", name="erase").check()
    for button, then in (("Mirror", before[:, ::-1]), ("Undo", before), ("Clear", 0 * before)):
        page.get_by_role("button", name=button).press("Enter")
        expect_as_predicted()
        np.testing.assert_array_equal(pixels(page), then)
    expect(page.get_by_role("radio", name="paint")).to_be_checked()
    slider(page, "start from garment").press("End")
    expect_as_predicted()
    # this garment was recorded, with its neighbours
    expect(picture(page).locator("li").first).to_be_visible()
