"""Every explorer on a page of its own: for every eye, ear and hand, every width, light and dark."""

import re

import pytest

from .explorers import SOURCES, explorer_of
from .notebook import stays_here

pytestmark = pytest.mark.browser

WIDTHS = (360, 960, 2000)
LIGHT, DARK = (255, 255, 255), (18, 18, 18)
OUTSIDE = """() => {
  const frame = document.querySelector(".mlpkit .picture").getBoundingClientRect();
  return [...document.querySelectorAll(".mlpkit .picture text")]
    .filter((text) => text.textContent && text.checkVisibility({ opacityProperty: true }))
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, { width }]) => width > 0)
    .filter(([, { left, right }]) => left < frame.left - 2 || right > frame.right + 2)
    .map(([said]) => said);
}"""  # the words in a picture that leave it


@pytest.fixture(scope="module", params=SOURCES)
def recorded(request, tmp_path_factory):
    """The address of an explorer's recording."""
    path = tmp_path_factory.mktemp("page") / f"{request.param}.html"
    return explorer_of(SOURCES[request.param]).save(path).as_uri()


@pytest.fixture
def open_page(browser):
    """open_page(address, **options of the context) -> a page with its explorer drawn."""
    contexts = []

    def open_page(address, width=960, **options):
        options["viewport"] = {"width": width, "height": 900}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.heard = []
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.heard.append(said.text))
        page.on("request", lambda r: wanted(r.url) or page.heard.append(f"asked for {r.url}"))
        page.goto(address)
        page.locator(".mlpkit[data-drawn]").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()


def wanted(address):
    return address.startswith("file:") or stays_here(address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, recorded, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(recorded, color_scheme=scheme)
    page.wait_for_timeout(800)  # the line for screen readers comes late
    found = Axe().run(page, context=".mlpkit").response["violations"]
    told = [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
    assert told == []
    assert page.heard == []


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_every_width(open_page, recorded, width):
    page = open_page(recorded, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []
    assert page.heard == []


def test_light_and_dark_are_followed_live(open_page, recorded):
    page = open_page(recorded, color_scheme="light")
    colour = "getComputedStyle(document.querySelector('.mlpkit .said')).color"
    before = brightness(page.evaluate(colour))
    page.emulate_media(color_scheme="dark")
    after = brightness(page.evaluate(colour))
    assert before < 80 and after > 180


def brightness(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_tab_reaches_every_control_once_and_shows_where_it_is(open_page, recorded):
    page = open_page(recorded)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll(
             ".mlpkit input:enabled:not([type=radio]), .mlpkit input:checked:enabled, " +
             ".mlpkit button:enabled, .mlpkit select:enabled, .mlpkit [tabindex='0']")]
           .filter((one) => one.checkVisibility() && one.tabIndex >= 0).length"""
    )
    reached = []
    for _ in range(wanted + 1):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one.closest(".mlpkit")) return null;
              const seen = one.type === "radio" ? one.closest(".option") : one;
              one.number ??= Math.random();
              const outline = getComputedStyle(seen).outlineStyle;
              return [one.number, outline, one.ariaLabel ?? one.textContent];
            }"""
        )
        if found is None:
            break
        assert found[1] != "none", f"no visible focus: {found[2]}"
        reached.append(found[0])
    assert len(reached) == len(set(reached)) == wanted


def test_a_recorded_slider_moves_by_keyboard_and_says_other_words(open_page, recorded):
    page = open_page(recorded)
    for slider in page.locator(".mlpkit input[type=range]:enabled").all():
        said = page.locator(".mlpkit > .said").inner_text()
        for key in ("End", "Home"):
            slider.press(key)
            page.wait_for_timeout(500)
            if page.locator(".mlpkit > .said").inner_text() != said:
                return
    assert page.locator(".mlpkit input[type=range]:enabled").count() == 0
