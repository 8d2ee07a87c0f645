"""The code cells of a page that ask for nothing: each runs in its place, in Chromium."""

import pytest

from docs import live_folder
from docs.asked import plain_cells
from tests.pages.chromium import expect

from .conftest import SHARED, THEMES, show_in
from .test_exercises import Asked, cell_of
from .test_site import axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not live_folder.has_npm(), reason="needs npm ci in docs/live"),
]
PRINTS = "W1, b1 = rng.normal"  # it needs numbers that two cells above draw


class Plain:
    """A code cell of a page: its buttons, its editor and what it shows."""

    def __init__(self, page, number):
        self.page, self.cell = page, page.locator(".live-plain").nth(number)
        self.cell.scroll_into_view_if_needed()
        self.told = self.cell.locator("> .live-outputs")
        self.stored = self.cell.locator("> .cell_output").first
        self.origin = self.cell.locator(".live-origin")

    def press(self, name):
        self.cell.get_by_role("button", name=name).click()

    def run(self, text=None):
        if text is None:
            return self.press("Run code cell")
        if not self.cell.locator(".cm-content").count():
            self.press("Edit")
        self.cell.locator(".cm-content").fill(text)
        self.cell.locator(".cm-content").press("Shift+Enter")


def number_of(text, notebook=SHARED):
    """Which of the plain cells of a notebook has this in its source."""
    return next(k for k, one in enumerate(plain_cells(notebook)) if text in one.source)


def test_a_cell_runs_after_what_it_needs_is_edited_and_keeps_its_code_but_no_output(reader):
    page, number = reader().open(f"notebooks/{SHARED}.html"), number_of(PRINTS)
    cell = Plain(page, number)
    expect(cell.origin).to_have_text("stored output")
    before = cell.stored.inner_text()
    cell.run()
    expect(cell.origin).to_contain_text("run here in", timeout=120_000)
    expect(cell.origin).to_contain_text("after what it needs of 2 cells above")
    expect(cell.stored).to_be_hidden()
    assert cell.told.inner_text().strip() == before.strip()
    cell.press("Put the stored output back")
    expect(cell.stored).to_be_visible()
    expect(cell.origin).to_have_text("stored output")
    assert cell.told.inner_text() == ""
    cell.cell.locator("pre .mi").first.click()
    editor = cell.cell.locator(".cm-content")
    expect(editor).to_be_focused()
    expect(editor).to_contain_text("two_layers = ")
    cell.run("two_layers = X @ rng.normal(size=(2, 3))\ntwo_layers.shape")
    expect(cell.told).to_have_text("(200, 3)", timeout=120_000)
    cell.cell.locator(".cm-content").press("ControlOrMeta+z")
    page.reload()
    cell = Plain(page, number)
    cell.run("0 * np.ones(2)")
    expect(cell.told).to_have_text("array([0., 0.])", timeout=120_000)
    page.reload()
    cell = Plain(page, number)
    expect(cell.cell.locator(".cm-content")).to_have_text("0 * np.ones(2)")
    expect(cell.origin).to_have_text("stored output of the code as it came")
    expect(cell.stored).to_be_visible()
    cell.press("Start over")
    expect(cell.cell.locator(".cm-content")).to_contain_text("two_layers = ")


def test_an_error_is_shown_and_a_run_can_be_stopped(page):
    cell = Plain(page, number_of('print("tanh(z)'))
    cell.run("print('before')\nnowhere")
    expect(cell.told).to_contain_text("NameError: name 'nowhere' is not defined", timeout=120_000)
    expect(cell.told).to_contain_text("before")
    cell.run("sum(iter(int, 1))")
    expect(cell.cell.locator(".live-status")).to_contain_text("Running for", timeout=120_000)
    cell.press("Stop")
    expect(cell.told).to_have_text("Stopped.")
    expect(cell.stored).to_be_visible()
    cell.run("x = 'in a new worker'\nx")
    expect(cell.told).to_have_text("'in a new worker'", timeout=120_000)


