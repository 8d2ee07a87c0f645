"""All explorers on one page, as in a notebook: each looks as it does alone, and none interferes."""

import pytest

from mlpkit.widgets.move_the_line import UPDATES

from .chromium import expect
from .explorers import (
    SOURCES,
    button,
    control_of,
    explorer_of,
    frame,
    sentence,
    settled,
    slider,
    tree,
)

pytestmark = pytest.mark.browser

PLACES = """(root) => {
  const { left, top } = root.getBoundingClientRect();
  return [...root.querySelectorAll("*")]
    .filter((one) => one.tagName !== "STYLE" && one.checkVisibility())
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width || height)
    .map(([one, box]) => [
      `${one.tagName} ${one.className.baseVal ?? one.className}`,
      ...[box.left - left, box.top - top, box.width, box.height].map(Math.round),
    ]);
}"""  # returns the position of everything in an explorer, relative to its own corner


@pytest.fixture
def together(open_page, kernel):
    """All explorers on one page, by name: {name: its root}, and the page."""
    made = {name: explorer_of(SOURCES[name]) for name in SOURCES}
    page = open_page(kernel.page(*made.values()), count=len(made))
    roots = page.locator(".mlpkit")
    page.explorers = made
    yield page, {name: roots.nth(k) for k, name in enumerate(made)}
    assert kernel.renew() == []


def test_each_looks_as_it_does_alone(together, open_page, kernel):
    _, roots = together
    beside = {name: root.evaluate(PLACES) for name, root in roots.items()}
    different = {}
    for name in SOURCES:
        alone = open_page(kernel.page(explorer_of(SOURCES[name])))
        mine = alone.locator(".mlpkit").evaluate(PLACES)
        both = [(a, b) for a, b in zip(mine, beside[name], strict=False) if a != b]
        if both or len(mine) != len(beside[name]):
            different[name] = (len(mine), len(beside[name]), both[:3])
    assert different == {}


def test_the_wheel_over_each_explorer_scrolls_the_page_at_once_and_tab_soon_reaches_each(together):
    page, roots = together
    page.evaluate("document.querySelector('main').style.padding = '60vh 0'")
    for root in roots.values():
        for part in (".picture", ".said"):
            root.locator(f"> {part}").evaluate("one => one.scrollIntoView({ block: 'center' })")
            box = root.locator(f"> {part}").bounding_box()
            page.mouse.move(box["x"] + 30, min(max(box["y"], 0) + 10, 880))
            for notch in (-40, 40):
                before = page.evaluate("scrollY")
                page.mouse.wheel(0, notch)
                page.wait_for_function("before => scrollY !== before", arg=before, timeout=3000)

    for name, root in roots.items():
        root.evaluate("""root => {
            const before = document.createElement("button");
            (root.getRootNode().host ?? root).before(before);
            before.focus();
        }""")
        for _ in range(2):
            page.keyboard.press("Tab")
            if inside := root.evaluate("root => root.matches(':focus-within')"):
                break
        assert inside, name


def test_a_screen_reader_reads_each_explorer_once_and_no_ticks(together):
    page, roots = together
    for title, heard in tree(page).items():
        assert heard["status"] == "", title  # opening a page is not announced
    for name, root in roots.items():
        root.evaluate(LISTEN)
        control, key = control_of(root, name)
        control.press(key)
    expect(roots["TrainingMonitor"]).to_contain_text("finished after 3 of 3 epochs")
    for root in roots.values():
        expect(root.locator("> .heard")).not_to_have_text("")
    page.wait_for_timeout(800)  # wait: no other text should come
    known = tree(page)
    for name, root in roots.items():
        explorer = page.explorers[name]
        said = root.locator("> .said").inner_text()
        assert known[explorer.title]["status"].split() == said.split(), name
        heard = page.evaluate("title => window.heard.get(title)", explorer.title)
        assert len(heard) == len(set(heard)), name
        assert len(heard) == 1 or name == "TrainingMonitor"  # a slow run rests between its epochs
        for ticks in root.evaluate(AXES):
            assert ticks not in known[explorer.title]["words"], name


LISTEN = """(root) => {
  window.heard ??= new Map();
  const heard = root.querySelector(":scope > .heard");
  window.heard.set(root.ariaLabel, []);
  new MutationObserver(() => heard.textContent &&
    window.heard.get(root.ariaLabel).push(heard.textContent))
    .observe(heard, { childList: true });
}"""  # the texts of the live region, in order
AXES = """(root) => [...root.querySelectorAll(".axis")]
  .map((axis) => [...axis.querySelectorAll("text")].map((tick) => tick.textContent).join(" "))
  .filter((ticks) => ticks.split(" ").length > 2)"""  # the ticks of each axis


def test_while_the_line_learns_the_sentence_shown_is_the_one_that_is_read_out(open_explorer):
    page = open_explorer(SOURCES["MoveTheLine"])
    slider(page, "w1, for the upper half").press("End")
    settled(page)
    heard = frame(page).locator("> .heard")
    expect(heard).to_have_text(sentence(page).inner_text())
    button(page, "Learn").click()
    pairs = frame(page).evaluate(BOTH, f"made {UPDATES} updates")
    assert len({said for said, _ in pairs}) > 5
    assert all(told in ("", said) for said, told in pairs)
    expect(button(page, "Learn")).to_be_enabled()
    expect(heard).not_to_have_text("")
    expect(heard).to_have_text(sentence(page).inner_text())


BOTH = """async (root, last) => {
  const [said, heard] = [".said", ".heard"].map((one) => root.querySelector(`:scope > ${one}`));
  const found = [];
  const end = performance.now() + 60_000;
  while (!said.textContent.includes(last) && performance.now() < end) {
    await new Promise((then) => requestAnimationFrame(then));
    found.push([said.textContent, heard.textContent]);
  }
  return found;
}"""
