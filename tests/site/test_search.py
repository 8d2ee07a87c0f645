"""The site's search: what it finds is shown in words, and its dialog can be closed without keys."""

import re

import pytest

from tests.pages.chromium import expect

pytestmark = pytest.mark.browser


def test_results_show_the_text_that_was_found_and_not_the_pages_headings(visit):
    page = visit("search.html?q=gradient")
    found = page.locator("#search-results li", has_text="Send the blame back").first
    expect(found.locator(".context")).to_be_visible()
    assert "Deeper: check it" not in found.inner_text()


def test_the_search_does_not_run_the_words_of_the_front_page_together(built):
    index = (built / "searchindex.js").read_text("utf-8")
    front = (built / "index.html").read_text("utf-8").split("<main")[1]
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", "", front, flags=re.S)
    assert re.findall(r"[a-z]{3,}[.?]?[A-Z][a-z]{3,}", text.replace("Jupyter", "")) == []
    assert '"begin"' in index


def test_the_searchs_dialog_is_closed_by_a_button(visit):
    page = visit("index.html", width=390)
    page.locator(".search-button").first.click()
    dialog = page.locator("#pst-search-dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close the search").click()
    expect(dialog).to_be_hidden()
