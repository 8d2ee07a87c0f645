"""All explorers in one notebook of JupyterLab: each leaves the page alone, and Tab reaches it."""

import pytest

from tests.pages.explorers import SOURCES, control_of, setup_of, tree

from .notebook import expect

# on plain pages, the same checks run at every push
pytestmark = [pytest.mark.browser, pytest.mark.proofs]

TYPED = "input:enabled:not([type=radio], [type=checkbox], [type=range]), textarea:enabled"
OWN_BARS = """(root) => {
  const found = [];
  let node = root.getRootNode().host ?? root;
  for (; !node.matches(".jp-Cell"); node = node.parentElement)
    if (node.scrollHeight > node.clientHeight || node.scrollWidth > node.clientWidth)
      if (getComputedStyle(node).overflowY !== "visible") found.push(node.className);
  return found;
}"""  # the scrollable boxes around an explorer


def test_all_explorers_work_in_one_notebook(lab, open_notebook):
    cells = [cell for source in SOURCES.values() for cell in ("None", source)]
    lab.write("together", setup_of(*SOURCES.values()), *cells)
    notebook = open_notebook("together")
    page = notebook.page
    page.set_viewport_size({"width": 1100, "height": 800})
    notebook.run_all()
    roots = page.locator(".mlpkit[data-drawn]")
    expect(roots).to_have_count(len(SOURCES))

    place = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"
    for k, name in enumerate(SOURCES):
        root = roots.nth(k)
        assert root.evaluate(OWN_BARS) == [], name
        root.locator("> .said").scroll_into_view_if_needed()
        root.locator("> .said").hover()
        before = page.evaluate(place)
        page.mouse.wheel(0, -60)
        page.wait_for_function(f"before => ({place})() < before", arg=before, timeout=5000)

    for k, name in enumerate(SOURCES):
        root = roots.nth(k)
        cell = notebook.code_cells.nth(2 * k + 1)  # the cell before this one
        cell.locator(".cm-content").press("Escape")
        for _ in range(2):
            page.keyboard.press("Tab")
            if inside := root.evaluate("root => root.matches(':focus-within')"):
                break
        assert inside, name

    before, fields = notebook.prompts.all_inner_texts(), 0
    for k, name in enumerate(SOURCES):
        for field in roots.nth(k).locator(TYPED).locator("visible=true").all():
            field.click()
            for keys in ("ControlOrMeta+a", "d", "d", "Shift+Enter"):  # d, d deletes a cell
                page.keyboard.press(keys)
            expect(field, name).to_be_focused()
            expect(page.locator(".jp-Cell.jp-mod-selected"), name).to_have_count(1)
            assert notebook.prompts.all_inner_texts() == before, name
            fields += 1
    assert fields > len(SOURCES)

    for k, name in enumerate(SOURCES):
        control, key = control_of(roots.nth(k), name)
        control.press(key)
    for root in roots.all():
        expect(root.locator("> .heard")).to_have_text(root.locator("> .said").inner_text())
    known = tree(page)
    for k, name in enumerate(SOURCES):
        said = roots.nth(k).locator("> .said").inner_text()
        title = roots.nth(k).get_attribute("aria-label")
        assert known[title]["status"].split() == said.split(), name
    assert notebook.heard == []
