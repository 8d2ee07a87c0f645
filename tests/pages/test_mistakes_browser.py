"""The confusion matrix, the map and the pages in a real page."""

import re

import numpy as np
import pytest

from .chromium import expect
from .explorers import SOURCES, expect_said, focused, frame, picture, settled, slider

pytestmark = pytest.mark.browser
SOURCE = SOURCES["MistakesBrowser"]


def shown(page):
    """The words of every image on the page: true class, predicted class, confidence."""
    return [" ".join(one.split()) for one in picture(page).locator("li:visible").all_inner_texts()]


def expected(explorer):
    judged, numbers = explorer.judged, explorer.numbers
    words = []
    for n, surely in zip(numbers["shown"], numbers["surely"], strict=True):
        true, taken = judged.labels[n], judged.predicted[n]
        how = "correct" if true == taken else f"as {judged.class_names[taken]}"
        words.append(f"{judged.class_names[true]} {how} {surely}")
    return words


def tile(page, name):
    return page.get_by_role("gridcell", name=name)


def test_what_sure_means_is_said_beside_the_images(opened_here):
    page, _ = opened_here
    expect(picture(page).locator(".images")).to_contain_text(
        "% sure: the probability that the network assigns to its answer."
    )


def test_a_cell_of_the_matrix_responds_to_mouse_and_keyboard(opened):
    page, explorer = opened
    tile(page, "coat taken for bag:").click()
    explorer.move(true="coat", taken_for="bag")
    expect_said(page, explorer)
    assert shown(page) == expected(explorer)
    tile(page, "bag taken for top:").press("Enter")
    explorer.move(true="bag", taken_for="top")
    expect_said(page, explorer)
    assert shown(page) == expected(explorer)


def test_the_matrix_is_one_tab_stop_and_arrows_move_within_it(opened):
    page, explorer = opened
    stops = page.locator("[role=grid] [tabindex='0']")
    expect(stops).to_have_count(1)
    tile(page, "coat taken for bag:").click()
    keys = {
        "ArrowRight": "coat taken for boot",
        "ArrowDown": "bag taken for boot",
        "ArrowLeft": "bag taken for bag",
        "End": "bag taken for trousers",
        "ArrowRight ": "bag taken for trousers",  # at the edge the focus stays where it is
        "PageDown": "trousers taken for trousers",
        "Home": "trousers taken for any other",
        "ArrowUp": "heel taken for any other",
    }
    for key, name in keys.items():
        page.keyboard.press(key.strip())
        assert focused(page).startswith(name), key
        expect(stops).to_have_count(1)
    page.keyboard.press("Space")
    explorer.move(true="heel")
    expect_said(page, explorer)
    assert shown(page) == expected(explorer)
    chosen = page.locator("[role=grid] [aria-selected=true]")
    expect(chosen).to_have_attribute("aria-label", "heel taken for any other")


def test_the_matrix_shows_the_counts(opened):
    page, explorer = opened
    for i, true in enumerate(explorer.judged.class_names):
        for j, taken in enumerate(explorer.judged.class_names):
            judged = explorer.judged
            count = int(((judged.labels == i) & (judged.predicted == j)).sum())
            one = page.get_by_role(
                "gridcell", name=f"{true} taken for {taken}: {count}", exact=True
            )
            assert one.inner_text() == str(count or "·")


def test_a_long_list_responds_to_the_keyboard(opened):
    page, explorer = opened
    chosen = page.get_by_role("combobox", name="taken for")
    chosen.press("Space")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    explorer.move(taken_for="coat")
    expect_said(page, explorer)


def test_pages_are_turned_by_button_and_slider(opened):
    page, explorer = opened
    page.get_by_role("button", name="next page").click()
    explorer.move(page=2)
    expect(picture(page)).to_contain_text(f"page 2 of {explorer.numbers['pages']}")
    settled(page)
    assert shown(page) == expected(explorer)
    slider(page, "page, 12 images each").press("End")
    explorer.move(page=explorer.numbers["pages"])
    expect(page.get_by_role("button", name="next page")).to_be_disabled()
    settled(page)
    assert shown(page) == expected(explorer)
    page.get_by_role("button", name="previous page").press("Enter")
    explorer.move(page=explorer.state["page"] - 1)
    settled(page)
    assert shown(page) == expected(explorer)


