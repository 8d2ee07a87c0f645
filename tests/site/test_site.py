"""The site as readers see it: complete at every width, light and dark; every link works."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from docs import evidence, glossary, reference
from mlpkit.exercises import course
from tests.one_now import one_now
from tests.pages.chromium import expect

from .conftest import THEMES, WIDTHS

pytestmark = pytest.mark.browser
NOTEBOOKS = [path.stem for path in sorted(course.notebooks.glob("[!.]*.ipynb"))]
BESIDE = [name for maker in (reference, glossary, evidence) for name in maker.make_pages()]
PAGES = ["index", "explorers/index", *(f"notebooks/{name}" for name in NOTEBOOKS)]
PAGES += [name.removesuffix(".md") for name in BESIDE]

BROKEN = """() => {
  const pictures = [...document.images];
  for (const one of pictures) one.loading = "eager";
  return Promise.all(pictures.map((one) => one.decode().then(() => "", () => one.src)))
    .then((found) => found.filter(Boolean));
}"""
WORDLESS = """() => [...document.images]
  .filter((one) => !one.closest(".gallery"))  // beside a title
  .filter((one) => !one.alt || /\\.(png|webp)$|^_images/.test(one.alt))
  .map((one) => one.src)"""
OVER = """async (width) => {
  for (let k = 0; k < 3; k += 1)  // an explorer that is awake follows the width
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => one.outerHTML.slice(0, 100)).slice(0, 5);
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_complete_at_every_width_light_and_dark(visit, path):
    page = visit(f"{path}.html")
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(WORDLESS) == []
    for theme in THEMES:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            expect(page.locator("html")).to_have_attribute("data-theme", theme)
            assert page.evaluate(OVER, width) == [], (theme, width)


TAKE_OUT = """(selector) => {
  window.takenOut = [...document.querySelectorAll(selector)].map((one) => {
    const place = new Comment();
    one.replaceWith(place);
    return () => place.replaceWith(one);
  });
}"""
PUT_BACK = "() => window.takenOut.reverse().forEach((one) => one())"
OUT_OF_REACH = """() => [...document.querySelectorAll("mjx-container[display]")]
  .filter((one) => one.scrollWidth > one.clientWidth && one.tabIndex < 0)
  .map((one) => one.innerText.slice(0, 100))"""


# axe can't judge contrast in front of a shade
PLAIN = "article * { background-image: none !important }"


AWAKE = """() => [...document.querySelectorAll("figure[data-explorer]")]
  .filter((one) => one.getBoundingClientRect().top < innerHeight)
  .filter((one) => one.getBoundingClientRect().bottom > 0)
  .every((one) => one.querySelector(".mlpkit-around")?.shadowRoot.querySelector("[data-drawn]"))"""


# A moment after a page's size has changed, the theme lets the keyboard reach what scrolls now.
REACHED = """() => [...document.querySelectorAll("pre[tabindex='-1']")]
  .every((one) => one.scrollWidth <= one.clientWidth)"""


def axe(page, contrast=True, within=None):
    """Axe's findings, without the inside of formulas: ten thousand parts of letters.

    within: the part of the page to judge, a Locator; None for all of it.
    """
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_function(AWAKE)
    page.wait_for_function(REACHED)
    page.evaluate(TAKE_OUT, "mjx-math, mjx-assistive-mml" + ("" if contrast else ", pre span"))
    plain = page.add_style_tag(content=PLAIN)
    rules = {"color-contrast": {"enabled": contrast}}  # this rule takes longer than all the others
    options = {"preload": False, "rules": rules}
    if within is not None:
        within.evaluate("(one) => one.setAttribute('data-judged', '')")
    part = {} if within is None else {"context": "[data-judged]"}
    found = Axe().run(page, options=options, **part).response["violations"]
    plain.evaluate("(one) => one.remove()")
    page.evaluate(PUT_BACK)
    return [f"{one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]


def typeset(page):
    """Wait until all formulas of a page are set."""
    page.wait_for_function("window.MathJax?.startup?.promise ? true : !window.MathJax")
    page.evaluate("window.MathJax?.startup.promise")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", ["index", "explorers/index", f"notebooks/{NOTEBOOKS[0]}"])
def test_axe_finds_nothing(visit, path, theme):
    assert axe(visit(f"{path}.html", 800, theme)) == []


@pytest.mark.parametrize(
    "path", one_now([f"notebooks/{name}" for name in NOTEBOOKS[1:]], pytest.mark.proofs)
)
def test_axe_finds_nothing_but_contrast_in_the_other_notebooks(visit, path):
    page = visit(f"{path}.html", 390)
    typeset(page)
    assert page.evaluate(OUT_OF_REACH) == []
    assert axe(page, contrast=False) == []


class Links(HTMLParser):
    """The links in a page, and its anchors."""

    def __init__(self, text):
        super().__init__()
        self.to, self.names = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src"):
                self.to.add(value)
            elif name == "id":
                self.names.add(value)


def test_every_link_and_every_anchor_leads_somewhere(built):
    paths = [path for path in built.rglob("*.html") if "_static" not in path.parts]
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in paths}
    lost = []
    for path, links in pages.items():
        for to in links.to:
            parts = urlsplit(to)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("https", "data", "mailto"), (path, to)
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            name = unquote(parts.fragment)
            names = pages[there].names if there in pages else set()
            if not there.is_file() or (there in pages and name and name not in names):
                lost.append((path.name, to))
    assert lost == []
    assert len(pages) > len(NOTEBOOKS) + 5


