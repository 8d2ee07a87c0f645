"""All explorers on one page, as in a notebook: each as it is alone, and none in the way."""

import pytest

from .explorers import SOURCES, explorer_of

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
}"""  # where everything in an explorer stands, from its own corner


@pytest.fixture
def together(open_page, kernel):
    """All explorers on one page, by name: {name: its root}, and the page."""
    made = {name: explorer_of(SOURCES[name]) for name in SOURCES}
    page = open_page(kernel.page(*made.values()), count=len(made))
    roots = page.locator(".mlpkit")
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


def test_the_wheel_over_each_moves_the_page_at_once(together):
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


def test_tab_comes_to_each_within_two_presses(together):
    page, roots = together
    for name, root in roots.items():
        root.evaluate("""root => {
            const before = document.createElement("button");
            root.getRootNode().host.before(before);
            before.focus();
        }""")
        for _ in range(2):
            page.keyboard.press("Tab")
            if inside := root.evaluate("root => root.matches(':focus-within')"):
                break
        assert inside, name