def test_all_cells_above_run_in_order_and_stop_at_an_error(page):
    first, second = Plain(page, 0), Plain(page, 1)
    first.run("x = [1]\nprint(x)")
    expect(first.told).to_have_text("[1]", timeout=120_000)
    second.run("x.append(2)\nx")
    third, fourth = Plain(page, 2), Plain(page, 3)
    third.run("len(x)")
    expect(third.told).to_have_text("2", timeout=120_000)
    first.run("x = [1, 1]\nprint(x)")
    for one in (second, third):
        one.press("Put the stored output back")
    fourth.cell.hover()
    fourth.press("Run all above")
    expect(third.told).to_have_text("3", timeout=120_000)
    expect(second.told).to_have_text("[1, 1, 2]")
    expect(third.origin).not_to_contain_text("above")
    first.run("x = [1, 1]\nx = 1 / 0")
    expect(first.told).to_contain_text("ZeroDivisionError", timeout=120_000)
    third.press("Put the stored output back")
    fourth.cell.hover()
    fourth.press("Run all above")
    early = "Code cell 1 did not run to its end; those below it did not run."
    expect(fourth.told).to_have_text(early)
    expect(fourth.stored).to_be_visible()
    expect(third.stored).to_be_visible()
    first.run("x = [1]")
    fourth.press("Run all above")
    expect(fourth.told).to_be_empty()


def test_an_exercise_uses_what_an_edited_cell_above_it_makes(page):
    Plain(page, 0).run("found = 'edited'")
    asked = Asked(page, cell_of(SHARED, "relu"))
    asked.run("found")
    expect(asked.told).to_have_text("'edited'", timeout=120_000)


def test_a_value_that_claims_to_be_a_page_is_only_shown(page):
    cell = Plain(page, number_of("powers = np.exp"))
    cell.run(HOSTILE)
    expect(cell.told).to_contain_text("shown", timeout=120_000)
    assert cell.told.locator("img, script, a[href]").count() == 0
    assert page.title() != "run"
    refused = [one for one in page.heard if "Executing inline event handler violates" in one]
    assert page.heard == refused  # the page's policy is a second safeguard
    page.heard.clear()


HOSTILE = """
class Page:
    def _repr_html_(self):
        image = "<img src=x onerror=document.title='run'>"
        return image + "<script>document.title='run'</script><a href='javascript:0'>shown</a>"

Page()
"""


def test_the_page_says_at_its_head_what_runs(page):
    told = page.locator(".live-head")
    expect(told).to_contain_text("can be run: press Run below")
    expect(told).to_contain_text("fetches them, 31 MB")


def test_by_keyboard_every_button_is_reached_and_named(page):
    number = number_of("close = np.log")
    cell = Plain(page, number)
    cell.cell.get_by_role("button", name=f"Run code cell {number + 1}").focus()
    page.keyboard.press("Tab")
    expect(cell.cell.get_by_role("button", name="Run all above")).to_be_focused()
    page.keyboard.press("Tab")
    expect(cell.cell.get_by_role("button", name="Edit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell.cell.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(cell.cell.get_by_role("button", name="Run code cell")).to_be_focused()


def test_on_a_phone_buttons_are_large_enough_and_nothing_is_wider_than_the_page(reader):
    screen = {"width": 390, "height": 844}
    page = reader(viewport=screen, has_touch=True, is_mobile=True).open(f"notebooks/{SHARED}.html")
    cell = Plain(page, number_of(PRINTS))
    cell.press("Edit")
    expect(cell.cell.locator(".cm-content")).to_be_focused()
    for one in cell.cell.locator(".live-quiet").get_by_role("button").locator("visible=true").all():
        assert one.bounding_box()["height"] >= 44
    cell.run()
    expect(cell.origin).to_contain_text("run here in", timeout=120_000)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_axe_finds_nothing_in_cells_that_have_run(page):
    cell = Plain(page, number_of("def theirs(z)"))
    cell.run("print(1)\n1 / 0")
    expect(cell.told).to_contain_text("ZeroDivisionError", timeout=120_000)
    for theme in THEMES:
        show_in(page, theme)
        assert axe(page, contrast=False) == [], theme
        assert axe(page, within=cell.cell) == [], theme