def test_no_page_makes_the_browser_fetch_another_in_advance(built):
    """Firefox does that for rel="next", too; the policy stops it, with an error on the console."""
    ahead = re.compile(r'<link[^>]* rel="(next|prefetch|prerender)"')
    found = [path.name for path in built.rglob("*.html") if ahead.search(path.read_text("utf-8"))]
    assert found == []


def test_jupyters_anchors_lead_to_their_headings(visit):
    page = visit("notebooks/06_optimizers.html#Deeper:-two-forms,-one-path")
    typeset(page)  # everything above it has its final height
    heading = page.get_by_role("heading", name="Deeper: two forms, one path")
    box = heading.bounding_box()
    assert 0 <= box["y"] < 300


def test_each_notebook_leads_to_the_next_and_back(visit):
    page = visit(f"notebooks/{NOTEBOOKS[0]}.html")
    for name in NOTEBOOKS[1:3]:
        page.locator("a.right-next").click()
        expect(page).to_have_url(re.compile(f"/{name}.html$"))
    page.locator("a.left-prev").click()
    expect(page).to_have_url(re.compile(f"/{NOTEBOOKS[1]}.html$"))


def test_solutions_and_answers_are_closed(visit):
    page = visit("notebooks/02_activations.html")
    folds = page.locator("article details")
    assert folds.count() > 5
    assert page.locator("article details[open]").count() == 0
    folds.first.locator("summary").click()
    expect(folds.first).to_contain_text("1 − a²")


def test_formulas_are_typeset_and_verdicts_are_as_they_were_stored(visit):
    page = visit("notebooks/02_activations.html")
    expect(page.locator("mjx-container").first).to_be_visible()
    expect(page.locator("mjx-merror")).to_have_count(0)
    verdict = page.locator("[role=status]", has_text="Not attempted yet · relu").first
    expect(verdict).to_be_visible()


def test_the_search_finds_the_word_nesterov(visit):
    page = visit("search.html?q=Nesterov")
    found = page.locator("#search-results li a[href*='06_optimizers']")
    expect(found.first).to_be_visible()


def test_the_front_page_has_every_notebook_with_its_minutes(visit):
    page = visit("index.html")
    lines = page.locator("ol.chapters li:not(.heads)")
    expect(lines).to_have_count(len(NOTEBOOKS))
    for line in lines.all():
        expect(line).to_contain_text(" min")


def test_the_front_page_shows_explorers_in_use_as_they_look_in_its_theme(visit):
    page = visit("index.html")
    photograph = page.locator(".gallery img.both").first
    for theme, half in zip(THEMES, ("50% 0%", "50% 100%"), strict=True):
        page.emulate_media(color_scheme=theme)
        expect(photograph).to_have_css("object-position", half)
        expect(photograph).to_have_css("filter", "none")


def test_the_front_page_weighs_less_than_a_megabyte_without_explorers(browser, address):
    answers = []
    page = browser.new_page()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}/index.html", wait_until="networkidle")
    assert page.evaluate(BROKEN) == []  # by now the pictures further down are loaded too
    own = [one for one in answers if not re.search(r"\.json|-\w+\.js$", one.url)]
    weights = {one.url: len(one.body()) for one in own}
    page.close()
    assert 50_000 < sum(weights.values()) < 1_000_000, weights


NARROW = """() => [...document.querySelectorAll(".bd-article .cell_input pre")]
  .filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => one.innerText.slice(0, 60))"""


@pytest.mark.parametrize("width", [1280, 1600])
def test_code_of_100_letters_is_seen_whole_on_a_laptop(visit, width):
    page = visit("notebooks/05_backprop.html", width)
    assert page.locator(".bd-article .cell_input pre").count() > 50
    assert page.evaluate(NARROW) == []


def test_the_front_links_to_the_other_pages_on_its_first_screen(visit):
    page = visit("index.html")
    for name in ("reference", "glossary", "evidence"):
        link = page.locator("article").get_by_role("link", name=name, exact=True)
        assert link.first.bounding_box()["y"] < 900
