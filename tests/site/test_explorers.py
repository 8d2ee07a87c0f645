"""Each explorer lives on its page: mounted, moved by keyboard, light and dark, at every width."""

import json

import pytest

from docs import live_folder
from mlpkit.checker.contents.edition import explorers
from mlpkit.exercises import course
from tests.one_now import one_now
from tests.pages.chromium import expect
from tests.pages.explorers import OUTSIDE, frame, sentence, settled

from .conftest import THEMES, WIDTHS
from .test_site import axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not live_folder.has_npm(), reason="needs npm ci in docs/live"),
]


def shown():
    """Return {name: its notebook} for all explorers that the notebooks show."""
    found = {}
    for path in sorted(course.notebooks.glob("[!.]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for one in explorers(cells):
            found.setdefault(one.name, path.stem)
    return found


SHOWN = shown()
GREY = "in the notebook"  # what a control says that a page without Python can't move
MOVED = (  # elements that a key can move, and the keys
    ("input[type=range]:enabled", ("End", "Home")),
    ("[role=slider][tabindex='0'], [role=application]", ("ArrowRight", "Enter", "Space")),
    ("select:enabled", ("End", "Home")),
    ("button:enabled", ("Enter",)),
)


NO_PYTHON = """(figure) => {  // counts how often it is asked for, and never comes
  window.asked = 0;
  figure.live.wake = async () => { window.asked += 1; return false; };
}"""


def moved_by_a_key(page):
    """Whether pressing a key on a control changes the sentence."""
    said = settled(page)
    for selector, keys in MOVED:
        for control in frame(page).locator(selector).all():
            for key in keys:
                control.press(key)
                if settled(page) != said:
                    return True
    return False


@pytest.mark.parametrize("name", one_now(SHOWN, pytest.mark.proofs))
def test_an_explorer_lives_on_its_page(visit, name):
    page = visit(f"explorers/{name}.html", 390)
    expect(frame(page)).to_have_count(1)
    expect(page.locator("figure.explorer.awake")).to_be_visible()
    expect(page.locator("figure.explorer .still")).to_be_hidden()
    expect(frame(page).locator("> .question")).to_be_visible()
    for theme in THEMES:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            settled(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert frame(page).evaluate(OUTSIDE) == [], width
        ink = sentence(page).evaluate("one => getComputedStyle(one).color.match(/\\d+/)[0]")
        assert (int(ink) > 150) == (theme == "dark")
        assert axe(page) == [], theme
    assert GREY not in frame(page).inner_text()
    figure = page.locator("figure.explorer")
    recorded = figure.evaluate("(one) => fetch(`${one.dataset.at}.json`).then((it) => it.json())")
    figure.evaluate(NO_PYTHON)
    moved = moved_by_a_key(page)
    assert moved == bool(recorded["stops"])  # without any it shows one state, and then Python does
    assert moved or page.evaluate("asked") > 0


UNDRAWN = """async (figure) => {  // in another one, built and not drawn yet
  const { at } = figure.dataset;
  const bundle = await import(new URL(`${at}.js`, document.baseURI));
  const recording = await fetch(`${at}.json`).then((answer) => answer.json());
  const place = figure.appendChild(document.createElement("div"));
  await bundle.default.play(recording, place);
  const { shadowRoot } = place.querySelector(".mlpkit-around");
  return [...shadowRoot.querySelectorAll(".picture, .picture *")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => one.outerHTML);
}"""


@pytest.mark.parametrize("notebook", sorted(set(SHOWN.values())))
def test_a_notebooks_explorers_wake_when_they_come_into_view(visit, notebook):
    page = visit(f"notebooks/{notebook}.html", 800)
    figures = page.locator("figure[data-explorer]")
    names = figures.evaluate_all("all => all.map((one) => one.dataset.explorer)")
    assert {name for name, there in SHOWN.items() if there == notebook} <= set(names)
    for figure in figures.all():
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".mlpkit[data-drawn]")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 800
        assert figure.evaluate(UNDRAWN) == []


def test_on_paper_and_without_javascript_its_still_is_shown(visit, browser, address):
    page = visit("explorers/MoveTheLine.html")
    expect(page.locator("figure.explorer.awake")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("figure.explorer .still img")).to_be_visible()
    expect(frame(page)).to_be_hidden()
    with browser.new_context(java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(f"{address}/explorers/MoveTheLine.html")
        expect(bare.locator("figure.explorer .still img")).to_be_visible()
        expect(bare.locator("figure.explorer .question")).to_be_visible()


def test_an_explorer_follows_the_theme_button(visit):
    page = visit("explorers/MoveTheLine.html")
    ink = "one => getComputedStyle(one).color"
    expect(frame(page)).to_have_count(1)
    light = sentence(page).evaluate(ink)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    assert sentence(page).evaluate(ink) != light
