"""Every explorer on a page of its own: for every eye, ear and hand, every width, light and dark."""

import re

import pytest

from .explorers import (
    SOURCES,
    expect_axe_finds_nothing,
    expect_it_fits,
    frame,
    sentence,
    settled,
)

pytestmark = pytest.mark.browser

WIDTHS = (360, 960, 2000)


@pytest.fixture(params=[pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in SOURCES])
def address(request, recorded):
    """The address of an explorer's recording; one worker makes it for all that need it."""
    return recorded(request.param)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, address, scheme):
    expect_axe_finds_nothing(open_page(address, color_scheme=scheme))


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_every_width(open_page, address, width):
    expect_it_fits(open_page(address, width))


def test_light_and_dark_are_followed_live(open_page, address):
    page = open_page(address, color_scheme="light")
    colour = "said => getComputedStyle(said).color"
    before = brightness(sentence(page).evaluate(colour))
    page.emulate_media(color_scheme="dark")
    after = brightness(sentence(page).evaluate(colour))
    assert before < 80 and after > 180
    for light, bright in (("true", False), ("false", True)):  # JupyterLab's comes before it
        page.evaluate("light => (document.body.dataset.jpThemeLight = light)", light)
        assert (brightness(sentence(page).evaluate(colour)) > 180) == bright


def brightness(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_tab_reaches_every_control_once_and_shows_where_it_is(open_page, address):
    page = open_page(address, anew=True)  # in one that Tab has left before, it may come round
    wanted = frame(page).evaluate(
        """(root) => [...root.querySelectorAll(
             "input:enabled:not([type=radio]), input:checked:enabled, " +
             "button:enabled, select:enabled, [tabindex='0']")]
           .filter((one) => one.checkVisibility() && one.tabIndex >= 0).length"""
    )
    reached = []
    for _ in range(wanted + 1):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const one = document.activeElement.shadowRoot?.activeElement;
              if (!one) return null;
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


def test_a_recorded_slider_moves_by_keyboard_and_says_other_words(open_page, address):
    page = open_page(address)
    sliders = frame(page).locator("input[type=range]:enabled")
    for slider in sliders.all():
        said = sentence(page).inner_text()
        for key in ("End", "Home"):
            slider.press(key)
            if settled(page) != said:
                return
    assert sliders.count() == 0
