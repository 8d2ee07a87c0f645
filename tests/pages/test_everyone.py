"""Every explorer on its own page: for every eye, ear and hand, at every width, light and dark."""

import re

import pytest

from .chromium import expect
from .collisions import walk
from .conftest import COURSE
from .explorers import SOURCES, expect_axe_finds_nothing, expect_it_fits, frame, sentence, settled

pytestmark = pytest.mark.browser

# (width of the page, how many stops of each slider)
WIDTHS = [(360, 0), (390, 6), (1100, 3), (2000, 0)]
WIDTHS += [pytest.param(700, 3, marks=pytest.mark.proofs)]


@pytest.fixture(params=[pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in SOURCES])
def address(request, recorded):
    """The address of an explorer's recording; one worker makes it for all that need it."""
    return recorded(request.param)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_disabled_controls_can_be_read(open_page, address, scheme):
    page = open_page(address, color_scheme=scheme)
    expect_axe_finds_nothing(page)
    assert frame(page).evaluate(FAINT) == []


@pytest.mark.parametrize(("width", "stops"), WIDTHS)
def test_words_do_not_overlap_at_any_stop_or_width(open_page, address, width, stops):
    page = open_page(address, width, reduced_motion="reduce")
    expect_it_fits(page)
    _, found = walk(frame(page), stops)
    assert found == []


REASONS = """(root) => [...root.querySelectorAll(":disabled, [aria-disabled=true]")]
  .filter((one) => one.checkVisibility() && !one.matches("option"))
  .filter((one) => !one.title && !one.ariaDescription && !one.closest("label")?.title)
  .filter((one) => !one.closest(".row")?.querySelector(".note")?.textContent)
  .map((one) => one.outerHTML.slice(0, 200))"""  # controls disabled for no visible reason


FINGER = """(root) => [...root.querySelectorAll("input, button, select, .handle, .option")]
  .filter((one) => one.checkVisibility() && !one.matches("[type=radio], .map, .blank *"))
  .map((one) => [one, (one.matches(".handle") ? one.previousElementSibling : one)])
  .map(([one, hold]) => [one, hold.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 23.5)
  .map(([one, { width, height }]) => `${width} x ${height}: ${one.outerHTML.slice(0, 120)}`)"""


def test_a_saved_page_works_without_a_kernel_and_by_touch(open_page, address):
    page = open_page(address, 390, touch=True)
    expect(page.get_by_role("heading", level=1)).to_have_text(page.title())
    expect(frame(page).locator("> .task")).to_be_visible()
    expect(page.get_by_role("link", name=COURSE)).to_have_attribute("href", COURSE)
    expect(page.locator("img")).to_have_count(0)  # the still has been replaced
    settled(page)
    assert frame(page).evaluate(REASONS) == []
    assert frame(page).evaluate(FINGER) == []  # each control has at least 24 pixels for a finger


FAINT = """(root) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const bright = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const clear = (colour) => /, 0\\)$|transparent/.test(colour);
  const behind = (one) => {
    for (let node = one; node; node = node.parentElement) {
      const { backgroundColor } = getComputedStyle(node);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const opacity = (one) => one ? getComputedStyle(one).opacity * opacity(one.parentElement) : 1;
  return [...root.querySelectorAll(":is(.option, button, select, input.number, .row.off .name)")]
    .filter((one) => one.checkVisibility() && one.textContent + (one.value ?? ""))
    .map((one) => {
      const [ink, page] = [getComputedStyle(one).color, behind(one)].map((c) => bright(parts(c)));
      const ratio = (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05);
      return [opacity(one) < 0.99 ? 0 : ratio, one.outerHTML.slice(0, 120)];
    })
    .filter(([ratio]) => ratio < 4.4);
}"""  # returns [ratio, text] for texts that have too little contrast or are half transparent


def test_light_and_dark_are_followed_live_and_a_slider_changes_the_sentence(open_page, address):
    page = open_page(address, color_scheme="light")
    colour = "said => getComputedStyle(said).color"
    before = brightness(sentence(page).evaluate(colour))
    page.emulate_media(color_scheme="dark")
    after = brightness(sentence(page).evaluate(colour))
    assert before < 80 and after > 180
    # JupyterLab's theme takes precedence over the system's
    for light, bright in (("true", False), ("false", True)):
        page.evaluate("light => (document.body.dataset.jpThemeLight = light)", light)
        assert (brightness(sentence(page).evaluate(colour)) > 180) == bright

    sliders = frame(page).locator("input[type=range]:enabled")
    for slider in sliders.all():
        said = sentence(page).inner_text()
        for key in ("End", "Home"):
            slider.press(key)
            if settled(page) != said:
                return
    assert sliders.count() == 0


def brightness(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_tab_reaches_every_control_once_and_shows_where_it_is(open_page, address):
    # a new page: in a group that Tab has already left, it may wrap around
    page = open_page(address, anew=True)
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
