"""Touch: a handle follows a finger, and a swipe across a slider scrolls the page."""

import pytest

from .explorers import SOURCES, explorer_of, frame, settled, slider

pytestmark = pytest.mark.browser

HANDLES = ("SoftmaxExplorer", "MoveTheLine", "ActivationExplorer", "SplitExplorer", "OptimizerRace")


@pytest.fixture
def open_touched(open_page, kernel):
    """open_touched(name) -> a phone's page with an explorer; the page can be scrolled."""

    def open_touched(name):
        page = open_page(kernel.page(explorer_of(SOURCES[name])), 390, 700, touch=True)
        page.add_style_tag(content="main { padding-bottom: 2000px }")
        settled(page)
        return page

    yield open_touched
    assert kernel.renew() == []


def swipe(page, start, by, seen=lambda: None, steps=20):
    """Move one finger from a point by this many pixels; return what `seen` returned halfway and at
    the end."""
    (x, y), (across, down) = start, by
    session = page.context.new_cdp_session(page)
    touch = lambda kind, *points: session.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)}
    )
    touch("touchStart", {"x": x, "y": y})
    for k in range(1, steps + 1):
        touch("touchMove", {"x": x + across * k / steps, "y": y + down * k / steps})
        page.wait_for_timeout(16)
        if k == steps // 2:
            half = seen()
    page.wait_for_timeout(100)  # hold the finger still, so that the page does not keep scrolling
    touch("touchEnd")
    session.detach()
    settled(page)
    return half, seen()


@pytest.mark.parametrize("name", HANDLES)
def test_a_handle_follows_a_finger_to_its_end(open_touched, name):
    page = open_touched(name)
    handle = frame(page).locator(".picture .handle[role=slider]:visible").first
    handle.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    box = handle.bounding_box()
    start = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    by = 60 if start[0] < 195 else -60, -60 if start[1] > 350 else 60
    told = lambda: (settled(page), handle.get_attribute("aria-valuetext"))[1]  # noqa: E731
    before = told()
    half, after = swipe(page, start, by, told)
    assert len({before, half, after}) == 3
    assert page.evaluate("scrollY") == top


def test_a_swipe_across_a_slider_either_scrolls_the_page_or_moves_the_slider_and_never_both(
    open_touched,
):
    page = open_touched("SoftmaxExplorer")
    range_ = slider(page, "temperature T")
    range_.scroll_into_view_if_needed()
    for by, scrolls in (((0, -200), True), ((-10, 200), True), ((120, 0), False)):
        top, value = page.evaluate("scrollY"), range_.input_value()
        box = range_.bounding_box()
        swipe(page, (box["x"] + 50, box["y"] + box["height"] / 2), by)
        assert (page.evaluate("scrollY") != top) == scrolls
        assert (range_.input_value() == value) == scrolls


def test_a_swipe_that_begins_on_the_knob_of_a_slider_sends_no_question(open_touched):
    page = open_touched("SoftmaxExplorer")
    range_ = slider(page, "temperature T")
    range_.scroll_into_view_if_needed()
    box = range_.bounding_box()
    part = range_.evaluate("(one) => (one.value - one.min) / (one.max - one.min)")
    knob = box["x"] + 8 + part * (box["width"] - 16), box["y"] + box["height"] / 2
    top, asked = page.evaluate("scrollY"), frame(page).get_attribute("data-asked")
    swipe(page, knob, (0, -200))
    assert page.evaluate("scrollY") != top
    assert frame(page).get_attribute("data-asked") == asked  # a run that is playing continues