def place(page, explorer, n):
    """The position of image n on the screen; the map has a margin of 10 pixels."""
    box = page.locator(".map svg").bounding_box()
    x, y = explorer.judged.points[n].astype(float)
    side = box["width"] - 20
    return box["x"] + 10 + x * side, box["y"] + 10 + (1 - y) * side


def test_the_image_under_the_pointer_is_shown_with_its_words(opened):
    page, explorer = opened
    page.locator(".map svg").scroll_into_view_if_needed()
    n = int(explorer.judged.points[:, 1].argmax())  # no other point covers the highest one
    page.mouse.move(*place(page, explorer, n))
    explorer.move(hovered=n)
    tip = page.locator(".tip")
    expect(tip).to_contain_text(explorer.numbers["hovered"]["surely"])
    true = explorer.judged.class_names[explorer.judged.labels[n]]
    assert tip.inner_text().startswith(true)
    drawn = tip.locator("canvas").evaluate(
        "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, k) => k % 4 === 3)"
    )
    assert drawn == explorer.judged.pixels[n].ravel().tolist()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def corner_of(handle):
    """The position of a corner of the rectangle, in percent of the map: (right, up)."""
    return np.array(re.findall(r"\d+", handle.get_attribute("aria-valuetext")), int)


def test_a_dragged_rectangle_and_its_corners_filter_the_images(opened):
    page, explorer = opened
    svg = page.locator(".map svg")
    svg.scroll_into_view_if_needed()
    expect(svg).to_have_css("cursor", "crosshair")
    box, mouse = svg.bounding_box(), page.mouse
    side = box["width"] - 20
    at = lambda x, y: (box["x"] + 10 + x * side, box["y"] + 10 + (1 - y) * side)  # noqa: E731
    mouse.move(*at(0.25, 0.75))
    mouse.down()
    mouse.move(*at(0.5, 0.5), steps=4)
    mouse.move(*at(0.75, 0.25), steps=4)
    mouse.up()
    expect(page.locator(".said")).to_contain_text("in this part of the map")
    settled(page)
    explorer.move(part=[0.25, 0.25, 0.75, 0.75])
    found = int(page.locator(".said").inner_text().split(" mistakes")[0])
    assert abs(found - explorer.numbers["found"]) <= 3  # the mouse moves by whole pixels
    corner = page.get_by_role("slider", name="left, bottom corner of the part that is shown")
    at_first = corner_of(corner)
    assert np.abs(at_first - [25, 25]).max() <= 1
    corner.press("Shift+ArrowRight")
    corner.press("ArrowDown")
    settled(page)
    assert np.abs(corner_of(corner) - at_first - [20, -2]).max() <= 1  # percent, each rounded
    assert int(page.locator(".said").inner_text().split(" mistakes")[0]) < found
    page.get_by_role("button", name="whole map").press("Enter")
    explorer.move(part=[0.0, 0.0, 1.0, 1.0])
    expect_said(page, explorer)
    expect(page.get_by_role("button", name="whole map")).to_be_disabled()


def test_the_circles_on_the_map_are_explained_as_corners_of_its_rectangle(opened):
    page, _ = opened
    expect(page.locator(".map")).to_contain_text("the large circles at its corners")
    frame_, corners = page.locator(".map rect.part"), page.locator(".map circle.handle")
    box = frame_.bounding_box()
    ends = {(box["x"], box["y"] + box["height"]), (box["x"] + box["width"], box["y"])}
    for corner in corners.all():
        at = corner.bounding_box()
        middle = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
        assert min(np.hypot(*np.subtract(end, middle)) for end in ends) < 2


def test_without_a_hidden_layer_there_is_no_map(open_explorer):
    page = open_explorer("MistakesBrowser(*judged()[:4])")
    expect(frame(page).get_by_role("grid")).to_be_visible()
    expect(page.locator(".map")).to_have_count(0)
    expect(page.locator("li:visible")).to_have_count(12)


def test_on_a_page_without_python_nothing_on_the_map_can_be_dragged_or_looks_as_if_it_could(
    open_page, recorded
):
    page = open_page(recorded("MistakesBrowser"))
    expect(page.locator(".map svg")).to_have_css("cursor", "auto")
    expect(page.get_by_text("drag a rectangle")).to_be_hidden()
