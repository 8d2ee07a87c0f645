"""Explorers on the site that Python has made live: they go on from their recordings, and run."""

import re

import pytest

from docs import live_folder
from mlpkit.widgets.graph_explorer import GraphExplorer
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.softmax_explorer import SoftmaxExplorer
from tests.pages.chromium import expect
from tests.pages.explorers import (
    OUTSIDE,
    button,
    expect_said,
    frame,
    option,
    sentence,
    settled,
    slider,
)

from .conftest import THEMES, show_in
from .test_site import axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not live_folder.has_npm(), reason="needs npm ci in docs/live"),
]
LAPTOP, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
LIVE = "Live: Python computes these numbers here."


def opened(reader, path, **options):
    page = reader(**options).open(path)
    expect(page.locator("figure.explorer.awake")).to_have_count(1)
    return page


def bar(page):
    return page.locator(".live-explorer")


def expect_live(page):
    expect(bar(page)).to_contain_text(LIVE, timeout=120_000)
    expect(frame(page)).to_have_count(1)  # the recording has gone


def expect_it_suits_a_phone(page):
    """Expect that it fits a phone and has names for a screen reader, in light and dark."""
    page.set_viewport_size(PHONE)
    for theme in THEMES:
        show_in(page, theme)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert frame(page).evaluate(OUTSIDE) == []
        assert axe(page) == [], theme


def test_an_explorer_goes_on_from_its_recording_does_more_and_suits_a_phone(reader):
    page, explorer = opened(reader, "explorers/SoftmaxExplorer.html"), SoftmaxExplorer()
    expect_it_suits_a_phone(page)
    page.set_viewport_size(LAPTOP)
    slider(page, "logit z0").press("Home")
    lowest = page.get_by_role("slider", name="logit z0", exact=True).get_attribute("aria-valuenow")
    explorer.move(z0=float(lowest))
    expect_said(page, explorer)
    expect(bar(page)).to_contain_text("9 to 17 MB")
    button(page, "Make it live").press("Enter")
    expect_live(page)
    expect_said(page, explorer)
    assert page.evaluate("document.activeElement.shadowRoot !== null")  # the focus is inside
    slider(page, "logit z0").press("ArrowRight")  # a tenth, which is not recorded
    explorer.move(z0=explorer.state["z0"] + 0.1)
    expect_said(page, explorer)
    expect_it_suits_a_phone(page)


def test_a_gesture_that_a_recording_cant_follow_makes_it_live_and_is_followed(reader):
    page, explorer = opened(reader, "explorers/Playground.html"), Playground()
    expect_said(page, explorer)
    option(page, "data", "spiral").click()
    expect(bar(page)).to_contain_text("Python is")
    expect(bar(page).locator("progress")).to_be_visible()
    option(page, "data", "xor").click()  # before Python has loaded
    expect_live(page)
    explorer.move(data="xor")
    expect_said(page, explorer)
    expect(option(page, "data", "xor")).to_be_checked()


def test_a_button_that_a_recording_cant_follow_makes_it_live_and_is_pressed(reader):
    page = opened(reader, "explorers/Playground.html")
    button(page, "Train").click()
    expect_live(page)
    expect(sentence(page)).to_contain_text(re.compile(r"Epoch [1-9]"))
    button(page, "Pause").click()
    expect(button(page, "Train")).to_be_visible()
    said = sentence(page).inner_text()
    page.wait_for_timeout(500)
    expect(sentence(page)).to_have_text(said)
    button(page, "Step").click()
    expect(sentence(page)).not_to_have_text(said)


def test_stopped_before_it_is_live_it_is_as_it_was_recorded(reader):
    page, explorer = opened(reader, "explorers/Playground.html"), Playground()
    option(page, "data", "spiral").click()
    button(page, "Stop").click()
    expect(bar(page)).to_contain_text("Stopped. What was here before is still here.")
    expect(option(page, "data", "circles")).to_be_checked()
    expect_said(page, explorer)


SCROLLED = """async (input) => {  // by a finger that came down on it
  input.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  input.value = input.max;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((then) => setTimeout(then, 50));
  input.dispatchEvent(new PointerEvent("pointercancel", { bubbles: true }));
}"""


def test_a_finger_that_scrolls_over_a_slider_does_not_load_python(reader):
    page = opened(reader, "explorers/Playground.html")
    noise = slider(page, "noise")
    before = noise.input_value()
    noise.evaluate(SCROLLED)
    page.wait_for_timeout(500)
    expect(bar(page)).to_contain_text("These numbers are recorded.")
    expect(noise).to_have_value(before)


def test_pointing_at_a_picture_does_not_load_python(reader):
    page = opened(reader, "explorers/MoveTheLine.html")
    for dot in ("mover", "turner", "puller"):
        expect(frame(page).locator(f".picture .{dot}")).to_be_visible()
    plane = frame(page).locator(".picture rect.hover").bounding_box()
    for k in range(5):
        page.mouse.move(plane["x"] + plane["width"] * k / 5, plane["y"] + plane["height"] / 2)
    page.wait_for_timeout(500)
    expect(bar(page)).to_contain_text("These numbers are recorded.")


def test_a_live_drawing_shows_what_its_recording_cant_know(reader):
    page = opened(reader, "explorers/DrawGarment.html")
    button(page, "Mirror").click()
    expect(frame(page)).to_contain_text("the nearest training images: when it is live")
    expect(bar(page)).to_contain_text("These numbers are recorded.")


def test_a_stopped_worker_leaves_the_last_picture_which_can_be_woken(reader):
    page, explorer = opened(reader, "explorers/GraphExplorer.html"), GraphExplorer()
    button(page, "Make it live").click()
    expect_live(page)
    field = page.get_by_label("your own expression")
    field.fill("a * a + b")
    field.press("Enter")
    explorer.move(expression="a * a + b")
    expect_said(page, explorer)
    page.evaluate("document.querySelector('figure.explorer').live.learner.python.stop()")
    expect(bar(page)).to_contain_text("Python was stopped; this is its last picture.")
    expect(frame(page).locator(".asleep")).to_be_hidden()  # no cell is to be run for it
    expect_said(page, explorer)
    button(page, "Wake it").click()
    expect_live(page)
    expect_said(page, explorer)


def test_the_cells_own_data_is_used_on_a_notebooks_page(reader):
    page = reader().open("notebooks/00_start_here.html")
    page.locator("figure.explorer").scroll_into_view_if_needed()
    expect(bar(page)).to_contain_text("Fashion-MNIST, 31 MB")
    button(page, "Make it live").click()
    expect_live(page)
    button(page, "Learn").click()
    expect(sentence(page)).to_contain_text(re.compile(r"Learn has made \d\d updates"))
    button(page, "Pause").click()
    expect(button(page, "Learn")).to_be_visible()
