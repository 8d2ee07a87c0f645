"""A page as it is read: on a phone, on paper, and found by searching."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.pages.chromium import expect

from .conftest import THEMES

pytestmark = pytest.mark.browser

WIDE = """(wide) => [...document.querySelectorAll("article .highlight pre")]
  .find((one) => one.checkVisibility() && (one.scrollWidth > one.clientWidth) === wide)"""

GROUNDS = """(one) => ["--pst-color-surface", "--pst-color-background"].filter((name) => {
  const probe = one.appendChild(document.createElement("i"));
  probe.style.backgroundColor = `var(${name})`;
  const [own, named] = [one, probe].map((node) => getComputedStyle(node).backgroundColor);
  probe.remove();
  return own === named;
})"""


def shaded(node):
    """Whether the ends of a node differ in colour from its middle.

    The ends are compared with the middle along a line of pixels above its text.
    """
    pixels = np.asarray(Image.open(io.BytesIO(node.screenshot())).convert("L"), int)
    line = pixels[4]
    return tuple(abs(line[end] - line[len(line) // 2]) > 8 for end in (2, -3))


@pytest.mark.parametrize("theme", THEMES)
def test_code_wider_than_a_phone_is_shaded_where_it_is_cut_off(visit, theme):
    page = visit("notebooks/03_forward_pass.html", 390, theme)
    wide = page.evaluate_handle(WIDE, True).as_element()
    assert shaded(wide) == (False, True)
    wide.evaluate("one => (one.scrollLeft = 30)")
    assert shaded(wide) == (True, True)
    wide.evaluate("one => (one.scrollLeft = one.scrollWidth)")
    assert shaded(wide) == (True, False)
    assert shaded(page.evaluate_handle(WIDE, False).as_element()) == (False, False)
    assert wide.evaluate(GROUNDS) == ["--pst-color-surface"]  # as code does, and nothing else


@pytest.mark.parametrize(
    ("word", "page", "beside"),
    [
        (
            "Nesterov",
            "06_optimizers.html#deeper-nesterov",
            "optimizers.html#mlpkit.optimizers.Nesterov",
        ),
        ("softmax", "02_activations.html", "activations.html#mlpkit.activations.softmax"),
    ],
)
def test_the_search_leads_to_where_a_word_is_taught_and_then_to_its_reference(
    visit, word, page, beside
):
    found = visit(f"search.html?q={word}").locator("#search-results li > a")
    expect(found.first).to_be_visible()
    expect(found.nth(10)).to_be_visible()
    ends = [one.get_attribute("href") for one in found.all()]
    places = [next(k for k, end in enumerate(ends) if part in end) for part in (page, beside)]
    assert places[0] < 2 and places[0] < places[1] < 6, ends[:10]


AWAY = ".bd-header, .bd-sidebar-primary, .bd-sidebar-secondary, .prev-next-area, .bd-footer"
CUT = """() => [...document.querySelectorAll("article pre")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).length"""


def test_on_paper_a_page_has_all_of_its_text_and_is_light(visit):
    page = visit("notebooks/02_activations.html", 800, "dark")
    fold = page.locator("article details").first
    expect(page.locator(f"{AWAY} >> visible=true").first).to_be_visible()
    expect(fold).not_to_have_attribute("open", "")
    page.emulate_media(media="print")
    expect(page.locator(f"{AWAY} >> visible=true")).to_have_count(0)
    expect(page.locator("a.headerlink >> visible=true")).to_have_count(0)
    head = fold.locator("summary").bounding_box()["height"]
    assert fold.bounding_box()["height"] > head + 15
    assert page.evaluate(CUT) == 0
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.emulate_media(media="screen")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
